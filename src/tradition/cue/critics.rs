//! Words that speak against a school, and for it after criticism.

use super::rules;

/// Verbs of a work that speaks against what is named behind them.
pub(in crate::tradition) const ATTACKS: &str = concat!(
    r"(?:critici[sz]e[sd]?|attack(?:s|ed)?|reject(?:s|ed)?|denounc(?:es?|ed)|dismiss(?:es|ed)?|reproach(?:es|ed)?|fault(?:s|ed)?|",
    r"accus(?:es?|ed)|object(?:s|ed)? to|ridicul(?:es?|ed)|mock(?:s|ed)?|charg(?:es?|ed))",
);

rules! {
    /// A sentence that opens a run of critics.
    CRITICS = concat!(
        r"^\W*not (?:everyone|everybody|all (?:scholars|readers|authors|writers|",
        r"researchers)) (?:[\w’']+ ){0,4}[\w’']+\W*$|",
        r"^\W*(?:those|others|some|many|several) (?:of those )?who (?:object|disagree|dissent|demur|doubt|",
        r"oppose)\w*\b|",
        r"^\W*it (?:has|had) (?:its )?(?:enemies|detractors)\b|",
        r"^\W*(?:the|its|their) (?:(?:main|chief|principal|strongest|fiercest|best-known|leading|most \w+) )?(?:opponent|",
        r"critic|",
        r"adversary|objector) (?:is|was|has been)\b|",
        r"^\W*(?:the )?(?:repl(?:y|ies)|responses?|rejoinders?) to (?:the|this|these|them|it)\b|",
        r"^\W*against (?:all (?:of )?)?(?:it|this|these|them|that|which|the [\w-]+(?: [\w-]+)?) (?:(?:stand|speak|count|tell|",
        r"weigh)s?|one has|one finds|we have|there (?:is|are))\b|",
        r"^\W*among (?:the |its |their )?(?:unbelievers|sceptics|skeptics|critics|doubters|dissenters|opponents|detractors)\b|",
        r"^\W*the (?:most|more) [\w-]+ (?:criticisms?|critiques?|objections?|attacks?|challenges?) (?:came|comes?|has|have|",
        r"was|were|is)\b|",
        r"^\W*(?:[\w’-]+ ){1,4}have (?:since |also |long |often )?(?:replied|retorted|countered|objected|protested|",
        r"complained) that\b|",
        r"^\W*what (?:the |these |such )?(?:[\w-]+ ){0,3}(?:studies|schools?|approach(?:es)?|views?|accounts?|traditions?|",
        r"literatures?|",
        r"authors|writers|theor(?:y|ies)|models?) gains? (?:in )?[\w-]+,? (?:it|they) (?:may |also )?lo(?:ses?|st)\b|",
        r"\bit (?:has been|is sometimes|is often|was|may be|can be|might be) (?:maintained|argued|said|replied|suggested|",
        r"urged|",
        r"countered) that (?:the (?:whole |very )?(?:[\w’'-]+ )?(?:view|position|approach|account|school|thought|argument|",
        r"theory|thesis|",
        r"tradition|programme|program|model|idea) |it |they |this )(?:presuppos|collaps|rests? on|begs?|cannot|fails?|ignor|",
        r"overlook|smuggl)|",
        r"\b(?:is|are|was|were|remains?) (?:(?:its|the|their) )?(?:[\w-]+ )?(?:weak(?:est)? (?:points?|spots?|links?)|",
        r"achilles[’'] heel|blind spots?|soft spots?|weakness(?:es)?)\W*$|",
        r"^\W*(?:two|three|several|some|many|a few|other) (?:people|scholars|authors|writers|books|studies|findings|facts|",
        r"results) (?:\w+ )?(?:spoil|upset|disturb|dent|unsettl|troubl)\w* (?:this|it|the)\b|",
        r"^\W*(?:the |its |their |some |a |other |usual |obvious |standard |common |familiar |classic |",
        r"predictable |inevitable |several |many |such |these |those |serious |further |two |three |more |and |",
        r"but |yet |of course,? |not surprisingly,? |perhaps )*(?:(?:kinds?|sorts?|lines?|types?|",
        r"sets?) of )?(?:critics?|critiques?|criticisms?|objections?|objectors|sceptics|skeptics|doubts|doubters|",
        r"detractors|opponents|dissent|dissenters|riposte|rejoinders?|reproach(?:es)?|complaints?|grumbl(?:es?|",
        r"ings?)|challengers|quarrels?|rebuttals?|worries|reservations|difficulties|troubles?|backlash|",
        r"(?:resistance|charge|alarm|opposition|challenges?|protests?|attacks?|",
        r"reaction)(?: of [\w-]+)? (?:(?:\w+ )?(?:to|against|on) (?:it|this|them|these|such|",
        r"the (?:\w+ )?(?:school|view|position|approach|theory|tradition|program(?:me)?|model|thesis|account|",
        r"idea))|from (?:within|inside|outside|without|several|many|all|both)|is|are|was|were|has|have|had|came|",
        r"comes?|did|soon|followed|arose|grew|mounted))\b|",
        r"^\W*(?:(?:here|there|nor|not|two|three|one|first|main|chief|common|frequent|recurrent|most|obvious|",
        r"sharp|early|late|later|more|recent|too|are|is|were|was|have|has|been|exist|exists|came|also|a|an|the|of|",
        r"kinds?|sorts?|number|several|serious|known|another|some|sympathetic|feminist|external|internal|",
        r"methodological|empirical|theoretical|from|within|outside|that|and|but|yet),? ){0,6}?(?:critics|",
        r"criticisms?|objections?|objectors|sceptics|skeptics|detractors|opponents|dissenters|dissent|",
        r"reservations|misgivings|doubts|unease)\b|",
        r"\b(?:has|have|had|met with|not without) (?:(?:also )?had )?(?:its|their|his|her|many|some|also had|drawn|attracted|",
        r"been)? ?(?:critics|sceptics|skeptics|detractors|opponents|doubters|criticisms?|fire|resistance)\b|",
        r"\b(?:has|have|had) not (?:(?:worn|aged|held up|fared|stood up) (?:well|so well|better)|held up)\W*$|",
        r"^\W*(?:an?|one|the|another) (?:[\w-]+ )?(?:difficulty|problem|trouble|weakness|drawback|limitation) (?:with|of|",
        r"for) (?:the|this|",
        r"that|any|all|such|these|both) (?:[\w-]+ )?(?:views?|positions?|approach(?:es)?|accounts?|arguments?|theor(?:y|",
        r"ies)|thes[ie]s|",
        r"schools?|models?|ideas?|readings?|claims?|traditions?)\b|",
        r"^\W*whether [^.;]{5,140} (?:is|remains|seems|may be) (?:doubtful|open to doubt|questionable|another matter|less ",
        r"(?:clear|certain|obvious))\b|",
        r"\b(?:has|have|had) (?:also )?(?:drawn|attracted|met with|provoked|encountered|been met with|come in for|",
        r"aroused) (?:\w+ ){0,3}?(?:critics|criticisms?|critiques?|objections?|opposition|scepticism|skepticism|",
        r"hostility)\b|",
        r"\bthe (?:riposte|reaction|backlash|reply|criticism) (?:did not|was not|came|has not|soon)\b|",
        r"\b(?:has|have) (?:[^.;]{0,40} )?been (?:a|the) (?:frequent |favou?rite |main )?(?:target|object|",
        r"butt) of (?:\w+ )?(?:criticisms?|critiques?|attacks?)|",
        r"\b(?:has|have) (?:not gone unchallenged|(?:fared|aged|held up|done) (?:the )?(?:worst|worse|badly|",
        r"poorly|ill|less well)|(?:\w+ )?been (?:much |widely |sharply |often |repeatedly |frequently |also |",
        r"rightly |strongly |heavily |severely )?(?:criticized|criticised|challenged|contested|disputed|attacked|",
        r"questioned|faulted|accused|objected|called into question|taken to task))|",
        r"\b(?:is|are|was|were) (?:not|far from|hardly|by no means) (?:undisputed|uncontested|uncontroversial|",
        r"unopposed|unproblematic|without (?:its |their )?(?:\w+ )?(?:critics|problems|difficulties|",
        r"detractors))\b|",
        r"\b(?:has|have) been found (?:to be )?(?:obscure|wanting|lacking|unconvincing|incoherent|too )|",
        r"^\W*there are (?:\w+,? )?those who (?:think|doubt|object|find|question)|",
        r"\b(?:not|never|hardly|scarcely) (?:lacked|been without|lack|short of) (?:\w+ )?(?:enemies|critics|",
        r"opponents|detractors|sceptics)|",
        r"^\W*(?:to|for|according to) (?:its|their|the) (?:\w+ )?(?:critics|opponents|detractors)\b|",
        r"\bhas not been (?:\w+ )?(?:welcomed|accepted|convincing)|",
        r"\bnot (?:everyone|everybody|all)\b[^.;]{0,40}\b(?:convinced|persuaded|agree[sd]?|impressed)|",
        r"\b(?:would have none of it|(?:was|were|is|are) not (?:convinced|persuaded)|it (?:has been|was|",
        r"is) (?:often |sometimes )?objected)|",
        r", (?:and|but) (?:the|its|their) (?:critics|opponents|sceptics|skeptics|detractors) (?:have|had|were|are|",
        r"soon|did)\b|",
        r"^\W*(?:it|this|they|the (?:[\w-]+ ){1,3}) ?(?:stumbled (?:over|on (?:the|its|this|these|facts|",
        r"evidence))|ran into (?:\w+ )?(?:trouble|difficult\w+|problems?|facts|resistance|opposition|criticism)|",
        r"came to grief|foundered on|came unstuck)|",
        r"^\W*(?:the )?(?:[\w-]+ )?(?:data|evidence|facts?|figures|findings|numbers|record|archives?|",
        r"experiments?) (?:has|have|had|was|were) (?:not (?:been )?|(?:been )?(?:much |far |",
        r"rather )?less )(?:cooperative|kind|obliging|obliged|accommodating|forgiving|cooperated)\b|",
        r"^\W*(?:both|all|they|the two|neither|all three|each) (?:of them )?ha(?:s|ve) been (?:told|charged|",
        r"accused|criticized|criticised|reproached|taxed)\b|",
        r", (?:and|but) (?:both|all|they|each|it) ha(?:s|ve) been (?:told|charged|accused|criticized|criticised|",
        r"reproached|taxed)\b|",
        r"^\W*(?:the )?(?:results|findings|verdicts?|tests|replications) (?:of|by) others\b|",
        r"^\W*(?:tests?|evidence|verdicts?|results|findings|data|predictions) (?:(?:is|are|was|were|has been|",
        r"have been|proved|turned out) )?(?:\w+ )?(?:unfavou?rable|unkind|disappointing|discouraging|adverse)\b|",
        r"^\W*(?:nor (?:did|do|does|was|were|has|have|is|are) |not )(?:everyone|everybody|all)\b|",
        r"\b(?:fit|evidence|picture|record) (?:was|is|has been) (?:never|not|far from|less than) (?:perfect|",
        r"complete|clear|conclusive|kind)|",
        r"^\W*(?:some|others|several (?:authors|scholars|writers)|many)(?:,? (?:have|has|however|nonetheless|",
        r"nevertheless|though))*,? (?:object(?:ed)?|criticized|criticised|questioned|challenged|doubted|faulted|",
        r"complain(?:ed)?)\b|",
        r"^\W*(?:bemängelt|kritisiert|bestritten|eingewandt|eingewendet|vorgeworfen|vorgehalten|beanstandet) (?:wurden?|wird|",
        r"worden|hat|haben)\b|\b(?:ist|sind|wurden?|wird|werden) (?:\w+ ){0,6}?(?:eingewandt|eingewendet|vorgeworfen|",
        r"vorgehalten|entgegengehalten|bemängelt)\b|",
        r"^\W*on (?:(?:lui|leur|y) )?a (?:[\w’']+ )?(?:reproché|objecté|opposé) |",
        r"^\W*kritisch (?:dazu|dagegen|hierzu|zu dies\w+|gegen)|",
        r"^\W*(?:einwände|kritik|widerspruch|vorbehalte|bedenken) (?:gegen (?:dies\w+|den|die|das)\b|daran\b|",
        r"dagegen\b|hat\b|haben\b|kam\b|kommt\b|(?:formulier|erhob|erheb|meldet|übte|üben|übt)\w*)|",
        r"^\W*gegen (?:dies\w*|den|die|das) (?:[\w-]+ ){1,4}(?:(?:ist|wurde|wird) [^.;]{0,40}eingewandt|wend\w+ sich|",
        r"hat sich|haben sich|richt\w+ sich|sprech\w+|argumentier\w+)|",
        r"^\W*(?:les |des |de nombreuses |plusieurs )(?:critiques|objections|réserves)\b|",
        r"^\W*(?:cette|ces|l[’']) ?(?:approches?|perspectives?|lectures?|thèses?|positions?|écoles?|",
        r"courants?) (?:[\w’]+ ){0,2}",
        r"(?:a|ont) (?:[\w’]+ ){0,2}été (?:[\w’]+ )?(?:critiqué|contesté|remis)|",
        r"^\W*(?:las |los |varias |varios )?(?:críticas|objeciones|críticos) (?:a|contra|de) (?:est|es)\w+",
    );
    /// "Criticism of the communicative school has come from several directions".
    CRITICISM_OF = concat!(
        r"^\W*(?:(?:the|some|much|other|further|early|later|recent|main|usual|stronger|sharper) )*(?:critici(?:sm|sms)|",
        r"critics|",
        r"critiques?|objections?|attacks?|opposition|resistance|challenges?|doubts?|scepticism|skepticism|discontent) (?:of|",
        r"to|",
        r"on|against|about|with|towards?) (?:the|this|these) ",
    );
    /// Against a school, said of one work.
    CRITIQUE = concat!(
        r"\b(?:critici[sz]\w+|critiqu\w+|object(?:s|ed|ing)? (?:that|to)|objection|(?:a|its|the|",
        r"another) (?:sceptic|skeptic|critic)|sceptical|skeptical|reproach\w*|challeng(?:e|es|ed|ing)|reject(?:s|",
        r"ed|ing)?|rebut\w*|doubt(?:s|ed)|cast doubt|question(?:s|ed) (?:whether|the|this|that)|fail(?:s|ed)? to|",
        r"fails|overlook\w*|neglect(?:s|ed|ing)|overstat\w+|warn(?:s|ed)|charg(?:es|ed) (?:that|it|them)|",
        r"fault(?:s|ed)|misleading|misunderst\w+|miss(?:es|ed) the|ignor(?:e|es|ed)|underestimat\w+|accus\w+|",
        r"convict\w+|attack(?:s|ed)?|embarrass|disput(?:e|es|ed)|refut\w+|contradict\w*|undermin\w+|blind (?:to|",
        r"spots?)|complain(?:s|ed)?|demoli\w+|too (?:narrow|blunt|general|optimistic|rosy)|bluntness|mistak(?:e|",
        r"es|ing|en)|caricature|naive|untenable|replaced (?:it|the)|quarrel\w*|protest(?:s|ed)?|dissent(?:s|ed)?|",
        r"denounc\w+|debunk\w*|take issue|took issue|takes issue|against (?:it|them|the former|the latter|this|",
        r"these)|found (?:very )?little|plays? down|downplay\w*|asks? what (?:became|becomes|remains)|",
        r"against this view)\b",
    );
    /// Said of a cited author who is the sentence's subject: "are the most persistent critics of …".
    CRITIC_OF = concat!(
        r"^[^.;]{0,12}?\b(?:is|are|was|were|has been|have been|remains?|became|counts? (?:as|among))\b[^.;,:]{0,50}?\b(?:critics?|",
        r"opponents?|adversar(?:y|ies)|detractors?|antagonists?|sceptics?|skeptics?) of ",
    );
    /// Against a school, the school being part of the words.
    AIMED = concat!(
        r"\b(?:than (?:the|this|any such) (?:model|account|theory|thesis|argument|approach|view|",
        r"story) (?:requires|predicts|allows|implies|suggests|supposes|expects|would)|against (?:it|them|",
        r"the former|the latter|this (?:view|account|approach|tradition|school|position|model)|the (?:view|",
        r"account|approach|tradition|school|position|model|programme|program|family|party|camp|theory|thesis|",
        r"hypothesis))|(?:critics?|sceptics?|skeptics?|opponents?|critiques?) of (?:the|this|such) (?:view|",
        r"account|approach|tradition|school|position|model|programme|program)|(?:refutes?|refuted|undermines?|",
        r"undermined|challenges?|challenged|disputes?|disputed|rejects?|rejected|criticizes?|criticized|",
        r"criticises?|criticised) (?:the|this|such an?) (?:view|account|approach|tradition|school|position|model|",
        r"programme|program|thesis|argument|claim))\b",
    );
    /// "Roe's objection was at first about norms": a school that begins as an objection.
    OWN_OBJECTION = concat!(
        r"^\W*(?:[\w’'-]+ ){0,4}?(?:objection|protest|critique|quarrel|complaint|revolt|rebellion|",
        r"dissent)s? (?:was|were|is|began|begins|started|starts|had|became)\b",
    );
    /// Said of a cited work that is the sentence's subject: it speaks against something.
    OBJECTS = concat!(
        r"^(?P<lead>[^.;]{0,90}?)\b(?:whose (?:\w+ )?(?:criticisms?|critiques?|objections?|doubts)\b|(?:finds?|",
        r"found|thinks?|thought|considers?|considered|calls?|called|deems?|deemed|judges?|judged|",
        r"pronounce[sd]?) (?:it|them|this|the|these|its|their|such|",
        r"all)(?: [\w-]+){0,3}? (?:an? (?:[\w-]+ )?)?(?:circular|tautological|unconvincing|wanting|flawed|",
        r"untenable|implausible|incoherent|overdrawn|simplistic|vacuous|misguided|fable|myth|fiction|caricature|",
        r"nonsense|illusion|mistake|error|fallacy|dead end|distraction|non-starter)|(?:turn(?:s|ed)?|stand(?:s)?|",
        r"stood) (?:it|them|this|the \w+) (?:on its head|upside down)|",
        r"sets? (?:himself|herself|itself|themselves) against|finds? no (?:place|room|use|need|sign|trace|evidence)\b|",
        r"could (?:not use|make nothing of) (?:it|them|this)|adds? (?:very )?(?:little|nothing)|could find no\b|",
        r"that (?:the )?[\w-]+ (?:have|has) been (?:taken in|misled|deceived|fooled|seduced|wrong|mistaken)|",
        r"(?:is|was|are|were|has been|have been|",
        r"remains?|remained) (?:(?:rather|much|far|considerably|\w+ly) )?(?:less|not so|not at all|not|hardly|",
        r"scarcely|far from) (?:sure|certain|persuaded|convinced|impressed|kind|sanguine|optimistic|happy|",
        r"charitable|enthusiastic|satisfied)|t(?:akes?|ook) (?:[\w’-]+ ){1,4}to task|",
        r"argue[sd]? (?:at length )?against|begs? to differ|demur(?:s|red)?|part(?:s|ed)? company|br(?:eaks?|",
        r"oke) with|regrets?|regretted|laments?|lamented|(?:shows?|showed|shown|found|finds|argue[sd]?|",
        r"concluded?s?|suggest(?:s|ed)?) (?:\w+ )?(?:the opposite|the reverse|otherwise)|to the contrary|",
        r"on the contrary|objected(?: \w+){0,2}?(?:, [\w ]{1,20},)? (?:that|to)|objects (?:to|strongly|that (?:it|they|the|",
        r"this|",
        r"these|such|he|she)\b)|objected strongly|protest(?:s|ed)|remain(?:s|ed)? (?:un(?:persuaded|convinced|",
        r"impressed|moved)|sceptical|skeptical)|(?:is|are|was|were) not (?:persuaded|convinced|impressed)|",
        r"ask(?:s|ed) (?:whether|if) (?:it|they|this|these|the [\w-]+) (?:did|does|do|was|is|are|were|had|has) not\b|",
        r"persuaded by (?:none|nothing|little|neither)|convinced by (?:none|nothing|little|neither)|",
        r"(?:judge[sd]?|argue[sd]?|conclude[sd]?|f(?:ou|i)nds?|th(?:ought|inks?)|h(?:eld|olds?)|believe[sd]?) that (?:it|",
        r"they|this|these) ",
        r"(?:inflate|exaggerat|overstat|overlook|neglect|ignor|confus|conflat|obscur|mistake|misread|misrepresent|",
        r"romanticis|romanticiz)\w*|",
        r"demolition|f(?:ou|i)nds? (?:in \w+ )?(?:much|more|many|plenty of) [^.;]{3,40}? (?:and|but|than) (?:little|few|no|",
        r"less|fewer)\b|wrong with|(?:as|is|was|are|were|been|be) (?:\w+ )?(?:circular|tautological|flawed|vacuous|",
        r"incoherent|untenable|na[iï]ve|simplistic|reductive|reductionist|unconvincing|misguided|mistaken|wrong|",
        r"inadequate|one-sided|overdrawn|implausible|untestable|unfalsifiable|psychologistic|ahistorical)\b|",
        r"suspects? (?:it|them|this)|complain(?:s|ed)|warn(?:s|ed)|charg(?:es|ed)|accus(?:es|ed)|doubt(?:s|ed)|",
        r"fault(?:ed|s (?:the|it|them|this|these|its|their))|found (?:fault|little|nothing|no )|overstat\w+|",
        r"overestimat\w+|exaggerat\w+|respond(?:s|ed) with [^.;]{0,40}critique|debunk\w+|finds? (?:in (?:it|them|",
        r"this|these)[^.;]{0,40}?,? )?a failure|should be (?:given up|abandoned|dropped|discarded)|",
        r"would (?:\w+ )?(?:do away with|dispense with|abolish|scrap)|that (?:it|they|this|these|",
        r"the [\w-]+) cannot (?:\w+ )?(?:explain|account for)|(?:did|do|does) not (?:bear|bore) (?:it|them|this|",
        r"the \w+) out|broadsides?\b|is (?:\w+ )?an attack|attack on (?:it|this|them|these|",
        r"the (?:[\w-]+ )?(?:school|view|position|approach|theory|tradition|program(?:me)?|idea|doctrine|model|",
        r"thesis|account))\b|ha(?:s|d|ve) (?:little|no|scant) patience|(?:was|would|will) hav(?:e|ing) none|",
        r"pour(?:s|ed) (?:cold|scorn)|pick(?:s|ed) holes?|(?:is|was) unsparing|push(?:es|ed) back|deplor\w+|",
        r"ridicul\w+|mock(?:s|ed)|nothing of value|made (?:\w+ )?fun of|(?:is|was|has been|",
        r"remains?) (?:\w+ )?(?:critical|sceptical|skeptical|dismissive) of|express(?:es|ed) (?:doubts?|",
        r"reservations)|took issue|takes? issue|scathing|wonders? (?:whether|if)|wondered (?:whether|if)|",
        r"point(?:s|ed)? out that (?:it|they|the|this|these)\b[^.;]{0,60}\b(?:not|cannot|neglects?|ignores?|",
        r"overlooks?|fails?))",
    );
    /// Said of a cited work that is the subject: it may speak against something.
    DISPUTES = concat!(
        r"^(?P<lead>[^.;]{0,40}?)\b(?:challeng(?:es|ed)|question(?:s|ed)|reject(?:s|ed)|disput(?:es|ed)|",
        r"critici[sz](?:es|ed)|attack(?:s|ed)|refut(?:es|ed)|contest(?:s|ed)|repl(?:ies|ied)|rejoin(?:s|ed)|",
        r"counter(?:s|ed)|respond(?:s|ed)|disagree[sd]?|den(?:ies|ied)|dismiss(?:es|ed)|rebut(?:s|ted)|",
        r"contradict(?:s|ed)|stands? (?:against|opposed to|at the opposite (?:pole|end))|",
        r"(?:is|are|was|were|remains?) (?:[\w-]+,? ){0,3}?(?:critics?|opponents?|adversar(?:y|ies)|detractors?|",
        r"sceptics?|skeptics?) of|(?:is|are) at odds with)\b|",
        // Two authors: the verb stands right behind them.
        r"^(?P<two>\W*(?:\w+ly )?)(?:challenge|question|reject|dispute|critici[sz]e|attack|refute|contest|contradict|",
        r"doubt that|object that|complain that|warn that|reply|respond|retort|counter that|",
        r"oppose|dismiss|rebut)\b",
    );
    /// "The prediction was challenged by Roe (2001)": the words before a cited work.
    DISPUTED_BY = concat!(
        r"(?:\bhostile (?:reading|review|response|reception|critique|treatment)s? (?:is|was|are|were|came from|",
        r"comes from) (?:\w+ )?$|\b(?:obituary (?:was |has been )?(?:\w+ )?written|(?:severely|roughly|harshly|",
        r"rudely) (?:handled|treated|used)|savaged|mauled|ridiculed|buried|",
        r"demolished|undone|undermined|overturned|exploded|discredited|punctured|confronted|dismissed|challenged|",
        r"disputed|questioned|critici[sz]ed|attacked|rejected|refuted|contested|objected|faulted|",
        r"doubted) (?:[\w’'-]+ ){0,7}by (?:\w+ )?$|\b(?:weakness(?:es)?|limits?|limitations?|flaws?|gaps?|",
        r"blind spots?|failings?|shortcomings|problems?|difficult(?:y|ies)|drawbacks?|(?:de)?merits?|defects?|",
        r"contradictions?),? (?:[\w’-]+ ){0,7}(?:exposed|revealed|noted|pointed out|identified|",
        r"laid bare) by (?:\w+ )?$|\b(?:alarm|unease|anxiet(?:y|ies)|doubts?|objections?|complaints?|charges?|",
        r"suspicions?|worr(?:y|ies)|misgivings|disquiet|dissent|protest) (?:[\w’-]+ ){0,7}(?:expressed|voiced|put|",
        r"stated|made|formulated|pressed|given) (?:[\w’-]+ ){0,4}by (?:\w+ )?$)",
    );
    /// Evidence that a school did not expect, said of the work that brings it.
    AGAINST_EVIDENCE = concat!(
        r"\b(?:nothing of the sort|(?:more|most|very|particularly) damaging|damaging (?:to|for)|awkward for|",
        r"hard(?:er)? to (?:maintain|sustain|defend|believe)|(?:has|have) encouraged less|stumbl\w+ (?:on|over)|",
        r"r(?:an|uns?) into (?:\w+ )?(?:trouble|difficult\w+|problems?|facts|evidence|data)|c(?:ame|",
        r"omes?) to grief|ha(?:s|ve|d) been (?:much |far |rather )?less (?:cooperative|kind|obliging|",
        r"accommodating|generous|friendly|forgiving)|(?:did|do|does) not (?:oblige|cooperate)|embarrass\w+ (?:for|",
        r"to)|(?:hard|difficult|impossible|not easy) to (?:square|reconcile)|s(?:its?|at) (?:ill|uneasily|badly|",
        r"awkwardly)|fits? (?:ill|badly|poorly)|fatal (?:to|for)|(?:tells?|told|counts?|counted|speaks?|spoke|",
        r"cuts?) against|casts? (?:some |serious |considerable )?doubts?|(?:call(?:s|ed)?|threw|throws|",
        r"thrown) (?:\w+ ){0,3}?into (?:question|doubt)|(?:been|was|were|is|are) (?:\w+ )?(?:doubted|disputed|",
        r"questioned|denied)|dissenting|(?:sceptical|skeptical|discordant|critical) (?:notes?|voices?|remarks?)|",
        r"(?:trouble|difficulty|problem|snag|catch|drawback)(?:, as\b| is\b| was\b)|awkward (?:findings?|facts?|",
        r"results?|evidence)|what is missing|(?:less|not) (?:\w+ )?kind\b|(?:some|others|many|",
        r"several)(?: \w+)? (?:have|had) (?:replied|questioned|doubted|objected|countered|responded|disputed)|",
        r"(?:have|has|had) (?:\w+ )?wondered|contrary (?:evidence|results?|findings?)|(?:lends?|lent|gives?|gave|",
        r"finds?|found|offers?|offered|yields?|yielded|provides?|provided|shows?|showed) (?:little|no|scant|",
        r"only weak) (?:\w+ )?(?:support|evidence|effects?|benefit|sign|trace|advantage)|(?:had|has|have|",
        r"with) no (?:\w+ )?effects?\b|(?:did|do|does|could) not (?:find|support|confirm|replicate|reproduce|",
        r"bear (?:it|this) out)|(?:was|were|been|is|are) not (?:borne out|supported|confirmed|replicated|",
        r"reproduced|found)|but (?:failed|fails)\b|fail(?:s|ed)? (?:to (?:find|replicate|support|confirm)|",
        r"in the field|the test)|(?:prove[sd]?|turn(?:s|ed) out) (?:to be )?(?:too (?:low|small|weak|few|high|",
        r"large)|false|wrong|unfounded|spurious)|rarely prevent\w*|inconsistent with|at odds with|disconfirm\w*|",
        r"counter-?evidence|(?:is|are|was|were|pose[sd]?|remains?) an? (?:\w+ )?(?:problem|difficulty|challenge|",
        r"embarrassment) for)",
    );
    /// Those just named speak against something: "… replied that".
    RETORT = concat!(
        r"^[^.;]{0,90}?\b(?:repl(?:y|ies|ied)|object(?:s|ed)? (?:that|to)|respond(?:s|ed)?|counter(?:s|ed)? that|",
        r"complain(?:s|ed)?|critici[sz]e[sd]?|attack(?:s|ed)?|rejoin(?:s|ed)?|retort(?:s|ed)?|accus(?:e|es|ed)|",
        r"reproach(?:es|ed)?|challenge[sd]?)\b",
    );
    /// For a school after criticism.
    REPLY = concat!(
        r"\b(?:restat(?:es?|ed|ing) (?:the|this|it|their|its)|reaffirm\w*|repl(?:y|ies|ied)|respond(?:s|ed)?|responses?|",
        r"answer(?:s|ed)?|rejoin\w*|in (?:its |",
        r"their )?(?:defen[cs]e|favou?r)|defend(?:s|ed|ing)?|defen[cs]e|vindicat\w+|pleaded for|rescue[sd]?|",
        r"stood by)\b",
    );
    /// "Roe replied on behalf of the idealists".
    ON_BEHALF = r"\b(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?) (?:\w+ )?on behalf of ";
    /// "Realists have replied that".
    HAVE_REPLIED = r"^\W*(?:[\w’-]+ ){1,4}have (?:since |also |long |often )?(?:replied|retorted|countered|objected|protested|complained) that\b";
    /// "Tam claimed that it vanished, a claim that Roe then disputed": the words before the one who answers a critic, and those after.
    CLAIM_THAT = concat!(
        r"\b(?:an?|the|whose) (?:claim|charge|finding|result|conclusion|argument|criticism|objection|reading|verdict|",
        r"assertion|contention) (?:that|which)(?: was| were| has been)? (?:[\w-]+ )?(?:by )?$",
    );
    DISPUTED_THEN = concat!(
        r"^\W*(?:(?:then|later|promptly|soon|in turn|themselves|himself|herself|since|have|has|had) )*(?:disputed?s?|",
        r"contest(?:ed|s)?|reject(?:ed|s)?|rebut(?:ted|s)?|challenge[ds]?|answer(?:ed|s)?|den(?:y|ies|ied)|refute[ds]?|",
        r"question(?:ed|s)?)\b",
    );
    /// Said of a school that another speaks of: what it does not see.
    FAULTS_OF = concat!(
        r"\b(?:which|that|what) (?:the |most |much |all )?(?:[\w’'-]+ ){0,3}?(?:literature|scholars|works?|writers|those|",
        r"theorists|",
        r"accounts?|studies|research|approach(?:es)?|views?|tradition|",
        r"school) (?:[\w’'-]+ ){0,4}?(?:takes? (?:[\w-]+ )?for granted|overlooks?|",
        r"neglects?|ignores?|misse[sd]|leaves? out|forgets?|obscures?|hides?|cannot (?:explain|see|account))\b",
    );
    /// Those of an earlier school answer: "naturally the diggers have answered".
    ANSWERED = concat!(
        r"^\W*(?:(?:naturally|of course|not surprisingly|unsurprisingly|predictably|needless to say|in time|soon|",
        r"inevitably),? )?(?:the|its|their|those|these) (?:[\w’'-]+ ){1,4}(?:have|has|had|did|",
        r"were) (?:\w+ )?(?:answer(?:ed)?|repl(?:y|ied)|respon(?:d|ded|se)|retort(?:ed)?|hit back|fought back|",
        r"not remained silent|quick to (?:answer|reply|respond))\b",
    );
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn critics_are_announced_and_topics_are_not() {
        check(
            &CRITICS,
            &[
                "critics have not been lacking.",
                "the usual charge against it is circularity.",
                "opposition came early.",
                "they ran into trouble in the provinces.",
                "the data have been less cooperative.",
                "the results of others were unkind.",
                "kritisch dazu haben sich etwa roe (2003) und poe (2002) geäußert.",
                "einwände gegen diese sicht formuliert roe (1990).",
                "gegen den medienapriorismus dieser richtung wenden sich roe (2008) und poe (2011).",
                "cette approche a été critiquée par roe (1999).",
                "bemängelt wurde das fehlen der flüsse (roe 1999; poe 2001).",
                "ihr ist früh vorgehalten worden, sie kenne keine ufer (roe 1999).",
                "on lui a souvent reproché d'oublier les rives (roe 1999).",
                "against all of it stand roe (1974) and poe (2014).",
                "haste is the weak point.",
                "two people spoiled this from within earshot.",
            ],
            &[
                "the opposition between nature and culture is old.",
                "opposition parties seldom win.",
                "alarm calls are costly.",
                "protest movements need halls.",
                "the book ran into seven editions.",
                "they stumbled on a new method.",
                "the experience of others matters.",
                "kritisch ist der zustand der seen.",
                "kritisiert werden kann alles.",
                "kritik der reinen vernunft (roe 1999) ist ein buch.",
                "gegen den strom schwimmt der lachs.",
                "les rivières du nord sont longues.",
                "against the stream swims the salmon.",
                "the weak point of the dam is its foot, where water enters.",
            ],
        );
    }

    #[test]
    fn what_is_attacked_is_what_was_spoken_of() {
        check(
            &OBJECTS,
            &[
                " wrote an attack on the whole position",
                " has no patience with it",
                " did not bear it out",
                " set himself against both",
                ", who could find no lake in which the model had worked",
                " holds that constructionists have been taken in by their own metaphors",
            ],
            &[" dates the attack on pearl harbor", " cannot explain rivers", " set the table against the wall"],
        );
    }
}

//! Words that announce schools, hold them open, and say where a work stands.
//!
//! Function words and the vocabulary in which scholars of any field speak of each other's work; no name of a field, a
//! school or a person. Patterns are matched against lower-cased sentences. The groups follow the lexicons of citation
//! function studies (Teufel, Siddharthan and Tidhar 2006; Jurgens et al. 2018) and Swales's moves of a literature review.

use std::sync::LazyLock;

use regex::Regex;

/// Nouns that name a school or its people.
pub(super) const SCHOOL: &str = r"(?:traditions?|schools?|strands?|camps?|approach(?:es)?|accounts?|perspectives?|paradigms?|program(?:me)?s?|currents?|movements?|vocabular(?:y|ies)|streams?|literatures?|generations?|waves?|positions?|answers?|versions?|variants?|views?|theor(?:y|ies)|thes[ie]s|families|family|tendenc(?:y|ies)|lineages?|threads?|interpretations?|explanations?|branch(?:es)?|models?|frameworks?|sociolog(?:y|ies)|stances?|part(?:y|ies)|compan(?:y|ies)|factions?|circles?|wings?|crowds?|contingents?|pictures?|images?|portraits?|conceptions?|visions?|understandings?|lines? of (?:work|thought|research|inquiry|enquiry|argument|reasoning|scholarship)|bod(?:y|ies) of (?:work|scholarship|literature|research|writing|thought)|(?:groups?|sets?|clusters?|sorts?|kinds?) of (?:scholars?|authors?|researchers?|writers?|readers?|theorists?|works|studies|scholarship|critics?|historians?|thinkers?|economists?|analysts?|commentators?)|scholars|researchers|theorists|authors|writers|thinkers|commentators|historians|analysts|economists|sociologists|philosophers)";

/// Nouns that can only mean a school, not merely its people or its view.
const SCHOOL_PROPER: &str = r"(?:position|answer|tradition|school|approach|account|perspective|paradigm|program(?:me)?|movement|camp|theory|literature|thesis|model|strand)";

const ORDINAL: &str = r"(?:one|first|second|third|fourth|fifth|sixth|seventh|another|other|final|last|oldest|older|newer|newest|latest|most recent|rival|competing|opposing|opposite|alternative)";

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $pattern:expr;)*) => {
        $($(#[$doc])* pub(super) static $name: LazyLock<Regex> = LazyLock::new(|| compile($pattern));)*
        #[cfg(test)]
        static ALL: &[(&str, &LazyLock<Regex>)] = &[$((stringify!($name), &$name)),*];
    };
}

/// Patterns of a module's own, compiled as these are.
macro_rules! patterns {
    ($($name:ident = $pattern:expr;)*) => {
        $(static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| $crate::tradition::cue::compile($pattern));)*
    };
}
pub(super) use patterns;

/// Letters and digits of the languages written in Latin script. The tables of all of Unicode's letters, which `\w` stands
/// for, would be most of the work of compiling a pattern.
const LETTERS: &str = "A-Za-z0-9_À-ÖØ-öø-ɏḀ-ỿ";

/// Compiles a pattern in which `\w` and `\W` mean [`LETTERS`], `\d` an ASCII digit and `\b` the boundary of ASCII letters.
#[expect(clippy::expect_used, reason = "patterns are constants, and a test compiles every one")]
pub(super) fn compile(pattern: impl AsRef<str>) -> Regex {
    let mut out = String::with_capacity(pattern.as_ref().len() * 2);
    let (mut in_class, mut escaped) = (false, false);
    for c in pattern.as_ref().chars() {
        match (escaped, c) {
            (false, '\\') => {
                escaped = true;
                continue;
            }
            (true, 'w') if in_class => out.push_str(LETTERS),
            (true, 'w') => out.extend(["[", LETTERS, "]"]),
            (true, 'W') if !in_class => out.extend(["[^", LETTERS, "]"]),
            (true, 'd') if in_class => out.push_str("0-9"),
            (true, 'd') => out.push_str("[0-9]"),
            (true, 'b') => out.push_str(r"(?-u:\b)"),
            (true, c) => out.extend(['\\', c]),
            (false, c) => {
                in_class = c == '[' || in_class && c != ']';
                out.push(c);
            }
        }
        escaped = false;
    }
    Regex::new(&out).expect("a constant pattern")
}

rules! {
    /// "three groups of scholars", "sorted into three accounts": a sentence that says how many schools follow.
    ROADMAP = r"\b(?P<count>two|three|four|five|six|seven|several|both)\b (?:[\w’'-]+,? ){0,4}?(?:traditions|schools|strands|camps|approaches|accounts|perspectives|paradigms|programm?es|currents|movements|vocabularies|streams|literatures|waves|positions|views|theories|theses|families|tendencies|lineages|threads|interpretations|explanations|answers|branches|frameworks|sociologies|parties|factions|companies|pictures|images|portraits|conceptions|visions|understandings|lines|directions|parts|headings|bodies of (?:\w+)|(?:groups?|sets?|clusters?|kinds|types|ways) of (?:scholars|authors|researchers|writers|theorists|works?|studies|scholarship|critics|historians|thinkers|economists|analysts|theor(?:y|ies)|explanations?|answers?|thinking|reading|understanding|conceiving|looking))\b|\b(?:distinguish|identify|review|separate|set apart|introduce)\w* (?:between |among )?the (?:principal|main|major|leading|rival|competing|dominant) (?:schools|traditions|approaches|perspectives|positions|theories|camps|strands)\b";
    /// Nouns that only schools and what they say have, in the plural.
    SCHOOLS = r"\b(?:traditions|schools|strands|camps|approaches|accounts|perspectives|paradigms|literatures|positions|views|theories|answers|explanations|interpretations|sociologies|currents|streams|theses|movements)$";
    /// "The opposition between Habermasians and Foucauldians": two names set against each other.
    DEBATE = r"\b(?:opposition|debates?|divide|division|quarrel|disputes?|split|controvers(?:y|ies)|choice|tension|argument|contest|rivalry|disagreement|gap|distinction|clash) (?:is |was |has been |has long been |still )?(?:between|among)\b|\bdivid(?:e|es|ed) (?:\w+ )?(?:into|between)\b|\bdistinguish\w* between\b|\bfall(?:s)? into\b|\branges? from\b";
    /// "One tradition argues", "a second, smaller group of scholars": an enumerated school, near the sentence's start.
    ENUMERATED = format!(r"^\W*(?:[^,;:()]{{1,60}}, )?(?:\W*(?:(?:and|but|yet|finally|lastly|then|next|in contrast|by contrast|in turn|meanwhile|on the other hand|to begin with|against this)\b,? ?|(?:the|a|an|yet) ))*(?P<ordinal>{ORDINAL})(?:,? (?:[\w’'-]+,? ){{0,3}}?)?(?P<noun>{SCHOOL})\b");
    /// "is promised by the third tradition", "the watchword of the second account".
    ORDINAL_SCHOOL = format!(r"\b(?:the|our|a|this|that) (?P<ordinal>first|second|third|fourth|fifth|sixth|seventh) (?:[\w’'-]+ ){{0,2}}?(?P<noun>{SCHOOL_PROPER}|group of|stream|current|vocabulary|view)\b");
    /// "A second contends that", "The first is", "For the second, …": the noun left out, in an enumeration.
    ELLIPTIC = r"^\W*(?:(?:and|but|yet|finally|for|in|of|to|by contrast|in contrast),? )*(?:the |a |an )?(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|last|final|another|others?)(?: and (?:last|final))?(?:,| (?:is|are|was|were|holds?|contends?|argues?|sees?|treats?|takes?|denies|deny|prefers?|claims?|maintains?|begins?|emphasi[sz]es?|starts?|locates?|insists?|stress(?:es)?|views?|reads?|focus(?:es)?|looks?|draws?|has|have|regards?|suggests?|understands?|traces?|asks?|explains?|considers?|situates?|frames?|approach(?:es)?|conceives?|turns?|follows?|comes?|grew|goes|consists?)\b)";
    /// "First,", "Third,": an ordinal and nothing more.
    BARE_ORDINAL = r"^\W*(?:first|firstly|second|secondly|third|thirdly|fourth|fourthly|fifth|finally|lastly),";
    /// "On the one hand, scholars of", and the other hand.
    HANDS = format!(r"^\W*on (?:(?:the|this) )?(?P<ordinal>one|other) (?:hand(?:,? .*\b{SCHOOL}\b)?|side (?:are|stand|stands|were|is|we find|of (?:the|this) (?:\w+ )?(?:debate|divide|argument|quarrel)[, ]+(?:are|stand|is)|there (?:are|is)|belong))");
    /// "First, some scholars adopt", "Finally, others".
    FIRSTLY = r"^\W*(?P<ordinal>first|firstly|second|secondly|third|thirdly|fourth|fourthly|fifth|finally|lastly),? (?:there (?:is|are)|some|other|others|many|several|a number of|those|scholars|researchers|theorists|authors|writers|the|an?)\b";
    /// "The most recent of the four".
    OF_THE_N = r"^\W*the (?P<ordinal>oldest|earliest|first|second|third|fourth|fifth|last|latest|newest|youngest|most recent|more recent|other) of the (?:two|three|four|five|six|seven)\b";
    /// "there is a small tradition", "one research program": a text about one school.
    SOLE = format!(r"(?:\bthere (?:is|exists|has been) an? (?:[\w’'-]+,? )*?|\b(?:one|a single) (?:[\w’'-]+ )?)(?:research )?(?:{SCHOOL_PROPER}|body of thought|line of thought|school of thought)\b");
    /// Words that take up the school just spoken of.
    ANAPHOR = format!(r"(?:\b(?:this|these|that|such|same|said|whole)\b (?:[\w’'-]+ )?(?:{SCHOOL}|group|company|logic|work|scholarship|argument|studies|books|research|party)\b|\bthe (?:{SCHOOL_PROPER}|position|view|argument|school|group|roll|members|authors|logic)\b(?: has| have| is| was|'s|’s)?|\b(?:their|its)\b (?:stance|premise|authors|members|argument|adherents|proponents|emphasis|founders|heirs|critics|sceptics|skeptics|predictions|ancestry|lineage|roots|neutrality))");
    /// "this latter group", "the latter".
    LATTER = r"\b(?:this|the) latter\b";
    /// "all three groups", "each of these traditions".
    COLLECTIVE = format!(r"\b(?:all (?:of )?(?:the |these )?(?:two|three|four|five|six|of them)|both (?:[\w’'-]+ )?{SCHOOL}|(?:each|both) of (?:these|the)|none of the(?:m|se)?|neither (?:of (?:the|these|them)\b|{SCHOOL})|the (?:two|three|four|five|six) (?:[\w’'-]+ )?(?:{SCHOOL}|groups|are|have|share)|these (?:two|three|four|five|six) )");
    /// "These traditions": all of them, unless one has just been opened.
    THESE = r"\bthese (?:[\w’'-]+ )?(?:traditions|strands|approaches|perspectives|accounts|camps|schools|literatures|positions|theories|streams|views|explanations|currents|paradigms|frameworks|debates)\b";
    /// Paragraphs that give facts, measures, instruments, guides for readers, or the author's own work.
    ASIDE = r"\b(?:this (?:article|paper|essay|chapter|study|review|section) (?:contributes|argues|examines|asks|is about|presents|reports|offers|investigates|explores|concerns|draws)|a word (?:about|on)|before turning|no(?:ne|t one) of (?:these|this|them|it|the studies)\b.*\b(?:position|adjudicat\w*|refuted|confirmed|assembled|written|meant|takes?|belongs?)|use (?:them|it) all|used all of|facts and not|readers (?:new|who|may|will)|well served by|(?:good|excellent|general) (?:treatments|overviews|surveys|introductions|reviews)|anthologies|handbooks?|(?:ample|large|vast|considerable|enormous) literature|(?:too large|too vast) (?:for|to)|we (?:coded|analy[sz]ed|interviewed|collected|measured|recruited|conducted|used|transcribed)|i (?:conducted|interviewed|collected|spent|coded|transcribed|draw (?:these|from))|our (?:own )?(?:archive|sample|participants|interviews|corpus|material)|(?:is|are|was|were) (?:usually |commonly |often )?measured|outcome measure|instruments?|remains? the place to look|have been compiled|data ?sets?|series (?:now )?exist|sources? of data|mixed[- ]methods?|fieldwork|software|for details)\b";
    /// Headings under which no school is at home.
    ASIDE_HEADING = r"^[\divx. ]*(?:methods?|methodology|data|materials?|measures?|tasks?|procedures?|participants|results|findings|discussion|conclusions?|summary|scope|limitations|implications|where we stand|case|cases|setting|research design|acknowledge?ments?|funding|appendix|notes?|abstract|keywords|tasks and measures|aims?|contributions?|outlook|not (?:considered|treated|discussed|covered)|(?:what|matters|questions|topics) (?:is |are )?(?:left|not)|exclusions?|predictions?|overview|(?:related|open) (?:issues|questions|problems))\b";
    /// Headings of the parts of any paper in which a review may stand; no school's name.
    PART_HEADING = r"^[\divx. ]*(?:introduction|background|context|(?:literature |theoretical |critical )?review|theory|related work|previous research|the literature|literature|theoretical (?:background|framework))\b";
    /// A sentence that opens a run of critics.
    CRITICS = r"^\W*not (?:everyone|everybody|all (?:scholars|readers|authors|writers|researchers)) (?:[\w’']+ ){0,4}[\w’']+\W*$|^\W*(?:those|others|some|many|several) (?:of those )?who (?:object|disagree|dissent|demur|doubt|oppose)\w*\b|^\W*it (?:has|had) (?:its )?(?:enemies|detractors)\b|^\W*(?:the |its |their |some |a |other |usual |obvious |standard |common |familiar |classic |predictable |inevitable |several |many |such |these |those |serious |further |two |three |more |and |but |yet |of course,? |not surprisingly,? |perhaps )*(?:(?:kinds?|sorts?|lines?|types?|sets?) of )?(?:critics?|critiques?|criticisms?|objections?|objectors|sceptics|skeptics|doubts|doubters|detractors|opponents|resistance|dissent|dissenters|riposte|charge|alarm|opposition|rejoinders?|reproach(?:es)?|complaints?|grumbl(?:es?|ings?)|challenges?|challengers|quarrels?|protests?|rebuttals?|attacks?|worries|reservations|difficulties|troubles?|backlash|reaction)\b|^\W*(?:(?:here|there|nor|not|two|three|one|first|main|chief|common|frequent|recurrent|most|obvious|sharp|early|late|later|more|recent|too|are|is|were|was|have|has|been|exist|exists|came|also|a|an|the|of|kinds?|sorts?|number|several|serious|known|another|some|sympathetic|feminist|external|internal|methodological|empirical|theoretical|from|within|outside|that|and|but|yet),? ){0,6}?(?:critics|criticisms?|objections?|objectors|sceptics|skeptics|detractors|opponents|dissenters|dissent|reservations|misgivings|doubts|unease)\b|\b(?:has|have|had|met with|not without) (?:its|their|his|her|many|some|also had|drawn|attracted|been)? ?(?:critics|sceptics|skeptics|detractors|opponents|doubters|criticisms?|fire|resistance)\b|\b(?:has|have|had) (?:also )?(?:drawn|attracted|met with|provoked|encountered|been met with|come in for|aroused) (?:\w+ ){0,3}?(?:critics|criticisms?|critiques?|objections?|opposition|scepticism|skepticism|hostility)\b|\bthe (?:riposte|reaction|backlash|reply|criticism) (?:did not|was not|came|has not|soon)\b|\b(?:has|have) (?:[^.;]{0,40} )?been (?:a|the) (?:frequent |favou?rite |main )?(?:target|object|butt) of (?:\w+ )?(?:criticisms?|critiques?|attacks?)|\b(?:has|have) (?:not gone unchallenged|(?:fared|aged|held up|done) (?:the )?(?:worst|worse|badly|poorly|ill|less well)|(?:\w+ )?been (?:much |widely |sharply |often |repeatedly |frequently |also |rightly |strongly |heavily |severely )?(?:criticized|criticised|challenged|contested|disputed|attacked|questioned|faulted|accused|objected|called into question|taken to task))|\b(?:is|are|was|were) (?:not|far from|hardly|by no means) (?:undisputed|uncontested|uncontroversial|unopposed|unproblematic|without (?:its |their )?(?:\w+ )?(?:critics|problems|difficulties|detractors))\b|\b(?:has|have) been found (?:to be )?(?:obscure|wanting|lacking|unconvincing|incoherent|too )|^\W*there are (?:\w+,? )?those who (?:think|doubt|object|find|question)|\b(?:not|never|hardly|scarcely) (?:lacked|been without|lack|short of) (?:\w+ )?(?:enemies|critics|opponents|detractors|sceptics)|^\W*(?:to|for|according to) (?:its|their|the) (?:\w+ )?(?:critics|opponents|detractors)\b|\bhas not been (?:\w+ )?(?:welcomed|accepted|convincing)|\bnot (?:everyone|everybody|all)\b[^.;]{0,40}\b(?:convinced|persuaded|agree[sd]?|impressed)|\b(?:would have none of it|(?:was|were|is|are) not (?:convinced|persuaded)|it (?:has been|was|is) (?:often |sometimes )?objected)|, (?:and|but) (?:the|its|their) (?:critics|opponents|sceptics|skeptics|detractors) (?:have|had|were|are|soon|did)\b|^\W*(?:it|this|they|the (?:[\w-]+ ){1,3}) ?(?:stumbled (?:on|over)|ran into|came to grief|foundered on|came unstuck)|^\W*(?:the )?(?:[\w-]+ )?(?:data|evidence|facts?|figures|findings|numbers|record|microdata|archives?|experiments?) (?:has|have|had|was|were) (?:not (?:been )?|(?:been )?(?:much |far |rather )?less )(?:cooperative|kind|obliging|obliged|accommodating|forgiving|cooperated)|^\W*(?:both|all|they|the two|neither|all three|each) (?:of them )?ha(?:s|ve) been (?:told|charged|accused|criticized|criticised|reproached|taxed)\b|, (?:and|but) (?:both|all|they|each|it) ha(?:s|ve) been (?:told|charged|accused|criticized|criticised|reproached|taxed)\b|^\W*(?:the )?(?:results|findings|verdicts?|tests|replications|experience) of others\b|^\W*(?:tests?|evidence|verdicts?|results|findings|data|predictions) (?:(?:is|are|was|were|has been|have been|proved|turned out) )?(?:\w+ )?(?:unfavou?rable|unkind|disappointing|discouraging|adverse)\b|^\W*(?:nor (?:did|do|does|was|were|has|have|is|are) |not )(?:everyone|everybody|all)\b|\b(?:fit|evidence|picture|record) (?:was|is|has been) (?:never|not|far from|less than) (?:perfect|complete|clear|conclusive|kind)|^\W*(?:some|others|several (?:authors|scholars|writers)|many)(?:,? (?:have|has|however|nonetheless|nevertheless|though))*,? (?:object(?:ed)?|criticized|criticised|questioned|challenged|doubted|faulted|complain(?:ed)?)\b";
    /// Opponents who give a school its name, and say no more.
    NAMED_BY = r"\b(?:opponents|critics|detractors|enemies|rivals|adversaries) (?:\w+ ){0,2}?(?:call|calls|called|name|named|label|labell?ed|dub|dubbed|term|termed|christened|nicknamed)\b";
    /// Against a school, said of one work.
    CRITIQUE = r"\b(?:critici[sz]\w+|critiqu\w+|object(?:s|ed|ing)? (?:that|to)|objection|(?:a|its|the|another) (?:sceptic|skeptic|critic)|sceptical|skeptical|reproach\w*|challeng(?:e|es|ed|ing)|reject(?:s|ed|ing)?|rebut\w*|doubt(?:s|ed)|cast doubt|question(?:s|ed) (?:whether|the|this|that)|fail(?:s|ed)? to|fails|overlook\w*|neglect(?:s|ed|ing)|overstat\w+|warn(?:s|ed)|charg(?:es|ed) (?:that|it|them)|fault(?:s|ed)|misleading|misunderst\w+|miss(?:es|ed) the|ignor(?:e|es|ed)|underestimat\w+|accus\w+|convict\w+|attack(?:s|ed)?|embarrass|disput(?:e|es|ed)|refut\w+|contradict\w*|undermin\w+|blind (?:to|spots?)|complain(?:s|ed)?|demoli\w+|too (?:narrow|blunt|general|optimistic|rosy)|bluntness|mistak(?:e|es|ing|en)|caricature|naive|untenable|replaced (?:it|the)|quarrel\w*|protest(?:s|ed)?|dissent(?:s|ed)?|denounc\w+|debunk\w*|take issue|took issue|takes issue|against (?:it|them|the former|the latter|this|these)|found (?:very )?little|plays? down|downplay\w*|asks? what (?:became|becomes|remains)|against this view)\b";
    /// Against a school, the school being part of the words.
    AIMED = r"\b(?:than (?:the|this|any such) (?:model|account|theory|thesis|argument|approach|view|story) (?:requires|predicts|allows|implies|suggests|supposes|expects|would)|against (?:it|them|the former|the latter|this (?:view|account|approach|tradition|school|position|model)|the (?:view|account|approach|tradition|school|position|model|programme|program|family|party|camp|theory|thesis|hypothesis))|(?:critics?|sceptics?|skeptics?|opponents?|critiques?) of (?:the|this|such) (?:view|account|approach|tradition|school|position|model|programme|program)|(?:refutes?|refuted|undermines?|undermined|challenges?|challenged|disputes?|disputed|rejects?|rejected|criticizes?|criticized|criticises?|criticised) (?:the|this|such an?) (?:view|account|approach|tradition|school|position|model|programme|program|thesis|argument|claim))\b";
    /// "This tradition", "these scholars": taken up with a pointing word.
    POINTING = format!(r"\b(?:this|these|that|such)\b (?:[\w’'-]+ )?(?:{SCHOOL}|group|company|scholarship|party)\b");
    /// But see Roe (2001).
    BUT_SEE = r"^\W*(?:but|though|yet)(?: also)? (?:see|compare|cf\.)\b";
    /// See also Roe (2001).
    SEE_ALSO = r"^\W*(?:see(?: also| further| too)?|compare|cf\.)[ ,]|\b(?:on|for) [^();]{3,120}, see(?: also| especially)? |\bsee (?:also )?$";
    /// "Roe's objection was at first about norms": a school that begins as an objection.
    OWN_OBJECTION = r"^\W*(?:[\w’'-]+ ){0,4}?(?:objection|protest|critique|quarrel|complaint|revolt|rebellion|dissent)s? (?:was|were|is|began|begins|started|starts|had|became)\b";
    /// For a school after criticism.
    REPLY = r"\b(?:repl(?:y|ies|ied)|respond(?:s|ed)?|responses?|answer(?:s|ed)?|rejoin\w*|in (?:its |their )?(?:defen[cs]e|favou?r)|defend(?:s|ed|ing)?|defen[cs]e|vindicat\w+|pleaded for|rescue[sd]?|stood by)\b";
    /// Said not to be of the school.
    EXCLUDED = r"\b(?:(?:do|does|did|would|shall|should|will|can(?:not)?|could) not (?:\w+ )?(?:include|count|belong|place|be (?:counted|included|placed|shelved|numbered)|number|class|reckon|regard [^.;]{0,40}? as)|nor do (?:i|we) (?:include|count|place)|i do not include|(?:leave|left) (?:him|her|it|them) (?:out|aside|to)|(?:treat|take|read|regard|count|cod(?:e|ed)|class(?:ed)?) [^.;]{0,80}? (?:and not as|as (?:an )?opponents?)|doubt (?:that|whether|if) (?:he|she|they) would|(?:has|had|have) (?:quite |very )?(?:other|different) (?:purposes|aims|ends|concerns) in (?:mind|view)|(?:is|are|was|were|be) left out\b|would be (?:wrong|odd|a mistake|misleading|perverse|unfair|unjust)(?:,? \w+,)? to (?:enrol|draft|count|include|class|place|number|call|make|read|put|list|add)|keeps? (?:his|her|their|its) own counsel|(?:hesitate|declin(?:e|es|ed|ing)|am reluctant|are reluctant|would not presume|should be slow|am loath) to (?:call|count|class|include|number|place|enlist|enrol|enroll|list|put)|(?:clear(?:er)?|obvious|stronger|easy) (?:case|candidate) for (?:exclusion|leaving out)|belongs? (?:\w+ )?(?:with|to|in|on) neither|without (?:enlisting|enrolling|counting|claiming|including|joining|recruiting|subscrib\w+)|(?:declin(?:es|ed|ing)|refus(?:es|ed|ing)) (?:its|their|the|that|this) (?:\w+ )?(?:label|name|title|company|membership|idealism|conclusion|premises?)|(?:talking|writing|speaking|thinking) (?:about|of) (?:something|other things|quite other|a different)|(?:is|was|are|were) concerned with (?:[\w’'-]+ ){1,4}(?:more|rather) than|(?:is|are|was|were) not (?:so |very )?(?:easily|readily|simply|strictly|properly|usefully|safely|comfortably) (?:counted|classed|placed|included|read|put|filed|assigned)|(?:should|ought to|may|must|can)(?:,? [\w ,]{1,14}?,?)? be left out|cannot (?:\w+ )?be (?:\w+ )?(?:assigned|attributed|fitted|counted|included|placed|numbered|classed|reckoned|called|enlisted)|(?:is|was) (?:not|hardly|scarcely) the (?:view|position|argument|claim) of|(?:i|we) (?:leave|set|put) [^.;]{1,40} aside|belongs? elsewhere|of (?:a|an|quite a|another) (?:\w+ )?(?:different |other )?(?:stripe|persuasion)|nothing of the kind|another (?:matter|story|question|literature|business)|neither \w+ nor \w+ (?:had|has|would|thought|intended|meant|was|is)|belongs? nowhere|independently of|places? (?:him|her|it|them) outside|not (?:everyone|everybody|all) (?:who|of)|it should not be|neither of whom|for (?:quite |very |entirely |rather )?(?:other|different) reasons|without (?:\w+ )?(?:living in|belonging|joining)|coming from a neighbou?r|(?:is|are|was|were) (?:often|sometimes|frequently|regularly|routinely|occasionally|commonly|usually) (?:\w+ )?(?:added|brought (?:in|into|up)|drawn in|shelved|named|grouped|classed|counted|adopted|lumped|cited|mistaken|read|presented|enlisted|claimed|listed|invoked|drafted|bracketed|recruited|included|placed|ranked|numbered|conscripted|convicted|assigned)|much cited by|not considered|(?:is|are) set aside|not discussed|not pursued|do not exhaust|is (?:regularly|often) adopted|remain agnostic|i remain|could be grafted|compatible with|stands? apart|kept (?:his|her|their|its) distance|no (?:member|part) of|belongs? to (?:no|another|neither|none|nobody)|(?:made|makes|making) no (?:\w+ )?commitment|ought to be in this|(?:is|are) nobody’s|resists? being|not (?:strictly |properly )?(?:a|an|part|one) (?:of|member|\w+ist)\b|different matter|outside the (?:[\w’'-]+ ){0,2}?(?:tradition|school|program|camp|fold|approach|paradigm))";
    /// What follows says of several works just cited that they do not belong: "I hesitate to call any of these three …".
    SET_APART = r"\b(?:(?:any|none|neither|all|some|both|each) of (?:these|them|whom|the (?:two|three|four|five)|those)|(?:these|those) (?:two|three|four|five|authors|writers|books|works|studies|scholars|men|women|people))\b";
    /// "Should one class with them Roe (1999)?", and the answer.
    ASKED = r"^\W*(?:and )?(?:should|shall|may|might|can|must|ought|does|do|did|is|was|are|were|would|could)\b.*\b(?:class|count|include|place|number|put|add|enlist|list|rank|belongs?|file|shelve|reckon|member|one of (?:them|these|us))\b.*\?\W*$";
    ANSWERED_NO = r"^\W*(?:i (?:think|believe|would say|should say|suspect|fear) not|no\b|hardly|i doubt|not (?:quite|really|in|for|to my|on)|surely not|scarcely|probably not|only (?:if|in|by))";
    /// Those just cited are no school: "these authors are not a party".
    NOT_A_SCHOOL = r"\b(?:(?:is|are|was|were|do|does|did) (?:not|hardly|scarcely|never) (?:to )?(?:quite |yet |really )?(?:form |make (?:up )?|constitute |amount to |be )?(?:an?|any|one) (?:[\w-]+ )?(?:part(?:y|ies)|schools?|traditions?|camps?|movements?|groups?|programme|program|position|doctrine|front|literature|family)\b|(?:has|have|share|shares) (?:in common )?(?:only|little|nothing|no more than)\b[^.;]{0,40}\b(?:in common|but|except|attack\w*|oppos\w+|enem(?:y|ies)|target)|no (?:common|single|shared) (?:doctrine|programme|program|position|school|name|platform)\b)";
    /// Those of an earlier school answer: "naturally the diggers have answered".
    ANSWERED = r"^\W*(?:(?:naturally|of course|not surprisingly|unsurprisingly|predictably|needless to say|in time|soon|inevitably),? )?(?:the|its|their|those|these) (?:[\w’'-]+ ){1,4}(?:have|has|had|did|were) (?:\w+ )?(?:answer(?:ed)?|repl(?:y|ied)|respon(?:d|ded|se)|retort(?:ed)?|hit back|fought back|not remained silent|quick to (?:answer|reply|respond))\b";
    /// A sentence inside a paragraph that turns to another school: "a rival view has it that", "then there are the parasites".
    TURNS_TO_ANOTHER = r"^\W*(?:(?:a|an|another|the) (?:quite |very |somewhat )?(?:rival|competing|wider|different|second|third|other|newer|opposing|opposite|alternative)(?: and [\w-]+)? (?:[\w-]+ ){0,2}?(?:view|claim|account|hypothesis|explanation|theory|approach|argument|answer|proposal|position|reading|thesis|school|tradition|camp|strand|literature|tendency)\b|others (?:regard|see|hold|think|believe|insist|deny|maintain|contend|prefer|suspect)\b|(?:and )?then there (?:is|are|was|were|came)\b|(?:and )?what of (?:the |those )?[^.?]{2,60}\?)";
    /// "Is often counted …": by others.
    OFTEN_CLASSED = r"^(?:is|are|was|were) \w+ ";
    /// "… beside these books", "… as a forerunner": where others put it.
    CLASSED_BESIDE = r"^ (?:\w+ )?(?:beside|alongside|together with|in th(?:is|at) context|in the (?:\w+ )?(?:background|margins)|by (?:it|them|this|that|these)|as (?:(?:an?|their|its|his|her) )?(?:\w*parents?|\w*fathers?|ancestors?|heirs?|forerunners?|precursors?|predecessors?|background))\b";
    /// Words that turn against what was said in the sentence.
    DENIES = r"\b(?:but|though|although|yet|however|wrong(?:ly)?|mistaken(?:ly)?|not|nor|nowhere|never|rather|whereas|despite|no|neither|none|in fact|only because|for want of|odd(?:ly)?)\b";
    /// Said to be of the school, whatever else is said.
    INCLUDED = r"\b(?:(?:part|members?|a reform|a branch|a wing) of (?:the|this|that) (?:theory|school|programme|program|tradition|approach|camp|party|position|family)|(?:as|is|are) (?:one|part) of (?:it|us|them)|belongs? here)\b";
    /// Exempted from what is said of a school.
    EXCEPTION = r"\b(?:with (?:few|some|rare|notable|the) exceptions?(?: of)?|(?:an?|the|one|two|some|main|chief|only|partial|possible|clear|obvious|known) exceptions? (?:is|are|include|to|here|in)|(?:represents?|represented|forms?|constitutes?|remains?|makes?|is|are) (?:an|the|a partial|a notable|something of an) exceptions?\b|^\W*exceptions? (?:is|are|include|to)|(?:important|notable|rare|partial) exceptions?|except(?:ing)? for|pace|contra)\b|^\W*(?:apart from|unlike)\b|\(unlike ";
    /// Ancestors, borrowed tools, neighbours, guides.
    BACKGROUND = r"\b(?:goes? back to the (?:philosophy|work|writings|ideas|thought) of|inspired by|in (?:the )?[\w-]+['’]s? (?:terms|sense|phrase|words|vocabulary|language|usage)|(?:had|has|have) it from|(?:had|has|have|took|takes|taken) the (?:idea|method|term|notion|concept|word|metaphor|name) from|(?:was |were |is |are )?(?:adapted|taken over|carried over|transposed|modell?ed) (?:from|on)|inspiration|departs? from the|premised on|imported (?:[\w’'-]+ ){0,2}?from|descend(?:s|ed|ing|ants?)?(?:,[^,;.]{0,50},)? (?:of|from)|can be traced (?:back )?to|trac(?:es?|ed|ing) (?:its|their) (?:roots|lineage|origins?|descent|ancestry|pedigree) (?:back )?to|hark(?:s|ed|ing)? back to|(?:phenomenon|effect|paradox|concept|notion|term|word|phrase|label|expression|distinction|metaphor|image|formula|title|idea) (?:first )?(?:described|named|coined|identified|taken|borrowed|lifted|adopted|lent|supplied) (?:by|from)|(?:owes?|owed|owing) (?:[\w’'-]+,? ){1,9}?to|gr(?:ew|own) out of|scale of|task of|indebted to|drawing (?:up)?on|draws (?:up)?on|borrow(?:s|ed|ing)? (?:[\w’'-]+ ){0,3}?from|in the shadow of|whose definition|its roots|rooted in|(?:in|by) the spirit of|a phrase of|in the words of)\b";
    /// Forebears, who belong to no school yet.
    ANCESTRY = r"\b(?:ancest\w+|forerunners?|(?:is|was|as) an? (?:\w+ )?precursor|precursors (?:are|were|include)|(?:its|their|his|her|one|earliest|remote|distant|obvious|acknowledged|only) (?:\w+ )?(?:precursors?|predecessors?|ancestors?)\b|(?:not|hardly|scarcely) (?:\w+ )?without precedent|precedents?,? for|antecedents|forebears?|foreshadow\w+|debts? (?:to|acknowledged|owed)|affinit(?:y|ies) (?:with|to)|anticipated (?:by|in)|grandfathers?|godfathers?|(?:a|an|its|their|one) (?:\w+ )?sources? in\b|(?:up)?on which (?:it|they|this|these|all this|the \w+) (?:rests?|rested|draws?|drew|builds?|built|rel(?:y|ies|ied)|depends?|leans?)|to whom (?:all|both|everyone|everybody|each)\b|patron saints?|before there (?:was|were)|(?:a|one|half a|two|several) (?:century|centuries|generations?|decades?) (?:before|earlier)|(?:has|have|had) (?:\w+ )?behind (?:it|them|him|her)|behind (?:it|them|him|her|both|all|this|these|each|the (?:view|idea|position|argument|approach|school|tradition|programme|program|movement|model|theory|account|picture|thesis|doctrine))[\w ,]{0,12} (?:stands?|stood|l(?:ies|ay|ie)|looms?|hovers?)|(?:way|ground)[\w ]{0,40} (?:was|were|had been|has been) (?:cleared|prepared|laid|paved))\b";
    /// "The prediction was challenged by Roe (2001)": the words before a cited work.
    DISPUTED_BY = r"(?:\b(?:(?:severely|roughly|harshly|rudely) (?:handled|treated|used)|savaged|mauled|ridiculed|buried|demolished|undone|undermined|overturned|exploded|discredited|punctured|confronted|dismissed|challenged|disputed|questioned|critici[sz]ed|attacked|rejected|refuted|contested|objected|faulted|doubted) (?:[\w’'-]+ ){0,7}by (?:\w+ )?$|\b(?:weakness(?:es)?|limits?|limitations|flaws?|gaps?|blind spots?|failings?|shortcomings|problems?|difficult(?:y|ies)|contradictions?) (?:[\w’-]+ ){0,7}(?:exposed|revealed|noted|pointed out|identified|laid bare) by (?:\w+ )?$|\b(?:alarm|unease|anxiet(?:y|ies)|doubts?|objections?|complaints?|charges?|suspicions?|worr(?:y|ies)|misgivings|disquiet|dissent|protest) (?:[\w’-]+ ){0,7}(?:expressed|voiced|put|stated|made|formulated|pressed|given) (?:[\w’-]+ ){0,4}by (?:\w+ )?$)";
    /// Carries a school further.
    EXTENDS = r"\b(?:push(?:es|ed|ing) (?:it|this|them|the \w+|that \w+)|put(?:s)? (?:it|this|them) to work|revers(?:es|ed) (?:it|this|the)|brought (?:it|this|them|the (?:idea|argument|model|theory|approach|concept|notion)) (?:in)?to (?:the|an?)\b|relocat(?:es|ed)|complet(?:es|ed) (?:it|this|the)|a later (?:study|work|paper|book|essay|article|volume|synthesis)|(?:his|her|their) later|exten(?:d|ds|ded|ding|sion)|carr(?:y|ies|ied|ying) (?:it|this|them|(?:the|its|their|that) (?:\w+ )?(?:logic|argument|idea|thought|account|approach|analysis|model|program(?:me)?|procedure|view|insight|thesis|enquiry|inquiry|method|question|project)|forward|further|over)|(?:was|were|been|is|are|soon|then) carried (?:to|into|over|forward|further|across|beyond)|turned (?:it|this|them) (?:to|toward|towards|into|on)|amplif\w+|widen(?:s|ed|ing)?|broaden(?:s|ed|ing)?|generali[sz](?:e|es|ed)|restat(?:e|es|ed)|enlarge\w*|moved? the|moves the|ground(?:ed|ing)|develop(?:s|ed) (?:it|this|the|from)|build(?:s|ing)? (?:up)?on|built (?:up)?on|refin(?:e|es|ed|ing|ement)|corrects|corrected|radicali[sz]\w+|from inside|subsequently|later \w+ed\b|after (?:him|her|them)|put(?:s)? the (?:idea|thought|model|argument) to work|elaborat\w+|deepen\w*|updat(?:e|es|ed)|combin(?:e|es|ed) (?:it|this|the)|adapt(?:s|ed)? (?:it|this|the)|second[- ]generation|transpos\w+|export\w*|translat(?:e|es|ed)|revis(?:e|es|ed|ion|ions)|augment\w*|reformulat\w+|recast\w*|reconceptuali[sz]\w+|modif(?:y|ies|ied|ication)|supplement(?:s|ed)?|worked out|works out|add(?:s|ed)\b|(?:connected|linked|joined|tied|wedded|married) (?:it|this|them|the \w+) (?:to|with)|together with|enrich\w*|complet(?:es|ed) [\w’'-]+ with|step was taken|more realistic|new lease of life|revived?|adds?\b|(?:into|to) adulthood|differentiat\w+|distinguish(?:es|ed) \w+|re(?:work(?:s|ed)?|draws?|drew|plac(?:es|ed)|buil(?:ds|t)|think(?:s|ing)?|thought|interpret(?:s|ed)|concil(?:es|ed)|new(?:s|ed))\b|later\b|afterwards|(?:brings?|brought) (?:[\w-]+ ){1,3}into (?:the|its|this)\b|open(?:s|ed) (?:it|the \w+|this) (?:up )?to|suppl(?:y|ies|ied) (?:it with )?(?:the|an?|its) (?:missing \w+|(?:[\w-]+ )?(?:theory|model|mechanism|link|microfoundations?))|puts? (?:it|this|the \w+) on an? (?:[\w-]+ )?(?:footing|basis)|marr(?:ies|ied) (?:it |this |the \w+ )?(?:to|with)|shift(?:s|ed)? (?:the )?(?:attention|focus|emphasis|argument|question|weight)|coupl(?:es|ed) (?:it|this|the)|tighten(?:s|ed)?|sharpen(?:s|ed)?|sharper (?:edge|form)|(?:gave|gives|given|lent) (?:it|this|them|the \w+) an? (?:[\w-]+ )?(?:turn|twist|edge|basis|footing|dimension)|complicat(?:es|ed)|reorient\w*|loosen(?:s|ed)?|dr(?:ew|aws?) out (?:the|its|an?) (?:implication|consequence|corollar)\w*|turn(?:s|ed) the (?:argument|idea|model|analysis|question|logic) (?:on|to|into|towards?)|brings? in|brought in|ma(?:kes?|de) room for|follow(?:s|ed) up|(?:goes|went) (?:further|a step)|t(?:akes?|ook) (?:the|this|that) (?:argument|idea|logic|model) (?:to|into|further)|(?:formali|systemati|internationali|globali|historici|moderni|operationali|contextuali|politici|endogeni)[sz](?:e|es|ed)|replac(?:es?|ed|ing) [^.;]{1,40}? (?:by|with)|dispens\w+ with|relax(?:es|ed|ing)|unif(?:y|ies|ied)|more (?:general|dynamic|complex|elaborate|recent)\w*|a (?:new|general|formal|single) (?:\w+ )?(?:framework|model|theory)|(?:was|were) (?:\w+ )?(?:replaced|added|incorporated|included|developed|modelled|generali[sz]ed|derived))\b";
    /// An instance.
    ILLUSTRATES = r"\b(?:(?:in|at|among|across|inside) (?:an?|the|two|three|four|five|six|some|several|many|\d[\d,]*|[a-z-]+ hundred|a hundred-odd) (?:[\w’'-]+ ){0,3}?(?:factory|factories|plant|plants|hospitals?|schools|firms?|villages?|towns?|city|cities|offices?|districts?|country|countries|classrooms?|clinics?|laborator(?:y|ies)|companies|parish(?:es)?|county|counties|islands?|forests?|lakes?|prisons?|courts?|farms?|households?|participants|respondents|interviewees|patients|pupils|wards?|workers|employees)|interviewed|surveyed|(?:spent|spends) [^.;,]{1,20} (?:weeks?|months?|years?|days|summers?|winters?|seasons?|decade) (?:in|at|among|with|on|inside|aboard)|counted (?:the|how)|observed how|traced (?:the|how)|describes? how|(?:reported|repeated|replicated) (?:for|in|at|among|with)|tested it|illustrat\w+|(?:is|as) an? (?:example|instance|illustration)|a case in point|follow(?:s|ed) (?:[\w’-]+ ){1,6}(?:over|for|through) (?:an?|\w+) (?:years?|century|centuries|decades?|months|generations?)|(?:archives?|interviews?|diaries|records|letters|fieldnotes) (?:of|with|from|in) [^.;]{0,30}? (?:tell|tells|suggest|suggests|show|bear|confirm)|case stud(?:y|ies)|studies of|(?:an?|the|her|his|their|whose|of) (?:[\w-]+ )?ethnograph\w+|field (?:tests?|experiments?|stud(?:y|ies))|watch(?:es|ed)|listened to|document(?:s|ed)|traces? (?:this|how|the mechanism)|vivid\w*|exemplif\w+|applications?|applied (?:it |this |them |the [\w-]+ )?(?:to|in)|to study|empirical (?:\w+ )?(?:studies|literature|research|work)|brought (?:it|them|this) to bear|particulars|found something similar|(?:nurses|respondents|households|patients|students) surveyed|followed (?:\w+ ){0,3}(?:boys|girls|workers|families|students)|what this looks like|(?:asks?|asked|tells?|told|reports?|reported|learned) (?:us )?(?:how|why|who)|(?:shows?|showed|shown) that in|similar (?:\w+ ){0,2}(?:results?|findings?|patterns?)|found (?:for|among|the same))\b";
    /// A case by its proper name: "in Kathmandu", "among the Tallensi". Matched against the text in its own letters.
    CASE = r"\b(?:[Ii]n|[Aa]cross|[Aa]mong|[Tt]hroughout|[Ff]rom|on|for|to|of)(?: (?:the|an?|two|three|four|five|six|several|some|many))? (?P<name>\p{Lu}[\p{L}-]{2,})";
    /// Those who came after: the whole sentence goes further.
    AFTERWARDS = r"^\W*(?:later|subsequent(?:ly)?|more recent(?:ly)?|since then|afterwards|thereafter|newer|(?:its |his |her |their |the )?(?:\w+ )?(?:successors|heirs|descendants|disciples|pupils)|(?:a|the) (?:second|younger|next|third|later|new|newer) generation)\b";
    /// A work that stands for a school.
    EXEMPLAR = r"\b(?:(?:its|a|the|their) first (?:[\w’'-]+ )?(?:concepts?|framework|statement|formulation|version|account|model|theory)|(?:gave|given|gives|lent|took|takes) (?:[\w’'-]+ ){0,4}?(?:its|the|their) (?:[\w’'-]+ )?name|(?:the )?(?:most|best) (?:complete|systematic|sustained|thorough|elaborate|rigorous|lucid) (?:\w+ )?(?:exposition|statement|account|treatment|formulation|version)|(?:gave|gives|given) (?:the|this) \w+ its (?:present|classic|classical|modern|canonical|definitive|first|mature) (?:form|shape|formulation|expression)|every(?:one|body) (?:cites|quotes|reads)|always cited|usual reference|la(?:id|ys) (?:the|its) (?:\w+ )?foundations?|most[- ](?:often |widely |frequently )?(?:quoted|read)|(?:central|key|leading) (?:text|figure|work|reference)|strongest (?:claim|statement|case|version)|monument|cornerstone|where (?:to|one|it) (?:begins?|starts?|began|started)|(?:installed|set) the agenda|(?:text|book|paper|work|article|essay) at the origin|reference (?:text|work)|found(?:ing|ed by|er|ers|ational)|(?:begins?|beginning|began|starts?|started) with|classics?|canonical|seminal|landmark|locus classicus|watchword|presiding|best[- ]known (?:statement|formulation|work|book)|most (?:famous|influential|celebrated|prominent|cited|uncompromising|systematic statement)|not less influential|celebrated|first (?:gave|stated|proposed|worked|formulated|set)|originat(?:e|es|ed)|inaugurat\w+|launched|pioneer(?:ed|ing|s)?|paradigmatic|exemplar|archetyp\w+|textbook|definitive|authoritative|coined|manifesto|led by|associated with|starting point|touchstone|(?:[\w-]+ )?statements?|general case|charter|tenets|bible|(?:group|tradition|school|camp|literature|program(?:me)?|movement) includes|set out (?:the|its)|goes back to|owes? (?:its|most)|introduced (?:to|by|into)|its (?:best-known )?label)\b";
    /// Backs a school.
    SUPPORTS = r"\b(?:support(?:s|ed|ing|ive)?|defen(?:d|ds|ded|se|ce)|reconcil\w+|edited|collect(?:s|ed)|gather(?:s|ed)|confirm(?:s|ed)?|evidence|corroborat\w+|replicat(?:e|es|ed) the|in (?:its|the model's|their) favou?r|general (?:form|formula)|meta-analysis|volume|consistent with|agree(?:s|d)?|concur(?:s|red)?|endors(?:e|es|ed)|prepared the ground|likewise|similarly|further demonstration|codified|programmatic|guidance)\b";
    /// A reference to the author's own work elsewhere.
    OWN_WORK = r"\b(?:i|we) (?:discuss|develop|address|return to|have (?:argued|shown|discussed|described)|take up|treat|describe|argue) [^.;]{0,40}\belsewhere\b|\bdescription has been given\b|\bsee (?:our|my)\b|\bour (?:earlier|previous|own)\b|\bmy (?:earlier|previous|own)\b|\(author,";
    /// "I take them in turn": paragraphs each of which treats one school.
    IN_TURN = r"\b(?:take|treat|consider|discuss|review|present|describe|visit|sketch|introduce|go through|examine|survey)(?:s|ed)? (?:them|these|each|the (?:two|three|four|five|six))(?: of them)?\b[^.;]{0,24}\b(?:in turn|one by one|in order|in sequence|one after (?:the )?(?:other|another)|separately|in the order|chronologically)\b|\beach (?:of (?:them|these|which)|of these [\w’'-]+)? ?(?:has|had|with) its own\b";
    /// Set against what was said before.
    CONTRAST = r"\b(?:by contrast|in contrast|however|whereas|while|conversely|on the other hand|meanwhile|for their part|instead|unlike|alternatively|opposite|reply|counter|respond|in turn|finally|but|yet)\b";
    /// A name whose noun speaks of nothing but schools.
    PROPER_NOUN = r"[\w’'–-] (?:tradition|school|paradigm|research program(?:me)?|perspective|movement)$";
    /// What a school has of its own: "Its premise is", "the tradition's founders".
    OF_ITS_OWN = r"^\W*(?:its|their|the (?:tradition|school|paradigm|perspective|programme|program|movement)’s) (?:\w+ )?(?:premises?|claims?|arguments?|founders?|adherents|proponents|authors|core|central|starting|point|origins?|roots|tenets?|assumptions?|thesis|classics?|originators?|followers|members|concern|interest|emphasis|focus|basic|main)\b|\b(?:this|the same) (?:tradition|school|paradigm|perspective|programme|program|movement)\b";
    /// What the review leaves aside, at a paragraph's head.
    LEFT_ASIDE = r"\b(?:(?:have|has|had|are|is|be|was|were) (?:been )?(?:deliberately )?(?:left out|left aside|set aside|passed over|omitted|excluded)|(?:i|we) (?:shall |will |have )?(?:deliberately )?(?:leave|left|set|put) (?:out|aside)|so as to put (?:it|them) aside|(?:not|nor) (?:\w+ )?(?:considered|treated|discussed|dealt with|pursued) (?:here|in this)|(?:enlisted|counted|claimed|cited|listed|read|named|invoked|included)[^.;]{0,60} (?:and|but) (?:should|ought|need) not\b|^\W*not (?:everyone|everybody|all) who [^.;]{0,90} (?:subscrib\w+|belong\w*|joined|signed|shared|took part|was|were)\b|will (?:miss|look in vain)|outside (?:the|our|my) scope|(?:i|we) (?:do|shall|will) not (?:treat|consider|discuss|deal with|pursue|review))\b";
    /// Beside the schools spoken of, and none of them.
    NEIGHBOUR = r"\b(?:has|have) (?:its|their) own literature|shares? with (?:the )?(?:work|literature|research|studies|writings?|scholarship) (?:on|of|in|about)|(?:may|can|should|might) (?:\w+ )?be consulted|(?:gives?|gave|is|offers?|remains?) the (?:best|standard|fullest) (?:survey|overview|introduction|review|guide)|\b(?:related|neighbou?ring|adjacent|separate|parallel|distinct|nearby|further) (?:\w+ )?(?:literatures?|bod(?:y|ies)|fields?|strands?|work|research|scholarship|debates?|lines?)\b";
    /// Turns from what was thought before.
    TURN = r"\b(?:instead|by contrast|in contrast|in response|partly in response|against this|in reaction|as an alternative|in its place)\b";
    /// Goes on with what was spoken of, at the head of a paragraph.
    BACKWARD = r"^\W*(?:(?:and|but|yet|moreover|furthermore|similarly|likewise|in addition|in a similar vein|in the same vein|in this vein|in the same spirit|in the same line|along (?:the same|similar) lines|for example|for instance|subsequent|later (?:work|studies|scholars|research)|more recent(?:ly)?,? (?:work|studies|scholars|research)|recent (?:work|studies|research)|subsequently|they|others in|what held|what united|its|their|this (?:view|idea|argument|insight|logic|claim)|these (?:ideas|arguments|studies|works|books|claims|scholars|authors))\b|here,)";
    /// Evidence that a school did not expect, said of the work that brings it.
    AGAINST_EVIDENCE = r"\b(?:nothing of the sort|(?:more|most|very|particularly) damaging|damaging (?:to|for)|awkward for|hard(?:er)? to (?:maintain|sustain|defend|believe)|(?:has|have) encouraged less|stumbl\w+ (?:on|over)|r(?:an|uns?) into (?:\w+ )?(?:trouble|difficult\w+|problems?|facts|evidence|data)|c(?:ame|omes?) to grief|ha(?:s|ve|d) been (?:much |far |rather )?less (?:cooperative|kind|obliging|accommodating|generous|friendly|forgiving)|(?:did|do|does) not (?:oblige|cooperate)|embarrass\w+ (?:for|to)|(?:hard|difficult|impossible|not easy) to (?:square|reconcile)|s(?:its?|at) (?:ill|uneasily|badly|awkwardly)|fits? (?:ill|badly|poorly)|fatal (?:to|for)|(?:tells?|told|counts?|counted|speaks?|spoke|cuts?) against|casts? (?:some |serious |considerable )?doubts?|(?:call(?:s|ed)?|threw|throws|thrown) (?:\w+ ){0,3}?into (?:question|doubt)|(?:been|was|were|is|are) (?:\w+ )?(?:doubted|disputed|questioned|denied)|dissenting|(?:sceptical|skeptical|discordant|critical) (?:notes?|voices?|remarks?)|(?:trouble|difficulty|problem|snag|catch|drawback)(?:, as\b| is\b| was\b)|awkward (?:findings?|facts?|results?|evidence)|what is missing|(?:less|not) (?:\w+ )?kind\b|(?:some|others|many|several)(?: \w+)? (?:have|had) (?:replied|questioned|doubted|objected|countered|responded|disputed)|(?:have|has|had) (?:\w+ )?wondered|contrary (?:evidence|results?|findings?)|(?:lends?|lent|gives?|gave|finds?|found|offers?|offered|yields?|yielded|provides?|provided|shows?|showed) (?:little|no|scant|only weak) (?:\w+ )?(?:support|evidence|effects?|benefit|sign|trace|advantage)|(?:had|has|have|with) no (?:\w+ )?effects?\b|(?:did|do|does|could) not (?:find|support|confirm|replicate|reproduce|bear (?:it|this) out)|(?:was|were|been|is|are) not (?:borne out|supported|confirmed|replicated|reproduced|found)|but (?:failed|fails)\b|fail(?:s|ed)? (?:to (?:find|replicate|support|confirm)|in the field|the test)|(?:prove[sd]?|turn(?:s|ed) out) (?:to be )?(?:too (?:low|small|weak|few|high|large)|false|wrong|unfounded|spurious)|rarely prevent\w*|inconsistent with|at odds with|disconfirm\w*|counter-?evidence)";
    /// Instruments and procedures of the author's own study: what they come from belongs to no school.
    PROCEDURE = r"\b(?:was|were|are|is) (?:then |also |first )?(?:transcribed|fitted|estimated|coded|analy[sz]ed|computed|implemented|scored|assessed|recruited|sampled|calculated|modelled|modeled|annotated|digiti[sz]ed|simulated|processed) (?:in|with|by|using|on|for|following|according|as)\b";
    /// What the author's own study is made of, at a paragraph's head: "the data I use in later chapters", "for the analyses below".
    OWN_MATERIAL = r"^\W*(?:for (?:the|our|my) (?:\w+ )?(?:analys[ie]s|estimates?|figures|quotations|counts|models?)|(?:the|our|my|all|most|these) (?:[\w-]+ ){0,2}?(?:data|materials?|samples?|estimates?|quotations|figures|counts|corpus|corpora|interviews|chapters|cases|measures|translations|texts|sources) (?:used |analy[sz]ed |below |here |in later chapters )?(?:that )?(?:(?:i|we) (?:use|used|draw|drew|rely|report|analy[sz]e)|used|analy[sz]ed|come|comes|came|are from|is from|were|was|that follow|reported)\b|(?:quotations|translations|figures|counts|data|interviews|coding|transcripts)\b)";
    /// The cited work is what another builds on: the words just before it.
    BUILT_ON = r"\b(?:builds?|building|built|draws?|drawing|drew|rel(?:y|ies|ied)|relying|rests?|leans?|leaned|leaning|bases? (?:itself|themselves)) (?:\w+ ){0,4}?(?:up)?on (?:[\w’'-]+ ){0,14}\(?$|\b(?:import|borrow|transplant|transfer|inherit)(?:s|ed|ing)? (?:[\w’'-]+ ){1,6}[\(\[]?$|\bwith the (?:help|aid) of (?:[\w’'-]+ ){0,4}[\(\[]?$|\b(?:combin|marr|wedd|join|fus|blend)\w* [^.;:]{1,60}? (?:with|to) (?:the )?(?:[\w’'-]+ ){0,3}?(?:theor(?:y|ies)|thes[ie]s|ideas?|sociology|philosophy|concepts?|notions?|framework|mathematics|writings) of (?:[\w’'-]+ ){0,4}[\(\[]?$|\b(?:took|takes|taking) apart (?:[\w’'-]+ ){1,5}\($|\b(?:dismantl|unpick|dissect|criticiz|criticis|attack|rebutt?|reread|rewrit)\w* [\w-]+['’]s? (?:[\w’'-]+ ){1,4}\($|\busing (?:[\w,.’'-]+ ){0,8}?(?:from|in) (?:the )?(?:[\w-]+ ){1,4}\($";
    /// Said of a cited work that is the sentence's subject: it speaks against something.
    OBJECTS = r"^[^.;]{0,60}?\b(?:whose (?:\w+ )?(?:criticisms?|critiques?|objections?|doubts)\b|(?:finds?|found|thinks?|thought|considers?|considered|calls?|called|deems?|deemed|judges?|judged|pronounce[sd]?) (?:it|them|this|the|these|its|their|such|all)(?: [\w-]+){0,3}? (?:an? (?:[\w-]+ )?)?(?:circular|tautological|unconvincing|wanting|flawed|untenable|implausible|incoherent|overdrawn|simplistic|vacuous|misguided|fable|myth|fiction|caricature|nonsense|illusion|mistake|error|fallacy|dead end|distraction|non-starter)|(?:turn(?:s|ed)?|stand(?:s)?|stood) (?:it|them|this|the \w+) (?:on its head|upside down)|(?:is|was|are|were|has been|have been|remains?|remained) (?:(?:rather|much|far|considerably|\w+ly) )?(?:less|not so|not at all|not|hardly|scarcely|far from) (?:sure|certain|persuaded|convinced|impressed|kind|sanguine|optimistic|happy|charitable|enthusiastic|satisfied)|t(?:akes?|ook) (?:[\w’-]+ ){1,4}to task|argue[sd]? (?:at length )?against|begs? to differ|demur(?:s|red)?|part(?:s|ed)? company|br(?:eaks?|oke) with|regrets?|regretted|laments?|lamented|(?:shows?|showed|shown|found|finds|argue[sd]?|concluded?s?|suggest(?:s|ed)?) (?:\w+ )?(?:the opposite|the reverse|otherwise)|to the contrary|on the contrary|objected(?: \w+){0,2}? (?:that|to)|objects (?:to|strongly|that (?:it|they|the|this|these|such|he|she)\b)|objected strongly|protest(?:s|ed)|remain(?:s|ed)? (?:un(?:persuaded|convinced|impressed|moved)|sceptical|skeptical)|(?:is|are|was|were) not (?:persuaded|convinced|impressed)|demolition|wrong with|(?:as|is|was|are|were|been|be) (?:\w+ )?(?:circular|tautological|flawed|vacuous|incoherent|untenable|na[iï]ve|simplistic|reductive|reductionist|unconvincing|misguided|mistaken|wrong|inadequate|one-sided|overdrawn|implausible|untestable|unfalsifiable|psychologistic|ahistorical)\b|suspects? (?:it|them|this)|complain(?:s|ed)|warn(?:s|ed)|charg(?:es|ed)|accus(?:es|ed)|doubt(?:s|ed)|fault(?:ed|s (?:the|it|them|this|these|its|their))|found (?:fault|little|nothing|no )|overstat\w+|overestimat\w+|exaggerat\w+|respond(?:s|ed) with [^.;]{0,40}critique|debunk\w+|finds? (?:in (?:it|them|this|these)[^.;]{0,40}?,? )?a failure|should be (?:given up|abandoned|dropped|discarded)|would (?:\w+ )?(?:do away with|dispense with|abolish|scrap)|cannot (?:\w+ )?(?:explain|account for)|(?:did|do|does) not (?:bear|bore) (?:it|them|this|the \w+) out|broadsides?\b|is (?:\w+ )?an attack|attack on|ha(?:s|d|ve) (?:little|no|scant) patience|(?:was|would|will) hav(?:e|ing) none|pour(?:s|ed) (?:cold|scorn)|pick(?:s|ed) holes?|(?:is|was) unsparing|push(?:es|ed) back|deplor\w+|ridicul\w+|mock(?:s|ed)|nothing of value|made (?:\w+ )?fun of|(?:is|was|has been|remains?) (?:\w+ )?(?:critical|sceptical|skeptical|dismissive) of|express(?:es|ed) (?:doubts?|reservations)|took issue|takes? issue|scathing|wonders? (?:whether|if)|wondered (?:whether|if)|point(?:s|ed)? out that (?:it|they|the|this|these)\b[^.;]{0,60}\b(?:not|cannot|neglects?|ignores?|overlooks?|fails?))";
    /// Said of a cited work that is the subject: it may speak against something.
    DISPUTES = r"^[^.;]{0,40}?\b(?:challeng(?:es|ed)|question(?:s|ed)|reject(?:s|ed)|disput(?:es|ed)|critici[sz](?:es|ed)|attack(?:s|ed)|refut(?:es|ed)|contest(?:s|ed)|repl(?:ies|ied)|rejoin(?:s|ed)|counter(?:s|ed)|respond(?:s|ed)|disagree[sd]?|den(?:ies|ied)|dismiss(?:es|ed)|rebut(?:s|ted))\b";
    /// "(2) Cognitivists see …": a mark of enumeration within running text.
    MARKED = r"^\W*\(?(?P<ordinal>[1-7]|i{1,3}|iv|vi?|[a-f])\) ";
    /// A name given after the school has been spoken of: "as it came to be called".
    SO_CALLED = r"^,? ?(?:as|so|usually|often|commonly|now|also|which)\b[^.;:]{0,60}\b(?:called|known|named|labelled|labeled|termed|dubbed)\b";
    /// "… was the orthodoxy of its day", said of a doctrine.
    REIGNS = r"^ (?:is|was|became|remains?|remained) (?:the|its|their|an?) (?:[\w-]+ ){0,2}(?:orthodoxy|heirs?|successors?|doctrine|creed|rivals?|child|answer|position|view|consensus)\b";
    /// "Hegelian readings of this kind".
    OF_THIS_KIND = r"^ of (?:this|that|the same) (?:kind|sort|type|stripe|persuasion|cast|ilk|turn)\b";
    /// "This is the tradition of X", "it was known as the X", "the company is variously called X": a name for what the
    /// paragraph has spoken of.
    CHRISTENED = r"\b(?:(?:this|that|these|those|here) (?:is|was|are|were) (?:the (?:tradition|school|program(?:me)?|approach|paradigm|perspective|movement|literature|theory|position|project|camp|view|argument|claim|contention|thesis|answer|doctrine) of (?:the )?|what (?:is|was|has been|came to be|has come to be) (?:\w+ )?(?:known as|called|termed) (?:the )?)|(?:it|they|this|these|(?:this|the|that) (?:company|group|position|view|party|camp|argument|programme|program|approach|school|tradition|line|reading|stance|doctrine)) (?:is|are|was|were|has been|have been|came to be|became|has come to be) (?:\w+ )?(?:known as|called|termed|labell?ed|dubbed|named) (?:the )?)[“‘'\x22]?(?P<name>(?:[\w’-]+, ){0,3}(?:[\w’-]+ (?:or|and) )?[\w’-]+(?: [\w’-]+){0,3})";
    /// "X has since been the name for this".
    NAME_FOR = r"(?:^|[;,:(] |\band )(?:the )?[“‘'\x22]?(?P<name>[\w’-]+(?: [\w’-]+){0,3}?)[”’'\x22]? (?:is|was|has been|has since been|became|has become|has since become) (?:\w+ ){0,2}?(?:name|label|term|title) (?:for|of|given to) (?:this|it|them|that|these|such)\b";
    /// "Uses and gratifications began as a protest": what has a beginning of its own.
    GENESIS = r"^\W*(?:the )?(?P<name>[a-z][\w’'-]+(?: (?:and |of |in |for )?[a-z][\w’'-]+){0,4}) (?:began|begins|emerged|originated|arose|grew (?:out|up)|started (?:out|life|as)|was born|were born|took shape|has its (?:roots|origins)|have their (?:roots|origins))\b";
    /// A first sentence that sets what follows against what stood before.
    TURNS_AWAY = r"^\W*(?:[^,;:()]{0,60}, )?(?:however|by contrast|in contrast|conversely|on the other hand)\b";
    /// "Social actor: …".
    RUN_IN = r"^\W*(?P<name>[a-z][\w’'-]+(?: [a-z][\w’'-]+){0,3}): ";
    /// "For some the answer lies in …", and the others.
    SOME = r"^\W*(?:[^,;:()]{1,40}, )?(?:for|to|according to) (?P<ordinal>some|others)\b";
    /// "Some look at …", "Others have insisted …", "There have been those who …": people without a name, at a paragraph's head.
    UNNAMED = r"^\W*(?:(?:and|but|yet|still|meanwhile|finally|by contrast|in contrast|then|again),? )*(?:there (?:are|have been|were|is|remains?) )?(?P<ordinal>some|others|those)(?: (?:scholars|authors|writers|researchers|theorists|commentators|analysts|students|historians|critics|economists))?(?:,| (?:have|had|who|(?:to|for|in|with) whom|whose|would|will|are|were|do|did|look|see|hear|find|read|hold|argue|think|believe|insist|prefer|start|begin|treat|take|turn|go|ask|say|speak|claim|want|regard|trace|point|doubt|deny|conceive|understand|emphasi[sz]e|stress|maintain|contend|focus|reject)\b)";
    /// Those just named speak against something: "… replied that".
    RETORT = r"^[^.;]{0,90}?\b(?:repl(?:y|ies|ied)|object(?:s|ed)? (?:that|to)|respond(?:s|ed)?|counter(?:s|ed)? that|complain(?:s|ed)?|critici[sz]e[sd]?|attack(?:s|ed)?|rejoin(?:s|ed)?|retort(?:s|ed)?|accus(?:e|es|ed)|reproach(?:es|ed)?|challenge[sd]?)\b";
    /// "If the one party asks …, the other …": a clause before the one that tells.
    SUBORDINATE = r"^\W*(?:if|where|while|whereas|although|though|just as|when|whenever|since|as)\b";
    /// "Between those who … and those who …": two schools told apart by what they do.
    THOSE_WHO = r"\b(?:those|scholars|authors|writers|researchers) (?:who|that)\b.*\band (?:those|others|scholars|authors|writers|researchers) (?:who|that)\b";
    /// "Among the former", "The latter, led by …": of two just told apart.
    FORMER = r"^\W*(?:[^,;:()]{1,40}, )?(?:(?:among|for|to|of|in|within|against) )?the (?P<ordinal>former|latter)(?: (?:camp|group|view|approach|position|school|side|tradition))?\b";
    /// Work before the schools spoken of.
    EARLIER = r"^\W*(?:early|earlier|previous|prior|older|most|much|past|traditional) ";
    /// "The first", as of something known.
    DEFINITE_FIRST = r"\bthe (?:first|former|oldest|earliest)\b";
    /// The author's own study.
    OWN_STUDY = r"\b(?:in (?:this|the present|the following) (?:article|paper|study|essay|chapter|section|review|thesis|dissertation|work)|(?:this|the present|the current) (?:article|paper|study|essay|chapter|thesis) |what follows|in what follows|(?:we|i) (?:(?:then|also|therefore|thus|first|now|will|shall) )?(?:code|coded|transcribe|transcribed|recruit|recruited|sample|sampled|select|selected|retain|take|took|use|used|adopt|adopted|conduct|conducted|collect|collected|interview|interviewed|analy[sz]e|analy[sz]ed|report|propose|test|tested|estimate|estimated|follow|followed|rely|relied|contribute|therefore|measure|measured|argue|show|ask|address|examine|examined|build|draw|drew|hypothesi[sz]e|return|develop)\b|our (?:own |empirical |main )?(?:study|data|analysis|sample|measures?|approach|results|findings|model|contribution|argument|archive|participants|treatment|experiment)\b|my (?:own )?(?:study|data|analysis|argument|fieldwork|material|approach|contribution|parish|case)\b)";
    /// "In this article".
    THIS_PAPER = r"\b(?:in )?(?:this|the present|the following) (?:article|paper|study|essay|chapter|thesis|dissertation)\b";
    /// "H1", "we hypothesize": what the author's own study is to test.
    OWN_HYPOTHESIS = r"\bh(?:ypothesis )?\d[a-d]?\b|\b(?:we|i) (?:\w+ )?(?:hypothesi[sz]e|expect|predict|posit)\b";
    /// A heading under which schools stand one by one.
    SCHOOLS_HEADING = r"^(?:[\divx]+\.?[\d.]* )?(?:(?:(?:two|three|four|five|six|seven|the|main|major|rival|competing|existing|alternative|theoretical|contending|different|current) )*(?:hypotheses|theories|explanations|approaches|perspectives|schools(?: of thought)?|traditions|accounts|views|positions|paradigms|interpretations|camps|readings|lines of (?:work|thought|research|inquiry|enquiry|argument))(?: (?:of|on|to|in|about) .*)?|(?:[\w-]+ ){1,2}(?:theories|explanations|approaches|perspectives|schools|traditions|accounts|positions|paradigms|interpretations|camps))$";
    /// "From each line of work", "what every account says": schools that are gone through.
    EACH_SCHOOL = r"\b(?:each|every) (?:of the )?(?:[\w-]+ )?(?:line of (?:work|thought|research|inquiry|argument)|school|tradition|account|approach|perspective|camp|theory|strand|position|hypothesis|explanation)\b";
    /// "We refer to this work as X", "which gave the X school its name": a section's school is named on the way.
    NAMED_HERE = r"\b(?:refer(?:red|s)? to (?:this|these|such|it|them|all this|all of this)(?: \w+){0,3} as|(?:call|label|term|name|dub) (?:this|these|it|them|such)(?: (?:work|works|studies|approach|view|school|position|account|camp|group|research|tradition|literature|position))?) (?:the )?[“‘'\x22]?(?P<name>[\w’-]+(?: [\w’-]+){0,2}?)[”’'\x22]?(?:$|[.,;:(]| (?:approach|school|view|account|tradition|here|hereafter|for|in|because|since|and|after)\b)|\b(?:gave|gives|given|lent) the (?P<lent>[\w’-]+(?: [\w’-]+){0,2}?) (?:school|camp|approach|account|tradition|group|movement|view|position) its (?:\w+ )?name\b";
    /// Headings of the author's own study.
    OWN_HEADING = r"^[\divxabc. ]*(?:(?:the )?(?:present|current) (?:study|research|paper|article)|this (?:study|paper|article)|our (?:approach|study|contribution|model|method)|(?:research )?(?:methods?|methodology)|materials?|data|results|findings|experiments?|conclusions?|discussion|participants|procedures?|measures|implementation|evaluation|acknowledge?ments?|supplementary|appendix)\b";
    /// A sentence that gives names to what has been described.
    LABELS = r"\b(?:labels?|names?|called|call|introductions?|respectively|schools?|traditions?|approach(?:es)?|theor(?:y|ies)|camps?|known|labelled|labeled)\b";
    /// A name that can only be a school's.
    SCHOOL_NAME = r"\b(?:traditions?|school|camps?|approach(?:es)?|perspectives?|paradigms?|movement|program(?:me)?|literature|accounts?|views?|positions?|theory|theories|thes[ie]s|hypothes[ie]s|interpretations?|explanations?|viewpoint|standpoint|framework|orthodoxy|doctrine|theorists|scholars|[\w-]+ists)\b";
    /// The verb of a position, right after the name of those who hold it.
    POSITION = r"^(?:,[^,;.]{0,60},)?(?: [\w’'-]+){0,4}? (?:argu(?:e|es|ed)|holds?|held that|contend(?:s|ed)?|maintain(?:s|ed)?|claim(?:s|ed)?|insist(?:s|ed)?|emphasi[sz](?:e|es|ed)|stress(?:es|ed)|believ(?:e|es|ed)|sees?|saw|treat(?:s|ed)?|regard(?:s|ed)?|view(?:s|ed)?|understand(?:s)?|understood|conceiv(?:e|es|ed)|conceptuali[sz](?:e|es|ed)|explain(?:s|ed)?|locat(?:e|es|ed)|den(?:y|ies|ied)|attribut(?:e|es|ed)|propos(?:e|es|ed)|reject(?:s|ed)?|posit(?:s|ed)?|assum(?:e|es|ed)|interpret(?:s|ed)?|share|shares|insisted|disput(?:e|es|ed)|accept(?:s|ed)?|question(?:s|ed)?|portray(?:s|ed)?|depict(?:s|ed)?|deriv(?:e|es|ed)|starts? from|looks? (?:to|for)|takes? [^.;,]{1,40} to be|asks?|begins? with|grew out|turns? the|prefers?|departs? from|would have)\b";
    /// Nouns that only schools have.
    SCHOOL_NOUN = r"\b(?:traditions?|schools?|camps?|perspectives?|paradigms?|theory|theories|thesis|hypothesis|interpretation|doctrine|accounts?|views?|position|theorists?|scholars|thinkers|[\w-]{4,}ists?|[\w-]{4,}ians|[\w-]{4,}isms?|historiography|orthodoxy)\b";
    /// Founders, classics, spokesmen.
    FOUNDED = r"\b(?:found(?:ing|ed|er|ers|ational) |classics?\b|canonical|seminal|landmark|associated with|inaugurat|pioneer|coined|manifesto|the name of|charter|textbook|starting point|(?:took|takes) its (?:agenda|name|cue|inspiration)|goes back to|introduced by|codified|most influential|best[- ]known|in the (?:work|writings|hands) of|proponents|adherents|advocates)";
    /// Verbs by which people hold a position.
    HOLDS = r"\b(?:argu(?:e|es|ed|ing)|hold(?:s)?|held that|contend(?:s|ed)?|maintain(?:s|ed)?|claim(?:s|ed)?|insist(?:s|ed)?|emphasi[sz](?:e|es|ed)|stress(?:es|ed)?|believ(?:e|es|ed)|sees?|saw|treat(?:s|ed)?|regard(?:s|ed)?|view(?:s|ed)|understand(?:s)?|understood|conceiv(?:e|es|ed)|explain(?:s|ed)?|locat(?:e|es|ed)|trac(?:e|es|ed)|den(?:y|ies|ied)|attribut(?:e|es|ed)|point(?:s|ed)? to|propos(?:e|es|ed)|ask(?:s|ed)?|recommend(?:s|ed)?|reject(?:s|ed)?|find(?:s)?|read(?:s)?|think(?:s)?|prefer(?:s|red)?|begin(?:s)? (?:with|from)|account(?:s|ed)? for|focus(?:es|ed)?|suggest(?:s|ed)?|assum(?:e|es|ed)|interpret(?:s|ed)?|describ(?:e|es|ed)|concern(?:s|ed)?|tak(?:e|es)|look(?:s|ed)?|deriv(?:e|es|ed)|posit(?:s|ed)?|conceptuali[sz]\w+|model(?:s|led|ed)?|predict(?:s|ed)?|turn(?:s|ed)? to|starts? (?:from|with|out)|rests? (?:up)?on|draws? (?:attention|on)|departs? from|understand(?:s)?|defin(?:e|es|ed)|objects?|repl(?:y|ies)|counters?|links?|identif(?:y|ies)|extends?|shares?|rejects?|dispute(?:s|d)?|accept(?:s|ed)?|lay(?:s)? |insisted|depict(?:s|ed)?|portray(?:s|ed)?|situat(?:e|es|ed)|seek(?:s)? |examin(?:e|es|ed)|study|studies|stud(?:y|ied)|follow(?:s|ed)?|grew out|emerged?|arose|puts?|displaced|replaced|prevailed|reigned|flourished|dominat(?:e|es|ed))\b";
}

/// The words that open a run of critics; not where opponents only give the school its name.
pub(super) fn critics(low: &str) -> Option<regex::Match<'_>> {
    CRITICS.find(low).filter(|_| !NAMED_BY.is_match(low) && !low.contains(" belong"))
}

/// Whether the words take up a school just spoken of: "this approach", "their argument", and "the approach" where nothing
/// after it says which.
pub(super) fn points_back(low: &str) -> bool {
    ANAPHOR.find_iter(low).filter(|m| !conjunction(m.as_str())).any(|m| {
        let after = low.get(m.end()..).unwrap_or("").trim_start();
        let bare = m.as_str().starts_with("the ");
        !bare || !["of ", "that ", "which ", "in which", "to ", "for ", "between "].iter().any(|w| after.starts_with(w))
    })
}

/// Whether a pointing word and a noun for a school or its people stand together.
pub(super) fn points(low: &str) -> bool {
    POINTING.find_iter(low).any(|m| !conjunction(m.as_str()))
}

/// "I ought to add that writers …", "that the approach": the word only begins a clause.
fn conjunction(found: &str) -> bool {
    let mut words = found.split(' ');
    let that = words.next() == Some("that");
    let article = words.clone().next().is_some_and(|word| matches!(word, "the" | "a" | "an"));
    that && (article || words.next_back().is_some_and(|noun| noun.ends_with('s') && !noun.ends_with("is")))
}

/// The number that an ordinal word stands for; none for `another`, `last` and the like.
pub(super) fn ordinal(word: &str) -> Option<u8> {
    Some(match word {
        "1" | "i" | "a" | "some" => 1,
        "2" | "ii" | "b" => 2,
        "3" | "iii" | "c" => 3,
        "4" | "iv" | "d" => 4,
        "5" | "v" | "e" => 5,
        "6" | "vi" | "f" => 6,
        "7" => 7,
        "latter" => 2,
        "one" | "first" | "firstly" | "oldest" | "earliest" | "former" => 1,
        "second" | "secondly" => 2,
        "third" | "thirdly" => 3,
        "fourth" | "fourthly" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        _ => return None,
    })
}

/// The number that a numeral stands for.
pub(super) fn count(word: &str) -> Option<u8> {
    Some(match word {
        "two" | "both" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for (name, rule) in ALL {
            assert!(!rule.as_str().is_empty(), "{name}");
        }
    }

    #[test]
    fn enumerations_are_seen_with_their_ordinal() {
        let ordinal_of = |rule: &Regex, text: &str| rule.captures(text).map(|c| c["ordinal"].to_owned());
        assert_eq!(ordinal_of(&ENUMERATED, "one strand holds that rivers move").as_deref(), Some("one"));
        assert_eq!(ordinal_of(&ENUMERATED, "finally, a third group of scholars denies it").as_deref(), Some("third"));
        assert_eq!(ordinal_of(&ELLIPTIC, "a second contends that they do not").as_deref(), Some("second"));
        assert_eq!(
            ordinal_of(&ORDINAL_SCHOOL, "trust is the watchword of the second account").as_deref(),
            Some("second")
        );
        assert_eq!(ordinal_of(&ENUMERATED, "one must begin with the tides"), None);
    }
}

//! Words that tell a work from the school beside which it is cited: exceptions, ancestors, borrowed tools, neighbours.

use super::rules;

rules! {
    /// Said not to be of the school.
    EXCLUDED = concat!(
        r"\b(?:(?:do|does|did|would|shall|should|will|can(?:not)?|could) not (?:\w+ )?(?:include|count|belong|",
        r"place|be (?:counted|included|placed|shelved|numbered)|number|class|reckon|regard [^.;]{0,40}? as)|",
        r"nor do (?:i|we) (?:include|count|place)|i do not include|(?:leave|left) (?:him|her|it|them) (?:out|",
        r"aside|to)|(?:treat|take|read|regard|count|cod(?:e|ed)|class(?:ed)?) [^.;]{0,80}? (?:and not as|",
        r"as (?:an )?opponents?)|doubt (?:that|whether|if) (?:he|she|they) would|(?:has|had|have) (?:quite |",
        r"very )?(?:other|different) (?:purposes|aims|ends|concerns) in (?:mind|view)|(?:is|are|was|were|",
        r"be) left out\b|would be (?:wrong|odd|a mistake|misleading|perverse|unfair|",
        r"unjust)(?:,? \w+,)? to (?:enrol|draft|count|include|class|place|number|call|make|read|put|list|add)|",
        r"(?:is|are|was|were) better (?:read|seen|regarded|taken|described|understood|classed|",
        r"placed) as [^.;]{3,90} than (?:as )?(?:one|a member|part)\b|",
        r"(?:has|have) (?:often|frequently|sometimes|usually) been (?:shelved|listed|counted|classed|grouped|cited|",
        r"read) (?:with|among)|",
        r"(?:though|although|but|and|while) (?:neither|none) (?:of (?:them|whom|these) )?(?:was|were|is|are|had|",
        r"has) (?:concerned|interested|written|writing|thinking)\b|^\W*(?:i|we) (?:disagree|beg to differ|",
        r"think otherwise)\b|",
        r"attribution (?:is |was |seems )?(?:\w+ )?(?:mistaken|wrong|misleading|doubtful)|(?:wrongly|",
        r"mistakenly) (?:attributed|ascribed|assigned|credited|",
        r"counted|classed)|(?:question|quarrel|concern|problem|story|aim|business) is not (?:his|hers|theirs)\b|(?:himself|",
        r"herself|themselves) had (?:left|moved on)\b|",
        r"as far from (?:the )?[\w -]{3,40} as from\b|(?:allegiance|loyalt(?:y|ies)) (?:is|are|was|were) (?:to|",
        r"with) (?:neither|none|nobody)|",
        r"would (?:sooner|rather|prefer to) be (?:excused|left out|counted out|elsewhere)|keeps? (?:his|her|their|",
        r"its) own counsel|(?:hesitate|declin(?:e|es|ed|ing)|am reluctant|are reluctant|",
        r"would not presume|should be slow|am loath) to (?:call|count|class|include|number|place|enlist|enrol|",
        r"enroll|list|put)|(?:clear(?:er)?|obvious|stronger|easy) (?:case|candidate) for (?:exclusion|",
        r"leaving out)|belongs? (?:\w+ )?(?:with|to|in|on) neither|without (?:enlisting|enrolling|recruiting|",
        r"subscrib\w+|(?:counting|claiming|including|joining) (?:him|her|them|it|themselves|himself|herself|",
        r"the (?:\w+ )?(?:school|camp|party|movement|group|company)))|(?:declin(?:es|ed|ing)|refus(?:es|ed|",
        r"ing)) (?:its|their|the|that|this) (?:\w+ )?(?:label|name|title|company|membership|[\w-]+ism|conclusion|",
        r"premises?)|(?:talking|writing|speaking|thinking) (?:about|of) (?:something|other things|quite other|",
        r"a different)|(?:is|are|was|were) not (?:so |very )?(?:easily|readily|simply|strictly|properly|usefully|",
        r"safely|comfortably) (?:counted|classed|placed|included|read|put|filed|assigned)|(?:should|ought to|may|",
        r"must|can)(?:,? [\w ,]{1,14}?,?)? be left out|cannot (?:\w+ )?be (?:\w+ )?(?:assigned|attributed|fitted|",
        r"counted|included|placed|numbered|classed|reckoned|called|enlisted)|(?:is|was) (?:not|hardly|",
        r"scarcely) the (?:view|position|argument|claim) of|(?:i|we) (?:leave|set|put) [^.;]{1,40} aside|",
        r"belongs? elsewhere|of (?:a|an|quite a|another) (?:\w+ )?(?:different |other )?(?:stripe|persuasion)|",
        r"nothing of the kind|another (?:matter|story|question|literature|business)|neither \w+ nor \w+ (?:had|",
        r"has|would|thought|intended|meant|was|is)|belongs? nowhere|independently of|places? (?:him|her|it|",
        r"them) outside|not (?:everyone|everybody|all) (?:who|of)|it should not be|neither of whom|for (?:quite |",
        r"very |entirely |rather )?(?:other|different) reasons|without (?:\w+ )?(?:belonging|joining (?:it|them|",
        r"the))|",
        r"(?:is|are|was|were) (?:often|sometimes|frequently|regularly|routinely|",
        r"occasionally|commonly|usually) (?:\w+ )?(?:added|brought (?:in|into|up)|drawn in|shelved|named|grouped|",
        r"classed|counted|adopted|lumped|cited|mistaken|read|presented|enlisted|claimed|listed|invoked|drafted|",
        r"bracketed|recruited|included|placed|ranked|numbered|conscripted|convicted|assigned)|much cited by|",
        r"(?:who|had|has|have) never belonged|often made to wear|should not be mistaken for|(?:was|were|is|",
        r"are) not (?:meant|intended|written|designed) (?:for|as) |",
        r"(?:claimed|cited|quoted|invoked|used) by both (?:sides|camps|parties|schools)|in which both (?:sides|camps|",
        r"parties|schools)|",
        r"room for (?:several|both|all) (?:schools|sides|camps)|(?:would|will|shall|should) keep (?:it|him|her|them) out\b|",
        r"(?:do|does|did) not enlist|(?:is|are|was|were) (?:quite |wholly |entirely )?independent of it\b|(?:he|she|",
        r"they) should not be(?:$|[.,:;])|",
        r"keeps? (?:him|her|it|them) out of|(?:enlisted|enlists|sided|sides) with (?:nobody|no one|neither)|",
        r"cannot place (?:him|her|it|them)|(?:hardly|scarcely) belongs?|(?:do|does|did) not (?:wish|want|care|like) to be ",
        r"(?:called|counted|taken|read|classed)|disown(?:s|ed) the (?:label|name|title)|refuses? to be (?:called|counted|",
        r"classed)|not considered|(?:is|are) set aside|not discussed|not pursued|do not exhaust|is (?:regularly|",
        r"often) adopted|remains? agnostic|could be grafted|compatible with|stands? (?:\w+ )?apart|kept (?:his|her|",
        r"their|its) distance|no (?:member|part) of|belongs? to (?:nobody|none|neither|another|no)|(?:made|makes|",
        r"making) no (?:\w+ )?commitment|ought to be in this|(?:is|are) nobody’s|resists? being|not (?:strictly |",
        r"properly )?(?:a|an|part|one) (?:of|member|\w+ist)\b|different matter|",
        r"(?:is|are|was|were)(?: (?:not|hardly|scarcely) an?| no) (?:[\w-]+ )?(?:theorists?|authors?|adherents?|partisans?|",
        r"advocates?|representatives?|followers?)\b|",
        r"is at (?:most|best) an? (?:\w+ )?(?:neighbou?r|relative|cousin|fellow[- ]travell?er)\b|",
        r"outside the (?:[\w’'-]+ ){0,2}?(?:tradition|school|program|camp|fold|approach|paradigm))",
    );
    /// "Is often counted …": by others.
    OFTEN_CLASSED = r"^(?:(?:is|are|was|were)|(?:has|have) \w+ been) \w+ ";
    /// "… beside these books", "… as a forerunner": where others put it.
    CLASSED_BESIDE = concat!(
        r"^ (?:\w+ )?(?:beside|alongside|together with|in th(?:is|at) context|in the (?:\w+ )?(?:background|",
        r"margins)|by (?:it|them|this|that|these)|as (?:(?:an?|their|its|his|her) )?(?:\w*parents?|\w*fathers?|",
        r"ancestors?|heirs?|forerunners?|precursors?|predecessors?|background))\b",
    );
    /// Words that turn against what was said in the sentence.
    DENIES = concat!(
        r"\b(?:but|though|although|yet|however|wrong(?:ly)?|mistaken(?:ly)?|not|nor|nowhere|never|rather|whereas|",
        r"despite|no|neither|none|in fact|only because|for want of|odd(?:ly)?)\b",
    );
    /// Said to be of the school, whatever else is said.
    INCLUDED = concat!(
        r"\b(?:(?:part|members?|a reform|a branch|a wing) of (?:the|this|that) (?:theory|school|programme|program|",
        r"tradition|approach|camp|party|position|family)|(?:as|is|are) (?:one|part) of (?:it|us|them)|",
        r"belongs? here|from within (?:the same|this|that|its own)|in (?:its|their|the [\w-]+[’']s?) defen[cs]e)\b",
    );
    /// What follows says of several works just cited that they do not belong: "I hesitate to call any of these three …".
    SET_APART = concat!(
        r"\b(?:(?:any|none|neither|all|some|both|each) of (?:these|them|whom|the (?:two|three|four|five)|those)|",
        r"(?:these|those) (?:two|three|four|five|authors|writers|books|works|studies|scholars|men|women|people))\b",
    );
    /// "Should one class with them Roe (1999)?", and the answer.
    ASKED = concat!(
        r"^\W*(?:and )?(?:(?:should|shall|may|might|can|must|ought|would|could) (?:one|we|i|he|she|they|",
        r"you) (?:[\w-]+ ){0,3}?(?:class|count|include|place|number|put|add|enlist|list|rank|file|shelve|",
        r"reckon)\b|(?:should|shall|may|might|can|must|ought|would|could)\b.* be (?:\w+ )?(?:classed|counted|",
        r"included|placed|numbered|put|added|enlisted|listed|ranked|filed|shelved|reckoned)\b|(?:does|do|did|",
        r"would|should)\b.* belong\b|(?:is|was|are|were)\b.* (?:an?|one|part) (?:of (?:them|these|us|this|its)|",
        r"member)\b).*\?\W*$",
    );

    ANSWERED_NO = concat!(
        r"^\W*(?:i (?:think|believe|would say|should say|suspect|fear) not|(?:no|hardly|scarcely|surely not|",
        r"probably not|not (?:quite|really))(?:\W*$|[,.;:—–])|i doubt|not (?:in|for|to my|on)|only (?:if|in|by))",
    );
    /// Those just cited are no school: "these authors are not a party".
    NOT_A_SCHOOL = concat!(
        r"(?:^|[,;:.] )\W*(?:but |yet |and |still,? |together,? )?(?:they|these|those|such|what (?:they|these)|",
        r"none of (?:these|them)|there (?:is|was)|the (?:[\w-]+ )?(?:authors|writers|scholars|critics|dissenters|",
        r"works|books|studies|three|four|two))\b[^.;]{0,60}? ?\b(?:(?:is|are|was|were|do|does|did) (?:not|hardly|",
        r"scarcely|never) (?:to )?(?:quite |yet |really )?(?:form |make (?:up )?|constitute |amount to |",
        r"be )?(?:an?|any|one) (?:[\w-]+ )?(?:part(?:y|ies)|schools?|traditions?|camps?|movements?|groups?|",
        r"programme|program|position|doctrine|front|literature|family)\b|(?:has|have|share|",
        r"shares) (?:in common )?(?:only|little|nothing|no more than)\b[^.;]{0,40}\b(?:in common|but|except|",
        r"attack\w*|oppos\w+|enem(?:y|ies)|target)|no (?:common|single|shared) (?:doctrine|programme|program|",
        r"position|school|name|platform)\b)",
    );
    /// Exempted from what is said of a school.
    EXCEPTION = concat!(
        r"\b(?:with (?:few|some|rare|notable|the) exceptions?(?: of)?|(?:an?|the|one|two|some|main|chief|only|",
        r"partial|possible|clear|obvious|known) exceptions? (?:is|are|include|to|here|in|within|inside|among)|(?:represents?|",
        r"represented|forms?|constitutes?|remains?|makes?|is|are) (?:an|the|a partial|a notable|",
        r"something of an) exceptions?\b|^\W*exceptions? (?:is|are|include|to)|(?:important|notable|rare|",
        r"partial) exceptions?|except(?:ing)? for|pace|contra)\b|",
        r"^\W*(?:apart from|unlike)\b|",
        r"\(unlike |",
        r"\beine ausnahme (?:bild\w+|ist|sind|stell\w+|mach\w+)|\bmit (?:der )?ausnahme (?:von|der|des)\b|",
        r"\b(?:fait|font) exception|\b(?:est|sont) (?:[\w’']+ ){0,3}(?:une|des) exceptions?\b|\b(?:ist|sind|bildet|bilden|bleibt) (?:\w+ ){0,3}?(?:eine )?ausnahmen?\b|\bà l[’']exception d[eu’']|\buna excepción (?:es|son|la)\b",
    );
    /// But see Roe (2001).
    BUT_SEE = r"^\W*(?:but|though|yet)(?: also)? (?:see|compare|cf\.)\b";
    /// See also Roe (2001).
    SEE_ALSO = concat!(
        r"^\W*(?:see(?: also| further| too)?|compare|cf\.)[ ,]|\b(?:on|for) [^();]{3,120}, see(?: also|",
        r" especially)? |\bsee (?:also )?$",
    );
    /// Beside the schools spoken of, and none of them.
    NEIGHBOUR = concat!(
        r"\b(?:has|have) (?:its|their) own literature|",
        r"\b(?:is|are|was|were) an? (?:near|close|distant|second) (?:relation|relative|cousin|neighbou?r)(?: of (?:this|",
        r"these|it|them|theirs))?[,.;]|",
        r"shares? with (?:the )?(?:work|literature|research|studies|writings?|scholarship) (?:on|of|in|about)|",
        r"(?:may|can|should|might) (?:\w+ )?be consulted|",
        r"(?:gives?|gave|is|offers?|remains?) the (?:best|standard|fullest) (?:survey|overview|introduction|",
        r"review|guide)|",
        r"\b(?:related|similar|neighbou?ring) but (?:separate|distinct|different|independent) (?:\w+ )?(?:proposals?|",
        r"arguments?|claims?|ideas?|questions?|hypothes[ie]s|thes[ie]s|points?|issues?|phenomen\w+|accounts?|lines?)\b|",
        r"\b(?:related|neighbou?ring|adjacent|separate|parallel|distinct|nearby) (?:\w+ )?(?:literatures?|",
        r"bod(?:y|ies)|fields?|strands?|work|research|scholarship|debates?|lines?)\b",
    );
    /// What the review leaves aside, at a paragraph's head.
    LEFT_ASIDE = concat!(
        r"\b(?:(?:have|has|had|are|is|be|was|were) (?:been )?(?:deliberately )?(?:left out|left aside|set aside|",
        r"passed over|omitted|excluded)|(?:i|we) (?:shall |will |have )?(?:deliberately )?(?:leave|left|set|",
        r"put) (?:out|aside)|so as to put (?:it|them) aside|(?:cannot|can not|could not|resists? being|(?:is|are) (?:hard|",
        r"difficult|not easy) to) (?:easily |",
        r"readily |well )?(?:be )?(?:place|assign|classif|sort|put|file|count)\w* (?:\w+ )?(?:on|in|into|under|with|",
        r"to) (?:any |just )?(?:one|either|a single|only one) \w+|(?:not|nor) (?:\w+ )?(?:considered|treated|discussed|",
        r"dealt with|pursued) (?:here|in this)|(?:enlisted|counted|claimed|cited|listed|read|named|invoked|",
        r"included)[^.;]{0,60} (?:and|but) (?:should|ought|need) not\b|^\W*not (?:everyone|everybody|",
        r"all) who [^.;]{0,90} (?:subscrib\w+|belong\w*|joined|signed|shared|took part|was|were)\b|will (?:miss|",
        r"look in vain)|outside (?:the|our|my) scope|(?:i|we) (?:do|shall|will) not (?:treat|consider|discuss|",
        r"deal with|pursue|review))\b",
    );
    /// Ancestors, borrowed tools, neighbours, guides.
    BACKGROUND = concat!(
        r"\b(?:goes? back to the (?:philosophy|work|writings|ideas|thought) of|inspired by|",
        r"in (?:the )?[\w-]+['’]s? (?:terms|sense|phrase|words|vocabulary|language|usage)|(?:had|has|",
        r"have) it from|(?:had|has|have|took|takes|taken) (?:the|its|their|his|her) (?:[\w–’'-]+ ){0,2}?(?:idea|method|term|",
        r"notion|concept|word|metaphor|",
        r"name|distinction|model|image|phrase|vocabulary|definition|principle) from|(?:was |were |is |are )?(?:adapted|",
        r"taken over|carried over|transposed|modell?ed) (?:from|on)|",
        r"inspiration|departs? from the|premised on|imported (?:[\w’'-]+ ){0,2}?from|(?:line of descent|descen(?:ds?|ded|ding|",
        r"dants?))(?:,[^,;.]{0,50},)? (?:of|from)|can be traced back to|(?:idea|notion|concept|argument|view|",
        r"position|school|tradition|approach|term|it|they|this|roots|origins?) can (?:\w+ )?be traced to|",
        r"ha(?:s|ve|d) (?:its |their |deep |old )?(?:roots|origins?) in|trac(?:es?|ed|ing) (?:its|their) (?:roots|lineage|",
        r"origins?|descent|ancestry|pedigree) (?:back )?to|",
        r"hark(?:s|ed|ing)? back to|(?:phenomenon|effect|paradox|concept|notion|term|word|phrase|label|expression|",
        r"distinction|metaphor|image|formula|title|idea) (?:first )?(?:described|named|coined|identified|taken|",
        r"borrowed|lifted|adopted|lent|supplied) (?:by|from)|(?:owes?|owed|owing) (?:[\w’'-]+,? ){1,9}?to|gr(?:ew|",
        r"own) out of|scale of|task of|indebted to|drawing (?:up)?on|draws (?:up)?on|borrow(?:s|ed|",
        r"ing)? (?:[\w’'-]+ ){0,3}?from|in the shadow of|whose definition|its roots|rooted in|(?:in|",
        r"by) the spirit of|a phrase of|in the words of)\b",
    );
    /// Forebears, who belong to no school yet.
    ANCESTRY = concat!(
        r"\b(?:ancest\w+|forerunners?|(?:is|was|as) an? (?:\w+ )?precursor|precursors (?:are|were|include)|(?:its|",
        r"their|his|her|one|earliest|remote|distant|obvious|acknowledged|only) (?:[\w-]+ ){0,3}?(?:precursors?|",
        r"predecessors?|ancestors?)\b|(?:not|hardly|scarcely) (?:\w+ )?without precedent|precedents?,? for|",
        r"antecedents|forebears?|foreshadow\w+|debts? (?:to|acknowledged|owed)|affinit(?:y|ies) (?:with|to)|",
        r"anticipated (?:by|in)|grandfathers?|as (?:an? |its |their |the )?grand(?:mother|parent)s?|godfathers?|",
        r"before any of (?:them|these|those)\b|had (?:already )?(?:done|said|shown|argued) (?:much|most|all|",
        r"some) of (?:this|it|that) (?:long |well )?(?:before|earlier)\b|",
        r"can be read as an? (?:preparation|preface|prelude|rehearsal|anticipation)\b|had (?:already |once )?said (?:much |",
        r"just |nearly )?the same\b|",
        r"from whom [^.;,]{3,60}? (?:learn|took|taken|borrow|inherit|deriv)\w*|(?:prepared|paved|cleared) the (?:way|",
        r"ground),? (?:although|though|but|without)\b|",
        r"was first (?:argued|shown|proposed|noticed|described|observed) (?:of|for|in|about) [\w -]{3,40} (?:in general|",
        r"at large|elsewhere)|older than (?:any|either|all|both) of (?:these|them)(?:, | and| but| was| were| is)|",
        r"credit for (?:saying|seeing|noticing|showing|having|the (?:idea|insight|discovery|point|",
        r"thought))[\w ]{0,30} (?:belongs?|is due|goes) to|",
        r"suppl(?:y|ies|ied) (?:[\w’'-]+ ){1,7}with (?:its|their|an?|the) (?:\w+ )?(?:ideas?|notions?|concepts?|methods?|",
        r"terms?|vocabulary|figures?|models?|images?)\b|(?:a|an|its|their|one) (?:\w+ )?sources? in\b|",
        r"(?:up)?on which (?:it|they|this|these|all this|the \w+) (?:rests?|rested|draws?|drew|builds?|built|",
        r"rel(?:y|ies|ied)|leans?)|to whom (?:all|both|everyone|everybody|each)\b|patron saints?|",
        r"before there (?:was|were)|(?:a|one|half a|two|several) (?:century|centuries|generations?|",
        r"decades?) (?:before|earlier)|had (?:already |earlier |long |once )?(?:used|coined|employed) (?:the|this) (?:word|",
        r"term|",
        r"expression|phrase|label)|(?:terms?|words?|vocabulary|notions?|concepts?|ideas?|labels?|language|",
        r"metaphor) (?:that [^,.;()]{3,60} )?(?:come|comes|",
        r"came|(?:is|are|was|were) (?:taken|borrowed))(?: (?:in (?:large |good |great )?part|largely|partly|mainly|",
        r"directly))? from|much else from|(?:in|into) the background of|(?:has|have|had) (?:\w+ )?behind (?:it|them|him|",
        r"her)|behind (?:it|them|him|",
        r"her|both|all|this|these|each|the (?:view|idea|position|argument|approach|school|tradition|programme|",
        r"program|movement|model|theory|account|picture|thesis|doctrine))[\w ,]{0,12} (?:stands?|stood|looms?|",
        r"hovers?|l(?:ies|ay|ie) (?:[^i]|i[^n])\w*)|(?:way|ground)[\w ]{0,40} (?:was|were|had been|",
        r"has been) (?:cleared|prepared|laid|paved))\b",
    );
    /// "From Roe (1961) these authors took".
    TAKEN_FROM = concat!(
        r"^\W*from [^.;:]{3,140} (?:they|these authors|its authors|all|both|the [\w-]+s) (?:took|take|borrowed|learned|learnt|",
        r"inherited|drew|derived)\b",
    );
    /// The cited work is what another builds on: the words just before it.
    BUILT_ON = concat!(
        r"\b(?:goes|went|going|turn(?:s|ed|ing)?|return(?:s|ed|ing)?) back to (?:[\w’'-]+ ){0,2}[\(\[]?$|",
        r"\b(?:takes?|took|taken|borrow(?:s|ed|ing)?|import(?:s|ed|ing)?) (?:the|its|their|his|her|this|",
        r"an?) [^.;:()]{3,90} from (?:[\w’'-]+ ){0,3}[\w’'-]+ ?[\(\[]?$|",
        r"\bwhose (?:model|inspiration|source|hero|starting point|master|guide) (?:is|was|were) (?:[\w’'-]+ ){0,3}[\(\[]?$|",
        r"\bhomage to (?:[\w’'-]+ ){0,4}[\(\[]?$|",
        r"\b(?:arguing|quarrel\w+|in dialogue|polemici[sz]ing) (?:with|against) (?:[\w’',-]+ ){1,14}[\(\[]?$|",
        r"\bcredit(?:s|ed|ing) [\w’'-]+ ?[\(\[]?$|",
        r"\bas (?:the )?[\w-]+ (?:call|term|name|put|have|has) (?:it|them|this) [\(\[]?$|",
        r"\b(?:builds?|building|built|draws?|drawing|drew|rel(?:y|ies|ied)|relying|rests?|leans?|leaned|leaning|",
        r"bases? (?:itself|themselves)) (?:\w+ )?(?:(?:its|their|his|",
        r"her) (?:\w+ ){1,3}?)?(?:up)?on (?:[\w’'-]+ ){0,14}\(?$|",
        r"\b(?:import|borrow|transplant|transfer|inherit)(?:s|ed|ing)? (?:[\w’'-]+ ){1,6}[\(\[]?$|",
        r"\bwith the (?:help|aid) of (?:[\w’'-]+ ){0,4}[\(\[]?$|",
        r"\b(?:they|these authors|all|most|many|both|usually|often|typically|generally) start(?:s|ed)? from [\(\[]?$|",
        r"\b(?:combin|marr|wedd|join|fus|blend)\w* [^.;:]{1,60}? (?:with|",
        r"to) (?:the )?(?:[\w’'-]+ ){0,3}?(?:theor(?:y|ies)|thes[ie]s|ideas?|sociology|philosophy|concepts?|",
        r"notions?|framework|mathematics|writings) of (?:[\w’'-]+ ){0,4}[\(\[]?$|",
        r"\b(?:took|takes|taking) apart (?:[\w’'-]+ ){1,5}\($|",
        r"\b(?:dismantl|unpick|dissect|criticiz|criticis|attack|rebutt?|reread|",
        r"rewrit)\w* [\w-]+['’]s? (?:[\w’'-]+ ){1,4}\($|",
        r"\busing (?:[\w,.’'-]+ ){0,4}?(?:theor(?:y|ies)|concepts?|ideas?|methods?|tools?|models?|notions?|",
        r"techniques?|vocabulary|framework),? (?:[\w,.’'-]+ ){0,3}?(?:from|in) (?:the )?(?:[\w-]+ ){1,4}\($",
    );
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn works_are_sent_away_and_topics_are_not() {
        check(
            &EXCLUDED,
            &[
                "i do not include him here.",
                "he wrote without joining the school.",
                "she belongs elsewhere.",
                "roe, who had never belonged to any set, called it a gift.",
                "he should not be: the gap is a puzzle for him.",
            ],
            &[
                "they are concerned with process rather than structure.",
                "it proceeds without claiming that actors are rational.",
                "one may strike without joining a union.",
                "roe had always belonged to the club.",
                "it should be noted that salt is dear.",
            ],
        );
        check(
            &ASKED,
            &[
                "should one count roe (1999) among them?",
                "does roe (1999) belong here?",
                "can it be placed here at all?",
            ],
            &["does place still matter (roe, 1999)?", "do numbers count?", "is class dead?"],
        );
        check(
            &ANSWERED_NO,
            &["no.", "no, for he wrote later.", "hardly."],
            &["no one doubts it.", "hardly anyone reads it."],
        );
    }

    #[test]
    fn those_just_named_are_no_school() {
        check(
            &NOT_A_SCHOOL,
            &[
                "they are not a party.",
                "these authors have little in common but the enemy.",
                "but there is no common doctrine.",
            ],
            &[
                "workers have nothing but their labour.",
                "peasants were not a class, nor a party.",
                "ships had no common flag.",
            ],
        );
    }

    #[test]
    fn debts_are_owed_and_causes_are_not() {
        check(
            &ANCESTRY,
            &[
                "the book on which they rest (",
                "behind the view stands roe (",
                "behind it lies roe (",
                "the terms come from roe (",
                "although roe had used the word in passing (",
            ],
            &[
                "the species on which they depend (",
                "the intuition behind the model lies in trade (",
                "the workers come from the south (",
                "roe had used the method before (",
            ],
        );
        check(
            &BACKGROUND,
            &["the idea can be traced to roe (", "it can be traced back to roe ("],
            &["prices can be traced to land tenure ("],
        );
        check(
            &BUILT_ON,
            &["builds on the grammar of roe (", "draws heavily on roe (", "using the method borrowed from ecology ("],
            &["using panel data from thirty poor countries (", "draws a sharp distinction based on trust ("],
        );
    }
}

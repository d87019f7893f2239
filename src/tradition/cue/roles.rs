//! Words that say what a member is to its school.

use super::rules;

rules! {
    /// A work that stands for a school.
    EXEMPLAR = concat!(
        r"\b(?:(?:its|a|the|their) first (?:[\w’'-]+ )?(?:concepts?|framework|statement|formulation|version|",
        r"account|model|theory)|(?:gave|given|gives|lent|took|takes) (?:[\w’'-]+ ){0,4}?(?:its|the|",
        r"their) (?:[\w’'-]+ )?name|(?:the )?(?:most|best) (?:complete|systematic|sustained|thorough|elaborate|",
        r"rigorous|lucid) (?:\w+ )?(?:exposition|statement|account|treatment|formulation|version)|(?:gave|gives|",
        r"given) (?:the|this) \w+ its (?:present|classic|classical|modern|canonical|definitive|first|",
        r"mature) (?:form|shape|formulation|expression)|every(?:one|body) (?:cites|quotes|reads)|always cited|",
        r"usual reference|la(?:id|ys) (?:the|its) (?:\w+ )?foundations?|most[- ](?:often |widely |",
        r"frequently )?(?:quoted|read)|(?:central|key|leading) (?:text|figure|work|reference)|strongest (?:claim|",
        r"statement|case|version)|monument|cornerstone|where (?:to|one|it) (?:begins?|starts?|began|started)|",
        r"(?:installed|set) the agenda|(?:text|book|paper|work|article|essay) at the origin|reference (?:text|",
        r"work)|found(?:ing|ed by|er|ers|ational)|(?:begins?|beginning|began|starts?|started) with|classics?|",
        r"canonical|seminal|landmark|locus classicus|watchword|presiding|best[- ]known (?:statement|formulation|",
        r"work|book)|most (?:famous|influential|celebrated|prominent|cited|uncompromising|systematic statement)|",
        r"not less influential|celebrated|first (?:gave|stated|proposed|worked|formulated|set)|originat(?:e|es|",
        r"ed)|inaugurat\w+|launched|pioneer(?:ed|ing|s)?|paradigmatic|exemplar|archetyp\w+|textbook|definitive|",
        r"authoritative|coined|manifesto|led by|associated with|starting point|touchstone|(?:[\w-]+ )?statements?|",
        r"general case|charter|tenets|bible|(?:group|tradition|school|camp|literature|program(?:me)?|",
        r"movement) includes|set out (?:the|its)|goes back to|owes? (?:its|most)|introduced (?:to|by|into)|",
        r"its (?:best-known )?label)\b",
    );
    /// Backs a school.
    SUPPORTS = concat!(
        r"\b(?:support(?:s|ed|ing|ive)?|defen(?:d|ds|ded|se|ce)|reconcil\w+|edited|collect(?:s|ed)|gather(?:s|ed)|",
        r"confirm(?:s|ed)?|evidence|corroborat\w+|replicat(?:e|es|ed) the|in (?:its|the model's|their) favou?r|",
        r"general (?:form|formula)|meta-analysis|volume|consistent with|agree(?:s|d)?|concur(?:s|red)?|endors(?:e|",
        r"es|ed)|prepared the ground|likewise|similarly|further demonstration|codified|programmatic|guidance)\b",
    );
    /// Carries a school further.
    EXTENDS = concat!(
        r"\b(?:push(?:es|ed|ing) (?:it|this|them|the \w+|that \w+)|put(?:s)? (?:it|this|them) to work|revers(?:es|",
        r"ed) (?:it|this|the)|brought (?:it|this|them|the (?:idea|argument|model|theory|approach|concept|",
        r"notion)) (?:in)?to (?:the|an?)\b|relocat(?:es|ed)|complet(?:es|ed) (?:it|this|the)|a later (?:study|",
        r"work|paper|book|essay|article|volume|synthesis)|(?:his|her|their) later|exten(?:d|ds|ded|ding|sion)|",
        r"carr(?:y|ies|ied|ying) (?:it|this|them|(?:the|its|their|that) (?:\w+ )?(?:logic|argument|idea|thought|",
        r"account|approach|analysis|model|program(?:me)?|procedure|view|insight|thesis|enquiry|inquiry|method|",
        r"question|project)|forward|further|over)|(?:was|were|been|is|are|soon|then) carried (?:to|into|over|",
        r"forward|further|across|beyond)|turned (?:it|this|them) (?:to|toward|towards|into|on)|amplif\w+|",
        r"widen(?:s|ed|ing)?|broaden(?:s|ed|ing)?|generali[sz](?:e|es|ed)|restat(?:e|es|ed)|enlarge\w*|moved? the|",
        r"moves the|ground(?:ed|ing)|develop(?:s|ed) (?:it|this|the|from)|build(?:s|ing)? (?:up)?on|",
        r"built (?:up)?on|refin(?:e|es|ed|ing|ement)|corrects|corrected|radicali[sz]\w+|from inside|subsequently|",
        r"later \w+ed\b|after (?:him|her|them)|put(?:s)? the (?:idea|thought|model|argument) to work|elaborat\w+|",
        r"deepen\w*|updat(?:e|es|ed)|combin(?:e|es|ed) (?:it|this|the)|adapt(?:s|ed)? (?:it|this|the)|",
        r"second[- ]generation|transpos\w+|export\w*|translat(?:e|es|ed)|revis(?:e|es|ed|ion|ions)|augment\w*|",
        r"reformulat\w+|recast\w*|reconceptuali[sz]\w+|modif(?:y|ies|ied|ication)|supplement(?:s|ed)?|worked out|",
        r"works out|add(?:s|ed)\b|(?:connected|linked|joined|tied|wedded|married) (?:it|this|them|the \w+) (?:to|",
        r"with)|together with|enrich\w*|complet(?:es|ed) [\w’'-]+ with|step was taken|more realistic|",
        r"new lease of life|revived?|adds?\b|(?:into|to) adulthood|differentiat\w+|distinguish(?:es|ed) \w+|",
        r"re(?:work(?:s|ed)?|draws?|drew|plac(?:es|ed)|buil(?:ds|t)|think(?:s|ing)?|thought|interpret(?:s|ed)|",
        r"concil(?:es|ed)|new(?:s|ed))\b|later\b|afterwards|(?:brings?|brought) (?:[\w-]+ ){1,3}into (?:the|its|",
        r"this)\b|open(?:s|ed) (?:it|the \w+|this) (?:up )?to|suppl(?:y|ies|ied) (?:it with )?(?:the|an?|",
        r"its) (?:missing \w+|(?:[\w-]+ )?(?:theory|model|mechanism|link|microfoundations?))|puts? (?:it|this|",
        r"the \w+) on an? (?:[\w-]+ )?(?:footing|basis)|marr(?:ies|ied) (?:it |this |the \w+ )?(?:to|with)|",
        r"shift(?:s|ed)? (?:the )?(?:attention|focus|emphasis|argument|question|weight)|coupl(?:es|ed) (?:it|this|",
        r"the)|tighten(?:s|ed)?|sharpen(?:s|ed)?|sharper (?:edge|form)|(?:gave|gives|given|lent) (?:it|this|them|",
        r"the \w+) an? (?:[\w-]+ )?(?:turn|twist|edge|basis|footing|dimension)|complicat(?:es|ed)|reorient\w*|",
        r"loosen(?:s|ed)?|dr(?:ew|aws?) out (?:the|its|an?) (?:implication|consequence|corollar)\w*|turn(?:s|",
        r"ed) the (?:argument|idea|model|analysis|question|logic) (?:on|to|into|towards?)|brings? in|brought in|",
        r"ma(?:kes?|de) room for|follow(?:s|ed) up|(?:goes|went) (?:further|a step)|t(?:akes?|ook) (?:the|this|",
        r"that) (?:argument|idea|logic|model) (?:to|into|further)|(?:formali|systemati|internationali|globali|",
        r"historici|moderni|operationali|contextuali|politici|endogeni)[sz](?:e|es|ed)|replac(?:es?|ed|",
        r"ing) [^.;]{1,40}? (?:by|with)|dispens\w+ with|relax(?:es|ed|ing)|unif(?:y|ies|ied)|more (?:general|",
        r"dynamic|complex|elaborate|recent)\w*|a (?:new|general|formal|single) (?:\w+ )?(?:framework|model|",
        r"theory)|(?:was|were) (?:\w+ )?(?:replaced|added|incorporated|included|developed|modelled|generali[sz]ed|",
        r"derived))\b",
    );
    /// Those who came after: the whole sentence goes further.
    AFTERWARDS = concat!(
        r"^\W*(?:later|subsequent(?:ly)?|more recent(?:ly)?|since then|afterwards|thereafter|newer|(?:its |his |",
        r"her |their |the )?(?:\w+ )?(?:successors|heirs|descendants|disciples|pupils)|(?:a|the) (?:second|",
        r"younger|next|third|later|new|newer) generation)\b",
    );
    /// An instance.
    ILLUSTRATES = concat!(
        r"\b(?:(?:in|at|among|across|inside) (?:an?|the|two|three|four|five|six|some|several|many|\d[\d,]*|",
        r"[a-z-]+ hundred|a hundred-odd) (?:[\w’'-]+ ){0,3}?(?:factory|factories|plant|plants|hospitals?|schools|",
        r"firms?|villages?|towns?|city|cities|offices?|districts?|country|countries|classrooms?|clinics?|",
        r"laborator(?:y|ies)|companies|parish(?:es)?|county|counties|islands?|forests?|lakes?|prisons?|courts?|",
        r"farms?|households?|participants|respondents|interviewees|patients|pupils|wards?|workers|employees)|",
        r"interviewed|surveyed|(?:spent|spends) [^.;,]{1,20} (?:weeks?|months?|years?|days|summers?|winters?|",
        r"seasons?|decade) (?:in|at|among|with|on|inside|aboard)|counted (?:the|how)|observed how|traced (?:the|",
        r"how)|describes? how|(?:reported|repeated|replicated) (?:for|in|at|among|with)|tested it|illustrat\w+|",
        r"(?:is|as) an? (?:example|instance|illustration)|a case in point|follow(?:s|ed) (?:[\w’-]+ ){1,6}(?:over|",
        r"for|through) (?:an?|\w+) (?:years?|century|centuries|decades?|months|generations?)|(?:archives?|",
        r"interviews?|diaries|records|letters|fieldnotes) (?:of|with|from|in) [^.;]{0,30}? (?:tell|tells|suggest|",
        r"suggests|show|bear|confirm)|case stud(?:y|ies)|studies of|(?:an?|the|her|his|their|whose|",
        r"of) (?:[\w-]+ )?ethnograph\w+|field (?:tests?|experiments?|stud(?:y|ies))|watch(?:es|ed)|listened to|",
        r"document(?:s|ed)|traces? (?:this|how|the mechanism)|vivid\w*|exemplif\w+|applications?|applied (?:it |",
        r"this |them |the [\w-]+ )?(?:to|in)|to study|empirical (?:\w+ )?(?:studies|literature|research|work)|",
        r"brought (?:it|them|this) to bear|particulars|found something similar|(?:nurses|respondents|households|",
        r"patients|students) surveyed|followed (?:\w+ ){0,3}(?:boys|girls|workers|families|students)|",
        r"what this looks like|(?:asks?|asked|tells?|told|reports?|reported|learned) (?:us )?(?:how|why|who)|",
        r"(?:shows?|showed|shown) that in|similar (?:\w+ ){0,2}(?:results?|findings?|patterns?)|found (?:for|",
        r"among|the same))\b",
    );
    /// A case by its proper name: "in Kathmandu", "among the Tallensi". Matched against the text in its own letters.
    CASE = concat!(
        r"\b(?:[Ii]n|[Aa]cross|[Aa]mong|[Tt]hroughout|[Ff]rom|on|for|to|of)(?: (?:the|an?|two|three|four|five|six|",
        r"several|some|many))? (?P<name>\p{Lu}[\p{L}-]{2,})",
    );
}

//! Words that give a school its name, and the verbs by which its people hold a position.

use super::rules;

rules! {
    /// A name given after the school has been spoken of: "as it came to be called".
    SO_CALLED = concat!(
        r"^,? ?(?:as|so|usually|often|commonly|now|also|which)\b[^.;:]{0,60}\b(?:called|known|named|labelled|",
        r"labeled|termed|dubbed)\b",
    );
    /// "This is the tradition of X", "it was known as the X", "the company is variously called X": a name for what the
    /// paragraph has spoken of.
    CHRISTENED = concat!(
        r"\b(?:(?:this|that|these|those|here) (?:is|was|are|were) (?:the (?:tradition|school|program(?:me)?|",
        r"approach|paradigm|perspective|movement|literature|theory|position|project|camp|view|argument|claim|",
        r"contention|thesis|answer|doctrine) of (?:the )?|what (?:is|was|has been|came to be|",
        r"has come to be) (?:\w+ )?(?:known as|called|termed) (?:the )?)|(?:it|they|this|these|(?:this|the|",
        r"that) (?:company|group|position|view|party|camp|argument|programme|program|approach|school|tradition|",
        r"line|reading|stance|doctrine)) (?:is|are|was|were|has been|have been|came to be|became|",
        r"has come to be) (?:\w+ )?(?:known as|called|termed|labell?ed|dubbed|",
        r"named) (?:the )?)[“‘'\x22]?(?P<name>(?:[\w’-]+, ){0,3}(?:[\w’-]+ (?:or|and) )?[\w’-]+(?: [\w’-]+){0,3})",
    );
    /// "X has since been the name for this".
    NAME_FOR = concat!(
        r"(?:^|[;,:(] |\band )(?:the )?[“‘'\x22]?(?P<name>[\w’-]+(?: [\w’-]+){0,3}?)[”’'\x22]? (?:is|was|has been|",
        r"has since been|became|has become|has since become) (?:\w+ ){0,2}?(?:name|label|term|title) (?:for|of|",
        r"given to) (?:this|it|them|that|these|such)\b",
    );
    /// "We refer to this work as X", "which gave the X school its name": a section's school is named on the way.
    NAMED_HERE = concat!(
        r"\b(?:refer(?:red|s)? to (?:this|these|such|it|them|all this|all of this)(?: \w+){0,3} as|(?:call|label|",
        r"term|name|dub) (?:this|these|it|them|such)(?: (?:work|works|studies|approach|view|school|position|",
        r"account|camp|group|research|tradition|literature|",
        r"position))?) (?:the )?[“‘'\x22]?(?P<name>[\w’-]+(?: [\w’-]+){0,2}?)[”’'\x22]?(?:$|[.,;:(]| (?:approach|",
        r"school|view|account|tradition|here|hereafter|for|in|because|since|and|after)\b)|",
        r"\b(?:gave|gives|given|lent) the (?P<lent>[\w’-]+(?: [\w’-]+){0,2}?) (?:school|camp|approach|account|",
        r"tradition|group|movement|view|position) its (?:\w+ )?name\b",
    );
    /// What follows gives names: "labels have been attached to these".
    LABELS_GIVEN = r"\b(?:labels?|names?|called|known as|camps?)\b";
    /// What stands behind the name of a doctrine that is explained.
    EXPLAINED = r"^,? (?:in|on|for|under|according to) which (?:the|a|an|there|every|all|no|what|people)\b";
    /// Opponents who give a school its name, and say no more.
    NAMED_BY = concat!(
        r"\b(?:opponents|critics|detractors|enemies|rivals|adversaries) (?:\w+ ){0,2}?(?:call|calls|called|name|",
        r"named|label|labell?ed|dub|dubbed|term|termed|christened|nicknamed)\b",
    );
    /// A sentence that gives names to what has been described.
    LABELS = concat!(
        r"\b(?:labels?|names?|called|call|introductions?|respectively|schools?|traditions?|approach(?:es)?|",
        r"theor(?:y|ies)|camps?|known|labelled|labeled)\b",
    );
    /// A name that can only be a school's.
    SCHOOL_NAME = concat!(
        r"\b(?:traditions?|school|camps?|approach(?:es)?|perspectives?|paradigms?|movement|program(?:me)?|",
        r"literature|accounts?|views?|positions?|theory|theories|thes[ie]s|hypothes[ie]s|interpretations?|",
        r"explanations?|viewpoint|standpoint|framework|orthodoxy|doctrine|theorists|scholars|[\w-]+ists)\b",
    );
    /// Headings of other languages that name a school: `La escuela de los lagos`, `L’approche des rives`, `O culturalismo`.
    HEADED_ELSEWHERE = concat!(
        r"^\W*(?:[\dvix]+[.)]\s*)*(?:el|la|los|las|lo|il|lo|i|gli|le|les|l[’']|der|die|das|o|os|a|as|da|do|van|de|het)? ?",
        r"(?:(?:enfoques?|escuelas?|corrientes?|tradici(?:ón|ones)|perspectivas?|teorías?|paradigmas?|approches?|écoles?|",
        r"courants?|traditions?|théories?|perspectives?|paradigmes?|approcci[oi]?|scuol[ae]|correnti|corrente|",
        r"tradizion[ei]|prospettiv[ae]|teori[ae]|paradigm[ai]|abordage(?:m|ns)|escolas?|tradiç(?:ão|ões)|ansatz|ansätze|",
        r"schulen?|theorien?|perspektiven?|strömung(?:en)?)(?: [\w’'-]+){1,7}|(?:[\w’'-]+ ){1,3}(?:schule|theorie|",
        r"tradition|perspektive|scuola|strömung)|[\w’'-]{3,}(?:theorie|schule|ansatz)(?:[,:]? [\w’'-]+){0,7}|[\w’'-]{4,}(?:ismo|isme|ismus)(?:[,:]? [\w’'-]+){0,7})\W*$",
    );
    /// Nouns that only schools have.
    SCHOOL_NOUN = concat!(
        r"\b(?:traditions?|schools?|camps?|perspectives?|paradigms?|theory|theories|thesis|hypothesis|",
        r"interpretation|doctrine|accounts?|views?|position|theorists?|scholars|thinkers|[\w-]{4,}ists?|",
        r"[\w-]{4,}ians|[\w-]{4,}isms?|historiography|orthodoxy)\b",
    );
    /// A name that ends in a noun for a view, or for those who hold it.
    GROUPING_NOUN = concat!(
        r"(?:^|[\s’'–-])(?:traditions?|schools?|camps?|paradigms?|theory|theories|hypothes[ie]s|doctrines?|accounts?|views?|",
        r"approach|approaches|perspectives?|frameworks?|models?|literatures?|theorists?|scholars|scholarship|thinkers|",
        r"historiography|orthodoxy|critique|turn|philosophy)$",
    );
    /// A name that begins with one.
    GROUPING_OF = r"^(?:tradition|school|theory|theories|philosophy|politics|paradigm|literature|scholarship|sociology|critique) (?:of|on) ";
    /// A name whose noun speaks of nothing but schools.
    PROPER_NOUN = r"[\w’'–-] (?:tradition|school|paradigm|research program(?:me)?|perspective|movement)$";
    /// The verb of a position, right after the name of those who hold it.
    POSITION = concat!(
        r"^(?:,[^,;.]{0,60},)?(?: [\w’'-]+){0,4}? (?:argu(?:e|es|ed)|holds?|held that|contend(?:s|ed)?|",
        r"maintain(?:s|ed)?|claim(?:s|ed)?|insist(?:s|ed)?|emphasi[sz](?:e|es|ed)|stress(?:es|ed)|believ(?:e|es|",
        r"ed)|sees?|saw|treat(?:s|ed)?|regard(?:s|ed)?|view(?:s|ed)?|understand(?:s)?|understood|conceiv(?:e|es|",
        r"ed)|conceptuali[sz](?:e|es|ed)|explain(?:s|ed)?|locat(?:e|es|ed)|den(?:y|ies|ied)|attribut(?:e|es|ed)|",
        r"propos(?:e|es|ed)|reject(?:s|ed)?|posit(?:s|ed)?|assum(?:e|es|ed)|interpret(?:s|ed)?|share|shares|",
        r"insisted|disput(?:e|es|ed)|accept(?:s|ed)?|question(?:s|ed)?|portray(?:s|ed)?|depict(?:s|ed)?|deriv(?:e|",
        r"es|ed)|starts? from|looks? (?:to|for)|takes? [^.;,]{1,40} to be|asks?|begins? with|grew out|turns? the|",
        r"prefers?|departs? from|would have)\b",
    );
    /// Verbs by which people hold a position.
    HOLDS = concat!(
        r"\b(?:argu(?:e|es|ed|ing)|hold(?:s)?|held that|contend(?:s|ed)?|maintain(?:s|ed)?|claim(?:s|ed)?|",
        r"insist(?:s|ed)?|emphasi[sz](?:e|es|ed)|stress(?:es|ed)?|believ(?:e|es|ed)|sees?|saw|treat(?:s|ed)?|",
        r"regard(?:s|ed)?|view(?:s|ed)|understand(?:s)?|understood|conceiv(?:e|es|ed)|explain(?:s|ed)?|locat(?:e|",
        r"es|ed)|trac(?:e|es|ed)|den(?:y|ies|ied)|attribut(?:e|es|ed)|point(?:s|ed)? to|propos(?:e|es|ed)|ask(?:s|",
        r"ed)?|recommend(?:s|ed)?|reject(?:s|ed)?|find(?:s)?|read(?:s)?|think(?:s)?|prefer(?:s|red)?|",
        r"begin(?:s)? (?:with|from)|account(?:s|ed)? for|focus(?:es|ed)?|suggest(?:s|ed)?|assum(?:e|es|ed)|",
        r"interpret(?:s|ed)?|describ(?:e|es|ed)|concern(?:s|ed)?|tak(?:e|es)|look(?:s|ed)?|deriv(?:e|es|ed)|",
        r"posit(?:s|ed)?|conceptuali[sz]\w+|model(?:s|led|ed)?|predict(?:s|ed)?|turn(?:s|ed)? to|starts? (?:from|",
        r"with|out)|rests? (?:up)?on|draws? (?:attention|on)|departs? from|understand(?:s)?|defin(?:e|es|ed)|",
        r"objects?|repl(?:y|ies)|counters?|links?|identif(?:y|ies)|extends?|shares?|rejects?|dispute(?:s|d)?|",
        r"accept(?:s|ed)?|lay(?:s)? |insisted|depict(?:s|ed)?|portray(?:s|ed)?|situat(?:e|es|ed)|seek(?:s)? |",
        r"examin(?:e|es|ed)|study|studies|stud(?:y|ied)|follow(?:s|ed)?|grew out|emerged?|arose|puts?|displaced|",
        r"replaced|prevailed|reigned|flourished|dominat(?:e|es|ed))\b",
    );
    /// Founders, classics, spokesmen.
    FOUNDED = concat!(
        r"\b(?:found(?:ing|ed|er|ers|ational) |classics?\b|canonical|seminal|landmark|associated with|inaugurat|",
        r"pioneer|coined|manifesto|the name of|charter|textbook|starting point|(?:took|takes) its (?:agenda|name|",
        r"cue|inspiration)|goes back to|introduced by|codified|most influential|best[- ]known|in the (?:work|",
        r"writings|hands) of|proponents|adherents|advocates)",
    );
}

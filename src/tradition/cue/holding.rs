//! Words that keep a school open, take it up again, or turn from it.

use super::{SCHOOL, SCHOOL_PROPER, rules};

rules! {
    /// A work that two schools have, both named in the sentence: "claimed by realists and by idealists alike".
    OF_BOTH = concat!(
        r"\b(?:claimed|owned|shared|adopted|cited|prized|counted) (?:[\w’-]+ ){0,4}?by (?:the |",
        r"those )?[^.;]{3,80}? and (?:by )?(?:the |those )?[\w-]+|",
        r"\bbelong(?:s|ed|ing)? (?:equally|as much|at once) to\b|\bbelong(?:s|ed|ing)? to both\b|\bclaimed by both\b|\bat home in both\b|",
        r"\bdr(?:aws?|ew) as (?:much|heavily) (?:up)?(?:on|from) [^.;]{3,90}? as (?:up)?(?:on|from)\b|",
        r"\bcontributions? to both\b|",
        r"\b(?:brings?|brought|bringing) (?:the )?[^.;]{3,60}? together(?: with)?\b|",
        r"\b(?:combin(?:es?|ed|ing)|marr(?:y|ies|ied)|reconcil(?:es?|ed|ing)|integrat(?:es?|ed|ing)|synthesi[sz](?:es?|ed|",
        r"ing)|unites|",
        r"uniting|bridg(?:es?|ed|ing)|straddl(?:es?|ed|ing)|fus(?:es|ed|ing)) [^.;]{0,80} (?:and|with|to)\b|\b(?:evidence|",
        r"support|ammunition|grist) for both\b|\bdraws? (?:equally |at once )?(?:on|from) (?:two of (?:them|these)|both)\b|",
        r"\b(?:as much|equally|at once) (?:the property of|at home (?:in|with|among))\b|\b(?:claimed|shelved|read|counted|",
        r"placed) (?:with|by|in|under) either\b|\bin either place\b",
    );
    /// The same, of the two just told of: "the two accounts have been combined by".
    OF_THE_TWO = concat!(
        r"\b(?:the two|both|these two|the) (?:[\w-]+ )?(?:accounts|approaches|traditions|schools|camps|lines|strands|",
        r"positions|views|",
        r"perspectives|literatures|sides|theories|models|frameworks)(?: of [\w-]+)? (?:have been|has been|are|were|was|",
        r"is) (?:\w+ )?",
        r"(?:combined|joined|united|reconciled|married|brought together|integrated|synthesi[sz]ed|merged|fused|",
        r"wedded) (?:by|in)\b|",
        r"\b(?:combin|marr|reconcil|integrat|synthesi[sz]|unit|bridg|straddl|fus)(?:es?|ed|ing|ies|ied) (?:the two|both)\b",
    );
    /// Words that take up the school just spoken of.
    ANAPHOR = format!(concat!(
        r"(?:\b(?:this|these|that|such|same|said|whole)\b (?:[\w’'-]+ )?(?:{SCHOOL}|group|company|logic|work|",
        r"scholarship|argument|studies|books|research|party)\b|\bthe (?:{SCHOOL_PROPER}|position|view|argument|",
        r"school|group|members|authors|logic)\b(?: has| have| is| was|'s|’s)?|\b(?:their|its)\b (?:stance|",
        r"premise|authors|members|argument|adherents|proponents|emphasis|founders|heirs|critics|sceptics|skeptics|",
        r"predictions|ancestry|lineage|roots|neutrality))",
    ), SCHOOL_PROPER = SCHOOL_PROPER, SCHOOL = SCHOOL);
    /// "this latter group", "the latter".
    LATTER = r"\b(?:this|the) latter\b";
    /// "all three groups", "each of these traditions".
    COLLECTIVE = format!(concat!(
        r"\b(?:all (?:of )?(?:the |these )?(?:two|three|four|five|six|of them)|both (?:[\w’'-]+ )?{SCHOOL}|",
        r"(?:each|both) of (?:these|the)|none of the(?:m|se)?|neither (?:of (?:the|these|them)\b|{SCHOOL})|",
        r"the (?:two|three|four|five|six) (?:[\w’'-]+ )?(?:{SCHOOL}|groups|are|have|share)|these (?:two|three|",
        r"four|five|six) )",
    ), SCHOOL = SCHOOL);
    /// "These traditions": all of them, unless one has just been opened.
    THESE = concat!(
        r"\bthese (?:[\w’'-]+ )?(?:traditions|strands|approaches|perspectives|accounts|camps|schools|literatures|",
        r"positions|theories|streams|views|explanations|currents|paradigms|frameworks|debates)\b",
    );
    /// "This tradition", "these scholars": taken up with a pointing word.
    POINTING = format!(r"\b(?:this|these|that|such)\b (?:[\w’'-]+ )?(?:{SCHOOL}|group|company|scholarship|party)\b");
    /// Set against what was said before.
    CONTRAST = concat!(
        r"\b(?:by contrast|in contrast|however|whereas|while|conversely|on the other hand|meanwhile|",
        r"for their part|instead|unlike|alternatively|opposite|reply|counter|respond|in turn|finally|but|yet)\b",
    );
    /// Turns from what was thought before.
    TURN = concat!(
        r"\b(?:instead|by contrast|in contrast|in response|partly in response|against this|in reaction|",
        r"as an alternative|in its place)\b",
    );
    /// Goes on with what was spoken of, at the head of a paragraph.
    BACKWARD = concat!(
        r"^\W*(?:(?:and|but|yet|moreover|furthermore|similarly|likewise|in addition|in a similar vein|",
        r"in the same vein|in this vein|in the same spirit|in the same line|along (?:the same|similar) lines|",
        r"for example|for instance|subsequent|later (?:work|studies|scholars|research)|",
        r"more recent(?:ly)?,? (?:work|studies|scholars|research)|recent (?:work|studies|research)|subsequently|",
        r"they|others in|what held|what united|its|their|this (?:view|idea|argument|insight|logic|claim)|",
        r"these (?:ideas|arguments|studies|works|books|claims|scholars|authors))\b|here,)",
    );
    /// A sentence inside a paragraph that turns to another school: "a rival view has it that", "then there are the parasites".
    TURNS_TO_ANOTHER = concat!(
        r"^\W*(?:(?:a|an|another|the) (?:quite |very |somewhat )?(?:(?:rival|competing|wider|newer|opposing|",
        r"opposite|alternative)(?: and [\w-]+)? (?:[\w-]+ ){0,2}?(?:view|claim|account|hypothesis|explanation|",
        r"theory|approach|argument|answer|proposal|position|reading|thesis|school|tradition|camp|strand|",
        r"literature|tendency)|(?:different|second|third|other) (?:[\w-]+ ){0,2}?(?:view|account|hypothesis|",
        r"theory|approach|answer|position|thesis|school|tradition|camp|strand|literature|tendency))\b|",
        r"others (?:regard|see|hold|think|believe|insist|deny|maintain|contend|prefer|suspect)\b|",
        r"(?:and )?then there (?:is|are|was|were|came)\b|(?:and )?what of (?:the |those )?[^.?]{2,60}\?)",
    );
    /// "If the one party asks …, the other …": a clause before the one that tells.
    SUBORDINATE = r"^\W*(?:if|where|while|whereas|although|though|just as|when|whenever|since|as)\b";
    /// "Hegelian readings of this kind".
    OF_THIS_KIND = r"^ of (?:this|that|the same) (?:kind|sort|type|stripe|persuasion|cast|ilk|turn)\b";
    /// What a school has of its own: "Its premise is", "the tradition's founders".
    OF_ITS_OWN = concat!(
        r"^\W*(?:its|their|the (?:tradition|school|paradigm|perspective|programme|program|",
        r"movement)’s) (?:\w+ )?(?:premises?|claims?|arguments?|founders?|adherents|proponents|authors|core|",
        r"central|starting|point|origins?|roots|tenets?|assumptions?|thesis|classics?|originators?|followers|",
        r"members|concern|interest|emphasis|focus|basic|main)\b|",
        r"\b(?:this|the same) (?:tradition|school|paradigm|perspective|programme|program|movement)\b",
    );
    /// "… was the orthodoxy of its day", said of a doctrine.
    REIGNS = concat!(
        r"^ (?:is|was|became|remains?|remained) (?:the|its|their|an?) (?:[\w-]+ ){0,2}(?:orthodoxy|heirs?|",
        r"successors?|doctrine|creed|rivals?|child|answer|position|view|consensus)\b",
    );
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn one_turns_to_another_view_and_not_to_another_argument() {
        check(
            &TURNS_TO_ANOTHER,
            &[
                "a rival view has it that they were walls.",
                "a second school looks inland.",
                "then there are the parasites.",
            ],
            &["a second argument is that pans freeze.", "another reading of the ledger helps."],
        );
    }
}

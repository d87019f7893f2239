//! Words that announce a school, or tell how many follow.

use super::{ORDINAL, SCHOOL, SCHOOL_PROPER, rules};

rules! {
    /// "three groups of scholars", "sorted into three accounts": a sentence that says how many schools follow.
    ROADMAP = concat!(
        r"\b(?P<count>two|three|four|five|six|seven|several|both|zwei|drei|vier|fünf|sechs|sieben|deux|trois|quatre|cinq|sept|",
        r"dos|tres|cuatro|cinco|seis|siete|due|tre|quattro|cinque|sei|sette|dois|duas|três|quatro|sete)\b (?:[\w’'-]+,? ){0,4}?",
        r"(?:(?:denk)?schulen|(?:forschungs)?richtungen|strömungen|ansätze|traditionen|perspektiven|lager|positionen|theorien|",
        r"antworten|lesarten|paradigmen|deutungen|écoles|courants|approches|théories|thèses|réponses|tendances|",
        r"interprétations|paradigmes|escuelas|corrientes|enfoques|perspectivas|tradiciones|teorías|respuestas|scuole|correnti|",
        r"approcci|prospettive|tradizioni|teorie|risposte|escolas|correntes|abordagens|tradições|teorias|traditions|schools|",
        r"strands|camps|approaches|accounts|perspectives|paradigms|programm?es|currents|movements|vocabularies|",
        r"streams|literatures|waves|positions|views|theories|theses|families|tendencies|lineages|threads|",
        r"interpretations|explanations|answers|branches|frameworks|sociologies|parties|factions|companies|",
        r"pictures|images|portraits|conceptions|visions|understandings|lines|directions|parts|headings|",
        r"bodies of (?:\w+)|(?:groups?|sets?|clusters?|kinds|types|ways) of (?:scholars|authors|researchers|",
        r"writers|theorists|works?|studies|scholarship|critics|historians|thinkers|economists|analysts|theor(?:y|",
        r"ies)|explanations?|answers?|thinking|reading|understanding|conceiving|looking))\b|",
        r"\b(?:distinguish|identify|review|separate|set apart|introduce)\w* (?:between |among )?the (?:principal|",
        r"main|major|leading|rival|competing|dominant) (?:schools|traditions|approaches|perspectives|positions|",
        r"theories|camps|strands)\b",
    );
    /// Nouns that only schools and what they say have, in the plural.
    SCHOOLS = concat!(
        r"\b(?:traditions|schools|strands|camps|approaches|accounts|perspectives|paradigms|literatures|positions|",
        r"views|theories|answers|explanations|interpretations|sociologies|currents|streams|theses|movements)$",
    );
    /// The same, anywhere.
    SCHOOLS_OF_ANY = concat!(
        r"\b(?:traditions|schools|strands|camps|approaches|accounts|perspectives|paradigms|positions|views|theories|answers|",
        r"explanations|interpretations|literatures)\b",
    );
    /// "The opposition between Habermasians and Foucauldians": two names set against each other.
    DEBATE = concat!(
        r"\b(?:opposition|debates?|divide|division|quarrel|disputes?|split|controvers(?:y|ies)|choice|tension|",
        r"argument|contest|rivalry|disagreement|gap|distinction|clash) (?:is |was |has been |has long been |",
        r"still )?(?:between|among)\b|",
        r"\bdivid(?:e|es|ed) (?:\w+ )?(?:into|between)\b|",
        r"\bdistinguish\w* between\b|",
        r"\bfall(?:s)?(?: \w+|, [^,;]{3,50},)? (?:into|under)\b|",
        r"\branges? from\b",
    );
    /// "One tradition argues", "a second, smaller group of scholars": an enumerated school, near the sentence's start.
    ENUMERATED = format!(concat!(
        r"^\W*(?:[^,;:()]{{1,60}}, )?(?:\W*(?:(?:and|but|yet|finally|lastly|then|next|in contrast|by contrast|",
        r"in turn|meanwhile|on the other hand|to begin with|against this)\b,? ?|(?:the|a|an|",
        r"yet|der|die|das|eine?r?|und|aber|le|la|les|une?|et|mais|el|los|las|uno|una|y|pero|il|lo|i|gli|e|ma|o|uma?|mas) ))*(?P<ordinal>{ORDINAL})(?:,? (?:[\w’'-]+,? ){{0,3}}?)?(?P<noun>{SCHOOL})\b",
    ), ORDINAL = ORDINAL, SCHOOL = SCHOOL);
    /// "is promised by the third tradition", "the watchword of the second account".
    ORDINAL_SCHOOL = format!(concat!(
        r"\b(?:the|our|a|this|that) (?P<ordinal>first|second|third|fourth|fifth|sixth|",
        r"seventh) (?:[\w’'-]+ ){{0,2}}?(?P<noun>{SCHOOL_PROPER}|group of|stream|current|vocabulary|view)\b",
    ), SCHOOL_PROPER = SCHOOL_PROPER);
    /// "A second contends that", "The first is", "For the second, …": the noun left out, in an enumeration.
    ELLIPTIC = concat!(
        r"^\W*(?:(?:and|but|yet|finally|for|in|of|to|by contrast|in contrast),? )*(?:the |a |",
        r"an )?(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|last|final|another|",
        r"others?)(?: and (?:last|final))?(?:,| (?:is|are|was|were|holds?|contends?|argues?|sees?|treats?|takes?|",
        r"denies|deny|prefers?|claims?|maintains?|begins?|emphasi[sz]es?|starts?|locates?|insists?|stress(?:es)?|",
        r"views?|reads?|focus(?:es)?|looks?|draws?|has|have|regards?|suggests?|understands?|traces?|asks?|",
        r"explains?|considers?|situates?|frames?|approach(?:es)?|conceives?|turns?|follows?|comes?|grew|goes|",
        r"consists?)\b)",
    );
    /// "… the starting point of the opposing view": what this paragraph turns to.
    OPPOSING = concat!(
        r"\b(?:of|to|for|with|by|in|is) (?:the|an?) (?:opposing|opposite|rival|contrary|competing) (?:view|account|position|",
        r"camp|school|hypothesis|theory|approach|interpretation|reading|model|side)\b",
    );
    /// "Whereas collaborative planners …, a more recent group of authors treats it as normal".
    CONTRASTED = concat!(
        r"^\W*(?:whereas|while|unlike|where) [^;:()]{1,140}, ((?:an?|another|some) (?:[\w-]+ ){0,3}?(?:group|",
        r"generation|set|body|school|camp|wave|cohort) of (?:authors|scholars|researchers|writers|theorists|work|works|",
        r"studies|critics|historians|economists))\b|",
        // "A sharper break has been made by those who look elsewhere".
        r"^\W*an? (?:[\w-]+ ){0,2}?(?:break|departure|alternative|answer) (?:has been|had been|was|is) (?:made|offered|given|",
        r"proposed|taken) by ((?:those|others|authors|scholars|writers) who)\b",
    );
    /// Counted before a bare ordinal, and no schools: "three observations suggest that".
    COUNTED_OTHERWISE = concat!(
        r"\b(?:two|three|four|five|six|several|some|following|number of)\b (?:[\w’'-]+,? ){0,3}?(?:reasons|observations|",
        r"points|facts|findings|factors|conditions|criteria|steps|stages|phases|predictions|experiments|cases|examples|",
        r"features|aspects|aims|goals|objectives|contributions|advantages|disadvantages|benefits|consequences|",
        r"implications|results|effects|components|limitations|objections|lines of evidence|pieces of evidence|kinds of ",
        r"evidence|things|measures|changes|requirements|assumptions|caveats|difficulties)\b",
    );
    /// "First,", "Third,": an ordinal and nothing more.
    BARE_ORDINAL = r"^\W*(?:first|firstly|second|secondly|third|thirdly|fourth|fourthly|fifth|finally|lastly),";
    /// "On the one hand, scholars of", and the other hand.
    HANDS = format!(concat!(
        r"^\W*on (?:(?:the|this) )?(?P<ordinal>one|other) (?:hand(?:,? .*\b{SCHOOL}\b)?|side (?:are|stand|stands|",
        r"were|is|we find|of (?:the|this) (?:\w+ )?(?:debate|divide|argument|quarrel)[, ]+(?:are|stand|is)|",
        r"there (?:are|is)|belong))",
    ), SCHOOL = SCHOOL);
    /// "First, some scholars adopt", "Finally, others".
    FIRSTLY = concat!(
        r"^\W*(?P<ordinal>first|firstly|second|secondly|third|thirdly|fourth|fourthly|fifth|finally|",
        r"lastly),? (?:there (?:is|are)|some|other|others|many|several|a number of|those|scholars|researchers|",
        r"theorists|authors|writers|the|an?)\b",
    );
    /// "The most recent of the four".
    OF_THE_N = concat!(
        r"^\W*the (?P<ordinal>oldest|earliest|first|second|third|fourth|fifth|last|latest|newest|youngest|",
        r"most recent|more recent|other) of the (?:two|three|four|five|six|seven)\b",
    );
    /// "there is a small tradition", "one research program": a text about one school.
    SOLE = format!(concat!(
        r"(?:\bthere (?:is|exists|has been) an? (?:[\w’'-]+,? )*?|\b(?:one|",
        r"a single) (?:[\w’'-]+ )?)(?:research )?(?:{SCHOOL_PROPER}|body of thought|line of thought|",
        r"school of thought)\b",
    ), SCHOOL_PROPER = SCHOOL_PROPER);
    /// "There is a third", "a second thought is that", "then there is the fourth".
    COUNTS_ON = concat!(
        r"^\W*(?:(?:and|but|then|finally|lastly|there|is|was|comes?|consider|next),? )*(?:an?|the|our|my) (?:second|third|",
        r"fourth|fifth|",
        r"last|final)\b",
    );
    /// "(2) Cognitivists see …": a mark of enumeration within running text.
    MARKED = r"^\W*\(?(?P<ordinal>[1-7]|i{1,3}|iv|vi?|[a-f])\) ";
    /// "Four sets of expectations can be derived": what the sections below treat one by one.
    COUNTED_SECTIONS = concat!(
        r"\b(?P<count>two|three|four|five|six|seven) (?:[\w’'-]+ ){0,3}?(?:sets? of )?(?:expectations|predictions|hypotheses|",
        r"traditions|schools|strands|approaches|accounts|perspectives|paradigms|positions|views|theories|interpretations|",
        r"explanations|answers|frameworks|literatures|bodies of \w+|lines of \w+)\b",
    );
    /// "I take them in turn": paragraphs each of which treats one school.
    IN_TURN = concat!(
        r"\b(?:take|treat|consider|discuss|review|present|describe|visit|sketch|introduce|go through|examine|",
        r"survey)(?:s|ed)? (?:them|these|each|the (?:two|three|four|five|",
        r"six))(?: of them)?\b[^.;]{0,24}\b(?:in turn|one by one|in order|in sequence|one after (?:the )?(?:other|",
        r"another)|separately|in the order|chronologically)\b|",
        r"\beach (?:of (?:them|these|which)|of these [\w’'-]+)? ?(?:has|had|with) its own\b",
    );
    /// "Among the former", "The latter, led by …": of two just told apart.
    FORMER = concat!(
        r"^\W*(?:[^,;:()]{1,40}, )?(?:(?:among|for|to|of|in|within|against) )?the (?P<ordinal>former|",
        r"latter)(?: (?:camp|group|view|approach|position|school|side|tradition))?\b",
    );
    /// "Between those who … and those who …": two schools told apart by what they do.
    THOSE_WHO = concat!(
        r"\b(?:those|scholars|authors|writers|researchers) (?:who|that)\b.*\band (?:those|others|scholars|authors|",
        r"writers|researchers) (?:who|that)\b",
    );
    /// "For some the answer lies in …", and the others.
    SOME = r"^\W*(?:[^,;:()]{1,40}, )?(?:for|to|according to) (?P<ordinal>some|others)\b";
    /// "Some look at …", "Others have insisted …", "There have been those who …": people without a name, at a paragraph's head.
    UNNAMED = concat!(
        r"^\W*(?:(?:and|but|yet|still|meanwhile|finally|by contrast|in contrast|then|again),? )*(?:there (?:are|",
        r"have been|were|is|remains?) )?(?P<ordinal>some|others|those)(?: (?:scholars|authors|writers|researchers|",
        r"theorists|commentators|analysts|students|historians|critics|economists))?(?:,| (?:have|had|who|(?:to|",
        r"for|in|with) whom|whose|would|will|are|were|do|did|look|see|hear|find|read|hold|argue|think|believe|",
        r"insist|prefer|start|begin|treat|take|turn|go|ask|say|speak|claim|want|regard|trace|point|doubt|deny|",
        r"conceive|understand|emphasi[sz]e|stress|maintain|contend|focus|reject)\b)",
    );
    /// A first sentence that sets what follows against what stood before.
    TURNS_AWAY = r"^\W*(?:[^,;:()]{0,60}, )?(?:however|by contrast|in contrast|conversely|on the other hand)\b";
    /// "Social actor: …".
    RUN_IN = r"^\W*(?P<name>[a-z][\w’'-]+(?: [a-z][\w’'-]+){0,3}): ";
    /// "Uses and gratifications began as a protest": what has a beginning of its own.
    GENESIS = concat!(
        r"^\W*(?:the )?(?P<name>[a-z][\w’'-]+(?: (?:and |of |in |for )?[a-z][\w’'-]+){0,4}) (?:began|begins|",
        r"emerged|originated|arose|grew (?:out|up)|started (?:out|life|as)|was born|were born|took shape|",
        r"has its (?:roots|origins)|have their (?:roots|origins))\b",
    );
    /// Work before the schools spoken of.
    EARLIER = r"^\W*(?:early|earlier|previous|prior|older|most|much|past|traditional) ";
    /// "The first", as of something known.
    DEFINITE_FIRST = r"\bthe (?:first|former|oldest|earliest)\b";
    /// A heading under which schools stand one by one.
    SCHOOLS_HEADING = concat!(
        r"^(?:[\divx]+\.?[\d.]* )?(?:(?:(?:two|three|four|five|six|seven|the|main|major|rival|competing|existing|",
        r"alternative|theoretical|contending|different|current) )*(?:hypotheses|theories|explanations|approaches|",
        r"perspectives|schools(?: of thought)?|traditions|accounts|views|positions|paradigms|interpretations|",
        r"camps|readings|lines of (?:work|thought|research|inquiry|enquiry|argument))(?: (?:of|on|to|in|",
        r"about) .*)?|(?:[\w-]+ ){1,2}(?:theories|explanations|approaches|perspectives|schools|traditions|",
        r"accounts|positions|paradigms|interpretations|camps))$",
    );
    /// "From each line of work", "what every account says": schools that are gone through.
    EACH_SCHOOL = concat!(
        r"\b(?:each|every) (?:of the )?(?:[\w-]+ )?(?:line of (?:work|thought|research|inquiry|argument)|school|",
        r"tradition|account|approach|perspective|camp|theory|strand|position|hypothesis|explanation)\b",
    );
}

//! Word lists that several rules share, and the endings by which doctrines and their followers are told.
//!
//! Grammar and everyday vocabulary: what looks like a school's name and is none is listed, schools are not.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that are looked up, and never listed.
pub(super) type Words = LazyLock<HashSet<&'static str>>;

/// The [`Words`] of a text that parts them by blanks.
macro_rules! words {
    ($list:expr) => {
        std::sync::LazyLock::new(|| $list.split_ascii_whitespace().collect())
    };
}
pub(super) use words;

/// People by their trade, in `-ist`; no school's followers.
static TRADES: Words = words!(
    "activist agronomist agropastoralist allergist anaesthetist anesthetist anthropologist archaeologist archivist \
    artist bioethicist biologist botanist cartoonist cellist chemist colonist columnist copyist criminologist \
    cyclist dentist diarist dramatist ecologist economist essayist ethicist ethnologist florist generalist \
    geneticist geologist guitarist hobbyist horticulturist humorist hygienist internist journalist \
    linguist lobbyist machinist memoirist motorist neurologist novelist nutritionist optometrist organist \
    orthodontist pastoralist pharmacist philanthropist philologist physicist pianist podiatrist \
    psychiatrist psychologist publicist receptionist satirist scientist sociologist soloist specialist statistician neuroscientist geoscientist bioscientist \
    stylist systematist taxonomist theorist therapist tourist typist violinist vocalist"
);

/// Other words in `-ist`, `-ian`, `-ite`, `-ean` that are no school's: of countries, faiths, ages, callings, things.
static NO_PARTY: Words = words!(
    "abolitionist albanian algerian amerindian amphibian anglican argentinian armenian asian assist australian \
    austrian baptist bayesian belgian bolivian boolean bosnian brazilian buddhist bulgarian californian calvinist \
    canadian capitalist caribbean caucasian checklist coexist chilean christian cite civilian clinician colombian \
    colonialist comedian communist composite conservationist consist croatian custodian daoist dietician dietitian \
    edwardian egyptian electrician elite environmentalist episcopalian estonian ethiopian euclidean eurasian \
    european evangelist exist extremist fascist favorite favourite finalist gaussian georgian granite graphite \
    guardian hinduist historian hungarian imperialist indian indonesian industrialist insist invite iranian islamist \
    italian jihadist korean laplacian latvian librarian libyan list lithuanian logician loyalist lutheran macedonian \
    magician malaysian mathematician mediterranean metabolite methodist musician nationalist neolithic neoplastic \
    nigerian norwegian opposite optician palestinian parasite pedestrian pediatrician persian persist peruvian \
    physician playlist politician postdoctoral posterior postgraduate postmenopausal postmortem postoperative \
    postpartum postponed postsecondary posttraumatic pre-raphaelite prerequisite presbyterian protagonist prussian \
    racist resist roman romanian royalist russian satellite scandinavian secessionist separatist serbian sexist \
    shortlist site slovenian stalagmite suffragist suite syrian taoist technician terrorist tunisian ukrainian \
    unionist unite veterinarian victorian website writes zambian trophozoite sporozoite merozoite tachyzoite termite bauxite \
    calcite dolomite pyrite hematite magnetite apatite meteorite nitrite sulfite ferrite perovskite dendrite mongolian \
    crustacean cetacean"
);

/// Words in `-ism` that are no doctrine's.
static NO_ISM: Words = words!(
    "mechanism organism criticism optimism pessimism journalism tourism enthusiasm metabolism capitalism racism \
    sexism baptism prism scepticism skepticism parasitism polymorphism dimorphism isomorphism syncretism pastoralism \
    agropastoralism autism magnetism alcoholism bilingualism multilingualism multiculturalism antagonism plagiarism \
    terrorism vandalism embolism tropism parallelism botulism rheumatism euphemism neologism anachronism commensalism \
    cannibalism altruism nepotism absenteeism volunteerism hypothyroidism albinism melanism endemism volcanism ageism \
    truism aphorism heroism mannerism turism mecanism mécanism meccanism métabolism"
);

/// Words that make no name of a school by themselves.
static EMPTY: Words = words!(
    "a an the of and or in on to for as is are be by with from this that these those it its their his her our my one \
    first second third fourth fifth sixth last final finally other others another older oldest newer recent more \
    most same whole small large single very such any every each both all two three four five six several many some \
    no which new old latter former entire general alternative rival competing opposing dominant current existing \
    different own prevailing mainstream standard early earlier later next main major broad growing vast ample \
    considerable research scholarly intellectual theoretical present only little tradition traditions school schools \
    approach approaches account accounts perspective perspectives paradigm literature literatures program programme \
    movement camp view views model models theory theories thesis position group groups scholars researchers \
    theorists authors writers thinkers people what here there then not so popular we i they he she when while if but \
    yet although though because per few strand stream line work influential prominent important similar \
    related subsequent previous theorist scholar scholarship camps positions programs programmes paradigms thinking \
    thought studies"
);

/// Endings of doctrines, and of those who hold them.
const DOCTRINAL: [&str; 10] = ["ists", "ist", "isms", "ism", "ians", "ian", "ites", "ite", "istic", "eans"];

fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|bare| !bare.ends_with('s')).unwrap_or(word)
}

/// People of a trade in `-ist`, one or many.
pub(super) fn is_trade(word: &str) -> bool {
    TRADES.contains(singular(word))
}

/// Whether the word looks like a school's follower, one or many, or its adjective, and is not.
pub(super) fn is_no_party(word: &str) -> bool {
    is_trade(word) || NO_PARTY.contains(singular(word)) || NO_PARTY.contains(word)
}

/// Whether the word in `-ism` names no doctrine.
pub(super) fn is_no_doctrine(word: &str) -> bool {
    NO_ISM.contains(singular(word))
}

/// Whether the word makes no name by itself.
pub(super) fn is_empty(word: &str) -> bool {
    EMPTY.contains(word)
}

/// Words that tell of any view, or of any work, when it came, what it is for, or how good it is.
static GENERAL: Words = words!(
    "future recent current existing previous earlier early later latest new old older common usual general main major alternative \
    academic scientific specialized specialised scholarly theoretical conceptual methodological analytical legal regulatory \
    policy holistic integrated intuitive simple complex comprehensive traditional conventional standard popular different \
    various possible optimistic pessimistic positive negative teaching best similar parallel latter former working initial \
    null original basic proposed present relevant extensive vast large growing broad wider international national local \
    empirical practical systematic experimental classical classic canonical orthodox received dominant prevailing mainstream"
);

/// Whether the word tells of any view.
pub(super) fn is_general(word: &str) -> bool {
    GENERAL.contains(word)
}

/// Words before `school` that make it one where people are taught.
static TAUGHT: Words = words!(
    "primary secondary elementary middle high grammar public private state boarding nursery comprehensive summer sunday law \
    medical business graduate vocational preparatory charter church village rural urban art film music drama evening night \
    residential segregated catholic state-run faith junior senior infant special language drama dance divinity residential"
);

/// Words behind `school` that make it one where people are taught.
static OF_TEACHING: Words = words!(
    "age ages attendance bag bags board boards boy boys building buildings bus buses calendar canteen child children choice \
    class classes climate closure closures completion counsellor counsellors curricula curriculum day days desk discipline \
    district districts dropout dropouts education enrolment enrollment environment exclusion fees finance funding garden gardens \
    girl girls governor governors grade grades graduates ground grounds head heads holiday holidays hour hours inspection inspector \
    inspectors leadership leaver leavers leaving library life lunch lunches management meal meals milk nurse nurses performance \
    playground playgrounds principal principals psychologist psychologists pupil pupils quality readiness record records reform \
    reforms rules size staff start starts starting starters student students success system systems teacher teachers teaching term \
    terms time times uniform uniforms violence year years yard"
);

/// Whether a school that this word follows is one where people are taught: `school attendance`.
pub(super) fn is_of_teaching(word: &str) -> bool {
    OF_TEACHING.contains(word)
}

/// Whether the phrase ends in a school where people are taught: `a secondary school`.
pub(super) fn teaches(phrase: &str) -> bool {
    let mut last = phrase.rsplit(' ');
    let school = last.next().is_some_and(|noun| matches!(noun, "school" | "schools"));
    school && last.next().is_some_and(|word| TAUGHT.contains(word))
}

/// A word for a doctrine, or for those who hold it.
pub(super) fn is_doctrinal(word: &str) -> bool {
    DOCTRINAL.iter().any(|end| word.ends_with(end))
}

/// The word without the ending of a doctrine, its followers or a plural, where four letters and more are left.
pub(super) fn stem(word: &str) -> &str {
    let cut = |end: &&str| word.strip_suffix(*end).filter(|stem| stem.len() >= 4);
    DOCTRINAL[..8].iter().chain(&["s"]).find_map(cut).unwrap_or(word)
}

/// A name of one word for a country's people.
pub(super) fn is_of_a_country(key: &[String]) -> bool {
    let [word] = key else { return false };
    matches!(
        word.as_str(),
        "british"
            | "english"
            | "american"
            | "french"
            | "german"
            | "dutch"
            | "italian"
            | "spanish"
            | "european"
            | "chinese"
            | "japanese"
            | "indian"
            | "australian"
            | "canadian"
            | "scottish"
            | "irish"
            | "russian"
            | "scandinavian"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trades_and_countries_are_no_parties_in_either_number() {
        for word in ["generalists", "economist", "italian", "guardians", "exists"] {
            assert!(is_no_party(word), "{word}");
        }
        for word in ["realists", "formalist", "hegelians"] {
            assert!(!is_no_party(word), "{word}");
        }
    }

    #[test]
    fn a_doctrine_and_its_followers_have_one_stem() {
        assert_eq!(stem("realists"), stem("realism"));
        assert_eq!(stem("hegelians"), stem("hegelian"));
    }

    #[test]
    fn a_school_with_pupils_is_no_school_of_thought() {
        assert!(teaches("london secondary school") && teaches("medical schools"));
        assert!(!teaches("chicago school") && !teaches("school") && !teaches("secondary literature"));
    }
}

//! What single words of names tell: initials, particles, suffixes, words of bodies.

/// Whether `word` is a given name's initial or initials: `J.`, `J.-P.`, `JE`, `Ch.`. Where a whole list is in capitals,
/// capitals alone say nothing and only short words count.
pub fn initials(word: &str, capitals: bool) -> bool {
    // `M.ª`
    let word = word.strip_suffix(['ª', 'º']).filter(|word| word.ends_with('.')).unwrap_or(word);
    if is_suffix(word) && (!word.contains('.') || word.contains(char::is_lowercase)) {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 || !word.chars().next().is_some_and(char::is_uppercase) {
        return false;
    }
    if letters == 1 {
        return word.chars().count() <= 3;
    }
    if word.contains('.') {
        // Each part between stops and hyphens is a letter, or a digraph such as `Ch.`, `Yu.`.
        return letters <= 8
            && word.split(['.', '-', '‐', '’', '\'']).filter(|p| !p.is_empty()).all(|part| {
                let count = part.chars().count();
                count == 1 && !part.starts_with(char::is_lowercase)
                    || count == 2
                        && !SHORT_FAMILIES.contains(&part)
                        && part.chars().next().is_some_and(char::is_uppercase)
                    || count == 3
                        && word.ends_with('.')
                        && matches!(part, "Chr" | "Sch" | "Gio" | "Ant" | "Jos" | "Wil" | "Geo" | "Phi")
            });
    }
    if word.contains(['-', '‐', '‑']) {
        return letters <= 3 && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    }
    letters <= if capitals { 2 } else { 4 } && word.chars().all(char::is_uppercase)
}

/// Family names of two letters, which a stop at a list's end does not make initials, and `St`.
#[rustfmt::skip]
const SHORT_FAMILIES: [&str; 34] = [
    "Ba", "Bi", "Do", "Du", "Fu", "Ge", "Gu", "Ha", "He", "Ho", "Hu", "Ji", "Ko", "Le", "Li", "Lo", "Lu", "Ma", "Mo", "Ng",
    "Oh", "Ou", "Qi", "St", "Su", "To", "Tu", "Vo", "Vu", "Wu", "Xi", "Xu", "Yi", "Lê",
];

/// The most frequent Spanish family names that are written with an accent or are no given names elsewhere, sorted.
#[rustfmt::skip]
const SPANISH_FAMILIES: [&str; 40] = [
    "Aguilar", "Benítez", "Castillo", "Cortés", "Delgado", "Domínguez", "Díaz", "Fernández", "Gallego", "García", "Garrido",
    "Giménez", "González", "Guerrero", "Gutiérrez", "Gómez", "Hernández", "Herrera", "Ibáñez", "Iglesias", "Jiménez",
    "Lozano", "López", "Martínez", "Muñoz", "Márquez", "Méndez", "Núñez", "Ortega", "Ortiz", "Peña", "Pérez", "Ramírez",
    "Rodríguez", "Sanz", "Suárez", "Sáez", "Sánchez", "Vargas", "Vázquez",
];

/// Whether `word` is a family name behind which Spaniards carry their mother's: `N. García Canclini`.
pub fn is_spanish_family(word: &str) -> bool {
    SPANISH_FAMILIES.binary_search(&word).is_ok()
}

/// Whether the name of a body, and of nobody else, ends with `word`.
pub fn ends_a_body(word: &str) -> bool {
    matches!(
        word,
        "Collaboration" | "Collaborations" | "Collaborators" | "Consortium" | "Investigators" | "Team" | "Network"
    )
}

/// `B. P. Abbott et al. (LIGO Scientific Collaboration and Virgo Collaboration)`: the names, and the bodies in the bracket behind
/// them.
pub fn collaborations_behind(text: &str) -> Option<(&str, Vec<&str>)> {
    let inside = text.trim_end_matches([',', '.', ';', ':', ' ']).strip_suffix(')')?;
    let (names, inside) = inside.rsplit_once(" (")?;
    let of_a_body = |body: &&str| body.contains(' ') && body.rsplit(' ').next().is_some_and(ends_a_body);
    let bodies: Vec<&str> = inside
        .split([',', ';'])
        .flat_map(|part| part.split(" and "))
        .map(|body| body.trim().trim_start_matches("for the ").trim_start_matches("the ").trim_start_matches("and "))
        .filter(|body| !body.is_empty())
        .collect();
    (names.chars().any(char::is_alphabetic) && !bodies.is_empty() && bodies.iter().all(of_a_body))
        .then_some((names, bodies))
}

/// `QRD 2019 Rivers and Lakes Collaborators`, `Auriga Rivers A/S`: a body whose name has a number, or ends as those of Danish and
/// Norwegian companies do.
pub fn numbered_body(text: &str) -> Option<&str> {
    let name = text.trim_matches([' ', '.', ',', ':', ';']);
    let company = name.ends_with(" A/S") || name.ends_with(" a/s");
    let last = name.rsplit(' ').next().unwrap_or("");
    let team = ends_a_body(last) || matches!(last, "Group" | "Committee" | "Initiative");
    let numbered = team && name.contains(|c: char| c.is_ascii_digit());
    let signs = name.contains([',', ';', '(', '[']);
    ((company || numbered) && !signs && name.contains(' ') && name.starts_with(char::is_uppercase)).then_some(name)
}

/// Whether this is the whole name of a newspaper, or of one of those who serve the crown.
pub fn is_known_body(text: &str) -> bool {
    #[rustfmt::skip]
    const PAPERS: [&str; 26] = [
        "Le Monde", "Le Figaro", "Le Temps", "Le Soir", "Le Parisien", "Le Point", "La Croix", "La Repubblica", "La Stampa",
        "La Vanguardia", "La Nación", "El País", "El Mundo", "El Universal", "El Tiempo", "Il Manifesto", "Il Foglio", "Die Zeit",
        "Die Welt", "Der Spiegel", "Der Standard", "Der Tagesspiegel", "De Volkskrant", "De Standaard", "Het Parool", "O Globo",
    ];
    const OFFICES: [&str; 6] = ["Treasury", "Government", "Revenue", "Inspectorate", "Prison", "Courts"];
    // `The Guardian`, `The Economist`: nobody is called so.
    let article = text.strip_prefix("The ").is_some_and(|name| {
        name.starts_with(char::is_uppercase)
            && !name.contains([',', '.', ';', '&', '('])
            && name.split(' ').count() <= 5
    });
    let crown = text.strip_prefix("HM ").is_some_and(|name| OFFICES.iter().any(|office| name.starts_with(office)));
    PAPERS.contains(&text) || article || crown
}

/// Whether this can be the whole name of a body: its last word says what it is (`Rivers Fund`), or its first does, and *of*
/// what (`Ministry of Rivers`).
pub fn is_whole_body(text: &str) -> bool {
    const LAST: [&str; 18] = [
        "agency",
        "association",
        "authority",
        "bank",
        "center",
        "centre",
        "commission",
        "committee",
        "council",
        "federation",
        "foundation",
        "fund",
        "institute",
        "organisation",
        "organization",
        "society",
        "union",
        "university",
    ];
    let words: Vec<String> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect();
    let mut from = words.as_slice();
    while let [first, rest @ ..] = from {
        if !matches!(first.as_str(), "the" | "national" | "royal" | "international" | "european" | "federal" | "us") {
            break;
        }
        from = rest;
    }
    match (from, words.as_slice()) {
        ([first, link, _, ..], _) if matches!(link.as_str(), "of" | "for" | "on") => {
            LAST.contains(&first.as_str())
                || matches!(first.as_str(), "academy" | "bureau" | "college" | "department" | "ministry" | "office")
        }
        (_, [_, .., last]) => LAST.contains(&last.as_str()),
        _ => false,
    }
}

/// Whether `word` is a family name of two letters, in whatever case.
pub fn is_short_family(word: &str) -> bool {
    SHORT_FAMILIES.iter().any(|family| family.eq_ignore_ascii_case(word))
}

/// `Jp`, `Mc` for `JP`, `MC`: two letters that begin no syllable of a name.
pub fn small_initials(word: &str) -> bool {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    first.is_some_and(char::is_uppercase)
        && second.is_some_and(|c| {
            matches!(
                c,
                'b' | 'c' | 'd' | 'f' | 'j' | 'k' | 'l' | 'm' | 'n' | 'p' | 'q' | 'r' | 't' | 'v' | 'w' | 'x' | 'z'
            )
        })
        && letters.next().is_none()
        && !matches!(word, "Jr" | "Sr" | "Dr" | "St" | "Mr" | "Mc")
        && !first.is_some_and(|c| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y'))
}

/// Whether the stop after a word is its own.
pub fn is_stop_kept(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    initials(word, true) && (letters <= 2 || bare.contains('.') || bare.chars().any(char::is_lowercase))
        || matches!(bare, "Jr" | "Sr" | "St" | "Ste" | "jr" | "sr" | "Mag" | "Chr")
}

/// Whether `word` stands before a family name: `de`, `van`, `von`, in small letters.
pub fn particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "delle"
            | "dello"
            | "dei"
            | "degli"
            | "des"
            | "du"
            | "da"
            | "das"
            | "do"
            | "dos"
            | "di"
            | "la"
            | "le"
            | "las"
            | "los"
            | "lo"
            | "van"
            | "von"
            | "vom"
            | "zu"
            | "zum"
            | "zur"
            | "der"
            | "den"
            | "het"
            | "ter"
            | "ten"
            | "te"
            | "op"
            | "af"
            | "av"
            | "y"
            | "e"
            | "i"
            | "bin"
            | "ibn"
            | "ben"
            | "el"
            | "al"
            | "und"
            | "'t"
            | "’t"
            | "dal"
            | "dalla"
            | "d’"
            | "d'"
            | "v."
    )
}

/// Whether `word` is a particle that is written with a capital: `Van Kolck`, `Le Fanu`.
pub fn capital_particle(word: &str) -> bool {
    matches!(
        word,
        "Van"
            | "Von"
            | "De"
            | "Del"
            | "Della"
            | "Der"
            | "Den"
            | "Di"
            | "Da"
            | "Dos"
            | "Du"
            | "Des"
            | "Le"
            | "La"
            | "El"
            | "Al"
            | "St."
            | "St"
            | "San"
            | "Santa"
            | "Ter"
            | "Ten"
            | "Lo"
            | "Mac"
            | "Mc"
            | "Dal"
            | "Dalla"
            | "Dello"
            | "Degli"
            | "Vander"
            | "Zur"
            | "Zu"
    )
}

/// Whether `word` follows a name: `Jr.`, `III`.
pub fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches(['.', ',']),
        "Jr" | "jr" | "Sr" | "sr" | "II" | "III" | "IV" | "2nd" | "3rd" | "Jnr" | "Snr"
    )
}

/// Whether `word` belongs to the name of a body rather than of a person.
pub fn body_word(word: &str) -> bool {
    // `Leonard CO`: initials.
    if word.chars().count() <= 2 && word.chars().all(char::is_uppercase) {
        return false;
    }
    let lower = word.trim_end_matches(['.', ',']).to_lowercase();
    if BODY.binary_search(&lower.as_str()).is_ok() {
        return true;
    }
    [
        "ministerium",
        "gruppe",
        "gesellschaft",
        "verband",
        "institut",
        "anstalt",
        "kommission",
        "universität",
        "stiftung",
        "behörde",
        "bundesamt",
        "archiv",
        "konsortium",
    ]
    .iter()
    .any(|end| lower.ends_with(end))
}

/// Whether these are initials of a country or union with which names of bodies begin: `U.S. Bureau of Rivers`.
pub fn country(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "U.S" | "U.S.A" | "U.K" | "U.N" | "E.U" | "U.S.S.R")
}

/// Words that occur in names of bodies, sorted.
#[rustfmt::skip]
const BODY: &[&str] = &[
    "academia", "academies", "academy", "administration", "agence", "agencia", "agency", "agência", "alliance", "amt",
    "archives", "archivio", "asociación", "assembly", "associates", "association", "associazione", "associação",
    "authorities", "authority", "bank", "biblioteca", "bibliothèque", "board", "bundesagentur", "bundesrat",
    "bundesregierung", "bundestag", "bundeszentrale", "bureau", "cancer", "census", "center", "centers", "central",
    "centre", "centro", "charity", "church", "club", "co", "collab", "collaboration", "collaborations", "collaborative",
    "collaborators", "collective", "college", "comisión", "comité", "commission", "committee", "commons", "community",
    "company", "comunidad", "confederation", "conference", "congress", "conseil", "consejo", "consortium", "consulting",
    "contributors", "convention", "cooperation", "corp", "corporation", "council", "court", "câmara", "departamento",
    "department", "dept", "development", "directorate", "division", "education", "embassy", "enquete-kommission",
    "europarat", "eurostat", "executive", "federation", "fondation", "forum", "foundation", "fund", "fundación",
    "fundação", "fédération", "gmbh", "government", "group", "gruppe", "health", "hospital", "inc", "initiative", "insee",
    "institut", "institute", "institutes", "instituto", "insurance", "international", "investigators", "istituto",
    "jornal", "komisja", "kommission", "league", "library", "limited", "ltd", "ministerio", "ministero", "ministry",
    "ministère", "ministério", "mission", "museo", "museum", "nations", "network", "news", "observatory", "office",
    "oficina", "organisation", "organización", "organization", "panel", "parliament", "partnership", "planbureau",
    "prefeitura", "programme", "project", "research", "revista", "rijksinstituut", "règlement", "secretaria",
    "secretariat", "senado", "senate", "service", "services", "societies", "society", "société", "soprintendenza",
    "staff", "state", "statistics", "statistik", "stiftung", "studies", "survey", "system", "systems", "taskforce",
    "team", "times", "tribunal", "trust", "union", "unit", "universidad", "universidade", "university", "università",
    "universität", "université", "urząd", "verband", "verein", "verlag", "workgroup", "working",
];

/// Initials as printed, with a space after a stop only where a full name follows.
pub fn space_initials(given: &str) -> String {
    let mut spaced = String::with_capacity(given.len() + 2);
    let chars: Vec<char> = given.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        spaced.push(*c);
        let next = chars.get(at + 1);
        let after = chars.get(at + 2);
        // `N.Lance` → `N. Lance`; `M.H.` stays.
        if *c == '.'
            && next.is_some_and(|n| n.is_uppercase())
            && after.is_some_and(|n| n.is_lowercase())
            && chars.get(at + 3).is_some_and(|n| n.is_alphabetic())
        {
            spaced.push(' ');
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_told_from_short_family_names() {
        for word in ["J.", "J.-P.", "JE", "M.H.", "Ch.", "A", "Yu.", "J-P"] {
            assert!(initials(word, false), "{word}");
        }
        for word in ["Li", "Jr.", "III", "Smith", "de", "St.", "Ann", "Wu.", "Ng."] {
            assert!(!initials(word, false), "{word}");
        }
    }

    #[test]
    fn the_family_names_are_sorted() {
        assert!(SPANISH_FAMILIES.is_sorted());
    }

    #[test]
    fn the_words_of_bodies_are_sorted() {
        let mut sorted = BODY.to_vec();
        sorted.sort_unstable();
        for word in ["bank", "university", "ministry"] {
            assert!(sorted.contains(&word));
        }
        assert_eq!(sorted, BODY);
    }
}

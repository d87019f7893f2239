//! What holds for any file whatever: reading ends, spans fit the text, the same bytes give the same reading.

use catena::citation;
use catena::document::{self, ReadError};
use proptest::prelude::*;

fn check(path: &str, bytes: &[u8]) {
    let Ok((document, _)) = document::read(path, bytes) else { return };
    let text = &document.text;
    let fits = |span: catena::text::Span| span.start <= span.end && text.get(span.start..span.end).is_some();
    assert!(document.paragraphs.iter().all(|s| fits(*s)));
    assert!(document.sentences.iter().all(|s| fits(*s)));
    assert!(document.sections.iter().all(|s| fits(s.span)));
    assert!(document.links.iter().all(|l| fits(l.span)));
    let (reading, _) = citation::read_document(&document);
    for citation in &reading.citations {
        assert!(fits(citation.span) && fits(citation.sentence), "{citation:?}");
        assert!(citation.refs.iter().all(|&n| n < reading.references.len()));
        assert!(!citation.span.is_empty());
    }
    let (again, _) = citation::read_document(&document);
    assert_eq!(reading.citations, again.citations);
}

/// Pieces that citations and lists are made of, in any order.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("(Roe, 2001; Doe et al. 1999a, b)".to_owned()),
        Just("\n\nReferences\n\nRoe, J. (2001) A title: With more. Journal of Tests 3(2): 1–20.\nDoe, A. and Poe, B. (1999a) Book. Oslo: Quay.\n\n".to_owned()),
        Just("\n\nNotes\n\n1. Roe, “A Title,” 12.\n2. Ibid., 13.\n\n".to_owned()),
        Just("[1, 3–5] memory12,13 ".to_owned()),
        Just("\n\n12\n\n\u{C}Running head\n\n".to_owned()),
        Just("Hochschild’s (1979: 5) sen-\ntence (see ".to_owned()),
        "[ \\n.,;:()\\[\\]–-]{0,6}",
        "[A-Za-zÀ-ž’0-9 ]{0,20}",
        any::<char>().prop_map(|c| c.to_string()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn any_text_is_read(pieces in proptest::collection::vec(piece(), 0..30)) {
        check("a.txt", pieces.concat().as_bytes());
    }

    #[test]
    fn any_markup_is_read(pieces in proptest::collection::vec(piece(), 0..8), marks in "[<>/a-z&;\\\\{}$%@ ]{0,60}") {
        let text = format!("{marks}{}{marks}", pieces.concat());
        for path in ["a.html", "a.tex", "a.md", "a.xml", "a.docx"] {
            check(path, text.as_bytes());
        }
    }
}

#[test]
fn damaged_files_are_refused_with_a_reason() {
    let refused = |path: &str, bytes: &[u8]| document::read(path, bytes).map(|_| ()).unwrap_err();
    assert!(matches!(refused("a.docx", b"PK\x03\x04 and no more"), ReadError::Malformed(_)));
    assert!(matches!(refused("a.pdf", b"%PDF-1.7\ntruncated"), ReadError::Malformed(_) | ReadError::NoText(_)));
    assert!(matches!(refused("a.xml", b"<article><body><p>"), ReadError::Malformed(_)));
    let locked = [b"\xD0\xCF\x11\xE0".as_slice(), &[0; 600]].concat();
    assert!(refused("a.docx", &locked).to_string().contains("password"));
}

/// A year that opens its own bracket once made the reader panic.
#[test]
fn an_original_year_in_brackets_is_read() {
    for year in ["[1922]", "([1922] 1978)", "([1922])", "[[1922] 1978]"] {
        let text = format!(
            "Since Weber {year}, whose definition stands, little has changed.\n\nReferences\n\nWeber, M. ([1922] 1978) Economy and Society. Berkeley: Press.\nRoe, J. (2001) A title. Journal of Tests 3(2): 1–20.\n"
        );
        check("a.txt", text.as_bytes());
    }
}

#[test]
fn square_marks_of_notes_are_no_numbers_of_an_unnumbered_list() {
    let text = "On mills\n\nMills were loud.[1] They were also cold.[2] Nobody has asked the miller.[3]\n\nNotes\n\n\
        [1] Roe, Loud Water, 12.\n[2] Doe, “Cold Stone,” 3.\n[3] Poe, Miller without a Voice, 40.\n\nBibliography\n\n\
        Doe, Ann. “Cold Stone.” Journal of Mills 3 (1999): 1–20.\nPoe, Ida. Miller without a Voice. Oslo: Quay, 2003.\n\
        Roe, Jo. Loud Water. London: Pier, 2001.\n";
    let (document, _) = document::read("mills.txt", text.as_bytes()).unwrap();
    let (reading, _) = citation::read_document(&document);
    let cited: Vec<(citation::Form, &[usize])> =
        reading.citations.iter().filter(|c| c.form != citation::Form::Mention).map(|c| (c.form, &c.refs[..])).collect();
    let note = citation::Form::Note;
    assert_eq!(cited, [(note, &[2][..]), (note, &[0][..]), (note, &[1][..])], "{:?}", reading.citations);
    let anchors: Vec<&str> = document.notes.iter().filter_map(|n| n.anchor).map(|a| a.of(&document.text)).collect();
    assert_eq!(anchors, ["[1]", "[2]", "[3]"]);
}

#[test]
fn classic_authors_are_mentioned_though_no_work_of_theirs_is_listed() {
    let text = "Counting rivers\n\nAs Weber argued, offices count; Marx’s point was another. Karl Polanyi’s account of land, \
                and Lévi-Strauss too, come back in Roe (2001). The Weber family of Tulsa sold its mill on Marx Street, and \
                the “Charles Darwin” committee agreed. Butler left early; Judith Butler stayed.\n\n\
                References\n\nRoe, J. (2001) Rivers. Oslo: Quay.\n";
    let (document, _) = document::read("a.txt", text.as_bytes()).unwrap();
    let (reading, _) = citation::read_document(&document);
    let named: Vec<(&str, Option<String>)> = reading
        .citations
        .iter()
        .filter(|c| c.form == citation::Form::Mention)
        .map(|c| (c.span.of(&document.text), citation::classic_author(c.span.of(&document.text))))
        .collect();
    let is = |printed: &'static str, name: &str| (printed, Some(name.to_owned()));
    let wanted = vec![
        is("Weber", "Weber, Max"),
        is("Marx’s", "Marx, Karl"),
        is("Karl Polanyi’s", "Polanyi, Karl"),
        is("Lévi-Strauss", "Lévi-Strauss, Claude"),
        is("Judith Butler", "Butler, Judith"),
    ];
    assert_eq!(named, wanted);
}

#[test]
fn german_genitives_and_words_for_the_same_author_cite() {
    let text = "Die Akte\n\nAlles ist beschrieben (Roe 1972; Poe 1966, ders. 2000). Ida Doenes Buch (2000) hat sie entdeckt.\n\n\
                Literatur\n\nDoene, Ida (2000): Akten. Oslo: Quay.\nPoe, Max (1966): Flüsse. Oslo: Quay.\n\
                Poe, Max (2000): Seen. Oslo: Quay.\nRoe, Ann (1972): Meere. Oslo: Quay.\n";
    let (document, _) = document::read("a.txt", text.as_bytes()).unwrap();
    let (reading, _) = citation::read_document(&document);
    let cited: Vec<usize> = reading.citations.iter().flat_map(|c| c.refs.iter().copied()).collect();
    assert_eq!(cited, [3, 1, 2, 0]);
}

#[test]
fn a_part_of_a_numbered_work_leaves_its_number_a_citation() {
    let text = "Rivers\n\nRivers move (1). The tables say so (2, Appendix A), and all agree (1–3). See \
                its preface (2, “To the reader,” 3; 1 et seqq). Nobody counted (2 people).\n\n\
                References\n\n1. Roe J. Rivers of salt. Oslo: Quay; 2001.\n2. Doe A. Lakes. Oslo: Quay; 2002.\n3. Poe B. Seas. Oslo: Quay; 2003.\n";
    let (document, _) = document::read("a.txt", text.as_bytes()).unwrap();
    let (reading, _) = citation::read_document(&document);
    let cited: Vec<usize> = reading.citations.iter().flat_map(|c| c.refs.iter().copied()).collect();
    assert_eq!(cited, [0, 1, 0, 1, 2, 1, 2, 0]);
}

#[test]
fn years_in_brackets_are_no_pages_though_few_works_of_the_list_are_cited() {
    let listed: String = ["Abate", "Bruni", "Conti", "Donati", "Esposito", "Ferri", "Greco", "Leone", "Moro", "Neri"]
        .iter()
        .zip(1980..)
        .map(|(name, year)| format!("{name} A. ({year}), Acque del fiume {name}, Quay, Roma.\n\n"))
        .collect();
    let text = format!(
        "Fiumi\n\nSi vedano Abate (1980), Bruni (1981) e Moro (1988). La tesi di Neri (1989) è nota (ivi, p. 105).\n\n\
         Riferimenti bibliografici\n\n{listed}Neri A. (1999), Laghi, Quay, Roma.\n"
    );
    let (document, _) = document::read("a.txt", text.as_bytes()).unwrap();
    let (reading, _) = citation::read_document(&document);
    let cited: Vec<(Vec<usize>, Option<&str>)> =
        reading.citations.iter().map(|c| (c.refs.clone(), c.locator.as_deref())).collect();
    assert_eq!(cited, [(vec![0], None), (vec![1], None), (vec![8], None), (vec![9], None), (vec![9], Some("p. 105"))]);
}

#[test]
fn names_of_persons_spoken_of_are_mentions_and_short_titles_may_come_from_the_middle() {
    let text = "Rivers in prose\n\nMax Moor spoke of weirs (175). Per Quay pointed out that Moor’s weirs were built of salt, and Pier called them \
                “great” (qtd. in Poe, “Lake Reform” 66). Others read on (“Shore of Poems” 25; cf. “Conjectures on Lakes Revisited” 52). Bo \
                Poe, who came back to it, is a critic; Quay was none. Pier explains this well (168, 175–77; ch. 4).\n\n\
                As the lakes rose, Poe’s Moor could see it (Poe, Shore 12); Poe’s Moor “could not write” (24).\n\n\
                Works Cited\n\nMoor, Max. *Weirs*. Quay, 1990.\n\nPier, Ida. *Salt*. Ufer, 1991.\n\nPoe, Bo. “Conjectures on Lakes Revisited.” \
                *Shore*, vol. 1, 2000, pp. 50–68.\n\n---. “The Weir and the Lake Reform.” *Maps*, vol. 2, 2005, pp. 60–70.\n\n---. *Shore of \
                Poems*. Verso, 2006.\n\nQuay, Per. *Brine*. Oslo UP, 1980.\n";
    let (document, _) = document::read("a.txt", text.as_bytes()).unwrap();
    let (reading, _) = citation::read_document(&document);
    let key = |n: &usize| reading.references[*n].record.key.clone();
    let cited: Vec<(String, String)> = reading
        .citations
        .iter()
        .filter(|c| c.form != citation::Form::Mention)
        .map(|c| (c.refs.iter().map(key).collect::<Vec<_>>().join("|"), c.locator.clone().unwrap_or_default()))
        .collect();
    let expected = [
        ("moor1990", "175"),
        ("poe2005", "66"),
        ("poe2006", "25"),
        ("poe2000", "52"),
        ("pier1991", "168, 175–77; ch. 4"),
        ("poe2006", "12"),
        ("poe2006", "24"),
    ];
    assert_eq!(cited, expected.map(|(key, page)| (key.to_owned(), page.to_owned())));
    let mentioned: Vec<&str> = reading
        .citations
        .iter()
        .filter(|c| c.form == citation::Form::Mention)
        .map(|c| c.span.of(&document.text))
        .collect();
    assert!(mentioned.contains(&"Per Quay") && mentioned.contains(&"Bo Poe"), "{mentioned:?}");
    assert!(!reading.problems.iter().any(|problem| problem.code == "ambiguous-citation"), "{:?}", reading.problems);
}

#[test]
fn a_page_or_a_short_title_alone_is_whoever_speaks_in_the_sentence() {
    let text = "Rivers in prose\n\nAnn Roe asks us to listen (Reading 79). Moor corrected Quay and Pier on weirs (131–33); Pier agreed \
                (12). If Quay is right about salt, Pier has something to answer. She answers in her last pages (201). Poe called \
                it “nothing” (“Conjectures” 57), and the maps came soon after (Maps). Nobody counted (3) the rest.\n\n\
                Works Cited\n\nMoor, Max. *Weirs*. Quay, 1990.\n\nPier, Ida. *Salt*. Ufer, 1991.\n\nPoe, Bo. “Conjectures on Lakes.” \
                *Shore*, vol. 1, 2000, pp. 50–68.\n\n---. *Maps of Water*. Verso, 2005.\n\nQuay, Per. *Brine*. Oslo UP, 1980.\n\n\
                Roe, Ann. *Reading Rivers*. Cornell UP, 1981.\n";
    let (document, _) = document::read("a.txt", text.as_bytes()).unwrap();
    let (reading, _) = citation::read_document(&document);
    let title = |at: usize| reading.references[at].record.full_title();
    let cited: Vec<(&str, Vec<String>)> = reading
        .citations
        .iter()
        .map(|c| (c.span.of(&document.text), c.refs.iter().map(|&at| title(at)).collect()))
        .filter(|(printed, _): &(&str, Vec<String>)| {
            printed.contains(|c: char| c.is_ascii_digit()) || *printed == "Maps"
        })
        .collect();
    let is = |printed: &'static str, title: &str| (printed, vec![title.to_owned()]);
    let wanted = vec![
        is("Reading 79", "Reading Rivers"),
        is("131–33", "Weirs"),
        is("12", "Salt"),
        is("201", "Salt"),
        is("“Conjectures” 57", "Conjectures on Lakes"),
        is("Maps", "Maps of Water"),
    ];
    assert_eq!(cited, wanted);
}

#[test]
fn a_page_of_a_speaker_with_several_works_is_none_of_who_spoke_before() {
    let text = "Rivers in prose\n\nMax Moor suggests so. Poe writes of rivers (12). Pier thinks of salt (14). Poe comes back to it (15). \
                Moor agrees (16).\n\n\
                Works Cited\n\nMoor, Max. *Weirs*. Quay, 1990.\n\nPier, Ida. *Salt*. Ufer, 1991.\n\nPoe, Bo. *Maps of Water*. Verso, \
                2005.\n\n---. *Shore of Poems*. Verso, 2006.\n";
    let (document, _) = document::read("a.txt", text.as_bytes()).unwrap();
    let (reading, _) = citation::read_document(&document);
    let key = |n: &usize| reading.references[*n].record.key.clone();
    let cited: Vec<(String, &str)> = reading
        .citations
        .iter()
        .filter_map(|c| Some((c.refs.iter().map(key).collect::<Vec<_>>().join("|"), c.locator.as_deref()?)))
        .collect();
    let expected = [("poe2005|poe2006", "12"), ("pier1991", "14"), ("poe2005|poe2006", "15"), ("moor1990", "16")];
    assert_eq!(cited, expected.map(|(keys, page)| (keys.to_owned(), page)));
    assert!(reading.problems.iter().any(|problem| problem.code == "ambiguous-citation"), "{:?}", reading.problems);
}

#[test]
fn a_name_with_its_number_is_one_citation_and_who_is_thanked_is_not_cited() {
    let text = "Rivers\n\nRivers move, as Moor et al. [1] have shown [2]. Moor has said so for years [2, 3]. We would like to thank \
                Art Poon, who read it all.\n\n\
                References\n\n1. Moor J, Doe A. Rivers. Oslo: Quay; 2001.\n2. Doe A. Lakes. Oslo: Quay; 2002.\n\
                3. Poon A. Seas. Oslo: Quay; 2003.\n";
    let (document, _) = document::read("a.txt", text.as_bytes()).unwrap();
    let (reading, _) = citation::read_document(&document);
    let cited: Vec<(&str, bool)> =
        reading.citations.iter().map(|c| (c.span.of(&document.text), c.form == citation::Form::Mention)).collect();
    assert_eq!(cited, [("1", false), ("2", false), ("Moor", true), ("2", false), ("3", false)]);
}

//! Texts that cite in notes: without a reference list, with a bibliography and short notes, and as numbered endnotes.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking
mod common;

use std::fs;

use common::{run, stderr, stdout};
use serde_json::Value;

/// Invented works, each named in full where it is cited first.
const NOTES: [&str; 7] = [
    "E. P. Quay, \"The Moral Economy of the Northern Rivers,\" *Water & Present*, no. 50 (February 1971): 76–136, at 79.",
    "James C. Moor, *The Lakes of the Peasant: Salt and Subsistence* (New Haven: Yale University Press, 1976).",
    "Quay, \"Moral Economy,\" 76–77; W. W. Pier, *British Weirs of the Nineteenth Century* (Oxford: Clarendon Press, 1948), 122.",
    "Ibid., 78.",
    "See also Moor, *Lakes of the Peasant*, 13–55, and The National Archives, Kew, HO 42/34, fol. 212, 3 August 1795.",
    "Quay, *Customs of the Shore* (London: Merlin Press, 1991), chap. 3.",
    "An earlier version was read at the Water History Society's conference in Keele, 2018. I thank the readers.",
];

fn body(mark: impl Fn(usize) -> String) -> String {
    format!(
        "Quay meant something precise: the rights of the northern crowd on its rivers.{} Moor carried the phrase to the \
         lakes.{} Quay's essay was directed against what he found in Pier.{} Against it he set a crowd of fishers.{}\n\n\
         In later years the argument was widened by others to peasants at large.{} Quay himself answered his readers at \
         length.{} The debate goes on in many places.{}\n",
        mark(1),
        mark(2),
        mark(3),
        mark(4),
        mark(5),
        mark(6),
        mark(7)
    )
}

fn read(name: &str, text: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    serde_json::from_str(&stdout(&run(folder.path(), &["read", name, "--format", "json"]))).unwrap()
}

/// Key of each reference, and how often it is cited in notes.
fn cited(read: &Value) -> Vec<(String, usize)> {
    let keys: Vec<String> =
        read["references"].as_array().unwrap().iter().map(|r| r["key"].as_str().unwrap().to_owned()).collect();
    let citations = read["citations"].as_array().unwrap();
    let times =
        |at: usize| citations.iter().filter(|c| c["form"] == "note" && c["refs"] == serde_json::json!([at])).count();
    keys.into_iter().enumerate().map(|(at, key)| (key, times(at))).collect()
}

fn expected() -> Vec<(String, usize)> {
    // *Ibid.* is the work that was cited last.
    [("quay1971", 2), ("moor1976", 2), ("pier1948", 2), ("quay1991", 1)].map(|(key, n)| (key.to_owned(), n)).to_vec()
}

#[test]
fn works_that_only_notes_name_are_the_references() {
    let notes: String = NOTES.iter().enumerate().map(|(n, note)| format!("[^{}]: {note}\n\n", n + 1)).collect();
    let text = format!("# Bread and Rivers\n\nAnn Roe\n\n## The crowd\n\n{}\n{notes}", body(|n| format!("[^{n}]")));
    let read = read("essay.md", &text);
    assert_eq!(cited(&read), expected());
    // A note stands where the text refers to it, and its short form has the author's whole name.
    let sections = read["sections"].as_array().unwrap();
    for citation in read["citations"].as_array().unwrap().iter().filter(|c| c["form"] == "note") {
        let section = usize::try_from(citation["section"].as_u64().unwrap()).unwrap();
        assert_eq!(sections[section]["heading"], "The crowd");
    }
    let customs = &read["references"][3];
    assert!(customs.to_string().contains("E. P."), "{customs:#}");
    assert!(read["problems"].to_string().contains("references-from-notes"), "{:#}", read["problems"]);
}

#[test]
fn numbered_endnotes_that_point_back_are_no_reference_list() {
    let notes: String =
        NOTES.iter().enumerate().map(|(n, note)| format!("{}. {}\n", n + 1, note.replace('*', ""))).collect();
    let text = format!("Bread and Rivers\n\nAnn Roe\n\nThe crowd\n\n{}\nNotes\n\n{notes}", body(|n| format!("[{n}]")));
    assert_eq!(cited(&read("essay.txt", &text)), expected());
}

#[test]
fn short_notes_are_tied_to_the_bibliography() {
    let text = format!(
        "# Bread and Rivers\n\nAnn Roe\n\n## The crowd\n\n{}\n[^1]: Quay, \"Moral Economy,\" 78.\n[^2]: Moor, *Lakes of the \
         Peasant*, 13–55; cf. Moor, *Weirs of the Weak*, 29.\n[^3]: Ibid., 23. See also Quay, *Customs*, 259.\n\n\
         ## Bibliography\n\nMoor, James C. *The Lakes of the Peasant: Salt and Subsistence*. New Haven: Yale University \
         Press, 1976.\n\n———. *Weirs of the Weak*. New Haven: Yale University Press, 1985.\n\nQuay, E. P. *Customs of the \
         Shore*. London: Merlin Press, 1991.\n\n———. \"The Moral Economy of the Northern Rivers.\" *Water & Present*, no. 50 \
         (1971): 76–136.\n",
        body(|n| if n <= 3 { format!("[^{n}]") } else { String::new() })
    );
    let wanted = [("moor1976", 1), ("moor1985", 2), ("quay1991", 1), ("quay1971", 1)];
    assert_eq!(cited(&read("essay.md", &text)), wanted.map(|(key, n)| (key.to_owned(), n)).to_vec());
}

#[test]
fn ibid_behind_what_is_not_read_means_nothing_and_is_reported() {
    let text = format!(
        "# Bread and Rivers\n\nAnn Roe\n\n## The crowd\n\n{}\n[^1]: {}\n\n[^2]: Bundesarchiv Berlin, R 43 I/1234, Bl. 3.\n\n\
         [^3]: Ebd., Bl. 14.\n\n[^4]: Moor, *Lakes of the Peasant* (wie Anm. 1), S. 4.\n",
        body(|n| if n <= 4 { format!("[^{n}]") } else { String::new() }),
        NOTES[1]
    );
    let read = read("essay.md", &text);
    assert_eq!(cited(&read), [("moor1976".to_owned(), 2)]);
    let problems = read["problems"].to_string();
    assert!(problems.contains("note-not-read") && problems.contains("Ebd., Bl. 14."), "{problems}");
}

#[test]
fn short_forms_of_works_that_nothing_names_in_full_are_reported() {
    let text = format!(
        "# Bread and Rivers\n\nAnn Roe\n\n## The crowd\n\n{}\n[^1]: {}\n\n[^2]: Quay, “Weir Question,” 112; Moor, *Lakes of the \
         Peasant*, 4.\n\n[^3]: Pier and Fern, *Harbours of Salt*, 33–35.\n",
        body(|n| if n <= 3 { format!("[^{n}]") } else { String::new() }),
        NOTES[1]
    );
    let read = read("essay.md", &text);
    assert_eq!(cited(&read), [("moor1976".to_owned(), 2)]);
    let problems: Vec<&str> =
        read["problems"].as_array().unwrap().iter().filter_map(|problem| problem["message"].as_str()).collect();
    let short: Vec<&&str> = problems.iter().filter(|message| message.contains("in short")).collect();
    assert_eq!(short.len(), 2, "{problems:?}");
    assert!(
        short[0].contains("`Quay, “Weir Question,” 112`") && short[1].contains("*Harbours of Salt*"),
        "{problems:?}"
    );
}

#[test]
fn a_library_is_built_from_an_essay_that_has_only_notes() {
    let folder = tempfile::tempdir().unwrap();
    let notes: String = NOTES.iter().enumerate().map(|(n, note)| format!("[^{}]: {note}\n\n", n + 1)).collect();
    let text = format!("# Bread and Rivers\n\nAnn Roe\n\n## The crowd\n\n{}\n{notes}", body(|n| format!("[^{n}]")));
    fs::write(folder.path().join("essay.md"), text).unwrap();
    let added = run(folder.path(), &["add", "essay.md"]);
    assert!(stderr(&added).contains("4 references"), "{}", stderr(&added));
    let cited = stdout(&run(folder.path(), &["query", "citations", "--format", "csv"]));
    assert_eq!(cited.lines().filter(|line| line.contains("note")).count(), 7, "{cited}");
    let built = run(folder.path(), &["build"]);
    assert!(built.status.success(), "{}", stderr(&built));
    let bib = fs::read_to_string(folder.path().join("output/library.bib")).unwrap();
    assert!(bib.contains("{quay1971,") && bib.contains("pages        = {76--136}"), "{bib}");
    // The page that a note cites is no part of a book's record.
    let weirs = bib.split("{pier1948,").nth(1).unwrap().split("\n}").next().unwrap();
    assert!(!weirs.contains("pages"), "{weirs}");
}

/// Notes as lawyers write them: English (OSCOLA) and American (Bluebook).
#[test]
fn cases_and_acts_in_notes_are_works() {
    let english = [
        "*Moor v Quay Harbour Board* [1932] AC 562 (HL).",
        "ibid 580 (Lord Pier). See further RV Weir, 'Moor v Quay in Retrospect' (1957) 20 MLR 1.",
        "*Salt plc v Lake* [2018] UKSC 4, [2018] AC 736 [21]–[30]; Rivers Act 2006, s 1.",
        "*Moor* (n 1) 585; *Salt* (n 3) [24]; Weir (n 2) 7.",
    ];
    let american = [
        "Moor v. Quay Harbor Board, 347 U.S. 483, 495 (1954).",
        "Ann B. Weir, *The Lawfulness of Salt*, 69 Yale L.J. 421 (1960). *But see* Moor, 347 U.S. at 493.",
        "*Id.* at 494; Civil Rivers Act of 1964, Pub. L. No. 88-352, 78 Stat. 241.",
        "Weir, *supra* note 2, at 424; Ida C. Pier, Making Salt: A History of Rivers and the Court 150 (1994).",
    ];
    let text = |notes: [&str; 4]| {
        let notes: String = notes.iter().enumerate().map(|(n, note)| format!("[^{}]: {note}\n\n", n + 1)).collect();
        format!("# On Salt\n\nAnn Roe\n\nIt began.[^1] It went on.[^2] It was changed.[^3] It ended.[^4]\n\n{notes}")
    };
    let times = |list: &[(&str, usize)]| list.iter().map(|(key, n)| ((*key).to_owned(), *n)).collect::<Vec<_>>();
    let found = read("english.md", &text(english));
    assert_eq!(cited(&found), times(&[("moor1932", 3), ("weir1957", 2), ("salt2018", 2), ("rivers2006", 1)]));
    let locators: Vec<&str> =
        found["citations"].as_array().unwrap().iter().filter_map(|c| c["locator"].as_str()).collect();
    assert_eq!(locators, ["580", "s 1", "585", "[24]", "7"]);
    let found = read("american.md", &text(american));
    let expected = [("moor1954", 3), ("weir1960", 2), ("civil1964", 1), ("pier1994", 1)];
    assert_eq!(cited(&found), times(&expected), "{found:#}");
}

#[test]
fn a_name_and_a_page_are_the_one_work_of_that_author() {
    let notes = "[^1]: Ann Moor, *The Economy of Rivers* (London: Quay Press, 1975).\n\n[^2]: Moor, 12; and see Pier, 4.\n\n\
                 [^3]: Eva Pier, *Lakes and Weirs* (Oslo: Quay, 1980), 3.\n\n[^4]: Pier, 25.\n";
    let text =
        format!("# On Salt\n\nAnn Roe\n\nIt began.[^1] It went on.[^2] It changed.[^3] It ended.[^4]\n\n{notes}");
    let found = read("pages.md", &text);
    assert_eq!(cited(&found), [("moor1975".to_owned(), 2), ("pier1980".to_owned(), 2)]);
}

#[test]
fn who_edits_what_a_note_names_is_no_citation() {
    let text = format!(
        "# Bread and Rivers\n\nAnn Roe\n\n## The crowd\n\n{}\n[^1]: James C. Moor. “Weirs of the Weak.” In: *Crowds and Shores*. \
         Ed. by E. P. Quay. New Haven: Yale University Press, 1985, pp. 1–20.\n[^2]: Quay, *Customs of the Shore*, 13.\n\
         [^3]: Moor, “Weirs of the Weak,” 12.\n\n## Bibliography\n\nMoor, James C. “Weirs of the Weak.” In: *Crowds and \
         Shores*. Ed. by E. P. Quay. New Haven: Yale University Press, 1985, pp. 1–20.\n\nQuay, E. P. *Customs of the \
         Shore*. London: Merlin Press, 1991.\n",
        body(|n| if n <= 3 { format!("[^{n}]") } else { String::new() })
    );
    let read = read("essay.md", &text);
    assert_eq!(cited(&read), [("moor1985", 2), ("quay1991", 1)].map(|(key, n)| (key.to_owned(), n)).to_vec());
    let notes = text.chars().count() - text[text.find("[^1]:").unwrap()..].chars().count();
    let mentions = read["citations"].as_array().unwrap().iter().filter(|c| c["form"] == "mention");
    assert!(mentions.clone().count() > 0);
    assert!(mentions.clone().all(|c| c["start"].as_u64().unwrap() < notes as u64), "{read:#}");
}

/// The notes with `*…*` as `open` and `close`.
fn set_notes(open: &str, close: &str) -> Vec<String> {
    let set = |note: &&str| {
        let mut parts = note.split('*');
        let first = parts.next().unwrap_or("").to_owned();
        parts.enumerate().fold(first, |out, (n, part)| out + if n % 2 == 0 { open } else { close } + part)
    };
    NOTES.iter().map(set).collect()
}

#[test]
fn notes_of_a_web_page_and_of_latex_are_read_with_their_italics() {
    let page = |mark: fn(usize) -> String, note: fn(usize, &str) -> String| {
        let notes = set_notes("<i>", "</i>");
        let notes: String = notes.iter().enumerate().map(|(n, words)| note(n + 1, words)).collect();
        let text = body(mark).replace("\n\n", "</p><p>");
        format!(
            "<html><body><h1>Bread and Rivers</h1><p>Ann Roe</p><h2>The crowd</h2><p>{text}</p><hr>{notes}</body></html>"
        )
    };
    let raised = page(
        |n| format!("<sup><a href='#fn{n}' id='ref{n}'>{n}</a></sup>"),
        |n, words| format!("<p id='fn{n}'><sup>{n}</sup> {words} <a href='#ref{n}'>↩</a></p>\n"),
    );
    let word = page(
        |n| format!("<a href='#_ftn{n}' name='_ftnref{n}'><span class=MsoFootnoteReference>[{n}]</span></a>"),
        |n, words| {
            format!(
                "<div id=ftn{n}><p class=MsoFootnoteText><a href='#_ftnref{n}' name='_ftn{n}'>[{n}]</a> {words}</p></div>\n"
            )
        },
    );
    let notes = set_notes("\\emph{", "}");
    let tex = body(|n| format!("\\footnote{{{}}}", notes[n - 1].replace('&', "\\&").replace('–', "--")));
    let tex = format!(
        "\\documentclass{{article}}\\title{{Bread and Rivers}}\\author{{Ann Roe}}\\begin{{document}}\n\\section{{The crowd}}\n{tex}\n\\end{{document}}"
    );
    for (name, text) in [("essay.html", raised), ("essay.htm", word), ("essay.tex", tex)] {
        let read = read(name, &text);
        assert_eq!(cited(&read), expected(), "{name}");
        let sections = read["sections"].as_array().unwrap();
        for citation in read["citations"].as_array().unwrap().iter().filter(|c| c["form"] == "note") {
            let section = usize::try_from(citation["section"].as_u64().unwrap()).unwrap();
            assert_eq!(sections[section]["heading"], "The crowd", "{name}");
        }
        assert!(!read["text"].as_str().unwrap().contains('↩'), "{name}");
    }
}

#[test]
fn notes_at_the_end_of_a_text_need_no_heading() {
    let notes = |label: fn(usize) -> String| -> String {
        NOTES.iter().enumerate().map(|(n, note)| format!("{} {}\n\n", label(n + 1), note.replace('*', ""))).collect()
    };
    let raised = |n: usize| ["", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷"][n].to_owned();
    let square = |n: usize| format!("[{n}]");
    let (in_brackets, in_small) = (notes(square), notes(raised));
    let (dotted, plain) = (notes(|n| format!("{n}.")), |n: usize| n.to_string());
    for text in [body(square) + "\n" + &in_brackets, body(raised) + "\n" + &in_small, body(plain) + "\n" + &dotted] {
        let text = format!("Bread and Rivers\n\nAnn Roe\n\nThe crowd\n\n{text}");
        assert_eq!(cited(&read("essay.txt", &text)), expected(), "{text}");
    }
}

//! What lines alone say of a text.

use super::*;

#[test]
fn headings_paragraphs_and_notes_are_told_apart() {
    let text = "A Title\n\nIntroduction\n\nFirst paragraph, with a claim.1 And another.2\n\n2.1 On method\n\nSecond paragraph.\n\nNotes\n\n1. A note.\n2. Another note.\n\nReferences\n\nRoe, J. (1999) A Book.\n";
    let structure = read(&Flow::of(text, &[]));
    let headings: Vec<_> = structure.sections.iter().map(|s| (s.level, s.heading.as_str())).collect();
    assert_eq!(headings, [(1, "A Title"), (1, "Introduction"), (2, "2.1 On method"), (1, "Notes"), (1, "References")]);
    let paragraphs: Vec<_> = structure.paragraphs.iter().map(|p| p.of(text)).collect();
    assert_eq!(paragraphs, ["First paragraph, with a claim.1 And another.2", "Second paragraph."]);
    let notes: Vec<_> = structure.notes.iter().map(|n| (n.mark.as_str(), n.span.of(text))).collect();
    assert_eq!(notes, [("1", "A note."), ("2", "Another note.")]);
    assert_eq!(structure.notes[1].anchor.map(|a| a.start), Some(text.find("2\n\n2.1").unwrap()));
    assert!(structure.sections[1].span.contains(structure.sections[2].span));
}

#[test]
fn headings_in_small_letters_stand_under_those_in_capitals() {
    let text = "THEORY\n\nRivers are long, and much has been said of them in the last hundred years by people who had \
                seen none of them, as others who had seen them all have remarked with some sharpness in the same journals \
                before us. It is as if those who live beside a river had no time for it, and those who have the time had no river; \
                the books that came of it are many.\n\nStraight Lines\n\nThey run.\n\nBent Lines\n\nThey bend.\n\nMETHODS\n\nWe went there.";
    let flow = Flow::of(text, &[]);
    let sections = read(&flow).sections;
    let levels: Vec<(u8, &str)> = sections.iter().map(|s| (s.level, s.heading.as_str())).collect();
    assert_eq!(levels, [(1, "THEORY"), (2, "Straight Lines"), (2, "Bent Lines"), (1, "METHODS")]);
}

#[test]
fn headings_are_seen_where_no_blank_lines_part_paragraphs() {
    let prose = |of: &str| {
        format!(
            "Much has been said of {of} by people who had seen none of them, and more will be said of them by others.\n"
        )
        .repeat(2)
    };
    let text = format!(
        "On Salt and Lakes\nAnn Moor\nIntroduction\n{}Why do lakes lie still?\n{}The salt of the sea\n{}References\nRoe, J. (1999) A Book of Salt and of Lakes, with an Afterword on the Sea. Oslo: Quay Press.\n",
        prose("lakes"),
        prose("seas"),
        prose("rivers")
    );
    let structure = read(&Flow::of(&text, &[]));
    let headings: Vec<_> = structure.sections.iter().map(|s| s.heading.as_str()).collect();
    let wanted = ["On Salt and Lakes", "Introduction", "Why do lakes lie still?", "The salt of the sea", "References"];
    assert_eq!(headings, wanted);
    assert_eq!(structure.paragraphs.len(), 6);
}

#[test]
fn a_heading_may_be_broken_over_two_lines() {
    let headings = |text: &str| {
        let sections = read(&Flow::of(text, &[])).sections;
        sections.into_iter().map(|section| section.heading).collect::<Vec<_>>()
    };
    let wrapped =
        "Salt is dear, as all who have said anything of it in print\nagree, but for those who had none.\n".repeat(3);
    let title = "The Voice of Salt: Lakes, Weirs, and the Critics of the River";
    let broken = title.replace("and the", "and\nthe");
    let later = "The Reception of the River in the\ncriticism of the nineties";
    assert_eq!(headings(&format!("{broken}\n\n{wrapped}\n{later}\n\n{wrapped}")), [title, &later.replace('\n', " ")]);
    assert_eq!(headings("Notes on Salt:\n\nA Second Look\n\nIt is.\n"), ["Notes on Salt: A Second Look"]);
    let told = format!("On Salt\n\n{wrapped}\nRoe says:\nSalt is dear\n\n{wrapped}");
    assert_eq!(headings(&told), ["On Salt"]);
}

#[test]
fn notes_at_the_end_need_no_heading_and_a_numbered_list_is_none() {
    let text = |notes: &[&str], mark: fn(usize) -> String| {
        let body: String = (1..=notes.len())
            .map(|n| format!("Claim {} is old.{} ", ["one", "two", "three", "four"][n - 1], mark(n)))
            .collect();
        let notes: String = notes.iter().enumerate().map(|(n, note)| format!("{} {note}\n\n", mark(n + 1))).collect();
        format!("On Salt\n\n{body}\n\n{notes}")
    };
    let square = |n: usize| format!("[{n}]");
    let raised = |n: usize| ["", "¹", "²", "³", "⁴"][n].to_owned();
    let notes = ["Vgl. Ann Moor, Salz, München 1988.", "Ebd., S. 3.", "Eva Quay, Seen, Wien 1990, S. 4."];
    for text in [text(&notes, square), text(&notes, raised)] {
        let structure = read(&Flow::of(&text, &[]));
        let read: Vec<_> = structure.notes.iter().map(|n| (n.mark.as_str(), n.span.of(&text))).collect();
        assert_eq!(read, [("1", notes[0]), ("2", notes[1]), ("3", notes[2])], "{text}");
        assert!(
            structure
                .notes
                .iter()
                .all(|note| note.anchor.is_some_and(|at| at.end < text.find("\n\n[1]").unwrap_or(text.len())))
        );
        assert_eq!(structure.paragraphs.len(), 1, "{text}");
    }
    let list = ["Moor A. Salt. J Water. 1990;3:1-4.", "Quay E. Lakes. J Water. 1991;4:1-9.", "Roe J. Seas. 1992."];
    let text = text(&list, square);
    assert!(read(&Flow::of(&text, &[])).notes.is_empty());
}

#[test]
fn a_short_text_is_no_front_matter() {
    let text = "On Salt\n\nAnn Roe\n\nTwo traditions\n\nOne holds that salt is made by the sun.\n\nReferences\n\nRoe, J. (1999) A Book.\n";
    let structure = read(&Flow::of(text, &[]));
    assert!(structure.paragraphs.iter().any(|span| span.of(text).starts_with("One holds")), "{structure:?}");
}

#[test]
fn headings_stand_under_each_other_and_broken_lines_are_none() {
    let text = "A Title\n\nII. Background\nA. Sequence Models\n\nELECTRONIC health records were built for\n\nbilling, \
        and only later became a source.\n\nThis review was conducted in accordance with\n\nThe Handbook asks for \
        more.\n\nIII. Methods\n\nSome text here.\n";
    let structure = read(&Flow::of(text, &[]));
    let headings: Vec<_> = structure.sections.iter().map(|s| s.heading.as_str()).collect();
    assert_eq!(headings, ["A Title", "II. Background", "A. Sequence Models", "III. Methods"]);
}

#[test]
fn rows_of_a_table_are_no_headings() {
    assert!(looks_like_heading("Bottom-up comprehension"));
    assert!(!looks_like_heading("Bottom-up | no difference from human code | [4, 5]"));
}

#[test]
fn the_label_of_a_note_refers_to_nothing() {
    let text = "A claim.[1] And another.[3] It ends here.\n\nNotes\n\n[1] One.\n\n[2] Two.\n\n[3] Three.\n";
    let structure = read(&Flow::of(text, &[]));
    let anchors: Vec<_> = structure.notes.iter().map(|note| note.anchor.map(|anchor| anchor.start)).collect();
    let notes = text.find("Notes").unwrap();
    assert_eq!(anchors.len(), 3, "{:?}", structure.notes);
    assert!(anchors[0].is_some_and(|at| at < notes) && anchors[2].is_some_and(|at| at < notes), "{anchors:?}");
    assert_eq!(anchors[1], None);
}

#[test]
fn a_raised_mark_is_the_note_s_anchor() {
    let text = "uneven in quality¹. Two positions¹² stand.";
    let at = |mark: &str| anchor_of(text, mark, 0).map(|a| a.of(text).to_owned());
    assert_eq!(at("1").as_deref(), Some("¹"));
    assert_eq!(at("12").as_deref(), Some("¹²"));
    assert_eq!(at("2"), None, "the second digit of a longer mark is no mark");
}

#[test]
fn a_question_alone_is_a_heading_unless_someone_is_asked() {
    assert!(asks("Why do rivers move?") && asks("2.1 Why do rivers move?"));
    for line in ["RQ1 Why do rivers move?", "And where did you go?", "“Why?”", "Roe: Why?"] {
        assert!(!asks(line), "{line}");
    }
}

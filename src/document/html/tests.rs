//! What a page gives.

use super::*;

#[test]
fn items_of_ordered_lists_have_the_numbers_that_a_browser_shows() {
    let document = read("<p>Salt<sup>2</sup>.</p><ol start='2'><li>Roe.</li><li><ol><li>Poe.</li></ol></li></ol><ol><li>[7] Doe.</li></ol><ol><li value='4'>1984 it was.</li><li>Moor.</li></ol>").unwrap();
    assert_eq!(
        document.text.split_whitespace().collect::<Vec<_>>().join(" "),
        "Salt2. 2. Roe. 3. 1. Poe. [7] Doe. 4. 1984 it was. 5. Moor."
    );
}

#[test]
fn a_page_gives_paragraphs_headings_links_and_entries() {
    let html = "<html><head><meta name='citation_title' content='On Pages'><style>p{}</style></head><body><h1>On Pages</h1><p>As <em>Doe</em> said (<a href='#ref-doe' role='doc-biblioref'>Doe 2001</a>).</p><div id='refs'><div id='ref-doe' class='csl-entry'>Doe, Jane. 2001. A Book. Oslo: Quay.</div></div></body></html>";
    let document = read(html).unwrap();
    assert_eq!(document.paragraphs[0].of(&document.text), "As Doe said (Doe 2001).");
    assert_eq!(document.links[0].targets, ["ref-doe"]);
    assert_eq!(document.entries[0].id, "ref-doe");
}

#[test]
fn labels_belong_to_their_entries_and_ways_back_to_no_note() {
    let html = "<p>Lakes<sup><a href='#fn1' class='footnote-ref' role='doc-noteref'>1</a></sup> lie still (1).</p><div class='csl-entry' id='ref-doe'><div class='csl-left-margin'>1. </div><div class='csl-right-inline'>Doe J. A book. Oslo: Quay; 2001.</div></div><ol><li id='fn1'><p>See <a href='#ref-doe'>(1)</a>.<a href='#fnref1' role='doc-backlink'>↩︎</a></p></li></ol>";
    let document = read(html).unwrap();
    assert_eq!(document.entries[0].span.of(&document.text), "1. Doe J. A book. Oslo: Quay; 2001.");
    assert_eq!(document.notes[0].span.of(&document.text), "See (1).");
    assert_eq!(document.links.len(), 1);
}

/// The notes of a page, each with its mark, its words and what stands before its mark in the text; and the paragraphs.
fn noted(body: &str) -> (Vec<(String, String, String)>, Vec<String>) {
    let document = read(&format!("<body><h1>On Salt</h1>{body}</body>")).unwrap();
    let before = |anchor: Span| document.text[..anchor.start].split_whitespace().next_back().unwrap_or("").to_owned();
    let notes = document.notes.iter().map(|note| {
        let anchor = note.anchor.map_or_else(|| "nowhere".to_owned(), before);
        (note.mark.clone(), note.span.of(&document.text).to_owned(), anchor)
    });
    (notes.collect(), document.paragraphs.iter().map(|p| p.of(&document.text).to_owned()).collect())
}

#[test]
fn notes_are_known_by_the_links_to_them_and_back() {
    let links = [
        "<sup><a href='#fnN' id='refN'>N</a></sup>",
        "<a href='#_ftnN' name='_ftnrefN'>[N]</a>",
        "<sup id='cite_ref-N' class='reference'><a href='#cite_note-N'>[N]</a></sup>",
        "<a id='s4' href='#x-N'><sup>N</sup></a>",
        "<a href='#fN' id='refN'>N</a>",
    ];
    let notes = [
        ("<h2>Notes</h2><ol>", "<li id='fnN'>WORDS <a href='#refN'>↩</a></li>", "</ol>"),
        (
            "<div><br clear=all><hr>",
            "<div id=ftnN><p class=MsoFootnoteText><a href='#_ftnrefN' name='_ftnN'><span>[N]</span></a> WORDS</p></div>",
            "</div>",
        ),
        (
            "<h2>Notes</h2><ol class='references'>",
            "<li id='cite_note-N'><span class='mw-cite-backlink'><b><a href='#cite_ref-N'>^</a></b></span> <span>WORDS</span></li>",
            "</ol>",
        ),
        ("<div class='footnotes'>", "<aside epub:type='footnote' id='x-N'><p>N. WORDS</p></aside>", "</div>"),
        ("<hr>", "<p id='fN'>[<a href='#refN'>N</a>] WORDS</p>", ""),
    ];
    let words = ["Moor, Ann, <i>Salt</i>, Oslo, 1999.", "Moor, <i>Salt</i>, 12."];
    for (link, (open, note, close)) in links.iter().zip(notes) {
        let link = |n: &str| link.replace('N', n);
        let note = |n: &str, words: &str| note.replace('N', n).replace("WORDS", words);
        let (one, two) = (note("1", words[0]), note("2", words[1]));
        let page = format!("<p>Salt is old{}. It is dear{}.</p>{open}{one}{two}{close}", link("1"), link("2"));
        let (notes, paragraphs) = noted(&page);
        let told: Vec<_> = notes.iter().map(|(m, w, at)| (m.as_str(), w.as_str(), at.as_str())).collect();
        assert_eq!(told, [("1", "Moor, Ann, Salt, Oslo, 1999.", "old"), ("2", "Moor, Salt, 12.", "dear")], "{page}");
        assert_eq!(paragraphs.len(), 1, "{paragraphs:?}");
    }
}

#[test]
fn entries_that_numbers_lead_to_are_no_notes() {
    let page = "<p>Salt <a href='#ref1' id='c1'>[1]</a>, lakes <a href='#B2'>2</a>; see <a href='#s2'>2</a>.</p><h2 id='s2'>2</h2><p>So.</p>\
                <h2>References</h2><ol><li id='ref1'>Moor A. Salt. <a href='#c1'>↑</a></li><li id='B2'>Doe J. Lakes.</li></ol>";
    assert!(noted(page).0.is_empty());
}

#[test]
fn a_notes_mark_may_be_raised_without_a_link_and_come_again_in_each_chapter() {
    let page = "<p>Salt<sup>1</sup>.</p><ol class='footnotes'><li>Moor.</li></ol>";
    assert_eq!(noted(page).0, [("1".into(), "Moor.".into(), "Salt".into())]);
    let chapter = |n: u8| {
        format!(
            "<p>Salt{n}<a href='#fn{n}-1' id='r{n}-1' role='doc-noteref'>1</a>.</p><ol><li id='fn{n}-1'>Moor {n}.</li></ol>"
        )
    };
    let notes = noted(&(chapter(1) + &chapter(2))).0;
    assert_eq!(notes.iter().map(|(_, _, at)| at.as_str()).collect::<Vec<_>>(), ["Salt1", "Salt2"]);
}

#[test]
fn a_note_that_begins_with_a_number_or_a_letter_keeps_its_first_word() {
    let page = |open: &str, notes: &[(&str, &str)], close: &str| {
        let links: String =
            notes.iter().map(|(n, _)| format!("Salt<a href='#fn{n}' role='doc-noteref'>{n}</a> ")).collect();
        let bodies: String = notes.iter().map(|(_, body)| *body).collect();
        let (notes, _) = noted(&format!("<p>{links}</p>{open}{bodies}{close}"));
        notes.into_iter().map(|(_, words, _)| words).collect::<Vec<_>>()
    };
    let items =
        page("<ol>", &[("1", "<li id='fn1'>See Moor.</li>"), ("2", "<li id='fn2'>2 Samuel 3:4.</li>")], "</ol>");
    assert_eq!(items, ["See Moor.", "2 Samuel 3:4."]);
    let labels = page("<ol>", &[("1", "<li id='fn1'>1 See Moor.</li>"), ("2", "<li id='fn2'>2 Pier.</li>")], "</ol>");
    assert_eq!(labels, ["See Moor.", "Pier."]);
    let raised = page("", &[("2", "<p id='fn2'><sup>2</sup> 2 Samuel 3:4.</p>"), ("3", "<p id='fn3'>3 Pier.</p>")], "");
    assert_eq!(raised, ["2 Samuel 3:4.", "Pier."]);
    let letters =
        page("", &[("a", "<p id='fna'><sup>a</sup> a number of lakes</p>"), ("b", "<p id='fnb'>b. See Moor.</p>")], "");
    assert_eq!(letters, ["a number of lakes", "See Moor."]);
    let (bare, _) = noted("<p>Salt<a href='#x' role='doc-noteref'>a</a>.</p><aside id='x'>a number of lakes</aside>");
    assert_eq!(bare[0].1, "a number of lakes");
}

#[test]
fn places_are_kept_behind_tags_in_capitals_and_elements_without_an_end() {
    for head in ["<SCRIPT>var salt = 'lakes';</SCRIPT>", "<head><title>x</title>", "<style>p {}</STYLE >"] {
        let page = format!("{head}\n<body>\n<header>Salt</header>\n<p>Moor on lakes.</p></body>");
        let mut document = read(&page).unwrap();
        document.origin.keep(page.clone());
        let at = document.text.find("lakes").unwrap();
        assert_eq!(document.source_of(at), page.find("lakes.").unwrap(), "{page}");
    }
}

#[test]
fn italics_and_places_in_the_file_are_kept() {
    let page = "<html><head><title>X</title></head><body>\n<p>As <em>Doe</em> &amp; <span style='font-style: italic'>R&ouml;e</span>\nsay.</p>\n<p>It <cite>Lakes</cite>.</p></body></html>";
    let document = read(page).unwrap();
    let words: Vec<&str> = document.italics.iter().map(|span| span.of(&document.text)).collect();
    assert_eq!(words, ["Doe", "Röe", "Lakes"]);
    let mut document = document;
    document.origin.keep(page.to_owned());
    for word in ["say", "Lakes", "Doe"] {
        let at = document.text.find(word).unwrap();
        assert_eq!(document.source_of(at), page.find(word).unwrap(), "{word}");
    }
}

#[test]
fn deep_nesting_does_not_overflow() {
    let html = "<div>".repeat(5_000) + "words";
    assert!(read(&html).is_ok());
}

//! What a LaTeX file shows and says.

use super::*;

#[test]
fn sections_notes_citations_and_entries_are_read() {
    let tex = "\\documentclass{article}\\title{On \\emph{TeX}}\\author{Jane Roe}\\addbibresource{refs.bib}\\begin{document}\n\\section{Start} % comment\nAs M\\\"uller said \\citep[see][12]{doe2001,roe1999}.\\footnote{More in \\textcite{poe}.} It costs 5\\%.\n\nNext.\n\\begin{thebibliography}{9}\n\\bibitem{doe2001} Doe, J. (2001) \\emph{A Book}. Oslo: Quay.\n\\bibitem{roe1999} Roe, R. (1999) Other.\n\\end{thebibliography}\n\\end{document}";
    let document = read(tex);
    assert_eq!(document.record.text(&Field::Title), Some("On TeX"));
    assert_eq!(document.paragraphs[0].of(&document.text), "As Müller said [doe2001, roe1999].1 It costs 5%.");
    let links: Vec<_> =
        document.links.iter().map(|l| (l.targets[0].as_str(), l.prefix.as_deref(), l.locator.as_deref())).collect();
    assert_eq!(links, [("doe2001", Some("see"), None), ("roe1999", None, Some("12")), ("poe", None, None)]);
    let entries: Vec<_> = document.entries.iter().map(|e| (e.id.as_str(), e.span.of(&document.text))).collect();
    assert_eq!(entries, [("doe2001", "Doe, J. (2001) A Book. Oslo: Quay."), ("roe1999", "Roe, R. (1999) Other.")]);
    assert_eq!(document.notes.len(), 1);
    assert_eq!(document.bibliographies, ["refs.bib"]);
}

#[test]
fn a_list_and_citations_that_pandoc_set_are_read() {
    let tex = "\\begin{document}\nLakes lie still (see \\protect\\hyperlink{ref-doe}{Doe 2001, 5}; \\citeproc{ref-roe}{Roe 1999}).\n\n\\hypertarget{references}{%\n\\section*{References}\\label{references}}\n\n\\hypertarget{refs}{}\n\\begin{CSLReferences}{1}{0}\n\\leavevmode\\vadjust pre{\\hypertarget{ref-doe}{}}%\nDoe, Jane. 2001. \\emph{A Book}. Oslo: Quay.\n\n\\bibitem[\\citeproctext]{ref-roe}\nRoe, Rick. 1999. \\emph{Other}.\n\n\\end{CSLReferences}\n\\end{document}";
    let document = read(tex);
    assert_eq!(document.paragraphs[0].of(&document.text), "Lakes lie still (see Doe 2001, 5; Roe 1999).");
    let links: Vec<_> = document.links.iter().map(|l| (l.targets[0].as_str(), l.span.of(&document.text))).collect();
    assert_eq!(links, [("ref-doe", "Doe 2001, 5"), ("ref-roe", "Roe 1999")]);
    let entries: Vec<_> = document.entries.iter().map(|e| (e.id.as_str(), e.span.of(&document.text))).collect();
    assert_eq!(entries, [("ref-doe", "Doe, Jane. 2001. A Book. Oslo: Quay."), ("ref-roe", "Roe, Rick. 1999. Other.")]);
    assert_eq!(document.sections.len(), 1);
}

#[test]
fn unclosed_groups_do_not_loop_or_overflow() {
    read(&"{".repeat(100_000));
    for command in ["\\cite{", "\\footnote{", "\\section[", "\\cite[", "\\'{"] {
        read(&command.repeat(100_000));
    }
    read("\\cite{\\begin{\\footnote{$x \\'");
    read("\\");
}

fn shown(body: &str) -> String {
    read(&format!("\\begin{{document}}\n{body}\n\\end{{document}}")).text.trim().to_owned()
}

#[test]
fn accents_are_read_in_every_spelling() {
    for (tex, text) in [
        (
            r"fran\c{c}aise, gar\c con, \v{S}mit, \H{o}, \r{A}, \k{a}, \u{g}, {\v s}",
            "française, garçon, Šmit, ő, Å, ą, ğ, š",
        ),
        (r#"\'{\i}, \'\i, \"o, \"{o}, {\"o}, \^{\i}le, \~n"#, "í, í, ö, ö, ö, île, ñ"),
        (r"S\o ren, Stra\ss{}e, \aa{} \L\'od\'z, {\AE}thel, \OE uvre", "Søren, Straße, å Łódź, Æthel, Œuvre"),
        ("Wei\\ss\n\nNext", "Weiß\n\nNext"),
        (r"\S~3, \pounds 5, \guillemotleft so\guillemotright, \~{}x, \textbf{b}", "§ 3, £5, «so», ~x, b"),
    ] {
        assert_eq!(shown(tex), text, "{tex}");
    }
}

#[test]
fn quotation_marks_open_and_close() {
    for (tex, text) in [
        ("`Title', ``Title'', don't, ?`so?", "‘Title’, “Title”, don’t, ¿so?"),
        ("\"`Titel\"' und ,,Titel``", "„Titel“ und „Titel“"),
        (r"\enquote{One \enquote{two} one}, \og oui\fg{} et <<non>>", "“One ‘two’ one”, « oui » et «non»"),
        (r"\url{http://quay.org/~roe/a--b}, \textsuperscript{2}", "http://quay.org/~roe/a--b, 2"),
    ] {
        assert_eq!(shown(tex), text, "{tex}");
    }
    let german =
        "\\usepackage[ngerman]{babel}\\begin{document}M\"uller, Stra\"se, \"`so\"', \\enquote{ja}\\end{document}";
    assert_eq!(read(german).text.trim(), "Müller, Straße, „so“, „ja“");
}

#[test]
fn a_reference_to_a_note_is_its_number() {
    let tex = "One.\\footnote{Roe, \\emph{Salt}.\\label{first}} Two.\\footnote{As in n.~\\ref{first} above; see Fig.~\\ref{map}.}";
    let document = read(tex);
    assert_eq!(document.notes[1].span.of(&document.text), "As in n. 1 above; see Fig. .");
}

#[test]
fn italics_are_kept_beside_the_text() {
    let document = read(
        "\\footnote{Moor, \\emph{Salt, Lakes}, and \\textit{Weirs \\& Quays}; {\\it Rivers}, {\\em The\\/} Sea.} A \\textsl{word}.",
    );
    let words: Vec<&str> = document.italics.iter().map(|span| span.of(&document.text)).collect();
    assert_eq!(words, ["word", "Salt, Lakes", "Weirs & Quays", "Rivers", "The"]);
}

#[test]
fn plain_quotation_marks_are_letters_of_german_only() {
    let body = "He said \"another word\" and \"only then\" \\enquote{so}.";
    for preamble in [
        "\\usepackage[ngerman,english]{babel}",
        "\\usepackage[main=english, ngerman]{babel}",
        "\\documentclass[ngerman,english]{article}\\usepackage{babel}",
        "\\usepackage{polyglossia}\\setdefaultlanguage{english}\\setotherlanguage{german}",
        "\\title{On germans}\\addbibresource{german.bib}",
    ] {
        let document = read(&format!("{preamble}\\begin{{document}}{body}\\end{{document}}"));
        assert_eq!(document.text.trim(), "He said \"another word\" and \"only then\" “so”.", "{preamble}");
    }
}

#[test]
fn german_holds_where_the_text_is_said_to_be_german() {
    let shown = |preamble: &str, body: &str| {
        read(&format!("{preamble}\\begin{{document}}{body}\\end{{document}}")).text.trim().to_owned()
    };
    for preamble in [
        "\\usepackage[english,ngerman]{babel}",
        "\\usepackage[main=ngerman,english]{babel}",
        "\\documentclass[a4paper,ngerman]{article}\\usepackage{babel}",
        "\\usepackage{ngerman}",
        "\\setmainlanguage[spelling=new]{german}",
    ] {
        let body = "\"Uber \"ahnliche M\"uhlen: \"Unter Wasser\" (\"oder so\"), \\enquote{ja}";
        assert_eq!(shown(preamble, body), "Über ähnliche Mühlen: \"Unter Wasser\" (\"oder so\"), „ja“", "{preamble}");
    }
    let english = "\\usepackage[ngerman,english]{babel}";
    for (body, text) in [
        ("\\foreignlanguage{ngerman}{M\"uhle} \"ours\"", "Mühle \"ours\""),
        ("\\begin{otherlanguage}{ngerman}M\"uhle\\end{otherlanguage} \"ours\"", "Mühle\n\n\"ours\""),
        ("{\\selectlanguage{ngerman}M\"uhle} \"ours\"", "Mühle \"ours\""),
        ("\\selectlanguage{ngerman}M\"uhle", "Mühle"),
    ] {
        assert_eq!(shown(english, body), text, "{body}");
    }
    let noted = read(&format!(
        "{english}\\begin{{document}}So.\\footnote{{\"ours\"}} \\selectlanguage{{ngerman}}So.\\footnote{{M\"uhle}}\\end{{document}}"
    ));
    let notes: Vec<&str> = noted.notes.iter().map(|note| note.span.of(&noted.text)).collect();
    assert_eq!(notes, ["\"ours\"", "Mühle"]);
}

#[test]
fn italics_end_with_their_environment() {
    let tex = "One.\n\n\\begin{quote}\\itshape Slanted.\\end{quote}\n\nUpright {\\it too} \\normalfont x.";
    let document = read(tex);
    let words: Vec<&str> = document.italics.iter().map(|span| span.of(&document.text)).collect();
    assert_eq!(words, ["Slanted.", "too"]);
}

#[test]
fn a_scholar_whose_key_stands_in_the_text_begins_a_sentence() {
    let tex = "\\begin{document}\nRivers rise in spring. \\citet{moor1987} coined the term. \\textcite{roe1999} gave it its theory~\\citep{doe2001}.\n\\end{document}";
    let document = read(tex);
    let sentences: Vec<&str> = document.sentences.iter().map(|sentence| sentence.of(&document.text)).collect();
    assert_eq!(
        sentences,
        ["Rivers rise in spring.", "[moor1987] coined the term.", "[roe1999] gave it its theory [doe2001]."]
    );
}

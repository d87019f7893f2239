//! What is read of sound, odd and broken files.

use proptest::prelude::*;

use super::*;

/// `type:key` of each entry, `!` before broken ones.
fn shape(text: &str) -> Vec<String> {
    let tree = parse(text);
    assert_eq!(tree.write(text), text);
    check(&tree, text);
    tree.items
        .iter()
        .filter_map(|item| match &item.node {
            Node::Entry(entry) => Some(label(entry, text)),
            Node::Broken(entry, _) => Some(format!("!{}", label(entry, text))),
            _ => None,
        })
        .collect()
}

fn label(entry: &Entry, text: &str) -> String {
    format!("{}:{}", entry.kind.of(text), entry.key.map_or("-", |key| key.of(text)))
}

/// Items lie one behind the other without gaps, fields and pieces inside their entry and in order.
fn check(tree: &Tree, text: &str) {
    let mut at = 0;
    for item in &tree.items {
        assert_eq!(item.span.start, at);
        assert!(text.is_char_boundary(item.span.end));
        at = item.span.end;
        if let Node::Entry(entry) | Node::Macros(entry) | Node::Broken(entry, _) = &item.node {
            let mut inside = item.span.start;
            for field in &entry.fields {
                assert!(field.name.start >= inside && field.value.span.end <= item.span.end);
                assert!(text.get(field.name.start..field.name.end).is_some());
                for piece in field.value.pieces() {
                    assert!(piece.span.start >= field.name.end && !piece.span.is_empty());
                    assert!(text.get(piece.inner().start..piece.inner().end).is_some());
                }
                inside = field.value.span.end;
            }
        }
    }
    assert_eq!(at, text.len());
}

fn slips(text: &str) -> Vec<SlipKind> {
    let tree = parse(text);
    tree.items
        .iter()
        .flat_map(|item| match &item.node {
            Node::Entry(entry) => entry.slips.iter().map(|s| s.kind).collect::<Vec<_>>(),
            Node::Broken(_, slip) => vec![slip.kind],
            _ => Vec::new(),
        })
        .collect()
}

#[test]
fn entries_in_braces_and_parentheses_with_every_kind_of_value() {
    let text = "@Book{a, title = {A {B} c}, year = 1999, month = jan # \"~1\"}\n@misc(b, note = \"say {\"}x{\"}\")";
    assert_eq!(shape(text), ["Book:a", "misc:b"]);
    let tree = parse(text);
    let values: Vec<Vec<&str>> = tree
        .entries()
        .flat_map(|entry| &entry.fields)
        .map(|field| field.value.pieces().map(|piece| piece.inner().of(text)).collect())
        .collect();
    assert_eq!(values, [vec!["A {B} c"], vec!["1999"], vec!["jan", "~1"], vec!["say {\"}x{\"}"]]);
    assert_eq!(slips(text), []);
}

#[test]
fn a_broken_entry_does_not_take_its_neighbours_along() {
    for (broken, slip) in [
        ("@book{x, title = {open,\n year = 1}\n", SlipKind::Unclosed),
        ("@book{x, title = \"open,\n year = 1}\n", SlipKind::Unclosed),
        ("@book{x, title = {done},\n year = 1\n", SlipKind::UnclosedEntry),
        ("@book{x\n", SlipKind::UnclosedEntry),
    ] {
        let text = format!("@book{{a, title={{A}}}}\n{broken}@book{{b, title={{B}}}}\n  @misc{{c, note=1}}");
        assert_eq!(shape(&text), ["book:a", "!book:x", "book:b", "misc:c"], "{broken}");
        assert_eq!(slips(&text), [slip]);
        assert_eq!(shape(&format!("@book{{a, title={{A}}}}\n{broken}")), ["book:a", "!book:x"]);
    }
}

#[test]
fn slips_that_do_not_hinder_reading_are_reported() {
    for (text, kinds) in [
        ("@book{a, title={A} year=1}", vec![SlipKind::MissingComma]),
        ("@book{title={A}}", vec![SlipKind::NoKey]),
        ("@book{, title={A}}", vec![SlipKind::EmptyKey]),
        ("@book{a b, title={A}}", vec![SlipKind::BadKey]),
        ("@book{a, title={A},, year=1}", vec![SlipKind::ExtraComma]),
        ("@book{a, title=, year=1}", vec![SlipKind::EmptyValue]),
        ("@book{a, year=2000a}", vec![SlipKind::BareValue]),
        ("@book{a, title={A}, stray words, year=1}", vec![SlipKind::Unexpected]),
        ("@book{a, % why\n title={A}}", vec![SlipKind::CommentInEntry]),
        ("@book{a, title={A}}, year={1}}", vec![SlipKind::ExtraBrace]),
        ("@book{a}", vec![]),
        ("@book{a, title={A},}", vec![]),
        ("@book{a, note={\n@x{y, z}\n}, year=1}", vec![SlipKind::EntryInValue]),
    ] {
        assert_eq!(slips(text), kinds, "{text}");
        assert_eq!(shape(text).len(), 1, "{text}");
    }
}

#[test]
fn a_value_that_does_not_close_costs_no_other_field() {
    let text = "@book{x,\n title = {A {B},\n year = {1999},\n note = {n}\n}\n@book{b, title={B}}";
    assert_eq!(shape(text), ["!book:x", "book:b"]);
    let tree = parse(text);
    let Some(Node::Broken(entry, slip)) = tree.items.first().map(|item| &item.node) else { panic!() };
    assert_eq!(slip.span.start, text.find("{A").unwrap());
    let names: Vec<_> = entry.fields.iter().map(|f| f.name.of(text)).collect();
    assert_eq!(names, ["title", "year", "note"]);
}

#[test]
fn comments_and_text_between_entries_stay_what_they_are() {
    let text = "mail a@b.com (x)\n@comment old\n@Comment{@book{no, title={x}}}\n% @book{off, title={y}}\n@book{a,title={b}}\n@comment{open\n@book{c,title={d}}";
    assert_eq!(shape(text), ["book:a", "book:c"]);
    assert_eq!(shape("@ book {a, title={A}}"), ["book:a"]);
}

#[test]
fn deep_and_hostile_input_is_read_in_linear_time() {
    let deep = format!("@book{{a, title={}{}}}", "{".repeat(200_000), "}".repeat(200_000));
    assert_eq!(shape(&deep), ["book:a"]);
    for unit in ["@a{", "@a{x,y={", "\n@a{x,y={", "\n@comment{", "{", "@", "\"", "\n@a{b,c=\""] {
        let text = unit.repeat(60_000);
        let tree = parse(&text);
        assert_eq!(tree.write(&text).len(), text.len());
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_written_back(text in "([@{}(),=\"#%\\\\ \n]|@book\\{|title|é|[a-z0-9]){0,80}") {
        shape(&text);
    }
}

//! XML, read with bounds: hostile files give a clear refusal, not a long wait.

use std::collections::HashMap;

use roxmltree::{Document as Tree, ParsingOptions};

use super::ReadError;

/// Elements nested more deeply are no document's.
const DEEPEST: usize = 400;
/// More nodes than any article or book has.
const MOST_NODES: u32 = 4_000_000;

/// Bytes to which the entities that a text declares may unfold.
const MOST_UNFOLDED: usize = 16 << 20;

/// Why a text gave no tree.
pub(crate) struct Refused {
    /// What was wrong, in one sentence.
    pub(crate) message: String,
    /// It is within no bounds, rather than broken.
    pub(crate) too_large: bool,
    /// Line and column at which reading stopped, from 1.
    pub(crate) at: Option<(u32, u32)>,
}

/// Parses `text` as XML.
pub fn parse(text: &str) -> Result<Tree<'_>, ReadError> {
    tree(text).map_err(|refused| match refused.too_large {
        true => ReadError::TooLarge(refused.message),
        false => ReadError::Malformed(refused.message),
    })
}

/// Parses `text` as XML; a refusal says where reading stopped.
pub(crate) fn tree(text: &str) -> Result<Tree<'_>, Refused> {
    let depth = deepest(text.as_bytes());
    if depth > DEEPEST {
        let message = format!("XML nested {depth} levels deep; no document needs more than {DEEPEST}");
        return Err(Refused { message, too_large: true, at: None });
    }
    if unfolded(text) > MOST_UNFOLDED {
        let message = "XML whose entities unfold beyond all bounds".to_owned();
        return Err(Refused { message, too_large: true, at: None });
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Tree::parse_with_options(text, options).map_err(|error| {
        let at = Some((error.pos().row, error.pos().col));
        match error {
            roxmltree::Error::NodesLimitReached | roxmltree::Error::EntityReferenceLoop(_) => {
                let message = format!("XML that unfolds beyond all bounds: {error}");
                Refused { message, too_large: true, at }
            }
            error => Refused { message: format!("not well-formed XML: {error}"), too_large: false, at },
        }
    })
}

/// How many bytes the declared entities make of the references to them, those inside of others among them.
fn unfolded(text: &str) -> usize {
    /// The parser refuses references nested more deeply; a declaration may stand behind those that refer to it.
    const DEEPEST_REFERENCE: usize = 12;
    let contents = declared(text);
    let lengths: HashMap<&str, usize> =
        contents.iter().map(|(name, contents)| (*name, contents.iter().map(|content| content.len()).sum())).collect();
    let inside: Vec<(&str, Vec<&str>)> = contents
        .iter()
        .map(|(name, contents)| {
            let references = contents.iter().flat_map(|content| references(content));
            (*name, references.filter(|reference| lengths.contains_key(reference)).collect())
        })
        .collect();
    let mut sizes = lengths.clone();
    for _ in 0..DEEPEST_REFERENCE {
        let grown = inside.iter().map(|(name, inside)| (*name, lengths[name].saturating_add(sum(inside, &sizes))));
        sizes = grown.collect();
    }
    sum(&references(text).collect::<Vec<_>>(), &sizes)
}

/// The contents of each entity that `text` declares (XML 1.0, §4.2), of all its declarations if it has several.
fn declared(text: &str) -> HashMap<&str, Vec<&str>> {
    let mut contents: HashMap<&str, Vec<&str>> = HashMap::new();
    for declaration in text.split("<!ENTITY").skip(1) {
        let declared = || {
            let (name, value) = declaration.split_at(declaration.find(['"', '\''])?);
            let end = value[1..].find(&value[..1])?;
            Some((name.split_whitespace().find(|word| *word != "%")?, &value[1..=end]))
        };
        if let Some((name, content)) = declared() {
            contents.entry(name).or_default().push(content);
        }
    }
    contents
}

/// The names of the entities that `text` refers to, in order.
fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split('&').skip(1).filter_map(|behind| Some(behind.split_once(';')?.0))
}

fn sum(names: &[&str], sizes: &HashMap<&str, usize>) -> usize {
    names.iter().filter_map(|name| sizes.get(name)).fold(0, |sum, size| sum.saturating_add(*size))
}

/// How deeply elements nest, from their tags alone.
fn deepest(bytes: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0usize, 0usize);
    let mut at = 0;
    // Where the next `>` stands; found once for all the `<` before it.
    let mut end = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'<')) {
        at += found + 1;
        match bytes.get(at) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') | None => {}
            Some(_) => {
                if end < at {
                    end = bytes[at..].iter().position(|b| *b == b'>').map_or(bytes.len(), |n| at + n);
                }
                if end == 0 || bytes.get(end - 1) != Some(&b'/') {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
            }
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_measured_wherever_and_however_they_are_declared() {
        let large = "x".repeat(100_000);
        let many: String = (0..300).map(|n| format!("<!ENTITY e{n} 'e'>")).collect();
        for declared in [
            format!("<!ENTITY\ta \"{large}\">"),
            format!("<!ENTITY a '&b;'><!ENTITY\n b '{large}'>"),
            format!("{many}<!ENTITY a '{large}'>"),
            format!("<!ENTITY a SYSTEM 'a.ent'><!ENTITY a '{large}'>"),
        ] {
            let text = format!("<!DOCTYPE a [{declared}]><a>{}<!-- <!ENTITY c 'c'> --></a>", "&a;".repeat(300));
            assert!(matches!(parse(&text), Err(ReadError::TooLarge(_))), "{}", &declared[..40]);
        }
    }

    #[test]
    fn deep_nesting_and_entity_bombs_are_refused() {
        let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
        assert!(matches!(parse(&deep), Err(ReadError::TooLarge(_))));
        let bomb = "<!DOCTYPE a [<!ENTITY b \"xxxxxxxxxx\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;\">]><a>&g;&g;&g;&g;&g;&g;</a>";
        let _ = parse(bomb);
        assert!(matches!(parse("<a><b></a>"), Err(ReadError::Malformed(_))));
        assert!(parse("<!DOCTYPE a [<!ENTITY b 'B'><!ENTITY c \"&b;&b;\">]><a d='&c;'>&lt;&c;&#8211;</a>").is_ok());
        // A million tags that none closes take no million searches.
        assert!(matches!(parse(&"<a".repeat(1_000_000)), Err(ReadError::TooLarge(_))));
    }
}

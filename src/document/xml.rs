//! XML, read with bounds: hostile files give a clear refusal, not a long wait.

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

/// How many bytes the declared entities make of their references, those inside of others among them.
fn unfolded(text: &str) -> usize {
    const MARK: &str = "<!ENTITY ";
    /// Entities beyond these are passed over: a text with more would take long to look through.
    const MOST: usize = 256;
    let mut sizes: Vec<(String, usize)> = Vec::new();
    let size = |content: &str, sizes: &[(String, usize)]| {
        let referred =
            |(reference, size): &(String, usize)| content.matches(reference.as_str()).count().saturating_mul(*size);
        sizes.iter().map(referred).fold(0usize, usize::saturating_add)
    };
    let mut rest = text;
    while let Some(at) = rest.find(MARK).filter(|_| sizes.len() < MOST) {
        rest = &rest[at + MARK.len()..];
        let Some(quote) = rest.find(['"', '\'']) else { break };
        let mark = &rest[quote..=quote];
        let Some(end) = rest[quote + 1..].find(mark) else { break };
        let content = &rest[quote + 1..quote + 1 + end];
        let name = rest[..quote].split_whitespace().next().unwrap_or("");
        let whole = content.len().saturating_add(size(content, &sizes));
        sizes.push((format!("&{name};"), whole));
        rest = &rest[quote + 1 + end..];
    }
    size(rest, &sizes)
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
    fn deep_nesting_and_entity_bombs_are_refused() {
        let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
        assert!(matches!(parse(&deep), Err(ReadError::TooLarge(_))));
        let bomb = "<!DOCTYPE a [<!ENTITY b \"xxxxxxxxxx\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;\">]><a>&g;&g;&g;&g;&g;&g;</a>";
        let _ = parse(bomb);
        assert!(matches!(parse("<a><b></a>"), Err(ReadError::Malformed(_))));
        // A million tags that none closes take no million searches.
        assert!(matches!(parse(&"<a".repeat(1_000_000)), Err(ReadError::TooLarge(_))));
    }
}

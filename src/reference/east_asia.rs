//! Signs that references from East Asia share: counters behind numbers, and the tags of GB/T 7714, the Chinese standard of
//! references, for kinds of works.

use super::label::Label;

/// Whether the letter is Chinese, as Japanese and Korean have them, too.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// What a number before this counter is: `21권 3호`, `第17卷第2期`, `792頁`, `2016年`.
pub fn counter(c: char) -> Option<Label> {
    Some(match c {
        '卷' | '巻' | '권' | '輯' | '辑' | '집' | '冊' | '册' => Label::Volume,
        '期' | '号' | '號' | '호' => Label::Issue,
        '页' | '頁' | '쪽' | '면' => Label::Pages,
        '年' | '년' => Label::Date,
        _ => return None,
    })
}

/// A kind of work, as a tag in square brackets behind the title says it (GB/T 7714–2015, appendix B).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkTag {
    /// `J`, `N`: in a journal or newspaper.
    Article,
    /// `M`: a book.
    Book,
    /// `C`: proceedings, or a paper in them.
    Proceedings,
    /// `D`: a dissertation.
    Thesis,
    /// `R`: a report.
    Report,
    /// `P`: a patent.
    Patent,
    /// `EB`: an electronic bulletin.
    Online,
}

impl WorkTag {
    /// Reads what stands inside the brackets: `J`, `M/OL`.
    pub fn read(tag: &str) -> Option<WorkTag> {
        let (kind, carrier) = tag.split_once('/').unwrap_or((tag, ""));
        if !matches!(carrier, "" | "OL" | "CD" | "DK" | "MT") {
            return None;
        }
        Some(match kind {
            "J" | "N" => WorkTag::Article,
            "M" => WorkTag::Book,
            "C" => WorkTag::Proceedings,
            "D" => WorkTag::Thesis,
            "R" => WorkTag::Report,
            "P" => WorkTag::Patent,
            "EB" => WorkTag::Online,
            _ => return None,
        })
    }

    /// The tag at a title's end, and the title before it: `On rivers[J]`.
    pub fn behind(title: &str) -> Option<(&str, WorkTag)> {
        let (title, tag) = title.strip_suffix(']')?.rsplit_once('[')?;
        // `Vitamin [D]` is no dissertation.
        let whole = !title.ends_with(' ') || tag.contains('/') || !title.is_ascii();
        Some((title.trim_end(), WorkTag::read(tag)?)).filter(|(title, _)| whole && !title.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_behind_titles() {
        assert_eq!(WorkTag::behind("On rivers[J]"), Some(("On rivers", WorkTag::Article)));
        assert_eq!(WorkTag::behind("流域生态 [M/OL]"), Some(("流域生态", WorkTag::Book)));
        for title in ["On rivers [online]", "[J]", "On rivers[J", "On [J] rivers", "Paper [X]", "Vitamin [D]"] {
            assert_eq!(WorkTag::behind(title), None, "{title}");
        }
    }
}

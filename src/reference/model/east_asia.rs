//! What references from East Asia print: counters behind numbers (`第3期`, `21권`) and, after the title, the tag that says
//! what kind of work it is (`[J]`, `[M]`; GB/T 7714).
//!
//! Takes labels just decoded. Such signs say by themselves what a number or the end of a title is, whatever stands around.

use super::features::Evidence;
use super::glance::form;
use super::grammar::{change, runs};
use crate::reference::east_asia::{WorkTag, counter, is_han};
use crate::reference::{Label, Tokens};

use Label::*;

/// Mends labels in place; what is changed keeps its probability, halved.
pub(super) fn mend(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    counted_numbers(tokens, evidence, labels);
    end_of_a_tagged_title(tokens, evidence, labels);
    title_behind_short_names(tokens, evidence, labels);
    journal_behind_a_title(tokens, evidence, labels);
}

/// `張仁崗. 張子和補法特點淺析. 甘肅中醫`: a person's name in Chinese letters has four, or six in Japan (`長谷川眞理子`), so that what
/// is longer and no body's is the title, if nothing else is.
fn title_behind_short_names(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    const LONG: usize = 5;
    const LONGER_THAN_ANY_NAME: usize = 7;
    let all = runs(labels);
    if all.iter().any(|(_, _, label)| *label == Title) {
        return;
    }
    let Some(&(start, end, _)) = all.iter().find(|(_, _, label)| *label == Author) else { return };
    let long = |t: usize| {
        let word = tokens.word(t);
        // Behind a full stop, and between commas, no more names are to be expected.
        let between =
            evidence.form(t - 1) == form::COMMA && t + 1 < labels.len() && evidence.form(t + 1) == form::COMMA;
        let least = if evidence.form(t - 1) == form::STOP || between { LONG } else { LONGER_THAN_ANY_NAME };
        word.chars().all(is_han)
            && word.chars().count() >= least
            && !word.ends_with(BODIES)
            && form::is_pause(evidence.form(t - 1))
    };
    if let Some(title) = (start + 2..end).find(|&t| long(t)) {
        change(labels, title, end, Title);
    }
}

/// With what names of bodies end in Chinese.
const BODIES: [char; 29] = [
    '部', '局', '会', '會', '院', '所', '组', '組', '司', '社', '心', '学', '學', '委', '厅', '廳', '处', '處', '团',
    '行', '馆', '館', '府', '室', '国', '國', '盟', '金', '團',
];

/// `舞蹈新媒体初探, 北京舞蹈学院学报, 2005`: where no journal was found, what calls itself one ends the title.
fn journal_behind_a_title(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    const JOURNALS: [&str; 14] = [
        "学报", "學報", "杂志", "雜誌", "学刊", "學刊", "月刊", "季刊", "周刊", "週刊", "评论", "評論", "通讯", "通訊",
    ];
    let all = runs(labels);
    if all.iter().any(|(_, _, label)| matches!(label, ContainerTitle | Publisher)) {
        return;
    }
    let Some(&(start, end, _)) = all.iter().find(|(_, _, label)| *label == Title) else { return };
    let Some(last) = (start..end).rev().find(|&t| !form::is_pause(evidence.form(t))) else { return };
    let journal = last > start + 1
        && form::is_pause(evidence.form(last - 1))
        && tokens.word(last).chars().all(is_han)
        && JOURNALS.iter().any(|ending| tokens.word(last).ends_with(ending));
    if journal {
        change(labels, last, end, ContainerTitle);
    }
}

/// How sure the model must be of a title that holds such a number.
const SURE: f64 = 0.9;

/// `第3期`, `40卷`, `3月号`: what its counter says.
fn counted_numbers(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    for t in 0..labels.len() {
        let Some(label) = counted(tokens.word(t)) else { continue };
        let (own, p) = labels[t];
        if own == label || matches!(own, Author | Editor) || own == Title && p >= SURE {
            continue;
        }
        let end = (t + 1..labels.len()).find(|&t| !form::is_pause(evidence.form(t))).unwrap_or(labels.len());
        change(labels, t, end, label);
    }
}

/// What `第3期` is: a number, perhaps with an ordinal sign before it, and a counter behind it.
fn counted(word: &str) -> Option<Label> {
    let number = word.trim_start_matches(['第', '제', '总', '總', '총', '통']);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let mut behind = number.get(digits..)?.chars();
    let label = match (behind.next()?, behind.next()) {
        ('月' | '월', Some('号' | '號' | '호')) => Issue,
        (c, None) => match counter(c)? {
            // Of pages and years the chain has seen enough.
            Pages | Date => return None,
            label => label,
        },
        _ => return None,
    };
    (digits > 0).then_some(label)
}

/// `生态补偿研究[M]. 北京: 科学出版社`: the title ends with its tag; behind a book's, up to a colon, stands the place.
fn end_of_a_tagged_title(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let Some((start, end, _)) = runs(labels).into_iter().find(|(_, _, label)| *label == Title) else { return };
    let Some(open) = (start + 1..end).find(|&t| evidence.form(t) == form::OPEN_SQUARE) else { return };
    let Some(close) = (open + 1..end.min(open + 5)).find(|&t| evidence.form(t) == form::CLOSE_SQUARE) else { return };
    let tag: String = (open + 1..close).map(|t| tokens.word(t)).collect();
    let Some(tag) = WorkTag::read(&tag) else { return };
    let from = (close + 1..end).find(|&t| !form::is_pause(evidence.form(t))).unwrap_or(end);
    // `vitamin [D]` is no dissertation.
    let uncased = (start..open).any(|t| evidence.form(t) == form::UNCASED);
    let glued = tokens.list.get(open).is_some_and(|token| !token.spaced);
    if from >= end || tag == WorkTag::Patent || !uncased && !glued {
        return;
    }
    if evidence.form(from) == form::SLASH {
        // `[C]//Proceedings of Water. Beijing: Quay`
        let stop = (from..end).find(|&t| evidence.form(t) == form::STOP).map_or(end, |stop| stop + 1);
        change(labels, from, stop, ContainerTitle);
        return;
    }
    if tag == WorkTag::Article {
        change(labels, from, end, ContainerTitle);
    } else {
        let colon = (from..end).find(|&t| evidence.form(t) == form::COLON).map_or(from, |colon| colon + 1);
        change(labels, from, colon, Location);
        change(labels, colon, end, Publisher);
    }
}

#[cfg(test)]
mod tests {
    use super::super::grammar;
    use super::*;

    fn mended(text: &str, parts: &[(usize, Label)]) -> Vec<(&'static str, String)> {
        grammar::mended(mend, text, parts, 0.8)
    }

    #[test]
    fn counters_say_what_a_number_is() {
        let read = mended(
            "王丽. 嶺南園林. 南方建築. 40卷 第3期.: 33-35.",
            &[(2, Author), (2, Title), (6, ContainerTitle), (4, Pages)],
        );
        assert_eq!(
            read[2..5],
            [
                ("container-title", "南方建築.".to_owned()),
                ("volume", "40卷".to_owned()),
                ("issue", "第3期.:".to_owned()),
            ]
        );
    }

    #[test]
    fn a_title_is_longer_than_a_name() {
        let parts = [(6, Author), (2, ContainerTitle), (2, Date)];
        let read = mended("王丽, 李雪. 張子和論補法. 南方建築. 2002.", &parts);
        assert_eq!(read[..2], [("author", "王丽, 李雪.".to_owned()), ("title", "張子和論補法.".to_owned())]);
        let parts = [(4, Author), (2, Title), (2, ContainerTitle), (2, Date)];
        assert_eq!(mended("王丽, 国家河流委员会. 補法. 南方建築. 2002.", &parts).len(), 4);
        let parts = [(4, Author), (2, ContainerTitle), (2, Date)];
        assert_eq!(mended("王丽, 長谷川眞理子. 南方建築. 2002.", &parts).len(), 3);
        let read = mended("刘春, 舞蹈初探, 北京舞蹈学院学报, 2005.", &[(2, Author), (4, Title), (2, Date)]);
        assert_eq!(
            read[1..3],
            [("title", "舞蹈初探,".to_owned()), ("container-title", "北京舞蹈学院学报,".to_owned())]
        );
    }

    #[test]
    fn a_tag_ends_the_title() {
        let read =
            mended("陈学斌. 补偿研究[M]. 北京: 出版社, 2010.", &[(2, Author), (7, Title), (2, Publisher), (2, Date)]);
        assert_eq!(
            read[1..4],
            [
                ("title", "补偿研究[M].".to_owned()),
                ("location", "北京:".to_owned()),
                ("publisher", "出版社,".to_owned()),
            ]
        );
        let read = mended("Abe L. On rivers[J]. Water, 2010.", &[(3, Author), (8, Title), (2, Date)]);
        assert_eq!(read[1..3], [("title", "On rivers[J].".to_owned()), ("container-title", "Water,".to_owned())]);
        let read = mended("Abe L. On vitamin [D]. Water, 2010.", &[(3, Author), (8, Title), (2, Date)]);
        assert_eq!(read.len(), 3);
    }
}

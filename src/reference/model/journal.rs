//! Where the name of a journal ends: before the society that publishes it, behind a year that belongs to the name, and
//! which of the bare numbers behind it is the page.
//!
//! Takes labels just decoded; each rule needs the whole row of runs around the name, of which the chain sees two at a time.

use super::features::Evidence;
use super::glance::form;
use super::grammar::{change, runs};
use super::lexicon;
use crate::reference::{Label, Tokens};

use Label::*;

/// Mends labels in place; what is changed keeps its probability, halved.
pub(super) fn mend(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    // No reference has so many parts, and some rules look back over all of them.
    const MOST: usize = 400;
    if runs(labels).len() > MOST {
        return;
    }
    let entry = Entry { tokens, evidence };
    entry.society_behind_the_name(labels);
    entry.name_alone(labels);
    entry.issue_in_brackets(labels);
    entry.place_in_brackets(labels);
    entry.year_of_the_name(labels);
    entry.year_as_volume(labels);
    entry.page_in_the_name(labels);
    entry.page_behind_the_volume(labels);
}

struct Entry<'a> {
    tokens: &'a Tokens,
    evidence: &'a Evidence,
}

/// Societies that print their initials behind the names of their journals.
const SOCIETIES: [&str; 28] = [
    "ASCE", "ASME", "IEEE", "ACM", "AMS", "AIAA", "AIChE", "ASTM", "ASHRAE", "SPIE", "SIAM", "ACI", "SAE", "IET",
    "IOP", "AGU", "AIP", "APS", "ACS", "RSC", "KSCE", "JSCE", "JSME", "KICEM", "ISPRS", "AAAI", "IFAC", "INFORMS",
];

impl Entry<'_> {
    fn form(&self, t: usize) -> u8 {
        self.evidence.form(t)
    }

    fn is_sign(&self, t: usize) -> bool {
        self.form(t) >= form::COMMA
    }

    fn classes(&self, t: usize) -> lexicon::Classes {
        lexicon::classes_of(&self.tokens.word(t).to_lowercase())
    }

    /// One past the last token of a run that is no sign.
    fn last_word(&self, start: usize, end: usize) -> usize {
        (start..end).rev().find(|&t| !self.is_sign(t)).map_or(start, |t| t + 1)
    }

    /// The only token of a run that is no sign, if there is one only.
    fn lone(&self, start: usize, end: usize) -> Option<usize> {
        let mut words = (start..end).filter(|&t| !self.is_sign(t));
        words.next().filter(|_| words.next().is_none())
    }

    /// `Journal of Applied Mechanics, ASME, 28(3)`, `Journal of Clay, Saga University, 30(1)`.
    fn society_behind_the_name(&self, labels: &mut [(Label, f64)]) {
        let all = runs(labels);
        if all.iter().any(|(_, _, label)| *label == Publisher) {
            return;
        }
        for pair in all.windows(2) {
            let &[(start, end, ContainerTitle), (_, _, Volume)] = pair else { continue };
            let last = self.last_word(start, end);
            let Some(comma) = (start + 2..last).rev().find(|&t| self.form(t) == form::COMMA) else { continue };
            let tail = comma + 1..last;
            let initials = tail.len() == 1 && comma >= start + 3 && SOCIETIES.contains(&self.tokens.word(comma + 1));
            let named = (2..=6).contains(&tail.len())
                && tail.clone().any(|t| self.classes(t) & lexicon::BODY != 0)
                && tail.clone().all(|t| {
                    !self.is_sign(t) && self.classes(t) & (lexicon::JOURNAL | lexicon::AND | lexicon::EDITION) == 0
                })
                && (start..comma).any(|t| self.classes(t) & lexicon::JOURNAL != 0);
            if initials || named {
                change(labels, comma + 1, end, Publisher);
                return;
            }
        }
    }

    /// `Leukemia (2009) 23, 1587`: what stands alone before volume and pages, a word or two, is a journal and no title.
    fn name_alone(&self, labels: &mut [(Label, f64)]) {
        let all = runs(labels);
        let title = all.iter().position(|(_, _, label)| *label == Title);
        let Some((at, &(start, end, _))) = title.and_then(|at| Some((at, all.get(at)?))) else { return };
        let behind = |n: usize| all.get(at + n).map(|(_, _, label)| *label);
        let numbers = match behind(1) {
            Some(Date) => [behind(2), behind(3)],
            first => [first, behind(2)],
        };
        let words = (start..end).filter(|&t| !self.is_sign(t)).count();
        let dated = behind(1) == Some(Date);
        let lone = dated && !all.iter().any(|(_, _, label)| *label == ContainerTitle);
        // `Forest Statistics, volume 1, pp. 11–14` is a book.
        let marked = all
            .iter()
            .filter(|(_, _, label)| *label == Volume)
            .any(|&(from, to, _)| (from..to).any(|t| self.classes(t) & lexicon::VOLUME != 0));
        if lone && !marked && words <= 2 && numbers == [Some(Volume), Some(Pages)] {
            change(labels, start, end, ContainerTitle);
        }
    }

    /// `1977;(122):37-45`: a number in brackets right behind the semicolon of the date is an issue without a volume.
    fn issue_in_brackets(&self, labels: &mut [(Label, f64)]) {
        let all = runs(labels);
        if all.iter().any(|(_, _, label)| *label == Issue) {
            return;
        }
        for pair in all.windows(2) {
            let &[(_, to, Date), (start, end, Volume)] = pair else { continue };
            let bracketed = self.form(to - 1) == form::SEMICOLON && self.form(start) == form::OPEN;
            let whole = (start..end).all(|t| t == start + 1 || self.is_sign(t));
            if bracketed && whole {
                change(labels, start, end, Issue);
            }
        }
    }

    /// `Nature (London) 311`: where the journal comes out.
    fn place_in_brackets(&self, labels: &mut [(Label, f64)]) {
        let all = runs(labels);
        for pair in all.windows(2) {
            let &[(start, end, ContainerTitle), (_, _, Volume | Issue | Pages)] = pair else { continue };
            if end >= start + 4
                && self.form(end - 1) == form::CLOSE
                && self.form(end - 3) == form::OPEN
                && self.classes(end - 2) & lexicon::PLACE != 0
            {
                change(labels, end - 3, end, Location);
                return;
            }
        }
    }

    fn year(&self, t: usize) -> Option<i32> {
        (self.form(t) == form::YEAR).then(|| self.tokens.word(t).parse().ok()).flatten()
    }

    /// `Periodontol 2000 2003;33`, `(2016) … Periodontology 2000, 71(1)`: of two years the one right behind the name
    /// belongs to it.
    fn year_of_the_name(&self, labels: &mut [(Label, f64)]) {
        let all = runs(labels);
        for (at, pair) in all.windows(2).enumerate() {
            let &[(_, _, ContainerTitle), (start, end, Date)] = pair else { continue };
            let two = self.year(start).is_some() && self.year(start + 1).is_some() && start + 1 < end;
            // A year before may be that of the first print.
            let other = |year: i32| {
                all[..at]
                    .iter()
                    .filter(|(_, _, label)| *label == Date)
                    .any(|&(from, to, _)| (from..to).filter_map(|t| self.year(t)).any(|first| first - year > 1))
            };
            let named = self.lone(start, end).is_some_and(|t| t == start)
                && self.form(end - 1) == form::COMMA
                && self.year(start).is_some_and(other)
                && all.get(at + 2).is_some_and(|(_, _, label)| *label == Volume);
            if two || named {
                change(labels, start, if two { start + 1 } else { end }, ContainerTitle);
                return;
            }
        }
    }

    /// `PTEP 2015, 033D01 (2015)`: of two years that are the same the first is the volume, and what follows is the page.
    fn year_as_volume(&self, labels: &mut [(Label, f64)]) {
        let all = runs(labels);
        for row in all.windows(4) {
            let &[(_, _, ContainerTitle), (from, to, Date), (start, end, Volume | Issue | Pages), (last, stop, Date)] =
                row
            else {
                continue;
            };
            let years = [self.lone(from, to), self.lone(last, stop)].map(|t| t.and_then(|t| self.year(t)));
            if years[0].is_some() && years[0] == years[1] && self.lone(start, end).is_some() {
                change(labels, from, to, Volume);
                change(labels, start, end, Pages);
                return;
            }
        }
    }

    /// `J. Stat. Mech. P06007 (2006)`: a number with a letter before it, as long as no volume is.
    fn page_in_the_name(&self, labels: &mut [(Label, f64)]) {
        let all = runs(labels);
        if all.iter().any(|(_, _, label)| matches!(label, Volume | Pages)) {
            return;
        }
        for (start, end, label) in all {
            let last = self.last_word(start, end);
            if label != ContainerTitle || last < start + 2 || self.form(last - 2) != form::STOP {
                continue;
            }
            let number = self.tokens.word(last - 1).strip_prefix(['P', 'L', 'E', 'F']);
            if number.is_some_and(|n| n.len() >= 4 && n.bytes().all(|b| b.is_ascii_digit())) {
                change(labels, last - 1, end, Pages);
                return;
            }
        }
    }

    /// `Phys. Rev. D 74, 1 (2006)`, `vol. 9, no. 1, 10, 2019`: an entry without pages has one in the bare number between
    /// the volume, or the issue, and the date.
    fn page_behind_the_volume(&self, labels: &mut [(Label, f64)]) {
        let all = runs(labels);
        if all.iter().any(|(_, _, label)| *label == Pages) || !all.iter().any(|(_, _, label)| *label == ContainerTitle)
        {
            return;
        }
        let digits = |t: usize| self.tokens.word(t).bytes().all(|b| b.is_ascii_digit());
        let abbreviated = all
            .iter()
            .any(|&(from, to, label)| label == ContainerTitle && (from + 1..to).any(|t| self.form(t) == form::STOP));
        for pair in all.windows(2) {
            let &[(start, end, label @ (Volume | Issue)), (date, to, Date)] = pair else { continue };
            let bracketed =
                self.form(date) == form::OPEN && self.lone(date, to).is_some_and(|t| self.year(t).is_some());
            let last = self.last_word(start, end);
            if last == start || !digits(last - 1) {
                continue;
            }
            // `Critical Inquiry 12, 3 (1986)` has an issue, `Phys. Rev. D 74, 1 (2006)` a page.
            let behind_volume = label == Issue
                && abbreviated
                && self.lone(start, end) == Some(start)
                && bracketed
                && start.checked_sub(1).is_some_and(|t| self.form(t) == form::COMMA && labels[t].0 == Volume);
            let behind_issue = last >= start + 3
                && self.form(last - 2) == form::COMMA
                && (start..last - 2).any(|t| self.classes(t) & (lexicon::ISSUE | lexicon::VOLUME) != 0)
                && digits(last - 3);
            if behind_volume || behind_issue {
                change(labels, last - 1, end, Pages);
                return;
            }
        }
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
    fn a_society_is_no_part_of_its_journals_name() {
        let read = mended(
            "On walls. Journal of Walls, ASME, 28(3).",
            &[(3, Title), (6, ContainerTitle), (1, Volume), (4, Issue)],
        );
        assert_eq!(
            read[1..3],
            [("container-title", "Journal of Walls,".to_owned()), ("publisher", "ASME,".to_owned())]
        );
        let read = mended(
            "On clay. Journal of Clay, Saga University, 30(1).",
            &[(3, Title), (7, ContainerTitle), (1, Volume), (4, Issue)],
        );
        assert_eq!(read[2], ("publisher", "Saga University,".to_owned()));
        let read =
            mended("On clay. Race, Gender, Class, 30(1).", &[(3, Title), (6, ContainerTitle), (1, Volume), (4, Issue)]);
        assert_eq!(read[1].1, "Race, Gender, Class,");
    }

    #[test]
    fn years_and_places_behind_the_name() {
        let read = mended(
            "On gums. Periodontol 2000 2003;33:3.",
            &[(3, Title), (1, ContainerTitle), (3, Date), (2, Volume), (2, Pages)],
        );
        assert_eq!(read[1..3], [("container-title", "Periodontol 2000".to_owned()), ("date", "2003;".to_owned())]);
        let read = mended(
            "(2016). On gums. Gums 2000, 71: 4.",
            &[(4, Date), (3, Title), (1, ContainerTitle), (2, Date), (2, Volume), (2, Pages)],
        );
        assert_eq!(read[2], ("container-title", "Gums 2000,".to_owned()));
        let read = mended(
            "Abe, Nature (London) 311, 525 (1984).",
            &[(2, Author), (4, ContainerTitle), (2, Volume), (1, Pages), (4, Date)],
        );
        assert_eq!(read[1..3], [("container-title", "Nature".to_owned()), ("location", "(London)".to_owned())]);
    }

    #[test]
    fn a_number_in_brackets_behind_the_date_is_an_issue() {
        let parts = [(2, Author), (3, Title), (1, ContainerTitle), (2, Date), (4, Volume), (2, Pages)];
        let read = mended("Abe. On weirs. Water 1977;(122):37.", &parts);
        assert_eq!(read[4], ("issue", "(122):".to_owned()));
    }

    #[test]
    fn the_bare_number_before_the_date_is_the_page() {
        let read = mended(
            "Abe, Phys. Rev. D 74, 1 (2006).",
            &[(2, Author), (5, ContainerTitle), (2, Volume), (1, Issue), (4, Date)],
        );
        assert_eq!(read[3], ("pages", "1".to_owned()));
        let read = mended(
            "Abe, Catalysts, vol. 9, no. 1, 10, 2019.",
            &[(2, Author), (2, ContainerTitle), (4, Volume), (6, Issue), (2, Date)],
        );
        assert_eq!(read[4], ("pages", "10,".to_owned()));
        let read = mended(
            "Abe, PTEP 2015, 33 (2015).",
            &[(2, Author), (1, ContainerTitle), (2, Date), (1, Volume), (4, Date)],
        );
        assert_eq!(read[2..4], [("volume", "2015,".to_owned()), ("pages", "33".to_owned())]);
        let read = mended("Abe, J. Stat. P06007 (2006).", &[(2, Author), (5, ContainerTitle), (4, Date)]);
        assert_eq!(read[2], ("pages", "P06007".to_owned()));
    }
}

//! Conferences: where one was held, and what it is called for short, as the ACM prints them behind the proceedings' title.

use super::Builder;
use super::genre::Genre;
use crate::record::{EntryType, Field, Value};
use crate::reference::Label;

impl Builder<'_> {
    /// `Proceedings of the 2019 CHI Conference (Glasgow, Scotland UK) (CHI ’19). ACM, New York`: town and short name in
    /// brackets are the conference's, and so is the first of two places around the press.
    pub(super) fn conference(&mut self) {
        let Some(container) = self.evidence.container.clone() else { return };
        // `Paper presented at the annual meeting of the Rivers Association, San Diego`
        let presented =
            ["Paper presented at ", "Presented at ", "Paper given at ", "Poster presented at ", "Talk given at "];
        if let Some((lead, meeting)) = presented.iter().find_map(|lead| Some((lead, container.strip_prefix(lead)?))) {
            let name = lead.trim_end_matches(" at ").to_owned();
            self.evidence.genre.get_or_insert(Genre { name, ..Genre::plain(EntryType::Unpublished) });
            self.evidence.container = Some(meeting.strip_prefix("the ").unwrap_or(meeting).to_owned());
            self.evidence.proceedings = false;
            return;
        }
        let named = bracket_at_end(&container).filter(|(_, inside)| is_short_name(inside));
        let before = named.map_or(container.as_str(), |(before, _)| before);
        let meeting = is_proceedings(&container) && !container.contains("Acad");
        let held = bracket_at_end(before).filter(|(_, inside)| meeting && is_town(inside));
        let places = self.record.list(Field::Location).to_vec();
        if let Some((book, town)) = held {
            self.text(Field::Venue, town, Label::ContainerTitle);
            self.text(Field::EventTitle, named.map_or("", |(_, name)| name), Label::ContainerTitle);
            self.evidence.container = Some(book.to_owned());
        } else if let [venue, rest @ ..] = places.as_slice()
            && !rest.is_empty()
            && self.runs.around(Label::Publisher, Label::Location)
            && is_proceedings(&container)
        {
            self.text(Field::Venue, venue.as_str(), Label::Location);
            let rest = rest.to_vec();
            self.record.fields.remove(&Field::Location);
            self.set(Field::Location, Value::List(rest), Label::Location);
            if let Some((book, name)) = named {
                self.text(Field::EventTitle, name, Label::ContainerTitle);
                self.evidence.container = Some(book.to_owned());
            }
        }
    }
}

fn is_proceedings(title: &str) -> bool {
    ["Proc", "Conference", "Symposium", "Workshop"].iter().any(|word| title.contains(word))
}

/// What stands before the bracket that ends `title`, and in it.
fn bracket_at_end(title: &str) -> Option<(&str, &str)> {
    let inside = title.trim_end().strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let before = inside.get(..open)?.trim_end();
    (!before.is_empty()).then(|| (before, inside.get(open + 1..).unwrap_or("").trim()))
}

/// `CHI ’19`, `FAT* ’20`, `EMNLP-IJCNLP 2019`
fn is_short_name(text: &str) -> bool {
    let Some((name, year)) = text.rsplit_once([' ', '’', '\'']) else { return false };
    let name = name.trim_end_matches([' ', '’', '\'']);
    let year = year.trim_start_matches(['’', '\'']);
    let letters = name.chars().filter(|c| c.is_uppercase()).count();
    letters >= 2
        && letters * 2 > name.chars().count()
        && matches!(year.len(), 2 | 4)
        && year.bytes().all(|b| b.is_ascii_digit())
}

/// `Glasgow, Scotland UK`: names with a comma between.
fn is_town(text: &str) -> bool {
    let parts: Vec<&str> = text.split(", ").collect();
    let name = |part: &&str| {
        part.starts_with(char::is_uppercase)
            && part.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’'))
    };
    (2..=4).contains(&parts.len()) && parts.iter().all(name) && text.len() < 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_name_town_and_conference() {
        let (before, name) = bracket_at_end("Proceedings of CHI (Glasgow, Scotland UK) (CHI ’19)").unwrap();
        assert!(is_short_name(name) && is_short_name("FAT* ’20") && !is_short_name("Part 2"));
        let (book, town) = bracket_at_end(before).unwrap();
        assert_eq!((book, is_town(town)), ("Proceedings of CHI", true));
        assert!(!is_town("Rivers") && !is_town("vol. 3, 1999"));
    }
}

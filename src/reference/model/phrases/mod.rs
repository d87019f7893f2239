//! What the phrases of an entry say of themselves: `Ed. Ann Moor.`, `Foreword by …`, `(dir.)`, `Oxford UP`.
//!
//! Takes labels just decoded; changes runs whose own words say what they are. A rule asks for words, signs
//! or an order of labels that only what it mends has; it sees the labels as they are, and the runs as they were before it.

mod dictionaries;
mod editions;
mod guillemets;
mod heads;
mod hosts;
mod humanities;
mod imprint;
mod journals;
mod kinds;
mod marked_numbers;
mod numerals;
mod presses;
mod reprints;
mod reviews;
mod roles;
mod series;
mod served;
mod slashes;
mod tails;
mod times;
mod volumes;
mod who;

use super::features::Evidence;
use super::glance::{Form, form, glances};
use super::grammar;
use super::lexicon;
use crate::reference::given::is_given;
use crate::reference::{Label, Tokens};
use crate::text::with_capital;
pub(crate) use imprint::is_country;

/// Mends labels in place; what is changed keeps its probability, halved.
pub(super) fn mend(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let rules: &[Rule] = &[
        times::tag_at_the_head,
        times::time_of_day,
        times::address_taken_for_a_title,
        times::day_and_month,
        times::year_before_the_book,
        times::year_that_begins_the_title,
        times::length_of_a_recording,
        heads::initial_that_begins_the_title,
        heads::in_that_begins_the_title,
        heads::in_behind_words_in_quotation_marks,
        heads::word_behind_the_initials_of_an_author,
        heads::year_behind_the_first_word,
        heads::form_of_address_before_the_title,
        heads::body_with_a_number,
        heads::addition_behind_the_country,
        served::pseudonym_behind_the_name,
        served::role_behind_the_whole_name,
        served::title_before_the_director,
        served::trades_in_a_title,
        served::word_behind_the_initials_of_an_editor,
        served::series_behind_the_editor,
        served::with_an_introduction,
        roles::editors_of_one_list,
        heads::elided_article_taken_for_a_name,
        reviews::work_reviewed,
        reviews::review_of_a_work,
        roles::foreword_of_a_book,
        roles::body_behind_the_authors,
        roles::who_cares_for_the_book,
        roles::role_in_a_bracket,
        roles::archive_at_the_head,
        roles::edition_before_the_phrase,
        roles::phrase_and_names,
        roles::phrase_begun_in_the_title,
        roles::revised_by,
        editions::reviser_of_the_edition,
        editions::edition_in_words,
        editions::letters_of_a_volume,
        editions::volumes_in_words,
        roles::exhibition_behind_the_editors,
        roles::place_behind_the_others,
        kinds::number_in_a_bracket,
        humanities::a_cura_di,
        humanities::editors_taken_for_authors,
        roles::latin_verb_of_the_editor,
        heads::greek_word_at_the_head_of_the_title,
        heads::first_word_of_the_title,
        heads::article_before_the_quotation,
        guillemets::journal_in_guillemets,
        guillemets::guillemets_inside_the_title,
        guillemets::title_begun_by_a_quotation,
        guillemets::book_behind_the_quotation,
        guillemets::series_in_guillemets,
        reprints::published_in_translation,
        reprints::edition_that_was_reprinted,
        reprints::imprint_of_the_first_printing,
        reprints::printed_elsewhere,
        reprints::clause_of_another_printing,
        marked_numbers::small_roman_volume,
        marked_numbers::year_of_the_journal,
        marked_numbers::edition_in_the_bracket_of_the_imprint,
        marked_numbers::year_for_a_volume,
        marked_numbers::volume_with_its_year,
        dictionaries::entry_of_a_dictionary,
        dictionaries::entry_with_its_author,
        dictionaries::headword_taken_for_an_author,
        dictionaries::entry_before_in,
        numerals::volume_and_its_title_behind_the_book,
        numerals::roman_volume_before_the_imprint,
        numerals::volume_behind_capitals,
        numerals::series_of_the_journal,
        numerals::double_volume,
        numerals::years_taken_for_pages,
        numerals::raised_edition_taken_for_pages,
        numerals::roman_volume_inside_the_title,
        humanities::meeting_behind_the_title,
        humanities::press_in_a_bracket_behind_its_place,
        kinds::bracket_that_says,
        kinds::kind_in_square_brackets,
        slashes::work_and_container,
        slashes::those_behind_a_slash,
        slashes::counted_numbers,
        who::who_did_what,
        served::press_of_a_recording,
        who::names_in_a_bracket,
        who::given_names_in_the_title,
        who::title_behind_the_authors,
        kinds::article_in_an_encyclopaedia,
        kinds::software_and_its_version,
        kinds::version_behind_the_title,
        kinds::request_for_comments,
        kinds::occasion_before_the_journal,
        kinds::form_behind_the_title,
        kinds::leaves_of_a_thesis,
        volumes::volume_taken_for_a_note,
        volumes::series_in_a_bracket,
        volumes::number_of_the_series,
        journals::volume_of_the_acm,
        volumes::issue_taken_for_pages,
        times::year_that_ends_the_title,
        presses::repository_taken_for_a_place,
        presses::press_called_after_a_person,
        presses::place_and_presses_in_a_chain,
        hosts::proceedings_inside_the_title,
        hosts::town_behind_the_meeting,
        hosts::author_of_the_book,
        hosts::book_taken_for_a_press,
        hosts::chapter_of_the_book,
        hosts::short_year_of_the_meeting,
        hosts::submitted_to_a_journal,
        hosts::to_appear,
        hosts::year_behind_the_day,
        hosts::year_of_the_copyright,
        hosts::body_before_the_report,
        journals::volume_journal_page,
        imprint::country_taken_for_a_press,
        imprint::press_taken_for_a_place,
        imprint::press_before_its_place,
        imprint::press_behind_the_book,
        imprint::press_and_its_town,
        imprint::press_of_one_word,
        presses::press_by_its_name,
        presses::press_behind_the_one_named,
        presses::two_presses,
        presses::press_in_the_bracket_of_the_year,
        presses::book_before_the_bracket_of_the_press,
        presses::press_with_a_comma,
        presses::series_taken_for_a_place,
        presses::repository_behind_the_title,
        presses::town_of_the_press,
        volumes::series_behind_in,
        volumes::series_behind_a_comma,
        volumes::series_behind_the_editors,
        volumes::series_in_the_last_bracket,
        volumes::series_at_the_end,
        series::numbered_bracket,
        series::series_behind_the_italics,
        series::press_behind_the_italics,
        series::series_taken_for_a_press,
        series::series_before_the_imprint_in_its_bracket,
        series::series_before_the_bracket_of_the_town,
        series::pages_behind_the_series,
        series::letters_behind_the_press,
        series::series_by_its_word,
        series::series_between_title_and_place,
        series::series_behind_the_book,
        series::series_and_year_in_a_bracket,
        marked_numbers::number_before_the_series,
        journals::page_behind_the_journal,
        imprint::journal_taken_for_a_place,
        humanities::columns_and_leaves,
        humanities::bare_volume,
        marked_numbers::issue_before_the_pages,
        numerals::volume_taken_for_a_page,
        tails::part_that_is_meant,
        tails::number_of_a_catalogue,
        tails::supervisor,
    ];
    Entry::of(tokens, evidence, labels).apply(rules);
}

/// A run of one label: first token, one past the last, label.
type Run = (usize, usize, Label);

/// Mends an entry in one respect.
type Rule = fn(&mut Entry<'_>);

/// Mends labels that were read off typography and layout, by the rules that ask for nothing but words.
pub(crate) fn mend_by_words(tokens: &Tokens, labels: &mut [(Label, f64)]) {
    let evidence = Evidence::unlisted(&glances(tokens));
    let rules: &[Rule] = &[
        editions::volumes_in_words,
        hosts::to_appear,
        kinds::kind_in_square_brackets,
        series::numbered_bracket,
        reprints::printed_elsewhere,
        reprints::clause_of_another_printing,
        series::pages_behind_the_series,
        tails::part_that_is_meant,
        tails::number_of_a_catalogue,
        tails::supervisor,
    ];
    Entry::of(tokens, &evidence, labels).apply(rules);
}

/// An entry whose labels are mended.
struct Entry<'e> {
    tokens: &'e Tokens,
    evidence: &'e Evidence,
    labels: &'e mut [(Label, f64)],
    /// The runs of labels as they were before the rule that is being applied.
    runs: Vec<Run>,
    /// The labels of those runs, as bits by [`Label::index`].
    present: u32,
    changed: bool,
}

impl<'e> Entry<'e> {
    fn of(tokens: &'e Tokens, evidence: &'e Evidence, labels: &'e mut [(Label, f64)]) -> Self {
        Entry { tokens, evidence, labels, runs: Vec::new(), present: 0, changed: true }
    }

    /// Applies rules in their order.
    fn apply(mut self, rules: &[Rule]) {
        for rule in rules {
            self.refresh();
            rule(&mut self);
        }
    }

    fn change(&mut self, start: usize, end: usize, label: Label) {
        self.changed |= grammar::change(self.labels, start, end, label);
    }

    /// Gathers the runs anew where the last rule has changed labels.
    fn refresh(&mut self) {
        if std::mem::take(&mut self.changed) {
            self.runs = grammar::runs(self.labels);
            self.present = self.runs.iter().fold(0, |bits, (_, _, label)| bits | 1 << label.index());
        }
    }

    fn word(&self, t: usize) -> &'e str {
        self.tokens.word(t)
    }

    fn form(&self, t: usize) -> Form {
        self.evidence.form(t)
    }

    fn len(&self) -> usize {
        self.labels.len()
    }

    fn has(&self, label: Label) -> bool {
        self.present >> label.index() & 1 == 1
    }

    /// The first token from `from` up to before `to` that has a form.
    fn find(&self, from: usize, to: usize, look: Form) -> Option<usize> {
        (from..to).find(|&t| self.form(t) == look)
    }

    /// The first run, but for the entry's own number.
    fn head(&self) -> Option<Run> {
        self.runs.iter().find(|(_, _, label)| *label != Label::CitationNumber).copied()
    }

    /// Whether initials stand at a token.
    fn initials(&self, t: usize) -> bool {
        matches!(self.form(t), form::INITIAL | form::SHORT_CAPITALS)
    }

    /// Whether a month is named at a token.
    fn month(&self, t: usize) -> bool {
        lexicon::classes_of(&self.word(t).to_lowercase()) & lexicon::MONTH != 0
    }

    /// Whether one of some labels stands before a token.
    fn before(&self, t: usize, wanted: &[Label]) -> bool {
        self.labels[..t].iter().any(|(label, _)| wanted.contains(label))
    }

    /// Whether a given name stands at a token, in capitals or not.
    fn christened(&self, t: usize) -> bool {
        is_given(self.word(t)) || is_given(&with_capital(&self.word(t).to_lowercase()))
    }

    /// Whether an encyclopaedia's *s.v.* stands at a token, and the token behind it.
    fn sub_voce(&self, t: usize) -> Option<usize> {
        let second = self.behind_stop(t);
        (matches!(self.word(t), "s" | "S") && self.word(second) == "v").then(|| self.behind_stop(second))
    }

    /// The token behind `t` and the stop of its abbreviation.
    fn behind_stop(&self, t: usize) -> usize {
        if self.form(t + 1) == form::STOP { t + 2 } else { t + 1 }
    }

    /// The end of a stretch with the comma, stop, colon or semicolon that follows it.
    fn with_pause(&self, end: usize) -> usize {
        if form::is_pause(self.form(end)) { (end + 1).min(self.len()) } else { end }
    }

    /// The end of a stretch without the comma, stop, colon or semicolon that closes it; never 0.
    fn without_pause(&self, end: usize) -> usize {
        if end > 1 && form::is_pause(self.form(end - 1)) { end - 1 } else { end }
    }

    /// Whether a number of digits stands at a token.
    fn digits(&self, t: usize) -> bool {
        (form::YEAR..=form::DIGITS5).contains(&self.form(t))
    }
}

/// `text`, whose tokens were labelled as `parts` say, with its labels mended: `author Moor, Ann.`
#[cfg(test)]
fn mended(text: &str, parts: &[(usize, Label)]) -> Vec<String> {
    let read = grammar::mended(mend, text, parts, 0.9);
    read.into_iter().map(|(label, text)| format!("{label} {text}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Label::*;

    #[test]
    fn sentences_say_who_edited_and_the_title_stands_before() {
        assert_eq!(
            mended(
                "Moor, Ann. Rivers. Ed. Eva Quay. Oslo: Pier, 1989.",
                &[(8, Author), (3, Title), (2, Location), (2, Publisher), (2, Date)]
            )[..3],
            ["author Moor, Ann.", "title Rivers.", "editor Ed. Eva Quay."]
        );
        assert_eq!(
            mended(
                "Moor, Ann. Rivers. Foreword by Eva Quay. Oslo: Pier, 1989.",
                &[(4, Author), (7, Title), (2, Location), (2, Publisher), (2, Date)]
            )[1..3],
            ["title Rivers.", "note Foreword by Eva Quay."]
        );
    }

    #[test]
    fn given_names_belong_to_the_family_name_before() {
        assert_eq!(
            mended(
                "MOOR, Pedro de. Rivers. Oslo: Pier, 1989.",
                &[(2, Author), (5, Title), (2, Location), (2, Publisher), (2, Date)]
            )[..2],
            ["author MOOR, Pedro de.", "title Rivers."]
        );
        assert_eq!(
            mended(
                "Moor, Rivers of the North. Oslo: Pier, 1989.",
                &[(2, Author), (5, Title), (2, Location), (2, Publisher), (2, Date)]
            )[1],
            "title Rivers of the North."
        );
    }

    #[test]
    fn a_bracket_behind_the_title_says_who_translated() {
        let text = "Quay, L. (1953) On rivers (G. E. M. Moor, Trans.; 4th ed.). Pier.";
        let parts = [(4, Author), (3, Date), (4, Title), (14, Editor), (3, Publisher)];
        assert_eq!(
            mended(text, &parts)[2..5],
            ["title On rivers", "translator (G. E. M. Moor, Trans.", "edition ; 4th ed.)"]
        );
    }

    #[test]
    fn a_press_is_no_place() {
        assert_eq!(
            mended("Moor, Ann. Rivers. Oslo UP, 1989.", &[(4, Author), (2, Title), (3, Location), (2, Date)])[2],
            "publisher Oslo UP,"
        );
    }
}

//! What the phrases of an entry say of themselves: `Ed. Ann Moor.`, `Foreword by …`, `Sheridan A, translator.`, `Oxford UP`.
//!
//! Takes labels just decoded; changes runs whose own words say what they are. A rule asks for words, signs
//! or an order of labels that only what it mends has; it sees the labels as they are, and the runs as they were before it.

mod computing;
mod dictionaries;
mod editions;
mod guillemets;
mod heads;
mod humanities;
mod imprint;
mod kinds;
mod law_journals;
mod marked_numbers;
mod numerals;
mod parts;
mod philology;
mod presses;
mod reprints;
mod reviews;
mod roles;
mod sciences;
mod seams;
mod series;
mod slashes;
mod styles;
mod times;
mod volumes;
mod who;

use super::features::Evidence;
use super::glance::{Form, form};
use super::grammar;
use super::lexicon;
use crate::reference::given::is_given;
use crate::reference::{Label, Tokens};
use crate::text::with_capital;

/// Mends labels in place; what is changed keeps its probability, halved.
pub(super) fn mend(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let mut entry = Entry { tokens, evidence, labels, runs: Vec::new(), present: 0, changed: true };
    let rules = [
        times::tag_at_the_head,
        times::time_of_day,
        times::years_behind_the_imprint,
        times::year_that_begins_the_title,
        times::address_taken_for_a_title,
        times::year_of_a_shelf_mark,
        times::year_inside_the_title,
        times::day_and_month,
        heads::initial_that_begins_the_title,
        heads::elided_article_taken_for_a_name,
        heads::title_begun_by_and,
        heads::subject_before_a_colon,
        parts::film_before_its_director,
        reviews::work_reviewed,
        reviews::review_of_a_work,
        parts::foreword_of_a_book,
        parts::body_behind_the_authors,
        parts::who_cares_for_the_book,
        roles::role_in_a_bracket,
        roles::same_author_edits,
        roles::archive_at_the_head,
        editions::work_in_volumes_taken_for_names,
        roles::bracket_before_the_editors,
        roles::phrase_and_names,
        roles::imprint_behind_the_editors,
        roles::revised_by,
        editions::reviser_of_the_edition,
        editions::edition_in_words,
        editions::letters_of_a_volume,
        roles::exhibition_behind_the_editors,
        roles::place_behind_the_others,
        parts::language_behind_the_article,
        parts::number_in_a_bracket,
        parts::number_behind_its_word,
        humanities::short_form_before_a_sign,
        humanities::a_cura_di,
        humanities::editors_taken_for_authors,
        philology::editors_of_the_text,
        philology::editor_behind_the_text,
        philology::latin_verb_of_the_editor,
        philology::words_before_by,
        reprints::first_printing_in_square_brackets,
        heads::greek_word_at_the_head_of_the_title,
        heads::author_of_an_edited_text,
        philology::era_taken_for_a_name,
        heads::first_word_of_the_title,
        who::family_name_in_capitals,
        heads::article_before_the_quotation,
        guillemets::journal_in_guillemets,
        guillemets::guillemets_inside_the_title,
        guillemets::title_begun_by_a_quotation,
        guillemets::title_behind_its_quotation,
        guillemets::series_before_the_place,
        guillemets::book_behind_the_quotation,
        guillemets::journal_in_quotation_marks,
        guillemets::title_in_guillemets,
        guillemets::volume_behind_guillemets,
        guillemets::series_in_guillemets,
        reprints::published_in_translation,
        reprints::imprint_before_a_reprint,
        numerals::raised_year_behind_the_place,
        reprints::edition_that_was_reprinted,
        reprints::imprint_of_the_first_printing,
        reprints::printed_elsewhere,
        reprints::clause_of_another_printing,
        reprints::year_of_another_printing,
        philology::bracket_run_into_the_place,
        philology::edition_behind_the_title,
        marked_numbers::whole_date_in_a_bracket,
        marked_numbers::small_roman_volume,
        marked_numbers::year_of_the_journal,
        marked_numbers::edition_in_the_bracket_of_the_imprint,
        marked_numbers::year_for_a_volume,
        marked_numbers::volume_with_its_year,
        humanities::volume_of_the_book,
        parts::volumes_behind_the_editor,
        dictionaries::entry_of_a_dictionary,
        dictionaries::entry_with_its_author,
        dictionaries::headword_taken_for_an_author,
        dictionaries::entry_before_in,
        numerals::handbook_behind_in,
        numerals::volume_and_its_title_behind_the_book,
        numerals::roman_volume_before_the_imprint,
        numerals::volumes_counted_behind_the_title,
        numerals::count_cut_at_its_word,
        numerals::volume_behind_capitals,
        dictionaries::entry_named_last,
        numerals::journal_taken_for_a_number,
        numerals::series_of_the_journal,
        numerals::double_issue_behind_the_year,
        numerals::issue_behind_the_volume,
        numerals::double_volume,
        numerals::years_taken_for_pages,
        numerals::raised_edition_taken_for_pages,
        numerals::roman_volume_inside_the_title,
        numerals::title_of_the_volume,
        humanities::exhibition_of_an_artist,
        humanities::meeting_behind_the_title,
        humanities::press_in_a_bracket_behind_its_place,
        seams::bracket_that_says,
        seams::given_name_before_the_quotation,
        seams::body_and_title_with_a_colon,
        seams::body_before_its_journal,
        seams::degree_cut_in_two,
        seams::forthcoming_behind_the_title,
        seams::year_of_an_annual,
        seams::academy_of_a_country,
        seams::pages_of_a_kind,
        slashes::work_and_container,
        slashes::those_behind_a_slash,
        slashes::counted_numbers,
        who::author_taken_for_the_title,
        who::players,
        who::who_did_what,
        who::body_taken_for_the_title,
        who::editors_and_translators,
        who::role_behind_its_names,
        who::those_who_helped,
        who::words_around_the_editors,
        who::editors_in_a_bracket_behind_the_title,
        who::body_cut_at_a_preposition,
        who::body_that_edits,
        who::title_behind_a_role,
        who::names_in_a_bracket,
        who::given_names_in_the_title,
        who::title_behind_the_authors,
        who::title_of_one_word,
        kinds::article_in_an_encyclopaedia,
        kinds::software_and_its_version,
        kinds::occasion_before_the_journal,
        kinds::pages_behind_the_title,
        kinds::article_number,
        styles::code_of_a_report,
        kinds::number_of_a_report,
        kinds::version_behind_the_title,
        kinds::word_before_the_version,
        kinds::form_behind_the_title,
        kinds::thesis_behind_the_title,
        kinds::leaves_of_a_thesis,
        kinds::thesis_behind_its_leaves,
        kinds::thesis_taken_for_a_container,
        kinds::title_of_a_data_set,
        kinds::school_of_a_thesis,
        kinds::degree_behind_the_school,
        kinds::town_of_the_school,
        volumes::volume_taken_for_a_note,
        volumes::volume_inside_the_title,
        volumes::title_of_a_volume,
        volumes::series_in_a_bracket,
        volumes::number_of_the_series,
        computing::volume_of_the_acm,
        volumes::issue_taken_for_pages,
        volumes::issue_in_a_bracket,
        computing::series_of_capitals,
        sciences::year_that_ends_the_title,
        sciences::repository_taken_for_a_place,
        sciences::company_cut_at_its_form,
        sciences::school_cut_at_an_abbreviation,
        sciences::short_name_of_the_press,
        sciences::place_and_presses_in_a_chain,
        sciences::numbered_paper,
        sciences::initial_of_the_journal,
        sciences::days_before_a_month,
        sciences::page_behind_day_and_month,
        sciences::version_and_part_at_the_press,
        sciences::holder_of_a_patent,
        law_journals::volume_journal_page,
        law_journals::volume_inside_the_journal,
        law_journals::book_in_capitals,
        law_journals::pages_before_the_editors,
        law_journals::journal_behind_the_issue,
        imprint::foundation_that_publishes,
        imprint::country_taken_for_a_press,
        imprint::no_place,
        imprint::place_before_the_press,
        imprint::university_behind_the_book,
        imprint::university_with_its_number,
        imprint::town_before_its_country,
        imprint::edition_before_the_press,
        imprint::press_taken_for_a_place,
        imprint::town_of_a_state,
        imprint::press_of_two_names,
        imprint::press_before_its_place,
        imprint::press_behind_the_book,
        imprint::press_and_its_town,
        imprint::press_of_one_word,
        presses::press_by_its_name,
        presses::presses_joined_by_a_slash,
        presses::town_of_the_press,
        volumes::series_behind_in,
        volumes::series_before_the_press,
        volumes::series_with_its_number,
        volumes::series_before_the_place,
        volumes::series_behind_a_comma,
        volumes::series_behind_the_editors,
        volumes::series_in_the_last_bracket,
        volumes::series_at_the_end,
        series::name_behind_its_word,
        series::bracket_of_a_series,
        series::series_before_the_bracket,
        series::numbered_bracket,
        series::series_taken_for_a_press,
        series::series_between_title_and_place,
        series::series_behind_the_book,
        series::numbered_press,
        series::series_and_year_in_a_bracket,
        marked_numbers::number_before_the_series,
        series::numbered_sentence_behind_the_title,
        series::series_behind_a_sign_of_equality,
        imprint::press_and_year_in_a_bracket,
        styles::press_alone_in_a_bracket,
        styles::site_behind_the_title,
        styles::pages_before_the_book,
        styles::chapter_of_the_book,
        styles::page_behind_the_journal,
        imprint::town_before_its_state,
        imprint::journal_taken_for_a_place,
        volumes::volume_of_a_series,
        humanities::columns_and_leaves,
        humanities::title_cut_at_in,
        humanities::book_inside_the_title,
        humanities::place_behind_the_title,
        humanities::volume_behind_their_number,
        humanities::bare_volume,
        marked_numbers::issue_before_the_pages,
        marked_numbers::issue_beside_the_issues,
        numerals::counted_pages,
        numerals::piece_behind_the_pages,
        numerals::page_and_the_next,
        numerals::volume_taken_for_a_page,
    ];
    for rule in rules {
        entry.refresh();
        rule(&mut entry);
    }
}

/// A run of one label: first token, one past the last, label.
type Run = (usize, usize, Label);

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
    fn a_bracket_may_hold_press_and_year() {
        assert_eq!(
            mended("HLA Moor, The Law of Rivers (OUP 1961).", &[(3, Author), (9, Title)])[1..4],
            ["title The Law of Rivers", "publisher (OUP", "date 1961)"]
        );
    }

    #[test]
    fn a_press_is_no_place_and_a_town_has_its_state() {
        assert_eq!(
            mended("Moor, Ann. Rivers. Oslo UP, 1989.", &[(4, Author), (2, Title), (3, Location), (2, Date)])[2],
            "publisher Oslo UP,"
        );
        assert_eq!(
            mended(
                "Moor A. Rivers [thesis]. Mount Quay (MI): Pier; 1989.",
                &[(3, Author), (1, Title), (4, Genre), (2, CollectionTitle), (4, Location), (2, Publisher), (2, Date)]
            )[3],
            "location Mount Quay (MI):"
        );
    }
}

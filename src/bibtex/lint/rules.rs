//! Every problem that reading and checking a .bib file can report: its code, what it means, how it is mended, and the
//! cleaning rule that does it. `docs/checks.md` is this table; a test holds the two together.

use crate::diagnostic::Severity::{self, Error, Info, Warning};

/// One kind of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LintRule {
    /// Stable name.
    pub code: &'static str,
    /// How bad it is, where it is not said otherwise in the message.
    pub severity: Severity,
    /// What is wrong, and why it matters.
    pub about: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// The cleaning rule that mends it.
    pub fix: Option<&'static str>,
}

const fn rule(
    code: &'static str,
    severity: Severity,
    about: &'static str,
    remedy: &'static str,
    fix: Option<&'static str>,
) -> LintRule {
    LintRule { code, severity, about, remedy, fix }
}

/// All of them: syntax, structure, values, names, titles, text, the set, the texts that cite.
#[rustfmt::skip]
pub const LINT_RULES: &[LintRule] = &[
    rule("entry-broken", Error, "an entry does not end before the next one begins; it is kept as it is, all others are read", "close the brace or quotation mark that the message names", None),
    rule("entry-malformed", Error, "a line begins with `@` and no entry follows", "write `@type{key, …}`, or take the `@` away", None),
    rule("entry-in-value", Warning, "a value holds the start of an entry: a brace before it is probably missing", "close the value before it", None),
    rule("text-between-entries", Warning, "braces stand between entries, where nothing is read", "take them away, or mend the entry they belong to", None),
    rule("text-outside-entries", Info, "text between entries, which is not read; biber counts it", "nothing; with a `%` before it biber does not mention it", None),
    rule("file-without-entries", Info, "the file has no entries and no macros", "is it the right file?", None),
    rule("text-in-entry", Error, "something inside an entry is no field", "write `name = {value}`", None),
    rule("comma-missing", Error, "a comma is missing between two fields; BibTeX and biber stop here", "put a comma after the value", Some("layout")),
    rule("comma-extra", Info, "two commas in a row", "take one away", Some("layout")),
    rule("brace-extra", Error, "a brace closes the entry, but fields follow", "take it away", None),
    rule("comment-in-entry", Info, "a `%` comment inside an entry, which biber allows and BibTeX does not", "put it before the entry", None),
    rule("key-missing", Error, "the entry has no citation key, so that nothing can cite it", "write one before the first field", None),
    rule("key-illegal", Warning, "the citation key has a character that BibTeX does not allow", "use letters, digits and `-_.:+/`", None),
    rule("value-missing", Warning, "a field without a value", "write the value, or take the field away", Some("layout")),
    rule("value-bare", Warning, "a value without delimiters that is neither a number nor a macro's name", "put it in braces", None),
    rule("byte-order-mark", Info, "the file begins with a byte order mark, over which BibTeX stumbles", "save it without", None),
    rule("encoding-not-utf8", Warning, "the file is in UTF-16 or Windows-1252", "save it in UTF-8", None),
    rule("encoding-mixed", Warning, "some lines are in UTF-8 and others in Windows-1252", "save the file in UTF-8", None),
    rule("macro-undefined", Warning, "a macro is used that the file does not define; BibTeX leaves the value empty", "define it with `@string`, or put the value in braces", None),
    rule("macro-defined-later", Warning, "a macro is used before it is defined; BibTeX leaves the value empty", "move the `@string` up", None),
    rule("macro-redefined", Info, "a macro is defined twice; the second value counts from there on", "keep one definition", None),
    rule("macro-circular", Error, "a macro is defined by itself", "give it its value in quotation marks", None),
    rule("macro-too-large", Error, "macros of macros make a value of more than a megabyte", "write the value out", None),
    rule("macro-unused", Info, "a macro that no entry uses", "take it away, unless other files use it", None),
    rule("key-duplicate", Error, "two entries have one key; the second is never read", "give one of them another key", None),
    rule("key-case", Warning, "two keys differ in case only; BibTeX takes them for one", "give one of them another key", None),
    rule("field-duplicate", Warning, "a field is given twice in one entry", "keep the right one", Some("duplicate-fields")),
    rule("crossref-missing", Error, "`crossref` names an entry that is not there", "name one that is", None),
    rule("crossref-order", Info, "the parent stands before its child, which BibTeX does not find then", "move the parent behind its children", None),
    rule("crossref-circular", Error, "a chain of `crossref` or `xdata` leads back to where it began", "break it", None),
    rule("xdata-missing", Error, "`xdata` names an entry that is not there", "name one that is", None),
    rule("xref-missing", Error, "`xref` names an entry that is not there", "name one that is", None),
    rule("related-missing", Error, "`related` names an entry that is not there", "name one that is", None),
    rule("entryset-missing", Error, "`entryset` names an entry that is not there", "name one that is", None),
    rule("alias-taken", Warning, "`ids` names a key that is an entry's own, or that another entry claims too; biber passes over it", "take it away, or give the other entry another key", None),
    rule("type-unknown", Warning, "BibLaTeX has no such entry type; styles print it as `misc`", "use a type of BibLaTeX's", None),
    rule("field-missing", Warning, "a field that the entry type must have is missing", "add it", None),
    rule("field-inherited", Info, "a field that the entry type must have comes from the parent; `biber --tool`, which follows no links, calls it missing", "nothing", None),
    rule("field-empty", Info, "a field with nothing in it", "take it away, or fill it in", Some("empty-fields")),
    rule("field-unknown", Info, "BibLaTeX has no such field; biber passes over it", "`note` or `addendum` would be printed", None),
    rule("field-not-in-type", Info, "BibLaTeX's field, but not of this entry type; styles do not print it", "another entry type may suit better", None),
    rule("field-alias-twice", Warning, "a field under BibTeX's and BibLaTeX's name at once", "keep one of them", None),
    rule("date-conflict", Warning, "`year` or `month` and `date` say different things; biber takes `date`", "take what is wrong away", None),
    rule("date-invalid", Warning, "a date that is not in ISO 8601-2; biber drops it, and misses the date", "write YYYY, YYYY-MM or YYYY-MM-DD, `/` for a span, `~` and `?` for doubt", Some("iso-dates")),
    rule("year-not-a-number", Warning, "a year that is no number, by which nothing can be sorted", "`date` takes spans and doubt, `pubstate` takes `forthcoming`", None),
    rule("year-digits", Info, "a year that has not four digits", "is it complete?", None),
    rule("month-not-a-macro", Warning, "a month written out, which no style can shorten or translate", "write `jan` to `dec` without braces, or a number", Some("months")),
    rule("month-invalid", Warning, "no month; biber passes over it", "write `jan` to `dec` without braces, or a number", Some("months")),
    rule("pages-hyphen", Info, "a range of pages with one hyphen", "write `--`", Some("pages")),
    rule("pages-reversed", Warning, "a range of pages that runs backwards", "are the two swapped?", None),
    rule("pages-abbreviated", Info, "the last page of a range is abbreviated", "write it in full; styles abbreviate", Some("pages-expand")),
    rule("pages-prefix", Info, "`pp.` before the pages, which styles add themselves", "write the numbers alone", Some("page-prefix")),
    rule("pages-malformed", Info, "a range of pages without a first page, or page 0; biber does not read it as a range", "is a page missing before the hyphen?", None),
    rule("volume-has-number", Info, "volume and issue in one field", "put the issue into `number`", None),
    rule("volume-not-a-number", Info, "a volume that is no whole number; biber's validation mentions it", "styles print it all the same", None),
    rule("sortyear-not-a-number", Info, "a year to sort by that is no whole number; biber passes over it", "write the year alone", None),
    rule("gender-invalid", Warning, "a `gender` that BibLaTeX does not know", "write `sf`, `sm`, `sn`, `pf`, `pm`, `pn` or `pp`", None),
    rule("edition-form", Info, "an edition in words", "write the number alone; styles add the rest", Some("edition")),
    rule("doi-malformed", Warning, "no DOI", "a DOI is `10.`, the registrant's number, `/` and a name", None),
    rule("doi-prefix", Info, "the DOI stands with its resolver's address, which styles add once more", "write the DOI alone", Some("doi")),
    rule("url-malformed", Warning, "no complete address", "write it whole, from `https://` on, without spaces", None),
    rule("url-escaped", Info, "TeX's escapes in an address, which BibLaTeX sets verbatim", "write `_`, `%`, `&` as they are", Some("url")),
    rule("url-is-doi", Info, "the address only repeats the DOI, so that styles print it twice", "take `url` away", None),
    rule("isbn-invalid", Warning, "an ISBN whose form or check digit is wrong", "compare it with the title page; one number a field", Some("isbn")),
    rule("issn-invalid", Warning, "an ISSN whose form or check digit is wrong", "compare it with the title page; one number a field", Some("isbn")),
    rule("ismn-invalid", Warning, "an ISMN whose form or check digit is wrong", "compare it with the title page; one number a field", None),
    rule("name-commas", Error, "too many commas for one name, or two in a row; biber leaves the whole entry out", "part names by ` and `, put bodies in braces", None),
    rule("name-comma-end", Warning, "a name that ends in a comma", "take it away, or add the given names", None),
    rule("name-empty", Error, "an `and` with no name beside it; biber leaves the whole entry out", "take it away", None),
    rule("name-part-unknown", Warning, "a label in a name of the form `family=…, given=…` that is none; biber passes over it", "the parts are `family`, `given`, `prefix` and `suffix`", None),
    rule("name-semicolons", Warning, "names parted by semicolons, which are read as one name", "part them by ` and `", Some("name-lists")),
    rule("name-ampersand", Warning, "a name with `&` in it may be two names", "part them by ` and `, or put a firm's name in braces", None),
    rule("name-et-al", Warning, "a list that ends in `et al.`, which is read as a person", "write `and others`", Some("et-al")),
    rule("name-capitals", Info, "family names in capitals", "write them as they are spoken; styles may set capitals", None),
    rule("name-digits", Info, "a name with a digit in it", "is it a name? A body's name stands in braces", None),
    rule("name-editor-mark", Warning, "`(ed.)` inside a name list, which is printed as part of a name", "put the names into `editor`; styles add the mark", None),
    rule("name-is-title", Warning, "author and title are the same words", "is the author known?", None),
    rule("title-capitals", Info, "a title all in capitals", "write it as one would in a sentence", None),
    rule("title-overprotected", Info, "a whole title in braces twice, so that no style can set its case", "brace only what must keep its capitals", Some("unprotect")),
    rule("title-unprotected", Info, "an acronym in a title may lose its capitals", "brace it", Some("protect")),
    rule("title-full-stop", Info, "a title that ends in a full stop; styles set the marks between fields", "take it away", Some("punctuation")),
    rule("booktitle-pages", Info, "pages inside `booktitle`", "they belong in `pages`", None),
    rule("character-lost", Warning, "a character that was lost in an earlier conversion", "write it again", None),
    rule("mojibake", Warning, "letters of UTF-8 that were read as Windows-1252", "write the letter that was meant", None),
    rule("not-nfc", Info, "letters and their accents apart", "most programs search and sort composed letters only", None),
    rule("control-character", Warning, "a control character", "take it away", None),
    rule("field-in-value", Warning, "a line of a value looks like the next field or entry", "close the value before it", None),
    rule("html-entity", Warning, "an entity of HTML", "write the character itself", None),
    rule("html-tag", Warning, "a tag of HTML", "write `\\emph{…}`, `\\textsubscript{…}`, or nothing", None),
    rule("dollar-unpaired", Warning, "a dollar sign that opens mathematics and does not close it", "for the sign itself write `\\$`", None),
    rule("sign-unescaped", Warning, "a bare `&`, `%`, `#`, `_` or `^`, at which TeX stops", "write `\\&`, `\\%` and so on, and addresses in `url`", None),
    rule("duplicate-doi", Warning, "two entries with one DOI and one title", "keep one, and put the other's key into its `ids`", Some("merge")),
    rule("duplicate-work", Warning, "two entries agree in title, first name and year", "keep one, and put the other's key into its `ids`", Some("merge")),
    rule("preprint-pair", Info, "a preprint and what may be its publication", "cite one of them, or relate them with `related`", Some("merge")),
    rule("cited-missing", Error, "a text cites a key that no entry has", "correct the key, or add the entry", None),
    rule("never-cited", Info, "no text cites the entry", "nothing, if others do", None),
    rule("citing-text-unread", Warning, "a citing text could not be read, so that what is uncited is not known", "give a .tex, .aux, .bcf, .md, .qmd or .typ file", None),
];

/// The kind of problem with that code.
pub fn lint_rule(code: &str) -> Option<&'static LintRule> {
    LINT_RULES.iter().find(|rule| rule.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibtex::clean;

    #[test]
    fn the_manual_lists_every_check_as_this_table_does() {
        let manual = include_str!("../../../docs/checks.md");
        for rule in LINT_RULES {
            let fix = rule.fix.map_or(String::new(), |fix| format!("`{fix}`"));
            let row = format!("| `{}` | {} | {} | {} | {fix} |", rule.code, rule.severity, rule.about, rule.remedy);
            assert!(manual.contains(&row), "docs/checks.md lacks\n{row}");
        }
    }

    #[test]
    fn what_mends_a_problem_is_a_cleaning_rule() {
        for fix in LINT_RULES.iter().filter_map(|rule| rule.fix) {
            assert!(clean::rules().iter().any(|rule| rule.id == fix), "{fix}");
        }
    }
}

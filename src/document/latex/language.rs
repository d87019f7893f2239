//! In which language a LaTeX text is set: German has shorthands for its letters and marks, `"a`, ``"` ``, which elsewhere are
//! quotation marks.

use super::Reader;
use super::command::Call;
use super::scan::group;

/// Whether the language that a preamble gives the text is German; `None` where it gives none.
pub(super) fn is_german(preamble: &str) -> Option<bool> {
    let set = ["\\setdefaultlanguage", "\\setmainlanguage"].iter().find_map(|command| uses(preamble, command).next());
    if let Some((_, language)) = set {
        return Some(names_german(language));
    }
    let packages = || uses(preamble, "\\usepackage");
    if let Some((options, _)) = packages().find(|(_, package)| package.split(',').any(|one| one.trim() == "babel")) {
        let class = uses(preamble, "\\documentclass").next().map_or("", |(options, _)| options);
        return main_option(options).or_else(|| main_option(class));
    }
    packages().any(|(_, package)| names_german(package)).then_some(true)
}

/// Whether a language is a German as `babel` and `polyglossia` call it.
pub(super) fn names_german(language: &str) -> bool {
    matches!(
        language.trim(),
        "german" | "ngerman" | "austrian" | "naustrian" | "swissgerman" | "nswissgerman" | "germanb"
    )
}

/// Whether the language that options make the main one, the last of them if none is said to be, is German.
fn main_option(options: &str) -> Option<bool> {
    #[rustfmt::skip]
    const OTHERS: [&str; 26] = [
        "english", "american", "british", "UKenglish", "USenglish", "canadian", "australian", "french", "francais", "italian",
        "spanish", "catalan", "galician", "portuguese", "brazilian", "brazil", "dutch", "swedish", "danish", "norsk", "nynorsk",
        "finnish", "polish", "czech", "latin", "greek",
    ];
    let options = || options.split(',').map(str::trim);
    let main = options().find_map(|option| option.strip_prefix("main")?.trim_start().strip_prefix('='));
    let last = || options().rfind(|option| names_german(option) || OTHERS.contains(option));
    main.or_else(last).map(names_german)
}

/// Options and argument of each `command[options]{argument}` of the preamble.
fn uses<'t>(preamble: &'t str, command: &str) -> impl Iterator<Item = (&'t str, &'t str)> {
    /// No preamble has more.
    const MOST: usize = 500;
    let places: Vec<usize> = preamble.match_indices(command).map(|(at, _)| at + command.len()).take(MOST).collect();
    places.into_iter().filter_map(|at| arguments(preamble, at))
}

/// The options, if there are, and the argument at byte `at`.
fn arguments(text: &str, at: usize) -> Option<(&str, &str)> {
    /// Longer are none.
    const LONGEST: usize = 2_000;
    let near = text.get(at..).map(|rest| &rest[..rest.floor_char_boundary(LONGEST)])?;
    let (options, end) = group(near, 0, b'[', b']').unwrap_or(("", 0));
    let (argument, _) = group(near, end, b'{', b'}')?;
    Some((options, argument))
}

impl<'s> Reader<'s> {
    /// The commands and environments that change the language. Gives one past what was read.
    pub(super) fn language(&mut self, &Call { text, at, name, depth, .. }: &Call<'s, '_>) -> usize {
        let from = self.past_options(text, at);
        let Some((language, end)) = self.argument(text, from) else { return at };
        if name == "selectlanguage" || name == "otherlanguage" {
            self.german = names_german(language);
            return end;
        }
        let Some((words, end)) = self.argument(text, end) else { return end };
        let outer = std::mem::replace(&mut self.german, names_german(language));
        self.read(words, depth + 1);
        self.german = outer;
        end
    }
}

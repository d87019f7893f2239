//! `catena init`: starts a library with files that explain themselves.

use std::path::Path;

use super::Globals;
use super::output::{self, Failure, Outcome};

/// Start a library: bib/ with commented files to fill in
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The first citing document: the name of its folder and its key
    #[arg(value_name = "KEY", default_value = "document2024")]
    key: String,
    /// What the library is called
    #[arg(long, value_name = "TITLE", default_value = "A library")]
    title: String,
}

const SETTINGS: &str = r#"# The settings of this library. Every line may be left out.
title = TITLE

# The folders of the citing documents. Their order changes nothing; a work has the key that the first of them, in the
# order of the alphabet, gives it.
documents = ["KEY"]

[citation-keys]
# [auth], [authors], [year], [title], [type]; :lower and :upper change letters.
pattern = "[auth:lower][year]"

[bibliography]
# A built-in style (apa, chicago-author-date, modern-language-association, ieee …) or the name of a .csl file here.
style = "apa"
"#;

const DOCUMENT: &str = r#"# The citing document: its own record, in BibLaTeX's fields. Names are "Family, Given"; a body has no comma.
key = "KEY"

[record]
type = "article"
# author = ["Family, Given"]
# title = "Title of the document that cites"
# journaltitle = "Journal"
# date = "2024"

# Where its text is, if you may keep it: its citations are found by the program then.
# [text]
# file = "text.txt"
"#;

const REFERENCES: &str = "";

const CITATIONS: &str = r#"# Where the document cites what, for a text that may not be kept here. One entry for each cited work at each place.
#
# [[citation]]
# section = "Introduction"     # the heading
# paragraph = 2                # counted from 1 within the section
# sentence = 1
# group = 1                    # citations of one bracket share a number
# works = ["smith1990"]
# form = "parenthetical"       # parenthetical, narrative, numeric, note, mention
# printed = "Smith, 1990: 12"
# locator = "12"
"#;

const TRADITIONS: &str = r#"# Schools of thought and lighter groupings that the documents speak of.
#
# [[tradition]]
# id = "systems-as-tools"
# label = "systems-as-tools"
# kind = "tradition"           # or "grouping"
# other-names = ["systems-are-tools"]
# definition = "What holds it together, in your own words."
# cues = ["One tradition argues"]
# related = [{ to = "another-id", relation = "contrasts-with" }]
"#;

const CLAIMS: &str = r#"# What a document says of a work: in which role it stands towards which tradition (or other work), and where it says so.
#
# [[claim]]
# work = "smith1990"
# title = "The Long View"      # so that the claim goes with this work, whatever its key comes to be
# role = "exemplar"            # member: exemplar, supports, extends, illustrates; not: critiques, exception, see-also
# tradition = "systems-as-tools"
# according-to = "KEY"
# evidence = [{ section = "Introduction", paragraph = 2, sentence = 1 }]
# cue = { text = "One tradition argues", rule = "reader" }
# reason = "Why, in your own words."
# by = "your initials"
# status = "accepted"
"#;

const IDENTITY: &str = r#"# Your word on what is one and what is not. Delete an entry to take it back.
#
# [[decision]]
# kind = "same-work"           # same-work, different-works, same-scholar, different-scholars, keep-key
# of = ["KEY/smith1990", "other2023/smith1991"]
# reason = "The second list has the year of the paperback."
"#;

/// The files of a document's folder as `init` writes them.
fn folder(key: &str) -> [(&'static str, String); 3] {
    let of = |text: &str| text.replace("KEY", key);
    [("document.toml", of(DOCUMENT)), ("references.txt", of(REFERENCES)), ("citations.toml", of(CITATIONS))]
}

/// Whether a folder holds what `init` wrote there and nothing else: a document that nobody has filled in.
pub fn is_untouched(bib: &Path, key: &str) -> bool {
    let files = folder(key);
    let there = std::fs::read_dir(bib.join(key)).map_or(0, |entries| entries.count());
    there == files.len()
        && files.iter().all(|(name, text)| std::fs::read_to_string(bib.join(key).join(name)).is_ok_and(|t| t == *text))
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    super::add::must_be_sound(&args.key)?;
    let bib = globals.directory.join("bib");
    if bib.join("catena.toml").exists() {
        return Err(Failure::new(format!("{} holds a library already", globals.directory.display()))
            .help("`catena` says what is in it; `catena add FILE` adds a document"));
    }
    let title = serde_json::to_string(&args.title).unwrap_or_else(|_| "\"A library\"".to_owned());
    let files = [
        ("catena.toml".to_owned(), SETTINGS),
        (format!("{}/document.toml", args.key), DOCUMENT),
        (format!("{}/references.txt", args.key), REFERENCES),
        (format!("{}/citations.toml", args.key), CITATIONS),
        ("traditions.toml".to_owned(), TRADITIONS),
        ("claims.toml".to_owned(), CLAIMS),
        ("identity.toml".to_owned(), IDENTITY),
    ];
    for (name, content) in files {
        let path = bib.join(&name);
        if path.exists() {
            output::note(globals, &format!("kept bib/{name}"));
            continue;
        }
        // Keys and titles may hold any word, these two among them.
        let content = content.replace("KEY", &args.key).replacen("title = TITLE", &format!("title = {title}"), 1);
        write(&path, &content)?;
        output::note(globals, &format!("wrote bib/{name}"));
    }
    output::note(
        globals,
        &format!(
            "\nNext: if you have the text, `catena add FILE` (bib/{0}/, as long as it is untouched, makes room);\n\
             if not, fill in bib/{0}/document.toml, paste its reference list into bib/{0}/references.txt\n\
             (or put a references.bib there). Then run `catena build`.",
            args.key
        ),
    );
    Ok(Outcome::Done)
}

fn write(path: &Path, content: &str) -> Result<(), Failure> {
    catena::library::write_atomically(path, content.as_bytes()).map_err(|error| Failure::file(path, &error))
}

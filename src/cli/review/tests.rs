//! A whole session with keys from a list, on a library whose text is kept.
#![allow(clippy::unwrap_used)] // a test fails by panicking

use super::*;

/// Keys and lines in the order in which a person gives them; every screen is remembered.
#[derive(Default)]
struct Script {
    keys: Vec<char>,
    lines: Vec<&'static str>,
    screens: Vec<String>,
}

impl Keys for Script {
    fn key(&mut self) -> std::io::Result<Option<char>> {
        Ok(if self.keys.is_empty() { None } else { Some(self.keys.remove(0)) })
    }
    fn line(&mut self, _: &str) -> std::io::Result<Option<String>> {
        Ok(if self.lines.is_empty() { None } else { Some(self.lines.remove(0).to_owned()) })
    }
    fn show(&mut self, screen: &str) -> std::io::Result<()> {
        self.screens.push(screen.to_owned());
        Ok(())
    }
    fn width(&self) -> usize {
        80
    }
    fn styled(&self) -> bool {
        false
    }
}

const TEXT: &str = "\
Two Views of the River

Dan Rey

Introduction

Students of rivers fall into two camps. The first group of scholars sees rivers as borders. Moss (1999) draws them on \
maps of war, and Reed (2001) counts the forts along them.

A second group of scholars sees rivers as roads. Dale (2004) follows the rafts, and Hill (2008) the salt that they carry.

References

Dale, Ann (2004) The Road of Water. Oxford: Ford Press.
Hill, Bea (2008) Salt on the Stream. Oxford: Ford Press.
Moss, Cy (1999) Rivers of War. Oxford: Ford Press.
Reed, Dee (2001) Forts and Fords. Oxford: Ford Press.
";

/// A library with one text and a `claims.toml` that holds a comment.
fn library() -> (tempfile::TempDir, Globals) {
    let folder = tempfile::tempdir().unwrap();
    let bib = folder.path().join("bib");
    std::fs::create_dir_all(bib.join("rey2020")).unwrap();
    let record = "key = \"rey2020\"\n[record]\ntype = \"article\"\nauthor = [\"Rey, Dan\"]\n\
                  title = \"Two Views of the River\"\ndate = \"2020\"\n[text]\nkept = true\nfile = \"text.txt\"\n";
    std::fs::write(bib.join("rey2020/document.toml"), record).unwrap();
    std::fs::write(bib.join("rey2020/text.txt"), TEXT).unwrap();
    std::fs::write(bib.join("claims.toml"), "# what we agreed in March\n").unwrap();
    let globals = Globals {
        directory: folder.path().to_owned(),
        quiet: true,
        verbose: 0,
        color: super::super::super::Color::Never,
    };
    (folder, globals)
}

/// Runs a session; gives the screens and the text of `claims.toml` after it.
fn session(globals: &Globals, keys: &str, lines: &[&'static str]) -> (Vec<String>, String) {
    let opened = super::super::super::library::open(globals).unwrap();
    let proposed = super::super::proposals(&opened, None).unwrap();
    let store = Store::of(globals);
    let script = Script { keys: keys.chars().collect(), lines: lines.to_vec(), screens: Vec::new() };
    let mut session = Session::new(&opened, &proposed, &store, Some("AB"), script);
    session.ask().unwrap();
    let screens = std::mem::take(&mut session.keys.screens);
    (screens, std::fs::read_to_string(globals.directory.join("bib/claims.toml")).unwrap())
}

fn statuses(claims: &str) -> Vec<(String, String)> {
    let file: toml::Table = claims.parse().unwrap();
    let list = file.get("claim").and_then(|c| c.as_array()).cloned().unwrap_or_default();
    let text = |claim: &toml::Value, name: &str| claim[name].as_str().unwrap().to_owned();
    list.iter().map(|claim| (text(claim, "work"), text(claim, "status"))).collect()
}

#[test]
fn a_claim_stands_on_the_screen_with_its_words_and_a_key_decides_it() {
    let (_folder, globals) = library();
    let (screens, claims) = session(&globals, "arq", &[]);
    assert!(screens[0].contains("1 of 4") && screens[0].contains("Moss (1999)"), "{}", screens[0]);
    assert!(screens[0].contains("[[Moss (1999)]] draws them on"), "the citation stands out: {}", screens[0]);
    assert!(claims.starts_with("# what we agreed in March\n"), "{claims}");
    let words: Vec<String> = statuses(&claims).into_iter().map(|(_, status)| status).collect();
    assert_eq!(words, ["accepted", "rejected"]);
    // Quit and come again: what had its word is not asked again, and what was rejected is not proposed again.
    let (screens, _) = session(&globals, "q", &[]);
    assert!(screens[0].contains("1 of 2"), "{}", screens[0]);
}

#[test]
fn undo_gives_the_file_back_byte_for_byte_and_never_takes_what_another_hand_wrote() {
    let (_folder, globals) = library();
    let (_, claims) = session(&globals, "auq", &[]);
    assert_eq!(claims, "# what we agreed in March\n");
    assert!(!globals.directory.join("bib/traditions.toml").exists());
    let (screens, _) = session(&globals, "uq", &[]);
    assert!(screens[1].contains("nothing to undo"), "{}", screens[1]);
}

#[test]
fn role_and_tradition_can_be_other_than_proposed() {
    let (_folder, globals) = library();
    let (_, claims) = session(&globals, "o6tq", &["The waterway school"]);
    assert!(claims.contains("role = \"exception\""), "{claims}");
    assert!(claims.contains("tradition = \"the-waterway-school\""), "{claims}");
    let told: Vec<String> = statuses(&claims).into_iter().map(|(_, status)| status).collect();
    assert_eq!(told, ["accepted", "rejected", "accepted"], "moved: rejected there, accepted here");
    let traditions = std::fs::read_to_string(globals.directory.join("bib/traditions.toml")).unwrap();
    assert!(traditions.contains("label = \"The waterway school\""), "{traditions}");
    let (screens, _) = session(&globals, "q", &[]);
    assert!(screens[0].contains("1 of 2"), "neither comes back: {}", screens[0]);
}

#[test]
fn skipped_claims_come_again_at_the_end() {
    let (_folder, globals) = library();
    let (screens, claims) = session(&globals, "saaaya", &[]);
    assert!(screens.iter().any(|screen| screen.contains("1 skipped")));
    assert_eq!(statuses(&claims).len(), 4);
}

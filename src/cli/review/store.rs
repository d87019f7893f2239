//! Where words on claims are kept: `bib/claims.toml` and `bib/traditions.toml`, read anew before each change.

use std::collections::BTreeSet;
use std::path::PathBuf;

use catena::graph::Scholarship;
use catena::library::{Turn, save};
use catena::tradition::{Claim, Status, Tradition};

use super::super::Globals;
use super::super::library::read_if_there;
use super::super::output::Failure;

/// The two files.
pub struct Store {
    bib: PathBuf,
}

/// What the two files held; `None` where one was not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    claims: Option<String>,
    traditions: Option<String>,
}

const CLAIMS: &str = "claims.toml";
const TRADITIONS: &str = "traditions.toml";

impl Store {
    pub fn of(globals: &Globals) -> Self {
        Store { bib: globals.directory.join("bib") }
    }

    /// The turn to change the files; waits for it in silence, for the screen is a claim's.
    pub fn turn(&self) -> Result<Turn, Failure> {
        let root = self.bib.parent().unwrap_or(&self.bib);
        Turn::take(root, || ()).map_err(|error| Failure::file(root, &error))
    }

    /// What the files hold now.
    pub fn snapshot(&self) -> Result<Snapshot, Failure> {
        Ok(Snapshot { claims: self.read(CLAIMS)?, traditions: self.read(TRADITIONS)? })
    }

    /// Puts back what the files held.
    pub fn restore(&self, snapshot: &Snapshot) -> Result<(), Failure> {
        for (file, text) in [(CLAIMS, &snapshot.claims), (TRADITIONS, &snapshot.traditions)] {
            let path = self.bib.join(file);
            match text {
                Some(text) => self.save(file, text)?,
                None if path.exists() => std::fs::remove_file(&path).map_err(|error| Failure::file(&path, &error))?,
                None => {}
            }
        }
        Ok(())
    }

    /// Writes words on claims, and the traditions of accepted ones that are not in the file yet: those of the graph, and
    /// `new` ones.
    pub fn write_with(&self, decided: &[save::Decided], graph: &Scholarship, new: &[Tradition]) -> Result<(), Failure> {
        let unreadable = |file: &str, error: save::Unreadable| {
            Failure::new(format!("bib/{file}: {error}")).help("mend it first: see `catena check`")
        };
        let claims = self.read(CLAIMS)?.unwrap_or_default();
        let traditions = self.read(TRADITIONS)?.unwrap_or_default();
        let known: BTreeSet<String> = catena::library::written_traditions(&traditions, &mut Vec::new())
            .into_iter()
            .map(|tradition| tradition.id)
            .collect();
        let wanted: BTreeSet<&str> = decided
            .iter()
            .flat_map(|(_, now)| now)
            .filter(|claim| claim.status == Status::Accepted)
            .filter_map(|claim| claim.tradition.as_deref())
            .filter(|id| !known.contains(*id))
            .collect();
        // The words that announced it in one text ("one tradition", "economic theory") would announce any school in the next.
        let by_names_alone = |tradition: &Tradition| {
            let is_name = |name: &&String| catena::tradition::is_name(name, &tradition.label);
            let other_names = tradition.other_names.iter().filter(is_name).cloned().collect();
            Tradition { cues: Vec::new(), other_names, ..tradition.clone() }
        };
        let proposed = |id: &str| graph.tradition(id).map(by_names_alone);
        let of = |id: &str| new.iter().find(|t| t.id == id).cloned().or_else(|| proposed(id));
        let missing: Vec<Tradition> = wanted.into_iter().filter_map(of).collect();
        let decided: Vec<save::Decided> = decided
            .iter()
            .map(|(old, now)| (old.clone(), now.iter().map(|claim| with_title(claim, graph)).collect()))
            .collect();
        let claims = save::with_words_on_claims(&claims, &decided).map_err(|error| unreadable(CLAIMS, error))?;
        if !missing.is_empty() {
            let content =
                save::with_traditions(&traditions, &missing).map_err(|error| unreadable(TRADITIONS, error))?;
            self.save(TRADITIONS, &content)?;
        }
        self.save(CLAIMS, &claims)
    }

    fn read(&self, file: &str) -> Result<Option<String>, Failure> {
        read_if_there(&self.bib.join(file))
    }

    fn save(&self, file: &str, content: &str) -> Result<(), Failure> {
        let path = self.bib.join(file);
        catena::library::write_atomically(&path, content.as_bytes()).map_err(|error| Failure::file(&path, &error))
    }
}

/// A claim with the title of its work, so that it stays one on that work when its key comes to mean another.
fn with_title(claim: &Claim, graph: &Scholarship) -> Claim {
    let document = graph.document(&claim.work).map(|document| &document.work);
    let record = graph.work(&claim.work).or(document).map(|work| &work.record);
    let title = record.map(|record| record.full_title()).filter(|title| !title.is_empty());
    Claim { title, ..claim.clone() }
}

//! One claim at a time: shown with its passage, decided by a key, written at once, taken back by another key.

use catena::text::fold;
use catena::tradition::review::{Verdict, Word};
use catena::tradition::{Claim, Role, Tradition, TraditionKind};

use super::super::Globals;
use super::super::library::{Opened, counted};
use super::super::output::{self, Failure, Outcome};
use super::keys::{Keys, Terminal};
use super::passage::{Marks, screen};
use super::store::{Snapshot, Store};
use catena::library::founding::{called, founded};

const HELP: &str = "\
  a  accept: it is so                     r  reject: it is not, and it does not come back
  o  accept in another role               t  accept for another tradition
  s  skip, to decide later (also →)       b  back to the one before (also ←)
  u  undo the last word                   w  the whole paragraph, or less again
  n  a note: the reason of the next word   q  quit (also Esc): all words so far are kept
";

/// A word that can be taken back.
struct Done {
    /// Which claim.
    at: usize,
    before: Snapshot,
    after: Snapshot,
    said: &'static str,
}

struct Session<'o, K: Keys> {
    opened: &'o Opened,
    store: &'o Store,
    keys: K,
    by: Option<&'o str>,
    queue: Vec<&'o Claim>,
    /// What was said of each, as it is shown.
    said: Vec<Option<&'static str>>,
    done: Vec<Done>,
    /// Traditions that were named in this session.
    named: Vec<Tradition>,
    at: usize,
    whole: bool,
    reason: Option<String>,
    /// What the last key did, or why it did nothing.
    message: String,
}

/// Asks for a word on each claim.
pub fn run(
    opened: &Opened,
    proposed: &[&Claim],
    store: &Store,
    by: Option<&str>,
    globals: &Globals,
) -> Result<Outcome, Failure> {
    if proposed.is_empty() {
        output::note(globals, "Nothing awaits a word.");
        return Ok(Outcome::Done);
    }
    let keys = Terminal::new(output::styled_errors(globals));
    let mut session = Session::new(opened, proposed, store, by, keys);
    if by.is_none() {
        session.message = "  Words given now bear no name; `catena review --by NAME` signs them.\n".to_owned();
    }
    session.ask()?;
    let left = session.said.iter().filter(|said| said.is_none()).count();
    let words = counted(session.done.len(), "word");
    let end = if left == 0 { "nothing is left".to_owned() } else { format!("{left} left: `catena review` goes on") };
    output::note(globals, &format!("\n{words} written to bib/claims.toml; {end}. `catena build` draws them in."));
    Ok(Outcome::Done)
}

impl<'o, K: Keys> Session<'o, K> {
    fn new(opened: &'o Opened, proposed: &[&'o Claim], store: &'o Store, by: Option<&'o str>, keys: K) -> Self {
        Session {
            opened,
            store,
            keys,
            by,
            queue: proposed.to_vec(),
            said: vec![None; proposed.len()],
            done: Vec::new(),
            named: Vec::new(),
            at: 0,
            whole: false,
            reason: None,
            message: String::new(),
        }
    }

    /// Until the last claim has its word, or the person quits.
    fn ask(&mut self) -> Result<(), Failure> {
        let broken = |error: std::io::Error| Failure::new(format!("the terminal: {error}"));
        while let Some(&claim) = self.queue.get(self.at) {
            let screen = self.screen(claim);
            self.keys.show(&screen).map_err(broken)?;
            self.message.clear();
            let Some(key) = self.keys.key().map_err(broken)? else { return Ok(()) };
            match key.to_ascii_lowercase() {
                'a' | 'y' => self.say(Word::new("", Verdict::Accept), "accepted")?,
                'r' | 'x' => self.say(Word::new("", Verdict::Reject), "rejected")?,
                'o' => self.other_role()?,
                't' => self.other_tradition()?,
                'n' => self.reason = self.keys.line("reason: ").map_err(broken)?,
                's' | '\n' | ' ' => self.at += 1,
                'b' => self.at = self.at.saturating_sub(1),
                'u' => self.undo()?,
                'w' => self.whole = !self.whole,
                'q' => return Ok(()),
                '?' | 'h' => self.message = HELP.to_owned(),
                other => self.message = format!("  `{other}` is no key here; ? shows them all\n"),
            }
            if self.at >= self.queue.len() {
                match self.said.iter().position(Option::is_none) {
                    // After the last one, those that were skipped.
                    Some(skipped) if !self.again(skipped)? => return Ok(()),
                    None => return Ok(()),
                    Some(_) => {}
                }
            }
        }
        Ok(())
    }

    /// Whether to go through the skipped ones once more.
    fn again(&mut self, first: usize) -> Result<bool, Failure> {
        let left = self.said.iter().filter(|said| said.is_none()).count();
        let broken = |error: std::io::Error| Failure::new(format!("the terminal: {error}"));
        let prompt = format!("\n{} skipped. Go through what was skipped once more? [y/n, u undoes] ", left);
        loop {
            self.keys.show(&prompt).map_err(broken)?;
            match self.keys.key().map_err(broken)? {
                Some('y' | 'Y') => self.at = first,
                Some('u' | 'U') => self.undo()?,
                _ => return Ok(false),
            }
            // With nothing to undo, the question is put again.
            if self.at < self.queue.len() {
                return Ok(true);
            }
        }
    }

    fn screen(&self, claim: &Claim) -> String {
        let width = self.keys.width();
        let marks = Marks::new(self.keys.styled());
        let decided = self.said.iter().filter(|said| said.is_some()).count();
        let head = format!("── {} of {} · {decided} decided ", self.at + 1, self.queue.len());
        let rule = "─".repeat(width.saturating_sub(head.chars().count()));
        let mut text = format!("{head}{rule}\n\n");
        text.push_str(&screen(&self.opened.library, &self.opened.graph, claim, marks, width, self.whole));
        text.push('\n');
        if let Some(said) = self.said.get(self.at).copied().flatten() {
            text.push_str(&format!("  ({said} in this session; u takes the last word back)\n"));
        }
        if let Some(reason) = &self.reason {
            text.push_str(&format!("  reason for the next word: {reason}\n"));
        }
        text.push_str(&self.message);
        text.push_str("[a]ccept  [r]eject  r[o]le  [t]radition  [s]kip  [b]ack  [u]ndo  [w]hole  [n]ote  [q]uit  [?] ");
        text
    }

    /// Writes a word on the claim that is shown, and goes to the next that has none.
    fn say(&mut self, word: Word, said: &'static str) -> Result<(), Failure> {
        let Some(&claim) = self.queue.get(self.at) else { return Ok(()) };
        if self.said[self.at].is_some() {
            self.message = "  it has a word already: u takes the last one back\n".to_owned();
            return Ok(());
        }
        let reason = self.reason.take();
        let word = Word { claim: claim.id.clone(), reason, by: self.by.map(str::to_owned), ..word };
        let _turn = self.store.turn()?;
        let before = self.store.snapshot()?;
        self.store.write_with(&[(claim.clone(), word.on(claim))], &self.opened.graph, &self.named)?;
        self.done.push(Done { at: self.at, before, after: self.store.snapshot()?, said });
        self.said[self.at] = Some(said);
        self.at += 1;
        while self.said.get(self.at).is_some_and(Option::is_some) {
            self.at += 1;
        }
        Ok(())
    }

    fn undo(&mut self) -> Result<(), Failure> {
        let Some(last) = self.done.last() else {
            self.message = "  nothing to undo in this session\n".to_owned();
            return Ok(());
        };
        let _turn = self.store.turn()?;
        if self.store.snapshot()? != last.after {
            self.message = "  not undone: the files in bib/ were changed by another hand since\n".to_owned();
            return Ok(());
        }
        self.store.restore(&last.before)?;
        self.message = format!("  taken back: it was {}\n", last.said);
        self.at = last.at;
        self.said[last.at] = None;
        self.done.pop();
        Ok(())
    }

    fn other_role(&mut self) -> Result<(), Failure> {
        let broken = |error: std::io::Error| Failure::new(format!("the terminal: {error}"));
        let mut text = String::from("\n\nIn which role?\n");
        for (number, role) in Role::ALL.iter().enumerate() {
            let member = if role.is_member() { "a member" } else { "not a member" };
            text.push_str(&format!("  {}  {:<11} {member}\n", number + 1, role.name()));
        }
        text.push_str("number, or any other key to leave it: ");
        self.keys.show(&text).map_err(broken)?;
        let key = self.keys.key().map_err(broken)?;
        let chosen = key.and_then(|key| key.to_digit(10)).and_then(|n| Role::ALL.get((n as usize).checked_sub(1)?));
        match chosen {
            Some(&role) => {
                self.say(Word { role: Some(role), ..Word::new("", Verdict::Accept) }, "accepted in another role")
            }
            None => Ok(()),
        }
    }

    fn other_tradition(&mut self) -> Result<(), Failure> {
        let broken = |error: std::io::Error| Failure::new(format!("the terminal: {error}"));
        let mut all: Vec<Tradition> = self.opened.graph.traditions().chain(&self.named).cloned().collect();
        all.sort_by(|a, b| (a.kind, &a.label, &a.id).cmp(&(b.kind, &b.label, &b.id)));
        let mut text = String::from("Of which tradition?\n");
        for (number, tradition) in all.iter().enumerate() {
            let kind = if tradition.kind == TraditionKind::Grouping { " (grouping)" } else { "" };
            text.push_str(&format!("  {:>2}  {}{kind}\n", number + 1, tradition.label));
        }
        self.keys.show(&text).map_err(broken)?;
        let Some(typed) = self.keys.line("number, name, or a new name; nothing leaves it: ").map_err(broken)? else {
            return Ok(());
        };
        let numbered = typed.parse::<usize>().ok().and_then(|n| all.get(n.checked_sub(1)?));
        let named = numbered.map(|t| t.id.clone()).or_else(|| called(&self.opened.graph, &self.named, &typed));
        let id = match named {
            Some(id) => id,
            None if typed.chars().all(|c| c.is_ascii_digit()) || fold(&typed).is_empty() => {
                self.message = format!("  there is no tradition {typed}\n");
                return Ok(());
            }
            None => {
                let new = founded(&typed, &self.opened.graph);
                let id = new.id.clone();
                self.named.push(new);
                id
            }
        };
        self.say(Word { tradition: Some(id), ..Word::new("", Verdict::Accept) }, "accepted for another tradition")
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

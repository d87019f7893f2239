//! What a person presses and types: a terminal's keys, or a script's in tests.

use std::io;

use console::{Key, Term};

/// Keys and lines, and a place to show things.
pub trait Keys {
    /// The next key; `None` where there are no more.
    fn key(&mut self) -> io::Result<Option<char>>;
    /// A line that is typed after `prompt`; `None` where it is given up.
    fn line(&mut self, prompt: &str) -> io::Result<Option<String>>;
    /// Shows a screen in place of the last one.
    fn show(&mut self, screen: &str) -> io::Result<()>;
    /// Columns of a line.
    fn width(&self) -> usize;
    /// Whether colour and bold may be used.
    fn styled(&self) -> bool;
}

/// The terminal on standard error: standard output stays free for results.
pub struct Terminal {
    term: Term,
    styled: bool,
}

impl Terminal {
    pub fn new(styled: bool) -> Self {
        Terminal { term: Term::stderr(), styled }
    }
}

impl Keys for Terminal {
    fn key(&mut self) -> io::Result<Option<char>> {
        loop {
            match self.term.read_key() {
                Ok(Key::Char(c)) => return Ok(Some(c)),
                Ok(Key::Enter) => return Ok(Some('\n')),
                Ok(Key::Backspace | Key::ArrowLeft | Key::ArrowUp) => return Ok(Some('b')),
                Ok(Key::ArrowRight | Key::ArrowDown) => return Ok(Some('s')),
                Ok(Key::Escape) => return Ok(Some('q')),
                Ok(Key::CtrlC) => return Ok(None),
                Ok(_) => {}
                Err(error) if matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof) => {
                    return Ok(None);
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn line(&mut self, prompt: &str) -> io::Result<Option<String>> {
        self.term.write_str(prompt)?;
        let mut text = String::new();
        let read = io::stdin().read_line(&mut text)?;
        Ok(Some(text.trim().to_owned()).filter(|text| read > 0 && !text.is_empty()))
    }

    fn show(&mut self, screen: &str) -> io::Result<()> {
        self.term.clear_screen()?;
        self.term.write_str(screen)
    }

    fn width(&self) -> usize {
        usize::from(self.term.size().1).clamp(40, 100)
    }

    fn styled(&self) -> bool {
        self.styled
    }
}

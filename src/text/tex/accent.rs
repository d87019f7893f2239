//! Accents and letters that TeX writes as commands (*The TeXbook*, ch. 9; LaTeX's `inputenc` and `textcomp` tables).

use unicode_normalization::UnicodeNormalization;

/// Accent command and the combining mark it stands for.
const ACCENTS: &[(&str, char)] = &[
    ("`", '\u{300}'),
    ("'", '\u{301}'),
    ("^", '\u{302}'),
    ("~", '\u{303}'),
    ("=", '\u{304}'),
    ("u", '\u{306}'),
    (".", '\u{307}'),
    ("\"", '\u{308}'),
    ("r", '\u{30a}'),
    ("H", '\u{30b}'),
    ("v", '\u{30c}'),
    ("d", '\u{323}'),
    ("c", '\u{327}'),
    ("k", '\u{328}'),
    ("b", '\u{331}'),
    ("t", '\u{361}'),
];

/// Commands that stand for one letter; the first of several names is the one that is written.
#[rustfmt::skip]
const LETTERS: &[(&str, char)] = &[
    ("ss", 'ß'), ("SS", 'ẞ'), ("ae", 'æ'), ("AE", 'Æ'), ("oe", 'œ'), ("OE", 'Œ'), ("o", 'ø'), ("O", 'Ø'), ("l", 'ł'), ("L", 'Ł'),
    ("aa", 'å'), ("AA", 'Å'), ("dh", 'ð'), ("DH", 'Ð'), ("th", 'þ'), ("TH", 'Þ'), ("dj", 'đ'), ("DJ", 'Đ'),
    ("ng", 'ŋ'), ("NG", 'Ŋ'), ("i", 'ı'), ("j", 'ȷ'), ("textschwa", 'ə'),
];

/// Commands that stand for a sign.
#[rustfmt::skip]
const SIGNS: &[(&str, &str)] = &[
    ("S", "§"), ("P", "¶"), ("dag", "†"), ("ddag", "‡"), ("copyright", "©"), ("pounds", "£"), ("ldots", "…"),
    ("dots", "…"), ("textellipsis", "…"), ("textendash", "–"), ("textemdash", "—"), ("textquoteleft", "‘"),
    ("textquoteright", "’"), ("textquotedblleft", "“"), ("textquotedblright", "”"), ("quotedblbase", "„"),
    ("quotesinglbase", "‚"), ("guillemotleft", "«"), ("guillemotright", "»"), ("guillemetleft", "«"),
    ("guillemetright", "»"), ("flqq", "«"), ("frqq", "»"), ("glqq", "„"), ("grqq", "“"), ("guilsinglleft", "‹"),
    ("guilsinglright", "›"), ("texteuro", "€"), ("euro", "€"), ("EUR", "€"), ("textsterling", "£"), ("textyen", "¥"),
    ("textdegree", "°"), ("degree", "°"), ("textregistered", "®"), ("texttrademark", "™"), ("textcopyright", "©"),
    ("textmu", "µ"), ("textordmasculine", "º"), ("textordfeminine", "ª"), ("textperiodcentered", "·"),
    ("textbullet", "•"), ("textquestiondown", "¿"), ("textexclamdown", "¡"), ("textsection", "§"),
    ("textparagraph", "¶"), ("textbar", "|"), ("textless", "<"), ("textgreater", ">"), ("textbackslash", "\\"),
    ("textbraceleft", "{"), ("textbraceright", "}"), ("textasciitilde", "~"), ("textasciicircum", "^"),
    ("textunderscore", "_"), ("textdollar", "$"), ("textquotesingle", "'"), ("textquotedbl", "\""), ("textonehalf", "½"),
    ("textonequarter", "¼"), ("textthreequarters", "¾"), ("texttimes", "×"), ("textpm", "±"), ("textsuperscript", ""),
    ("lq", "‘"), ("rq", "’"), ("TeX", "TeX"), ("LaTeX", "LaTeX"), ("LaTeXe", "LaTeX2e"), ("BibTeX", "BibTeX"),
    ("nobreakspace", "\u{a0}"), ("textvisiblespace", "␣"), ("slash", "/"), ("quad", " "), ("qquad", " "), ("newline", " "),
    ("space", " "), ("textasteriskcentered", "*"), ("textendash", "–"), ("textnumero", "№"), ("textthinspace", "\u{2009}"),
];

/// Commands of mathematics that stand for one sign or Greek letter.
#[rustfmt::skip]
const MATH: &[(&str, &str)] = &[
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ϵ"), ("varepsilon", "ε"), ("zeta", "ζ"),
    ("eta", "η"), ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
    ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "ϕ"), ("varphi", "φ"), ("chi", "χ"),
    ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"), ("Pi", "Π"),
    ("Sigma", "Σ"), ("Upsilon", "Υ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"), ("times", "×"), ("pm", "±"), ("mp", "∓"),
    ("cdot", "·"), ("circ", "∘"), ("infty", "∞"), ("le", "≤"), ("leq", "≤"), ("ge", "≥"), ("geq", "≥"), ("neq", "≠"), ("ne", "≠"),
    ("approx", "≈"), ("sim", "∼"), ("simeq", "≃"), ("equiv", "≡"), ("to", "→"), ("rightarrow", "→"), ("leftarrow", "←"),
    ("Rightarrow", "⇒"), ("in", "∈"), ("subset", "⊂"), ("cup", "∪"), ("cap", "∩"), ("sum", "∑"), ("prod", "∏"), ("int", "∫"),
    ("partial", "∂"), ("nabla", "∇"), ("ell", "ℓ"), ("hbar", "ℏ"), ("prime", "′"), ("ast", "∗"), ("star", "⋆"), ("ldots", "…"),
    ("cdots", "⋯"), ("deg", "°"), ("sqrt", "√"), ("ll", "≪"), ("gg", "≫"), ("propto", "∝"), ("langle", "⟨"), ("rangle", "⟩"),
    ("odot", "⊙"), ("oplus", "⊕"), ("otimes", "⊗"), ("wedge", "∧"), ("vee", "∨"), ("forall", "∀"), ("exists", "∃"),
    ("log", "log"), ("ln", "ln"), ("exp", "exp"), ("sin", "sin"), ("cos", "cos"), ("max", "max"), ("min", "min"), ("lim", "lim"),
];

/// The combining mark of an accent command.
pub(super) fn mark_of(command: &str) -> Option<char> {
    ACCENTS.iter().find(|(name, _)| *name == command).map(|(_, mark)| *mark)
}

/// The letter that a command stands for.
pub(super) fn letter_of(command: &str) -> Option<char> {
    LETTERS.iter().find(|(name, _)| *name == command).map(|(_, letter)| *letter)
}

/// The sign that a command stands for in text.
pub(crate) fn sign_of(command: &str) -> Option<&'static str> {
    SIGNS.iter().find(|(name, sign)| *name == command && !sign.is_empty()).map(|(_, sign)| *sign)
}

/// The sign that a command stands for in mathematics.
pub(super) fn math_sign_of(command: &str) -> Option<&'static str> {
    MATH.iter().find(|(name, _)| *name == command).map(|(_, sign)| *sign)
}

/// A character as LaTeX writes it between braces: `é` → `\'e`, `ß` → `\ss`; `None` where there is no such spelling.
pub(super) fn command_for(c: char) -> Option<String> {
    if c.is_ascii() {
        return None;
    }
    if let Some((name, _)) = LETTERS.iter().find(|(_, letter)| *letter == c) {
        return Some(format!("\\{name}"));
    }
    let parts: Vec<char> = std::iter::once(c).nfd().collect();
    let (base, marks) = parts.split_first()?;
    if marks.is_empty() || marks.len() > 2 {
        return None;
    }
    let mut out = match (base, marks) {
        ('i' | 'j', [mark]) if !matches!(mark, '\u{323}' | '\u{327}' | '\u{328}' | '\u{331}') => format!("\\{base}"),
        (base, _) if base.is_ascii_alphabetic() => base.to_string(),
        _ => return None,
    };
    for (at, mark) in marks.iter().enumerate() {
        let (name, _) = ACCENTS.iter().find(|(_, m)| m == mark)?;
        let word = name.starts_with(|c: char| c.is_ascii_alphabetic());
        out = match (word || at > 0, at + 1 < marks.len()) {
            (true, _) => format!("\\{name}{{{out}}}"),
            (false, true) => format!("\\{name}{out}"),
            (false, false) => format!("\\{name}{out}"),
        };
    }
    Some(out)
}

/// A letter with a mark, in normalisation form C. The dotless `ı` and `ȷ` take their marks as `i` and `j`.
pub(super) fn compose(base: &str, mark: char) -> String {
    let base = match base {
        "ı" => "i",
        "ȷ" => "j",
        other => other,
    };
    let mut parts = base.chars();
    let first: String = parts.next().into_iter().chain([mark]).chain(parts).collect();
    first.nfc().collect()
}

/// A command read at a byte: its name and the byte after it (white space after a word is part of it).
pub(super) fn command_at(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text.get(at..)?.strip_prefix('\\')?;
    let word = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    if word > 0 {
        let name = rest.get(..word)?;
        let after = rest.get(word..)?;
        let space = after.len() - after.trim_start_matches([' ', '\t', '\n', '\r']).len();
        return Some((name, at + 1 + word + space));
    }
    let sign = rest.chars().next()?;
    Some((rest.get(..sign.len_utf8())?, at + 1 + sign.len_utf8()))
}

/// The letter at a byte that begins with an accent or letter command (`\"u`, `\"{u}`, `\v{\i}`, `\ss{}`), and the byte
/// after it. `depth` bounds accents upon accents.
pub(crate) fn letter_at(text: &str, at: usize, depth: usize) -> Option<(String, usize)> {
    let (name, next) = command_at(text, at)?;
    if let Some(letter) = letter_of(name) {
        // `\o{}`: the braces only end the command.
        let end = if text.get(next..)?.starts_with("{}") { next + 2 } else { next };
        return Some((letter.to_string(), end));
    }
    let mark = mark_of(name)?;
    let rest = text.get(next..)?;
    let gap = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    // `\c c` needs its space or a brace; `\co` is another command.
    let start = next + gap;
    let rest = text.get(start..)?;
    let first = rest.chars().next()?;
    let (base, end) = match first {
        '{' => {
            let inner_start = start + 1 + rest[1..].len() - rest[1..].trim_start().len();
            let (base, end) = base_at(text, inner_start, depth)?;
            let after = text.get(end..)?;
            let end = end + after.len() - after.trim_start().len();
            text.get(end..)?.starts_with('}').then_some((base, end + 1))?
        }
        '\\' => base_at(text, start, depth)?,
        c if c.is_alphabetic() => (c.to_string(), start + c.len_utf8()),
        _ => return None,
    };
    Some((compose(&base, mark), end))
}

/// A letter, plain or as a command.
fn base_at(text: &str, at: usize, depth: usize) -> Option<(String, usize)> {
    match text.get(at..)?.chars().next()? {
        '\\' if depth > 0 => letter_at(text, at, depth - 1),
        c if c.is_alphabetic() => {
            // `\t{oo}`: the tie stands over two letters.
            let second = text.get(at + c.len_utf8()..)?.chars().next();
            match second {
                Some(d) if d.is_ascii_alphabetic() => Some((format!("{c}{d}"), at + c.len_utf8() + d.len_utf8())),
                _ => Some((c.to_string(), at + c.len_utf8())),
            }
        }
        _ => None,
    }
}

//! The tradition that a person means by an id or a name, or founds by a new name.

use crate::graph::Scholarship;
use crate::text::{fold, nearest};
use crate::tradition::{Tradition, TraditionKind};

/// The id of the tradition among those of the graph and the `new` ones that has the name as its id, label or other name.
pub fn called(graph: &Scholarship, new: &[Tradition], name: &str) -> Option<String> {
    let wanted = fold(name);
    let all = || graph.traditions().chain(new);
    let is_named = |t: &&Tradition| std::iter::once(&t.label).chain(&t.other_names).any(|known| fold(known) == wanted);
    all().find(|t| t.id == name.trim()).or_else(|| all().find(is_named)).map(|t| t.id.clone())
}

/// The id of the tradition that is meant; one of a new name joins `new`. What looks like the id of a tradition, misspelt,
/// founds none.
///
/// # Errors
/// Where the name is such an id, or no name: what to do, in words.
pub fn known_or_founded(graph: &Scholarship, new: &mut Vec<Tradition>, name: &str) -> Result<String, String> {
    if let Some(id) = called(graph, new, name) {
        return Ok(id);
    }
    let is_id = name.contains('-') && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if let Some(meant) = nearest(name, graph.traditions().map(|t| t.id.as_str())).filter(|_| is_id) {
        return Err(format!(
            "did you mean `{meant}`? a new tradition is named in words, \"{}\"",
            name.replace('-', " ")
        ));
    }
    let label = if is_id { name.replace('-', " ") } else { name.trim().to_owned() };
    if !label.chars().any(char::is_alphabetic) {
        return Err("name a tradition by its id, or a new one by its name".to_owned());
    }
    let made = founded(&label, graph);
    let id = made.id.clone();
    new.push(made);
    Ok(id)
}

/// A new tradition of that name.
pub fn founded(label: &str, graph: &Scholarship) -> Tradition {
    let base = fold(label).replace(' ', "-");
    let mut id = base.clone();
    let mut number = 2;
    while graph.tradition(&id).is_some() {
        id = format!("{base}-{number}");
        number += 1;
    }
    Tradition {
        id,
        label: label.to_owned(),
        kind: TraditionKind::Tradition,
        other_names: Vec::new(),
        definition: None,
        views: Default::default(),
        cues: Vec::new(),
        related: Vec::new(),
    }
}

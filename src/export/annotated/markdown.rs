//! The annotated bibliography in Markdown (CommonMark, with anchors in HTML).

use super::model::{AnnotatedBibliography, Entry, Placed, Section, heading, number, verb};
use crate::export::Markup;

impl AnnotatedBibliography {
    /// As Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n{}\n", escape(&self.title), self.counts.join(" "));
        for document in &self.documents {
            text.push_str(&format!("\nCiting: {}\n", Markup::Markdown.write(document)));
        }
        text.push_str("\n## Contents\n\n");
        for (name, anchor, sections) in self.parts() {
            if !sections.is_empty() {
                text.push_str(&format!("- [{name}](#{anchor})\n"));
                for section in sections {
                    let members = number(section.members, "member");
                    text.push_str(&format!(
                        "  - [{}](#tradition-{}) ({members})\n",
                        escape(&section.label),
                        section.id
                    ));
                }
            }
        }
        text.push_str("- [Works](#works)\n");
        for (name, anchor, sections) in self.parts() {
            if !sections.is_empty() {
                text.push_str(&format!("\n<a id=\"{anchor}\"></a>\n\n## {name}\n"));
                sections.iter().for_each(|section| write_section(section, self.source.as_deref(), &mut text));
            }
        }
        text.push_str("\n<a id=\"works\"></a>\n\n## Works\n");
        let mut letter = "";
        for entry in &self.works {
            if entry.letter != letter {
                letter = &entry.letter;
                text.push_str(&format!("\n### {letter}\n"));
            }
            write_entry(entry, &mut text);
        }
        text
    }

    pub(super) fn parts(&self) -> [(&'static str, &'static str, &[Section]); 2] {
        [("Traditions", "traditions", &self.traditions), ("Groupings", "groupings", &self.groupings)]
    }
}

fn escape(text: &str) -> String {
    Markup::Markdown.escape(text)
}

fn write_section(section: &Section, all: Option<&str>, text: &mut String) {
    text.push_str(&format!("\n<a id=\"tradition-{}\"></a>\n\n### {}\n", section.id, escape(&section.label)));
    if !section.other_names.is_empty() {
        text.push_str(&format!("\nAlso called: {}.\n", escape(&section.other_names.join(", "))));
    }
    if let Some(definition) = &section.definition {
        text.push_str(&format!("\n{}\n", escape(definition)));
    }
    if !section.views.is_empty() {
        text.push('\n');
        for (topic, view) in &section.views {
            text.push_str(&format!("- **{}:** {}\n", escape(&capital(topic)), escape(view)));
        }
    }
    if !section.related.is_empty() {
        if section.views.is_empty() {
            text.push('\n');
        }
        for (relation, id, label, note) in &section.related {
            let note = note.as_ref().map(|note| format!(" — {}", escape(note))).unwrap_or_default();
            text.push_str(&format!("- {} [{}](#tradition-{id}){note}\n", capital(relation), escape(label)));
        }
    }
    if let Some(source) = section.source.as_ref().filter(|_| all.is_none()) {
        text.push_str(&format!("\nPlaced by {}:\n", escape(source)));
    }
    for (role, works) in &section.roles {
        text.push_str(&format!("\n**{}** ({})\n\n", heading(*role), works.len()));
        for placed in works {
            let name = if placed.listed {
                format!("[{}](#work-{})", escape(&placed.label), placed.key)
            } else {
                escape(&placed.label)
            };
            text.push_str(&format!("- {name}{}\n", why(placed, section.source.as_deref())));
        }
    }
    if section.rejected > 0 {
        text.push_str(&format!("\n{} not shown: rejected by a reader.\n", number(section.rejected, "claim")));
    }
}

/// `: reason (According to: place)`
fn why(placed: &Placed, known: Option<&str>) -> String {
    let mut text = String::new();
    if let Some(reason) = &placed.reason {
        text.push_str(&format!(": {}", escape(reason)));
    }
    for quote in &placed.quotes {
        text.push_str(&format!(" “{}”", Markup::Markdown.write(quote)));
    }
    let told = [placed.told_by(known), placed.doubt.clone().unwrap_or_default()];
    let told: Vec<&str> = told.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if !told.is_empty() {
        text.push_str(&format!(" ({})", escape(&told.join("; "))));
    }
    text
}

fn write_entry(entry: &Entry, text: &mut String) {
    text.push_str(&format!("\n<a id=\"work-{}\"></a>\n\n", entry.key));
    text.push_str(&format!("{} `{}`\n", Markup::Markdown.write(&entry.reference), entry.key));
    if let Some(annotation) = &entry.annotation {
        text.push('\n');
        for line in annotation.trim().lines() {
            text.push_str(format!("> {line}").trim_end());
            text.push('\n');
        }
    }
    text.push('\n');
    for (document, places) in &entry.cited {
        text.push_str(&format!("- Cited in {}: {}\n", escape(document), escape(places)));
    }
    for (id, label, placed) in &entry.placed {
        let doubt = placed.doubt.as_ref().map(|doubt| format!(" ({doubt})")).unwrap_or_default();
        text.push_str(&format!("- [{}](#tradition-{id}): {}{}\n", escape(label), placed.role.name(), escape(&doubt)));
    }
    for placed in &entry.discussed {
        text.push_str(&format!(
            "- {} {}{}\n",
            escape(&placed.label),
            verb(placed.role),
            why(placed, Some(&placed.label))
        ));
    }
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

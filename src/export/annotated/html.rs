//! The annotated bibliography as one HTML page: no scripts, no fonts, no pictures from elsewhere; readable without a
//! style sheet, on paper and by a screen reader.

use super::markdown::capital;
use super::model::{AnnotatedBibliography, Entry, Placed, Section, heading, number, verb};
use super::prose;
use crate::export::Markup;
use crate::map;
use crate::tradition::Role;

const CSS: &str = include_str!("page.css");

impl AnnotatedBibliography {
    /// As one HTML page.
    pub fn html(&self) -> String {
        self.page(None)
    }

    /// The same beside the page of a map, to which every work is linked: its address from where this page lies.
    pub fn html_beside(&self, map: &str) -> String {
        self.page(Some(map))
    }

    fn page(&self, map: Option<&str>) -> String {
        let title = escape(&self.title);
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\">\n<title>{title} – annotated bibliography</title>\n\
             <style>\n{CSS}{}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n\
             <div class=\"page\">\n",
            self.colour_rules()
        );
        page.push_str(&self.contents());
        page.push_str(&format!(
            "<main id=\"content\">\n<header>\n<p class=\"kind\">Annotated bibliography</p>\n<h1>{title}</h1>\n\
             <p class=\"counts\">{}</p>\n</header>\n",
            escape(&self.counts.join(" "))
        ));
        for document in &self.documents {
            page.push_str(&format!(
                "<p class=\"reference citing-document\">Citing: {}</p>\n",
                Markup::Html.write(document)
            ));
        }
        for (name, anchor, sections) in self.parts() {
            if !sections.is_empty() {
                page.push_str(&format!(
                    "<section id=\"{anchor}\" aria-labelledby=\"h-{anchor}\">\n<h2 id=\"h-{anchor}\">{name}</h2>\n"
                ));
                for section in sections {
                    write_section(section, self.colour(&section.id), self.source.as_deref(), &mut page);
                }
                page.push_str("</section>\n");
            }
        }
        page.push_str("<section id=\"works\" aria-labelledby=\"h-works\">\n<h2 id=\"h-works\">Works</h2>\n");
        page.push_str(&self.letters());
        let mut letter = "";
        for entry in &self.works {
            if entry.letter != letter {
                letter = &entry.letter;
                page.push_str(&format!("<h3 class=\"letter\" id=\"letter-{0}\">{0}</h3>\n", escape(letter)));
            }
            write_entry(entry, self, map, &mut page);
        }
        page.push_str("</section>\n</main>\n</div>\n</body>\n</html>\n");
        page
    }

    fn contents(&self) -> String {
        let mut nav =
            String::from("<nav class=\"contents\" aria-label=\"Contents\">\n<p class=\"kind\">Contents</p>\n<ul>\n");
        for (name, anchor, sections) in self.parts() {
            if sections.is_empty() {
                continue;
            }
            nav.push_str(&format!("<li><a href=\"#{anchor}\">{name}</a>\n<ul>\n"));
            for section in sections {
                nav.push_str(&format!(
                    "<li><a href=\"#tradition-{}\">{}</a>&nbsp;<span class=\"number\">{}</span></li>\n",
                    escape(&section.id),
                    escape(&section.label),
                    section.members
                ));
            }
            nav.push_str("</ul></li>\n");
        }
        nav.push_str(&format!(
            "<li><a href=\"#works\">Works</a>&nbsp;<span class=\"number\">{}</span></li>\n</ul>\n</nav>\n",
            self.works.len()
        ));
        nav
    }

    fn letters(&self) -> String {
        let mut letters: Vec<&str> = self.works.iter().map(|entry| entry.letter.as_str()).collect();
        letters.dedup();
        let links: Vec<String> =
            letters.iter().map(|letter| format!("<a href=\"#letter-{0}\">{0}</a>", escape(letter))).collect();
        format!("<p class=\"letters\">{}</p>\n", links.join(" "))
    }

    /// Number of a tradition's colour; 0 for groupings.
    fn colour(&self, id: &str) -> usize {
        self.traditions.iter().position(|section| section.id == id).map_or(0, |number| number + 1)
    }

    /// The colours of the maps, and lighter ones on a dark ground.
    fn colour_rules(&self) -> String {
        let rules = |share: f64| -> String {
            self.traditions
                .iter()
                .enumerate()
                .filter_map(|(number, section)| {
                    let hue = self.colours.get(&section.id)?;
                    Some(format!(".c{} {{ --c: {}; }}\n", number + 1, map::tint(hue, share)))
                })
                .collect()
        };
        if self.traditions.is_empty() {
            return String::new();
        }
        format!("{}@media screen and (prefers-color-scheme: dark) {{\n{}}}\n", rules(1.0), rules(0.6))
    }
}

fn escape(text: &str) -> String {
    Markup::Html.escape(text)
}

fn write_section(section: &Section, colour: usize, all: Option<&str>, page: &mut String) {
    let id = escape(&section.id);
    page.push_str(&format!(
        "<section class=\"tradition c{colour}\" id=\"tradition-{id}\" aria-labelledby=\"h-{id}\">\n<h3 id=\"h-{id}\">{} \
         <span class=\"number\">{}</span></h3>\n",
        escape(&section.label),
        number(section.members, "member")
    ));
    if !section.other_names.is_empty() {
        page.push_str(&format!("<p class=\"also\">Also called {}.</p>\n", escape(&section.other_names.join(", "))));
    }
    if let Some(definition) = &section.definition {
        page.push_str(&format!("<p class=\"definition\">{}</p>\n", escape(definition)));
    }
    if !section.views.is_empty() || !section.related.is_empty() {
        page.push_str("<dl class=\"facts\">\n");
        for (topic, view) in &section.views {
            page.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", escape(&capital(topic)), escape(view)));
        }
        for (relation, other, label, note) in &section.related {
            let note = note.as_ref().map(|note| format!(": {}", escape(note))).unwrap_or_default();
            page.push_str(&format!(
                "<dt>{}</dt><dd><a href=\"#tradition-{}\">{}</a>{note}</dd>\n",
                escape(&capital(relation)),
                escape(other),
                escape(label)
            ));
        }
        page.push_str("</dl>\n");
    }
    if let Some(source) = section.source.as_ref().filter(|_| all.is_none()) {
        page.push_str(&format!("<p class=\"also\">Placed by {}:</p>\n", escape(source)));
    }
    for (role, works) in &section.roles {
        page.push_str(&format!(
            "<h4>{} <span class=\"number\">{}</span></h4>\n<ul class=\"placed\">\n",
            heading(*role),
            works.len()
        ));
        for placed in works {
            let name = if placed.listed {
                format!("<a href=\"#work-{}\">{}</a>", escape(&placed.key), escape(&placed.label))
            } else {
                format!("<span class=\"citing\">{}</span>", escape(&placed.label))
            };
            page.push_str(&format!("<li>{name}{}</li>\n", why(placed, section.source.as_deref())));
        }
        page.push_str("</ul>\n");
    }
    if section.rejected > 0 {
        let claims = number(section.rejected, "claim");
        page.push_str(&format!("<p class=\"also\">{claims} not shown: rejected by a reader.</p>\n"));
    }
    page.push_str("</section>\n");
}

fn why(placed: &Placed, known: Option<&str>) -> String {
    let mut text = String::new();
    if let Some(doubt) = &placed.doubt {
        text.push_str(&format!(" <span class=\"doubt\">{}</span>", escape(doubt)));
    }
    if let Some(reason) = &placed.reason {
        text.push_str(&format!(" <span class=\"reason\">{}</span>", escape(reason)));
    }
    for quote in &placed.quotes {
        text.push_str(&format!(" <q>{}</q>", Markup::Html.write(quote)));
    }
    let told = placed.told_by(known);
    if !told.is_empty() {
        text.push_str(&format!(" <span class=\"place\">{}</span>", escape(&told)));
    }
    text
}

fn write_entry(entry: &Entry, bibliography: &AnnotatedBibliography, map: Option<&str>, page: &mut String) {
    let key = escape(&entry.key);
    let drawn = map.map_or_else(String::new, |map| {
        let address = format!("{map}#{}", map::fragment(&entry.key));
        format!(" <a class=\"key\" href=\"{}\" aria-label=\"{key} on the map\">map</a>", escape(&address))
    });
    page.push_str(&format!(
        "<article class=\"work\" id=\"work-{key}\">\n<p class=\"reference\">{} <a class=\"key\" href=\"#work-{key}\" \
         aria-label=\"Link to {key}\">{key}</a>{drawn}</p>\n",
        Markup::Html.write(&entry.reference)
    ));
    if let Some(annotation) = &entry.annotation {
        page.push_str(&format!("<div class=\"annotation\">\n{}\n</div>\n", prose::html(annotation)));
    }
    page.push_str("<dl class=\"facts\">\n");
    for (document, places) in &entry.cited {
        page.push_str(&format!("<dt>Cited in</dt><dd>{}: {}</dd>\n", escape(document), escape(places)));
    }
    for (name, member) in [("Placed in", true), ("In relation to", false)] {
        let placed: Vec<String> = entry
            .placed
            .iter()
            .filter(|(.., placed)| placed.role.is_member() == member)
            .map(|(id, label, placed)| {
                let doubt = placed.doubt.as_ref().map(|d| format!(" <span class=\"doubt\">{}</span>", escape(d)));
                format!(
                    "<span class=\"role {}\"><a class=\"c{}\" href=\"#tradition-{}\">{}</a> {}{}</span>",
                    if member { "member" } else { "other" },
                    bibliography.colour(id),
                    escape(id),
                    escape(label),
                    role_word(placed.role),
                    doubt.unwrap_or_default()
                )
            })
            .collect();
        if !placed.is_empty() {
            page.push_str(&format!("<dt>{name}</dt><dd>{}</dd>\n", placed.join(" ")));
        }
    }
    for placed in &entry.discussed {
        page.push_str(&format!(
            "<dt>Discussed</dt><dd>{} {}.{}</dd>\n",
            escape(&placed.label),
            verb(placed.role),
            why(placed, Some(&placed.label))
        ));
    }
    page.push_str("</dl>\n</article>\n");
}

/// The role as a word behind a tradition's name.
const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Exemplar => "as an exemplar",
        Role::Supports => "in support",
        Role::Extends => "carrying it further",
        Role::Illustrates => "as an illustration",
        Role::Critiques => "as a critic",
        Role::Exception => "as an exception",
        Role::SeeAlso => "see also",
    }
}

//! A scene as one page that works without a network: the picture, its evidence, a filter and a table.
//!
//! Takes a [`Scene`]; gives HTML with everything inside: no library, no outside resource. The content security policy
//! allows nothing but the page's own style, script and typeface, each named by its hash. Every tile is a link that can be
//! reached by keyboard and has an address (`#w_KEY`); the table says the same as the picture.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::fonts::Face;
use super::scene::{Detail, Scene};
use super::svg::{Reader, base64, escape, font_faces, write};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The scene as a page.
pub fn html(scene: &Scene) -> String {
    let style = format!("{}\n{STYLE}", font_faces(&Face::ALL));
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; font-src data:; img-src data:; base-uri 'none'; \
         form-action 'none'",
        hash(&style),
        hash(SCRIPT)
    );
    let shown: Vec<&Detail> =
        scene.details.iter().filter(|detail| scene.tiles.iter().any(|tile| tile.subject == detail.subject)).collect();
    let data: Vec<Value> = shown
        .iter()
        .map(|detail| {
            json!({
                "subject": detail.subject, "heading": detail.heading, "title": detail.title, "groups": detail.groups,
                "about": detail.about, "evidence": detail.evidence, "schools": detail.schools,
            })
        })
        .collect();
    // In a script element only `</` and `<!--` end or change anything; `<` never stands bare.
    let data = Value::Array(data).to_string().replace('<', "\\u003c");
    let groups: String = shown
        .iter()
        .filter_map(|detail| Some((detail.subject.strip_prefix("tradition:")?, detail)))
        .map(|(id, detail)| format!("<option value=\"{}\">{}</option>", escape(id), escape(&detail.heading)))
        .collect();
    let title = escape(&scene.title);
    let notes: String =
        std::iter::once(&scene.subtitle).chain(&scene.notes).map(|note| format!("<p>{}</p>", escape(note))).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Catena\">\n<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#table\">Skip the picture: go to the table</a>\n\
         <header><h1>{title}</h1>\
         <label>Filter <input id=\"filter\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></label>\
         <label>Group <select id=\"group\"><option value=\"\">all</option>{groups}</select></label>\
         <button id=\"clear\" type=\"button\">Clear (Esc)</button>\
         <button id=\"fit\" type=\"button\">Fit width / full size</button>\
         <span id=\"found\" role=\"status\"></span></header>\n\
         <main>\n<div id=\"map\" class=\"fit\">\n{}</div>\n\
         <aside id=\"panel\" tabindex=\"-1\" aria-live=\"polite\" aria-label=\"Evidence\">\
         <h2>What stands behind it</h2><p>Choose a work, a tradition or a line. Arrow keys move between boxes, Enter \
         opens one, Esc clears, / filters.</p>{notes}</aside>\n</main>\n{}\
         <script type=\"application/json\" id=\"data\">{data}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        write(scene, Reader::Page),
        table(&shown),
    )
}

fn table(shown: &[&Detail]) -> String {
    let rows: String = shown
        .iter()
        .filter(|detail| !detail.subject.starts_with("tradition:"))
        .map(|detail| {
            let subject = escape(&detail.subject);
            format!(
                "<tr data-subject=\"{subject}\"><td><a href=\"#{subject}\">{}</a></td><td class=\"number\">{}</td>\
                 <td>{}</td><td>{}</td><td class=\"number\">{}</td></tr>\n",
                escape(&detail.heading),
                escape(&detail.year),
                escape(&detail.title),
                escape(&detail.groups),
                detail.evidence.len(),
            )
        })
        .collect();
    let heads: String = ["Name", "Year", "Title", "Groups and roles", "Evidence"]
        .iter()
        .map(|head| format!("<th scope=\"col\"><button type=\"button\">{head}</button></th>"))
        .collect();
    format!(
        "<section id=\"table\" tabindex=\"-1\" aria-labelledby=\"table-title\"><h2 id=\"table-title\">The same as a \
         table</h2>\n<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></section>\n"
    )
}

/// A source expression of the content security policy (CSP level 3, §2.3.1).
fn hash(content: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(content.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_what_browsers_compute() {
        // From the CSP specification's own example: alert('Hello, world.');
        assert_eq!(hash("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }

    #[test]
    fn no_text_ends_the_script_element() {
        let scene = Scene {
            details: vec![Detail {
                subject: "a".into(),
                heading: "</script><script>alert(1)</script>".into(),
                ..Detail::default()
            }],
            tiles: Vec::new(),
            title: "</title><script>".into(),
            ..Scene::default()
        };
        let page = html(&scene);
        assert_eq!(page.matches("<script").count(), 2);
        assert_eq!(page.matches("</script>").count(), 2);
    }
}

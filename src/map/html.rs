//! A scene as one page that works without a network: the picture, its evidence, a filter and a table.
//!
//! Takes a [`Scene`]; gives HTML with everything inside: no library, no outside resource. The content security policy
//! allows nothing but the page's own style, script and typeface, each named by its hash. Every tile is a link that can be
//! reached by keyboard and has an address (`#w_KEY`), as every line has; the table says the same as the picture, and names
//! what it leaves out.

use std::collections::{BTreeMap, BTreeSet};

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
    let listed: BTreeSet<&str> = scene.listed.iter().map(String::as_str).collect();
    let rows: Vec<&Detail> = scene.details.iter().filter(|detail| listed.contains(detail.subject.as_str())).collect();
    let drawn: BTreeMap<&str, &str> =
        scene.tiles.iter().rev().map(|tile| (tile.subject.as_str(), tile.id.as_str())).collect();
    let with_members: BTreeSet<&str> = rows.iter().flat_map(|detail| &detail.schools).map(String::as_str).collect();
    let has_members = |id: &str| with_members.contains(id);
    let schools: Vec<(&str, &Detail)> = scene
        .details
        .iter()
        .filter_map(|detail| Some((detail.subject.strip_prefix("tradition:")?, detail)))
        .filter(|(id, detail)| has_members(id) || drawn.contains_key(detail.subject.as_str()))
        .collect();
    let subjects: Vec<Value> = rows
        .iter()
        .copied()
        .chain(schools.iter().map(|(_, detail)| *detail))
        .map(|detail| {
            json!({
                "subject": detail.subject, "kind": detail.kind, "heading": detail.heading, "title": detail.title,
                "groups": detail.groups, "about": detail.about, "evidence": detail.evidence, "schools": detail.schools,
            })
        })
        .collect();
    let links: BTreeMap<&str, &[(String, String)]> =
        scene.links.iter().map(|link| (link.id.as_str(), link.evidence.as_slice())).collect();
    // In a script element only `</` and `<!--` end or change anything; `<` never stands bare.
    let data = json!({ "subjects": subjects, "links": links }).to_string().replace('<', "\\u003c");
    let groups: String = schools
        .iter()
        .filter(|(id, _)| has_members(id))
        .map(|(id, detail)| format!("<option value=\"{}\">{}</option>", escape(id), escape(&detail.heading)))
        .collect();
    let group = if groups.is_empty() { " hidden" } else { "" };
    let title = escape(&scene.title);
    let notes: String =
        std::iter::once(&scene.subtitle).chain(&scene.notes).map(|note| format!("<p>{}</p>", escape(note))).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Catena\">\n<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#table\">Skip the picture: go to the table</a>\n\
         <div id=\"top\">\n<header><h1>{title}</h1>\
         <label>Filter <input id=\"filter\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></label>\
         <label{group}>Group <select id=\"group\"><option value=\"\">all</option>{groups}</select></label>\
         <button id=\"clear\" type=\"button\">Clear (Esc)</button>\
         <span class=\"sizes\" role=\"group\" aria-label=\"Size of the picture\">\
         <button id=\"smaller\" type=\"button\" aria-label=\"Smaller\">−</button>\
         <button id=\"fit\" type=\"button\">Fit / readable</button>\
         <button id=\"larger\" type=\"button\" aria-label=\"Larger\">+</button></span>\
         <span id=\"found\" role=\"status\"></span></header>\n\
         <main>\n<div id=\"map\">\n{}</div>\n\
         <aside id=\"panel\" tabindex=\"0\" aria-live=\"polite\" aria-label=\"Evidence\">\
         <h2>What stands behind it</h2><p>Choose a work, a tradition or a line. Arrow keys move between boxes, Enter \
         opens one, Esc clears, / filters, + and − change the size; the mouse drags the picture.</p>{notes}</aside>\n\
         </main>\n</div>\n{}\
         <script type=\"application/json\" id=\"data\">{data}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        write(scene, Reader::Page),
        table(&rows, &drawn),
    )
}

/// All that the picture is about, drawn or not.
fn table(rows: &[&Detail], drawn: &BTreeMap<&str, &str>) -> String {
    let people = rows.iter().any(|detail| detail.kind == "scholar");
    let missing = rows.iter().filter(|detail| !drawn.contains_key(detail.subject.as_str())).count();
    let lines: String = rows
        .iter()
        .map(|detail| {
            let on_map = drawn.get(detail.subject.as_str());
            let address = on_map.map_or_else(|| percent(&detail.subject), |id| (*id).to_owned());
            let off = if on_map.is_none() { " <span class=\"off\">not drawn</span>" } else { "" };
            let name = format!("<a href=\"#{address}\">{}</a>{off}", escape(&detail.heading));
            let number = |number: usize| format!("<td class=\"number\">{number}</td>");
            let rest = if people {
                format!("{}{}<td>{}</td>", number(detail.works), number(detail.places), escape(&detail.groups))
            } else {
                format!(
                    "<td class=\"number\">{}</td><td>{}</td><td>{}</td>{}{}",
                    escape(&detail.year),
                    escape(&detail.title),
                    escape(&detail.groups),
                    number(detail.places),
                    number(detail.evidence.len())
                )
            };
            format!("<tr data-subject=\"{}\"><td>{name}</td>{rest}</tr>\n", escape(&detail.subject))
        })
        .collect();
    let columns: &[&str] = if people {
        &["Name", "Works", "Cited at", "Traditions and groups"]
    } else {
        &["Name", "Year", "Title", "Groups and roles", "Cited at", "Evidence"]
    };
    let heads: String = columns
        .iter()
        .map(|head| format!("<th scope=\"col\" data-head=\"{head}\"><button type=\"button\">{head}</button></th>"))
        .collect();
    let heading = match missing {
        0 => "The same as a table".to_owned(),
        missing => format!("As a table: all {}, of which {missing} are not drawn", rows.len()),
    };
    format!(
        "<section id=\"table\" tabindex=\"-1\" aria-labelledby=\"table-title\"><h2 id=\"table-title\">{heading}</h2>\n\
         <table><thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}</tbody></table></section>\n"
    )
}

/// RFC 3986, §2.1: all but its unreserved characters.
fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
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
            listed: vec!["a".into()],
            title: "</title><script>".into(),
            ..Scene::default()
        };
        let page = html(&scene);
        assert_eq!(page.matches("<script").count(), 2);
        assert_eq!(page.matches("</script>").count(), 2);
    }
}

//! A scene as one page that works without a network: the picture, its evidence, a filter and a table.
//!
//! Takes a [`Scene`]; gives HTML with everything inside: no library, no outside resource. The content security policy
//! allows nothing but the page's own style, script and typeface, each named by its hash. Every tile is a link that can be
//! reached by keyboard; every subject has an address (`#w_KEY`, `#KEY`, `#tradition:ID`), drawn or not, as every line has.
//! The table says the same as the picture, and names what it leaves out. Without a script picture and table are there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::fonts::Face;
use super::scene::{Detail, Lane, Said, Scene};
use super::svg::{Reader, base64, escape, font_faces, write};

const STYLE: &str = include_str!("page/page.css");
/// One function of several files, which share what they name.
const SCRIPT: &str = concat!(
    "'use strict';\n(function () {\n",
    include_str!("page/subjects.js"),
    include_str!("page/filter.js"),
    include_str!("page/panel.js"),
    include_str!("page/addresses.js"),
    include_str!("page/picture.js"),
    include_str!("page/events.js"),
    "}());\n"
);

/// The scene as a page.
pub fn html(scene: &Scene) -> String {
    page(scene, None)
}

/// The same beside an annotated bibliography, to whose entries works are linked: its address from where the page lies.
pub fn html_beside(scene: &Scene, bibliography: &str) -> String {
    page(scene, Some(bibliography))
}

fn page(scene: &Scene, bibliography: Option<&str>) -> String {
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
    let subjects: Vec<Value> =
        rows.iter().copied().chain(schools.iter().map(|(_, detail)| *detail)).map(subject).collect();
    let links: BTreeMap<&str, Vec<Value>> =
        scene.links.iter().map(|link| (link.id.as_str(), link.evidence.iter().map(said).collect())).collect();
    let lanes: Vec<Value> = scene.lanes.iter().map(lane).collect();
    let bands: Vec<Value> = scene.bands.iter().map(|band| json!([band.label, band.top, band.bottom])).collect();
    // In a script element only `</` and `<!--` end or change anything; `<` never stands bare.
    let data = json!({
        "subjects": subjects, "links": links, "lanes": lanes, "bands": bands, "bibliography": bibliography,
    });
    let data = data.to_string().replace('<', "\\u003c");
    let groups: String = schools
        .iter()
        .filter(|(id, _)| has_members(id))
        .map(|(id, detail)| format!("<option value=\"{}\">{}</option>", escape(id), escape(&detail.heading)))
        .collect();
    let group = if groups.is_empty() { " hidden" } else { "" };
    // On paper a picture not much higher than a page is one page; a higher one is as wide as the page and goes on.
    let low = if scene.height < 0.8 * scene.width { " class=\"low\"" } else { "" };
    let title = escape(&scene.title);
    let notes: String =
        std::iter::once(&scene.subtitle).chain(&scene.notes).map(|note| format!("<p>{}</p>", escape(note))).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Catena\">\n<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#table\">Skip the picture: go to the table</a>\n\
         <header><h1 title=\"{title}\">{title}</h1>\
         <div id=\"tools\" hidden><label><span>Filter</span> <input id=\"filter\" type=\"search\" placeholder=\"works, words, “a phrase”\" autocomplete=\"off\" \
         spellcheck=\"false\" enterkeyhint=\"search\"></label>\
         <span id=\"hits\" role=\"group\" aria-label=\"What the filter finds\" hidden>\
         <button id=\"previous\" type=\"button\" aria-label=\"Previous\" title=\"Previous (Shift Enter)\">‹</button>\
         <button id=\"next\" type=\"button\" aria-label=\"Next\" title=\"Next (Enter)\">›</button> \
         <span id=\"found\"></span> <button id=\"clear\" type=\"button\">Clear</button></span>\
         <label{group}><span>Group</span> <select id=\"group\"><option value=\"\">all groups</option>{groups}</select></label>\
         <span class=\"joined\" role=\"group\" aria-label=\"Size of the picture\">\
         <button id=\"smaller\" type=\"button\" aria-label=\"Smaller\" title=\"Smaller (−)\">−</button>\
         <button id=\"larger\" type=\"button\" aria-label=\"Larger\" title=\"Larger (+)\">+</button>\
         <button id=\"readable\" type=\"button\" title=\"As large as words need\">Readable</button>\
         <button id=\"fit\" type=\"button\" title=\"The whole picture (0)\">Whole</button></span>\
         <button id=\"legend\" type=\"button\" title=\"To the legend at the foot of the picture, and back\">Legend</button>\
         <button id=\"about\" type=\"button\" aria-controls=\"panel\" aria-expanded=\"true\">Help</button></div>\
         <a id=\"to-table\" href=\"#table\">Table ({})</a></header>\n\
         <main>\n<div id=\"heads\" aria-hidden=\"true\" hidden></div><div id=\"map\"{low}>\n{}</div>\n\
         <aside id=\"panel\" tabindex=\"0\" aria-labelledby=\"panel-title\">\
         <button id=\"close\" type=\"button\" aria-label=\"Close\" title=\"Close (Esc)\" hidden>×</button><div id=\"said\">\
         <h2 id=\"panel-title\">What stands behind it</h2><div id=\"guide\" hidden><p>Choose a work, a tradition or a line: \
         here you read what is said of it and where.</p><p class=\"with-keys\">Arrow keys move between boxes, Enter opens \
         one; its lines are listed with it. Esc closes, / goes to the filter, + and − change the size, 0 shows \
         everything; the mouse drags the picture.</p></div><noscript><p>This page can open what stands behind boxes and \
         lines where scripts are allowed. Picture and table need none.</p></noscript>{notes}</div></aside>\n\
         </main>\n<p id=\"spoken\" class=\"unseen\" role=\"status\"></p>\n{}\
         <script type=\"application/json\" id=\"data\">{data}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        rows.len(),
        write(scene, Reader::Page),
        table(&rows, &drawn),
    )
}

/// A subject as the script reads it; what is empty is left out.
fn subject(detail: &Detail) -> Value {
    let mut value = json!({
        "subject": detail.subject, "kind": detail.kind, "heading": detail.heading, "title": detail.title,
        "groups": detail.groups, "about": detail.about, "schools": detail.schools,
        "evidence": detail.evidence.iter().map(said).collect::<Vec<_>>(),
    });
    if !detail.cites.is_empty() {
        value["cites"] = json!(detail.cites);
    }
    value
}

fn said(said: &Said) -> Value {
    let mut value = json!({ "what": said.what });
    for (name, words) in
        [("kind", said.kind), ("by", &said.by), ("of", &said.of), ("cue", &said.cue), ("note", &said.note)]
    {
        if !words.is_empty() {
            value[name] = json!(words);
        }
    }
    if !said.places.is_empty() {
        value["places"] = json!(said.places);
    }
    value
}

fn lane(lane: &Lane) -> Value {
    json!({ "letter": lane.letter, "label": lane.label, "x": lane.rect.x, "width": lane.rect.w, "top": lane.rect.y,
            "bottom": lane.rect.bottom(), "hue": lane.hue })
}

/// All that the picture is about, drawn or not.
fn table(rows: &[&Detail], drawn: &BTreeMap<&str, &str>) -> String {
    let people = rows.iter().any(|detail| detail.kind == "scholar");
    let missing = rows.iter().filter(|detail| !drawn.contains_key(detail.subject.as_str())).count();
    let lines: String = rows
        .iter()
        .map(|detail| {
            let on_map = drawn.get(detail.subject.as_str());
            let address = on_map.map_or_else(|| fragment(&detail.subject), |id| (*id).to_owned());
            let off = if on_map.is_none() { " <span class=\"off\">not drawn</span>" } else { "" };
            let name = format!("<a href=\"#{address}\">{}</a>{off}", escape(&detail.heading));
            let number = |number: usize| format!("<td class=\"number\">{number}</td>");
            let rest = if people {
                format!("{}{}<td>{}</td>", number(detail.works), number(detail.places), escape(&detail.groups))
            } else {
                let year = detail.year_number.map_or_else(String::new, |year| year.to_string());
                format!(
                    "<td class=\"number\" data-sort=\"{year}\">{}</td><td>{}</td><td>{}</td>{}{}",
                    escape(&detail.year),
                    escape(&detail.title),
                    escape(&detail.groups),
                    number(detail.places),
                    number(detail.evidence.iter().map(|said| said.places.len().max(1)).sum())
                )
            };
            let order = escape(&detail.order);
            let subject = escape(&detail.subject);
            format!("<tr data-subject=\"{subject}\"><td data-sort=\"{order}\">{name}</td>{rest}</tr>\n")
        })
        .collect();
    let columns: &[(&str, &str)] = if people {
        &[("Name", ""), ("Works", "number"), ("Cited at", "number"), ("Traditions and groups", "")]
    } else {
        &[
            ("Name", ""),
            ("Year", "number"),
            ("Title", ""),
            ("Groups and roles", ""),
            ("Cited at", "number"),
            ("Evidence", "number"),
        ]
    };
    let heads: String = columns
        .iter()
        .map(|(head, kind)| {
            format!(
                "<th scope=\"col\" data-head=\"{head}\" data-kind=\"{kind}\"><button type=\"button\">{head}</button></th>"
            )
        })
        .collect();
    let heading = match missing {
        0 => "The same as a table".to_owned(),
        missing => format!("As a table: all {}, of which {missing} are not drawn", rows.len()),
    };
    format!(
        "<section id=\"table\" tabindex=\"-1\" aria-labelledby=\"table-title\"><h2 id=\"table-title\">{heading}</h2>\n\
         <p id=\"narrowed\" hidden></p>\n\
         <table><thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}</tbody></table></section>\n"
    )
}

/// The fragment under which a page opens a subject, a work by its key. RFC 3986, §2.1: all but its unreserved characters.
pub fn fragment(text: &str) -> String {
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

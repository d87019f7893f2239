fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let (d, _) = catena::document::read(&path, &bytes).unwrap();
    for n in &d.paragraphs {
        println!("P {:?}", n.of(&d.text));
    }
    for n in &d.notes {
        println!("{} {:?} {:?}", n.mark, n.anchor, n.span.of(&d.text));
    }
    println!("entries {} sup {} marks {}", d.entries.len(), d.superscripts.len(), d.note_marks.len());
    for f in &d.furniture {
        println!("F {:?}", f.of(&d.text));
    }
}

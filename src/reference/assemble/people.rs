//! Who wrote, edited, translated and introduced a work: from the runs of names to BibLaTeX's lists of names.

use super::names::{Order, double_families, read_names, read_names_in, title_case};
use super::services::without_pseudonym;
use super::{Builder, language, words};
use crate::record::{Field, Name, Names, Value};
use crate::reference::label::Label;
use crate::reference::list;
use crate::reference::short_form::first_name;
use crate::text::fold;

/// `Foreword by Ann Moor`: what someone added to the work of another, and the names.
pub fn contribution(note: &str) -> Option<(Field, &str)> {
    let (what, names) = note.split_once(" by ")?;
    let what = what.to_lowercase();
    let what = ["with an ", "with a "].iter().find_map(|with| what.strip_prefix(with)).unwrap_or(&what);
    let field = match what {
        "foreword" | "preface" | "forew." => Field::Foreword,
        "introduction" | "intro." => Field::Introduction,
        "afterword" | "afterw." => Field::Afterword,
        _ => return None,
    };
    (names.starts_with(char::is_uppercase) && names.split_whitespace().count() < 9).then_some((field, names))
}

/// `Id.`, `ders.`, alone or behind `in`.
pub fn is_same_author(text: &str) -> bool {
    let word = words::trim(text).trim_start_matches("in ").trim_start_matches("in: ").trim_start_matches("In: ");
    list::is_same_author(word.trim_end_matches(['.', ',', ':']))
}

/// `Moor AC, inventor; Quay Surgical R&D Inc., assignee`, as medical lists have patents: who invented it, and who holds it.
fn inventors_and_holder(printed: &str) -> Option<(String, String)> {
    let bare = printed.trim_end_matches(['.', ' ', ',']);
    let bare = bare.strip_suffix(", assignee").or_else(|| bare.strip_suffix(", assignees"))?;
    let (inventors, holder) = bare.rsplit_once(';')?;
    let inventors = inventors.trim_end();
    let inventors = inventors.strip_suffix(", inventor").or_else(|| inventors.strip_suffix(", inventors"))?;
    Some((inventors.to_owned(), holder.trim().to_owned()))
}

impl Builder<'_> {
    /// `BIANCHI BANDINELLI 1965 = R. BIANCHI BANDINELLI, …`: the form by which a work is cited says which words are the family name.
    pub(super) fn family_of_the_short_form(&mut self, form: &str) {
        let Some((names, _year)) = form.rsplit_once(' ') else { return };
        let Some(first) = first_name(names) else { return };
        let Some(Value::Names(authors)) = self.record.fields.get_mut(&Field::Author) else { return };
        let Some(Name::Person(person)) = authors.list.first_mut() else { return };
        let Some((given, middle)) = person.given.rsplit_once(' ') else { return };
        if person.prefix.is_empty() && first == fold(&format!("{middle} {}", person.family)) {
            let capitals = middle.chars().all(|c| !c.is_lowercase()) && person.family.contains(char::is_lowercase);
            let middle = if capitals { title_case(middle) } else { middle.to_owned() };
            person.family = format!("{middle} {}", person.family);
            person.given = given.to_owned();
        }
    }

    pub(super) fn people(&mut self, order: Order) {
        let printed = self.runs.leading_names(Label::Author);
        let (printed, holder) = match inventors_and_holder(&printed) {
            Some((inventors, holder)) => (inventors, Some(holder)),
            None => (printed, None),
        };
        if let Some(holder) = holder {
            let holder = if read_names(&holder).names.list.iter().any(|name| matches!(name, Name::Body(_)))
                || holder.contains(' ')
            {
                Names::of([Name::Body(holder)])
            } else {
                read_names(&holder).names
            };
            self.set(Field::Holder, Value::Names(holder), Label::Author);
        }
        let printed = match without_pseudonym(&printed) {
            Some((names, addon)) => {
                self.text(Field::from_name("nameaddon"), addon, Label::Author);
                names
            }
            None => printed,
        };
        let mut author = read_names_in(&printed, order);
        // `Quay Trust. 2007. Rivers. Oslo: Quay Trust.`: who publishes under the author's very name is a body.
        let own = words::trim(&printed);
        let published =
            own.contains(' ') && !own.contains(',') && fold(&self.runs.joined(Label::Publisher)) == fold(own);
        if published || super::abnt::is_body_of_a_page(own, self.runs.all()) {
            author.names = Names::of([Name::Body(own.to_owned())]);
        }
        self.repeated_author = author.repeated;
        // Editors at the head of an entry are filed as authors are.
        let inside = if author.names.list.is_empty() { order } else { Order::Inside };
        let mut printed = self.runs.joined(Label::Editor);
        let whose = self.runs.whose_book().filter(|(name, _)| !read_names(name).editors);
        if let Some((_, editors)) = whose {
            printed = editors.to_owned();
        }
        let mut editor = read_names_in(&printed, inside);
        // `In: ______ (org.). História`, `in Id. (a cura di), I luoghi`: the author of the chapter edited the book.
        if editor.repeated && editor.editors && (editor.names.list.is_empty() || editor.joined) {
            let others = std::mem::take(&mut editor.names.list);
            editor.names.list.extend(author.names.list.iter().cloned().chain(others));
        }
        if let Some(bodies) = super::abnt::are_bodies(&printed) {
            editor.names = bodies;
        }
        let mut container = read_names(&self.runs.joined(Label::ContainerAuthor));
        if let Some((name, _)) = whose.filter(|_| container.names.list.is_empty()) {
            container = read_names(name);
        }
        let mut translator = read_names(&self.runs.joined(Label::Translator));
        self.headed_by_translators(&mut author, &mut translator);
        self.stated_in_russian(&mut editor, &mut translator);
        // `Meyer, M. H. (ed.) (2000) Care Work`, `Meyer, M. H. (2000) (ed.)`: the head of the entry names editors.
        if (author.editors || editor.editors && self.runs.precedes(Label::Editor, Label::Title))
            && editor.names.list.is_empty()
            && !self.runs.has(Label::ContainerTitle)
        {
            std::mem::swap(&mut author, &mut editor);
            self.repeated_author |= editor.repeated;
            self.repeated_as = Some(Field::Editor).filter(|_| self.repeated_author);
        }
        // `In: Own, Name, Book`: nobody edits a book under a bare name of the chapter's author.
        if !editor.editors
            && container.names.list.is_empty()
            && !author.names.list.is_empty()
            && editor.names == author.names
        {
            std::mem::swap(&mut editor, &mut container);
            self.evidence.in_marker = true;
        }
        // `in Id., Varianti`: the book is the author's own.
        let own = self.runs.texts(Label::Note).into_iter().chain(self.runs.texts(Label::Other)).any(is_same_author);
        if own
            && container.names.list.is_empty()
            && editor.names.list.is_empty()
            && self.runs.has(Label::ContainerTitle)
        {
            container.names = author.names.clone();
            self.evidence.in_marker = true;
        }
        self.evidence.in_marker |= editor.after_in || container.after_in;
        // A body at the head of an entry that names no author is its author, whoever else it is.
        if author.names.list.is_empty()
            && editor.names.list.is_empty()
            && !author.repeated
            && let Some(body) = self.runs.body_at_head()
        {
            author.names.list.push(Name::Body(body.to_owned()));
        }
        let romance = language::of(&[self.runs.all()]);
        if matches!(romance, Some("italian" | "spanish")) {
            for list in [&mut author, &mut editor, &mut container] {
                double_families(&mut list.names, self.runs.all());
            }
        }
        // `Moor G (ed.) 2000 Space and Beyond (ed.) G Moor`: the editors before the title, and again behind it.
        let mut edit: Vec<Name> = Vec::with_capacity(editor.names.list.len());
        for name in std::mem::take(&mut editor.names.list) {
            if !edit.contains(&name) {
                edit.push(name);
            }
        }
        editor.names.list = edit;
        for (field, names, label) in [
            (Field::Author, author.names, Label::Author),
            (Field::Editor, editor.names, Label::Editor),
            (Field::BookAuthor, container.names, Label::ContainerAuthor),
            (Field::Translator, translator.names, Label::Translator),
        ] {
            self.set(field, Value::Names(names), label);
        }
        for (field, names) in self.runs.texts(Label::Note).into_iter().filter_map(contribution) {
            self.set(field, Value::Names(read_names(names).names), Label::Note);
        }
        if editor.translators
            && let Some(names) = self.record.names(Field::Editor).cloned()
        {
            self.set(Field::Translator, Value::Names(names), Label::Editor);
            // `translated by …`, and nobody is said to edit.
            if !editor.editors {
                self.record.fields.remove(&Field::Editor);
                self.confidence.remove(&Field::Editor);
            }
        }
    }
}

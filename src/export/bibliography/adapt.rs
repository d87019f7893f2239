//! A style as the engine must have it, to do what CSL asks of both.

use hayagriva::citationberg::taxonomy::{StandardVariable, Variable};
use hayagriva::citationberg::{
    CslMacro, IndependentStyle, LayoutRenderingElement as Element, LongShortForm, Name, NamesChild, SortKey, TextCase,
    TextTarget,
};

/// Behind the names of macros that only sort.
const SORTING: &str = " (filed)";

/// Changes what the engine would do otherwise than CSL has it: it sorts by quotation marks and articles, takes the capitals of
/// *Ed.* for those of a title, which works in other languages do not have, and prints no names of an element that says how
/// their label looks and not how they do.
pub(super) fn adapt(style: &mut IndependentStyle) {
    sort_by_filed_titles(style);
    let mut elements: Vec<&mut Vec<Element>> = style.macros.iter_mut().map(|own| &mut own.children).collect();
    elements.extend(style.bibliography.iter_mut().map(|bibliography| &mut bibliography.layout.elements));
    elements.into_iter().for_each(|elements| {
        each(elements, &mut capital_roles);
        each(elements, &mut name_beside_label);
    });
}

/// CSL 1.0.2, “Sorting”: what a macro prints for sorting has no formatting. The keys get macros of their own.
fn sort_by_filed_titles(style: &mut IndependentStyle) {
    let Some(sort) = style.bibliography.as_mut().and_then(|bibliography| bibliography.sort.as_mut()) else { return };
    let mut wanted = Vec::new();
    for key in &mut sort.keys {
        match key {
            SortKey::Variable { variable, .. } if is_title(*variable) => *variable = FILED_VARIABLE,
            SortKey::MacroName { name, .. } => {
                wanted.push(name.clone());
                name.push_str(SORTING);
            }
            SortKey::Variable { .. } => {}
        }
    }
    let mut made: Vec<CslMacro> = Vec::new();
    while let Some(name) = wanted.pop() {
        let filed = format!("{name}{SORTING}");
        if made.iter().any(|own| own.name == filed) {
            continue;
        }
        let Some(own) = style.macros.iter().find(|own| own.name == name) else { continue };
        let mut own = CslMacro { name: filed, children: own.children.clone() };
        each(&mut own.children, &mut |element| wanted.extend(unmarked(element)));
        made.push(own);
    }
    style.macros.extend(made);
}

/// [`FILED`](super::item::FILED)
const FILED_VARIABLE: Variable = Variable::Standard(StandardVariable::CitationKey);

fn is_title(variable: Variable) -> bool {
    variable == Variable::Standard(StandardVariable::Title)
}

/// Makes a text print what it is sorted by; gives the macro that it calls.
fn unmarked(element: &mut Element) -> Option<String> {
    let Element::Text(text) = element else { return None };
    text.quotes = false;
    match &mut text.target {
        TextTarget::Variable { var, form } if is_title(*var) => {
            (*var, *form) = (FILED_VARIABLE, LongShortForm::default());
            None
        }
        TextTarget::Macro { name } => {
            let called = name.clone();
            name.push_str(SORTING);
            Some(called)
        }
        _ => None,
    }
}

/// `Ed.`, `Trans.`: words of the style, not of the work.
fn capital_roles(element: &mut Element) {
    let Element::Names(names) = element else { return };
    for child in &mut names.children {
        if let NamesChild::Label(label) = child
            && label.text_case == Some(TextCase::TitleCase)
        {
            label.text_case = Some(TextCase::CapitalizeFirst);
        }
    }
}

/// CSL 1.0.2, “Name”: names without `cs:name` are printed in its default form.
fn name_beside_label(element: &mut Element) {
    let Element::Names(names) = element else { return };
    if !names.children.is_empty() && !names.children.iter().any(|child| matches!(child, NamesChild::Name(_))) {
        names.children.insert(0, NamesChild::Name(Name::default()));
    }
}

/// Puts each element, and whatever stands in it, through `change`.
fn each(elements: &mut [Element], change: &mut dyn FnMut(&mut Element)) {
    for element in elements {
        change(element);
        match element {
            Element::Group(group) => each(&mut group.children, change),
            Element::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(other) = child {
                        each(&mut other.children, change);
                    }
                }
            }
            Element::Choose(choose) => {
                each(&mut choose.if_.children, change);
                choose.else_if.iter_mut().for_each(|branch| each(&mut branch.children, change));
                choose.otherwise.iter_mut().for_each(|branch| each(&mut branch.children, change));
            }
            Element::Text(_) | Element::Date(_) | Element::Number(_) | Element::Label(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::bibliography::item::FILED;

    #[test]
    fn titles_are_filed_under_the_variable_that_items_have_them_in() {
        assert_eq!(FILED_VARIABLE.to_string(), FILED);
    }
}

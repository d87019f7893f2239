//! Fields given twice in one entry.

use super::layout::can_relay;
use super::{Class, Draft, Options, Rule, Use};

pub(super) const FIELD_RULES: &[Rule] = &[Rule {
    id: "duplicate-fields",
    class: Class::Unsafe,
    when: Use::WithUnsafe,
    reason: "a field given twice with the same value is needed once",
    apply: same_twice,
}];

fn same_twice(draft: &mut Draft, _: &Options) {
    if !can_relay(draft) {
        return;
    }
    for at in (1..draft.fields.len()).rev() {
        let same = draft.fields.get(at).is_some_and(|field| {
            draft.fields.iter().take(at).any(|other| {
                other.name.eq_ignore_ascii_case(&field.name)
                    && (other.value == field.value || other.inner().is_some() && other.inner() == field.inner())
            })
        });
        if same {
            draft.remove(at);
        }
    }
}

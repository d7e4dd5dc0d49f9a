//! People.

use super::super::diagnostic::shown;
use super::super::draft::{PersonDraft, Text};
use super::{Desk, boxed};
use crate::dataset::{Person, PersonId, is_slug, slug};
use crate::text::nearest;

impl Desk<'_, '_> {
    pub(super) fn person(&mut self, draft: &PersonDraft<'_>) {
        let mut id = draft.id.clone();
        let name = id.value.strip_prefix("person/").unwrap_or(&id.value);
        if !is_slug(name) || name.len() == id.value.len() {
            let (wrong, slug) = (id.value.clone(), slug(name));
            let slug = if slug.is_empty() { "yasser-arafat".to_owned() } else { slug };
            // Under the id it should have, so that who names the person by it is not told that nobody has it.
            id.value = format!("person/{slug}").into();
            let (wrong, right) = (shown(&wrong), shown(&id.value));
            let message = format!("\"{wrong}\" is no id of a person; write it in lower-case ASCII: \"{right}\"");
            self.error(&id.span, message);
            if self.file.is_bulk() {
                return;
            }
        }
        let errors = self.log.errors();
        let of = draft.of.as_ref().and_then(|party| self.party(party));
        if self.file.is_bulk() && self.log.errors() > errors {
            return;
        }
        let aliases = draft.aliases.iter().map(boxed).collect();
        let person = Person { id: boxed(&id.value), name: boxed(&draft.name), of, aliases };
        let origin = self.origin(&id.span);
        if let Err(refused) = self.whole.layers.person(person, origin) {
            self.refused(&id, None, &refused);
        }
    }

    pub(super) fn person_id(&mut self, text: &Text<'_>) -> Option<PersonId> {
        let found = self.whole.layers.builder.person(&text.value);
        if found.is_none() && !self.log.has_lost() {
            let near = self.near(|desk| nearest(&text.value, desk.whole.layers.builder.person_ids()));
            let near = if near.is_empty() { "; add one to this file or another" } else { &near };
            self.error(&text.span, format!("no [[person]] has the id \"{}\"{near}", shown(&text.value)));
        }
        found
    }
}

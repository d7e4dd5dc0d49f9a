//! People.

use super::super::diagnostic::shown;
use super::super::draft::{PersonDraft, Text};
use super::{Desk, boxed};
use crate::dataset::{Person, PersonId, is_slug, slug};
use crate::text::{fold, nearest};

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
        if self.may_be_left_out() && self.log.errors() > errors {
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
            let near = self.near(|desk| desk.nearest_person(&text.value));
            let advice = match (near.is_empty(), id_of(&text.value)) {
                (false, _) => near,
                (true, Some(id)) if id != text.value => format!("; add one with the id \"{}\"", shown(&id)),
                (true, _) => "; add one to this file or another".to_owned(),
            };
            self.missing(&text.span, format!("no [[person]] has the id \"{}\"{advice}", shown(&text.value)));
        }
        found
    }

    /// The id of the person that a wrong one may mean: one that lacks its beginning, a name, or one that is nearly right.
    fn nearest_person(&self, text: &str) -> Option<&str> {
        let (builder, wanted) = (&self.whole.layers.builder, id_of(text));
        let people = || self.data().people().map(|(_, person)| person);
        let by_id = || people().find(|person| wanted.as_deref() == Some(&*person.id));
        let name = fold(text);
        let is_named =
            |person: &&Person| std::iter::once(&person.name).chain(&person.aliases).any(|known| fold(known) == name);
        let found = by_id().or_else(|| people().find(is_named)).map(|person| &*person.id);
        found.or_else(|| nearest(wanted.as_deref().unwrap_or(text), builder.person_ids()))
    }
}

/// The id of somebody whom a text names, with or without its beginning: "person/ann-alpha" of "Ann Alpha".
fn id_of(text: &str) -> Option<String> {
    let name = slug(text.strip_prefix("person/").unwrap_or(text));
    (!name.is_empty()).then(|| format!("person/{name}"))
}

//! People who stand in a list, whether or not anything is told of them.

use super::super::compile::Compiler;
use super::super::country::Forms;
use super::super::recipe::Person;
use super::super::remedy;
use super::super::report::Reason;
use super::super::template::{Facts, Template};
use super::{Made, needed, party, person};
use crate::dossier::written::Written;

/// How a person is made.
#[derive(Debug)]
pub(super) struct PersonPlan {
    name: Template,
    of: Template,
    aliases: Option<Template>,
}

impl PersonPlan {
    pub(super) fn new(shape: &Person, compiler: &mut Compiler<'_>) -> Option<Self> {
        let [name, of] = [&shape.name, &shape.of].map(|phrase| compiler.phrase(phrase));
        let aliases = compiler.maybe(shape.aliases.as_ref());
        Some(Self { name: name?, of: of?, aliases })
    }

    pub(super) fn make(&self, facts: &Facts<'_>, forms: &Forms) -> Result<Made, Reason> {
        let name = needed(&self.name, "name", facts)?;
        let of = party(&self.of, "country of a person", facts, forms)?;
        let no_name = || Reason::of("no name", "").unless(remedy::needed("name"));
        let aliases = self.aliases.as_ref().map_or(Ok(Vec::new()), |aliases| aliases.items(facts))?;
        let mut person = person(&name, &of).ok_or_else(no_name)?;
        person.aliases = aliases.into_iter().map(|alias| alias.text.into()).collect();
        Ok(Made { record: Written::Person(person), people: Vec::new(), label: "people".to_owned() })
    }
}

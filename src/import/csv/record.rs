//! Records made of the values of a row.

mod event;
mod person;
mod post;

use super::compile::Compiler;
use super::condition::Leave;
use super::country::Forms;
use super::recipe::Recipe;
use super::remedy;
use super::report::Reason;
use super::template::{Facts, Template};
use crate::dataset::{Edtf, subject};
use crate::dossier::written::{Person, Source, Written};
use event::EventPlan;
use person::PersonPlan;
use post::{AccreditationPlan, MissionPlan};

/// A record, made, with the people that it names.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) record: Written<'static>,
    /// Everyone in it, each with the code of their party.
    pub(super) people: Vec<Person<'static>>,
    /// What the account calls records of its sort.
    pub(super) label: String,
}

/// How a record is made.
#[derive(Debug)]
pub(super) struct RecordPlan {
    leave_out: Vec<Leave>,
    /// A list of which every item makes a record.
    each: Option<Template>,
    shape: Shape,
}

#[derive(Debug)]
enum Shape {
    Person(PersonPlan),
    Mission(MissionPlan),
    Accreditation(AccreditationPlan),
    Event(Box<EventPlan>),
}

/// Makes the records of a recipe ready.
pub(super) fn records(recipe: &Recipe, compiler: &mut Compiler<'_>) -> Vec<RecordPlan> {
    let mut plans = Vec::new();
    for person in &recipe.person {
        let each = compiler.maybe(person.each.as_ref());
        let made = compiler.with_each(each.as_ref(), |compiler| {
            let leave_out = Leave::all(&person.leave_out, compiler);
            (leave_out, PersonPlan::new(person, compiler).map(Shape::Person))
        });
        let (leave_out, shape) = made;
        plans.extend(shape.map(|shape| RecordPlan { leave_out, each, shape }));
    }
    for mission in &recipe.mission {
        let leave_out = Leave::all(&mission.leave_out, compiler);
        let shape = MissionPlan::new(mission, compiler).map(Shape::Mission);
        plans.extend(shape.map(|shape| RecordPlan { leave_out, each: None, shape }));
    }
    for accreditation in &recipe.accreditation {
        let each = compiler.maybe(accreditation.each.as_ref());
        let made = compiler.with_each(each.as_ref(), |compiler| {
            let leave_out = Leave::all(&accreditation.leave_out, compiler);
            (leave_out, AccreditationPlan::new(accreditation, compiler).map(Shape::Accreditation))
        });
        let (leave_out, shape) = made;
        plans.extend(shape.map(|shape| RecordPlan { leave_out, each, shape }));
    }
    for event in &recipe.event {
        let each = compiler.maybe(event.each.as_ref());
        let made = compiler.with_each(each.as_ref(), |compiler| {
            let leave_out = Leave::all(&event.leave_out, compiler);
            (leave_out, EventPlan::new(event, compiler).map(|plan| Shape::Event(Box::new(plan))))
        });
        let (leave_out, shape) = made;
        plans.extend(shape.map(|shape| RecordPlan { leave_out, each, shape }));
    }
    plans
}

impl RecordPlan {
    /// Makes the records of a row; `take` hears of each, or why it is not made.
    pub(super) fn make(&self, facts: &Facts<'_>, forms: &Forms, take: &mut impl FnMut(Result<Made, Reason>)) {
        let Some(each) = &self.each else { return take(self.one(facts, forms)) };
        match each.items(facts) {
            Ok(items) => items.iter().for_each(|item| take(self.one(&facts.with(item), forms))),
            Err(reason) => take(Err(reason)),
        }
    }

    fn one(&self, facts: &Facts<'_>, forms: &Forms) -> Result<Made, Reason> {
        if let Some(reason) = self.leave_out.iter().find_map(|leave| leave.reason(facts)) {
            return Err(reason);
        }
        match &self.shape {
            Shape::Person(plan) => plan.make(facts, forms),
            Shape::Mission(plan) => plan.make(facts, forms),
            Shape::Accreditation(plan) => plan.make(facts, forms),
            Shape::Event(plan) => plan.make(facts, forms),
        }
    }
}

/// What a field has that the record cannot be without.
fn needed(template: &Template, field: &str, facts: &Facts<'_>) -> Result<String, Reason> {
    template.text(facts)?.ok_or_else(|| Reason::of(format!("no {field}"), "").unless(remedy::needed(field)))
}

/// What a field has, if anything.
fn optional(template: Option<&Template>, facts: &Facts<'_>) -> Result<Option<String>, Reason> {
    template.map_or(Ok(None), |template| template.text(facts))
}

/// A date, which values have made EDTF of.
fn date(template: Option<&Template>, facts: &Facts<'_>) -> Result<Option<Edtf>, Reason> {
    let remedy = "name a value with as = \"date\" in the phrase of the date";
    let read = |text: String| Edtf::parse(&text).map_err(|_| Reason::of("no date", text).unless(remedy));
    optional(template, facts)?.map(read).transpose()
}

/// A party, which values have made a code of; a constant may be one.
fn party(template: &Template, field: &str, facts: &Facts<'_>, forms: &Forms) -> Result<String, Reason> {
    let code = needed(template, field, facts)?;
    if forms.is_code(&code) {
        return Ok(code);
    }
    let written = forms.find(&code, None).map_or_else(String::new, |found| format!("write \"{found}\", or "));
    let remedy = format!("{written}name a value with as = \"country\" in the phrase of the {field}");
    Err(Reason::of("no code of a country", code).unless(remedy))
}

/// The pair of two parties, by the countries in whose pairs they stand.
fn pair(a: &str, b: &str, forms: &Forms) -> Result<String, Reason> {
    let (a, b) = (forms.country(a), forms.country(b));
    match a.cmp(b) {
        std::cmp::Ordering::Less => Ok(format!("{a}-{b}")),
        std::cmp::Ordering::Greater => Ok(format!("{b}-{a}")),
        std::cmp::Ordering::Equal => {
            let remedy = "where the set means two, tell them apart in [countries]; else say why they are left out, by [[leave_out]]";
            Err(Reason::of("both sides are one country", forms.name(a).unwrap_or(a)).unless(remedy))
        },
    }
}

/// The longest subject of an id, in letters.
const MOST_SUBJECT: usize = 80;

/// The id of a record: its pair, and its subject as a slug.
fn id(pair: &str, subject_text: &str) -> String {
    let mut subject = subject(subject_text);
    if subject.len() > MOST_SUBJECT {
        let cut = subject[..MOST_SUBJECT].rfind('-').unwrap_or(MOST_SUBJECT);
        subject.truncate(cut);
    }
    format!("{pair}/{subject}")
}

/// The sources of a record: the article of the recipe, at a section where the recipe names one.
fn sources(article: &str, section: Option<&Template>, facts: &Facts<'_>) -> Result<Vec<Source<'static>>, Reason> {
    let section = optional(section, facts)?.map(Into::into);
    Ok(vec![Source { article: article.to_owned().into(), section, ..Source::default() }])
}

/// A person of a party.
fn person(name: &str, of: &str) -> Option<Person<'static>> {
    let id = format!("person/{}-{of}", subject(name));
    (!name.is_empty()).then(|| Person {
        id: id.into(),
        name: name.to_owned().into(),
        of: Some(of.to_owned().into()),
        aliases: Vec::new(),
    })
}

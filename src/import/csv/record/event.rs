//! Events.

use super::super::compile::Compiler;
use super::super::country::Forms;
use super::super::recipe::{Event, Part};
use super::super::remedy;
use super::super::report::Reason;
use super::super::template::{Facts, Template};
use super::{Made, date, id, needed, optional, pair, party, person, sources};
use crate::dataset::{Act, Kind, Rank, Role, Vocabulary};
use crate::dossier::written::{self, Common, Detail, Person, Written};

/// How an event is made.
#[derive(Debug)]
pub(super) struct EventPlan {
    article: String,
    id: Template,
    kind: Kind,
    act: Option<Template>,
    from: Option<Template>,
    to: Option<Template>,
    between: Option<Template>,
    when: Option<Template>,
    words: Option<Template>,
    announced: Option<Template>,
    title: Template,
    summary: Option<Template>,
    places: Vec<Template>,
    people: Vec<PartPlan>,
    detail: DetailPlan,
    section: Option<Template>,
}

/// What the kinds of events add.
#[derive(Debug)]
struct DetailPlan {
    form: Option<Template>,
    level: Option<Template>,
    signatories: Option<Template>,
    body: Option<Template>,
    item: Option<Template>,
    vote: Option<Template>,
    amount: Option<Template>,
    currency: Option<Template>,
    through: Option<Template>,
    goods: Option<Template>,
}

/// Who takes part.
#[derive(Debug)]
struct PartPlan {
    each: Option<Template>,
    name: Template,
    of: Template,
    office: Option<Template>,
    rank: Option<Template>,
    role: Role,
}

impl EventPlan {
    pub(super) fn new(shape: &Event, compiler: &mut Compiler<'_>) -> Option<Self> {
        let kind = compiler.word::<Kind>(&shape.kind);
        if kind == Some(Kind::Mission) {
            let message = "events of missions are derived; write a [[mission]] or an [[accreditation]]";
            compiler.problem(&shape.kind.span(), message);
        }
        let directed = shape.from.is_some() && shape.to.is_some() && shape.between.is_none();
        let undirected = shape.between.is_some() && shape.from.is_none() && shape.to.is_none();
        if !directed && !undirected {
            compiler.problem(&shape.kind.span(), "an event needs either `from` and `to`, or `between`: two parties");
        }
        let (id, title) = (compiler.phrase(&shape.id), compiler.phrase(&shape.title));
        let fields = [&shape.act, &shape.from, &shape.to, &shape.between, &shape.when, &shape.words, &shape.announced];
        let [act, from, to, between, when, words, announced] = fields.map(|phrase| compiler.maybe(phrase.as_ref()));
        let [summary, section] = [&shape.summary, &shape.section].map(|phrase| compiler.maybe(phrase.as_ref()));
        let places = shape.places.iter().filter_map(|place| compiler.phrase(place)).collect();
        let people = shape.people.iter().filter_map(|part| PartPlan::new(part, compiler)).collect();
        let detail = DetailPlan::new(shape, compiler);
        let (article, kind, id, title) = (compiler.article(), kind?, id?, title?);
        Some(Self {
            article,
            id,
            kind,
            act,
            from,
            to,
            between,
            when,
            words,
            announced,
            title,
            summary,
            places,
            people,
            detail,
            section,
        })
    }

    pub(super) fn make(&self, facts: &Facts<'_>, forms: &Forms) -> Result<Made, Reason> {
        let (pair, from, to) = self.parties(facts, forms)?;
        let text = |template: &Option<Template>| optional(template.as_ref(), facts).map(|text| text.map(Into::into));
        let title = needed(&self.title, "title", facts)?;
        let subject = needed(&self.id, "id", facts)?;
        let (mut parts, mut people) = (Vec::new(), Vec::new());
        for plan in &self.people {
            for (part, person) in plan.all(facts, forms)? {
                parts.push(part);
                people.push(person);
            }
        }
        let mut places = Vec::new();
        for place in &self.places {
            places.extend(place.items(facts)?.into_iter().map(|item| item.text.into()));
        }
        let record = written::Event {
            id: id(&pair, &subject).into(),
            kind: self.kind,
            act: word::<Act>(self.act.as_ref(), facts)?,
            every: None,
            to: to.map(Into::into),
            common: Common {
                when: date(self.when.as_ref(), facts)?,
                words: text(&self.words)?,
                announced: date(self.announced.as_ref(), facts)?,
                from: from.map(Into::into),
                title: Some(title.into()),
                summary: text(&self.summary)?,
                people: parts,
                places,
                ..Common::default()
            },
            detail: self.detail.make(facts)?,
            sources: sources(&self.article, self.section.as_ref(), facts)?,
        };
        let label = format!("events of kind {}", self.kind);
        Ok(Made { record: Written::Event(Box::new(record)), people, label })
    }

    /// The pair, and who acts towards whom where the event has a direction.
    fn parties(&self, facts: &Facts<'_>, forms: &Forms) -> Result<(String, Option<String>, Option<String>), Reason> {
        if let Some((from, to)) = self.from.as_ref().zip(self.to.as_ref()) {
            let from = party(from, "sender", facts, forms)?;
            let to = party(to, "receiver", facts, forms)?;
            return Ok((pair(&from, &to, forms)?, Some(from), Some(to)));
        }
        let between = self.between.as_ref().map_or(Ok(Vec::new()), |between| between.items(facts))?;
        match &between[..] {
            [a, b] if forms.is_code(&a.text) && forms.is_code(&b.text) => {
                Ok((pair(&a.text, &b.text, forms)?, None, None))
            },
            parties => {
                let names: Vec<_> = parties.iter().map(|party| &*party.text).collect();
                let remedy =
                    "`between` needs a list of two: look at `split`, at [join], and at what of it was left out";
                Err(Reason::of("not two parties", names.join(", ")).unless(remedy))
            },
        }
    }
}

impl DetailPlan {
    fn new(shape: &Event, compiler: &mut Compiler<'_>) -> Self {
        let fields = [&shape.form, &shape.level, &shape.signatories, &shape.body, &shape.item];
        let [form, level, signatories, body, item] = fields.map(|phrase| compiler.maybe(phrase.as_ref()));
        let fields = [&shape.vote, &shape.amount, &shape.currency, &shape.through, &shape.goods];
        let [vote, amount, currency, through, goods] = fields.map(|phrase| compiler.maybe(phrase.as_ref()));
        Self { form, level, signatories, body, item, vote, amount, currency, through, goods }
    }

    fn make(&self, facts: &Facts<'_>) -> Result<Detail<'static>, Reason> {
        let text = |template: &Option<Template>| optional(template.as_ref(), facts).map(|text| text.map(Into::into));
        let texts = |template: &Option<Template>| {
            let items = template.as_ref().map_or(Ok(Vec::new()), |template| template.items(facts));
            items.map(|items| items.into_iter().map(|item| item.text.into()).collect())
        };
        let amount = optional(self.amount.as_ref(), facts)?;
        let remedy = "let `replace` of its value take separators and decimals off: [{ pattern = ',', with = \"\" }]";
        let no_number = |text| Reason::of("no whole number in amount", text).unless(remedy);
        let amount = amount.map(|text| text.parse().map_err(|_| no_number(text)));
        Ok(Detail {
            form: text(&self.form)?,
            level: word(self.level.as_ref(), facts)?,
            signatories: texts(&self.signatories)?,
            body: text(&self.body)?,
            item: text(&self.item)?,
            vote: word(self.vote.as_ref(), facts)?,
            amount: amount.transpose()?,
            currency: text(&self.currency)?,
            through: text(&self.through)?,
            goods: texts(&self.goods)?,
        })
    }
}

impl PartPlan {
    fn new(shape: &Part, compiler: &mut Compiler<'_>) -> Option<Self> {
        let role = shape.role.as_ref().map_or(Some(Role::Principal), |role| compiler.word(role));
        let each = compiler.maybe(shape.each.as_ref());
        let list = each.clone();
        compiler.with_each(list.as_ref(), |compiler| {
            let (name, of) = (compiler.phrase(&shape.name), compiler.phrase(&shape.of));
            let (office, rank) = (compiler.maybe(shape.office.as_ref()), compiler.maybe(shape.rank.as_ref()));
            Some(Self { each, name: name?, of: of?, office, rank, role: role? })
        })
    }

    /// Everyone in a row, each as they took part and as a person.
    fn all(&self, facts: &Facts<'_>, forms: &Forms) -> Result<Vec<(written::Part<'static>, Person<'static>)>, Reason> {
        let Some(each) = &self.each else { return Ok(self.one(facts, forms)?.into_iter().collect()) };
        let items = each.items(facts)?;
        items.iter().filter_map(|item| self.one(&facts.with(item), forms).transpose()).collect()
    }

    fn one(
        &self,
        facts: &Facts<'_>,
        forms: &Forms,
    ) -> Result<Option<(written::Part<'static>, Person<'static>)>, Reason> {
        let Some(name) = self.name.text(facts)? else { return Ok(None) };
        let of = party(&self.of, "country of a person", facts, forms)?;
        let Some(person) = person(&name, &of) else { return Ok(None) };
        let office = optional(self.office.as_ref(), facts)?;
        let part = written::Part {
            id: person.id.clone(),
            of: office.is_some().then(|| of.into()),
            office: office.into_iter().map(Into::into).collect(),
            rank: word::<Rank>(self.rank.as_ref(), facts)?,
            role: self.role,
        };
        Ok(Some((part, person)))
    }
}

/// A word of a closed vocabulary, which values have made.
fn word<V: Vocabulary>(template: Option<&Template>, facts: &Facts<'_>) -> Result<Option<V>, Reason> {
    let remedy = || remedy::one_of(V::ALL.iter().map(|member| member.name()));
    let read =
        |text: String| V::from_name(&text).ok_or_else(|| Reason::of(format!("no {}", V::WHAT), text).unless(remedy()));
    optional(template, facts)?.map(read).transpose()
}

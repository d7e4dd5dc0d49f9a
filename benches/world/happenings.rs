//! Events of every kind but missions: who did what where, in a line and a sentence.

use comity::dataset::{Act, Kind, Level, Role, Stance, Vote};
use comity::dossier::written::{Claim, Common, Detail, Event, Part, Source};

use super::dates::{self, Dated};
use super::nations::Nation;
use super::people::{Person, Population};
use super::random::{Random, Zipf};
use super::subjects::{BODIES, CHANNELS, FORMS, GOODS, SUBJECTS};

/// Makes events of the people of countries.
pub(crate) struct Chronicle<'w> {
    pub(crate) nations: &'w [Nation],
    pub(crate) population: &'w Population,
    /// How busy each country is.
    pub(crate) busy: Zipf,
    subjects: Zipf,
    forms: Zipf,
}

/// From whom, and towards whom.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// What an event says, and in what its kind differs from others.
struct Story<'w> {
    kind: Kind,
    act: Option<Act>,
    title: String,
    summary: String,
    people: Vec<Part<'w>>,
    place: Option<&'w str>,
    detail: Detail<'w>,
    section: &'w str,
}

impl<'w> Chronicle<'w> {
    pub(crate) fn new(nations: &'w [Nation], population: &'w Population) -> Self {
        let busy = Zipf::new(nations.len(), 10);
        Self { nations, population, busy, subjects: Zipf::new(SUBJECTS.len(), 8), forms: Zipf::new(FORMS.len(), 1) }
    }

    /// An event of a pair. `mark` is a number that only it has.
    pub(crate) fn event(&self, pair: &str, mark: usize, way: Way, random: &mut Random) -> Event<'w> {
        let dated = dates::any(random);
        let story = self.story(way, &dated, random);
        let (from, to) = (&self.nations[way.from], &self.nations[way.to]);
        let claims = if random.below(400) == 0 { claims(&dated, random) } else { Vec::new() };
        let is_disputed = !claims.is_empty();
        Event {
            id: format!("{pair}/{}-{}", story.kind, base36(mark)).into(),
            kind: story.kind,
            act: story.act,
            every: None,
            to: Some(to.code.into()),
            common: Common {
                when: dated.when.filter(|_| !is_disputed),
                words: dated.words.filter(|_| !is_disputed).map(Into::into),
                from: Some(from.code.into()),
                title: Some(story.title.into()),
                summary: Some(story.summary.into()),
                people: story.people,
                places: story.place.into_iter().map(Into::into).collect(),
                claims,
                ..Common::default()
            },
            detail: story.detail,
            sources: vec![source(dated.year, story.section)],
        }
    }

    fn story(&self, way: Way, dated: &Dated, random: &mut Random) -> Story<'w> {
        match random.below(100) {
            0..28 => self.visit(way, random),
            28..42 => self.meeting(way, random),
            42..61 => self.agreement(way, random),
            61..68 => self.statement(way, random),
            68..75 => self.vote(way, dated.year, random),
            75..80 => self.credentials(way, random),
            80..86 => self.trade(way, dated.year, random),
            86..90 => self.aid(way, random),
            90..95 => self.cooperation(way, random),
            _ => self.seldom(way, random),
        }
    }

    fn visit(&self, way: Way, random: &mut Random) -> Story<'w> {
        let (guest, host) = (self.person(way.from, random), self.person(way.to, random));
        let (place, city) = self.place(way.to, random);
        let (office, part) = self.part(guest, Role::Principal, random);
        let [subject, other] = self.two_subjects(random);
        let Nation { name, demonym, .. } = &self.nations[way.from];
        let receiver = &self.nations[way.to].name;
        let title = match random.below(4) {
            0 => format!("{} visits {city}", guest.name),
            1 => format!("{office} {} visits {receiver}", guest.name),
            2 => format!("{demonym} {office} {} in {city}", guest.name),
            _ => format!("{} of {name} travels to {city}", guest.name),
        };
        let summary = match random.below(3) {
            0 => format!("Received by {}, who raised {subject}.", host.name),
            1 => format!("The talks with {} were on {subject} and {other}.", host.name),
            _ => format!("{} and the guest spoke about {subject}.", host.name),
        };
        let mut people = vec![part, self.part(host, Role::Met, random).1];
        if random.percent(12) {
            let third = self.person(way.from, random);
            people.push(self.part(third, Role::Mentioned, random).1);
        }
        Story { people: once(people), place: Some(place), ..told(Kind::Visit, "High-level visits", title, summary) }
    }

    fn meeting(&self, way: Way, random: &mut Random) -> Story<'w> {
        let (one, other) = (self.person(way.from, random), self.person(way.to, random));
        let third = self.busy.draw(random);
        let (place, city) = self.place(if random.percent(60) { way.to } else { third }, random);
        let [subject, next] = self.two_subjects(random);
        let title = match random.below(3) {
            0 => format!("{} and {} meet in {city}", one.name, other.name),
            1 => format!("{} meets {} in {city}", one.name, other.name),
            _ => format!("Talks of {} and {} on {subject}", one.name, other.name),
        };
        let summary = match random.below(3) {
            0 => format!("They took stock of {subject} and {next}."),
            1 => format!("They agreed to renew the commission on {subject}."),
            _ => format!("They spoke of {subject}, {next} and trade."),
        };
        let people = vec![self.part(one, Role::Principal, random).1, self.part(other, Role::Principal, random).1];
        Story { people: once(people), place: Some(place), ..told(Kind::Meeting, "Political relations", title, summary) }
    }

    fn agreement(&self, way: Way, random: &mut Random) -> Story<'w> {
        let (signer, other) = (self.person(way.from, random), self.person(way.to, random));
        let (place, city) = self.place(way.to, random);
        let [subject, next] = self.two_subjects(random);
        let form = FORMS[self.forms.draw(random)];
        let level = *random.pick(&[Level::National, Level::National, Level::Agency]);
        let title = match random.below(3) {
            0 => format!("{} on {subject}", capital(form)),
            1 => format!("{} on {subject} and {next}", capital(form)),
            _ => format!("{} on {subject}, {city}", capital(form)),
        };
        let summary = match random.below(3) {
            0 => format!("Signed by {} and {}; it renews itself every five years.", signer.name, other.name),
            1 => format!("{} and {} put their names to it in {city}.", signer.name, other.name),
            _ => format!("It was signed by {} and covers {next} too.", signer.name),
        };
        let mut people = vec![self.part(signer, Role::Principal, random).1];
        if summary.contains(&other.name) {
            people.push(self.part(other, Role::Principal, random).1);
        }
        let detail = Detail { form: Some(form.into()), level: Some(level), ..Detail::default() };
        Story {
            people: once(people),
            place: Some(place),
            detail,
            ..told(Kind::Agreement, "Agreements", title, summary)
        }
    }

    fn statement(&self, way: Way, random: &mut Random) -> Story<'w> {
        let speaker = self.person(way.from, random);
        let (place, city) = self.place(way.from, random);
        let (_, part) = self.part(speaker, Role::Principal, random);
        let (name, other) = (&self.nations[way.from].name, &self.nations[way.to].name);
        let [subject, next] = self.two_subjects(random);
        let verb = *random.pick(&["welcomes", "regrets", "protests against", "supports", "asks about"]);
        let title = format!("{name} {verb} the policy of {other} on {subject}");
        let summary = format!("{} spoke in {city} and named {next} too.", speaker.name);
        Story { people: vec![part], place: Some(place), ..told(Kind::Statement, "Political relations", title, summary) }
    }

    fn vote(&self, way: Way, year: usize, random: &mut Random) -> Story<'w> {
        let delegate = self.person(way.from, random);
        let (name, other) = (&self.nations[way.from].name, &self.nations[way.to].demonym);
        let body = *random.pick(BODIES);
        let subject = SUBJECTS[self.subjects.draw(random)];
        let (vote, verb) =
            *random.pick(&[(Vote::Yes, "votes for"), (Vote::No, "votes against"), (Vote::Abstain, "abstains on")]);
        let item = format!("Resolution {}/{}", year.saturating_sub(1945).max(1), 1 + random.below(400));
        let title = format!("{name} {verb} the {other} draft on {subject}");
        let summary = format!("{} explained it before the {body}: {item}.", delegate.name);
        let detail = Detail { body: Some(body.into()), item: Some(item.into()), vote: Some(vote), ..Detail::default() };
        let people = vec![self.part(delegate, Role::Mentioned, random).1];
        Story { people, detail, ..told(Kind::Vote, "International bodies", title, summary) }
    }

    fn credentials(&self, way: Way, random: &mut Random) -> Story<'w> {
        let (envoy, host) = (self.person(way.from, random), self.person(way.to, random));
        let (place, city) = self.place(way.to, random);
        let title = format!("{} presents credentials in {city}", envoy.name);
        let summary = format!(
            "The envoy of {} met {}; both recalled {}.",
            self.nations[way.from].name,
            host.name,
            SUBJECTS[self.subjects.draw(random)]
        );
        let people = vec![self.part(envoy, Role::Principal, random).1, self.part(host, Role::Met, random).1];
        Story {
            people: once(people),
            place: Some(place),
            ..told(Kind::Credentials, "Diplomatic missions", title, summary)
        }
    }

    fn trade(&self, way: Way, year: usize, random: &mut Random) -> Story<'w> {
        let (name, other) = (&self.nations[way.from].name, &self.nations[way.to].name);
        let goods = [*random.pick(GOODS), *random.pick(GOODS)];
        let millions = 1 + random.below(90) * random.below(90);
        let speaker = self.person(way.from, random);
        let title = format!("{name} sells {} to {other}", goods[0]);
        let summary = format!(
            "Sales came to {millions} million dollars in {year}, {} of it {}, says {}.",
            random.pick(&["a third", "a half", "most", "a tenth"]),
            goods[1],
            speaker.name
        );
        let detail = Detail {
            amount: Some(millions as u64 * 1_000_000),
            currency: Some("USD".into()),
            goods: goods.into_iter().take(if goods[0] == goods[1] { 1 } else { 2 }).map(Into::into).collect(),
            ..Detail::default()
        };
        let people = vec![self.part(speaker, Role::Mentioned, random).1];
        Story { people, detail, ..told(Kind::Trade, "Trade", title, summary) }
    }

    fn aid(&self, way: Way, random: &mut Random) -> Story<'w> {
        let (name, other) = (&self.nations[way.from].name, &self.nations[way.to].name);
        let (place, city) = self.place(way.to, random);
        let (giver, subject) = (self.person(way.from, random), SUBJECTS[self.subjects.draw(random)]);
        let title = format!("{name} helps {other} with {subject}");
        let summary = format!("{} announced the grant in {city}; it runs for three years.", giver.name);
        let amount = Some((1 + random.below(400) as u64) * 250_000);
        let through = random.percent(30).then(|| (*random.pick(CHANNELS)).into());
        let detail = Detail { amount, currency: Some("USD".into()), through, ..Detail::default() };
        let people = vec![self.part(giver, Role::Principal, random).1];
        Story { people, place: Some(place), detail, ..told(Kind::Aid, "Development", title, summary) }
    }

    fn cooperation(&self, way: Way, random: &mut Random) -> Story<'w> {
        let (place, city) = self.place(way.to, random);
        let [subject, next] = self.two_subjects(random);
        let leader = self.person(way.from, random);
        let title = format!("Joint programme on {subject} begins in {city}");
        let summary = format!("Led by {}, it trains specialists in {next} as well.", leader.name);
        let people = vec![self.part(leader, Role::Principal, random).1];
        Story { people, place: Some(place), ..told(Kind::Cooperation, "Cooperation", title, summary) }
    }

    /// What happens once between two countries, or to few of them.
    fn seldom(&self, way: Way, random: &mut Random) -> Story<'w> {
        let (name, other) = (&self.nations[way.from].name, &self.nations[way.to].name);
        let speaker = self.person(way.from, random);
        let (place, city) = self.place(way.to, random);
        let act = *random.pick(Act::RELATIONS);
        let body = *random.pick(BODIES);
        let (kind, title) = match random.below(5) {
            0 => (Kind::Relations, format!("{name} and {other}: relations {act}")),
            1 => (Kind::Recognition, format!("{name} recognises {other}")),
            2 => (Kind::Membership, format!("{name} backs {other} for a seat")),
            3 => (Kind::Honour, format!("{city} honours {} of {name}", speaker.name)),
            _ => (Kind::Context, format!("Unrest in {city} touches {name} too")),
        };
        let summary = format!(
            "{} made it known in {city}, after long talks about {}.",
            speaker.name,
            SUBJECTS[self.subjects.draw(random)]
        );
        let body = (kind == Kind::Membership).then(|| body.into());
        let people = vec![self.part(speaker, Role::Principal, random).1];
        let detail = Detail { body, ..Detail::default() };
        let act = (kind == Kind::Relations).then_some(act);
        Story { act, people, place: Some(place), detail, ..told(kind, "History", title, summary) }
    }

    fn person(&self, nation: usize, random: &mut Random) -> &'w Person {
        self.population.draw(nation, random)
    }

    /// The part of somebody, and the title of their office.
    pub(crate) fn part(&self, person: &'w Person, role: Role, random: &mut Random) -> (&'static str, Part<'w>) {
        let (office, rank) = self.population.office(person, random);
        (office, Part { id: (&*person.id).into(), office: vec![office.into()], of: None, rank, role })
    }

    /// A place of a country, mostly its capital, and the city alone.
    fn place(&self, nation: usize, random: &mut Random) -> (&'w str, &'w str) {
        let nation = &self.nations[nation];
        let place = if random.percent(55) { &nation.places[0] } else { random.pick(&nation.places) };
        (place, nation.city(place))
    }

    fn two_subjects(&self, random: &mut Random) -> [&'static str; 2] {
        let (one, other) = (self.subjects.draw(random), random.below(SUBJECTS.len() - 1));
        [SUBJECTS[one], SUBJECTS[other + usize::from(other >= one)]]
    }
}

/// A story without anything that only some have.
fn told(kind: Kind, section: &str, title: String, summary: String) -> Story<'_> {
    Story { kind, act: None, title, summary, people: Vec::new(), place: None, detail: Detail::default(), section }
}

/// Each person once.
fn once(mut people: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let mut seen = Vec::new();
    people.retain(|part| {
        !seen.contains(&part.id) && {
            seen.push(part.id.clone());
            true
        }
    });
    people
}

/// Two positions on the date.
fn claims<'w>(dated: &Dated, random: &mut Random) -> Vec<Claim<'w>> {
    let claim = |year: usize, by: &'w str, stance| Claim {
        value: format!("in {year}").into(),
        when: Some(dates::of_year(year)),
        words: None,
        by: by.into(),
        stance,
        note: None,
        sources: Vec::new(),
    };
    let later = dated.year + 1 + random.below(3);
    vec![claim(dated.year, "the foreign ministry", Stance::Asserts), claim(later, "a yearbook", Stance::Reports)]
}

/// The article that tells of a year, at a section.
pub(crate) fn source(year: usize, section: &str) -> Source<'_> {
    Source { article: yearbook(year).into(), section: Some(section.into()), ..Source::default() }
}

/// The title of the article that tells of a year.
pub(crate) fn yearbook(year: usize) -> String {
    format!("Yearbook of relations, {}0s", year / 10)
}

/// A number in the letters of ids.
pub(crate) fn base36(mut number: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(DIGITS[number % 36]));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

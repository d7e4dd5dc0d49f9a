//! A small dataset with everything in it that an atlas can hold.

use comity::dataset::{
    Act, Article, ArticleId, Builder, Claim, Class, ClassName, Dataset, Detail, Edtf, Event, Every, Extent, Kind,
    Level, Mission, MissionId, Money, Office, PairId, Participant, Party, PartyId, Person, PersonId, PlaceId, Post,
    Quote, Rank, Record, Review, Role, Source, Stance, Sureness, Tenure, Until, Vocabulary, Vote, When,
};

/// The dates of every form.
const DATES: [&str; 10] = [
    "1975",
    "1975-08",
    "1976-02-29",
    "197X",
    "1975-08~",
    "1977/..",
    "/1986-03",
    "[1975-08..]",
    "[..1990]",
    "[1990..1995]",
];

/// Every member of every vocabulary, every sort of record, every form of a date, and texts of several scripts.
pub(super) fn everything() -> Dataset {
    Maker::new().make()
}

struct Maker {
    builder: Builder,
    parties: [PartyId; 3],
    pair: PairId,
    people: Vec<PersonId>,
    place: PlaceId,
    article: ArticleId,
    mission: MissionId,
    made: usize,
}

fn when(text: &str) -> When {
    Edtf::parse(text).unwrap().into()
}

/// The member of a vocabulary for a number, or none, in turn.
fn member<V: Vocabulary>(number: usize) -> Option<V> {
    V::ALL.get(number % (V::ALL.len() + 1)).copied()
}

impl Maker {
    fn new() -> Self {
        let mut builder = Builder::default();
        let mut party = |code: &str, name: &str, short: Option<&str>| {
            let (short, demonym) = (short.map(Into::into), Some("Órganic".into()));
            builder.add_party(Party { code: code.into(), name: name.into(), short, demonym, succeeds: vec![] }).unwrap()
        };
        let parties =
            [party("fr", "France", None), party("mx", "Mexico", None), party("plo", "Organization", Some("PLO"))];
        builder.succeed(parties[0], parties[2]);
        let pair = builder.pair(parties[0], parties[1]);
        builder.pair(parties[1], parties[2]);
        let licence = Some("CC-BY-SA-4.0".into());
        let (title, url) = ("France–Mexico relations".into(), Some("https://example.org/fr-mx".into()));
        let article = builder.article(Article { title, url, licence, read: Edtf::parse("2024-05-01").ok() });
        builder.describe_pair(pair, Some(article), vec!["Foreign relations of France".into()]);
        let people = ["Ana Éxample", "أحمد", "東京 Tarō"].map(|name| {
            let id = format!("person/{}", comity::dataset::subject(name)).into();
            let aliases = vec!["Another Name".into()];
            builder.add_person(Person { id, name: name.into(), of: Some(parties[1]), aliases }).unwrap()
        });
        let place = builder.place("Mexico City", Some(parties[1]));
        builder.place("Nowhere", None);
        let class = |class: Class| Some(ClassName { name: class.name().into(), class: Some(class) });
        let tenure = |class, since: &str, until| Tenure { class, since: Some(when(since)), until, disputed: false };
        let mission = Mission {
            id: "fr-mx/embassy".into(),
            pair,
            from: parties[0],
            to: parties[1],
            post: Post::Resident(place),
            tenures: vec![
                tenure(class(Class::Legation), "1900", Until::Changed(Some(when("1942")))),
                tenure(class(Class::Embassy), "1942", Until::Closed(None)),
                Tenure { class: None, since: None, until: Until::Lasting, disputed: true },
            ],
            events: vec![],
            sources: vec![Source { article, section: Some("Missions".into()), quote: None }],
        };
        let mission = builder.add_mission(mission).unwrap();
        Self { builder, parties, pair, people: people.into(), place, article, mission, made: 0 }
    }

    fn make(mut self) -> Dataset {
        for kind in Kind::ALL {
            self.event(*kind, Act::from_name("opened"));
        }
        for act in Act::ALL {
            self.event(Kind::Relations, Some(*act));
        }
        let record = self.builder.so_far().find("fr-mx/embassy");
        self.builder.alias("fr-mx/old-embassy", record.unwrap());
        self.builder.alias("fr-mx/old", Record::Person(self.people[0]));
        self.builder.finish()
    }

    fn event(&mut self, kind: Kind, act: Option<Act>) {
        let number = self.made;
        self.made += 1;
        let claims: Vec<_> =
            if number % 5 == 4 { Stance::ALL.iter().map(|stance| self.claim(*stance)).collect() } else { vec![] };
        let words = number.is_multiple_of(3).then(|| "later that year".into());
        let dated = When { edtf: Edtf::parse(DATES[number % DATES.len()]).ok(), words };
        let event = Event {
            id: format!("{}/event-{number}", if number % 7 == 6 { "elsewhere" } else { "fr-mx" }).into(),
            pair: self.pair,
            kind,
            act: act.filter(|_| kind == Kind::Mission || kind == Kind::Relations),
            when: (claims.is_empty() && number % 6 != 5).then_some(dated),
            announced: (number % 4 == 3).then(|| when("2023-06-02")),
            every: member::<Every>(number),
            from: Some(self.parties[number % 3]),
            to: number.is_multiple_of(2).then_some(self.parties[1]),
            title: format!("Title number {number}, of  all").into(),
            summary: "Une phrase française – ‘quoted’. 東京 и Київ.".into(),
            people: self.people.iter().zip(0..).map(|(person, at)| self.part(*person, number + at)).collect(),
            places: vec![self.place],
            detail: self.detail(kind, number),
            claims,
            sources: vec![self.source(number)],
            review: Review { sure: member::<Sureness>(number), reviewed: number % 2 == 1 },
        };
        let entered = self.builder.enter();
        self.builder.add_event(event, entered).unwrap();
    }

    fn part(&self, person: PersonId, number: usize) -> Participant {
        let rank = member::<Rank>(number);
        let of = Some(self.parties[0]);
        let office = Office { title: format!("Office {number}").into(), also: vec!["Chair".into()], of, rank };
        Participant {
            person,
            office: (!number.is_multiple_of(3)).then_some(office),
            role: Role::ALL[number % Role::ALL.len()],
        }
    }

    fn source(&self, number: usize) -> Source {
        let quote = Quote { text: "It says so.".into(), span: Extent::new(number, number + 11) };
        Source {
            article: self.article,
            section: Some("Lead".into()),
            quote: number.is_multiple_of(8).then(|| quote.into()),
        }
    }

    fn claim(&self, stance: Stance) -> Claim {
        let (value, by, note) = ("recognised".into(), "The press".into(), Some("In a note".into()));
        let sources = vec![self.source(1)];
        Claim { value, when: Some(when("2023-06")), by, stance, note, sources }
    }

    fn detail(&self, kind: Kind, number: usize) -> Detail {
        let name = |name: &str| Some(name.into());
        let money = Some(Money { amount: 12_000_000, currency: "USD".into() });
        match kind {
            Kind::Mission => Detail::Mission {
                mission: self.mission,
                class: Some(ClassName { name: "odd post".into(), class: member::<Class>(number) }),
            },
            Kind::Agreement => Detail::Agreement {
                form: name("treaty"),
                level: member::<Level>(number),
                signatories: vec!["France".into()],
            },
            Kind::Vote => Detail::Vote { body: name("UN"), item: name("1441"), vote: member::<Vote>(number) },
            Kind::Membership => Detail::Membership { body: name("OECD") },
            Kind::Aid => Detail::Aid { money, through: name("Red Cross") },
            Kind::Trade => Detail::Trade { money, goods: vec!["oil".into(), "corn".into()] },
            _ => Detail::None,
        }
    }
}

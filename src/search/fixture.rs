//! A small world, made by hand, in which every rule of the search has something to decide.

use crate::dataset::{
    Act, Builder, Claim, Class, ClassName, Dataset, Detail, Edtf, Event, Kind, Level, Mission, MissionId, Office,
    PairId, Participant, Party, PartyId, Person, PersonId, PlaceId, Post, Review, Role, Stance, Tenure, Until,
    Vocabulary as _, Vote, When,
};

/// What is being built, with the short cuts that keep the tables below readable.
#[derive(Default)]
struct World {
    builder: Builder,
}

fn boxed(texts: &[&str]) -> Vec<Box<str>> {
    texts.iter().map(|text| Box::from(*text)).collect()
}

fn dated(text: &str) -> Option<When> {
    (!text.is_empty()).then(|| Edtf::parse(text).unwrap().into())
}

/// An event that says nothing but its title.
pub(super) fn bare(pair: PairId, id: &str, kind: Kind, when: &str, title: &str) -> Event {
    Event {
        id: id.into(),
        pair,
        kind,
        act: None,
        when: dated(when),
        announced: None,
        every: None,
        from: None,
        to: None,
        title: title.into(),
        summary: "".into(),
        people: vec![],
        places: vec![],
        detail: Detail::None,
        claims: vec![],
        sources: vec![],
        review: Review::default(),
    }
}

fn part(person: PersonId, title: &str, of: PartyId) -> Participant {
    let office = Office { title: title.into(), also: vec![], of: Some(of), rank: None };
    Participant { person, office: Some(office), role: Role::Principal }
}

impl World {
    fn country(&mut self, code: &str, name: &str, demonym: &str) -> PartyId {
        let demonym = Some(demonym.into());
        self.builder
            .add_party(Party { code: code.into(), name: name.into(), short: None, demonym, succeeds: vec![] })
            .unwrap()
    }

    fn person(&mut self, id: &str, name: &str, aliases: &[&str]) -> PersonId {
        let id = format!("person/{id}").into();
        self.builder.add_person(Person { id, name: name.into(), of: None, aliases: boxed(aliases) }).unwrap()
    }

    fn mission(&mut self, pair: PairId, id: &str, route: [PartyId; 2], post: Post, classes: &[Class]) -> MissionId {
        let class = |class: &Class| Some(ClassName { name: class.name().into(), class: Some(*class) });
        let tenures = classes
            .iter()
            .map(|known| Tenure { class: class(known), since: None, until: Until::Lasting, disputed: false })
            .collect();
        let [from, to] = route;
        self.builder
            .add_mission(Mission { id: id.into(), pair, from, to, post, tenures, events: vec![], sources: vec![] })
            .unwrap()
    }

    fn event(&mut self, event: Event) {
        let entered = self.builder.enter();
        self.builder.add_event(event, entered).unwrap();
    }

    fn place(&mut self, name: &str, country: PartyId) -> PlaceId {
        self.builder.place(name, Some(country))
    }
}

/// The countries, in the order of [`small_world`].
struct Countries {
    mx: PartyId,
    om: PartyId,
    ps: PartyId,
    sa: PartyId,
    plo: PartyId,
}

/// Mexico with Oman and Palestine: what the explorer's own dossiers hold, cut to what a search can get wrong.
pub(super) fn small_world() -> Dataset {
    let mut world = World::default();
    let plo = "Palestine Liberation Organization";
    let plo =
        Party { code: "plo".into(), name: plo.into(), short: Some("PLO".into()), demonym: None, succeeds: vec![] };
    let countries = Countries {
        mx: world.country("mx", "Mexico", "Mexican"),
        om: world.country("om", "Oman", "Omani"),
        ps: world.country("ps", "Palestine", "Palestinian"),
        sa: world.country("sa", "Saudi Arabia", "Saudi"),
        plo: world.builder.add_party(plo).unwrap(),
    };
    world.builder.succeed(countries.ps, countries.plo);
    oman(&mut world, &countries);
    palestine(&mut world, &countries);
    world.builder.finish()
}

fn oman(world: &mut World, &Countries { mx, om, sa, .. }: &Countries) {
    let pair = world.builder.pair(mx, om);
    let aranda = world.person("lourdes-aranda-bezaury", "Lourdes Aranda Bezaury", &["Lourdes Aranda"]);
    let harthy = world.person("khalifa-al-harthy", "Khalifa Bin Ali Al Harthy", &["Shaikh Khalifa"]);
    let riyadh = world.place("Riyadh", sa);
    let muscat = world.place("Muscat", om);
    let chiapas = world.place("Chiapas", mx);
    let seat = world.mission(pair, "mx-om/accreditation", [mx, om], Post::Accredited(riyadh), &[Class::Embassy]);
    world.mission(pair, "mx-om/mission", [mx, om], Post::Resident(muscat), &[Class::HonoraryConsulate]);
    let covers = Detail::Mission { mission: seat, class: None };
    world.event(Event {
        detail: covers,
        summary: "Covers from afar.".into(),
        ..bare(pair, "mx-om/covers", Kind::Mission, "1999", "Riyadh covers Oman")
    });
    let people = vec![part(aranda, "Foreign Undersecretary", mx)];
    world.event(Event {
        people,
        ..bare(pair, "mx-om/talks", Kind::Visit, "2012-10", "Lourdes Aranda Bezaury holds talks in Oman")
    });
    let people =
        vec![part(harthy, "Undersecretary", om), Participant { person: aranda, office: None, role: Role::Mentioned }];
    world.event(Event {
        people,
        places: vec![muscat],
        ..bare(pair, "mx-om/mercado", Kind::Visit, "2024", "María Mercado visits Muscat")
    });
    let detail = Detail::Agreement {
        form: Some("memorandum of understanding".into()),
        level: Some(Level::Agency),
        signatories: boxed(&["Ministry of Foreign Affairs, Oman"]),
    };
    world.event(Event {
        detail,
        ..bare(pair, "mx-om/memorandum", Kind::Agreement, "2012", "Memorandum on Consultation")
    });
    let summary = "A project on the varieties of the mango tree. Scientists came to Chiapas.".into();
    let title = "An encyclopedia of the mango";
    world.event(Event {
        summary,
        places: vec![chiapas],
        ..bare(pair, "mx-om/mango", Kind::Cooperation, "2013-02", title)
    });
    let detail = Detail::Trade { money: None, goods: boxed(&["felt tip pens", "honey", "dried mango"]) };
    world.event(Event { detail, ..bare(pair, "mx-om/trade", Kind::Trade, "", "Oman’s exports to Mexico") });
    world.event(bare(pair, "mx-om/total", Kind::Trade, "2023", "Trade of US$80.5 million"));
}

fn palestine(world: &mut World, &Countries { mx, ps, plo, .. }: &Countries) {
    let pair = world.builder.pair(mx, ps);
    let arafat = world.person("yasser-arafat", "Yasser Arafat", &["Yasir Arafat"]);
    let maliki = world.person("riyad-al-maliki", "Riyad al-Maliki", &[]);
    let robledo = world.person("juan-manuel-gomez-robledo", "Juan Manuel Gómez Robledo", &[]);
    world.person("conor-o-brien", "Conor O’Brien", &[]);
    let ramallah = world.place("Ramallah", ps);
    let city = world.place("Mexico City", mx);
    let office = [Class::InformationOffice, Class::Embassy];
    let mission = world.mission(pair, "mx-ps/mission", [ps, mx], Post::Resident(city), &office);
    let opened = bare(pair, "mx-ps/mission-opened", Kind::Mission, "1975", "An information office opens");
    world.event(Event {
        from: Some(plo),
        act: Some(Act::Opened),
        detail: Detail::Mission { mission, class: None },
        ..opened
    });
    let people = vec![part(arafat, "Head of the PLO", plo)];
    world.event(Event { people, ..bare(pair, "mx-ps/meeting", Kind::Meeting, "1975-08", "Echeverría meets Arafat") });
    for (id, when) in [("mx-ps/maliki-2011", "2011"), ("mx-ps/maliki-2012", "2012"), ("mx-ps/maliki-none", "")] {
        let people = vec![part(maliki, "Foreign Minister", ps)];
        world.event(Event { people, ..bare(pair, id, Kind::Visit, when, "Riyad al-Maliki visits Mexico") });
    }
    let people = vec![part(robledo, "Undersecretary", mx), part(arafat, "President", ps)];
    let visit = bare(pair, "mx-ps/visit", Kind::Visit, "2000-06", "Green visits Ramallah");
    world.event(Event {
        people,
        places: vec![ramallah],
        summary: "She met the U.S. envoy. 365,000 people saw it.".into(),
        ..visit
    });
    let detail = Detail::Vote {
        body: Some("UN Security Council".into()),
        item: Some("Resolution 1441".into()),
        vote: Some(Vote::Yes),
    };
    world.event(Event { detail, ..bare(pair, "mx-ps/vote", Kind::Vote, "", "Mexico votes for Resolution 1441") });
    let claim = Claim {
        value: "recognised implicitly".into(),
        when: dated("2023-06-01"),
        by: "many sources".into(),
        stance: Stance::Implies,
        note: None,
        sources: vec![],
    };
    world.event(Event {
        claims: vec![claim],
        ..bare(pair, "mx-ps/recognition", Kind::Recognition, "", "Mexico recognises Palestine")
    });
}

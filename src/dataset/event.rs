//! Events: what happened between two countries.

use std::collections::HashSet;

use super::vocabulary::vocabulary;
use super::{Claim, Edtf, MissionId, Office, PairId, PartyId, PersonId, PlaceId, Quote, Review, Source, Stance, When};

vocabulary! {
    /// The kind of an event.
    "kind" pub enum Kind {
        /// Diplomatic relations begin, end, pause, resume.
        Relations = "relations",
        /// One party recognises another.
        Recognition = "recognition",
        /// A post opens, closes, changes class.
        Mission = "mission",
        /// An envoy presents credentials.
        Credentials = "credentials",
        /// Somebody travels to the other country.
        Visit = "visit",
        /// People of both meet, wherever.
        Meeting = "meeting",
        /// An instrument is signed.
        Agreement = "agreement",
        /// A government says something.
        Statement = "statement",
        /// A vote in an international body.
        Vote = "vote",
        /// A seat or membership in a body.
        Membership = "membership",
        /// Money or goods given.
        Aid = "aid",
        /// Goods sold.
        Trade = "trade",
        /// Work done together.
        Cooperation = "cooperation",
        /// A monument, order, friendship group.
        Honour = "honour",
        /// An act of third parties that explains the rest.
        Context = "context",
    }
}

vocabulary! {
    /// What an event of relations or of a mission did.
    "act" pub enum Act {
        /// Relations began.
        Established = "established",
        /// Relations were broken off.
        Severed = "severed",
        /// Relations were interrupted.
        Suspended = "suspended",
        /// Relations began again.
        Resumed = "resumed",
        /// A mission opened.
        Opened = "opened",
        /// A mission closed.
        Closed = "closed",
        /// A mission opened again.
        Reopened = "reopened",
        /// A mission rose in class.
        Elevated = "elevated",
        /// A mission fell in class.
        Downgraded = "downgraded",
    }
}

impl Act {
    /// The acts that an event of relations may have.
    pub const RELATIONS: &[Self] = &[Self::Established, Self::Severed, Self::Suspended, Self::Resumed];
    /// The acts that a change of a mission may have.
    pub const MISSION: &[Self] = &[Self::Opened, Self::Closed, Self::Reopened, Self::Elevated, Self::Downgraded];

    /// Says whether a change of this sort gives a mission its class.
    pub fn names_class(self) -> bool {
        matches!(self, Self::Opened | Self::Elevated | Self::Downgraded)
    }
}

vocabulary! {
    /// How a vote was cast.
    "vote" pub enum Vote {
        /// In favour.
        Yes = "yes",
        /// Against.
        No = "no",
        /// Neither.
        Abstain = "abstain",
    }
}

vocabulary! {
    /// Between whom an agreement stands.
    "level" pub enum Level {
        /// Between the states.
        National = "national",
        /// Between ministries or agencies.
        Agency = "agency",
        /// Between cities or regions.
        Municipal = "municipal",
    }
}

vocabulary! {
    /// How often a recurring event recurs.
    "recurrence" pub enum Every {
        /// Once a year.
        Year = "year",
        /// Once a month.
        Month = "month",
    }
}

vocabulary! {
    /// What part a person had in an event.
    "role" pub enum Role {
        /// Who travelled, spoke, signed or met.
        Principal = "principal",
        /// Whom the principal met.
        Met = "met",
        /// Who is named in it, without a part: attending is not meeting.
        Mentioned = "mentioned",
    }
}

/// A sum of money, in whole units of its currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// Whole units.
    pub amount: u64,
    /// The currency (ISO 4217).
    pub currency: Box<str>,
}

/// What an event of one kind has that others have not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Detail {
    /// Nothing more.
    #[default]
    None,
    /// A change of a mission: which one, and its class after the change.
    Mission {
        /// The mission.
        mission: MissionId,
        /// The class after the change.
        class: Option<super::ClassName>,
    },
    /// An agreement.
    Agreement {
        /// Its form as given: "memorandum of understanding", "twinning". No set closes it: the Vienna Convention on the Law
        /// of Treaties, art. 2, gives the word no weight.
        form: Option<Box<str>>,
        /// Between whom it stands.
        level: Option<Level>,
        /// Who signed, as given.
        signatories: Vec<Box<str>>,
    },
    /// A vote.
    Vote {
        /// The body that voted.
        body: Option<Box<str>>,
        /// What it voted on.
        item: Option<Box<str>>,
        /// How `from` voted.
        vote: Option<Vote>,
    },
    /// A membership.
    Membership {
        /// The body.
        body: Option<Box<str>>,
    },
    /// Aid.
    Aid {
        /// How much.
        money: Option<Money>,
        /// The body it goes through.
        through: Option<Box<str>>,
    },
    /// Trade.
    Trade {
        /// How much.
        money: Option<Money>,
        /// What, exporter to importer.
        goods: Vec<Box<str>>,
    },
}

/// A person in an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Who.
    pub person: PersonId,
    /// What they were at the time.
    pub office: Option<Office>,
    /// What part they had.
    pub role: Role,
}

/// A happening, dated or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// `mx-ps/meeting-arafat-alexandria`.
    pub id: Box<str>,
    /// The pair whose dossier holds it.
    pub pair: PairId,
    /// Its kind.
    pub kind: Kind,
    /// What it did, where the kind has acts.
    pub act: Option<Act>,
    /// When; `None` for undated and for a date that is disputed (see [`Event::is_disputed`]).
    pub when: Option<When>,
    /// When it was made public, where that differs.
    pub announced: Option<When>,
    /// How often it recurs.
    pub every: Option<Every>,
    /// Who acts, sends, travels or exports.
    pub from: Option<PartyId>,
    /// Towards whom.
    pub to: Option<PartyId>,
    /// One line.
    pub title: Box<str>,
    /// A few sentences.
    pub summary: Box<str>,
    /// Who took part.
    pub people: Vec<Participant>,
    /// Where.
    pub places: Vec<PlaceId>,
    /// What its kind adds.
    pub detail: Detail,
    /// Positions, where it is disputed.
    pub claims: Vec<Claim>,
    /// Where it was read.
    pub sources: Vec<Source>,
    /// How it was read, where a program read it.
    pub review: Review,
}

/// How many disputed dates are named one by one.
const MOST_NAMED: usize = 3;

impl Event {
    /// Says whether positions differ on it.
    pub fn is_disputed(&self) -> bool {
        !self.claims.is_empty()
    }

    /// Says whether a program read it out of an article, and nobody has looked at it since.
    pub fn is_unreviewed(&self) -> bool {
        let is_read = || self.review.sure.is_some() || self.sources.iter().any(|source| source.quote.is_some());
        !self.review.reviewed && is_read()
    }

    /// The sentences that it and its claims were read from, each once.
    pub fn quotes(&self) -> impl Iterator<Item = &Quote> {
        let mut seen: Vec<&str> = Vec::new();
        let sources = self.sources.iter().chain(self.claims.iter().flat_map(|claim| &claim.sources));
        let quotes = sources.filter_map(|source| source.quote.as_deref());
        quotes.filter(move |quote| {
            let is_new = !seen.contains(&&*quote.text);
            seen.push(&quote.text);
            is_new
        })
    }

    /// The date at which it stands on the timeline: its own, or of a disputed date the earliest, by [`Edtf::order`], that a claim
    /// may set. A claim that denies sets none, nor does one that is open at its start ("for years"). One that is open at its end
    /// ("since 1977") does only where no claim is closed at both. `None` for undated.
    pub fn stands_at(&self) -> Option<Edtf> {
        self.when.as_ref().map_or_else(|| self.placing_dates().min_by_key(|edtf| edtf.order()), |when| when.edtf)
    }

    /// Every date under which a date filter may find it: its own, or those of its claims.
    pub fn dates(&self) -> impl Iterator<Item = Edtf> {
        let own = self.when.as_ref().and_then(|when| when.edtf);
        let claimed = self.when.is_none().then(|| self.claimed_dates()).into_iter().flatten();
        own.into_iter().chain(claimed)
    }

    /// When, in words: the date's own, "undated", or for a disputed date those of the claims that may set its place: "disputed: 2 June
    /// 2023 or 19 March 2025"; of more than a few how many they are, and the first and the last: "disputed: 4 dates from 1 June 2023
    /// to 2025".
    pub fn when_text(&self) -> String {
        if let Some(when) = &self.when {
            return when.text();
        }
        let dates = self.disputed_dates();
        match dates[..] {
            [] if self.is_disputed() => "disputed".to_owned(),
            [] => "undated".to_owned(),
            [first, .., last] if dates.len() > MOST_NAMED => {
                format!("disputed: {} dates from {} to {}", dates.len(), first.text(), last.text())
            },
            [ref others @ .., last] => {
                let others = others.iter().map(|date| date.text()).collect::<Vec<_>>().join(", ");
                let or = if others.is_empty() { "" } else { " or " };
                format!("disputed: {others}{or}{}", last.text())
            },
        }
    }

    /// The dates of the claims that may set its place, each once and in order; none where its date is not what is disputed.
    pub fn disputed_dates(&self) -> Vec<Edtf> {
        let mut dates: Vec<Edtf> = Vec::new();
        if self.when.is_none() {
            dates.extend(self.placing_dates());
        }
        dates.sort_by_key(|date| date.order());
        let mut seen = HashSet::new();
        dates.retain(|date| seen.insert(*date));
        dates
    }

    /// The people of one role, in the order of the dossier.
    pub fn people_as(&self, role: Role) -> impl Iterator<Item = &Participant> {
        self.people.iter().filter(move |part| part.role == role)
    }

    fn claimed_dates(&self) -> impl Iterator<Item = Edtf> {
        self.claims.iter().filter_map(Claim::date)
    }

    /// The dates of the claims that may set the place.
    fn placing_dates(&self) -> impl Iterator<Item = Edtf> {
        let started = || {
            let held = self.claims.iter().filter(|claim| claim.stance != Stance::Denies);
            held.filter_map(Claim::date).filter(|edtf| edtf.earliest().is_some())
        };
        let some_closed = started().any(|edtf| edtf.latest().is_some());
        started().filter(move |edtf| !some_closed || edtf.latest().is_some())
    }
}

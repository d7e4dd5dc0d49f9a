//! The bytes of one event: numbers into the tables, its texts as numbers of words, and its own part of its id.

use serde::{Deserialize, Serialize};

use super::lexicon::Lexicon;
use super::{Desk, Rare, Tables, number};
use crate::dataset::counts::Counts;
use crate::dataset::{Detail, Event, MissionId, Money, Participant, Review, Role, Vocabulary};

/// An event without what stands in columns. Numbers that may be missing are one more than they are, 0 for none; members of
/// vocabularies too.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Packed<'b> {
    /// The id; without that of the pair, and so beginning with `/`, where it begins with that.
    id: &'b str,
    pub(super) title: &'b [u8],
    pub(super) summary: &'b [u8],
    /// The person; the office, four times, with the number of the role.
    pub(super) people: Vec<(u32, u32)>,
    pub(super) places: Vec<u32>,
    pub(super) when: u32,
    pub(super) sources: u32,
    pub(super) rare: u32,
    pub(super) every: u8,
    sure: u8,
    reviewed: bool,
    detail: PackedDetail,
}

/// As [`Detail`].
#[derive(Debug, Default, Serialize, Deserialize)]
enum PackedDetail {
    #[default]
    None,
    Mission {
        mission: u32,
        class: u32,
    },
    Agreement {
        form: u32,
        level: u8,
        signatories: Vec<u32>,
    },
    Vote {
        body: u32,
        item: u32,
        vote: u8,
    },
    Membership {
        body: u32,
    },
    Aid {
        money: Option<(u64, u32)>,
        through: u32,
    },
    Trade {
        money: Option<(u64, u32)>,
        goods: Vec<u32>,
    },
}

impl PackedDetail {
    /// At most how many numbers beside a handful it has.
    fn numbers(&self) -> usize {
        match self {
            Self::Agreement { signatories: all, .. } | Self::Trade { goods: all, .. } => all.len(),
            _ => 0,
        }
    }
}

/// How many bytes a number takes at most.
const MOST_NUMBER: usize = 10;

/// Packs an event; `pair` is the id of its pair.
pub(super) fn write<'d>(
    event: &Event,
    pair: &str,
    lexicon: &mut Lexicon,
    tables: &mut Tables,
    desk: &'d mut Desk,
) -> &'d [u8] {
    let Desk { title, summary, packed: room } = desk;
    title.clear();
    summary.clear();
    lexicon.write(&event.title, title);
    lexicon.write(&event.summary, summary);
    let rare = (event.announced.is_some() || event.is_disputed()).then(|| {
        tables.rare.push(Rare { announced: event.announced.clone(), claims: event.claims.clone() });
        tables.rare.len() as u32
    });
    let packed = Packed {
        id: event.id.strip_prefix(pair).filter(|rest| rest.starts_with('/')).unwrap_or(&event.id),
        title,
        summary,
        people: event.people.iter().map(|part| person(part, tables)).collect(),
        places: event.places.iter().map(|place| place.index() as u32).collect(),
        when: event.when.as_ref().map_or(0, |when| number(&mut tables.whens, when) + 1),
        sources: number(&mut tables.sources, &event.sources[..]),
        rare: rare.unwrap_or_default(),
        every: code(event.every),
        sure: code(event.review.sure),
        reviewed: event.review.reviewed,
        detail: detail(&event.detail, tables),
    };
    let numbers = 24 + 2 * packed.people.len() + packed.places.len() + packed.detail.numbers();
    let most = packed.id.len() + title.len() + summary.len() + numbers * MOST_NUMBER;
    if room.len() < most {
        room.resize(most, 0);
    }
    // Nothing in it is of a sort that cannot be written, and there is room for all.
    postcard::to_slice(&packed, room).map_or(&[], |written| written)
}

/// Reads the event that stands at the head of `bytes`.
pub(super) fn read(bytes: &[u8]) -> Packed<'_> {
    postcard::take_from_bytes(bytes).map(|(packed, _)| packed).unwrap_or_default()
}

/// The id of the event at the head of `bytes`, as it is packed.
pub(super) fn read_id(bytes: &[u8]) -> &str {
    postcard::take_from_bytes(bytes).map(|(id, _)| id).unwrap_or_default()
}

/// Says whether a packed id is that of a text.
pub(super) fn is_id(packed: &str, pair: &str, text: &str) -> bool {
    if packed.starts_with('/') { text.strip_prefix(pair) == Some(packed) } else { packed == text }
}

impl Packed<'_> {
    pub(super) fn full_id(&self, pair: &str) -> Box<str> {
        if self.id.starts_with('/') { format!("{pair}{}", self.id).into() } else { self.id.into() }
    }

    /// Leaves out what names a record that is none of so many, or an id no file can have: comity has not written that.
    pub(super) fn keep_within(&mut self, counts: Counts) {
        self.people.retain(|(person, _)| *person < counts.people);
        self.places.retain(|place| *place < counts.places);
        if self.mission().is_some_and(|mission| mission.index() >= counts.missions as usize) {
            self.detail = PackedDetail::None;
        }
        if !self.id.bytes().all(|byte| byte.is_ascii_graphic()) {
            self.id = "";
        }
    }

    pub(super) fn review(&self) -> Review {
        Review { sure: member(self.sure), reviewed: self.reviewed }
    }

    pub(super) fn mission(&self) -> Option<MissionId> {
        if let PackedDetail::Mission { mission, .. } = self.detail {
            Some(MissionId::new(mission as usize))
        } else {
            None
        }
    }

    pub(super) fn detail(&self, tables: &Tables) -> Detail {
        let name = |at: u32| at.checked_sub(1).and_then(|at| tables.names.get_index(at as usize)).cloned();
        let names = |all: &[u32]| all.iter().filter_map(|at| name(*at)).collect();
        let money = |money: Option<(u64, u32)>| {
            money.map(|(amount, currency)| Money { amount, currency: name(currency).unwrap_or_default() })
        };
        match &self.detail {
            PackedDetail::None => Detail::None,
            PackedDetail::Mission { mission, class } => Detail::Mission {
                mission: MissionId::new(*mission as usize),
                class: class.checked_sub(1).and_then(|at| tables.classes.get_index(at as usize)).cloned(),
            },
            PackedDetail::Agreement { form, level, signatories } => {
                Detail::Agreement { form: name(*form), level: member(*level), signatories: names(signatories) }
            },
            PackedDetail::Vote { body, item, vote } => {
                Detail::Vote { body: name(*body), item: name(*item), vote: member(*vote) }
            },
            PackedDetail::Membership { body } => Detail::Membership { body: name(*body) },
            PackedDetail::Aid { money: sum, through } => Detail::Aid { money: money(*sum), through: name(*through) },
            PackedDetail::Trade { money: sum, goods } => Detail::Trade { money: money(*sum), goods: names(goods) },
        }
    }
}

fn person(part: &Participant, tables: &mut Tables) -> (u32, u32) {
    let office = part.office.as_ref().map_or(0, |office| number(&mut tables.offices, office) + 1);
    let role = Role::ALL.iter().position(|role| *role == part.role).unwrap_or_default() as u32;
    (part.person.index() as u32, office << 2 | role)
}

fn detail(detail: &Detail, tables: &mut Tables) -> PackedDetail {
    let mut name = |name: &str| number(&mut tables.names, name) + 1;
    match detail {
        Detail::None => PackedDetail::None,
        Detail::Mission { mission, class } => {
            let class = class.as_ref().map_or(0, |class| number(&mut tables.classes, class) + 1);
            PackedDetail::Mission { mission: mission.index() as u32, class }
        },
        Detail::Agreement { form, level, signatories } => PackedDetail::Agreement {
            form: form.as_deref().map_or(0, &mut name),
            level: code(*level),
            signatories: signatories.iter().map(|signatory| name(signatory)).collect(),
        },
        Detail::Vote { body, item, vote } => PackedDetail::Vote {
            body: body.as_deref().map_or(0, &mut name),
            item: item.as_deref().map_or(0, &mut name),
            vote: code(*vote),
        },
        Detail::Membership { body } => PackedDetail::Membership { body: body.as_deref().map_or(0, &mut name) },
        Detail::Aid { money, through } => PackedDetail::Aid {
            money: money.as_ref().map(|money| (money.amount, name(&money.currency))),
            through: through.as_deref().map_or(0, &mut name),
        },
        Detail::Trade { money, goods } => PackedDetail::Trade {
            money: money.as_ref().map(|money| (money.amount, name(&money.currency))),
            goods: goods.iter().map(|item| name(item)).collect(),
        },
    }
}

/// The code of a member of a vocabulary, or of none.
pub(super) fn code<V: Vocabulary>(member: Option<V>) -> u8 {
    member.and_then(|member| V::ALL.iter().position(|known| *known == member)).map_or(0, |at| at as u8 + 1)
}

/// The member of a vocabulary that has a code.
pub(super) fn member<V: Vocabulary>(code: u8) -> Option<V> {
    V::ALL.get(usize::from(code).checked_sub(1)?).copied()
}

//! The records of a dossier as they are written: names not yet resolved, dates read, everything with its place.

use std::borrow::Cow;
use std::ops::Range;

use super::Census;
use super::reader::At;
pub(super) use super::reader::Text;
use crate::dataset::{Act, Edtf, Every, Extent, Kind, Level, PersonId, Rank, Review, Role, Stance, Vote};

/// A text to which nothing refers.
pub(super) type Plain<'t> = Cow<'t, str>;

/// A dossier or register, read.
#[derive(Default)]
pub(super) struct Draft<'t> {
    pub(super) pair: Option<PairDraft<'t>>,
    /// Parties, people and articles.
    pub(super) register: Vec<Declared<'t>>,
    /// The ids of records of lower layers that are left out.
    pub(super) drops: Vec<Text<'t>>,
    /// Other ids under which records are found.
    pub(super) also: Vec<AlsoDraft<'t>>,
    /// Events, missions and accreditations, in the order of the file.
    pub(super) items: Vec<Item<'t>>,
    /// What stands in the file, read or not.
    pub(super) written: Census,
}

/// A line of JSON Lines, read.
#[expect(clippy::large_enum_variant, reason = "one at a time is read, taken in and dropped")]
pub(super) enum Line<'t> {
    Declared(Declared<'t>),
    Pair(PairDraft<'t>),
    Drop(Text<'t>),
    Also(AlsoDraft<'t>),
    Item(Item<'t>),
}

impl<'t> Line<'t> {
    /// The parts that people have in what stands on it.
    pub(super) fn parts(&mut self) -> impl Iterator<Item = &mut PartDraft<'t>> {
        let (one, many): (Option<&mut Common<'t>>, &mut [ChangeDraft<'t>]) = match self {
            Self::Item(Item::Event(event)) => (Some(&mut event.common), &mut []),
            Self::Item(Item::Accreditation(accreditation)) => (Some(&mut accreditation.common), &mut []),
            Self::Item(Item::Mission(mission)) => (None, &mut mission.changes),
            _ => (None, &mut []),
        };
        one.into_iter().chain(many.iter_mut().map(|change| &mut change.common)).flat_map(|common| &mut common.people)
    }
}

/// What may be named before it stands, by any file.
pub(super) enum Declared<'t> {
    Article(ArticleDraft<'t>),
    Party(PartyDraft<'t>),
    Person(PersonDraft<'t>),
}

/// What is said of a pair as a whole.
pub(super) struct PairDraft<'t> {
    pub(super) id: Text<'t>,
    /// The title of its article, which the file declares.
    pub(super) article: Option<Text<'t>>,
    pub(super) see_also: Vec<Plain<'t>>,
}

/// Another id of a record, and its own.
pub(super) struct AlsoDraft<'t> {
    pub(super) id: Text<'t>,
    pub(super) of: Text<'t>,
}

pub(super) struct ArticleDraft<'t> {
    pub(super) span: Range<usize>,
    pub(super) title: Plain<'t>,
    pub(super) url: Option<Plain<'t>>,
    pub(super) licence: Option<Plain<'t>>,
    pub(super) read: Option<Edtf>,
}

pub(super) struct PartyDraft<'t> {
    pub(super) code: Text<'t>,
    pub(super) name: Option<Plain<'t>>,
    pub(super) short: Option<Plain<'t>>,
    pub(super) demonym: Option<Plain<'t>>,
    pub(super) succeeds: Vec<Text<'t>>,
}

pub(super) struct PersonDraft<'t> {
    pub(super) id: Text<'t>,
    pub(super) name: Plain<'t>,
    pub(super) of: Option<Text<'t>>,
    pub(super) aliases: Vec<Plain<'t>>,
}

pub(super) enum Item<'t> {
    Event(EventDraft<'t>),
    Mission(MissionDraft<'t>),
    Accreditation(AccreditationDraft<'t>),
}

impl Item<'_> {
    pub(super) fn span(&self) -> &Range<usize> {
        match self {
            Self::Event(event) => &event.span,
            Self::Mission(mission) => &mission.span,
            Self::Accreditation(accreditation) => &accreditation.span,
        }
    }

    /// Says whether a program read it, or a part of it, out of an article, and nobody has looked at that since.
    pub(super) fn is_unreviewed(&self) -> bool {
        match self {
            Self::Event(event) => event.common.is_unreviewed(),
            Self::Mission(mission) => mission.changes.iter().any(|change| change.common.is_unreviewed()),
            Self::Accreditation(accreditation) => accreditation.common.is_unreviewed(),
        }
    }
}

impl Draft<'_> {
    /// Says whether the file holds no record of any sort.
    pub(super) fn is_empty(&self) -> bool {
        self.pair.is_none()
            && self.register.is_empty()
            && self.drops.is_empty()
            && self.also.is_empty()
            && self.items.is_empty()
    }
}

/// A date, words for it, or both.
pub(super) struct WhenDraft<'t> {
    pub(super) edtf: Option<At<Edtf>>,
    pub(super) words: Option<Plain<'t>>,
}

/// What every happening has, whatever its kind.
pub(super) struct Common<'t> {
    pub(super) when: WhenDraft<'t>,
    pub(super) announced: Option<Edtf>,
    pub(super) from: Option<Text<'t>>,
    pub(super) title: Option<Plain<'t>>,
    pub(super) summary: Option<Plain<'t>>,
    pub(super) people: Vec<PartDraft<'t>>,
    pub(super) places: Vec<Text<'t>>,
    pub(super) claims: Vec<ClaimDraft<'t>>,
    pub(super) sources: Vec<SourceDraft<'t>>,
    pub(super) review: Review,
}

impl Common<'_> {
    /// As [`Event::is_unreviewed`](crate::dataset::Event::is_unreviewed), before anything is joined.
    fn is_unreviewed(&self) -> bool {
        let is_read = || self.review.sure.is_some() || self.sources.iter().any(|source| source.quote.is_some());
        !self.review.reviewed && is_read()
    }
}

pub(super) struct EventDraft<'t> {
    pub(super) span: Range<usize>,
    pub(super) id: Text<'t>,
    pub(super) replaces: Option<Text<'t>>,
    pub(super) kind: Kind,
    pub(super) act: Option<Act>,
    pub(super) every: Option<Every>,
    pub(super) to: Option<Text<'t>>,
    pub(super) common: Common<'t>,
    pub(super) detail: DetailDraft<'t>,
}

pub(super) enum DetailDraft<'t> {
    None,
    Agreement { form: Option<Plain<'t>>, level: Option<Level>, signatories: Vec<Plain<'t>> },
    Vote { body: Option<Plain<'t>>, item: Option<Plain<'t>>, vote: Option<Vote> },
    Membership { body: Option<Plain<'t>> },
    Aid { money: Option<(u64, Plain<'t>)>, through: Option<Plain<'t>> },
    Trade { money: Option<(u64, Plain<'t>)>, goods: Vec<Plain<'t>> },
}

pub(super) struct PartDraft<'t> {
    pub(super) person: Text<'t>,
    /// Who that is, where it has been looked up already.
    pub(super) known: Option<PersonId>,
    pub(super) titles: Vec<Plain<'t>>,
    pub(super) of: Option<Text<'t>>,
    pub(super) rank: Option<Rank>,
    pub(super) role: Role,
}

pub(super) struct SourceDraft<'t> {
    /// Its title; of a bare section, that of the dossier's own article.
    pub(super) article: Option<Plain<'t>>,
    pub(super) section: Option<Plain<'t>>,
    pub(super) url: Option<Plain<'t>>,
    pub(super) licence: Option<Plain<'t>>,
    pub(super) quote: Option<QuoteDraft<'t>>,
    pub(super) span: Range<usize>,
}

/// A sentence, and where it stands in the text that was read.
pub(super) struct QuoteDraft<'t> {
    pub(super) text: Plain<'t>,
    pub(super) span: Option<Extent>,
}

pub(super) struct ClaimDraft<'t> {
    pub(super) value: Plain<'t>,
    pub(super) when: WhenDraft<'t>,
    pub(super) by: Plain<'t>,
    pub(super) stance: Stance,
    pub(super) note: Option<Plain<'t>>,
    pub(super) sources: Vec<SourceDraft<'t>>,
}

pub(super) struct MissionDraft<'t> {
    pub(super) span: Range<usize>,
    pub(super) id: Text<'t>,
    pub(super) replaces: Option<Text<'t>>,
    pub(super) from: Text<'t>,
    pub(super) to: Text<'t>,
    pub(super) city: Text<'t>,
    pub(super) changes: Vec<ChangeDraft<'t>>,
    pub(super) sources: Vec<SourceDraft<'t>>,
}

pub(super) struct ChangeDraft<'t> {
    /// None where it is missing or unknown, which is an error already.
    pub(super) act: Option<At<Act>>,
    pub(super) class: Option<Text<'t>>,
    pub(super) common: Common<'t>,
}

impl ChangeDraft<'_> {
    /// What it does; a stand-in where that is an error already.
    pub(super) fn act(&self) -> Act {
        self.act.as_ref().map_or(Act::Opened, |act| act.value)
    }

    /// Says whether it says what it does, and to which class where it must.
    pub(super) fn is_certain(&self) -> bool {
        self.act.as_ref().is_some_and(|act| self.class.is_some() || !act.value.names_class())
    }
}

pub(super) struct AccreditationDraft<'t> {
    pub(super) span: Range<usize>,
    pub(super) id: Text<'t>,
    pub(super) replaces: Option<Text<'t>>,
    pub(super) to: Text<'t>,
    pub(super) seat: Text<'t>,
    pub(super) class: Option<Text<'t>>,
    pub(super) common: Common<'t>,
}

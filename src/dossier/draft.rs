//! The records of a dossier as they are written: names not yet resolved, dates read, everything with its place.

use std::ops::Range;

use super::file::File;
use super::reader::At;
use crate::dataset::{Act, Edtf, Every, Kind, Level, Money, Rank, Role, Stance, Vote};

/// A text and its place.
pub(super) type Text = At<Box<str>>;

/// One file, read.
pub(super) struct Draft<'a> {
    pub(super) file: &'a File,
    pub(super) pair: Option<Text>,
    pub(super) article: Option<ArticleDraft>,
    pub(super) see_also: Vec<Box<str>>,
    pub(super) parties: Vec<PartyDraft>,
    pub(super) people: Vec<PersonDraft>,
    /// Events, missions and accreditations, in the order of the file.
    pub(super) items: Vec<Item>,
}

pub(super) struct ArticleDraft {
    pub(super) title: Box<str>,
    pub(super) url: Option<Box<str>>,
    pub(super) licence: Option<Box<str>>,
    pub(super) read: Option<Edtf>,
}

pub(super) struct PartyDraft {
    pub(super) code: Text,
    pub(super) name: Option<Box<str>>,
    pub(super) short: Option<Box<str>>,
    pub(super) demonym: Option<Box<str>>,
    pub(super) succeeds: Vec<Text>,
}

pub(super) struct PersonDraft {
    pub(super) id: Text,
    pub(super) name: Box<str>,
    pub(super) aliases: Vec<Box<str>>,
}

pub(super) enum Item {
    Event(EventDraft),
    Mission(MissionDraft),
    Accreditation(AccreditationDraft),
}

impl Item {
    pub(super) fn span(&self) -> &Range<usize> {
        match self {
            Self::Event(event) => &event.span,
            Self::Mission(mission) => &mission.span,
            Self::Accreditation(accreditation) => &accreditation.span,
        }
    }
}

impl Draft<'_> {
    /// Says whether the file holds no record of any sort.
    pub(super) fn is_empty(&self) -> bool {
        self.pair.is_none() && self.parties.is_empty() && self.people.is_empty() && self.items.is_empty()
    }
}

/// A date, words for it, or both.
pub(super) struct WhenDraft {
    pub(super) edtf: Option<At<Edtf>>,
    pub(super) words: Option<Box<str>>,
}

/// What every happening has, whatever its kind.
pub(super) struct Common {
    pub(super) when: WhenDraft,
    pub(super) announced: Option<Edtf>,
    pub(super) from: Option<Text>,
    pub(super) title: Option<Box<str>>,
    pub(super) summary: Option<Box<str>>,
    pub(super) people: Vec<PartDraft>,
    pub(super) places: Vec<Text>,
    pub(super) sources: Vec<SourceDraft>,
}

pub(super) struct EventDraft {
    pub(super) span: Range<usize>,
    pub(super) id: Text,
    pub(super) kind: Kind,
    pub(super) act: Option<Act>,
    pub(super) every: Option<Every>,
    pub(super) to: Option<Text>,
    pub(super) common: Common,
    pub(super) detail: DetailDraft,
    pub(super) claims: Vec<ClaimDraft>,
}

pub(super) enum DetailDraft {
    None,
    Agreement { form: Option<Box<str>>, level: Option<Level>, signatories: Vec<Box<str>> },
    Vote { body: Option<Box<str>>, item: Option<Box<str>>, vote: Option<Vote> },
    Membership { body: Option<Box<str>> },
    Aid { money: Option<Money>, through: Option<Box<str>> },
    Trade { money: Option<Money>, goods: Vec<Box<str>> },
}

pub(super) struct PartDraft {
    pub(super) person: Text,
    pub(super) titles: Vec<Box<str>>,
    pub(super) of: Option<Text>,
    pub(super) rank: Option<Rank>,
    pub(super) role: Role,
}

pub(super) struct SourceDraft {
    pub(super) article: Option<Box<str>>,
    pub(super) section: Option<Box<str>>,
    pub(super) url: Option<Box<str>>,
    pub(super) licence: Option<Box<str>>,
    pub(super) span: Range<usize>,
}

pub(super) struct ClaimDraft {
    pub(super) value: Box<str>,
    pub(super) when: WhenDraft,
    pub(super) by: Box<str>,
    pub(super) stance: Stance,
    pub(super) note: Option<Box<str>>,
    pub(super) sources: Vec<SourceDraft>,
}

pub(super) struct MissionDraft {
    pub(super) span: Range<usize>,
    pub(super) id: Text,
    pub(super) from: Text,
    pub(super) to: Text,
    pub(super) city: Text,
    pub(super) changes: Vec<ChangeDraft>,
    pub(super) sources: Vec<SourceDraft>,
}

pub(super) struct ChangeDraft {
    pub(super) span: Range<usize>,
    /// None where it is missing or unknown, which is an error already.
    pub(super) act: Option<At<Act>>,
    pub(super) class: Option<Text>,
    pub(super) common: Common,
}

impl ChangeDraft {
    /// What it does; a stand-in where that is an error already.
    pub(super) fn act(&self) -> Act {
        self.act.as_ref().map_or(Act::Opened, |act| act.value)
    }

    /// Says whether it says what it does, and to which class where it must.
    pub(super) fn is_certain(&self) -> bool {
        self.act.as_ref().is_some_and(|act| self.class.is_some() || !act.value.names_class())
    }
}

pub(super) struct AccreditationDraft {
    pub(super) span: Range<usize>,
    pub(super) id: Text,
    pub(super) to: Text,
    pub(super) seat: Text,
    pub(super) class: Option<Text>,
    pub(super) common: Common,
}

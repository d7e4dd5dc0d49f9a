//! What has been found in an article, before the same things are made one.

use std::ops::Range;
use std::rc::Rc;

use super::roll::Who;
use crate::dataset::{Act, Edtf, Every, Kind, Level, Rank, Role, Stance, Sureness, Vote};

/// One thing that a sentence tells.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) what: What,
    pub(super) when: Option<Edtf>,
    /// The words of the date, where they say more.
    pub(super) words: Option<String>,
    pub(super) announced: Option<Edtf>,
    /// The code of who acts.
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) people: Vec<Part>,
    /// "Riyadh, Saudi Arabia", the country by code.
    pub(super) places: Vec<(String, String)>,
    pub(super) title: String,
    /// What names it in its id, beside its kind.
    pub(super) subject: String,
    pub(super) sure: Sureness,
    pub(super) sources: Vec<Cited>,
    /// How the article stands to it.
    pub(super) stance: Stance,
    /// The positions, where it tells of several that cannot all be true.
    pub(super) positions: Vec<Position>,
}

/// A position on a date that is disputed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) when: Edtf,
    pub(super) stance: Stance,
    pub(super) sources: Vec<Cited>,
}

/// The sentence behind a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cited {
    /// The number of the section.
    pub(super) section: usize,
    /// Where it stands in what was read, in bytes.
    pub(super) span: Range<usize>,
    /// The sentence, one text for all that is found in it.
    pub(super) quote: Rc<str>,
}

/// What is told.
#[derive(Debug, Clone)]
pub(super) enum What {
    Event {
        kind: Kind,
        act: Option<Act>,
        every: Option<Every>,
        detail: Detail,
    },
    /// A change of a mission in a city of the other country; without an act, that it stands.
    Change {
        city: String,
        act: Option<Act>,
        class: Option<String>,
    },
    /// A mission in a third country that covers the other.
    Accreditation {
        seat: (String, String),
        class: Option<String>,
    },
}

/// What the kinds add.
#[derive(Debug, Clone, Default)]
pub(super) struct Detail {
    pub(super) form: Option<String>,
    pub(super) level: Option<Level>,
    pub(super) signatories: Vec<String>,
    pub(super) body: Option<String>,
    pub(super) item: Option<String>,
    pub(super) vote: Option<Vote>,
    pub(super) amount: Option<(u64, &'static str)>,
    pub(super) goods: Vec<String>,
}

/// Somebody in it.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) who: Who,
    pub(super) office: Option<Held>,
    pub(super) role: Role,
}

/// The office they held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) titles: Vec<String>,
    pub(super) of: Option<String>,
    pub(super) rank: Option<Rank>,
}

impl Finding {
    /// An event of a kind, with nothing more said.
    pub(super) fn event(kind: Kind, title: String, subject: String) -> Self {
        Self::new(What::Event { kind, act: None, every: None, detail: Detail::default() }, title, subject)
    }

    pub(super) fn new(what: What, title: String, subject: String) -> Self {
        Self {
            what,
            when: None,
            words: None,
            announced: None,
            from: None,
            to: None,
            people: vec![],
            places: vec![],
            title,
            subject,
            sure: Sureness::Certain,
            sources: vec![],
            stance: Stance::Asserts,
            positions: vec![],
        }
    }

    pub(super) fn kind(&self) -> Kind {
        match self.what {
            What::Event { kind, .. } => kind,
            What::Change { .. } | What::Accreditation { .. } => Kind::Mission,
        }
    }

    /// What its kind adds, to be filled in.
    pub(super) fn detailed(mut self, fill: impl FnOnce(&mut Detail)) -> Self {
        if let What::Event { detail, .. } = &mut self.what {
            fill(detail);
        }
        self
    }

    pub(super) fn directed(mut self, from: Option<&str>, to: Option<&str>) -> Self {
        self.from = from.map(Into::into);
        self.to = to.map(Into::into);
        self
    }

    pub(super) fn doing(mut self, done: Act) -> Self {
        if let What::Event { act, .. } = &mut self.what {
            *act = Some(done);
        }
        self
    }
}

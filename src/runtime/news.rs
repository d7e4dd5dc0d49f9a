//! News of data that are read beside the screen, and what the loop makes of them.

use std::mem;
use std::time::Duration;

use ratatui::backend::Backend;

use super::loader::let_go;
use super::{Desk, Explorer, Step};
use crate::app::{Fresh, Generation, Msg, Notice, Problems, Purpose};
use crate::dataset::Dataset;
use crate::dossier::Progress;
use crate::text::neutral;
use crate::wording::grouped;

/// What there is to say of data that are read beside the screen.
#[derive(Debug)]
pub enum News {
    /// They have come so far.
    Progress(Progress),
    /// They are there.
    Arrived(Box<Arrival>),
    /// They are not to be had, and why: the first line must be enough for a reader.
    Failed(String),
}

/// Data that were read beside the screen.
#[derive(Debug)]
pub struct Arrival {
    /// The dataset.
    pub data: Dataset,
    /// What comes with it.
    pub fresh: Fresh,
    /// What is wrong with its files.
    pub problems: Problems,
    /// How long one waited for it.
    pub took: Duration,
}

impl<B: Backend<Error: Send + Sync + 'static>, D: Desk> Explorer<'_, B, D> {
    /// Hears of a load. Of one that was begun before the last, nothing is heard.
    pub(super) fn hear(&mut self, generation: Generation, news: News) -> Step {
        if let News::Progress(progress) = news {
            return self.apply(Msg::Loading(generation, progress));
        }
        match (self.session.model.end_load(generation), news) {
            (Some(purpose), News::Arrived(arrival)) => self.arrive(*arrival, purpose),
            (Some(purpose), News::Failed(report)) => self.refuse(&report, purpose),
            (_, stale) => {
                let_go(stale);
                Ok(None)
            },
        }
    }

    /// Goes over to data that were read beside the screen.
    fn arrive(&mut self, arrival: Arrival, purpose: Purpose) -> Step {
        let Arrival { data, fresh, problems, took } = arrival;
        let session = &mut *self.session;
        session.model.rebase(&session.data, &data, fresh);
        let_go(mem::replace(&mut session.data, data));
        let said = match purpose {
            Purpose::First => {
                let events = session.data.events().len();
                let s = if events == 1 { "" } else { "s" };
                format!("{} event{s} loaded in {:.1} s", grouped(events as u64), took.as_secs_f64())
            },
            Purpose::Again => "data reloaded".to_owned(),
        };
        let missed = session.model.missed().filter(|_| purpose == Purpose::First);
        let wrong =
            [missed.map(str::to_owned), problems.word()].into_iter().flatten().reduce(|a, b| format!("{a}; {b}"));
        let notice = match wrong {
            None => Notice::Done(said),
            Some(wrong) => Notice::Failed(format!("{said}; {wrong}")),
        };
        self.apply(Msg::Problems(problems))?;
        self.apply(Msg::Notice(notice))
    }

    /// Stays with the data there are: those that were read are of no use.
    fn refuse(&mut self, report: &str, purpose: Purpose) -> Step {
        let first = report.lines().next().unwrap_or("the data cannot be read");
        let what = if purpose == Purpose::First { "not loaded" } else { "not reloaded" };
        let notice = Notice::Failed(format!("{what}: {}", neutral(first)));
        // What is on the screen is what it was; what is wrong with the files is listed all the same.
        let problems = self.session.model.problems().refused(report);
        self.apply(Msg::Problems(problems))?;
        self.apply(Msg::Notice(notice))
    }
}

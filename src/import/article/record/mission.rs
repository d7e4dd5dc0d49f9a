//! Missions written as records: their changes in an order in which they can have happened.

use super::Sheet;
use crate::dataset::{Act, Edtf, Sureness, slug};
use crate::dossier::written::{Change, Mission, Written};
use crate::import::article::finding::{Cited, Finding, What};
use crate::import::article::tag::Side;

/// What makes a post of one country in the other one mission.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Post {
    pub(super) side: Side,
    pub(super) city: String,
    pub(super) consular: bool,
}

impl Sheet<'_> {
    /// A mission with its changes in the order in which they can have happened.
    pub(super) fn mission(&mut self, post: &Post, found: Vec<Finding>) -> Written<'static> {
        let (from, to) = (self.pair.code(post.side).to_owned(), self.pair.code(post.side.other()).to_owned());
        let tail = if post.consular { "-consular" } else { "" };
        let subject = format!("mission-{from}-{}", slug(&post.city));
        let taken = self.ids.contains(&format!("{}/article/{subject}", self.pair.id()));
        let id = self.id(&if taken { subject + tail } else { subject });
        let (changes, standing): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|finding| matches!(finding.what, What::Change { act: Some(_), .. }));
        let sources: Vec<Cited> = standing.iter().flat_map(|finding| finding.sources.iter().cloned()).collect();
        let changes = with_standing(ordered(changes), standing.into_iter().next());
        let changes = standing_order(changes);
        let changes: Vec<_> = changes.into_iter().filter_map(|finding| self.change(&finding, &from)).collect();
        Written::Mission(Mission {
            id: id.into(),
            from: from.clone().into(),
            to: to.into(),
            city: post.city.clone().into(),
            changes,
            sources: self.sources(&sources),
        })
    }

    /// A change of a mission of a country; it names who acts only where that is another.
    fn change(&self, finding: &Finding, of: &str) -> Option<Change<'static>> {
        let What::Change { act: Some(act), class, .. } = finding.what.clone() else { return None };
        let mut common = self.common(finding);
        common.from = common.from.filter(|code| *code != of);
        let class = class.filter(|_| act != Act::Closed).map(Into::into);
        Some(Change { act, class, common, sources: self.sources(&finding.sources) })
    }
}

/// Changes by their dates. That it was open before something else became of it stands first, dated or not.
fn ordered(mut changes: Vec<Finding>) -> Vec<Finding> {
    let unknown = |finding: &Finding| {
        let is_opened = matches!(finding.what, What::Change { act: Some(Act::Opened), .. });
        (if is_opened { i16::MIN } else { i16::MAX }, jiff::civil::Date::MAX)
    };
    changes.sort_by_key(|finding| finding.when.map_or_else(|| unknown(finding), Edtf::order));
    changes
}

/// Changes, with that of which it is told only that the mission stands: so it has opened, or opened again.
fn with_standing(mut changes: Vec<Finding>, standing: Option<Finding>) -> Vec<Finding> {
    let begins =
        |finding: &Finding| matches!(finding.what, What::Change { act: Some(Act::Opened | Act::Reopened), .. });
    let act = match changes.last() {
        None => Some(Act::Opened),
        // It stands, and was told to be closed: so it opened again, and nobody says when.
        Some(last) if matches!(last.what, What::Change { act: Some(Act::Closed), .. }) => Some(Act::Reopened),
        Some(_) if !changes.iter().any(begins) => Some(Act::Opened),
        Some(_) => None,
    };
    let (Some(act), Some(first)) = (act, standing) else { return changes };
    if let What::Change { city, class, .. } = first.what.clone() {
        let sure = if act == Act::Reopened { Sureness::Doubtful } else { first.sure };
        let told = Finding { what: What::Change { city, act: Some(act), class }, sure, ..first };
        changes.insert(if act == Act::Opened { 0 } else { changes.len() }, told);
    }
    changes
}

/// Changes as they can follow one another: what closed had been open, what opens again had closed. What is implied
/// stands without a date, and what cannot be is left out.
fn standing_order(changes: Vec<Finding>) -> Vec<Finding> {
    let mut ordered: Vec<Finding> = Vec::with_capacity(changes.len());
    // `None` before it was ever open, then whether it stands.
    let mut stands: Option<bool> = None;
    for finding in changes {
        let What::Change { act: Some(act), city, class } = finding.what.clone() else { continue };
        let implied = |act: Act| {
            let class = class.clone().or_else(|| Some("embassy".to_owned()));
            let what = What::Change { act: Some(act), city: city.clone(), class };
            Finding { what, when: None, words: None, people: vec![], sure: Sureness::Likely, ..finding.clone() }
        };
        match (act, stands) {
            (Act::Opened, Some(true)) | (Act::Closed, Some(false)) => continue,
            (Act::Elevated | Act::Downgraded, Some(false)) => ordered.push(implied(Act::Reopened)),
            (Act::Reopened, Some(true)) => ordered.push(implied(Act::Closed)),
            (Act::Closed, None) => ordered.push(implied(Act::Opened)),
            // Of what class it was before nobody says: from that day it is known.
            (Act::Elevated | Act::Downgraded, None) => {
                let what = What::Change { act: Some(Act::Opened), city, class };
                ordered.push(Finding { what, sure: Sureness::Likely, ..finding });
                stands = Some(true);
                continue;
            },
            (Act::Reopened, None) => ordered.extend([implied(Act::Opened), implied(Act::Closed)]),
            (Act::Opened, Some(false)) => {
                let what = What::Change { act: Some(Act::Reopened), city, class };
                ordered.push(Finding { what, ..finding });
                stands = Some(true);
                continue;
            },
            _ => {},
        }
        stands = Some(act != Act::Closed);
        ordered.push(finding);
    }
    ordered
}

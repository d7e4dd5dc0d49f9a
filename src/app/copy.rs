//! What can be taken away of the record under the cursor.

use super::detail::Subject;
use super::wording::short_date;
use crate::dataset::{Dataset, EventId, Record, Source};
use crate::input::Action;

/// The text that a copy action takes of a subject, and what to call it; `None` where the subject has nothing of the sort.
pub(super) fn text(data: &Dataset, subject: Subject, action: Action) -> Option<(&'static str, String)> {
    match action {
        Action::CopyLine => Some(("line", line(data, subject))),
        Action::CopyCitation => citation(data, subject).map(|text| ("citation", text)),
        Action::CopyUrl => url(data, subject).map(|text| ("URL", text)),
        Action::CopyId => id(data, subject).map(|text| ("id", text)),
        Action::CopyJson => {
            record(subject).and_then(|record| crate::export::to_json(data, record).ok()).map(|text| ("JSON", text))
        },
        _ => None,
    }
}

/// The record that a subject is.
pub(super) fn record(subject: Subject) -> Option<Record> {
    use crate::dataset::Scope;
    Some(match subject {
        Subject::Event(id) => Record::Event(id),
        Subject::Person(id) => Record::Person(id),
        Subject::Place(id) => Record::Place(id),
        Subject::Mission(id) => Record::Mission(id),
        Subject::Scope(Scope::Pair(id)) => Record::Pair(id),
        Subject::Scope(Scope::Country(id)) => Record::Party(id),
        Subject::Scope(Scope::All) => return None,
    })
}

fn line(data: &Dataset, subject: Subject) -> String {
    match subject {
        Subject::Event(id) => event_line(data, id),
        Subject::Person(id) => data[id].name.to_string(),
        Subject::Place(id) => data[id].name.to_string(),
        Subject::Mission(id) => super::wording::post(data, &data[id]),
        Subject::Scope(scope) => data.scope_name(scope).to_owned(),
    }
}

fn event_line(data: &Dataset, id: EventId) -> String {
    let event = &data[id];
    format!("{} · {} ({})", short_date(event), event.title, data[event.pair].name)
}

fn id(data: &Dataset, subject: Subject) -> Option<String> {
    record(subject).map(|record| data.id_of(record).to_owned())
}

fn sources(data: &Dataset, subject: Subject) -> &[Source] {
    match subject {
        Subject::Event(id) => &data[id].sources,
        Subject::Mission(id) => &data[id].sources,
        _ => &[],
    }
}

/// The address of the source of a subject.
pub(super) fn url(data: &Dataset, subject: Subject) -> Option<String> {
    use crate::dataset::Scope;
    let of_pair = match subject {
        Subject::Scope(Scope::Pair(pair)) => data[pair].article,
        _ => None,
    };
    let cited = sources(data, subject).iter().map(|source| source.article);
    cited.chain(of_pair).find_map(|article| data[article].url.as_deref().map(str::to_owned))
}

/// "Mexico–Oman relations", section "History", <URL> (CC BY-SA 4.0), read 2025. For: <the line>.
fn citation(data: &Dataset, subject: Subject) -> Option<String> {
    let first = sources(data, subject).first()?.article;
    let article = &data[first];
    let sections: Vec<_> = sources(data, subject)
        .iter()
        .filter(|source| source.article == first)
        .filter_map(|source| source.section.as_deref())
        .collect();
    let mut text = format!("“{}”", article.title);
    if !sections.is_empty() {
        text += ", section ";
        text += &sections.join(", ");
    }
    for part in [article.url.as_deref(), article.licence.as_deref()].into_iter().flatten() {
        text += ", ";
        text += part;
    }
    if let Some(read) = article.read {
        text += ", read ";
        text += &read.text();
    }
    Some(format!("{}. {text}", line(data, subject)))
}

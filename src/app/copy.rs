//! What can be taken away of the record under the cursor.

use super::detail::Subject;
use super::wording::short_date;
use crate::dataset::{ArticleId, Dataset, EventId, Source, passages};
use crate::input::Action;

/// The text that a copy action takes of a subject, and what to call it; `None` where the subject has nothing of the sort.
pub(super) fn text(data: &Dataset, subject: Subject, action: Action) -> Option<(&'static str, String)> {
    match action {
        Action::CopyLine => Some(("line", line(data, subject))),
        Action::CopyCitation => citation(data, subject).map(|text| ("citation", text)),
        Action::CopyUrl => url(data, subject).map(|text| ("URL", text)),
        Action::CopyId => id(data, subject).map(|text| ("id", text)),
        Action::CopyJson => {
            subject.record().and_then(|record| crate::export::to_json(data, record).ok()).map(|text| ("JSON", text))
        },
        _ => None,
    }
}

/// What to say where there is nothing of the sort to copy.
pub(super) fn missing(action: Action) -> &'static str {
    match action {
        Action::CopyCitation => "no source to cite here",
        Action::CopyUrl => "no source with an address here",
        _ => "no record here",
    }
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
    let event = &data.event(id);
    format!("{} · {} ({})", short_date(event), event.title, data[event.pair].name)
}

pub(super) fn id(data: &Dataset, subject: Subject) -> Option<String> {
    subject.record().map(|record| data.id_of(record))
}

fn sources(data: &Dataset, subject: Subject) -> Vec<Source> {
    match subject {
        Subject::Event(id) => data.event(id).sources,
        Subject::Mission(id) => data[id].sources.clone(),
        _ => Vec::new(),
    }
}

/// The address of the source of a subject.
pub(super) fn url(data: &Dataset, subject: Subject) -> Option<String> {
    use crate::dataset::Scope;
    let of_pair = match subject {
        Subject::Scope(Scope::Pair(pair)) => data[pair].article,
        _ => None,
    };
    let cited = sources(data, subject).into_iter().map(|source| source.article);
    cited.chain(of_pair).find_map(|article| data[article].url.as_deref().map(str::to_owned))
}

/// What the record says, then each article with its sections, address, licence and the date it was read: `Aug 1975 · … (Mexico–Palestine).
/// “Mexico–Palestine relations”, section Lead, https://…, CC BY-SA 4.0, read 2025`.
fn citation(data: &Dataset, subject: Subject) -> Option<String> {
    let sources = sources(data, subject);
    let mut articles: Vec<ArticleId> = sources.iter().map(|source| source.article).collect();
    articles.dedup();
    if articles.is_empty() {
        return None;
    }
    let cited = articles.into_iter().map(|id| {
        let article = &data[id];
        let sections = passages(&sources).filter(|source| source.article == id);
        let sections: Vec<_> = sections.filter_map(|source| source.section.as_deref()).collect();
        let sections = (!sections.is_empty()).then(|| format!("section {}", sections.join(", ")));
        let owned = |text: &Option<Box<str>>| text.as_ref().map(ToString::to_string);
        let read = article.read.map(|read| format!("read {}", read.text()));
        let parts =
            [Some(format!("“{}”", article.title)), sections, owned(&article.url), owned(&article.licence), read];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let cited = cited.collect::<Vec<_>>().join("; ");
    Some(format!("{}. {cited}", line(data, subject)))
}

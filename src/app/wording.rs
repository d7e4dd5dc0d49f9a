//! Facts in a few words, for pages and lists.

use super::doc::{Cell, Span, Target, Tone, Way};
use crate::dataset::{Dataset, Edtf, Event, EventId, Mission, Money, Office, PartyId, Role, Tenure, Until, When};

/// Which way an event points, seen from the first country of its pair.
pub fn way(data: &Dataset, event: &Event) -> Way {
    let [first, second] = data[event.pair].countries;
    let is = |party: Option<PartyId>, country| party.is_some_and(|party| data.stands_for(country, party));
    if is(event.from, first) {
        Way::Out
    } else if is(event.from, second) {
        Way::In
    } else {
        Way::Neither
    }
}

/// "Mexico → Palestine", "Mexico →", or nothing where an event has no direction.
pub(super) fn direction(data: &Dataset, event: &Event) -> Option<String> {
    let name = |party: PartyId| data[party].short_name();
    match (event.from, event.to) {
        (Some(from), Some(to)) => Some(format!("{} → {}", name(from), name(to))),
        (Some(from), None) => Some(name(from).to_owned()),
        (None, Some(to)) => Some(format!("→ {}", name(to))),
        (None, None) => None,
    }
}

/// The date in one short piece: "25 Sep 1950", "≠ 1 Jun 2023", "undated".
pub(super) fn short_date(event: &Event) -> String {
    let mark = if event.is_disputed() && event.when.is_none() { "≠ " } else { "" };
    event.stands_at().map_or_else(|| "undated".to_owned(), |edtf| format!("{mark}{}", edtf.short()))
}

/// "President of Mexico", "Foreign Minister (also Foreign Secretary) · Mexico".
pub(super) fn office(data: &Dataset, office: &Office) -> String {
    let mut text = office.title.to_string();
    if !office.also.is_empty() {
        text.push_str(&format!(" (also {})", office.also.join(", ")));
    }
    if let Some(of) = office.of {
        let name = data[of].short_name();
        if !text.contains(name) {
            text.push_str(&format!(" · {name}"));
        }
    }
    text
}

/// "US$80.5 million", "EUR 1,200".
pub(super) fn money(money: &Money) -> String {
    let sign = if &*money.currency == "USD" { "US$".to_owned() } else { format!("{} ", money.currency) };
    let of = |unit: u64, word: &str| {
        let (whole, rest) = (money.amount / unit, money.amount % unit * 1000 / unit);
        let rest = format!("{rest:03}");
        let rest = rest.trim_end_matches('0');
        if rest.is_empty() { format!("{sign}{whole} {word}") } else { format!("{sign}{whole}.{rest} {word}") }
    };
    match money.amount {
        1_000_000_000.. => of(1_000_000_000, "billion"),
        1_000_000.. => of(1_000_000, "million"),
        _ => format!("{sign}{}", thousands(money.amount)),
    }
}

/// "1,234,567".
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "1977–2003", "since 1977", "since an unknown date".
pub(super) fn tenure(tenure: &Tenure) -> String {
    let short = |when: &Option<When>| when.as_ref().and_then(|when| when.edtf).map(Edtf::short);
    match (&tenure.until, short(&tenure.since)) {
        (Until::Lasting, Some(since)) => format!("since {since}"),
        (Until::Lasting, None) => "start not given".to_owned(),
        (Until::Ended(until), since) => {
            format!("{}–{}", since.as_deref().unwrap_or("?"), short(until).as_deref().unwrap_or("?"))
        },
    }
}

/// "embassy, Mexico City"; "embassy, from Abu Dhabi".
pub(super) fn post(data: &Dataset, mission: &Mission) -> String {
    let class = mission.class().map_or("mission", |class| &*class.name);
    let city = &data[mission.post.city()].name;
    if mission.is_accreditation() { format!("{class} in {city} (accredited)") } else { format!("{class} in {city}") }
}

/// "since 1977", "1978–1986", "undated": how long a mission has stood, through all its classes.
pub(super) fn standing(mission: &Mission) -> String {
    let (Some(first), Some(last)) = (mission.tenures.first(), mission.tenures.last()) else {
        return "undated".to_owned();
    };
    let whole = Tenure { class: last.class.clone(), since: first.since.clone(), until: last.until.clone() };
    if mission.is_accreditation() && whole.since.is_none() { "undated".to_owned() } else { tenure(&whole) }
}

/// An event as one line of a page: date, sign, title; a link to its row.
pub(super) fn event_line(data: &Dataset, id: EventId, title: impl Into<String>) -> Cell {
    let event = &data[id];
    Cell {
        spans: vec![
            Span::new(format!("{:<12}", short_date(event)), Tone::Dim),
            Span::new("", Tone::Glyph(event.kind, way(data, event))),
            Span::new(format!(" {}", title.into()), Tone::Plain),
        ],
        note: None,
        target: Some(Target::Event(id)),
    }
}

/// Who an event is about, for a list of visits: the names of its principals, else its title.
pub(super) fn who(data: &Dataset, event: &Event) -> String {
    let names: Vec<&str> = event.people_as(Role::Principal).map(|part| &*data[part.person].name).collect();
    if names.is_empty() { event.title.to_string() } else { names.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(80_500_000, "USD", "US$80.5 million")]
    #[case(50_000, "USD", "US$50,000")]
    #[case(1_100_000, "USD", "US$1.1 million")]
    #[case(2_000_000_000, "EUR", "EUR 2 billion")]
    #[case(0, "USD", "US$0")]
    fn sums(#[case] amount: u64, #[case] currency: &str, #[case] text: &str) {
        assert_eq!(money(&Money { amount, currency: currency.into() }), text);
    }
}

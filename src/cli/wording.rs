//! Records in few words, as tables and cards print them.

use crate::dataset::{Dataset, Edtf, Event, Mission, MissionId, Money, Office, PartyId, Post, Tenure, Until, When};

/// The date of an event in the two columns of the ledger, the year first: "1975  after Aug", "2023  ≠ 1 Jun", "undated".
pub(super) fn short_date(event: &Event) -> String {
    let Some(edtf) = event.stands_at() else {
        return event.every.map_or_else(|| "undated".to_owned(), |every| format!("every {every}"));
    };
    let label = edtf.label();
    let mark = if event.when.is_none() { "≠ " } else { "" };
    format!("{:<5} {mark}{}", label.year, label.rest).trim_end().to_owned()
}

/// The date of an event in a sentence, with the precision it lacks: "August 1975 (day not given)".
pub(super) fn long_date(event: &Event) -> String {
    let date = match &event.when {
        Some(When { edtf: Some(edtf), words }) => precise(*edtf, words.as_deref()),
        _ => event.when_text(),
    };
    let announced = event.announced.as_ref().map(|when| format!("announced {}", when.text()));
    let every = event.every.map(|every| format!("every {every}"));
    let date = (event.when.is_some() || every.is_none()).then_some(date);
    [date, announced, every].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The words of the source with the date they stand for, or the date with what it leaves open.
fn precise(edtf: Edtf, words: Option<&str>) -> String {
    let date = edtf.text();
    match (words, edtf.missing()) {
        (Some(words), _) if words.contains(&date) => words.to_owned(),
        (Some(words), _) => format!("{words} ({date})"),
        (None, Some(missing)) => format!("{date} ({missing})"),
        (None, None) => date,
    }
}

/// "Mexico → Palestine"; a side that is not given is left out.
pub(super) fn direction(data: &Dataset, from: Option<PartyId>, to: Option<PartyId>) -> String {
    let name = |party: PartyId| data[party].short_name();
    match (from, to) {
        (Some(from), Some(to)) => format!("{} → {}", name(from), name(to)),
        (Some(from), None) => format!("{} →", name(from)),
        (None, Some(to)) => format!("→ {}", name(to)),
        (None, None) => String::new(),
    }
}

/// "Palestine → Mexico".
pub(super) fn mission_direction(data: &Dataset, mission: &Mission) -> String {
    direction(data, Some(mission.from), Some(mission.to))
}

/// "in Mexico City"; of an accreditation "from Riyadh".
pub(super) fn post(data: &Dataset, mission: &Mission) -> String {
    match mission.post {
        Post::Resident(city) => format!("in {}", data[city].name),
        Post::Accredited(seat) => format!("from {}", data[seat].name),
    }
}

/// "information office 1975–1995, special delegation 1995–2023, embassy since 2023".
pub(super) fn history(mission: &Mission) -> String {
    let tenures: Vec<String> =
        mission.tenures.iter().map(|tenure| format!("{} {}", tenure.class.name, time(tenure))).collect();
    tenures.iter().map(|tenure| tenure.trim_end()).collect::<Vec<_>>().join(", ")
}

/// The time of a tenure: "1975–1995", "since 2023", "until 2003"; empty where nobody says anything.
pub(super) fn time(tenure: &Tenure) -> String {
    let since = tenure.since.as_ref().map(date);
    match (since, &tenure.until) {
        (None, Until::Lasting) => String::new(),
        (Some(since), Until::Lasting) if since.starts_with("since ") => since,
        (Some(since), Until::Lasting) => format!("since {since}"),
        (None, Until::Ended(None)) => "until an unknown date".to_owned(),
        (None, Until::Ended(Some(until))) => format!("until {}", date(until)),
        (Some(since), Until::Ended(None)) => format!("{since} to an unknown date"),
        (Some(since), Until::Ended(Some(until))) => stretch(&since, &date(until)),
    }
}

fn stretch(since: &str, until: &str) -> String {
    if since.contains(' ') || until.contains(' ') {
        format!("{since} to {until}")
    } else {
        format!("{since}–{until}")
    }
}

/// The date alone where there is one: in a history, the words of the source would drown it.
fn date(when: &When) -> String {
    when.edtf.map_or_else(|| when.text(), Edtf::text)
}

/// What each country has in the other: "Iraq: embassy · Mexico: closed embassy, embassy from Abu Dhabi".
pub(super) fn posts(data: &Dataset, from: PartyId, missions: &[MissionId]) -> String {
    let posts: Vec<String> = missions.iter().map(|id| standing(data, &data[*id])).collect();
    if posts.is_empty() { String::new() } else { format!("{}: {}", data[from].short_name(), posts.join(", ")) }
}

fn standing(data: &Dataset, mission: &Mission) -> String {
    let class = mission.class().map_or("mission", |class| &class.name);
    match (mission.stands(), mission.is_accreditation()) {
        (true, false) => class.to_owned(),
        (true, true) => format!("{class} {}", post(data, mission)),
        (false, _) => format!("closed {class}"),
    }
}

/// "USD 1,100,000".
pub(super) fn money(money: &Money) -> String {
    let digits = money.amount.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{} {grouped}", money.currency)
}

/// "Foreign Minister (also Foreign Secretary) · Mexico"; the party is left out where the title names it.
pub(super) fn office(data: &Dataset, office: &Office) -> String {
    let also = if office.also.is_empty() { String::new() } else { format!(" (also {})", office.also.join(", ")) };
    let party = office.of.map(|of| &data[of]).filter(|party| !office.title.contains(&*party.name));
    let of = party.map_or_else(String::new, |party| format!(" · {}", party.short_name()));
    format!("{}{also}{of}", office.title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ClassName;
    use rstest::rstest;

    fn when(text: &str) -> Option<When> {
        (!text.is_empty()).then(|| Edtf::parse(text).unwrap().into())
    }

    #[rstest]
    #[case("1975", Until::Ended(when("1995")), "1975–1995")]
    #[case("1978", Until::Ended(when("1986-04")), "1978 to April 1986")]
    #[case("2023-06-01", Until::Lasting, "since 1 June 2023")]
    #[case("1977/..", Until::Lasting, "since 1977")]
    #[case("", Until::Lasting, "")]
    #[case("", Until::Ended(when("2003")), "until 2003")]
    #[case("1990", Until::Ended(None), "1990 to an unknown date")]
    fn times(#[case] since: &str, #[case] until: Until, #[case] expected: &str) {
        let tenure = Tenure { class: ClassName { name: "embassy".into(), class: None }, since: when(since), until };
        assert_eq!(time(&tenure), expected);
    }

    #[rstest]
    #[case(0, "USD 0")]
    #[case(999, "USD 999")]
    #[case(50_000, "USD 50,000")]
    #[case(1_100_000, "USD 1,100,000")]
    fn sums(#[case] amount: u64, #[case] expected: &str) {
        assert_eq!(money(&Money { amount, currency: "USD".into() }), expected);
    }
}

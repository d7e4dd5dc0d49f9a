//! Facts in few words, the same on the screen and on the command line. Pure; knows records, no screen.

use crate::dataset::{ClassName, Dataset, Edtf, Event, Money, Office, PartyId, Tenure, Until, When};

/// The date of an event in a sentence, with the precision it lacks: "August 1975 (day not given)".
pub fn long_date(event: &Event) -> String {
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

/// "Mexico → Palestine"; the one side that is given; nothing where neither is.
pub fn direction(data: &Dataset, from: Option<PartyId>, to: Option<PartyId>) -> String {
    let name = |party: PartyId| data[party].short_name();
    match (from, to) {
        (Some(from), Some(to)) => format!("{} → {}", name(from), name(to)),
        (Some(from), None) => name(from).to_owned(),
        (None, Some(to)) => format!("→ {}", name(to)),
        (None, None) => String::new(),
    }
}

/// "Foreign Minister (also Foreign Secretary) · Mexico"; the party is left out where the title names it.
pub fn office(data: &Dataset, office: &Office) -> String {
    let also = if office.also.is_empty() { String::new() } else { format!(" (also {})", office.also.join(", ")) };
    let party = office.of.map(|of| &data[of]).filter(|party| !office.title.contains(&*party.name));
    let of = party.map_or_else(String::new, |party| format!(" · {}", party.short_name()));
    format!("{}{also}{of}", office.title)
}

/// The class as the source names it; "mission" where nobody says.
pub fn class_name(class: Option<&ClassName>) -> &str {
    class.map_or("mission", |class| &class.name)
}

/// The time of a tenure: "1975–1995", "1978–Apr 1986", "since 2023", "until 2003"; empty where nobody says anything.
pub fn tenure(tenure: &Tenure) -> String {
    let since = tenure.since.as_ref().map(date);
    let until = match &tenure.until {
        Until::Lasting => None,
        Until::Changed(when) | Until::Closed(when) => Some(when.as_ref().map(date)),
    };
    match (since, until) {
        (None, None) => String::new(),
        (Some(since), None) => format!("since {}", since.trim_start_matches("from ")),
        (None, Some(None)) => "until an unknown date".to_owned(),
        (None, Some(Some(until))) => format!("until {until}"),
        (Some(since), Some(None)) => format!("{since} to an unknown date"),
        (Some(since), Some(Some(until))) => format!("{since}–{until}"),
    }
}

/// A date of a tenure. In a history, the words of the source would drown the dates.
fn date(when: &When) -> String {
    when.edtf.map_or_else(|| when.text(), Edtf::short)
}

/// "an embassy", "a consulate".
pub fn with_article(class: &str) -> String {
    // "honorary" is the one class whose h is silent.
    let vowel = class.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']) || class.starts_with("hono");
    format!("{} {class}", if vowel { "an" } else { "a" })
}

/// "1,234,567".
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The sum to the unit: "USD 1,100,000".
pub fn exact_money(money: &Money) -> String {
    format!("{} {}", money.currency, grouped(money.amount))
}

/// The sum as one reads it: "US$1.1 million", "EUR 1,200".
pub fn money(money: &Money) -> String {
    let sign = if &*money.currency == "USD" { "US$".to_owned() } else { format!("{} ", money.currency) };
    let of = |unit: u64, word: &str| {
        let thousandths = format!("{:03}", u128::from(money.amount % unit) * 1000 / u128::from(unit));
        let rest = thousandths.trim_end_matches('0');
        let point = if rest.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{rest} {word}", money.amount / unit)
    };
    match money.amount {
        1_000_000_000.. => of(1_000_000_000, "billion"),
        1_000_000.. => of(1_000_000, "million"),
        _ => format!("{sign}{}", grouped(money.amount)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn when(text: &str) -> Option<When> {
        (!text.is_empty()).then(|| Edtf::parse(text).unwrap().into())
    }

    #[rstest]
    #[case("1975", Until::Closed(when("1995")), "1975–1995")]
    #[case("1978", Until::Closed(when("1986-04")), "1978–Apr 1986")]
    #[case("2023-06-01", Until::Lasting, "since 1 Jun 2023")]
    #[case("1977/..", Until::Lasting, "since 1977")]
    #[case("", Until::Lasting, "")]
    #[case("", Until::Closed(when("2003")), "until 2003")]
    #[case("1990", Until::Closed(None), "1990 to an unknown date")]
    fn tenures(#[case] since: &str, #[case] until: Until, #[case] expected: &str) {
        let held = Tenure { class: None, since: when(since), until };
        assert_eq!(tenure(&held), expected);
    }

    #[rstest]
    #[case(0, "USD", "USD 0", "US$0")]
    #[case(50_000, "USD", "USD 50,000", "US$50,000")]
    #[case(1_100_000, "USD", "USD 1,100,000", "US$1.1 million")]
    #[case(80_500_000, "USD", "USD 80,500,000", "US$80.5 million")]
    #[case(2_000_000_000, "EUR", "EUR 2,000,000,000", "EUR 2 billion")]
    #[case(u64::MAX, "EUR", "EUR 18,446,744,073,709,551,615", "EUR 18446744073.709 billion")]
    fn sums(#[case] amount: u64, #[case] currency: &str, #[case] exact: &str, #[case] read: &str) {
        let sum = Money { amount, currency: currency.into() };
        assert_eq!((exact_money(&sum).as_str(), money(&sum).as_str()), (exact, read));
    }
}

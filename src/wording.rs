//! Facts in few words, the same on the screen and on the command line. Pure; knows records, no screen.

mod filter;

pub use filter::{direction_text, filter_text, kept_text, window_text};

use std::borrow::Cow;

use crate::dataset::{
    Act, ClassName, Dataset, Edtf, Event, Every, Label, Lack, Mission, Money, Office, PartyId, Post, Record, Role,
    Tenure, Until, When,
};

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

/// The date of an event in one short piece: "25 Sep 1950", "≠ 1 Jun 2023", "yearly", "undated".
pub fn short_date(event: &Event) -> String {
    marked(event, &event.stands_at().map_or_else(|| timeless(event).to_owned(), Edtf::short))
}

/// The date of an event in the two columns of the ledger, the year first, so that dates below one another are read down: "1975  after
/// Aug", "2023  ≠ 1 Jun", "yearly", "undated".
pub fn ledger_date(event: &Event) -> String {
    let Some(Label { year, rest }) = event.stands_at().map(Edtf::label) else { return marked(event, timeless(event)) };
    format!("{year:<5} {}", marked(event, &rest)).trim_end().to_owned()
}

/// With the sign of every event on which positions differ, be it on its date or on something else.
fn marked(event: &Event, text: &str) -> String {
    if event.is_disputed() { format!("≠ {text}") } else { text.to_owned() }
}

/// What stands in place of a date that nobody gives.
fn timeless(event: &Event) -> &'static str {
    match event.every {
        Some(Every::Year) => "yearly",
        Some(Every::Month) => "monthly",
        None => "undated",
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

/// That a program read the event out of an article, and how sure it was, where nobody has looked at it since: "read from the article, not
/// reviewed · likely".
pub fn unreviewed(event: &Event) -> Option<String> {
    let sure = event.review.sure.map_or_else(String::new, |sure| format!(" · {sure}"));
    event.is_unreviewed().then(|| format!("read from the article, not reviewed{sure}"))
}

/// Since when relations stand, by the event that began them: "since 25 September 1950"; "soon after August 1975, with the PLO" where
/// the source has words of its own.
pub fn relations_since(data: &Dataset, event: &Event) -> String {
    let worded = event.when.as_ref().is_none_or(|when| when.words.is_some());
    let since = if worded { "" } else { "since " };
    let countries = data[event.pair].countries;
    let other = [event.from, event.to].into_iter().flatten().find(|party| !countries.contains(party));
    let with = other.map_or(String::new(), |party| format!(", with the {}", data[party].short_name()));
    format!("{since}{}{with}", event.when_text())
}

/// What became of relations, and when: "severed October 1990", "resumed, disputed: 1993 or 1994".
pub fn relations_act(event: &Event) -> String {
    let act = event.act.map_or_else(|| "recorded".to_owned(), |act| act.to_string());
    let joint = if event.when.is_some() { " " } else { ", " };
    format!("{act}{joint}{}", event.when_text())
}

/// Who an event is about, for a list of visits: the names of its principals, else its title.
pub fn who(data: &Dataset, event: &Event) -> String {
    let names: Vec<&str> = event.people_as(Role::Principal).map(|part| &*data[part.person].name).collect();
    if names.is_empty() { event.title.to_string() } else { names.join(", ") }
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

/// What stands where, as it was last: "embassy in Mexico City"; "embassy accredited from Abu Dhabi".
pub fn post(data: &Dataset, mission: &Mission) -> String {
    let accredited = if mission.is_accreditation() { "accredited " } else { "" };
    format!("{} {accredited}{}", class_name(mission.class()), seat(data, mission))
}

/// "in Mexico City"; of an accreditation "from Riyadh".
pub fn seat(data: &Dataset, mission: &Mission) -> String {
    match mission.post {
        Post::Resident(city) => format!("in {}", data[city].name),
        Post::Accredited(seat) => format!("from {}", data[seat].name),
    }
}

/// "Iraq → Mexico: embassy in Mexico City".
pub fn mission_title(data: &Dataset, mission: &Mission) -> String {
    format!("{}: {}", direction(data, Some(mission.from), Some(mission.to)), post(data, mission))
}

/// What a change of a mission is called where no file gives it a title, by the classes before and after it: "Iraq opens an embassy in
/// Mexico City"; "PLO’s information office in Mexico City becomes a special delegation"; "Mexico is accredited to Oman from Riyadh".
pub fn change_title(
    data: &Dataset,
    [from, to]: [PartyId; 2],
    post: Post,
    change: &Event,
    [before, after]: [Option<&ClassName>; 2],
) -> String {
    let (sender, city) = (data[from].short_name(), &data[post.city()].name);
    let (before, class) = (class_name(before), class_name(after));
    let Some(act) = change.act else {
        return format!("{sender} is accredited to {} from {city}", data[to].short_name());
    };
    let is_dated = change.stands_at().is_some();
    match act {
        Act::Opened if !is_dated => format!("{sender} keeps {} in {city}", with_article(class)),
        Act::Opened => format!("{sender} opens {} in {city}", with_article(class)),
        Act::Closed => format!("{sender} closes its {class} in {city}"),
        Act::Reopened => format!("{sender} reopens its {class} in {city}"),
        _ => format!("{sender}’s {before} in {city} becomes {}", with_article(class)),
    }
}

/// What is not said, in words that stand alone: "no visit from Mexico to Iraq", "2009 Aranda visits Ramallah".
pub fn lack(data: &Dataset, lack: &Lack) -> String {
    match (lack.record, lack.way) {
        (_, Some([from, to])) => format!("no visit from {} to {}", data[from].name, data[to].name),
        (Record::Pair(_), None) => "no event of relations".to_owned(),
        (Record::Mission(id), _) => mission_title(data, &data[id]),
        (Record::Event(id), _) => format!("{} {}", short_date(&data.event(id)), data.event(id).title),
        (Record::Person(id), _) => data[id].name.to_string(),
        (record, _) => data.id_of(record),
    }
}

/// How long a mission has stood in the class it has, or stood in the one it had last: "since 1 Jun 2023", "1978–Apr 1986", "undated".
/// What came before is [`post_since`] in short, and [`history`] in full.
pub fn standing(mission: &Mission) -> String {
    let last = mission.tenures.last().map_or_else(String::new, tenure);
    if last.is_empty() { "undated".to_owned() } else { last }
}

/// When a mission first opened, where that is not what [`standing`] says: "a post since 1975" where it has stood ever since in one
/// class or another, "first opened 1977" where it has closed in between, or for good.
pub fn post_since(mission: &Mission) -> Option<String> {
    let [first, .., last] = mission.tenures.as_slice() else { return None };
    let opened = date(first.since.as_ref()?);
    if last.since.as_ref().is_some_and(|when| date(when) == opened) {
        return None;
    }
    let has_closed = mission.tenures.iter().any(|tenure| matches!(tenure.until, Until::Closed(_)));
    let word = if has_closed { "first opened" } else { "a post since" };
    Some(format!("{word} {}", opened.trim_start_matches("from ")))
}

/// Every class of a mission with its time: "information office 1975–1995, special delegation 1995–1 Jun 2023, embassy since 1 Jun
/// 2023".
pub fn history(mission: &Mission) -> String {
    let told = |held: &Tenure| format!("{} {}", class_name(held.class.as_ref()), tenure(held)).trim_end().to_owned();
    mission.tenures.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// The time of a tenure: "1975–1995", "1978–Apr 1986", "since 2023", "until 2003"; empty where nobody says anything; with the sign of
/// all that is disputed where positions differ on its beginning: "since ≠ 1986".
pub fn tenure(tenure: &Tenure) -> String {
    let sign = if tenure.disputed { "≠ " } else { "" };
    let since = tenure.since.as_ref().map(|when| format!("{sign}{}", date(when).trim_start_matches("from ")));
    let until = match &tenure.until {
        Until::Lasting => None,
        Until::Changed(when) | Until::Closed(when) => Some(when.as_ref().map(date)),
    };
    match (since, until) {
        (None, None) => sign.trim_end().to_owned(),
        (Some(since), None) => format!("since {since}"),
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

/// The name of a country as it stands in a sentence: "Mexico", "the United Kingdom".
pub fn in_sentence(name: &str) -> Cow<'_, str> {
    const PLURAL: [&str; 6] = ["Bahamas", "Comoros", "Maldives", "Netherlands", "Philippines", "Gambia"];
    let takes = name.starts_with("United ")
        || name.ends_with(" Islands")
        || name.ends_with(" Republic")
        || name.ends_with(" Union")
        || ["Holy See", "DR Congo", "PLO"].contains(&name)
        || PLURAL.contains(&name);
    if takes { Cow::Owned(format!("the {name}")) } else { Cow::Borrowed(name) }
}

/// "a, b or c".
pub fn listed(texts: &[&str]) -> String {
    match texts {
        [others @ .., last] if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => texts.concat(),
    }
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
        let held = Tenure { class: None, since: when(since), until, disputed: false };
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

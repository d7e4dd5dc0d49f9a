//! Which records a list keeps, as flags.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::Failure;
use super::selection::{Resolver, Selection};
use super::world::World;
use crate::dataset::{Direction, Edtf, Filter, Kind, Vocabulary, Window};

/// Between whom.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Conditions")]
pub(super) struct Between {
    /// Keep one pair: mx-ps or palestine-mexico; may be repeated
    #[arg(long, value_name = "PAIR")]
    pair: Vec<String>,
    /// Keep what concerns a party: mx, mex, mexico, mexican, plo
    #[arg(long, value_name = "PARTY")]
    party: Option<String>,
}

/// In which direction.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Conditions")]
pub(super) struct Directed {
    /// Keep what a party, or a predecessor of it, does, sends or sells
    #[arg(long, value_name = "PARTY")]
    from: Option<String>,
    /// Keep what is done towards a party, or a predecessor of it
    #[arg(long, value_name = "PARTY")]
    to: Option<String>,
}

/// When.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Conditions")]
pub(super) struct Dated {
    /// Keep what may fall on or after the first day of DATE: 1975, 1975-08, '31 Aug 1975'
    #[arg(long, value_name = "DATE", value_parser = since)]
    since: Option<Edtf>,
    /// Keep what may fall on or before the last day of DATE
    #[arg(long, value_name = "DATE", value_parser = until)]
    until: Option<Edtf>,
}

/// Who has a part.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Conditions")]
pub(super) struct Who {
    /// Keep what a person has a part in: an id, a name, or words of it
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
}

/// All conditions that a list of events may have.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Conditions {
    #[command(flatten)]
    pub(super) between: Between,
    /// Keep events of a kind; may be repeated, or joined by commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = vocabulary::<Kind>(), help_heading = "Conditions")]
    pub(super) kind: Vec<Kind>,
    #[command(flatten)]
    pub(super) who: Who,
    #[command(flatten)]
    pub(super) directed: Directed,
    #[command(flatten)]
    pub(super) dated: Dated,
}

/// The conditions of what one country sends the other, and which names nobody: missions, goods.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Sent {
    #[command(flatten)]
    between: Between,
    #[command(flatten)]
    directed: Directed,
    #[command(flatten)]
    dated: Dated,
}

impl Sent {
    /// As [`Conditions::resolve`].
    pub(super) fn resolve(&self, world: &World) -> Result<Selection, Failure> {
        let Self { between, directed, dated } = self.clone();
        Conditions { between, directed, dated, ..Conditions::default() }.resolve(world)
    }
}

/// The conditions of what both countries sign: agreements.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Signed {
    #[command(flatten)]
    between: Between,
    #[command(flatten)]
    who: Who,
    #[command(flatten)]
    dated: Dated,
}

impl Signed {
    /// As [`Conditions::resolve`].
    pub(super) fn resolve(&self, world: &World) -> Result<Selection, Failure> {
        let Self { between, who, dated } = self.clone();
        Conditions { between, who, dated, ..Conditions::default() }.resolve(world)
    }
}

/// A word of a closed set, by name; clap names the others, and the nearest.
pub(super) fn vocabulary<V: Vocabulary + Send + Sync>() -> impl TypedValueParser<Value = V> {
    PossibleValuesParser::new(V::ALL.iter().map(|member| member.name()))
        .try_map(|name| V::from_name(&name).ok_or("no such word"))
}

/// A date with a first day.
pub(super) fn since(text: &str) -> Result<Edtf, String> {
    let edtf = Edtf::from_input(text).map_err(|error| error.to_string())?;
    edtf.earliest().map(|_| edtf).ok_or_else(|| "this date has no first day; write a year, a month or a day".to_owned())
}

/// A date with a last day.
fn until(text: &str) -> Result<Edtf, String> {
    let edtf = Edtf::from_input(text).map_err(|error| error.to_string())?;
    edtf.latest().map(|_| edtf).ok_or_else(|| "this date has no last day; write a year, a month or a day".to_owned())
}

impl Conditions {
    /// Finds what the conditions mean.
    ///
    /// # Errors
    /// [`Failure::Usage`] where a party, a pair or a stretch of time makes no sense.
    pub(super) fn resolve(&self, world: &World) -> Result<Selection, Failure> {
        let mut resolver = Resolver::new(world);
        let pairs = resolver.pairs(&self.between.pair)?;
        let party = resolver.party("party", self.between.party.as_deref())?;
        let people = resolver.people(self.who.person.as_deref());
        let direction = Direction {
            from: resolver.party("from", self.directed.from.as_deref())?,
            to: resolver.party("to", self.directed.to.as_deref())?,
        };
        let kinds = self.kind.iter().copied().collect();
        let filter = Filter { kinds, direction, window: self.dated.window()?, ..Filter::default() };
        Ok(Selection {
            pairs,
            party,
            people,
            filter,
            absent: resolver.absent,
            hint: resolver.hint,
            words: self.words(),
        })
    }

    /// " for --pair mx-ps --kind vote", as it may be typed again in a POSIX shell; empty without conditions.
    fn words(&self) -> String {
        let Self { between, kind, who, directed, dated } = self;
        let pairs = between.pair.iter().map(|pair| ("pair", pair.clone()));
        let kinds = kind.iter().map(|kind| ("kind", kind.to_string()));
        let texts =
            [("party", &between.party), ("person", &who.person), ("from", &directed.from), ("to", &directed.to)];
        let texts = texts.into_iter().filter_map(|(flag, text)| Some((flag, text.clone()?)));
        let dates = [("since", dated.since), ("until", dated.until)];
        let dates = dates.into_iter().filter_map(|(flag, edtf)| Some((flag, edtf?.to_string())));
        let flags: String =
            pairs.chain(kinds).chain(texts).chain(dates).map(|(flag, value)| typed(flag, &value)).collect();
        if flags.is_empty() { flags } else { format!(" for{flags}") }
    }
}

/// One flag as a shell reads it: ` --person 'Rosario Green'`, ` --person 'O'\''Higgins'`. What begins with a hyphen is joined to its flag,
/// or it would be read as another.
fn typed(flag: &str, value: &str) -> String {
    let joint = if value.starts_with('-') { "=" } else { " " };
    // A tilde stands for a home at the start of a word, and a date has its own at the end: it is not plain.
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '–' | '.' | '/' | ',' | ':' | '_');
    if !value.is_empty() && value.chars().all(is_plain) {
        return format!(" --{flag}{joint}{value}");
    }
    format!(" --{flag}{joint}'{}'", value.replace('\'', r"'\''"))
}

impl Dated {
    fn window(&self) -> Result<Window, Failure> {
        let window = Window { since: self.since.and_then(Edtf::earliest), until: self.until.and_then(Edtf::latest) };
        match (self.since, self.until) {
            (Some(since), Some(until)) if window.since > window.until => {
                Err(Failure::Usage { wrong: format!("'--until {until}' lies before '--since {since}'"), hint: None })
            },
            _ => Ok(window),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// The quoting is that of `quote` in POSIX.1, section 2.2.2: between single quotes nothing has a meaning.
    #[rstest]
    #[case("mx-ps", " --person mx-ps")]
    #[case("Rosario Green", " --person 'Rosario Green'")]
    #[case("O'Higgins", r" --person 'O'\''Higgins'")]
    #[case("a;b", " --person 'a;b'")]
    #[case("$HOME", " --person '$HOME'")]
    #[case("[1975-08..]", " --person '[1975-08..]'")]
    #[case("1975~", " --person '1975~'")]
    #[case("Shaykh\tX", " --person 'Shaykh\tX'")]
    #[case("-x", " --person=-x")]
    #[case("", " --person ''")]
    #[case("Echeverría", " --person Echeverría")]
    fn conditions_may_be_typed_again(#[case] value: &str, #[case] expected: &str) {
        assert_eq!(typed("person", value), expected);
    }
}

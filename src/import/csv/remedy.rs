//! Remedies: what to write, and where, so that what was left out is taken in next time.

use std::collections::HashMap;
use std::fmt::Display;

use super::country::Forms;
use super::date::{DateForm, Read};

/// What to do about something that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Remedy {
    /// Nothing: it was left out because the recipe says so, or because it says nothing new.
    None,
    /// This, in words.
    Do(String),
    /// Say which country the value means. Put in words when all rows are read, once for each name: a look for the nearest takes a while.
    NameCountry,
}

/// Remedies in words.
pub(super) struct Wording<'f> {
    forms: &'f Forms,
    countries: HashMap<String, String>,
}

impl<'f> Wording<'f> {
    pub(super) fn new(forms: &'f Forms) -> Self {
        Self { forms, countries: HashMap::new() }
    }

    /// The remedy for a value; empty where there is none.
    pub(super) fn of(&mut self, remedy: Remedy, value: &str) -> String {
        match remedy {
            Remedy::None => String::new(),
            Remedy::Do(words) => words,
            Remedy::NameCountry => {
                if let Some(words) = self.countries.get(value) {
                    return words.clone();
                }
                let words = self.forms.remedy(value);
                self.countries.insert(value.to_owned(), words.clone());
                words
            },
        }
    }
}

/// For a word that `words` does not hold.
pub(super) fn word(name: &str, text: &str) -> String {
    format!("write in [value.{name}.words]: {text:?} = \"…\", or = \"\" where it is nothing")
}

/// For a field that has nothing and that a record needs.
pub(super) fn needed(field: &str) -> String {
    format!("the phrase of the {field} has nothing here: fill the cell, or give its value an `or`")
}

/// For a word that is none of a closed vocabulary.
pub(super) fn one_of<D: Display>(names: impl Iterator<Item = D>) -> String {
    let names: Vec<_> = names.map(|name| name.to_string()).collect();
    format!("let `words` of the value make one of: {}", names.join(", "))
}

/// Forms of dates that tables often have. Of those that part day and month by a slash two may fit, and both are named.
const USUAL: &[&str] = &[
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%Y%m%d",
    "%d-%m-%Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%b %d, %Y",
    "%d-%b-%Y",
    "%m/%Y",
    "%B %Y",
    "%b %Y",
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m",
    "%Y",
];

/// For a date in none of the forms of a value.
pub(super) fn date(name: &str, text: &str) -> String {
    let fits = |format: &&&str| {
        let form = DateForm { formats: vec![(**format).to_owned()], ..DateForm::default() };
        form.read(text) != Read::No
    };
    let forms: Vec<_> = USUAL.iter().filter(fits).map(|format| format!("\"{format}\"")).collect();
    if forms.is_empty() {
        return format!(
            "add its form to `formats` of [value.{name}], mend it by `replace`, or keep the record without it: failing = \"field\""
        );
    }
    format!("add to `formats` of [value.{name}]: {}", forms.join(" or "))
}

/// For a row that does not have as many fields as the header.
pub(super) fn fields(fields: usize, columns: usize) -> String {
    if fields < columns {
        let spare = columns - fields;
        return format!(
            "mend the row; where all rows are so, look at `separator` of [table], or write spare_header_fields = {spare}"
        );
    }
    "mend the row, most often by quotes around a field with a separator in it; where all rows are so, look at `separator` of [table]"
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("31.07.1975", "add to `formats` of [value.when]: \"%d.%m.%Y\"")]
    #[case("02/06/2023", "add to `formats` of [value.when]: \"%d/%m/%Y\" or \"%m/%d/%Y\"")]
    #[case("13/06/2023", "add to `formats` of [value.when]: \"%d/%m/%Y\"")]
    #[case("31 July 1975", "add to `formats` of [value.when]: \"%d %B %Y\"")]
    #[case(
        "soon",
        "add its form to `formats` of [value.when], mend it by `replace`, or keep the record without it: failing = \"field\""
    )]
    fn the_form_of_a_date_is_found(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(date("when", text), expected);
    }
}

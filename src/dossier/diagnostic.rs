//! What is wrong with a dossier, and where.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::Serialize;

use crate::text::neutral;

/// How much a problem matters, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Done as the files ask, and worth knowing: a correction, a conflict, two records that may be one.
    Note,
    /// Odd, but kept.
    Warning,
    /// It cannot be used: of a dossier the whole, of JSON Lines the one record.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// One problem: where it is, what it is, and what to do. Its `Display` is one line, safe for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The file, as it was named.
    pub file: Box<str>,
    /// Line and column, both from 1 and the column in characters; `None` for the file as a whole.
    pub position: Option<(usize, usize)>,
    /// What is wrong and what to do, in one line.
    pub message: Box<str>,
    /// The line it stands in.
    pub excerpt: Option<Excerpt>,
}

/// The part of a line that a problem is about. Its `Display` is two lines, safe for a terminal: the text, and a caret under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, or what stands around the problem where the line is long.
    pub text: Box<str>,
    /// How many characters of the text stand before the problem.
    pub before: usize,
    /// How many characters it is about; at least one.
    pub width: usize,
}

/// How many characters of a long line an excerpt keeps before and after the beginning of the problem.
const AROUND: usize = 60;

impl Excerpt {
    /// The excerpt of the line of `text` in which `span` begins.
    pub(super) fn of(text: &str, span: &Range<usize>) -> Option<Self> {
        let (before, after) = (text.get(..span.start)?, text.get(span.start..)?);
        let head = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        let tail = after.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let skipped = head.chars().count().saturating_sub(AROUND);
        let mut kept: String = if skipped > 0 { "…".to_owned() } else { String::new() };
        kept.extend(head.chars().skip(skipped));
        let before = kept.chars().count();
        kept.extend(tail.chars().take(AROUND));
        if tail.chars().nth(AROUND).is_some() {
            kept.push('…');
        }
        let about = tail.get(..span.len().min(tail.len())).map_or(1, |about| about.chars().count());
        let kept = kept.replace('\t', " ");
        Some(Self { text: neutral(&kept).into(), before, width: about.clamp(1, AROUND) })
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In columns, not letters: what stands before the caret may be wide.
        let letters = |skip: usize, take: usize| self.text.chars().skip(skip).take(take).collect::<String>();
        let columns = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let (lead, marked) = (columns(&letters(0, self.before)), columns(&letters(self.before, self.width)));
        writeln!(f, "{}", self.text)?;
        write!(f, "{}{}", " ".repeat(lead), "^".repeat(marked.max(1)))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", neutral(&self.file))?;
        if let Some((line, column)) = self.position {
            write!(f, "{line}:{column}:")?;
        }
        write!(f, " {}: {}", self.severity, neutral(&self.message))
    }
}

/// Every problem of a load that failed, in the order of files and lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The problems; at least one is an error. Of very many, the first.
    pub problems: Vec<Problem>,
    /// How many errors there are, listed or not.
    pub errors: usize,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self.problems.iter().filter(|problem| problem.severity > Severity::Note) {
            writeln!(f, "{problem}")?;
        }
        let (errors, s) = (self.errors, if self.errors == 1 { "" } else { "s" });
        let listed = self.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        let of = if listed < errors { format!(", {listed} of them listed") } else { String::new() };
        write!(f, "{errors} error{s}{of}; nothing was loaded")
    }
}

impl std::error::Error for Report {}

/// How much of a text a message repeats, in characters.
const SHOWN: usize = 60;

/// `; did you mean "visit"?`, or nothing where no name is near.
pub(super) fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean \"{name}\"?"))
}

/// A text as messages repeat it: its beginning, where it is long.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("kind = \"visitt\"\n", 7..15, "kind = \"visitt\"\n       ^^^^^^^^")]
    #[case("a\né = 東京\r\nb", 7..13, "é = 東京\n    ^^^^")]
    #[case("x", 1..1, "x\n ^")]
    #[case("\tx\ty = 1", 3..4, " x y = 1\n   ^")]
    #[case("\u{1b}[31m", 0..1, "\u{FFFD}[31m\n^")]
    fn a_caret_stands_under_what_is_meant(#[case] text: &str, #[case] span: Range<usize>, #[case] expected: &str) {
        assert_eq!(Excerpt::of(text, &span).map(|excerpt| excerpt.to_string()).as_deref(), Some(expected));
    }

    #[test]
    fn of_a_long_line_only_the_neighbourhood_is_kept() {
        let text = format!("{}wrong{}", "a".repeat(500), "b".repeat(500));
        let excerpt = Excerpt::of(&text, &(500..505)).unwrap();
        let expected = format!("…{}wrong{}…", "a".repeat(60), "b".repeat(55));
        assert_eq!((&*excerpt.text, excerpt.before, excerpt.width), (&*expected, 61, 5));
    }
}

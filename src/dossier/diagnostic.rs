//! What is wrong with a dossier, and where.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::file::File;
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
    fn of(text: &str, span: &Range<usize>) -> Option<Self> {
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
        let text = neutral(&kept).replace('\t', " ");
        Some(Self { text: text.into(), before, width: about.clamp(1, AROUND) })
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

/// Collects problems while files are read.
#[derive(Debug, Default)]
pub(super) struct Log {
    problems: Vec<Problem>,
    /// How many there were of each severity, listed or not.
    counts: [usize; 3],
    /// Whether anything was wrong with a dossier, which is then of no use.
    fatal: bool,
    lost: bool,
}

/// The most problems of one severity kept of one load: beyond this a reader learns nothing more. Warnings never crowd out an error.
const MOST: usize = 1000;

/// The most problems of one load for which the nearest name is looked up: it is compared with every person there is, and who misspelt
/// more has misspelt one thing many times, or has not loaded the register.
const HINTED: usize = 50;

/// How much of a text a message repeats, in characters.
const SHOWN: usize = 60;

impl Log {
    /// Logs an error; it makes a dossier useless, and of JSON Lines the record.
    pub(super) fn error<'m>(&mut self, file: File<'_>, span: &Range<usize>, message: impl Into<Cow<'m, str>>) {
        self.fatal |= !file.is_bulk();
        self.at(Severity::Error, file, span, message.into());
    }

    /// Logs an error of a file as a whole.
    pub(super) fn error_of(&mut self, name: &str, message: &str) {
        self.fatal = true;
        self.push(Problem {
            severity: Severity::Error,
            file: name.into(),
            position: None,
            message: message.into(),
            excerpt: None,
        });
    }

    pub(super) fn warning<'m>(&mut self, file: File<'_>, span: &Range<usize>, message: impl Into<Cow<'m, str>>) {
        self.at(Severity::Warning, file, span, message.into());
    }

    /// Logs a problem at a line whose text is no longer at hand.
    pub(super) fn at_line(&mut self, severity: Severity, (file, line): (&str, u32), message: String) {
        let position = Some((line as usize, 1));
        self.push(Problem { severity, file: file.into(), position, message: message.into(), excerpt: None });
    }

    fn at(&mut self, severity: Severity, file: File<'_>, span: &Range<usize>, message: Cow<'_, str>) {
        let position = Some(file.position(span.start));
        let excerpt = Excerpt::of(file.text, span);
        self.push(Problem { severity, file: file.name.into(), position, message: message.into(), excerpt });
    }

    pub(super) fn push(&mut self, problem: Problem) {
        // The reader of TOML says the same of every bracket that one missing end leaves open.
        if self.problems.last() == Some(&problem) {
            return;
        }
        let count = &mut self.counts[problem.severity as usize];
        *count += 1;
        if *count <= MOST {
            self.problems.push(problem);
        }
    }

    /// Remembers that a whole file could not be read.
    pub(super) fn lose(&mut self) {
        self.lost = true;
        self.fatal = true;
    }

    /// Says whether a whole file could not be read, so that a name nobody declares may well have been declared there.
    pub(super) fn has_lost(&self) -> bool {
        self.lost
    }

    /// Says whether the next problem is worth the look for a nearest name.
    pub(super) fn gives_hints(&self) -> bool {
        self.errors() + self.counts[Severity::Warning as usize] < HINTED
    }

    /// How many errors there are, listed or not.
    pub(super) fn errors(&self) -> usize {
        self.counts[Severity::Error as usize]
    }

    /// How many problems there are of each severity, mildest first, listed or not.
    pub(super) fn counts(&self) -> [usize; 3] {
        self.counts
    }

    /// Says whether an error was logged that makes the whole load useless.
    pub(super) fn is_fatal(&self) -> bool {
        self.fatal
    }

    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        // Files keep the order in which they were first named; within one, lines ascend.
        let mut files: Vec<Box<str>> = Vec::new();
        for problem in &self.problems {
            if !files.contains(&problem.file) {
                files.push(problem.file.clone());
            }
        }
        self.problems.sort_by_key(|problem| (files.iter().position(|file| *file == problem.file), problem.position));
        self.problems
    }
}

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

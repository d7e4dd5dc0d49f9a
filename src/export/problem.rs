//! What is wrong with a file, for an editor.

use serde::Serialize;

use crate::dossier::{Problem, Severity};

/// A problem: where it is, how much it matters, what it is. Its names are a contract, as those of all JSON forms.
#[derive(Debug, Serialize)]
pub struct JsonProblem<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    severity: Severity,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<JsonExcerpt<'a>>,
}

/// The line that a problem is about.
#[derive(Debug, Serialize)]
struct JsonExcerpt<'a> {
    text: &'a str,
    before: usize,
    width: usize,
}

impl<'a> JsonProblem<'a> {
    /// The JSON form of a problem. Line and column count from 1, the column in characters; both are null for a file as a whole. The
    /// excerpt is left out where there is none: `before` and `width` say, in characters of its text, where the problem begins and how
    /// much it is about.
    pub fn new(problem: &'a Problem) -> Self {
        let excerpt = problem.excerpt.as_ref();
        Self {
            file: &problem.file,
            line: problem.position.map(|(line, _)| line),
            column: problem.position.map(|(_, column)| column),
            severity: problem.severity,
            message: &problem.message,
            excerpt: excerpt.map(|of| JsonExcerpt { text: &of.text, before: of.before, width: of.width }),
        }
    }
}

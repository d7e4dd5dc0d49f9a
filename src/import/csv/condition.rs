//! Conditions: which rows and records a recipe leaves out, and for what reason.

use regex_lite::Regex;

use super::compile::Compiler;
use super::recipe::{LeaveOut, Test};
use super::report::Reason;
use super::template::{Facts, Item, Template};

/// What is left out, and why.
#[derive(Debug)]
pub(super) struct Leave {
    reason: String,
    value: Option<Template>,
    all: Vec<(Template, Question)>,
}

#[derive(Debug)]
enum Question {
    Is(Vec<String>),
    IsNot(Vec<String>),
    Matches(Regex),
    Includes(Template),
    Lacks(Template),
    SameAs(Template),
}

impl Leave {
    /// Makes them ready.
    pub(super) fn all(leaves: &[LeaveOut], compiler: &mut Compiler<'_>) -> Vec<Self> {
        let ready = |leave: &LeaveOut| {
            let all = leave.all.iter().filter_map(|test| question(test, compiler)).collect();
            Self { reason: leave.reason.clone(), value: compiler.maybe(leave.value.as_ref()), all }
        };
        leaves.iter().map(ready).collect()
    }

    /// Why the row, or record, is left out; `None` where it is not. What is impossible answers no question.
    pub(super) fn reason(&self, facts: &Facts<'_>) -> Option<Reason> {
        self.all.iter().all(|(value, question)| question.holds(value, facts)).then(|| {
            let value = self.value.as_ref().and_then(|value| value.text(facts).ok().flatten());
            Reason::of(&*self.reason, value.unwrap_or_default())
        })
    }
}

impl Question {
    fn holds(&self, value: &Template, facts: &Facts<'_>) -> bool {
        let Ok(items) = value.items(facts) else { return false };
        let text = || value.text(facts).ok().flatten().unwrap_or_default();
        let has = |other: &Template| {
            let wanted: Vec<Item> = other.items(facts).unwrap_or_default();
            wanted.iter().any(|wanted| items.iter().any(|item| item.text == wanted.text))
        };
        match self {
            Self::Is(texts) => texts.contains(&text()),
            Self::IsNot(texts) => !texts.contains(&text()),
            Self::Matches(pattern) => pattern.is_match(&text()),
            Self::Includes(other) | Self::SameAs(other) => has(other),
            Self::Lacks(other) => !has(other),
        }
    }
}

/// A test made ready; one that asks nothing, or two things, is a mistake.
fn question(test: &Test, compiler: &mut Compiler<'_>) -> Option<(Template, Question)> {
    let value = compiler.phrase(&test.value);
    let Test { value: _, is, is_not, matches, includes, lacks, same_as } = test;
    let mut questions = Vec::new();
    questions.extend(is.clone().map(Question::Is));
    questions.extend(is_not.clone().map(Question::IsNot));
    questions.extend(matches.as_ref().and_then(|pattern| compiler.pattern(pattern)).map(Question::Matches));
    questions.extend(compiler.maybe(includes.as_ref()).map(Question::Includes));
    questions.extend(compiler.maybe(lacks.as_ref()).map(Question::Lacks));
    questions.extend(compiler.maybe(same_as.as_ref()).map(Question::SameAs));
    let given = [is.is_some(), is_not.is_some(), matches.is_some(), includes.is_some(), lacks.is_some()];
    let given = given.iter().filter(|given| **given).count() + usize::from(same_as.is_some());
    if given != 1 {
        let message = "a test asks one thing: is, is_not, matches, includes, lacks or same_as";
        compiler.problem(&test.value.span(), message);
    }
    value.zip(questions.pop())
}

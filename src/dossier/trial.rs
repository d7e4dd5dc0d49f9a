//! A trial of lines that are about to be written: what reading would leave out of them.

use std::collections::BTreeMap;
use std::mem;

use super::file::File;
use super::lower::{Round, Whole};
use super::record::{self, Sort};
use super::{BUILT_IN, Body, Input, Log, Problem, Severity, lines};

/// How many errors are collected before they are sorted by line. Fewer than a log lists, and enough for it to stop looking for the
/// nearest names.
const MANY: usize = 500;

/// Reads the lines of a file of JSON Lines on their own and then above the built-in dossiers, and gives of every line that would be left
/// out what is wrong with it, in the order of the lines. `name` stands for the file in messages.
pub fn check_lines(name: &str, text: &str) -> Vec<Problem> {
    let mut trial = Trial { name, text, log: Log::default(), wrong: BTreeMap::new() };
    trial.read_above(&[]);
    trial.read_above(BUILT_IN);
    trial.wrong.into_values().collect()
}

struct Trial<'t> {
    name: &'t str,
    text: &'t str,
    log: Log,
    /// The first error of each line that has any.
    wrong: BTreeMap<usize, Problem>,
}

impl Trial<'_> {
    /// Takes in all lines that have no error yet, above these dossiers.
    fn read_above(&mut self, below: &[(&str, &str)]) {
        // Without its register of countries the program reads nothing at all, and says so before.
        let Ok(mut whole) = Whole::new() else { return };
        let inputs: Vec<_> = below.iter().map(|(name, text)| Input::text(name, text)).collect();
        let drafts: Vec<_> = inputs.iter().map(|input| input.draft(&mut self.log)).collect();
        let numbers: Vec<_> = inputs.iter().map(|input| whole.file(&input.name)).collect();
        let number = whole.file(self.name);
        for round in [Round::Parties, Round::People, Round::Records] {
            for ((input, draft), number) in inputs.iter().zip(&drafts).zip(&numbers) {
                if let Body::Text(text, lines) = &input.body {
                    let file = File::dossier(&input.name, text, lines);
                    whole.dossier(round, draft, file, *number, &mut self.log);
                }
            }
            let read = lines::each_of(self.text.as_bytes(), |line, text| match text {
                _ if self.wrong.contains_key(&line) => {},
                Ok(text) => {
                    self.take(round, File::line(self.name, text, line), |read, file, log| {
                        whole.line(round, read, file, number, log);
                    });
                },
                Err(message) if round == Round::Records => {
                    lines::unreadable(self.name, line, message, &mut self.log);
                },
                Err(_) => {},
            });
            debug_assert!(read.is_ok(), "memory can be read");
            self.settle();
        }
    }

    /// Reads a line that is for this round.
    fn take(&mut self, round: Round, file: File<'_>, take: impl FnOnce(&super::draft::Line<'_>, File<'_>, &mut Log)) {
        let sort = lines::sort(file.text);
        if !sort.map_or(round == Round::Records, |sort| sort.is_for(round)) {
            return;
        }
        // A party is looked at twice; what is wrong with it was said the first time.
        let mut unheard = Log::default();
        let is_second = round == Round::People && sort == Some(Sort::Party);
        if let Some(line) = record::read_line(file, if is_second { &mut unheard } else { &mut self.log }) {
            take(&line, file, &mut self.log);
        }
        if self.log.errors() >= MANY {
            self.settle();
        }
    }

    /// Sorts what the log has collected by line.
    fn settle(&mut self) {
        for problem in mem::take(&mut self.log).into_problems() {
            let is_ours = problem.severity == Severity::Error && *problem.file == *self.name;
            if let Some((line, _)) = problem.position.filter(|_| is_ours) {
                self.wrong.entry(line).or_insert(problem);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str =
        r#"{"type":"mission","id":"mx-om/mission","from":"mx","to":"om","city":"Muscat","changes":[{"act":"opened"}]}"#;

    fn wrong(text: &str) -> Vec<(usize, Box<str>)> {
        check_lines("lines", text).into_iter().map(|it| (it.position.unwrap().0, it.message)).collect()
    }

    #[test]
    fn every_line_that_would_be_left_out_is_named() {
        let good = GOOD.replace("\"opened\"", "\"opened\",\"class\":\"embassy\"");
        assert_eq!(wrong(&good), []);
        let lines: Vec<String> = (0..2000).map(|_| good.replace("Muscat", "Muscat, Oman")).collect();
        let found = wrong(&format!("{}\n{good}\nno record\n", lines.join("\n")));
        let expected: Vec<usize> = (1..=2000).chain([2002]).collect();
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), expected);
        assert!(found[1999].1.starts_with("write the city alone, \"Muscat\""), "{:?}", found[1999]);
        assert!(found[2000].1.starts_with("not JSON"), "{:?}", found[2000]);
    }

    /// What a party succeeds must be said in the lines: the built-in dossiers, which say it of some, may be left out.
    #[test]
    fn lines_stand_on_their_own_and_beside_the_built_in() {
        let sent = GOOD.replace("\"opened\"", "\"opened\",\"class\":\"embassy\"").replace("mx-om", "mx-ps");
        let sent = sent.replace("\"om\"", "\"plo\"").replace("Muscat", "Ramallah");
        let party = r#"{"type":"party","id":"plo","name":"Palestine Liberation Organization"}"#;
        let found = wrong(&format!("{party}\n{sent}"));
        assert!(
            matches!(&found[..], [(2, message)] if message.contains("\"plo\" is neither Mexico nor Palestine")),
            "{found:?}"
        );
        let heir = r#"{"type":"party","id":"ps","succeeds":["plo"]}"#;
        assert_eq!(wrong(&format!("{party}\n{heir}\n{sent}")), []);
        // An event, where a built-in dossier has one of another kind.
        let event = r#"{"type":"event","id":"mx-om/relations-established","kind":"statement","title":"A title"}"#;
        let found = wrong(event);
        assert!(matches!(&found[..], [(1, message)] if message.contains("built-in mx-om.toml")), "{found:?}");
    }
}

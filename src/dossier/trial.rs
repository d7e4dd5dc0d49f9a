//! A trial of lines that are about to be written: what reading would leave out of them.

use std::collections::BTreeMap;

use super::{BUILT_IN, Input, Log, Problem, Severity, take_in_all};

/// Reads the lines of a file of JSON Lines on their own and then above the built-in dossiers, and gives of every line that would be left
/// out what is wrong with it, in the order of the lines. `name` stands for the file in messages.
pub fn check_lines(name: &str, text: &str) -> Vec<Problem> {
    let mut wrong = BTreeMap::new();
    for below in [&[][..], BUILT_IN] {
        let mut log = Log::of_all(name);
        let mut inputs: Vec<_> = below.iter().map(|(name, text)| Input::text(name, text)).collect();
        inputs.push(Input::lines(name, text));
        // Without its register of countries the program reads nothing at all, and says so before.
        drop(take_in_all(&inputs, &mut log));
        for problem in log.into_problems() {
            if let Some((line, _)) = problem.position.filter(|_| problem.severity == Severity::Error) {
                wrong.entry(line).or_insert(problem);
            }
        }
    }
    wrong.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"type":"mission","id":"mx-om/mission","from":"mx","to":"om","city":"Muscat","changes":[{"act":"opened","class":"embassy"}]}"#;

    fn wrong(text: &str) -> Vec<(usize, Box<str>)> {
        check_lines("lines", text).into_iter().map(|it| (it.position.unwrap().0, it.message)).collect()
    }

    #[test]
    fn every_line_that_would_be_left_out_is_named() {
        assert_eq!(wrong(GOOD), []);
        let lines: Vec<String> = (0..2000).map(|_| GOOD.replace("Muscat", "Muscat, Oman")).collect();
        let found = wrong(&format!("{}\n{GOOD}\nno record\n", lines.join("\n")));
        let expected: Vec<usize> = (1..=2000).chain([2002]).collect();
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), expected);
        assert!(found[1999].1.starts_with("write the city alone, \"Muscat\""), "{:?}", found[1999]);
        assert!(found[2000].1.starts_with("not JSON"), "{:?}", found[2000]);
    }

    /// Whom a record names is known by then, as when a file is loaded.
    #[test]
    fn people_of_the_lines_and_of_lower_layers_are_known() {
        let ana = r#"{"type":"person","id":"person/ana-example","name":"Ana Example"}"#;
        let visit = r#"{"type":"event","id":"mx-om/visit","kind":"visit","from":"mx","to":"om","title":"A visit","people":[{"id":"person/ana-example"}]}"#;
        assert_eq!(wrong(&format!("{ana}\n{visit}")), []);
        let found = wrong(visit);
        assert!(matches!(&found[..], [(1, message)] if message.contains("no [[person]] has the id")), "{found:?}");
    }

    /// What a party succeeds must be said in the lines: the built-in dossiers, which say it of some, may be left out.
    #[test]
    fn lines_stand_on_their_own_and_beside_the_built_in() {
        let sent = GOOD.replace("mx-om", "mx-ps").replace("\"om\"", "\"plo\"").replace("Muscat", "Ramallah");
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

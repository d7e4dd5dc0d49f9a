//! The sources, as the rules of the house see them.

use std::fs;
use std::path::{Path, PathBuf};

/// The checkout.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of Rust.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// From the checkout: `src/app/update.rs`.
    pub(super) path: String,
    /// The room it belongs to: `app`; `main` and `lib` for the crate's own files.
    pub(super) room: String,
    /// Whether it is there for tests only.
    pub(super) is_test: bool,
    /// All of it.
    pub(super) text: String,
    /// What is compiled into the program: tests are cut out, comments and the insides of texts are blank.
    pub(super) code: String,
}

impl Source {
    /// The lines of code that hold a word, as `path:line: text`. A word of letters stands on its own: `dyn` is not in `dynamic`.
    pub(super) fn lines_with(&self, word: &str) -> Vec<String> {
        let lines = self.code.lines().enumerate().filter(|(_, line)| holds(line, word));
        lines.map(|(number, line)| format!("{}:{}: {}", self.path, number + 1, line.trim())).collect()
    }
}

fn holds(line: &str, word: &str) -> bool {
    let is_part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    let joined = |before: Option<char>, after: Option<char>| is_part(before) && is_part(after);
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + word.len()..]);
        !joined(before.chars().next_back(), word.chars().next())
            && !joined(word.chars().next_back(), after.chars().next())
    })
}

/// Every Rust file under a folder of the checkout, by path.
pub(super) fn sources(folder: &str) -> Vec<Source> {
    let files = all_files(&root().join(folder));
    let rust: Vec<_> =
        files.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect();
    let texts: Vec<_> = rust.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let for_tests: Vec<_> = rust.iter().zip(&texts).flat_map(|(path, text)| modules_for_tests(path, text)).collect();
    let source = |(path, text): (PathBuf, String)| {
        let relative = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
        let room = relative.split('/').nth(1).unwrap().trim_end_matches(".rs").to_owned();
        let is_test = folder != "src" || for_tests.contains(&path);
        Source { path: relative, room, is_test, code: without_tests(&blanked(&text)), text }
    };
    rust.into_iter().zip(texts).map(source).collect()
}

/// Every file under a folder, by path; what git and builds keep is left out, and what only runs on a machine.
pub(super) fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    let kept = entries.into_iter().filter(|path| ![".git", ".ci", "target"].contains(&&*name(path)));
    kept.flat_map(|path| if path.is_dir() { all_files(&path) } else { vec![path] }).collect()
}

const TESTS: &str = "#[cfg(test)]\n";

/// The files of the modules that a file declares for tests only.
fn modules_for_tests(path: &Path, text: &str) -> Vec<PathBuf> {
    let folder = path.with_extension("");
    let declared =
        text.split(TESTS).skip(1).filter_map(|rest| rest.lines().next()?.strip_prefix("mod ")?.strip_suffix(';'));
    declared.map(|name| folder.join(format!("{name}.rs"))).collect()
}

/// Code with the items that are for tests only made blank.
fn without_tests(code: &str) -> String {
    let mut rest = code;
    let mut kept = String::new();
    while let Some(at) = rest.find(TESTS) {
        kept.push_str(&rest[..at]);
        let item = &rest[at..];
        let end = match (item.find(';'), item.find('{')) {
            (Some(end), brace) if brace.is_none_or(|brace| end < brace) => end + 1,
            (_, Some(brace)) => brace + closed(&item[brace..]),
            _ => item.len(),
        };
        kept.extend(item[..end].chars().filter(|letter| *letter == '\n'));
        rest = &item[end..];
    }
    kept + rest
}

/// How far it is to the end of the block that `code` begins with.
fn closed(code: &str) -> usize {
    let mut depth = 0usize;
    for (at, letter) in code.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            _ => {},
        }
    }
    code.len()
}

/// A text of Rust in which comments and the insides of texts and letters are spaces.
fn blanked(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = comment(rest).or_else(|| literal(rest)).unwrap_or(0);
        if length == 0 {
            code.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            code.extend(rest[..length].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
            rest = &rest[length..];
        }
    }
    code
}

fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    text.starts_with("/*").then(|| text.find("*/").map_or(text.len(), |at| at + 2))
}

/// The length of the text or letter that `code` begins with.
fn literal(code: &str) -> Option<usize> {
    let hashes = code.strip_prefix('r').map(|rest| rest.len() - rest.trim_start_matches('#').len());
    if let Some(hashes) = hashes.filter(|hashes| code[1 + hashes..].starts_with('"')) {
        let end = format!("\"{}", "#".repeat(hashes));
        let start = hashes + 2;
        return Some(code[start..].find(&end).map_or(code.len(), |at| start + at + end.len()));
    }
    let mut letters = code.char_indices();
    let quote = letters.next()?.1;
    // A lifetime has no second quote.
    let is_letter = quote == '\'' && (code.starts_with("'\\") || code.chars().nth(2) == Some('\''));
    if quote != '"' && !is_letter {
        return None;
    }
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if letter == quote {
            return Some(at + 1);
        }
    }
    Some(code.len())
}

#[test]
fn comments_texts_and_tests_are_no_code() {
    let text = "fn a<'x>() { b(\"// \\\"dyn\", 'd', '\\'', r#\"dyn \"q\" \"#); } // dyn\n#[cfg(test)]\nmod t {\n    fn dyn_() { {} }\n}\nfn z() {}\n";
    let code = without_tests(&blanked(text));
    assert!(!code.contains("dyn") && !code.contains('q') && !code.contains("'d'"), "{code}");
    assert!(code.starts_with("fn a<'x>() { b(") && code.ends_with("\nfn z() {}\n"), "{code}");
    assert_eq!(code.lines().count(), text.lines().count());
    assert!(holds("Box<dyn Error>", "dyn") && !holds("dynamic dyno", "dyn") && holds("x.sleep(1)", "sleep("));
}

//! `comity import article`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Write, stderr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::super::Failure;
use super::shown;
use crate::dataset::{Edtf, Sureness};
use crate::dossier::written::Written;
use crate::import::article::{About, Article, Fate, Lexicon, MOST_TEXT, Told, read, unify};
use crate::outfile::{self, Existing, Outfile};
use crate::text::neutral;

/// Read encyclopaedia articles on the relations of two countries
///
/// An article becomes a dossier, PAIR.toml: every record with the sentence it was read from, and
/// how sure that is. Look at each, mend it and write 'reviewed = true'; nothing is invented, and
/// what is not understood is said. Plain extracts ('= Title =') and raw wikitext are read; the
/// two countries come from the title, or from the name of the file. English only.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity import article Iraq–Mexico_relations.txt --out dossiers/
  comity import article articles/*.txt --out dossiers/ --report > report.txt
  comity import article - --pair mx-pe --out dossiers/ < page.wiki

Exit status:
  0 every article was read; 1 one was not, or nothing could be written; 2 wrong usage;
  3 a file that cannot be read"
)]
pub(super) struct Import {
    /// The articles; '-' is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The directory to write to; made where there is none
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The two countries, where the title does not say them
    #[arg(long, value_name = "PAIR")]
    pair: Option<String>,
    /// Where the article can be read
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The licence of its text, under which sentences are quoted
    #[arg(long, value_name = "LICENCE", default_value = "CC BY-SA 4.0")]
    licence: String,
    /// When it was read
    #[arg(long, value_name = "DATE")]
    read: Option<String>,
    /// Say sentence by sentence what was taken and what was not
    #[arg(long)]
    report: bool,
    /// Replace files that are there
    #[arg(long)]
    force: bool,
}

impl Import {
    pub(super) fn run(&self, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let lexicon = Lexicon::built_in().map_err(|error| Failure::Other(error.into()))?;
        let about = self.about(&lexicon)?;
        let mut articles: BTreeMap<String, (String, Article)> = BTreeMap::new();
        let (mut refused, mut unread) = (0usize, 0usize);
        for file in &self.files {
            let name = if file == Path::new("-") { "standard input".to_owned() } else { shown(file) };
            match read_in(file, &about, &lexicon) {
                Err(Unread::File(why)) => {
                    unread += 1;
                    complain(&name, &why);
                },
                Err(Unread::Text(why)) => {
                    refused += 1;
                    complain(&name, &why);
                },
                Ok(article) => {
                    if let Some((other, known)) = articles.get(&article.pair) {
                        refused += 1;
                        let why =
                            format!("is on {} as {other} is; import it alone, into another directory", known.pair);
                        complain(&name, &why);
                    } else {
                        articles.insert(article.pair.clone(), (name, article));
                    }
                },
            }
        }
        let mut articles: Vec<Article> = articles.into_values().map(|(_, article)| article).collect();
        unify(&mut articles);
        self.write(&articles)?;
        for article in &articles {
            self.account(out, article)?;
        }
        out.flush()?;
        Ok(match (unread, refused) {
            (1.., _) => ExitCode::from(3),
            (0, 1..) => ExitCode::FAILURE,
            (0, 0) => ExitCode::SUCCESS,
        })
    }

    /// What is said of every article.
    fn about(&self, lexicon: &Lexicon) -> Result<About, Failure> {
        let usage = |wrong: String| Failure::Usage { wrong, hint: None };
        let code = |text: &str| lexicon.countries().find(text).map(str::to_owned);
        let pair = self.pair.as_ref().map(|pair| {
            let parts = pair.split_once('-').and_then(|(a, b)| Some([code(a)?, code(b)?]));
            parts.filter(|[a, b]| a != b).ok_or_else(|| {
                usage(format!("'{}' for --pair is no pair of countries; write two codes: iq-mx", neutral(pair)))
            })
        });
        if self.pair.is_some() && self.files.len() > 1 {
            return Err(usage("--pair is of one article; name one file".to_owned()));
        }
        let read = self.read.as_ref().map(|read| {
            Edtf::from_input(read).map_err(|error| usage(format!("'{}' for --read: {error}", neutral(read))))
        });
        Ok(About {
            name: String::new(),
            pair: pair.transpose()?,
            url: self.url.clone(),
            licence: Some(self.licence.clone()).filter(|licence| !licence.is_empty()),
            read: read.transpose()?,
        })
    }

    fn write(&self, articles: &[Article]) -> Result<(), Failure> {
        let existing = if self.force { Existing::Replaced } else { Existing::Kept };
        if articles.is_empty() {
            return Ok(());
        }
        let written = outfile::write_into(&self.out, || {
            let write = |article: &Article| Outfile::write(&self.place(article), existing, |out| article.write(out));
            articles.iter().map(write).collect()
        });
        Ok(written?)
    }

    fn place(&self, article: &Article) -> PathBuf {
        self.out.join(format!("{}.toml", article.pair))
    }

    /// Prints what has become of an article.
    fn account(&self, out: &mut impl Write, article: &Article) -> io::Result<()> {
        let told = &article.told;
        let count = |is: fn(&Fate) -> bool| told.iter().filter(|told| is(&told.fate)).count();
        let taken = count(|fate| matches!(fate, Fate::Taken(_)));
        let missed = count(|fate| matches!(fate, Fate::NotUnderstood));
        writeln!(out, "{}", neutral(&article.title))?;
        writeln!(out, "  {:>5}  records{}", article.records.len(), kinds(&article.records))?;
        writeln!(out, "  {:>5}  people", article.people.len())?;
        writeln!(
            out,
            "  {:>5}  sentences: {taken} taken, {missed} with a date not understood, {} without",
            told.len(),
            told.len() - taken - missed
        )?;
        if article.unclosed > 0 {
            writeln!(out, "  {:>5}  marks ({{{{ or [[) that nothing closes, read as text", article.unclosed)?;
        }
        writeln!(out, "  written to {}", shown(&self.place(article)))?;
        if self.report {
            writeln!(out)?;
            told.iter().try_for_each(|told| line(out, told))?;
        }
        writeln!(out)
    }
}

/// Reads an article from its file; where its title says no countries, the name of the file may.
fn read_in(file: &Path, about: &About, lexicon: &Lexicon) -> Result<Article, Unread> {
    let bytes = if file == Path::new("-") {
        bytes_of(io::stdin().lock(), 0)
    } else {
        let length = |file: &File| file.metadata().map_or(0, |about| usize::try_from(about.len()).unwrap_or(0));
        File::open(file).and_then(|file| bytes_of(&file, length(&file)))
    };
    let bytes = bytes.map_err(|error| Unread::File(format!("cannot be read: {error}")))?;
    let text = text_of(bytes)?;
    let is_stdin = file == Path::new("-");
    let stem = if is_stdin { "".into() } else { file.file_stem().unwrap_or_default().to_string_lossy() };
    let about = About { name: stem.into_owned(), ..about.clone() };
    read(&text, &about, lexicon).map_err(|unfit| Unread::Text(unfit.to_string()))
}

/// Why an article was not read.
enum Unread {
    File(String),
    Text(String),
}

/// Not more than is read as one article, and one byte that tells of more.
fn bytes_of(input: impl io::Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length.min(MOST_TEXT) + 1);
    input.take(MOST_TEXT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of an article, or a word on why it is none.
fn text_of(bytes: Vec<u8>) -> Result<String, Unread> {
    if bytes.len() > MOST_TEXT {
        let most = MOST_TEXT >> 20;
        return Err(Unread::Text(format!("is longer than {most} MiB; an article is a single page")));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
        return Err(Unread::Text(format!("holds a NUL byte on line {line}; it is no text")));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let upto = error.utf8_error().valid_up_to();
        let line = memchr::memchr_iter(b'\n', &error.as_bytes()[..upto]).count() + 1;
        Unread::Text(format!("is not UTF-8 on line {line}; save it as UTF-8"))
    })?;
    // A mark of byte order is no letter of the article.
    if text.starts_with('\u{FEFF}') {
        text.remove(0);
    }
    Ok(text)
}

fn complain(name: &str, why: &str) {
    // Where stderr is closed, nobody wants to know.
    let _ = writeln!(stderr(), "{name}: {why}");
}

/// "4 visit, 3 agreement".
fn kinds(records: &[Written<'_>]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for record in records {
        let kind = match record {
            Written::Event(event) => event.kind.to_string(),
            Written::Mission(_) => "mission".to_owned(),
            Written::Accreditation(_) => "accreditation".to_owned(),
            Written::Article(_) | Written::Party(_) | Written::Person(_) | Written::Pair(_) | Written::Also(_) => {
                continue;
            },
        };
        *counts.entry(kind).or_default() += 1;
    }
    let counts: Vec<_> = counts.into_iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) }
}

/// A sentence and what became of it.
fn line(out: &mut impl Write, told: &Told) -> io::Result<()> {
    let place = told.span.map_or_else(String::new, |span| format!(" {span}"));
    writeln!(out, "  “{}”{place}", neutral(&told.text))?;
    match &told.fate {
        Fate::Taken(records) if records.is_empty() => writeln!(out, "    → said elsewhere"),
        Fate::Taken(records) => records.iter().try_for_each(|(id, sure)| {
            let sure = sure.map_or_else(String::new, |sure: Sureness| format!("  {sure}"));
            writeln!(out, "    → {id}{sure}")
        }),
        Fate::NotUnderstood => writeln!(out, "    ✗ dated, and not understood"),
        Fate::Undated => writeln!(out, "    – nothing dated"),
    }
}

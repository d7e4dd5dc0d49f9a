//! Tables by recipe: rows of one table, or of two joined by a key, become records as a recipe in TOML says.
//!
//! Owns the recipe language (`recipe` its shapes, `compile` and `condition` their meaning for one table), the reading of tables
//! (`table`, `join`), the values of a row (`value`, with `date` and `country` for the two things that sets write in forms of their own), the records
//! made of them (`record`), and the account of every row (`report`). `assets/recipes/README.md` is the reference for who writes one.

mod compile;
mod condition;
mod country;
mod date;
mod harvest;
mod join;
mod recipe;
mod record;
mod remedy;
mod report;
mod shipped;
mod table;
mod template;
mod value;

pub use report::{Fate, Import, Left, Tally};
pub use shipped::{SHIPPED, Shipped};

use std::fs;
use std::path::{Path, PathBuf};

use compile::Plan;
use country::Forms;
use harvest::Harvest;
use join::Joined;
use recipe::Text;
use report::Account;
use table::Table;

use super::Fault;
use crate::dossier::Problem;

/// What is to be imported, and how.
#[derive(Debug, Clone)]
pub struct Job {
    /// The recipe: what it is called, and its text.
    pub recipe: RecipeText,
    /// The table, and after it the one that is joined to it; without that, it is looked for beside the first, by the name the recipe gives.
    pub files: Vec<PathBuf>,
}

/// A recipe as it stands in its file.
#[derive(Debug, Clone)]
pub struct RecipeText {
    /// What messages call it.
    pub name: String,
    /// The stem of the files it makes: `missions`.
    pub stem: String,
    /// Its TOML.
    pub text: String,
}

impl RecipeText {
    /// The shipped recipe of this name, or the one in the file at this path.
    ///
    /// # Errors
    /// Where there is neither; the text names the nearest.
    pub fn find(wanted: &str) -> Result<Self, String> {
        if let Some(shipped) = Shipped::named(wanted) {
            let name = format!("recipe {}", shipped.name);
            return Ok(Self { name, stem: shipped.name.to_owned(), text: shipped.text.to_owned() });
        }
        let path = Path::new(wanted);
        if path.extension().is_none() && !path.exists() {
            let near = crate::text::nearest(wanted, SHIPPED.iter().map(|shipped| shipped.name));
            let near = near.map_or_else(String::new, |name| format!("; did you mean \"{name}\"?"));
            let names: Vec<_> = SHIPPED.iter().map(|shipped| shipped.name).collect();
            return Err(format!(
                "no recipe is called \"{wanted}\"{near} (shipped: {}; or name a file: ./{wanted}.toml)",
                names.join(", ")
            ));
        }
        let text = fs::read(path).map_err(|error| format!("{wanted}: cannot be read: {error}"))?;
        let text = String::from_utf8(text).map_err(|_| format!("{wanted}: is not UTF-8; save the recipe as UTF-8"))?;
        let stem = crate::dataset::slug(&path.file_stem().unwrap_or_default().to_string_lossy());
        let stem = if stem.is_empty() { "import".to_owned() } else { stem };
        Ok(Self { name: wanted.to_owned(), stem, text })
    }
}

/// Imports a table; `progress` hears how many bytes of it are done, and of how many. Every line it brings is one that reading takes,
/// with the built-in dossiers and without.
///
/// # Errors
/// Where the recipe is wrong or does not fit, or a table cannot be read. A row that does not fit is no error: it is in the account.
pub fn import(job: &Job, mut progress: impl FnMut(u64, u64)) -> Result<Import, Fault> {
    let text = Text::new(&job.recipe.name, &job.recipe.text);
    let recipe = recipe::read(&text)?;
    let [main, others @ ..] = &job.files[..] else {
        return Err(Fault::Input("no table is named; name the file to import".to_owned()));
    };
    let table = Table::read(main, &recipe.table, &text)?;
    let other = match &recipe.join {
        Some(join) => Some(Table::read(&join::path(join, main, others), &join.table, &text)?),
        None => None,
    };
    if let Some(extra) = others.get(usize::from(recipe.join.is_some())) {
        return Err(Fault::Input(format!("{}: the recipe joins no such table; name it alone", extra.display())));
    }
    let forms = Forms::new(&recipe, &text)?;
    let plan = compile::compile(&recipe, &text, &table, other.as_ref())?;
    let mut account = Account::new(table.name());
    let join =
        other.as_ref().zip(plan.join.as_ref()).map(|(other, plan)| (Joined::new(other, plan, &mut account), plan));
    let mut harvest = Harvest::new(&recipe, &job.recipe.stem);
    let (whole, mut met) = (table.bytes(), 0);
    for row in table.rows() {
        progress(row.offset, whole);
        let cells = row.cells.as_ref().ok();
        let group = join.as_ref().zip(cells).and_then(|((joined, plan), cells)| joined.group(cells, plan));
        met += usize::from(group.is_some());
        one(&row, group, &plan, &forms, (&mut harvest, &mut account));
    }
    progress(whole, whole);
    match join {
        Some((joined, plan)) if met == 0 && account.rows() > 0 => Err(joined.nothing(plan, &text)),
        _ => {
            let wrong =
                |problem: Problem| text.whole(format!("of its article or a party, reading says: {}", problem.message));
            let refused = harvest.check(&format!("{}.jsonl", job.recipe.stem));
            let refused = refused.map_err(|problem| Fault::Recipe(vec![wrong(problem)]))?;
            Ok(account.close(harvest, refused, &forms))
        },
    }
}

/// Makes the records of one row, and accounts for it.
fn one(
    row: &table::Row<'_>,
    group: Option<&join::Group>,
    plan: &Plan,
    forms: &Forms,
    (harvest, account): (&mut Harvest, &mut Account),
) {
    let mut fate = account.row(row.line);
    let cells = match &row.cells {
        Ok(cells) => cells,
        Err(reason) => return fate.left_out(reason.clone()),
    };
    let values = value::all(plan, cells, group, forms, &mut fate);
    let facts = template::Facts { cells, empty: &plan.empty, values: &values, each: None };
    if let Some(reason) = plan.leave_out.iter().find_map(|leave| leave.reason(&facts)) {
        return fate.left_out(reason);
    }
    for record in &plan.records {
        record.make(&facts, forms, &mut |made| match made {
            Ok(made) => match harvest.take(made, fate.id()) {
                Ok(()) => fate.made(),
                Err(reason) => fate.failed(reason),
            },
            Err(reason) => fate.failed(reason),
        });
    }
    fate.close();
}

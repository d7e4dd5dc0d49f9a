//! `comity gaps`.

use std::fmt::Write as _;
use std::io::Write as _;

use clap::Args;

use super::conditions::{Between, Conditions, vocabulary};
use super::page::{Forms, Page};
use super::table::{ID, cuttable, whole};
use super::world::World;
use super::{DataArgs, Failure, Format};
use crate::dataset::{Dataset, Gap, Lack, Vocabulary as _, gaps};
use crate::export::{self, JsonGap};
use crate::wording::lack;

/// List what the data do not say, and on what they disagree
///
/// One row a gap; how many there are of each sort is noted on standard error. Gaps:
///   relations      a pair without an event of relations
///   way            visits one way and none the other
///   opening        a mission that opened nobody says when
///   accreditation  an accreditation without a date
///   month          an agreement without a month
///   visit          a visit of which no more is held than a list gives: no summary; or no
///                  month, no place and nobody who was met
///   office         a person without an office in any event
///   dispute        an event on which positions differ
///   source         an event without a source
///   review         an event read out of an article by a program, and not reviewed
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity gaps --pair mx-om
  comity gaps --gap accreditation,opening
  comity gaps --party palestine --format json"
)]
pub(super) struct Gaps {
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    between: Between,
    /// Keep gaps of a sort; may be repeated, or joined by commas
    #[arg(long, value_name = "GAP", value_delimiter = ',', value_parser = vocabulary::<Gap>(), help_heading = "Conditions")]
    gap: Vec<Gap>,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl Gaps {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let data = &world.data;
        let mut selection = Conditions { between: self.between.clone(), ..Conditions::default() }.resolve(world)?;
        let kept = |id| selection.keeps_pair(data, id);
        let pairs: Vec<_> = data.pairs_by_name().iter().copied().filter(|id| kept(*id)).collect();
        let mut lacks = gaps(data, &pairs);
        lacks.retain(|lack| self.gap.is_empty() || self.gap.contains(&lack.gap));
        let columns = [whole("GAP"), whole("PAIR"), cuttable("WHAT"), ID];
        let (json, sheet) = (|lack: Lack| JsonGap::new(data, &lack), export::Gaps(data));
        page.list(self.format, &lacks, &Forms { json, sheet, columns, row: |lack: Lack| row(data, &lack) })?;
        if !lacks.is_empty() {
            page.finish()?;
            // Where stderr is closed, nobody wants the totals.
            let _ = writeln!(std::io::stderr().lock(), "{}", totals(&lacks));
        }
        for gap in &self.gap {
            selection.words += if selection.words.is_empty() { " for --gap " } else { " --gap " };
            selection.words += gap.name();
        }
        selection.found("gaps", lacks.len())
    }
}

fn row(data: &Dataset, gap: &Lack) -> [String; 4] {
    [gap.gap.to_string(), data[gap.pair].name.to_string(), lack(data, gap), data.id_of(gap.record)]
}

/// "31 gaps: 3 opening, 28 month".
fn totals(lacks: &[Lack]) -> String {
    let mut text = format!("{} gap{}:", lacks.len(), if lacks.len() == 1 { "" } else { "s" });
    let counts = Gap::ALL.iter().map(|gap| (gap, lacks.iter().filter(|lack| lack.gap == *gap).count()));
    for (at, (gap, count)) in counts.filter(|(_, count)| *count > 0).enumerate() {
        // A text takes whatever is written to it.
        let _ = write!(text, "{}{count} {gap}", if at == 0 { " " } else { ", " });
    }
    text
}

//! Events kept in sections: columns and bytes as they are, tables through serde.

use super::lexicon::Lexicon;
use super::packed::{code, member};
use super::{Columns, NONE, Numbered, Store, Tables};
use crate::dataset::PairId;
use crate::dataset::counts::Counts;
use crate::dataset::sound::{Sound, all};
use crate::sections::{Fault, Reader, Target, Writer, Written};

impl Store {
    /// Writes its sections.
    pub(in crate::dataset) fn keep<T: Target>(&self, writer: &mut Writer<T>) -> Written {
        let Columns { pair, kind, act, stands, disputed, from, to, entered, start } = &self.columns;
        self.lexicon.keep(writer)?;
        writer.record("tables", &self.tables)?;
        writer.bytes("events", &self.bytes)?;
        writer.cells("events.start", start.iter().map(|start| start.to_le_bytes()))?;
        writer.numbers("events.pair", pair.iter().map(|pair| pair.index() as u32))?;
        writer.cells("events.kind", kind.iter().map(|kind| [code(Some(*kind))]))?;
        writer.cells("events.act", act.iter().map(|act| [code(*act)]))?;
        writer.cells("events.disputed", disputed.iter().map(|disputed| [u8::from(*disputed)]))?;
        for (name, numbers) in
            [("events.stands", stands), ("events.from", from), ("events.to", to), ("events.entered", entered)]
        {
            writer.numbers(name, numbers.iter().copied())?;
        }
        Ok(())
    }

    /// Reads its sections. The bytes of an event are looked at when it is read.
    pub(in crate::dataset) fn restore(reader: &Reader<'_>, counts: Counts) -> Result<Self, Fault> {
        let lexicon = Lexicon::restore(reader)?;
        let tables: Tables = reader.record("tables")?;
        if !tables.are_sound(counts) {
            return Err(Fault::Unsound("tables".into()));
        }
        let bytes = reader.bytes("events")?;
        let columns = Columns::restore(reader, counts, tables.dates.len(), bytes.len() as u64)?;
        Ok(Self { lexicon, tables, bytes, columns, counts: Some(counts), ..Self::default() })
    }
}

impl Columns {
    fn restore(reader: &Reader<'_>, counts: Counts, dates: usize, bytes: u64) -> Result<Self, Fault> {
        let party = |at: u32| (at == NONE || counts.party(at).is_some()).then_some(at);
        let pair = |at: u32| counts.pair(at);
        let columns = Self {
            pair: reader.numbers::<PairId>("events.pair", pair)?,
            kind: reader.cells("events.kind", |[code]| member(code))?,
            act: reader.cells("events.act", |[code]| if code == 0 { Some(None) } else { member(code).map(Some) })?,
            stands: reader.numbers("events.stands", |at| (at == NONE || (at as usize) < dates).then_some(at))?,
            disputed: reader.cells("events.disputed", |[code]| (code < 2).then_some(code == 1))?,
            from: reader.numbers("events.from", party)?,
            to: reader.numbers("events.to", party)?,
            entered: reader.numbers("events.entered", Some)?,
            start: reader
                .cells("events.start", |cell| Some(u64::from_le_bytes(cell)).filter(|start| *start < bytes))?,
        };
        let Self { pair, kind, act, stands, disputed, from, to, entered, start } = &columns;
        let lengths = [pair.len(), kind.len(), act.len(), disputed.len(), start.len()];
        let lengths = lengths.into_iter().chain([stands, from, to, entered].map(Vec::len));
        let are_even = lengths.into_iter().all(|length| length == counts.events as usize);
        if are_even { Ok(columns) } else { Err(Fault::Unsound("events.start".into())) }
    }
}

impl Tables {
    fn are_sound(&self, counts: Counts) -> bool {
        fn are_all<S: Sound>(table: &Numbered<S>, counts: Counts) -> bool {
            all(table, counts)
        }
        are_all(&self.whens, counts)
            && are_all(&self.offices, counts)
            && are_all(&self.classes, counts)
            && are_all(&self.names, counts)
            && are_all(&self.sources, counts)
            && self.rare.iter().all(|rare| rare.announced.is_sound(counts) && rare.claims.is_sound(counts))
    }
}

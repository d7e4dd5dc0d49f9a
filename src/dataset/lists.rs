//! Lists of ids by the number of what they belong to, all in one stretch of memory.

use crate::sections::{Fault, Reader, Target, Writer, Written};

/// For each number a list, which may be empty.
#[derive(Debug)]
pub(super) struct Lists<T> {
    /// Where each list ends.
    ends: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { ends: Vec::new(), items: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// Lists for the numbers below `count`, of items given with their numbers, which are gone through twice.
    pub(super) fn collect(count: usize, given: impl Iterator<Item = (u32, T)> + Clone) -> Self {
        let Some((_, blank)) = given.clone().next() else { return Self::default() };
        let mut ends = vec![0; count];
        for (number, _) in given.clone() {
            ends[number as usize] += 1;
        }
        let mut total = 0;
        for end in &mut ends {
            // Until its items come, a list ends where it begins.
            (*end, total) = (total, total + *end);
        }
        let mut items = vec![blank; total as usize];
        for (number, item) in given {
            items[ends[number as usize] as usize] = item;
            ends[number as usize] += 1;
        }
        Self { ends, items }
    }

    /// The list of a number; empty beyond the last.
    pub(super) fn of(&self, number: usize) -> &[T] {
        let end = |number: usize| self.ends.get(number).map_or(self.items.len(), |end| *end as usize);
        let start = number.checked_sub(1).map_or(0, end);
        &self.items[start..end(number)]
    }

    /// Writes its sections under a name.
    pub(super) fn keep<W: Target>(&self, name: &str, writer: &mut Writer<W>, number: impl Fn(T) -> usize) -> Written {
        writer.numbers(&format!("{name}.ends"), self.ends.iter().copied())?;
        writer.numbers(&format!("{name}.items"), self.items.iter().map(|item| number(*item) as u32))
    }

    /// Reads the sections of a name: lists for the numbers below `count`, of items that `make` makes of theirs.
    pub(super) fn restore(
        name: &str,
        reader: &Reader<'_>,
        count: usize,
        make: impl Fn(u32) -> Option<T>,
    ) -> Result<Self, Fault> {
        let ends = format!("{name}.ends");
        let items = reader.numbers(&format!("{name}.items"), make)?;
        let lists = Self { ends: reader.numbers(&ends, Some)?, items };
        let expected = if lists.items.is_empty() { lists.ends.len() } else { count };
        let is_sound = lists.ends.len() == expected
            && lists.ends.is_sorted()
            && lists.ends.last().map_or(0, |end| *end as usize) == lists.items.len();
        if is_sound { Ok(lists) } else { Err(Fault::Unsound(ends.into())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_in_its_list_in_order() {
        let given = [(2, 'a'), (0, 'b'), (2, 'c'), (3, 'd')];
        let lists = Lists::collect(5, given.into_iter());
        let all: Vec<String> = (0..6).map(|number| lists.of(number).iter().collect()).collect();
        assert_eq!(all, ["b", "", "ac", "d", "", ""]);
    }
}

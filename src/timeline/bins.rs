//! The minimap: counts of events over equal stretches of years.

/// A line of whole years, drawn in a number of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    first: i16,
    last: i16,
    cells: usize,
}

impl Axis {
    /// The years from `first` to `last`, both included, in `cells` cells; at least one of each.
    pub fn new(first: i16, last: i16, cells: usize) -> Self {
        Self { first, last: last.max(first), cells: cells.max(1) }
    }

    /// The cell of a year; years outside fall into the first or last.
    pub fn cell(self, year: i16) -> usize {
        let length = i64::from(self.last) - i64::from(self.first) + 1;
        let at = i64::from(year.clamp(self.first, self.last)) - i64::from(self.first);
        let cells = i64::try_from(self.cells).unwrap_or(i64::MAX);
        usize::try_from(at * cells / length).unwrap_or(0)
    }
}

/// How many events fall into each cell of the axis, from counts by year.
pub fn bins(axis: Axis, years: &[(i16, u32)]) -> Vec<u32> {
    let mut bins = vec![0; axis.cells];
    for (year, count) in years {
        bins[axis.cell(*year)] += count;
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_falls_into_a_bin() {
        let axis = Axis::new(1947, 2025, 10);
        assert_eq!(bins(axis, &[(1, 1), (1947, 2), (2025, 2), (9999, 1)]).iter().sum::<u32>(), 6);
        assert_eq!((axis.cell(1947), axis.cell(2025)), (0, 9));
    }

    #[test]
    fn one_year_has_one_cell() {
        assert_eq!(Axis::new(2000, 2000, 1).cell(2000), 0);
        assert_eq!(Axis::new(2000, 1990, 0).cell(1990), 0);
    }
}

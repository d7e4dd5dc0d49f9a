//! Numbers drawn by a seed: the same on every machine, whatever its word, its floats or the version of a library.

/// `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.below_wide(end as u64) as usize
    }

    fn below_wide(&mut self, end: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// Comes true so many times in a hundred.
    pub(crate) fn percent(&mut self, often: usize) -> bool {
        self.below(100) < often
    }

    /// One of several, which are not none.
    pub(crate) fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }

    /// Brings things into any order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

/// Draws low places more often than high ones, as names, countries and the busy are spread: the place `k` of `n` weighs
/// 1 / (k + head).
pub(crate) struct Zipf {
    /// The weights of each place and all before it.
    sums: Vec<u64>,
}

impl Zipf {
    pub(crate) fn new(places: usize, head: u64) -> Self {
        let weight = |place: u64| (1_u64 << 40) / (place + head);
        let mut sum = 0;
        let mut sums = Vec::with_capacity(places);
        for place in 0..places as u64 {
            sum += weight(place);
            sums.push(sum);
        }
        Self { sums }
    }

    /// A place; there is one.
    pub(crate) fn draw(&self, random: &mut Random) -> usize {
        let at = random.below_wide(self.sums.last().copied().unwrap_or_default());
        self.sums.partition_point(|sum| *sum <= at)
    }
}

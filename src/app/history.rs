//! Where we have been: back and forward, as in a browser.

/// The most places that are kept.
const MOST: usize = 200;

/// A line of places with one of them present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History<P> {
    back: Vec<P>,
    forward: Vec<P>,
}

impl<P> Default for History<P> {
    fn default() -> Self {
        Self { back: Vec::new(), forward: Vec::new() }
    }
}

impl<P> History<P> {
    /// Leaves `place` for a new one; what was forward is forgotten.
    pub fn leave(&mut self, place: P) {
        self.forward.clear();
        self.back.push(place);
        if self.back.len() > MOST {
            self.back.remove(0);
        }
    }

    /// Goes back from `here`; `None` where there is nothing behind.
    pub fn back(&mut self, here: P) -> Option<P> {
        let place = self.back.pop()?;
        self.forward.push(here);
        Some(place)
    }

    /// Goes forward from `here`; `None` where there is nothing ahead.
    pub fn forward(&mut self, here: P) -> Option<P> {
        let place = self.forward.pop()?;
        self.back.push(here);
        Some(place)
    }

    /// Carries every place over to reloaded data; those that are gone are left out.
    #[must_use]
    pub fn map(self, mut carry: impl FnMut(P) -> Option<P>) -> Self {
        Self {
            back: self.back.into_iter().filter_map(&mut carry).collect(),
            forward: self.forward.into_iter().filter_map(&mut carry).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_return() {
        let mut history = History::default();
        history.leave('a');
        history.leave('b');
        assert_eq!(history.back('c'), Some('b'));
        assert_eq!(history.back('b'), Some('a'));
        assert_eq!(history.back('a'), None);
        assert_eq!(history.forward('a'), Some('b'));
        history.leave('b');
        assert_eq!(history.forward('x'), None);
    }
}

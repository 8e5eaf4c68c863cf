//! The heaviest weights of a log, however long it is.

/// How many are kept: k̂ looks at the 3√N heaviest, so this is enough for [`MOST_ROWS`].
pub const KEPT: usize = 1 << 20;

/// The longest log of which the kept weights hold the tail, with the one below it.
pub const MOST_ROWS: u64 = {
    let tail = (KEPT - 1) as u64 / 3;
    tail * tail
};

/// The largest of the numbers that were added.
///
/// Twice as many as are asked for fit in; when it is full, the smaller half goes. That costs a
/// constant time for each number, where a heap would take a logarithm.
#[derive(Debug)]
pub struct Largest {
    most: usize,
    kept: Vec<f64>,
    /// Numbers up to this one need not be added: as many as are asked for are no smaller.
    floor: Option<f64>,
}

impl Largest {
    /// Will keep this many.
    pub fn new(most: usize) -> Self {
        Self { most: most.max(1), kept: Vec::new(), floor: None }
    }

    /// Adds a number.
    pub fn add(&mut self, x: f64) {
        if self.floor.is_some_and(|floor| x <= floor) {
            return;
        }
        self.kept.push(x);
        if self.kept.len() == 2 * self.most {
            self.cut();
        }
    }

    /// Drops all but those asked for.
    fn cut(&mut self) {
        if self.kept.len() <= self.most {
            return;
        }
        let by_size = |a: &f64, b: &f64| b.total_cmp(a);
        let (_, &mut smallest, _) =
            self.kept.select_nth_unstable_by(self.most - 1, by_size);
        self.floor = Some(smallest);
        self.kept.truncate(self.most);
    }

    /// The largest, ascending.
    pub fn ascending(mut self) -> Vec<f64> {
        self.cut();
        self.kept.sort_unstable_by(f64::total_cmp);
        self.kept
    }
}

use reweight::epsilon_soft::visited_path;
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};
use reweight::return_spread::return_spread;

/// What the four actions are called, in their order: gymnasium's.
pub const ACTIONS: [&str; 4] = ["up", "right", "down", "left"];
/// Down and right of one step of each action, in rows and columns.
const MOVES: [(isize, isize); 4] = [(-1, 0), (0, 1), (1, 0), (0, -1)];
/// What a step pays.
const STEP: f64 = -1.0;
/// What a fall pays, on top of nothing.
const FALL: f64 = -100.0;

/// A cliff too small to have a start and a goal beside each other, with a row above them; or with more
/// cells than can be numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no cliff with {rows} rows and {columns} columns")]
pub struct NoCliff {
    /// The rows that were asked for.
    pub rows: usize,
    /// The columns that were asked for.
    pub columns: usize,
}

/// The cliff of Sutton and Barto (2018, example 6.6), of any size. The start is at the lower left,
/// the goal at the lower right, and between them the cliff: who steps into it pays 100 and is back at
/// the start, in the same episode. Every other step pays one; nothing is discounted. State s is the
/// cell in row s / columns, counted from the top.
///
/// ```
/// use reweight::cliff::Cliff;
/// let world = Cliff::new(4, 12).unwrap().world().unwrap();
/// assert_eq!(world.best_values().unwrap()[36], -13.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cliff {
    rows: usize,
    columns: usize,
}

impl Cliff {
    /// So many rows and columns.
    ///
    /// # Errors
    /// [`NoCliff`] below two of either, or if the cells are more than a number can count.
    pub fn new(rows: usize, columns: usize) -> Result<Self, NoCliff> {
        let few = rows < 2 || columns < 2;
        if few || rows.checked_mul(columns).is_none() {
            return Err(NoCliff { rows, columns });
        }
        Ok(Self { rows, columns })
    }

    /// The number of cells, each of which has a number, be it ever so deep.
    pub fn cells(&self) -> usize {
        self.rows * self.columns
    }

    /// The cell in which every episode starts.
    pub fn start(&self) -> usize {
        self.cells() - self.columns
    }

    /// The cell that ends it.
    pub fn goal(&self) -> usize {
        self.cells() - 1
    }

    /// Whether a cell is part of the cliff. Nobody ever stands there.
    pub fn is_cliff(&self, cell: usize) -> bool {
        self.start() < cell && cell < self.goal()
    }

    /// What comes of one action in one cell: where it leads, and what that pays.
    ///
    /// # Panics
    /// If there is no such action.
    // ANCHOR: step
    pub fn step(&self, cell: usize, action: usize) -> Outcome {
        let (row, column) = (cell / self.columns, cell % self.columns);
        let (down, right) = MOVES[action];
        let within = |x: usize, by: isize, most: usize| {
            x.saturating_add_signed(by).min(most - 1)
        };
        let row = within(row, down, self.rows);
        let next = row * self.columns + within(column, right, self.columns);
        let (reward, next) = if self.is_cliff(next) {
            (FALL, Some(self.start()))
        } else {
            (STEP, (next != self.goal()).then_some(next))
        };
        Outcome { chance: 1.0, reward, next }
    }
    // ANCHOR_END: step

    /// The whole world, exact.
    ///
    /// # Errors
    /// None: every cliff is a world.
    pub fn world(&self) -> Result<Mdp, MdpError> {
        self.paying(|step| step.reward)
    }

    /// The same world, where a step pays something else: one, and a return is a length.
    fn paying(&self, pay: impl Fn(&Outcome) -> f64) -> Result<Mdp, MdpError> {
        let outcome = |cell, action| {
            let step = self.step(cell, action);
            vec![Outcome { reward: pay(&step), ..step }]
        };
        let actions = |cell| (0..MOVES.len()).map(|a| outcome(cell, a)).collect();
        let mut start = vec![0.0; self.cells()];
        start[self.start()] = 1.0;
        Mdp::new((0..self.cells()).map(actions).collect(), start, 1.0)
    }

    /// What a policy earns while it plays, exactly.
    ///
    /// # Errors
    /// [`MdpError`] if it is no policy for this world, or may never come to the goal.
    pub fn online(&self, policy: &Policy) -> Result<Online, MdpError> {
        let world = self.world()?;
        let length = self.paying(|_| 1.0)?;
        let falls = self.paying(|o| f64::from(u8::from(o.reward == FALL)))?;
        Ok(Online {
            mean: world.value(policy)?,
            sd: return_spread(&world, policy)?[self.start()],
            length: length.value(policy)?,
            falls: falls.value(policy)?,
        })
    }

    /// The cells that a policy without chance goes through, from the start to the goal.
    ///
    /// # Errors
    /// [`MdpError`] if it is no policy for this world. None if it never gets there.
    pub fn path(&self, policy: &Policy) -> Result<Option<Vec<usize>>, MdpError> {
        let path = visited_path(&self.world()?, policy, self.start())?;
        Ok(path.map(|mut cells| {
            cells.push(self.goal());
            cells
        }))
    }
}

/// An episode's mean return and its standard deviation, its mean length and number of falls.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "the line above says it")]
pub struct Online {
    pub mean: f64,
    pub sd: f64,
    pub length: f64,
    pub falls: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::epsilon_soft::best;
    use reweight::mdp::Ties;

    fn policy(epsilon: f64, ties: Ties) -> (Cliff, Policy) {
        let cliff = Cliff::new(4, 12).unwrap();
        let world = cliff.world().unwrap();
        let q = world.action_values(&world.best_values().unwrap()).unwrap();
        (cliff, Policy::epsilon_greedy(&q, epsilon, ties).unwrap())
    }

    #[test]
    fn the_shortest_way_is_thirteen_steps_along_the_edge() {
        let (cliff, greedy) = policy(0.0, Ties::First);
        let path = cliff.path(&greedy).unwrap().unwrap();
        assert_eq!(path[..3], [36, 24, 25]);
        assert_eq!((path.len(), path[12], path[13]), (14, 35, 47));
        let online = cliff.online(&greedy).unwrap();
        assert_eq!(
            online,
            Online { mean: -13.0, sd: 0.0, length: 13.0, falls: 0.0 }
        );
    }

    #[test]
    fn a_return_is_minus_its_length_and_ninety_nine_for_each_fall() {
        for ties in [Ties::First, Ties::Split] {
            let (cliff, policy) = policy(0.1, ties);
            let online = cliff.online(&policy).unwrap();
            let sum = -online.length - 99.0 * online.falls;
            assert!((online.mean - sum).abs() < 1e-10);
        }
    }

    #[test]
    fn the_tie_rule_alone_moves_the_return_by_five() {
        let mean = |ties| {
            let (cliff, policy) = policy(0.1, ties);
            cliff.online(&policy).unwrap().mean
        };
        let gap = mean(Ties::First) - mean(Ties::Split);
        assert!((gap - 4.9967).abs() < 1e-4, "{gap}");
    }

    #[test]
    fn the_best_that_explores_keeps_one_row_away() {
        let cliff = Cliff::new(4, 12).unwrap();
        let world = cliff.world().unwrap();
        let soft = best(&world, 0.1).unwrap();
        let greedy = Policy::greedy(&world.action_values(&soft.values).unwrap());
        let path = cliff.path(&greedy.unwrap()).unwrap().unwrap();
        assert_eq!((path.len(), path[2], path[13]), (16, 12, 23));
        assert!(cliff.online(&soft.policy).unwrap().falls < 0.04);
    }

    #[test]
    fn who_never_arrives_has_no_path() {
        let (cliff, stuck) = (Cliff::new(2, 2).unwrap(), vec![vec![0.0; 4]; 4]);
        // Every tie goes to the first action, up.
        let up = Policy::greedy(&stuck).unwrap();
        assert_eq!(cliff.path(&up), Ok(None));
        assert!(matches!(cliff.online(&up), Err(MdpError::Endless(_))));
        let says = Cliff::new(1, 5).unwrap_err().to_string();
        assert_eq!(says, "there is no cliff with 1 rows and 5 columns");
        for (rows, columns) in [(usize::MAX, 2), (2, usize::MAX)] {
            let error = NoCliff { rows, columns };
            assert_eq!(Cliff::new(rows, columns), Err(error));
        }
    }
}

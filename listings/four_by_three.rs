use reweight::mdp::{Mdp, MdpError, Outcome};

/// Rows of the world, from the top.
pub const ROWS: usize = 3;
/// Columns of the world, from the left.
pub const COLUMNS: usize = 4;
/// What the four actions are called, in their order.
pub const ACTIONS: [&str; 4] = ["up", "right", "down", "left"];
/// Down and right of one step of each action, in rows and columns.
const MOVES: [(isize, isize); 4] = [(-1, 0), (0, 1), (1, 0), (0, -1)];
/// The agent goes where it wants with this probability, else to one side or the other.
const STRAIGHT: f64 = 0.8;
/// What every step pays, whatever it leads to.
const STEP: f64 = -0.04;
/// The discount of this course.
pub const GAMMA: f64 = 0.99;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// A place to be, with the number of its state.
    Free(usize),
    /// Nothing enters it.
    Wall,
    /// Entering it ends the episode and pays one.
    Goal,
    /// Entering it ends the episode and costs one.
    Pit,
}

/// What stands in each cell of the four-by-three world, row by row.
#[rustfmt::skip]
pub const CELLS: [[Cell; COLUMNS]; ROWS] = [
    [Cell::Free(0), Cell::Free(1), Cell::Free(2), Cell::Goal],
    [Cell::Free(3), Cell::Wall,    Cell::Free(4), Cell::Pit],
    [Cell::Free(5), Cell::Free(6), Cell::Free(7), Cell::Free(8)],
];
/// The state in which every episode starts: the cell at the lower left.
pub const START: usize = 5;

/// The four-by-three world (Russell and Norvig, *Artificial Intelligence*, the chapter on complex
/// decisions): four moves, each of which slips to either side one time in ten; walls hold; every step
/// costs 0.04; entering the goal pays one more, entering the pit costs one more, and either ends the
/// episode. The book does not discount; we use [`GAMMA`].
///
/// ```
/// use reweight::{four_by_three::{GAMMA, START, world}, mdp::Policy};
/// let world = world(GAMMA).unwrap();
/// let aimless = Policy::uniform(world.states(), world.actions()).unwrap();
/// assert!(world.value(&aimless).unwrap() < -1.25);
/// assert!(world.best_values().unwrap()[START] > 0.65);
/// ```
///
/// # Errors
/// [`MdpError::Discount`] if γ is not in [0, 1].
pub fn world(gamma: f64) -> Result<Mdp, MdpError> {
    let mut outcomes = Vec::new();
    for (row, cells) in CELLS.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if let Cell::Free(_) = cell {
                let moves = 0..MOVES.len();
                outcomes
                    .push(moves.map(|action| slips(row, column, action)).collect());
            }
        }
    }
    let mut start = vec![0.0; outcomes.len()];
    start[START] = 1.0;
    Mdp::new(outcomes, start, gamma)
}

/// Where a move ends: straight on, or to one side or the other.
fn slips(row: usize, column: usize, action: usize) -> Vec<Outcome> {
    let aside = (1.0 - STRAIGHT) / 2.0;
    let ways = [(STRAIGHT, 0), (aside, 1), (aside, MOVES.len() - 1)];
    ways.map(|(chance, turn)| {
        let (down, right) = MOVES[(action + turn) % MOVES.len()];
        let (reward, next) = enter(row, column, down, right);
        Outcome { chance, reward, next }
    })
    .to_vec()
}

/// The reward of a step, and the state that it leads to.
fn enter(
    row: usize,
    column: usize,
    down: isize,
    right: isize,
) -> (f64, Option<usize>) {
    let there = row.checked_add_signed(down).zip(column.checked_add_signed(right));
    let cell = there.and_then(|(row, column)| CELLS.get(row)?.get(column));
    match cell.unwrap_or(&Cell::Wall) {
        Cell::Goal => (STEP + 1.0, None),
        Cell::Pit => (STEP - 1.0, None),
        Cell::Free(state) => (STEP, Some(*state)),
        Cell::Wall => (STEP, state_of(CELLS[row][column])),
    }
}

fn state_of(cell: Cell) -> Option<usize> {
    match cell {
        Cell::Free(state) => Some(state),
        Cell::Wall | Cell::Goal | Cell::Pit => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::mdp::Policy;

    #[test]
    fn the_utilities_are_the_published_ones() {
        // The book's figure, without a discount, to its three decimals.
        let published =
            [0.812, 0.868, 0.918, 0.762, 0.660, 0.705, 0.655, 0.611, 0.388];
        let best = world(1.0).unwrap().best_values().unwrap();
        for (ours, theirs) in best.iter().zip(published) {
            assert!((ours - theirs).abs() < 0.0005, "{ours} for {theirs}");
        }
    }

    #[test]
    fn a_move_slips_to_both_sides_and_walls_hold() {
        let world = world(GAMMA).unwrap();
        // Up from the start: on, or against the left wall, or one to the right.
        let up: Vec<_> = world.outcomes(START, 0).iter().map(|o| o.next).collect();
        assert_eq!(up, [Some(3), Some(6), Some(5)]);
        // Right from the cell before the goal.
        let [on, ..] = world.outcomes(2, 1) else { panic!("no outcome") };
        assert_eq!((on.reward, on.next), (0.96, None));
        assert_eq!(world.states(), 9);
    }

    #[test]
    fn the_cells_are_numbered_as_the_states_are() {
        let numbers: Vec<usize> =
            CELLS.iter().flatten().filter_map(|&cell| state_of(cell)).collect();
        assert_eq!(numbers, (0..9).collect::<Vec<_>>());
        assert_eq!(CELLS[2][0], Cell::Free(START));
    }

    #[test]
    fn an_aimless_walk_is_worth_less_than_the_pit() {
        let uniform = Policy::uniform(9, 4).unwrap();
        assert!(world(GAMMA).unwrap().value(&uniform).unwrap() < -1.0);
        assert!(world(1.5).is_err());
    }
}

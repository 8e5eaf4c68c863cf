//! Example 5.4 played: hands of the behaviour, and the errors of ordinary and weighted importance
//! sampling in batches of growing size.

use libm::sqrt;
use reweight::blackjack::Table as Blackjack;
use reweight::log_weights::WeightError;
use reweight::per_trajectory::{TrajectoryError, ois, wis};
use reweight::streams::stream;
use reweight::trajectory::Trajectory;
use reweight_style::{Done, Table, save_experiment};

/// (hands in a batch, batches). A single hand has no standard error, so the smallest batch has two.
const SIZES: [(u64, u64); 9] = [
    (2, 100_000),
    (4, 50_000),
    (10, 40_000),
    (20, 20_000),
    (50, 10_000),
    (100, 8_000),
    (1_000, 2_000),
    (3_000, 1_000),
    (10_000, 400),
];

fn main() -> Done {
    let mut table =
        Table::new(&["hands", "batches", "ois", "ois_se", "wis", "wis_se", "none"]);
    let blackjack = Blackjack::new(13, true, 2)?;
    let world = blackjack.mdp();
    let (pi, b) = (blackjack.stick_at(20)?, blackjack.hit_with(0.5)?);
    let truth = world.value(&pi)?;
    for (size, (hands, batches)) in (0_u64..).zip(SIZES) {
        let (mut ordinary, mut weighted) = (Errors::default(), Errors::default());
        let mut none = 0_u64;
        for batch in 0..batches {
            let rng = &mut stream(1, size * 1_000_000 + batch);
            let (mut ratios, mut rewards) = (Vec::new(), Vec::new());
            for _ in 0..hands {
                let hand = Trajectory::play(&mut world.walk(None), &b, rng)?;
                ratios.push(hand.log_ratios(&pi, &b)?);
                rewards.push(hand.steps.iter().map(|s| s.reward).collect());
            }
            ordinary.add(ois(&ratios, &rewards, 1.0)?.value - truth);
            let estimate = match wis(&ratios, &rewards, 1.0) {
                Ok(estimate) => estimate.value,
                // The default of Sutton and Barto's figure.
                Err(TrajectoryError::Weights(WeightError::AllZero { .. })) => {
                    none += 1;
                    0.0
                }
                Err(error) => return Err(error.into()),
            };
            weighted.add(estimate - truth);
        }
        let [ordinary, weighted] = [ordinary, weighted].map(|e| e.mean_square());
        let cells = [ordinary.0, ordinary.1, weighted.0, weighted.1];
        let head = [hands as f64, batches as f64];
        let share = none as f64 / batches as f64;
        let row = head.into_iter().chain(cells).chain([share]);
        table.row(row.map(|x| x.to_string()));
    }
    save_experiment("blackjack", &table)
}

/// Squared errors, and their squares.
#[derive(Default)]
struct Errors {
    count: f64,
    squares: f64,
    fourths: f64,
}

impl Errors {
    fn add(&mut self, error: f64) {
        let square = error * error;
        self.count += 1.0;
        self.squares += square;
        self.fourths += square * square;
    }

    /// The mean square and its standard error.
    fn mean_square(&self) -> (f64, f64) {
        let mean = self.squares / self.count;
        let spread = self.fourths / self.count - mean * mean;
        (mean, sqrt(spread / self.count))
    }
}

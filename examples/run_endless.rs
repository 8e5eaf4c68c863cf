//! Example 5.5 of Sutton and Barto, ten times: the running mean of the ordinary estimate, a million
//! episodes each.

use reweight::endless_loop::Loop;
use reweight::streams::stream;
use reweight::trajectory::Trajectory;
use reweight_style::{Done, Table, save_experiment};

const RUNS: u64 = 10;
const EPISODES: u64 = 1_000_000;
/// A running mean is read this often in a factor of ten.
const READS: i32 = 20;

fn main() -> Done {
    let mut table = Table::new(&["run", "episodes", "mean", "largest"]);
    let book = Loop::new(0.5, 0.9)?;
    let (world, pi, b) = (book.mdp()?, book.target()?, book.behaviour()?);
    for run in 1..=RUNS {
        let rng = &mut stream(run, 0);
        let (mut sum, mut largest) = (0.0, 0.0_f64);
        let mut walk = world.walk(None);
        let mut read = 0;
        for episode in 1..=EPISODES {
            let played = Trajectory::play(&mut walk, &b, rng)?;
            let log_rho: f64 = played.log_ratios(&pi, &b)?.iter().sum();
            let term = libm::exp(log_rho) * played.discounted_return(1.0);
            sum += term;
            largest = largest.max(term);
            if episode as f64 >= libm::exp10(f64::from(read) / f64::from(READS)) {
                read += 1;
                let mean = sum / episode as f64;
                let cells = [run as f64, episode as f64, mean, largest];
                table.row(cells.map(|x| x.to_string()));
            }
        }
    }
    save_experiment("endless", &table)
}

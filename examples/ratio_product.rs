//! What `<ratio-product>` shows first, for the sentences around it: runs of the coin, and their weights.

use reweight::coin_flips::{CoinFlips, Trajectory, flips, ratio};
use reweight_style::{Done, Numbers, count, significant};

const FLIPS: u32 = 1_000;
const RUNS: u32 = 200;

fn main() -> Done {
    let product = |id| {
        let mut run = Trajectory::default();
        for heads in flips(FLIPS as usize, 1, id) {
            run.step(ratio(heads));
        }
        run.product()
    };
    let sum: f64 = (0..u64::from(RUNS)).map(product).sum();
    let law = CoinFlips::new(FLIPS);
    let carriers = law.at_least(law.half_of_the_mean());
    let mut numbers = Numbers::new();
    numbers
        .put("ratio_product_runs", count(RUNS as usize))
        .put("ratio_product_ratios", count((RUNS * FLIPS) as usize))
        .put("ratio_product_mean", significant(sum / f64::from(RUNS), 2))
        .put("ratio_product_one_in", significant(1.0 / carriers, 2));
    numbers.save("ratio_product")
}

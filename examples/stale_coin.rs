//! The coin's policy gradient, fresh and stale, exact and estimated.

use libm::{log, sqrt};
use reweight::reinforce::{batch_gradient, reinforce};
use reweight::softmax_bandit::{Bandit, Policy};
use reweight::stale_gradient::stale_gradient;
use reweight::streams::stream;
use reweight_style::{
    Done, Numbers, Row, TruthTable, count, fixed, percent, significant,
};

const FLIPS: usize = 10_000;
const HEADS: usize = 0;

fn main() -> Done {
    let coin = Bandit::new(vec![2.0, 1.0])?;
    // The step that takes heads from 1/2 to 0.6: θ = ±½ ln 1.5, and the gradient is ±1/4.
    let step = 2.0 * log(1.5);
    let old = Policy::uniform(2)?;
    let new = Policy::softmax(&coin.ascend(&[0.0, 0.0], step, 1)?)?;
    let (j_old, j_new) = (coin.value(&old)?, coin.value(&new)?);
    let mut rng = stream(1, 0);
    let batch: Vec<usize> = (0..FLIPS).map(|_| old.sample(&mut rng)).collect();
    let mut rng = stream(1, 1);
    let fresh: Vec<usize> = (0..FLIPS).map(|_| new.sample(&mut rng)).collect();

    // Who flipped, whose gradient is asked for, with which baseline.
    let rows = [
        (r"old flips, gradient at $\pold$, $b = 0$", &batch, &old, &old, 0.0),
        (r"old flips, gradient at $\pnew$, $b = 0$", &batch, &old, &new, 0.0),
        (
            r"old flips, gradient at $\pnew$, $b = J_\mathrm{old}$",
            &batch,
            &old,
            &new,
            j_old,
        ),
        (
            r"old flips, gradient at $\pnew$, $b = J(\theta)$",
            &batch,
            &old,
            &new,
            j_new,
        ),
        (r"new flips, gradient at $\pnew$, $b = 0$", &fresh, &new, &new, 0.0),
        (
            r"new flips, gradient at $\pnew$, $b = J_\mathrm{old}$",
            &fresh,
            &new,
            &new,
            j_old,
        ),
    ];
    let mut table = TruthTable::new();
    for (what, flips, player, policy, b) in rows {
        let estimate = batch_gradient(&coin, policy, flips, b)?[HEADS];
        let exact = stale_gradient(&coin, player, policy, b)?[HEADS];
        let mut square = 0.0;
        for (arm, p) in player.probabilities().iter().enumerate() {
            let g = reinforce(&coin, policy, arm, b)?[HEADS];
            square += p * g * g;
        }
        table.row(&Row {
            what,
            estimate,
            standard_error: sqrt((square - exact * exact) / FLIPS as f64),
            exact,
            decimals: 4,
        });
    }
    table.save("stale_coin_table")?;

    let truth = coin.gradient(&new)?[HEADS];
    let mut numbers = Numbers::new();
    numbers
        .put("stale_coin_flips", count(FLIPS))
        .put("stale_coin_step", significant(step, 2))
        .put("stale_coin_new_heads", fixed(new.probabilities()[HEADS], 1))
        .put("stale_coin_j_old", fixed(j_old, 1))
        .put("stale_coin_j_new", fixed(j_new, 1))
        .put("stale_coin_old_gradient", fixed(coin.gradient(&old)?[HEADS], 2))
        .put("stale_coin_truth", fixed(truth, 2));
    for (name, b) in [("none", 0.0), ("old", j_old), ("new", j_new)] {
        let stale = stale_gradient(&coin, &old, &new, b)?[HEADS];
        let off = stale / truth - 1.0;
        numbers
            .put(&format!("stale_coin_b_{name}"), fixed(stale, 2))
            .put(&format!("stale_coin_off_{name}"), percent(off.abs(), 2));
    }
    numbers.save("stale_coin")
}

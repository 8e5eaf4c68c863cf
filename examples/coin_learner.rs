//! The coin learner: a value for each side, from fair flips, for the bent coin.

use reweight::expected_sarsa::td_error;
use reweight::mdp::{Mdp, Outcome, Policy};
use reweight::streams::stream;
use reweight_style::{Done, Numbers, count, fixed};

/// A thousand flips on average.
const GAMMA: f64 = 0.999;
const REPLAYS: usize = 20_000;

fn main() -> Done {
    let flip = |reward| vec![Outcome { chance: 1.0, reward, next: Some(0) }];
    let game = Mdp::new(vec![vec![flip(2.0), flip(1.0)]], vec![1.0], GAMMA)?;
    let (fair, bent) = (Policy::uniform(1, 2)?, Policy::new(vec![vec![0.6, 0.4]])?);
    let exact = game.value(&bent)?;
    let mut rng = stream(1, 0);
    let mut flips = vec![];
    while !(flips.contains(&0) && flips.contains(&1)) {
        flips.push(fair.draw(0, &mut rng));
    }
    let mut q = vec![0.0; 2];
    for _ in 0..REPLAYS {
        for &side in &flips {
            let paid = game.reward(0, side);
            let delta = td_error(q[side], paid, GAMMA, &q, bent.row(0));
            q[side] += delta;
        }
    }
    let value: f64 = q.iter().zip(bent.row(0)).map(|(q, p)| p * q).sum();
    Numbers::new()
        .put("td_coin_flips", flips.len().to_string())
        .put("td_coin_replays", count(REPLAYS))
        .put("td_coin_value", fixed(value, 6))
        .put("td_coin_exact", fixed(exact, 0))
        .put("td_coin_heads", fixed(q[0], 1))
        .put("td_coin_tails", fixed(q[1], 1))
        .save("coin_learner")
}

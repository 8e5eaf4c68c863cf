//! The four corners of PPO's objective, and two climbs to the same top of it.

use reweight::clipped::{
    clipped, clipped_ascent, clipped_objective, clipped_slope,
};
use reweight::softmax_bandit::{Bandit, Policy};
use reweight_style::{Done, Numbers, Table, fixed, percent, significant};

const EPSILON: f64 = 0.2;
/// The bandit of `ppo_clip`.
const REWARDS: [f64; 4] = [-0.633, 0.756, -0.703, -0.691];
const THETA: [f64; 4] = [-0.761, -0.083, 0.955, -0.55];

fn main() -> Done {
    corners()?;
    let bandit = Bandit::new(REWARDS.to_vec())?;
    let old = Policy::softmax(&THETA)?;
    let j = bandit.value(&old)?;
    let pairs = old.probabilities().iter().zip(bandit.rewards());
    let size: f64 = pairs.map(|(q, r)| q * (r - j).abs()).sum();
    let mut numbers = Numbers::new();
    for (eta, name) in [(0.5, "small"), (5.0, "large")] {
        let theta = clipped_ascent(&bandit, &THETA, EPSILON, eta, 500)?;
        let new = Policy::softmax(&theta)?;
        let top = clipped_objective(&bandit, &old, &new, EPSILON)?;
        let ratios = new.ratios(&old)?;
        let band = 1.0 - EPSILON..=1.0 + EPSILON;
        let all = ratios.iter().zip(old.probabilities());
        let outside = all.filter(|(ratio, _)| !band.contains(ratio));
        let outside: f64 = outside.map(|(_, q)| q).sum();
        numbers
            .put(&format!("clip_kl_{name}"), significant(old.kl(&new)?, 3))
            .put(&format!("clip_top_{name}"), fixed(top, 4))
            .put(&format!("clip_out_{name}"), percent(outside, 3));
    }
    numbers
        .put("clip_top_is", fixed(EPSILON * size, 4))
        .put("clip_band_upper", fixed(1.0 + EPSILON, 1))
        .put("clip_band_lower", fixed(1.0 - EPSILON, 1))
        .put("clip_epsilon", fixed(EPSILON, 1));
    // The coin: heads pays two, tails one, the fair coin 1.5.
    let coin = Bandit::new(vec![2.0, 1.0])?;
    let fair = Policy::uniform(2)?;
    let bent = Policy::new(vec![0.6, 0.4])?;
    let lost = Policy::new(vec![0.9, 0.1])?;
    let value = |new: &Policy| clipped_objective(&coin, &fair, new, EPSILON);
    numbers
        .put("clip_coin_bent", fixed(value(&bent)?, 2))
        .put("clip_coin_sure", fixed(value(&lost)?, 2))
        .put("clip_coin_gain", fixed(coin.value(&lost)? - 1.5, 1));
    // With heads at 0.9 they cannot be made a fifth more likely: the top is the coin that always shows them.
    let crowded = Policy::new(vec![0.9, 0.1])?;
    let j = coin.value(&crowded)?;
    let pairs = crowded.probabilities().iter().zip(coin.rewards());
    let size: f64 = pairs.map(|(q, r)| q * (r - j).abs()).sum();
    let mut top = 0.0_f64;
    for i in 0..=1000 {
        let heads = f64::from(i) / 1000.0;
        let new = Policy::new(vec![heads, 1.0 - heads])?;
        top = top.max(clipped_objective(&coin, &crowded, &new, EPSILON)?);
    }
    numbers
        .put("clip_crowded_ceiling", fixed(EPSILON * size, 3))
        .put("clip_crowded_top", fixed(top, 3));
    numbers.save("clip_four")
}

/// What a sample counts, and how it pulls, in the four corners and between them.
fn corners() -> Done {
    let mut table =
        Table::new(&["sample", "$A$", "$\\rho$", "counts", "slope in $\\rho$"]);
    for (name, advantage, ratio) in [
        ("good, went up", 1.0, 1.5),
        ("good, went down", 1.0, 0.5),
        ("bad, went down", -1.0, 0.5),
        ("bad, went up", -1.0, 1.5),
    ] {
        table.row([
            name.to_owned(),
            fixed(advantage, 0),
            fixed(ratio, 1),
            fixed(clipped(ratio, advantage, EPSILON), 1),
            fixed(clipped_slope(ratio, advantage, EPSILON), 0),
        ]);
    }
    table.save("clip_four_corners")
}

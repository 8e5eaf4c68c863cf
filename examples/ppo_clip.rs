//! PPO on one screen: the clipped objective, and how far the ratio goes all the same.

use reweight::clipped::{clipped, clipped_ascent, clipped_objective};
use reweight::softmax_bandit::{Bandit, Policy};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed,
    significant,
};

const EPSILON: f64 = 0.2;
const STEPS: usize = 500;
/// Four arms, the bandit of `f_trpo` in the reference data.
const REWARDS: [f64; 4] = [-0.633, 0.756, -0.703, -0.691];
const THETA: [f64; 4] = [-0.761, -0.083, 0.955, -0.55];
const STEP_SIZES: [(f64, &str); 2] = [(0.5, "small"), (5.0, "large")];

fn main() -> Done {
    runs()?;
    let mut table = Table::new(&["ρ", "A", "ρA", "clipped"]);
    let figure = Figure::new(
        "ppo_clip",
        "PPO's clipped objective against the ratio, for a good action and a bad one",
        "Two plots of the objective against the ratio from 0.4 to 1.8. For a good action it rises with the ratio and is level beyond 1.2. For a bad action it falls with the ratio and is level below 0.8; above 1.2 it falls on, unclipped. The unclipped surrogate is a dashed line.",
    )
    .size(620, 250)
    .columns(2);
    let mut plots = Vec::new();
    for (advantage, heading) in
        [(1.0, "a good action, A = 1"), (-1.0, "a bad action, A = −1")]
    {
        let y = if advantage > 0.0 { 0.2..1.9 } else { -1.9..-0.2 };
        let y_ticks = [0.8 * advantage, advantage, 1.2 * advantage];
        let x = Axis::linear("ratio ρ", 0.4..1.8).ticks(&[0.8, 1.0, 1.2]).grid();
        let mut plot =
            Plot::new(x, Axis::linear("pay for one sample", y).ticks(&y_ticks))
                .heading(heading);
        let points = |f: &dyn Fn(f64) -> f64| -> Vec<(f64, f64)> {
            (40..=180).map(|i| f64::from(i) / 100.0).map(|r| (r, f(r))).collect()
        };
        plot.dashed(Ink::Sampled, &points(&|r| r * advantage));
        plot.line(Ink::Truth, &points(&|r| clipped(r, advantage, EPSILON)));
        let (level, below) =
            if advantage > 0.0 { (1.25, 14.0) } else { (0.44, 44.0) };
        let at = (level, clipped(level, advantage, EPSILON));
        plot.label(Ink::Truth, at, (0.0, below), Anchor::Start, "no more pay");
        plots.push(plot);
        for ratio in [0.5, 0.8, 1.0, 1.2, 1.5] {
            table.row([
                fixed(ratio, 1),
                fixed(advantage, 0),
                fixed(ratio * advantage, 1),
                fixed(clipped(ratio, advantage, EPSILON), 1),
            ]);
        }
    }
    plots.into_iter().fold(figure, Figure::plot).data(table).save()
}

/// The exact objective climbed at two step sizes, all on one batch of π_old.
fn runs() -> Done {
    let bandit = Bandit::new(REWARDS.to_vec())?;
    let old = Policy::softmax(&THETA)?;
    let j_old = bandit.value(&old)?;
    let mut numbers = Numbers::new();
    let mut table = Table::new(&[
        "step size",
        "clipped objective",
        "largest ρ",
        "KL(old ‖ new)",
        "gain in $J$",
    ]);
    for (eta, name) in STEP_SIZES {
        let theta = clipped_ascent(&bandit, &THETA, EPSILON, eta, STEPS)?;
        let new = Policy::softmax(&theta)?;
        let objective = clipped_objective(&bandit, &old, &new, EPSILON)?;
        let largest = new.ratios(&old)?.into_iter().fold(0.0, f64::max);
        let gain = bandit.value(&new)? - j_old;
        table.row([
            fixed(eta, 1),
            fixed(objective, 7),
            fixed(largest, 3),
            fixed(old.kl(&new)?, 4),
            fixed(gain, 3),
        ]);
        numbers
            .put(&format!("ppo_ratio_{name}"), significant(largest, 3))
            .put(&format!("ppo_gain_{name}"), significant(gain, 2));
    }
    // Probabilities add up to one: with every bad arm at the lower edge, the good one stands here.
    let good = |a: &usize| REWARDS[*a] > j_old;
    let good: Vec<usize> = (0..REWARDS.len()).filter(good).collect();
    let [good] = good[..] else {
        return Err("the page speaks of one good arm".into());
    };
    let q = old.probabilities()[good];
    numbers
        .put("ppo_ratio_least", significant(1.0 + EPSILON * (1.0 - q) / q, 3))
        .put("ppo_epsilon", fixed(EPSILON, 1))
        .put("ppo_edge", fixed(1.0 + EPSILON, 1))
        .put("ppo_lower_edge", fixed(1.0 - EPSILON, 1))
        .put("ppo_steps", count(STEPS));
    table.save("ppo_clip_runs")?;
    numbers.save("ppo_clip")
}

//! PPO in a game of one move with a Gaussian policy: where the clipped objective has its top, exactly,
//! and where a hundred actions stop.

use libm::{erf, log, sqrt};
use rand_distr::{Distribution, StandardNormal};
use reweight::clipped::clipped_slope;
use reweight::clipped_gaussian::ClippedGaussian;
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, fixed, percent,
    quantile, significant,
};

const BEST: f64 = 3.0;
const EPSILON: f64 = 0.2;
/// Actions in a batch, batches, steps on each and their size.
const ACTIONS: usize = 100;
const BATCHES: u64 = 200;
const STEPS: usize = 64;
const ETA: f64 = 0.05;

fn main() -> Done {
    let game = ClippedGaussian::new(BEST)?;
    let top = game.top(EPSILON)?;
    let mut numbers = Numbers::new();
    let clip = ends(&game, EPSILON);
    let plain = ends(&game, f64::INFINITY);
    for (name, ends) in [("clip", &clip), ("plain", &plain)] {
        for (part, share) in [("low", 0.25), ("", 0.5), ("high", 0.75)] {
            let key = format!("clip_gauss_{name}{part}");
            numbers.put(&key, fixed(quantile(ends, share), 2));
        }
    }
    // Of the old policy's actions, those whose ratio is within the edges at the top.
    let edge = |ratio: f64| 0.5 * top + log(ratio) / top;
    let below = |z: f64| 0.5 * (1.0 + erf(z / sqrt(2.0)));
    let inside = below(edge(1.0 + EPSILON)) - below(edge(1.0 - EPSILON));
    numbers
        .put("clip_gauss_top", fixed(top, 2))
        .put("clip_gauss_best", fixed(BEST, 0))
        .put("clip_gauss_actions", ACTIONS.to_string())
        .put("clip_gauss_batches", BATCHES.to_string())
        .put("clip_gauss_steps", STEPS.to_string())
        .put("clip_gauss_outside", percent(1.0 - inside, 2))
        .put("clip_gauss_kl", significant(0.5 * top * top, 2))
        .put("clip_gauss_gain", fixed(game.gain(top), 1))
        .put("clip_gauss_most", fixed(game.gain(BEST), 0))
        .put("clip_gauss_walk", walk(0.1)?.to_string());
    numbers.save("clip_gaussian")?;
    figure(&game, [&clip, &plain])
}

/// Batches, each as large as one likes and climbed to its top, until the policy is this close to the
/// best action.
fn walk(close: f64) -> Result<usize, Box<dyn std::error::Error>> {
    let (mut left, mut batches) = (BEST, 0);
    while left > close && batches < 1000 {
        left -= ClippedGaussian::new(left)?.top(EPSILON)?;
        batches += 1;
    }
    Ok(batches)
}

/// θ after the steps on each of the batches.
fn ends(game: &ClippedGaussian, epsilon: f64) -> Vec<f64> {
    let end = |batch| {
        let mut rng = stream(1, batch);
        let draws: Vec<f64> =
            (0..ACTIONS).map(|_| StandardNormal.sample(&mut rng)).collect();
        let mut theta = 0.0;
        for _ in 0..STEPS {
            let pull = |a: &f64| {
                let ratio = game.ratio(theta, *a);
                let slope = clipped_slope(ratio, game.advantage(*a), epsilon);
                slope * ratio * (a - theta)
            };
            theta += ETA * draws.iter().map(pull).sum::<f64>() / ACTIONS as f64;
        }
        theta
    };
    (0..BATCHES).map(end).collect()
}

fn figure(game: &ClippedGaussian, [clip, plain]: [&Vec<f64>; 2]) -> Done {
    let mut data = Table::new(&["θ", "J", "ε = 0.1", "ε = 0.2", "ε = 0.5"]);
    let x = Axis::linear("mean of the new policy θ", 0.0..3.4)
        .ticks(&[0.0, 1.0, 2.0, 3.0]);
    let y = Axis::linear("gain", -3.4..9.6).ticks(&[0.0, 3.0, 6.0, 9.0]).grid();
    let mut plot = Plot::new(x, y);
    let grid = || (0..=68).map(|i| 0.05 * f64::from(i));
    // The names stand to the right of the clipped curves.
    let most = 2.6;
    let curve: Vec<(f64, f64)> = grid().map(|t| (t, game.gain(t))).collect();
    plot.line(Ink::Truth, &curve).label(
        Ink::Truth,
        (1.75, game.gain(1.75)),
        (-8.0, -6.0),
        Anchor::End,
        "J − J(old), and the surrogate",
    );
    for (epsilon, nudge) in [(0.5, -8.0), (0.2, 4.0), (0.1, 14.0)] {
        let value = |t: f64| game.clipped(t, epsilon).map(|v| (t, v));
        let near = grid().filter(|t| *t <= most);
        let curve: Result<Vec<_>, _> = near.map(value).collect();
        plot.dashed(Ink::Sampled, &curve?);
        let top = game.top(epsilon)?;
        let at = (top, game.clipped(top, epsilon)?);
        plot.dots(Ink::Truth, &[at]);
        let end = (most, game.clipped(most, epsilon)?);
        let text = format!("clipped, ε = {epsilon}");
        plot.label(Ink::Sampled, end, (6.0, nudge), Anchor::Start, &text);
    }
    for (ends, level) in [(clip, -1.9), (plain, -2.8)] {
        let row: Vec<(f64, f64)> =
            [0.25, 0.75].map(|share| (quantile(ends, share), level)).to_vec();
        plot.line(Ink::Sampled, &row);
        plot.dots(Ink::Sampled, &[(quantile(ends, 0.5), level)]);
        let name = if level > -2.0 { "with the clip" } else { "without" };
        let at = (quantile(ends, 0.75), level);
        plot.label(Ink::Sampled, at, (8.0, 4.0), Anchor::Start, name);
    }
    for t in grid() {
        let value = |epsilon| game.clipped(t, epsilon).map(|v| fixed(v, 3));
        data.row([
            fixed(t, 2),
            fixed(game.gain(t), 3),
            value(0.1)?,
            value(0.2)?,
            value(0.5)?,
        ]);
    }
    Figure::new(
        "clip_gaussian",
        "The clipped objective of a Gaussian policy and the gain it stands for",
        "A parabola rises from nought to nine at a mean of three. Three dashed curves of the clipped \
         objective leave it soon and have their tops, marked by dots, at means of 0.27, 0.41 and 0.70 \
         for ε of 0.1, 0.2 and 0.5; beyond they fall. Two bars below show where batches of a hundred \
         actions ended: with the clip near 0.4, without it near 1.9.",
    )
    .size(620, 330)
    .plot(plot)
    .data(data)
    .save()
}

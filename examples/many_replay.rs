//! A replay buffer of four stale policies: weights by own ratio and by the mixture, and what they cost.

use libm::{exp, sqrt};
use reweight::ess::ess;
use reweight::log_weights::LogWeights;
use reweight::mixture_regression::{Row as Draw, fit};
use reweight::pois::Promise;
use reweight::replay::{Combine, Replay};
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Row, Table, TruthTable, count,
    fixed, percent,
};

/// Actions of each policy in the buffer.
const EACH: usize = 250;
/// Buffers for the regression's variance.
const BUFFERS: u64 = 500;
/// The spread of a reward that is noise besides.
const NOISE: f64 = 0.5;

fn main() -> Done {
    let replay = Replay::four_stale_policies();
    let policies = replay.means().len();
    let total = EACH * policies;
    let n = total as f64;
    let buffer = replay.draw(EACH, &mut stream(1, 0));

    let mut truth = TruthTable::new();
    let truth_of = replay.value();
    let mut row = |what, estimate, variance: f64| {
        truth.row(&Row {
            what,
            estimate,
            standard_error: sqrt(variance / n),
            exact: truth_of,
            decimals: 4,
        });
    };
    let ways = [
        ("each action by its own policy's ratio", Combine::Separate),
        ("the newest policy's quarter alone", Combine::Newest),
        ("the mixture: balance heuristic", Combine::Power(1)),
        ("power heuristic, β = 2", Combine::Power(2)),
    ];
    let variances = ways.map(|(_, how)| replay.variance(how));
    for ((what, how), variance) in ways.iter().zip(variances) {
        row(what, replay.estimate(*how, &buffer), variance);
    }
    let fitted = replay.regression_variance().ok_or("the policies are one")?;
    let regression = |buffer: &[Vec<f64>]| -> Option<f64> {
        let rows: Vec<Draw> =
            buffer.iter().flatten().map(|&a| replay.row(a)).collect();
        Some(fit(&rows)?.iter().sum())
    };
    let value = regression(&buffer).ok_or("the fit failed")?;
    row("the mixture, fitted by its four parts", value, fitted);
    truth.save("many_replay_truth")?;

    let mut squares = 0.0;
    for id in 1..=BUFFERS {
        let buffer = replay.draw(EACH, &mut stream(1, id));
        let off = regression(&buffer).ok_or("the fit failed")? - truth_of;
        squares += off * off;
    }
    let measured = n * squares / BUFFERS as f64;

    let own: Vec<f64> = pairs(&buffer)
        .map(|(policy, action)| replay.own_log_weight(policy, action))
        .collect();
    let mixed: Vec<f64> =
        pairs(&buffer).map(|(_, action)| replay.log_weight(action)).collect();
    let largest = |logs: &[f64]| exp(logs.iter().copied().fold(f64::MIN, f64::max));
    let (heaviest, heaviest_mixed) = (largest(&own), largest(&mixed));
    let newest = Promise::new(1.0, exp(0.25), EACH as u64)?;
    let bound = Promise::new(1.0, replay.second_moment(), total as u64)?;
    let (own_ess, mixed_ess) =
        (ess(&LogWeights::new(own)?)?, ess(&LogWeights::new(mixed)?)?);
    let [separate, alone, balance, power] = variances;
    // The variance of r under the target itself, E r² = e^{−(m − best)²/3}/√3.
    let fresh = exp(-1.0 / 3.0) / sqrt(3.0) - truth_of * truth_of;
    let noise = NOISE * NOISE * replay.second_moment();
    let margin = bound.margin(0.05)?;
    let mut numbers = Numbers::new();
    numbers
        .put("many_replay_each", count(EACH))
        .put("many_replay_all", count(total))
        .put("many_replay_value", fixed(truth_of, 3))
        .put("many_replay_old_value", fixed(replay.value_of(1.5), 3))
        .put("many_replay_separate", fixed(separate, 2))
        .put("many_replay_alone", fixed(alone, 2))
        .put("many_replay_balance", fixed(balance, 2))
        .put("many_replay_power", fixed(power, 2))
        .put("many_replay_gain", fixed(separate / balance, 1))
        .put("many_replay_stale_gain", percent(1.0 - balance / alone, 0))
        .put("many_replay_fresh", fixed(fresh, 2))
        .put("many_replay_fitted", fixed(fitted, 3))
        .put("many_replay_fitted_measured", fixed(measured, 3))
        .put("many_replay_fitted_gain", fixed(balance / fitted, 0))
        .put(
            "many_replay_noisy_gain",
            fixed((balance + noise) / (fitted + noise), 1),
        )
        .put("many_replay_noise", fixed(NOISE, 1))
        .put("many_replay_buffers", count(BUFFERS as usize))
        .put("many_replay_heaviest", fixed(heaviest, 0))
        .put("many_replay_heaviest_mixed", fixed(heaviest_mixed, 1))
        .put("many_replay_ess", percent(1.0 / replay.own_second_moment(), 1))
        .put("many_replay_ess_read", fixed(own_ess, 0))
        .put("many_replay_ess_mixed", percent(1.0 / replay.second_moment(), 0))
        .put("many_replay_ess_mixed_read", fixed(mixed_ess, 0))
        .put("many_replay_margin", fixed(margin, 2))
        .put("many_replay_margin_newest", fixed(newest.margin(0.05)?, 2))
        .put("many_replay_promised", fixed(truth_of - margin, 2))
        .put("many_replay_error", fixed(sqrt(balance / n), 3));
    numbers.save("many_replay")?;
    draw(&replay)
}

/// Each action with the policy that played it.
fn pairs(buffer: &[Vec<f64>]) -> impl Iterator<Item = (usize, f64)> {
    let of = |(policy, actions): (usize, &Vec<f64>)| {
        let pairs: Vec<_> = actions.iter().map(|&a| (policy, a)).collect();
        pairs
    };
    buffer.iter().enumerate().flat_map(of)
}

/// Two hundred actions and their weights, once by own ratio and once by the mixture.
fn draw(replay: &Replay) -> Done {
    const SHOWN: usize = 50;
    let buffer = replay.draw(SHOWN, &mut stream(1, 0));
    let (from, to) = (-2.5, 4.4);
    let axes = |heading: &str| {
        Plot::new(
            Axis::linear("action", from..5.2).ticks(&[-2.0, 0.0, 2.0, 4.0]),
            Axis::log("weight", 1e-3..1e3)
                .named_ticks(&[(1e-2, "0.01"), (1.0, "1"), (100.0, "100")])
                .grid(),
        )
        .heading(heading)
    };
    let sweep = |weight: &dyn Fn(f64) -> f64| -> Vec<(f64, f64)> {
        let at = |i: i32| from + (to - from) * f64::from(i) / 200.0;
        (0..=200)
            .map(|i| (at(i), exp(weight(at(i)))))
            .filter(|&(_, w)| (1e-3..=1e3).contains(&w))
            .collect()
    };
    let dot = |a: f64, log_weight: f64| (a, exp(log_weight).clamp(1e-3, 1e3), 2.6);

    let mut own = axes("each action over its own policy's probability");
    let names = ["oldest", "second", "third", "newest"];
    for (policy, name) in names.iter().enumerate() {
        own.thin(Ink::Old, &sweep(&|a| replay.own_log_weight(policy, a)));
        let at = (to, exp(replay.own_log_weight(policy, to)));
        own.label(Ink::Old, at, (6.0, 0.0), Anchor::Start, name);
    }
    let dots: Vec<_> = pairs(&buffer)
        .map(|(policy, a)| dot(a, replay.own_log_weight(policy, a)))
        .collect();
    own.bubbles(Ink::Sampled, 0.7, &dots);

    let mut mixed = axes("the same actions over the probability under all four");
    mixed.line(Ink::Truth, &sweep(&|a| replay.log_weight(a)));
    let dots: Vec<_> =
        pairs(&buffer).map(|(_, a)| dot(a, replay.log_weight(a))).collect();
    mixed.bubbles(Ink::Sampled, 0.7, &dots);

    let mut table = Table::new(&["policy", "action", "own ratio", "mixture"]);
    for (policy, a) in pairs(&buffer) {
        table.row([
            names[policy].to_owned(),
            fixed(a, 3),
            fixed(exp(replay.own_log_weight(policy, a)), 4),
            fixed(exp(replay.log_weight(a)), 4),
        ]);
    }
    Figure::new(
        "many_replay",
        "Two hundred actions from four old policies and their weights towards the new one",
        "Two plots over the action, with weights on a logarithmic axis. Above, four straight lines, one for \
         each old policy and the steeper the older it is, with dots along them that reach far above one. \
         Below, the same dots on one curve that bends towards the newest policy's line and stays low.",
    )
    .heights(&[270, 270])
    .plot(own)
    .plot(mixed)
    .data(table)
    .save()
}

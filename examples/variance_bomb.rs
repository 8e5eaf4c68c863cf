//! What 200 batches of the variance bomb estimate, and the errors they claim.

use libm::{exp, sqrt};
use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::coverage::Repeats;
use reweight::gaussian_shift::{Gaussian, GaussianShift, Integrand, upper_tail};
use reweight::log_weights::WeightError;
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed, percent,
    significant,
};

const GAP: f64 = 3.0;
const SAMPLES: usize = 1000;
const BATCHES: u64 = 200;
/// Between the target's middle and the hill: where the answer is, and a batch now and then.
const NEARER: f64 = 4.0;
const SQUARE: Integrand = Integrand::Square;

fn square(x: f64) -> f64 {
    x * x
}

fn main() -> Done {
    let pair = GaussianShift::new(GAP, 1.0)?;
    let draw = |id| {
        let log_w = |x| pair.log_weight(x);
        Batch::draw(&StandardNormal, SAMPLES, log_w, &mut stream(1, id))
    };
    let first = draw(0)?;
    let batches = Repeats::run(BATCHES, |id| draw(id)?.ordinary(square))?;
    let truth = pair.mean(SQUARE);
    let spread = pair.ordinary_sd(SQUARE, SAMPLES);

    let mut table = Table::new(&["batch", "estimate", "standard error it reports"]);
    for (i, report) in (1..).zip(batches.reports()) {
        let cells =
            [report.value, report.standard_error].map(|x| significant(x, 3));
        table.row([count(i), cells[0].clone(), cells[1].clone()]);
    }
    let values: Vec<f64> = batches.reports().iter().map(|r| r.value).collect();
    let errors: Vec<f64> =
        batches.reports().iter().map(|r| r.standard_error).collect();
    Figure::new(
        "variance_bomb",
        "The variance bomb",
        "Two panels. Above, 200 estimates as a heap of dots, most of it left of the line of the truth. \
         Below, the 200 standard errors that they report, nearly all far left of the line of the true \
         spread.",
    )
    .heights(&[180, 196])
    .plot(heap(
        "What 200 batches of 1,000 draws estimate",
        "",
        &values,
        (truth, "the truth, 10"),
        Anchor::Start,
    ))
    .plot(heap(
        "The standard error that each reports",
        "a dot is a batch, the marked one is the batch on show",
        &errors,
        (spread, &format!("their true spread, {}", fixed(spread, 0))),
        Anchor::End,
    ))
    .data(table)
    .save()?;
    numbers(&pair, &first, &batches)
}

fn fourth_moment(hill: &Gaussian) -> f64 {
    let mean = hill.mean_of(SQUARE);
    hill.variance_of(SQUARE) + mean * mean
}

/// Each draw's share of all the weight.
fn shares(batch: &Batch) -> Result<Vec<f64>, WeightError> {
    let relative = batch.weights.relative()?;
    let total: f64 = relative.iter().sum();
    Ok(relative.into_iter().map(|w| w / total).collect())
}

fn heaviest(shares: &[f64]) -> usize {
    (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b])).unwrap_or(0)
}

/// One dot for each value, piled up on a log axis; the first is marked.
fn heap(
    heading: &str,
    label: &str,
    values: &[f64],
    truth: (f64, &str),
    side: Anchor,
) -> Plot {
    const WIDTH: f64 = 0.036;
    let x = Axis::log(label, 0.16..1400.0).named_ticks(&[
        (1.0, "1"),
        (10.0, "10"),
        (100.0, "100"),
        (1000.0, "1,000"),
    ]);
    let mut plot = Plot::new(x, Axis::linear("", 0.0..17.5)).heading(heading);
    plot.line(Ink::Truth, &[(truth.0, 0.0), (truth.0, 17.0)]);
    let nudge = if side == Anchor::Start { 8.0 } else { -8.0 };
    plot.label(Ink::Truth, (truth.0, 15.4), (nudge, 0.0), side, truth.1);
    let mut piles = std::collections::BTreeMap::new();
    let mut dots = Vec::new();
    for &value in values {
        let bin = (libm::log10(value) / WIDTH).round();
        let height = piles.entry(bin as i64).or_insert(0.5);
        dots.push((libm::exp10(bin * WIDTH), *height, 3.0));
        *height += 1.0;
    }
    plot.bubbles(Ink::Sampled, 0.8, &dots[1..]);
    let (at, height, _) = dots[0];
    plot.bubbles(Ink::Truth, 1.0, &[(at, height, 4.2)]);
    plot
}

/// What the prose says of it.
fn numbers(pair: &GaussianShift, first: &Batch, batches: &Repeats) -> Done {
    let truth = pair.mean(SQUARE);
    let shares = shares(first)?;
    let top = heaviest(&shares);
    let report = batches.reports()[0];
    let spread = pair.ordinary_sd(SQUARE, SAMPLES);
    let loud = batches.reports().iter().filter(|r| r.standard_error > spread);
    let below = batches.below(truth).value * BATCHES as f64;
    // The second moment w²x⁴ beyond its hill's middle is half a Gaussian, by parts.
    let phi = 1.0 / sqrt(2.0 * std::f64::consts::PI);
    // The same integral from any c on: with z = x − d and a = c − d, x² = d² + 2dz + z².
    let answer_beyond = |c: f64| {
        let a = c - GAP;
        let mass = (1.0 + GAP * GAP) * upper_tail(a);
        (mass + (2.0 * GAP + a) * phi * exp(-0.5 * a * a)) / truth
    };
    let seen = 1.0 - libm::pow(1.0 - upper_tail(NEARER), SAMPLES as f64);
    let m = 2.0 * GAP;
    let half = fourth_moment(&pair.tilt().ok_or("no hill")?) / 2.0
        + phi * (4.0 * m * m * m + 8.0 * m);
    let variance_beyond = half / fourth_moment(&pair.tilt().ok_or("no hill")?);
    Numbers::new()
        .put("variance_bomb_gap", fixed(GAP, 0))
        .put("variance_bomb_truth", fixed(truth, 0))
        .put("variance_bomb_samples", count(SAMPLES))
        .put("variance_bomb_batches", count(BATCHES as usize))
        .put("variance_bomb_share", percent(shares[top], 2))
        .put("variance_bomb_heaviest", fixed(first.xs[top], 2))
        .put("variance_bomb_estimate", fixed(report.value, 1))
        .put("variance_bomb_reported", fixed(report.standard_error, 1))
        .put("variance_bomb_below", count(below.round() as usize))
        .put("variance_bomb_loud", count(loud.count()))
        .put("variance_bomb_median", fixed(batches.values().quantile(0.5), 1))
        .put(
            "variance_bomb_median_reported",
            fixed(batches.standard_errors().quantile(0.5), 1),
        )
        .put(
            "variance_bomb_largest_reported",
            fixed(batches.standard_errors().quantile(1.0), 0),
        )
        .put("variance_bomb_true_sd", fixed(pair.ordinary_sd(SQUARE, SAMPLES), 0))
        .put("variance_bomb_answer_beyond", percent(answer_beyond(GAP), 2))
        .put("variance_bomb_data_beyond", percent(upper_tail(GAP), 2))
        .put("variance_bomb_mean_beyond_hill", percent(answer_beyond(2.0 * GAP), 2))
        .put("variance_bomb_mean_beyond_four", percent(answer_beyond(NEARER), 2))
        .put("variance_bomb_batches_to_four", fixed(1.0 / seen, 0))
        .put("variance_bomb_hill", fixed(2.0 * GAP, 0))
        .put("variance_bomb_wait", significant(1.0 / upper_tail(2.0 * GAP), 2))
        .put("variance_bomb_variance_beyond", percent(variance_beyond, 2))
        .save("variance_bomb")
}

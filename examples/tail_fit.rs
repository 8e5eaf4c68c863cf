//! The tail of four hundred weights: what was drawn, what fits it, and what it is.

use libm::{exp, log, log1p, pow};
use reweight::chatterjee_diaconis::weights;
use reweight::gaussian_shift::{GaussianShift, upper_tail};
use reweight::log_weights::LogWeights;
use reweight::psis::{Tail, k_threshold, tail, tail_length};
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed, percent,
    significant,
};

const GAP: f64 = 2.0;
const N: usize = 400;
const FRESH: u64 = 30;
const SEED: u64 = 1;
const LARGEST: f64 = 1e4;
const FEWEST: f64 = 1e-5;

fn main() -> Done {
    let pair = GaussianShift::new(GAP, 1.0)?;
    let w = weights(&pair, N, &mut stream(SEED, 0))?;
    let fitted = tail(&w)?;
    let mut plot = Plot::new(
        Axis::log("weight", 0.3..LARGEST),
        Axis::log("share of the draws that weigh more", FEWEST..1.0),
    );
    let mut shapes = Vec::new();
    for id in 1..=FRESH {
        let fresh = tail(&weights(&pair, N, &mut stream(SEED, id))?)?;
        shapes.push(fresh.k_hat().unwrap_or(f64::INFINITY));
        plot.thin(Ink::Faint, &line(&fresh));
    }
    let truth = |t: f64| upper_tail(log(t) / GAP + 0.5 * GAP);
    let exact = (0..=200).map(|i| 0.3 * pow(LARGEST / 0.3, f64::from(i) / 200.0));
    let exact: Vec<_> = exact
        .map(|t| (t, truth(t)))
        .take_while(|(_, share)| *share > FEWEST)
        .collect();
    plot.line(Ink::Truth, &exact);
    let dots = ranked(&w);
    plot.dots(Ink::Sampled, &dots).line(Ink::Sampled, &line(&fitted));
    plot.label(
        Ink::Truth,
        (3.2e2, truth(3.2e2)),
        (-8.0, 6.0),
        Anchor::End,
        "the truth",
    )
    .label(
        Ink::Sampled,
        (1.5e3, 1.2e-3),
        (0.0, -14.0),
        Anchor::Middle,
        "fits of fresh batches",
    )
    .label(
        Ink::Sampled,
        (30.0, 2e-2),
        (8.0, -10.0),
        Anchor::Start,
        "one batch, and its fit",
    );
    let mut table = Table::new(&["weight", "share drawn above", "exact share"]);
    for (weight, share) in dots.iter().rev().take(20) {
        let cells = [*weight, *share, truth(*weight)];
        table.row(cells.map(|x| significant(x, 3)));
    }
    shapes.sort_by(f64::total_cmp);
    let k = fitted.k_hat().ok_or("the first batch has no fit")?;
    Numbers::new()
        .put("tail_fit_n", count(N))
        .put("tail_fit_length", tail_length(N as u64, 1.0).to_string())
        .put("tail_fit_share", percent(fitted.length as f64 / N as f64, 2))
        .put("tail_fit_k", fixed(k, 2))
        .put("tail_fit_fresh", FRESH.to_string())
        .put("tail_fit_least", fixed(shapes[0], 2))
        .put("tail_fit_most", fixed(shapes[shapes.len() - 1], 2))
        .put("tail_fit_threshold", fixed(k_threshold(N as u64), 2))
        .put("tail_fit_heaviest", significant(exp(w.largest()), 2))
        .save("tail_fit")?;
    Figure::new(
        "tail_fit",
        "How many draws weigh more than a given weight, in one batch, in fits, and in truth",
        "Grey dots fall from the upper left to one in eight hundred. A grey line, the fit of one batch, \
         goes on from them; thirty thin ones, the fits of other batches, spread like a fan. The truth, \
         an ink curve, bends down through the fan and below it.",
    )
    .plot(plot)
    .data(table)
    .save()
}

/// (weight, share of the draws above it), each draw standing half way between its neighbours.
fn ranked(w: &LogWeights) -> Vec<(f64, f64)> {
    let mut logs = w.logs().to_vec();
    logs.sort_by(|a, b| b.total_cmp(a));
    let share = |rank: usize| (rank as f64 + 0.5) / logs.len() as f64;
    let points = logs.iter().enumerate().map(|(rank, lw)| (exp(*lw), share(rank)));
    let mut points: Vec<_> = points.filter(|(weight, _)| *weight > 0.3).collect();
    points.reverse();
    points
}

/// The share of draws above a weight, as a tail's fit has it.
fn line(tail: &Tail) -> Vec<(f64, f64)> {
    let (Some(pareto), unit) = (tail.pareto, exp(tail.largest)) else {
        return Vec::new();
    };
    let cutoff = exp(tail.cutoff);
    let share = tail.length as f64 / N as f64;
    let beyond = |weight: f64| {
        let excess = (weight - cutoff) / unit;
        let k = pareto.shape;
        share * exp(-log1p(k * excess / pareto.scale) / k)
    };
    let steps = 80;
    (0..=steps)
        .map(|i| f64::from(i) / f64::from(steps))
        .map(|part| exp(log(cutoff) + part * (log(LARGEST) - log(cutoff))))
        .map(|weight| (weight, beyond(weight)))
        .take_while(|(_, share)| *share > FEWEST)
        .collect()
}

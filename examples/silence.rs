//! Along the gap: the true spread of the ordinary estimate beside the error it reports, and the
//! self-normalised estimate beside the truth.

use libm::sqrt;
use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::coverage::Repeats;
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::log_weights::WeightError;
use reweight::ordinary::Estimate;
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, experiment, fixed,
    percent, significant,
};
use std::collections::BTreeMap;

const SQUARE: Integrand = Integrand::Square;

/// The committed rows of one sample size, by column.
struct Rows {
    columns: BTreeMap<String, Vec<f64>>,
    at: Vec<usize>,
}

impl Rows {
    fn of(samples: f64) -> Result<Self, Box<dyn std::error::Error>> {
        let columns = experiment("silence")?;
        let at = (0..columns["samples"].len())
            .filter(|&i| columns["samples"][i].total_cmp(&samples).is_eq())
            .collect();
        Ok(Self { columns, at })
    }

    fn get(&self, column: &str) -> Vec<f64> {
        self.at.iter().map(|&i| self.columns[column][i]).collect()
    }

    /// The value of a column at one gap.
    fn at_gap(&self, column: &str, gap: f64) -> f64 {
        let gaps = self.get("gap");
        let row = gaps.iter().position(|g| g.total_cmp(&gap).is_eq());
        self.get(column)[row.expect("the gap was run")]
    }

    /// (gap, value) of every other gap.
    fn points(&self, column: &str) -> Vec<(f64, f64)> {
        let all = self.get("gap").into_iter().zip(self.get(column));
        all.step_by(2).collect()
    }

    fn bars(&self, low: &str, high: &str) -> Vec<(f64, f64, f64)> {
        let lows = self.points(low);
        let highs = self.points(high);
        lows.into_iter()
            .zip(highs)
            .map(|((gap, low), (_, high))| (gap, low, high))
            .collect()
    }
}

fn main() -> Done {
    let (small, large) = (Rows::of(200.0)?, Rows::of(1000.0)?);
    silence(&large)?;
    ceiling(&small)?;
    numbers(&small, &large)
}

fn pair(gap: f64) -> GaussianShift {
    GaussianShift::new(gap, 1.0).expect("gaps are finite")
}

fn silence(rows: &Rows) -> Done {
    let sd = |gap: f64| pair(gap).ordinary_sd(SQUARE, 1000);
    let x = Axis::linear("gap d between the policies", 0.0..6.15)
        .ticks(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    let y = Axis::log("spread of an estimate from 1,000 draws", 1e-3..1e9).grid();
    let mut plot = Plot::new(x, y);
    let curve: Vec<_> =
        (0..=120).map(|i| f64::from(i) / 20.0).map(|gap| (gap, sd(gap))).collect();
    plot.line(Ink::Truth, &curve);
    plot.errors(Ink::Sampled, &rows.bars("reported_low", "reported_high"));
    plot.dots(Ink::Sampled, &rows.points("reported"));
    plot.label(
        Ink::Truth,
        (4.4, sd(4.4)),
        (-12.0, -8.0),
        Anchor::End,
        "the true spread",
    );
    plot.label(
        Ink::Sampled,
        (3.9, 0.02),
        (0.0, 0.0),
        Anchor::End,
        "what the batches report (middle 90 %)",
    );
    let mut table = Table::new(&[
        "gap",
        "true spread",
        "reported, 5 %",
        "reported, median",
        "reported, 95 %",
    ]);
    for (i, gap) in rows.get("gap").into_iter().enumerate() {
        let reported = ["reported_low", "reported", "reported_high"];
        let cells = reported.map(|c| significant(rows.get(c)[i], 3));
        let head = [fixed(gap, 2), significant(sd(gap), 4)];
        table.row(head.into_iter().chain(cells));
    }
    Figure::new(
        "silence",
        "True and reported spread along the gap",
        "A curve rises from 0.04 at gap 0 to three hundred million at gap 6. Grey dots with bars, the \
         reported standard errors, fall behind it from the start, by a fifth at gap 1; they reach about \
         2 at gap 3, and then fall to 0.04.",
    )
    .plot(plot)
    .data(table)
    .save()
}

fn ceiling(rows: &Rows) -> Done {
    let x = Axis::linear("gap d between the policies", 0.0..6.15)
        .ticks(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    let y = Axis::linear("mean of x² under π_θ", 0.0..38.0)
        .ticks(&[0.0, 10.0, 20.0, 30.0])
        .grid();
    let mut plot = Plot::new(x, y);
    let curve: Vec<_> = (0..=60)
        .map(|i| f64::from(i) / 10.0)
        .map(|gap| (gap, pair(gap).mean(SQUARE)))
        .collect();
    plot.line(Ink::Truth, &curve);
    plot.errors(Ink::Sampled, &rows.bars("self_low", "self_high"));
    plot.dots(Ink::Sampled, &rows.points("self_median"));
    plot.label(
        Ink::Truth,
        (5.0, 26.0),
        (-10.0, -6.0),
        Anchor::End,
        "the truth, 1 + d²",
    );
    plot.label(
        Ink::Sampled,
        (5.97, 14.4),
        (0.0, 0.0),
        Anchor::End,
        "self-normalised",
    );
    let mut table =
        Table::new(&["gap", "truth", "5 %", "median", "95 %", "mean", "spread"]);
    let columns =
        ["self_low", "self_median", "self_high", "self_mean", "self_spread"];
    for (i, gap) in rows.get("gap").into_iter().enumerate() {
        let cells = columns.map(|c| fixed(rows.get(c)[i], 3));
        let head = [fixed(gap, 2), fixed(pair(gap).mean(SQUARE), 3)];
        table.row(head.into_iter().chain(cells));
    }
    Figure::new(
        "silence_ceiling",
        "The self-normalised estimate along the gap",
        "The truth is a parabola from 1 to 37. Grey dots with bars, the self-normalised estimates of \
         batches of 200, follow it to about gap 1, then bend away and creep up to 6.9, below the curve \
         with the whole of their bars from gap 4 on.",
    )
    .plot(plot)
    .data(table)
    .save()
}

/// In batches of 200: the mean square of the rightmost draw, and the median share of all the weight
/// that the heaviest has at a gap of six.
fn largest() -> Result<(f64, f64), WeightError> {
    const BATCHES: u64 = 4000;
    let pair = pair(6.0);
    let mut squares = 0.0;
    let shares = Repeats::run(BATCHES, |id| {
        let log_w = |x| pair.log_weight(x);
        let batch = Batch::draw(&StandardNormal, 200, log_w, &mut stream(3, id))?;
        let top = batch.xs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        squares += top * top;
        // Relative to the heaviest, so that one over their sum is its share.
        let total: f64 = batch.weights.relative()?.iter().sum();
        Ok(Estimate { value: 1.0 / total, standard_error: 0.0 })
    })?;
    Ok((squares / BATCHES as f64, shares.values().quantile(0.5)))
}

fn numbers(small: &Rows, large: &Rows) -> Done {
    let at = |rows: &Rows, column: &str, gap: f64| rows.at_gap(column, gap);
    let (rightmost, share) = largest()?;
    let honest = pair(1.0).ordinary_sd(SQUARE, 1000);
    // The same median as the figure's dot at a gap of one, from 25 times the batches.
    let short = 1.0 - experiment("coverage")?["reported"][0] / honest;
    Numbers::new()
        .put("silence_sd_6", significant(pair(6.0).ordinary_sd(SQUARE, 1000), 2))
        .put("silence_reported_6", fixed(at(large, "reported", 6.0), 3))
        .put("silence_median_6", fixed(at(large, "median", 6.0), 3))
        .put(
            "silence_sd_6_of_200",
            significant(pair(6.0).ordinary_sd(SQUARE, 200), 2),
        )
        .put("silence_median_6_of_200", fixed(at(small, "median", 6.0), 3))
        .put("silence_seen_6_of_200", fixed(at(small, "spread_of_100", 6.0), 1))
        .put("silence_truth_6", fixed(pair(6.0).mean(SQUARE), 0))
        .put("silence_self_mean_3", fixed(at(small, "self_mean", 3.0), 1))
        .put("silence_self_mean_6", fixed(at(small, "self_mean", 6.0), 1))
        .put("silence_self_spread_3", fixed(at(small, "self_spread", 3.0), 1))
        .put("silence_self_spread_6", fixed(at(small, "self_spread", 6.0), 1))
        .put("silence_self_high_6", fixed(at(small, "self_high", 6.0), 0))
        .put("silence_self_mean_6_of_1000", fixed(at(large, "self_mean", 6.0), 1))
        .put("silence_self_coverage_4", percent(at(large, "self_coverage", 4.0), 2))
        .put("silence_self_median_6", fixed(at(small, "self_median", 6.0), 1))
        .put("silence_rightmost_of_200", fixed(rightmost, 1))
        .put("silence_largest_6", percent(share, 2))
        .put("silence_short_1", percent(short, 2))
        .put(
            "silence_promised_spread",
            fixed(sqrt(pair(3.0).self_normalised_variance(SQUARE) / 200.0), 0),
        )
        .put(
            "silence_self_short_3",
            fixed(pair(3.0).mean(SQUARE) - at(small, "self_mean", 3.0), 1),
        )
        .save("silence")
}

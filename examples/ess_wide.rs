//! Effective sample sizes that look well where the variance is infinite.

use reweight::chatterjee_diaconis::weights;
use reweight::ess::ess;
use reweight::gaussian_shift::GaussianShift;
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed, percent,
};

const SPREAD: f64 = 1.5;
const N: usize = 400;
const BATCHES: usize = 20_000;
const LONG_BATCHES: usize = 101;
const SEED: u64 = 1;
const BINS: usize = 20;

fn main() -> Done {
    let read = read(N, BATCHES, 0)?;
    let at = |share: f64| read[(share * BATCHES as f64) as usize];
    let well = read.iter().filter(|&&x| x > 0.7).count() as f64 / BATCHES as f64;
    let mut numbers = Numbers::new();
    numbers
        .put("ess_wide_spread", SPREAD.to_string())
        .put("ess_wide_n", count(N))
        .put("ess_wide_batches", count(BATCHES))
        .put("ess_wide_median_n", fixed(at(0.5) * N as f64, 0))
        .put("ess_wide_median", percent(at(0.5), 2))
        .put("ess_wide_low", percent(at(0.05), 2))
        .put("ess_wide_high", percent(at(0.95), 2))
        .put("ess_wide_above_70", percent(well, 2));
    for (id, n) in [(1, 4_000), (2, 40_000)] {
        let long = self::read(n, LONG_BATCHES, id)?;
        let key = format!("ess_wide_median_{n}");
        numbers.put(&key, percent(long[LONG_BATCHES / 2], 2));
    }
    numbers.save("ess_wide")?;

    let mut heights = [0_usize; BINS];
    for x in &read {
        heights[((x * BINS as f64) as usize).min(BINS - 1)] += 1;
    }
    let top = heights.iter().max().map_or(1.0, |&h| h as f64);
    let mut plot = Plot::new(
        Axis::linear("ESS/N of a batch", 0.0..1.0)
            .ticks(&[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        Axis::linear("batches", 0.0..1.12 * top).named_ticks(&[
            (0.0, "0"),
            (1_000.0, "1,000"),
            (2_000.0, "2,000"),
            (3_000.0, "3,000"),
            (4_000.0, "4,000"),
        ]),
    );
    let mut table = Table::new(&["ESS/N from", "to", "batches"]);
    for (bin, &height) in heights.iter().enumerate() {
        let edge = |i: usize| i as f64 / BINS as f64;
        let gap = 0.002;
        plot.bar(
            Ink::Sampled,
            (edge(bin) + gap, 0.0),
            (edge(bin + 1) - gap, height as f64),
        );
        table.row([fixed(edge(bin), 2), fixed(edge(bin + 1), 2), count(height)]);
    }
    plot.line(Ink::Truth, &[(0.0, 0.0), (0.0, 1.05 * top)]).label(
        Ink::Truth,
        (0.0, 1.0 * top),
        (8.0, 0.0),
        Anchor::Start,
        "the truth: 0",
    );
    Figure::new(
        "ess_wide",
        "ESS over N in twenty thousand batches whose weights have infinite variance",
        "A histogram that leans to the right: most batches read between a half and three quarters, \
         a thin tail reaches down towards nought, where a line marks the truth.",
    )
    .size(620, 280)
    .plot(plot)
    .data(table)
    .save()
}

/// ESS/N of many batches, sorted.
fn read(
    n: usize,
    batches: usize,
    id: u64,
) -> Result<Vec<f64>, Box<dyn std::error::Error>> {
    let pair = GaussianShift::new(0.0, SPREAD)?;
    let rng = &mut stream(SEED, id);
    let mut read = Vec::with_capacity(batches);
    for _ in 0..batches {
        read.push(ess(&weights(&pair, n, rng)?)? / n as f64);
    }
    read.sort_by(f64::total_cmp);
    Ok(read)
}

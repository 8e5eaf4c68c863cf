//! k̂ as a distribution: over many fresh batches of several Gaussian pairs and sizes, what it reads, how
//! often it warns, whether the estimate of x² was a good one, and what smoothing and truncation do to it.

use libm::sqrt;
use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::ess::ess;
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::ordinary::Estimate;
use reweight::psis::psis;
use reweight::self_normalised::self_normalised;
use reweight::streams::stream;
use reweight::truncated::{rising_level, truncate};
use reweight_style::{Done, Table, save_experiment};

/// (gap, spread) of the targets, in the order of their streams.
const PAIRS: [(f64, f64); 6] =
    [(2.0, 1.0), (0.0, 1.5), (1.0, 1.0), (3.0, 1.0), (0.0, 0.5), (0.0, 2.0)];
/// (draws in a batch, batches).
const SIZES: [(usize, u64); 6] = [
    (100, 10_000),
    (400, 20_000),
    (1_600, 4_000),
    (6_400, 2_000),
    (25_600, 1_000),
    (102_400, 400),
];
const SQUARE: Integrand = Integrand::Square;

/// What one batch said.
struct Read {
    k_hat: f64,
    warns: bool,
    ess: f64,
    plain: Estimate,
    smoothed: Estimate,
    truncated: Estimate,
}

fn main() -> Done {
    let mut table = Table::new(&[
        "gap",
        "spread",
        "n",
        "batches",
        "k_05",
        "k_25",
        "k_50",
        "k_75",
        "k_95",
        "below_half",
        "above_one",
        "none",
        "warns",
        "ess",
        "warned_missed",
        "quiet_missed",
        "warned_rms",
        "quiet_rms",
        "warned_mean",
        "quiet_mean",
        "plain_mean",
        "smoothed_mean",
        "truncated_mean",
        "plain_rms",
        "smoothed_rms",
        "truncated_rms",
        "plain_holds",
        "smoothed_holds",
        "truncated_holds",
        "smoothed_wins",
    ]);
    for (block, (gap, spread)) in (0_u64..).zip(PAIRS) {
        let pair = GaussianShift::new(gap, spread)?;
        for (size, (n, batches)) in (0_u64..).zip(SIZES) {
            let first = (block * 10 + size) * 100_000;
            let reads: Vec<Read> = (0..batches)
                .map(|i| read(&pair, n, first + i))
                .collect::<Result<_, _>>()?;
            let row = row(&reads, pair.mean(SQUARE));
            let head = [gap, spread, n as f64, batches as f64];
            let cells = head.into_iter().chain(row);
            table.row(cells.map(|x| x.to_string()));
        }
    }
    save_experiment("khat", &table)
}

/// One batch.
fn read(
    pair: &GaussianShift,
    n: usize,
    id: u64,
) -> Result<Read, Box<dyn std::error::Error>> {
    let log_w = |x| pair.log_weight(x);
    let batch = Batch::draw(&StandardNormal, n, log_w, &mut stream(1, id))?;
    let (w, squares) = (&batch.weights, batch.values(|x| x * x));
    let (tail, smoothed) = psis(w)?;
    let truncated = truncate(w, rising_level(w)?)?;
    Ok(Read {
        k_hat: tail.k_hat().unwrap_or(f64::INFINITY),
        warns: tail.warns(n as u64),
        ess: ess(w)?,
        plain: self_normalised(w, &squares)?,
        smoothed: self_normalised(&smoothed, &squares)?,
        truncated: self_normalised(&truncated, &squares)?,
    })
}

/// What the batches say together.
fn row(reads: &[Read], truth: f64) -> Vec<f64> {
    let mut k: Vec<f64> = reads.iter().map(|r| r.k_hat).collect();
    k.sort_by(f64::total_cmp);
    let mut sizes: Vec<f64> = reads.iter().map(|r| r.ess).collect();
    sizes.sort_by(f64::total_cmp);
    let n = reads.len();
    let at = |share: f64| k[(share * n as f64) as usize];
    let (warned, quiet): (Vec<&Read>, Vec<&Read>) =
        reads.iter().partition(|r| r.warns);
    let share = |reads: &[&Read], is: &dyn Fn(&Read) -> bool| {
        reads.iter().filter(|r| is(r)).count() as f64 / reads.len().max(1) as f64
    };
    let mean = |reads: &[&Read], of: &dyn Fn(&Read) -> f64| {
        reads.iter().map(|r| of(r)).fold(0.0, |sum, x| sum + x)
            / reads.len().max(1) as f64
    };
    let off = |e: &Estimate| (e.value - truth) * (e.value - truth);
    let missed = |r: &Read| !r.plain.holds(truth);
    let all: Vec<&Read> = reads.iter().collect();
    vec![
        at(0.05),
        at(0.25),
        at(0.5),
        at(0.75),
        at(0.95),
        share(&all, &|r| r.k_hat < 0.5),
        share(&all, &|r| r.k_hat > 1.0 && r.k_hat.is_finite()),
        share(&all, &|r| r.k_hat == f64::INFINITY),
        warned.len() as f64 / n as f64,
        sizes[n / 2],
        share(&warned, &missed),
        share(&quiet, &missed),
        sqrt(mean(&warned, &|r| off(&r.plain))),
        sqrt(mean(&quiet, &|r| off(&r.plain))),
        mean(&warned, &|r| r.plain.value),
        mean(&quiet, &|r| r.plain.value),
        mean(&all, &|r| r.plain.value),
        mean(&all, &|r| r.smoothed.value),
        mean(&all, &|r| r.truncated.value),
        sqrt(mean(&all, &|r| off(&r.plain))),
        sqrt(mean(&all, &|r| off(&r.smoothed))),
        sqrt(mean(&all, &|r| off(&r.truncated))),
        share(&all, &|r| r.plain.holds(truth)),
        share(&all, &|r| r.smoothed.holds(truth)),
        share(&all, &|r| r.truncated.holds(truth)),
        share(&all, &|r| off(&r.smoothed) < off(&r.plain)),
    ]
}

//! One batch, three places to cut the tail: what packages that all say "PSIS" report.

use libm::log;
use rand::Rng;
use reweight::chatterjee_diaconis::weights;
use reweight::gaussian_shift::GaussianShift;
use reweight::log_weights::{LogWeights, WeightError};
use reweight::psis::{smooth, tail_length};
use reweight::streams::stream;
use reweight_style::{Done, Table, count, fixed};

fn main() -> Done {
    let pair = GaussianShift::new(2.0, 1.0)?;
    let mut table = Table::new(&["batch", "$N$", "cut", "tail", "k̂"]);
    for (name, w) in [
        ("$\\N(2, 1)$", weights(&pair, 300, &mut stream(1, 0))?),
        ("sixty-four flips", flips(400)?),
    ] {
        let n = w.len();
        let length = tail_length(n as u64, 1.0) as usize;
        let mut ascending = w.logs().to_vec();
        ascending.sort_by(f64::total_cmp);
        let cutoff = ascending[n - length - 1];
        let above = n - ascending.partition_point(|lw| *lw <= cutoff);
        let down =
            if n > 225 { 3.0 * libm::sqrt(n as f64) } else { n as f64 / 5.0 };
        for (cut, length) in [
            ("by rank, rounded up: the paper, `loo`", length),
            ("strictly above the cutoff: `arviz` 0.23", above),
            ("by rank, rounded down: `arviz-stats`", down.floor() as usize),
        ] {
            let k = smooth(&w, length)?.0.k_hat();
            table.row([
                name.to_owned(),
                count(n),
                cut.to_owned(),
                length.to_string(),
                k.map_or("none".to_owned(), |k| fixed(k, 3)),
            ]);
        }
    }
    table.save("tail_rules")
}

/// Runs of sixty-four fair flips, reweighted to the bent coin: many weights are equal.
fn flips(n: usize) -> Result<LogWeights, WeightError> {
    let mut rng = stream(1, 1);
    let weight = |_| {
        let heads = f64::from(rng.next_u64().count_ones());
        heads * log(1.2) + (64.0 - heads) * log(0.8)
    };
    LogWeights::new((0..n).map(weight).collect())
}

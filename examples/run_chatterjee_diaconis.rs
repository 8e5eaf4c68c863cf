//! How far the mean weight is from one, at the theorem's threshold and at fifty per cent.

use reweight::chatterjee_diaconis::{absolute_error, draws_for, weights};
use reweight::gaussian_shift::GaussianShift;
use reweight::streams::stream;
use reweight_style::{Done, Table, save_experiment};

const SEED: u64 = 1;

fn main() -> Done {
    let mut table =
        Table::new(&["d", "n", "repeats", "error", "error_se", "median", "half"]);
    for (id, d) in (0..).zip([1.0, 2.0, 3.0]) {
        let pair = GaussianShift::new(d, 1.0)?;
        let threshold = libm::exp(pair.kl()).round() as usize;
        let half = draws_for(d, 0.5).ceil() as usize;
        for (which, n) in (0..).zip([threshold, half]) {
            let repeats = if n > 1_000 { 4_000 } else { 40_000 };
            let rng = &mut stream(SEED, 2 * id + which);
            let mut means = Vec::with_capacity(repeats);
            for _ in 0..repeats {
                means.push(weights(&pair, n, rng)?.mean()?);
            }
            let (error, error_se) = absolute_error(&means)?;
            means.sort_by(f64::total_cmp);
            let above = means.iter().filter(|&&m| m >= 0.5).count() as f64;
            let row =
                [d, n as f64, repeats as f64, error, error_se, means[repeats / 2]];
            let cells = row.into_iter().chain([above / repeats as f64]);
            table.row(cells.map(|x| x.to_string()));
        }
    }
    save_experiment("chatterjee_diaconis", &table)
}

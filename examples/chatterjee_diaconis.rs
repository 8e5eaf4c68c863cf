//! N against exp(KL): the table of the theorem's threshold, from the committed runs.

use libm::{exp, sqrt};
use reweight::chatterjee_diaconis::{draws_for, enough};
use reweight::gaussian_shift::GaussianShift;
use reweight_style::{Done, Numbers, Table, count, experiment, fixed, significant};

fn main() -> Done {
    let runs = experiment("chatterjee_diaconis")?;
    let column = |name: &str| runs.get(name).ok_or(format!("no column `{name}`"));
    let (d, n) = (column("d")?, column("n")?);
    let (error, error_se) = (column("error")?, column("error_se")?);
    let median = column("median")?;
    let mut table = Table::new(&[
        "gap",
        "$\\mathrm{KL}$",
        "$e^{\\mathrm{KL}}$",
        "draws",
        "relative sd",
        "mean of $\\lvert\\bar w - 1\\rvert$",
        "median of $\\bar w$",
    ]);
    for row in 0..d.len() {
        let pair = GaussianShift::new(d[row], 1.0)?;
        table.row([
            fixed(d[row], 0),
            significant(pair.kl(), 3),
            significant(exp(pair.kl()), 4),
            count(n[row] as usize),
            significant(sqrt(pair.chi_squared() / n[row]), 3),
            format!("{} ± {}", fixed(error[row], 3), fixed(error_se[row], 3)),
            fixed(median[row], 3),
        ]);
    }
    table.save("chatterjee_diaconis")?;

    // Rows 4 and 5 are gap 3, at its threshold and at fifty per cent. The bound falls with t.
    let gap = 3.0;
    let pair = GaussianShift::new(gap, 1.0)?;
    let (mut silent, mut speaks) = (0.0, 20.0);
    for _ in 0..60 {
        let t = 0.5 * (silent + speaks);
        *(if enough(gap, t) < 1.0 { &mut speaks } else { &mut silent }) = t;
    }
    let speaks = exp(pair.kl() + speaks);
    let mut numbers = Numbers::new();
    numbers
        .put("cd_threshold", fixed(exp(pair.kl()), 0))
        .put("cd_half", count(draws_for(gap, 0.5).ceil() as usize))
        .put("cd_sd", significant(sqrt(pair.chi_squared() / n[4]), 3))
        .put("cd_error", fixed(error[4], 2))
        .put("cd_median", fixed(median[4], 2))
        .put("cd_speaks", count(1_000 * (speaks / 1_000.0).round() as usize));
    numbers.save("chatterjee_diaconis")
}

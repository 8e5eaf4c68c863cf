//! The rehearsal in a table, from the committed experiment.

use libm::{hypot, sqrt};
use reweight_style::{Done, Numbers, Table, count, experiment, fixed, percent};

const LOGS: usize = 400;
const ROWS: f64 = 10_000.0;

fn main() -> Done {
    let run = experiment("twin")?;
    let of = |column: &str, shop: usize| run[column][shop];
    let truth = of("truth", 0);
    let error = |name: &str, shop: usize| {
        let bias = of(&format!("{name}_mean"), shop) - truth;
        hypot(bias, of(&format!("{name}_sd"), shop))
    };
    let mut table = Table::new(&[
        "estimate",
        "mean",
        "error",
        "held",
        "sharper: error",
        "sharper: held",
    ]);
    for (what, name) in [
        ("IPS", "ips"),
        ("SNIPS", "snips"),
        ("clipped IPS", "clipped"),
        ("direct method", "dm"),
        ("doubly robust", "dr"),
        ("DR, normalised", "sndr"),
        ("Switch-DR", "switch"),
        ("DR, shrunk", "shrunk"),
    ] {
        let mut cells = vec![what.to_owned()];
        for shop in [0, 1] {
            if shop == 0 {
                cells.push(fixed(of(&format!("{name}_mean"), shop), 5));
            }
            cells.push(fixed(error(name, shop), 5));
            cells.push(percent(of(&format!("{name}_covers"), shop), 2));
        }
        table.row(cells);
    }
    for (what, name) in [
        ("bootstrap, IPS", "bootstrap"),
        ("Bernstein, clipped", "bernstein"),
        ("betting, IPS", "betting"),
    ] {
        let mut cells = vec![what.to_owned()];
        for shop in [0, 1] {
            let blank = if shop == 0 { 2 } else { 1 };
            cells.extend(vec!["".to_owned(); blank]);
            cells.push(percent(of(&format!("{name}_covers"), shop), 3));
        }
        table.row(cells);
    }
    table.save("rehearsal")?;
    // The exact standard error of the mean of all logs, for the one exact check there is.
    let spread =
        sqrt((of("second_moment", 0) - truth * truth) / ROWS / LOGS as f64);
    let exact = |shop| sqrt((of("second_moment", shop) - truth * truth) / ROWS);
    let share =
        |name: &str, shop: usize| percent(of(&format!("{name}_covers"), shop), 2);
    Numbers::new()
        .put("rehearsal_logs", count(LOGS))
        .put("rehearsal_truth", fixed(truth, 4))
        .put("rehearsal_ips_z", fixed((of("ips_mean", 0) - truth) / spread, 1))
        .put("rehearsal_dm", fixed(of("dm_mean", 0), 4))
        .put("rehearsal_ips_error", fixed(error("ips", 0), 4))
        .put("rehearsal_dm_error", fixed(error("dm", 0), 4))
        .put("rehearsal_clipped_error", fixed(error("clipped", 0), 4))
        .put("rehearsal_ips_exact", fixed(exact(0), 4))
        .put("rehearsal_ips_exact_sharper", fixed(exact(1), 3))
        .put("rehearsal_dr_holds_sharper", share("dr", 1))
        .put("rehearsal_share_error", fixed(50.0 / sqrt(LOGS as f64), 1))
        .put("rehearsal_dm_per", {
            count((1.0 / of("dm_covers", 0)).round() as usize)
        })
        .put("rehearsal_ips_holds", share("ips", 0))
        .put("rehearsal_ips_holds_sharper", share("ips", 1))
        .put("rehearsal_bootstrap_holds", share("bootstrap", 0))
        .put("rehearsal_dm_holds", percent(of("dm_covers", 0), 1))
        .put("rehearsal_betting_misses", {
            let misses = |shop| (1.0 - of("betting_covers", shop)) * LOGS as f64;
            count((misses(0) + misses(1)).round() as usize)
        })
        .put("rehearsal_both", count(2 * LOGS))
        .put("rehearsal_dr_error", fixed(error("dr", 0), 4))
        .put("rehearsal_dr_error_sharper", fixed(error("dr", 1), 4))
        .put("rehearsal_ips_error_sharper", fixed(error("ips", 1), 4))
        .put("rehearsal_dm_error_sharper", fixed(error("dm", 1), 4))
        .put("rehearsal_ess", fixed(of("ess", 0), 0))
        .put("rehearsal_ess_sharper", fixed(of("ess", 1), 0))
        .put("rehearsal_k", fixed(of("k_hat", 0), 2))
        .put("rehearsal_k_sharper", fixed(of("k_hat", 1), 1))
        .put("rehearsal_betting_low", fixed(of("betting_low", 0), 4))
        .put("rehearsal_betting_high", fixed(of("betting_high", 0), 2))
        .save("rehearsal")
}

//! The rehearsal of many steps, from the committed experiment: errors against mismatch, with a model
//! that sees every cell and with one that sees columns alone; and what finished episodes weigh.

use libm::{hypot, sqrt};
use reweight::counted_model::cross_fitted;
use reweight::cramer_rao::cramer_rao;
use reweight::ess::ess;
use reweight::four_by_three::GAMMA;
use reweight::log_weights::LogWeights;
use reweight::per_trajectory::running_sums;
use reweight::rehearsal_world::{COLUMNS, Rehearsal};
use reweight::weighted_doubly_robust::{Finished, weighted_doubly_robust};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, significant,
};
use std::collections::BTreeMap;

const EPISODES: f64 = 200.0;

type Any<T> = Result<T, Box<dyn std::error::Error>>;

/// The committed rows.
struct Runs(BTreeMap<String, Vec<f64>>);

impl Runs {
    fn row(&self, astray: f64, n: f64) -> usize {
        let rows = 0..self.0["astray"].len();
        let is = |name: &str, row: usize, want: f64| {
            self.0[name][row].total_cmp(&want).is_eq()
        };
        let mut rows =
            rows.filter(|&row| is("astray", row, astray) && is("n", row, n));
        rows.next().expect("this setting was run")
    }

    fn at(&self, column: &str, astray: f64, n: f64) -> f64 {
        self.0[column][self.row(astray, n)]
    }

    fn bias(&self, name: &str, astray: f64, n: f64) -> f64 {
        self.at(&format!("{name}_mean"), astray, n) - self.at("truth", astray, n)
    }

    fn spread(&self, name: &str, astray: f64, n: f64) -> f64 {
        self.at(&format!("{name}_sd"), astray, n)
    }

    fn error(&self, name: &str, astray: f64, n: f64) -> f64 {
        hypot(self.bias(name, astray, n), self.spread(name, astray, n))
    }
}

const ASTRAY: [f64; 8] = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

fn main() -> Done {
    let runs = Runs(experiment("many_steps")?);
    figure(&runs)?;
    errors(&runs)?;
    numbers(&runs)
}

fn figure(runs: &Runs) -> Done {
    let mut data = Table::new(&[
        "astray",
        "PDIS",
        "DM",
        "DR",
        "WDR",
        "MAGIC",
        "counted visits",
        "the bound",
        "columns: DM",
        "DR",
        "WDR",
        "MAGIC",
        "counted visits",
    ]);
    let bound: Vec<(f64, f64)> = ASTRAY
        .iter()
        .map(|&x| {
            let r = Rehearsal::new(x)?;
            let variance = cramer_rao(&r.world, &r.target, &r.behaviour)?;
            Ok((x, sqrt(variance / EPISODES)))
        })
        .collect::<Any<_>>()?;
    let points = |name: &str| -> Vec<(f64, f64)> {
        ASTRAY.iter().map(|&x| (x, runs.error(name, x, EPISODES))).collect()
    };
    let axes = || {
        let x = Axis::linear("steps astray", 0.15..1.05).named_ticks(&[
            (0.2, "20 %"),
            (0.5, "50 %"),
            (0.8, "80 %"),
        ]);
        Plot::new(x, Axis::log("root mean square error", 0.006..2.5))
    };
    let mut left = axes().heading("the model sees every cell");
    left.thin(Ink::Truth, &bound);
    let mut right = axes().heading("it sees columns alone");
    for name in ["pdis", "dr", "wdr", "magic", "counted"] {
        left.line(Ink::Sampled, &points(name)).dots(Ink::Sampled, &points(name));
    }
    for name in ["wdr_column", "magic_column", "counted_column"] {
        right.line(Ink::Sampled, &points(name)).dots(Ink::Sampled, &points(name));
    }
    right.dashed(Ink::Sampled, &points("dm_column"));
    for (name, x, nudge, anchor, text) in [
        ("pdis", 0.6, (-8.0, -6.0), Anchor::End, "no model (PDIS)"),
        ("dr", 0.8, (0.0, -9.0), Anchor::Middle, "DR"),
        ("wdr", 0.7, (0.0, 15.0), Anchor::Middle, "WDR"),
        ("magic", 0.6, (0.0, -9.0), Anchor::Middle, "MAGIC"),
        ("counted", 0.4, (0.0, 15.0), Anchor::Middle, "visits, on the bound"),
    ] {
        let at = (x, runs.error(name, x, EPISODES));
        left.label(Ink::Sampled, at, nudge, anchor, text);
    }
    for (name, x, nudge, anchor, text) in [
        ("wdr_column", 0.7, (5.0, 13.0), Anchor::Start, "WDR"),
        ("magic_column", 0.5, (0.0, 15.0), Anchor::Middle, "MAGIC"),
        ("dm_column", 0.2, (0.0, -10.0), Anchor::Start, "the model alone"),
        ("counted_column", 0.7, (-6.0, -6.0), Anchor::End, "visits"),
    ] {
        let at = (x, runs.error(name, x, EPISODES));
        right.label(Ink::Sampled, at, nudge, anchor, text);
    }
    for (i, &x) in ASTRAY.iter().enumerate() {
        let left = ["pdis", "dm", "dr", "wdr", "magic", "counted"];
        let right = [
            "dm_column",
            "dr_column",
            "wdr_column",
            "magic_column",
            "counted_column",
        ];
        let cell = |name: &str| significant(runs.error(name, x, EPISODES), 2);
        let cells = left.into_iter().map(cell);
        let cells = cells.chain([significant(bound[i].1, 2)]);
        let cells = cells.chain(right.into_iter().map(cell));
        data.row([percent(x, 2)].into_iter().chain(cells));
    }
    Figure::new(
        "steps_rehearsal",
        "Root mean square errors of estimates from two hundred episodes, against how far the behaviour goes astray",
        "Two panels on a logarithmic axis. Left, the error without a model and doubly robust rise steeply, \
         the weighted one less, MAGIC and the counted visits stay flat, the last on the bound's line. Right, \
         with columns alone, the counted visits rise above doubly robust in the middle, MAGIC follows the \
         model, and from four fifths on all are off by a quarter and more.",
    )
    .size(620, 340)
    .heights(&[290, 250])
    .plot(left)
    .plot(right)
    .data(data)
    .save()
}

/// Bias, spread and error at one half astray.
fn errors(runs: &Runs) -> Done {
    let mut table = Table::new(&[
        "estimate",
        "bias",
        "spread",
        "error",
        "columns: bias",
        "spread",
        "error",
    ]);
    for (estimate, name, with_columns) in [
        ("OIS", "ois", false),
        ("WIS", "wis", false),
        ("PDIS", "pdis", false),
        ("WPDIS", "wpdis", false),
        ("direct method", "dm", true),
        ("DR", "dr", true),
        ("WDR", "wdr", true),
        ("MAGIC", "magic", true),
        ("visits, counted", "counted", true),
    ] {
        let mut row = vec![estimate.to_owned()];
        let mut add = |name: &str| {
            row.push(fixed(runs.bias(name, 0.5, EPISODES), 3));
            row.push(fixed(runs.spread(name, 0.5, EPISODES), 3));
            row.push(fixed(runs.error(name, 0.5, EPISODES), 3));
        };
        add(name);
        if with_columns {
            add(&format!("{name}_column"));
        } else {
            row.extend(["", "", ""].map(String::from));
        }
        table.row(row);
    }
    table.save("steps_rehearsal_errors")
}

/// The mean of the weighted estimate over many small logs when finished episodes keep their weight, and
/// when they leave.
fn paddings(astray: f64, n: usize, logs: u64) -> Any<[f64; 2]> {
    let r = Rehearsal::new(astray)?;
    let mut sums = [0.0; 2];
    for id in 0..logs {
        let log = r.log(n, 10_000 + id)?;
        let policies = [&r.target, &r.behaviour];
        let log = cross_fitted(&log, &COLUMNS, policies, GAMMA, 2)?;
        for (sum, finished) in
            sums.iter_mut().zip([Finished::Keeps, Finished::Leaves])
        {
            *sum += weighted_doubly_robust(&log, finished)? / logs as f64;
        }
    }
    Ok(sums)
}

/// The median effective sample size of the products after two steps and after ten.
fn sizes(r: &Rehearsal, n: usize, logs: u64) -> Any<[f64; 2]> {
    let mut found = [Vec::new(), Vec::new()];
    for id in 0..logs {
        let products: Vec<Vec<f64>> = r
            .log(n, 10_000 + id)?
            .iter()
            .map(|one| Ok(running_sums(&one.log_ratios(&r.target, &r.behaviour)?)))
            .collect::<Any<_>>()?;
        for (found, steps) in found.iter_mut().zip([2, 10]) {
            let at =
                |episode: &Vec<f64>| episode[(steps - 1).min(episode.len() - 1)];
            found.push(ess(&LogWeights::new(products.iter().map(at).collect())?)?);
        }
    }
    Ok(found.map(|mut sizes| {
        sizes.sort_by(f64::total_cmp);
        sizes[sizes.len() / 2]
    }))
}

fn numbers(runs: &Runs) -> Done {
    let n = EPISODES;
    let error = |name: &str, x: f64| significant(runs.error(name, x, n), 2);
    let spread = |name: &str, x: f64| significant(runs.spread(name, x, n), 2);
    let bias = |name: &str, x: f64| fixed(runs.bias(name, x, n), 2);
    let half = Rehearsal::new(0.5)?;
    let bound = cramer_rao(&half.world, &half.target, &half.behaviour)?;
    const PAD_LOGS: u64 = 100;
    let [keeps, leaves] = paddings(0.5, 200, PAD_LOGS)?;
    let [two, ten] = sizes(&half, 200, PAD_LOGS)?;
    Numbers::new()
        .put("steps_logs", count(runs.at("logs", 0.5, n) as usize))
        .put("steps_dm_error", error("dm", 0.5))
        .put("steps_counted_error", error("counted", 0.5))
        .put("steps_bound_error", significant(sqrt(bound / n), 2))
        .put("steps_dr_error", error("dr", 0.5))
        .put("steps_wdr_error", error("wdr", 0.5))
        .put("steps_magic_error", error("magic", 0.5))
        .put("steps_dr_times", {
            fixed(runs.error("dr", 0.5, n) / runs.error("counted", 0.5, n), 0)
        })
        .put("steps_dr_held", percent(runs.at("dr_held", 0.5, n), 2))
        .put("steps_dr_held_least", {
            let held = ASTRAY.map(|x| runs.at("dr_held", x, n));
            percent(held.into_iter().fold(1.0, f64::min), 2)
        })
        .put("steps_dr_column_error", error("dr_column", 0.5))
        .put("steps_wdr_column_error", error("wdr_column", 0.5))
        .put("steps_magic_column_error", error("magic_column", 0.5))
        .put("steps_counted_column_error", error("counted_column", 0.5))
        .put("steps_counted_column_bias", bias("counted_column", 0.5))
        .put("steps_counted_column_spread", spread("counted_column", 0.5))
        .put("steps_dm_column_near", error("dm_column", 0.2))
        .put("steps_pdis_near", error("pdis", 0.2))
        .put("steps_dm_column_bias_near", bias("dm_column", 0.2))
        .put("steps_dm_column_bias_half", bias("dm_column", 0.5))
        .put("steps_dm_column_bias_far", bias("dm_column", 0.8))
        .put("steps_magic_column_far", error("magic_column", 0.8))
        .put("steps_magic_column_nine", error("magic_column", 0.9))
        .put("steps_wdr_column_nine", error("wdr_column", 0.9))
        .put("steps_magic_column_bias_far", bias("magic_column", 0.8))
        .put("steps_model_share_far", {
            percent(runs.at("model_share_column", 0.8, n), 2)
        })
        .put("steps_model_share_near", {
            percent(runs.at("model_share_column", 0.2, n), 1)
        })
        .put("steps_pdis_spread_eighty", spread("pdis", 0.8))
        .put("steps_pdis_spread_ninety", spread("pdis", 0.9))
        .put("steps_dr_spread_eighty", spread("dr", 0.8))
        .put("steps_dr_spread_ninety", spread("dr", 0.9))
        .put("steps_counted_ninety", error("counted", 0.9))
        .put("steps_ess_two", fixed(two, 0))
        .put("steps_ess_ten", fixed(ten, 0))
        .put("steps_pad_logs", count(PAD_LOGS as usize))
        .put("steps_pad_keeps", fixed(keeps, 2))
        .put("steps_pad_leaves", fixed(leaves, 2))
        .save("steps_rehearsal")
}

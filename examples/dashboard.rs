//! The coin on the panel, bent either way; and what the record of the game says.

use rand::RngExt;
use reweight::five_runs::{BAR, CERTAIN, FALL, LEFT, UPDATES, Verdict};
use reweight::gauges::{Panel, Ratios, Seen};
use reweight::log_weights::LogWeights;
use reweight::streams::stream;
use reweight_style::{
    Done, Numbers, Row, Table, TruthTable, count, experiment, fixed,
};

fn main() -> Done {
    let fair = [0.5, 0.5];
    let read = |new: &[f64; 2]| {
        let steps = [0, 1].map(|action| Seen { old: &fair, new, action });
        Panel::of(&steps, 0.1)
    };
    let [up, down] = [[0.6, 0.4], [0.4, 0.6]];
    let (panel, other) = (read(&up)?, read(&down)?);
    let pays = |new: [f64; 2]| fixed(2.0 * new[0] + new[1], 1);
    let mut coin = Table::new(&["gauge", "bent to heads", "bent to tails"]);
    type Gauge = fn(&Panel) -> f64;
    let gauges: [(&str, Gauge, usize); 7] = [
        ("ESS/N", |p| p.ratios.ess, 4),
        ("mean ratio", |p| p.ratios.mean, 1),
        ("largest ratio", |p| p.ratios.largest, 1),
        ("share outside $1 \\pm 0.1$", |p| p.ratios.outside, 1),
        ("$\\KL(\\pold \\,\\Vert\\, \\pnew)$", |p| p.kl_old_new, 4),
        ("$\\KL(\\pnew \\,\\Vert\\, \\pold)$", |p| p.kl_new_old, 4),
        ("entropy", |p| p.entropy, 3),
    ];
    for (name, gauge, decimals) in gauges {
        let cells = [&panel, &other].map(|p| fixed(gauge(p), decimals));
        coin.row([name.to_owned(), cells[0].clone(), cells[1].clone()]);
    }
    coin.save("dashboard_coin")?;
    truth(&panel)?;
    let lines = experiment("five_runs")?;
    let verdicts = experiment("five_runs_verdicts")?;
    let of = |run: usize, column: &str| -> Vec<f64> {
        let rows =
            (0..lines["run"].len()).filter(|&r| lines["run"][r] as usize == run);
        rows.map(|r| lines[column][r]).collect()
    };
    let last = |run: usize, column: &str| {
        of(run, column).last().map_or(f64::NAN, |x| x / 1e3)
    };
    let most = |run: usize, column: &str| {
        of(run, column).into_iter().fold(0.0, f64::max) / 1e3
    };
    let mut ess = of(2, "ess");
    ess.sort_by(f64::total_cmp);
    let named = |run: usize, verdict: Verdict| {
        let rows = (0..verdicts["run"].len()).filter(|&r| {
            verdicts["run"][r] as usize == run
                && verdicts["verdict"][r] as usize == verdict as usize
        });
        rows.count().to_string()
    };
    let ends = |run: usize| {
        let rows = (0..verdicts["run"].len())
            .filter(|&r| verdicts["run"][r] as usize == run);
        let mut ends: Vec<f64> = rows.map(|r| verdicts["after"][r]).collect();
        ends.sort_by(f64::total_cmp);
        ends[ends.len() / 2]
    };
    for (run, verdict) in
        [(3, Verdict::Healthy), (4, Verdict::Late), (5, Verdict::Downhill)]
    {
        // The page says “every time”.
        assert_eq!(named(run, verdict), "20");
    }
    let mut numbers = Numbers::new();
    let [(_, whole), (mean, capped)] = [f64::INFINITY, 2.0].map(hundred_flips);
    numbers
        .put("dash_coin_fair", pays(fair))
        .put("dash_whole_ess", fixed(whole, 3))
        .put("dash_capped_ess", fixed(capped, 2))
        .put("dash_capped_mean", fixed(mean, 2))
        .put("dash_rule_certain", fixed(CERTAIN, 2))
        .put("dash_rule_left", fixed(LEFT, 1))
        .put("dash_rule_fall", fixed(FALL, 1))
        .put("dash_rule_bar", fixed(BAR, 1))
        .put("dash_coin_flips", count(FLIPS))
        .put("dash_coin_up", pays(up))
        .put("dash_coin_down", pays(down))
        .put("dash_game_updates", UPDATES.to_string())
        .put("dash_game_dead_ess", fixed(ess[ess.len() / 2] / 1e3, 2))
        .put("dash_game_dead_j", fixed(last(2, "after"), 2))
        .put("dash_game_healthy_j", fixed(ends(3), 2))
        .put("dash_game_late_first", fixed(most(4, "first"), 1))
        .put("dash_game_late_j", fixed(ends(4), 2))
        .put("dash_game_down_j", fixed(last(5, "after"), 2))
        .put("dash_game_down_kl", fixed(most(5, "kl_millionths") / 1e3, 3))
        .put("dash_game_far_named", named(1, Verdict::TooFar))
        .put("dash_game_dead_named", named(2, Verdict::Dead));
    numbers.save("dashboard")
}

/// The mean of the weights of a hundred fair flips, each capped, and their ESS/N, exactly: a sum over
/// the number of heads.
fn hundred_flips(cap: f64) -> (f64, f64) {
    let (mut first, mut second) = (0.0, 0.0);
    // A hundred tails, and from each number of heads to the next.
    let (mut chance, mut weight) = (libm::pow(0.5, 100.0), libm::pow(0.8, 100.0));
    for heads in 0..=100 {
        let counted = weight.min(cap);
        first += chance * counted;
        second += chance * counted * counted;
        chance *= f64::from(100 - heads) / f64::from(heads + 1);
        weight *= 1.2 / 0.8;
    }
    (first, first * first / second)
}

const FLIPS: usize = 10_000;

/// The gauges that estimate something, off a batch of fair flips.
fn truth(exact: &Panel) -> Done {
    let mut rng = stream(1, 0);
    let logs: Vec<f64> = (0..FLIPS)
        .map(|_| libm::log(if rng.random::<f64>() < 0.5 { 1.2 } else { 0.8 }))
        .collect();
    let read = Ratios::of(&LogWeights::new(logs)?, 0.1)?;
    let mut table = TruthTable::new();
    // Two values, each half of the time: the spread is half of their difference.
    let mut row = |what, estimate, exact, term: fn(f64) -> f64| {
        let spread = 0.5 * (term(1.2) - term(0.8)).abs();
        let standard_error = spread / libm::sqrt(FLIPS as f64);
        table.row(&Row { what, estimate, standard_error, exact, decimals: 5 });
    };
    row(
        "$\\KL(\\pold \\,\\Vert\\, \\pnew)$",
        read.kl_old_new,
        exact.kl_old_new,
        |r| r - 1.0 - libm::log(r),
    );
    row(
        "$\\KL(\\pnew \\,\\Vert\\, \\pold)$",
        read.kl_new_old,
        exact.kl_new_old,
        |r| r * libm::log(r) - (r - 1.0),
    );
    row("mean ratio", read.mean, 1.0, |r| r);
    table.save("dashboard_truth")
}

//! The coin on the panel, bent either way; and what the record of the game says.

use reweight::five_runs::{BAR, CERTAIN, FALL, LEFT, RUNS, UPDATES, Verdict};
use reweight::gauges::{Panel, Seen};
use reweight_style::{Done, Numbers, Table, experiment, fixed};

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
    let mut numbers = Numbers::new();
    numbers
        .put("dash_coin_up", pays(up))
        .put("dash_coin_down", pays(down))
        .put("dash_coin_ess", fixed(panel.ratios.ess, 4))
        .put("dash_game_runs", RUNS.len().to_string())
        .put("dash_game_updates", UPDATES.to_string())
        .put("dash_game_bar", fixed(BAR, 1))
        .put("dash_game_fall", fixed(FALL, 1))
        .put("dash_game_left", fixed(LEFT, 1))
        .put("dash_game_certain", fixed(CERTAIN, 2))
        .put("dash_game_dead_ess", fixed(ess[ess.len() / 2] / 1e3, 2))
        .put("dash_game_dead_j", fixed(last(2, "after"), 2))
        .put("dash_game_healthy_j", fixed(last(3, "after"), 2))
        .put("dash_game_late_first", fixed(most(4, "first"), 1))
        .put("dash_game_late_j", fixed(last(4, "after"), 2))
        .put("dash_game_down_j", fixed(last(5, "after"), 2))
        .put("dash_game_down_kl", fixed(most(5, "kl_millionths") / 1e3, 3))
        .put("dash_game_far_named", named(1, Verdict::TooFar))
        .put("dash_game_dead_named", named(2, Verdict::Dead))
        .put("dash_game_healthy_named", named(3, Verdict::Healthy))
        .put("dash_game_late_named", named(4, Verdict::Late))
        .put("dash_game_down_named", named(5, Verdict::Downhill));
    numbers.save("dashboard")
}

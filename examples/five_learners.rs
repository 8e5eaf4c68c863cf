//! Five learners at equal samples: who gets there and who stays, and which gauge saw the falls.

use std::collections::BTreeMap;

use reweight::four_by_three::{GAMMA, START, world};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, quantile, significant,
};

/// In the order of the run's arms.
const NAMES: [&str; 9] = [
    "one step",
    "32 uses, no ratio",
    "32 uses, the ratio",
    "TRPO, $\\delta = 0.01$",
    "PPO, 32 uses",
    "8 uses, no ratio",
    "8 uses, the ratio",
    "PPO, 8 uses",
    "one step, ten times as long",
];
const KEYS: [&str; 9] =
    ["once", "none", "ratio", "trpo", "ppo", "none_8", "ratio_8", "ppo_8", "long"];
const FIVE: usize = 5;
const TRPO: usize = 3;
/// As the run has it: the gauges of its table of quantiles.
const ESS: usize = 0;
const LARGEST: usize = 2;
const KL: usize = 4;
const NO_K_HAT: usize = 6;
const EARNED_OFF: usize = 7;

type Runs = BTreeMap<String, Vec<f64>>;
type Curve = Vec<(f64, f64)>;

struct Arm {
    curves: Vec<Curve>,
    hits: Vec<f64>,
    ends: Vec<f64>,
    /// Updates below the floor after the bar was reached, of each seed.
    below: Vec<f64>,
}

fn main() -> Done {
    let runs = experiment("five_learners")?;
    let arms: Vec<Arm> = (0..NAMES.len()).map(|arm| read(&runs, arm)).collect();
    let bands = experiment("five_learners_bands")?;
    table(&arms)?;
    curves(&arms)?;
    falls(&bands)?;
    numbers(&arms, &bands)
}

fn read(runs: &Runs, arm: usize) -> Arm {
    let mut by_seed: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (row, of) in runs["arm"].iter().enumerate() {
        if *of as usize == arm {
            by_seed.entry(runs["seed"][row] as u64).or_default().push(row);
        }
    }
    let of = |column: &str| -> Vec<f64> {
        by_seed.values().map(|rows| runs[column][rows[rows.len() - 1]]).collect()
    };
    let never = |hit: f64| if hit == 0.0 { f64::INFINITY } else { hit };
    let curve = |rows: &Vec<usize>| {
        rows.iter().map(|&r| (runs["steps"][r], runs["j"][r])).collect()
    };
    Arm {
        curves: by_seed.values().map(curve).collect(),
        hits: of("hit").into_iter().map(never).collect(),
        ends: of("j"),
        below: of("below"),
    }
}

fn steps(hits: &[f64], share: f64) -> String {
    let hit = quantile(hits, share);
    if hit.is_finite() { count(hit as usize) } else { "never".to_owned() }
}

fn held(arm: &Arm) -> usize {
    arm.ends.iter().filter(|j| **j >= 0.6).count()
}

fn fell(arm: &Arm) -> usize {
    arm.below.iter().filter(|updates| **updates > 0.0).count()
}

fn lost(arm: &Arm) -> usize {
    arm.ends.iter().filter(|j| **j < 0.1).count()
}

fn table(arms: &[Arm]) -> Done {
    let mut table = Table::new(&[
        "learner",
        "steps until $J \\ge 0.6$",
        "$J$ at the end",
        "at least 0.6",
    ]);
    for (name, arm) in NAMES.iter().zip(arms) {
        let hit = |share: f64| steps(&arm.hits, share);
        let end = |share: f64| fixed(quantile(&arm.ends, share), 2);
        table.row([
            (*name).to_owned(),
            format!("{} ({}–{})", hit(0.5), hit(0.25), hit(0.75)),
            format!("{} ({} to {})", end(0.5), end(0.25), end(0.75)),
            held(arm).to_string(),
        ]);
    }
    table.save("five_learners_table")
}

/// Quartiles and median over the seeds, a little after each of the places where somebody looked.
fn quartiles(arm: &Arm) -> [Curve; 3] {
    let at = |curve: &Curve, x: f64| {
        let seen = curve.iter().take_while(|(steps, _)| *steps <= x);
        seen.last().map_or(curve[0].1, |point| point.1)
    };
    let grid = (1..40).map(|i| 500.0 * f64::from(i) + 250.0);
    let band = |share: f64| {
        let of = |x: f64| -> Vec<f64> {
            arm.curves.iter().map(|curve| at(curve, x)).collect()
        };
        grid.clone().map(|x| (x, quantile(&of(x), share))).collect()
    };
    [0.25, 0.5, 0.75].map(band)
}

fn curves(arms: &[Arm]) -> Done {
    let best = world(GAMMA)?.best_values()?[START];
    let mut data = Table::new(&["learner", "steps", "25 %", "median", "75 %"]);
    let ticks = [(1e3, "1,000"), (3e3, "3,000"), (1e4, "10,000")];
    let x = || Axis::log("environment steps", 600.0..20_000.0).named_ticks(&ticks);
    let y = || Axis::linear("J", -1.3..0.8).ticks(&[-1.0, -0.5, 0.0, 0.5]).grid();
    let mut free = Plot::new(x(), y()).heading("32 uses of each batch …");
    let mut kept =
        Plot::new(x(), y()).heading("… and what keeps the ratio near one");
    let mut draw =
        |plot: &mut Plot, arm: usize, at: f64, nudge: (f64, f64), name: &str| {
            let anchor = if nudge.0 < 0.0 { Anchor::End } else { Anchor::Start };
            let [low, middle, high] = quartiles(&arms[arm]);
            plot.band(Ink::Sampled, &high, &low);
            // It crosses the other one.
            match name {
                "no ratio" => plot.dashed(Ink::Sampled, &middle),
                _ => plot.line(Ink::Sampled, &middle),
            };
            let there = middle.iter().find(|p| p.0 >= at).unwrap_or(&middle[0]);
            plot.label(Ink::Sampled, *there, nudge, anchor, name);
            for ((low, middle), high) in low.iter().zip(&middle).zip(&high) {
                data.row([
                    name.to_owned(),
                    fixed(middle.0, 0),
                    fixed(low.1, 2),
                    fixed(middle.1, 2),
                    fixed(high.1, 2),
                ]);
            }
        };
    draw(&mut free, 1, 4_000.0, (0.0, 44.0), "no ratio");
    draw(&mut free, 2, 1_700.0, (-10.0, -6.0), "the ratio");
    draw(&mut kept, 0, 6_000.0, (6.0, 14.0), "one step");
    draw(&mut kept, 3, 3_000.0, (8.0, 12.0), "TRPO");
    draw(&mut kept, 4, 1_700.0, (-8.0, -6.0), "PPO");
    for (plot, at) in [(&mut free, 5_000.0), (&mut kept, 600.0)] {
        plot.curve(Ink::Truth, |_| best);
        plot.label(
            Ink::Truth,
            (at, best),
            (4.0, -6.0),
            Anchor::Start,
            "the best policy",
        );
    }
    Figure::new(
        "five_learners",
        "J against environment steps for five things to do with a batch",
        "Two plots of medians with shaded quartiles under a line at the best J. Left, 32 uses with the \
         ratio and without rise early; their bands stay wide and low to the end. Right, PPO rises as \
         early, TRPO later, one step a batch last; their bands are narrow at the end.",
    )
    .size(660, 330)
    .columns(2)
    .plot(free)
    .plot(kept)
    .data(data)
    .save()
}

/// Updates and falls of some arms, by the bands of one gauge, from the most alarming on.
fn banded(
    bands: &Runs,
    gauge: usize,
    of: impl Fn(usize) -> bool,
) -> Vec<(f64, f64)> {
    let mut sums: Vec<(f64, f64)> = vec![(0.0, 0.0); 6];
    let mut number = 0;
    for (row, arm) in bands["arm"].iter().enumerate() {
        if bands["gauge"][row] as usize == gauge && of(*arm as usize) {
            let sum = &mut sums[number % 6];
            sum.0 += bands["updates"][row];
            sum.1 += bands["falls"][row];
            number += 1;
        }
    }
    if gauge == 0 {
        sums.reverse();
    }
    sums
}

fn falls(bands: &Runs) -> Done {
    let mut data = Table::new(&["gauge", "band", "learners", "updates", "falls"]);
    let ess = ["below 0.1", "0.1", "0.3", "0.6", "0.9", "0.98"];
    let kl = ["0.3", "0.1", "0.03", "0.01", "0.001", "below"];
    let mut plots = Vec::new();
    for (gauge, heading, names) in
        [(0, "ESS/N, from …", ess), (1, "KL(old‖new), from …", kl)]
    {
        let ticks: Vec<(f64, &str)> =
            names.iter().enumerate().map(|(i, name)| (i as f64, *name)).collect();
        let x = Axis::linear(heading, -0.6..5.6).named_ticks(&ticks);
        let y = Axis::linear("share of updates that cost J 0.1", 0.0..0.42)
            .ticks(&[0.0, 0.1, 0.2, 0.3, 0.4])
            .grid();
        let mut plot = Plot::new(x, y);
        let four = banded(bands, gauge, |arm| arm < FIVE && arm != TRPO);
        let trpo = banded(bands, gauge, |arm| arm == TRPO);
        for (who, sums) in [("four", &four), ("TRPO", &trpo)] {
            for (i, (updates, falls)) in sums.iter().enumerate() {
                let cells = [updates, falls].map(|n| count(*n as usize));
                let [updates_text, falls_text] = cells;
                data.row([
                    if gauge == 0 { "ESS/N" } else { "KL" }.to_owned(),
                    names[i].to_owned(),
                    who.to_owned(),
                    updates_text,
                    falls_text,
                ]);
                if *updates == 0.0 {
                    continue;
                }
                let share = falls / updates;
                let error = libm::sqrt(share * (1.0 - share) / updates);
                let at = i as f64 + if who == "four" { -0.12 } else { 0.22 };
                if who == "four" {
                    plot.errors(
                        Ink::Sampled,
                        &[(at, share - error, share + error)],
                    );
                    plot.dots(Ink::Sampled, &[(at, share)]);
                    let text = format!("{falls} in {}", count(*updates as usize));
                    let up = (0.0, -8.0 - 430.0 * error);
                    plot.label(
                        Ink::Sampled,
                        (at, share),
                        up,
                        Anchor::Middle,
                        &text,
                    );
                } else {
                    plot.bubbles(Ink::Truth, 1.0, &[(at, share, 2.5)]);
                }
            }
        }
        if gauge == 0 {
            plot.label(Ink::Truth, (0.22, 0.0), (0.0, -8.0), Anchor::Start, "TRPO");
        }
        plots.push(plot);
    }
    let low = banded(bands, 0, |arm| arm < FIVE && arm != TRPO);
    let low = low[..4].iter().map(|(updates, falls)| falls / updates);
    let (least, most) = low.fold((1.0_f64, 0.0_f64), |(least, most), share| {
        (least.min(share), most.max(share))
    });
    let mut figure = Figure::new(
        "five_learners_falls",
        "How many updates cost J a tenth, by what a gauge read",
        &format!(
            "Two plots of shares with error bars, the most alarming readings on the left. By ESS the share \
             is between {} and {} in every band below 0.9 and next to nothing above 0.98. By KL it falls \
             from about three in ten to nothing. TRPO's dots lie on the axis in every band.",
            percent(least, 2),
            percent(most, 2),
        ),
    )
    .size(620, 520)
    .heights(&[260, 260])
    .data(data);
    for plot in plots {
        figure = figure.plot(plot);
    }
    figure.save()
}

fn numbers(arms: &[Arm], bands: &Runs) -> Done {
    let mut numbers = Numbers::new();
    numbers.put("dash_seeds", arms[0].hits.len().to_string());
    for (arm, key) in arms.iter().zip(KEYS) {
        let put = |numbers: &mut Numbers, what: &str, text: String| {
            numbers.put(&format!("dash_{key}_{what}"), text);
        };
        put(&mut numbers, "steps", steps(&arm.hits, 0.5));
        put(&mut numbers, "held", held(arm).to_string());
        put(&mut numbers, "fell", fell(arm).to_string());
        put(&mut numbers, "lost", lost(arm).to_string());
        let [low, high] = [0.25, 0.75].map(|share| steps(&arm.hits, share));
        put(&mut numbers, "quartiles", format!("{low} to {high}"));
    }
    let five = |arm: usize| arm < FIVE;
    let share = |(updates, falls): (f64, f64)| percent(falls / updates, 2);
    let sum = |of: &[(f64, f64)]| {
        of.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    };
    let (ess, kl) = (banded(bands, 0, five), banded(bands, 1, five));
    let trpo = sum(&banded(bands, 0, |arm| arm == TRPO)[..4]);
    let others = sum(&banded(bands, 0, |arm| five(arm) && arm != TRPO)[..4]);
    numbers
        .put("dash_ess_quiet", share(ess[5]))
        .put("dash_ess_low", share(sum(&ess[..4])))
        .put("dash_ess_lowest", share(ess[0]))
        .put("dash_ess_low_updates", count(sum(&ess[..4]).0 as usize))
        .put("dash_ess_safe", percent(1.0 - sum(&ess[..4]).1 / sum(&ess[..4]).0, 2))
        .put("dash_trpo_low_updates", count(trpo.0 as usize))
        .put("dash_trpo_low_falls", count(trpo.1 as usize))
        .put("dash_others_low", share(others))
        .put("dash_kl_high", share(sum(&kl[..2])))
        .put("dash_kl_quiet", share(sum(&kl[4..])));
    let order = experiment("five_learners_order")?;
    let worse = |gauge: usize| percent(order["worse"][gauge], 2);
    let within = |gauge: usize| percent(order["ppo"][gauge], 2);
    numbers
        .put("dash_worse_ess", worse(0))
        .put("dash_worse_largest", worse(1))
        .put("dash_worse_mean", worse(2))
        .put("dash_worse_outside", worse(3))
        .put("dash_worse_kl", worse(4))
        .put("dash_worse_kl_back", worse(5))
        .put("dash_within_ess", within(0))
        .put("dash_within_largest", within(1))
        .put("dash_within_kl", within(4));
    let falls = experiment("five_learners_falls")?;
    let rows = (0..falls["arm"].len()).filter(|&r| five(falls["arm"][r] as usize));
    let means: Vec<f64> = rows.clone().map(|r| falls["mean"][r]).collect();
    let none = rows.filter(|&r| falls["k_hat"][r].is_infinite()).count();
    let near = means.iter().filter(|mean| (*mean - 1.0).abs() <= 0.1).count();
    numbers
        .put("dash_falls", count(means.len()))
        .put("dash_falls_mean", fixed(quantile(&means, 0.5), 2))
        .put("dash_falls_mean_near", percent(near as f64 / means.len() as f64, 2))
        .put("dash_falls_no_k", percent(none as f64 / means.len() as f64, 2));
    let gauges = experiment("five_learners_gauges")?;
    let read = |arm: usize, gauge: usize, column: &str| {
        let here = |r: &usize| {
            gauges["arm"][*r] as usize == arm
                && gauges["gauge"][*r] as usize == gauge
        };
        let row = (0..gauges["arm"].len()).find(here);
        row.map_or(f64::NAN, |r| gauges[column][r])
    };
    let ends: usize = arms[..FIVE].iter().map(|arm| arm.ends.len()).sum();
    numbers
        .put("dash_runs", ends.to_string())
        .put("dash_trpo_ess", fixed(read(TRPO, ESS, "least"), 3))
        .put("dash_trpo_largest", significant(read(TRPO, LARGEST, "most"), 2))
        .put("dash_trpo_kl", fixed(read(TRPO, KL, "most"), 4))
        .put("dash_ppo_largest", significant(read(4, LARGEST, "most"), 2))
        .put("dash_no_k", percent(read(4, NO_K_HAT, "q50"), 2))
        .put("dash_earned_off", fixed(read(4, EARNED_OFF, "q50"), 2))
        .put("dash_earned_off_95", fixed(read(4, EARNED_OFF, "q95"), 2));
    numbers.save("five_learners")
}

//! Learning curves in the four-by-three world: longer steps and repeated uses, with J exact.

use std::collections::BTreeMap;

use reweight::four_by_three::{GAMMA, START, world};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, quantile,
};

/// In the order of the run's arms.
const NAMES: [&str; 9] = [
    "REINFORCE, nothing subtracted",
    "the exact $V$ subtracted",
    "vanilla: a critic's $V$",
    "steps 0.1",
    "steps 0.3",
    "eight uses",
    "32 uses",
    "eight uses, with ratios",
    "32 uses, with ratios",
];

/// Rows of one seed of one arm.
type Curve = Vec<(f64, f64)>;

struct Arm {
    curves: Vec<Curve>,
    hits: Vec<f64>,
    ends: Vec<f64>,
}

fn main() -> Done {
    let runs = experiment("pg_world")?;
    let arms: Vec<Arm> = (0..NAMES.len()).map(|arm| read(&runs, arm)).collect();
    table(&arms)?;
    figure(&arms)?;
    numbers(&arms)
}

fn read(runs: &BTreeMap<String, Vec<f64>>, arm: usize) -> Arm {
    let mut by_seed: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (row, of) in runs["arm"].iter().enumerate() {
        if *of as usize == arm {
            by_seed.entry(runs["seed"][row] as u64).or_default().push(row);
        }
    }
    let last = |rows: &Vec<usize>| rows[rows.len() - 1];
    let of = |column: &str| -> Vec<f64> {
        by_seed.values().map(|rows| runs[column][last(rows)]).collect()
    };
    let never = |hit: f64| if hit == 0.0 { f64::INFINITY } else { hit };
    let curve = |rows: &Vec<usize>| {
        rows.iter().map(|&r| (runs["steps"][r], runs["j"][r])).collect()
    };
    Arm {
        curves: by_seed.values().map(curve).collect(),
        hits: of("hit").into_iter().map(never).collect(),
        ends: of("j"),
    }
}

fn thousands(hits: &[f64], share: f64) -> String {
    let hit = quantile(hits, share);
    if hit.is_finite() { fixed(hit / 1e3, 1) } else { "never".to_owned() }
}

fn steps(hits: &[f64], share: f64) -> String {
    let hit = quantile(hits, share);
    if hit.is_finite() { count(hit as usize) } else { "never".to_owned() }
}

fn reached(arm: &Arm) -> usize {
    arm.hits.iter().filter(|hit| hit.is_finite()).count()
}

fn lost(arm: &Arm) -> usize {
    arm.ends.iter().filter(|j| **j < 0.1).count()
}

fn table(arms: &[Arm]) -> Done {
    let mut table = Table::new(&[
        "learner",
        "thousand steps",
        "quartiles",
        "reached",
        "$J < 0.1$ at the end",
    ]);
    for (name, arm) in NAMES.iter().zip(arms) {
        let at = |share: f64| thousands(&arm.hits, share);
        table.row([
            (*name).to_owned(),
            at(0.5),
            format!("{}–{}", at(0.25), at(0.75)),
            reached(arm).to_string(),
            lost(arm).to_string(),
        ]);
    }
    table.save("pg_world_table")
}

/// Quartiles and median over the seeds, a little after each of the places where somebody looked: a batch
/// does not end at a round number.
fn bands(arm: &Arm) -> [Curve; 3] {
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

fn figure(arms: &[Arm]) -> Done {
    let best = world(GAMMA)?.best_values()?[START];
    let mut data = Table::new(&["learner", "steps", "25 %", "median", "75 %"]);
    let ticks = [(1e3, "1,000"), (3e3, "3,000"), (1e4, "10,000")];
    let x = || Axis::log("environment steps", 600.0..20_000.0).named_ticks(&ticks);
    let y = || Axis::linear("J", -1.3..0.8).ticks(&[-1.0, -0.5, 0.0, 0.5]).grid();
    let mut once = Plot::new(x(), y()).heading("each batch once: longer steps …");
    let mut often = Plot::new(x(), y()).heading("… or more uses, uncorrected");
    let mut draw =
        |plot: &mut Plot, arm: usize, at: f64, nudge: (f64, f64), name: &str| {
            let anchor = if nudge.0 < 0.0 { Anchor::End } else { Anchor::Start };
            let [low, middle, high] = bands(&arms[arm]);
            plot.band(Ink::Sampled, &high, &low).line(Ink::Sampled, &middle);
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
    draw(&mut once, 2, 6_000.0, (6.0, 12.0), "0.03");
    draw(&mut once, 3, 2_000.0, (8.0, 12.0), "0.1");
    draw(&mut once, 4, 1_000.0, (-6.0, -4.0), "0.3");
    draw(&mut often, 2, 6_000.0, (6.0, 12.0), "once");
    draw(&mut often, 5, 2_500.0, (6.0, 12.0), "eight uses");
    draw(&mut often, 6, 9_000.0, (12.0, 66.0), "32 uses");
    for plot in [&mut once, &mut often] {
        plot.curve(Ink::Truth, |_| best);
        plot.label(
            Ink::Truth,
            (600.0, best),
            (4.0, -6.0),
            Anchor::Start,
            "the best policy",
        );
    }
    Figure::new(
        "pg_world",
        "J against environment steps, for longer steps and for more uses of each batch",
        "Two plots of rising medians with shaded quartiles under a line at the best J. Left, steps of \
         0.3, 0.1 and 0.03 rise one after another, a factor of three apart. Right, eight uses rise \
         where steps of 0.3 did; with 32 uses the band stays wide and low.",
    )
    .size(660, 330)
    .columns(2)
    .plot(once)
    .plot(often)
    .data(data)
    .save()
}

fn numbers(arms: &[Arm]) -> Done {
    let mut numbers = Numbers::new();
    numbers
        .put("pg_world_seeds", arms[0].hits.len().to_string())
        .put("pg_world_none", steps(&arms[0].hits, 0.5))
        .put("pg_world_exact", steps(&arms[1].hits, 0.5))
        .put("pg_world_once", steps(&arms[2].hits, 0.5))
        .put("pg_world_tenth", steps(&arms[3].hits, 0.5))
        .put("pg_world_third", steps(&arms[4].hits, 0.5))
        .put(
            "pg_world_third_lost",
            (arms[4].hits.len() - reached(&arms[4])).to_string(),
        )
        .put("pg_world_eight", steps(&arms[5].hits, 0.5))
        .put("pg_world_many_lost", lost(&arms[6]).to_string())
        .put("pg_world_eight_ratio", steps(&arms[7].hits, 0.5))
        .put("pg_world_many_ratio_lost", lost(&arms[8]).to_string());
    numbers.save("pg_world")
}

//! Learning curves on CartPole: large batches and tiny ones, each used once.

use std::collections::BTreeMap;

use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, quantile,
};

/// In the order of the run's arms: batch, step, name.
const ARMS: [(&str, &str); 6] = [
    ("vanilla, 8 × 64", "0.003"),
    ("vanilla, 8 × 64", "0.01"),
    ("vanilla, 8 × 64", "0.03"),
    ("A2C, 4 × 5, λ = 1", "0.003"),
    ("A2C, 4 × 5, λ = 0.95", "0.003"),
    ("A2C, 1 × 20, λ = 1", "0.003"),
];
const BAR: f64 = 475.0;
const FLOOR: f64 = 400.0;

/// (steps, mean return) of each seed.
type Curves = Vec<Vec<(f64, f64)>>;

fn main() -> Done {
    let runs = experiment("pg_cartpole")?;
    let arms: Vec<Curves> = (0..ARMS.len()).map(|arm| read(&runs, arm)).collect();
    table(&arms)?;
    figure(&arms)?;
    let mut numbers = Numbers::new();
    for (arm, key) in ["slow", "quick", "quickest", "a2c", "a2c_lambda", "a2c_one"]
        .into_iter()
        .enumerate()
    {
        let hits = hits(&arms[arm]);
        numbers
            .put(&format!("pg_pole_{key}"), steps(&hits, 0.5))
            .put(&format!("pg_pole_{key}_below"), percent(below(&arms[arm]), 2));
    }
    numbers
        .put("pg_pole_seeds", arms[0].len().to_string())
        .put("pg_pole_batch", "512")
        .put("pg_pole_tiny", "20");
    numbers.save("pg_cartpole")
}

fn read(runs: &BTreeMap<String, Vec<f64>>, arm: usize) -> Curves {
    let mut by_seed: BTreeMap<u64, Vec<(f64, f64)>> = BTreeMap::new();
    for (row, of) in runs["arm"].iter().enumerate() {
        if *of as usize == arm {
            let point = (runs["steps"][row], runs["mean_return"][row]);
            by_seed.entry(runs["seed"][row] as u64).or_default().push(point);
        }
    }
    by_seed.into_values().collect()
}

fn hits(curves: &Curves) -> Vec<f64> {
    let hit = |curve: &Vec<(f64, f64)>| {
        curve.iter().find(|p| p.1 >= BAR).map_or(f64::INFINITY, |p| p.0)
    };
    curves.iter().map(hit).collect()
}

/// Of the evaluations after the first at the bar, the share below the floor.
fn below(curves: &Curves) -> f64 {
    let (mut later, mut below) = (0, 0);
    for (curve, hit) in curves.iter().zip(hits(curves)) {
        for point in curve.iter().filter(|p| p.0 > hit) {
            later += 1;
            below += usize::from(point.1 < FLOOR);
        }
    }
    f64::from(below as u32) / f64::from(later.max(1))
}

fn steps(hits: &[f64], share: f64) -> String {
    let hit = quantile(hits, share);
    if hit.is_finite() { count(hit as usize) } else { "never".to_owned() }
}

fn table(arms: &[Curves]) -> Done {
    let mut table = Table::new(&[
        "learner",
        "step",
        "thousand steps",
        "quartiles",
        "below 400 after",
    ]);
    for ((name, step), curves) in ARMS.iter().zip(arms) {
        let hits = hits(curves);
        let at = |share: f64| {
            let hit = quantile(&hits, share);
            if hit.is_finite() { fixed(hit / 1e3, 1) } else { "never".to_owned() }
        };
        table.row([
            (*name).to_owned(),
            (*step).to_owned(),
            at(0.5),
            format!("{}–{}", at(0.25), at(0.75)),
            percent(below(curves), 2),
        ]);
    }
    table.save("pg_cartpole_table")
}

fn figure(arms: &[Curves]) -> Done {
    let mut data =
        Table::new(&["learner", "step", "steps", "25 %", "median", "75 %"]);
    let ticks = [
        (0.0, "0"),
        (2e4, "20,000"),
        (4e4, "40,000"),
        (6e4, "60,000"),
        (8e4, "80,000"),
    ];
    let x = Axis::linear("environment steps", 0.0..100_000.0).named_ticks(&ticks);
    let y = Axis::linear("mean return", 0.0..540.0)
        .ticks(&[0.0, 100.0, 200.0, 300.0, 400.0, 500.0])
        .grid();
    let mut plot = Plot::new(x, y);
    plot.line(Ink::Truth, &[(0.0, 500.0), (100_000.0, 500.0)]).label(
        Ink::Truth,
        (0.0, 500.0),
        (4.0, -6.0),
        Anchor::Start,
        "the most there is",
    );
    for (arm, at, nudge, anchor) in [
        (0, 46_000.0, (8.0, 14.0), Anchor::Start),
        (1, 26_000.0, (8.0, 14.0), Anchor::Start),
        (3, 6_000.0, (-14.0, -12.0), Anchor::Start),
    ] {
        let grid = (0..=50).map(|i| 2_000.0 * f64::from(i));
        let at_step = |x: f64| -> Vec<f64> {
            let of = |curve: &Vec<(f64, f64)>| {
                let seen = curve.iter().take_while(|p| p.0 <= x + 600.0);
                seen.last().map_or(curve[0].1, |p| p.1)
            };
            arms[arm].iter().map(of).collect()
        };
        let [low, middle, high] = [0.25, 0.5, 0.75].map(|share| {
            let point = |x: f64| (x, quantile(&at_step(x), share));
            grid.clone().map(point).collect::<Vec<_>>()
        });
        plot.band(Ink::Sampled, &high, &low).line(Ink::Sampled, &middle);
        let there = middle.iter().find(|p| p.0 >= at).unwrap_or(&middle[0]);
        let (name, step) = ARMS[arm];
        let name = name.split(',').next().unwrap_or(name);
        plot.label(Ink::Sampled, *there, nudge, anchor, &format!("{name}, {step}"));
        for ((low, middle), high) in low.iter().zip(&middle).zip(&high) {
            data.row([
                ARMS[arm].0.to_owned(),
                step.to_owned(),
                fixed(middle.0, 0),
                fixed(low.1, 0),
                fixed(middle.1, 0),
                fixed(high.1, 0),
            ]);
        }
    }
    Figure::new(
        "pg_cartpole",
        "Mean return on CartPole against environment steps",
        "Three rising medians with shaded quartiles under a line at 500. A2C with batches of twenty \
         steps and the vanilla policy gradient with steps of 0.01 are at the top after some 40,000 environment \
         steps, the vanilla policy gradient with steps of 0.003 after twice as many.",
    )
    .size(620, 330)
    .plot(plot)
    .data(data)
    .save()
}

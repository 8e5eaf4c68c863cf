//! Late actors: how far the policy has moved while they played, and what it does to learning.

use std::collections::BTreeMap;

use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, experiment, fixed,
    percent, quantile, significant,
};

/// In the order of the run's arms.
const NAMES: [&str; 7] = [
    "1 actor",
    "4 actors",
    "16 actors",
    "64 actors",
    "old gradient",
    "old data",
    "old data, ratios",
];

struct Arm {
    /// The mean over the last fifth of each seed's evaluations.
    ends: Vec<f64>,
    lag: f64,
    kl: f64,
    /// The largest ratio of a rollout: its median, its 95 % quantile, over seeds and times.
    ratio: (f64, f64),
}

fn main() -> Done {
    let runs = experiment("pg_lag")?;
    let arms: Vec<Arm> = (0..NAMES.len()).map(|arm| read(&runs, arm)).collect();
    table(&arms)?;
    figure(&arms)?;
    let mut numbers = Numbers::new();
    let dead = |arm: &Arm| arm.ends.iter().filter(|end| **end < 100.0).count();
    numbers
        .put("pg_lag_seeds", arms[0].ends.len().to_string())
        .put("pg_lag_sixteen", fixed(arms[2].lag, 0))
        .put("pg_lag_sixteen_95", fixed(arms[2].ratio.1, 2))
        .put("pg_lag_four_95", fixed(arms[1].ratio.1, 2))
        .put("pg_lag_many_95", fixed(arms[3].ratio.1, 2))
        .put("pg_lag_one_end", fixed(quantile(&arms[0].ends, 0.5), 0))
        .put("pg_lag_sixteen_end", fixed(quantile(&arms[2].ends, 0.5), 0))
        .put("pg_lag_many_end", fixed(quantile(&arms[3].ends, 0.5), 0))
        .put("pg_lag_gradient_end", fixed(quantile(&arms[4].ends, 0.5), 0))
        .put("pg_lag_data_end", fixed(quantile(&arms[5].ends, 0.5), 0))
        .put("pg_lag_ratio_end", fixed(quantile(&arms[6].ends, 0.5), 0))
        .put("pg_lag_gradient_dead", dead(&arms[4]).to_string())
        .put("pg_lag_data_dead", dead(&arms[5]).to_string())
        .put("pg_lag_ratio_dead", dead(&arms[6]).to_string());
    numbers.save("pg_lag")
}

fn read(runs: &BTreeMap<String, Vec<f64>>, arm: usize) -> Arm {
    let mut by_seed: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (row, of) in runs["arm"].iter().enumerate() {
        if *of as usize == arm {
            by_seed.entry(runs["seed"][row] as u64).or_default().push(row);
        }
    }
    let end = |rows: &Vec<usize>| {
        let last = &rows[rows.len() - rows.len() / 5..];
        let sum: f64 = last.iter().map(|&r| runs["mean_return"][r]).sum();
        sum / last.len() as f64
    };
    // At the first row nothing has been learnt; what is late comes later.
    let later: Vec<usize> =
        by_seed.values().flat_map(|r| r[1..].to_vec()).collect();
    let all = |column: &str| -> Vec<f64> {
        later.iter().map(|&r| runs[column][r]).collect()
    };
    let mean = |column: &str| all(column).iter().sum::<f64>() / later.len() as f64;
    Arm {
        ends: by_seed.values().map(end).collect(),
        lag: mean("lag"),
        kl: mean("kl"),
        ratio: (
            quantile(&all("ratio_median"), 0.5),
            quantile(&all("ratio_95"), 0.5),
        ),
    }
}

fn table(arms: &[Arm]) -> Done {
    let mut table = Table::new(&[
        "gradient",
        "lag",
        "KL",
        "largest $\\rho$",
        "return at the end",
        "quartiles",
        "dead",
    ]);
    for (name, arm) in NAMES.iter().zip(arms) {
        let at = |share: f64| fixed(quantile(&arm.ends, share), 0);
        let dead = arm.ends.iter().filter(|end| **end < 100.0).count();
        table.row([
            (*name).to_owned(),
            fixed(arm.lag, 0),
            significant(arm.kl, 1),
            fixed(arm.ratio.1, 2),
            at(0.5),
            format!("{}–{}", at(0.25), at(0.75)),
            percent(dead as f64 / arm.ends.len() as f64, 2),
        ]);
    }
    table.save("pg_lag_table")
}

fn figure(arms: &[Arm]) -> Done {
    let mut data =
        Table::new(&["gradient", "lag", "ratio, 95 %", "25 %", "median", "75 %"]);
    let ticks = [(3.0, "3"), (15.0, "15"), (63.0, "63"), (128.0, "128")];
    let x = Axis::log("lag in updates", 2.0..260.0).named_ticks(&ticks);
    let y = Axis::linear("", 0.9..1.7).ticks(&[1.0, 1.2, 1.4, 1.6]).grid();
    let mut ratios =
        Plot::new(x, y).heading("largest ratio of a rollout, old gradients");
    let points: Vec<(f64, f64)> =
        arms[1..5].iter().map(|arm| (arm.lag, arm.ratio.1)).collect();
    let middles: Vec<(f64, f64)> =
        arms[1..5].iter().map(|arm| (arm.lag, arm.ratio.0)).collect();
    ratios
        .curve(Ink::Truth, |_| 1.0)
        .dots(Ink::Sampled, &points)
        .line(Ink::Sampled, &points)
        .dots(Ink::Sampled, &middles)
        .line(Ink::Sampled, &middles)
        .label(Ink::Truth, (2.0, 1.0), (4.0, 14.0), Anchor::Start, "on-policy")
        .label(Ink::Sampled, points[3], (8.0, 4.0), Anchor::Start, "95 %")
        .label(Ink::Sampled, middles[3], (8.0, 4.0), Anchor::Start, "median");
    let names = [
        (0.0, "1 actor"),
        (1.0, "4"),
        (2.0, "16"),
        (3.0, "64"),
        (4.0, "old gradient"),
        (5.0, "old data"),
        (6.0, "data with ρ"),
    ];
    let x = Axis::linear("actors; then three ways at lag 128", -0.5..6.5)
        .named_ticks(&names);
    let y = Axis::linear("", 0.0..520.0)
        .ticks(&[0.0, 100.0, 200.0, 300.0, 400.0, 500.0])
        .grid();
    let mut ends = Plot::new(x, y).heading("mean return at the end");
    let (mut bars, mut middle) = (Vec::new(), Vec::new());
    for (place, (name, arm)) in NAMES.iter().zip(arms).enumerate() {
        let at = |share: f64| quantile(&arm.ends, share);
        bars.push((place as f64, at(0.25), at(0.75)));
        middle.push((place as f64, at(0.5)));
        data.row([
            (*name).to_owned(),
            fixed(arm.lag, 0),
            fixed(arm.ratio.1, 2),
            fixed(at(0.25), 0),
            fixed(at(0.5), 0),
            fixed(at(0.75), 0),
        ]);
    }
    ends.errors(Ink::Sampled, &bars).dots(Ink::Sampled, &middle);
    Figure::new(
        "pg_lag",
        "How far late actors are from on-policy, and what they learn",
        "Above, the largest ratio of a rollout rises with the lag, from just above one at lag 3 to about \
         one and a half at lag 128. Below, dots with bars of the final return: all above 400 or nearly so, but \
         old data without ratios, which lies near the ground.",
    )
    .size(620, 520)
        .columns(1)
    .plot(ratios)
    .plot(ends)
    .data(data)
    .save()
}

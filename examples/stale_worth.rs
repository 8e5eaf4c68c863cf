//! How many fresh samples infinitely many stale ones are worth.

use reweight::softmax_bandit::{Bandit, Policy};
use reweight::stale_gradient::worth_in_fresh_samples;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, significant,
};

const REWARDS: [f64; 3] = [1.0, 0.0, 2.0];
const THETA: [f64; 3] = [0.0, 0.5, -0.5];

fn main() -> Done {
    let bandit = Bandit::new(REWARDS.to_vec())?;
    let old = Policy::softmax(&THETA)?;
    let worth = |eta: f64, lag: usize| -> Result<f64, Box<dyn std::error::Error>> {
        let new = Policy::softmax(&bandit.ascend(&THETA, eta, lag)?)?;
        Ok(worth_in_fresh_samples(&bandit, &old, &new)?)
    };
    let sweep = |eta: f64| -> Result<Vec<(f64, f64)>, Box<dyn std::error::Error>> {
        (1..=40).map(|lag| Ok((lag as f64, worth(eta, lag)?))).collect()
    };
    let (long, short) = (sweep(0.5)?, sweep(0.05)?);
    let mut data = Table::new(&["lag", "step 0.5", "step 0.05"]);
    for (a, b) in long.iter().zip(&short) {
        data.row([count(a.0 as usize), significant(a.1, 3), significant(b.1, 3)]);
    }
    let x = Axis::log("steps since the batch was played", 1.0..40.0)
        .ticks(&[1.0, 2.0, 5.0, 10.0, 20.0, 40.0]);
    let y =
        Axis::log("fresh samples worth infinitely many stale ones", 0.05..50_000.0)
            .grid();
    let mut plot = Plot::new(x, y);
    plot.line(Ink::Truth, &short)
        .line(Ink::Truth, &long)
        .dots(Ink::Truth, &short[..1])
        .dots(Ink::Truth, &long[..1])
        .label(Ink::Truth, short[3], (10.0, -14.0), Anchor::Start, "steps of 0.05")
        .label(Ink::Truth, long[3], (10.0, -14.0), Anchor::Start, "steps of 0.5");
    Figure::new(
        "stale_worth",
        "What a stale batch is worth",
        "Two falling lines on logarithmic axes. For steps of 0.5 infinitely many stale samples are worth \
         about 240 fresh ones after one step, 7 after five and less than 1 after twenty; for steps of 0.05 \
         about a hundred times as many.",
    )
    .plot(plot)
    .data(data)
    .save()?;
    let mut numbers = Numbers::new();
    for (name, eta, lag) in [
        ("long_1", 0.5, 1),
        ("long_2", 0.5, 2),
        ("long_5", 0.5, 5),
        ("long_10", 0.5, 10),
        ("short_1", 0.05, 1),
        ("short_10", 0.05, 10),
    ] {
        numbers.put(&format!("worth_{name}"), significant(worth(eta, lag)?, 2));
    }
    numbers.save("stale_worth")
}

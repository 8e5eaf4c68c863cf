//! Figure: twenty logs of a fair coin, each read for every coin there is.

use reweight::finite::{Finite, coin, expectation, ordinary_variance};
use reweight::log_weights::LogWeights;
use reweight::ordinary::ordinary;
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed,
    significant,
};

const FLIPS: usize = 100;
const LOGS: u64 = 20;

fn main() -> Done {
    let question = coin().in_floats();
    let (old, pays) = (question.behaviour, question.payoff);
    // Where the readings are taken: heads once, twice, … in twelve.
    let targets: Vec<Finite<f64>> = (0..=12)
        .map(|k| Finite::new(vec![f64::from(k) / 12.0, f64::from(12 - k) / 12.0]))
        .collect::<Result<_, _>>()?;
    let mut readings = vec![vec![]; targets.len()];
    for id in 0..LOGS {
        let mut rng = stream(1, id);
        let flips: Vec<usize> = (0..FLIPS).map(|_| old.draw(&mut rng)).collect();
        let f: Vec<f64> = flips.iter().map(|&x| pays[x]).collect();
        for (new, readings) in targets.iter().zip(&mut readings) {
            let log_weight = |&x: &usize| {
                libm::log(new.masses()[x]) - libm::log(old.masses()[x])
            };
            let w = LogWeights::new(flips.iter().map(log_weight).collect())?;
            readings.push(ordinary(&w, &f)?.value);
        }
    }

    let named =
        [(0.0, "0"), (1.0 / 3.0, "1/3"), (0.5, "1/2"), (0.6, "3/5"), (1.0, "1")];
    let mut plot = Plot::new(
        Axis::linear("probability of heads under π_θ", 0.0..1.0)
            .named_ticks(&named),
        Axis::linear("mean payoff", 0.6..2.6).ticks(&[1.0, 1.5, 2.0, 2.5]),
    );
    // A reading is linear in the target's probability, so two ends make its line.
    for (&left, &right) in readings[0].iter().zip(&readings[12]) {
        plot.thin(Ink::Sampled, &[(0.0, left), (1.0, right)]);
    }
    plot.line(Ink::Truth, &[(0.0, 1.0), (1.0, 2.0)]);
    plot.dots(Ink::Truth, &[(1.0 / 3.0, 4.0 / 3.0)]);
    plot.dashed(Ink::Old, &[(0.5, 0.6), (0.5, 1.96)]);
    plot.label(
        Ink::Old,
        (0.5, 2.0),
        (0.0, -8.0),
        Anchor::Middle,
        "π_old: every weight is 1",
    );
    plot.label(
        Ink::Sampled,
        (1.0 / 3.0, 4.0 / 3.0),
        (-4.0, -26.0),
        Anchor::Middle,
        "no error here",
    );
    plot.label(
        Ink::Truth,
        (0.99, 1.3),
        (0.0, 0.0),
        Anchor::End,
        "thick: the truth",
    );
    plot.label(
        Ink::Sampled,
        (0.99, 1.16),
        (0.0, 0.0),
        Anchor::End,
        "thin: twenty logs",
    );

    let columns = [
        "heads under $\\pnew$",
        "truth",
        "mean of the readings",
        "one reading's standard deviation",
    ];
    let mut data = Table::new(&columns);
    let mut numbers = Numbers::new();
    for (k, (new, readings)) in targets.iter().zip(&readings).enumerate() {
        // Rounding may leave a variance of zero a hair below zero.
        let variance = ordinary_variance(new, &old, &pays)?.max(0.0);
        let spread = libm::sqrt(variance / FLIPS as f64);
        let mean = readings.iter().sum::<f64>() / readings.len() as f64;
        data.row([
            format!("{k}/12"),
            fixed(expectation(new, &pays)?, 3),
            fixed(mean, 3),
            fixed(spread, 3),
        ]);
        if let Some(name) = match k {
            4 => Some("third"),
            6 => Some("fair"),
            12 => Some("sure"),
            _ => None,
        } {
            numbers.put(
                &format!("identity_every_coin_{name}"),
                significant(spread, 2),
            );
        }
    }
    Figure::new(
        "identity_every_coin",
        "Twenty logs of a fair coin, each read for every coin there is",
        "Twenty thin straight lines, one for each log, against the rising thick line of the truth. All of \
         them cross it in one point, at a probability of heads of one third; from there they fan out to \
         both sides, widest at probability one. At one half, where every weight is one, they already differ.",
    )
    .size(620, 360)
    .plot(plot)
    .data(data)
    .save()?;
    numbers.put("identity_every_coin_flips", count(FLIPS));
    numbers.save("identity_every_coin")
}

//! Example 5.4: the exact error of ordinary and weighted importance sampling along the number of hands,
//! beside hands that were played.

use num_rational::Ratio;
use reweight::blackjack::Table as Blackjack;
use reweight::trajectory_law::{Weighted, joint_law};
use reweight::trajectory_variance::TwoPolicies;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, significant,
};

fn main() -> Done {
    let blackjack = Blackjack::new(13, true, 2)?;
    let world = blackjack.mdp();
    let (pi, b) = (blackjack.stick_at(20)?, blackjack.hit_with(0.5)?);
    let truth = world.value(&pi)?;
    let law = joint_law(&world, &pi, &b, None)?;
    let two = TwoPolicies::new(&world, &pi, &b, None)?;
    let variance = two.ois()?.variance;
    let of = |n: u32| Weighted::new(&law, n).expect("the law is one");
    let weighted = |n: u32| of(n).error(truth);

    let mut table = Table::new(&[
        "hands",
        "ordinary, exact",
        "weighted, exact",
        "of those with a weight",
        "all weights zero",
        "ordinary, played",
        "weighted, played",
    ]);
    let played = experiment("blackjack")?;
    let (mut exact, mut some) = (Vec::new(), Vec::new());
    for step in 0..=30_u32 {
        let n = libm::exp10(f64::from(step) / 10.0).round() as u32;
        let one = of(n);
        exact.push((f64::from(n), one.error(truth)));
        if let Some(error) = one.error_of_some(truth) {
            some.push((f64::from(n), error));
        }
    }
    let x = Axis::log("hands n", 0.9..1_100.0);
    let y = Axis::log("mean squared error", 6e-3..15.0);
    let mut plot = Plot::new(x, y);
    plot.line(Ink::Truth, &[(1.0, variance), (1e3, variance / 1e3)]);
    plot.line(Ink::Truth, &exact);
    plot.dashed(Ink::Faint, &some);
    for which in ["ois", "wis"] {
        let errors = &played[&format!("{which}_se")];
        let columns = played["hands"].iter().zip(&played[which]);
        let dots: Vec<_> =
            columns.map(|(n, mse)| (*n, *mse)).filter(|(n, _)| *n <= 1e3).collect();
        let bars: Vec<_> = dots
            .iter()
            .zip(errors)
            .map(|((n, mse), se)| (*n, mse - 2.0 * se, mse + 2.0 * se))
            .collect();
        plot.errors(Ink::Sampled, &bars).dots(Ink::Sampled, &dots);
    }
    plot.label(
        Ink::Truth,
        (3.0, variance / 3.0),
        (8.0, -6.0),
        Anchor::Start,
        "ordinary, exact",
    );
    plot.label(
        Ink::Truth,
        (1.0, weighted(1)),
        (4.0, 22.0),
        Anchor::Start,
        "weighted, exact",
    );
    plot.label(
        Ink::Sampled,
        (1.0, some[0].1),
        (4.0, -6.0),
        Anchor::Start,
        "some weight left",
    );
    for (i, n) in played["hands"].iter().enumerate() {
        let one = of(*n as u32);
        table.row([
            count(*n as usize),
            significant(variance / n, 4),
            significant(one.error(truth), 4),
            significant(one.error_of_some(truth).unwrap_or(f64::NAN), 4),
            percent(one.none, 3),
            significant(played["ois"][i], 3),
            significant(played["wis"][i], 3),
        ]);
    }
    Figure::new(
        "blackjack_hump",
        "Errors of ordinary and weighted importance sampling in blackjack",
        "Two axes in powers of ten. A straight line, the ordinary error, falls from ten at one hand to a \
         hundredth at a thousand. The weighted error begins at a fifth, rises to a half at ten hands, \
         and falls along just below the straight line from a hundred hands on. A dashed line, the error \
         of those batches in which some weight is left, begins at 0.9 and only falls. Grey dots of \
         played hands lie on both lines.",
    )
    .plot(plot)
    .data(table)
    .save()?;

    // The top of the hump.
    let sizes = 1..=60_u32;
    let top = sizes.max_by(|i, j| weighted(*i).total_cmp(&weighted(*j)));
    let top = top.ok_or("there is no size")?;
    let back = (top..).find(|n| weighted(*n) < weighted(1));
    let exact: Ratio<i128> = blackjack.value_of_sticking_at(20);
    let ratio = two.wis()?.variance / variance;
    let bias = |n| of(n).mean - truth;
    let none = |n| percent(of(n).none, 2);
    let sixteen = Blackjack::new(16, false, 10)?;
    Numbers::new()
        .put("hump_value", fixed(truth, 4))
        .put("hump_value_exact", exact.to_string().replace('-', "−"))
        .put("hump_ois_1", fixed(variance, 1))
        .put("hump_wis_1", fixed(weighted(1), 2))
        .put("hump_wis_2", fixed(weighted(2), 2))
        .put("hump_wis_10", fixed(weighted(10), 2))
        .put("hump_bias_1", fixed(bias(1), 2))
        .put("hump_bias_10", fixed(bias(10), 2))
        .put("hump_wis_100", fixed(weighted(100), 3))
        .put("hump_ois_100", fixed(variance / 100.0, 3))
        .put("hump_top", count(top as usize))
        .put("hump_back", back.map_or(String::new(), |n| n.to_string()))
        .put("hump_none_1", none(1))
        .put("hump_none_10", none(10))
        .put("hump_some_1", fixed(some[0].1, 2))
        .put("hump_second", fixed(two.weights()?.second(), 1))
        .put("hump_better", percent(1.0 - ratio, 1))
        .put(
            "hump_sixteen_value",
            fixed(sixteen.value_of_sticking_at::<f64>(17), 2),
        )
        .save("blackjack_hump")
}

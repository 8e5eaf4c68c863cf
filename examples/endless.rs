//! Example 5.5: ten runs of a million episodes, and where the mean and the mean square come from.

use reweight::endless_loop::Loop;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, scientific, significant,
};

fn main() -> Done {
    let book = Loop::new(0.5, 0.9)?;
    let runs = experiment("endless")?;
    let rows_of = |run: u32| {
        let rows = 0..runs["run"].len();
        let is = |row: &usize| runs["run"][*row].total_cmp(&f64::from(run)).is_eq();
        rows.filter(is).collect::<Vec<_>>()
    };
    let x = Axis::log("episodes", 900.0..1.1e6);
    let y = Axis::log("mean of ρG so far", 0.25..12.0).grid();
    let mut plot = Plot::new(x, y);
    plot.line(Ink::Truth, &[(1e3, 1.0), (1e6, 1.0)]);
    let mut table = Table::new(&[
        "run",
        "after 1,000",
        "after 10,000",
        "after 100,000",
        "after 1,000,000",
        "largest term",
    ]);
    let mut last = Vec::new();
    for run in 1..=10 {
        let rows = rows_of(run);
        let points: Vec<(f64, f64)> = rows
            .iter()
            .map(|&row| (runs["episodes"][row], runs["mean"][row]))
            .collect();
        let shown: Vec<_> =
            points.iter().copied().filter(|(n, _)| *n >= 1e3).collect();
        plot.thin(Ink::Sampled, &shown);
        let at = |n: f64| {
            let found = points.iter().find(|(episodes, _)| *episodes >= n);
            found.map_or(f64::NAN, |(_, mean)| *mean)
        };
        last.push(at(1e6));
        let means = [1e3, 1e4, 1e5, 1e6].map(|n| fixed(at(n), 3));
        let largest = rows.last().map_or(0.0, |&row| runs["largest"][row]);
        let head = std::iter::once(run.to_string());
        let tail = std::iter::once(count(largest.round() as usize));
        table.row(head.chain(means).chain(tail));
    }
    plot.label(Ink::Truth, (1e6, 1.0), (0.0, -8.0), Anchor::End, "the truth");
    Figure::new(
        "endless",
        "Ten running means whose variance is infinite",
        "Ten grey lines from a thousand to a million episodes, and a horizontal line at one, the truth. \
         One begins at nine and sinks. Most stay between a half and nine tenths; now and then one jumps \
         and then slowly comes down again. At the right end one is above the line.",
    )
    .plot(plot)
    .data(table)
    .save()?;

    let mut parts = Table::new(&[
        "episodes of at most",
        "part of the mean",
        "part of the mean square",
    ]);
    for longest in [1, 10, 20, 50, 100] {
        let square = book.second_moment_within(longest);
        let square = if square < 1e5 {
            significant(square, 3)
        } else {
            scientific(square, 2)
        };
        let mean = book.mean_within(longest);
        let mean = percent(mean, if mean > 0.999 { 5 } else { 3 });
        let steps = if longest == 1 { "step" } else { "steps" };
        parts.row([format!("{longest} {steps}"), mean, square]);
    }
    parts.save("endless_parts")?;

    last.sort_by(f64::total_cmp);
    let below = last.iter().filter(|mean| **mean < 1.0).count();
    // Longer episodes than this, all together, are fewer than one in a million.
    let longer =
        |n: i32| book.chance_of_any_weight() * libm::pow(0.5 * 0.9, f64::from(n));
    let seen = (1..100).find(|&n| 1e6 * longer(n) < 1.0).unwrap_or(0) as usize;
    Numbers::new()
        .put("endless_below", count(below))
        .put("endless_least", fixed(last[0], 2))
        .put("endless_median", fixed((last[4] + last[5]) / 2.0, 2))
        .put("endless_most", fixed(last[9], 2))
        .put("endless_any", fixed(1.0 / book.chance_of_any_weight(), 0))
        .put("endless_seen", count(seen))
        .put("endless_seen_mean", percent(book.mean_within(seen), 2))
        .put("endless_growth", fixed(book.growth(), 1))
        .put("endless_square_10", fixed(book.second_moment_within(10), 0))
        .put("endless_square_100", scientific(book.second_moment_within(100), 1))
        .save("endless")
}

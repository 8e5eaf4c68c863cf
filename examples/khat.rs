//! k̂ as a distribution: against the number of draws, whom it warns, and what the remedies change.

use reweight::gaussian_shift::{GaussianShift, Integrand, upper_tail};
use reweight::psis::{draws_needed, k_threshold, tail_length};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent,
};
use std::collections::BTreeMap;

const SQUARE: Integrand = Integrand::Square;

/// The committed rows.
struct Runs(BTreeMap<String, Vec<f64>>);

impl Runs {
    /// A column of the rows of one pair, from the smallest batches on.
    fn along(&self, (gap, spread): (f64, f64), column: &str) -> Vec<f64> {
        let rows = 0..self.0["gap"].len();
        let is = |name: &str, row: usize, want: f64| {
            self.0[name][row].total_cmp(&want).is_eq()
        };
        rows.filter(|&row| is("gap", row, gap) && is("spread", row, spread))
            .map(|row| self.0[column][row])
            .collect()
    }

    /// One number: a pair, a size of batch, a column.
    fn at(&self, pair: (f64, f64), n: f64, column: &str) -> f64 {
        let sizes = self.along(pair, "n");
        let place = sizes.iter().position(|size| size.total_cmp(&n).is_eq());
        self.along(pair, column)[place.expect("this size was run")]
    }
}

fn main() -> Done {
    let runs = Runs(experiment("khat")?);
    figure(&runs)?;
    warned(&runs)?;
    pairs(&runs)?;
    remedies(&runs)?;
    rule()?;
    numbers(&runs)
}

fn figure(runs: &Runs) -> Done {
    let mut table = Table::new(&[
        "target",
        "draws",
        "k̂: 5 %",
        "median",
        "95 %",
        "threshold",
        "warns",
    ]);
    let mut figure = Figure::new(
        "khat",
        "The estimated shape against the number of draws, for two targets",
        "Two plots of dots with bars that shorten to the right. Left, for N(2, 1), the dots sink from 0.7 \
         to just above a half, far above the true shape, a line at nought. Right, for N(0, 9/4), they stay at a half, \
         next to the true shape. A dashed threshold rises from a half to 0.7 in both.",
    )
    .size(620, 330)
    .columns(2);
    for (pair, name) in
        [((2.0, 1.0), "target N(2, 1)"), ((0.0, 1.5), "target N(0, 9/4)")]
    {
        let column = |column: &str| runs.along(pair, column);
        let sizes = column("n");
        let x = Axis::log("draws N", 60.0..200_000.0);
        let y = Axis::linear("k̂", -0.1..1.2).ticks(&[0.0, 0.5, 1.0]);
        let mut plot = Plot::new(x, y).heading(name);
        let truth = GaussianShift::new(pair.0, pair.1)?.tail_shape();
        plot.curve(Ink::Truth, |_| truth);
        let steps = (0..=60)
            .map(|i| 60.0 * libm::pow(200_000.0 / 60.0, f64::from(i) / 60.0));
        let line: Vec<_> = steps.map(|n| (n, k_threshold(n as u64))).collect();
        plot.dashed(Ink::Faint, &line);
        let points =
            |of: &str| sizes.iter().copied().zip(column(of)).collect::<Vec<_>>();
        let bars: Vec<_> = points("k_05")
            .into_iter()
            .zip(column("k_95"))
            .map(|((n, low), high)| (n, low, high))
            .collect();
        plot.errors(Ink::Sampled, &bars).dots(Ink::Sampled, &points("k_50"));
        plot.label(
            Ink::Truth,
            (2e5, truth),
            (-2.0, if truth > 0.0 { -7.0 } else { -8.0 }),
            Anchor::End,
            "true k",
        );
        if truth > 0.0 {
            plot.label(
                Ink::Sampled,
                (2e5, 0.7),
                (-2.0, -7.0),
                Anchor::End,
                "threshold",
            );
        }
        for (i, &n) in sizes.iter().enumerate() {
            let k = ["k_05", "k_50", "k_95"].map(|of| fixed(column(of)[i], 2));
            let [low, middle, high] = k;
            let edge = fixed(k_threshold(n as u64), 2);
            let warns = percent(column("warns")[i], 2);
            let target = if pair.1 > 1.0 { "N(0, 9/4)" } else { "N(2, 1)" };
            table.row([
                target.to_owned(),
                count(n as usize),
                low,
                middle,
                high,
                edge,
                warns,
            ]);
        }
        figure = figure.plot(plot);
    }
    figure.data(table).save()
}

/// Warned or not, and whether the estimate was any good.
fn warned(runs: &Runs) -> Done {
    let mut table = Table::new(&[
        "target",
        "k̂",
        "batches",
        "misses",
        "mean",
        "truth",
        "RMS error",
    ]);
    for (pair, name) in
        [((2.0, 1.0), "$\\N(2, 1)$"), ((0.0, 1.5), "$\\N(0, \\tfrac94)$")]
    {
        let at = |column: &str| runs.at(pair, 400.0, column);
        let truth = GaussianShift::new(pair.0, pair.1)?.mean(SQUARE);
        for (verdict, kind, share) in [
            ("warns", "warned", at("warns")),
            ("quiet", "quiet", 1.0 - at("warns")),
        ] {
            let of = |what: &str| at(&format!("{kind}_{what}"));
            table.row([
                name.to_owned(),
                verdict.to_owned(),
                percent(share, 2),
                percent(of("missed"), 2),
                fixed(of("mean"), 2),
                fixed(truth, 2),
                fixed(of("rms"), 1),
            ]);
        }
    }
    table.save("khat_warned")
}

/// The same for whole settings, not batches.
fn pairs(runs: &Runs) -> Done {
    let mut table = Table::new(&[
        "target",
        "$N$",
        "true $k$",
        "median k̂",
        "warns",
        "interval holds",
    ]);
    for (pair, name, shape, sizes) in [
        ((0.0, 0.5), "$\\N(0, \\tfrac14)$", "−2", &[400.0][..]),
        ((1.0, 1.0), "$\\N(1, 1)$", "0", &[400.0]),
        ((0.0, 1.5), "$\\N(0, \\tfrac94)$", "0.56", &[400.0, 25_600.0]),
        ((2.0, 1.0), "$\\N(2, 1)$", "0", &[400.0, 25_600.0]),
        ((3.0, 1.0), "$\\N(3, 1)$", "0", &[400.0]),
        ((0.0, 2.0), "$\\N(0, 4)$", "0.75", &[400.0, 102_400.0]),
    ] {
        for &n in sizes {
            let at = |column: &str| runs.at(pair, n, column);
            table.row([
                name.to_owned(),
                count(n as usize),
                shape.to_owned(),
                fixed(at("k_50"), 2),
                percent(at("warns"), 2),
                percent(at("plain_holds"), 2),
            ]);
        }
    }
    table.save("khat_pairs")
}

/// The error with and without a remedy.
fn remedies(runs: &Runs) -> Done {
    let mut table = Table::new(&[
        "target",
        "$N$",
        "plain",
        "smoothed",
        "truncated",
        "smoothing helps",
    ]);
    for (pair, name) in [
        ((1.0, 1.0), "$\\N(1, 1)$"),
        ((0.0, 1.5), "$\\N(0, \\tfrac94)$"),
        ((2.0, 1.0), "$\\N(2, 1)$"),
        ((3.0, 1.0), "$\\N(3, 1)$"),
    ] {
        for n in [100.0, 400.0, 6_400.0] {
            // Where the weights have no variance, this many batches settle one digit.
            let digits = if pair.1 > 1.0 { 1 } else { 2 };
            let cell = |column: &str| fixed(runs.at(pair, n, column), digits);
            let head = [name.to_owned(), count(n as usize)];
            let cells = ["plain_rms", "smoothed_rms", "truncated_rms"].map(cell);
            let wins = percent(runs.at(pair, n, "smoothed_wins"), 2);
            table.row(head.into_iter().chain(cells).chain([wins]));
        }
    }
    table.save("khat_remedies")
}

/// The tail and the threshold along N, and what no batch of that size has seen.
fn rule() -> Done {
    let mut table = Table::new(&[
        "$N$",
        "tail",
        "threshold",
        "$\\E_q[w]$ unseen",
        "$\\E_q[w^2]$ unseen",
    ]);
    for n in [100_u32, 400, 1_600, 6_400, 25_600, 102_400] {
        let most = median_of_largest(f64::from(n));
        table.row([
            count(n as usize),
            tail_length(n.into(), 1.0).to_string(),
            fixed(k_threshold(n.into()), 2),
            percent(upper_tail(most - 2.0), 2),
            percent(upper_tail(most - 4.0), 2),
        ]);
    }
    table.save("khat_rule")
}

/// The median of the largest of n standard normal draws: Φ(x)ⁿ = ½, by bisection.
fn median_of_largest(n: f64) -> f64 {
    let beyond = -libm::expm1(libm::log(0.5) / n);
    let (mut low, mut high) = (0.0, 10.0);
    for _ in 0..100 {
        let middle = 0.5 * (low + high);
        if upper_tail(middle) > beyond {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

fn numbers(runs: &Runs) -> Done {
    let (gap, wide) = ((2.0, 1.0), (0.0, 1.5));
    let at = |pair: (f64, f64), n: f64, column: &str| runs.at(pair, n, column);
    let share =
        |pair: (f64, f64), n: f64, column: &str| percent(at(pair, n, column), 2);
    let two =
        |pair: (f64, f64), n: f64, column: &str| fixed(at(pair, n, column), 2);
    let most = median_of_largest(400.0);
    let mut numbers = Numbers::new();
    numbers
        .put("khat_n", count(400))
        .put("khat_batches", count(at(gap, 400.0, "batches") as usize))
        .put("khat_most", count(102_400))
        .put("khat_threshold", fixed(k_threshold(400), 2))
        .put("khat_threshold_1000", fixed(k_threshold(1_000), 2))
        .put("khat_needed_half", fixed(draws_needed(0.5), 0))
        .put("khat_needed_07", count(draws_needed(0.7).ceil() as usize))
        .put("khat_needed_09", reweight_style::power_of_ten(10))
        .put("khat_unseen", percent(upper_tail(most - 2.0), 2))
        .put("khat_unseen_square", percent(upper_tail(most - 4.0), 2))
        .put(
            "khat_unseen_most",
            percent(upper_tail(median_of_largest(102_400.0) - 4.0), 2),
        )
        .put("khat_gap", two(gap, 400.0, "k_50"))
        .put("khat_gap_first", two(gap, 100.0, "k_50"))
        .put("khat_wide_ess", fixed(at(wide, 400.0, "ess"), 0))
        .put("khat_one_ess", fixed(at((1.0, 1.0), 400.0, "ess"), 0))
        .put("khat_gap_low", two(gap, 400.0, "k_05"))
        .put("khat_gap_high", two(gap, 400.0, "k_95"))
        .put("khat_gap_most", two(gap, 102_400.0, "k_50"))
        .put("khat_gap_warns", share(gap, 400.0, "warns"))
        .put("khat_gap_holds", share(gap, 400.0, "plain_holds"))
        .put(
            "khat_gap_warned_holds",
            percent(1.0 - at(gap, 400.0, "warned_missed"), 2),
        )
        .put(
            "khat_gap_quiet_holds",
            percent(1.0 - at(gap, 400.0, "quiet_missed"), 2),
        )
        .put("khat_gap_quiet_mean", fixed(at(gap, 400.0, "quiet_mean"), 1))
        .put("khat_gap_warned_mean", fixed(at(gap, 400.0, "warned_mean"), 1))
        .put("khat_gap_wins", share(gap, 400.0, "smoothed_wins"))
        .put("khat_gap_plain_rms", fixed(at(gap, 400.0, "plain_rms"), 1))
        .put("khat_gap_smoothed_rms", fixed(at(gap, 400.0, "smoothed_rms"), 1))
        .put("khat_gap_smoothed_holds", share(gap, 400.0, "smoothed_holds"))
        .put("khat_gap_warns_late", share(gap, 25_600.0, "warns"))
        .put("khat_gap_holds_late", share(gap, 25_600.0, "plain_holds"))
        .put("khat_late", count(25_600))
        .put("khat_wide", two(wide, 400.0, "k_50"))
        .put("khat_wide_true", fixed(GaussianShift::new(0.0, 1.5)?.tail_shape(), 2))
        .put("khat_wide_below_half", share(wide, 400.0, "below_half"))
        .put("khat_wide_quiet", percent(1.0 - at(wide, 400.0, "warns"), 2))
        .put("khat_wide_quiet_missed", share(wide, 400.0, "quiet_missed"))
        .put("khat_wide_warned_missed", share(wide, 400.0, "warned_missed"))
        .put("khat_wide_quiet_rms", fixed(at(wide, 400.0, "quiet_rms"), 1))
        .put("khat_wide_warned_rms", fixed(at(wide, 400.0, "warned_rms"), 1))
        .put("khat_wide_plain_rms", fixed(at(wide, 400.0, "plain_rms"), 1))
        .put("khat_wide_smoothed_rms", fixed(at(wide, 400.0, "smoothed_rms"), 1))
        .put(
            "khat_narrow",
            fixed(at((0.0, 0.5), 400.0, "k_50"), 1).replace('-', "−"),
        )
        .put("khat_widest_warns", share((0.0, 2.0), 102_400.0, "warns"))
        .put("khat_widest_holds", share((0.0, 2.0), 102_400.0, "plain_holds"))
        .put("khat_three_plain_rms", fixed(at((3.0, 1.0), 100.0, "plain_rms"), 1))
        .put(
            "khat_three_smoothed_rms",
            fixed(at((3.0, 1.0), 100.0, "smoothed_rms"), 1),
        )
        .put("khat_three_above_one", share((3.0, 1.0), 400.0, "above_one"));
    numbers.save("khat")
}

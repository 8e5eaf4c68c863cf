//! Figure: the mean weight of a log with a hole, and of logs that have none and read the same.

use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, experiment, fixed,
    percent,
};

/// Bins a fiftieth wide.
const BINS: usize = 110;

/// A histogram of the readings, the expectation as a line, and what the panel shows in words.
fn panel(heading: &str, readings: &[f64], expected: f64, x: &str) -> Plot {
    let mut counts = [0.0_f64; BINS];
    let mut beyond = 0;
    for reading in readings {
        match counts.get_mut((reading * 50.0) as usize) {
            Some(count) => *count += 1.0,
            None => beyond += 1,
        }
    }
    let top = counts.iter().copied().fold(0.0, f64::max);
    let mut plot = Plot::new(
        Axis::linear(x, 0.0..2.2).ticks(&[0.0, 0.5, 1.0, 1.5, 2.0]),
        Axis::linear("", 0.0..1.4 * top),
    )
    .heading(heading);
    for (i, &count) in counts.iter().enumerate().filter(|(_, n)| **n > 0.0) {
        let left = i as f64 / 50.0;
        plot.bar(Ink::Sampled, (left, 0.0), (left + 0.019, count));
    }
    plot.line(Ink::Truth, &[(expected, 0.0), (expected, 1.3 * top)]);
    let text = format!("expectation {}", fixed(expected, 2));
    plot.label(
        Ink::Truth,
        (expected, 1.27 * top),
        (7.0, 0.0),
        Anchor::Start,
        &text,
    );
    if beyond > 0 {
        let share = percent(f64::from(beyond) / readings.len() as f64, 2);
        let text = format!("{share} lie further right");
        plot.label(Ink::Sampled, (2.2, 0.2 * top), (-4.0, 0.0), Anchor::End, &text);
    }
    plot
}

fn main() -> Done {
    let readings = experiment("mean_weight")?;
    let summary = experiment("mean_weight_summary")?;
    let column = |name: &str| -> Result<&[f64], String> {
        let missing =
            || format!("runs/mean_weight_summary.csv has no column {name}");
        Ok(summary.get(name).ok_or_else(missing)?.as_slice())
    };
    let of = |name: &str| -> Result<&[f64], String> {
        let missing = || format!("runs/mean_weight.csv has no column {name}");
        Ok(readings.get(name).ok_or_else(missing)?.as_slice())
    };
    let (expected, median) = (column("expected")?, column("median")?);
    let mut data = Table::new(&[
        "quantile",
        "a hole",
        "no hole, gap $d = 2$",
        "no hole, gap $d = 3$",
    ]);
    for percent in [1, 5, 10, 25, 50, 75, 90, 95, 99] {
        // The run keeps the quantiles at .0005, .0015, …: these are nearest above the percentage.
        let at = percent * 10;
        data.row([
            reweight_style::percent(percent as f64 / 100.0, 2),
            fixed(of("hole")?[at], 3),
            fixed(of("gap_2")?[at], 3),
            fixed(of("gap_3")?[at], 3),
        ]);
    }
    let lost = percent(1.0 - expected[0], 2);
    let heading = format!("A hole: {lost} of π_θ lies where π_old never goes");
    let hole = panel(&heading, of("hole")?, expected[0], "");
    let heading = "No hole: π_old and π_θ three standard deviations apart";
    let mut heavy =
        panel(heading, of("gap_3")?, expected[2], "mean weight of one log");
    let half = fixed(median[2], 2);
    heavy.label(
        Ink::Sampled,
        (median[2], 0.0),
        (-4.0, -112.0),
        Anchor::End,
        &format!("half read below {half}"),
    );
    Figure::new(
        "identity_mean_weight",
        "Two situations that read the same: a hole in the support, and heavy weights not yet met",
        &format!(
            "Two histograms of the mean weight. With a hole the readings stand close together at {}, \
             their expectation. With full support and a gap of three they lean to the left of their \
             expectation, one, with the median at {half} and a long tail to the right.",
            fixed(expected[0], 2)
        ),
    )
    .size(620, 420)
    .plot(hole)
    .plot(heavy)
    .data(data)
    .save()?;

    let (alarms, covered) =
        (column("below_one_by_its_interval")?, column("square_covered")?);
    let mut numbers = Numbers::new();
    for (i, name) in ["hole", "gap_2", "gap_3"].into_iter().enumerate() {
        numbers
            .put(&format!("identity_mean_weight_{name}"), fixed(median[i], 2))
            .put(
                &format!("identity_mean_weight_{name}_alarm"),
                percent(alarms[i], 2),
            );
    }
    numbers
        .put("identity_mean_weight_expected", fixed(expected[0], 2))
        .put("identity_mean_weight_lost", percent(1.0 - expected[0], 2))
        .put("identity_mean_weight_gap_2_covered", percent(covered[1], 2))
        .put("identity_mean_weight_gap_3_covered", percent(covered[2], 2));
    numbers.save("identity_mean_weight")
}

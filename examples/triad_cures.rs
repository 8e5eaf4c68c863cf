//! Baird's star: expected updates that blow up, and three that do not. No simulation.

use reweight::deadly_triad::{BAIRD_START, LinearValue, baird_features};
use reweight::emphatic_td::emphatic;
use reweight::gradient_td::path;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed,
    significant,
};

const GAMMA: f64 = 0.99;
const ALPHA: f64 = 0.01;
const BETA: f64 = 0.05;
const UPDATES: usize = 1_000;
const LATE: usize = 100_000;

fn main() -> Done {
    let baird = LinearValue::baird(baird_features(), GAMMA)?;
    let cured = emphatic(&baird)?;
    let there = baird.where_the_target_is();
    let td =
        |problem: &LinearValue, steps| -> Result<f64, Box<dyn std::error::Error>> {
            Ok(baird.error(&problem.path(&BAIRD_START, ALPHA, steps)?)?)
        };
    let gradient = |steps| -> Result<f64, Box<dyn std::error::Error>> {
        Ok(baird.error(&path(&baird, &BAIRD_START, (ALPHA, BETA), steps)?)?)
    };
    let mut lines = [vec![], vec![], vec![], vec![]];
    let mut data = Table::new(&[
        "updates",
        "semi-gradient TD",
        "where the target is",
        "gradient TD",
        "emphatic TD",
    ]);
    for steps in (0..=UPDATES).step_by(20) {
        let at = [
            td(&baird, steps)?,
            td(&there, steps)?,
            gradient(steps)?,
            td(&cured, steps)?,
        ];
        for (line, error) in lines.iter_mut().zip(at) {
            line.push((steps as f64, error));
        }
        if steps % 100 == 0 {
            let cells = at.map(|error| significant(error, 3));
            data.row(std::iter::once(count(steps)).chain(cells));
        }
    }
    let mut plot = Plot::new(
        Axis::linear("expected updates", 0.0..1_050.0)
            .ticks(&[0.0, 250.0, 500.0, 750.0, 1_000.0]),
        Axis::log("error of the values", 1e-3..1e3),
    );
    for line in &lines {
        let seen: Vec<_> =
            line.iter().copied().filter(|point| point.1 > 1.2e-3).collect();
        plot.line(Ink::Truth, &seen);
    }
    let on = |line: usize, at: usize| lines[line][at];
    plot.label(
        Ink::Truth,
        on(0, 30),
        (-6.0, -8.0),
        Anchor::End,
        "semi-gradient TD",
    )
    .label(Ink::Truth, on(1, 50), (0.0, -10.0), Anchor::End, "where the target is")
    .label(Ink::Truth, on(2, 50), (0.0, 15.0), Anchor::End, "gradient TD")
    .label(Ink::Truth, on(3, 6), (8.0, 0.0), Anchor::Start, "emphatic TD");
    Figure::new(
        "triad_cures",
        "The error of the values of Baird's star under four expected updates",
        "Four lines on a logarithmic axis. Semi-gradient TD rises by two powers of ten in a thousand \
         updates. Updates where the target is stay nearly level, gradient TD falls by more than half \
         at once and then stays level, and emphatic TD falls in a straight line.",
    )
    .plot(plot)
    .data(data)
    .save()?;

    let emphasis = cured.visits();
    let second_moment = baird.next().len() as f64;
    Numbers::new()
        .put("triad_start", significant(td(&baird, 0)?, 2))
        .put("triad_grown", fixed(td(&baird, UPDATES)?, 0))
        .put("triad_updates", count(UPDATES))
        .put("triad_gradient", fixed(gradient(UPDATES)?, 2))
        .put("triad_gradient_late", fixed(gradient(LATE)?, 2))
        .put("triad_late", count(LATE))
        .put("triad_there", significant(td(&there, UPDATES)?, 2))
        .put("triad_emphatic", significant(td(&cured, 500)?, 2))
        .put("triad_emphasis", fixed(emphasis[6] / emphasis[0], 0))
        .put("triad_ratio", fixed(second_moment, 0))
        .put("triad_trace_growth", fixed(GAMMA * GAMMA * second_moment, 2))
        .save("triad_cures")
}

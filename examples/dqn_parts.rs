//! Which parts of DQN CartPole needs: learning curves, the first hit, and whether it holds.

use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent,
};
use std::collections::BTreeMap;

/// Solved, in the environment's own words.
const SOLVED: f64 = 475.0;
/// Fallen back.
const FALLEN: f64 = 400.0;
/// Evaluations at the end of a run, over which the end is averaged.
const LAST: usize = 6;

/// The curves of one arm, seed by seed.
struct Arm {
    name: &'static str,
    key: &'static str,
    curves: Vec<Vec<f64>>,
}

impl Arm {
    /// The rows of an experiment in which a column has one value.
    fn of(
        name: &'static str,
        key: &'static str,
        runs: &BTreeMap<String, Vec<f64>>,
        (column, value): (&str, f64),
    ) -> Self {
        let mut curves: Vec<Vec<f64>> = vec![];
        let rows = runs[column].iter().zip(&runs["seed"]).zip(&runs["mean"]);
        for ((of, seed), mean) in rows {
            if of.total_cmp(&value).is_eq() {
                let seed = *seed as usize;
                curves.resize(curves.len().max(seed), vec![]);
                curves[seed - 1].push(*mean);
            }
        }
        Self { name, key, curves }
    }

    /// Quartiles over the seeds of the mean of three evaluations on end, with the steps at the last.
    fn quartiles(&self) -> Vec<(f64, [f64; 3])> {
        let mean = |c: &Vec<f64>, k: usize| (c[k] + c[k + 1] + c[k + 2]) / 3.0;
        let at = |k: usize| {
            let means = self.curves.iter().map(|c| mean(c, k)).collect();
            (1_000.0 * (k + 3) as f64, quartiles(means))
        };
        (0..self.curves[0].len() - 2).step_by(3).map(at).collect()
    }

    /// Steps to the first evaluation that counts as solved; infinite if there is none.
    fn hits(&self) -> Vec<f64> {
        let hit = |curve: &Vec<f64>| {
            let k = curve.iter().position(|mean| *mean >= SOLVED);
            k.map_or(f64::INFINITY, |k| 1_000.0 * (k + 1) as f64)
        };
        self.curves.iter().map(hit).collect()
    }

    /// The share of evaluations after the first hit that have fallen back.
    fn fallen(&self) -> Option<f64> {
        let (mut fallen, mut all) = (0, 0);
        for (curve, hit) in self.curves.iter().zip(self.hits()) {
            if hit.is_finite() {
                let later = &curve[(hit / 1_000.0) as usize..];
                all += later.len();
                fallen += later.iter().filter(|mean| **mean < FALLEN).count();
            }
        }
        (all > 0).then(|| fallen as f64 / all as f64)
    }

    /// Quartiles of the mean of the last evaluations.
    fn end(&self) -> [f64; 3] {
        let end = |curve: &Vec<f64>| {
            let last = &curve[curve.len() - LAST..];
            last.iter().fold(0.0, |sum, x| sum + x) / LAST as f64
        };
        quartiles(self.curves.iter().map(end).collect())
    }
}

/// Half-way between the two middle ones of an even number, and the same for the quartiles.
fn quartiles(mut numbers: Vec<f64>) -> [f64; 3] {
    numbers.sort_by(f64::total_cmp);
    [1, 2, 3].map(|k| {
        let at = k * numbers.len() / 4;
        let (low, high) = (numbers[at - 1], numbers[at]);
        if high.is_infinite() { high } else { (low + high) / 2.0 }
    })
}

fn steps(hit: f64) -> String {
    if hit.is_finite() { count(hit as usize) } else { "never".to_owned() }
}

fn main() -> Done {
    let memory = experiment("dqn_memory")?;
    let target = experiment("dqn_target")?;
    let arms = [
        Arm::of("DQN", "whole", &memory, ("room", 50_000.0)),
        Arm::of("room for 64", "small", &memory, ("room", 64.0)),
        Arm::of("room for 4", "none", &memory, ("room", 4.0)),
        Arm::of("no slow copy", "copy", &target, ("tau", 1.0)),
        Arm::of("rewards of one", "reward", &target, ("reward", 1.0)),
    ];
    let mut figure = Figure::new(
        "dqn_parts",
        "Learning curves of DQN on CartPole, whole and with a part taken away",
        "Two plots of the return without exploring against steps: medians and quartiles of twenty seeds. Left, \
         with room for fifty thousand transitions, the curve climbs highest, and with room for sixty-four or \
         four it reaches less. Right, without the slow copy it lies on the floor, and with unscaled rewards it \
         stays low.",
    )
    .size(620, 330)
    .columns(2);
    for (heading, shown) in
        [("what is remembered", [0, 1, 2]), ("how it learns", [0, 3, 4])]
    {
        let mut plot = Plot::new(
            Axis::linear("environment steps", 0.0..31_500.0)
                .ticks(&[0.0, 10_000.0, 20_000.0, 30_000.0]),
            Axis::linear("return without exploring", 0.0..500.0)
                .ticks(&[0.0, 100.0, 200.0, 300.0, 400.0, 500.0]),
        )
        .heading(heading);
        for arm in shown {
            let all = arms[arm].quartiles();
            let line = |which: usize| -> Vec<(f64, f64)> {
                all.iter().map(|(steps, y)| (*steps, y[which])).collect()
            };
            if arm == 0 {
                plot.band(Ink::Sampled, &line(2), &line(0));
                plot.line(Ink::Sampled, &line(1));
            } else {
                plot.thin(Ink::Sampled, &line(1));
            }
            let (nudge, anchor) = match arm {
                0 => ((0.0, -8.0), Anchor::End),
                3 => ((0.0, -22.0), Anchor::End),
                _ => ((0.0, -7.0), Anchor::End),
            };
            let at = line(1)[line(1).len() - 1];
            plot.label(Ink::Sampled, at, nudge, anchor, arms[arm].name);
        }
        figure = figure.plot(plot);
    }
    let mut data =
        Table::new(&["arm", "steps", "lower quartile", "median", "upper quartile"]);
    let mut table = Table::new(&[
        "arm",
        "ever at 475",
        "steps until then",
        "quartiles",
        "below 400 later",
        "at the end",
    ]);
    let mut numbers = Numbers::new();
    for arm in &arms {
        for (steps, y) in arm.quartiles() {
            let head = [arm.name.to_owned(), count(steps as usize)];
            data.row(head.into_iter().chain(y.map(|y| fixed(y, 1))));
        }
        let hits = arm.hits();
        let reached = hits.iter().filter(|hit| hit.is_finite()).count();
        let [low, middle, high] = quartiles(hits);
        let end = arm.end();
        let fallen = arm.fallen().map_or("–".to_owned(), |x| percent(x, 2));
        table.row([
            arm.name.to_owned(),
            format!("{reached} of {}", arm.curves.len()),
            steps(middle),
            if low.is_finite() {
                format!("{}–{}", steps(low), steps(high))
            } else {
                "never".to_owned()
            },
            fallen.clone(),
            fixed(end[1], 0),
        ]);
        let key = |what: &str| format!("dqn_{}_{what}", arm.key);
        numbers
            .put(&key("reached"), reached.to_string())
            .put(&key("hit"), steps(middle))
            .put(&key("fallen"), fallen)
            .put(&key("end"), fixed(end[1], 0));
    }
    figure.data(data).save()?;
    table.save("dqn_parts_table")?;
    numbers
        .put("dqn_seeds", arms[0].curves.len().to_string())
        .put("dqn_steps", count(1_000 * arms[0].curves[0].len()));
    numbers.save("dqn_parts")
}

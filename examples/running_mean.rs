//! The running mean that looks quiet, and the one draw that breaks it.

use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::log_weights::WeightError;
use reweight::running_mean::{Jump, first_jump, running_mean};
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed, percent,
};

const GAP: f64 = 3.0;
const DRAWS: usize = 10_000;
const SETTLED: usize = 1000;
const FACTOR: f64 = 5.0;
const SEEDS: u64 = 1000;

struct Run {
    seed: u64,
    means: Vec<f64>,
    jump: Option<(Jump, f64)>,
}

/// The running mean of one seed, and the draw that broke it, with its place.
fn run(pair: &GaussianShift, seed: u64) -> Result<Run, WeightError> {
    let log_w = |x| pair.log_weight(x);
    let batch = Batch::draw(&StandardNormal, DRAWS, log_w, &mut stream(seed, 0))?;
    let means = running_mean(&batch.weights, &batch.values(|x| x * x))?;
    let jump = first_jump(&means, SETTLED, FACTOR);
    let jump = jump.map(|j| (j, batch.xs[j.at - 1]));
    Ok(Run { seed, means, jump })
}

fn main() -> Done {
    let pair = GaussianShift::new(GAP, 1.0)?;
    let truth = pair.mean(Integrand::Square);
    let mut shown = Vec::new();
    let (mut broken, mut below) = (0_u32, 0_u32);
    let mut found = false;
    for seed in 1..=SEEDS {
        let run = run(&pair, seed)?;
        broken += u32::from(run.jump.is_some());
        below += u32::from(run.means[DRAWS - 1] < truth);
        if !found {
            found = run.jump.is_some();
            shown.push(run);
        }
    }
    let last = shown.pop().ok_or("no seed was run")?;
    let (jump, place) = last.jump.ok_or("no run broke")?;
    figure(&shown, &last, &jump, truth)?;
    let of_seeds = |n: u32| percent(f64::from(n) / SEEDS as f64, 2);
    Numbers::new()
        .put("running_mean_draws", count(DRAWS))
        .put("running_mean_settled", count(SETTLED))
        .put("running_mean_factor", fixed(FACTOR, 0))
        .put("running_mean_seeds", count(SEEDS as usize))
        .put("running_mean_seed", count(last.seed as usize))
        .put("running_mean_calm", count(jump.at - 1))
        .put("running_mean_at", count(jump.at))
        .put("running_mean_before", fixed(jump.before, 2))
        .put("running_mean_after", fixed(jump.after, 2))
        .put("running_mean_place", fixed(place, 2))
        .put("running_mean_end", fixed(last.means[DRAWS - 1], 1))
        .put("running_mean_broken", of_seeds(broken))
        .put("running_mean_broken_count", count(broken as usize))
        .put("running_mean_below", of_seeds(below))
        .save("running_mean")
}

fn figure(others: &[Run], last: &Run, jump: &Jump, truth: f64) -> Done {
    let x = Axis::linear("draws so far", 0.0..10_350.0).named_ticks(&[
        (0.0, "0"),
        (2000.0, "2,000"),
        (4000.0, "4,000"),
        (6000.0, "6,000"),
        (8000.0, "8,000"),
        (10_000.0, "10,000"),
    ]);
    let y = Axis::log("running mean of w·x²", 0.9..130.0)
        .named_ticks(&[
            (1.0, "1"),
            (3.0, "3"),
            (10.0, "10"),
            (30.0, "30"),
            (100.0, "100"),
        ])
        .grid();
    let mut plot = Plot::new(x, y);
    let path = |run: &Run, step: usize| -> Vec<(f64, f64)> {
        (25..DRAWS)
            .filter(|n| n % step == 0 || n.abs_diff(jump.at) < 3)
            .map(|n| (n as f64, run.means[n - 1].max(0.9)))
            .collect()
    };
    for run in others {
        plot.thin(Ink::Faint, &path(run, 50));
    }
    plot.line(Ink::Sampled, &path(last, 25));
    plot.line(Ink::Truth, &[(0.0, truth), (DRAWS as f64, truth)]);
    plot.label(
        Ink::Truth,
        (4000.0, truth),
        (0.0, -12.0),
        Anchor::Start,
        "the truth, 10",
    );
    let at = jump.at as f64;
    let told = [
        format!("{} after {} draws,", fixed(jump.before, 1), count(jump.at - 1)),
        format!("{} after one more", fixed(jump.after, 1)),
    ];
    for (line, text) in told.iter().enumerate() {
        let nudge = (10.0, -34.0 + 18.0 * line as f64);
        let top = (at, jump.after);
        plot.label(Ink::Sampled, top, nudge, Anchor::Start, text);
    }
    let seeds: Vec<String> =
        others.iter().chain([last]).map(|r| format!("seed {}", r.seed)).collect();
    let header: Vec<&str> =
        ["draws"].into_iter().chain(seeds.iter().map(String::as_str)).collect();
    let mut table = Table::new(&header);
    for n in [100, 500, 1000, jump.at - 1, jump.at, 3000, 5000, DRAWS] {
        let means = others.iter().chain([last]).map(|r| fixed(r.means[n - 1], 2));
        table.row([count(n)].into_iter().chain(means));
    }
    Figure::new(
        "running_mean",
        "A running mean that one draw breaks",
        "Six running means over 10,000 draws on a log axis. The first five wander below or near the \
         line of the truth, 10. The sixth lies near 6, jumps to 46 at one draw near 2,000, and comes \
         down slowly.",
    )
    .plot(plot)
    .data(table)
    .save()
}

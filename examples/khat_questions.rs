//! Whether the quiet batches are the bad ones for other questions than the mean of x².

use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::psis::tail;
use reweight::streams::stream;
use reweight_style::{Done, Numbers, Table, count, fixed, percent};

const GAP: f64 = 2.0;
const N: usize = 400;
const BATCHES: u64 = 4_000;
/// The first batches of this size in `run_khat`.
const FIRST: u64 = 100_000;

/// A question: its name, its f, its truth.
type Question = (&'static str, fn(f64) -> f64, f64);

fn main() -> Done {
    let pair = GaussianShift::new(GAP, 1.0)?;
    let above = |c: f64| pair.mean(Integrand::Above(c));
    let questions: [Question; 5] = [
        ("$x^2$", |x| x * x, pair.mean(Integrand::Square)),
        ("$x$", |x| x, pair.mean(Integrand::X)),
        ("is $x > 2$?", |x| f64::from(u8::from(x > 2.0)), above(2.0)),
        ("is $x > 1$?", |x| f64::from(u8::from(x > 1.0)), above(1.0)),
        ("is $x > 0$?", |x| f64::from(u8::from(x > 0.0)), above(0.0)),
    ];
    // How many batches there were, quiet and warned, and how many intervals missed.
    let mut batches = [0.0; 2];
    let mut missed = [[0.0; 2]; 5];
    for id in 0..BATCHES {
        let rng = &mut stream(1, FIRST + id);
        let log_w = |x| pair.log_weight(x);
        let batch = Batch::draw(&StandardNormal, N, log_w, rng)?;
        let warns = usize::from(tail(&batch.weights)?.warns(N as u64));
        batches[warns] += 1.0;
        for (misses, (_, f, truth)) in missed.iter_mut().zip(questions) {
            if !batch.self_normalised(f)?.holds(truth) {
                misses[warns] += 1.0;
            }
        }
    }
    let mut table =
        Table::new(&["$f$", "truth", "misses, warned", "misses, quiet"]);
    for ((name, _, truth), misses) in questions.iter().zip(missed) {
        table.row([
            (*name).to_owned(),
            fixed(*truth, 2),
            percent(misses[1] / batches[1], 2),
            percent(misses[0] / batches[0], 2),
        ]);
    }
    table.save("khat_questions")?;
    Numbers::new()
        .put("khat_questions_batches", count(BATCHES as usize))
        .save("khat_questions")
}

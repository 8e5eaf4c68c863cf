//! The rehearsal: four hundred logs of a shop like the real one, whose truth is known, each estimated
//! in every way.

use libm::{exp, sqrt};
use reweight::bandit_log::{
    Campaign::Women, Impression, clicks, to_uniform, uniform,
};
use reweight::betting;
use reweight::click_model::cross_fitted;
use reweight::ess::ess;
use reweight::intervals::{bootstrap, empirical_bernstein};
use reweight::off_policy_evaluation::{Correction, Logged};
use reweight::ordinary::Estimate;
use reweight::psis::tail;
use reweight::streams::stream;
use reweight::thompson::{Belief, exact};
use reweight::twin::Twin;
use reweight_style::{Done, Table, save_experiment};

const LOGS: u64 = 400;
const ROWS: usize = 10_000;
const RESAMPLES: usize = 400;
const TAU: f64 = 10.0;

type Any<T> = Result<T, Box<dyn std::error::Error>>;

/// Every estimate of one log, in the order of `NAMES`.
fn estimates(rows: &[Impression]) -> Any<(Logged, Vec<Estimate>)> {
    let target = uniform(Women.items());
    let bare = Logged::new(to_uniform(rows, Women.items())?, clicks(rows))?;
    let said = cross_fitted(rows, &target, 200.0, 5)?;
    let with = bare.clone().with_model(said.predicted, said.values)?;
    let all = vec![
        bare.estimate(Correction::Full)?,
        bare.normalised()?,
        bare.estimate(Correction::Clipped(TAU))?,
        with.estimate(Correction::None)?,
        with.estimate(Correction::Full)?,
        with.normalised()?,
        with.estimate(Correction::Switch(TAU))?,
        with.estimate(Correction::Shrunk(TAU * TAU))?,
    ];
    Ok((bare, all))
}

const NAMES: [&str; 8] =
    ["ips", "snips", "clipped", "dm", "dr", "sndr", "switch", "shrunk"];

/// The intervals of one log: bootstrap, empirical Bernstein of the clipped weights, betting.
fn intervals(log: &Logged, id: u64) -> Any<[(f64, f64); 3]> {
    let terms = log.terms(Correction::Full)?;
    let ones = vec![1.0; terms.len()];
    let mut rng = stream(2, id);
    let resampled = bootstrap(&terms, &ones, RESAMPLES, 0.05, &mut rng)?;
    let clipped = log.terms(Correction::Clipped(TAU))?;
    let bernstein = empirical_bernstein(&clipped, TAU, 0.05)?;
    let w: Vec<f64> = log.weights().logs().iter().map(|l| exp(*l)).collect();
    let bets = betting::off_policy(&w, log.rewards(), 0.05)?;
    Ok([resampled, bernstein, bets])
}

fn main() -> Done {
    let mut header: Vec<String> =
        ["evidence", "truth", "second_moment", "weight_moment", "ess", "k_hat"]
            .map(String::from)
            .to_vec();
    for name in NAMES {
        for what in ["mean", "sd", "covers"] {
            header.push(format!("{name}_{what}"));
        }
    }
    for name in ["bootstrap", "bernstein", "betting"] {
        for what in ["covers", "low", "high"] {
            header.push(format!("{name}_{what}"));
        }
    }
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut table = Table::new(&names);
    for evidence in [1_u32, 2] {
        let beliefs = Women.beliefs()?;
        let more = |b: &Belief| Belief {
            alpha: b.alpha * f64::from(evidence),
            beta: b.beta * f64::from(evidence),
        };
        let sharper: Vec<Belief> = beliefs.iter().map(more).collect();
        let rates = beliefs.iter().map(Belief::mean).collect();
        let twin = Twin::new(&exact(&sharper)?, rates)?;
        let target = uniform(Women.items());
        let truth = twin.truth(&target);
        let mut reports = vec![Vec::new(); NAMES.len()];
        let mut ranges = vec![Vec::new(); 3];
        let (mut sizes, mut shapes) = (Vec::new(), Vec::new());
        for id in 0..LOGS {
            let rows = twin.log(ROWS, &mut stream(1, id));
            let (log, all) = estimates(&rows)?;
            for (kept, e) in reports.iter_mut().zip(all) {
                kept.push(e);
            }
            for (kept, range) in ranges.iter_mut().zip(intervals(&log, id)?) {
                kept.push(range);
            }
            sizes.push(ess(log.weights())?);
            shapes.push(tail(log.weights())?.k_hat().unwrap_or(f64::INFINITY));
        }
        let mut cells = vec![
            f64::from(evidence),
            truth,
            twin.second_moment(&target),
            twin.weight_moment(&target),
            median(&mut sizes),
            median(&mut shapes),
        ];
        let n = LOGS as f64;
        for kept in &reports {
            let mean = kept.iter().map(|e| e.value).sum::<f64>() / n;
            let square = |e: &Estimate| (e.value - mean) * (e.value - mean);
            let squares: f64 = kept.iter().map(square).sum();
            let covers = kept.iter().filter(|e| e.holds(truth)).count() as f64;
            cells.extend([mean, sqrt(squares / (n - 1.0)), covers / n]);
        }
        for kept in &ranges {
            let holds = |r: &&(f64, f64)| r.0 <= truth && truth <= r.1;
            let covers = kept.iter().filter(holds).count() as f64;
            let mut lows: Vec<f64> = kept.iter().map(|r| r.0).collect();
            let mut highs: Vec<f64> = kept.iter().map(|r| r.1).collect();
            cells.extend([covers / n, median(&mut lows), median(&mut highs)]);
        }
        table.row(cells.iter().map(f64::to_string));
    }
    save_experiment("twin", &table)
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

//! Why ratios leave PPO's band: shared parameters, Adam's memory, or both.

use reweight::leaky_clip::{Leak, STEPS};
use reweight::network::Network;
use reweight::ppo::PpoError;
use reweight_style::{Done, Numbers, Table, fixed, percent, quantile, significant};

const EPSILON: f64 = 0.2;
/// A small step that crosses an edge goes a little beyond it: up to here that is no leak.
const LEEWAY: f64 = 0.05;
/// Batches: seeds from 1 on.
const SEEDS: u64 = 20;
/// Adam's rate, and its steps.
const ADAM: (f64, usize) = (0.03, 64);
/// Plain steps, small ones and many: on the whole batch, whose slope is a mean, and on one sample.
const TOGETHER: (f64, usize) = (0.2, 500);
const APART: (f64, usize) = (0.01, 500);
/// Adam in steps a thirtieth as long, and ten times as many.
const SHORT: (f64, usize) = (0.001, 640);

fn main() -> Done {
    let mut table = Table::new(&[
        "parameters",
        "steps",
        "leaked",
        "quartiles",
        "largest $\\rho$",
    ]);
    let mut numbers = Numbers::new();
    for (own, how, key, text) in [
        (true, Steps::Plain(APART), "own_plain", "many small plain ones"),
        (true, Steps::Adam(SHORT), "own_short", "640 of Adam, of 0.001"),
        (true, Steps::Adam(ADAM), "own_adam", "64 of Adam, of 0.03"),
        (false, Steps::Plain(TOGETHER), "shared_plain", "many small plain ones"),
        (false, Steps::Adam(ADAM), "shared_adam", "64 of Adam, of 0.03"),
    ] {
        let (mut leaked, mut largest) = (Vec::new(), Vec::new());
        for seed in 1..=SEEDS {
            let leak = Leak::draw(seed)?;
            let ratios = if own { apart(&leak, how)? } else { end(&leak, how)? };
            let off = |r: &&f64| (*r - 1.0).abs() > EPSILON + LEEWAY;
            let out = ratios.iter().filter(off).count();
            leaked.push(out as f64 / ratios.len() as f64);
            largest.push(ratios.iter().copied().fold(0.0, f64::max));
        }
        let share = |at| percent(quantile(&leaked, at), 2);
        let most = significant(quantile(&largest, 0.5), 3);
        let key = |what| format!("clip_leak_{key}_{what}");
        numbers.put(&key("out"), share(0.5)).put(&key("most"), most.as_str());
        table.row([
            if own { "each sample its own" } else { "nine for all" }.to_owned(),
            text.to_owned(),
            share(0.5),
            format!("{} to {}", share(0.25), share(0.75)),
            most,
        ]);
    }
    table.save("clip_leak_table")?;
    numbers
        .put("clip_leak_samples", STEPS.to_string())
        .put("clip_leak_batches", SEEDS.to_string())
        .put("clip_leak_inner", ADAM.1.to_string())
        .put("clip_leak_leeway", fixed(LEEWAY, 2));
    seen(&mut numbers)?;
    numbers.save("clip_leak")
}

/// What the page's widget shows at first: the first batch, all inner steps.
fn seen(numbers: &mut Numbers) -> Done {
    let leak = Leak::draw(1)?;
    for (name, epsilon) in [("clip", EPSILON), ("plain", f64::INFINITY)] {
        let path = leak.climb(epsilon, ADAM.0, ADAM.1)?;
        let policy = &path[ADAM.1];
        let moved = leak.batch().moved(policy, &mut policy.tape())?;
        let gain = leak.value(policy)? - leak.value(&path[0])?;
        numbers
            .put(&format!("clip_seen_{name}_out"), percent(moved.outside, 2))
            .put(&format!("clip_seen_{name}_most"), fixed(moved.largest_ratio, 2))
            .put(&format!("clip_seen_{name}_j"), fixed(gain, 2));
    }
    Ok(())
}

/// How a batch is climbed: the length of a step, and how many.
#[derive(Clone, Copy)]
enum Steps {
    Adam((f64, usize)),
    Plain((f64, usize)),
}

/// The ratios at the end of a climb.
fn end(leak: &Leak, how: Steps) -> Result<Vec<f64>, PpoError> {
    let path: Vec<Network> = match how {
        Steps::Adam((rate, steps)) => leak.climb(EPSILON, rate, steps)?,
        Steps::Plain((rate, steps)) => leak.climb_plainly(EPSILON, rate, steps)?,
    };
    let policy = &path[path.len() - 1];
    Ok(leak.batch().ratios(policy, &mut policy.tape())?)
}

/// The same for each tenth sample, which climbs alone.
fn apart(leak: &Leak, how: Steps) -> Result<Vec<f64>, PpoError> {
    let one = |step| Ok(end(&leak.alone(step)?, how)?[0]);
    (0..STEPS).step_by(10).map(one).collect()
}

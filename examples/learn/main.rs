//! Watches one on-policy learner: `cargo run --release --example learn -- a2c`.
//!
//! `reinforce` and `vanilla-world` learn the four-by-three world and print J, exactly. `vanilla`, `a2c`
//! and `a3c` learn CartPole and print the mean return of twenty episodes. A second word is the seed.
//! The last line says what a hundred thousand environment steps cost here, without the evaluations.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use reweight::actor_critic::{A2C, Learner, Settings, VANILLA, evaluate};
use reweight::asynchronous::race;
use reweight::cartpole::CartPole;
use reweight::four_by_three::{GAMMA, world};
use reweight::vanilla::{self, Baseline};
use reweight_style::Done;

const NAMES: &str = "reinforce, vanilla-world, vanilla, a2c or a3c";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let name = words.first().map_or("a2c", String::as_str);
    let seed = words.get(1).map_or(Ok(1), |word| word.parse());
    let done = match (name, seed) {
        ("reinforce", Ok(seed)) => in_the_world(Baseline::None, seed),
        ("vanilla-world", Ok(seed)) => in_the_world(Baseline::Critic, seed),
        ("vanilla", Ok(seed)) => on_the_pole(VANILLA, seed),
        ("a2c", Ok(seed)) => on_the_pole(A2C, seed),
        ("a3c", Ok(seed)) => with_threads(seed),
        (_, Ok(_)) => Err(format!("`{name}` is none of {NAMES}").into()),
        (_, Err(error)) => Err(format!("the seed: {error}").into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn in_the_world(baseline: Baseline, seed: u64) -> Done {
    let world = world(GAMMA)?;
    let settings = vanilla::Settings { baseline, rate: 0.1, ..vanilla::VANILLA };
    let mut learner = vanilla::Learner::new(&world, settings, seed)?;
    let mut learning = Duration::ZERO;
    for shown in 0..=10 {
        let start = Instant::now();
        while learner.steps() < shown * 1_000 {
            learner.update()?;
        }
        learning += start.elapsed();
        println!("{:>8} steps  J = {:.4}", learner.steps(), learner.value()?);
    }
    cost(learning, learner.steps());
    Ok(())
}

fn on_the_pole(settings: Settings, seed: u64) -> Done {
    let pole = CartPole::default();
    let mut learner = Learner::new(pole.clone(), settings, seed)?;
    let mut learning = Duration::ZERO;
    for shown in 0..=20 {
        let start = Instant::now();
        while learner.steps() < shown * 5_000 {
            learner.update()?;
        }
        learning += start.elapsed();
        let round = (seed, shown as u64);
        let mean = evaluate(learner.policy(), &pole, round, 20)?;
        println!("{:>8} steps  mean return {mean:.1}", learner.steps());
    }
    cost(learning, learner.steps());
    Ok(())
}

/// Four threads that race: this one run cannot be repeated.
fn with_threads(seed: u64) -> Done {
    let pole = CartPole::default();
    let settings = Settings { actors: 4, steps: 20, ..A2C };
    let start = Instant::now();
    let (policy, lags) = race(pole.clone(), settings, 5_000, seed)?;
    let learning = start.elapsed();
    let mean = lags.iter().sum::<usize>() as f64 / lags.len() as f64;
    let most = lags.iter().max().copied().unwrap_or(0);
    let end = evaluate(&policy, &pole, (seed, 0), 20)?;
    println!("{:>8} steps  mean return {end:.1}", lags.len() * settings.steps);
    println!("lag: {mean:.2} updates on average, {most} at most");
    cost(learning, lags.len() * settings.steps);
    Ok(())
}

fn cost(learning: Duration, steps: usize) {
    let each = learning.as_secs_f64() / steps as f64;
    println!("{:.2} s for 100,000 environment steps", 1e5 * each);
}

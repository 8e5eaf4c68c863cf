//! What three learners earn on the cliff in the end, against what linear equations say.

use libm::sqrt;
use reweight::cliff::{Cliff, Online};
use reweight::environment::StepError;
use reweight::epsilon_soft::best;
use reweight::mdp::{Mdp, Policy, Ties, Walk};
use reweight::streams::stream;
use reweight::tabular::{Learning, Played};
use reweight::{expected_sarsa, q_learning, sarsa};

use rand::rngs::ChaCha8Rng;

type Episode = fn(
    &mut Walk<'_>,
    &mut [Vec<f64>],
    &Learning,
    &mut ChaCha8Rng,
) -> Result<Played, StepError>;

const RUNS: u64 = 40;
const EPISODES: usize = 500;
const LAST: usize = 100;

/// How many standard errors, from the exact spread, the last episodes of all runs lie from `exact`.
fn z(world: &Mdp, episode: Episode, exact: Online) -> f64 {
    let learn = Learning::new(0.5, 0.1, world.gamma()).unwrap();
    let mut sum = 0.0;
    for id in 0..RUNS {
        let mut q = vec![vec![0.0; world.actions()]; world.states()];
        let (mut walk, mut rng) = (world.walk(None), stream(3, id));
        for k in 0..EPISODES {
            let played = episode(&mut walk, &mut q, &learn, &mut rng).unwrap();
            if k >= EPISODES - LAST {
                sum += played.reward;
            }
        }
    }
    let n = RUNS as f64 * LAST as f64;
    (sum / n - exact.mean) / (exact.sd / sqrt(n))
}

fn cliff() -> (Cliff, Mdp) {
    let cliff = Cliff::new(4, 12).unwrap();
    (cliff, cliff.world().unwrap())
}

#[test]
fn expected_sarsa_earns_what_the_best_exploring_policy_does_and_sarsa_does_not() {
    let (cliff, world) = cliff();
    let soft = best(&world, 0.1).unwrap();
    let exact = cliff.online(&soft.policy).unwrap();
    let expected =
        z(&world, |w, q, l, r| expected_sarsa::episode(w, q, l, r), exact);
    assert!(expected.abs() < 4.0, "{expected}");
    let sampled = z(&world, |w, q, l, r| sarsa::episode(w, q, l, r), exact);
    assert!(sampled < -8.0, "{sampled}");
}

#[test]
fn q_learning_earns_what_its_own_values_do_with_ties_split() {
    let (cliff, world) = cliff();
    let q = world.action_values(&world.best_values().unwrap()).unwrap();
    let exact = |ties| {
        let policy = Policy::epsilon_greedy(&q, 0.1, ties).unwrap();
        cliff.online(&policy).unwrap()
    };
    let play: Episode = |w, q, l, r| q_learning::episode(w, q, l, r);
    let split = z(&world, play, exact(Ties::Split));
    assert!(split.abs() < 4.0, "{split}");
    let first = z(&world, play, exact(Ties::First));
    assert!(first < split - 4.0, "{first} {split}");
}

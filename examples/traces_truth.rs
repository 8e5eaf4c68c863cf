//! V-trace's target for the start of the 4×3 world, sampled, beside its exact mean.

use libm::sqrt;
use reweight::advantages::Judged;
use reweight::four_by_three::{GAMMA, START};
use reweight::rehearsal_world::Rehearsal;
use reweight::streams::stream;
use reweight::trace_operators::Operator;
use reweight::traces::{Chosen, Levels, v_trace};
use reweight::trajectory::{Step, Trajectory};
use reweight_style::{Done, Numbers, Row, TruthTable, count};

const EPISODES: u64 = 4_000;

fn main() -> Done {
    // The target goes astray in one step of ten, the behaviour in four; its values are put in.
    let game = Rehearsal::new(0.4)?;
    let Rehearsal { world, target, behaviour, .. } = &game;
    let v = world.values(behaviour)?;
    let mut truth = TruthTable::new();
    let never = f64::INFINITY;
    for (id, what, ratio, trace) in [
        (0, "ρ̄ = 1, c̄ = 0", 1.0, 0.0),
        (1, "ρ̄ = 1, c̄ = 1", 1.0, 1.0),
        (2, "ρ̄ = ∞, c̄ = 1", never, 1.0),
        (3, "ρ̄ = ∞, c̄ = ∞", never, never),
    ] {
        let levels = Levels { ratio, trace };
        let operator = Operator::v_trace(world, (target, behaviour), levels)?;
        let exact = operator.target_of_values(START, &v)?;
        let mut sum = 0.0;
        for episode in 0..EPISODES {
            let mut rng = stream(1, id * EPISODES + episode);
            let mut walk = world.walk(None);
            let seen = Trajectory::play(&mut walk, behaviour, &mut rng)?;
            let of = |f: &dyn Fn(&Step) -> f64| -> Vec<f64> {
                seen.steps.iter().map(f).collect()
            };
            let (rewards, values) = (of(&|s| s.reward), of(&|s| v[s.state]));
            // Nothing comes after the end.
            let next_values = [&values[1..], &[0.0]].concat();
            let mut last = vec![false; values.len()];
            last[values.len() - 1] = true;
            let judged = Judged {
                rewards: &rewards,
                values: &values,
                next_values: &next_values,
                last: &last,
            };
            let chosen = |s: &Step| Chosen {
                target: target.probability(s.state, s.action),
                behaviour: behaviour.probability(s.state, s.action),
            };
            let chosen: Vec<Chosen> = seen.steps.iter().map(chosen).collect();
            sum += v_trace(&judged, &chosen, GAMMA, levels, 1.0)?[0];
        }
        truth.row(&Row {
            what,
            estimate: sum / EPISODES as f64,
            standard_error: sqrt(exact.variance / EPISODES as f64),
            exact: exact.mean,
            decimals: 3,
        });
    }
    truth.save("traces_truth")?;
    let mut numbers = Numbers::new();
    numbers.put("traces_truth_episodes", count(EPISODES as usize));
    numbers.save("traces_truth")
}

use reweight::linear::solve;
use reweight::marginalised::undiscounted;
use reweight::mdp::{Mdp, MdpError, Policy};

/// The table on which Expected Sarsa settles when states look alike: `seen[s]` is what is seen in state
/// s, and the policies are given for what is seen. Given what is seen and done, the state is still
/// random, and the behaviour has a say in it: it counts as often as it is visited and `a` is done there,
/// d(s) b(a|s), with visits that are not discounted. Entries that are never updated stay zero.
///
/// # Errors
/// [`MdpError`] if a policy is none for what is seen, or the behaviour's episodes may never end.
pub fn settles(
    world: &Mdp,
    seen: &[usize],
    pi: &Policy,
    behaviour: &Policy,
) -> Result<Vec<Vec<f64>>, MdpError> {
    let (sights, actions) = (pi.states(), world.actions());
    let blind = |policy: &Policy| {
        let row = |&sight: &usize| {
            let fits = sight < policy.states();
            let given = policy.states();
            let what = "the policy's list of what is seen";
            let wanted = sight + 1;
            let error = MdpError::Length { what, given, wanted };
            if fits { Ok(policy.row(sight).to_vec()) } else { Err(error) }
        };
        Policy::new(seen.iter().map(row).collect::<Result<_, _>>()?)
    };
    let (target, plays) = (blind(pi)?, blind(behaviour)?);
    world.check(&target)?;
    let visits = undiscounted(world)?.visits(&plays)?;
    // One equation for each thing seen and action done.
    let size = sights * actions;
    let (mut total, mut b) = (vec![0.0; size], vec![0.0; size]);
    let mut rows = vec![vec![0.0; size]; size];
    for s in 0..world.states() {
        for a in 0..actions {
            let place = seen[s] * actions + a;
            let share = visits[s] * plays.probability(s, a);
            total[place] += share;
            b[place] += share * world.reward(s, a);
            for outcome in world.outcomes(s, a) {
                let Some(next) = outcome.next else { continue };
                for later in 0..actions {
                    let p = target.probability(next, later);
                    let weight = world.gamma() * share * outcome.chance * p;
                    rows[place][seen[next] * actions + later] -= weight;
                }
            }
        }
    }
    for (place, row) in rows.iter_mut().enumerate() {
        if total[place] > 0.0 {
            row.iter_mut().for_each(|x| *x /= total[place]);
            b[place] /= total[place];
        }
        row[place] += 1.0;
    }
    let q = solve(rows, b)?;
    Ok(q.chunks(actions).map(<[f64]>::to_vec).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::expected_sarsa::td_error;
    use reweight::four_by_three::world;
    use reweight::streams::stream;
    use reweight::trajectory::Trajectory;

    #[test]
    fn where_no_two_states_look_alike_every_log_gives_the_truth() {
        let world = world(0.99).unwrap();
        let seen: Vec<usize> = (0..world.states()).collect();
        let rows = vec![vec![0.6, 0.4, 0.0, 0.0]; world.states()];
        let pi = Policy::new(rows).unwrap();
        let q = world.action_values(&world.values(&pi).unwrap()).unwrap();
        let uniform = Policy::uniform(world.states(), world.actions()).unwrap();
        let table = settles(&world, &seen, &pi, &uniform).unwrap();
        for (a, b) in table.iter().flatten().zip(q.iter().flatten()) {
            assert!((a - b).abs() < 1e-12);
        }
        let short =
            settles(&world, &seen, &Policy::uniform(3, 4).unwrap(), &uniform);
        assert!(short.is_err());
    }

    #[test]
    fn a_learner_that_cannot_tell_states_apart_settles_there() {
        let world = world(0.99).unwrap();
        // Only the column is seen.
        let seen = [0, 1, 2, 0, 2, 0, 1, 2, 3];
        let pi = Policy::new(vec![vec![0.6, 0.4, 0.0, 0.0]; 4]).unwrap();
        let uniform = Policy::uniform(4, 4).unwrap();
        let exact = settles(&world, &seen, &pi, &uniform).unwrap();
        let plays = Policy::uniform(world.states(), 4).unwrap();
        let (mut q, mut counts) =
            (vec![vec![0.0; 4]; 4], vec![vec![0.0_f64; 4]; 4]);
        let (mut walk, mut rng) = (world.walk(None), stream(1, 0));
        for _ in 0..20_000 {
            let one = Trajectory::play(&mut walk, &plays, &mut rng).unwrap();
            for (t, step) in one.steps.iter().enumerate() {
                let (o, a) = (seen[step.state], step.action);
                let next = one.steps.get(t + 1).map(|next| seen[next.state]);
                let (row, gamma) = next.map_or((o, 0.0), |o| (o, world.gamma()));
                let delta =
                    td_error(q[o][a], step.reward, gamma, &q[row], pi.row(o));
                counts[o][a] += 1.0;
                q[o][a] += delta * libm::pow(counts[o][a], -0.7);
            }
        }
        for (a, b) in q.iter().flatten().zip(exact.iter().flatten()) {
            assert!((a - b).abs() < 0.03, "{a} {b}");
        }
    }
}

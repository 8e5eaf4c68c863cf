use reweight::backward_variance::step_ratios;
use reweight::marginalised::{undiscounted, visit_ratios};
use reweight::mdp::{Mdp, MdpError, Policy};

/// The least variance, times the number of episodes, that an estimate can have in the limit if it must
/// be right in every world with these states and the start is known:
/// Σ N(s) b(a|s) [w(s) ρ(s, a)]² Var(r + γ V(s')). (Jiang and Li 2016 have it for a world with a
/// clock, where N counts one step; where a state comes back, its visits share what they teach, as in
/// Kallus and Uehara 2022.)
///
/// ```
/// use reweight::{cramer_rao::cramer_rao, mdp::{Mdp, Outcome, Policy}};
/// let pays = |reward| vec![Outcome { chance: 1.0, reward, next: None }];
/// let coin = Mdp::new(vec![vec![pays(2.0), pays(1.0)]], vec![1.0], 1.0).unwrap();
/// let policy = |heads: f64| Policy::new(vec![vec![heads, 1.0 - heads]]).unwrap();
/// // Who has seen both sides knows it all.
/// assert_eq!(cramer_rao(&coin, &policy(0.6), &policy(0.5)).unwrap(), 0.0);
/// ```
///
/// # Errors
/// [`MdpError`]: as for [`visit_ratios`], or the behaviour never does what the target does.
// ANCHOR: cramer_rao
pub fn cramer_rao(
    mdp: &Mdp,
    target: &Policy,
    behaviour: &Policy,
) -> Result<f64, MdpError> {
    let (v, w) = (mdp.values(target)?, visit_ratios(mdp, target, behaviour)?);
    let (q, rho) = (mdp.action_values(&v)?, step_ratios(target, behaviour)?);
    let visits = undiscounted(mdp)?.visits(behaviour)?;
    let mut sum = 0.0;
    for s in 0..mdp.states() {
        for (a, b) in behaviour.row(s).iter().enumerate() {
            let spread = mdp.outcomes(s, a).iter().map(|o| {
                let later = o.next.map_or(0.0, |next| v[next]);
                let off = o.reward + mdp.gamma() * later - q[s][a];
                o.chance * off * off
            });
            let weight = w[s] * rho[s][a];
            sum += visits[s] * b * weight * weight * spread.sum::<f64>();
        }
    }
    Ok(sum)
}
// ANCHOR_END: cramer_rao

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::backward_variance::Backward;
    use reweight::finite_horizon::{clocked, with_clock};
    use reweight::four_by_three::{GAMMA, world};
    use reweight::mdp::Ties;

    #[test]
    fn no_unbiased_estimate_is_below_it_and_a_clock_only_raises_it() {
        let world = world(GAMMA).unwrap();
        let q = world.action_values(&world.best_values().unwrap()).unwrap();
        let policy =
            |epsilon| Policy::epsilon_greedy(&q, epsilon, Ties::Split).unwrap();
        let (pi, b) = (policy(0.2), policy(0.4));
        for steps in [5, 12, 20] {
            let clock = with_clock(&world, steps).unwrap();
            let [pi, b] = [&pi, &b].map(|policy| clocked(policy, steps).unwrap());
            let bound = cramer_rao(&clock, &pi, &b).unwrap();
            let q = clock.action_values(&clock.values(&pi).unwrap()).unwrap();
            let rho = step_ratios(&pi, &b).unwrap();
            let dr = Backward::doubly_robust(&rho, &pi, &q).unwrap();
            let dr = dr.moments(&clock, &b).unwrap().variance;
            assert!(0.0 < bound && bound < dr, "{steps}: {bound} {dr}");
        }
        let ends = cramer_rao(&world, &pi, &b).unwrap();
        let long = with_clock(&world, 80).unwrap();
        let [pi, b] = [&pi, &b].map(|policy| clocked(policy, 80).unwrap());
        assert!(ends < cramer_rao(&long, &pi, &b).unwrap());
    }
}

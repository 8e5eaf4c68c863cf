//! Closed forms and linear solves, in named parts, each of which may be absent.

use reweight::divergence::{
    kl, largest_weight, renyi_two, second_moment, total_variation,
};
use reweight::finite::Finite;

use super::walk::{Object, Outcome};

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Outcome {
    document.part("kl_direction", kl_direction)?;
    document.pending(&[
        "reinforce_bandit",
        "vtrace_and_nstep",
        "truncation_bias_correction",
        "pois_bound",
        "psis_thresholds",
    ]);
    Ok(())
}

/// Two policies, near in one direction and far in another.
fn kl_direction(case: &mut Object) -> Outcome {
    let old = Finite::new(case.given_list("old")?)?;
    let new = Finite::new(case.given_list("new")?)?;
    // Terms of the size of a probability cancel.
    case.check_sum("kl_old_new", kl(&old, &new)?, 1.0);
    case.check_sum("kl_new_old", kl(&new, &old)?, 1.0);
    case.check_sum("renyi2_new_old", renyi_two(&new, &old)?, 1.0);
    case.check_sum("tv", total_variation(&new, &old)?, 1.0);
    case.check("E_old_rho2", second_moment(&new, &old)?);
    case.check("ess_over_n", 1.0 / second_moment(&new, &old)?);
    case.check("max_ratio", largest_weight(&new, &old)?);
    Ok(())
}

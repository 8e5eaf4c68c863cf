//! # A brake that brakes in time
//!
//! The early stop of this chapter looks at the mean KL after each step, and leaves the step that went too far where it is. Take that step back: the policy
//! that is returned shall be the last one within the limit. (The version handed out is the chapter's.)

use reweight::adam::Adam;
use reweight::batch_learner::Batch;
use reweight::network::Network;
use reweight::ppo::{PPO, PpoError, Settings, ppo};
use reweight::streams::stream;

// ANCHOR: problem
/// At most so many steps on the plain surrogate, the mean KL never above `limit`.
pub fn braked(
    policy: &mut Network,
    adam: &mut Adam,
    batch: &Batch,
    (steps, limit): (usize, f64),
) -> Result<(), PpoError> {
    let one = Settings { epsilon: f64::INFINITY, epochs: 1, ..PPO };
    let mut tape = policy.tape();
    for _ in 0..steps {
        let before = policy.clone();
        ppo(policy, adam, batch, &one, &mut stream(0, 0))?;
        if batch.moved(policy, &mut tape)?.kl > limit {
            // ANCHOR: solution
            *policy = before;
            // ANCHOR_END: solution
            // HANDOUT: let _ = before;
            break;
        }
    }
    Ok(())
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
use reweight::leaky_clip::Leak;

#[cfg(test)]
fn kl_after(steps: usize, limit: f64) -> f64 {
    let leak = Leak::draw(1).unwrap();
    let mut policy = leak.climb(0.2, 0.02, 0).unwrap().remove(0);
    let mut adam = Adam::new(policy.parameters().len(), 0.02).unwrap();
    braked(&mut policy, &mut adam, leak.batch(), (steps, limit)).unwrap();
    leak.batch().moved(&policy, &mut policy.tape()).unwrap().kl
}

#[test]
fn the_limit_holds() {
    for limit in [0.01, 0.02, 0.05] {
        let kl = kl_after(100, limit);
        assert!(kl > 0.0 && kl <= limit, "{kl} {limit}");
    }
}

#[test]
fn a_limit_that_is_never_reached_brakes_nothing_and_a_tiny_one_stays() {
    assert!(kl_after(100, 1e-12).abs() < 1e-15);
    let free = kl_after(3, 1e9);
    assert!(free > kl_after(2, 1e9) * 0.5 && free > 0.0);
}
// ANCHOR_END: tests

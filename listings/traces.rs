use reweight::advantages::Judged;

/// What can be wrong with a sequence, or with how its traces are cut.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum TraceError {
    /// Each list has an entry for each step.
    #[error("{given} {what} for {steps} steps")]
    Length { what: &'static str, given: usize, steps: usize },
    /// Rewards and values are finite, and so is what comes of them.
    #[error("{what} {step} is {value}")]
    NotFinite { what: &'static str, step: usize, value: f64 },
    /// γ and λ lie in [0, 1].
    #[error("{what} is {value}, not in [0, 1]")]
    Share { what: &'static str, value: f64 },
    /// Ratios are cut off at zero or above; never is an infinite level.
    #[error("{what} is {value}, which is no level to cut off at")]
    Level { what: &'static str, value: f64 },
    /// What was done had a chance under the behaviour.
    #[error("at step {step}, π is {target} and μ is {behaviour}")]
    Chances { step: usize, target: f64, behaviour: f64 },
}

/// How likely an action that was taken had been.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chosen {
    /// π(a|s), under the policy that is asked about.
    pub target: f64,
    /// μ(a|s), under the one that acted. It is above zero, for the action was taken.
    pub behaviour: f64,
}

impl Chosen {
    /// ρ = π / μ.
    pub fn ratio(self) -> f64 {
        self.target / self.behaviour
    }
}

/// What one action lets through of all that comes after it: c in the literature, of which these are
/// the members. λ lies in [0, 1].
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "the variants say what the fields are")]
// ANCHOR: traces
pub enum Trace {
    /// Everything, reweighted: per-decision importance sampling.
    Importance,
    /// As much as the target likes the action (Precup, Sutton and Singh 2000).
    TreeBackup,
    /// The same share, whatever was done (Harutyunyan and others 2016).
    QLambda(f64),
    /// The ratio, but never more than a share (Munos and others 2016).
    Retrace(f64),
    /// The ratio, cut off at c̄ (Espeholt and others 2018).
    VTrace { most: f64, lambda: f64 },
}

impl Trace {
    /// c, for an action that was taken.
    pub fn carries(self, chosen: Chosen) -> f64 {
        let rho = chosen.ratio();
        match self {
            Self::Importance => rho,
            Self::TreeBackup => chosen.target,
            Self::QLambda(lambda) => lambda,
            Self::Retrace(lambda) => lambda * rho.min(1.0),
            Self::VTrace { most, lambda } => lambda * rho.min(most),
        }
    }
}
// ANCHOR_END: traces

impl Trace {
    /// Whether its numbers mean something.
    ///
    /// # Errors
    /// [`TraceError`] if λ is no share or a level no level.
    pub fn check(self) -> Result<(), TraceError> {
        match self {
            Self::Importance | Self::TreeBackup => Ok(()),
            Self::QLambda(lambda) | Self::Retrace(lambda) => share("λ", lambda),
            Self::VTrace { most, lambda } => {
                level("c̄", most)?;
                share("λ", lambda)
            }
        }
    }
}

/// The one recursion, from the end to the beginning: Dₜ = pₜ δₜ + γ cₜ Dₜ₊₁. What step t adds to an
/// estimate is its surprise δₜ, paid at the rate pₜ, and what cₜ lets through of everything later.
// ANCHOR: recursion
fn collect(
    surprises: &[f64],
    pays: &[f64],
    carries: &[f64],
    last: &[bool],
    gamma: f64,
) -> Vec<f64> {
    let (mut sums, mut later) = (vec![0.0; surprises.len()], 0.0);
    for t in (0..surprises.len()).rev() {
        later = if last[t] { 0.0 } else { gamma * carries[t] * later };
        later += pays[t] * surprises[t];
        sums[t] = later;
    }
    sums
}
// ANCHOR_END: recursion

/// Targets for Q(sₜ, aₜ): Q + δₜ + γ Dₜ₊₁ with p = c, which is Munos and others (2016), equation 3. In
/// `seen`, `values` are Q(sₜ, aₜ) and `next_values` are `E_π` Q(sₜ₊₁, ·), nought after the end. The first
/// action is given, so its own ratio is in no target.
///
/// ```
/// use reweight::advantages::Judged;
/// use reweight::traces::{Chosen, Trace, action_targets};
/// let seen = Judged {
///     rewards: &[0.0, 2.0],
///     values: &[1.0, 1.0],
///     next_values: &[1.0, 0.0],
///     last: &[false, true],
/// };
/// let chosen = [Chosen { target: 0.6, behaviour: 0.5 }; 2];
/// let targets = |trace| action_targets(&seen, &chosen, 1.0, trace).unwrap();
/// // The second step is a surprise of one, of which the first is told a share.
/// assert_eq!(targets(Trace::Importance), [1.0 + 1.2, 2.0]);
/// assert_eq!(targets(Trace::TreeBackup), [1.0 + 0.6, 2.0]);
/// assert_eq!(targets(Trace::Retrace(1.0)), [1.0 + 1.0, 2.0]);
/// ```
///
/// # Errors
/// [`TraceError`] if lists differ in length, or a number is none that can stand where it does.
pub fn action_targets(
    seen: &Judged,
    chosen: &[Chosen],
    gamma: f64,
    trace: Trace,
) -> Result<Vec<f64>, TraceError> {
    check(seen, chosen, gamma)?;
    trace.check()?;
    let c: Vec<f64> = chosen.iter().map(|a| trace.carries(*a)).collect();
    let delta = surprises(seen, gamma);
    let later = collect(&delta, &c, &c, seen.last, gamma);
    let target = |t: usize| {
        let rest = if seen.last[t] { None } else { later.get(t + 1) };
        seen.values[t] + delta[t] + gamma * rest.copied().unwrap_or(0.0)
    };
    all_finite("target", (0..delta.len()).map(target).collect())
}

/// Where V-trace cuts off: ρ̄ what a step pays, c̄ what it lets through.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levels {
    /// ρ̄, which decides what is learned.
    pub ratio: f64,
    /// c̄, which decides how fast.
    pub trace: f64,
}

impl Levels {
    /// Whether both are levels.
    ///
    /// # Errors
    /// [`TraceError`] if one is not.
    pub fn check(self) -> Result<(), TraceError> {
        level("ρ̄", self.ratio)?;
        level("c̄", self.trace)
    }
}

/// Targets for V(sₜ): V + Dₜ with p = min(ρ̄, ρ) and c = λ min(c̄, ρ), which is V-trace (Espeholt and others
/// 2018, equation 1). In `seen`, values are those of states.
///
/// # Errors
/// As [`action_targets`].
// ANCHOR: v_trace
pub fn v_trace(
    seen: &Judged,
    chosen: &[Chosen],
    gamma: f64,
    levels: Levels,
    lambda: f64,
) -> Result<Vec<f64>, TraceError> {
    check(seen, chosen, gamma)?;
    levels.check()?;
    let trace = Trace::VTrace { most: levels.trace, lambda };
    trace.check()?;
    let p: Vec<f64> = chosen.iter().map(|a| a.ratio().min(levels.ratio)).collect();
    let c: Vec<f64> = chosen.iter().map(|a| trace.carries(*a)).collect();
    let delta = surprises(seen, gamma);
    let sums = collect(&delta, &p, &c, seen.last, gamma);
    let targets = sums.iter().zip(seen.values).map(|(d, v)| v + d).collect();
    all_finite("target", targets)
}
// ANCHOR_END: v_trace

/// What a policy gradient credits step t with: min(ρ̄, ρₜ) (rₜ + γ vₜ₊₁ − V(sₜ)), where v is V-trace's
/// target, as far as there is one (the same paper, section 4.2).
///
/// # Errors
/// As [`action_targets`].
pub fn v_trace_credits(
    seen: &Judged,
    chosen: &[Chosen],
    gamma: f64,
    most: f64,
    targets: &[f64],
) -> Result<Vec<f64>, TraceError> {
    check(seen, chosen, gamma)?;
    level("ρ̄", most)?;
    let steps = chosen.len();
    if targets.len() != steps {
        let (what, given) = ("targets", targets.len());
        return Err(TraceError::Length { what, given, steps });
    }
    let credit = |t: usize| {
        let later = if seen.last[t] { None } else { targets.get(t + 1) };
        let next = later.copied().unwrap_or(seen.next_values[t]);
        let surprise = seen.rewards[t] + gamma * next - seen.values[t];
        chosen[t].ratio().min(most) * surprise
    };
    all_finite("credit", (0..steps).map(credit).collect())
}

/// δₜ = rₜ + γ V(sₜ₊₁) − V(sₜ).
fn surprises(seen: &Judged, gamma: f64) -> Vec<f64> {
    let surprise =
        |t: usize| seen.rewards[t] + gamma * seen.next_values[t] - seen.values[t];
    (0..seen.rewards.len()).map(surprise).collect()
}

fn check(seen: &Judged, chosen: &[Chosen], gamma: f64) -> Result<(), TraceError> {
    let steps = seen.rewards.len();
    for (what, given) in [
        ("values", seen.values.len()),
        ("next values", seen.next_values.len()),
        ("ends", seen.last.len()),
        ("chances", chosen.len()),
    ] {
        if given != steps {
            return Err(TraceError::Length { what, given, steps });
        }
    }
    for (what, numbers) in [
        ("reward", seen.rewards),
        ("value", seen.values),
        ("next value", seen.next_values),
    ] {
        let bad = numbers.iter().position(|x| !x.is_finite());
        if let Some(step) = bad {
            let value = numbers[step];
            return Err(TraceError::NotFinite { what, step, value });
        }
    }
    for (step, chosen) in chosen.iter().enumerate() {
        let Chosen { target, behaviour } = *chosen;
        let able = (0.0..=1.0).contains(&target)
            && behaviour > 0.0
            && behaviour <= 1.0
            && chosen.ratio().is_finite();
        if !able {
            return Err(TraceError::Chances { step, target, behaviour });
        }
    }
    share("γ", gamma)
}

fn share(what: &'static str, value: f64) -> Result<(), TraceError> {
    if (0.0..=1.0).contains(&value) {
        return Ok(());
    }
    Err(TraceError::Share { what, value })
}

fn level(what: &'static str, value: f64) -> Result<(), TraceError> {
    if value >= 0.0 {
        return Ok(());
    }
    Err(TraceError::Level { what, value })
}

fn all_finite(
    what: &'static str,
    numbers: Vec<f64>,
) -> Result<Vec<f64>, TraceError> {
    let bad = numbers.iter().position(|x| !x.is_finite());
    match bad {
        Some(step) => {
            Err(TraceError::NotFinite { what, step, value: numbers[step] })
        }
        None => Ok(numbers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::advantages::lambda_returns;

    const SEEN: Judged<'static> = Judged {
        rewards: &[1.0, -0.5, 2.0, 0.3, 1.5],
        values: &[0.4, 1.1, -0.2, 0.7, 0.1],
        next_values: &[1.1, -0.2, 0.0, 0.1, 0.6],
        last: &[false, false, true, false, true],
    };
    const GAMMA: f64 = 0.9;

    fn chosen() -> [Chosen; 5] {
        [(0.6, 0.5), (0.4, 0.5), (0.9, 0.1), (0.0, 0.3), (0.2, 0.8)]
            .map(|(target, behaviour)| Chosen { target, behaviour })
    }

    /// Espeholt's sum, term by term.
    fn literal(levels: Levels, lambda: f64) -> Vec<f64> {
        let chosen = chosen();
        let target = |s: usize| {
            let (mut v, mut through) = (SEEN.values[s], 1.0);
            for (t, chosen) in chosen.iter().enumerate().skip(s) {
                let rho = chosen.ratio();
                let surprise =
                    SEEN.rewards[t] + GAMMA * SEEN.next_values[t] - SEEN.values[t];
                v += through * rho.min(levels.ratio) * surprise;
                if SEEN.last[t] {
                    break;
                }
                through *= GAMMA * lambda * rho.min(levels.trace);
            }
            v
        };
        (0..5).map(target).collect()
    }

    #[test]
    fn the_recursion_is_the_sum_that_defines_it() {
        let infinite = f64::INFINITY;
        for (ratio, trace, lambda) in
            [(1.0, 1.0, 1.0), (2.0, 0.5, 0.9), (infinite, infinite, 1.0)]
        {
            let levels = Levels { ratio, trace };
            let ours = v_trace(&SEEN, &chosen(), GAMMA, levels, lambda).unwrap();
            for (a, b) in ours.iter().zip(literal(levels, lambda)) {
                assert!((a - b).abs() < 1e-14);
            }
        }
    }

    #[test]
    fn on_policy_they_are_lambda_returns_where_actions_have_their_states_values() {
        let same = chosen().map(|c| Chosen { target: c.behaviour, ..c });
        for lambda in [0.0, 0.7, 1.0] {
            let wanted = lambda_returns(&SEEN, GAMMA, lambda).unwrap();
            let levels = Levels { ratio: 1.0, trace: 1.0 };
            let states = v_trace(&SEEN, &same, GAMMA, levels, lambda).unwrap();
            let of = |trace| action_targets(&SEEN, &same, GAMMA, trace).unwrap();
            let (retrace, fixed) =
                (of(Trace::Retrace(lambda)), of(Trace::QLambda(lambda)));
            for t in 0..5 {
                assert!((states[t] - wanted[t]).abs() < 1e-14);
                assert!((retrace[t] - wanted[t]).abs() < 1e-14);
                assert!((fixed[t] - wanted[t]).abs() < 1e-14);
            }
        }
    }

    #[test]
    fn on_policy_v_trace_is_n_steps_and_others_have_terms_of_mean_nought_beside() {
        let same = chosen().map(|c| Chosen { target: c.behaviour, ..c });
        // λ = 1: n steps and a bootstrap, whatever the states' values in between.
        let levels = Levels { ratio: 1.0, trace: 1.0 };
        let states = v_trace(&SEEN, &same, GAMMA, levels, 1.0).unwrap();
        let by_hand = 0.3 + GAMMA * (1.5 + GAMMA * 0.6);
        assert!((states[3] - by_hand).abs() < 1e-14);
        // A state's mean value of actions is not that of the action taken, as a rule:
        // beside the n steps stands γᵏ (E_π Q(s_k, ·) − Q(s_k, a_k)) for each on the way.
        let seen = Judged { next_values: &[0.9, -0.5, 0.0, 0.3, 0.6], ..SEEN };
        let first = 1.0 + GAMMA * (-0.5 + GAMMA * 2.0);
        let beside = GAMMA * ((0.9 - 1.1) + GAMMA * (-0.5 + 0.2));
        let later = by_hand + GAMMA * (0.3 - 0.1);
        for trace in [Trace::Importance, Trace::QLambda(1.0), Trace::Retrace(1.0)] {
            let targets = action_targets(&seen, &same, GAMMA, trace).unwrap();
            assert!((targets[0] - first - beside).abs() < 1e-14, "{trace:?}");
            assert!((targets[3] - later).abs() < 1e-14, "{trace:?}");
        }
        let tree = action_targets(&seen, &same, GAMMA, Trace::TreeBackup);
        assert!((tree.unwrap()[3] - later).abs() > 0.1);
    }

    #[test]
    fn an_action_that_the_target_never_takes_ends_the_trace_but_for_one() {
        // Step 3 is such an action: what was seen at step 4 must not reach step 2's successor.
        let seen = Judged { last: &[false; 5], ..SEEN };
        let other = Judged { rewards: &[1.0, -0.5, 2.0, 0.3, 99.0], ..seen };
        for (trace, told) in [
            (Trace::Importance, false),
            (Trace::TreeBackup, false),
            (Trace::Retrace(1.0), false),
            (Trace::VTrace { most: 1.0, lambda: 1.0 }, false),
            (Trace::QLambda(1.0), true),
        ] {
            let of = |seen| action_targets(seen, &chosen(), GAMMA, trace).unwrap();
            let (one, two) = (of(&seen), of(&other));
            assert_eq!(one[..3] != two[..3], told, "{trace:?}");
            // Of its own successor step 3 is told: its action is given.
            assert_ne!(one[4], two[4]);
        }
    }

    #[test]
    fn without_traces_each_target_is_one_step() {
        let levels = Levels { ratio: f64::INFINITY, trace: 0.0 };
        let states = v_trace(&SEEN, &chosen(), GAMMA, levels, 1.0).unwrap();
        let actions =
            action_targets(&SEEN, &chosen(), GAMMA, Trace::Retrace(0.0)).unwrap();
        for t in 0..5 {
            let surprise =
                SEEN.rewards[t] + GAMMA * SEEN.next_values[t] - SEEN.values[t];
            assert!((actions[t] - SEEN.values[t] - surprise).abs() < 1e-14);
            let whole = chosen()[t].ratio() * surprise;
            assert!((states[t] - SEEN.values[t] - whole).abs() < 1e-14);
        }
    }

    #[test]
    fn at_equal_levels_the_credit_is_the_targets_own_move() {
        let levels = Levels { ratio: 1.0, trace: 1.0 };
        let targets = v_trace(&SEEN, &chosen(), GAMMA, levels, 1.0).unwrap();
        let credits =
            v_trace_credits(&SEEN, &chosen(), GAMMA, 1.0, &targets).unwrap();
        for t in 0..5 {
            assert!((credits[t] - (targets[t] - SEEN.values[t])).abs() < 1e-14);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let said = |seen: Judged, chosen: &[Chosen], gamma, trace| {
            let error = action_targets(&seen, chosen, gamma, trace).unwrap_err();
            error.to_string()
        };
        let is = Trace::Importance;
        let few = said(SEEN, &chosen()[..4], GAMMA, is);
        assert_eq!(few, "4 chances for 5 steps");
        let mut wrong = chosen();
        wrong[2].behaviour = 0.0;
        let zero = said(SEEN, &wrong, GAMMA, is);
        assert_eq!(zero, "at step 2, π is 0.9 and μ is 0");
        wrong[2].behaviour = 5e-324;
        assert!(said(SEEN, &wrong, GAMMA, is).starts_with("at step 2, π is 0.9"));
        let many = said(SEEN, &chosen(), GAMMA, Trace::Retrace(1.5));
        assert_eq!(many, "λ is 1.5, not in [0, 1]");
        let cut = Trace::VTrace { most: f64::NAN, lambda: 1.0 };
        let level = said(SEEN, &chosen(), GAMMA, cut);
        assert_eq!(level, "c̄ is NaN, which is no level to cut off at");
        let far = said(SEEN, &chosen(), 1.5, is);
        assert_eq!(far, "γ is 1.5, not in [0, 1]");
        let nan = Judged { rewards: &[0.0, f64::NAN, 0.0, 0.0, 0.0], ..SEEN };
        let reward = said(nan, &chosen(), GAMMA, is);
        assert_eq!(reward, "reward 1 is NaN");
        let huge = Judged { rewards: &[1e308; 5], last: &[false; 5], ..SEEN };
        assert!(said(huge, &chosen(), 1.0, is).starts_with("target "));
        let levels = Levels { ratio: -1.0, trace: 1.0 };
        let error = v_trace(&SEEN, &chosen(), GAMMA, levels, 1.0).unwrap_err();
        let what = "ρ̄ is -1, which is no level to cut off at";
        assert_eq!(error.to_string(), what);
        assert!(v_trace_credits(&SEEN, &chosen(), GAMMA, 1.0, &[]).is_err());
    }
}

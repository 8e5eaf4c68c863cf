use reweight::deadly_triad::{LinearValue, TriadError};
use reweight::linear::{Singular, solve};

/// What can go wrong with an emphasis.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EmphasisError {
    /// The follow-on weight is infinite: nothing is discounted and the target goes in circles.
    #[error("the emphasis is infinite")]
    Infinite(#[from] Singular),
    /// The shares do not fit the problem.
    #[error(transparent)]
    Triad(#[from] TriadError),
}

/// Emphatic TD in expectation (Sutton, Mahmood and White 2016): the same updates, but state s counts
/// f(s) = d(s) + γ Σ f(s′) over the states s′ that lead to it under the target.
///
/// In a run f(s) is the mean of Fₜ = 1 + γ ρₜ₋₁ Fₜ₋₁ over the visits to s: a sum of products of ratios.
///
/// # Errors
/// [`EmphasisError::Infinite`] if there is no such f.
// ANCHOR: emphatic
pub fn emphatic(problem: &LinearValue) -> Result<LinearValue, EmphasisError> {
    let (next, gamma) = (problem.next(), problem.gamma());
    let states = 0..next.len();
    let row = |s: usize| {
        let entry = |before: usize| {
            let stays = if s == before { 1.0 } else { 0.0 };
            stays - if next[before] == s { gamma } else { 0.0 }
        };
        states.clone().map(entry).collect()
    };
    let equations = states.clone().map(row).collect();
    let emphasis = solve(equations, problem.visits().to_vec())?;
    Ok(problem.updated_in(emphasis)?)
}
// ANCHOR_END: emphatic

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::deadly_triad::{BAIRD_START, baird_features};

    #[test]
    fn the_emphasis_sums_the_discounted_ways_there() {
        let baird = LinearValue::baird(baird_features(), 0.9).unwrap();
        let emphasis = emphatic(&baird).unwrap().visits().to_vec();
        for share in &emphasis[..6] {
            assert!((share - 1.0 / 7.0).abs() < 1e-15);
        }
        // d (1 + 6γ) / (1 − γ).
        assert!((emphasis[6] - 6.4 / 7.0 / 0.1).abs() < 1e-12);
    }

    #[test]
    fn what_blew_up_settles_on_the_truth() {
        let baird = LinearValue::baird(baird_features(), 0.99).unwrap();
        let cured = emphatic(&baird).unwrap();
        let error = |p: &LinearValue, steps| {
            p.error(&p.path(&BAIRD_START, 0.01, steps).unwrap()).unwrap()
        };
        assert!(error(&baird, 1_000) > 100.0 * error(&baird, 0));
        assert!(error(&cured, 1_000) < 1e-5 * error(&cured, 0));
        let pair = LinearValue::w_to_2w(0.9).unwrap();
        assert!(pair.path(&[1.0], 0.1, 100).unwrap()[0] > 1.0);
        let pair = emphatic(&pair).unwrap();
        assert!(pair.path(&[1.0], 0.1, 100).unwrap()[0].abs() < 1e-3);
    }

    #[test]
    fn circles_without_a_discount_have_no_emphasis() {
        let endless = emphatic(&LinearValue::w_to_2w(1.0).unwrap());
        assert_eq!(endless.unwrap_err().to_string(), "the emphasis is infinite");
    }
}

use reweight::finite::{Finite, expectation, weights};
use reweight::multiple_proposals::{Answers, ProposalError, Proposals};

/// The answers hᵢ(x) ≥ 0 with the least variance, which take the answer to know: they depend on f.
/// Two proposals at a time and point by point, all else held, the variance is a parabola in what the
/// one hands to the other; it is convex in all answers together, so the rounds end at the best.
///
/// # Errors
/// [`ProposalError`] if p, f and the proposals do not fit one another.
pub fn best_answers(
    log: &Proposals<f64>,
    p: &Finite<f64>,
    f: &[f64],
    rounds: usize,
) -> Result<Answers<f64>, ProposalError> {
    expectation(p, f)?;
    let mut answers = log.balance();
    let pf: Vec<f64> = p.masses().iter().zip(f).map(|(p, f)| p * f).collect();
    for q in log.each() {
        weights(p, q)?; // on the same points
    }
    // What each proposal answers for in all, Σ hᵢ p f.
    let mut means: Vec<f64> = answers.iter().map(|row| dot(row, &pf)).collect();
    for _ in 0..rounds {
        for one in 0..answers.len() {
            for other in 0..one {
                for x in 0..pf.len() {
                    let [mut a, mut b] = [one, other].map(|i| {
                        let q = log.each()[i].masses()[x];
                        let part = answers[i][x] * pf[x] / q - means[i];
                        Side { q, part, n: log.draws()[i], of: i }
                    });
                    if a.q == 0.0 || b.q == 0.0 || pf[x] == 0.0 {
                        continue;
                    }
                    // With `hand` more for a: the slope at zero over the curvature.
                    let slope = a.part / a.n - b.part / b.n;
                    let bend = |s: &Side| pf[x] * (1.0 / s.q - 1.0) / s.n;
                    let curvature = bend(&a) + bend(&b);
                    if curvature == 0.0 {
                        continue;
                    }
                    let hand = (-slope / curvature)
                        .clamp(-answers[one][x], answers[other][x]);
                    for (side, sign) in [(&mut a, 1.0), (&mut b, -1.0)] {
                        answers[side.of][x] += sign * hand;
                        means[side.of] += sign * hand * pf[x];
                    }
                }
            }
        }
    }
    Ok(answers)
}

/// One of the two proposals that share a point.
struct Side {
    q: f64,
    part: f64,
    n: f64,
    of: usize,
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> (Proposals<f64>, Finite<f64>, [f64; 6]) {
        let first = vec![0.3, 0.3, 0.2, 0.1, 0.05, 0.05];
        let second = vec![0.05, 0.05, 0.1, 0.2, 0.3, 0.3];
        let log = Proposals::new(vec![first, second], vec![3, 3]).unwrap();
        let p = Finite::new(vec![0.05, 0.1, 0.2, 0.3, 0.2, 0.15]).unwrap();
        (log, p, [0.0, 1.0, 2.0, 3.0, 5.0, 8.0])
    }

    #[test]
    fn nobody_gains_by_handing_a_little_over() {
        let (log, p, f) = example();
        let best = best_answers(&log, &p, &f, 400).unwrap();
        let least = log.variance(&p, &f, &best).unwrap();
        assert!((least - 0.306_128_598).abs() < 1e-8, "{least}");
        for x in 0..6 {
            let total = best[0][x] + best[1][x];
            assert!((total - 1.0).abs() < 1e-12);
            for hand in [-1e-3, 1e-3] {
                let mut other = best.clone();
                other[0][x] += hand;
                other[1][x] -= hand;
                if other[0][x] >= 0.0 && other[1][x] >= 0.0 {
                    let variance = log.variance(&p, &f, &other).unwrap();
                    assert!(variance >= least, "{x}");
                }
            }
        }
    }

    #[test]
    fn three_proposals_and_a_hole_are_shared_too() {
        let masses =
            vec![vec![0.5, 0.5, 0.0], vec![0.2, 0.2, 0.6], vec![0.1, 0.8, 0.1]];
        let log = Proposals::new(masses, vec![2, 3, 1]).unwrap();
        let p = Finite::new(vec![0.3, 0.3, 0.4]).unwrap();
        let f = [1.0, -2.0, 3.0];
        let best = best_answers(&log, &p, &f, 400).unwrap();
        let least = log.variance(&p, &f, &best).unwrap();
        for beta in 1..=8 {
            assert!(log.variance(&p, &f, &log.power(beta)).unwrap() > least);
        }
        assert_eq!(log.reach(&p, &f, &best), Ok(true));
    }
}

//! # One function, three verdicts
//!
//! The exact variance of the power heuristic on finitely many points. At β = {{#const 0}} every proposal answers for the same share of every
//! point, which is own ratios averaged; at {{#const 1}} it is the balance heuristic. The chapter's six arms must give
//! {{#const 3.816389}}, {{#const 0.788148}} and, at {{#const 2}}, {{#const 0.721658}}.
//!
//! The version handed out subtracts the squared mean once, for all draws together. At β = {{#const 0}} that is right. Why, and what does it
//! compute at {{#const 1}}?

// ANCHOR: problem
/// The variance of Σᵢ of the means of (p/qᵢ) hᵢ f over n[i] draws from q[i].
pub fn variance(
    p: &[f64],
    f: &[f64],
    q: &[Vec<f64>],
    n: &[f64],
    beta: i32,
) -> f64 {
    let raised = |i: usize, x: usize| (n[i] * q[i][x]).powi(beta);
    let mut total = 0.0;
    for i in 0..q.len() {
        let (mut mean, mut square) = (0.0, 0.0);
        for x in 0..p.len() {
            let all: f64 = (0..q.len()).map(|k| raised(k, x)).sum();
            let part = p[x] * f[x] * raised(i, x) / all;
            mean += part;
            square += part * part / q[i][x];
        }
        // ANCHOR: solution
        // Each proposal's draws scatter around that proposal's own mean.
        total += (square - mean * mean) / n[i];
        // ANCHOR_END: solution
        // HANDOUT: let _ = mean;
        // HANDOUT: total += square / n[i];
        // HANDOUT: if i + 1 == q.len() {
        // HANDOUT:     let mu: f64 = p.iter().zip(f).map(|(p, f)| p * f).sum();
        // HANDOUT:     total -= mu * mu / n.iter().sum::<f64>();
        // HANDOUT: }
    }
    total
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn arms(beta: i32) -> f64 {
    let p = [0.05, 0.1, 0.2, 0.3, 0.2, 0.15];
    let f = [0.0, 1.0, 2.0, 3.0, 5.0, 8.0];
    let early = vec![0.3, 0.3, 0.2, 0.1, 0.05, 0.05];
    let late = vec![0.05, 0.05, 0.1, 0.2, 0.3, 0.3];
    variance(&p, &f, &[early, late], &[3.0, 3.0], beta)
}

#[test]
fn fixed_numbers_help_the_mixture_and_not_own_ratios() {
    assert!((arms(0) - 3.816389).abs() < 1e-6);
    assert!((arms(1) - 0.788148).abs() < 1e-6);
}

#[test]
fn the_square_beats_the_balance() {
    assert!((arms(2) - 0.721658).abs() < 1e-6);
}
// ANCHOR_END: tests

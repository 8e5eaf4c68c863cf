use reweight::deadly_triad::{LinearValue, TriadError};

/// GTD2 in expectation (Sutton and others 2009): h estimates C⁻¹ `E[δφ]`, and w follows Aᵀh, the true
/// gradient of the projected Bellman error. All rewards are zero, so `E[δφ]` = −A w.
///
/// # Errors
/// [`TriadError`] if `w` does not fit the features, or what results is not finite.
pub fn path(
    problem: &LinearValue,
    w: &[f64],
    (alpha, beta): (f64, f64),
    steps: usize,
) -> Result<Vec<f64>, TriadError> {
    problem.error(w)?;
    let (a, c) = (problem.matrix(), correlations(problem));
    let (mut w, mut h) = (w.to_vec(), vec![0.0; w.len()]);
    // ANCHOR: gradient
    for _ in 0..steps {
        let (error, known, up) = (times(&a, &w), times(&c, &h), times_t(&a, &h));
        for i in 0..w.len() {
            h[i] += beta * (-error[i] - known[i]);
            w[i] += alpha * up[i];
        }
    }
    // ANCHOR_END: gradient
    problem.error(&w)?;
    Ok(w)
}

/// C = Σ d(s) φ(s) φ(s)ᵀ.
fn correlations(problem: &LinearValue) -> Vec<Vec<f64>> {
    let size = problem.features()[0].len();
    let mut c = vec![vec![0.0; size]; size];
    for (x, share) in problem.features().iter().zip(problem.visits()) {
        for (row, i) in c.iter_mut().zip(x) {
            for (entry, j) in row.iter_mut().zip(x) {
                *entry += share * i * j;
            }
        }
    }
    c
}

/// M x.
fn times(m: &[Vec<f64>], x: &[f64]) -> Vec<f64> {
    m.iter().map(|row| row.iter().zip(x).map(|(m, x)| m * x).sum()).collect()
}

/// Mᵀ x.
fn times_t(m: &[Vec<f64>], x: &[f64]) -> Vec<f64> {
    let entry = |j: usize| m.iter().zip(x).map(|(row, x)| row[j] * x).sum();
    (0..x.len()).map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::deadly_triad::{BAIRD_START, baird_features};

    #[test]
    fn what_doubled_and_doubled_goes_to_the_truth() {
        let pair = LinearValue::w_to_2w(0.9).unwrap();
        assert!(pair.path(&[1.0], 0.1, 100).unwrap()[0] > 1_000.0);
        let w = path(&pair, &[1.0], (0.1, 0.5), 1_000).unwrap()[0];
        assert!(w.abs() < 1e-9, "{w}");
    }

    #[test]
    fn baird_no_longer_grows_and_hardly_shrinks() {
        let baird = LinearValue::baird(baird_features(), 0.99).unwrap();
        let error = |steps| {
            let w = path(&baird, &BAIRD_START, (0.01, 0.05), steps).unwrap();
            baird.error(&w).unwrap()
        };
        assert!(error(1_000) < 0.4 * error(0));
        assert!(error(10_000) < error(1_000));
        assert!(error(10_000) > 0.9 * error(1_000));
    }

    #[test]
    fn the_first_two_updates_are_those_by_hand() {
        // One feature: A = 1 − 2γ = −0.8, C = 1. h: 0 → 0.4 → 0.6; w: 1 → 1 → 1 − 0.1 · 0.8 · 0.4.
        let pair = LinearValue::w_to_2w(0.9).unwrap();
        let w = |steps| path(&pair, &[1.0], (0.1, 0.5), steps).unwrap()[0];
        assert_eq!(w(1), 1.0);
        assert!((w(2) - 0.968).abs() < 1e-15);
        assert!(path(&pair, &[1.0, 2.0], (0.1, 0.5), 1).is_err());
        assert!(path(&pair, &[1.0], (f64::NAN, 0.5), 1).is_err());
    }
}

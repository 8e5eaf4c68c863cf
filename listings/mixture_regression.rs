/// One draw: what each known density is there as a share of the mixture, and what is to be fitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// qₖ / q̄, proposal by proposal. The mean of each under q̄ is known: it is one.
    pub columns: Vec<f64>,
    /// p f / q̄.
    pub y: f64,
    /// How much the row counts, one for a draw.
    pub weight: f64,
}

impl Row {
    /// Σ βₖ qₖ / q̄.
    pub fn fitted(&self, beta: &[f64]) -> f64 {
        self.columns.iter().zip(beta).map(|(x, b)| x * b).sum()
    }
}

/// The least-squares coefficients β of y on the columns. Each column has mean one under the mixture,
/// so the mean of the fitted values is known, Σ βₖ, and so is that of y once the residuals, whose
/// mean is zero by construction, are left out: **Σ βₖ estimates μ** (Owen and Zhou 2000: the
/// proposals' densities as control variates). `None` if the columns do not determine β, as when two
/// proposals are the same.
///
/// ```
/// use reweight::mixture_regression::{Row, fit};
/// // Two coins with heads 0.9 and 0.3, half of the flips each; f pays 2 and 1 to a target of 0.6.
/// let row = |y: f64, a: f64, b: f64| Row { columns: vec![a, b], y, weight: 1.0 };
/// let heads = row(2.0, 0.9 / 0.6, 0.3 / 0.6);
/// let tails = row(1.0, 0.1 / 0.4, 0.7 / 0.4);
/// let beta = fit(&[heads, tails]).unwrap();
/// assert!((beta[0] + beta[1] - 1.6).abs() < 1e-12); // two outcomes, two columns: no error at all
/// ```
pub fn fit(rows: &[Row]) -> Option<Vec<f64>> {
    let count = rows.first()?.columns.len();
    let mut system = vec![vec![0.0; count + 1]; count];
    for row in rows {
        for (line, x) in system.iter_mut().zip(&row.columns) {
            let right = row.columns.iter().chain([&row.y]);
            for (entry, z) in line.iter_mut().zip(right) {
                *entry += row.weight * x * z;
            }
        }
    }
    solve(system)
}

/// Gaussian elimination with the largest pivot, on rows that end in the right-hand side.
fn solve(mut system: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let count = system.len();
    let scale = system.iter().flatten().fold(0.0, |s: f64, x| s.max(x.abs()));
    for column in 0..count {
        let size = |row: &Vec<f64>| row[column].abs();
        let pivot = (column..count)
            .max_by(|&a, &b| size(&system[a]).total_cmp(&size(&system[b])))?;
        system.swap(column, pivot);
        let (done, rest) = system.split_at_mut(column + 1);
        let top = &done[column];
        let most = top[column].abs();
        if most.is_nan() || most <= 1e-12 * scale {
            return None;
        }
        for row in rest {
            let factor = row[column] / top[column];
            for (entry, above) in row.iter_mut().zip(top) {
                *entry -= factor * above;
            }
        }
    }
    let mut solution = vec![0.0; count];
    for line in (0..count).rev() {
        let known: f64 = (line + 1..count)
            .map(|later| system[line][later] * solution[later])
            .sum();
        solution[line] = (system[line][count] - known) / system[line][line];
    }
    solution.iter().all(|x| x.is_finite()).then_some(solution)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::finite::Finite;
    use reweight::multiple_proposals::Proposals;

    /// The finite example, as rows weighed by the mixture: the fit of the whole population.
    #[test]
    fn on_finitely_many_points_no_other_coefficients_leave_less() {
        let masses = vec![
            vec![0.3, 0.3, 0.2, 0.1, 0.05, 0.05],
            vec![0.05, 0.05, 0.1, 0.2, 0.3, 0.3],
        ];
        let (p, f) =
            ([0.05, 0.1, 0.2, 0.3, 0.2, 0.15], [0.0, 1.0, 2.0, 3.0, 5.0, 8.0]);
        let log = Proposals::new(masses, vec![3, 3]).unwrap();
        let mixture = log.mixture();
        let row = |x: usize| {
            let weight = mixture.masses()[x];
            let columns = log.each().iter().map(|q| q.masses()[x] / weight);
            Row { columns: columns.collect(), y: p[x] * f[x] / weight, weight }
        };
        let rows: Vec<Row> = (0..6).map(row).collect();
        let beta = fit(&rows).unwrap();
        assert!((beta.iter().sum::<f64>() - 3.6).abs() < 1e-12);
        // The same as the balance heuristic on f less its fit, p f − Σ βₖ qₖ.
        let target = Finite::new(p.to_vec()).unwrap();
        let variance = |beta: &[f64]| {
            let fitted = |x: usize| rows[x].fitted(beta) * mixture.masses()[x];
            let rest: Vec<f64> = (0..6).map(|x| f[x] - fitted(x) / p[x]).collect();
            log.variance(&target, &rest, &log.balance()).unwrap()
        };
        let rest = |row: &Row| {
            let off = row.y - row.fitted(&beta);
            row.weight * off * off
        };
        let least = rows.iter().map(rest).sum::<f64>() / 6.0;
        assert!((variance(&beta) - least).abs() < 1e-12);
        assert!((variance(&[0.0, 0.0]) - 532.0 / 675.0).abs() < 1e-12);
        assert!(least < 0.066);
        for (a, b) in [(0.1, 0.0), (0.0, 0.1), (-0.1, 0.1), (0.1, 0.1)] {
            assert!(variance(&[beta[0] + a, beta[1] + b]) >= least - 1e-12);
        }
    }

    #[test]
    fn two_proposals_that_are_one_determine_nothing() {
        let row = |x: f64| Row { columns: vec![1.0, 1.0], y: x, weight: 1.0 };
        assert_eq!(fit(&[row(1.0), row(2.0)]), None);
        assert_eq!(fit(&[]), None);
        let bad = Row { columns: vec![f64::NAN], y: 1.0, weight: 1.0 };
        assert_eq!(fit(&[bad]), None);
    }
}

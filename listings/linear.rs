/// The equations do not have one solution: no usable pivot is left in this column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the equations have no single solution: column {column} has no pivot")]
pub struct Singular {
    /// Where the elimination stopped.
    pub column: usize,
}

/// What counts as no pivot, beside the largest entry: rounding alone leaves so much.
const NOTHING: f64 = 1e-13;

/// x with A x = b, by elimination with partial pivoting (Golub and Van Loan 2013, section 3.4). For
/// the few dozen states of a finite world, always in the same order: the same bits everywhere, which
/// a tuned library does not promise.
///
/// ```
/// use reweight::linear::solve;
/// let x = solve(vec![vec![2.0, 1.0], vec![1.0, 3.0]], vec![5.0, 10.0]).unwrap();
/// assert_eq!(x, [1.0, 3.0]);
/// ```
///
/// # Errors
/// [`Singular`] if there is no single solution, or a number is not finite.
///
/// # Panics
/// If `a` is not as wide and as high as `b` is long.
pub fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Result<Vec<f64>, Singular> {
    let n = b.len();
    assert!(a.len() == n && a.iter().all(|row| row.len() == n), "A is not square");
    let largest = a.iter().flatten().fold(0.0, |most: f64, x| most.max(x.abs()));
    for column in 0..n {
        let size = |row: &usize| a[*row][column].abs();
        let pivot = (column..n).max_by(|i, j| size(i).total_cmp(&size(j)));
        let pivot = pivot.filter(|row| size(row) > NOTHING * largest);
        let pivot = pivot.ok_or(Singular { column })?;
        a.swap(column, pivot);
        b.swap(column, pivot);
        let (above, below) = a.split_at_mut(column + 1);
        let top = &above[column];
        for (i, row) in (column + 1..).zip(below) {
            let factor = row[column] / top[column];
            if factor == 0.0 {
                continue;
            }
            for (x, t) in row[column..].iter_mut().zip(&top[column..]) {
                *x -= factor * t;
            }
            b[i] -= factor * b[column];
        }
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|j| a[i][j] * b[j]).sum();
        b[i] = (b[i] - known) / a[i][i];
        if !b[i].is_finite() {
            return Err(Singular { column: i });
        }
    }
    Ok(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::RngExt;
    use reweight::streams::stream;

    #[test]
    fn the_solution_solves() {
        for n in [1, 2, 9, 48] {
            let mut rng = stream(1, n);
            let mut row = || (0..n).map(|_| rng.random::<f64>() - 0.5).collect();
            let a: Vec<Vec<f64>> = (0..n).map(|_| row()).collect();
            let b: Vec<f64> = row();
            let x = solve(a.clone(), b.clone()).unwrap();
            for (row, b) in a.iter().zip(b) {
                let found: f64 = row.iter().zip(&x).map(|(a, x)| a * x).sum();
                assert!((found - b).abs() < 1e-10);
            }
        }
    }

    #[test]
    fn a_pivot_of_zero_is_passed_over() {
        let x = solve(vec![vec![0.0, 1.0], vec![1.0, 0.0]], vec![2.0, 3.0]);
        assert_eq!(x.unwrap(), [3.0, 2.0]);
    }

    #[test]
    fn no_single_solution_is_named() {
        let twice = vec![vec![1.0, 2.0], vec![2.0, 4.0]];
        let error = solve(twice, vec![1.0, 2.0]).unwrap_err();
        let said = "the equations have no single solution: column 1 has no pivot";
        assert_eq!(error.to_string(), said);
        assert!(solve(vec![vec![f64::NAN]], vec![1.0]).is_err());
        assert!(solve(vec![vec![1.0]], vec![f64::INFINITY]).is_err());
        assert_eq!(solve(vec![], vec![]), Ok(vec![]));
    }
}

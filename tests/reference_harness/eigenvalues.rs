//! The real parts of a small matrix's eigenvalues, by complex QR steps with Wilkinson's shift.

use libm::{hypot, sqrt};

/// A complex number, real and imaginary part.
type Complex = (f64, f64);

fn add(a: Complex, b: Complex) -> Complex {
    (a.0 + b.0, a.1 + b.1)
}

fn minus(a: Complex, b: Complex) -> Complex {
    (a.0 - b.0, a.1 - b.1)
}

fn times(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

fn conjugate((re, im): Complex) -> Complex {
    (re, -im)
}

fn size(a: Complex) -> f64 {
    hypot(a.0, a.1)
}

/// The root with the real part that is not negative.
fn root(a: Complex) -> Complex {
    let re = sqrt(0.5 * (size(a) + a.0).max(0.0));
    let im = sqrt(0.5 * (size(a) - a.0).max(0.0));
    (re, im.copysign(a.1))
}

/// The eigenvalue of the last 2 × 2 block that is nearer to the last entry.
fn shift(m: &[Vec<Complex>], last: usize) -> Complex {
    let (a, b) = (m[last - 1][last - 1], m[last - 1][last]);
    let (c, d) = (m[last][last - 1], m[last][last]);
    let half = minus(a, d);
    let half = (0.5 * half.0, 0.5 * half.1);
    let spread = root(add(times(half, half), times(b, c)));
    let centre = add(d, half);
    let (one, other) = (add(centre, spread), minus(centre, spread));
    if size(minus(one, d)) < size(minus(other, d)) { one } else { other }
}

/// One step: M − μ = QR becomes RQ + μ, by rotations of two rows and then of the same two columns.
fn step(m: &mut [Vec<Complex>], last: usize, mu: Complex) {
    for (i, row) in m.iter_mut().enumerate().take(last + 1) {
        row[i] = minus(row[i], mu);
    }
    let mut rotations = vec![];
    for column in 0..last {
        for below in column + 1..=last {
            let (a, b) = (m[column][column], m[below][column]);
            let length = hypot(size(a), size(b));
            if size(b) == 0.0 {
                continue;
            }
            let (c, s) =
                ((a.0 / length, a.1 / length), (b.0 / length, b.1 / length));
            let (above, rest) = m.split_at_mut(below);
            for (x, y) in above[column].iter_mut().zip(&mut rest[0]) {
                (*x, *y) = (
                    add(times(conjugate(c), *x), times(conjugate(s), *y)),
                    minus(times(c, *y), times(s, *x)),
                );
            }
            rotations.push((column, below, c, s));
        }
    }
    for (column, below, c, s) in rotations {
        for row in m.iter_mut().take(last + 1) {
            let (x, y) = (row[column], row[below]);
            row[column] = add(times(c, x), times(s, y));
            row[below] = minus(times(conjugate(c), y), times(conjugate(s), x));
        }
    }
    for (i, row) in m.iter_mut().enumerate().take(last + 1) {
        row[i] = add(row[i], mu);
    }
}

/// The real parts in ascending order; `None` if the steps do not settle.
pub fn real_parts(matrix: &[Vec<f64>]) -> Option<Vec<f64>> {
    let complex = |row: &Vec<f64>| row.iter().map(|&x| (x, 0.0)).collect();
    let mut m: Vec<Vec<Complex>> = matrix.iter().map(complex).collect();
    let scale = matrix.iter().flatten().fold(0.0, |s: f64, x| s.max(x.abs()));
    let mut parts = vec![];
    for last in (0..m.len()).rev() {
        let mut steps = 0;
        while (0..last).map(|k| size(m[last][k])).sum::<f64>() > 1e-15 * scale {
            // An exceptional shift where the usual one goes round in circles.
            let usual = shift(&m, last);
            let mu = if steps % 11 == 10 { add(usual, (0.1, 0.1)) } else { usual };
            step(&mut m, last, mu);
            steps += 1;
            if steps > 1000 {
                return None;
            }
        }
        parts.push(m[last][last].0);
    }
    parts.sort_by(f64::total_cmp);
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::real_parts;

    fn near(matrix: &[Vec<f64>], wanted: &[f64]) {
        let got = real_parts(matrix).unwrap();
        assert_eq!(got.len(), wanted.len());
        for (got, want) in got.iter().zip(wanted) {
            assert!((got - want).abs() < 1e-12, "{got} {want}");
        }
    }

    #[test]
    fn real_complex_and_repeated_eigenvalues_are_found() {
        near(&[vec![2.0, 1.0], vec![1.0, 2.0]], &[1.0, 3.0]);
        near(&[vec![0.0, -1.0], vec![1.0, 0.0]], &[0.0, 0.0]);
        near(&[vec![1.0, -2.0], vec![2.0, 1.0]], &[1.0, 1.0]);
        near(&[vec![5.0]], &[5.0]);
        // A cycle of three: the cube roots of one.
        let cycle = [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]];
        let cycle: Vec<Vec<f64>> = cycle.iter().map(|r| r.to_vec()).collect();
        near(&cycle, &[-0.5, -0.5, 1.0]);
        near(&vec![vec![0.0; 4]; 4], &[0.0; 4]);
        // Similar to diag(3, 3, −1, 0): I + u vᵀ changes the basis.
        let (u, v) = ([1.0, 2.0, 0.0, -1.0], [0.5, 0.0, 1.0, 1.0]);
        let dot: f64 = u.iter().zip(v).map(|(a, b)| a * b).sum();
        let diagonal = [3.0, 3.0, -1.0, 0.0];
        let entry = |i: usize, j: usize| {
            let one = |i, j| f64::from(u8::from(i == j));
            (0..4)
                .map(|k| {
                    let left = one(i, k) + u[i] * v[k];
                    let right = one(k, j) - u[k] * v[j] / (1.0 + dot);
                    left * diagonal[k] * right
                })
                .sum()
        };
        let dense: Vec<Vec<f64>> =
            (0..4).map(|i| (0..4).map(|j| entry(i, j)).collect()).collect();
        near(&dense, &[-1.0, 0.0, 3.0, 3.0]);
    }
}

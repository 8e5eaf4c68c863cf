//! # Three equations, three steps
//!
//! The conjugate gradient solves $Ax = b$ from products with $A$ alone. Each step goes along a way that is *conjugate* to the ones
//! before: $w^\top A w' = 0$. The version handed out goes along the residual each time, which is steepest descent and gets there
//! only in the limit. Mend the way, and three equations take three steps.

// ANCHOR: problem
/// x with A x = b, after this many steps, for a symmetric A with positive eigenvalues.
pub fn solve(times: impl Fn(&[f64; 3]) -> [f64; 3], b: [f64; 3], steps: usize) -> [f64; 3] {
    let dot = |u: &[f64; 3], v: &[f64; 3]| u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    let (mut x, mut residual, mut way) = ([0.0; 3], b, b);
    for _ in 0..steps {
        let square = dot(&residual, &residual);
        if square < 1e-24 {
            break;
        }
        let bent = times(&way);
        let length = dot(&residual, &way) / dot(&way, &bent);
        for i in 0..3 {
            x[i] += length * way[i];
            residual[i] -= length * bent[i];
        }
        // ANCHOR: solution
        let keep = dot(&residual, &residual) / square;
        for i in 0..3 {
            way[i] = residual[i] + keep * way[i];
        }
        // ANCHOR_END: solution
        // HANDOUT: way = residual;
    }
    x
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn times(v: &[f64; 3]) -> [f64; 3] {
    [4.0 * v[0] + v[1], v[0] + 3.0 * v[1] + v[2], v[1] + 2.0 * v[2]]
}

#[test]
fn three_steps_are_enough() {
    let x = solve(times, [1.0, 2.0, 3.0], 3);
    for (back, b) in times(&x).iter().zip([1.0, 2.0, 3.0]) {
        assert!((back - b).abs() < 1e-10);
    }
}

#[test]
fn equal_eigenvalues_take_one_and_two_different_ones_take_two() {
    let x = solve(|v| v.map(|v| 2.0 * v), [1.0, 2.0, 3.0], 1);
    assert!((x[2] - 1.5).abs() < 1e-12);
    let x = solve(|v| [v[0], 5.0 * v[1], 5.0 * v[2]], [1.0, 1.0, 1.0], 2);
    assert!((x[0] - 1.0).abs() < 1e-12 && (x[1] - 0.2).abs() < 1e-12);
}
// ANCHOR_END: tests

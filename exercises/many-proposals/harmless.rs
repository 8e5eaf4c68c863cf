//! # A hole in one of two logs
//!
//! Five rolls of a die that never shows three or four, five of one that favours them, a fair die to be judged. Write what the
//! combined estimate tends to when proposal `i` answers for the share `answers[i][x]` of point `x`. The version handed out
//! divides by zero in the hole.
//!
//! Then let each die use its own ratio, half and half. How far is the estimate from the truth, and where does the balance
//! heuristic find the points that the first die cannot see?

// ANCHOR: problem
/// Σᵢ of the means under qᵢ of (p/qᵢ) hᵢ f.
pub fn tends_to(
    p: &[f64],
    f: &[f64],
    proposals: &[Vec<f64>],
    answers: &[Vec<f64>],
) -> f64 {
    let mut mean = 0.0;
    for (q, answer) in proposals.iter().zip(answers) {
        for x in 0..p.len() {
            // ANCHOR: solution
            // What is never drawn is never answered, whatever share was promised.
            if q[x] > 0.0 {
                mean += q[x] * (p[x] / q[x]) * answer[x] * f[x];
            }
            // ANCHOR_END: solution
            // HANDOUT: mean += q[x] * (p[x] / q[x]) * answer[x] * f[x];
        }
    }
    mean
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn dice() -> Vec<Vec<f64>> {
    vec![vec![0.5, 0.5, 0.0, 0.0], vec![0.125, 0.125, 0.375, 0.375]]
}

#[test]
fn own_ratios_give_half_of_the_answer_to_a_die_that_cannot_give_it() {
    let answers = vec![vec![0.5; 4]; 2];
    let mean = tends_to(&[0.25; 4], &[1.0, 2.0, 3.0, 4.0], &dice(), &answers);
    assert!((mean - 1.625).abs() < 1e-12);
}

#[test]
fn the_balance_heuristic_asks_only_those_who_can_know() {
    let q = dice();
    let share = |i: usize, x: usize| q[i][x] / (q[0][x] + q[1][x]);
    let row = |i: usize| (0..4).map(|x| share(i, x)).collect::<Vec<f64>>();
    let answers = vec![row(0), row(1)];
    let mean = tends_to(&[0.25; 4], &[1.0, 2.0, 3.0, 4.0], &q, &answers);
    assert!((mean - 2.5).abs() < 1e-12);
}
// ANCHOR_END: tests

//! # Which model goes where?
//!
//! The doubly robust estimate of a colleague is below. It runs, it is short, and it uses the model's prediction for the action
//! that was *taken* in both places. Mend it.
//!
//! Then say what the colleague's version estimates when the model is exactly right. It is a policy's value. Which policy's?

// ANCHOR: problem
/// One row of a log: weight, reward, the model's prediction for what was
/// done, and what the model says the target earns there.
pub struct Row {
    pub weight: f64,
    pub reward: f64,
    pub predicted: f64,
    pub value: f64,
}

/// The doubly robust estimate.
pub fn doubly_robust(rows: &[Row]) -> f64 {
    // ANCHOR: solution
    let term = |row: &Row| row.value + row.weight * (row.reward - row.predicted);
    // ANCHOR_END: solution
    // HANDOUT: let term = |row: &Row| row.predicted + row.weight * (row.reward - row.predicted);
    rows.iter().map(term).sum::<f64>() / rows.len() as f64
}
// ANCHOR_END: problem

// ANCHOR: tests
/// Six flips of the fair coin; heads pays two and tails one. The bent coin earns 1.6.
#[cfg(test)]
fn flips(model: [f64; 2]) -> Vec<Row> {
    let value = 0.6 * model[0] + 0.4 * model[1];
    let flip = |heads: bool| {
        let (weight, reward) = if heads { (1.2, 2.0) } else { (0.8, 1.0) };
        let predicted = if heads { model[0] } else { model[1] };
        Row { weight, reward, predicted, value }
    };
    [true, false, true, false, false, false].map(flip).into_iter().collect()
}

#[test]
fn with_the_right_model_every_row_says_the_truth() {
    assert!((doubly_robust(&flips([2.0, 1.0])) - 1.6).abs() < 1e-12);
}

#[test]
fn with_a_wrong_model_equal_numbers_of_heads_and_tails_still_say_it() {
    let balanced: Vec<Row> = flips([7.0, -3.0]).into_iter().take(2).collect();
    assert!((doubly_robust(&balanced) - 1.6).abs() < 1e-12);
}

#[test]
fn a_row_without_weight_leaves_the_word_to_the_model_of_the_target() {
    let row = Row { weight: 0.0, reward: 9.0, predicted: 2.0, value: 1.6 };
    assert!((doubly_robust(&[row]) - 1.6).abs() < 1e-12);
}
// ANCHOR_END: tests

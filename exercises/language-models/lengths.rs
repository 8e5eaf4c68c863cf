//! # What a token counts
//!
//! A batch of answers of different lengths; the advantage of an answer goes to each of its tokens. The version handed out takes the mean
//! within each answer and then over answers, as GRPO was published. What must a token count for the batch's slope to be $\nabla J$ on
//! average?

use reweight::brackets::{Model, Table, answers};

// ANCHOR: problem
/// What a token of each answer counts, from the lengths of the answers.
pub fn shares(lengths: &[usize]) -> Vec<f64> {
    let answers = lengths.len() as f64;
    // ANCHOR: solution
    let share = |_: &usize| 1.0 / answers;
    // ANCHOR_END: solution
    // HANDOUT: let share = |length: &usize| 1.0 / (answers * *length as f64);
    lengths.iter().map(share).collect()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn mean_slope(model: &Model, limit: usize) -> Table {
    // The expectation of a batch of one, minus a baseline that is a constant.
    let j = model.value(limit);
    let mut slope = Table::default();
    for answer in answers(limit).unwrap() {
        let chance = libm::exp(model.token_log_probs(&answer).iter().sum::<f64>());
        let pull = chance * (answer.reward() - j) * shares(&[answer.tokens().len()])[0];
        for (state, token) in answer.steps() {
            let row = &mut slope[state.context()];
            let p = model.log_probs(state.context()).map(libm::exp);
            row[token as usize] += pull;
            (0..3).for_each(|a| row[a] -= pull * p[a]);
        }
    }
    slope
}

#[test]
fn the_mean_slope_is_the_gradient() {
    let model = Model::new([[0.4, 0.1, -0.3]; 6]).unwrap();
    let (ours, exact) = (mean_slope(&model, 7), model.gradient(7));
    for (a, b) in ours.iter().flatten().zip(exact.iter().flatten()) {
        assert!((a - b).abs() < 1e-13, "{a} for {b}");
    }
}

#[test]
fn two_answers_share() {
    assert_eq!(shares(&[3, 12]), [0.5, 0.5]);
}
// ANCHOR_END: tests

//! # Two flips of the same coin
//!
//! A coin was picked from a drawer and flipped several times; another was picked, and flipped as often. Write the weight of one such run
//! towards the target coin. The version handed out divides flip by flip by the heap's probability. Its weights even have mean
//! one. Why is it wrong, and what does it say of the chance of two heads?

// ANCHOR: problem
/// p(run) / q̄(run) of a run of flips (`true` is heads), where each coin of `heads` made equally many runs.
pub fn run_weight(run: &[bool], target: f64, heads: &[f64]) -> f64 {
    let chance = |coin: f64, flip: &bool| if *flip { coin } else { 1.0 - coin };
    let coins = heads.len() as f64;
    // ANCHOR: solution
    // A run has one maker, so the products are mixed.
    let of = |coin: f64| run.iter().map(|flip| chance(coin, flip)).product::<f64>();
    of(target) / heads.iter().map(|&coin| of(coin) / coins).sum::<f64>()
    // ANCHOR_END: solution
    // HANDOUT: let mixed = |flip| heads.iter().map(|&coin| chance(coin, flip) / coins).sum::<f64>();
    // HANDOUT: run.iter().map(|flip| chance(target, flip) / mixed(flip)).product()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn expectation(f: impl Fn(bool, bool) -> f64) -> f64 {
    let mut mean = 0.0;
    for coin in [0.9, 0.3] {
        for run in [[true, true], [true, false], [false, true], [false, false]] {
            let chance = |flip| if flip { coin } else { 1.0 - coin };
            let weight = run_weight(&run, 0.6, &[0.9, 0.3]);
            mean += 0.5 * chance(run[0]) * chance(run[1]) * weight * f(run[0], run[1]);
        }
    }
    mean
}

#[test]
fn two_heads_come_out_at_thirty_six_in_a_hundred() {
    let both = expectation(|a, b| f64::from(u8::from(a && b)));
    assert!((both - 0.36).abs() < 1e-12);
}

#[test]
fn a_second_flip_tells_who_made_the_first() {
    // 0.36 over the mean of 0.81 and 0.09.
    assert!((run_weight(&[true, true], 0.6, &[0.9, 0.3]) - 0.8).abs() < 1e-12);
}
// ANCHOR_END: tests

//! # One gambler
//!
//! Somebody claims that the mean payoff is at most `claim`. A gambler brings one coin, and before every row stakes the share
//! `stake` of what is left: the purse is multiplied by $1 + \text{stake} \cdot (\text{value}/\text{claim} - 1)$. Return the
//! *largest* purse along the way, the first coin included.
//!
//! The version below answers with the last purse. Find out, with the third test, what that costs. Then: why may `stake` be one,
//! and why not more?

// ANCHOR: problem
/// The largest purse of a gambler who bets against "the mean is at most
/// `claim`". Values are at least zero.
pub fn largest_purse(values: &[f64], claim: f64, stake: f64) -> f64 {
    // ANCHOR: solution
    let (mut purse, mut largest) = (1.0, 1.0_f64);
    for value in values {
        purse *= 1.0 + stake * (value / claim - 1.0);
        largest = largest.max(purse);
    }
    largest
    // ANCHOR_END: solution
    // HANDOUT: values.iter().map(|value| 1.0 + stake * (value / claim - 1.0)).product()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn a_fair_game_rarely_makes_anybody_rich_however_long_it_is_played() {
    // All 2¹² runs of the fair coin with payoffs 2 and 0, whose mean is the claim: the purse ever
    // reaches 5 in one run of five at most.
    let runs = 1_u32 << 12;
    let reaches = |run: &u32| {
        let values: Vec<f64> = (0..12).map(|i| f64::from(run >> i & 1) * 2.0).collect();
        largest_purse(&values, 1.0, 0.5) >= 5.0
    };
    let rich = (0..runs).filter(reaches).count() as f64 / f64::from(runs);
    assert!(rich > 0.05 && rich <= 0.2, "{rich}");
}

#[test]
fn a_claim_that_is_too_low_makes_the_gambler_rich() {
    assert!(largest_purse(&[1.0; 60], 0.5, 0.25) > 1e5);
    assert_eq!(largest_purse(&[1.0; 60], 2.0, 0.25), 1.0);
}

#[test]
fn what_was_won_is_not_taken_back_by_what_comes_later() {
    let values = [3.0, 3.0, 3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    assert_eq!(largest_purse(&values, 1.0, 1.0), 27.0);
}
// ANCHOR_END: tests

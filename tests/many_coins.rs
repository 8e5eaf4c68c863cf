//! The numbers that the page on many proposals says of its coins, by arithmetic on fractions and
//! without the library's formulas.

use num_rational::Ratio;
use serde_json::Value;

type Fraction = Ratio<i64>;

fn of(n: i64, d: i64) -> Fraction {
    Fraction::new(n, d)
}

/// What a page quotes, as it is printed.
fn quoted(key: &str) -> f64 {
    let text = std::fs::read_to_string("src/generated/many_coins.json").unwrap();
    let numbers: Value = serde_json::from_str(&text).unwrap();
    numbers[key].as_str().unwrap().parse().unwrap()
}

/// The printed number is the fraction, rounded to its last decimal.
fn prints(key: &str, exact: Fraction, decimals: i32) {
    let float = *exact.numer() as f64 / *exact.denom() as f64;
    let half = 0.5 * libm::exp10(-f64::from(decimals));
    assert!((quoted(key) - float).abs() <= half + 1e-12, "{key}: {float}");
}

/// The mean and the variance of a flip that adds one number for heads, another for tails.
fn flip(heads: Fraction, a: Fraction, b: Fraction) -> (Fraction, Fraction) {
    let tails = of(1, 1) - heads;
    (heads * a + tails * b, heads * tails * (a - b) * (a - b))
}

#[test]
fn own_ratios_cost_272_over_175_and_the_heap_three_twentieths() {
    let (often, rarely) = (of(9, 10), of(3, 10));
    // Weights 2/3 and 4, 2 and 4/7; heads pays two.
    let first = flip(often, of(4, 3), of(4, 1));
    let second = flip(rarely, of(4, 1), of(4, 7));
    assert_eq!((first.0, second.0), (of(8, 5), of(8, 5)));
    prints("many_coins_often_heads", of(2, 3), 2);
    prints("many_coins_often_tails", of(4, 1), 0);
    prints("many_coins_rarely_heads", of(2, 1), 0);
    prints("many_coins_rarely_tails", of(4, 7), 2);
    let separate = (first.1 + second.1) / 2;
    assert_eq!(separate, of(272, 175));
    prints("many_coins_separate", separate, 2);
    // In the heap every flip adds its payoff.
    let heap = [often, rarely].map(|heads| flip(heads, of(2, 1), of(1, 1)).1);
    assert_eq!((heap[0] + heap[1]) / 2, of(3, 20));
    prints("many_coins_heap", of(3, 20), 2);
    prints("many_coins_gain", separate / of(3, 20), 0);
    // By lot: the bent coin's own flips.
    prints("many_coins_random", flip(of(6, 10), of(2, 1), of(1, 1)).1, 2);
}

#[test]
fn two_heads_and_a_fifth_are_worth_sixty_flips() {
    let one = flip(of(1, 1), of(2, 1), of(1, 1)).1;
    let fifth = flip(of(1, 5), of(2, 1), of(1, 1)).1;
    let safe = (one + fifth) / 2;
    assert_eq!(safe, of(2, 25));
    prints("many_coins_holed", safe, 2);
    prints("many_coins_holed_worth", of(20, 1) * of(6, 25) / safe, 0);
    // Alone, every flip is a head of weight 3/5 that pays two.
    prints("many_coins_blind", of(6, 5), 1);
}

#[test]
fn a_coin_chosen_by_the_flips_biases_the_heap() {
    // After heads the heap is (1/2 + 9/10)/2, after tails (1/2 + 3/10)/2.
    let mut mean = of(0, 1);
    for (next, seen) in [(of(9, 10), true), (of(3, 10), false)] {
        let mixed = (of(1, 2) + next) / 2;
        let heads = of(6, 10) / mixed * 2;
        let tails = of(4, 10) / (of(1, 1) - mixed);
        let first = if seen { heads } else { tails };
        let second = next * heads + (of(1, 1) - next) * tails;
        mean += of(1, 2) * (first + second) / 2;
    }
    assert!(mean < of(8, 5));
    prints("many_coins_chosen", mean, 3);
    prints("many_coins_truth_value", of(8, 5), 1);
}

#[test]
fn multiplied_mixtures_count_too_many_pairs_of_heads() {
    // Every flip weighs one, so what comes out is how often the coins themselves show two heads.
    let both = |heads: Fraction| heads * heads;
    let pairs = (both(of(9, 10)) + both(of(3, 10))) / 2;
    prints("many_coins_products", pairs, 2);
    prints("many_coins_two_heads", both(of(6, 10)), 2);
}

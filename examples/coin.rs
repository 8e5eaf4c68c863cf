//! The coin's numbers, which open most chapters.

use num_traits::ToPrimitive;
use reweight::finite::{Fraction, coin, weights};
use reweight_style::{Done, Numbers, fixed};

fn main() -> Done {
    let coin = coin();
    let w = weights(&coin.target, &coin.behaviour)?;
    let decimal =
        |x: Fraction| x.to_f64().map(|x| fixed(x, 1)).ok_or("no such number");
    let mut numbers = Numbers::new();
    numbers
        .put("coin_target_heads", decimal(coin.target.masses()[0])?)
        .put("coin_weight_heads", decimal(w[0])?)
        .put("coin_weight_tails", decimal(w[1])?);
    numbers.save("coin")
}

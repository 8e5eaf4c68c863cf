//! V-trace on one flip of the coin: what is learned when no weight may exceed a level.

use reweight::coin_world::{coins, flips};
use reweight::trace_operators::Operator;
use reweight::traces::Levels;
use reweight::truncated_target::truncated_target;
use reweight_style::{Done, Numbers, fixed};

fn main() -> Done {
    let (flip, (bent, fair)) = (flips(&[[2.0, 1.0]])?, coins(1)?);
    let mut numbers = Numbers::new();
    for (key, most) in [("one", 1.0), ("low", 0.8)] {
        let between = truncated_target(&bent, &fair, most)?;
        let value = flip.value(&between)?;
        // One application from anywhere is not there yet, unless all ratios were kept.
        let pair = (&bent, &fair);
        let levels = Levels { ratio: most, trace: most };
        let operator = Operator::v_trace(&flip, pair, levels)?;
        assert!((operator.on_values(&[value])?[0] - value).abs() < 1e-12);
        numbers
            .put(
                &format!("traces_coin_{key}_heads"),
                fixed(between.probability(0, 0), 3),
            )
            .put(&format!("traces_coin_{key}_value"), fixed(value, 3));
    }
    numbers
        .put("traces_coin_bent", fixed(flip.value(&bent)?, 1))
        .put("traces_coin_fair", fixed(flip.value(&fair)?, 1));
    numbers.save("traces_coin")
}

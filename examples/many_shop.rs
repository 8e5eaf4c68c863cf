//! The shop's two logs as one heap: what its heaviest row weighs there.

use reweight::bandit_log::{Campaign::Women, to_uniform};
use reweight_style::{Done, Numbers, fixed};

fn main() -> Done {
    let (thompson, uniform) = (Women.log("bts")?, Women.log("random")?);
    let heaviest = to_uniform(&thompson, Women.items())?.largest();
    let total = (thompson.len() + uniform.len()) as f64;
    let of_uniform = uniform.len() as f64 / total;
    // u / (c u + (1 − c) e) with u/e the weight that the row has alone.
    let weight = 1.0 / (of_uniform + (1.0 - of_uniform) * libm::exp(-heaviest));
    Numbers::new()
        .put("many_shop_weight", fixed(weight, 2))
        .put("many_shop_most", fixed(1.0 / of_uniform, 0))
        .save("many_shop")
}

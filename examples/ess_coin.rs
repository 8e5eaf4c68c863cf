//! The coin of the effective-sample-size chapter: what a fair flip is worth, said and true.

use libm::pow;
use rand_distr::{Binomial, Distribution};
use reweight::efficiency::{efficiency, ess_over_n};
use reweight::finite::{coin, float};
use reweight::streams::stream;
use reweight_style::{
    Done, Numbers, Row, TruthTable, count, fixed, percent, scientific,
};

const FLIPS: u64 = 1_000;
const BATCHES: usize = 20_000;
const BOUGHT: f64 = 10_000.0;

fn main() -> Done {
    let coin = coin();
    let says = ess_over_n(&coin.target, &coin.behaviour)?;
    let worth = efficiency(&coin.target, &coin.behaviour, &coin.payoff)?;
    let second_moment = 1.0 / float(&says);
    let after = |flips: f64| pow(second_moment, -flips);

    // The mean payoff is 1 + the share of heads; reweighted, (2.4 H + 0.8 T) / (1.2 H + 0.8 T).
    let reweighted = |heads: u64| {
        let (h, t) = (1.2 * heads as f64, 0.8 * (FLIPS - heads) as f64);
        (2.0 * h + t) / (h + t)
    };
    let plain = |heads: u64| 1.0 + heads as f64 / FLIPS as f64;
    let mut table = TruthTable::new();
    let old = Experiment::new(0.5, &reweighted);
    let new = Experiment::new(0.6, &plain);
    table
        .row(&old.row("fair flips, reweighted", 0)?)
        .row(&new.row("flips of the bent coin", 1)?);
    table.save("ess_coin_truth")?;

    let mut numbers = Numbers::new();
    numbers
        .put("ess_coin_says_exact", says.to_string())
        .put("ess_coin_worth_exact", worth.to_string())
        .put("ess_coin_says", fixed(float(&says), 2))
        .put("ess_coin_worth", fixed(float(&worth), 2))
        .put("ess_coin_second_moment", fixed(second_moment, 2))
        .put("ess_coin_batch", count(BOUGHT as usize))
        .put("ess_coin_batch_says", fixed(float(&says) * BOUGHT, 0))
        .put("ess_coin_batch_worth", fixed(float(&worth) * BOUGHT, 0))
        .put("ess_coin_after_100", percent(after(100.0), 1))
        .put("ess_coin_after_1000", scientific(after(1_000.0), 2))
        .put("ess_coin_flips", count(FLIPS as usize))
        .put("ess_coin_batches", count(BATCHES))
        .put("ess_coin_small_worth", fixed(new.variance / old.variance, 3));
    numbers.save("ess_coin")
}

/// Batches of flips and an estimate that depends on the number of heads alone, so that its exact
/// variance is a sum over that number.
struct Experiment<'a> {
    heads: f64,
    estimate: &'a dyn Fn(u64) -> f64,
    variance: f64,
    fourth: f64,
}

impl<'a> Experiment<'a> {
    fn new(heads: f64, estimate: &'a dyn Fn(u64) -> f64) -> Self {
        let masses = binomial(heads);
        let moment = |f: &dyn Fn(f64) -> f64| -> f64 {
            (0..).zip(&masses).map(|(h, m)| m * f(estimate(h))).sum()
        };
        let mean = moment(&|x| x);
        let variance = moment(&|x| (x - mean) * (x - mean));
        let fourth = moment(&|x| pow(x - mean, 4.0));
        Self { heads, estimate, variance, fourth }
    }

    /// N times the variance over many batches, beside the exact one.
    fn row<'b>(
        &self,
        what: &'b str,
        id: u64,
    ) -> Result<Row<'b>, Box<dyn std::error::Error>> {
        let rng = &mut stream(1, id);
        let flips = Binomial::new(FLIPS, self.heads)?;
        let seen: Vec<f64> =
            (0..BATCHES).map(|_| (self.estimate)(flips.sample(rng))).collect();
        let (n, batches) = (FLIPS as f64, BATCHES as f64);
        let mean = seen.iter().sum::<f64>() / batches;
        let squares: f64 = seen.iter().map(|x| (x - mean) * (x - mean)).sum();
        // Var(sample variance) = (μ₄ − σ⁴ (B − 3)/(B − 1)) / B.
        let spread = self.fourth
            - self.variance * self.variance * (batches - 3.0) / (batches - 1.0);
        Ok(Row {
            what,
            estimate: n * squares / (batches - 1.0),
            standard_error: n * libm::sqrt(spread / batches),
            exact: n * self.variance,
            decimals: 4,
        })
    }
}

/// The binomial masses of 0, 1, …, FLIPS heads.
fn binomial(heads: f64) -> Vec<f64> {
    let odds = libm::log(heads / (1.0 - heads));
    let mut log_mass = FLIPS as f64 * libm::log(1.0 - heads);
    let mut masses = vec![libm::exp(log_mass)];
    for h in 1..=FLIPS {
        log_mass += odds + libm::log((FLIPS - h + 1) as f64 / h as f64);
        masses.push(libm::exp(log_mass));
    }
    masses
}

//! Old flips from two coins: own ratios, one heap, a hole made harmless, a coin chosen by the flips.

use rand::{Rng, RngExt};
use reweight::finite::{
    Finite, Fraction, coin, expectation, float, ordinary_variance, weights,
};
use reweight::multiple_proposals::{Answers, Proposals};
use reweight::streams::stream;
use reweight_style::{Done, Numbers, Row, TruthTable, count, fixed, significant};

/// Flips of each coin, and logs for the table.
const EACH: u32 = 10;
const LOGS: u64 = 20_000;

type Fractions = Vec<Fraction>;

fn main() -> Done {
    let coin = coin();
    let (p, f) = (&coin.target, &coin.payoff);
    let heads = |tenths: i64| -> Fractions {
        vec![Fraction::new(tenths, 10), Fraction::new(10 - tenths, 10)]
    };
    let pair = |a, b| Proposals::new(vec![heads(a), heads(b)], vec![EACH; 2]);
    let (log, holed) = (pair(9, 3)?, pair(10, 2)?);
    let flips = log.total();
    let own = log.separate(&log.equal_shares()?)?;
    let separate = log.variance(p, f, &own)? * flips;
    let heap = log.variance(p, f, &log.balance())? * flips;
    let random = log.random_mixture_variance(p, f)? * flips;
    let safe = holed.variance(p, f, &holed.balance())? * flips;

    let ratios = |q: &Finite<Fraction>| weights(p, q);
    let [often, rarely] = [ratios(&log.each()[0])?, ratios(&log.each()[1])?];
    // What the two-headed coin says of the target when it is asked alone.
    let alone = ordinary_variance(p, &holed.each()[0], f)?;
    let blind = expectation(&holed.each()[0], &terms(p, &holed.each()[0], f)?)?;

    let mut table = TruthTable::new();
    let runs = [
        ("each flip by its own coin's ratio", &log, Some(&own), separate),
        ("one heap, ten flips of each", &log, None, heap),
        ("one heap, the coin drawn by lot", &log, None, random),
        ("the two-headed coin and its partner, one heap", &holed, None, safe),
    ];
    for (id, (what, log, answers, exact)) in (0_u64..).zip(runs) {
        let law = Law::new(log, p, f, answers, id == 2)?;
        table.row(&law.row(what, id, float(&exact))?);
    }
    table.save("many_coins_truth")?;

    let two = p.masses()[0];
    let mut numbers = Numbers::new();
    numbers
        .put("many_coins_each", count(EACH as usize))
        .put("many_coins_all", count(2 * EACH as usize))
        .put("many_coins_logs", count(LOGS as usize))
        .put("many_coins_often", "0.9")
        .put("many_coins_rarely", "0.3")
        .put("many_coins_often_heads", fixed(float(&often[0]), 2))
        .put("many_coins_often_tails", fixed(float(&often[1]), 0))
        .put("many_coins_rarely_heads", fixed(float(&rarely[0]), 0))
        .put("many_coins_rarely_tails", fixed(float(&rarely[1]), 2))
        .put("many_coins_separate", fixed(float(&separate), 2))
        .put("many_coins_random", fixed(float(&random), 2))
        .put("many_coins_heap", fixed(float(&heap), 2))
        .put("many_coins_gain", significant(float(&(separate / heap)), 2))
        .put("many_coins_holed_partner", "0.2")
        .put("many_coins_holed", fixed(float(&safe), 2))
        .put("many_coins_holed_worth", fixed(float(&(random / safe * flips)), 0))
        .put("many_coins_truth_value", fixed(float(&expectation(p, f)?), 1))
        .put("many_coins_blind", fixed(float(&blind), 1))
        .put("many_coins_blind_variance", fixed(float(&alone), 0))
        .put("many_coins_chosen", fixed(float(&chosen(p, f, &heads)?), 3))
        .put("many_coins_products", fixed(float(&products(p, &log)?), 2))
        .put("many_coins_two_heads", fixed(float(&(two * two)), 2));
    numbers.save("many_coins")
}

/// w f, point by point.
fn terms(
    p: &Finite<Fraction>,
    q: &Finite<Fraction>,
    f: &[Fraction],
) -> Result<Fractions, Box<dyn std::error::Error>> {
    Ok(weights(p, q)?.iter().zip(f).map(|(w, f)| w * f).collect())
}

/// The mean of the heap's estimate if the second coin is chosen after the first, fair one was seen:
/// the coin with nine heads in ten after heads, with three after tails.
fn chosen(
    p: &Finite<Fraction>,
    f: &[Fraction],
    heads: &dyn Fn(i64) -> Fractions,
) -> Result<Fraction, Box<dyn std::error::Error>> {
    let mut mean = Fraction::ZERO;
    for (first, next) in [(0, heads(9)), (1, heads(3))] {
        let log = Proposals::new(vec![heads(5), next.clone()], vec![1, 1])?;
        for (second, chance) in next.iter().enumerate() {
            let drawn = [vec![first], vec![second]];
            let estimate = log.estimate(p, f, &log.balance(), &drawn)?;
            mean += chance / 2 * estimate;
        }
    }
    Ok(mean)
}

/// Two flips in a row of one coin or of the other: the chance of two heads as it comes out if each
/// flip is divided by the heap's probability of that flip alone.
fn products(
    p: &Finite<Fraction>,
    log: &Proposals<Fraction>,
) -> Result<Fraction, Box<dyn std::error::Error>> {
    let w = weights(p, &log.mixture())?[0];
    let both = log.each().iter().map(|q| q.masses()[0] * w);
    Ok(both.map(|one| one * one).sum::<Fraction>() / 2)
}

/// The estimate as a function of how often each coin shows heads, and the exact law of it.
struct Law {
    /// Chances of heads, flip by flip; the coin drawn by lot makes both the mixture's.
    heads: [f64; 2],
    /// What a head and a tail of each coin add to the estimate.
    adds: [[f64; 2]; 2],
}

impl Law {
    fn new(
        log: &Proposals<Fraction>,
        p: &Finite<Fraction>,
        f: &[Fraction],
        answers: Option<&Answers<Fraction>>,
        by_lot: bool,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let mixture = log.mixture();
        let add = |i: usize, x: usize| {
            let q = if answers.is_some() { &log.each()[i] } else { &mixture };
            let term = p.masses()[x] / q.masses()[x] * f[x];
            float(&(term / log.total()))
        };
        let chance = |i: usize| {
            let q = if by_lot { &mixture } else { &log.each()[i] };
            float(&q.masses()[0])
        };
        Ok(Self {
            heads: [chance(0), chance(1)],
            adds: [[add(0, 0), add(0, 1)], [add(1, 0), add(1, 1)]],
        })
    }

    fn estimate(&self, rng: &mut impl Rng) -> f64 {
        let mut sum = 0.0;
        for (chance, adds) in self.heads.iter().zip(&self.adds) {
            for _ in 0..EACH {
                let tails = rng.random::<f64>() >= *chance;
                sum += adds[usize::from(tails)];
            }
        }
        sum
    }

    /// Second and fourth central moments of the estimate: cumulants of the flips add up.
    fn moments(&self) -> (f64, f64) {
        let (mut second, mut fourth) = (0.0, 0.0);
        for (h, [a, b]) in self.heads.iter().zip(&self.adds) {
            let (v, step) = (h * (1.0 - h), a - b);
            let square = step * step;
            second += f64::from(EACH) * v * square;
            fourth += f64::from(EACH) * v * (1.0 - 6.0 * v) * square * square;
        }
        (second, fourth + 3.0 * second * second)
    }

    /// N times the variance over many logs, beside the exact one.
    fn row<'a>(
        &self,
        what: &'a str,
        id: u64,
        exact: f64,
    ) -> Result<Row<'a>, Box<dyn std::error::Error>> {
        let rng = &mut stream(1, id);
        let (variance, fourth) = self.moments();
        let (n, logs) = (f64::from(2 * EACH), LOGS as f64);
        if (n * variance / exact - 1.0).abs() > 1e-12 {
            return Err(format!("{what}: {} is not {exact}", n * variance).into());
        }
        let seen: Vec<f64> = (0..LOGS).map(|_| self.estimate(rng)).collect();
        let mean = seen.iter().sum::<f64>() / logs;
        let squares: f64 = seen.iter().map(|x| (x - mean) * (x - mean)).sum();
        let spread = fourth - variance * variance * (logs - 3.0) / (logs - 1.0);
        Ok(Row {
            what,
            estimate: n * squares / (logs - 1.0),
            standard_error: n * libm::sqrt(spread / logs),
            exact,
            decimals: 4,
        })
    }
}

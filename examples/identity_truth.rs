//! Truth table: reweighted means beside what they estimate.

use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::finite::{
    Question, coin, die, die_with_a_hole, ordinary_variance, reweighted, weights,
};
use reweight::log_weights::LogWeights;
use reweight::ordinary::ordinary;
use reweight::streams::stream;
use reweight_style::{Done, Numbers, Row, TruthTable, count, fixed, significant};

const DRAWS: usize = 100_000;

/// The mean of w·f over a log of the question's behaviour, from a stream of its own.
fn read_off(
    of: &Question<f64>,
    draws: usize,
    id: u64,
) -> Result<f64, Box<dyn std::error::Error>> {
    let logs: Vec<f64> =
        weights(&of.target, &of.behaviour)?.into_iter().map(libm::log).collect();
    let mut rng = stream(1, id);
    let xs: Vec<usize> = (0..draws).map(|_| of.behaviour.draw(&mut rng)).collect();
    let w = LogWeights::new(xs.iter().map(|&x| logs[x]).collect())?;
    let f: Vec<f64> = xs.iter().map(|&x| of.payoff[x]).collect();
    Ok(ordinary(&w, &f)?.value)
}

fn main() -> Done {
    let mut table = TruthTable::new();
    let questions = [
        (coin(), "the coin, $\\E_{\\pnew}[f]$"),
        (die(), "the die, $\\E_{\\pnew}[f]$"),
        (die_with_a_hole(), "the die with a hole, $\\E_{\\pold}[w f]$"),
    ];
    for (id, (exact, what)) in (0..).zip(&questions) {
        let q = exact.in_floats();
        let variance = ordinary_variance(&q.target, &q.behaviour, &q.payoff)?;
        table.row(&Row {
            what,
            estimate: read_off(&q, DRAWS, id)?,
            standard_error: libm::sqrt(variance / DRAWS as f64),
            exact: reweighted(&q.target, &q.behaviour, &q.payoff)?,
            decimals: 4,
        });
    }
    // q = N(0, 1), p = N(1, 1): E_q[(w x)²] = e (1 + 4), for w² q = e·N(2, 1).
    let batch =
        Batch::draw(&StandardNormal, DRAWS, |x| x - 0.5, &mut stream(1, 3))?;
    let n = DRAWS as f64;
    table.row(&Row {
        what: "the Gaussian pair at $d = 1$, $\\E_p[x]$",
        estimate: batch.ordinary(|x| x)?.value,
        standard_error: libm::sqrt((5.0 * libm::exp(1.0) - 1.0) / n),
        exact: 1.0,
        decimals: 4,
    });
    table.save("identity_truth")?;

    // An approximation has a floor that more data cannot lower: the mean error over 100 logs each.
    let q = die().in_floats();
    let truth = reweighted(&q.target, &q.behaviour, &q.payoff)?;
    let as_it_is = Question { target: q.behaviour.clone(), ..q.clone() };
    let variance = ordinary_variance(&q.target, &q.behaviour, &q.payoff)?;
    let rms = |of: &Question<f64>,
               draws,
               first: u64|
     -> Result<f64, Box<dyn std::error::Error>> {
        let mut squares = 0.0;
        for id in 0..100 {
            let error = read_off(of, draws, first + id)? - truth;
            squares += error * error;
        }
        Ok(libm::sqrt(squares / 100.0))
    };
    let mut floor = reweight_style::Table::new(&[
        "rolls in the log",
        "plain mean, off by",
        "reweighted, off by",
        "closed form, $\\sqrt{\\Var(wf)/N}$",
    ]);
    let mut numbers = Numbers::new();
    for (step, draws) in [100, 1_000, 10_000].into_iter().enumerate() {
        let first = 1000 + 200 * step as u64;
        let (plain, reweighted) =
            (rms(&as_it_is, draws, first)?, rms(&q, draws, first)?);
        floor.row([
            count(draws),
            fixed(plain, 4),
            fixed(reweighted, 4),
            fixed(libm::sqrt(variance / draws as f64), 4),
        ]);
        if draws == 10_000 {
            numbers
                .put("identity_truth_floor_plain", significant(plain, 2))
                .put("identity_truth_floor_reweighted", significant(reweighted, 2))
                .put("identity_truth_floor_rolls", count(draws));
        }
    }
    floor.save("identity_truth_floor")?;
    numbers.put("identity_truth_draws", count(DRAWS));
    numbers.save("identity_truth")
}

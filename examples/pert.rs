//! The late project: three ways to simulate it, beside the exact probability.

use libm::sqrt;
use reweight::ess::ess_for;
use reweight::ordinary::ordinary;
use reweight::pert::Network;
use reweight::pert_exact::{late, mean_completion, price, states};
use reweight::streams::stream;
use reweight_style::{
    Done, Numbers, Row, TruthTable, count, fixed, percent, scientific, significant,
};

const RUNS: usize = 200_000;
const LATE: f64 = 70.0;
const KAPPA: f64 = 4.0;
const SEED: u64 = 1;

fn main() -> Done {
    let network = Network::owen();
    let path = network.tilt(&[0, 1, 3, 9], KAPPA)?;
    let all = network.tilt(&(0..10).collect::<Vec<_>>(), KAPPA)?;
    let plain = vec![1.0; network.tasks()];
    let p = late(&network, LATE)?;

    let mut truths = TruthTable::new();
    let mut numbers = Numbers::new();
    let ways = [
        ("plain", "the project as it is", plain),
        ("all", "all ten tasks stretched", all),
        ("path", "the critical path stretched", path),
    ];
    for (id, (name, what, tilt)) in (0..).zip(ways) {
        let cost = price(&network, &tilt, LATE)?;
        let (w, ends) = network.simulate(&tilt, RUNS, &mut stream(SEED, id))?;
        let is_late: Vec<f64> = ends.iter().map(|&t| f64::from(t > LATE)).collect();
        let hits = is_late.iter().sum::<f64>();
        let (n, gain) = (RUNS as f64, p * (1.0 - p) / cost.variance);
        // P² / E_q[w² 1{late}], the limit of the effective sample size for lateness over n.
        let counted = p * p / cost.late_second_moment;
        truths.row(&Row {
            what: &format!("$10^5\\,P(T > 70)$, {what}"),
            estimate: 1e5 * ordinary(&w, &is_late)?.value,
            standard_error: 1e5 * sqrt(cost.variance / n),
            exact: 1e5 * p,
            decimals: 3,
        });
        let read_for = ess_for(&w, &is_late)?;
        let key = |field: &str| format!("pert_{name}_{field}");
        numbers
            .put(&key("says"), percent(1.0 / cost.second_moment, 2))
            .put(&key("one_in"), significant(cost.second_moment, 3))
            .put(&key("gain"), significant(gain, 3))
            .put(&key("efficiency"), significant(cost.efficiency, 3))
            .put(&key("off"), significant(cost.efficiency * cost.second_moment, 2))
            .put(&key("off_ordinary"), significant(gain * cost.second_moment, 2))
            .put(&key("late"), percent(cost.late_under_q, 2))
            .put(&key("hits"), count(hits as usize))
            .put(&key("hits_expected"), significant(n * cost.late_under_q, 2))
            .put(&key("counted"), significant(n * counted, 3))
            .put(&key("counted_read"), significant(read_for, 3))
            .put(&key("counted_share"), percent(counted, 2));
    }
    truths.save("pert_truth")?;
    numbers
        .put("pert_p", scientific(p, 2))
        .put("pert_p_long", scientific(p, 14))
        .put("pert_mean", significant(mean_completion(&network), 3))
        .put("pert_states", states(&network).to_string())
        .put("pert_runs", count(RUNS))
        .put("pert_deadline", fixed(LATE, 0))
        .put("pert_kappa", fixed(KAPPA, 0));
    numbers.save("pert")
}

//! Results beside the main families, in named parts, each of which may be absent.

use libm::sqrt;
use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::coverage::Repeats;
use reweight::divergence::{kl, second_moment};
use reweight::finite::{
    self, Finite, expectation, mean_weight, reaches, reweighted,
};
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::horizon::Horizon;
use reweight::log_weights::WeightError;
use reweight::ordinary::Estimate;
use reweight::streams::stream;

use super::walk::{Object, Outcome};

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Outcome {
    document.part("mis", mis)?;
    document.part("horizon", horizon)?;
    document.part("naive_ci", naive_ci)?;
    document.pending(&[
        "truncated_is",
        "pert",
        "network",
        "sutton_barto_5_5",
        "chatterjee_diaconis",
        "finite_sample_ess",
        "pdis_can_lose",
        "deadly_triad",
    ]);
    Ok(())
}

/// Several proposals for one target on finitely many points: each of them alone.
fn mis(case: &mut Object) -> Outcome {
    case.context(&["id", "n"]);
    let p = Finite::new(case.given_list("p")?)?;
    let proposals = case.given_rows("q")?;
    let f = case.given_list("f")?;
    case.check("mu", expectation(&p, &f)?);

    let mut proposals = proposals.into_iter();
    case.each("single_q", |row| {
        let q = proposals
            .next()
            .ok_or("there is no proposal for this row")?;
        let q = Finite::new(q)?;
        row.check("valid_for_f", reaches(&p, &q, &f)?);
        row.check("mean_of_estimator", reweighted(&p, &q, &f)?);
        let square = finite::second_moment(&p, &q, &f)?;
        row.check_sum("var_n1", finite::ordinary_variance(&p, &q, &f)?, square);
        row.check("E_w2", second_moment(&p, &q)?);
        row.check("E_w", mean_weight(&p, &q)?);
        Ok(())
    })?;
    case.pending(&[
        "var_balance",
        "var_power2",
        "var_random_mixture",
        "balance_bound_gap",
        "var_average_of_separate_estimators",
        "defensive",
    ]);
    Ok(())
}

/// Products of T independent ratios.
fn horizon(case: &mut Object) -> Outcome {
    let b = Finite::new(case.given_list("b")?)?;
    let pi = Finite::new(case.given_list("pi")?)?;
    case.check("per_step_E_rho2", second_moment(&pi, &b)?);
    case.check_sum("per_step_kl_pi_b", kl(&pi, &b)?, 1.0);
    case.check_sum("per_step_kl_b_pi", kl(&b, &pi)?, 1.0);
    case.each("rows", |row| {
        let steps = row.given_count("T")?;
        let t = f64::from(steps);
        let trajectory = Horizon::new(&pi, &b, steps)?;
        row.check("E_rho2", trajectory.second_moment());
        row.check("ess_over_n", trajectory.ess_fraction());
        row.check_sum("log_rho_mean_under_b", trajectory.log_mean(), t);
        row.check("log_rho_sd_under_b", trajectory.log_sd());
        row.check_sum("kl_pi_b_trajectory", trajectory.kl(), t);
        row.check("n_chatterjee_diaconis_exp_kl", trajectory.samples_needed());
        let typical = trajectory.typical_geometric_mean();
        row.check("geometric_mean_ratio_typical", typical);
        row.check("mean_gspo_ratio_under_b", trajectory.mean_geometric_mean());
        Ok(())
    })
}

/// How many experiments of N draws we repeat: about a million draws, and no fewer experiments than
/// a share can be told from.
fn repeats(n: u32) -> u64 {
    (1_000_000 / u64::from(n)).clamp(200, 4000)
}

/// The standard error that another simulation's result has, when ours has this one.
fn theirs(own: &Estimate, repeats: u64, reps: f64) -> f64 {
    own.standard_error * sqrt(repeats as f64 / reps)
}

/// The textbook interval on the Gaussian pair with f(x) = x².
fn naive_ci(case: &mut Object) -> Outcome {
    let (d, n) = (case.given("d")?, case.given_count("N")?);
    let (pair, f) = (GaussianShift::new(d, 1.0)?, Integrand::Square);
    case.check("truth", pair.mean(f));
    case.check("true_sd_of_estimate", pair.ordinary_sd(f, n as usize));

    let (reps, count) = (case.given("reps")?, repeats(n));
    let run = |estimate: fn(&Batch) -> Result<Estimate, WeightError>| {
        Repeats::run(count, |id| {
            let mut rng = stream(1, id);
            let log_weight = |x| pair.log_weight(x);
            let batch =
                Batch::draw(&StandardNormal, n as usize, log_weight, &mut rng);
            estimate(&batch?)
        })
    };
    let ordinary = run(|batch| batch.ordinary(|x| x * x))?;
    let normalised = run(|batch| batch.self_normalised(|x| x * x))?;
    let truth = pair.mean(f);
    let mut meet = |field: &str, own: Estimate| {
        let theirs = theirs(&own, count, reps);
        case.check_simulated(field, theirs, own.value, own.standard_error);
    };
    meet("mc_coverage95", ordinary.coverage(truth));
    meet("mc_fraction_below_truth", ordinary.below(truth));
    meet("mc_median_estimate_ois", ordinary.values().median());
    meet("mc_median_reported_se", ordinary.standard_errors().median());
    meet("mc_median_estimate_snis", normalised.values().median());
    case.context(&["mc_coverage_se"]);
    Ok(())
}

//! Results beside the main families, in named parts, each of which may be absent.

use std::collections::BTreeMap;
use std::error::Error;

use libm::{exp, sqrt};
use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::chatterjee_diaconis::{distance, draws_for, enough, too_few};
use reweight::coverage::Repeats;
use reweight::divergence::{kl, second_moment_on_support};
use reweight::ess::{ess, largest_share};
use reweight::finite::{
    self, Finite, expectation, mean_weight, reaches, reweighted,
};
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::horizon::Horizon;
use reweight::log_weights::WeightError;
use reweight::ordinary::Estimate;
use reweight::pert::Network;
use reweight::pert_exact::{late, mean_completion, price, states};
use reweight::streams::stream;

use super::walk::{Object, Outcome};

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Outcome {
    document.part("mis", mis)?;
    document.part("horizon", horizon)?;
    document.part("naive_ci", naive_ci)?;
    document.part("chatterjee_diaconis", chatterjee_diaconis)?;
    document.part("finite_sample_ess", finite_sample_ess)?;
    let project = Project::read(document)?;
    document.part("pert", |case| pert(case, &project))?;
    document.pending(&[
        "truncated_is",
        "sutton_barto_5_5",
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
        let q = proposals.next().ok_or("there is no proposal for this row")?;
        let q = Finite::new(q)?;
        row.check("valid_for_f", reaches(&p, &q, &f)?);
        row.check("mean_of_estimator", reweighted(&p, &q, &f)?);
        let square = finite::second_moment(&p, &q, &f)?;
        row.check_sum("var_n1", finite::ordinary_variance(&p, &q, &f)?, square);
        row.check("E_w2", second_moment_on_support(&p, &q)?);
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
    case.check("per_step_E_rho2", second_moment_on_support(&pi, &b)?);
    case.check_sum("per_step_kl_pi_b", kl(&pi, &b)?, 1.0);
    case.check_sum("per_step_kl_b_pi", kl(&b, &pi)?, 1.0);
    case.each("rows", |row| {
        let steps = row.given_count("T")?;
        let t = f64::from(steps);
        let trajectory = Horizon::new(&pi, &b, steps)?;
        row.check("E_rho2", trajectory.second_moment());
        row.check("ess_over_n", trajectory.ess_fraction());
        row.check_sum("log_rho_mean_under_b", trajectory.log_mean(), t);
        row.check_sum("log_rho_sd_under_b", trajectory.log_sd(), sqrt(t));
        row.check_sum("kl_pi_b_trajectory", trajectory.kl(), t);
        row.check("n_chatterjee_diaconis_exp_kl", trajectory.samples_needed());
        let typical = trajectory.typical_geometric_mean();
        row.check("geometric_mean_ratio_typical", typical);
        row.check("mean_gspo_ratio_under_b", trajectory.mean_geometric_mean());
        Ok(())
    })
}

/// How many batches of N draws we make: about half a million draws in all, and no fewer batches
/// than a share can be told from.
fn batches(n: u32) -> f64 {
    (500_000.0 / f64::from(n)).clamp(100.0, 2000.0).floor()
}

/// One number of each of those batches of N draws of the Gaussian pair's weights.
fn from_batches(
    pair: &GaussianShift,
    n: u32,
    number: impl Fn(&Batch) -> Result<Estimate, WeightError>,
) -> Result<Repeats, WeightError> {
    Repeats::run(batches(n) as u64, |id| {
        let (n, rng) = (n as usize, &mut stream(1, id));
        number(&Batch::draw(&StandardNormal, n, |x| pair.log_weight(x), rng)?)
    })
}

/// A number that reports no error of its own.
fn bare(value: f64) -> Result<Estimate, WeightError> {
    Ok(Estimate { value, standard_error: 0.0 })
}

/// Compares a mean or median of their `reps` batches with that of our batches of N. Both are of
/// the same numbers, so their standard errors are as the roots of the counts.
fn meet(case: &mut Object, field: &str, reps: f64, own: Estimate, n: u32) {
    let theirs = own.standard_error * sqrt(batches(n) / reps);
    case.check_simulated(field, theirs, own);
}

/// The mean of what the batches report.
fn mean(repeats: &Repeats) -> Estimate {
    let (value, spread) = repeats.mean_and_spread();
    Estimate {
        value,
        standard_error: spread / sqrt(repeats.reports().len() as f64),
    }
}

/// The textbook interval on the Gaussian pair with f(x) = x².
fn naive_ci(case: &mut Object) -> Outcome {
    let (d, n) = (case.given("d")?, case.given_count("N")?);
    let (pair, f) = (GaussianShift::new(d, 1.0)?, Integrand::Square);
    let truth = pair.mean(f);
    case.check("truth", truth);
    case.check("true_sd_of_estimate", pair.ordinary_sd(f, n as usize));

    let reps = case.given("reps")?;
    let ordinary = from_batches(&pair, n, |batch| batch.ordinary(|x| x * x))?;
    let (holds, below) = (ordinary.coverage(truth), ordinary.below(truth));
    case.check_share("mc_coverage95", reps, holds.value, batches(n));
    case.check_share("mc_fraction_below_truth", reps, below.value, batches(n));
    case.context(&["mc_coverage_se"]);
    let (values, reported) = (ordinary.values(), ordinary.standard_errors());
    meet(case, "mc_median_estimate_ois", reps, values.median(), n);
    meet(case, "mc_median_reported_se", reps, reported.median(), n);
    let normalised =
        from_batches(&pair, n, |batch| batch.self_normalised(|x| x * x))?;
    let median = normalised.values().median();
    meet(case, "mc_median_estimate_snis", reps, median, n);
    Ok(())
}

/// How many draws the mean weight needs on the Gaussian pair.
fn chatterjee_diaconis(case: &mut Object) -> Outcome {
    let d = case.given("d")?;
    let pair = GaussianShift::new(d, 1.0)?;
    case.check("KL", pair.kl());
    case.check("exp_KL", exp(pair.kl()));
    case.check("n_for_relative_sd_half", draws_for(d, 0.5));
    case.each("rows", |row| {
        let (n, reps) = (row.given_count("n")?, row.given("reps")?);
        let t = distance(d, n as usize);
        row.check_sum("t", t, pair.kl());
        let above = (t > 0.0).then(|| enough(d, t));
        row.check("upper_bound_E_abs_error", above);
        let below = (t < 0.0).then(|| too_few(d, -t, 0.5));
        row.check("lower_regime_bound_P_I_ge_half", below);

        let means = from_batches(&pair, n, |batch| bare(batch.weights.mean()?))?;
        let half_or_more = 1.0 - means.below(0.5).value;
        row.check_share("mc_P_I_ge_half", reps, half_or_more, batches(n));
        meet(row, "mc_median_I", reps, means.values().median(), n);
        // An average of heavy-tailed errors, whose own standard error cannot be trusted.
        row.context(&["mc_E_abs_error", "mc_se"]);
        Ok(())
    })
}

/// Kong's effective sample size of N draws against its limit.
fn finite_sample_ess(case: &mut Object) -> Outcome {
    let (d, n) = (case.given("d")?, case.given_count("N")?);
    let pair = GaussianShift::new(d, 1.0)?;
    let limit = f64::from(n) * pair.ess_fraction();
    case.check("asymptotic_N_over_Ew2", limit);

    let reps = case.given("reps")?;
    let sizes = from_batches(&pair, n, |batch| bare(ess(&batch.weights)?))?;
    meet(case, "mc_mean_ess", reps, mean(&sizes), n);
    meet(case, "mc_median_ess", reps, sizes.values().median(), n);
    let shares =
        from_batches(&pair, n, |batch| bare(largest_share(&batch.weights)?))?;
    let largest = mean(&shares);
    meet(case, "mc_mean_max_normalised_weight", reps, largest, n);
    case.context(&["mc_se"]);
    Ok(())
}

/// The project whose lateness is the rare event, and the names of its tasks in its order.
struct Project {
    network: Network,
    names: Vec<String>,
}

impl Project {
    /// Reads a project whose tasks may be listed in any order; Owen's, if there is none to read.
    fn read(document: &mut Object) -> Result<Self, Box<dyn Error>> {
        if !document.has("network") {
            let network = Network::owen();
            let names =
                (1..=network.tasks()).map(|task| task.to_string()).collect();
            return Ok(Self { network, names });
        }
        let (mut parents, mut means) = (BTreeMap::new(), BTreeMap::new());
        document.inside("network", |network| {
            parents = network.given_names_by_name("parents")?;
            means = network.given_by_name("mean_duration")?;
            Ok(())
        })?;
        if !parents.keys().eq(means.keys()) {
            return Err("network: parents and mean_duration differ".into());
        }
        // The library wants parents before children.
        let mut names: Vec<String> = Vec::new();
        while names.len() < parents.len() {
            let next = parents.iter().find(|(name, waits)| {
                !names.contains(name) && waits.iter().all(|p| names.contains(p))
            });
            let (name, _) = next.ok_or("network: a task waits for itself")?;
            names.push(name.clone());
        }
        let place = |name: &String| names.iter().position(|n| n == name);
        let waits =
            |name: &String| parents[name].iter().filter_map(place).collect();
        let network = Network::new(
            names.iter().map(waits).collect(),
            names.iter().map(|name| means[name]).collect(),
        )?;
        Ok(Self { network, names })
    }

    /// The tasks of a tilt's name: all of them, or those that it ends in.
    fn tasks(&self, tilt: &str) -> Result<Vec<usize>, Box<dyn Error>> {
        if tilt == "all_tasks" {
            return Ok((0..self.names.len()).collect());
        }
        let place = |word| self.names.iter().position(|name| name == word);
        let tasks: Vec<usize> = tilt.split('_').filter_map(place).collect();
        if tasks.is_empty() {
            return Err(format!("the tilt {tilt} names no task").into());
        }
        Ok(tasks)
    }
}

/// A late project, exactly, with and without a tilt.
fn pert(case: &mut Object, project: &Project) -> Outcome {
    let (t, network) = (case.given("t")?, &project.network);
    let p = late(network, t)?;
    case.check("prob_exact", p);
    case.check("mean_completion", mean_completion(network));
    case.check("n_states", states(network) as f64);
    case.each("rows", |row| {
        let tasks = project.tasks(row.given_text("tilt")?)?;
        let tilt = network.tilt(&tasks, row.given("kappa")?)?;
        let price = price(network, &tilt, t)?;
        row.check("E_w2", price.second_moment);
        row.check("ess_over_n", 1.0 / price.second_moment);
        row.check("prob_event_under_q", price.late_under_q);
        let terms = price.late_second_moment.min(1e300);
        row.check_sum("var_one", price.variance, terms);
        row.check("variance_reduction_vs_mc", p * (1.0 - p) / price.variance);
        for (field, n) in row.beginning_with("se_at_n_") {
            row.check(&field, sqrt(price.variance / n.parse::<f64>()?));
        }
        Ok(())
    })
}

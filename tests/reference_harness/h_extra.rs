//! Results beside the main families, in named parts, each of which may be absent.

use std::collections::BTreeMap;
use std::error::Error;

use libm::{exp, log, sqrt};
use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::chatterjee_diaconis::{distance, draws_for, enough, too_few};
use reweight::coverage::Repeats;
use reweight::deadly_triad::{LinearValue, norm};
use reweight::defensive::defensive;
use reweight::divergence::{kl, largest_weight, second_moment_on_support};
use reweight::endless_loop::Loop;
use reweight::ess::{ess, largest_share};
use reweight::finite::{
    self, Finite, expectation, mean_weight, reaches, reweighted,
};
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::horizon::Horizon;
use reweight::log_weights::WeightError;
use reweight::multiple_proposals::Proposals;
use reweight::ordinary::Estimate;
use reweight::per_decision::{FixedRewards, variance};
use reweight::pert::Network;
use reweight::pert_exact::{late, mean_completion, price, states};
use reweight::streams::stream;
use reweight::truncated::TruncatedShift;

use super::eigenvalues::real_parts;
use super::walk::{Computed, Object, Outcome};

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Outcome {
    document.part("mis", mis)?;
    document.part("horizon", horizon)?;
    document.part("naive_ci", naive_ci)?;
    document.part("chatterjee_diaconis", chatterjee_diaconis)?;
    document.part("finite_sample_ess", finite_sample_ess)?;
    let project = Project::read(document)?;
    document.part("pert", |case| pert(case, &project))?;
    document.part("sutton_barto_5_5", sutton_barto_5_5)?;
    document.part("pdis_can_lose", pdis_can_lose)?;
    if document.has("deadly_triad") {
        document.inside("deadly_triad", deadly_triad)?;
    }
    document.part("truncated_is", truncated_is)?;
    Ok(())
}

/// Several proposals for one target on finitely many points: each alone, all together, and the first
/// of them with a share of the target mixed in.
fn mis(case: &mut Object) -> Outcome {
    case.context(&["id"]);
    let p = Finite::new(case.given_list("p")?)?;
    let masses = case.given_rows("q")?;
    let f = case.given_list("f")?;
    let mu = expectation(&p, &f)?;
    case.check("mu", mu);

    let mut proposals = masses.iter();
    case.each("single_q", |row| {
        let q = proposals.next().ok_or("there is no proposal for this row")?;
        let q = Finite::new(q.clone())?;
        row.check("valid_for_f", reaches(&p, &q, &f)?);
        row.check("mean_of_estimator", reweighted(&p, &q, &f)?);
        let square = finite::second_moment(&p, &q, &f)?;
        row.check_sum("var_n1", finite::ordinary_variance(&p, &q, &f)?, square);
        row.check("E_w2", second_moment_on_support(&p, &q)?);
        row.check("E_w", mean_weight(&p, &q)?);
        Ok(())
    })?;

    let draws = counts(&case.given_list("n")?)?;
    let log = Proposals::new(masses, draws)?;
    let square = finite::second_moment(&p, &log.mixture(), &f)?;
    let together = |answers| log.variance(&p, &f, &answers);
    case.check_sum("var_balance", together(log.balance())?, square);
    case.check_sum("var_power2", together(log.power(2))?, square);
    let random = log.random_mixture_variance(&p, &f)?;
    case.check_sum("var_random_mixture", random, square);
    case.check("balance_bound_gap", log.balance_gap(&p, &f)?);

    // An average of estimates may count each once or as often as it drew.
    let equally = log.separate(&log.equal_shares()?)?;
    let by_draws = log.separate(&log.shares_by_draws()?)?;
    let field = "var_average_of_separate_estimators";
    if log.reach(&p, &f, &equally)? {
        case.check_either(field, together(equally)?, together(by_draws)?);
    } else {
        case.check(field, None::<f64>);
    }

    case.each("defensive", |row| {
        let alpha = row.given("alpha")?;
        let safe = defensive(&p, &log.each()[0], alpha)?;
        row.check("max_weight", largest_weight(&p, &safe)?);
        row.check("bound_1_over_alpha", 1.0 / alpha);
        row.check("E_w2", second_moment_on_support(&p, &safe)?);
        let square = finite::second_moment(&p, &safe, &f)?;
        let ordinary = finite::ordinary_variance(&p, &safe, &f)?;
        row.check_sum("var_is_n1", ordinary, square);
        let normalised = finite::self_normalised_variance(&p, &safe, &f)?;
        row.check_sum("var_snis_n1", normalised, square);
        Ok(())
    })
}

/// Numbers of draws.
fn counts(numbers: &[f64]) -> Result<Vec<u32>, Box<dyn Error>> {
    let count = |&n: &f64| {
        let whole = n.fract() == 0.0 && (0.0..=1e9).contains(&n);
        whole.then_some(n as u32).ok_or_else(|| format!("{n} draws").into())
    };
    numbers.iter().map(count).collect()
}

/// A state that the behaviour leaves too early: mean one, infinite variance.
fn sutton_barto_5_5(case: &mut Object) -> Outcome {
    let (left, again) = (case.given("behaviour_left")?, case.given("loop_prob")?);
    let endless = Loop::new(left, again)?;
    case.check("true_value", endless.value());
    case.check("prob_rho_positive", endless.chance_of_any_weight());
    case.check("second_moment_growth", endless.growth());
    case.check("finite_variance", endless.second_moment().is_finite());
    case.check("E_rho2", endless.second_moment());
    case.check_by_count("partial_second_moment", |longest| {
        endless.second_moment_within(longest)
    })?;
    case.check_by_count("partial_first_moment", |longest| {
        endless.mean_within(longest)
    })?;
    case.check("tail_alpha", endless.tail_index());
    case.check("pareto_k", endless.tail_shape());
    case.each("pmf_rho", |row| {
        // (1/b)ⁿ: the weight says how long the episode was.
        let n = libm::round(-log(row.given("rho")?) / log(left)) as usize;
        row.check("rho", endless.weight(n));
        row.check("p", endless.chance(n));
        Ok(())
    })
}

/// Steps whose rewards are fixed: what the weights alone do to the two estimates.
fn pdis_can_lose(case: &mut Object) -> Outcome {
    let b = Finite::new(case.given_list("b")?)?;
    let pi = Finite::new(case.given_list("pi")?)?;
    let rewards = case.given_list("rewards")?;
    let size: f64 = rewards.iter().map(|r| r.abs()).sum();
    let steps = FixedRewards::new(&pi, &b, rewards, case.given("gamma")?)?;
    case.check_sum("value", steps.value(), size);
    let (whole, each) = (steps.whole(), steps.per_decision());
    case.check_sum("var_ois", variance(whole), whole.1);
    let terms = size * size * second_moment_on_support(&pi, &b)?;
    case.check_sum("var_pdis", variance(each), terms.max(each.1));
    Ok(())
}

/// Two problems in which expected, correctly weighted updates diverge.
fn deadly_triad(part: &mut Object) -> Outcome {
    if part.has("baird") {
        part.inside("baird", baird)?;
    }
    part.part("w_to_2w", |case| {
        let (gamma, alpha) = (case.given("gamma")?, case.given("alpha")?);
        let pair = LinearValue::w_to_2w(gamma)?;
        let growth = pair.path(&[1.0], alpha, 1)?[0];
        case.check("growth_per_update", growth);
        for (field, rest) in case.beginning_with("w_after_") {
            let (steps, start) = rest.split_once("_from_").ok_or("from what?")?;
            let w = pair.path(&[start.parse()?], alpha, steps.parse()?)?;
            case.check(&field, w[0]);
        }
        Ok(())
    })
}

/// Baird's counterexample: its matrix, its eigenvalues, its path.
fn baird(case: &mut Object) -> Outcome {
    let (gamma, alpha) = (case.given("gamma")?, case.given("alpha")?);
    let value = LinearValue::baird(case.given_rows("features")?, gamma)?;
    let matrix = value.matrix();
    let size = matrix.iter().flatten().fold(0.0, |s: f64, x| s.max(x.abs()));
    let rows: Vec<Computed> = matrix.iter().map(Computed::from).collect();
    case.check_sum("A", Computed::List(rows), size);
    let eigenvalues = |value: &LinearValue| {
        real_parts(&value.matrix()).ok_or("the eigenvalues do not settle")
    };
    let parts = eigenvalues(&value)?;
    // Repeated eigenvalues are made of terms that cancel.
    case.check_sum("eig_real", &parts, 10.0 * size);
    case.check_sum("min_real_eig", parts[0], 10.0 * size);
    let there = eigenvalues(&value.where_the_target_is())?;
    let field = "min_real_eig_on_policy_distribution";
    case.check_sum(field, there[0], 10.0 * size);

    // The first row says where the path begins.
    let mut at: Option<(u32, Vec<f64>)> = None;
    case.each("expected_td0_path", |row| {
        let k = row.given_count("k")?;
        let w = match at.take() {
            Some((before, w)) => {
                let steps = k.checked_sub(before).ok_or("the path goes back")?;
                let w = value.path(&w, alpha, steps as usize)?;
                row.check_sum("w", &w, norm(&w));
                w
            }
            None => row.given_list("w")?,
        };
        row.check("norm", norm(&w));
        at = Some((k, w));
        Ok(())
    })
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

/// Weights min(w, τ) on the Gaussian pair with f(x) = x².
fn truncated_is(case: &mut Object) -> Outcome {
    let (d, n) = (case.given("d")?, case.given("N")?);
    match case.given_text("f")? {
        "x^2" => {}
        other => return Err(format!("no closed form for {other}").into()),
    }
    let mu = GaussianShift::new(d, 1.0)?.mean(Integrand::Square);
    case.check("mu", mu);
    case.each("rows", |row| {
        let tau = match row.given_text("tau")? {
            "sqrtN" => sqrt(n),
            "N" => n,
            number => match number.parse() {
                Ok(tau) => tau,
                Err(_) => row.given("tau_value")?,
            },
        };
        row.check("tau_value", tau);
        let cut = TruncatedShift::new(d, tau)?;
        let (mean, variance) = (mu + cut.bias(), cut.variance());
        row.check_sum("bias", cut.bias(), mu);
        row.check_sum("var_one", variance, variance + mean * mean);
        row.check_sum("rmse_at_N", cut.rmse(n), mu);
        row.check("mean_weight", cut.mean_weight());
        row.check("ess_over_n", cut.ess_fraction());
        Ok(())
    })
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

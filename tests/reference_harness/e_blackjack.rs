//! Blackjack from one state on: exact values, the joint law of weight and return, and the error of
//! ordinary and weighted importance sampling.

use std::error::Error;

use libm::sqrt;
use num_rational::Ratio;
use reweight::blackjack::{Hand, Table};
use reweight::mdp::Policy;
use reweight::ordinary::Estimate;
use reweight::trajectory_law::{Atom, Weighted, joint_law};
use reweight::trajectory_variance::TwoPolicies;

use super::walk::{Computed, Object, Outcome};

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Outcome {
    document.context(&["literature"]);
    document.each("cases", case)?;
    if document.has("tables") {
        document.inside("tables", tables)?;
    }
    Ok(())
}

fn case(case: &mut Object) -> Outcome {
    case.context(&["id"]);
    let (total, showing) =
        (case.given_count("player_sum")?, case.given_count("dealer_showing")?);
    let usable = case.given_flag("usable_ace")?;
    let least = case.given_count("target_sticks_at")?;
    let hits = case.given("behaviour_hit_prob")?;
    let table = Table::new(total, usable, showing)?;
    let (world, pi) = (table.mdp(), table.stick_at(least)?);
    let b = table.hit_with(hits)?;

    let exact: Ratio<i128> = table.value_of_sticking_at(least);
    let given: Ratio<i128> = case
        .given_text("value_target_exact")?
        .parse()
        .map_err(|_| "value_target_exact is no fraction")?;
    if exact != given {
        return Err(format!("value_target_exact is {given}, not {exact}").into());
    }
    let truth = world.value(&pi)?;
    case.check("value_target", truth);
    case.check("value_behaviour", world.value(&b)?);

    let two = TwoPolicies::new(&world, &pi, &b, None)?;
    let second = two.weights()?.second();
    case.check("E_rho2", second);
    case.check("kong_ess_over_n", 1.0 / second);
    let variance = two.ois()?.variance;
    case.check("var_ois_one_episode", variance);
    case.check("avar_wis", two.wis()?.variance);
    case.check("wis_bias_times_n_leading", two.wis_bias()?);
    let played = TwoPolicies::new(&world, &pi, &pi, None)?.ois()?.variance;
    case.check("var_on_policy_return", played);

    let law = joint_law(&world, &pi, &b, None)?;
    let some: f64 = law.iter().map(|atom| atom.chance).sum();
    case.check("prob_rho_positive", some);
    let mut atoms = law.iter();
    case.each("joint_pmf_rho_G", |row| {
        let atom = atoms.next().ok_or("there is no such atom")?;
        row.check("rho", atom.rho);
        row.check("G", atom.g);
        row.check("p", atom.chance);
        Ok(())
    })?;
    if atoms.next().is_some() {
        return Err("joint_pmf_rho_G lacks an atom".into());
    }
    let one = Weighted::new(&law, 1)?;
    case.check("wis_n1_mean_exact", one.mean);
    case.check("wis_n1_mse_exact", one.error(truth));
    case.each("curves", |row| curve(row, &law, truth, variance))?;
    case.inside("gymnasium_mc", |played_there| {
        played_there.context(&["n"]);
        let theirs = played_there.given("se")?;
        let own = Estimate { value: truth, standard_error: 0.0 };
        played_there.check_simulated("mean", theirs, own);
        Ok(())
    })
}

/// The errors of both estimates from n episodes. Ours are exact; theirs are simulated.
fn curve(row: &mut Object, law: &[Atom], truth: f64, variance: f64) -> Outcome {
    let n = row.given_count("n")?;
    row.check("ois_mse_exact", variance / f64::from(n));
    let weighted = Weighted::new(law, n)?;
    let exact = |value| Estimate { value, standard_error: 0.0 };
    let theirs = row.given("wis_mse_se")?;
    row.check_simulated("wis_mse_mc", theirs, exact(weighted.error(truth)));
    let theirs = row.given("wis_bias_se")?;
    row.check_simulated("wis_bias_mc", theirs, exact(weighted.mean - truth));
    // The error of that bias says how many batches there were.
    let spread = weighted.square - weighted.mean * weighted.mean;
    let batches = spread / (theirs * theirs);
    let theirs = sqrt(spread_of_squares(law, truth, n) / batches);
    let own = exact(variance / f64::from(n));
    row.check_simulated("ois_mse_mc_check", theirs, own);
    Ok(())
}

/// The variance of (x̄ − v)², with x̄ the mean of n independent ρG.
fn spread_of_squares(law: &[Atom], truth: f64, n: u32) -> f64 {
    let zero = 1.0 - law.iter().map(|atom| atom.chance).sum::<f64>();
    let rest = |power: u32| zero * (0..power).map(|_| -truth).product::<f64>();
    let moment = |power: u32| {
        let of = |atom: &Atom| {
            let off = atom.rho * atom.g - truth;
            atom.chance * (0..power).map(|_| off).product::<f64>()
        };
        rest(power) + law.iter().map(of).sum::<f64>()
    };
    let (second, n) = (moment(2), f64::from(n));
    let fourth = (moment(4) + 3.0 * (n - 1.0) * second * second) / (n * n * n);
    fourth - second * second / (n * n)
}

/// Values of all hands that a player may decide about, by usable ace, dealer's card and total.
fn tables(tables: &mut Object) -> Outcome {
    tables.context(&["order"]);
    for (name, rest) in tables.beginning_with("stick") {
        // A name that says no number stays unconsumed, and is reported.
        let Some(least) = rest.strip_suffix("_value") else { continue };
        let Ok(least) = least.parse() else { continue };
        let values = everywhere(|table| {
            let v = table.mdp().values(&table.stick_at(least)?)?;
            Ok(Box::new(move |state: usize| v[state]))
        })?;
        tables.check(&name, values);
    }
    if tables.has("optimal_value") {
        let values = everywhere(|table| {
            let v = table.mdp().best_values()?;
            Ok(Box::new(move |state: usize| v[state]))
        })?;
        tables.check("optimal_value", values);
    }
    if tables.has("optimal_hit") {
        let hits = everywhere(|table| {
            let world = table.mdp();
            let q = world.action_values(&world.best_values()?)?;
            let best = Policy::greedy(&q)?;
            Ok(Box::new(move |state: usize| best.probability(state, 1)))
        })?;
        tables.check("optimal_hit", hits);
    }
    Ok(())
}

/// What is known of each state.
type ByState = Box<dyn Fn(usize) -> f64>;

/// A number for each hand, hard ones first.
fn everywhere(
    of: impl Fn(&Table) -> Result<ByState, Box<dyn Error>>,
) -> Result<Computed, Box<dyn Error>> {
    let mut by_ace = Vec::new();
    for usable in [false, true] {
        let mut by_dealer = Vec::new();
        for showing in 1..=10 {
            let table = Table::new(12, usable, showing)?;
            let number = of(&table)?;
            let at = |total| {
                table.state(Hand { total, usable }).map_or(f64::NAN, &number)
            };
            by_dealer.push(Computed::from(&(12..=21).map(at).collect::<Vec<_>>()));
        }
        by_ace.push(Computed::List(by_dealer));
    }
    Ok(Computed::List(by_ace))
}

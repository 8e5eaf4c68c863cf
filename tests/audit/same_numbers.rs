//! One pass gives the numbers of the listings, which hold a batch in memory.

use super::{audit, audit_as, logs, written};
use libm::{exp, log};
use rand::{Rng, RngExt};
use rand_distr::{Distribution, StandardNormal};
use reweight::bandit_log::{Campaign::Women, clicks, to_uniform};
use reweight::ess::{ess, ess_for, largest_share};
use reweight::log_weights::LogWeights;
use reweight::ordinary::ordinary;
use reweight::psis::tail;
use reweight::self_normalised::self_normalised;
use reweight::streams::stream;
use reweight_audit::audit::Audit;
use reweight_audit::largest::Largest;
use reweight_audit::moments::Sums;
use reweight_audit::rows::{Format, Target, Weights};
use reweight_audit::weight::Weight;

/// Equal to ten digits; `scale` is what a difference is held against where the value cancels.
#[track_caller]
fn assert_same(what: &str, a: f64, b: f64, scale: f64) {
    let off = (a - b).abs();
    assert!(off <= 1e-10 * b.abs().max(scale), "{what}: {a} beside {b}");
}

/// Holds an audit against the listings.
#[track_caller]
fn assert_agrees(audit: &Audit, logs: &[f64], rewards: &[f64]) {
    let w = LogWeights::new(logs.to_vec()).unwrap();
    let n = logs.len() as f64;
    let size = rewards.iter().fold(0.0, |a: f64, f| a.max(f.abs()));
    let (ips, snips) =
        (ordinary(&w, rewards).unwrap(), self_normalised(&w, rewards).unwrap());
    let scale = size * exp(w.largest()) / n;
    assert_same("IPS", audit.ips.value, ips.value, 1e-3 * scale);
    let error = ips.standard_error;
    assert_same("its error", audit.ips.standard_error, error, 1e-3 * scale);
    assert_same("SNIPS", audit.snips.value, snips.value, 1e-3 * size);
    let error = snips.standard_error;
    assert_same("its error", audit.snips.standard_error, error, 1e-3 * size);
    assert_same("ESS", audit.ess, ess(&w).unwrap(), 0.0);
    if let (Some(a), Ok(b)) = (audit.ess_for_rewards, ess_for(&w, rewards)) {
        assert_same("ESS for rewards", a, b, 0.0);
    }
    let share = largest_share(&w).unwrap();
    assert_same("largest share", audit.largest_share, share, 0.0);
    assert_same("mean weight", audit.mean_weight.value, w.mean().unwrap(), 0.0);
    let (ours, theirs) = (audit.tail, tail(&w).unwrap());
    assert_eq!(ours.length, theirs.length);
    assert_eq!(ours.pareto.is_some(), theirs.pareto.is_some());
    if let (Some(a), Some(b)) = (ours.k_hat(), theirs.k_hat()) {
        assert_same("k̂", a, b, 1.0);
    }
    assert_eq!(audit.zeros, logs.iter().filter(|l| l.is_infinite()).count() as u64);
    let first_largest = logs.iter().position(|l| *l == w.largest()).unwrap();
    assert_eq!(audit.largest_line, first_largest as u64 + 2);
}

/// Log weights that a test should have seen.
fn shapes(n: usize, rng: &mut impl Rng) -> Vec<Vec<f64>> {
    let mut normals = |scale: f64| -> Vec<f64> {
        let normal = |_| -> f64 { StandardNormal.sample(rng) };
        (0..n).map(normal).map(|z| scale * z).collect()
    };
    let mut all = vec![normals(0.1), normals(1.0), normals(4.0), normals(100.0)];
    let mut ascending = normals(3.0);
    ascending.sort_by(f64::total_cmp);
    let descending = ascending.iter().rev().copied().collect();
    let mut holed = normals(1.0);
    holed.iter_mut().step_by(3).for_each(|l| *l = f64::NEG_INFINITY);
    let far = normals(2.0).iter().map(|l| l - 600.0).collect();
    let equal = vec![0.25; n];
    let mut late = vec![-30.0; n];
    late[n - 1] = 5.0;
    all.extend([ascending, descending, holed, far, equal, late]);
    all
}

#[test]
fn one_pass_gives_the_numbers_of_the_listings() {
    for (id, n) in
        [2, 3, 5, 24, 26, 1_023, 1_024, 1_025, 7_000].into_iter().enumerate()
    {
        let mut rng = stream(1, id as u64);
        for logs_of in shapes(n, &mut rng) {
            let far_from_zero = f64::from(rng.random_range(0..3_u8)) * 1e4;
            let rewards: Vec<f64> =
                (0..n).map(|_| far_from_zero + rng.random::<f64>() - 0.5).collect();
            let rows: Vec<_> =
                logs_of.iter().copied().zip(rewards.iter().copied()).collect();
            let audit = audit_as(&written(&rows), &logs()).unwrap();
            assert_agrees(&audit, &logs_of, &rewards);
        }
    }
}

#[test]
fn two_probabilities_give_the_weight_that_their_logarithms_give() {
    let mut rng = stream(2, 0);
    let mut text =
        String::from("target_probability,behaviour_probability,reward\n");
    let (mut logs_of, mut rewards) = (Vec::new(), Vec::new());
    for row in 0..5_000 {
        let (p, q): (f64, f64) = (rng.random(), 1.0 - rng.random::<f64>());
        let p = if row % 7 == 0 { 0.0 } else { p };
        let reward = f64::from(u8::from(rng.random::<f64>() < 0.1));
        text += &format!("{p:?},{q:?},{reward}\n");
        logs_of.push(log(p) - log(q));
        rewards.push(reward);
    }
    assert_agrees(&audit(text.as_bytes()).unwrap(), &logs_of, &rewards);
}

#[test]
fn the_real_log_is_what_the_course_says_it_is() {
    let log = Women.log("bts").unwrap();
    let format = Format {
        reward: "click".into(),
        weights: Weights::Ratio {
            behaviour: "propensity_score".into(),
            target: Target::Constant(1.0 / Women.items() as f64),
        },
        ..Format::default()
    };
    let mut text = String::from("click,propensity_score\n");
    for row in &log {
        text += &format!("{},{:?}\n", row.click, row.propensity);
    }
    let audit = audit_as(text.as_bytes(), &format).unwrap();
    assert_agrees(
        &audit,
        to_uniform(&log, Women.items()).unwrap().logs(),
        &clicks(&log),
    );
    assert!(audit.ess < 2.1 && audit.largest_share > 0.69);
    assert_eq!(audit.largest_line, 8_411);
    assert!(audit.next().contains("line 8,411"));
}

#[test]
fn a_kept_million_of_more_is_the_largest_million() {
    let mut rng = stream(3, 0);
    for (most, n) in [(1, 10), (7, 7), (7, 100), (100, 10_000)] {
        let ratios: Vec<f64> = (0..n).map(|_| rng.random::<f64>()).collect();
        let mut all: Vec<f64> = ratios.iter().map(|r| log(*r)).collect();
        all.sort_by(f64::total_cmp);
        let mut kept = [Largest::new(most), Largest::new(most), Largest::new(most)];
        for (i, &ratio) in ratios.iter().enumerate() {
            kept[0].add(Weight::ratio(ratio, 1.0));
            kept[1].add(Weight::of_log(log(ratio)));
            // Both kinds in one log: what is a ratio becomes a logarithm on the way.
            kept[2].add(match i % 2 {
                0 => Weight::ratio(ratio, 1.0),
                _ => Weight::of_log(log(ratio)),
            });
        }
        for mut largest in kept {
            assert_eq!(largest.ascending(n), all[n - most.min(n)..]);
            assert_eq!(largest.ascending(1), all[n - 1..]);
        }
    }
}

#[test]
fn equal_weights_are_kept_as_often_as_they_are_there() {
    let mut largest = Largest::new(10);
    (0..1_000).for_each(|_| largest.add(Weight::ratio(0.5, 0.25)));
    largest.add(Weight::ratio(1.0, 0.25));
    let mut kept = vec![log(2.0); 9];
    kept.push(log(4.0));
    assert_eq!(largest.ascending(10), kept);
}

#[test]
fn a_ratio_beyond_floats_is_kept_by_its_logarithm() {
    let huge = Weight::ratio(1.0, 1e-310);
    assert_eq!(huge.as_ratio(), None);
    assert!((huge.log() - 310.0 * std::f64::consts::LN_10).abs() < 1e-3);
    assert!(huge.exceeds(Weight::ratio(1.0, 1e-300)));
    assert!(Weight::ratio(1.0, 0.5).exceeds(Weight::ZERO));
    assert!(!Weight::ZERO.exceeds(Weight::of_log(-1e300)));
    assert_eq!(Weight::ZERO.over(Weight::of_log(-800.0)), 0.0);
}

#[test]
fn rewards_alike_to_nine_digits_keep_their_spread() {
    let mut rng = stream(1, 9);
    let mut sums = Sums::default();
    let (mut rewards, mut logs_of) = (Vec::new(), Vec::new());
    for _ in 0..20_000 {
        let reward = 1e6 + 1e-3 * rng.random::<f64>();
        sums.add(Weight::ratio(1.0, 1.0), reward);
        rewards.push(reward);
        logs_of.push(0.0);
    }
    let w = LogWeights::new(logs_of).unwrap();
    let totals = sums.totals().unwrap();
    let (ours, theirs) =
        (totals.ordinary().unwrap(), ordinary(&w, &rewards).unwrap());
    let off = (ours.standard_error / theirs.standard_error - 1.0).abs();
    assert!(off < 1e-6, "{off}");
}

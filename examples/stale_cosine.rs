//! How the direction of a stale gradient turns away from the true one, by steps and by distance.

use reweight::reinforce::{optimal_baseline, optimal_behaviour, trace_variance};
use reweight::softmax_bandit::{Bandit, BanditError, Policy};
use reweight::stale_gradient::{cosine, relative_error, stale_gradient};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed, percent,
    significant,
};

const REWARDS: [f64; 3] = [1.0, 0.0, 2.0];
const THETA: [f64; 3] = [0.0, 0.5, -0.5];
const LAGS: usize = 40;

/// One point of a path: after so many exact steps from the policy that played the batch.
struct Point {
    lag: usize,
    cosine: f64,
    error: f64,
    kl: f64,
    value: f64,
}

fn path(
    bandit: &Bandit,
    theta: &[f64],
    eta: f64,
    lags: impl Iterator<Item = usize>,
) -> Result<Vec<Point>, BanditError> {
    let old = Policy::softmax(theta)?;
    let b = bandit.value(&old)?;
    let (mut theta, mut at) = (theta.to_vec(), 0);
    lags.map(|lag| {
        theta = bandit.ascend(&theta, eta, lag - at)?;
        at = lag;
        let new = Policy::softmax(&theta)?;
        let truth = bandit.gradient(&new)?;
        let stale = stale_gradient(bandit, &old, &new, b)?;
        Ok(Point {
            lag,
            cosine: cosine(&stale, &truth)?,
            error: relative_error(&stale, &truth)?,
            kl: old.kl(&new)?,
            value: bandit.value(&new)?,
        })
    })
    .collect()
}

/// Of starting policies on a grid, the share whose exact path meets a policy at which the stale
/// gradient points the wrong way; and the largest probability that the best arm has at such a start. A
/// softmax does not feel a common shift: two parameters suffice.
fn share_that_turns(bandit: &Bandit) -> Result<(f64, usize, f64), BanditError> {
    let ticks = || (-8..=8).map(|i| f64::from(i) / 4.0);
    let (mut turned, mut starts, mut commonest) = (0, 0, 0.0_f64);
    for first in ticks() {
        for third in ticks() {
            let points = path(bandit, &[first, 0.0, third], 0.05, 0..2000)?;
            starts += 1;
            if points.iter().any(|p| p.cosine < 0.0) {
                turned += 1;
                let start = Policy::softmax(&[first, 0.0, third])?;
                commonest = commonest.max(start.probabilities()[2]);
                // What the page says of these starts: the old batch credits the middling arm most.
                let credit = bandit.gradient(&start)?;
                assert!(credit[0] > credit[2], "{start:?}");
            }
        }
    }
    Ok((turned as f64 / starts as f64, starts, commonest))
}

fn main() -> Done {
    let bandit = Bandit::new(REWARDS.to_vec())?;
    let long = path(&bandit, &THETA, 0.5, 0..=LAGS)?;
    let short = path(&bandit, &THETA, 0.05, 0..=LAGS)?;
    let slow = path(&bandit, &THETA, 0.05, (0..=10 * LAGS).step_by(10))?;

    let pick = |points: &[Point], x: fn(&Point) -> f64| -> Vec<(f64, f64)> {
        points.iter().map(|p| (x(p), p.cosine)).collect()
    };
    let lag = |p: &Point| p.lag as f64;
    let kl = |p: &Point| p.kl;
    let cosines =
        || Axis::linear("", 0.6..1.02).ticks(&[0.6, 0.7, 0.8, 0.9, 1.0]).grid();

    let x = Axis::linear("steps since the batch was played", 0.0..40.0);
    let mut by_step = Plot::new(x.ticks(&[0.0, 10.0, 20.0, 30.0, 40.0]), cosines())
        .heading("cosine of the stale and the true gradient, by steps …");
    by_step
        .line(Ink::Truth, &pick(&short, lag))
        .line(Ink::Truth, &pick(&long, lag))
        .label(
            Ink::Truth,
            (28.0, short[28].cosine),
            (0.0, 18.0),
            Anchor::Middle,
            "steps of 0.05",
        )
        .label(
            Ink::Truth,
            (14.0, long[14].cosine),
            (6.0, -12.0),
            Anchor::Start,
            "steps of 0.5",
        );
    let x = Axis::linear("KL(π_old ‖ π_θ)", 0.0..2.5);
    let mut by_distance =
        Plot::new(x.ticks(&[0.0, 0.5, 1.0, 1.5, 2.0, 2.5]), cosines())
            .heading("… and by how far the policy has moved");
    by_distance
        .line(Ink::Truth, &pick(&slow, kl))
        .dots(Ink::Truth, &pick(&long, kl))
        .label(
            Ink::Truth,
            (1.25, 0.72),
            (6.0, -18.0),
            Anchor::Start,
            "line: steps of 0.05, dots: steps of 0.5",
        );
    let mut data = Table::new(&[
        "step size",
        "lag",
        "cosine",
        "relative error",
        "KL(π_old ‖ π_θ)",
        "J",
    ]);
    for (eta, points) in [("0.5", &long), ("0.05", &short)] {
        for p in points
            .iter()
            .filter(|p| [0, 1, 2, 3, 5, 10, 20, 30, 40].contains(&p.lag))
        {
            data.row([
                eta.to_owned(),
                p.lag.to_string(),
                fixed(p.cosine, 4),
                fixed(p.error, 4),
                significant(p.kl, 3),
                fixed(p.value, 3),
            ]);
        }
    }
    Figure::new(
        "stale_cosine",
        "The direction of a stale gradient, by steps and by distance",
        "Two plots, one above the other. Above, the cosine between the stale and the true gradient \
         falls from 1 to 0.68 within 40 steps of size 0.5, and to 0.94 within 40 steps of size 0.05. \
         Below, against the divergence between the two policies, the two fall on one curve.",
    )
    .size(620, 620)
    .plot(by_step)
    .plot(by_distance)
    .data(data)
    .save()?;

    // At equal distance: the short steps' cosine at the KL of each long step, by interpolation.
    let mut apart = 0.0_f64;
    for p in &long {
        let after = slow.iter().position(|s| s.kl > p.kl).filter(|&i| i > 0);
        if let Some(i) = after {
            let (a, b) = (&slow[i - 1], &slow[i]);
            let share = (p.kl - a.kl) / (b.kl - a.kl);
            let between = a.cosine + share * (b.cosine - a.cosine);
            apart = apart.max((between - p.cosine).abs());
        }
    }
    let far = path(&bandit, &THETA, 0.5, [0, 10_000].into_iter())?;
    let (turned, starts, commonest) = share_that_turns(&bandit)?;
    let policy = Policy::softmax(&THETA)?;
    let j = bandit.value(&policy)?;
    let best = optimal_behaviour(&bandit, &policy, j)?;
    let own = trace_variance(&bandit, &policy, &policy, j)?;
    let none = trace_variance(&bandit, &policy, &policy, 0.0)?;
    let optimum = optimal_baseline(&bandit, &policy)?;
    let optimal = trace_variance(&bandit, &policy, &policy, optimum)?;
    let other = trace_variance(&bandit, &policy, &best, j)?;
    let mut numbers = Numbers::new();
    for (k, p) in policy.probabilities().iter().enumerate() {
        numbers.put(&format!("stale_pi_{k}"), fixed(*p, 2));
    }
    numbers
        .put("stale_j", fixed(j, 2))
        .put("stale_cos_second", fixed(long[1].cosine, 3))
        .put(
            "stale_angle_second",
            significant(libm::acos(long[1].cosine).to_degrees(), 1),
        )
        .put("stale_error_second", percent(long[1].error, 2))
        .put("stale_kl_second", significant(long[1].kl, 1))
        .put("stale_cos_40_long", fixed(long[LAGS].cosine, 2))
        .put("stale_kl_40_long", fixed(long[LAGS].kl, 1))
        .put("stale_error_40_long", fixed(long[LAGS].error, 1))
        .put("stale_cos_40_short", fixed(short[LAGS].cosine, 2))
        .put("stale_kl_40_short", fixed(short[LAGS].kl, 2))
        .put("stale_error_40_short", percent(short[LAGS].error, 2))
        .put("stale_cos_far", fixed(far[1].cosine, 2))
        .put("stale_apart", significant(apart, 1))
        .put("stale_turned", percent(turned, 2))
        .put("stale_starts", count(starts))
        .put("stale_turned_best_arm", percent(commonest, 2))
        .put("stale_var_none", fixed(none, 2))
        .put("stale_var_own", fixed(own, 2))
        .put("stale_var_optimal", fixed(optimal, 2))
        .put("stale_var_other", fixed(other, 2));
    numbers.save("stale_cosine")
}

//! A ring without an exit: what one episode says of the target, against how long it is. Exact, with
//! the committed experiment's measurements beside it.

use reweight::backward_variance::{Backward, step_ratios};
use reweight::cramer_rao::cramer_rao;
use reweight::finite_horizon::{clocked, with_clock};
use reweight::marginalised::visit_ratios;
use reweight::ring::Ring;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, experiment, fixed,
    significant,
};

const LEAN: f64 = 1.0;
const STEPS: [usize; 8] = [2, 4, 8, 16, 24, 32, 40, 64];
const LONGEST: usize = 64;

type Any<T> = Result<T, Box<dyn std::error::Error>>;

/// Variances: whole products, products up to each step, doubly robust with the right model, one ratio of
/// visits, the bound, and the return of the target when it plays itself.
fn variances(ring: &Ring, steps: usize) -> Any<[f64; 6]> {
    let two = ring.two_policies(steps as u32)?;
    let mdp = with_clock(ring.world(), steps)?;
    let pi = clocked(ring.target(), steps)?;
    let b = clocked(ring.behaviour(), steps)?;
    let q = mdp.action_values(&mdp.values(&pi)?)?;
    let ratios = step_ratios(&pi, &b)?;
    let visits = visit_ratios(&mdp, &pi, &b)?;
    let exact = |of: Backward| of.moments(&mdp, &b).map(|m| m.variance);
    Ok([
        two.ois()?.variance,
        two.pdis()?.variance,
        exact(Backward::doubly_robust(&ratios, &pi, &q)?)?,
        exact(Backward::marginalised(&visits, &ratios))?,
        cramer_rao(&mdp, &pi, &b)?,
        Backward::plain(&mdp).moments(&mdp, &pi)?.variance,
    ])
}

fn main() -> Done {
    let ring = Ring::new(LEAN)?;
    let all: Vec<(f64, [f64; 6])> = STEPS
        .iter()
        .map(|&steps| Ok((steps as f64, variances(&ring, steps)?)))
        .collect::<Any<_>>()?;
    let line = |i: usize| -> Vec<(f64, f64)> {
        all.iter().map(|(x, of)| (*x, of[i])).collect()
    };
    let x = Axis::linear("steps in an episode", 0.0..80.0)
        .ticks(&[0.0, 16.0, 32.0, 48.0, 64.0]);
    let y = Axis::log("variance of one episode's say", 0.05..2e4);
    let mut plot = Plot::new(x, y);
    plot.dashed(Ink::Truth, &line(0))
        .dashed(Ink::Truth, &line(1))
        .line(Ink::Truth, &line(2))
        .line(Ink::Truth, &line(3))
        .thin(Ink::Truth, &line(4));
    let run = experiment("steps_horizon")?;
    // n times the variance of an estimate from n episodes.
    let measured = |name: &str| -> Vec<(f64, f64)> {
        let spreads = &run[&format!("{name}_sd")];
        let rows = run["steps"].iter().zip(&run["n"]).zip(spreads);
        rows.map(|((steps, n), sd)| (*steps, n * sd * sd)).collect()
    };
    for name in ["pdis", "dr", "visits", "model"] {
        plot.dots(Ink::Sampled, &measured(name));
    }
    let at_longest = |name: &str| {
        significant(measured(name).last().map_or(0.0, |(_, of)| *of), 2)
    };
    let last = all[all.len() - 1].1;
    for (ink, of, down, text) in [
        (Ink::Truth, last[0], 4.0, "OIS"),
        (Ink::Truth, last[1], 0.0, "PDIS"),
        (Ink::Truth, last[2], 6.0, "DR, right"),
        (Ink::Truth, last[3], 0.0, "visits"),
        (Ink::Truth, last[4], 10.0, "the bound"),
    ] {
        let at = (LONGEST as f64, of);
        plot.label(ink, at, (6.0, down), Anchor::Start, text);
    }
    let mut data = Table::new(&[
        "steps",
        "OIS",
        "PDIS",
        "DR, right model",
        "visits known",
        "bound",
        "the target's own return",
    ]);
    for (steps, of) in &all {
        let cells = of.map(|variance| significant(variance, 3));
        data.row([fixed(*steps, 0)].into_iter().chain(cells));
    }
    Figure::new(
        "steps_horizon",
        "The variance of what one episode says, against its length, on a logarithmic axis",
        "Ordinary, per-decision and doubly robust estimates run up in straight lines, each less steep than \
         the last. The estimate with known ratios of visits bends flat, and the bound runs beside it below. Dots \
         lie on the lines, those of the counted model on the bound.",
    )
    .size(620, 340)
    .plot(plot)
    .data(data)
    .save()?;
    let half = variances(&ring, LONGEST / 2)?;
    let mut numbers = Numbers::new();
    numbers
        .put("steps_ring_longest", LONGEST.to_string())
        .put("steps_ring_half", (LONGEST / 2).to_string())
        .put("steps_ring_ois", significant(last[0], 2))
        .put("steps_ring_pdis", significant(last[1], 2))
        .put("steps_ring_right", significant(last[2], 2))
        .put("steps_ring_visits", significant(last[3], 2))
        .put("steps_ring_bound", significant(last[4], 2))
        .put("steps_ring_counted", at_longest("counted"))
        .put("steps_ring_model", at_longest("model"))
        .put("steps_ring_wdr", at_longest("wdr"))
        .put("steps_ring_wdr_doubled", {
            let of = measured("wdr");
            significant(of[of.len() - 1].1 / of[of.len() - 2].1, 1)
        })
        .put("steps_ring_own", significant(last[5], 2));
    for (name, i) in
        [("ois", 0), ("pdis", 1), ("right", 2), ("visits", 3), ("bound", 4)]
    {
        let factor = significant(last[i] / half[i], 2);
        numbers.put(&format!("steps_ring_{name}_doubled"), factor);
    }
    numbers.save("steps_horizon")
}

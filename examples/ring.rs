//! The ring: how fast products of ratios degenerate, exactly, by the rule for small steps, and as
//! batches report it.

use reweight::ring::Ring;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, experiment, fixed,
    percent, scientific, significant,
};

const LEANS: [f64; 3] = [0.1, 0.25, 0.5];

fn main() -> Done {
    let runs = experiment("ring")?;
    let x = Axis::linear("steps T", 0.0..1_010.0)
        .ticks(&[0.0, 200.0, 400.0, 600.0, 800.0, 1_000.0]);
    let y = Axis::log("ESS/N of the product", 1e-13..2.0).grid();
    let mut plot = Plot::new(x, y);
    let mut table = Table::new(&[
        "KL a step",
        "c a step",
        "steps",
        "exact",
        "exp(−2 KL T)",
        "measured",
    ]);
    plot.thin(Ink::Faint, &[(0.0, 1.0 / 2_000.0), (1_000.0, 1.0 / 2_000.0)]);
    plot.label(
        Ink::Sampled,
        (0.0, 1.0 / 2_000.0),
        (4.0, 14.0),
        Anchor::Start,
        "one run of 2,000",
    );
    for lean in LEANS {
        let ring = Ring::new(lean)?;
        let cost = ring.step_cost()?;
        let share = |t: u32| -> Result<f64, Box<dyn std::error::Error>> {
            Ok(1.0 / ring.two_policies(t)?.weights()?.second())
        };
        let mut exact = Vec::new();
        for t in (0..=1_000).step_by(20) {
            exact.push((f64::from(t), share(t)?));
        }
        plot.line(Ink::Truth, &exact);
        let rule =
            (0..=50).map(|i| i * 20).map(|t| (f64::from(t), 1.0 / cost.rule(t)));
        let rule: Vec<_> = rule.filter(|(_, y)| *y > 1e-13).collect();
        if lean > 0.4 {
            plot.dashed(Ink::Faint, &rule);
        }
        let rows = runs["lean"].iter().zip(&runs["steps"]).zip(&runs["ess"]);
        let dots: Vec<(f64, f64)> = rows
            .filter(|((of, _), _)| of.total_cmp(&lean).is_eq())
            .map(|((_, steps), ess)| (*steps, *ess))
            .collect();
        let batches: Vec<&[(f64, f64)]> = dots.chunks(dots.len() / 5).collect();
        let middle = |i: usize| {
            let mut seen: Vec<f64> =
                batches.iter().map(|batch| batch[i].1).collect();
            seen.sort_by(f64::total_cmp);
            (batches[0][i].0, seen[seen.len() / 2])
        };
        let line: Vec<_> = (0..batches[0].len()).map(middle).collect();
        plot.thin(Ink::Sampled, &line);
        plot.bubbles(
            Ink::Sampled,
            0.8,
            &dots.iter().map(|(t, y)| (*t, *y, 2.4)).collect::<Vec<_>>(),
        );
        // Each where its line leaves room: below the ends of the first two, beside the third.
        let (at, nudge, anchor) = match lean {
            _ if lean < 0.2 => (1_000, (0.0, 13.0), Anchor::End),
            _ if lean < 0.4 => (1_000, (0.0, 22.0), Anchor::End),
            _ => (640, (6.0, -4.0), Anchor::Start),
        };
        let text = format!("KL {} a step", significant(cost.kl, 2));
        plot.label(Ink::Truth, (f64::from(at), share(at)?), nudge, anchor, &text);
        for t in [10, 50, 100, 400, 1_000] {
            let mut seen: Vec<f64> = dots
                .iter()
                .filter(|(steps, _)| steps.total_cmp(&f64::from(t)).is_eq())
                .map(|(_, ess)| *ess)
                .collect();
            seen.sort_by(f64::total_cmp);
            table.row([
                significant(cost.kl, 3),
                significant(cost.growth, 3),
                t.to_string(),
                significant(share(t)?, 3),
                significant(1.0 / cost.rule(t), 3),
                significant(seen[seen.len() / 2], 3),
            ]);
        }
    }
    Figure::new(
        "ring",
        "The effective sample size of products of ratios along the horizon",
        "Three curves fall from one, straight on a logarithmic axis: to a quarter, to five ten-thousandths \
         and to a million-millionth at a thousand steps. A dashed line, the rule for small steps, falls \
         faster than the third. Grey dots, measured in batches of 2,000 runs, follow the curves down to about a \
         hundredth and then stay near a thousandth, above the curves.",
    )
    .plot(plot)
    .data(table)
    .save()?;
    numbers(&runs)
}

fn numbers(runs: &std::collections::BTreeMap<String, Vec<f64>>) -> Done {
    let far = Ring::new(LEANS[2])?;
    let middle = Ring::new(LEANS[1])?;
    let farther = Ring::new(1.0)?;
    let (cost, near) = (far.step_cost()?, middle.step_cost()?);
    let exact = |ring: &Ring, t| -> Result<f64, Box<dyn std::error::Error>> {
        Ok(1.0 / ring.two_policies(t)?.weights()?.second())
    };
    let measured = |lean: f64, t: f64, column: &str| {
        let rows = 0..runs["lean"].len();
        let is = |row: &usize| {
            runs["lean"][*row].total_cmp(&lean).is_eq()
                && runs["steps"][*row].total_cmp(&t).is_eq()
        };
        let mut all: Vec<f64> =
            rows.filter(is).map(|row| runs[column][row]).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let end = exact(&far, 1_000)?;
    Numbers::new()
        .put("ring_kl", significant(cost.kl, 2))
        .put("ring_c", significant(cost.growth, 2))
        .put("ring_rule_c", significant(2.0 * cost.kl, 2))
        .put("ring_rule_off", fixed(end * cost.rule(1_000), 0))
        .put("ring_exact_1000", scientific(end, 1))
        .put("ring_measured_1000", percent(measured(0.5, 1e3, "ess"), 2))
        .put("ring_weight_1000", significant(measured(0.5, 1e3, "mean_weight"), 1))
        .put("ring_survives", fixed(1.0 / cost.growth, 0))
        .put("ring_kl_near", significant(near.kl, 2))
        .put("ring_survives_near", fixed(1.0 / near.growth, 0))
        .put("ring_farther_kl", significant(farther.step_cost()?.kl, 2))
        .put("ring_farther_c", significant(farther.step_cost()?.growth, 2))
        .put("ring_farther_rule", significant(2.0 * farther.step_cost()?.kl, 2))
        .put("ring_farther_alike", significant(farther.step_cost()?.if_alike, 2))
        .save("ring")
}

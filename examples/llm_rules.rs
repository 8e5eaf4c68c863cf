//! How hard a token pulls, by its ratio, under each published rule.

use reweight::ratio_rules::Outside;
use reweight::rollout_weights::Correction;
use reweight_style::{Anchor, Axis, Done, Figure, Ink, Plot, Table, fixed};

const NAMES: [&str; 4] = [
    "clip, with verl’s dual clip",
    "clip-higher, the same",
    "CISPO",
    "TIS (IcePop dashed)",
];

fn main() -> Done {
    let clip = |high| Outside::Clip { low: 0.2, high, most: Some(3.0) };
    let tis = Correction::Truncate { most: 2.0 };
    let ice = Correction::Keep { least: 0.5, most: 2.0 };
    let rules: [&dyn Fn(f64, f64) -> f64; 4] = [
        &|ratio, a| clip(0.2).pull(ratio, a),
        &|ratio, a| clip(0.28).pull(ratio, a),
        &|ratio, a| Outside::Weight { low: 1.0, high: 0.28 }.pull(ratio, a),
        &|ratio, a| tis.weight(ratio) * a,
    ];
    let mut data =
        Table::new(&["rule", "ratio", "pull if A = 1", "pull if A = −1"]);
    let mut figure = Figure::new(
        "llm_rules",
        "How hard a token pulls by its ratio, under four rules",
        "Four plots of the pull on a token against its ratio, for a good token above nought and a bad one \
         below. Under the clip the good one's falls to nought at 1.2, the bad one's is nought below 0.8 and \
         again above 3, the dual clip. Clip-higher moves the first edge to 1.28. CISPO levels off at 1.28 and never falls to \
         nought. TIS levels off at 2; IcePop falls to nought there, and below one half.",
    )
    .size(660, 420)
    .columns(2);
    for (index, rule) in rules.iter().enumerate() {
        let x = Axis::linear(
            if index == 3 { "ratio, learner over engine" } else { "ratio" },
            0.0..3.5,
        )
        .ticks(&[0.0, 1.0, 2.0, 3.0]);
        let y = Axis::linear("pull", -3.3..2.3).ticks(&[-2.0, 0.0, 2.0]).grid();
        let mut plot = Plot::new(x, y).heading(NAMES[index]);
        for (a, name) in [(1.0, "good token"), (-1.0, "bad token")] {
            // Once for each piece between two jumps.
            let mut piece: Vec<(f64, f64)> = Vec::new();
            for i in 0..=700 {
                let ratio = f64::from(i) / 200.0;
                let pull = rule(ratio, a);
                let jump = piece.last().is_some_and(|p| (p.1 - pull).abs() > 0.1);
                if jump {
                    plot.line(Ink::Truth, &piece);
                    piece.clear();
                }
                piece.push((ratio, pull));
                if i % 50 == 0 && a > 0.0 {
                    data.row([
                        NAMES[index].to_owned(),
                        fixed(ratio, 2),
                        fixed(pull, 2),
                        fixed(rule(ratio, -1.0), 2),
                    ]);
                }
            }
            plot.line(Ink::Truth, &piece);
            if index == 0 {
                let at = if a > 0.0 { (1.2, 1.3) } else { (1.7, -1.4) };
                plot.label(Ink::Truth, at, (8.0, -4.0), Anchor::Start, name);
            }
            if index == 3 {
                let points: Vec<(f64, f64)> = (0..=700)
                    .map(|i| f64::from(i) / 200.0)
                    .map(|ratio| (ratio, ice.weight(ratio) * a))
                    .collect();
                plot.dashed(Ink::Truth, &points);
            }
        }
        figure = figure.plot(plot);
    }
    figure.data(data).save()
}

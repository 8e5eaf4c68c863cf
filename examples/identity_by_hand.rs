//! Figure: a bar as wide as π_old and as tall as the weight has the area π_θ. And the fractions that
//! the chapter works out by hand.

use reweight::finite::{
    Finite, Fraction, Question, best_proposal, coin, die, die_with_a_hole,
    expectation, float, mean_weight, ordinary_variance, reweighted,
    self_normalised, weights,
};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, fixed,
};

/// A fraction for a formula.
fn tex(x: Fraction) -> String {
    let (n, d) = (x.numer(), x.denom());
    if *d == 1 { n.to_string() } else { format!(r"\frac{{{n}}}{{{d}}}") }
}

/// A fraction for a figure.
fn plain(x: Fraction) -> String {
    x.to_string()
}

/// One question as bars: width π_old, height w, area π_θ.
fn areas(
    heading: &str,
    names: &[&str],
    q: &Question<Fraction>,
) -> Result<Plot, Box<dyn std::error::Error>> {
    let w = weights(&q.target, &q.behaviour)?;
    let widths = q.behaviour.masses();
    let mut from = Fraction::ZERO;
    let mut middles = vec![];
    for width in widths {
        middles.push(float(&(from + width / 2)));
        from += width;
    }
    let ticks: Vec<(f64, &str)> =
        middles.iter().copied().zip(names.iter().copied()).collect();
    let mut plot = Plot::new(
        Axis::linear("width: π_old", 0.0..1.0).named_ticks(&ticks),
        Axis::linear("height: the weight", -0.1..2.3).ticks(&[0.0, 1.0, 2.0]),
    )
    .heading(heading);
    plot.dashed(Ink::Faint, &[(0.0, 1.0), (1.0, 1.0)]);
    for (i, &middle) in middles.iter().enumerate() {
        let half = float(&widths[i]) / 2.0 - 0.006;
        let (left, right, top) = (middle - half, middle + half, float(&w[i]));
        plot.bar(Ink::Old, (left, -0.1), (right, 0.0));
        plot.band(
            Ink::New,
            &[(left, top), (right, top)],
            &[(left, 0.0), (right, 0.0)],
        );
        let edge = [(left, 0.0), (left, top), (right, top), (right, 0.0)];
        plot.line(Ink::New, &edge);
        let area = plain(q.target.masses()[i]);
        plot.label(
            Ink::New,
            (middle, 0.3 * top),
            (0.0, 0.0),
            Anchor::Middle,
            &area,
        );
        let height = plain(w[i]);
        plot.label(Ink::Truth, (middle, top), (0.0, 12.0), Anchor::Middle, &height);
    }
    Ok(plot)
}

fn main() -> Done {
    let (coin, die, hole) = (coin(), die(), die_with_a_hole());
    let faces = ["1", "2", "3", "4"];
    let mut data = Table::new(&["point", "$\\pold$", "weight", "$\\pnew$"]);
    let named = [(&coin, ["heads", "tails"].as_slice()), (&die, faces.as_slice())];
    for (question, names) in named {
        let w = weights(&question.target, &question.behaviour)?;
        for (i, name) in names.iter().enumerate() {
            let (q, p) =
                (question.behaviour.masses()[i], question.target.masses()[i]);
            data.row([name.to_string(), plain(q), plain(w[i]), plain(p)]);
        }
    }
    let mut left = areas("The coin", &["heads", "tails"], &coin)?;
    left.label(Ink::New, (0.98, 1.95), (0.0, 0.0), Anchor::End, "area: π_θ");
    Figure::new(
        "identity_by_hand",
        "Width times height is area: the old policy times the weight is the new one",
        "Two panels of bars. The coin has two bars of equal width, heads of height 6/5 and area 3/5, \
         tails of height 4/5 and area 2/5. The die has four bars: faces one and two are narrow and of \
         height 2, faces three and four are three times as wide and of height 2/3; each has area 1/4.",
    )
    .size(620, 330)
    .columns(2)
    .plot(left)
    .plot(areas("The die", &faces, &die)?)
    .data(data)
    .save()?;

    // The die, worked out face by face from either log.
    let columns = [
        "face",
        "$\\pold$",
        "$w$",
        "$\\pold\\, w f$",
        "$\\pold$, with a hole",
        "$w$",
        "$\\pold\\, w f$",
    ];
    let mut table = Table::new(&columns);
    let math = |x: Fraction| format!("${}$", tex(x));
    let (mut rows, mut sums) =
        (faces.map(|face| vec![face.to_string()]), vec!["sum".into()]);
    for log in [&die, &hole] {
        let w = weights(&log.target, &log.behaviour)?;
        for (i, row) in rows.iter_mut().enumerate() {
            let q = log.behaviour.masses()[i];
            let never = q == Fraction::ZERO;
            let weight = if never { "none".into() } else { math(w[i]) };
            row.extend([math(q), weight, math(q * w[i] * log.payoff[i])]);
        }
        let sum = reweighted(&log.target, &log.behaviour, &log.payoff)?;
        sums.extend([math(Fraction::ONE), String::new(), math(sum)]);
    }
    for row in rows {
        table.row(row);
    }
    table.row(sums);
    table.save("identity_by_hand_die")?;

    let mut numbers = Numbers::new();
    let w = weights(&coin.target, &coin.behaviour)?;
    let value = |q: &Question<Fraction>| -> Result<Fraction, _> {
        reweighted(&q.target, &q.behaviour, &q.payoff)
    };
    let truth = value(&coin)?;
    assert_eq!(truth, expectation(&coin.target, &coin.payoff)?);
    let best = best_proposal(&coin.target, &coin.payoff)?;
    let best_w = weights(&coin.target, &best)?;
    assert_eq!(
        ordinary_variance(&coin.target, &best, &coin.payoff)?,
        Fraction::ZERO
    );
    let first: Vec<Fraction> = [1, 0, 0, 0].map(Fraction::from_integer).to_vec();
    let (p, q) = (&hole.target, &hole.behaviour);
    // The coin that a fair log reads without error.
    let third = Question {
        target: Finite::new(vec![Fraction::new(1, 3), Fraction::new(2, 3)])?,
        ..coin.clone()
    };
    let third_w = weights(&third.target, &third.behaviour)?;
    assert_eq!(
        ordinary_variance(&third.target, &third.behaviour, &third.payoff)?,
        Fraction::ZERO
    );
    // The coin's log, had the old one never shown heads.
    let never_heads = Question {
        behaviour: Finite::new(vec![Fraction::ZERO, Fraction::ONE])?,
        ..coin.clone()
    };
    let left = value(&never_heads)?;
    let fractions = [
        ("coin_hole_left", left),
        ("coin_hole_missing", truth - left),
        ("third_w_heads", third_w[0]),
        ("third_w_tails", third_w[1]),
        ("third_truth", value(&third)?),
        ("coin_w_heads", w[0]),
        ("coin_w_tails", w[1]),
        ("coin_old_mean", expectation(&coin.behaviour, &coin.payoff)?),
        ("coin_truth", truth),
        ("coin_term_heads", w[0] * coin.payoff[0]),
        ("coin_term_tails", w[1] * coin.payoff[1]),
        ("coin_best_heads", best.masses()[0]),
        ("coin_best_tails", best.masses()[1]),
        ("coin_best_w_heads", best_w[0]),
        ("coin_best_w_tails", best_w[1]),
        ("die_truth", expectation(&die.target, &die.payoff)?),
        ("die_old_mean", expectation(&die.behaviour, &die.payoff)?),
        ("die_reweighted", value(&die)?),
        ("hole_old_mean", expectation(q, &hole.payoff)?),
        ("hole_reweighted", value(&hole)?),
        ("hole_mean_weight", mean_weight(p, q)?),
        ("hole_self_normalised", self_normalised(p, q, &hole.payoff)?),
        ("hole_first_truth", expectation(p, &first)?),
        ("hole_first", reweighted(p, q, &first)?),
        ("hole_first_self_normalised", self_normalised(p, q, &first)?),
    ];
    for (key, x) in fractions {
        // As a fraction for formulas, and in decimals for sentences.
        numbers.put(&format!("identity_{key}"), tex(x));
        let decimals = (0..6)
            .find(|&d| {
                let ten = Fraction::from_integer(10_i64.pow(d));
                (x * ten).is_integer()
            })
            .unwrap_or(3);
        numbers.put(
            &format!("identity_{key}_decimal"),
            fixed(float(&x), decimals as usize),
        );
    }
    numbers.save("identity_by_hand")
}

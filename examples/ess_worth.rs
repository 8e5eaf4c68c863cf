//! What the effective sample size says against what the draws are worth, question by question.

use reweight::efficiency::{efficiency, ess_over_n};
use reweight::finite::{coin, float};
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::pert::Network;
use reweight::pert_exact::price;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, fixed, percent,
    significant,
};

/// The rare event of the column: x beyond this.
const RARE: f64 = 4.0;

/// One question put to the draws of one pair of policies.
struct Question {
    what: String,
    label: &'static str,
    says: f64,
    worth: f64,
    anchor: Anchor,
    nudge: (f64, f64),
}

fn main() -> Done {
    let questions = questions()?;
    let far = GaussianShift::new(2.0, 1.0)?;
    let narrow = GaussianShift::new(0.0, 0.5)?;
    let worth = |f| far.efficiency(f);
    let square = worth(Integrand::Square);
    let above_zero = worth(Integrand::Above(0.0));
    let rare = worth(Integrand::Above(RARE));
    let hit = narrow.efficiency(Integrand::Above(2.0));

    let mut numbers = Numbers::new();
    numbers
        .put("ess_worth_says", percent(far.ess_fraction(), 2))
        .put("ess_worth_square", percent(square, 2))
        .put("ess_worth_identity", percent(worth(Integrand::X), 2))
        .put("ess_worth_half", percent(worth(Integrand::Above(2.0)), 2))
        .put("ess_worth_positive", percent(above_zero, 2))
        .put("ess_worth_spread", fixed(above_zero / rare, 0))
        .put("ess_worth_rare", percent(rare, 2))
        .put("ess_worth_rare_at", fixed(RARE, 0))
        .put("ess_worth_rare_off", fixed(far.ess_fraction() / rare, 1))
        .put("ess_worth_too_high", fixed(far.ess_fraction() / square, 1))
        .put("ess_worth_narrow_says", significant(narrow.ess_fraction(), 2))
        .put("ess_worth_narrow", fixed(hit, 0))
        .put("ess_worth_narrow_off", fixed(hit / narrow.ess_fraction(), 0));
    numbers.save("ess_worth")?;

    let ends = 1e-4..2e3;
    let mut plot = Plot::new(
        Axis::log("limit of ESS/N, what the weights say", 1e-4..1e1),
        Axis::log("true efficiency, what a draw is worth", ends),
    );
    let mut table = Table::new(&["target, f", "ESS/N", "true efficiency", "ratio"]);
    let column = far.ess_fraction();
    plot.thin(Ink::Faint, &[(column, 1e-4), (column, 5.0)])
        .line(Ink::Faint, &[(1e-4, 1e-4), (1e1, 1e1)])
        .label(
            Ink::Truth,
            (2.2e-4, 2.2e-4),
            (16.0, 6.0),
            Anchor::Start,
            "where the gauge is right",
        )
        .label(
            Ink::Truth,
            (column, 5.0),
            (0.0, -10.0),
            Anchor::Middle,
            "N(2, 1), six questions:",
        );
    for q in &questions {
        plot.dots(Ink::Truth, &[(q.says, q.worth)]);
        plot.label(Ink::Truth, (q.says, q.worth), q.nudge, q.anchor, q.label);
        table.row([
            q.what.clone(),
            significant(q.says, 5),
            significant(q.worth, 5),
            significant(q.worth / q.says, 4),
        ]);
    }
    Figure::new(
        "ess_worth",
        "The effective sample size against the true efficiency of twelve estimates",
        "A log-log scatter with a diagonal line where ESS over N is right. Six questions about one \
         pair of policies share one abscissa and spread over a factor of hundreds, three below the \
         line, one on it, two above. The other rare events lie up to four powers of ten above it.",
    )
    .size(620, 470)
    .plot(plot)
    .data(table)
    .save()
}

fn questions() -> Result<Vec<Question>, Box<dyn std::error::Error>> {
    use Anchor::{End, Start};
    use Integrand::{Above, Square, X};
    let mut list = Vec::new();
    let mut pair = |d: f64, s: f64, f, label: &'static str, anchor, nudge| {
        GaussianShift::new(d, s).map(|pair| {
            let asked = label.rsplit(": ").next().unwrap_or(label);
            list.push(Question {
                what: format!("N({d}, {s}²): {asked}"),
                label,
                says: pair.ess_fraction(),
                worth: pair.efficiency(f),
                anchor,
                nudge,
            });
        })
    };
    pair(2.0, 1.0, Above(RARE), "x > 4", End, (-9.0, 0.0))?;
    pair(2.0, 1.0, Square, "x²", Start, (9.0, 1.0))?;
    pair(2.0, 1.0, X, "x", Start, (9.0, 0.0))?;
    pair(2.0, 1.0, Above(2.0), "x > 2", End, (-9.0, -6.0))?;
    pair(2.0, 1.0, Above(1.0), "x > 1", End, (-9.0, 0.0))?;
    pair(2.0, 1.0, Above(0.0), "x > 0", End, (-9.0, 0.0))?;
    pair(1.0, 1.0, Square, "N(1, 1): x²", Start, (9.0, 2.0))?;
    pair(0.0, 0.5, Square, "N(0, ½²): x²", End, (-9.0, -3.0))?;
    pair(0.0, 0.5, Above(2.0), "N(0, ½²): x > 2", End, (-9.0, 0.0))?;
    let coin = coin();
    list.push(Question {
        what: "the coin: its payoff".into(),
        label: "the coin",
        says: float(&ess_over_n(&coin.target, &coin.behaviour)?),
        worth: float(&efficiency(&coin.target, &coin.behaviour, &coin.payoff)?),
        anchor: Start,
        nudge: (9.0, 5.0),
    });
    let network = Network::owen();
    let tilts = [
        (vec![0, 1, 3, 9], "late project, 4 tasks stretched"),
        ((0..10).collect(), "all 10 stretched"),
    ];
    for (tasks, label) in tilts {
        let price = price(&network, &network.tilt(&tasks, 4.0)?, 70.0)?;
        list.push(Question {
            what: format!("late project: {} tasks stretched", tasks.len()),
            label,
            says: 1.0 / price.second_moment,
            worth: price.efficiency,
            anchor: if tasks.len() == 4 { End } else { Start },
            nudge: if tasks.len() == 4 { (-9.0, -4.0) } else { (9.0, 0.0) },
        });
    }
    Ok(list)
}

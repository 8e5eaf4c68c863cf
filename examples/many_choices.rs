//! One log of two policies, six ways to combine it: exact variances, and the same measured.

use rand::Rng;
use reweight::best_answers::best_answers;
use reweight::finite::{Finite, float};
use reweight::multiple_proposals::{Answers, Proposals, six_arms};
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed,
};

const LOGS: u64 = 1_000;

/// A way to combine the log; `None` where a lot decides who draws.
struct Choice {
    label: &'static str,
    answers: Option<Answers<f64>>,
    variance: f64,
}

fn main() -> Done {
    let (exact, target, pays) = six_arms();
    let log = exact.in_floats()?;
    let p = Finite::new(target.masses().iter().map(float).collect())?;
    let f: Vec<f64> = pays.iter().map(float).collect();
    let choice = |label, answers: Answers<f64>| {
        let variance = log.variance(&p, &f, &answers)?;
        Ok::<_, Box<dyn std::error::Error>>(Choice {
            label,
            answers: Some(answers),
            variance,
        })
    };
    let late = log.separate(&Finite::new(vec![0.0, 1.0])?)?;
    let early = log.separate(&Finite::new(vec![1.0, 0.0])?)?;
    let best = best_answers(&log, &p, &f, 400)?;
    let choices = [
        choice("each draw by its own ratio", log.separate(&log.equal_shares()?)?)?,
        Choice {
            label: "mixture, drawn by lot",
            answers: None,
            variance: log.random_mixture_variance(&p, &f)?,
        },
        choice("balance heuristic, three draws each", log.balance())?,
        choice("the power heuristic, β = 2", log.power(2))?,
        choice("the early draws thrown away", late)?,
        choice("the best shares of zero or more", best)?,
    ];
    let early = log.variance(&p, &f, &early)?;
    let gap = float(&exact.balance_gap(&target, &pays)?);
    // The gap and the two variances with 3 taken from every payoff, which then has both signs.
    let signed: Vec<f64> = f.iter().map(|f| f - 3.0).collect();
    let signed_gap = log.balance_gap(&p, &signed)?;
    let signed_balance = log.variance(&p, &signed, &log.balance())?;
    let signed_power = log.variance(&p, &signed, &log.power(2))?;

    let mut table =
        Table::new(&["way to combine", "exact", "measured", "its error"]);
    let mut plot = Plot::new(
        Axis::log("variance of the estimate from six draws", 0.2..20.0)
            .named_ticks(&[(0.3, "0.3"), (1.0, "1"), (3.0, "3"), (10.0, "10")])
            .grid(),
        Axis::linear("", 0.0..6.6),
    );
    for (row, (id, choice)) in (0_u64..).zip(&choices).enumerate() {
        let y = 6.0 - row as f64 - 0.4;
        let (seen, error) = measured(choice, &log, &p, &f, &mut stream(1, id))?;
        let bar = [(seen - 2.0 * error, y - 0.24), (seen + 2.0 * error, y - 0.24)];
        plot.line(Ink::Sampled, &bar)
            .dots(Ink::Sampled, &[(seen, y - 0.24)])
            .dots(Ink::Truth, &[(choice.variance, y)]);
        let text = format!("{}: {}", choice.label, fixed(choice.variance, 2));
        let (nudge, anchor) = if choice.variance > 2.0 {
            ((-9.0, 0.0), Anchor::End)
        } else {
            ((9.0, 0.0), Anchor::Start)
        };
        plot.label(Ink::Truth, (choice.variance, y), nudge, anchor, &text);
        table.row([
            choice.label.to_owned(),
            fixed(choice.variance, 6),
            fixed(seen, 3),
            fixed(error, 3),
        ]);
    }

    let of = |index: usize| choices[index].variance;
    let mut numbers = Numbers::new();
    numbers
        .put("many_choices_logs", count(LOGS as usize))
        .put("many_choices_separate", fixed(of(0), 2))
        .put("many_choices_random", fixed(of(1), 2))
        .put("many_choices_balance", fixed(of(2), 2))
        .put("many_choices_power", fixed(of(3), 2))
        .put("many_choices_late", fixed(of(4), 2))
        .put("many_choices_best", fixed(of(5), 2))
        .put("many_choices_early", fixed(early, 1))
        .put("many_choices_gap", fixed(gap, 2))
        .put("many_choices_mean", fixed(3.6, 1))
        .put("many_choices_floor", fixed(of(2) - gap, 2))
        .put("many_choices_signed_gap", fixed(signed_gap, 2))
        .put("many_choices_signed_balance", fixed(signed_balance, 2))
        .put("many_choices_signed_power", fixed(signed_power, 2));
    numbers.save("many_choices")?;

    Figure::new(
        "many_choices",
        "The variance of six ways to combine one log of two policies",
        "Six rows on a logarithmic axis, from the worst at the top to the best: a dark dot for the exact \
         variance and under it a grey one, with its error bar, measured over a thousand logs. Own ratios \
         are far to the right; the three mixtures follow; throwing half of the log away is better than \
         all of them, and the best choice is a little better still.",
    )
    .size(620, 330)
    .plot(plot)
    .data(table)
    .save()
}

/// The variance over many logs, and the standard error of that.
fn measured(
    choice: &Choice,
    log: &Proposals<f64>,
    p: &Finite<f64>,
    f: &[f64],
    rng: &mut impl Rng,
) -> Result<(f64, f64), Box<dyn std::error::Error>> {
    let mixture = log.mixture();
    let mut seen = Vec::new();
    for _ in 0..LOGS {
        let mut drawn: Vec<Vec<usize>> = Vec::new();
        for (q, &n) in log.each().iter().zip(log.draws()) {
            let from = if choice.answers.is_some() { q } else { &mixture };
            drawn.push((0..n as usize).map(|_| from.draw(rng)).collect());
        }
        // Whoever draws, the mixture's denominator is the balance heuristic's.
        let balance = log.balance();
        let answers = choice.answers.as_ref().unwrap_or(&balance);
        seen.push(log.estimate(p, f, answers, &drawn)?);
    }
    let logs = LOGS as f64;
    let mean = seen.iter().sum::<f64>() / logs;
    let central = |power: i32| -> f64 {
        let term = |x: &f64| (0..power).fold(1.0, |term, _| term * (x - mean));
        seen.iter().map(term).sum::<f64>() / logs
    };
    let (second, fourth) = (central(2), central(4));
    Ok((second, libm::sqrt((fourth - second * second) / logs)))
}

//! One batch of CartPole used many times, with the ratio and without: how soon, and for how long.

use std::collections::BTreeMap;

use reweight::batch_learner::{first_at, holding};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, quantile, significant,
};

const BAR: f64 = 475.0;
const FLOOR: f64 = 400.0;
const DEAD: f64 = 100.0;

/// One arm: every seed's curve, and how far its updates went.
struct Arm {
    key: &'static str,
    rule: &'static str,
    uses: f64,
    step: &'static str,
    curves: Vec<Vec<(usize, f64)>>,
    ess: Vec<f64>,
    kl: Vec<f64>,
    ratio: Vec<f64>,
    entropy: Vec<f64>,
}

fn main() -> Done {
    let (ratio, none) =
        (experiment("cartpole_reuse")?, experiment("cartpole_no_ratio")?);
    let with = [
        ("once", 1.0),
        ("four", 4.0),
        ("eight", 8.0),
        ("sixteen", 16.0),
        ("many", 32.0),
    ];
    let with = with.into_iter().enumerate().map(|(arm, (key, uses))| {
        read(&ratio, arm, (key, "with ratio", uses, "0.003"))
    });
    let without = [
        ("none_four", 4.0),
        ("none_eight", 8.0),
        ("none_sixteen", 16.0),
        ("none_many", 32.0),
    ];
    let without = without.into_iter().enumerate().map(|(arm, (key, uses))| {
        read(&none, arm, (key, "ratio left out", uses, "0.003"))
    });
    let long = [("long", "0.03"), ("longest", "0.1")];
    let long = long.into_iter().zip(4..).map(|((key, step), arm)| {
        read(&none, arm, (key, "one long step", 1.0, step))
    });
    let arms: Vec<Arm> = with.chain(without).chain(long).collect();
    table(&arms)?;
    figure(&arms)?;
    let mut numbers = Numbers::new();
    for arm in &arms {
        let key = |what: &str| format!("surrogate_cartpole_{}_{what}", arm.key);
        numbers
            .put(&key("steps"), steps(&arm.hits(), 0.5))
            .put(&key("below"), percent(arm.below(), 2))
            .put(&key("below_spread"), arm.spread())
            .put(&key("kl"), significant(quantile(&arm.kl, 0.5), 2))
            .put(&key("end"), fixed(quantile(&arm.ends(), 0.5), 0))
            .put(&key("dead"), arm.dead().to_string())
            .put(&key("reached"), arm.reached().to_string())
            .put(&key("ess"), fixed(quantile(&arm.ess, 0.5), 2))
            .put(&key("ratio"), significant(quantile(&arm.ratio, 0.5), 2));
    }
    numbers.put("surrogate_cartpole_seeds", arms[0].curves.len().to_string());
    numbers.save("cartpole_reuse")
}

fn read(
    runs: &BTreeMap<String, Vec<f64>>,
    arm: usize,
    (key, rule, uses, step): (&'static str, &'static str, f64, &'static str),
) -> Arm {
    let mut by_seed: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (row, of) in runs["arm"].iter().enumerate() {
        if *of as usize == arm {
            by_seed.entry(runs["seed"][row] as u64).or_default().push(row);
        }
    }
    let point =
        |&row: &usize| (runs["steps"][row] as usize, runs["mean_return"][row]);
    let curve = |rows: &Vec<usize>| rows.iter().map(point).collect();
    // Before the first row nothing has been updated.
    let later = || by_seed.values().flat_map(|rows| &rows[1..]);
    let all = |column: &str| later().map(|&row| runs[column][row]).collect();
    Arm {
        key,
        rule,
        uses,
        step,
        curves: by_seed.values().map(curve).collect(),
        ess: all("ess_mean"),
        kl: all("kl_mean"),
        ratio: all("ratio_most"),
        entropy: by_seed
            .values()
            .map(|rows| runs["entropy"][rows[rows.len() - 1]])
            .collect(),
    }
}

impl Arm {
    fn hits(&self) -> Vec<f64> {
        let hit = |curve: &Vec<(usize, f64)>| {
            first_at(curve, BAR).map_or(f64::INFINITY, |steps| steps as f64)
        };
        self.curves.iter().map(hit).collect()
    }

    fn reached(&self) -> usize {
        self.hits().iter().filter(|hit| hit.is_finite()).count()
    }

    /// Of all evaluations after the first at the bar, the share below the floor.
    fn below(&self) -> f64 {
        let each = self.curves.iter().map(|curve| holding(curve, BAR, FLOOR));
        let (later, below) =
            each.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        below as f64 / later.max(1) as f64
    }

    /// The same for each seed that got there.
    fn below_each(&self) -> Vec<f64> {
        let each = self.curves.iter().map(|curve| holding(curve, BAR, FLOOR));
        let each = each.filter(|(later, _)| *later > 0);
        each.map(|(later, below)| below as f64 / later as f64).collect()
    }

    /// The share of all, and the quartiles over the seeds that got there.
    fn spread(&self) -> String {
        let each = self.below_each();
        let of = |share: f64| percent(quantile(&each, share), 2);
        let (low, high) = (of(0.25), of(0.75));
        let all = percent(self.below(), 2);
        format!("{all} (quartiles over seeds {low} and {high})")
    }

    /// The mean of the last fifth of each seed's evaluations.
    fn ends(&self) -> Vec<f64> {
        let end = |curve: &Vec<(usize, f64)>| {
            let last = &curve[curve.len() - curve.len() / 5..];
            last.iter().map(|point| point.1).sum::<f64>() / last.len() as f64
        };
        self.curves.iter().map(end).collect()
    }

    fn dead(&self) -> usize {
        self.ends().iter().filter(|end| **end < DEAD).count()
    }
}

fn steps(hits: &[f64], share: f64) -> String {
    let hit = quantile(hits, share);
    if hit.is_finite() { count(hit as usize) } else { "never".to_owned() }
}

fn table(arms: &[Arm]) -> Done {
    let mut table = Table::new(&[
        "each batch",
        "thousands to 475",
        "quartiles",
        "below 400",
        "dead",
        "ESS/N",
        "largest $\\rho$",
        "entropy",
    ]);
    for arm in arms {
        let hits = arm.hits();
        let at = |share: f64| {
            let hit = quantile(&hits, share);
            if hit.is_finite() { fixed(hit / 1e3, 1) } else { "never".to_owned() }
        };
        let uses = fixed(arm.uses, 0);
        let how = match arm.rule {
            "with ratio" => uses,
            "ratio left out" => format!("{uses}, no ratio"),
            _ => format!("1, of {}", arm.step),
        };
        table.row([
            how,
            at(0.5),
            format!("{}–{}", at(0.25), at(0.75)),
            percent(arm.below(), 2),
            arm.dead().to_string(),
            fixed(quantile(&arm.ess, 0.5), 2),
            significant(quantile(&arm.ratio, 0.5), 2),
            fixed(quantile(&arm.entropy, 0.5), 2),
        ]);
    }
    table.save("cartpole_reuse_table")
}

fn figure(arms: &[Arm]) -> Done {
    let mut data = Table::new(&[
        "rule",
        "uses",
        "steps, 25 %",
        "steps, median",
        "steps, 75 %",
        "below 400",
    ]);
    let uses = [(1.0, "1"), (4.0, "4"), (8.0, "8"), (16.0, "16"), (32.0, "32")];
    let ticks =
        [(2e4, "20,000"), (4e4, "40,000"), (6e4, "60,000"), (8e4, "80,000")];
    let x = || Axis::log("", 0.85..90.0).named_ticks(&uses);
    let y = Axis::linear("", 0.0..85_000.0).named_ticks(&ticks).grid();
    let mut soon =
        Plot::new(x(), y).heading("environment steps to a mean return of 475");
    let x = Axis::log("steps on each batch", 0.85..90.0).named_ticks(&uses);
    let y = Axis::linear("", 0.0..1.0).ticks(&[0.0, 0.5, 1.0]).grid();
    let mut held = Plot::new(x, y).heading("share of later evaluations below 400");
    for (rule, from, shift) in [("with ratio", 0, 1.0), ("ratio left out", 5, 1.06)]
    {
        let these: Vec<&Arm> = arms.iter().filter(|arm| arm.rule == rule).collect();
        let (mut bars, mut line, mut below) = (vec![], vec![], vec![]);
        let mut spread = vec![];
        for arm in &these {
            let at = |share: f64| quantile(&arm.hits(), share);
            let x = arm.uses * shift;
            if at(0.5).is_finite() {
                bars.push((x, at(0.25), at(0.75).min(85_000.0)));
                line.push((x, at(0.5)));
            }
            below.push((x, arm.below()));
            let each = arm.below_each();
            // Each seed by itself, beside the share of all.
            spread.extend(each.into_iter().map(|share| (x, share, 1.8)));
            data.row([
                rule.to_owned(),
                fixed(arm.uses, 0),
                steps(&arm.hits(), 0.25),
                steps(&arm.hits(), 0.5),
                steps(&arm.hits(), 0.75),
                fixed(arm.below(), 3),
            ]);
        }
        soon.errors(Ink::Sampled, &bars).dots(Ink::Sampled, &line);
        held.bubbles(Ink::Sampled, 0.55, &spread).dots(Ink::Sampled, &below);
        let end = below[below.len() - 1];
        if from == 0 {
            soon.line(Ink::Sampled, &line);
            held.line(Ink::Sampled, &below);
        } else {
            soon.dashed(Ink::Sampled, &line);
            held.dashed(Ink::Sampled, &below);
        }
        let (name, end_of_line) = (rule, line[line.len() - 1]);
        held.label(Ink::Sampled, end, (8.0, 4.0), Anchor::Start, name);
        soon.label(
            Ink::Sampled,
            end_of_line,
            (8.0, if from == 0 { 14.0 } else { -6.0 }),
            Anchor::Start,
            name,
        );
    }
    Figure::new(
        "cartpole_reuse",
        "How soon CartPole is learnt, and how well it is kept, by uses of each batch",
        "Above, the steps to a return of 475 fall from above 70,000 with one step on each batch to below 20,000 \
         with sixteen. Below, the share of later evaluations under 400 rises from nought to nearly a half with the \
         ratio, and further without.",
    )
    .size(620, 480)
    .columns(1)
    .plot(soon)
    .plot(held)
    .data(data)
    .save()
}

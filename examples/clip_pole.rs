//! PPO on CartPole beside the plain surrogate: how soon it gets there, and whether it stays.

use std::collections::BTreeMap;

use reweight::batch_learner::{first_at, holding};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, quantile, significant,
};

const BAR: f64 = 475.0;
const FLOOR: f64 = 400.0;

/// One arm: every seed's curve, and how far its updates went.
struct Arm {
    rule: &'static str,
    uses: &'static str,
    curves: Vec<Vec<(usize, f64)>>,
    columns: BTreeMap<String, Vec<f64>>,
}

fn main() -> Done {
    let plain = experiment("cartpole_reuse")?;
    let clip = experiment("ppo_cartpole")?;
    let long = experiment("ppo_cartpole_long")?;
    let few = ["1", "4", "8", "16", "32"];
    let plain = few
        .iter()
        .enumerate()
        .map(|(arm, uses)| read(&plain, arm, ("plain surrogate", uses)));
    let clip = few[1..]
        .iter()
        .enumerate()
        .map(|(arm, uses)| read(&clip, arm, ("PPO", uses)));
    let more = [("PPO", "64"), ("early stop", "≤ 32")];
    let more =
        more.into_iter().enumerate().map(|(arm, name)| read(&long, arm, name));
    let arms: Vec<Arm> = plain.chain(clip).chain(more).collect();
    table(&arms)?;
    figure(&arms)?;
    let mut numbers = Numbers::new();
    for arm in &arms {
        let rule = match arm.rule {
            "PPO" => "ppo",
            "early stop" => "stop",
            _ => "plain",
        };
        let uses = arm.uses.trim_start_matches("≤ ");
        let key = |what: &str| format!("clip_pole_{rule}_{uses}_{what}");
        numbers
            .put(&key("steps"), arm.steps(0.5))
            .put(&key("below"), percent(arm.below(), 2))
            .put(&key("out"), percent(quantile(arm.all("outside_mean"), 0.5), 2))
            .put(&key("ess"), fixed(quantile(arm.all("ess_mean"), 0.5), 3))
            .put(&key("kl"), significant(quantile(arm.all("kl_mean"), 0.5), 2))
            .put(&key("ratio"), fixed(quantile(arm.all("ratio_most"), 0.5), 2))
            .put(
                &key("worst"),
                significant(quantile(arm.all("ratio_most"), 1.0), 2),
            );
        if rule == "stop" {
            let epochs = quantile(arm.all("epochs_mean"), 0.5);
            numbers.put(&key("epochs"), significant(epochs, 2));
        }
    }
    numbers.put("clip_pole_seeds", arms[0].curves.len().to_string());
    numbers.save("clip_pole")
}

fn read(
    runs: &BTreeMap<String, Vec<f64>>,
    arm: usize,
    (rule, uses): (&'static str, &'static str),
) -> Arm {
    let mut curves: BTreeMap<u64, Vec<(usize, f64)>> = BTreeMap::new();
    let mut columns: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (row, of) in runs["arm"].iter().enumerate() {
        if *of as usize != arm {
            continue;
        }
        let curve = curves.entry(runs["seed"][row] as u64).or_default();
        curve.push((runs["steps"][row] as usize, runs["mean_return"][row]));
        // Before the first row nothing has been updated.
        if curve.len() > 1 {
            for (name, column) in runs {
                columns.entry(name.clone()).or_default().push(column[row]);
            }
        }
    }
    Arm { rule, uses, curves: curves.into_values().collect(), columns }
}

impl Arm {
    fn all(&self, column: &str) -> &[f64] {
        &self.columns[column]
    }

    fn hit(&self, share: f64) -> f64 {
        let hit = |curve: &Vec<(usize, f64)>| {
            first_at(curve, BAR).map_or(f64::INFINITY, |steps| steps as f64)
        };
        let hits: Vec<f64> = self.curves.iter().map(hit).collect();
        quantile(&hits, share)
    }

    fn steps(&self, share: f64) -> String {
        let hit = self.hit(share);
        if hit.is_finite() { count(hit as usize) } else { "never".to_owned() }
    }

    /// Of all evaluations after the first at the bar, the share below the floor.
    fn below(&self) -> f64 {
        let each = self.curves.iter().map(|curve| holding(curve, BAR, FLOOR));
        let (later, below) =
            each.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        below as f64 / later.max(1) as f64
    }

    /// The same seed by seed.
    fn below_each(&self) -> Vec<f64> {
        let each = self.curves.iter().map(|curve| holding(curve, BAR, FLOOR));
        each.map(|(later, below)| below as f64 / later.max(1) as f64).collect()
    }
}

fn thousands(x: f64) -> String {
    if x.is_finite() { fixed(x / 1e3, 0) } else { "never".to_owned() }
}

fn table(arms: &[Arm]) -> Done {
    let mut table = Table::new(&[
        "rule",
        "uses",
        "10³ steps",
        "below 400",
        "outside",
        "largest $\\rho$",
        "ESS/N",
        "KL",
    ]);
    for arm in arms {
        let each = arm.below_each();
        let share = |at| 100.0 * quantile(&each, at);
        table.row([
            arm.rule.trim_end_matches(" surrogate").to_owned(),
            arm.uses.to_owned(),
            format!(
                "{} ({}–{})",
                thousands(arm.hit(0.5)),
                thousands(arm.hit(0.25)),
                thousands(arm.hit(0.75))
            ),
            format!(
                "{} ({}–{})",
                percent(arm.below(), 2),
                fixed(share(0.25), 0),
                fixed(share(0.75), 0)
            ),
            percent(quantile(arm.all("outside_mean"), 0.5), 2),
            format!(
                "{}; {}",
                fixed(quantile(arm.all("ratio_most"), 0.5), 2),
                significant(quantile(arm.all("ratio_most"), 1.0), 2)
            ),
            fixed(quantile(arm.all("ess_mean"), 0.5), 3),
            fixed(quantile(arm.all("kl_mean"), 0.5), 4),
        ]);
    }
    table.save("clip_pole_table")
}

fn figure(arms: &[Arm]) -> Done {
    let mut data = Table::new(&[
        "rule",
        "uses",
        "steps, 25 %",
        "steps, median",
        "steps, 75 %",
        "below 400 after",
        "below, 25 %",
        "below, 75 %",
    ]);
    let x = || {
        let ticks = [1.0, 4.0, 8.0, 16.0, 32.0, 64.0];
        Axis::log("uses of a batch", 0.9..80.0).ticks(&ticks)
    };
    let soon = Axis::linear("thousand steps to 475", 0.0..84.0)
        .ticks(&[0.0, 20.0, 40.0, 60.0, 80.0])
        .grid();
    let stays = Axis::linear("later evaluations below 400", -0.02..0.5)
        .named_ticks(&[(0.0, "0 %"), (0.2, "20 %"), (0.4, "40 %")])
        .grid();
    let mut left = Plot::new(x(), soon).heading("how soon it gets there");
    let mut right = Plot::new(x(), stays).heading("how badly it stays");
    for (rule, ink, aside) in [
        ("plain surrogate", Ink::Sampled, 0.97),
        ("PPO", Ink::Truth, 1.03),
        ("early stop", Ink::Truth, 1.0),
    ] {
        let (mut steps, mut below) = (Vec::new(), Vec::new());
        for arm in arms.iter().filter(|arm| arm.rule == rule) {
            // The early stop stands at the number of uses that it allowed in the median.
            let uses = match arm.uses.parse::<f64>() {
                Ok(uses) => uses * aside,
                Err(_) => quantile(arm.all("epochs_mean"), 0.5),
            };
            let each = arm.below_each();
            let hits = [0.25, 0.5, 0.75].map(|share| arm.hit(share) / 1e3);
            left.errors(ink, &[(uses, hits[0], hits[2].min(84.0))]);
            let ends = [0.25, 0.75].map(|share| quantile(&each, share));
            right.errors(ink, &[(uses, ends[0], ends[1])]);
            steps.push((uses, hits[1]));
            below.push((uses, arm.below()));
            data.row([
                arm.rule.to_owned(),
                arm.uses.to_owned(),
                arm.steps(0.25),
                arm.steps(0.5),
                arm.steps(0.75),
                percent(arm.below(), 2),
                percent(ends[0], 2),
                percent(ends[1], 2),
            ]);
        }
        left.thin(ink, &steps).dots(ink, &steps);
        right.thin(ink, &below).dots(ink, &below);
        let (name, at, nudge, anchor) = match rule {
            "PPO" => ("PPO", below[4], (-2.0, -26.0), Anchor::Middle),
            "early stop" => ("early stop", below[0], (-44.0, -42.0), Anchor::End),
            _ => ("plain surrogate", below[4], (-8.0, -6.0), Anchor::End),
        };
        if rule == "early stop" {
            // Its name has no room beside its dot.
            right.thin(
                ink,
                &[(0.52 * at.0, at.1 + 0.09), (0.94 * at.0, at.1 + 0.01)],
            );
        }
        right.label(ink, at, nudge, anchor, name);
    }
    Figure::new(
        "clip_pole",
        "How soon each rule reaches 475 on CartPole, and how often it falls below 400 later, against the uses of a batch",
        "Two plots against the number of uses of a batch, with quartiles over seeds. Left, the steps to a return of \
         475 fall for the plain surrogate from 72,000 to 16,000 at sixteen uses, for PPO to some 20,000. Right, the \
         share of later evaluations below 400 rises steeply for the plain surrogate from sixteen uses on and stays \
         below a tenth for PPO.",
    )
    .size(620, 290)
    .columns(2)
    .plot(left)
    .plot(right)
    .data(data)
    .save()
}

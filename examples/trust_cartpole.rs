//! TRPO on CartPole: what the radius holds down, and what it does not.

use std::collections::BTreeMap;

use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, quantile, significant,
};

const RADII: [(f64, &str); 2] = [(0.003, "0.003"), (0.01, "0.01")];
const BAR: f64 = 475.0;
const FLOOR: f64 = 400.0;

type Rows = BTreeMap<String, Vec<f64>>;

fn main() -> Done {
    let runs = experiment("trpo_cartpole")?;
    let mut numbers = Numbers::new();
    let mut table = Table::new(&[
        "rule",
        "thousand steps",
        "quartiles",
        "below 400",
        "fell",
        "largest $\\rho$",
        "ESS/N",
    ]);
    for (arm, (_, name)) in RADII.into_iter().enumerate() {
        let arm = Arm::read(&runs, arm);
        row(&mut table, &format!("TRPO {name}"), &arm);
        let key = name.replace("0.", "");
        let hit = quantile(&arm.hits, 0.5);
        let hit =
            if hit.is_finite() { count(hit as usize) } else { "never".into() };
        numbers
            .put(&format!("trust_pole_{key}_hit"), hit)
            .put(&format!("trust_pole_{key}_below"), percent(arm.below(), 2))
            .put(
                &format!("trust_pole_{key}_below_least"),
                percent(arm.spread().0, 2),
            )
            .put(
                &format!("trust_pole_{key}_below_most"),
                percent(arm.spread().1, 2),
            )
            .put(&format!("trust_pole_{key}_fell"), arm.fell().to_string())
            .put(
                &format!("trust_pole_{key}_kl"),
                significant(arm.most("kl_most"), 2),
            )
            .put(
                &format!("trust_pole_{key}_ratio"),
                significant(arm.most("ratio_most"), 2),
            )
            .put(
                &format!("trust_pole_{key}_ratio_median"),
                fixed(quantile(&arm.column("ratio_mean"), 0.5), 1),
            )
            .put(
                &format!("trust_pole_{key}_ess"),
                percent(arm.least("ess_least"), 2),
            )
            .put(
                &format!("trust_pole_{key}_ess_median"),
                percent(quantile(&arm.column("ess_mean"), 0.5), 3),
            )
            .put(
                &format!("trust_pole_{key}_kept"),
                percent(arm.sum("kept") / arm.sum("updates"), 1),
            )
            .put(
                &format!("trust_pole_{key}_updates"),
                count(arm.sum("updates") as usize),
            );
    }
    let seeds = Arm::read(&runs, 0).hits.len();
    numbers.put("trust_pole_seeds", seeds.to_string());
    let reused = experiment("cartpole_reuse")?;
    for (arm, uses) in [(0, 1), (2, 8), (3, 16), (4, 32)] {
        let arm = Arm::read(&reused, arm);
        row(&mut table, &format!("ratio × {uses}"), &arm);
        numbers
            .put(&format!("trust_naive_{uses}_below"), percent(arm.below(), 2))
            .put(&format!("trust_naive_{uses}_fell"), arm.fell().to_string());
        numbers.put(&format!("trust_naive_{uses}_hit"), {
            count(quantile(&arm.hits, 0.5) as usize)
        });
    }
    table.save("trust_cartpole_table")?;
    numbers.save("trust_cartpole")?;
    figure(&Arm::read(&runs, 1))
}

fn row(table: &mut Table, name: &str, arm: &Arm) {
    let at = |share: f64| {
        let hit = quantile(&arm.hits, share);
        if hit.is_finite() { fixed(hit / 1e3, 1) } else { "never".to_owned() }
    };
    table.row([
        name.to_owned(),
        at(0.5),
        format!("{}–{}", at(0.25), at(0.75)),
        percent(arm.below(), 2),
        arm.fell().to_string(),
        significant(arm.most("ratio_most"), 2),
        percent(arm.least("ess_least"), 2),
    ]);
}

/// One rule.
struct Arm {
    rows: Rows,
    hits: Vec<f64>,
    /// (later evaluations, those below the floor) of each seed.
    held: Vec<(usize, usize)>,
}

impl Arm {
    fn read(runs: &Rows, arm: usize) -> Self {
        let here: Vec<usize> = (0..runs["arm"].len())
            .filter(|row| runs["arm"][*row] as usize == arm)
            .collect();
        let column = |all: &Vec<f64>| here.iter().map(|row| all[*row]).collect();
        let rows: Rows =
            runs.iter().map(|(name, all)| (name.clone(), column(all))).collect();
        let mut curves: BTreeMap<u64, Vec<(f64, f64)>> = BTreeMap::new();
        for (row, seed) in rows["seed"].iter().enumerate() {
            let point = (rows["steps"][row], rows["mean_return"][row]);
            curves.entry(*seed as u64).or_default().push(point);
        }
        let (mut hits, mut held) = (vec![], vec![]);
        for curve in curves.values() {
            let hit = curve.iter().find(|p| p.1 >= BAR);
            let hit = hit.map_or(f64::INFINITY, |p| p.0);
            let later = || curve.iter().filter(|p| p.0 > hit);
            held.push((later().count(), later().filter(|p| p.1 < FLOOR).count()));
            hits.push(hit);
        }
        Self { rows, hits, held }
    }

    /// Of the evaluations after the first at the bar, the share below the floor.
    fn below(&self) -> f64 {
        let later: usize = self.held.iter().map(|h| h.0).sum();
        let below: usize = self.held.iter().map(|h| h.1).sum();
        below as f64 / later.max(1) as f64
    }

    /// How many seeds were ever below the floor after that.
    fn fell(&self) -> usize {
        self.held.iter().filter(|h| h.1 > 0).count()
    }

    /// The quartiles of that share over the seeds.
    fn spread(&self) -> (f64, f64) {
        let share = |h: &(usize, usize)| h.1 as f64 / h.0.max(1) as f64;
        let shares: Vec<f64> = self.held.iter().map(share).collect();
        (quantile(&shares, 0.25), quantile(&shares, 0.75))
    }

    /// A column of the evaluations that had an update before them.
    fn column(&self, name: &str) -> Vec<f64> {
        let pairs = self.rows[name].iter().zip(&self.rows["steps"]);
        pairs.filter(|(_, steps)| **steps > 0.0).map(|(x, _)| *x).collect()
    }

    fn most(&self, name: &str) -> f64 {
        self.column(name).into_iter().fold(0.0, f64::max)
    }

    fn least(&self, name: &str) -> f64 {
        self.column(name).into_iter().fold(1.0, f64::min)
    }

    fn sum(&self, name: &str) -> f64 {
        self.column(name).iter().sum()
    }
}

/// Against the environment steps: what is held down, and what is not.
fn figure(arm: &Arm) -> Done {
    let mut data = Table::new(&["steps", "what", "median", "most"]);
    let ticks = [(0.0, "0"), (4e4, "40,000"), (8e4, "80,000")];
    let x =
        || Axis::linear("environment steps", 0.0..100_000.0).named_ticks(&ticks);
    let bands = |name: &str, data: &mut Table| -> [Vec<(f64, f64)>; 2] {
        let (mut middle, mut most) = (vec![], vec![]);
        for round in 1..50 {
            let at = 2_000.0 * f64::from(round);
            let near = |steps: f64| (at..at + 2_000.0).contains(&steps);
            let steps = arm.rows["steps"].iter();
            let all: Vec<f64> = steps
                .zip(&arm.rows[name])
                .filter(|(steps, _)| near(**steps))
                .map(|(_, x)| *x)
                .collect();
            if all.is_empty() {
                continue;
            }
            let largest = all.iter().copied().fold(0.0, f64::max);
            middle.push((at, quantile(&all, 0.5)));
            most.push((at, largest));
            data.row([
                fixed(at, 0),
                name.to_owned(),
                significant(quantile(&all, 0.5), 3),
                significant(largest, 3),
            ]);
        }
        [middle, most]
    };
    let y = Axis::linear("largest mean KL", 0.0..0.0125)
        .ticks(&[0.0, 0.005, 0.01])
        .grid();
    let mut held = Plot::new(x(), y).heading("what δ holds down …");
    let [middle, most] = bands("kl_most", &mut data);
    held.line(Ink::Truth, &[(0.0, 0.01), (1e5, 0.01)])
        .line(Ink::Sampled, &middle)
        .dashed(Ink::Sampled, &most)
        .label(
            Ink::Truth,
            (2_000.0, 0.01),
            (0.0, -12.0),
            Anchor::Start,
            "δ = 0.01",
        );
    let y = Axis::log("largest ratio", 1.0..100.0)
        .named_ticks(&[(1.0, "1"), (3.0, "3"), (10.0, "10"), (30.0, "30")])
        .grid();
    let mut free = Plot::new(x(), y).heading("… and what it does not");
    let [middle, most] = bands("ratio_most", &mut data);
    free.line(Ink::Sampled, &middle).dashed(Ink::Sampled, &most);
    for (place, name) in [((6e4, 1.5), "median seed"), ((1e4, 8.0), "worst seed")] {
        free.label(Ink::Sampled, place, (0.0, 0.0), Anchor::Start, name);
    }
    Figure::new(
        "trust_cartpole",
        "TRPO on CartPole with δ = 0.01: the largest mean KL and the largest ratio of the last updates",
        "Two plots against environment steps. Left, the largest mean KL of the updates between two \
         evaluations lies just under a line at 0.01, for the median seed and the worst. Right, on a \
         logarithmic axis, the largest ratio of a single action is between two and three for the median \
         seed and far higher for the worst.",
    )
    .size(660, 320)
    .columns(2)
    .plot(held)
    .plot(free)
    .data(data)
    .save()
}

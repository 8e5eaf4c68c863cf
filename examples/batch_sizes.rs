//! What batch size and reuse buy: the committed runs of `run_batch_sizes` beside the exact path.

use reweight::softmax_bandit::{Bandit, Policy};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, significant,
};

const REWARDS: [f64; 3] = [1.0, 0.0, 2.0];
const THETA: [f64; 3] = [0.0, 0.5, -0.5];
const TARGET: f64 = 1.9;
/// The step size at which all are compared before each gets its own.
const FIXED: f64 = 0.5;
/// A step size counts as tuned only if this share of the runs keeps the target.
const HOLD: f64 = 0.95;

/// One batch size, number of uses and step size, over half of the seeds.
struct Cell {
    size: f64,
    uses: f64,
    eta: f64,
    reporting: bool,
    median: f64,
    low: f64,
    high: f64,
    holds: f64,
}

impl Cell {
    /// How far along the path one sample carries.
    fn stride(&self) -> f64 {
        self.eta * self.uses / self.size
    }

    fn samples(&self) -> String {
        if self.median.is_infinite() {
            return "never".into();
        }
        let high = if self.high.is_infinite() {
            "∞".into()
        } else {
            fixed(self.high, 0)
        };
        format!("{} [{}, {high}]", fixed(self.median, 0), fixed(self.low, 0))
    }
}

fn cells() -> Result<Vec<Cell>, Box<dyn std::error::Error>> {
    let columns = experiment("batch_sizes")?;
    let column = |name: &str| {
        columns.get(name).ok_or(format!("no column `{name}` in batch_sizes"))
    };
    let (size, uses, eta) = (column("size")?, column("uses")?, column("eta")?);
    let (half, median) = (column("half")?, column("median")?);
    let (low, high) = (column("low")?, column("high")?);
    let holds = column("holds")?;
    Ok((0..size.len())
        .map(|i| Cell {
            size: size[i],
            uses: uses[i],
            eta: eta[i],
            reporting: half[i] == 1.0,
            median: median[i],
            low: low[i],
            high: high[i],
            holds: holds[i],
        })
        .collect())
}

/// The length Σ η of the exact gradient's path to the target, in steps too short to matter.
fn exact_length(bandit: &Bandit) -> Result<f64, Box<dyn std::error::Error>> {
    let (step, mut theta, mut length) = (1.0 / 1024.0, THETA.to_vec(), 0.0);
    while bandit.value(&Policy::softmax(&theta)?)? < TARGET {
        theta = bandit.ascend(&theta, step, 1)?;
        length += step;
    }
    Ok(length)
}

fn main() -> Done {
    let bandit = Bandit::new(REWARDS.to_vec())?;
    let length = exact_length(&bandit)?;
    let cells = cells()?;
    let mut arms: Vec<(f64, f64)> =
        cells.iter().map(|c| (c.size, c.uses)).collect();
    arms.dedup();

    let header =
        ["batch", "uses", "at step 0.5", "held", "tuned", "at tuned step", "held"];
    let mut table = Table::new(&header);
    let mut numbers = Numbers::new();
    let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
    for &(size, uses) in &arms {
        let of_arm = || cells.iter().filter(|c| (c.size, c.uses) == (size, uses));
        let report = |eta: f64| {
            of_arm().find(|c| c.reporting && c.eta == eta).ok_or("no such cell")
        };
        let tuned = of_arm()
            .filter(|c| !c.reporting && c.holds >= HOLD)
            .min_by(|a, b| a.median.total_cmp(&b.median))
            .ok_or("no step size holds")?;
        let (same, own) = (report(FIXED)?, report(tuned.eta)?);
        table.row([
            fixed(size, 0),
            fixed(uses, 0),
            same.samples(),
            percent(same.holds, 3),
            significant(own.eta, 2),
            own.samples(),
            percent(own.holds, 3),
        ]);
        (least, most) = (least.min(own.median), most.max(own.median));
        let key = format!("batch_sizes_{size}_{uses}");
        numbers
            .put(&format!("{key}_fixed"), fixed(same.median, 0))
            .put(&format!("{key}_fixed_holds"), percent(same.holds, 2))
            .put(&format!("{key}_tuned"), fixed(own.median, 0));
    }
    table.save("batch_sizes_table")?;

    let shown = || cells.iter().filter(|c| c.reporting && c.median.is_finite());
    let point = |c: &Cell| (c.stride(), c.median);
    let good: Vec<_> = shown().filter(|c| c.holds >= HOLD).map(point).collect();
    let bad: Vec<_> = shown()
        .filter(|c| c.holds < HOLD)
        .map(|c| (c.stride(), c.median, 2.4))
        .collect();
    let mut data = Table::new(&[
        "batch",
        "uses",
        "step",
        "step × uses / batch",
        "samples",
        "still there",
    ]);
    for c in shown() {
        data.row([
            fixed(c.size, 0),
            fixed(c.uses, 0),
            significant(c.eta, 3),
            significant(c.stride(), 3),
            fixed(c.median, 1),
            percent(c.holds, 3),
        ]);
    }
    let x = Axis::log("step size × uses / batch size", 0.0008..3.0);
    let y = Axis::log(
        "samples until J reaches 1.9, median of 400 runs",
        10.0..20_000.0,
    );
    let mut plot = Plot::new(x, y.grid());
    plot.line(Ink::Truth, &[(0.0008, length / 0.0008), (length / 10.0, 10.0)])
        .bubbles(Ink::Faint, 1.0, &bad)
        .dots(Ink::Sampled, &good)
        .label(
            Ink::Truth,
            (0.003, length / 0.003),
            (12.0, -6.0),
            Anchor::Start,
            "the exact gradient's path",
        );
    for (line, text) in [
        "large dots: 95 % of the runs are",
        "still there at twice the samples",
        "small dots: fewer are",
    ]
    .into_iter()
    .enumerate()
    {
        let below = 18.0 * line as f64;
        plot.label(Ink::Sampled, (0.001, 70.0), (0.0, below), Anchor::Start, text);
    }
    Figure::new(
        "batch_sizes",
        "Samples to the target against step size times uses over batch size",
        "On logarithmic axes, the dots of eight combinations of batch size and number of uses fall on one \
         line, the length of the exact gradient's path divided by the step per sample, until the step per \
         sample reaches about a thirtieth; beyond it they scatter and most runs do not hold.",
    )
    .size(620, 420)
    .plot(plot)
    .data(data)
    .save()?;
    numbers
        .put("batch_sizes_length", fixed(length, 1))
        .put("batch_sizes_tuned_least", fixed(least, 0))
        .put("batch_sizes_tuned_most", fixed(most, 0))
        .put("batch_sizes_runs", count(400))
        .put("batch_sizes_hold", percent(HOLD, 2))
        .save("batch_sizes")
}

//! What became of the toy that learnt by ten rules, and from engines that round.

use std::collections::BTreeMap;

use libm::sqrt;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent,
};

/// In the order of the run's arms: name, and what the table says of ratio and level.
const RULES: [&str; 10] = [
    "one use a batch",
    "token ratio, nothing stops it",
    "product, nothing stops it",
    "CISPO, weights up to 1.28",
    "clip 0.2",
    "clip-higher, 0.2 and 0.28",
    "clip 0.2, seq\u{2011}mean\u{2011}token\u{2011}mean",
    "the same with GRPO's advantage",
    "GSPO, band 0.1",
    "GSPO, band 3e-4 and 4e-4",
];

const ENGINES: [&str; 4] =
    ["ignored", "TIS, 2", "IcePop, 0.5 to 2", "two policies"];

/// Where the arms are of the three rules that never let go, and of one pass over a cut batch.
const SURE: usize = RULES.len() + 2 * ENGINES.len();
const EIGHT: usize = SURE + 3;
const FOUR: usize = EIGHT + 3;
const SHORT: usize = FOUR + 3;
const PASS: usize = SHORT + 3;
/// Token ratio, product, CISPO, CISPO with a cap of 5, and the clip by tokens and by answers.
const PASSES: usize = 6;

struct Arm {
    /// J by update, over the seeds.
    j: BTreeMap<u64, Vec<f64>>,
}

impl Arm {
    fn quartile(&self, update: u64, share: f64) -> f64 {
        quantile(&self.j[&update], share)
    }

    /// How many are above a half.
    fn above(&self, update: u64) -> usize {
        self.j[&update].iter().filter(|j| **j >= 0.5).count()
    }

    fn quartiles(&self, update: u64) -> String {
        let of = |share| fixed(self.quartile(update, share), 2);
        format!("{} ({}–{})", of(0.5), of(0.25), of(0.75))
    }

    fn last(&self) -> u64 {
        self.j.keys().copied().max().unwrap_or(0)
    }

    fn lost(&self) -> usize {
        self.j[&self.last()].iter().filter(|j| **j < 0.5).count()
    }

    fn seeds(&self) -> usize {
        self.j[&self.last()].len()
    }

    /// Wilson's 95 % interval of the share that is lost.
    fn interval(&self) -> String {
        let (k, n, z) = (self.lost() as f64, self.seeds() as f64, 1.96);
        let middle = (k + z * z / 2.0) / (n + z * z);
        let half = z / (n + z * z) * sqrt(k * (n - k) / n + z * z / 4.0);
        let of = |share: f64| percent(share.max(0.0), 2);
        let low = if k == 0.0 { "0".to_owned() } else { of(middle - half) };
        format!("{low} to {}", of(middle + half))
    }
}

fn quantile(of: &[f64], share: f64) -> f64 {
    let mut all = of.to_vec();
    all.sort_by(f64::total_cmp);
    all[((share * all.len() as f64) as usize).min(all.len() - 1)]
}

fn least(of: impl Iterator<Item = f64>) -> f64 {
    of.fold(f64::INFINITY, f64::min)
}

fn most(of: impl Iterator<Item = f64>) -> f64 {
    of.fold(0.0, f64::max)
}

fn word(count: usize) -> String {
    if count == 0 { "none".to_owned() } else { count.to_string() }
}

fn main() -> Done {
    let runs = experiment("llm")?;
    let arms: Vec<Arm> = (0..PASS + PASSES).map(|arm| read(&runs, arm)).collect();
    tables(&arms)?;
    cuts(&arms)?;
    figure(&arms)?;
    let lost = |arm: usize| arms[arm].lost().to_string();
    let (free, held, passes) = (&arms[1..4], &arms[4..10], &arms[PASS..]);
    let upper = |arm: &Arm| arm.quartile(4, 0.75);
    let middle = |arm: &Arm| arm.quartile(4, 0.5);
    let sum = |of: &[Arm]| of.iter().map(Arm::lost).sum::<usize>();
    let (fewer, longer) = (&arms[FOUR..PASS], &passes[4..]);
    let front = (1..10).max_by_key(|arm| (arms[*arm].above(4), *arm));
    let ahead = if front == Some(6) {
        "the clip with each answer’s mean"
    } else {
        RULES[front.unwrap_or(0)]
    };
    let mut numbers = Numbers::new();
    numbers
        .put("llm_seeds", arms[0].seeds().to_string())
        .put("llm_updates", arms[0].last().to_string())
        .put("llm_count_lost", lost(1))
        .put("llm_product_lost", lost(2))
        .put("llm_cispo_lost", lost(3))
        .put("llm_clip_lost", lost(4))
        .put("llm_free_quick", fixed(least(free.iter().map(upper)), 2))
        .put("llm_band_quick", fixed(most(held.iter().map(upper)), 2))
        .put("llm_ahead", ahead)
        .put("llm_sure_lost", word(sum(&arms[SURE..EIGHT])))
        .put("llm_sure_learners", (3 * arms[0].seeds()).to_string())
        .put("llm_fewer_lost", word(sum(fewer)))
        .put("llm_fewer_learners", (fewer.len() * arms[0].seeds()).to_string())
        .put("llm_pass_lost", word(sum(passes)))
        .put("llm_pass_learners", (PASSES * arms[0].seeds()).to_string())
        .put("llm_pass_answers", count(4 * 16 * 16))
        .put("llm_pass_free", fixed(least(passes[..4].iter().map(middle)), 2))
        .put("llm_pass_band", fixed(most(longer.iter().map(middle)), 2));
    numbers.save("llm_learning")
}

fn read(runs: &BTreeMap<String, Vec<f64>>, arm: usize) -> Arm {
    let mut j: BTreeMap<u64, Vec<f64>> = BTreeMap::new();
    for (row, of) in runs["arm"].iter().enumerate() {
        if *of as usize == arm {
            let update = runs["update"][row] as u64;
            j.entry(update).or_default().push(runs["j"][row]);
        }
    }
    Arm { j }
}

fn tables(arms: &[Arm]) -> Done {
    let header = |what| {
        [what, "$J$ after 8 batches", "after 20", "lost", "lost, 95 % interval"]
    };
    let row = |name: &str, arm: &Arm| {
        [
            name.to_owned(),
            arm.quartiles(8),
            arm.quartiles(20),
            arm.lost().to_string(),
            arm.interval(),
        ]
    };
    let mut table = Table::new(&header("rule"));
    for (name, arm) in RULES.iter().zip(arms) {
        table.row(row(name, arm));
    }
    table.save("llm_learning_table")?;
    let mut table = Table::new(&header("logits apart, what is done"));
    let engines = RULES.len()..RULES.len() + 2 * ENGINES.len();
    for (index, arm) in arms[engines].iter().enumerate() {
        let apart = if index < ENGINES.len() { "0.125" } else { "2" };
        let name = format!("{apart}, {}", ENGINES[index % ENGINES.len()]);
        table.row(row(&name, arm));
    }
    table.save("llm_learning_engines")
}

/// How many are lost, by how often and how a batch is used.
fn cuts(arms: &[Arm]) -> Done {
    let mut table =
        Table::new(&["a batch is used", "token ratio", "product", "CISPO, 1.28"]);
    for (how, first) in [
        ("16 times", 1),
        ("8 times", EIGHT),
        ("4 times", FOUR),
        ("16 times, steps of 0.03", SHORT),
        ("16 times, no wrong grade", SURE),
        ("once, in 16 slices of 16", PASS),
    ] {
        let mut cells = vec![how.to_owned()];
        for arm in &arms[first..first + 3] {
            cells.push(arm.lost().to_string());
        }
        table.row(cells);
    }
    table.save("llm_learning_cuts")
}

fn figure(arms: &[Arm]) -> Done {
    let mut data = Table::new(&["rule", "batches", "share above a half"]);
    let x = |to| {
        Axis::linear("batches of 16 answers", 0.0..to).ticks(&[0.0, 20.0, 40.0])
    };
    let y = || {
        let ticks = [(0.0, "none"), (0.5, "half"), (1.0, "all")];
        Axis::linear("learners with J above a half", 0.0..1.2)
            .named_ticks(&ticks)
            .grid()
    };
    let mut free = Plot::new(x(60.0), y()).heading("nothing lets go …");
    let mut held = Plot::new(x(40.0), y()).heading("… or something does");
    let mut draw = |plot: &mut Plot, arm: usize, at: u64, nudge, name: &str| {
        let share = |update: u64| {
            let all = &arms[arm].j[&update];
            all.iter().filter(|j| **j >= 0.5).count() as f64 / all.len() as f64
        };
        let updates = arms[arm].j.keys().filter(|update| **update <= 40);
        let points: Vec<(f64, f64)> =
            updates.map(|u| (*u as f64, share(*u))).collect();
        plot.line(Ink::Sampled, &points).dots(Ink::Sampled, &points);
        plot.label(
            Ink::Sampled,
            (at as f64, share(at)),
            nudge,
            Anchor::Start,
            name,
        );
        for (update, share) in points {
            data.row([name.to_owned(), fixed(update, 0), fixed(share, 3)]);
        }
    };
    draw(&mut free, 3, 40, (6.0, -3.0), "CISPO");
    draw(&mut free, 2, 40, (6.0, 9.0), "product");
    draw(&mut free, 1, 40, (6.0, 6.0), "token ratio");
    draw(&mut held, 6, 8, (-20.0, -48.0), "clip, by answers");
    draw(&mut held, 4, 28, (-8.0, 20.0), "clip, by tokens");
    draw(&mut held, 9, 8, (8.0, 16.0), "GSPO");
    draw(&mut held, 0, 16, (10.0, 16.0), "one use");
    Figure::new(
        "llm_learning",
        "The share of learners above a half, by what is done about ratios",
        "Two plots of shares against batches. Left, three rules under which every token goes on pulling rise \
         at once and stop at a half to two thirds of the learners. Right, rules with a band, and one use of \
         each batch: the clip by answers rises fastest of all, the clips reach nearly all, GSPO and one use \
         later, and all.",
    )
    .size(660, 330)
    .columns(2)
    .plot(free)
    .plot(held)
    .data(data)
    .save()
}

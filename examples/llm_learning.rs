//! What became of the toy that learnt by ten rules, and from engines that round.

use std::collections::BTreeMap;

use libm::sqrt;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, experiment, fixed,
    percent,
};

/// In the order of the run's arms: name, and what the table says of ratio and level.
const RULES: [&str; 10] = [
    "one use a batch",
    "token ratio, nothing stops it",
    "product, nothing stops it",
    "CISPO, weights up to 1.28",
    "clip 0.2, tokens counted alike",
    "clip-higher, 0.2 and 0.28",
    "clip 0.2, answers counted alike",
    "the same with GRPO's advantage",
    "GSPO, band 0.1",
    "GSPO, band 3e-4 and 4e-4",
];

const ENGINES: [&str; 4] =
    ["ignored", "TIS, 2", "IcePop, 0.5 to 2", "two policies"];

struct Arm {
    /// J by update, over the seeds.
    j: BTreeMap<u64, Vec<f64>>,
    largest: f64,
}

impl Arm {
    fn quartile(&self, update: u64, share: f64) -> f64 {
        let mut all = self.j[&update].clone();
        all.sort_by(f64::total_cmp);
        all[((share * all.len() as f64) as usize).min(all.len() - 1)]
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

fn main() -> Done {
    let runs = experiment("llm")?;
    let arms: Vec<Arm> =
        (0..RULES.len() + 2 * ENGINES.len()).map(|arm| read(&runs, arm)).collect();
    tables(&arms)?;
    figure(&arms)?;
    let lost = |arm: usize| arms[arm].lost().to_string();
    let after = |arm: usize, update| fixed(arms[arm].quartile(update, 0.5), 2);
    let mut numbers = Numbers::new();
    numbers
        .put("llm_seeds", arms[0].seeds().to_string())
        .put("llm_updates", arms[0].last().to_string())
        .put("llm_once_20", after(0, 20))
        .put("llm_count_lost", lost(1))
        .put("llm_product_lost", lost(2))
        .put("llm_cispo_lost", lost(3))
        .put("llm_clip_lost", lost(4))
        .put("llm_clip_lost_interval", arms[4].interval())
        .put("llm_higher_lost", lost(5))
        .put("llm_answers_lost", lost(6))
        .put("llm_answers_lost_interval", arms[6].interval())
        .put("llm_grpo_lost", lost(7))
        .put("llm_gspo_wide_lost", lost(8))
        .put("llm_gspo_lost", lost(9))
        .put("llm_cispo_interval", arms[3].interval())
        .put("llm_clip_20", after(4, 20))
        .put("llm_gspo_20", after(9, 20))
        .put("llm_gspo_80", after(9, 80))
        .put("llm_count_largest", fixed(arms[1].largest, 0))
        .put("llm_clip_largest", fixed(arms[4].largest, 1))
        .put("llm_coarse_ignored", after(14, 20))
        .put("llm_coarse_direct", after(17, 20))
        .put("llm_coarse_ignored_lost", lost(14))
        .put("llm_coarse_tis_lost", lost(15))
        .put("llm_coarse_ice_lost", lost(16));
    numbers.save("llm_learning")
}

fn read(runs: &BTreeMap<String, Vec<f64>>, arm: usize) -> Arm {
    let (mut j, mut largest): (BTreeMap<u64, Vec<f64>>, f64) =
        (BTreeMap::new(), 0.0);
    for (row, of) in runs["arm"].iter().enumerate() {
        if *of as usize == arm {
            j.entry(runs["update"][row] as u64).or_default().push(runs["j"][row]);
            largest = largest.max(runs["largest"][row]);
        }
    }
    Arm { j, largest }
}

fn tables(arms: &[Arm]) -> Done {
    let header = |what| {
        [what, "$J$ after 8 updates", "after 20", "lost", "of all such, 95 %"]
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
    for (index, arm) in arms[RULES.len()..].iter().enumerate() {
        let apart = if index < ENGINES.len() { "0.125" } else { "2" };
        let name = format!("{apart}, {}", ENGINES[index % ENGINES.len()]);
        table.row(row(&name, arm));
    }
    table.save("llm_learning_engines")
}

fn figure(arms: &[Arm]) -> Done {
    let mut data = Table::new(&["rule", "update", "25 %", "median", "75 %"]);
    let x = || {
        Axis::linear("batches of 16 answers", 0.0..40.0).ticks(&[0.0, 20.0, 40.0])
    };
    let y = || Axis::linear("J", 0.0..1.08).ticks(&[0.0, 0.5, 1.0]).grid();
    let mut free = Plot::new(x(), y()).heading("nothing stops a token …");
    let mut held = Plot::new(x(), y()).heading("… or something does");
    let mut draw = |plot: &mut Plot, arm: usize, at: u64, nudge, name: &str| {
        let of = |share: f64| -> Vec<(f64, f64)> {
            let updates = arms[arm].j.keys().filter(|update| **update <= 40);
            updates.map(|u| (*u as f64, arms[arm].quartile(*u, share))).collect()
        };
        let [low, middle, high] = [0.25, 0.5, 0.75].map(of);
        plot.band(Ink::Sampled, &high, &low).line(Ink::Sampled, &middle);
        let place = (at as f64, arms[arm].quartile(at, 0.5));
        plot.label(Ink::Sampled, place, nudge, Anchor::Start, name);
        for ((low, middle), high) in low.iter().zip(&middle).zip(&high) {
            data.row([
                name.to_owned(),
                fixed(middle.0, 0),
                fixed(low.1, 2),
                fixed(middle.1, 2),
                fixed(high.1, 2),
            ]);
        }
    };
    draw(&mut free, 1, 20, (0.0, -10.0), "token ratio");
    draw(&mut free, 3, 8, (10.0, 20.0), "CISPO");
    draw(&mut held, 4, 8, (-2.0, -14.0), "clip");
    draw(&mut held, 9, 12, (10.0, 16.0), "GSPO");
    draw(&mut held, 0, 20, (14.0, 16.0), "one use");
    Figure::new(
        "llm_learning",
        "J of the toy against batches, by what is done about ratios",
        "Two plots of medians with shaded quartiles. Left, bands of two rules that let every token pull reach \
         from nought to one: some learners are there at once, many are lost. Right, three rising bands: the \
         clip first, GSPO with its narrow band later, one use of each batch last.",
    )
    .size(660, 330)
    .columns(2)
    .plot(free)
    .plot(held)
    .data(data)
    .save()
}

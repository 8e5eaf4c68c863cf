//! What becomes of one batch that is climbed 256 times: the committed climbs of `run_surrogate_batch`,
//! and the surrogate itself climbed, as infinitely many episodes would have it.

use std::collections::BTreeMap;

use reweight::adam::Adam;
use reweight::four_by_three::{GAMMA, START, world};
use reweight::mdp::Policy;
use reweight::one_batch::{RATE, half_trained};
use reweight::surrogate::Surrogate;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, significant,
};

/// In the order of the run's arms: a word for keys, one for the table, and whose advantages.
const NAMES: [(&str, &str, usize, bool); 16] = [
    ("ratio", "a ratio", 8, false),
    ("clip", "clipped", 8, false),
    ("none", "no ratio", 8, false),
    ("products", "products", 8, false),
    ("ratio_exact", "a ratio", 8, true),
    ("clip_exact", "clipped", 8, true),
    ("none_exact", "no ratio", 8, true),
    ("products_exact", "products", 8, true),
    ("ratio_2", "a ratio", 2, false),
    ("ratio_32", "a ratio", 32, false),
    ("ratio_128", "a ratio", 128, false),
    ("clip_2", "clipped", 2, false),
    ("clip_32", "clipped", 32, false),
    ("clip_128", "clipped", 128, false),
    ("ratio_exact_2", "a ratio", 2, true),
    ("ratio_exact_32", "a ratio", 32, true),
];

/// One row of the run.
type Mark = BTreeMap<String, f64>;

fn main() -> Done {
    let runs = experiment("surrogate_batch")?;
    let world = world(GAMMA)?;
    let old = Policy::softmax(&half_trained(&world)?)?;
    let (base, best) = (world.value(&old)?, world.best_values()?[START]);
    let arms: Vec<Vec<Mark>> = (0..NAMES.len())
        .map(|arm| {
            let rows = 0..runs["arm"].len();
            let own = rows.filter(|&row| runs["arm"][row] as usize == arm);
            let mark = |row: usize| {
                runs.iter().map(|(name, all)| (name.clone(), all[row])).collect()
            };
            own.map(mark).collect()
        })
        .collect();
    let mut numbers = Numbers::new();
    numbers
        .put("surrogate_batch_old", fixed(base, 2))
        .put("surrogate_batch_best", fixed(best, 3));
    for ((key, ..), marks) in NAMES.iter().zip(&arms) {
        let top = marks.iter().max_by(|a, b| a["j"].total_cmp(&b["j"])).unwrap();
        numbers
            .put(&format!("surrogate_batch_{key}_peak"), fixed(top["j"], 2))
            .put(
                &format!("surrogate_batch_{key}_peak_at"),
                count(top["steps"] as usize),
            );
        for mark in marks {
            let steps = mark["steps"] as usize;
            if ![8, 16, 32, 64, 256].contains(&steps) {
                continue;
            }
            let mut put = |what: &str, text: String| {
                numbers.put(&format!("surrogate_batch_{key}_{what}_{steps}"), text);
            };
            let decimals = if key.contains("exact") { 3 } else { 2 };
            put("j", fixed(mark["j"], decimals));
            put("promised", fixed(base + mark["promised"], 2));
            put("surrogate", fixed(base + mark["surrogate"], 2));
            put("worse", percent(mark["worse"], 2));
            put("ess", fixed(mark["ess"], 2));
            put("kl", significant(mark["kl"], 2));
            put("largest", significant(mark["largest"], 2));
        }
    }
    let all = climb_exactly(&mut numbers)?;
    numbers.save("surrogate_batch")?;
    tables(&arms)?;
    figure(&arms, &all, base, best)
}

/// Adam on L itself: no batch, no noise, the old policy's states for ever.
fn climb_exactly(
    numbers: &mut Numbers,
) -> Result<Vec<(f64, f64)>, Box<dyn std::error::Error>> {
    let world = world(GAMMA)?;
    let mut theta = half_trained(&world)?.concat();
    let policy_of = |theta: &[f64]| {
        let rows = theta.chunks(world.actions()).map(<[f64]>::to_vec);
        Policy::softmax(&rows.collect::<Vec<_>>())
    };
    let here = Surrogate::new(&world, &policy_of(&theta)?)?;
    let mut adam = Adam::new(theta.len(), RATE)?;
    let mut j = Vec::new();
    for steps in 1..=256 {
        let slope = here.slope(&policy_of(&theta)?)?;
        let down: Vec<f64> = slope.concat().iter().map(|g| -g).collect();
        adam.step(&mut theta, &down)?;
        j.push((f64::from(steps), world.value(&policy_of(&theta)?)?));
    }
    numbers.put("surrogate_batch_infinite", fixed(j[255].1, 3)).put(
        "surrogate_batch_infinite_ess",
        fixed(here.ess(&policy_of(&theta)?)?, 2),
    );
    Ok(j)
}

/// The eight arms of eight episodes, and then what the size of the batch does.
fn tables(arms: &[Vec<Mark>]) -> Done {
    let mut rules = Table::new(&[
        "counts by",
        "advantages",
        "$J$ after 8",
        "32",
        "256",
        "quartiles",
        "worse",
        "ESS/N",
    ]);
    let mut sizes = Table::new(&[
        "episodes",
        "counts by",
        "advantages",
        "$J$ after 32",
        "256",
        "quartiles",
        "worse",
        "ESS/N",
    ]);
    for ((_, name, episodes, exact), marks) in NAMES.iter().zip(arms) {
        let at = |steps: f64| marks.iter().find(|m| m["steps"] == steps).unwrap();
        let (last, whose) = (at(256.0), if *exact { "exact" } else { "sampled" });
        // Numbers that belong together stay on one line.
        let quartiles =
            [last["j25"], last["j75"]].map(|j| fixed(j, 2)).join("\u{a0}/\u{a0}");
        let (name, whose) = ((*name).to_owned(), whose.to_owned());
        let [eight, middle, end] =
            [8.0, 32.0, 256.0].map(|steps| fixed(at(steps)["j"], 2));
        let (worse, ess) = (percent(last["worse"], 2), fixed(last["ess"], 2));
        if *episodes == 8 {
            rules.row([name, whose, eight, middle, end, quartiles, worse, ess]);
        } else {
            let size = episodes.to_string();
            sizes.row([size, name, whose, middle, end, quartiles, worse, ess]);
        }
    }
    rules.save("surrogate_batch_rules")?;
    sizes.save("surrogate_batch_sizes")
}

fn figure(arms: &[Vec<Mark>], all: &[(f64, f64)], base: f64, best: f64) -> Done {
    let mut data = Table::new(&[
        "advantages",
        "steps",
        "promised, median",
        "J 25 %",
        "J median",
        "J 75 %",
        "ESS/N, median",
    ]);
    let (mut above, mut below) = (Vec::new(), Vec::new());
    let ticks =
        [(1.0, "1"), (4.0, "4"), (16.0, "16"), (64.0, "64"), (256.0, "256")];
    let x = |label: &str| Axis::log(label, 1.0..256.0).named_ticks(&ticks);
    for (arm, heading, whose) in [
        (0, "credited with what followed …", "sampled"),
        (4, "… with what the action is worth", "exact"),
    ] {
        let y = Axis::linear("J", -2.95..3.2)
            .ticks(&[-2.0, -1.0, 0.0, 1.0, 2.0, 3.0])
            .grid();
        let mut plot = Plot::new(x(""), y).heading(heading);
        let marks = &arms[arm][1..];
        let line = |what: &str, up: f64| -> Vec<(f64, f64)> {
            marks.iter().map(|m| (m["steps"], up + m[what])).collect()
        };
        let promised: Vec<(f64, f64)> = line("promised", base)
            .into_iter()
            .filter(|point| point.1 < 3.2)
            .collect();
        let j = line("j", 0.0);
        plot.curve(Ink::Faint, |_| best)
            .band(Ink::Truth, &line("j75", 0.0), &line("j25", 0.0))
            .line(Ink::Truth, &j)
            .line(Ink::Sampled, &promised);
        let at = promised.iter().find(|point| point.1 > 1.3).unwrap();
        plot.label(Ink::Sampled, *at, (-8.0, 0.0), Anchor::End, "promised");
        let best_label = if arm == 0 { "the best policy" } else { "" };
        let place = (256.0, best);
        plot.label(Ink::Truth, place, (0.0, -6.0), Anchor::End, best_label);
        let middle = j.iter().find(|point| point.0 >= 16.0).unwrap();
        plot.label(Ink::Truth, *middle, (6.0, 20.0), Anchor::Start, "J");
        if arm == 4 {
            plot.dashed(Ink::Truth, all);
        }
        above.push(plot);
        let y = Axis::linear("ESS/N", 0.0..1.0).ticks(&[0.0, 0.5, 1.0]).grid();
        let mut weights = Plot::new(x("steps on one batch"), y);
        weights
            .band(Ink::Sampled, &line("ess75", 0.0), &line("ess25", 0.0))
            .line(Ink::Sampled, &line("ess", 0.0));
        below.push(weights);
        for mark in marks {
            data.row([
                whose.to_owned(),
                count(mark["steps"] as usize),
                fixed(base + mark["promised"], 2),
                fixed(mark["j25"], 2),
                fixed(mark["j"], 2),
                fixed(mark["j75"], 2),
                fixed(mark["ess"], 2),
            ]);
        }
    }
    let mut figure = Figure::new(
        "surrogate_batch",
        "One batch climbed 256 times: what it promises and what the policy is worth, with sampled and with \
         exact advantages",
        "Two plots on a log axis of steps. Left, the promise rises out of the picture; J rises a little, \
         turns after a few dozen steps and falls far below its beginning, with a wide band. Right, the same \
         batches with exact advantages: the promise rises, and J with it, up to the line of the best \
         policy, with a narrow band. Beneath both, the effective sample size falls alike, to about a \
         third.",
    )
    .size(660, 500)
    .columns(2);
    for plot in above.into_iter().chain(below) {
        figure = figure.plot(plot);
    }
    figure.data(data).save()
}

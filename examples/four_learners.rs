//! One log of a policy that moves at random, four learners that judge another policy from it.

use reweight::alike::settles;
use reweight::four_by_three::{GAMMA, START, world};
use reweight::mdp::{Mdp, Policy, Ties};
use reweight::n_step::{Evaluation, corrected_spread, uncorrected};
use reweight::sarsa::td_error;
use reweight::streams::stream;
use reweight::trajectory::Trajectory;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed,
};
use std::error::Error;

const EPSILON: f64 = 0.1;
const STEPS: usize = 5;
const SEEDS: u64 = 20;
/// Where the learners are asked, in steps of the log.
const ASKED: [usize; 8] =
    [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000];

/// The world, who played, who is judged.
struct Setting {
    world: Mdp,
    behaviour: Policy,
    pi: Policy,
}

impl Setting {
    /// Σ π(a|s₀) Q(s₀, a) of a table.
    fn value(&self, table: &[Vec<f64>]) -> f64 {
        let pairs = self.pi.row(START).iter().zip(&table[START]);
        pairs.map(|(p, q)| p * q).sum()
    }

    /// What the four say of the start, each time they are asked.
    fn run(&self, seed: u64) -> Result<Vec<[f64; 4]>, Box<dyn Error>> {
        let gamma = self.world.gamma();
        let mut one = Evaluation::new(&self.pi, gamma, 1);
        let mut bare = Evaluation::new(&self.pi, gamma, STEPS);
        let mut corrected = bare.clone();
        let mut sarsa = vec![vec![0.0; self.pi.actions()]; self.pi.states()];
        let mut seen = sarsa.clone();
        let (mut walk, mut rng) = (self.world.walk(None), stream(seed, 0));
        let (mut steps, mut said) = (0, vec![]);
        while said.len() < ASKED.len() {
            let log = Trajectory::play(&mut walk, &self.behaviour, &mut rng)?;
            let ratios: Vec<f64> = log
                .log_ratios(&self.pi, &self.behaviour)?
                .into_iter()
                .map(libm::exp)
                .collect();
            let none = vec![1.0; ratios.len()];
            one.learn(&log, &none);
            bare.learn(&log, &none);
            corrected.learn(&log, &ratios);
            for (t, step) in log.steps.iter().enumerate() {
                let (s, a) = (step.state, step.action);
                seen[s][a] += 1.0;
                let delta = match log.steps.get(t + 1) {
                    Some(next) => td_error(
                        sarsa[s][a],
                        step.reward,
                        gamma,
                        &sarsa[next.state],
                        next.action,
                    ),
                    None => step.reward - sarsa[s][a],
                };
                sarsa[s][a] += delta * libm::pow(seen[s][a], -0.6);
            }
            steps += log.steps.len();
            if steps >= ASKED[said.len()] {
                said.push([
                    one.value(START),
                    self.value(&sarsa),
                    bare.value(START),
                    corrected.value(START),
                ]);
            }
        }
        Ok(said)
    }
}

fn quartiles(mut numbers: Vec<f64>) -> [f64; 3] {
    numbers.sort_by(f64::total_cmp);
    [1, 2, 3].map(|k| {
        let at = k * numbers.len() / 4;
        (numbers[at - 1] + numbers[at]) / 2.0
    })
}

fn main() -> Done {
    let world = world(GAMMA)?;
    let q = world.action_values(&world.best_values()?)?;
    let behaviour = Policy::uniform(world.states(), world.actions())?;
    let pi = Policy::epsilon_greedy(&q, EPSILON, Ties::First)?;
    let setting = Setting { world, behaviour, pi };
    let Setting { world, behaviour, pi } = &setting;
    let (truth, played) = (world.value(pi)?, world.value(behaviour)?);
    let old = world.action_values(&world.values(behaviour)?)?;
    let wrong = setting.value(&uncorrected(world, pi, behaviour, STEPS)?);
    let limits = [truth, setting.value(&old), wrong, truth];

    let runs = (1..=SEEDS).map(|seed| setting.run(seed));
    let runs: Vec<Vec<[f64; 4]>> = runs.collect::<Result<_, _>>()?;
    let names = [
        "one step, π's mean",
        "one step, the log's next action",
        "five steps, no ratio",
        "five steps, ratios",
    ];
    let mut data = Table::new(&[
        "learner",
        "steps",
        "lower quartile",
        "median",
        "upper quartile",
        "limit",
    ]);
    let mut plots = vec![];
    let mut late = vec![];
    for (heading, pair) in [("one step", [0, 1]), ("five steps", [2, 3])] {
        let mut plot = Plot::new(
            Axis::log("steps in the log", 1_000.0..128_000.0),
            Axis::linear("value of the start", -1.5..1.5)
                .ticks(&[-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5]),
        )
        .heading(heading);
        for learner in pair {
            let limit = limits[learner];
            plot.line(Ink::Truth, &[(1_000.0, limit), (128_000.0, limit)]);
        }
        for learner in pair {
            let at =
                |k: usize| quartiles(runs.iter().map(|r| r[k][learner]).collect());
            let all: Vec<[f64; 3]> = (0..ASKED.len()).map(at).collect();
            let line = |which: usize| -> Vec<(f64, f64)> {
                let points = ASKED.iter().zip(&all);
                points.map(|(&x, y)| (x as f64, y[which])).collect()
            };
            plot.band(Ink::Sampled, &line(2), &line(0));
            plot.line(Ink::Sampled, &line(1));
            for (steps, y) in ASKED.iter().zip(&all) {
                let cells = y.map(|y| fixed(y, 3));
                let head = [names[learner].to_owned(), count(*steps)];
                let limit = fixed(limits[learner], 3);
                data.row(head.into_iter().chain(cells).chain([limit]));
            }
            late.push(all);
        }
        plots.push(plot);
    }
    let right = 128_000.0;
    plots[0]
        .label(Ink::Truth, (right, truth), (0.0, -7.0), Anchor::End, "truth")
        .label(Ink::Sampled, (10_000.0, -0.75), (8.0, 0.0), Anchor::Start, "Sarsa")
        .label(
            Ink::Sampled,
            (3_000.0, 0.55),
            (0.0, 16.0),
            Anchor::Start,
            "Expected Sarsa",
        );
    plots[1]
        .label(Ink::Truth, (1_100.0, truth), (0.0, -7.0), Anchor::Start, "truth")
        .label(Ink::Sampled, (right, wrong), (0.0, -9.0), Anchor::End, "no ratio")
        .label(Ink::Sampled, (8_000.0, 1.1), (0.0, -8.0), Anchor::Middle, "ratios");
    let mut figure = Figure::new(
        "four_learners",
        "The value of the start by four learners from one log of random moves, against its length",
        "Two plots, twenty logs each. Left, one-step targets: with the policy's own mean over next actions the \
         estimate rises to the truth at 0.61; with the log's next action it settles far below. Right, five-step \
         targets: without ratios the estimate settles at minus 0.56; with ratios it surrounds the truth in a \
         wide band.",
    )
    .size(620, 330)
    .columns(2);
    for plot in plots {
        figure = figure.plot(plot);
    }
    figure.data(data).save()?;

    let mut table = Table::new(&[
        "$n$",
        "value of the start, no ratio",
        "largest bias, no ratio",
        "spread of the target, ratios",
    ]);
    let right = world.action_values(&world.values(pi)?)?;
    let greedy = (0..pi.actions())
        .max_by(|a, b| {
            pi.probability(START, *a).total_cmp(&pi.probability(START, *b))
        })
        .unwrap_or(0);
    let mut numbers = Numbers::new();
    for n in [1, 2, 3, 5, 10] {
        let bare = uncorrected(world, pi, behaviour, n)?;
        let pairs = bare.iter().flatten().zip(right.iter().flatten());
        let bias = pairs.fold(0.0, |m: f64, (a, b)| m.max((a - b).abs()));
        let spread = corrected_spread(world, pi, behaviour, n)?[START][greedy];
        table.row([
            n.to_string(),
            fixed(setting.value(&bare), 2),
            fixed(bias, 2),
            fixed(spread, 2),
        ]);
        numbers.put(&format!("four_spread_{n}"), fixed(spread, 2));
        numbers.put(&format!("four_bare_{n}"), fixed(setting.value(&bare), 2));
    }
    table.save("four_learners_steps")?;
    let band = |learner: usize| {
        let [low, middle, high] = late[learner][ASKED.len() - 1];
        (fixed(middle, 2), fixed(high - low, 2))
    };
    numbers
        .put("four_truth", fixed(truth, 2))
        .put("four_played", fixed(played, 2))
        .put("four_sarsa_limit", fixed(limits[1], 2))
        .put("four_wrong", fixed(wrong, 2))
        .put("four_one", band(0).0)
        .put("four_one_width", band(0).1)
        .put("four_sarsa", band(1).0)
        .put("four_bare", band(2).0)
        .put("four_ratios", band(3).0)
        .put("four_ratios_width", band(3).1)
        .put("four_epsilon", fixed(EPSILON, 1))
        .put("four_logs", SEEDS.to_string())
        .put("four_steps", count(ASKED[ASKED.len() - 1]));
    alike(world, &mut numbers)?;
    numbers.save("four_learners")
}

/// Two logs and one blind policy, seen whole and by the column alone.
fn alike(world: &Mdp, numbers: &mut Numbers) -> Done {
    let columns = [0, 1, 2, 0, 2, 0, 1, 2, 3];
    let all = |row: Vec<f64>, states: usize| Policy::new(vec![row; states]);
    let bent = vec![0.6, 0.4, 0.0, 0.0];
    let truth = world.value(&all(bent.clone(), world.states())?)?;
    let pi = all(bent.clone(), 4)?;
    numbers.put("alike_truth", fixed(truth, 2));
    for (key, log) in
        [("fair", vec![0.5, 0.5, 0.0, 0.0]), ("uniform", vec![0.25; 4])]
    {
        let table = settles(world, &columns, &pi, &all(log, 4)?)?;
        let row = &table[columns[START]];
        let value: f64 = bent.iter().zip(row).map(|(p, q)| p * q).sum();
        numbers.put(&format!("alike_{key}"), fixed(value, 2));
    }
    Ok(())
}

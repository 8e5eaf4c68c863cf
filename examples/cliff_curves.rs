//! The cliff: what Sarsa, Expected Sarsa and Q-learning earn while they learn, beside what is exact.

use libm::sqrt;
use reweight::cliff::Cliff;
use reweight::epsilon_soft::best;
use reweight::mdp::{Mdp, Policy, Ties};
use reweight::streams::stream;
use reweight::tabular::{Learning, Played};
use reweight::{expected_sarsa, q_learning, sarsa};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed, percent,
};

const EPSILON: f64 = 0.1;
const ALPHA: f64 = 0.5;
const EPISODES: usize = 500;
const LAST: usize = 100;
const RUNS: u64 = 200;

/// The three, in the order of the figure.
const NAMES: [&str; 3] = ["Q-learning", "Sarsa", "Expected Sarsa"];

/// The episodes of one run, and the table in the end.
type Run = (Vec<Played>, Vec<Vec<f64>>);

fn one(
    which: usize,
    world: &Mdp,
    learn: &Learning,
    id: u64,
) -> Result<Run, Box<dyn std::error::Error>> {
    let mut q = vec![vec![0.0; world.actions()]; world.states()];
    let (mut walk, mut rng) = (world.walk(None), stream(1, id));
    let mut all = Vec::with_capacity(EPISODES);
    for _ in 0..EPISODES {
        all.push(match which {
            0 => q_learning::episode(&mut walk, &mut q, learn, &mut rng)?,
            1 => sarsa::episode(&mut walk, &mut q, learn, &mut rng)?,
            _ => expected_sarsa::episode(&mut walk, &mut q, learn, &mut rng)?,
        });
    }
    Ok((all, q))
}

/// What the runs of one learner came to.
struct Learner {
    /// Median and quartiles over the runs of the mean return in each twentieth of the episodes.
    curve: Vec<[f64; 4]>,
    /// The mean return of the last hundred episodes and its standard error.
    last: (f64, f64),
    /// The share of runs whose greedy policy reaches the goal, and its median return there.
    greedy: (f64, f64),
}

fn learner(
    which: usize,
    cliff: &Cliff,
    world: &Mdp,
    learn: &Learning,
) -> Result<Learner, Box<dyn std::error::Error>> {
    const BIN: usize = EPISODES / 20;
    let mut bins = vec![vec![]; 20];
    let mut steps = vec![vec![]; 20];
    let (mut last, mut greedy) = (vec![], vec![]);
    for id in 0..RUNS {
        let (all, q) = one(which, world, learn, id)?;
        let mean = |part: &[Played]| {
            part.iter().fold(0.0, |sum, p| sum + p.reward) / part.len() as f64
        };
        let mut taken = 0;
        for (i, part) in all.chunks(BIN).enumerate() {
            bins[i].push(mean(part));
            taken += part.iter().map(|p| p.steps).sum::<u32>();
            steps[i].push(f64::from(taken));
        }
        last.push(mean(&all[EPISODES - LAST..]));
        let policy = Policy::greedy(&q)?;
        if let Some(path) = cliff.path(&policy)? {
            greedy.push(1.0 - path.len() as f64);
        }
    }
    let curve = bins.iter_mut().zip(&mut steps).map(|(bin, steps)| {
        let [low, middle, high] = quartiles(bin);
        [quartiles(steps)[1], low, middle, high]
    });
    let curve = curve.collect();
    let n = last.len() as f64;
    let mean = last.iter().fold(0.0, |sum, x| sum + x) / n;
    let square = last.iter().fold(0.0, |sum, x| sum + (x - mean) * (x - mean));
    let reached = greedy.len() as f64 / RUNS as f64;
    Ok(Learner {
        curve,
        last: (mean, sqrt(square / (n - 1.0) / n)),
        greedy: (reached, quartiles(&mut greedy)[1]),
    })
}

/// A smaller step size for Sarsa, and the episodes that it gets.
const SMALL: (f64, usize) = (0.1, 2_000);

/// What Sarsa comes to with small steps: the mean of the last hundred episodes, its standard error.
fn small_steps(world: &Mdp) -> Result<(f64, f64), Box<dyn std::error::Error>> {
    let learn = Learning::new(SMALL.0, EPSILON, world.gamma())?;
    let mut last = vec![];
    for id in 0..RUNS / 4 {
        let mut q = vec![vec![0.0; world.actions()]; world.states()];
        let (mut walk, mut rng) = (world.walk(None), stream(2, id));
        let mut sum = 0.0;
        for episode in 0..SMALL.1 {
            let played = sarsa::episode(&mut walk, &mut q, &learn, &mut rng)?;
            if episode >= SMALL.1 - LAST {
                sum += played.reward;
            }
        }
        last.push(sum / LAST as f64);
    }
    let n = last.len() as f64;
    let mean = last.iter().fold(0.0, |sum, x| sum + x) / n;
    let square = last.iter().fold(0.0, |sum, x| sum + (x - mean) * (x - mean));
    Ok((mean, sqrt(square / (n - 1.0) / n)))
}

fn quartiles(numbers: &mut [f64]) -> [f64; 3] {
    numbers.sort_by(f64::total_cmp);
    [1, 2, 3].map(|k| numbers[(k * numbers.len() / 4).min(numbers.len() - 1)])
}

fn main() -> Done {
    let cliff = Cliff::new(4, 12)?;
    let world = cliff.world()?;
    let learn = Learning::new(ALPHA, EPSILON, world.gamma())?;
    let q = world.action_values(&world.best_values()?)?;
    let online = |ties| -> Result<_, Box<dyn std::error::Error>> {
        Ok(cliff.online(&Policy::epsilon_greedy(&q, EPSILON, ties)?)?)
    };
    let (split, first) = (online(Ties::Split)?, online(Ties::First)?);
    let soft = best(&world, EPSILON)?;
    let safe = cliff.online(&soft.policy)?;
    let careful = Policy::greedy(&world.action_values(&soft.values)?)?;
    let careful = cliff.path(&careful)?.ok_or("it never arrives")?.len() - 1;
    let learners = [0, 1, 2].map(|which| learner(which, &cliff, &world, &learn));
    let learners: Vec<Learner> = learners.into_iter().collect::<Result<_, _>>()?;

    let x = Axis::linear("environment steps", 0.0..13_000.0)
        .ticks(&[0.0, 4_000.0, 8_000.0, 12_000.0]);
    let y = Axis::linear("return of an episode", -100.0..0.0)
        .ticks(&[-100.0, -75.0, -50.0, -25.0, 0.0]);
    let (right, best) = (13_000.0, -13.0);
    let mut plot = Plot::new(x, y);
    for exact in [split.mean, safe.mean] {
        plot.line(Ink::Truth, &[(0.0, exact), (right, exact)]);
    }
    let mut data = Table::new(&[
        "learner",
        "steps",
        "lower quartile",
        "median",
        "upper quartile",
    ]);
    for (name, learner) in NAMES.iter().zip(&learners) {
        let points = |at: usize| -> Vec<(f64, f64)> {
            learner.curve.iter().map(|c| (c[0], c[at])).collect()
        };
        plot.band(Ink::Sampled, &points(3), &points(1));
        plot.line(Ink::Sampled, &points(2));
        for c in &learner.curve {
            let numbers = c.map(|x| fixed(x, 1));
            data.row(std::iter::once((*name).to_owned()).chain(numbers));
        }
    }
    let at = |learner: usize, part: usize| {
        let c = learners[learner].curve[part];
        (c[0], c[2])
    };
    plot.label(
        Ink::Truth,
        (right, split.mean),
        (0.0, 14.0),
        Anchor::End,
        "ε-greedy on Q*, exact",
    )
    .label(
        Ink::Truth,
        (right, safe.mean),
        (0.0, -9.0),
        Anchor::End,
        "best that explores, exact",
    )
    .label(Ink::Sampled, at(0, 9), (6.0, 22.0), Anchor::Start, NAMES[0])
    .label(Ink::Sampled, at(1, 8), (0.0, 17.0), Anchor::Start, NAMES[1])
    .label(Ink::Sampled, at(2, 4), (-4.0, -13.0), Anchor::Middle, NAMES[2]);
    Figure::new(
        "cliff_curves",
        "The return of an episode on the cliff while three learners learn, against steps",
        "Medians and quartiles of two hundred runs. Expected Sarsa climbs quickest and lies on the exact line at          minus 20.7; Sarsa stays a little below it; Q-learning stays on the exact line at minus 50.8.",
    )
    .plot(plot)
    .data(data)
    .save()?;

    let mut table = Table::new(&[
        "learner",
        "return",
        "s.e.",
        "exact",
        "greedy path",
        "arrives",
    ]);
    for ((name, learner), exact) in
        NAMES.iter().zip(&learners).zip([split.mean, safe.mean, safe.mean])
    {
        table.row([
            (*name).to_owned(),
            fixed(learner.last.0, 2),
            fixed(learner.last.1, 2),
            fixed(exact, 2),
            fixed(-learner.greedy.1, 0),
            percent(learner.greedy.0, 2),
        ]);
    }
    table.save("cliff_curves_table")?;

    let mut numbers = Numbers::new();
    numbers
        .put("cliff_split", fixed(split.mean, 2))
        .put("cliff_first", fixed(first.mean, 2))
        .put("cliff_tie", fixed(first.mean - split.mean, 2))
        .put("cliff_safe", fixed(safe.mean, 2))
        .put("cliff_safe_steps", careful.to_string())
        .put("cliff_split_falls", fixed(split.falls, 2))
        .put("cliff_first_falls", fixed(first.falls, 2))
        .put("cliff_safe_falls", fixed(safe.falls, 3))
        .put("cliff_best", fixed(best, 0))
        .put("cliff_runs", count(RUNS as usize))
        .put("cliff_episodes", count(EPISODES))
        .put("cliff_alpha", fixed(ALPHA, 1))
        .put("cliff_epsilon", fixed(EPSILON, 1));
    for (key, learner) in ["q", "sarsa", "expected"].iter().zip(&learners) {
        numbers
            .put(&format!("cliff_{key}_last"), fixed(learner.last.0, 1))
            .put(&format!("cliff_{key}_se"), fixed(learner.last.1, 1))
            .put(&format!("cliff_{key}_arrives"), percent(learner.greedy.0, 2))
            .put(&format!("cliff_{key}_path"), fixed(-learner.greedy.1, 0));
    }
    let small = small_steps(&world)?;
    numbers
        .put("cliff_small_alpha", fixed(SMALL.0, 1))
        .put("cliff_small_episodes", count(SMALL.1))
        .put("cliff_small_last", fixed(small.0, 1))
        .put("cliff_small_se", fixed(small.1, 1));
    let sarsa = &learners[1].last;
    numbers.put("cliff_sarsa_z", fixed((safe.mean - sarsa.0) / sarsa.1, 0));
    numbers.save("cliff_curves")?;
    paths(&cliff, &q, &soft.values)
}

/// The map: the edge, and one row away from it.
fn paths(cliff: &Cliff, q: &[Vec<f64>], soft: &[f64]) -> Done {
    let world = cliff.world()?;
    let place =
        |cell: &usize| (*cell as f64 % 12.0 + 0.5, 3.5 - (cell / 12) as f64);
    let path = |policy: Policy| -> Result<Vec<_>, Box<dyn std::error::Error>> {
        let cells = cliff.path(&policy)?.ok_or("it never arrives")?;
        Ok(cells.iter().map(place).collect::<Vec<_>>())
    };
    let edge = path(Policy::greedy(q)?)?;
    let away = path(Policy::greedy(&world.action_values(soft)?)?)?;
    let mut plot = Plot::new(
        Axis::linear("", 0.0..12.0).ticks(&[]),
        Axis::linear("", 0.0..4.0).ticks(&[]),
    );
    for row in 0..=4 {
        let y = f64::from(row);
        plot.thin(Ink::Faint, &[(0.0, y), (12.0, y)]);
    }
    for column in 0..=12 {
        let x = f64::from(column);
        plot.thin(Ink::Faint, &[(x, 0.0), (x, 4.0)]);
    }
    plot.band(Ink::Truth, &[(1.0, 1.0), (11.0, 1.0)], &[(1.0, 0.0), (11.0, 0.0)])
        .line(Ink::Truth, &edge)
        .dashed(Ink::Truth, &away)
        .label(
            Ink::Truth,
            (6.0, 0.5),
            (0.0, 4.0),
            Anchor::Middle,
            "the cliff: −100, and back to the start",
        )
        .label(Ink::Truth, (0.5, 0.5), (0.0, 18.0), Anchor::Middle, "start")
        .label(Ink::Truth, (11.5, 0.5), (0.0, 18.0), Anchor::Middle, "goal")
        .label(Ink::Truth, (6.0, 1.5), (0.0, -10.0), Anchor::Middle, "best")
        .label(
            Ink::Truth,
            (6.0, 2.5),
            (0.0, -10.0),
            Anchor::Middle,
            "best with one step in ten at random",
        );
    let mut data = Table::new(&["path", "cells from the start to the goal"]);
    for (name, path) in [("best", &edge), ("best that explores", &away)] {
        let cells: Vec<String> =
            path.iter().map(|(x, y)| format!("({x:.1}, {y:.1})")).collect();
        data.row([name.to_owned(), cells.join(" ")]);
    }
    Figure::new(
        "cliff_curves_map",
        "The cliff, its shortest path, and the one of the best policy that explores",
        "A grid of four rows and twelve columns with start and goal in the lowest row and the cliff between          them. The best path runs along the edge, the other one row above it.",
    )
    .size(620, 230)
    .plot(plot)
    .data(data)
    .save()
}

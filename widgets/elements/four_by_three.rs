//! `<four-by-three>`: a policy and its exact J, while you choose what to do with each batch.

use crate::svg::{Anchor, PI_NEW, PI_OLD, Svg};
use crate::words::{moved, promised};
use crate::{Form, Scale, Setting, State, Still, View, Widget};
use libm::{exp, log};
use reweight::batch_reuse::{
    Batch, Correction, EPISODES, LIMIT, Learner, Reuse, ReuseError,
};
use reweight::ess::ess;
use reweight::four_by_three::{CELLS, Cell, GAMMA, START, world};
use reweight::log_weights::LogWeights;
use reweight::mdp::{Mdp, Policy};
use reweight::streams::stream;
use reweight_style::{count, fixed, percent, significant};

/// The longest run.
const BATCHES: u32 = 60;
/// Step sizes to choose from.
const STEP_SIZES: [f64; 4] = [0.03, 0.1, 0.3, 1.0];
const CORRECTIONS: [Correction; 3] =
    [Correction::None, Correction::Ratio, Correction::Products];
/// A batch that costs so much is told.
const BREAK: f64 = 0.3;
/// The axis of J; what lies below is drawn at its foot.
const J: [f64; 2] = [-2.2, 0.75];
/// Right and down of each action, in the listing's order.
const ARMS: [(f64, f64); 4] = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];

/// The 4×3 world, and the learners in it that were asked for.
#[derive(Debug, Default)]
pub struct FourByThree {
    world: Option<Truth>,
    seed: u32,
    step_size: usize,
    runs: Vec<Run>,
    /// Where the run stood the last time: playing stops when it passes a break.
    stood: u32,
}

/// The world, and what is exact of it.
#[derive(Debug)]
struct Truth {
    world: Mdp,
    first: f64,
    best: f64,
}

/// A learner, and what it left behind after each batch.
#[derive(Debug)]
struct Run {
    reuse: Reuse,
    learner: Learner,
    done: Vec<Done>,
    /// Its products outgrew all numbers: it learns no more.
    stuck: bool,
}

/// One batch, used.
#[derive(Debug, Clone)]
struct Done {
    /// θ(s, a) after it, row by row.
    theta: Vec<f64>,
    j: f64,
    steps: usize,
    promise: f64,
    ess: f64,
}

impl Run {
    fn new(world: &Mdp, reuse: Reuse, seed: u32) -> Option<Self> {
        let learner = Learner::new(world, reuse, u64::from(seed)).ok()?;
        Some(Self { reuse, learner, done: Vec::new(), stuck: false })
    }

    /// So many batches; those that were played already stay.
    fn go_on(&mut self, truth: &Truth, batches: usize) {
        while self.done.len() < batches && !self.stuck {
            match self.batch(&truth.world) {
                Ok(done) => self.done.push(done),
                Err(_) => self.stuck = true,
            }
        }
    }

    fn batch(&mut self, world: &Mdp) -> Result<Done, ReuseError> {
        let batch = self.learner.go_on(world)?;
        let new = self.learner.policy();
        let n = batch.steps() as f64;
        Ok(Done {
            theta: self.learner.theta().concat(),
            j: world.value(new)?,
            steps: batch.steps(),
            promise: batch.promise(new, self.reuse.correction)?,
            ess: effective(batch.step_log_ratios(new)?) / n,
        })
    }

    /// J after so many batches.
    fn j(&self, truth: &Truth, batches: usize) -> f64 {
        match batches.min(self.done.len()) {
            0 => truth.first,
            n => self.done[n - 1].j,
        }
    }

    /// θ and π after so many batches.
    fn learnt(&self, batches: usize) -> Option<(Vec<Vec<f64>>, Policy)> {
        let theta: Vec<Vec<f64>> = match batches.min(self.done.len()) {
            0 => vec![vec![0.0; ARMS.len()]; self.learner.theta().len()],
            n => {
                let rows = self.done[n - 1].theta.chunks(ARMS.len());
                rows.map(<[f64]>::to_vec).collect()
            }
        };
        let policy = Policy::softmax(&theta).ok()?;
        Some((theta, policy))
    }

    fn steps(&self, batches: usize) -> usize {
        self.done.iter().take(batches).map(|done| done.steps).sum()
    }

    /// The first batch that cost much, if it is among so many.
    fn broke(&self, truth: &Truth, batches: usize) -> Option<usize> {
        (1..=batches.min(self.done.len()))
            .find(|&b| self.j(truth, b) < self.j(truth, b - 1) - BREAK)
    }
}

/// Kong's effective number of weights; no weight is worth nothing.
fn effective(logs: Vec<f64>) -> f64 {
    LogWeights::new(logs).and_then(|weights| ess(&weights)).unwrap_or(0.0)
}

impl FourByThree {
    /// The runs of this and of using each batch once, as far as they are asked for.
    fn runs(&mut self, state: &State, truth: &Truth) -> Option<[usize; 2]> {
        let (seed, eta) = (state.whole("seed"), state.whole("eta") as usize);
        if (self.seed, self.step_size) != (seed, eta) {
            self.runs.clear();
            (self.seed, self.step_size) = (seed, eta);
        }
        let uses = 1 << state.whole("uses");
        let correction = CORRECTIONS[state.whole("correction") as usize];
        let mut asked = [0, 0];
        for (place, uses) in asked.iter_mut().zip([uses, 1]) {
            // Used once, a batch needs no correction.
            let correction = if uses == 1 { Correction::None } else { correction };
            let reuse = Reuse { correction, uses, step_size: STEP_SIZES[eta] };
            let known = self.runs.iter().position(|run| run.reuse == reuse);
            *place = known.unwrap_or(self.runs.len());
            if known.is_none() {
                self.runs.push(Run::new(&truth.world, reuse, seed)?);
            }
            self.runs[*place].go_on(truth, state.whole("at") as usize);
        }
        Some(asked)
    }
}

fn truth() -> Option<Truth> {
    let world = world(GAMMA).ok()?;
    let uniform = Policy::uniform(world.states(), world.actions()).ok()?;
    let first = world.value(&uniform).ok()?;
    let best = world.best_values().ok()?[START];
    Some(Truth { world, first, best })
}

impl Widget for FourByThree {
    const SETTINGS: &'static [Setting] = &[
        Setting::whole("uses", "Uses of each batch", [0, 6, 4]),
        Setting::whole("correction", "In each use a step counts", [0, 2, 1]),
        Setting::whole("at", "Batches so far", [0, BATCHES, BATCHES]),
        Setting::whole("eta", "Step size", [0, 3, 2]),
        Setting::whole("seed", "Seed", [0, u32::MAX, 1]),
        Setting::flag("more", "More"),
    ];
    const STILLS: &'static [Still] = &[Still { id: "four-by-three", state: "" }];
    const TRIALS: &'static [&'static str] = &[
        "at=0",
        "at=16",
        "at=1\nmore=1",
        "uses=0\nat=9",
        "uses=6\ncorrection=0\nat=5\nmore=1",
        "uses=3\ncorrection=2\nat=7\neta=1",
        "uses=2\nat=6\nseed=4\neta=2",
        "seed=4294967295\ncorrection=1\neta=3\nat=4\ndo=draw",
        "uses=7\nat=61\nseed=x\ncorrection=3\neta=4\nmore=0",
    ];

    fn form(form: &mut Form) {
        form.group("row", |f| {
            f.slider("uses");
            let counts = [
                ("0", "by one: no ratio"),
                ("1", "by its own ratio"),
                ("2", "by the product of ratios so far"),
            ];
            f.choice("correction", &counts);
        });
        form.part("div", "picture");
        form.group("row", |f| {
            f.slider("at").play("at", 12, "Play");
            f.button("draw", "New seed").button("reset", "Reset");
        });
        form.readouts(&[
            ("now", "Exact J"),
            ("promise", "Last batch promised"),
            ("ess", "ESS/N of that batch"),
        ]);
        form.part("p", "law");
        form.drawer("more", "Inside the last batch; step size and seed", |f| {
            f.part("div", "inside").readouts(&[
                ("largest", "Largest ratio of a step"),
                ("episodes", "ESS of whole episodes"),
                ("ways", "Ways still open"),
            ]);
            f.group("row", |f| {
                let sizes = [("0", "0.03"), ("1", "0.1"), ("2", "0.3"), ("3", "1")];
                f.choice("eta", &sizes).field("seed");
            });
        });
    }

    fn press(&mut self, button: &str, state: &mut State) {
        if button == "draw" {
            let next = state.whole("seed").wrapping_add(1);
            state.set("seed", f64::from(next));
        }
    }

    fn show(&mut self, state: &State, view: &mut View) {
        // The world is there, and so are its truths.
        let Some(truth) = self.world.take().or_else(truth) else { return };
        if let Some([run, once]) = self.runs(state, &truth) {
            let scene = Scene {
                truth: &truth,
                run: &self.runs[run],
                once: &self.runs[once],
                at: state.whole("at") as usize,
                seed: u64::from(state.whole("seed")),
            };
            scene.show(state, view);
            let broke = scene.run.broke(&truth, scene.at).unwrap_or(0) as u32;
            if (self.stood + 1..=state.whole("at")).contains(&broke) {
                view.stop();
            }
            self.stood = state.whole("at");
        }
        self.world = Some(truth);
    }
}

/// What is on show.
struct Scene<'a> {
    truth: &'a Truth,
    run: &'a Run,
    once: &'a Run,
    at: usize,
    seed: u64,
}

impl Scene<'_> {
    fn uses(&self) -> usize {
        self.run.reuse.uses
    }

    fn is_once(&self) -> bool {
        self.uses() == 1
    }

    fn show(&self, state: &State, view: &mut View) {
        let Self { truth, run, once, at, .. } = *self;
        let (j, before) = (run.j(truth, at), run.j(truth, at.saturating_sub(1)));
        let uses = &match self.uses() {
            1 => "once".to_owned(),
            n => [&count(n), "\u{a0}times"].concat(),
        };
        let steps = &count(run.steps(at));
        view.says("uses", uses.as_str());
        view.says("at", [&count(at), " (", steps, "\u{a0}steps)"].concat());

        let (now, otherwise) = (&fixed(j, 2), &fixed(once.j(truth, at), 2));
        let best = &fixed(truth.best, 2);
        match self.is_once() {
            true => view.readout("now", now, &["at best ", best]),
            false => view.readout("now", now, &["used once: ", otherwise]),
        }
        match run.done.get(at.wrapping_sub(1)) {
            Some(done) => {
                let truly = moved(j - before, 2);
                let promise = promised(done.promise);
                view.readout("promise", &promise, &["J truly moved ", &truly]);
                let steps = count(done.steps);
                view.readout(
                    "ess",
                    &percent(done.ess, 2),
                    &["of ", &steps, " steps"],
                );
            }
            None => {
                view.readout("promise", "–", &["no batch yet"]);
                view.readout("ess", "–", &["no batch yet"]);
            }
        }
        view.part("law", self.law());

        let told = &[
            "After ",
            &count(at),
            " batches, each used ",
            uses,
            ", the exact J is ",
            now,
            "; with each used once it is ",
            otherwise,
            ". The best policy has ",
            best,
            ".",
        ]
        .concat();
        view.part("picture", self.picture(view, told));
        view.tell(told.as_str());
        if view.is_still || state.flag("more") {
            // A run that is stuck has no last batch to look into.
            if self.inside(view).is_none() {
                for part in ["largest", "episodes", "ways"] {
                    view.readout(part, "–", &["no batch yet"]);
                }
                view.part(
                    "inside",
                    Svg::new(view.width, INSIDE, "No batch yet.").finish(),
                );
            }
        } else {
            for part in ["inside", "largest", "episodes", "ways"] {
                view.part(part, ""); // nobody sees it
            }
        }
    }

    /// What this use of a batch is worth saying; and the batch that cost much.
    fn law(&self) -> String {
        let says = match (self.uses(), self.run.reuse.correction) {
            (1, _) => {
                "Each batch is used by the very policy that drew it, then thrown away: nothing needs correcting, whatever a step counts."
            }
            (_, Correction::None) => {
                "From its second use on the batch is another policy’s, and nothing says so: what it blames is pushed down for ever."
            }
            (_, Correction::Ratio) => {
                "A step counts by π<sub>θ</sub>/π<sub>old</sub>: what the policy has given up no longer pushes. What its steps lead to is still told by π<sub>old</sub>."
            }
            (_, Correction::Products) => {
                "Right on average for a policy fixed beforehand; this one is picked by the batch. With each use one episode weighs more, the slope grows, and a step leaps away."
            }
        };
        let Self { truth, run, at, .. } = *self;
        let mut law = says.to_owned();
        if let Some(b) = run.broke(truth, at) {
            let [from, to] = [b - 1, b].map(|b| fixed(run.j(truth, b), 2));
            let b = count(b);
            law +=
                &[" Batch ", &b, " took J from ", &from, " to ", &to, "."].concat();
        }
        if run.stuck && at > run.done.len() {
            law += " Its products outgrew all numbers.";
        } else if self.is_sure() && run.j(truth, at) < truth.best - BREAK {
            law += " Now it is sure of its ways: an ESS/N near 100\u{a0}% says that, too.";
        }
        law
    }

    /// Whether it hardly draws but one action, so that a batch can hardly move it.
    fn is_sure(&self) -> bool {
        let last = self.run.done.get(self.at.wrapping_sub(1));
        last.is_some_and(|last| last.ess > 0.95)
            && self.ways().is_some_and(|ways| ways < 1.5)
    }

    /// How many actions are open to the policy where it goes: exp of the entropy, averaged over its
    /// discounted visits.
    fn ways(&self) -> Option<f64> {
        let (_, policy) = self.run.learnt(self.at)?;
        let visits = self.truth.world.visits(&policy).ok()?;
        let (mut ways, mut all) = (0.0, 0.0);
        for (s, visits) in visits.into_iter().enumerate() {
            let mut entropy = 0.0;
            for p in policy.row(s).iter().filter(|p| **p > 0.0) {
                entropy -= p * log(*p);
            }
            ways += visits * exp(entropy);
            all += visits;
        }
        Some(ways / all)
    }

    fn picture(&self, view: &View, told: &str) -> String {
        let (width, narrow) = (view.width, view.is_narrow());
        let [height, cell] = if narrow { [404.0, 62.0] } else { [292.0, 72.0] };
        let described = [
            "The four-by-three world with an arrow for each action, as long as it is probable, and the exact J after each batch. ",
            told,
        ];
        let mut svg = Svg::new(width, height, &described.concat());
        let left = if narrow { (width - 4.0 * cell) / 2.0 } else { 1.0 };
        self.grid(&mut svg, [left, 1.0], cell);
        let below = 3.0 * cell + 20.0;
        self.legend(&mut svg, [left, below]);
        if narrow {
            self.curve(
                &mut svg,
                [34.0, width - 8.0],
                [below + 34.0, height - 22.0],
            );
        } else {
            let left = 4.0 * cell + 66.0;
            self.curve(&mut svg, [left, width - 10.0], [24.0, height - 24.0]);
        }
        svg.finish()
    }

    fn grid(&self, svg: &mut Svg, [left, top]: [f64; 2], cell: f64) {
        let learnt =
            [self.at.saturating_sub(1), self.at].map(|at| self.run.learnt(at));
        let [Some((_, old)), Some((_, new))] = learnt else { return };
        let (mut wide, mut slim, mut heads) = (Vec::new(), Vec::new(), Vec::new());
        let gap = (f64::NAN, 0.0);
        for (row, cells) in CELLS.iter().enumerate() {
            for (column, &what) in cells.iter().enumerate() {
                let (x, y) = (left + cell * column as f64, top + cell * row as f64);
                let middle = (x + cell / 2.0, y + cell / 2.0);
                let (kind, word) = match what {
                    Cell::Free(_) => ("cell", ""),
                    Cell::Wall => ("cell wall", ""),
                    Cell::Goal => ("cell", "+1"),
                    Cell::Pit => ("cell", "−1"),
                };
                svg.rect(kind, [x, y, cell, cell]);
                if !word.is_empty() {
                    let place = (middle.0, middle.1 + 6.0);
                    svg.text("strong name", Anchor::Middle, place, word);
                }
                let Cell::Free(s) = what else { continue };
                if s == START {
                    let place = (x + 3.0, y + cell - 5.0);
                    svg.text("note start", Anchor::Start, place, "start");
                }
                let longest = cell / 2.0 - 3.0;
                for (a, (right, down)) in ARMS.into_iter().enumerate() {
                    let end = |p: f64| {
                        let length = p * longest;
                        (middle.0 + right * length, middle.1 + down * length)
                    };
                    let (p, q) = (new.probability(s, a), old.probability(s, a));
                    if self.at > 0 && q > 0.02 {
                        wide.extend([middle, end(q), gap]);
                    }
                    if p <= 0.02 {
                        continue;
                    }
                    let tip = end(p);
                    let size = (p * longest).min(8.0);
                    let (u, v) = (tip.0 - right * size, tip.1 - down * size);
                    slim.extend([middle, (u, v), gap]);
                    let side = 0.6 * size;
                    heads.extend([
                        tip,
                        (u - down * side, v + right * side),
                        (u + down * side, v - right * side),
                        gap,
                    ]);
                }
            }
        }
        svg.stroke("old arm", &wide).stroke("new arm", &slim);
        svg.stroke("new solid", &heads);
    }

    fn legend(&self, svg: &mut Svg, [left, y]: [f64; 2]) {
        let drew =
            [PI_OLD, "<tspan dy=\"-3\">, drew batch ", &count(self.at), "</tspan>"];
        let learnt = [PI_NEW, "<tspan dy=\"-3\">, after it</tspan>"];
        let second = [left + 168.0, y];
        let mut entry = |class, [x, y]: [f64; 2], text: &str| {
            svg.stroke(class, &[(x, y - 4.0), (x + 20.0, y - 4.0)]);
            svg.text("note", Anchor::Start, (x + 27.0, y), text);
        };
        if self.at == 0 {
            entry(
                "new arm",
                [left, y],
                &[PI_NEW, "<tspan dy=\"-3\">, the uniform policy</tspan>"].concat(),
            );
            return;
        }
        entry("old arm", [left, y], &drew.concat());
        entry("new arm", second, &learnt.concat());
    }

    fn curve(&self, svg: &mut Svg, [left, right]: [f64; 2], [top, foot]: [f64; 2]) {
        let Self { truth, run, once, at, .. } = *self;
        let x = Scale::linear([0.0, f64::from(BATCHES)], [left, right]);
        let y = Scale::linear(J, [foot, top]);
        for tick in [-2.0, -1.0, 0.0] {
            svg.stroke(
                "faint thin soft",
                &[(left, y.at(tick)), (right, y.at(tick))],
            );
            let text = fixed(tick, 0);
            svg.text("note", Anchor::End, (left - 6.0, y.at(tick) + 4.5), &text);
        }
        for tick in [0_u32, 20, 40] {
            let place = (x.at(f64::from(tick)), foot + 17.0);
            svg.text("note", Anchor::Middle, place, &count(tick as usize));
        }
        svg.text("note", Anchor::End, (right, foot + 17.0), "60 batches");
        svg.text("note", Anchor::End, (left - 6.0, top + 1.0), "J");
        let mut truly = |j: f64, below: f64, words: &str| {
            let level = y.at(j);
            svg.stroke("ink thin", &[(left, level), (right, level)]);
            let words = [words, &fixed(j, 2)].concat();
            svg.text("halo note", Anchor::End, (right, level + below), &words);
        };
        truly(truth.best, -5.0, "the best policy: ");
        truly(truth.first, 15.0, "uniform policy: ");

        let along = |run: &Run| -> Vec<(f64, f64)> {
            let place = |b| (x.at(b as f64), y.within(run.j(truth, b)));
            (0..=at).map(place).collect()
        };
        let (other, line) = (along(once), along(run));
        if !self.is_once() {
            svg.stroke("sampled", &other);
            // Beside its end; at the end of the picture below it.
            let end = other[at];
            let (side, place) = if end.0 + 110.0 < right {
                (Anchor::Start, (end.0 + 10.0, end.1 + 5.0))
            } else {
                (Anchor::End, (end.0, end.1 + 20.0))
            };
            if at > 5 {
                svg.text("halo sampled", side, place, "each used once");
            }
        }
        svg.stroke("new main", &line);
        if at > 0 {
            svg.dot("old", line[at - 1], 4.5);
        }
        svg.dot("new", line[at], 5.0);
        let j = run.j(truth, at);
        if j < J[0] {
            let side = if at < 30 { Anchor::Start } else { Anchor::End };
            let text = [&fixed(j, 2), ", below"].concat();
            svg.text("halo strong", side, (line[at].0, foot - 9.0), &text);
        }
        let box_ = [left, top - 10.0, right - left, foot - top + 26.0];
        svg.handle(box_, "at", false, x.ends(), [0.0, f64::from(BATCHES)]);
    }

    /// The last batch once more: what it says of J, use after use, and what is true.
    fn inside(&self, view: &mut View) -> Option<()> {
        let Self { truth, run, at, .. } = *self;
        let b = at.checked_sub(1)?;
        run.done.get(b)?;
        let (mut theta, old) = run.learnt(b)?;
        let (_, new) = run.learnt(at)?;
        let mut rng = stream(self.seed, b as u64);
        let batch =
            Batch::play(&truth.world, &old, EPISODES, LIMIT, &mut rng).ok()?;
        let use_it = Reuse { uses: 1, ..run.reuse };
        let mut paths = [vec![0.0], vec![0.0]];
        for _ in 0..self.uses() {
            let policy = use_it.learn(&mut theta, &batch).ok()?;
            paths[0].push(batch.promise(&policy, run.reuse.correction).ok()?);
            paths[1].push(truth.world.value(&policy).ok()? - run.j(truth, b));
        }
        view.part("inside", self.uphill(view, &paths));
        let logs = batch.step_log_ratios(&new).ok()?;
        let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        view.readout(
            "largest",
            &significant(exp(largest), 2),
            &["one would be no change"],
        );
        let whole = effective(batch.episode_log_ratios(&new).ok()?);
        let of = ["of ", &count(EPISODES)];
        view.readout("episodes", &fixed(whole, 1), &of);
        let ways = fixed(self.ways()?, 1);
        view.readout("ways", &ways, &["of ", &count(ARMS.len()), " actions"]);
        Some(())
    }

    /// What the batch promises after each use, and what is true.
    fn uphill(&self, view: &View, [promises, truths]: &[Vec<f64>; 2]) -> String {
        let (width, uses) = (view.width, self.uses());
        let (said, came) = (promises[uses], truths[uses]);
        let told = [
            "Use after use of batch ",
            &count(self.at),
            ": at the end it promises ",
            &promised(said),
            ", and J has moved by ",
            &moved(came, 2),
            ".",
        ]
        .concat();
        let mut svg = Svg::new(width, INSIDE, &told);
        let within = |x: &f64| x.clamp(-2.5, 2.5);
        let all = || promises.iter().chain(truths).map(within);
        let [least, most] =
            [all().fold(-0.02, f64::min), all().fold(0.02, f64::max)];
        let (left, right, foot) = (46.0, width - 10.0, INSIDE - 24.0);
        let floor = foot - 20.0;
        let x = Scale::linear([0.0, uses as f64], [left, right]);
        let y = Scale::linear([least, most], [floor, 38.0]);
        svg.text(
            "note",
            Anchor::Start,
            (0.0, 14.0),
            &[
                "How much better than ",
                PI_OLD,
                "<tspan dy=\"-3\">, use after use</tspan>",
            ]
            .concat(),
        );
        let by = [0.02, 0.05, 0.1, 0.2, 0.5, 1.0];
        let by = by.into_iter().find(|by| most - least < 5.0 * by).unwrap_or(2.0);
        for i in -5..=5 {
            let tick = by * f64::from(i);
            if !(least..=most).contains(&tick) {
                continue;
            }
            svg.stroke(
                "faint thin soft",
                &[(left, y.at(tick)), (right, y.at(tick))],
            );
            let decimals = if by < 0.1 { 2 } else { 1 };
            let text = if i == 0 { "0".into() } else { fixed(tick, decimals) };
            svg.text("note", Anchor::End, (left - 6.0, y.at(tick) + 4.5), &text);
        }
        for (end, text) in [(0.0, "0"), (uses as f64, &*count(uses))] {
            svg.text("note", Anchor::Middle, (x.at(end), INSIDE - 6.0), text);
        }
        svg.text(
            "note",
            Anchor::Middle,
            ((left + right) / 2.0, INSIDE - 6.0),
            "uses",
        );
        let along = |path: &[f64]| -> Vec<(f64, f64)> {
            let places = path.iter().enumerate();
            places.map(|(k, gain)| (x.at(k as f64), y.within(*gain))).collect()
        };
        let (promise, gain) = (along(promises), along(truths));
        svg.stroke("sampled main", &promise).stroke("ink main", &gain);
        let (p, g) = (promise[uses].1, gain[uses].1);
        // The higher one's label stands above it, the other's below.
        let [promise_by, gain_by] =
            if p <= g { [-8.0, 24.0] } else { [24.0, -8.0] };
        let label = |svg: &mut Svg, class, level: f64, text: &str| {
            let level = level.clamp(30.0, foot);
            svg.text(class, Anchor::End, (right - 4.0, level), text);
        };
        let said = ["the batch promises ", &promised(said)].concat();
        label(&mut svg, "halo sampled", p + promise_by, &said);
        let came = ["exact J moves by ", &moved(came, 2)].concat();
        label(&mut svg, "halo strong", g + gain_by, &came);
        svg.finish()
    }
}

const INSIDE: f64 = 190.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &str) -> View {
        let mut state = State::first(FourByThree::SETTINGS);
        assert_eq!(state.take(lines), [""; 0]);
        let mut view = View::of_a_still(700.0);
        FourByThree::default().show(&state, &mut view);
        view
    }

    /// The first learners of each arm of `run_batch_reuse`, as it left them.
    fn committed() -> Vec<Vec<f64>> {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../src/generated/runs/batch_reuse.csv"
        );
        let text = std::fs::read_to_string(path).unwrap();
        let number = |cell: &str| cell.parse::<f64>().unwrap();
        let rows = text.lines().skip(1).map(|row| row.split(',').map(number));
        rows.map(Iterator::collect::<Vec<_>>).filter(|row| row[3] < 3.0).collect()
    }

    #[test]
    fn its_learners_are_those_of_the_committed_runs_to_the_last_bit() {
        let truth = truth().unwrap();
        let rows = committed();
        assert_eq!(rows.len(), 2 * 21);
        for row in rows {
            let [uses, correction, step_size, seed, ten] =
                [row[0], row[1], row[2], row[3], row[4]];
            let correction = CORRECTIONS[correction as usize];
            let reuse = Reuse { correction, uses: uses as usize, step_size };
            let mut run = Run::new(&truth.world, reuse, seed as u32).unwrap();
            run.go_on(&truth, 10);
            assert_eq!(run.j(&truth, 10).to_bits(), ten.to_bits(), "{reuse:?}");
        }
    }

    #[test]
    fn a_run_that_went_far_shows_what_it_was_on_the_way() {
        let mut state = State::first(FourByThree::SETTINGS);
        let mut widget = FourByThree::default();
        for (at, alone) in [(9, "at=9"), (3, "at=3"), (12, "at=12")] {
            state.set("at", f64::from(at));
            let mut view = View::of_a_still(700.0);
            widget.show(&state, &mut view);
            assert_eq!(view.parts(), shown(alone).parts());
        }
    }

    #[test]
    fn a_batch_used_once_needs_no_correction() {
        let one = shown("uses=0\nat=12\ncorrection=0");
        for other in ["uses=0\nat=12\ncorrection=1", "uses=0\nat=12\ncorrection=2"]
        {
            assert_eq!(shown(other).parts(), one.parts());
        }
        assert!(one.content("now").contains("at best 0.66"));
    }

    #[test]
    fn the_drawer_climbs_to_the_very_policy_that_the_run_learnt() {
        for correction in 0..3 {
            let lines = ["uses=3\nat=2\ncorrection=", &correction.to_string()];
            let view = shown(&lines.concat());
            let promise = view.content("promise");
            let (said, rest) = promise.split_once("<small>").unwrap();
            let moved = rest.strip_prefix("J truly moved ").unwrap();
            let moved = moved.strip_suffix("</small>").unwrap();
            let inside = view.content("inside");
            assert!(inside.contains(&["the batch promises ", said].concat()));
            assert!(inside.contains(&["exact J moves by ", moved].concat()));
        }
    }

    #[test]
    fn a_policy_that_is_sure_and_poor_is_not_called_well_by_its_ess() {
        let view = shown("uses=6\ncorrection=0\nat=40");
        assert!(view.content("ess").starts_with("100\u{a0}%"));
        assert!(view.content("law").contains("sure of its ways"));
        assert!(view.content("ways").starts_with("1.0"));
        // A good one may be sure.
        assert!(!shown("at=60").content("law").contains("sure of its ways"));
    }

    #[test]
    fn playing_stops_once_at_the_batch_that_breaks_the_policy() {
        let mut widget = FourByThree::default();
        let mut state = State::first(FourByThree::SETTINGS);
        assert_eq!(state.take("uses=4\ncorrection=2\nseed=4"), [""; 0]);
        let mut stops = Vec::new();
        for at in 0..20 {
            state.set("at", f64::from(at));
            let mut view = View::new(700.0);
            widget.show(&state, &mut view);
            if view.stopped() {
                stops.push(at);
                let told = ["Batch ", &at.to_string(), " took J from "].concat();
                assert!(view.content("law").contains(&told));
            }
        }
        assert_eq!(stops.len(), 1);
    }

    #[test]
    fn a_run_whose_products_outgrow_all_numbers_stops_and_says_so() {
        let truth = truth().unwrap();
        let reuse =
            Reuse { correction: Correction::Products, uses: 4, step_size: 0.3 };
        let mut run = Run::new(&truth.world, reuse, 1).unwrap();
        run.go_on(&truth, 2);
        run.stuck = true;
        run.go_on(&truth, 5);
        assert_eq!(run.done.len(), 2);
        let scene = Scene { truth: &truth, run: &run, once: &run, at: 5, seed: 1 };
        assert!(scene.law().ends_with(" Its products outgrew all numbers."));
        let mut view = View::of_a_still(330.0);
        scene.show(&State::first(FourByThree::SETTINGS), &mut view);
        assert!(view.content("promise").contains("no batch"));
        assert!(view.content("inside").contains("No batch"));
    }
}

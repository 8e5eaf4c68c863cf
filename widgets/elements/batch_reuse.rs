//! `<batch-reuse>`: one batch, climbed for as many steps as you like; what it promises, and what is true.

use crate::svg::{Anchor, PI_OLD, Svg};
use crate::words::{moved, nats, promised};
use crate::{Form, Scale, Setting, State, Still, View, Widget};
use reweight::four_by_three::{GAMMA, START, world};
use reweight::mdp::{Mdp, Policy};
use reweight::one_batch::{
    Advantages, Look, OneBatch, OneBatchError, RATE, Rule, Settings, half_trained,
};
use reweight::streams::stream;
use reweight_style::{count, fixed, percent, significant};

/// The edge of PPO's band.
const EPSILON: f64 = 0.2;
const RULES: [Rule; 4] =
    [Rule::Ratio, Rule::Clip(EPSILON), Rule::NoRatio, Rule::Products];
const ADVANTAGES: [Advantages; 2] = [Advantages::Sampled, Advantages::Exact];
const EPISODES: [usize; 4] = [2, 8, 32, 128];
/// Where the slider ends: every doubling of the steps takes eight of its stops.
const LAST: u32 = 48;
/// What the upper picture shows of a gain, the least where J falls far; a promise may leave it.
const GAINS: [f64; 3] = [-4.0, -2.0, 4.0];
/// J has fallen when it has lost so much since its best.
const FALL: f64 = 0.05;

/// The steps that were taken at a stop of the slider: 0 to 16, and so on in 2s, 4s, 8s, 16s to 256.
fn steps(stop: usize) -> usize {
    match stop.checked_sub(16) {
        None => stop,
        Some(beyond) => (16 << (beyond / 8)) + (beyond % 8) * (2 << (beyond / 8)),
    }
}

/// A cache: what is shown depends on the state alone.
#[derive(Debug, Default)]
pub struct BatchReuse {
    world: Option<Truth>,
    climb: Option<Climb>,
    /// Where the slider stood the last time: playing stops when J has fallen.
    stood: usize,
}

/// The world, the policy that plays the batch, and what is exact of both.
#[derive(Debug)]
struct Truth {
    world: Mdp,
    theta: Vec<Vec<f64>>,
    value: f64,
    best: f64,
}

/// What decides how a climb goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Asked {
    rule: usize,
    advantages: usize,
    episodes: usize,
    seed: u32,
}

/// A batch, and where each stop of the slider finds the policy.
#[derive(Debug)]
struct Climb {
    asked: Asked,
    steps: usize,
    looks: Vec<Look>,
}

fn truth() -> Option<Truth> {
    let world = world(GAMMA).ok()?;
    let theta = half_trained(&world).ok()?;
    let value = world.value(&Policy::softmax(&theta).ok()?).ok()?;
    let best = world.best_values().ok()?[START];
    Some(Truth { world, theta, value, best })
}

impl Asked {
    fn new(state: &State) -> Self {
        let whole = |name| state.whole(name) as usize;
        Self {
            rule: whole("rule"),
            advantages: whole("advantages"),
            episodes: whole("episodes"),
            seed: state.whole("seed"),
        }
    }

    /// All of its steps; it stops early where products outgrow all numbers.
    fn climb(self, truth: &Truth) -> Result<Climb, OneBatchError> {
        let settings = Settings {
            episodes: EPISODES[self.episodes],
            advantages: ADVANTAGES[self.advantages],
            rule: RULES[self.rule],
            rate: RATE,
        };
        let mut rng = stream(u64::from(self.seed), 0);
        let Truth { world, theta, .. } = truth;
        let mut one = OneBatch::play(world, theta, settings, &mut rng)?;
        let steps = one.batch().steps();
        let looks = looks(&mut one);
        Ok(Climb { asked: self, steps, looks })
    }
}

fn looks(one: &mut OneBatch<'_>) -> Vec<Look> {
    let mut looks = Vec::new();
    let mut done = 0;
    for stop in 0..=LAST as usize {
        while done < steps(stop) {
            if one.step().is_err() {
                return looks;
            }
            done += 1;
        }
        match one.look() {
            Ok(look) => looks.push(look),
            Err(_) => return looks,
        }
    }
    looks
}

impl Widget for BatchReuse {
    const SETTINGS: &'static [Setting] = &[
        Setting::whole("rule", "Each step of Adam climbs", [0, 3, 0]),
        Setting::whole("advantages", "Advantages", [0, 1, 0]),
        Setting::whole("episodes", "Episodes in the batch", [0, 3, 1]),
        Setting::whole("at", "Steps on this batch", [0, LAST, LAST]),
        Setting::whole("seed", "Seed", [0, u32::MAX, 1]),
        Setting::flag("more", "More"),
    ];
    const STILLS: &'static [Still] = &[Still { id: "reuse", state: "" }];
    const TRIALS: &'static [&'static str] = &[
        "at=0",
        "at=20",
        "advantages=1\nat=48\nmore=1",
        "episodes=0\nadvantages=0\nseed=2\nat=40",
        "rule=1\nepisodes=0\nat=33",
        "rule=2\nat=48\nmore=0",
        "rule=3\nat=30",
        "seed=4294967295\nrule=0\ndo=draw",
        "rule=4\nadvantages=2\nepisodes=4\nat=49\nseed=x",
    ];

    fn form(form: &mut Form) {
        form.group("row", |f| {
            let rules = [
                ("0", "ratio × advantage"),
                ("1", "the same, clipped (PPO)"),
                ("2", "no ratio"),
                ("3", "products of ratios"),
            ];
            f.choice("rule", &rules);
            f.choice("advantages", &[("0", "sampled"), ("1", "exact")]);
            f.choice(
                "episodes",
                &[("0", "2"), ("1", "8"), ("2", "32"), ("3", "128")],
            );
        });
        form.part("div", "picture");
        form.group("row", |f| {
            f.slider("at").play("at", 8, "Play");
            f.button("draw", "New batch").button("reset", "Reset");
        });
        form.readouts(&[
            ("promise", "The batch promises"),
            ("truth", "J truly moves by"),
            ("ess", "ESS/N"),
        ]);
        form.part("p", "law");
        form.drawer(
            "more",
            "The exact surrogate, the largest ratio, the seed",
            |f| {
                f.readouts(&[
                    ("surrogate", "L, exact"),
                    ("largest", "Largest ratio"),
                    ("kl", "KL(π<sub>old</sub> ‖ π<sub>θ</sub>)"),
                ]);
                f.group("row", |f| {
                    f.field("seed");
                });
            },
        );
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
        let asked = Asked::new(state);
        let kept = self.climb.take().filter(|climb| climb.asked == asked);
        if let Some(climb) = kept.or_else(|| asked.climb(&truth).ok()) {
            let at = state.whole("at") as usize;
            let scene = Scene { truth: &truth, climb: &climb, at };
            scene.show(state, view);
            let fell = (0..climb.looks.len()).find(|&i| scene.lost(i) > FALL);
            if fell.is_some_and(|fell| (self.stood + 1..=at).contains(&fell)) {
                view.stop();
            }
            self.stood = at;
            self.climb = Some(climb);
        }
        self.world = Some(truth);
    }
}

/// What is on show.
struct Scene<'a> {
    truth: &'a Truth,
    climb: &'a Climb,
    at: usize,
}

impl Scene<'_> {
    /// J − J_old at a stop.
    fn gain(&self, stop: usize) -> f64 {
        self.climb.looks[stop].value - self.truth.value
    }

    /// The stop up to this one where J was best.
    fn peak(&self, stop: usize) -> usize {
        let better =
            |best, i| if self.gain(i) > self.gain(best) { i } else { best };
        (0..=stop).fold(0, better)
    }

    /// What J has lost since.
    fn lost(&self, stop: usize) -> f64 {
        self.gain(self.peak(stop)) - self.gain(stop)
    }

    /// The last stop that there is up to the slider's.
    fn last(&self) -> Option<usize> {
        Some(self.at.min(self.climb.looks.len().checked_sub(1)?))
    }

    fn show(&self, state: &State, view: &mut View) {
        let taken = count(steps(self.at));
        let one = if self.at == 1 { " step" } else { " steps" };
        view.says("at", [&*taken, one].concat());
        // At the first nothing was multiplied yet.
        let Some(last) = self.last() else { return };
        let look = self.climb.looks[last];
        let (promise, gain) = (promised(look.promised), moved(self.gain(last), 2));
        let steps = [&*count(self.climb.steps), " steps of "].concat();
        let episodes = count(EPISODES[self.climb.asked.episodes]);
        view.readout("promise", &promise, &[&steps, &episodes, " episodes"]);
        let [old, new] = [self.truth.value, look.value].map(|j| fixed(j, 2));
        view.readout("truth", &gain, &["from ", &old, " to ", &new]);
        let ess = percent(look.ess, 2);
        view.readout("ess", &ess, &["KL ", &nats(look.kl)]);
        view.part("law", self.law(last));
        let told = [
            "After ",
            &taken,
            one,
            " on one batch it promises ",
            &promise,
            "; J has moved by ",
            &gain,
            ". ESS/N is ",
            &ess,
            ".",
        ]
        .concat();
        view.part("picture", self.picture(last, view, &told));
        view.tell(told);
        if view.is_still || state.flag("more") {
            let l = moved(look.surrogate, 2);
            view.readout("surrogate", &l, &["at the old policy’s visits"]);
            let largest = significant(look.largest, 2);
            view.readout("largest", &largest, &["of all steps of the batch"]);
            view.readout("kl", &nats(look.kl), &["nats, averaged over visits"]);
        } else {
            for part in ["surrogate", "largest", "kl"] {
                view.part(part, ""); // nobody sees it
            }
        }
    }

    fn law(&self, last: usize) -> String {
        if last < self.at {
            return "Its products outgrew all numbers: it learns no more.".into();
        }
        if last == 0 {
            return "Every step climbs the same batch. What it promises can be computed from it; what is true cannot.".into();
        }
        let looks = &self.climb.looks;
        let (peak, gain) = (self.peak(last), self.gain(last));
        let mut law = if self.lost(last) > FALL {
            let since = looks[last].promised - looks[peak].promised;
            let more = if since > 0.0 { " more" } else { " less" };
            let best = match peak {
                0 => "J has lost ".into(),
                _ => [
                    "J was best after ",
                    &*count(steps(peak)),
                    if peak == 1 { " step, at " } else { " steps, at " },
                    &moved(self.gain(peak), 2),
                    ". Since then it has lost ",
                ]
                .concat(),
            };
            let lost = fixed(self.lost(last), 2);
            let since = promised(since.abs());
            let since = since.trim_start_matches('+');
            [&*best, &lost, ", and the batch promises ", since, more, "."].concat()
        } else if gain > 0.9 * (self.truth.best - self.truth.value) {
            let best = fixed(self.truth.best - looks[last].value, 2);
            let ess = percent(looks[last].ess, 2);
            [
                "J is ",
                &*best,
                " short of the best policy’s, at an ESS/N of ",
                &ess,
                ".",
            ]
            .concat()
        } else {
            let much = looks[last].promised - gain;
            let words = if much > 0.0 { " too much." } else { " too little." };
            let much = promised(much.abs());
            let much = much.trim_start_matches('+');
            ["So far J is at its best, and the batch promises ", much, words]
                .concat()
        };
        if gain < -0.005 {
            law += " The new policy is worse than the one that played.";
        }
        law
    }

    fn picture(&self, last: usize, view: &View, told: &str) -> String {
        let (width, narrow) = (view.width, view.is_narrow());
        let described = [
            "What one batch promises, step after step, and the exact J; beneath, the effective sample size and the divergence. ",
            told,
        ];
        let mut svg = Svg::new(width, HEIGHT, &described.concat());
        let left = if narrow { 30.0 } else { 36.0 };
        let x = Scale::linear([0.0, f64::from(LAST)], [left, width - 10.0]);
        self.upper(&mut svg, x, last);
        self.lower(&mut svg, x, last);
        let room = [left, UPPER[0], width - 10.0 - left, HEIGHT - UPPER[0]];
        svg.handle(room, "at", false, x.ends(), [0.0, f64::from(LAST)]);
        svg.finish()
    }

    fn upper(&self, svg: &mut Svg, x: Scale, last: usize) {
        let [left, right] = x.ends();
        let [top, foot] = UPPER;
        let [far, least, most] = GAINS;
        let all = 0..self.climb.looks.len();
        let falls_far = all.fold(0.0, |low: f64, i| low.min(self.gain(i))) < least;
        let least = if falls_far { far } else { least };
        let y = Scale::linear([least, most], [foot, top]);
        for tick in [-4, -3, -2, -1, 0, 1, 2, 3, 4] {
            if f64::from(tick) < least {
                continue;
            }
            let level = y.at(f64::from(tick));
            svg.stroke("faint thin soft", &[(left, level), (right, level)]);
            let text = fixed(f64::from(tick), 0);
            svg.text("note", Anchor::End, (left - 6.0, level + 4.5), &text);
        }
        let best = self.truth.best - self.truth.value;
        svg.stroke("ink thin", &[(left, y.at(best)), (right, y.at(best))]);
        let words = ["the best policy: ", &*moved(best, 2)].concat();
        svg.text(
            "halo note",
            Anchor::Start,
            (left + 6.0, y.at(best) - 6.0),
            &words,
        );
        svg.stroke("old thin", &[(left, y.at(0.0)), (right, y.at(0.0))]);
        svg.text("old name", Anchor::Start, (left + 8.0, y.at(0.0) + 20.0), PI_OLD);

        let looks = &self.climb.looks[..=last];
        let along = |of: &dyn Fn(&Look) -> f64| -> Vec<(f64, f64)> {
            let places = looks.iter().enumerate();
            places.map(|(i, look)| (x.at(i as f64), y.at(of(look)))).collect()
        };
        let promise = up_to(&along(&|look| look.promised), top);
        let surrogate = up_to(&along(&|look| look.surrogate), top);
        let truth = along(&|look| (look.value - self.truth.value).max(far));
        svg.stroke("sampled main", &promise).stroke("ink dashed", &surrogate);
        svg.stroke("ink main", &truth);
        let (peak, end) = (self.peak(last), truth[last]);
        if self.lost(last) > FALL {
            svg.dot("ink", truth[peak], 4.0);
        }
        svg.dot("old", truth[0], 5.0).dot("new", end, 5.5);
        if last < 4 {
            return;
        }
        // Names at the ends, the higher above the lower.
        let out = promise.last().is_some_and(|p| p.1 <= top);
        let promised = ["the batch promises ", &*promised(looks[last].promised)];
        let promised = [&*promised.concat(), if out { " ↑" } else { "" }].concat();
        let mut names = [
            ("halo sampled", y.at(looks[last].promised), promised),
            ("halo", y.at(looks[last].surrogate), "L, exact".into()),
            ("halo strong", end.1, "J, exact".into()),
        ];
        names.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut least = top + 12.0;
        let (anchor, place) = if last < 20 {
            (Anchor::Start, end.0 + 11.0)
        } else {
            (Anchor::End, end.0 - 11.0)
        };
        for (i, (class, height, text)) in names.iter().enumerate() {
            // Room for those that are still to come.
            let room = foot - 4.0 - 17.0 * (2 - i) as f64;
            let level = (height + if i < 2 { -7.0 } else { 20.0 })
                .clamp(least, room.max(least));
            svg.text(class, anchor, (place, level), text);
            least = level + 17.0;
        }
    }

    fn lower(&self, svg: &mut Svg, x: Scale, last: usize) {
        let [left, right] = x.ends();
        let [top, foot] = LOWER;
        let y = Scale::linear([0.0, 1.5], [foot, top]);
        for (tick, text) in [(0.0, "0"), (1.0, "1")] {
            let level = y.at(tick);
            svg.stroke("faint thin soft", &[(left, level), (right, level)]);
            svg.text("note", Anchor::End, (left - 6.0, level + 4.5), text);
        }
        let looks = &self.climb.looks[..=last];
        let of: [Curve<'_>; 2] = [
            ("ink main", "ESS/N", &|look| look.ess),
            ("sampled dashed", "KL in nats", &|look| look.kl),
        ];
        let mut entry = left;
        for (class, name, of) in of {
            let places = looks.iter().enumerate();
            let line: Vec<(f64, f64)> =
                places.map(|(i, look)| (x.at(i as f64), y.at(of(look)))).collect();
            let line = up_to(&line, top);
            svg.stroke(class, &line);
            if let Some(end) = line.last() {
                svg.dot(class, *end, 3.5);
            }
            svg.stroke(class, &[(entry, top - 11.0), (entry + 18.0, top - 11.0)]);
            svg.text("note", Anchor::Start, (entry + 24.0, top - 6.5), name);
            entry += 90.0;
        }
        for stop in [0, 8, 16, 24, 32, 40, 48] {
            let text = count(steps(stop));
            let anchor = if stop < 48 { Anchor::Middle } else { Anchor::End };
            let shift = if stop < 48 { 0.0 } else { 8.0 };
            let place = (x.at(stop as f64) + shift, foot + 18.0);
            svg.text("note", anchor, place, &text);
        }
    }
}

/// How a curve is drawn, what it is called, and what it shows of a look.
type Curve<'a> = (&'a str, &'a str, &'a dyn Fn(&Look) -> f64);

const HEIGHT: f64 = 340.0;
const UPPER: [f64; 2] = [12.0, 214.0];
const LOWER: [f64; 2] = [246.0, 316.0];

/// A rising line as far as this height.
fn up_to(points: &[(f64, f64)], top: f64) -> Vec<(f64, f64)> {
    let mut line = Vec::with_capacity(points.len());
    for (i, &(x, y)) in points.iter().enumerate() {
        if y < top {
            if i > 0 {
                let (before, from) = points[i - 1];
                let share = (top - from) / (y - from);
                line.push((before + share * (x - before), top));
            }
            break;
        }
        line.push((x, y));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &str) -> View {
        let mut state = State::first(BatchReuse::SETTINGS);
        assert_eq!(state.take(lines), [""; 0]);
        let mut view = View::of_a_still(700.0);
        BatchReuse::default().show(&state, &mut view);
        view
    }

    #[test]
    fn a_stop_is_a_number_of_steps_and_eight_stops_double_it() {
        let all: Vec<usize> = (0..=LAST as usize).map(steps).collect();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!([8, 16, 24, 32, 40, 48].map(steps), [8, 16, 32, 64, 128, 256]);
    }

    #[test]
    fn a_climb_is_the_listing_step_by_step() {
        let truth = truth().unwrap();
        let asked = Asked { rule: 0, advantages: 0, episodes: 1, seed: 3 };
        let climb = asked.climb(&truth).unwrap();
        let settings = Settings {
            episodes: 8,
            advantages: Advantages::Sampled,
            rule: Rule::Ratio,
            rate: RATE,
        };
        let (world, theta) = (&truth.world, &truth.theta);
        let mut rng = stream(3, 0);
        let mut one = OneBatch::play(world, theta, settings, &mut rng).unwrap();
        (0..64).for_each(|_| one.step().unwrap());
        assert_eq!(climb.looks[32], one.look().unwrap());
        assert_eq!(climb.looks.len(), 49);
    }

    #[test]
    fn sampled_advantages_promise_ever_more_while_j_peaks_and_falls() {
        let truth = truth().unwrap();
        let [mut fell, mut near] = [0, 0];
        for seed in 1..=10 {
            let asked = Asked { rule: 0, advantages: 0, episodes: 1, seed };
            let climb = asked.climb(&truth).unwrap();
            let rises =
                climb.looks.windows(2).all(|two| two[0].promised < two[1].promised);
            assert!(rises, "{seed}");
            let scene = Scene { truth: &truth, climb: &climb, at: 48 };
            fell += usize::from(scene.lost(48) > FALL);
            // With exact advantages the same batch leads to nearly the best policy.
            let asked = Asked { advantages: 1, ..asked };
            let climb = asked.climb(&truth).unwrap();
            let scene = Scene { truth: &truth, climb: &climb, at: 48 };
            assert!(scene.lost(48) < 1e-3, "{seed}");
            near += usize::from(truth.best - climb.looks[48].value < 0.05);
        }
        assert!(fell >= 8 && near >= 8, "{fell} fell, {near} came near");
    }

    #[test]
    fn what_is_said_is_what_is_shown() {
        assert!(shown("at=0").content("law").starts_with("Every step climbs"));
        let end = shown("");
        assert!(end.content("law").starts_with("J was best after "));
        assert!(shown("advantages=1").content("law").contains("short of the best"));
        assert!(shown("advantages=1\nat=8").content("law").starts_with("So far"));
        assert!(end.content("promise").contains("of 8 episodes"));
    }

    #[test]
    fn a_climb_that_is_stuck_stays_where_it_was() {
        let truth = truth().unwrap();
        let asked = Asked { rule: 3, advantages: 0, episodes: 0, seed: 1 };
        let mut climb = asked.climb(&truth).unwrap();
        climb.looks.truncate(6);
        let scene = Scene { truth: &truth, climb: &climb, at: 40 };
        assert_eq!(scene.last(), Some(5));
        assert!(scene.law(5).starts_with("Its products"));
    }

    #[test]
    fn a_promise_that_leaves_the_picture_is_cut_there() {
        let line = up_to(&[(0.0, 9.0), (1.0, 5.0), (2.0, -5.0), (3.0, 7.0)], 0.0);
        assert_eq!(line, [(0.0, 9.0), (1.0, 5.0), (1.5, 0.0)]);
    }
}

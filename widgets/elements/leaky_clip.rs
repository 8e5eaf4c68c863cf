//! `<leaky-clip>`: the samples of one batch between ratio and advantage, while PPO climbs on it.

use crate::{Anchor, Form, Scale, Setting, State, Still, Svg, View, Widget};
use reweight::clipped::clipped_slope;
use reweight::leaky_clip::{Leak, STEPS};
use reweight::network::Network;
use reweight::ppo::{PpoError, clipped_promise};
use reweight_style::{count, fixed, percent};

/// The most inner steps.
const MOST: u32 = 64;
/// Adam's rates to choose from.
const RATES: [f64; 4] = [0.01, 0.03, 0.1, 0.3];
/// What the picture spans: ratios by factors, advantages plainly. What lies beyond stands at its edge.
const RATIOS: [f64; 2] = [0.2, 5.0];
const ADVANTAGES: [f64; 2] = [-3.2, 3.2];
const HEIGHT: f64 = 316.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 272.0;
/// The height of the picture in the drawer, and the steps from one of its points to the next: what a
/// frame has time for.
const BELOW: f64 = 190.0;
const EVERY: usize = 4;

/// The batch, and the climb that was asked for.
#[derive(Debug, Default)]
pub struct LeakyClip {
    leak: Option<(u32, Leak)>,
    climb: Option<Climb>,
}

/// A climb: its settings, what it left behind after each step, and once somebody looks, what a line
/// shows of it.
#[derive(Debug)]
struct Climb {
    asked: [f64; 3],
    path: Vec<Network>,
    line: Vec<[f64; 3]>,
}

/// What one policy of the climb makes of the batch.
struct Seen {
    ratios: Vec<f64>,
    kl: f64,
    value: f64,
    promise: f64,
    ess: f64,
}

impl Seen {
    fn new(leak: &Leak, policy: &Network, epsilon: f64) -> Result<Self, PpoError> {
        let (batch, mut tape) = (leak.batch(), policy.tape());
        let moved = batch.moved(policy, &mut tape)?;
        Ok(Self {
            ratios: batch.ratios(policy, &mut tape)?,
            kl: moved.kl,
            value: leak.value(policy)?,
            promise: clipped_promise(policy, &mut tape, batch, epsilon)?,
            ess: moved.ess_share,
        })
    }

    fn largest(&self) -> f64 {
        self.ratios.iter().copied().fold(0.0, f64::max)
    }
}

impl Widget for LeakyClip {
    const SETTINGS: &'static [Setting] = &[
        Setting::whole("at", "Inner steps", [0, MOST, MOST]),
        Setting::number(
            "epsilon",
            "Half width of the band, ε",
            [0.05, 0.5, 0.05, 0.2],
            2,
        ),
        Setting::whole("rule", "It climbs", [0, 1, 0]),
        Setting::whole("rate", "Step size", [0, 3, 1]),
        Setting::whole("seed", "Seed", [0, u32::MAX, 1]),
        Setting::flag("more", "More"),
    ];
    const STILLS: &'static [Still] = &[Still { id: "leaky-clip", state: "" }];
    const TRIALS: &'static [&'static str] = &[
        "",
        "at=0",
        "at=1\nmore=1",
        "at=17\nepsilon=0.05",
        "epsilon=0.5\nrate=2\nmore=1",
        "rule=1\nrate=3\nat=64\nmore=1",
        "rule=1\nepsilon=0.1\nat=30",
        "seed=4294967295\ndo=draw",
        "seed=x\nat=65\nrate=4\nrule=2\nepsilon=0.6",
    ];

    fn form(form: &mut Form) {
        form.group("row", |f| {
            f.slider("at").play("at", 8, "Play");
        });
        form.part("div", "picture").readouts(&[
            ("outside", "Outside the band"),
            ("largest", "Largest ratio"),
            ("value", "J truly moved"),
        ]);
        form.group("row", |f| {
            f.slider("epsilon");
            f.choice("rule", &[("0", "the clipped"), ("1", "the plain surrogate")]);
            f.button("draw", "New batch").button("reset", "Reset");
        });
        let summary = "Promise, KL and J along the way; step size and seed";
        form.drawer("more", summary, |f| {
            f.part("div", "along").readouts(&[
                ("promise", "The objective climbed"),
                ("kl", "Mean KL"),
                ("ess", "ESS/N"),
            ]);
            f.group("row", |f| {
                let rates =
                    [("0", "0.01"), ("1", "0.03"), ("2", "0.1"), ("3", "0.3")];
                f.choice("rate", &rates).field("seed");
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
        // Every setting can be climbed with.
        let whole = view.is_still || state.flag("more");
        let scene = self.climbed(state, whole);
        let shown = scene.and_then(|scene| scene.show(whole, view));
        debug_assert!(shown.is_ok(), "{shown:?}");
    }
}

impl LeakyClip {
    /// The climb that is set, remembered until it is another; the `whole` of it, or where it stands.
    fn climbed(
        &mut self,
        state: &State,
        whole: bool,
    ) -> Result<Scene<'_>, PpoError> {
        let seed = state.whole("seed");
        let leak = match self.leak.take().filter(|(of, _)| *of == seed) {
            Some(known) => known,
            None => (seed, Leak::draw(u64::from(seed))?),
        };
        let (_, leak) = self.leak.insert(leak);
        let band = state.number("epsilon");
        let plain = state.whole("rule") == 1;
        // What is climbed without a clip does not depend on the band that is drawn.
        let epsilon = if plain { f64::INFINITY } else { band };
        let rate = RATES[state.whole("rate") as usize];
        let asked = [f64::from(seed), epsilon, rate];
        let climb = match self.climb.take().filter(|climb| climb.asked == asked) {
            Some(known) => known,
            None => {
                let path = leak.climb(epsilon, rate, MOST as usize)?;
                Climb { asked, path, line: Vec::new() }
            }
        };
        let climb = self.climb.insert(climb);
        if climb.line.is_empty() && whole {
            climb.draw(leak, epsilon)?;
        }
        Ok(Scene { leak, climb, at: state.whole("at") as usize, epsilon, band })
    }
}

impl Climb {
    /// The objective that is climbed, the exact J and the mean KL, every few steps.
    fn draw(&mut self, leak: &Leak, epsilon: f64) -> Result<(), PpoError> {
        let points = self.path.iter().step_by(EVERY);
        let seen = points.map(|policy| Seen::new(leak, policy, epsilon));
        let point = |seen: Seen| [seen.promise, seen.value, seen.kl];
        self.line = seen.map(|s| s.map(point)).collect::<Result<_, _>>()?;
        Ok(())
    }
}

/// What is on show.
struct Scene<'a> {
    leak: &'a Leak,
    climb: &'a Climb,
    at: usize,
    /// Of the objective that is climbed, and of the band that is drawn.
    epsilon: f64,
    band: f64,
}

impl Scene<'_> {
    fn seen(&self, at: usize) -> Result<Seen, PpoError> {
        Seen::new(self.leak, &self.climb.path[at], self.epsilon)
    }

    fn is_outside(&self, ratio: f64) -> bool {
        !(1.0 - self.band..=1.0 + self.band).contains(&ratio)
    }

    fn show(&self, whole: bool, view: &mut View) -> Result<(), PpoError> {
        let seen = self.seen(self.at)?;
        let advantages = self.leak.batch().advantages();
        let pairs = || seen.ratios.iter().zip(advantages);
        let out = seen.ratios.iter().filter(|r| self.is_outside(**r)).count();
        let still =
            |(r, a): &(&f64, &f64)| clipped_slope(**r, **a, self.epsilon) == 0.0;
        let level = pairs().filter(still).count();
        let n = STEPS as f64;
        let share = &percent(out as f64 / n, 2);
        let largest = &fixed(seen.largest(), 2);
        let first = self.leak.value(&self.climb.path[0])?;
        let gain = &signed(seen.value - first);
        view.says("at", count(self.at));
        view.says("epsilon", fixed(self.band, 2));
        let slope = ["without a slope: ", &count(level)].concat();
        view.readout("outside", share, &[&count(out), " of ", &count(STEPS)]);
        let edge = ["the edge is ", &fixed(1.0 + self.band, 2)].concat();
        view.readout("largest", largest, &[&edge]);
        view.readout("value", gain, &["from ", &signed(first)]);
        let told = &[
            "After ",
            &count(self.at),
            " inner steps ",
            share,
            " of the samples are outside the band, ",
            &slope,
            "; the largest ratio is ",
            largest,
            ", and J moved by ",
            gain,
            ".",
        ]
        .concat();
        view.part("picture", self.plane(&seen, view, told));
        view.tell(told.as_str());
        if !whole {
            for part in ["along", "promise", "kl", "ess"] {
                view.part(part, ""); // nobody sees it
            }
            return Ok(());
        }
        view.readout("promise", &signed(seen.promise), &["on this batch"]);
        view.readout("kl", &fixed(seen.kl, 4), &["old to new, in nats"]);
        view.readout("ess", &percent(seen.ess, 2), &["of single steps"]);
        view.part("along", self.along(view));
        Ok(())
    }

    /// The samples between ratio and advantage.
    fn plane(&self, seen: &Seen, view: &View, told: &str) -> String {
        let (width, narrow) = (view.width, view.is_narrow());
        let mut svg = Svg::new(width, HEIGHT, told);
        let left = if narrow { 24.0 } else { 30.0 };
        let x = Scale::log(RATIOS, [left, width - 6.0]);
        let y = Scale::linear(ADVANTAGES, [BOTTOM, TOP]);
        let [low, high] = [x.at(1.0 - self.band), x.at(1.0 + self.band)];
        let [start, end] = x.ends();
        let zero = y.at(0.0);
        if self.epsilon.is_finite() {
            svg.rect("level", [high, TOP, end - high, zero - TOP]);
            svg.rect("level", [start, zero, low - start, BOTTOM - zero]);
        }
        svg.stroke("faint thin", &[(start, zero), (end, zero)]);
        let one = x.at(1.0);
        svg.stroke("faint thin", &[(one, TOP), (one, BOTTOM)]);
        let dash = if self.epsilon.is_finite() { "ink" } else { "ink thin dashed" };
        svg.stroke(dash, &[(high, TOP), (high, BOTTOM)]);
        svg.stroke(dash, &[(low, TOP), (low, BOTTOM)]);

        let advantages = self.leak.batch().advantages();
        let (mut moving, mut still) = (Vec::new(), Vec::new());
        for (ratio, advantage) in seen.ratios.iter().zip(advantages) {
            let dot = (x.within(*ratio), y.within(*advantage), 2.5);
            let slope = clipped_slope(*ratio, *advantage, self.epsilon);
            if slope == 0.0 { still.push(dot) } else { moving.push(dot) }
        }
        svg.dots("sampled", moving);
        svg.dots("ink", still.iter().copied());

        let mut note = |anchor, place, text: &str| {
            svg.text("note halo", anchor, place, text);
        };
        for (ratio, text) in
            [(0.25, "¼"), (0.5, "½"), (1.0, "1"), (2.0, "2"), (4.0, "4")]
        {
            note(Anchor::Middle, (x.at(ratio), BOTTOM + 18.0), text);
        }
        let middle = (start + end) / 2.0;
        note(Anchor::Middle, (middle, BOTTOM + 36.0), "ratio ρ");
        for advantage in [-2.0, 0.0, 2.0] {
            let text = fixed(advantage, 0);
            note(Anchor::End, (start - 6.0, y.at(advantage) + 4.5), &text);
        }
        note(Anchor::Start, (start + 2.0, TOP - 10.0), "advantage");
        if self.epsilon.is_finite() {
            let good = still.iter().filter(|dot| dot.1 < zero).count();
            let text = |n| ["no slope: ", &count(n)].concat();
            let bad = text(still.len() - good);
            note(Anchor::End, (end - 2.0, TOP + 14.0), &text(good));
            note(Anchor::Start, (start + 4.0, BOTTOM - 8.0), &bad);
        }
        svg.finish()
    }

    /// The objective that is climbed, the exact J and the mean KL, step by step.
    fn along(&self, view: &View) -> String {
        let width = view.width;
        let told = "The objective climbed, J and the mean KL against inner steps.";
        let mut svg = Svg::new(width, BELOW, told);
        let mut lines = [const { Vec::new() }; 3];
        let known = &self.climb.line;
        let [promised, first, _] = known.first().copied().unwrap_or_default();
        for [promise, value, kl] in known {
            let points = [promise - promised, value - first, *kl];
            for (line, point) in lines.iter_mut().zip(points) {
                line.push(point);
            }
        }
        let all = || lines.iter().flatten().copied();
        let most = all().fold(0.05, f64::max);
        let least = all().fold(0.0, f64::min);
        let right = width - 92.0;
        let x = Scale::linear([0.0, f64::from(MOST)], [4.0, right]);
        let y = Scale::linear([least, most], [BELOW - 24.0, 12.0]);
        svg.stroke("faint thin", &[(4.0, y.at(0.0)), (right, y.at(0.0))]);
        let now = x.at(self.at as f64);
        svg.stroke("faint thin", &[(now, 8.0), (now, BELOW - 20.0)]);
        let mut ends: Vec<(f64, &str, &str)> = Vec::new();
        for (line, (class, name)) in lines.iter().zip([
            ("sampled", "promise"),
            ("ink", "J, exactly"),
            ("ink dashed", "mean KL"),
        ]) {
            let points: Vec<(f64, f64)> = line
                .iter()
                .enumerate()
                .map(|(k, v)| (x.at((k * EVERY) as f64), y.at(*v)))
                .collect();
            svg.stroke(class, &points);
            ends.push((points[points.len() - 1].1, class, name));
        }
        // Labels keep their distance.
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut below = f64::NEG_INFINITY;
        for (end, class, name) in ends {
            let place = end.max(below + 16.0);
            below = place;
            let class = if class == "sampled" { "sampled" } else { "" };
            svg.text(class, Anchor::Start, (right + 6.0, place + 4.5), name);
        }
        let middle = (4.0 + right) / 2.0;
        let place = (middle, BELOW - 6.0);
        svg.text("note", Anchor::Middle, place, "inner steps");
        svg.finish()
    }
}

/// Three decimals and a sign.
fn signed(x: f64) -> String {
    let sign = if x < 0.0 { "" } else { "+" };
    [sign, &fixed(x, 3)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(request: &str) -> View {
        let mut state = State::first(LeakyClip::SETTINGS);
        state.take(request);
        let mut view = View::new(700.0);
        LeakyClip::default().show(&state, &mut view);
        view
    }

    #[test]
    fn at_first_nothing_is_outside_and_nothing_is_level() {
        let view = seen("at=0");
        assert!(view.content("outside").starts_with("0\u{a0}%"));
        assert!(view.content("largest").starts_with("1.00"));
        assert!(view.content("picture").contains("no slope: 0"));
    }

    #[test]
    fn what_was_on_show_before_leaves_no_trace() {
        let (mut widget, mut state) =
            (LeakyClip::default(), State::first(LeakyClip::SETTINGS));
        for request in ["", "more=1", "seed=2", "rate=2", "epsilon=0.1"] {
            state.take(request);
            let show = |widget: &mut LeakyClip| {
                let mut view = View::new(700.0);
                widget.show(&state, &mut view);
                ["picture", "along", "promise", "value"]
                    .map(|part| view.content(part).to_owned())
            };
            let fresh = show(&mut LeakyClip::default());
            assert_eq!(show(&mut widget), fresh, "{request}");
        }
    }

    #[test]
    fn the_first_step_does_not_know_of_the_clip() {
        let (clipped, plain) = (seen("at=1"), seen("at=1\nrule=1"));
        for part in ["outside", "largest", "value"] {
            assert_eq!(clipped.content(part), plain.content(part));
        }
    }
}

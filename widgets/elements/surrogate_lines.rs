//! `<surrogate-lines>`: L and J along a line through the old policy, and what both look like beneath.

use crate::svg::{Anchor, PI_NEW, PI_OLD, Svg};
use crate::words::{moved, nats};
use crate::{Form, Scale, Setting, State, Still, View, Widget};
use rand_distr::{Distribution, StandardUniform};
use reweight::corridor::{aliased, corridor};
use reweight::four_by_three::{GAMMA, world};
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::one_batch::half_trained;
use reweight::policy_line::{Line, Origin, Place, Towards};
use reweight::streams::stream;
use reweight_style::{fixed, percent, significant};

/// Where the slider ends.
const LAST: u32 = 180;
/// Where it stands at the old policy: in the 4×3 world, and in the corridor looked at closely.
const HERE: [u32; 2] = [30, 90];
const CORRIDOR: u32 = 0;
const RANDOM: u32 = 3;
/// How much closer one may look, each time.
const CLOSER: [f64; 4] = [1.0, 10.0, 100.0, 1000.0];
/// What rounding alone can make of a nought.
const NOUGHT: f64 = 1e-9;

/// A cache: what is shown depends on the state alone.
#[derive(Debug, Default)]
pub struct SurrogateLines {
    course: Option<Course>,
}

/// What decides where the line goes.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Asked {
    world: u32,
    from: f64,
    way: u32,
    seed: u32,
    zoom: usize,
}

/// A line, looked at where the slider can stand.
#[derive(Debug)]
struct Course {
    asked: Asked,
    /// J of the old policy.
    value: f64,
    places: Vec<Option<Place>>,
    hunt: Hunt,
    /// The longest step that Achiam's bound certifies, the most that it promises, and J there.
    certified: Option<[f64; 3]>,
}

/// What can be found ahead on the whole line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hunt {
    /// A step that L loves and J hates.
    Prey,
    /// No state gets worse, whatever the step.
    Safe,
    /// Neither.
    Nothing,
}

fn is_hated(place: &Place) -> bool {
    place.surrogate > NOUGHT && place.gain < -NOUGHT
}

impl Asked {
    fn new(state: &State) -> Self {
        Self {
            world: state.whole("world"),
            from: state.number("from"),
            way: state.whole("way"),
            seed: state.whole("seed"),
            zoom: state.whole("zoom") as usize,
        }
    }

    /// Where the slider stands at the old policy; between its stops on a line that is shown whole.
    fn here(&self) -> f64 {
        match (self.world, self.zoom) {
            (CORRIDOR, 0) => (self.from - 0.05) * 200.0,
            (CORRIDOR, _) => f64::from(HERE[1]),
            _ => f64::from(HERE[0]),
        }
    }

    /// p in the corridor, t in the 4×3 world.
    fn coordinate(&self, at: f64) -> f64 {
        let closer = CLOSER[self.zoom];
        match self.world {
            CORRIDOR => self.from + (at - self.here()) / (200.0 * closer),
            _ => (at - self.here()) / (10.0 * closer),
        }
    }

    fn course(self) -> Result<Course, MdpError> {
        match self.world {
            CORRIDOR => {
                let world = corridor()?;
                self.along(&world, &aliased)
            }
            _ => {
                let (world, line) = self.line()?;
                self.along(&world, &|t| line.at(t))
            }
        }
    }

    fn line(&self) -> Result<(Mdp, Line), MdpError> {
        let world = world(GAMMA)?;
        let theta = half_trained(&world)?;
        let towards = match self.way {
            0 => Towards::Gradient,
            1 => Towards::NaturalGradient,
            2 => Towards::Greedy,
            _ => {
                let mut rng = stream(u64::from(self.seed), 0);
                let mut way = vec![vec![0.0; world.actions()]; world.states()];
                for u in way.iter_mut().flatten() {
                    let share: f64 = StandardUniform.sample(&mut rng);
                    *u = 2.0 * share - 1.0;
                }
                return Ok((world, Line::along(theta, way)?));
            }
        };
        let line = Line::new(&world, theta, towards)?;
        Ok((world, line))
    }

    fn along(
        self,
        world: &Mdp,
        policy: &dyn Fn(f64) -> Result<Policy, MdpError>,
    ) -> Result<Course, MdpError> {
        let origin = Origin::new(world, &policy(self.coordinate(self.here()))?)?;
        let look = |x: f64| policy(x).and_then(|new| origin.look(&new));
        let seen = |asked: &Self| -> Vec<Option<Place>> {
            let all = 0..=LAST;
            all.map(|at| look(asked.coordinate(f64::from(at))).ok()).collect()
        };
        let whole = Self { zoom: 0, ..self };
        let all = seen(&whole);
        let ahead = &all[(whole.here().max(0.0) as usize).min(all.len())..];
        let hunt = match () {
            () if all.iter().flatten().any(is_hated) => Hunt::Prey,
            () if ahead.iter().flatten().all(|p| p.least_advantage > -NOUGHT) => {
                Hunt::Safe
            }
            () => Hunt::Nothing,
        };
        let places = if self.zoom == 0 { all } else { seen(&self) };
        let certified = certified(&look);
        Ok(Course { asked: self, value: origin.value(), places, hunt, certified })
    }
}

/// The longest certified step, by halving; and the best promise, which is about half as far.
fn certified(look: &dyn Fn(f64) -> Result<Place, MdpError>) -> Option<[f64; 3]> {
    let bound = |t: f64| Some(look(t).ok()?.bounds?.achiam);
    let [mut low, mut high] = [0.0, 1.0];
    for _ in 0..30 {
        let middle = 0.5 * (low + high);
        if bound(middle)? > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    if low < 1e-6 {
        return None;
    }
    let there = look(0.5 * low).ok()?;
    Some([low, there.bounds?.achiam, there.gain])
}

impl Widget for SurrogateLines {
    const SETTINGS: &'static [Setting] = &[
        Setting::whole("at", "The new policy", [0, LAST, 90]),
        Setting::whole("world", "World", [0, 1, CORRIDOR]),
        Setting::number("from", "The old policy", [0.05, 0.95, 0.05, 0.3], 2),
        Setting::whole("way", "Direction", [0, 3, 0]),
        Setting::whole("zoom", "Look", [0, 3, 0]),
        Setting::whole("seed", "Seed of the random direction", [0, u32::MAX, 1]),
        Setting::flag("bounds", "Bounds"),
    ];
    const STILLS: &'static [Still] = &[Still { id: "surrogate-lines", state: "" }];
    const TRIALS: &'static [&'static str] = &[
        "at=170",
        "at=0",
        "from=0.05\nat=180",
        "from=0.6\nzoom=1\nat=91",
        "world=1\nzoom=0\nat=100",
        "way=1\nat=180\nbounds=1",
        "way=2\nzoom=3\nat=60",
        "zoom=0\ndo=another\nat=99",
        "do=another\nbounds=0",
        "seed=4294967295\ndo=another\nzoom=2",
        "world=2\nway=4\nfrom=1\nseed=x\nat=181\nzoom=0",
    ];

    fn form(form: &mut Form) {
        form.slider("at").part("div", "picture").readouts(&[
            ("promise", "L promises"),
            ("truth", "J moves by"),
            ("ess", "ESS/N"),
        ]);
        form.part("p", "law");
        form.group("row", |f| {
            f.choice("world", &[("0", "the corridor"), ("1", "the 4×3 world")]);
            let ways = [
                ("0", "policy gradient"),
                ("1", "natural gradient"),
                ("2", "towards greedy"),
                ("3", "a random one"),
            ];
            f.choice("way", &ways).slider("from");
            f.button("another", "Random direction").button("reset", "Reset");
        });
        form.drawer("bounds", "Closer, and what the theorems promise there", |f| {
            f.group("row", |f| {
                let looks = [
                    ("0", "at the whole line"),
                    ("1", "10 times closer"),
                    ("2", "100 times closer"),
                    ("3", "1,000 times closer"),
                ];
                f.choice("zoom", &looks).field("seed");
            });
            f.readouts(&[
                ("schulman", "Schulman’s bound"),
                ("achiam", "Achiam’s bound"),
                ("certified", "Certified at most"),
            ]);
        });
    }

    fn press(&mut self, button: &str, state: &mut State) {
        if button != "another" {
            return;
        }
        if (state.whole("world"), state.whole("way")) == (1, RANDOM) {
            let next = state.whole("seed").wrapping_add(1);
            state.set("seed", f64::from(next));
        }
        state.set("world", 1.0);
        state.set("way", f64::from(RANDOM));
    }

    fn show(&mut self, state: &State, view: &mut View) {
        let asked = Asked::new(state);
        let kept = self.course.take().filter(|course| course.asked == asked);
        let Some(course) = kept.or_else(|| asked.course().ok()) else { return };
        let at = state.whole("at");
        course.show(at, state, view);
        self.course = Some(course);
    }
}

impl Course {
    fn is_corridor(&self) -> bool {
        self.asked.world == CORRIDOR
    }

    /// The slider's value in words.
    fn words(&self, at: f64, decimals: usize) -> String {
        let name = if self.is_corridor() { "p = " } else { "t = " };
        let x = self.asked.coordinate(at);
        [name, &fixed(x, decimals + self.asked.zoom)].concat()
    }

    fn show(&self, at: u32, state: &State, view: &mut View) {
        let decimals = if self.is_corridor() { 3 } else { 1 };
        view.says("at", self.words(f64::from(at), decimals));
        view.says("from", ["p = ", &fixed(self.asked.from, 2)].concat());
        // Every place of both worlds has its truths.
        let Some(place) = self.places[at as usize] else { return };
        let (promise, gain) =
            (&self.signed(place.surrogate), &self.signed(place.gain));
        let to = ["J goes from ", &fixed(self.value, 2), " to "];
        let to = [&*to.concat(), &fixed(self.value + place.gain, 2)].concat();
        view.readout("promise", promise, &["above J of π<sub>old</sub>"]);
        view.readout("truth", gain, &[&to]);
        let mean = nats(place.mean_kl);
        let kl = match self.is_corridor() {
            true => ["KL ", &mean, " in each cell"].concat(),
            false => ["KL ", &mean, ", at most ", &nats(place.largest_kl)].concat(),
        };
        view.readout("ess", &percent(place.ess, 2), &[&kl]);
        view.part("law", self.law(&place));
        let told = [
            "At ",
            &self.words(f64::from(at), decimals),
            " L promises ",
            promise,
            "; ",
            &to,
            ". ESS/N is ",
            &percent(place.ess, 2),
            ".",
        ]
        .concat();
        view.part("picture", self.picture(at, &place, view, &told));
        view.tell(told);
        if view.is_still || state.flag("bounds") {
            self.bounds(&place, view);
        } else {
            for part in ["schulman", "achiam", "certified"] {
                view.part(part, ""); // nobody sees it
            }
        }
    }

    /// What moved, with as many decimals as a closer look wants.
    fn signed(&self, x: f64) -> String {
        moved(x, 2 + self.asked.zoom)
    }

    fn law(&self, place: &Place) -> String {
        if is_hated(place) && self.asked.zoom == 0 {
            let mut found = [
                "<strong>Found.</strong> L promises ",
                &self.signed(place.surrogate),
                ", and J falls by ",
                &fixed(-place.gain, 2),
                ".",
            ]
            .concat();
            if self.is_corridor() {
                let [old, new] =
                    [self.value, self.value + place.gain].map(|j| fixed(-j, 1));
                found += &[
                    " L counts the visits of π<sub>old</sub>, who is out after ",
                    &old,
                    " steps; the new policy takes ",
                    &new,
                    ".",
                ]
                .concat();
            } else {
                found += " The same advantages, added up where the new policy goes, are that fall.";
            }
            return found;
        }
        if self.asked.zoom > 0 {
            return match self.certified {
                Some([longest, promise, gain]) => [
                    "Seen closely L is J. Achiam’s bound certifies steps up to t = ",
                    &significant(longest, 2),
                    " and promises ",
                    &significant(promise, 2),
                    " at best, where J rises by ",
                    &significant(gain, 2),
                    ".",
                ]
                .concat(),
                None if place.bounds.is_some() => "Seen closely L is J. Achiam’s bound certifies no step ahead of π<sub>old</sub>: J falls there, or rises too little.".into(),
                None => "Seen closely L is J. No theorem promises anything here: nothing is discounted, and each divides by 1 − γ.".into(),
            };
        }
        match self.hunt {
            Hunt::Prey => "Find a step that L loves and J hates.",
            Hunt::Safe => "No step ahead is one that L loves and J hates: in each state the new policy leans to what A calls better, and then no state gets worse. L promises too much all the same.",
            Hunt::Nothing if self.is_corridor() => "L and J agree about each step that there is here. Move π<sub>old</sub>.",
            Hunt::Nothing => "No step on this line is one that L loves and J hates. Take another direction.",
        }
        .into()
    }

    fn bounds(&self, place: &Place, view: &mut View) {
        match place.bounds {
            Some(bounds) => {
                let says = |bound: f64| match bound {
                    ..-10.0 => significant(bound, 2),
                    _ => self.signed(bound),
                };
                let (tv, kl) = (says(bounds.schulman_tv), says(bounds.schulman_kl));
                let from = "from the largest total variation; from KL ";
                view.readout("schulman", &tv, &[from, &kl]);
                let from = "from the mean total variation";
                view.readout("achiam", &says(bounds.achiam), &[from]);
            }
            None => {
                for part in ["schulman", "achiam"] {
                    view.readout(part, "none", &["nothing is discounted"]);
                }
            }
        }
        match self.certified {
            Some([longest, ..]) => {
                let longest = ["t = ", &significant(longest, 2)].concat();
                view.readout("certified", &longest, &["by Achiam’s bound"]);
            }
            None => {
                let why = match place.bounds {
                    Some(_) => "ahead of π<sub>old</sub>",
                    None => "nothing is discounted",
                };
                view.readout("certified", "no step", &[why]);
            }
        }
    }

    fn picture(&self, at: u32, place: &Place, view: &View, told: &str) -> String {
        let (width, narrow) = (view.width, view.is_narrow());
        let described = [
            "The surrogate L and the exact J along a line of policies; beneath, the effective sample size and the divergences. ",
            told,
        ];
        let mut svg = Svg::new(width, HEIGHT, &described.concat());
        let left = if narrow { 40.0 } else { 52.0 };
        let x = Scale::linear([0.0, f64::from(LAST)], [left, width - 10.0]);
        self.upper(&mut svg, x, at, place);
        self.lower(&mut svg, x, at, place);
        let room = [left, UPPER[0], width - 10.0 - left, HEIGHT - UPPER[0]];
        svg.handle(room, "at", false, x.ends(), [0.0, f64::from(LAST)]);
        svg.finish()
    }

    /// One of its numbers along the line, between two heights; where it leaves them it is cut.
    fn curve(
        &self,
        x: Scale,
        y: Scale,
        of: &dyn Fn(&Place) -> f64,
    ) -> Vec<(f64, f64)> {
        let [foot, top] = y.ends();
        let places = self.places.iter().enumerate();
        let all: Vec<(f64, f64)> = places
            .map(|(at, place)| {
                let height = place.as_ref().map_or(f64::NAN, of);
                (x.at(at as f64), y.at(height))
            })
            .collect();
        cut(&all, [top, foot])
    }

    /// The least and the most that the upper picture shows.
    fn range(&self) -> [f64; 2] {
        let all = self.places.iter().flatten();
        let [mut least, mut most, mut gain] = [0.0_f64; 3];
        for place in all {
            let (low, high) =
                (place.surrogate.min(place.gain), place.surrogate.max(place.gain));
            (least, most) = (least.min(low), most.max(high));
            gain = gain.max(place.gain);
        }
        // L may promise so much that J would be a flat line.
        let [little, enough] =
            if self.is_corridor() { [2.0, 4.0] } else { [0.5, 2.0] };
        let closer = CLOSER[self.asked.zoom];
        let most = most.min((6.0 * gain).max(enough / closer));
        let most = 1.08 * most.max(little / closer);
        let room = (1.3 * most).max(enough / closer);
        [least.clamp(-room, -0.4 * most), most]
    }

    /// L and J, and the bounds where they are not far below.
    fn upper(&self, svg: &mut Svg, x: Scale, at: u32, place: &Place) {
        let [least, most] = self.range();
        let [left, right] = x.ends();
        let [top, foot] = UPPER;
        let y = Scale::linear([least, most], [foot, top]);
        let (by, decimals) = tick_of(most - least);
        let from = (least / by).ceil() as i32;
        for i in from..=(most / by) as i32 {
            let level = y.at(by * f64::from(i));
            svg.stroke("faint thin soft", &[(left, level), (right, level)]);
            let text = if i == 0 {
                "0".into()
            } else {
                fixed(by * f64::from(i), decimals)
            };
            svg.text("note", Anchor::End, (left - 6.0, level + 4.5), &text);
        }
        let old = (x.at(self.asked.here()), y.at(0.0));
        let here = x.at(f64::from(at));
        svg.stroke("old thin", &[(old.0, top), (old.0, LOWER[1])]);
        svg.stroke("new thin", &[(here, top), (here, LOWER[1])]);
        // Beside each other where they are near.
        let side = |is_left: bool| match (old.0 - here).abs() < 50.0 {
            false => (Anchor::Middle, 0.0),
            true if is_left => (Anchor::End, -4.0),
            true => (Anchor::Start, 4.0),
        };
        let (anchor, by) = side(old.0 < here);
        svg.text("old name", anchor, (old.0 + by, 16.0), PI_OLD);
        let (anchor, by) = side(old.0 >= here);
        svg.text("new name", anchor, (here + by, 16.0), PI_NEW);

        if self.places.iter().flatten().any(|place| place.bounds.is_some()) {
            // From afar they plunge beside the old policy.
            let are_apart = self.asked.zoom > 1;
            if !are_apart {
                let place = (old.0 - 6.0, foot - 4.0);
                svg.text("halo note", Anchor::End, place, "the bounds");
            }
            let mut bound =
                |class, name: &str, level: f64, of: &dyn Fn(&Place) -> f64| {
                    let line = self.curve(x, y, of);
                    svg.stroke(class, &line);
                    let last = line.iter().rfind(|point| point.0.is_finite());
                    if let Some((x, y)) = last.filter(|_| are_apart) {
                        let place = (x + 7.0, y.min(level));
                        svg.text("halo note", Anchor::Start, place, name);
                    }
                };
            bound("sampled dashed", "Achiam’s bound", foot - 4.0, &|place| {
                place.bounds.map_or(f64::NAN, |bounds| bounds.achiam)
            });
            bound("sampled", "Schulman’s bound", foot - 21.0, &|place| {
                place.bounds.map_or(f64::NAN, |bounds| bounds.schulman_tv)
            });
        }
        let promise = self.curve(x, y, &|place| place.surrogate);
        let truth = self.curve(x, y, &|place| place.gain);
        svg.stroke("ink dashed promise", &promise).stroke("ink main", &truth);
        self.names(svg, x, y);
        svg.stroke(
            "ink thin",
            &[(here, y.within(place.surrogate)), (here, y.within(place.gain))],
        );
        svg.dot("ink", (here, y.within(place.surrogate)), 3.5);
        svg.dot("old", old, 5.0);
        svg.dot("new", (here, y.within(place.gain)), 5.5);
    }

    /// What the two lines are called: above the higher one and below the lower, where both are in sight.
    fn names(&self, svg: &mut Svg, x: Scale, y: Scale) {
        let [foot, top] = y.ends();
        let inside = |at: &usize| {
            let place = self.places[*at].as_ref();
            place.is_some_and(|place| {
                let both = [y.at(place.surrogate), y.at(place.gain)];
                both.iter().all(|h| (top + 24.0..foot - 24.0).contains(h))
            })
        };
        let tried = [130_usize, 120, 110, 100, 90, 140, 80, 70, 60, 50, 150, 40];
        let Some(at) = tried.into_iter().find(inside) else { return };
        let Some(place) = self.places[at].as_ref() else { return };
        let (promise, truth) = (y.at(place.surrogate), y.at(place.gain));
        let middle = x.at(at as f64);
        let above = |h: f64| (Anchor::End, (middle - 4.0, h - 9.0));
        let below = |h: f64| (Anchor::Start, (middle - 4.0, h + 21.0));
        let [l, j] = match promise <= truth {
            true => [above(promise), below(truth)],
            false => [below(promise), above(truth)],
        };
        svg.text("halo", l.0, l.1, "L promises");
        svg.text("halo strong", j.0, j.1, "J, exact");
    }

    /// ESS/N and both divergences.
    fn lower(&self, svg: &mut Svg, x: Scale, at: u32, place: &Place) {
        let [left, right] = x.ends();
        let [top, foot] = LOWER;
        let y = Scale::linear([0.0, 1.5], [foot, top]);
        for (tick, text) in [(0.0, "0"), (0.5, "0.5"), (1.0, "1")] {
            let level = y.at(tick);
            svg.stroke("faint thin soft", &[(left, level), (right, level)]);
            svg.text("note", Anchor::End, (left - 6.0, level + 4.5), text);
        }
        let of: [Curve<'_>; 3] = [
            ("sampled dashed", "KL, largest", &|place| place.largest_kl),
            ("sampled", "KL, mean", &|place| place.mean_kl),
            ("ink main", "ESS/N", &|place| place.ess),
        ];
        let mut entry = left;
        for (class, name, of) in of.iter().rev() {
            let is_twice = self.is_corridor() && *name == "KL, largest";
            if is_twice {
                continue; // it is the same in each cell
            }
            svg.stroke(class, &self.curve(x, y, of));
            svg.stroke(class, &[(entry, top - 11.0), (entry + 18.0, top - 11.0)]);
            let name =
                if self.is_corridor() && *name == "KL, mean" { "KL" } else { name };
            svg.text("note", Anchor::Start, (entry + 24.0, top - 6.5), name);
            entry += 44.0 + 7.0 * name.len() as f64;
        }
        let here = x.at(f64::from(at));
        svg.dot("sampled", (here, y.within(place.mean_kl)), 3.5);
        svg.dot("ink", (here, y.within(place.ess)), 3.5);
        let ticks: &[u32] = if self.is_corridor() {
            &[10, 50, 90, 130, 170]
        } else {
            &[30, 80, 130, 180]
        };
        let decimals = usize::from(self.is_corridor()) + self.asked.zoom;
        for tick in ticks {
            let tick = f64::from(*tick);
            let text = fixed(self.asked.coordinate(tick), decimals);
            svg.text("note", Anchor::Middle, (x.at(tick), foot + 18.0), &text);
        }
        let name = if self.is_corridor() { "p" } else { "t" };
        svg.text("note math", Anchor::End, (left - 6.0, foot + 19.0), name);
    }
}

/// How a curve is drawn, what it is called, and what it shows of a place.
type Curve<'a> = (&'a str, &'a str, &'a dyn Fn(&Place) -> f64);

const HEIGHT: f64 = 352.0;
const UPPER: [f64; 2] = [26.0, 216.0];
const LOWER: [f64; 2] = [250.0, 328.0];

/// A round distance of ticks, at most six of them, and its decimals.
fn tick_of(range: f64) -> (f64, usize) {
    let (mut by, mut decimals) = (1e-5, 5);
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if range / (by * factor) <= 6.0 {
                return (by * factor, decimals);
            }
        }
        by *= 10.0;
        decimals = usize::saturating_sub(decimals, 1);
    }
}

/// A line without what lies above or below: it ends where it would leave.
fn cut(points: &[(f64, f64)], [top, foot]: [f64; 2]) -> Vec<(f64, f64)> {
    let mut line = Vec::with_capacity(points.len());
    let inside = |y: f64| (top..=foot).contains(&y);
    for (i, &(x, y)) in points.iter().enumerate() {
        if let Some(&(before, from)) = i.checked_sub(1).and_then(|i| points.get(i))
            && inside(from) != inside(y)
            && (y - from).is_finite()
        {
            let out = if inside(y) { from } else { y };
            let edge = if out < top { top } else { foot };
            let share = (edge - from) / (y - from);
            line.push((before + share * (x - before), edge));
        }
        if inside(y) {
            line.push((x, y));
        } else if line.last().is_some_and(|last: &(f64, f64)| last.0.is_finite()) {
            line.push((f64::NAN, f64::NAN));
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::corridor::value;

    fn shown(lines: &str) -> View {
        let mut state = State::first(SurrogateLines::SETTINGS);
        assert_eq!(state.take(lines), [""; 0]);
        let mut view = View::of_a_still(700.0);
        SurrogateLines::default().show(&state, &mut view);
        view
    }

    #[test]
    fn the_step_that_l_loves_and_j_hates_is_told_when_it_is_found() {
        let bold = shown("at=170");
        assert!(bold.content("promise").starts_with("+24.22"));
        let to = fixed(value(0.9), 2);
        assert!(bold.content("truth").contains(&["to ", &*to].concat()));
        assert!(bold.content("law").starts_with("<strong>Found.</strong>"));
        for careful in ["at=110", "at=50", "at=20"] {
            assert!(shown(careful).content("law").starts_with("Find a step"));
        }
    }

    #[test]
    fn a_line_that_leans_to_better_actions_everywhere_holds_no_such_step() {
        for way in ["0", "1", "2"] {
            let view = shown(&["world=1\nway=", way].concat());
            assert!(view.content("law").starts_with("No step ahead"), "{way}");
        }
        // Of random lines some do, some do not.
        let law = |seed: u32| {
            let seed = ["world=1\nway=3\nseed=", &*seed.to_string()].concat();
            shown(&seed).content("law").to_owned()
        };
        let laws: Vec<String> = (1..=24).map(law).collect();
        assert!(laws.iter().any(|law| law.starts_with("Find a step")));
        assert!(laws.iter().any(|law| law.starts_with("No step")));
    }

    #[test]
    fn seen_closely_the_bounds_certify_something_and_in_the_corridor_nothing() {
        let close = shown("world=1\nzoom=3\nat=60");
        assert!(close.content("law").contains("certifies steps up to t = 0.00"));
        assert!(close.content("achiam").starts_with('+'));
        assert!(close.content("picture").contains("Achiam"));
        let corridor = shown("zoom=3");
        assert!(corridor.content("law").contains("nothing is discounted"));
        assert!(!corridor.content("picture").contains("Achiam"));
    }

    #[test]
    fn where_j_falls_ahead_no_step_is_certified_and_the_discount_is_not_blamed() {
        let mut found = 0;
        for seed in 1..=12 {
            let seed = seed.to_string();
            let view = shown(&["world=1\nway=3\nzoom=2\nseed=", &*seed].concat());
            let (law, certified) = (view.content("law"), view.content("certified"));
            assert!(!law.contains("nothing is discounted"), "{seed}: {law}");
            if certified.starts_with("no step") {
                found += 1;
                assert!(law.contains("certifies no step ahead"), "{seed}: {law}");
                assert!(certified.contains("ahead of"), "{seed}: {certified}");
            }
        }
        assert!(0 < found && found < 12, "{found}");
        let corridor = shown("zoom=2");
        assert!(corridor.content("certified").contains("nothing is discounted"));
    }

    #[test]
    fn wherever_the_old_policy_is_it_stands_on_the_line() {
        for from in 1..=19 {
            let from = f64::from(from) * 0.05;
            for zoom in 0..4 {
                let asked = Asked { world: 0, from, way: 0, seed: 1, zoom };
                assert!((asked.coordinate(asked.here()) - from).abs() < 1e-12);
                let ends = [0.0, f64::from(LAST)].map(|at| asked.coordinate(at));
                assert!(0.004 < ends[0] && ends[1] < 0.996, "{ends:?}");
                let course = asked.course().unwrap();
                assert!(course.places.iter().all(Option::is_some));
            }
        }
    }

    #[test]
    fn a_line_is_cut_where_it_leaves() {
        let points = [(0.0, 5.0), (1.0, 15.0), (2.0, 25.0), (3.0, 5.0)];
        let line = cut(&points, [0.0, 10.0]);
        assert_eq!(line[..2], [(0.0, 5.0), (0.5, 10.0)]);
        assert!(line[2].0.is_nan());
        assert_eq!(line[3..], [(2.75, 10.0), (3.0, 5.0)]);
        assert_eq!(tick_of(30.0), (5.0, 0));
        assert_eq!(tick_of(0.011), (0.002, 3));
    }
}

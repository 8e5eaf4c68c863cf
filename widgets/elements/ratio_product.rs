//! `<ratio-product>`: what a run weighs when each of its many decisions weighs almost one.

use crate::svg::{Anchor, PI_NEW, PI_OLD, Svg};
use crate::{Form, Scale, Setting, State, Still, View, Widget};
use libm::{exp, log};
use reweight::coin_flips::Weighting::{self, GeometricMean, PerDecision, Product};
use reweight::coin_flips::{CoinFlips, Trajectory, heads_by_geometric_mean};
use reweight::coin_flips::{flips, horizon, quantile, ratio};
use reweight::ess::{ess, largest_share};
use reweight::horizon::Horizon;
use reweight::log_weights::LogWeights;
use reweight_style::{count, fixed, percent, power_of_ten, significant};

/// The longest run.
const LONGEST: u32 = 1000;
/// So many runs are drawn, at so many of their flips, and at so many on a telephone.
const PATHS: usize = 20;
const PLACES: [u32; 2] = [120, 60];
/// The picture, and where its axis of weights ends.
const HEIGHT: f64 = 320.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 294.0;

/// The coin's ratios, multiplied along runs.
#[derive(Debug, Default)]
pub struct RatioProduct {
    seed: u32,
    /// The flips of each run of that seed, drawn once.
    runs: Vec<Vec<bool>>,
}

/// The runs, at the places where they are looked at.
struct Sampled {
    /// Flips so far, from none to all.
    at: Vec<u32>,
    /// The log weights there of the runs that are drawn.
    paths: Vec<Vec<f64>>,
    /// The mean weight there of all.
    means: Vec<f64>,
    /// The log weights of all at the end, in order.
    ends: Vec<f64>,
}

impl RatioProduct {
    fn sampled(
        &mut self,
        state: &State,
        weighting: Weighting,
        narrow: bool,
    ) -> Sampled {
        let [last, seed] = ["steps", "seed"].map(|name| state.whole(name));
        let n = state.whole("runs") as usize;
        if self.seed != seed {
            (self.seed, self.runs) = (seed, Vec::new());
        }
        for id in self.runs.len()..n {
            self.runs.push(flips(LONGEST as usize, u64::from(seed), id as u64));
        }
        let places = last.min(PLACES[usize::from(narrow)]);
        let at: Vec<u32> = (0..=places).map(|i| i * last / places).collect();
        let (mut paths, mut ends) = (Vec::new(), Vec::new());
        let mut means = vec![0.0; at.len()];
        for heads in &self.runs[..n] {
            let mut path = Vec::new();
            let (mut run, mut done, mut weight) = (Trajectory::default(), 0, 1.0);
            for (&t, mean) in at.iter().zip(&mut means) {
                for &heads in &heads[done..t as usize] {
                    run.step(ratio(heads));
                }
                done = t as usize;
                weight = weighting.of(&run);
                *mean += weight / n as f64;
                if paths.len() < PATHS {
                    path.push(log(weight));
                }
            }
            if paths.len() < PATHS {
                paths.push(path);
            }
            // So few that sorting code would weigh more than it saves.
            let end = log(weight);
            ends.insert(ends.partition_point(|other| *other < end), end);
        }
        Sampled { at, paths, means, ends }
    }
}

impl Sampled {
    fn runs(&self) -> usize {
        self.ends.len()
    }

    fn mean(&self) -> f64 {
        self.means[self.means.len() - 1]
    }

    fn median(&self) -> f64 {
        let n = self.runs();
        exp((self.ends[(n - 1) / 2] + self.ends[n / 2]) / 2.0)
    }

    /// How many end above this log weight.
    fn above(&self, edge: f64) -> usize {
        self.runs() - self.ends.partition_point(|end| *end <= edge)
    }
}

impl Widget for RatioProduct {
    const SETTINGS: &'static [Setting] = &[
        Setting::whole("steps", "Flips in a run", [1, LONGEST, LONGEST]),
        Setting::whole("version", "The weight of a run", [0, 2, 0]),
        Setting::whole("runs", "Runs", [1, 1000, 200]),
        Setting::whole("seed", "Seed", [0, u32::MAX, 1]),
        Setting::flag("more", "More"),
    ];
    const STILLS: &'static [Still] = &[Still { id: "ratio-product", state: "" }];
    const TRIALS: &'static [&'static str] = &[
        "",
        "steps=1",
        "steps=2\nversion=1\nmore=1",
        "steps=3\nversion=2\nruns=1",
        "steps=37",
        "steps=100\nseed=2\nruns=1",
        "steps=100\nversion=1\nruns=30\nseed=4294967295",
        "steps=141\nversion=2\nmore=1",
        "steps=300\nseed=0\nruns=3\nmore=1",
        "version=1\nruns=50",
        "version=2\nmore=1\nruns=50",
        "steps=640\nruns=2\ndo=draw",
        "seed=4294967295\nruns=9\ndo=draw",
        "steps=0\nruns=1001\nseed=x\nversion=3",
    ];

    fn form(form: &mut Form) {
        form.group("row", |f| {
            f.slider("steps").play("steps", 14, "Flip");
        });
        form.part("div", "picture").readouts(&[
            ("mean", "Mean weight"),
            ("median", "Median weight"),
            ("ess", "ESS/N"),
        ]);
        form.group("row", |f| {
            let versions = [
                ("0", "product of all its ratios"),
                ("1", "per decision: the ratios so far"),
                ("2", "length-normalised, as in GSPO"),
            ];
            f.choice("version", &versions).button("draw", "New runs");
            f.button("reset", "Reset");
        });
        form.part("p", "law");
        form.drawer("more", "More instruments; runs and seed", |f| {
            f.readouts(&[
                ("above", "Runs above one"),
                ("heaviest", "Heaviest run"),
                ("spread", "Standard deviation"),
            ]);
            f.group("row", |f| {
                f.field("runs").field("seed");
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
        let flips = state.whole("steps");
        let version = state.whole("version") as usize;
        let weighting = [Product, PerDecision, GeometricMean][version];
        // There is always a step, so there is always a horizon.
        let Ok(horizon) = horizon(flips) else { return };
        let (sampled, law) = (
            self.sampled(state, weighting, view.is_narrow()),
            CoinFlips::new(flips),
        );

        let (n, all) = (&counted(sampled.runs(), "run"), &count(sampled.runs()));
        let length = &counted(flips as usize, "flip");
        let (mean, median) = (&short(sampled.mean()), &short(sampled.median()));
        let exact = &short(weighting.mean(&horizon));
        view.says("steps", length.as_str());
        view.readout("mean", mean, &["of ", n, "; truly ", exact]);
        let truly = |log_weight| short(exp(squeezed(weighting, log_weight, flips)));
        // With an odd number of flips every weight between the two middle ones is a median.
        let (middle, half) = (log(law.median()), 0.5 * log(1.5));
        let truly = &match flips % 2 {
            0 => truly(middle),
            _ => [&*truly(middle - half), " to ", &truly(middle + half)].concat(),
        };
        match weighting {
            PerDecision => view.readout("median", median, &["of ", n]),
            _ => view.readout("median", median, &["truly ", truly]),
        }
        let (mut effective, mut heaviest) = (0.0, 0.0);
        if let Ok(weights) = LogWeights::new(sampled.ends.clone()) {
            effective = ess(&weights).unwrap_or(0.0) / sampled.runs() as f64;
            heaviest = largest_share(&weights).unwrap_or(0.0);
        }
        let limit = weighting.ess_fraction(&horizon);
        view.readout("ess", &share(effective), &["truly ", &share(limit)]);

        view.part("law", match weighting {
            Product => {
                let from = law.half_of_the_mean();
                let seen = sampled.above(law.log_weight(from as f64 - 0.5));
                let (seen, chance) = (&count(seen), law.at_least(from));
                let heads = &counted(from, "head");
                let rare = if chance < 0.01 {
                    ["one in ", &short(1.0 / chance)]
                } else {
                    [&percent(chance, 2), " of all"]
                };
                ["At least half of the true mean is carried by the runs with ", heads, " or more, ", rare[0], rare[1], "; here, ", seen, " of ", all, "."].concat()
            }
            PerDecision => {
                let saved = &short(horizon.second_moment() * limit);
                ["Each flip pays one, times the ratios up to it. That divides the mean square of the weight by ", saved, "; it still grows exponentially."].concat()
            }
            GeometricMean => {
                let heads = heads_by_geometric_mean(flips).unwrap_or(0.5);
                let heads = &percent(heads, 4);
                let calm = match flips {
                    1 => "With one flip this is the product itself.",
                    2..20 => "The longer the run, the less it reweights.",
                    _ => "Calm, for it hardly reweights.",
                };
                [calm, " Self-normalised, it is the weight towards a coin that lands heads ", heads, " of the time; the new policy's does 60\u{a0}%."].concat()
            }
        });
        let above = &[&count(sampled.above(0.0)), " of ", all].concat();
        match weighting {
            PerDecision => view.readout("above", above, &[]),
            _ => view.readout("above", above, &["truly ", &share(law.above_one())]),
        }
        view.readout("heaviest", &share(heaviest), &["of all weight"]);
        let spread = short(weighting.standard_deviation(&horizon));
        view.readout("spread", &spread, &["of one weight, exactly"]);
        view.tell(
            [
                "After ",
                length,
                " the mean weight of ",
                n,
                " is ",
                mean,
                "; it should be 1.",
            ]
            .concat(),
        );

        let described = &["Weights of ", n, " along ", length, ", on a log axis. Every single ratio is 0.8 or 1.2. At the end the mean of the runs is ", mean, ", truly ", exact, ", and their median ", median, "."].concat();
        let picture = Picture::new(view, &horizon, weighting, &sampled, law);
        view.part("picture", picture.draw(described, &horizon));
    }
}

/// The log weight of a run whose ratios have this log product.
fn squeezed(weighting: Weighting, log_product: f64, flips: u32) -> f64 {
    let by = if weighting == GeometricMean { flips.max(1) } else { 1 };
    log_product / f64::from(by)
}

/// A number of things, one or many.
fn counted(n: usize, what: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    [&count(n), "\u{a0}", what, s].concat()
}

/// A number for a readout.
fn short(x: f64) -> String {
    if x == 1.0 {
        return "1".into();
    }
    significant(x, if (0.1..10.0).contains(&x) { 3 } else { 2 })
}

/// A share: in percent, as long as that is readable.
fn share(x: f64) -> String {
    match x {
        _ if x < 1e-4 => short(x),
        _ if x > 0.9995 && x < 1.0 => "over 99.9\u{a0}%".into(),
        _ => percent(x, 2),
    }
}

type Points = Vec<(f64, f64)>;

/// The weights against the flips, and beside it how they lie at the end.
struct Picture<'a> {
    sampled: &'a Sampled,
    weighting: Weighting,
    law: CoinFlips,
    flips: u32,
    narrow: bool,
    width: f64,
    x: Scale,
    /// Of the log weight, and how far it goes up and down from weight one.
    y: Scale,
    reach: f64,
}

impl<'a> Picture<'a> {
    /// The axes follow the number of flips: the clip shrinks from most of the picture to a line.
    fn new(
        view: &View,
        horizon: &Horizon,
        weighting: Weighting,
        sampled: &'a Sampled,
        law: CoinFlips,
    ) -> Self {
        let (width, narrow) = (view.width, view.is_narrow());
        let reach = match weighting {
            GeometricMean => 0.27,
            _ => 0.1 - horizon.log_mean() + 2.6 * horizon.log_sd(),
        };
        let [left, beside] = if narrow { [40.0, 66.0] } else { [46.0, 104.0] };
        let flips = sampled.at[sampled.at.len() - 1];
        let x = Scale::linear([0.0, f64::from(flips)], [left, width - beside]);
        let y = Scale::linear([-reach, reach], [BOTTOM, TOP]);
        Self { sampled, weighting, law, flips, narrow, width, x, y, reach }
    }

    fn draw(&self, described: &str, horizon: &Horizon) -> String {
        let Self { sampled, weighting, x, y, .. } = *self;
        let mut svg = Svg::new(self.width, HEIGHT, described);
        let ([left, right], one) = (x.ends(), y.at(0.0));

        let top = y.at(log(1.2)).min(one - 2.5);
        let bottom = y.at(log(0.8)).max(one + 2.5);
        svg.rect("clip", [left, top, right - left, bottom - top]);
        svg.rect("clip", [left, 3.0, 22.0, 11.0]);
        let all = &count(sampled.runs() * self.flips as usize);
        let inside = if self.narrow {
            ["the clip: all ", all, " ratios inside"]
        } else {
            ["0.8 to 1.2, PPO’s clip: all ", all, " ratios lie in it"]
        };
        svg.text("note", Anchor::Start, (left + 29.0, 13.0), &inside.concat());
        self.axes(&mut svg);

        if weighting != PerDecision {
            self.cone(&mut svg, "old fill cone", |law| &law.old);
            self.cone(&mut svg, "new fill cone", |law| &law.new);
        }
        for run in &sampled.paths {
            svg.stroke("sampled run", &self.along(run));
        }
        let [low, high] = [horizon.log_mean(), horizon.kl()].map(|w| y.at(w));
        let mut straight = |class, end| {
            svg.stroke(class, &[(left, one), (right, end)]);
        };
        match weighting {
            Product => {
                straight("old", low);
                straight("new", high);
            }
            PerDecision => straight("old dashed", low),
            GeometricMean => {}
        }
        let exact = self.exact();
        if weighting != Product {
            svg.stroke("ink dashed", &exact);
        }
        self.ends(&mut svg);
        let means: Vec<f64> = sampled.means.iter().map(|mean| log(*mean)).collect();
        let means = self.along(&means);
        svg.stroke("sampled mean", &means);
        svg.stroke("ink", &[(left, one), (right + 74.0, one)]);
        let end = means[means.len() - 1];
        svg.dot("sampled", end, 4.5);

        let mut label = |class, y, text: &str| {
            svg.text(class, Anchor::End, (right - 9.0, y), text);
        };
        let should = match weighting {
            GeometricMean => "it should be: 1",
            _ => "true mean: 1, always",
        };
        label("halo strong", one - 7.0, should);
        let lowest = match weighting {
            Product => end.1,
            _ => y.within(sampled.ends[0]),
        };
        let below = lowest.max(one + 2.0).min(BOTTOM - 22.0) + 17.0;
        let mean = ["mean of ", &counted(sampled.runs(), "run")].concat();
        label("halo sampled strong", below, &mean);
        if low - one > 24.0 && (low + 17.0 - below).abs() > 15.0 {
            let deviation = exact[exact.len() - 1].1 - 9.0;
            match weighting {
                Product => {
                    label("halo old", low + 17.0, "median");
                    label("halo new", high - 9.0, "half of the mean lies above");
                }
                PerDecision => {
                    label("halo old", low + 17.0, "median of the products");
                    label("halo", deviation, "one standard deviation above");
                }
                GeometricMean => {}
            }
        }
        svg.finish()
    }

    /// Log weights at the places where the runs are looked at.
    fn along(&self, weights: &[f64]) -> Points {
        let at = self.sampled.at.iter().map(|t| self.x.at(f64::from(*t)));
        at.zip(weights).map(|(x, w)| (x, self.y.within(*w))).collect()
    }

    /// What is exact of the weights that are not the product: the mean of the geometric mean, and one
    /// standard deviation above the mean of the other.
    fn exact(&self) -> Points {
        let mut weights = vec![0.0];
        for &t in &self.sampled.at[1..] {
            weights.push(horizon(t).map_or(0.0, |horizon| {
                let mean = self.weighting.mean(&horizon);
                log(match self.weighting {
                    PerDecision => mean + PerDecision.standard_deviation(&horizon),
                    _ => mean,
                })
            }));
        }
        self.along(&weights)
    }

    fn axes(&self, svg: &mut Svg) {
        let [left, right] = self.x.ends();
        let plain: &[f64] = match self.reach {
            r if r < 0.3 => &[0.8, 0.9, 1.0, 1.1, 1.2],
            r if r < 1.1 => &[0.4, 0.6, 0.8, 1.0, 1.2, 1.6, 2.5],
            r if r < 3.5 => &[0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0],
            _ => &[],
        };
        let mut tick = |weight: f64, text: &str| {
            if weight.abs() < self.reach {
                let y = self.y.at(weight);
                svg.stroke("grid", &[(left, y), (right, y)]);
                svg.text("note", Anchor::End, (left - 6.0, y + 4.5), text);
            }
        };
        for &weight in plain {
            let decimals = usize::from(weight != 1.0 && weight < 5.0);
            tick(log(weight), &fixed(weight, decimals));
        }
        if plain.is_empty() {
            let decades = self.reach / log(10.0);
            let wide = |by: &i32| decades < 4.3 * f64::from(*by);
            let by = [1, 2, 5].into_iter().find(wide).unwrap_or(10);
            for power in (-4..=4).map(|i| i * by) {
                tick(log(10.0) * f64::from(power), &power_of_ten(power));
            }
        }
        let most = if self.narrow { 3 } else { 5 };
        let steps = [1, 2, 5, 10, 20, 50, 100, 200];
        let few = |by: &u32| self.flips <= by * most;
        let by = steps.into_iter().find(few).unwrap_or(500);
        for t in (0..=self.flips / by).map(|i| i * by) {
            let place = (self.x.at(f64::from(t)), BOTTOM + 18.0);
            svg.text("note", Anchor::Middle, place, &count(t as usize));
        }
        svg.text("note", Anchor::Start, (right + 26.0, BOTTOM + 18.0), "flips");
    }

    /// Where nine in ten of a policy's runs are: exact, from the law of the heads.
    fn cone(&self, svg: &mut Svg, class: &str, masses: fn(&CoinFlips) -> &[f64]) {
        let (mut around, mut upper) = (Points::new(), Points::new());
        for (i, &t) in self.sampled.at.iter().enumerate() {
            if i % 4 != 0 && t != self.flips {
                continue;
            }
            let (law, x) = (CoinFlips::new(t), self.x.at(f64::from(t)));
            for (edge, level) in [(&mut around, 0.05), (&mut upper, 0.95)] {
                let weight = law.log_weight(between(masses(&law), level));
                let weight = squeezed(self.weighting, weight, t);
                edge.push((x, self.y.within(weight)));
            }
        }
        around.extend(upper.iter().rev());
        svg.stroke(class, &around);
    }

    /// How the weights lie at the end: the runs as bars, what is exact as two hills.
    fn ends(&self, svg: &mut Svg) {
        let Self { sampled, weighting, flips, y, .. } = *self;
        let start = self.x.ends()[1] + 8.0;
        let peak = if self.narrow { 24.0 } else { 60.0 };
        let exact = weighting != PerDecision;
        // Weights are places, whole numbers: of heads, or of bars where heads do not decide.
        let none = squeezed(weighting, self.law.log_weight(0.0), flips);
        let each = squeezed(weighting, self.law.log_weight(1.0), flips) - none;
        let each = if exact { each } else { 5.0 / (y.at(0.0) - y.at(1.0)) };
        let none = if exact { none } else { 0.0 };
        let pixels = y.at(0.0) - y.at(each);
        let place = |heads: f64| y.at(none + heads * each);
        // A bar is at least five pixels high: so many of them share one.
        let shared = (5.0 / pixels).ceil();
        let mut bars: Vec<(f64, f64)> = Vec::new();
        for &weight in &sampled.ends {
            let bar = (((weight - none) / each).round() / shared).floor();
            match bars.last_mut() {
                Some((last, n)) if *last == bar => *n += 1.0,
                _ => bars.push((bar, 1.0)),
            }
        }
        let masses = self.law.old.iter().chain(&self.law.new);
        let highest = masses.copied().fold(0.0, f64::max);
        let most = bars.iter().map(|(_, n)| *n).fold(0.0, f64::max);
        let full =
            if exact { highest * shared * sampled.runs() as f64 } else { most };
        let half = (0.4 * shared * pixels).min(5.0);
        let mut corners = Points::new();
        for (bar, n) in bars {
            let y = place(bar * shared + (shared - 1.0) / 2.0);
            let end = start + (n / full).min(1.3) * peak;
            corners.extend([(start, y - half), (end, y - half), (end, y + half)]);
            corners.extend([(start, y + half), (f64::NAN, y)]);
        }
        svg.stroke("sampled solid soft", &corners);
        let one = y.at(0.0);
        for (class, masses, name, side) in [
            ("old", &self.law.old, PI_OLD, 1.0),
            ("new", &self.law.new, PI_NEW, -1.0),
        ] {
            if !exact {
                continue;
            }
            let mut hill = Points::new();
            let fine = (1.5 / pixels).ceil() as usize;
            for heads in (0..flips as usize + 3).step_by(fine) {
                let at = place(heads as f64 - 1.0);
                let mass = |i: usize| {
                    masses.get(i.wrapping_sub(1)).copied().unwrap_or(0.0)
                };
                let near = [heads.saturating_sub(1), heads, heads + 1];
                let seen = near.iter().any(|&i| mass(i) > 1e-3 * highest);
                if seen && (TOP..=BOTTOM).contains(&at) {
                    hill.push((start + mass(heads) / highest * peak, at));
                }
            }
            svg.stroke(class, &hill);
            let middle = place(quantile(masses, 0.5) as f64);
            let label = one + side * (side * (middle - one)).max(11.0) + 5.0;
            svg.text(class, Anchor::Start, (start + peak + 5.0, label), name);
        }
    }
}

/// The number of heads below which lies this much of the mass, each mass spread evenly around its
/// place.
fn between(masses: &[f64], level: f64) -> f64 {
    let mut left = level;
    for (heads, mass) in masses.iter().enumerate() {
        if left < *mass && masses.len() > 1 {
            let place = heads as f64 - 0.5 + left / mass;
            return place.clamp(0.0, (masses.len() - 1) as f64);
        }
        left -= mass;
    }
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sampled(request: &str) -> Sampled {
        let mut state = State::first(RatioProduct::SETTINGS);
        assert!(state.take(request).is_empty());
        let weighting =
            [Product, PerDecision, GeometricMean][state.whole("version") as usize];
        RatioProduct::default().sampled(&state, weighting, false)
    }

    #[test]
    fn a_longer_run_begins_as_the_shorter_one_did_and_more_runs_keep_the_first() {
        let short = sampled("steps=100\nruns=20");
        let long = sampled("steps=1000\nruns=300");
        for (short, long) in short.paths.iter().zip(&long.paths) {
            // Places 100 and 12 of each: after a hundred flips.
            assert_eq!((short[100], short.len()), (long[12], 101));
        }
        assert_eq!((short.at[100], long.at[12]), (100, 100));
    }

    #[test]
    fn at_a_thousand_flips_the_mean_of_two_hundred_runs_is_nearly_nothing() {
        let mut rare = 0;
        for seed in 1..=20 {
            let runs = sampled(&format!("seed={seed}"));
            assert!(runs.mean() < 0.5 && runs.median() < 1e-7, "{seed}");
            rare += runs.above(CoinFlips::new(1000).log_weight(599.5));
        }
        assert_eq!(rare, 0);
    }

    #[test]
    fn what_is_far_from_its_law_is_no_run_of_the_coin() {
        // The mean of the geometric mean is a mean of bounded things: it may be tested by z.
        for flips in [1, 10, 1000] {
            let runs = sampled(&format!("steps={flips}\nruns=1000\nversion=2"));
            let horizon = horizon(flips).unwrap();
            let off = runs.mean() - GeometricMean.mean(&horizon);
            let z = off / GeometricMean.standard_deviation(&horizon)
                * f64::sqrt(1000.0);
            assert!(z.abs() < 4.0, "{flips}: {z}");
        }
    }

    #[test]
    fn between_two_places_the_mass_is_spread_evenly() {
        assert_eq!(between(&[1.0], 0.5), 0.0);
        assert_eq!(between(&[0.5, 0.5], 0.25), 0.0);
        assert_eq!(between(&[0.25, 0.5, 0.25], 0.5), 1.0);
    }
}

//! `<variance-bomb>`: one batch under a moving target, its running mean, and what it cannot see.

use crate::state;
use crate::svg::{PI_NEW, PI_OLD};
use crate::words::{short, trimmed};
use crate::{Anchor, Draws, Form, Scale, Setting, State, Still, Svg, View, Widget};
use libm::{exp, sqrt};
use reweight::ess::{ess, largest_share};
use reweight::gaussian_shift::{Gaussian, GaussianShift, Integrand};
use reweight::log_weights::{LogWeights, WeightError};
use reweight::ordinary::{Estimate, ordinary};
use reweight::running_mean::{Jump, first_jump, running_mean};
use reweight_style::{count, fixed, percent, power_of_ten, significant};
use std::f64::consts::PI;

/// f(x) = x², throughout.
const F: Integrand = Integrand::Square;
/// What the picture of the policies spans.
const SPAN: [f64; 2] = [-3.6, 10.0];
/// Draws that a running mean follows, and what breaks it: as in `examples/running_mean.rs`.
const RUN: usize = 5000;
const SETTLED: usize = 1000;
const FACTOR: f64 = 5.0;
/// Batches in the strip up to a thousand draws each. Beyond, there are fewer, of so many draws
/// together, but not too few to be a strip: what a frame has time for.
const BATCHES: usize = 100;
const MANY: usize = 1000;
const DRAWS: usize = 24_000;
const FEWEST: usize = 8;

/// Caches: what is shown depends on the state alone.
#[derive(Debug, Default)]
pub struct VarianceBomb {
    batches: Draws,
    run: Draws,
    /// Where the running mean stood the last time: playing stops when it passes the break.
    stood: usize,
}

/// Finite numbers beyond the largest and the smallest that a float holds, in words.
const HUGE: &str = "over 10¹⁵⁰";
const TINY: &str = "under 10⁻³⁰⁰";

/// A pair of policies, and what a batch says of it.
struct Scene {
    gap: f64,
    spread: f64,
    n: usize,
    pair: GaussianShift,
    truth: f64,
}

impl Scene {
    fn weigh(&self, xs: &[f64]) -> Result<LogWeights, WeightError> {
        LogWeights::new(xs.iter().map(|&x| self.pair.log_weight(x)).collect())
    }

    fn true_error(&self) -> f64 {
        self.pair.ordinary_sd(F, self.n)
    }
}

/// The batch on show, weighed, and the share of its heaviest draw.
struct Batch {
    weights: LogWeights,
    largest: f64,
}

/// f of each draw.
fn squares(xs: &[f64]) -> Vec<f64> {
    xs.iter().map(|x| x * x).collect()
}

impl Widget for VarianceBomb {
    const SETTINGS: &'static [Setting] = &[
        Setting::number(
            "gap",
            "Gap between the policies",
            [0.0, 6.0, 0.05, 3.0],
            2,
        ),
        Setting::whole("n", "Draws in a batch", [50, 5000, 1000]),
        Setting::whole("seed", "Seed", [0, u32::MAX, 1]),
        Setting::number(
            "spread",
            "Spread of the new policy",
            [0.5, 2.0, 0.05, 1.0],
            2,
        ),
        Setting::whole("estimator", "Estimate", [0, 1, 0]),
        Setting::whole("run", "Run", [0, u32::MAX, 6]),
        Setting::number(
            "at",
            "Draws so far",
            [10.0, RUN as f64, 10.0, RUN as f64],
            0,
        ),
        Setting::flag("instruments", "Instruments"),
    ];
    const STILLS: &'static [Still] = &[
        Still { id: "variance-bomb", state: "" },
        Still { id: "variance-bomb-ess", state: "instruments=1" },
    ];
    const TRIALS: &'static [&'static str] = &[
        "",
        "gap=0",
        "gap=1\nseed=2",
        "gap=6\nat=1990",
        "gap=2.35\nn=50\nat=10",
        "gap=3\nn=400\nseed=4294967295\ninstruments=1",
        "gap=0\nn=50\ninstruments=1\nestimator=1",
        "gap=4.5\nn=5000\nspread=0.5\ninstruments=1",
        "gap=1\nn=120\nspread=1.4\ninstruments=1",
        "gap=0.5\nspread=1.45\nrun=7\ninstruments=1",
        "gap=6\nspread=2\nn=333\nestimator=1\ninstruments=1",
        "seed=letters\nn=2000\ninstruments=0",
        "n=49\ngap=2",
        "do=resample",
        "seed=4294967295\nrun=4294967295\ndo=resample\ndo=another",
    ];

    fn form(form: &mut Form) {
        form.group("row", |f| {
            f.slider("gap").button("resample", "Resample").button("reset", "Reset");
        });
        form.part("div", "picture").readouts(&[
            ("says", "This batch says"),
            ("truth", "The truth"),
            ("error", "True standard error"),
        ]);
        form.raw("<p class=\"act\">The mean as draws come in, run ");
        form.part("span", "whose").raw("</p>");
        form.part("div", "time");
        form.group("row", |f| {
            f.slider("at").play("at", 10, "Play");
            f.button("another", "Another run").memory("run");
        });
        form.drawer("instruments", "Instruments", |f| {
            f.group("row", |f| {
                f.slider("spread").field("n").field("seed");
                f.choice(
                    "estimator",
                    &[("0", "ordinary"), ("1", "self-normalised")],
                );
            });
            f.part("div", "strip").part("div", "table");
            f.readouts(&[
                ("ess", "ESS/N, read here"),
                ("limit", "ESS/N, its limit"),
                ("largest", "Largest weight"),
            ]);
            f.raw("<p class=\"act\">The same batch in Rust</p>");
            f.part("div", "native").copy("native", "Copy");
        });
    }

    fn press(&mut self, button: &str, state: &mut State) {
        let name = match button {
            "resample" => "seed",
            "another" => "run",
            _ => return,
        };
        state.set(name, f64::from(state.whole(name).wrapping_add(1)));
    }

    fn show(&mut self, state: &State, view: &mut View) {
        let (gap, spread) = (state.number("gap"), state.number("spread"));
        let Ok(pair) = GaussianShift::new(gap, spread) else { return };
        let (n, truth) = (state.whole("n") as usize, pair.mean(F));
        let scene = Scene { gap, spread, n, pair, truth };
        view.says("gap", trimmed(gap));
        view.says("spread", trimmed(spread));
        let shown = self.one_batch(&scene, state, view).and_then(|batch| {
            self.time(&scene, state, view)?;
            self.instruments(&scene, &batch, state, view)
        });
        // Within the sliders' bounds no weight is too large for a number.
        debug_assert_eq!(shown, Ok(()));
    }
}

impl VarianceBomb {
    /// The first act: the batch, and its estimate beside the truth.
    fn one_batch(
        &mut self,
        scene: &Scene,
        state: &State,
        view: &mut View,
    ) -> Result<Batch, WeightError> {
        self.batches.hold(u64::from(state.whole("seed")), scene.n, 1, scene.n);
        let xs = self.batches.batch(0);
        let weights = scene.weigh(xs)?;
        let e = ordinary(&weights, &squares(xs))?;
        let (low, high) = e.interval();
        let says = plus_minus(&e);
        let interval = ["95\u{a0}%: ", &short(low), " to ", &short(high)];
        let truth = trimmed(scene.truth);
        let verdict = match () {
            () if e.holds(scene.truth) => "in the interval",
            () if high < scene.truth => "above the interval",
            () => "below the interval",
        };
        let (error, times) = match scene.true_error() {
            error if error.is_finite() => {
                let times = significant(error / e.standard_error, 2);
                (significant(error, 2), [&times, " times the reported"].concat())
            }
            _ if scene.pair.has_finite_variance() => {
                (HUGE.into(), "finite, and beyond counting".into())
            }
            _ => ("infinite".into(), "for spread² is 2 or more".into()),
        };
        view.readout("says", &says, &interval);
        view.readout("truth", &truth, &[verdict]);
        view.readout("error", &error, &[&times]);

        let largest = largest_share(&weights)?;
        let share = percent(largest, 2);
        let gap = trimmed(scene.gap);
        let told = [
            "At a gap of ",
            &gap,
            " the batch says ",
            &says,
            "; the truth is ",
            &truth,
            ", the true standard error ",
            &error,
            ". One of ",
            &count(scene.n),
            " draws has ",
            &share,
            " of the weight.",
        ]
        .concat();
        let picture = policies(scene, xs, &weights, &share, view, &told)?;
        view.part("picture", picture);
        view.tell(told);
        Ok(Batch { weights, largest })
    }

    /// The second act: the running mean, until one draw breaks it.
    fn time(
        &mut self,
        scene: &Scene,
        state: &State,
        view: &mut View,
    ) -> Result<(), WeightError> {
        let seed = state.whole("run");
        self.run.hold(u64::from(seed), RUN, 1, RUN);
        let xs = self.run.batch(0);
        let means = running_mean(&scene.weigh(xs)?, &squares(xs))?;
        let jump = first_jump(&means, SETTLED, FACTOR);
        let now = state.whole("at") as usize;
        let passed = |jump: &Jump| (self.stood + 1..=now).contains(&jump.at);
        let breaks = jump.as_ref().is_some_and(passed);
        self.stood = now;
        view.says("at", count(now));
        view.part("whose", count(seed as usize));
        let (picture, told) = running(scene, &means, now, jump, seed, view);
        view.part("time", picture);
        if breaks {
            view.stop();
            view.tell(told);
        }
        Ok(())
    }

    /// The third act: both estimates over many batches, the gauges, and the line of Rust.
    fn instruments(
        &mut self,
        scene: &Scene,
        Batch { weights, largest }: &Batch,
        state: &State,
        view: &mut View,
    ) -> Result<(), WeightError> {
        if !view.is_still && !state.flag("instruments") {
            for part in ["strip", "table", "ess", "limit", "largest", "native"] {
                view.part(part, ""); // nobody sees it, and it costs more than the rest
            }
            return Ok(());
        }
        let batches =
            if scene.n <= MANY { BATCHES } else { (DRAWS / scene.n).max(FEWEST) };
        let (seed, room) = (u64::from(state.whole("seed")), BATCHES * MANY);
        self.batches.hold(seed, scene.n, batches, room);
        let mut both = [Vec::with_capacity(batches), Vec::with_capacity(batches)];
        for k in 0..batches {
            let xs = self.batches.batch(k);
            let [plain, normalised] = both_estimates(&scene.weigh(xs)?, xs)?;
            both[0].push(plain);
            both[1].push(normalised);
        }
        let chosen = state.whole("estimator") as usize;
        view.part("strip", strip(scene, &both[chosen], chosen, view));
        view.part("table", table(scene, &both));

        let n = scene.n as f64;
        let all = count(scene.n);
        let mut share = |part, fraction: f64| {
            let draws = significant(fraction * n, 2);
            let words = [&*draws, " of ", &all, " draws"];
            view.readout(part, &percent(fraction, 2), &words);
        };
        let (read, limit) = (ess(weights)? / n, scene.pair.ess_fraction());
        share("ess", read);
        match limit {
            0.0 if scene.pair.has_finite_variance() => {
                view.readout("limit", TINY, &["and above zero"]);
            }
            _ => share("limit", limit),
        }
        let fair = significant(largest * n, 2);
        let words = [&*fair, " times its fair share"];
        view.readout("largest", &percent(*largest, 2), &words);
        view.part("native", in_rust(scene, state));
        Ok(())
    }
}

/// [`ordinary`] and [`self_normalised`] of x² at the price of one: the exponentials of a hundred
/// batches are what a frame is made of.
fn both_estimates(
    weights: &LogWeights,
    xs: &[f64],
) -> Result<[Estimate; 2], WeightError> {
    let shares = weights.relative()?;
    let (n, scale) = (xs.len() as f64, exp(weights.largest()));
    let (mut total, mut sum) = (0.0, 0.0);
    for (w, x) in shares.iter().zip(xs) {
        total += w;
        sum += w * (x * x);
    }
    let (mean, normalised) = (sum / n, sum / total);
    let mut squares = [0.0, 0.0];
    for (w, x) in shares.iter().zip(xs) {
        let (above, off) = (w * (x * x) - mean, x * x - normalised);
        squares[0] += above * above;
        squares[1] += w * w * off * off;
    }
    let error = scale * sqrt(squares[0] / (n - 1.0) / n);
    Ok([
        Estimate::checked(scale * mean, error, weights)?,
        Estimate::checked(normalised, sqrt(squares[1]) / total, weights)?,
    ])
}

/// Two densities, the hill where the variance is made, and the draws as large as their weights.
fn policies(
    scene: &Scene,
    xs: &[f64],
    weights: &LogWeights,
    share: &str,
    view: &View,
    told: &str,
) -> Result<String, WeightError> {
    const BASE: f64 = 164.0;
    const LEVEL: f64 = 203.0;
    let (width, narrow) = (view.width, view.is_narrow());
    let mut svg = Svg::new(
        width,
        264.0,
        &["Two bell curves, and draws as large as their weights. ", told].concat(),
    );
    let x = Scale::linear(SPAN, [0.0, width]);
    let old = Gaussian { mean: 0.0, variance: 1.0 };
    let new = scene.pair.target();
    let highest = density(&old, 0.0).max(density(&new, new.mean));
    let y = Scale::linear([0.0, highest], [BASE, 30.0]);
    let hill =
        |from: f64, to: f64, height: &dyn Fn(f64) -> f64| -> Vec<(f64, f64)> {
            let (from, to) = (from.max(SPAN[0]), to.min(SPAN[1]));
            let at = |i: u32| from + (to - from) * f64::from(i) / 80.0;
            (0..=80).map(|i| (x.at(at(i)), y.at(height(at(i))))).collect()
        };
    svg.line("faint thin", [(0.0, BASE), (width, BASE)]);
    for (class, policy) in [("old", &old), ("new", &new)] {
        let reach = 3.3 * sqrt(policy.variance);
        let top =
            hill(policy.mean - reach, policy.mean + reach, &|x| density(policy, x));
        svg.area(&[class, " fill"].concat(), &top, BASE);
    }
    svg.text("old name", Anchor::End, (x.at(-0.8) - 8.0, 62.0), PI_OLD);
    svg.text("new name", Anchor::Start, (x.at(scene.gap) - 62.0, 18.0), PI_NEW);
    svg.text(
        "note",
        Anchor::Start,
        (x.at(scene.gap) - 33.0, 18.0),
        "is asked about",
    );
    let gathers = if narrow { "gathers" } else { "gathers the data" };
    svg.text("note", Anchor::End, (x.at(-1.1) - 8.0, 81.0), gathers);

    // w² f² q is the tilted Gaussian times x⁴: here as high as there is room for.
    let mut ticks = 10.0;
    let mut beyond = "";
    let beyond_at;
    match scene.pair.tilt() {
        Some(tilt) => {
            let (m, v) = (tilt.mean, tilt.variance);
            let made = |x: f64| x * x * x * x * density(&tilt, x);
            let peak = 0.5 * (m + sqrt(m * m + 16.0 * v));
            let scale = 0.55 * highest / made(peak);
            let reach = 4.2 * sqrt(v);
            if m - reach < SPAN[1] {
                svg.line(
                    "ink dashed",
                    hill(m - reach, peak + reach, &|x| scale * made(x)),
                );
            }
            if peak < 9.3 {
                let at = x.at(peak).min(width - 45.0);
                svg.text("note halo", Anchor::Middle, (at, 64.0), "the variance");
                svg.text("note halo", Anchor::Middle, (at, 80.0), "is made here");
            } else {
                // With no gap the hill has a twin on the left.
                let sides = if scene.gap == 0.0 { "±" } else { "" };
                beyond_at =
                    ["the variance is made at ", sides, &fixed(peak, 0), " →"]
                        .concat();
                beyond = &beyond_at;
            }
        }
        None => beyond = "the variance is infinite →",
    }
    if !beyond.is_empty() {
        svg.text("note strong", Anchor::End, (width, 260.0), beyond);
        ticks = if narrow { 0.0 } else { 4.0 };
    }
    for (at, name) in [(-3.0, "−3"), (0.0, "0"), (3.0, "3"), (6.0, "6"), (9.0, "9")]
    {
        if at < ticks {
            svg.text("note", Anchor::Middle, (x.at(at), 260.0), name);
        }
    }

    // The area of a dot is its share of the weight; the sum of all areas never changes.
    let shares = weights.relative()?;
    let total: f64 = shares.iter().sum();
    let heaviest = shares.iter().position(|w| *w == 1.0).unwrap_or(0);
    let radius = |i: usize| (33.0 * sqrt(shares[i] / total)).max(0.9);
    let dots = (0..xs.len()).filter(|&i| i != heaviest).map(|i| {
        let r = radius(i);
        // Small ones lie in the rows of a band, for all to be seen; the larger, the nearer to its middle.
        let aside = (i as f64 * 0.618_033_988_749_895).fract() - 0.5;
        let level = LEVEL + aside * (44.0 - 2.0 * r).max(0.0);
        (x.at(xs[i]), if r < 1.25 { level.round() } else { level }, r)
    });
    svg.dots("old soft", dots);
    let (at, r) = (x.at(xs[heaviest]), radius(heaviest).max(1.5));
    svg.dot("old", (at, LEVEL), r);
    let aside = at + r + 8.0;
    if narrow {
        svg.text("halo strong", Anchor::Start, (aside, LEVEL - 4.0), share);
        svg.text("halo", Anchor::Start, (aside, LEVEL + 14.0), "of the weight");
    } else {
        let told = [
            "<tspan class=\"strong\">",
            share,
            "</tspan> of the weight is on this one draw",
        ];
        svg.text("halo", Anchor::Start, (aside, LEVEL + 5.0), &told.concat());
    }
    svg.handle(
        [0.0, 0.0, width, 264.0],
        "gap",
        false,
        [x.at(0.0), x.at(6.0)],
        [0.0, 6.0],
    );
    Ok(svg.finish())
}

/// The running mean over the draws so far, on a log axis; and the same in words.
fn running(
    scene: &Scene,
    means: &[f64],
    now: usize,
    jump: Option<Jump>,
    seed: u32,
    view: &View,
) -> (String, String) {
    const HEIGHT: f64 = 212.0;
    let width = view.width;
    let seen = means[99..].iter().copied();
    let least =
        seen.clone().fold(scene.truth / 3.0, f64::min).max(scene.truth * 1e-6);
    let most = seen.fold(scene.truth * 3.0, f64::max) * 2.0;
    let x = Scale::linear([0.0, RUN as f64], [38.0, width - 10.0]);
    let y = Scale::log([least, most], [HEIGHT - 26.0, 8.0]);
    let value = significant(means[now - 1], 2);
    let mut told = [
        "The running mean of run ",
        &count(seed as usize),
        " after ",
        &count(now),
        " draws is ",
        &value,
        "; the truth is ",
        &trimmed(scene.truth),
        ".",
    ]
    .concat();
    let broke = jump.filter(|jump| jump.at <= now).map(|jump| {
        let before = [
            &*significant(jump.before, 2),
            " after ",
            &count(jump.at - 1),
            " draws,",
        ]
        .concat();
        let after = [&*significant(jump.after, 2), " after one more"].concat();
        told += &[" It was ", &*before, " ", &*after, "."].concat();
        (jump, before, after)
    });
    let mut svg = Svg::new(width, HEIGHT, &told);

    let few = most < 160.0 * least;
    let mut ten = 1e-7;
    for power in -7..8 {
        for tick in [ten, 3.0 * ten] {
            if (least..most).contains(&tick) && (few || tick == ten) {
                let [left, right] = x.ends();
                svg.line(
                    "faint thin soft",
                    [(left, y.at(tick)), (right, y.at(tick))],
                );
                let plain = if (-2..4).contains(&power) {
                    significant(tick, 1)
                } else {
                    power_of_ten(power)
                };
                svg.text("note", Anchor::End, (32.0, y.at(tick) + 4.5), &plain);
            }
        }
        ten *= 10.0;
    }
    for (n, name) in [
        (0.0, "0"),
        (1000.0, "1,000"),
        (2000.0, "2,000"),
        (3000.0, "3,000"),
        (4000.0, "4,000"),
    ] {
        svg.text("note", Anchor::Middle, (x.at(n), HEIGHT - 6.0), name);
    }
    let unit = if view.is_narrow() { "" } else { "draws" };
    svg.text("note", Anchor::End, (width - 10.0, HEIGHT - 6.0), unit);
    svg.line("ink", [(38.0, y.at(scene.truth)), (width - 10.0, y.at(scene.truth))]);
    let truth = ["the truth, ", &trimmed(scene.truth)].concat();
    svg.text("halo", Anchor::Start, (42.0, y.at(scene.truth) - 7.0), &truth);

    // A point for each pixel, and both ends of every leap.
    let mut last = 0.0;
    let points = (10..=now).filter_map(|n| {
        let at = x.at(n as f64);
        let next = means.get(n).is_some_and(|next| *next > 1.05 * means[n - 1]);
        let leapt = n > 10 && means[n - 1] > 1.05 * means[n - 2];
        if at - last < 1.0 && !next && !leapt && n < now {
            return None;
        }
        last = at;
        Some((at, y.within(means[n - 1])))
    });
    svg.line("sampled", points);
    let (at, level) = (x.at(now as f64), y.within(means[now - 1]));
    svg.dot("sampled", (at, level), 4.0);
    if let Some((jump, before, after)) = broke {
        // Above the leap; beside it where the truth is above.
        let below = if jump.after < scene.truth { 56.0 } else { 0.0 };
        let (at, top) = (x.at(jump.at as f64), y.at(jump.after) + below);
        let (side, aside) = if at < width / 2.0 {
            (Anchor::Start, 8.0)
        } else {
            (Anchor::End, -8.0)
        };
        svg.text("halo", side, (at + aside, top - 24.0), &before);
        svg.text("halo strong", side, (at + aside, top - 7.0), &after);
    } else {
        let side = if at < width / 2.0 { Anchor::Start } else { Anchor::End };
        let lift = if level < 30.0 { 20.0 } else { -10.0 };
        svg.text("halo strong", side, (at, level + lift), &value);
    }
    svg.handle([0.0, 0.0, width, HEIGHT], "at", false, x.ends(), [0.0, RUN as f64]);
    (svg.finish(), told)
}

/// Every batch's interval, from the lowest estimate to the highest.
fn strip(
    scene: &Scene,
    reports: &[Estimate],
    chosen: usize,
    view: &View,
) -> String {
    const HEIGHT: f64 = 190.0;
    let width = view.width;
    let missed = reports.iter().filter(|r| !r.holds(scene.truth)).count();
    let low = reports.iter().filter(|r| r.value < scene.truth).count();
    let name = ["Ordinary", "Self-normalised"][chosen];
    let heading = [
        name,
        " estimates of ",
        &count(reports.len()),
        " batches, with the 95\u{a0}% interval that each reports",
    ]
    .concat();
    let top = 2.2 * scene.truth;
    let beyond = reports.iter().filter(|r| r.value > top).count();
    let (heading, miss, are) = if view.is_narrow() {
        (
            [name, ": ", &count(reports.len()), " batches"].concat(),
            " miss the truth; ",
            " are too low",
        )
    } else {
        (heading, " intervals miss the truth; ", " estimates are too low")
    };
    let mut told =
        [&count(missed), " of ", &count(reports.len()), miss, &count(low), are]
            .concat();
    if beyond > 0 && !view.is_narrow() {
        told += &[", ", &count(beyond), " beyond the top"].concat();
    }
    let mut svg = Svg::new(width, HEIGHT, &[&heading, ". ", &told, "."].concat());
    svg.text("note", Anchor::Start, (0.0, 14.0), &heading);
    svg.text("note", Anchor::End, (width, 14.0), "this batch");
    svg.dot("ink", (width - 72.0, 9.5), 4.5);
    svg.text("strong", Anchor::Start, (0.0, 34.0), &told);
    let y = Scale::linear([0.0, top], [HEIGHT - 6.0, 46.0]);
    let step = (width - 12.0) / reports.len() as f64;
    let place = |k: usize| {
        let before = |&j: &usize| {
            let order = reports[j].value.total_cmp(&reports[k].value);
            order.is_lt() || order.is_eq() && j < k
        };
        let rank = (0..reports.len()).filter(before).count();
        6.0 + step * (rank as f64 + 0.5)
    };
    let places: Vec<f64> = (0..reports.len()).map(place).collect();
    svg.line("faint thin", [(0.0, y.at(0.0)), (width, y.at(0.0))]);
    for (class, holds) in [("sampled thin soft", true), ("sampled thin", false)] {
        let these = || {
            (0..reports.len()).filter(|&k| reports[k].holds(scene.truth) == holds)
        };
        let stems = these().map(|k| {
            let (low, high) = reports[k].interval();
            let (low, high) = (y.within(low), y.within(high));
            [places[k], high, low - high]
        });
        svg.stems(class, stems);
        let size = if holds { 1.5 } else { 2.5 };
        svg.dots(
            "sampled",
            these().map(|k| (places[k], y.within(reports[k].value), size)),
        );
    }
    svg.line("ink", [(0.0, y.at(scene.truth)), (width, y.at(scene.truth))]);
    let truth = ["the truth, ", &trimmed(scene.truth)].concat();
    svg.text("halo", Anchor::Start, (0.0, y.at(scene.truth) - 7.0), &truth);
    let here = (places[0], y.within(reports[0].value));
    svg.dot("ink", here, 4.5);
    svg.finish()
}

/// Both estimates: of this batch, over the batches, and in truth.
fn table(scene: &Scene, both: &[Vec<Estimate>; 2]) -> String {
    let n = scene.n as f64;
    let mut html = [
        "<table><thead><tr><td></td><th>this batch</th><th>mean of ",
        &count(both[0].len()),
        "</th><th>their spread</th><th>by formula</th></tr></thead><tbody>",
    ]
    .concat();
    let spreads =
        [scene.true_error(), sqrt(scene.pair.self_normalised_variance(F) / n)];
    for (i, name) in ["ordinary", "self-normalised"].into_iter().enumerate() {
        let (mean, spread) = mean_and_spread(&both[i]);
        let finite = scene.pair.has_finite_variance();
        let formula = match (spreads[i], i) {
            (spread, _) if spread.is_finite() => significant(spread, 2),
            _ if finite => HUGE.into(),
            (_, 0) => "infinite".into(),
            // The mean itself stays within the values drawn: it has a spread, the formula has none.
            _ => "none".into(),
        };
        let how =
            ["<small>exact</small>", "<small>delta method, large N</small>"][i];
        html += &[
            "<tr><th>",
            name,
            "</th><td>",
            &plus_minus(&both[i][0]),
            "</td><td>",
            &short(mean),
            "</td><td>",
            &short(spread),
            "</td><td>",
            &formula,
            how,
            "</td></tr>",
        ]
        .concat();
    }
    html + "</tbody></table>"
}

fn mean_and_spread(reports: &[Estimate]) -> (f64, f64) {
    let n = reports.len() as f64;
    let mean = reports.iter().map(|r| r.value).sum::<f64>() / n;
    let squares: f64 =
        reports.iter().map(|r| (r.value - mean) * (r.value - mean)).sum();
    (mean, sqrt(squares / (n - 1.0)))
}

/// The batch on show as Rust to be copied.
fn in_rust(scene: &Scene, state: &State) -> String {
    let literal = |x: f64| {
        let text = trimmed(x);
        if text.contains('.') { text } else { text + ".0" }
    };
    let estimate =
        ["ordinary", "self_normalised"][state.whole("estimator") as usize];
    let lines = [
        ["let pair = reweight::gaussian_shift::GaussianShift::new(", &literal(scene.gap), ", ", &literal(scene.spread), ")?; "].concat(),
        ["let batch = reweight::batch::Batch::draw(&rand_distr::StandardNormal, ", &scene.n.to_string(),
            ", |x| pair.log_weight(x), &mut reweight::streams::stream(", &state.whole("seed").to_string(), ", 0))?; "].concat(),
        ["let says = batch.", estimate, "(|x| x * x)?;"].concat(),
    ];
    let mut html = String::new();
    for line in lines {
        html += &["<span>", &state::escaped(&line), "</span>"].concat();
    }
    html
}

fn density(hill: &Gaussian, x: f64) -> f64 {
    let z = x - hill.mean;
    exp(-0.5 * z * z / hill.variance) / sqrt(2.0 * PI * hill.variance)
}

fn plus_minus(e: &Estimate) -> String {
    [&*short(e.value), " ± ", &short(e.standard_error)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_distr::StandardNormal;
    use reweight::batch::Batch as Drawn;
    use reweight::self_normalised::self_normalised;
    use reweight::streams::stream;

    fn shown(lines: &str) -> View {
        let mut state = State::first(VarianceBomb::SETTINGS);
        assert_eq!(state.take(lines), [""; 0]);
        let mut view = View::of_a_still(700.0);
        VarianceBomb::default().show(&state, &mut view);
        view
    }

    #[test]
    fn both_estimates_are_the_listings_to_the_last_bit() {
        for (seed, gap, spread, n) in
            [(1, 3.0, 1.0, 1000), (2, 0.0, 0.5, 50), (3, 6.0, 2.0, 333)]
        {
            let pair = GaussianShift::new(gap, spread).unwrap();
            let weigh = |x| pair.log_weight(x);
            for k in 0..20 {
                let rng = &mut stream(seed, k);
                let batch = Drawn::draw(&StandardNormal, n, weigh, rng).unwrap();
                let f = batch.values(|x| x * x);
                let both = both_estimates(&batch.weights, &batch.xs).unwrap();
                assert_eq!(both[0], ordinary(&batch.weights, &f).unwrap());
                assert_eq!(both[1], self_normalised(&batch.weights, &f).unwrap());
                let mut draws = Draws::default();
                draws.hold(seed, n, k as usize + 1, n);
                assert_eq!(draws.batch(k as usize), batch.xs);
            }
        }
    }

    #[test]
    fn the_still_is_the_batch_of_the_page() {
        let view = shown("");
        assert!(view.content("says").starts_with("9.4 ± 4.5<small>"));
        assert!(view.content("truth").starts_with("10<"));
        assert!(view.content("error").starts_with("111<"));
        assert!(view.content("time").contains("6.3 after 1,995 draws"));
    }

    #[test]
    fn moving_the_gap_keeps_the_data_and_resampling_keeps_the_gap() {
        let places = |view: &View| {
            let picture = view.content("picture");
            let dots = picture.split("class=\"dot old").skip(1);
            let mut places = Vec::new();
            for path in dots {
                let mut x = 0.0;
                let steps = path.split('"').nth(4).unwrap_or("").split("h0");
                for step in steps.filter(|step| !step.is_empty()) {
                    let number = step[1..].trim_start_matches('-');
                    let number = number.split([' ', '-']).next().unwrap();
                    let sign = if step[1..].starts_with('-') { -1.0 } else { 1.0 };
                    x += sign * number.parse::<f64>().unwrap();
                    places.push((2.0 * x) as i32);
                }
            }
            places.sort();
            places
        };
        let (near, far) =
            (places(&shown("gap=1\nn=50")), places(&shown("gap=1.05\nn=50")));
        let kept = near.iter().filter(|x| far.contains(x)).count();
        assert!(near.len() > 40 && kept >= near.len() - 1, "{near:?} {far:?}");
        let other = places(&shown("gap=1\nn=50\nseed=2"));
        assert!(near.iter().filter(|x| other.contains(x)).count() < 10);
    }

    #[test]
    fn an_infinite_variance_is_told_in_words() {
        let view = shown("spread=1.45\ninstruments=1");
        assert!(view.content("error").starts_with("infinite"));
        assert!(view.content("picture").contains("the variance is infinite"));
        assert!(view.content("limit").starts_with("0"));
        let view = shown("spread=1.4\ninstruments=1");
        assert!(!view.content("error").contains("infinite"));
    }

    #[test]
    fn the_code_to_copy_compiles_and_gives_the_estimate_on_show() {
        fn run(
            code: fn() -> Result<Estimate, Box<dyn std::error::Error>>,
        ) -> String {
            plus_minus(&code().unwrap())
        }
        // What is compiled here is, letter by letter, what the widget gives to copy.
        macro_rules! holds {
            ($lines:literal, $says:ident, $($code:tt)*) => {
                let view = shown($lines);
                let told = view.content("native").replace("<span>", "").replace("</span>", "");
                let bare = |text: &str| text.replace("&amp;", "&").replace(char::is_whitespace, "");
                assert_eq!(bare(&told), bare(stringify!($($code)*)));
                let says = run(|| { $($code)* Ok($says) });
                assert!(format!("{}{}", view.content("says"), view.content("table")).contains(&says), "{says}");
            };
        }
        holds!("", says, let pair = reweight::gaussian_shift::GaussianShift::new(3.0, 1.0)?;
            let batch = reweight::batch::Batch::draw(&rand_distr::StandardNormal, 1000, |x| pair.log_weight(x), &mut reweight::streams::stream(1, 0))?;
            let says = batch.ordinary(|x| x * x)?;);
        holds!("gap=0.35\nspread=1.2\nn=70\nseed=9\nestimator=1\ninstruments=1", says, let pair = reweight::gaussian_shift::GaussianShift::new(0.35, 1.2)?;
            let batch = reweight::batch::Batch::draw(&rand_distr::StandardNormal, 70, |x| pair.log_weight(x), &mut reweight::streams::stream(9, 0))?;
            let says = batch.self_normalised(|x| x * x)?;);
    }

    #[test]
    fn playing_stops_once_at_the_draw_that_breaks_the_mean() {
        let mut bomb = VarianceBomb::default();
        let mut state = State::first(VarianceBomb::SETTINGS);
        let mut stops = Vec::new();
        for at in (10..=5000).step_by(70) {
            state.set("at", f64::from(at));
            let mut view = View::new(700.0);
            bomb.show(&state, &mut view);
            let is_told = view.told().contains("after one more");
            assert_eq!(is_told, view.stopped());
            if view.stopped() {
                stops.push(at);
            }
        }
        assert_eq!(stops, [2040]);
    }

    #[test]
    fn a_shut_drawer_says_nothing_that_was_true_before() {
        let mut bomb = VarianceBomb::default();
        let mut state = State::first(VarianceBomb::SETTINGS);
        let mut still = View::of_a_still(700.0);
        bomb.show(&state, &mut still);
        assert!(still.content("strip").starts_with("<svg"));
        state.set("gap", 2.0);
        let mut view = View::new(700.0);
        bomb.show(&state, &mut view);
        assert_eq!(view.content("strip"), "");
        state.set("instruments", 1.0);
        let mut view = View::new(700.0);
        bomb.show(&state, &mut view);
        assert_eq!(
            view.content("strip"),
            shown("gap=2\ninstruments=1").content("strip")
        );
    }
}

//! `<tail-finder>`: the largest weights of a batch, the Pareto tail fitted to them, the truth beside
//! it, and k̂ as what it is: a number that the next batch would draw again.

use crate::words::{short, trimmed};
use crate::{Anchor, Draws, Form, Scale, Setting, State, Still, Svg, View, Widget};
use libm::{exp, log, sqrt};
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::log_weights::WeightError;
use reweight::psis::{Tail, k_threshold, tail_length};
use reweight_style::{count, fixed, power_of_ten, significant};

/// f(x) = x², throughout.
const F: Integrand = Integrand::Square;
/// Fresh batches, the least and the most, and the draws that they have together: fewer of them where
/// batches are large, which is what a frame has time for.
const FRESH: [usize; 2] = [10, 100];
const DRAWS: usize = 40_000;
/// A batch is large beyond so many draws, and large ones have so many together.
const LARGE: usize = 1000;
const DRAWS_OF_LARGE: usize = 24_000;
/// Draws that a batch may have.
const MOST: usize = 5000;
/// The picture goes on to the weight that one draw in so many times N exceeds.
const BEYOND: f64 = 50.0;
/// What the strip spans; a k̂ beyond stands at its end.
const SPAN: [f64; 2] = [-1.0, 2.0];

/// A cache: what is shown depends on the state alone.
#[derive(Debug, Default)]
pub struct TailFinder {
    draws: Draws,
}

/// A pair of policies and the draws that a batch has of it.
struct Scene {
    gap: f64,
    spread: f64,
    n: usize,
    pair: GaussianShift,
    truth: f64,
}

/// What a batch says.
struct Batch {
    /// Each draw with its log weight before it; the heaviest are the last, and ascend.
    draws: Vec<(f64, f64)>,
    tail: Tail,
    /// The largest log weight of all, where it was left out.
    left_out: Option<f64>,
}

impl Batch {
    /// The estimates of E[x²], as drawn and with the tail smoothed: what the self-normalised estimate says
    /// of either, with one exponential for each draw that they share.
    fn estimates(&self) -> [f64; 2] {
        let first = self.draws.len() - self.tail.length;
        let (rest, tail) = self.draws.split_at(first);
        let sums = |logs: &mut dyn Iterator<Item = (f64, f64)>| {
            logs.fold([0.0, 0.0], |[total, sum], (lw, x)| {
                let w = exp(lw - self.tail.largest);
                [total + w, sum + w * (x * x)]
            })
        };
        let rest = sums(&mut rest.iter().copied());
        let mean = |[total, sum]: [f64; 2]| (rest[1] + sum) / (rest[0] + total);
        let drawn = mean(sums(&mut tail.iter().copied()));
        let smooth = self.tail.smoothed();
        if smooth.is_empty() {
            return [drawn, drawn];
        }
        let xs = tail.iter().map(|draw| draw.1);
        [drawn, mean(sums(&mut smooth.into_iter().zip(xs)))]
    }
}

impl Scene {
    /// A batch with at least the `most` heaviest draws and the tail's in order.
    fn batch(
        &self,
        xs: &[f64],
        most: usize,
        cut: bool,
    ) -> Result<Batch, WeightError> {
        let pairs = xs.iter().map(|&x| (self.pair.log_weight(x), x));
        let mut draws: Vec<_> = pairs.collect();
        let enough = 2 + tail_length(xs.len() as u64, 1.0) as usize;
        largest_last(&mut draws, most.max(enough).min(xs.len()));
        let left_out = if cut { draws.pop().map(|draw| draw.0) } else { None };
        let n = draws.len();
        let first = n.saturating_sub(enough - 1);
        let largest = draws[first..].iter().map(|draw| draw.0);
        let tail = Tail::of_largest(&largest.collect::<Vec<_>>(), n as u64)?;
        Ok(Batch { draws, tail, left_out })
    }

    /// The log weight that one draw in `rarity` exceeds, in truth.
    fn exceeded_by_one_in(&self, rarity: f64) -> f64 {
        let [mut low, mut high] = [-60.0, 40.0];
        for _ in 0..40 {
            let middle = 0.5 * (low + high);
            if self.pair.share_above(middle) * rarity > 1.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        0.5 * (low + high)
    }

    /// Whether there is but one policy, whose weights are all one.
    fn is_one_policy(&self) -> bool {
        self.gap == 0.0 && self.spread == 1.0
    }
}

impl Widget for TailFinder {
    const SETTINGS: &'static [Setting] = &[
        Setting::number("gap", "Gap", [0.0, 4.0, 0.05, 2.0], 2),
        Setting::number("spread", "Spread", [0.5, 2.0, 0.05, 1.0], 2),
        Setting::whole("n", "Draws", [50, MOST as u32, 400]),
        Setting::whole("seed", "Seed", [0, u32::MAX, 1]),
        Setting::flag("cut", "Leave out the largest weight"),
        Setting::flag("estimates", "Estimates"),
    ];
    const STILLS: &'static [Still] = &[Still { id: "tail-finder", state: "" }];
    const TRIALS: &'static [&'static str] = &[
        "",
        "do=wide\nestimates=1\ncut=1",
        "gap=0\nspread=1\nn=50",
        "gap=4\nseed=4294967295\ndo=resample",
        "do=light\nestimates=0\ncut=0",
        "gap=3.3\nspread=1.05\nn=2000",
        "gap=0.05\nspread=2\nn=5000\nestimates=1",
        "spread=0.5\nn=120\ncut=1",
        "gap=1\nspread=0.95\nestimates=0\ncut=0",
        "n=49\nseed=letters",
        "gap=2.5\nspread=1.3\nn=50\nseed=7",
    ];

    fn form(form: &mut Form) {
        form.group("row", |f| {
            f.slider("gap").slider("spread");
        });
        form.group("row", |f| {
            f.field("n").button("resample", "Resample").button("reset", "Reset");
            f.button("light", "Trap 1: N(2, 1)");
            f.button("wide", "Trap 2: N(0, 1.5²)");
        });
        form.part("div", "picture").part("div", "strip");
        form.readouts(&[
            ("k", "k̂ of this batch"),
            ("warn", "Fresh batches that warn"),
            ("says", "E[x²], smoothed"),
        ]);
        form.part("p", "law");
        form.drawer("estimates", "Estimates, before and after smoothing", |f| {
            f.group("row", |f| {
                f.field("seed").tick("cut");
            });
            f.part("div", "table");
        });
    }

    fn press(&mut self, button: &str, state: &mut State) {
        let [gap, spread] = match button {
            "light" => [2.0, 1.0],
            "wide" => [0.0, 1.5],
            "resample" => {
                let next = state.whole("seed").wrapping_add(1);
                return state.set("seed", f64::from(next));
            }
            _ => return,
        };
        state.set("gap", gap);
        state.set("spread", spread);
        state.set("n", 400.0);
    }

    fn show(&mut self, state: &State, view: &mut View) {
        let (gap, spread) = (state.number("gap"), state.number("spread"));
        let Ok(pair) = GaussianShift::new(gap, spread) else { return };
        let (n, truth) = (state.whole("n") as usize, pair.mean(F));
        let scene = Scene { gap, spread, n, pair, truth };
        view.says("gap", trimmed(gap));
        view.says("spread", trimmed(spread));
        let shown = self.shown(&scene, state, view);
        // Within the sliders' bounds no weight is too large for a number.
        debug_assert_eq!(shown, Ok(()));
    }
}

impl TailFinder {
    fn shown(
        &mut self,
        scene: &Scene,
        state: &State,
        view: &mut View,
    ) -> Result<(), WeightError> {
        let n = scene.n;
        let draws = if n > LARGE { DRAWS_OF_LARGE } else { DRAWS };
        let batches = 1 + (draws / n).clamp(FRESH[0], FRESH[1]);
        let seed = u64::from(state.whole("seed"));
        self.draws.hold(seed, n, batches, (1 + FRESH[0]) * MOST);
        let batch = scene.batch(self.draws.batch(0), n, state.flag("cut"))?;
        let says = batch.estimates();
        let open = view.is_still || state.flag("estimates");
        let (mut tails, mut estimates) = (Vec::new(), Vec::new());
        for k in 1..batches {
            let fresh = scene.batch(self.draws.batch(k), 0, false)?;
            tails.push(fresh.tail);
            if open {
                estimates.push((fresh.estimates(), fresh.tail.warns(n as u64)));
            }
        }
        let warning = tails.iter().filter(|tail| tail.warns(n as u64)).count();

        let (k, bound) = (k_hat(&batch), fixed(k_threshold(n as u64), 2));
        let (verdict, why) = match batch.tail.k_hat() {
            None => (["all weights are equal", "", ""], ["for want of a fit", ""]),
            Some(_) => {
                let above = ["their k̂ is above ", &bound];
                match batch.tail.warns(n as u64) {
                    true => (["above ", &bound, ": it warns"], above),
                    false => (["up to ", &bound, ": no warning"], above),
                }
            }
        };
        let of = [&count(warning), " of ", &count(tails.len())].concat();
        let (drawn, truth) = (short(says[0]), trimmed(scene.truth));
        view.readout("k", &k, &verdict);
        view.readout("warn", &of, &why);
        let beside = ["as drawn ", &*drawn, ", truth ", &truth];
        view.readout("says", &short(says[1]), &beside);
        let mut law = law(scene);
        if batch.tail.pareto.is_some() {
            let middle = median(&mut tails.iter().filter_map(Tail::k_hat));
            law += &[" The median k̂ is ", &*fixed(middle, 2), "."].concat();
        }
        let verdict = verdict.concat();
        let told = ["k̂ of this batch is ", &k, ", ", &verdict, ". "].concat();
        view.tell([&told, &of, " fresh batches warn. ", &law].concat());
        view.part("picture", picture(scene, &batch, view));
        view.part("strip", strip(scene, &batch, &tails, view));
        view.part("law", law);
        // In a shut drawer nobody sees it.
        let table = if open { table(scene, says, &estimates) } else { "".into() };
        view.part("table", table);
        Ok(())
    }
}

/// k̂ as it is printed.
fn k_hat(batch: &Batch) -> String {
    batch.tail.k_hat().map_or("none".into(), |k| fixed(k, 2))
}

/// What smoothing does, to this batch and to the fresh ones, and how these differ by their verdict.
fn table(scene: &Scene, says: [f64; 2], fresh: &[([f64; 2], bool)]) -> String {
    let mut html = String::from(
        "<table><thead><tr><td></td><th>as drawn</th><th>tail smoothed</th></tr></thead><tbody>",
    );
    let mut row = |name: &[&str], cells: [String; 2]| {
        html += &["<tr><th>", &name.concat(), "</th>"].concat();
        for cell in cells {
            html += &["<td>", &*cell, "</td>"].concat();
        }
        html += "</tr>";
    };
    row(&["this batch"], says.map(short));
    let verdicts = [(true, " that warn"), (false, " that do not")];
    for (warns, name) in verdicts {
        let (mut sums, mut number) = ([0.0, 0.0], 0);
        for (both, _) in fresh.iter().filter(|one| one.1 == warns) {
            number += 1;
            sums = [sums[0] + both[0], sums[1] + both[1]];
        }
        let mean = |sum: f64| match number {
            0 => "–".into(),
            _ => short(sum / number as f64),
        };
        row(&["mean of the ", &count(number), name], sums.map(mean));
    }
    let error = [0, 1].map(|i| {
        let squares = fresh.iter().map(|(both, _)| both[i] - scene.truth);
        let sum: f64 = squares.map(|error| error * error).sum();
        short(sqrt(sum / fresh.len() as f64))
    });
    row(&["root mean square error of all"], error);
    row(&["the truth"], [trimmed(scene.truth), trimmed(scene.truth)]);
    html + "</tbody></table>"
}

/// The true law of the weights, in words.
fn law(scene: &Scene) -> String {
    let (d, s) = (scene.gap, scene.spread);
    let k = fixed(scene.pair.tail_shape(), 2);
    let largest = exp(d * d / (2.0 * (1.0 - s * s)) - log(s));
    let largest = significant(largest, 2);
    let law: &[&str] = match () {
        () if scene.is_one_policy() => {
            return "In truth every weight is 1: there is no tail to fit.".into();
        }
        () if s < 1.0 => &["no weight exceeds ", &largest, ", k = −2, and"],
        () if s == 1.0 => &["the tail is lighter than any power, k = 0, and"],
        () => &["k = 1 − 1/s² = ", &k, ":"],
    };
    let square = scene.pair.second_moment();
    let variance = if square.is_finite() {
        [" the variance is finite, E[w²] = ", &*significant(square, 2), "."]
            .concat()
    } else {
        " the variance is infinite.".into()
    };
    ["In truth ", &law.concat(), &variance].concat()
}

/// The weights by their rarity, both in logarithms: a Pareto tail is a line that rises by k.
fn picture(scene: &Scene, batch: &Batch, view: &View) -> String {
    const HEIGHT: f64 = 250.0;
    let width = view.width;
    let n = batch.draws.len() as f64;
    let (tail, last) = (&batch.tail, BEYOND * scene.n as f64);
    let k = k_hat(batch);
    let m = count(tail.length);
    let told = [
        "The larger half of the batch, by how rare so large a weight is, with the Pareto tail fitted to the largest ",
        &m, ", k̂ ", &k, ", and the true law, on to weights that were not drawn.",
    ]
    .concat();
    let mut svg = Svg::new(width, HEIGHT, &told);

    let most = 4.0 * exp(scene.exceeded_by_one_in(last));
    let half = exp(scene.exceeded_by_one_in(2.0));
    let least = (0.8 * half).clamp(1e-6 * most, 0.1 * most);
    let x = Scale::log([2.0, last], [44.0, width - 4.0]);
    let y = Scale::log([least, most], [HEIGHT - 28.0, 24.0]);
    let ([left, right], [base, top]) = (x.ends(), y.ends());
    let rarity = |rank: usize| n / (rank as f64 + 0.5);
    let edge = x.at(rarity(0)) + 8.0;
    svg.rect("unseen", [edge, top, right - edge, base - top]);
    let middle = 0.5 * (edge + right);
    let unseen = if view.is_narrow() { "not drawn" } else { "not yet drawn" };
    svg.text("note", Anchor::Middle, (middle, base - 8.0), unseen);
    let heading = "The weight that is exceeded by one draw in …";
    svg.text("note", Anchor::Start, (0.0, 14.0), heading);
    grid(&mut svg, (&x, &y), [least, most], last);

    // As far as the picture reaches, and no further.
    let place = |rarity: f64, lw: f64| {
        let level = y.at(exp(lw));
        let inside = (top..=base).contains(&level);
        (x.at(rarity), if inside { level } else { f64::NAN })
    };
    let curve = |from: f64, lw: &dyn Fn(f64) -> f64| -> Vec<(f64, f64)> {
        let rarity = |i: u32| from * exp(log(last / from) * f64::from(i) / 48.0);
        (0..=48)
            .map(|i| (rarity(i), lw(rarity(i))))
            .map(|(r, lw)| place(r, lw))
            .collect()
    };
    let truth = curve(2.0, &|rarity| scene.exceeded_by_one_in(rarity));
    svg.stroke("ink", &truth);

    let ranks = batch.draws.iter().rev().enumerate();
    let places: Vec<_> = ranks.map(|(i, draw)| place(rarity(i), draw.0)).collect();
    let (tails, rest) = places.split_at(tail.length);
    let mut fit = Vec::new();
    if let Some(pareto) = tail.pareto {
        let from = n / tail.length as f64;
        let floor = exp(tail.cutoff - tail.largest);
        fit = curve(from, &|rarity| {
            log(floor + pareto.quantile(1.0 - from / rarity)) + tail.largest
        });
        let smooth = tail.smoothed();
        let moved = tails.iter().zip(smooth.iter().rev());
        let moved =
            moved.map(|(&(at, level), lw)| [at, level, y.within(exp(*lw)) - level]);
        svg.stems("sampled thin soft", moved.filter(|stem| stem[1].is_finite()));
        svg.stroke("sampled fit", &fit);
    }
    let dots = |dots: &[(f64, f64)], r: f64| -> Vec<_> {
        dots.iter()
            .filter(|d| d.1.is_finite() && d.0 >= left)
            .map(|d| (d.0, d.1, r))
            .collect()
    };
    svg.dots("sampled soft", dots(rest, 1.5)).dots("sampled", dots(tails, 2.5));
    let begin = x.at(n / tail.length as f64);
    svg.stroke("faint", &[(begin, top), (begin, base)]);
    let largest = ["the largest ", &*m].concat();
    svg.text("note halo", Anchor::Start, (begin + 5.0, base - 8.0), &largest);
    if let Some(lw) = batch.left_out {
        let at = (edge - 4.0, y.within(exp(lw)));
        svg.dot("ring", at, 4.0);
        svg.text("note halo", Anchor::End, (at.0 - 8.0, at.1 - 4.0), "left out");
    }

    // The higher of the two lines is named above itself, where there is room, the lower one below.
    let level = truth[48].1;
    let higher = fit
        .iter()
        .rfind(|p| p.1.is_finite())
        .is_some_and(|(at, fit)| *fit < level || *at < right - 1.0);
    let mut name = |line: &[(f64, f64)],
                    above: bool,
                    class: &str,
                    name: &str,
                    long: f64| {
        let Some(&(end, level)) = line.iter().rfind(|p| p.1.is_finite()) else {
            return;
        };
        let at = if above {
            let level = (level - 8.0).max(top + 14.0);
            let under = line.iter().rfind(|p| p.1 >= level + 6.0);
            let end =
                if level > top + 14.0 { end } else { under.map_or(end, |p| p.0) };
            (end, level)
        } else {
            let under = line.iter().find(|p| p.0 >= end - long && p.1.is_finite());
            (end, under.map_or(level, |p| p.1) + 17.0)
        };
        svg.text(class, Anchor::End, at, name);
    };
    name(&truth, !higher, "halo", "the truth", 64.0);
    name(&fit, higher, "sampled halo", &["the fit, k̂ = ", &*k].concat(), 112.0);
    svg.finish()
}

/// Powers of ten on both axes.
fn grid(
    svg: &mut Svg,
    (x, y): (&Scale, &Scale),
    [least, most]: [f64; 2],
    last: f64,
) {
    let ([left, right], [base, top]) = (x.ends(), y.ends());
    let few = most < 160.0 * least;
    let mut ten = 1e-9;
    for power in -9..9 {
        for tick in [ten, 3.0 * ten] {
            if (least..most).contains(&tick) && (few || tick == ten) {
                let level = y.at(tick);
                svg.stroke("faint thin soft", &[(left, level), (right, level)]);
                let plain = if (-2..4).contains(&power) {
                    significant(tick, 1)
                } else {
                    power_of_ten(power)
                };
                svg.text("note", Anchor::End, (left - 6.0, level + 4.5), &plain);
            }
        }
        if power > 0 && ten < last {
            let at = x.at(ten);
            svg.stroke("faint thin soft", &[(at, top), (at, base)]);
            let name =
                if power < 5 { count(ten as usize) } else { power_of_ten(power) };
            svg.text("note", Anchor::Middle, (at, base + 18.0), &name);
        }
        ten *= 10.0;
    }
    svg.text("note", Anchor::Start, (0.0, base + 18.0), "one in");
}

/// k̂ of the fresh batches as stacks of dots, between the threshold and the truth.
fn strip(scene: &Scene, batch: &Batch, tails: &[Tail], view: &View) -> String {
    const HEIGHT: f64 = 150.0;
    const TOP: f64 = 46.0;
    const BASE: f64 = 118.0;
    const TICKS: f64 = HEIGHT - 4.0;
    const COLUMN: f64 = 7.0;
    let width = view.width;
    let threshold = k_threshold(scene.n as u64);
    let warning = tails.iter().filter(|t| t.warns(scene.n as u64)).count();
    let heading = ["k̂ of ", &count(tails.len()), " fresh batches"].concat();
    let told = [&heading, ", of which ", &count(warning), " warn."].concat();
    let mut svg = Svg::new(width, HEIGHT, &told);
    svg.text("note", Anchor::Start, (0.0, 14.0), &heading);
    svg.text("note", Anchor::End, (width, 14.0), "this batch");
    svg.dot("ink", (width - 72.0, 9.5), 4.5);

    let x = Scale::linear(SPAN, [12.0, width - 12.0]);
    let [left, right] = x.ends();
    svg.stroke("faint thin", &[(left, BASE), (right, BASE)]);
    let ks: Vec<f64> = tails.iter().filter_map(Tail::k_hat).collect();
    let least = ks.iter().copied().fold(0.0, f64::min);
    let most = ks.iter().copied().fold(0.0, f64::max);
    let ticks =
        [(-0.5, "−0.5"), (0.0, "0"), (0.5, "0.5"), (1.0, "1"), (1.5, "1.5")];
    for (tick, name) in ticks {
        svg.text("note", Anchor::Middle, (x.at(tick), TICKS), name);
    }
    let [first, last] = SPAN;
    let (first, last) = (
        if least < first { "lower" } else { "−1" },
        if most > last { "higher" } else { "2" },
    );
    svg.text("note", Anchor::Start, (0.0, TICKS), first);
    svg.text("note", Anchor::End, (width, TICKS), last);

    // Columns begin at the threshold: what stands to the right of it warns.
    let line = x.at(threshold);
    let mut columns: Vec<(f64, usize)> = Vec::new();
    for k in &ks {
        let here = ((x.within(*k) - line) / COLUMN).ceil();
        match columns.iter_mut().find(|(column, _)| *column == here) {
            Some((_, height)) => *height += 1,
            None => columns.push((here, 1)),
        }
    }
    let highest = columns.iter().map(|column| column.1).max().unwrap_or(1);
    let step = ((BASE - TOP - 6.0) / highest as f64).min(COLUMN);
    let radius = (0.45 * step).clamp(1.0, 3.0);
    for (class, warns) in [("sampled soft", false), ("sampled", true)] {
        let these = columns.iter().filter(|(column, _)| (*column > 0.0) == warns);
        let dots = these.flat_map(|&(column, height)| {
            let at = line + (column - 0.5) * COLUMN;
            (0..height).map(move |i| (at, BASE - step * (i as f64 + 0.5), radius))
        });
        svg.dots(class, dots);
    }

    // Two upright lines, the left one named on its left.
    let truth = scene.pair.tail_shape();
    let has_shape = scene.spread >= 1.0 && !scene.is_one_policy();
    let mut upright =
        |class: &str, at: f64, leftmost: bool, label: &str, name: &str| {
            let (anchor, aside) =
                if leftmost { (Anchor::End, -6.0) } else { (Anchor::Start, 6.0) };
            svg.stroke(class, &[(at, TOP - 12.0), (at, BASE)]);
            svg.text(label, anchor, (at + aside, TOP - 6.0), name);
        };
    let bound = ["warns above ", &*fixed(threshold, 2)].concat();
    upright(
        "ink dashed",
        line,
        has_shape && truth >= threshold,
        "note halo",
        &bound,
    );
    if has_shape {
        let name = ["the true k, ", &*trimmed(truth)].concat();
        upright("ink", x.at(truth), truth < threshold, "halo", &name);
    }
    if let Some(k) = batch.tail.k_hat() {
        svg.dot("ink", (x.within(k), BASE + 9.0), 4.5);
    } else {
        let place = (0.5 * width, BASE - 20.0);
        svg.text("halo", Anchor::Middle, place, "no batch has a tail to fit");
    }
    svg.finish()
}

fn median(values: &mut dyn Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.map(|value| (value, 0.0)).collect();
    let n = values.len();
    largest_last(&mut values, n);
    0.5 * (values[(n - 1) / 2].0 + values[n / 2].0)
}

/// Brings the `most` largest to the end, in ascending order: a heap sort that stops when it has
/// them. The language's own sorting would be a tenth of the module.
fn largest_last(values: &mut [(f64, f64)], most: usize) {
    let n = values.len();
    let sink = |heap: &mut [(f64, f64)], mut at: usize| {
        loop {
            let mut child = 2 * at + 1;
            if child + 1 < heap.len() && heap[child].0 < heap[child + 1].0 {
                child += 1;
            }
            if child >= heap.len() || heap[at].0 >= heap[child].0 {
                return;
            }
            heap.swap(at, child);
            at = child;
        }
    };
    for at in (0..n / 2).rev() {
        sink(values, at);
    }
    for end in (n - most..n).rev() {
        values.swap(0, end);
        sink(&mut values[..end], 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::log_weights::LogWeights;
    use reweight::psis::psis;
    use reweight::self_normalised::self_normalised;
    use reweight::streams::stream;

    fn shown(lines: &str) -> View {
        let mut state = State::first(TailFinder::SETTINGS);
        assert_eq!(state.take(lines), [""; 0]);
        let mut view = View::new(700.0);
        TailFinder::default().show(&state, &mut view);
        view
    }

    fn scene(gap: f64, spread: f64, n: usize) -> Scene {
        let pair = GaussianShift::new(gap, spread).unwrap();
        Scene { gap, spread, n, pair, truth: pair.mean(F) }
    }

    fn draws(seed: u64, n: usize) -> Vec<f64> {
        let mut draws = Draws::default();
        draws.hold(seed, n, 1, n);
        draws.batch(0).to_vec()
    }

    /// How often a path of dots of this class has a dot.
    fn dots(picture: &str, class: &str) -> usize {
        let class = ["class=\"dot ", class, "\""].concat();
        let paths = picture.split("<path ").filter(|path| path.starts_with(&class));
        paths.map(|path| path.matches("h0").count()).sum()
    }

    #[test]
    fn the_tail_and_the_estimates_are_the_listings() {
        for (seed, gap, spread, n) in [
            (1, 2.0, 1.0, 400),
            (2, 0.0, 1.5, 400),
            (3, 4.0, 0.5, 50),
            (1, 1.5, 2.0, 5000),
            (2, 0.0, 1.0, 77),
        ] {
            let (scene, xs) = (scene(gap, spread, n), draws(seed, n));
            let weights = LogWeights::new(
                xs.iter().map(|&x| scene.pair.log_weight(x)).collect(),
            );
            let (weights, f) =
                (weights.unwrap(), xs.iter().map(|x| x * x).collect::<Vec<_>>());
            let (tail, smooth) = psis(&weights).unwrap();
            let expected =
                [&weights, &smooth].map(|w| self_normalised(w, &f).unwrap().value);
            for most in [0, n] {
                let batch = scene.batch(&xs, most, false).unwrap();
                assert_eq!(batch.tail, tail);
                let says = batch.estimates();
                for (says, expected) in says.iter().zip(expected) {
                    assert!((says / expected - 1.0).abs() < 1e-12, "{says}");
                }
            }
        }
    }

    #[test]
    fn without_its_largest_weight_a_batch_has_the_tail_of_the_others() {
        let (scene, mut xs) = (scene(2.0, 1.0, 400), draws(1, 400));
        let cut = scene.batch(&xs, 400, true).unwrap();
        let heaviest = xs.iter().copied().fold(f64::MIN, f64::max);
        xs.retain(|x| *x < heaviest);
        assert_eq!(cut.tail, scene.batch(&xs, 399, false).unwrap().tail);
        assert_eq!(cut.left_out, Some(scene.pair.log_weight(heaviest)));
    }

    #[test]
    fn the_heaviest_come_last_and_in_order() {
        let mut rng = stream(3, 0);
        let pairs = |rng: &mut _| -> Vec<(f64, f64)> {
            use rand_distr::{Distribution, StandardNormal};
            (0..200).map(|_| (StandardNormal.sample(rng), 0.0)).collect()
        };
        for most in [0, 1, 17, 200] {
            let mut some = pairs(&mut rng);
            let mut all = some.clone();
            all.sort_by(|a, b| a.0.total_cmp(&b.0));
            largest_last(&mut some, most);
            assert_eq!(some[200 - most..], all[200 - most..]);
        }
    }

    #[test]
    fn moving_a_policy_keeps_the_draws_and_resampling_the_policies() {
        let xs = draws(1, 400);
        for (gap, spread) in [(1.0, 1.0), (1.05, 1.3)] {
            let batch = scene(gap, spread, 400).batch(&xs, 400, false).unwrap();
            let mut kept: Vec<f64> =
                batch.draws.iter().map(|draw| draw.1).collect();
            let mut all = xs.clone();
            kept.sort_by(f64::total_cmp);
            all.sort_by(f64::total_cmp);
            assert_eq!(kept, all);
        }
        let mut state = State::first(TailFinder::SETTINGS);
        TailFinder::default().press("resample", &mut state);
        assert_eq!((state.whole("seed"), state.number("gap")), (2, 2.0));
    }

    #[test]
    fn a_trap_sets_the_policies_and_the_draws_and_keeps_the_seed() {
        let mut state = State::first(TailFinder::SETTINGS);
        state.take("gap=3\nn=77\nseed=9");
        TailFinder::default().press("wide", &mut state);
        let set = ["gap", "spread", "n", "seed"].map(|name| state.number(name));
        assert_eq!(set, [0.0, 1.5, 400.0, 9.0]);
        TailFinder::default().press("light", &mut state);
        assert_eq!([state.number("gap"), state.number("spread")], [2.0, 1.0]);
    }

    #[test]
    fn neither_trap_warns_always_or_never() {
        for lines in ["gap=2", "gap=0\nspread=1.5"] {
            let warn = shown(lines).content("warn").to_owned();
            let warning: u32 = warn.split(' ').next().unwrap().parse().unwrap();
            assert!((10..90).contains(&warning), "{lines}: {warn}");
        }
    }

    #[test]
    fn the_strip_has_a_dot_for_every_fresh_batch_right_of_the_line_where_it_warns()
    {
        for lines in ["", "gap=0\nspread=1.5", "gap=4\nn=50", "spread=0.6"] {
            let view = shown(lines);
            let strip = view.content("strip");
            let (warn, calm) =
                (dots(strip, "sampled"), dots(strip, "sampled soft"));
            assert_eq!(warn + calm, 100, "{lines}");
            let told = [&warn.to_string(), " of 100<"].concat();
            assert!(view.content("warn").starts_with(&told), "{lines}");
        }
        assert!(shown("n=2000").content("warn").contains(" of 12<"));
        assert!(shown("n=5000").content("warn").contains(" of 10<"));
    }

    #[test]
    fn the_truth_goes_through_the_weights_that_so_many_draws_exceed() {
        for (gap, spread) in [(2.0, 1.0), (0.0, 1.5), (4.0, 0.5), (1.0, 0.95)] {
            let scene = scene(gap, spread, 400);
            for rarity in [2.0, 10.0, 20_000.0, 250_000.0] {
                let share =
                    scene.pair.share_above(scene.exceeded_by_one_in(rarity));
                assert!((share * rarity - 1.0).abs() < 1e-6, "{gap} {spread}");
            }
        }
    }

    #[test]
    fn the_law_says_what_is_true_of_the_weights() {
        for (lines, says) in [
            ("gap=2", "k = 0, and the variance is finite, E[w²] = 55."),
            ("gap=0", "every weight is 1"),
            ("gap=0\nspread=1.5", "k = 1 − 1/s² = 0.56: the variance is infinite."),
            ("gap=0\nspread=1.4", "k = 1 − 1/s² = 0.49: the variance is finite"),
            (
                "gap=0\nspread=0.5",
                "no weight exceeds 2.0, k = −2, and the variance is",
            ),
        ] {
            let view = shown(lines);
            assert!(view.content("law").contains(says), "{}", view.content("law"));
            let has_shape = !lines.contains("0.5") && lines != "gap=0";
            let strip = view.content("strip");
            assert_eq!(strip.contains("the true k"), has_shape, "{lines}");
        }
    }

    #[test]
    fn where_all_weights_are_equal_there_is_no_fit_and_no_k() {
        let view = shown("gap=0");
        assert!(view.content("k").starts_with("none<"));
        assert!(view.content("warn").contains("for want of a fit"));
        assert!(!view.content("picture").contains("the fit"));
    }

    #[test]
    fn a_shut_drawer_has_no_table() {
        assert_eq!(shown("").content("table"), "");
        let table = shown("estimates=1").content("table").to_owned();
        assert!(
            table.ends_with(
                "<th>the truth</th><td>5</td><td>5</td></tr></tbody></table>"
            ),
            "{table}"
        );
    }
}

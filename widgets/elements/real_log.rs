//! `<real-log>`: every row of a shop's log by its weight, to be clipped, mixed and deleted.

use crate::svg::{Anchor, Svg};
use crate::{Form, Scale, Setting, State, Still, View, Widget};
use libm::{exp, log, log10, sqrt};
use reweight::bandit_log::{Impression, to_uniform};
use reweight::log_weights::{LogWeights, WeightError};
use reweight::ordinary::Estimate;
use reweight::psis::{Tail, k_threshold, tail_length};
use reweight_style::{count, fixed, percent, power_of_ten, significant};
use std::f64::consts::LN_10;

/// The log of the Thompson policy for each campaign, made by `examples/pack_real_log.rs`.
const LOGS: [&[u8]; 2] =
    [include_bytes!("real_log/women.rows"), include_bytes!("real_log/all.rows")];
/// The heaviest rows, whose line and item are known.
const NAMED: usize = 8;
/// The grid of the propensities.
const GRID: f64 = 200_000.0;
/// Clipping goes by the decimal logarithm of τ; at the upper end nothing is clipped.
const CLIP: [f64; 2] = [-1.0, 4.5];
/// The axes of weights, in powers of ten, of which each has so many bars; and of click rates.
const POWERS: [f64; 2] = [-2.0, 4.5];
const FINE: f64 = 4.0;
const RATES: [f64; 2] = [-0.002, 0.018];
const TICKS: [(f64, &str); 4] =
    [(0.0, "0"), (0.005, "0.005"), (0.01, "0.010"), (0.015, "0.015")];
/// So many rows are a dot each.
const DOTS: usize = 100;
/// Steps of τ in the picture of what clipping trades.
const STEPS: u32 = 110;

/// A log, kept as it was read.
#[derive(Debug, Default)]
pub struct RealLog {
    log: Option<(usize, Log)>,
}

/// A packed log, opened: its rows from the heaviest down.
#[derive(Debug, Default, PartialEq)]
struct Log {
    items: usize,
    /// How many rows the uniform policy's own log has, and how many clicks.
    uniform: [usize; 2],
    /// The line in the file, and the item, of each of the heaviest.
    named: Vec<[usize; 2]>,
    /// The propensity of the heaviest.
    rarest: f64,
    logs: Vec<f64>,
    weights: Vec<f64>,
    clicks: Vec<f64>,
}

/// What is left to read of a packed log.
struct Packed(std::slice::Iter<'static, u8>);

impl Packed {
    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 || shift > 28 {
                return number;
            }
        }
    }
}

/// A log's head, and its rows as far as weights go.
fn unpacked(bytes: &'static [u8]) -> (Log, Vec<Impression>) {
    let mut packed = Packed(bytes.iter());
    let [items, rows, clicks, n] = [(); 4].map(|()| packed.number());
    let named = [[(); 2]; NAMED].map(|two| two.map(|()| packed.number())).to_vec();
    let head = Log { items, uniform: [rows, clicks], named, ..Log::default() };
    let gaps: Vec<usize> = (0..n).map(|_| packed.number()).collect();
    let last_bits: Vec<u8> = (0..n.div_ceil(4)).map(|_| packed.byte()).collect();
    let mut near = 0;
    let mut log: Vec<Impression> = (gaps.iter().enumerate())
        .map(|(i, gap)| {
            near += gap;
            let propensity = match last_bits[i / 4] >> (2 * (i % 4)) & 3 {
                3 => f64::from_le_bytes([(); 8].map(|()| packed.byte())),
                bits => {
                    let nearest = (near as f64 / GRID).to_bits();
                    f64::from_bits(nearest + u64::from(bits) - 1)
                }
            };
            Impression { item_id: 0, position: 1, click: 0, propensity }
        })
        .collect();
    let mut place = 0;
    for _ in 0..packed.number() {
        place += packed.number();
        log[place].click = 1;
    }
    (head, log)
}

impl Log {
    fn open(campaign: usize) -> Result<Self, WeightError> {
        let (head, rows) = unpacked(LOGS[campaign]);
        let logs = to_uniform(&rows, head.items)?.logs().to_vec();
        let weights = logs.iter().map(|lw| exp(*lw)).collect();
        let clicks = rows.iter().map(|row| f64::from(row.click)).collect();
        Ok(Self { rarest: rows[0].propensity, logs, weights, clicks, ..head })
    }

    /// The click rate of a policy's own log, with its standard error.
    fn rate(clicks: f64, rows: usize) -> Estimate {
        let (value, n) = (clicks / rows as f64, rows as f64);
        Estimate { value, standard_error: sqrt(value * (1.0 - value) / n) }
    }

    /// What the two logs' own clicks say of the policy that follows the logging policy with
    /// probability `alpha`, and shows every item equally often otherwise.
    fn truth(&self, alpha: f64) -> Estimate {
        let own = Self::rate(self.clicks.iter().sum(), self.clicks.len());
        let uniform = Self::rate(self.uniform[1] as f64, self.uniform[0]);
        let value = alpha * own.value + (1.0 - alpha) * uniform.value;
        let parts =
            [alpha * own.standard_error, (1.0 - alpha) * uniform.standard_error];
        let squares = parts[0] * parts[0] + parts[1] * parts[1];
        Estimate { value, standard_error: sqrt(squares) }
    }
}

/// What is done to the log.
struct Scene<'a> {
    log: &'a Log,
    /// The rows that are left: all but the first, or all.
    from: usize,
    alpha: f64,
    /// The decimal logarithm of τ.
    clip: f64,
    /// The weights of what is left, mixed, from the largest down; and clipped as well.
    mixed: Vec<f64>,
    clipped: LogWeights,
    /// How many were lowered, and how many of them were clicked.
    cut: [usize; 2],
}

/// What the rows that are left say.
struct Read {
    /// IPS and SNIPS.
    both: [Estimate; 2],
    ess: f64,
    mean_weight: f64,
    largest_share: f64,
    /// The weights as shares of the largest.
    shares: Vec<f64>,
}

impl<'a> Scene<'a> {
    fn new(whole: &'a Log, state: &State) -> Result<Self, WeightError> {
        let [clip, alpha] = ["clip", "mix"].map(|name| state.number(name));
        let from = usize::from(state.flag("without"));
        let mixed = match alpha {
            0.0 => whole.logs[from..].to_vec(),
            _ => (whole.weights[from..].iter())
                .map(|w| log(alpha + (1.0 - alpha) * w))
                .collect(),
        };
        let log_tau = if clip < CLIP[1] { clip * LN_10 } else { f64::INFINITY };
        let rows = mixed.partition_point(|lw| *lw > log_tau);
        let clicked = whole.clicks[from..][..rows].iter().sum::<f64>() as usize;
        let clipped =
            LogWeights::new(mixed.iter().map(|lw| lw.min(log_tau)).collect())?;
        let cut = [rows, clicked];
        Ok(Self { log: whole, from, alpha, clip, mixed, clipped, cut })
    }

    fn clicks(&self) -> &'a [f64] {
        &self.log.clicks[self.from..]
    }

    fn n(&self) -> usize {
        self.mixed.len()
    }

    /// What [`reweight::ordinary`], [`reweight::self_normalised`], [`reweight::ess`] and the mean weight
    /// are, to the last bit, at the price of one: ten thousand exponentials are what a frame is made of.
    fn read(&self) -> Result<Read, WeightError> {
        let (f, shares) = (self.clicks(), self.clipped.relative()?);
        let (n, largest) = (f.len() as f64, self.clipped.largest());
        let [mut total, mut weight, mut clicked] = [0.0; 3];
        for (w, f) in shares.iter().zip(f) {
            total += w;
            weight += w * w;
            clicked += w * f;
        }
        let (mean, normalised, scale) =
            (clicked / n, clicked / total, exp(largest));
        let [mut ips, mut snips] = [0.0; 2];
        for (w, f) in shares.iter().zip(f) {
            ips += (w * f - mean) * (w * f - mean);
            snips += w * w * (f - normalised) * (f - normalised);
        }
        let error = scale * sqrt(ips / (n - 1.0) / n);
        let w = &self.clipped;
        Ok(Read {
            both: [
                Estimate::checked(scale * mean, error, w)?,
                Estimate::checked(normalised, sqrt(snips) / total, w)?,
            ],
            ess: total * total / weight,
            mean_weight: exp(largest + log(total / n)),
            largest_share: 1.0 / total,
            shares,
        })
    }

    /// The shape of the tail: its few hundred largest weights are enough.
    fn k_hat(&self) -> Option<f64> {
        let n = self.n() as u64;
        let largest = &self.clipped.logs()[..=tail_length(n, 1.0) as usize];
        Tail::of_largest(largest, n).ok()?.k_hat()
    }

    /// How many rows share the largest weight.
    fn heaviest(&self) -> usize {
        let largest = self.clipped.largest();
        self.clipped.logs().partition_point(|lw| *lw >= largest)
    }

    /// One estimate for every τ, in one walk over the rows from the lightest up: sums over those
    /// below τ, and τ times the others. The last is for no τ at all.
    fn swept(&self, self_normalised: bool) -> Vec<(f64, Estimate)> {
        let (n, f) = (self.n(), self.clicks());
        // Of the rows below τ: the weights, their squares, and both of the clicked ones.
        let mut sums = [0.0; 4];
        let (mut left, mut clicked) = (n, f.iter().sum::<f64>());
        let steps = (0..=STEPS + 1).map(|i| match i {
            i if i > STEPS => f64::INFINITY,
            i => CLIP[0] + (CLIP[1] - CLIP[0]) * f64::from(i) / f64::from(STEPS),
        });
        steps
            .map(|power| {
                while left > 0 && self.mixed[left - 1] <= power * LN_10 {
                    left -= 1;
                    let w = match self.alpha {
                        0.0 => self.log.weights[self.from + left],
                        _ => exp(self.mixed[left]),
                    };
                    sums[0] += w;
                    sums[1] += w * w;
                    sums[2] += w * f[left];
                    sums[3] += w * w * f[left];
                    clicked -= f[left];
                }
                let tau = if left > 0 { exp(power * LN_10) } else { 0.0 };
                let [w, squares] = [
                    sums[0] + tau * left as f64,
                    sums[1] + tau * tau * left as f64,
                ];
                let [wf, squares_f] =
                    [sums[2] + tau * clicked, sums[3] + tau * tau * clicked];
                let n = n as f64;
                let (value, variance) = if self_normalised {
                    let mean = wf / w;
                    let spread =
                        squares_f * (1.0 - 2.0 * mean) + mean * mean * squares;
                    (mean, spread / (w * w))
                } else {
                    let mean = wf / n;
                    (mean, (squares_f - n * mean * mean) / (n - 1.0) / n)
                };
                let standard_error = sqrt(variance.max(0.0));
                (power, Estimate { value, standard_error })
            })
            .collect()
    }
}

impl Widget for RealLog {
    const SETTINGS: &'static [Setting] = &[
        Setting::number("clip", "Clip at τ", [CLIP[0], CLIP[1], 0.05, CLIP[1]], 2),
        Setting::number(
            "mix",
            "Mix in the log’s own policy, α",
            [0.0, 1.0, 0.01, 0.0],
            2,
        ),
        Setting::flag("without", "Delete the heaviest row"),
        Setting::whole("estimator", "Estimate", [0, 1, 1]),
        Setting::whole("campaign", "Campaign", [0, 1, 0]),
        Setting::flag("more", "More"),
    ];
    const STILLS: &'static [Still] = &[Still { id: "real-log", state: "" }];
    const TRIALS: &'static [&'static str] = &[
        "",
        "without=1\nestimator=0\nmore=1",
        "clip=2\nestimator=1",
        "clip=-1\nmix=0.5\nwithout=0",
        "clip=4.5\nmix=0.3\nmore=0",
        "mix=1\nclip=0\nwithout=1",
        "mix=0\nwithout=0\nclip=4.5\ncampaign=1",
        "without=1\nestimator=0\nclip=1.35\nmix=0.1\nmore=1",
        "campaign=0\nclip=5\nmix=-0.1\nestimator=2\nwithout=x",
    ];

    fn form(form: &mut Form) {
        form.part("div", "picture").group("row", |f| {
            f.slider("clip").slider("mix");
        });
        form.group("row", |f| {
            f.tick("without");
            f.choice("estimator", &[("0", "IPS"), ("1", "SNIPS")]);
            f.choice("campaign", &[("0", "women"), ("1", "all")]);
            f.button("reset", "Reset");
        });
        form.readouts(&[
            ("says", "The log says"),
            ("ess", "ESS"),
            ("khat", "Tail shape k̂"),
        ]);
        form.part("p", "law");
        form.drawer("more", "More instruments; what clipping trades", |f| {
            f.part("div", "trade").readouts(&[
                ("error", "Standard error"),
                ("moved", "Moved by clipping"),
                ("largest", "Largest share"),
                ("mean", "Mean weight"),
            ]);
        });
    }

    fn show(&mut self, state: &State, view: &mut View) {
        let campaign = state.whole("campaign") as usize;
        if self.log.as_ref().is_none_or(|(is, _)| *is != campaign) {
            self.log = Log::open(campaign).ok().map(|log| (campaign, log));
        }
        let Some((_, log)) = &self.log else { return };
        let shown = Scene::new(log, state).and_then(|scene| {
            scene
                .show(state.whole("estimator") as usize, view)
                .map(|read| scene.instruments(state, &read, view))
        });
        // No row of the logs is without weight, and none weighs more than a number can.
        debug_assert_eq!(shown, Ok(()));
    }
}

const NAMES: [&str; 2] = ["IPS", "SNIPS"];

impl Scene<'_> {
    /// The rows, what they say, and what may be thought of it.
    fn show(&self, chosen: usize, view: &mut View) -> Result<Read, WeightError> {
        let read = self.read()?;
        let both = &read.both;
        let tau = match self.clip {
            clip if clip >= CLIP[1] => "none".into(),
            clip => significant(exp(clip * LN_10), 2),
        };
        view.says("clip", tau);
        view.says("mix", percent(self.alpha, 2));

        let (n, rows) = (self.n(), count(self.n()));
        let (value, range) = (rate(both[chosen].value), interval(&both[chosen]));
        view.readout("says", &value, &["95 %: ", &range]);
        let effective = short(read.ess);
        view.readout("ess", &effective, &["of ", &rows, " rows"]);
        let threshold = k_threshold(n as u64);
        let limit = &fixed(threshold, 2);
        let k_hat = self.k_hat();
        let shape = k_hat.map_or("none".into(), |k| fixed(k, 2));
        let verdict = match k_hat {
            Some(k) if k > threshold => ["it warns: above ", limit],
            Some(_) => ["it would warn above ", limit],
            None => ["no tail left to fit", ""],
        };
        view.readout("khat", &shape, &verdict);
        view.part("law", self.law(chosen));
        let truth = self.log.truth(self.alpha);
        let told = [
            NAMES[chosen],
            " says ",
            &value,
            ", 95 %: ",
            &range,
            "; the logs’ own clicks ",
            &rate(truth.value),
            ". ESS ",
            &effective,
            " of ",
            &rows,
            " rows; k̂ ",
            &shape,
            ".",
        ]
        .concat();
        view.part("picture", self.picture(&read, chosen, &truth, view, &told));
        view.tell(told);
        Ok(read)
    }

    /// What is estimated, and what was done to the rows.
    fn law(&self, chosen: usize) -> String {
        let items = count(self.log.items);
        let uniform = ["showing each of the ", &items, " items equally often"];
        let mut law = String::from("Estimated: the click rate of ");
        law += &match self.alpha {
            1.0 => "the log’s own policy".into(),
            _ => uniform.concat(),
        };
        if self.alpha > 0.0 && self.alpha < 1.0 {
            let share = percent(self.alpha, 2);
            law += &[", but doing as the log’s policy in ", &share, " of cases"]
                .concat();
        }
        if self.from > 0 {
            law += ["; counting no click on", "; never"][chosen];
            law += " what the log gave a chance of ";
            law += &[&tenths(self.log.rarest), " or less"].concat();
        }
        law += ". ";
        let [cut, clicked] = self.cut;
        if cut > 0 {
            let with = match clicked {
                0 => " without a click".into(),
                _ => [" with ", &counted(clicked, "click")].concat(),
            };
            law += &["τ lowers ", &counted(cut, "row"), &with].concat();
            law += match (chosen, clicked) {
                (0, 0) => {
                    ": IPS and its interval stay, though it now estimates less."
                }
                (0, _) => ": IPS falls, and now estimates less.",
                (_, 0) => ": SNIPS divides by less weight, and rises.",
                _ => ": lower still, and SNIPS ends at the log’s own rate.",
            };
        } else if self.alpha == 1.0 {
            law += "Every row weighs 1: these are its own clicks, counted.";
        } else if self.from > 0 {
            law += [
                "The deleted row had no click: IPS divides by one row less, and that is all.",
                "The deleted row had no click: SNIPS divides by less weight, and rises.",
            ][chosen];
        } else {
            law += "The heaviest row has no click: IPS multiplies its weight by zero, SNIPS divides by it.";
        }
        law
    }

    /// What a drawer holds.
    fn instruments(&self, state: &State, read: &Read, view: &mut View) {
        if !view.is_still && !state.flag("more") {
            for part in ["trade", "error", "moved", "largest", "mean"] {
                view.part(part, ""); // nobody sees it
            }
            return;
        }
        let chosen = state.whole("estimator") as usize;
        let swept = self.swept(chosen == 1);
        let whole = swept[swept.len() - 1].1;
        let error = |e: &Estimate| significant(e.standard_error, 2);
        let now = read.both[chosen];
        view.readout("error", &error(&now), &["unclipped ", &error(&whole)]);
        let moved = match self.cut[0] {
            0 => "0".into(),
            _ if chosen == 0 && self.cut[1] == 0 => "0".into(),
            _ => rate(now.value - whole.value),
        };
        view.readout("moved", &moved, &["from ", &rate(whole.value)]);
        let share = percent(read.largest_share, 2);
        let alike = self.heaviest();
        let whose = if alike == 1 {
            [&self.name(), ", item ", &count(self.log.named[self.from][1])].concat()
        } else {
            ["each of ", &counted(alike, "row")].concat()
        };
        view.readout("largest", &share, &[&whose]);
        let mean = fixed(read.mean_weight, 2);
        let less = if self.cut[0] > 0 { ", less what is cut" } else { "" };
        view.readout("mean", &mean, &["it should be 1", less]);
        view.part("trade", self.trade(&swept, chosen, view));
    }

    /// The heaviest row that is left, by its line in the file.
    fn name(&self) -> String {
        ["line ", &count(self.log.named[self.from][0])].concat()
    }

    /// Above, what both estimates say beside the truth; below, the rows.
    fn picture(
        &self,
        read: &Read,
        chosen: usize,
        truth: &Estimate,
        view: &View,
        told: &str,
    ) -> String {
        const HEIGHT: f64 = 326.0;
        let (width, narrow) = (view.width, view.is_narrow());
        let described = [
            "Rows of a log by their weight, on a log axis, and how the weight lies on them. ",
            told,
        ]
        .concat();
        let mut svg = Svg::new(width, HEIGHT, &described);

        let x = Scale::linear(RATES, [54.0, width - 66.0]);
        let (low, high) = truth.interval();
        let (low, high) = (x.at(low), x.at(high));
        svg.rect("band", [low, 2.0, high - low, 74.0]);
        svg.stroke("faint thin", &[(x.at(0.0), 2.0), (x.at(0.0), 76.0)]);
        for (tick, text) in TICKS {
            svg.text("note", Anchor::Middle, (x.at(tick), 91.0), text);
        }
        let middle = x.at(truth.value);
        svg.stroke("ink", &[(middle, 2.0), (middle, 76.0)]);
        for (i, name) in ["truth", "IPS", "SNIPS"].into_iter().enumerate() {
            let y = 14.0 + 25.0 * i as f64;
            let e = if i == 0 { truth } else { &read.both[i - 1] };
            let is_chosen = i > 0 && i - 1 == chosen;
            let class = if is_chosen { "strong" } else { "" };
            svg.text(class, Anchor::Start, (0.0, y + 5.0), name);
            svg.text(class, Anchor::End, (width, y + 5.0), &rate(e.value));
            let (low, high) = e.interval();
            let ends = [(x.within(low), y), (x.within(high), y)];
            let (class, stroke) = match i {
                0 => ("ink", "ink"),
                _ if is_chosen => ("sampled", "sampled chosen"),
                _ => ("sampled", "sampled thin"),
            };
            svg.stroke(stroke, &ends);
            let size = if is_chosen { 5.5 } else { 4.0 };
            svg.dot(class, (x.within(e.value), y), size);
        }

        self.rows(&mut svg, &read.shares, width, narrow);
        svg.finish()
    }

    /// Two hills on one axis: where the rows are, and where their weight is; below them, a dot for
    /// each of the heaviest rows and a stroke for each click.
    fn rows(&self, svg: &mut Svg, shares: &[f64], width: f64, narrow: bool) {
        const TOP: f64 = 160.0;
        const BASE: f64 = 274.0;
        let ends = [8.0, width - 12.0];
        let x = Scale::linear(POWERS, ends);
        let power = |lw: f64| lw / LN_10;
        let logs = self.clipped.logs();
        let total: f64 = shares.iter().sum();
        let mut bins = [[0.0; 2]; ((POWERS[1] - POWERS[0]) * FINE) as usize];
        // A weight on an edge belongs below it: what is clipped stays left of τ.
        let bin = |lw: f64| ((power(lw) - POWERS[0]) * FINE - 1e-9) as usize;
        for (lw, share) in logs.iter().zip(shares) {
            bins[bin(*lw)][0] += 1.0 / logs.len() as f64;
            bins[bin(*lw)][1] += share / total;
        }
        let most = bins.as_flattened().iter().copied().fold(0.0, f64::max);
        let left = |bin: usize| x.at(POWERS[0] + bin as f64 / FINE);
        let across = left(1) - left(0);
        for (kind, class) in ["old fill", "new fill"].into_iter().enumerate() {
            let filled = bins.iter().enumerate().filter(|(_, bin)| bin[kind] > 0.0);
            svg.bars(
                class,
                BASE,
                filled.map(|(i, bin)| {
                    [left(i), across, (BASE - TOP) * bin[kind] / most]
                }),
            );
        }
        svg.stroke("faint thin", &[(0.0, BASE), (width, BASE)]);
        let rows = [
            "<tspan class=\"old\">",
            &counted(logs.len(), "row"),
            "</tspan>, and <tspan class=\"new\">their weight</tspan>",
        ]
        .concat();
        svg.text("strong", Anchor::Start, (0.0, 114.0), &rows);
        let share = percent(most, 2);
        let tallest = if narrow { "tallest " } else { "tallest bar " };
        let tallest = [tallest, &share].concat();
        svg.text("note", Anchor::End, (width, 114.0), &tallest);

        let tau = x.at(self.clip);
        svg.stroke("ink dashed", &[(tau, 137.0), (tau, BASE + 30.0)]);
        svg.text("halo math", Anchor::Middle, (tau, 132.0), "τ");

        // The heaviest: by its line, or how many there are.
        let (alike, largest) = (self.heaviest(), self.clipped.largest());
        let place = x.at(power(largest));
        let tallest = bins[bin(largest)].map(|share| share / most);
        let top = BASE - (BASE - TOP) * tallest[0].max(tallest[1]);
        let share = percent(alike as f64 * shares[0] / total, 2);
        let who = match alike {
            1 => self.name(),
            _ if alike == logs.len() => "all rows alike".into(),
            _ => [&counted(alike, "row"), " at τ"].concat(),
        };
        let label = [&*who, ": ", &share, " of the weight"];
        let label = label[..if narrow { 3 } else { 4 }].concat();
        let (anchor, at) = if place > 0.5 * width {
            (Anchor::End, (place + 24.0).min(width))
        } else {
            (Anchor::Start, (place - 24.0).max(0.0))
        };
        svg.stroke("ink thin", &[(place, 155.0), (place, top)]);
        svg.text("halo strong", anchor, (at, 151.0), &label);

        let dots = logs.iter().take(DOTS);
        svg.dots("old", dots.map(|lw| (x.at(power(*lw)), BASE + 10.0, 2.0)));
        let clicked = logs.iter().zip(self.clicks()).filter(|(_, f)| **f > 0.0);
        svg.stems(
            "ink",
            clicked.map(|(lw, _)| [x.at(power(*lw)), BASE + 19.0, 10.0]),
        );
        let clicks = count(self.clicks().iter().sum::<f64>() as usize);
        let rug = [
            ["the ", &count(DOTS), " heaviest rows"].concat(),
            [&clicks, " clicks"].concat(),
        ];
        for (i, text) in rug.iter().enumerate() {
            let place = (x.at(2.55), BASE + 15.0 + 14.0 * i as f64);
            let text = if narrow && i == 0 { "heaviest" } else { text };
            svg.text("halo note", Anchor::Start, place, text);
        }
        if self.from > 0 {
            let gone = self.alpha + (1.0 - self.alpha) * self.log.weights[0];
            let gone = x.at(log10(gone));
            svg.text("halo", Anchor::Middle, (gone, BASE + 15.0), "×");
        }
        svg.text("note", Anchor::Start, (0.0, BASE + 47.0), "0.01");
        powers(svg, &x, BASE + 47.0);

        let handle = [0.0, 104.0, width, BASE - 104.0];
        svg.handle(handle, "clip", false, CLIP.map(|c| x.at(c)), CLIP);
    }

    /// The chosen estimate and its interval for every τ.
    fn trade(
        &self,
        swept: &[(f64, Estimate)],
        chosen: usize,
        view: &View,
    ) -> String {
        const HEIGHT: f64 = 226.0;
        const FOOT: f64 = 202.0;
        let width = view.width;
        let how = match view.is_narrow() {
            true => " clipped at τ, and its 95 % interval",
            false => " clipped at τ, with the 95 % interval that it reports",
        };
        let described = [NAMES[chosen], how].concat();
        let mut svg = Svg::new(width, HEIGHT, &described);
        svg.text("note", Anchor::Start, (0.0, 14.0), &described);
        let x = Scale::linear(CLIP, [48.0, width - 12.0]);
        let y = Scale::linear(RATES, [FOOT, 26.0]);
        let [left, right] = x.ends();
        let truth = self.log.truth(self.alpha);
        let (low, high) = truth.interval();
        svg.rect("band", [left, y.at(high), right - left, y.at(low) - y.at(high)]);
        for (tick, text) in TICKS {
            svg.text("note", Anchor::End, (41.0, y.at(tick) + 4.5), text);
        }
        svg.stroke("faint thin", &[(left, y.at(0.0)), (right, y.at(0.0))]);
        let steps = &swept[..swept.len() - 1];
        let along = |of: &dyn Fn(&Estimate) -> f64| -> Vec<(f64, f64)> {
            let place =
                |(power, e): &(f64, Estimate)| (x.at(*power), y.within(of(e)));
            steps.iter().map(place).collect()
        };
        let mut band = along(&|e| e.interval().0);
        band.extend(along(&|e| e.interval().1).iter().rev());
        svg.stroke("sampled fill edge", &band);
        svg.stroke("ink", &[(left, y.at(truth.value)), (right, y.at(truth.value))]);
        svg.stroke("sampled", &along(&|e| e.value));
        let below = (right - 12.0, y.at(low) + 15.0);
        svg.text("halo", Anchor::End, below, "truth");
        let step = (self.clip - CLIP[0]) / (CLIP[1] - CLIP[0]) * f64::from(STEPS);
        let (power, now) = steps[(step.round() as usize).min(steps.len() - 1)];
        let here = x.at(power);
        svg.stroke("ink dashed", &[(here, 26.0), (here, FOOT)]);
        svg.dot("sampled", (here, y.within(now.value)), 5.0);
        powers(&mut svg, &x, HEIGHT - 6.0);
        svg.text("note math", Anchor::End, (right, HEIGHT - 6.0), "τ");
        svg.handle(
            [left, 20.0, right - left, FOOT - 20.0],
            "clip",
            false,
            x.ends(),
            CLIP,
        );
        svg.finish()
    }
}

/// Letters an axis of weights.
fn powers(svg: &mut Svg, x: &Scale, y: f64) {
    let ticks = ["0.1", "1", "10", "100", "1,000", "10⁴"];
    for (i, text) in ticks.into_iter().enumerate() {
        svg.text("note", Anchor::Middle, (x.at(i as f64 - 1.0), y), text);
    }
}

/// A click rate.
fn rate(x: f64) -> String {
    fixed(x, 5)
}

fn interval(e: &Estimate) -> String {
    let (low, high) = e.interval();
    [&*fixed(low, 4), " to ", &fixed(high, 4)].concat()
}

fn short(x: f64) -> String {
    if x < 100.0 { fixed(x, 2) } else { count(x.round() as usize) }
}

/// A small probability, as `10⁻⁶` or `4.5 × 10⁻⁵`.
fn tenths(x: f64) -> String {
    let power = (log10(x) + 1e-9).floor() as i32;
    let first = x / exp(f64::from(power) * LN_10);
    if (first - 1.0).abs() < 1e-6 {
        return power_of_ten(power);
    }
    [&*fixed(first, 1), "\u{a0}×\u{a0}", &power_of_ten(power)].concat()
}

/// A number of things, one or many.
fn counted(n: usize, what: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    [&count(n), "\u{a0}", what, s].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::bandit_log::{Campaign, clicks, open};
    use reweight::ess::{ess, largest_share};
    use reweight::ordinary::ordinary;
    use reweight::psis;
    use reweight::self_normalised::self_normalised;
    use std::path::Path;

    const CAMPAIGNS: [Campaign; 2] = [Campaign::Women, Campaign::All];

    /// A log as its file has it, in the file's order.
    fn file(campaign: usize, policy: &str) -> Vec<Impression> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/obd");
        let campaign = CAMPAIGNS[campaign];
        let name = format!("{policy}-{}.csv", campaign.name());
        open(&folder.join(name), campaign.items()).unwrap()
    }

    fn state(lines: &str) -> State {
        let mut state = State::first(RealLog::SETTINGS);
        assert_eq!(state.take(lines), [""; 0]);
        state
    }

    fn shown(lines: &str) -> View {
        let mut view = View::of_a_still(700.0);
        RealLog::default().show(&state(lines), &mut view);
        view
    }

    /// The number of a readout, without its small print.
    fn reads(view: &View, part: &str) -> String {
        view.content(part).split('<').next().unwrap_or("").to_owned()
    }

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-12 * b.abs().max(1e-3), "{a} beside {b}");
    }

    #[test]
    fn the_rows_are_those_of_the_file_to_the_last_bit() {
        for (campaign, packed) in LOGS.iter().enumerate() {
            let (head, rows) = unpacked(packed);
            let file_rows = file(campaign, "bts");
            let mut order: Vec<usize> = (0..file_rows.len()).collect();
            let key = |row: &Impression| (row.propensity.to_bits(), row.click);
            order.sort_by_key(|&i| key(&file_rows[i]));
            assert_eq!(rows.len(), file_rows.len());
            for (row, &i) in rows.iter().zip(&order) {
                assert_eq!(key(row), key(&file_rows[i]), "line {}", i + 2);
            }
            for ([line, item], &i) in head.named.iter().zip(&order) {
                assert_eq!([*line, *item], [i + 2, file_rows[i].item_id]);
            }
            let uniform = file(campaign, "random");
            let clicked = uniform.iter().filter(|row| row.click == 1).count();
            assert_eq!(head.uniform, [uniform.len(), clicked]);
            assert_eq!(head.items, CAMPAIGNS[campaign].items());

            let whole = to_uniform(&file_rows, head.items).unwrap();
            let log = Log::open(campaign).unwrap();
            for (lw, &i) in log.logs.iter().zip(&order) {
                assert_eq!(lw.to_bits(), whole.logs()[i].to_bits());
            }
        }
    }

    #[test]
    fn what_is_read_is_what_the_listings_say_of_the_file() {
        for campaign in 0..2 {
            let (rows, log) = (file(campaign, "bts"), Log::open(campaign).unwrap());
            let w = to_uniform(&rows, log.items).unwrap();
            let f = clicks(&rows);
            let scene = Scene::new(&log, &state("")).unwrap();
            let both = scene.read().unwrap().both;
            let whole =
                [ordinary(&w, &f).unwrap(), self_normalised(&w, &f).unwrap()];
            for (e, whole) in both.iter().zip(&whole) {
                near(e.value, whole.value);
                near(e.standard_error, whole.standard_error);
            }
            near(scene.read().unwrap().ess, ess(&w).unwrap());
            let k = psis::tail(&w).unwrap().k_hat().unwrap();
            near(scene.k_hat().unwrap(), k);
            let uniform = file(campaign, "random");
            let hits: f64 = clicks(&uniform).iter().sum();
            near(log.truth(0.0).value, hits / uniform.len() as f64);
        }
    }

    #[test]
    fn what_is_computed_at_once_is_the_listings_to_the_last_bit() {
        let log = Log::open(0).unwrap();
        for lines in ["", "without=1\nclip=1", "mix=0.3", "mix=1", "clip=-1"] {
            let scene = Scene::new(&log, &state(lines)).unwrap();
            let (read, w, f) =
                (scene.read().unwrap(), &scene.clipped, scene.clicks());
            assert_eq!(read.both[0], ordinary(w, f).unwrap());
            assert_eq!(read.both[1], self_normalised(w, f).unwrap());
            assert_eq!(read.ess, ess(w).unwrap());
            assert_eq!(read.mean_weight, w.mean().unwrap());
            assert_eq!(read.largest_share, largest_share(w).unwrap());
        }
    }

    #[test]
    fn one_row_has_most_of_the_weight_and_no_click_and_k_hat_does_not_warn() {
        let view = shown("");
        assert_eq!(reads(&view, "says"), "0.00237");
        assert_eq!(reads(&view, "ess"), "2.08");
        assert_eq!(reads(&view, "khat"), "0.56");
        assert!(view.content("khat").contains("would warn above 0.70"));
        assert_eq!(reads(&view, "largest"), "69\u{a0}%");
        assert_eq!(reads(&view, "mean"), "3.13");
        assert!(view.content("largest").contains("line 8,411, item 19"));
        assert_eq!(reads(&shown("estimator=0"), "says"), "0.00744");
        for campaign in 0..2 {
            assert_eq!(Log::open(campaign).unwrap().clicks[0], 0.0);
        }
    }

    #[test]
    fn deleting_that_row_moves_snips_and_the_ess_and_of_ips_nothing_but_n() {
        let view = shown("without=1");
        assert_eq!(reads(&view, "says"), "0.00775");
        assert_eq!(reads(&view, "ess"), "537");
        assert_eq!(reads(&view, "largest"), "1.5\u{a0}%");
        assert_eq!(reads(&view, "mean"), "0.96");
        assert_eq!(reads(&shown("without=1\nestimator=0"), "says"), "0.00744");
        let log = Log::open(0).unwrap();
        let ips = |lines| {
            let scene = Scene::new(&log, &state(lines)).unwrap();
            scene.read().unwrap().both[0].value * scene.n() as f64
        };
        near(ips("without=1"), ips(""));
    }

    #[test]
    fn clipping_above_every_clicked_row_leaves_ips_and_its_interval() {
        let log = Log::open(0).unwrap();
        let clicked = log.clicks.iter().position(|f| *f > 0.0).unwrap();
        assert_eq!(fixed(log.weights[clicked], 1), "38.8");
        let ips = |lines| {
            let scene = Scene::new(&log, &state(lines)).unwrap();
            (scene.read().unwrap().both[0], scene.cut[1])
        };
        let (whole, _) = ips("");
        for clip in ["clip=1.6", "clip=2", "clip=3.5"] {
            let (e, clicked) = ips(clip);
            near(e.value, whole.value);
            near(e.standard_error, whole.standard_error);
            assert_eq!(clicked, 0);
        }
        let (e, clicked) = ips("clip=1.55");
        assert!(e.value < whole.value && clicked == 1);
    }

    #[test]
    fn a_mixture_has_the_mixture_of_both_estimates() {
        let log = Log::open(0).unwrap();
        let at = |lines: &str| {
            let scene = Scene::new(&log, &state(lines)).unwrap();
            let ips = scene.read().unwrap().both[0].value;
            (ips, scene.clipped.mean().unwrap(), scene.clipped.largest())
        };
        let ((uniform, mean, most), (own, one, none)) = (at(""), at("mix=1"));
        near(own, log.clicks.iter().sum::<f64>() / log.clicks.len() as f64);
        near(one, 1.0);
        assert_eq!(none, 0.0);
        let (half, half_mean, half_most) = at("mix=0.5");
        near(half, 0.5 * own + 0.5 * uniform);
        near(half_mean, 0.5 + 0.5 * mean);
        near(exp(half_most), 0.5 + 0.5 * exp(most));
    }

    #[test]
    fn one_walk_over_the_rows_says_what_the_listings_say_for_every_tau() {
        for lines in
            ["", "without=1", "mix=0.3\ncampaign=1", "mix=1", "mix=0.07\nwithout=1"]
        {
            let mut state = state(lines);
            let log = Log::open(state.whole("campaign") as usize).unwrap();
            let swept = [false, true].map(|normalised| {
                Scene::new(&log, &state).unwrap().swept(normalised)
            });
            for step in (0..=STEPS as usize).step_by(5) {
                state.set("clip", swept[0][step].0);
                let scene = Scene::new(&log, &state).unwrap();
                for (e, swept) in scene.read().unwrap().both.iter().zip(&swept) {
                    near(swept[step].1.value, e.value);
                    let (a, b) = (swept[step].1.standard_error, e.standard_error);
                    assert!((a - b).abs() < 1e-9, "{a} beside {b}");
                }
            }
        }
    }

    #[test]
    fn no_interval_leaves_its_axis_and_no_weight_the_other() {
        for campaign in 0..2 {
            let log = Log::open(campaign).unwrap();
            for (without, mix) in [(0, 0.0), (1, 0.0), (0, 0.1), (1, 0.6), (0, 1.0)]
            {
                for clip in [-1.0, 0.0, 0.8, 1.6, 2.0, 4.5] {
                    let lines =
                        format!("without={without}\nmix={mix}\nclip={clip}");
                    let scene = Scene::new(&log, &state(&lines)).unwrap();
                    for e in scene.read().unwrap().both {
                        let (low, high) = e.interval();
                        assert!(low > RATES[0] && high < RATES[1], "{lines}");
                    }
                    for lw in &scene.mixed {
                        let power = lw / LN_10;
                        assert!((POWERS[0]..POWERS[1]).contains(&power));
                    }
                }
            }
        }
    }

    #[test]
    fn a_chance_is_written_as_a_power_of_ten() {
        assert_eq!(tenths(1e-6), "10⁻⁶");
        assert_eq!(tenths(4.5e-5), "4.5\u{a0}×\u{a0}10⁻⁵");
    }
}

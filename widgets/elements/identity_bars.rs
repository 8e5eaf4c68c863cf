//! `<identity-bars>`: both sides of the identity as areas, over p, q and f to drag or type.

use crate::svg::{Anchor, Svg};
use crate::{Form, Scale, Setting, State, Still, View, Widget};
use libm::{exp, log, sqrt};
use reweight::finite::{
    Finite, Fraction, Question, expectation, float, mean_weight, ordinary_variance,
    reaches, reweighted, weights,
};
use reweight::log_weights::LogWeights;
use reweight::running_mean::running_mean;
use reweight::streams::stream;
use reweight_style::{count, fixed};

/// Masses are counted in parts of their sum, so that every number stays an exact fraction.
const fn parts(name: &'static str, label: &'static str, first: u32) -> Setting {
    Setting::whole(name, label, [0, 12, first])
}

const fn payoff(name: &'static str, label: &'static str, first: u32) -> Setting {
    Setting::whole(name, label, [0, 9, first])
}

/// The settings that are bars: p, q and f of every outcome.
const COIN: [&[&str]; 3] = [&["ph", "pt"], &["qh", "qt"], &["fh", "ft"]];
const FIVE: [&[&str]; 3] = [
    &["p1", "p2", "p3", "p4", "p5"],
    &["q1", "q2", "q3", "q4", "q5"],
    &["f1", "f2", "f3", "f4", "f5"],
];
/// The place of each among them.
const P: usize = 0;
const Q: usize = 1;
const F: usize = 2;
const LETTERS: [&str; 3] = ["p", "q", "f"];
const COLOURS: [&str; 3] = ["new", "old", "ink"];
const MOST: [f64; 3] = [12.0, 12.0, 9.0];
/// Heights of the pictures below the bars.
const AREAS: f64 = 214.0;
const RUN: f64 = 168.0;

/// The longest run; the slider goes by its decimal logarithm.
const LONGEST: f64 = 10_000.0;

/// What is set: the bars of the coin, or of five outcomes.
struct Asked {
    outcomes: &'static [&'static str],
    settings: [&'static [&'static str]; 3],
    counts: [[u32; 5]; 3],
}

impl Asked {
    fn of(state: &State) -> Self {
        let (outcomes, settings): (&[&str], _) = match state.flag("five") {
            true => (&["1", "2", "3", "4", "5"], FIVE),
            false => (&["heads", "tails"], COIN),
        };
        let mut counts = [[0; 5]; 3];
        for kind in 0..3 {
            for (i, name) in settings[kind].iter().enumerate() {
                counts[kind][i] = state.whole(name);
            }
        }
        Self { outcomes, settings, counts }
    }

    /// A bar as it stands in the identity: a share for p and q, a payoff for f. There is none while
    /// all bars are at zero.
    fn value(&self, kind: usize, i: usize) -> Option<Fraction> {
        let total = if kind == F { 1 } else { self.counts[kind].iter().sum() };
        let one = i64::from(self.counts[kind][i]);
        (total > 0).then(|| Fraction::new(one, i64::from(total)))
    }

    fn values(&self, kind: usize) -> Option<Vec<Fraction>> {
        let mut values = Vec::new();
        for i in 0..self.outcomes.len() {
            values.push(self.value(kind, i)?);
        }
        Some(values)
    }

    /// p / q, where q draws at all.
    fn weight(&self, i: usize) -> Option<Fraction> {
        let (p, q) = (self.value(P, i)?, self.value(Q, i)?);
        (q != Fraction::ZERO).then(|| p / q)
    }
}

/// Everything exact about a question.
struct Answer {
    question: Question<Fraction>,
    weights: Vec<Fraction>,
    truth: Fraction,
    limit: Fraction,
    mean_weight: Fraction,
    variance: Fraction,
    reaches: bool,
}

impl Answer {
    /// None while p or q has no bar.
    fn to(asked: &Asked) -> Option<Self> {
        let share = |kind| Finite::new(asked.values(kind)?).ok();
        let (target, behaviour) = (share(P)?, share(Q)?);
        let payoff = asked.values(F)?;
        let (p, q, f) = (&target, &behaviour, &payoff);
        Some(Self {
            weights: weights(p, q).ok()?,
            truth: expectation(p, f).ok()?,
            limit: reweighted(p, q, f).ok()?,
            mean_weight: mean_weight(p, q).ok()?,
            variance: ordinary_variance(p, q, f).ok()?,
            reaches: reaches(p, q, f).ok()?,
            question: Question { target, behaviour, payoff },
        })
    }

    /// The running mean of n draws of q.
    fn run(&self, seed: u32, n: u32) -> Option<Vec<f64>> {
        let Question { behaviour: q, payoff, .. } = self.question.in_floats();
        let mut rng = stream(u64::from(seed), 0);
        let log_w: Vec<f64> = self.weights.iter().map(|w| log(float(w))).collect();
        let (mut logs, mut f) = (Vec::new(), Vec::new());
        for _ in 0..n {
            let x = q.draw(&mut rng);
            logs.push(log_w[x]);
            f.push(payoff[x]);
        }
        running_mean(&LogWeights::new(logs).ok()?, &f).ok()
    }

    /// The outcomes that q never draws, and those of them that p does draw: `heads or tails`.
    fn unseen(&self, asked: &Asked) -> [String; 2] {
        let mut names = [String::new(), String::new()];
        for (i, name) in asked.outcomes.iter().enumerate() {
            let [p, q] = [P, Q].map(|kind| asked.counts[kind][i]);
            // Where p f is zero nothing is lost: such an outcome is named only beside its like.
            let lost = p > 0 && (self.reaches || asked.counts[F][i] > 0);
            for (list, is_in) in names.iter_mut().zip([q == 0, q == 0 && lost]) {
                if is_in {
                    *list += match (list.is_empty(), asked.outcomes.len()) {
                        (false, _) => " or ",
                        (true, 2) => "",
                        (true, _) => "outcome ",
                    };
                    *list += name;
                }
            }
        }
        names
    }

    /// What is the case, in a sentence or two.
    fn verdict(&self, asked: &Asked) -> String {
        let [neither, lost] = &self.unseen(asked);
        let (truth, limit, mean) = (self.truth, self.limit, self.mean_weight);
        if !self.reaches {
            let gone = truth - limit;
            format!(
                "q never shows {lost}: {gone} is missing on its side. However many the draws, they settle on {limit} instead of {truth}. The mean weight is {mean}."
            )
        } else if !lost.is_empty() {
            format!(
                "q never shows {lost}, but f is 0 there: nothing is missing, and both sides agree. Only the mean weight falls, to {mean}."
            )
        } else if !neither.is_empty() {
            format!(
                "q never shows {neither}, and nor does p: nothing is missing. The mean weight is 1."
            )
        } else if self.variance == Fraction::ZERO {
            format!(
                "Whatever q draws, w f is {truth}: every draw is the answer, and no luck is left. The mean weight is 1."
            )
        } else {
            "Each area on the left is there on the right in another shape: as wide as q, as high as w f. The mean weight is 1.".into()
        }
    }
}

/// Bars that can be dragged.
#[derive(Debug, Default)]
pub struct IdentityBars;

impl Widget for IdentityBars {
    const SETTINGS: &'static [Setting] = &[
        Setting::flag("five", "Outcomes"),
        parts("ph", "p of heads", 6),
        parts("pt", "p of tails", 4),
        parts("qh", "q of heads", 5),
        parts("qt", "q of tails", 5),
        payoff("fh", "f of heads", 2),
        payoff("ft", "f of tails", 1),
        parts("p1", "p of outcome 1", 4),
        parts("p2", "p of outcome 2", 4),
        parts("p3", "p of outcome 3", 4),
        parts("p4", "p of outcome 4", 4),
        parts("p5", "p of outcome 5", 4),
        parts("q1", "q of outcome 1", 2),
        parts("q2", "q of outcome 2", 2),
        parts("q3", "q of outcome 3", 4),
        parts("q4", "q of outcome 4", 6),
        parts("q5", "q of outcome 5", 6),
        payoff("f1", "f of outcome 1", 1),
        payoff("f2", "f of outcome 2", 2),
        payoff("f3", "f of outcome 3", 3),
        payoff("f4", "f of outcome 4", 4),
        payoff("f5", "f of outcome 5", 5),
        Setting::number("draws", "Draws of q", [0.0, 4.0, 0.01, 3.0], 2),
        Setting::whole("seed", "The seed", [0, u32::MAX, 1]),
        Setting::flag("typed", "Type them"),
    ];
    const STILLS: &'static [Still] = &[Still { id: "identity-bars", state: "" }];
    const TRIALS: &'static [&'static str] = &[
        "draws=3.5\ntyped=1",
        "draws=1.5\nqt=0",
        "qh=0\nqt=6\nseed=4294967295",
        "ft=0\nqt=0\nqh=6\ndo=again",
        "pt=0\ndraws=0",
        "qh=12\nqt=6\nph=9\npt=9\nfh=7\nft=2\ndraws=2.57",
        "ph=12\npt=1\nqh=1\nqt=12\nfh=9\nft=9",
        "fh=1\nft=0\nqh=1\nqt=12",
        "qh=0\nqt=0",
        "ph=0\npt=0",
        "qt=1\nph=1\nfh=0\nft=0\ndo=hole",
        "five=1\nseed=7",
        "q3=0\ndo=hole",
        "f3=0\ndo=again",
        "q1=12\nq2=12\nq3=12\nq4=12\nq5=1\np5=12\nf5=9\nf1=0\nf2=0\nf4=0",
        "p1=7\np2=11\np3=0\np4=5\nf1=1\nf2=3\nf4=8",
        "f5=1\ndo=hole\ndo=hole\ndo=hole\ndo=hole\ndo=hole",
        "five=2",
        "five=0\nph=13\nqh=x\nfh=-1\ndraws=9",
    ];

    fn form(form: &mut Form) {
        form.group("row", |f| {
            f.choice("five", &[("0", "The coin"), ("1", "Five outcomes")]);
            f.button("hole", "Make a hole in q");
        });
        form.part("div", "bars").part("div", "areas").part("p", "verdict");
        form.readouts(&[
            ("truth", "Mean of f under <span class=\"new\">p</span>"),
            ("limit", "Mean of w f under <span class=\"old\">q</span>"),
            ("estimate", "Mean of the draws"),
        ]);
        form.group("row", |f| {
            f.slider("draws").play("draws", 8, "Draw on");
            f.button("again", "Other draws").button("reset", "Reset");
        });
        form.part("div", "run");
        form.drawer("typed", "Type them", |f| {
            f.raw("<p>Parts of p and of q, from 0 to 12, and what f pays, from 0 to 9.</p>");
            for (class, settings, names) in [
                ("typed coin", COIN, ["heads", "tails"].as_slice()),
                ("typed five", FIVE, ["1", "2", "3", "4", "5"].as_slice()),
            ] {
                f.group(class, |f| {
                    f.raw("<span></span>");
                    for name in names {
                        f.raw("<span>").raw(name).raw("</span>");
                    }
                    for kind in [P, Q, F] {
                        f.raw("<b class=\"").raw(COLOURS[kind]).raw("\">");
                        f.raw(LETTERS[kind]).raw("</b>");
                        for name in settings[kind] {
                            f.field(name);
                        }
                    }
                });
            }
            f.field("seed");
        });
    }

    fn press(&mut self, button: &str, state: &mut State) {
        if button == "again" {
            state.set("seed", f64::from(state.whole("seed").wrapping_add(1)));
        }
        if button == "hole" {
            // Where most is at stake, as long as q draws anything else.
            let Asked { outcomes, counts: [p, q, f], settings } = Asked::of(state);
            let (mut drawn, mut most) = (0, 0);
            for i in 0..outcomes.len() {
                drawn += u32::from(q[i] > 0);
                if q[most] == 0 || q[i] > 0 && p[i] * f[i] > p[most] * f[most] {
                    most = i;
                }
            }
            if drawn > 1 {
                state.set(settings[Q][most], 0.0);
            }
        }
    }

    fn show(&mut self, state: &State, view: &mut View) {
        let n = exp(state.number("draws") * std::f64::consts::LN_10).round();
        view.says("draws", count(n as usize));
        let asked = Asked::of(state);
        view.part("bars", bars(&asked, view));
        let answer = Answer::to(&asked);
        let means =
            answer.as_ref().and_then(|a| a.run(state.whole("seed"), n as u32));
        let (Some(answer), Some(means)) = (answer, means) else {
            let told = match asked.value(P, 0) {
                None => "All bars of p are at zero. Raise one of them.",
                Some(_) => {
                    "All bars of q are at zero: it draws nothing. Raise one of them."
                }
            };
            view.part("verdict", ["<strong>", told, "</strong>"].concat());
            view.tell(told);
            for (part, height) in [("areas", AREAS), ("run", RUN)] {
                view.part(part, Svg::new(view.width, height, told).finish());
            }
            for part in ["truth", "limit", "estimate"] {
                view.part(part, "–<small>no such mean</small>");
            }
            return;
        };
        let told = answer.verdict(&asked);
        let (truth, limit) = (text(answer.truth), text(answer.limit));
        let estimate = fixed(means[means.len() - 1], 3);
        let error = fixed(2.0 * sqrt(float(&answer.variance) / n), 3);
        view.part("areas", areas(&asked, &answer, view));
        view.part("run", run(&answer, &means, view));
        let whole = answer.truth.is_integer();
        let decimals = fixed(float(&answer.truth), if whole { 0 } else { 3 });
        view.readout("truth", &truth, &["= ", &decimals]);
        let short = text(answer.truth - answer.limit);
        let against = [&short, " too little"].concat();
        view.readout(
            "limit",
            &limit,
            &[if answer.reaches { "the same" } else { &against }],
        );
        view.readout(
            "estimate",
            &estimate,
            &["± ", &error, ", two standard errors"],
        );
        view.tell(format!("Under p the mean of f is {truth}. Under q the mean of w f is {limit}. The draws give {estimate}. {told}"));
        view.part("verdict", told);
    }
}

/// A fraction in words.
fn text(x: Fraction) -> String {
    x.to_string()
}

/// A fraction in the room of so many letters, or else its decimals.
fn short(x: Option<Fraction>, letters: usize) -> String {
    match x {
        None => "–".into(),
        Some(x) if text(x).len() <= letters => text(x),
        Some(x) => fixed(float(&x), 2),
    }
}

/// The bars of p, q and f, in parts; each can be dragged.
fn bars(asked: &Asked, view: &View) -> String {
    let narrow = view.is_narrow();
    let room = view.width / asked.outcomes.len() as f64;
    // On a telephone f stands in a row of its own.
    let (height, pitch) =
        if narrow { (276.0, room / 2.0 - 3.0) } else { (184.0, room / 3.0 - 6.0) };
    let pitch = pitch.min(64.0);
    let half = 0.5 * pitch - 2.0;
    let mut about = String::from("Bars to drag.");
    for (i, outcome) in asked.outcomes.iter().enumerate() {
        for kind in [P, Q, F] {
            let value = short(asked.value(kind, i), 9);
            about +=
                &[" ", LETTERS[kind], " of ", outcome, " ", &value, "."].concat();
        }
    }
    let mut svg = Svg::new(view.width, height, &about);
    for (i, outcome) in asked.outcomes.iter().enumerate() {
        let middle = (i as f64 + 0.5) * room;
        for kind in [P, Q, F] {
            let (colour, most, parts) =
                (COLOURS[kind], MOST[kind], asked.counts[kind][i]);
            let (base, unit, column) = match (narrow, kind) {
                (true, F) => (212.0, 5.5, 0.0),
                (true, _) => (122.0, 8.0, kind as f64 - 0.5),
                (false, _) => (134.0, 9.0, kind as f64 - 1.0),
            };
            let (x, top) =
                (middle + column * pitch, base - f64::from(parts) * unit);
            let [left, wide] = [x - half, 2.0 * half];
            svg.rect("track", [left, base - most * unit, wide, most * unit]);
            svg.rect(&[colour, " part"].concat(), [left, top, wide, base - top]);
            for k in 1..parts {
                let y = base - f64::from(k) * unit;
                svg.stroke("cut", &[(left, y), (left + wide, y)]);
            }
            svg.dot("knob", (x, top), 7.5).dot(colour, (x, top), 5.5);
            let value = short(asked.value(kind, i), (pitch / 7.0) as usize);
            svg.text(colour, Anchor::Middle, (x, top - 11.0), &value);
            let class = ["name math ", colour].concat();
            svg.text(&class, Anchor::Middle, (x, base + 18.0), LETTERS[kind]);
            let handle =
                [left, base - most * unit - 10.0, wide, most * unit + 20.0];
            let to = [base, base - most * unit];
            svg.handle(handle, asked.settings[kind][i], true, to, [0.0, most]);
        }
        let mut place = (middle, height - 6.0);
        let mut label = match asked.weight(i) {
            Some(w) => {
                ["<tspan class=\"math\">w</tspan> = ", &short(Some(w), 5)].concat()
            }
            None => "no <tspan class=\"math\">w</tspan>".into(),
        };
        if !narrow {
            label = [outcome, ": ", &label].concat();
        }
        let class = if narrow { "small" } else { "" };
        svg.text(class, Anchor::Middle, place, &label);
        if narrow {
            place.1 -= 18.0;
            svg.text("", Anchor::Middle, place, outcome);
        }
    }
    svg.finish()
}

/// Both sides of the identity: rectangles whose widths sum to one, so that their area is a mean.
fn areas(asked: &Asked, answer: &Answer, view: &View) -> String {
    let Question { target, behaviour, payoff } = &answer.question;
    let mut wf = answer.weights.clone();
    let (mut most, mut steepest) = (0.0_f64, 0.0_f64);
    for (wf, f) in wf.iter_mut().zip(payoff) {
        *wf *= *f;
        (most, steepest) = (most.max(float(f)), steepest.max(float(wf)));
    }
    let about = format!(
        "Two rows of rectangles. Left, as wide as p and as high as f, their area is {}. Right, as wide as q and as high as w f, their area is {}.",
        answer.truth, answer.limit
    );
    let mut svg = Svg::new(view.width, AREAS, &about);
    let narrow = view.is_narrow();
    let gutter = if narrow { 30.0 } else { 60.0 };
    let width = (view.width - gutter) / 2.0;
    // A spike beyond eight times the payoffs is cut off, and says how high it is.
    let top =
        if most == 0.0 { 1.0 } else { 1.16 * most.max(steepest.min(8.0 * most)) };
    let y = Scale::linear([0.0, top], [178.0, 34.0]);
    let ground = y.at(0.0);
    let sides = [
        (P, target.masses(), payoff, answer.truth),
        (Q, behaviour.masses(), &wf, answer.limit),
    ];
    for (kind, widths, heights, mean) in sides {
        let (colour, left) =
            (COLOURS[kind], if kind == P { 0.0 } else { width + gutter });
        let [wide, high] = if narrow { ["", ""] } else { [" wide", " high"] };
        let (by, w) = (
            if narrow { " × " } else { ", " },
            if kind == P { "f" } else { "w f" },
        );
        let title = [
            "<tspan class=\"math ",
            colour,
            "\">",
            LETTERS[kind],
            "</tspan>",
            wide,
            by,
            "<tspan class=\"math\">",
            w,
            "</tspan>",
            high,
        ];
        svg.text("", Anchor::Start, (left, 14.0), &title.concat());
        let area = ["area ", &text(mean)].concat();
        svg.text("strong", Anchor::End, (left + width, 14.0), &area);
        let level = y.at(float(&mean));
        svg.stroke(
            "ink thin dashed",
            &[(left - 4.0, level), (left + width + 4.0, level)],
        );
        let mut b = left;
        for (i, outcome) in asked.outcomes.iter().enumerate() {
            let (a, height) = (b, float(&heights[i]));
            b += float(&widths[i]) * width;
            let (middle, wide, tip) =
                (0.5 * (a + b), b - a - 2.0, y.at(height.min(top)));
            if wide <= 0.0 {
                continue;
            }
            // p f that q cannot reach is a dashed outline.
            let lost = kind == P && asked.counts[Q][i] == 0;
            svg.rect(colour, [a + 1.0, ground, wide, 6.0]);
            let class = if lost { "lost" } else { "share" };
            svg.rect(class, [a + 1.0, tip, wide, ground - tip]);
            if height <= top {
                svg.stroke("ink", &[(a + 1.0, tip), (b - 1.0, tip)]);
            }
            let mut label = |class: &str, y: f64, text: &str| {
                if 7.2 * text.len() as f64 <= wide {
                    svg.text(class, Anchor::Middle, (middle, y), text);
                } else if text.starts_with('↑') {
                    svg.text(class, Anchor::End, (b, y), text);
                }
            };
            label("note", ground + 24.0, outcome);
            let cut = if height > top { "↑ " } else { "" };
            let note = [cut, &short(Some(heights[i]), 5)].concat();
            label("note", tip - 5.0, &note);
            if ground - tip > 20.0 {
                let class = if lost { "note" } else { "new" };
                let area = short(Some(widths[i] * heights[i]), 5);
                label(class, 0.5 * (tip + ground) + 5.0, &area);
            }
        }
    }
    let sign = if answer.reaches { "=" } else { "≠" };
    svg.text("sign", Anchor::Middle, (0.5 * view.width, 116.0), sign);
    svg.finish()
}

/// The running mean of the draws, with what it tends to and what it should tend to.
fn run(answer: &Answer, means: &[f64], view: &View) -> String {
    let (truth, limit) = (float(&answer.truth), float(&answer.limit));
    let deviation = sqrt(float(&answer.variance));
    let last = means.len();
    let about = format!(
        "The running mean of {} draws of q ends at {}. It tends to {}; the mean under p is {}.",
        count(last),
        fixed(means[last - 1], 3),
        answer.limit,
        answer.truth
    );
    let mut svg = Svg::new(view.width, RUN, &about);
    let right = view.width - if view.is_narrow() { 64.0 } else { 84.0 };
    let x = Scale::log([1.0, LONGEST], [4.0, right]);
    let half =
        (0.7 * (truth - limit)).max(0.6 * deviation).max(0.05 * truth).max(0.05);
    let centre = 0.5 * (truth + limit);
    let y = Scale::linear([centre - half, centre + half], [138.0, 10.0]);
    let (mut path, mut above, mut below) = (Vec::new(), Vec::new(), Vec::new());
    let mut shown = 0;
    for k in 0..=160 {
        let n = exp(f64::from(k) / 160.0 * log(LONGEST));
        let error = 2.0 * deviation / sqrt(n);
        above.push((x.at(n), y.within(limit + error)));
        below.push((x.at(n), y.within(limit - error)));
        let n = (n as usize).min(last);
        if n > shown {
            path.push((x.at(n as f64), y.within(means[n - 1])));
            shown = n;
        }
    }
    below.reverse();
    above.append(&mut below);
    svg.stroke("band", &above);
    for (n, text) in
        [(1.0, "1"), (10.0, "10"), (100.0, "100"), (1e3, "1,000"), (1e4, "10,000")]
    {
        svg.stroke("faint thin", &[(x.at(n), 138.0), (x.at(n), 142.0)]);
        svg.text("note", Anchor::Middle, (x.at(n), 158.0), text);
    }
    svg.stroke("faint thin", &[(4.0, 138.0), (right, 138.0)]);
    let mut level = |class: &str, z: f64, label: f64, value: Fraction| {
        svg.stroke(class, &[(4.0, y.at(z)), (right, y.at(z))]);
        svg.text("", Anchor::Start, (right + 8.0, label), &text(value));
    };
    let label = y.at(truth) + 5.0;
    level("ink", truth, label, answer.truth);
    if !answer.reaches {
        level("ink dashed", limit, label.max(y.at(limit)) + 5.0, answer.limit);
    }
    svg.stroke("sampled", &path);
    svg.dot("sampled", path[path.len() - 1], 4.5);
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::Running;

    fn asked(lines: &str) -> Asked {
        let mut state = State::first(IdentityBars::SETTINGS);
        assert_eq!(state.take(lines), [""; 0]);
        Asked::of(&state)
    }

    fn answer(lines: &str) -> Answer {
        Answer::to(&asked(lines)).unwrap()
    }

    fn view(lines: &str, width: f64) -> View {
        Running::<IdentityBars>::default().step(lines, width).1
    }

    #[test]
    fn it_opens_on_the_coin_of_the_course() {
        assert_eq!(answer("").question, reweight::finite::coin());
    }

    #[test]
    fn no_fraction_overflows_at_the_bounds() {
        let sizes = [0, 1, 7, 11, 12];
        let settings = FIVE;
        let mut asked = asked("five=1\n");
        for code in 1..5_usize.pow(5) {
            asked.counts[Q] = [1, 5, 25, 125, 625].map(|n| sizes[code / n % 5]);
            for p in [[12; 5], [12, 11, 7, 5, 1], [1, 12, 11, 10, 9]] {
                for f in [[9; 5], [9, 8, 7, 5, 1]] {
                    (asked.counts[P], asked.counts[F]) = (p, f);
                    let answer = Answer::to(&asked).unwrap();
                    let short = answer.truth - answer.limit;
                    assert_eq!(answer.reaches, short == Fraction::ZERO);
                    assert!(short >= Fraction::ZERO);
                }
            }
        }
        for kind in [P, Q, F] {
            for name in settings[kind].iter().chain(COIN[kind]) {
                let most = format!("{name}={}", MOST[kind] + 1.0);
                let mut state = State::first(IdentityBars::SETTINGS);
                assert_eq!(state.take(&most).len(), 1, "{most}");
            }
        }
    }

    #[test]
    fn a_hole_is_told_with_what_it_costs() {
        let told = |lines| answer(lines).verdict(&asked(lines));
        for (lines, wanted) in [
            ("", "Each area on the left is there on the right"),
            ("qh=0", "q never shows heads: 6/5 is missing on its side."),
            ("qh=0", "settle on 2/5 instead of 8/5. The mean weight is 2/5."),
            ("qt=0\nft=0", "f is 0 there: nothing is missing"),
            ("qt=0\nft=0", "Only the mean weight falls, to 3/5."),
            ("pt=0\nqt=0", "q never shows tails, and nor does p"),
            ("ph=4\npt=8", "w f is 4/3: every draw is the answer"),
            ("five=1\nq2=0\nq5=0\nf2=0", "q never shows outcome 5: 1 is"),
            ("five=1\nq1=0\nq2=0", "q never shows outcome 1 or 2: 3/5 is"),
        ] {
            let told = told(lines);
            assert!(told.contains(wanted), "{lines}: {told}");
        }
    }

    #[test]
    fn the_button_makes_a_hole_until_one_outcome_is_left() {
        let mut state = State::first(IdentityBars::SETTINGS);
        for left in [[0, 5], [0, 5]] {
            IdentityBars.press("hole", &mut state);
            assert_eq!(Asked::of(&state).counts[Q][..2], left);
        }
        state.take("five=1\nq1=0\n");
        for left in [[0, 2, 4, 6, 0], [0, 2, 4, 0, 0], [0, 2, 0, 0, 0]] {
            IdentityBars.press("hole", &mut state);
            assert_eq!(Asked::of(&state).counts[Q], left);
        }
    }

    #[test]
    fn the_coin_and_the_five_keep_their_bars() {
        let mut state = State::first(IdentityBars::SETTINGS);
        state.take("qh=0\nfive=1\nq1=9");
        assert_eq!(Asked::of(&state).counts[Q], [9, 2, 4, 6, 6]);
        state.take("five=0");
        assert_eq!(Asked::of(&state).counts[Q][..2], [0, 5]);
        state.take("five=1");
        assert_eq!(Asked::of(&state).counts[Q][0], 9);
    }

    #[test]
    fn bars_that_sum_to_zero_are_told_and_leave_no_number_of_before() {
        for (lines, told) in
            [("ph=0\npt=0", "All bars of p"), ("qh=0\nqt=0", "All bars of q")]
        {
            let view = view(lines, 700.0);
            assert!(view.told().starts_with(told));
            for part in ["truth", "limit", "estimate"] {
                assert!(view.content(part).starts_with('–'));
            }
            for part in ["areas", "run"] {
                assert!(!view.content(part).contains("<path"));
            }
        }
    }

    #[test]
    fn no_picture_changes_its_height() {
        for width in [330.0, 700.0] {
            let heights = |lines: &str| {
                let view = view(lines, width);
                let height = |name| {
                    let picture: &str = view.content(name);
                    picture.split("height=").nth(1)?.split(' ').next()
                };
                ["bars", "areas", "run"].map(|name| height(name).map(str::to_owned))
            };
            let first = heights("");
            assert!(first.iter().all(Option::is_some));
            for lines in IdentityBars::TRIALS {
                for (height, first) in heights(lines).iter().zip(&first) {
                    assert!(height.is_none() || height == first, "{lines}");
                }
            }
        }
    }

    #[test]
    fn the_draws_settle_on_the_mean_under_q() {
        for lines in ["", "qh=0", "five=1", "five=1\nq5=1", "five=1\nq3=0"] {
            let answer = answer(lines);
            let means = answer.run(1, 10_000).unwrap();
            let error = sqrt(float(&answer.variance) / 10_000.0);
            let off = means[means.len() - 1] - float(&answer.limit);
            assert!(off.abs() < 4.0 * error + 1e-9, "{lines}: {off}, {error}");
        }
    }
}

//! `<five-runs>`: the gauges of five learners, without their names; what is the matter with each?

use crate::svg::{Anchor, Svg};
use crate::view::NARROW;
use crate::{Form, Scale, Setting, State, Still, View, Widget};
use reweight::five_runs::{
    BAR, BEST, CERTAIN, FALL, LEFT, Line, RUNS, UPDATES, Verdict, diagnose,
};
use reweight_style::{fixed, significant};

/// The record, as the experiment wrote it: a header, then whole numbers.
const RECORD: &[u8] = include_bytes!("../../src/generated/runs/five_runs.csv");
/// Numbers in a line of it, of which the first two say which run and which update.
const COLUMNS: usize = 11;
const GAME: usize = RUNS.len();
/// With so much of ESS/N left, the ratios of an update are as good as one.
const STILL: f64 = 0.99;
/// Of both pictures.
const HEIGHT: f64 = 318.0;

/// What can be answered: a letter of the address, the button's name, what it says, and in short.
const ANSWERS: [(Verdict, &str, &str, &str); 5] = [
    (Verdict::Healthy, "healthy", "It is well", "well"),
    (Verdict::TooFar, "far", "It goes too far", "too far"),
    (Verdict::Dead, "dead", "It is dead", "dead"),
    (Verdict::Late, "late", "Its data are old", "old data"),
    (Verdict::Downhill, "wrong", "It goes the wrong way", "wrong way"),
];
const LETTERS: &str = "hfdlw";

/// What the learners were, in the order of [`RUNS`].
const NAMES: [&str; GAME] = [
    "64 uses of each batch, every action counted by its ratio",
    "32 uses without a ratio, watched from update 81 on",
    "PPO with eight uses",
    "PPO with eight uses, its batches 16 updates old",
    "PPO with eight uses and the credits’ sign wrong",
];

/// The record, once it was read.
#[derive(Debug, Default)]
pub struct FiveRuns {
    runs: Vec<Vec<Line>>,
}

impl Widget for FiveRuns {
    const SETTINGS: &'static [Setting] =
        &[Setting::letters("answers", "The answers", LETTERS, GAME)];
    const STILLS: &'static [Still] = &[Still { id: "five", state: "" }];
    const TRIALS: &'static [&'static str] = &[
        "",
        "do=far",
        "answers=f\ndo=dead",
        "answers=fd\ndo=healthy",
        "answers=fd\ndo=late",
        "answers=fdh\ndo=back",
        "answers=hhhh\ndo=wrong",
        "answers=fdhlw",
        "answers=wwwww",
        "answers=fdhlw\ndo=healthy",
    ];

    fn form(form: &mut Form) {
        form.group("head", |f| {
            f.part("p", "progress").button("back", "Take back");
        });
        form.part("div", "picture").part("p", "question");
        form.group("answer live-only", |f| {
            for (_, name, _, _) in ANSWERS {
                f.raw("<button type=\"button\" value=\"").raw(name).raw("\">");
                f.part("span", name).raw("</button>");
            }
        });
        form.part("div", "reasons").memory("answers");
    }

    fn press(&mut self, button: &str, state: &mut State) {
        let mut answers = state.letters("answers").to_owned();
        let letter = ANSWERS.iter().zip(LETTERS.chars());
        let mut letter = letter.filter(|((_, name, _, _), _)| *name == button);
        match letter.next() {
            _ if button == "back" => {
                answers.pop();
            }
            // When all is said, the one button that is left begins anew.
            Some(_) if answers.len() == GAME => answers.clear(),
            Some((_, letter)) => answers.push(letter),
            None => {}
        }
        state.set_letters("answers", &answers);
    }

    fn show(&mut self, state: &State, view: &mut View) {
        let answers = state.letters("answers");
        self.read();
        let Some(lines) = self.runs.get(answers.len()) else {
            self.tell_all(answers, view);
            return;
        };
        let now = format!("Learner {} of {GAME}", answers.len() + 1);
        let class = if answers.is_empty() { "" } else { "can-go-back" };
        view.part("progress", format!("<span class=\"{class}\">{now}</span>"));
        view.part("picture", panel(lines, view.width));
        view.part("question", "What is the matter with it?");
        for (_, name, text, _) in ANSWERS {
            view.part(name, text);
        }
        view.part("reasons", "");
        view.tell(format!("{now}. {}", words(lines)));
    }

    fn printed() -> Option<String> {
        let mut widget = Self::default();
        widget.read();
        let first = widget.runs.first()?;
        let both = |draw: &dyn Fn(f64) -> String| {
            let [wide, narrow] = [700.0, 330.0].map(draw);
            format!(
                "<span class=\"wide\">{wide}</span><span class=\"narrow\">{narrow}</span>"
            )
        };
        Some(format!(
            "<p class=\"question\">The first of five learners. What is the matter with it?</p>{}<details><summary>All five, and the truth</summary>{}{}</details>",
            both(&|width| panel(first, width)),
            both(&|width| widget.truth("", width)),
            widget.reasons(),
        ))
    }
}

impl FiveRuns {
    fn read(&mut self) {
        if self.runs.is_empty() {
            let numbers = whole_numbers(RECORD);
            let lines: Vec<Line> = numbers.chunks(COLUMNS).map(line).collect();
            self.runs = lines.chunks(UPDATES).map(<[Line]>::to_vec).collect();
        }
    }

    /// When all are answered.
    fn tell_all(&self, answers: &str, view: &mut View) {
        let right = self.right(answers);
        let verdict = format!("You named {right} of {GAME}.");
        view.part("progress", "<span class=\"can-go-back\">The truth</span>");
        view.part("picture", self.truth(answers, view.width));
        view.part("question", format!("<strong>{verdict}</strong>"));
        for (_, name, _, _) in ANSWERS {
            view.part(name, if name == "healthy" { "Once more" } else { "" });
        }
        view.part("reasons", self.reasons());
        view.tell(verdict);
    }

    fn right(&self, answers: &str) -> usize {
        let is_right = |(run, said): &(&Vec<Line>, Verdict)| diagnose(run) == *said;
        self.runs.iter().zip(said(answers)).filter(is_right).count()
    }

    /// J of each, exactly, beside what its batches earned; what is the matter; what was said.
    fn truth(&self, answers: &str, width: f64) -> String {
        let mut told = String::new();
        for (n, (lines, name)) in self.runs.iter().zip(NAMES).enumerate() {
            told += &format!("{}: {name}, {}. ", n + 1, short(diagnose(lines)));
        }
        let mut svg = Svg::new(width, HEIGHT, &told);
        let is_narrow = width < NARROW;
        let right = if is_narrow { 130.0 } else { 230.0 };
        let x = Scale::linear(
            [0.0, (UPDATES - 1) as f64],
            [26.0, width - right - 10.0],
        );
        let [start, end] = x.ends();
        svg.stroke("ink", &[(start, 8.0), (start + 18.0, 8.0)]);
        svg.text("note", Anchor::Start, (start + 24.0, 12.5), "J");
        svg.stroke("sampled thin", &[(start + 50.0, 8.0), (start + 68.0, 8.0)]);
        svg.text("note", Anchor::Start, (start + 74.0, 12.5), "earned");
        let truth = width - right + 4.0;
        svg.text("note", Anchor::Start, (truth, 12.5), "it is");
        let mut said = said(answers);
        if !answers.is_empty() {
            svg.text("note", Anchor::End, (width - 22.0, 12.5), "you said");
        }
        for (n, lines) in self.runs.iter().enumerate() {
            let top = 24.0 + 58.0 * n as f64;
            let y = Scale::linear([-4.0, 0.8], [top + 52.0, top]);
            let best = y.at(BEST);
            svg.stroke("faint thin", &[(start, best), (end, best)]);
            let number = fixed((n + 1) as f64, 0);
            svg.text("strong", Anchor::End, (16.0, top + 31.0), &number);
            for (class, of) in [
                ("sampled thin", (|l| l.earned) as fn(&Line) -> f64),
                ("ink", |l| l.after),
            ] {
                let point = |(i, l)| (x.at(i as f64), y.within(of(l)));
                svg.line(class, lines.iter().enumerate().map(point));
            }
            let verdict = diagnose(lines);
            let line = top + 31.0;
            svg.text("strong", Anchor::Start, (truth, line), short(verdict));
            if let Some(said) = said.next() {
                let (at, down) =
                    if is_narrow { (truth, 18.0) } else { (width - 22.0, 0.0) };
                let anchor = if is_narrow { Anchor::Start } else { Anchor::End };
                svg.text("note", anchor, (at, line + down), short(said));
                mark(&mut svg, (width - 7.0, line - 4.5 + down), said == verdict);
            }
        }
        svg.finish()
    }

    /// Why each is what it is.
    fn reasons(&self) -> String {
        let mut items = String::new();
        for (lines, name) in self.runs.iter().zip(NAMES) {
            items += &format!("<li><strong>{name}.</strong> {}</li>", why(lines));
        }
        format!("<ol>{items}</ol>")
    }
}

/// What was answered, as far as it was.
fn said(answers: &str) -> impl Iterator<Item = Verdict> + '_ {
    answers.chars().filter_map(|letter| {
        let place = LETTERS.chars().position(|known| known == letter);
        place.map(|place| ANSWERS[place].0)
    })
}

fn short(verdict: Verdict) -> &'static str {
    let known = ANSWERS.iter().find(|(known, ..)| *known == verdict);
    known.map_or("", |(_, _, _, short)| short)
}

/// The numbers of a table below its header.
fn whole_numbers(csv: &[u8]) -> Vec<f64> {
    let body = csv.iter().skip_while(|byte| **byte != b'\n');
    let (mut numbers, mut open, mut minus) = (Vec::new(), None, false);
    for &byte in body {
        match byte {
            b'0'..=b'9' => {
                let digit = f64::from(byte - b'0');
                open = Some(10.0 * open.unwrap_or(0.0) + digit);
            }
            b'-' => minus = true,
            _ => {
                if let Some(size) = open.take() {
                    numbers.push(if minus { -size } else { size });
                }
                minus = false;
            }
        }
    }
    numbers
}

/// An update, from the numbers of its line.
fn line(numbers: &[f64]) -> Line {
    let at = |i: usize| numbers.get(i).copied().unwrap_or(0.0);
    let thousandths = |i: usize| at(i) / 1e3;
    Line {
        first: thousandths(2),
        ess: thousandths(3),
        largest: thousandths(4),
        outside: thousandths(5),
        kl: at(6) / 1e6,
        entropy: thousandths(7),
        earned: thousandths(8),
        before: thousandths(9),
        after: thousandths(10),
    }
}

/// What a strip says beside its line.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    Least,
    Most,
    Last,
}

/// A gauge: its name, on a telephone too; what is read; the ends of its axis and whether it counts
/// by factors; what it says, to how many digits after the point.
struct Gauge {
    name: [&'static str; 2],
    read: fn(&Line) -> f64,
    ends: [f64; 2],
    by_factors: bool,
    /// Where all is well, or the best there is.
    mark: f64,
    said: Said,
    decimals: usize,
}

const GAUGES: [Gauge; 7] = [
    Gauge {
        name: ["largest ratio, before the first step", "first ratio"],
        read: |l| l.first,
        ends: [1.0, 10.0],
        by_factors: true,
        mark: 1.0,
        said: Said::Most,
        decimals: 2,
    },
    Gauge {
        name: ["ESS/N, after the update", "ESS/N"],
        read: |l| l.ess,
        ends: [0.0, 1.0],
        by_factors: false,
        mark: 1.0,
        said: Said::Least,
        decimals: 2,
    },
    Gauge {
        name: ["largest ratio, after it", "largest ratio"],
        read: |l| l.largest,
        ends: [1.0, 1e4],
        by_factors: true,
        mark: 1.0,
        said: Said::Most,
        decimals: 1,
    },
    Gauge {
        name: ["share outside 1 ± 0.2", "outside"],
        read: |l| l.outside,
        ends: [0.0, 1.0],
        by_factors: false,
        mark: 0.0,
        said: Said::Most,
        decimals: 2,
    },
    Gauge {
        name: ["KL(old‖new)", "KL(old‖new)"],
        read: |l| l.kl,
        ends: [1e-5, 10.0],
        by_factors: true,
        mark: 1e-5,
        said: Said::Most,
        decimals: 3,
    },
    Gauge {
        name: ["entropy", "entropy"],
        read: |l| l.entropy,
        ends: [0.0, 1.4],
        by_factors: false,
        mark: 0.0,
        said: Said::Last,
        decimals: 2,
    },
    Gauge {
        name: ["earned by the batch", "earned"],
        read: |l| l.earned,
        ends: [-4.0, 0.8],
        by_factors: false,
        mark: BEST,
        said: Said::Last,
        decimals: 2,
    },
];

impl Gauge {
    /// The number that is told of it, and which.
    fn told(&self, lines: &[Line]) -> (&'static str, String) {
        let read = lines.iter().map(self.read);
        let (word, number) = match self.said {
            Said::Least => ("least", read.fold(f64::INFINITY, f64::min)),
            Said::Most => ("most", read.fold(0.0, f64::max)),
            Said::Last => ("last", lines.last().map_or(0.0, self.read)),
        };
        let number = match number {
            1000.0.. => significant(number, 2),
            ..0.01 if self.said == Said::Least => fixed(number, 3),
            _ => fixed(number, self.decimals),
        };
        (word, number)
    }
}

/// The panel of a run: a strip for each gauge.
fn panel(lines: &[Line], width: f64) -> String {
    let mut svg = Svg::new(width, HEIGHT, &words(lines));
    let is_narrow = width < NARROW;
    let (left, right) = if is_narrow { (92.0, 92.0) } else { (228.0, 104.0) };
    let x = Scale::linear([0.0, (UPDATES - 1) as f64], [left, width - right]);
    let [start, end] = x.ends();
    for (i, gauge) in GAUGES.iter().enumerate() {
        let top = 4.0 + 42.0 * i as f64;
        let pixels = [top + 32.0, top];
        let y = match gauge.by_factors {
            true => Scale::log(gauge.ends, pixels),
            false => Scale::linear(gauge.ends, pixels),
        };
        let name = gauge.name[usize::from(is_narrow)];
        svg.text("", Anchor::Start, (0.0, top + 21.0), name);
        let mark = y.at(gauge.mark);
        svg.stroke("faint thin", &[(start, mark), (end, mark)]);
        let point = |(i, l)| (x.at(i as f64), y.within((gauge.read)(l)));
        svg.line("sampled", lines.iter().enumerate().map(point));
        let (word, number) = gauge.told(lines);
        svg.text("note", Anchor::Start, (end + 8.0, top + 21.0), word);
        svg.text("", Anchor::End, (width, top + 21.0), &number);
    }
    let y = HEIGHT - 8.0;
    let text = format!("{UPDATES} updates");
    svg.text("note", Anchor::Middle, ((start + end) / 2.0, y), &text);
    svg.finish()
}

/// The panel for those who do not see it.
fn words(lines: &[Line]) -> String {
    let mut words = String::new();
    for gauge in &GAUGES {
        let (word, number) = gauge.told(lines);
        words += &format!("{}: {word} {number}", gauge.name[0]);
        let at = |i: usize| lines.get(i).map_or(0.0, gauge.read);
        let [a, b, c] =
            [0, UPDATES / 2, UPDATES - 1].map(|i| fixed(at(i), gauge.decimals));
        words += &format!("; first {a}, halfway {b}, last {c}. ");
    }
    words
}

/// The rule that decides, with the numbers of this run.
fn why(lines: &[Line]) -> String {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return String::new();
    };
    let j = |x: f64| fixed(x, 2);
    let (start, end) = (j(first.before), j(last.after));
    let most = |read: fn(&Line) -> f64| lines.iter().map(read).fold(0.0, f64::max);
    match diagnose(lines) {
        Verdict::Late => format!(
            "Before the first step, where the ratio of a fresh batch is one, it was as large as {}. J went from {start} to {end}.",
            fixed(most(|l| l.first), 2)
        ),
        Verdict::Dead => {
            let certain = lines.iter().filter(|l| l.entropy < CERTAIN).count();
            let still = lines.iter().filter(|l| l.ess >= STILL).count();
            let spikes = || lines.iter().filter(|l| l.ess < LEFT);
            let cost = |l: &Line| l.before - l.after;
            format!(
                "In {certain} of {UPDATES} updates the entropy is below {}, and J ends at {end}, short of {}. In {still} an ESS/N of at least {} is left, because nothing moves; the {} with less than {} took no more than {} from J.",
                fixed(CERTAIN, 2),
                fixed(BAR, 1),
                fixed(STILL, 2),
                spikes().count(),
                fixed(LEFT, 1),
                fixed(spikes().map(cost).fold(0.0, f64::max), 3)
            )
        }
        Verdict::TooFar => {
            let fall =
                |l: &Line| if l.ess < LEFT { l.before - l.after } else { 0.0 };
            let mut worst = first;
            let mut falls = 0;
            for line in lines {
                falls += usize::from(fall(line) > FALL);
                if fall(line) > fall(worst) {
                    worst = line;
                }
            }
            format!(
                "J fell by more than {} in {falls} updates with an ESS/N below {}; at worst from {} to {}, with an ESS/N of {}.",
                fixed(FALL, 1),
                fixed(LEFT, 1),
                j(worst.before),
                j(worst.after),
                fixed(worst.ess, 3)
            )
        }
        Verdict::Downhill => format!(
            "J sank from {start} to {end}, and no update went further than a KL of {}. Ratios say how far, not which way; what the batches earned did.",
            fixed(most(|l| l.kl), 3)
        ),
        Verdict::Healthy => format!(
            "J rose from {start} to {end}; the worst update took {} from it.",
            fixed(most(|l| l.before - l.after), 2)
        ),
    }
}

/// A tick or a cross.
fn mark(svg: &mut Svg, (x, y): (f64, f64), is_right: bool) {
    if is_right {
        let tick = [(x - 5.0, y), (x - 1.5, y + 4.0), (x + 5.0, y - 5.0)];
        svg.stroke("ink", &tick);
    } else {
        svg.stroke("ink", &[(x - 4.0, y - 4.0), (x + 4.0, y + 4.0)]);
        svg.stroke("ink", &[(x - 4.0, y + 4.0), (x + 4.0, y - 4.0)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(request: &str) -> (State, View) {
        let mut widget = FiveRuns::default();
        let mut state = State::first(FiveRuns::SETTINGS);
        let (presses, lines): (Vec<_>, Vec<_>) =
            request.lines().partition(|line| line.starts_with("do="));
        assert_eq!(state.take(&lines.join("\n")), [""; 0]);
        for press in presses {
            widget.press(&press[3..], &mut state);
        }
        let mut view = View::new(700.0);
        widget.show(&state, &mut view);
        (state, view)
    }

    #[test]
    fn the_record_is_read_whole_and_its_rule_names_five_different_things() {
        let mut widget = FiveRuns::default();
        widget.read();
        assert_eq!(widget.runs.len(), GAME);
        assert!(widget.runs.iter().all(|run| run.len() == UPDATES));
        let key = widget.runs.iter().map(|run| diagnose(run));
        let key: Vec<Verdict> = key.collect();
        let (far, dead) = (Verdict::TooFar, Verdict::Dead);
        let rest = [Verdict::Healthy, Verdict::Late, Verdict::Downhill];
        assert_eq!(key, [&[far, dead][..], &rest[..]].concat());
        let first = &widget.runs[0][0];
        assert_eq!((first.first, first.ess, first.before), (1.0, 0.391, -1.256));
    }

    #[test]
    fn before_the_fifth_answer_no_j_and_no_name_is_shown() {
        let mut widget = FiveRuns::default();
        widget.read();
        let mut forged = FiveRuns { runs: widget.runs.clone() };
        for line in forged.runs.iter_mut().flatten() {
            (line.before, line.after) = (9.5, 91.25);
        }
        for asked in 0..=GAME {
            let mut state = State::first(FiveRuns::SETTINGS);
            state.set_letters("answers", &"hfdlw"[..asked]);
            let mut views = [View::new(700.0), View::new(700.0)];
            widget.show(&state, &mut views[0]);
            forged.show(&state, &mut views[1]);
            assert_eq!(views[0] == views[1], asked < GAME, "{asked} answers");
            let named = NAMES.iter().any(|n| format!("{:?}", views[0]).contains(n));
            assert_eq!(named, asked == GAME);
        }
    }

    #[test]
    fn the_score_counts_what_was_named_and_the_last_button_begins_anew() {
        for (answers, right) in [("fdhlw", 5), ("hhhhh", 1), ("dfhlw", 3)] {
            let view = seen(&format!("answers={answers}")).1;
            let told = format!("You named {right} of 5.");
            assert!(view.content("question").contains(&told), "{answers}");
            assert_eq!(view.content("reasons").matches("<li>").count(), GAME);
            assert_eq!(view.content("healthy"), "Once more");
            assert_eq!(view.content("far"), "");
        }
        let (state, _) = seen("answers=fdhlw\ndo=healthy");
        assert_eq!(state.letters("answers"), "");
        let (state, _) = seen("answers=fd\ndo=late");
        assert_eq!(state.letters("answers"), "fdl");
        let (state, _) = seen("answers=fdhlw\ndo=back");
        assert_eq!(state.letters("answers"), "fdhl");
        let (state, _) = seen("do=back\ndo=nonsense");
        assert_eq!(state.letters("answers"), "");
    }

    #[test]
    fn a_picture_takes_the_same_room_in_every_state() {
        let height = format!(" height=\"{HEIGHT}\"");
        for answers in ["", "f", "fd", "fdh", "fdhl", "fdhlw"] {
            let view = seen(&format!("answers={answers}")).1;
            assert!(view.content("picture").contains(&height), "{answers}");
        }
    }

    #[test]
    fn what_stands_in_print_tells_the_first_panel_and_folds_the_truth() {
        let printed = FiveRuns::printed().unwrap();
        let (asked, told) = printed.split_once("<details>").unwrap();
        assert!(NAMES.iter().all(|n| !asked.contains(n) && told.contains(n)));
    }
}

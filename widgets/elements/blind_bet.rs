//! `<blind-bet>`: ten estimates with their reported intervals; does each hold the truth?

use crate::svg::{Anchor, PI_NEW, PI_OLD, Svg};
use crate::view::NARROW;
use crate::{Form, Scale, Setting, State, Still, View, Widget};
use reweight::batch::Batch;
use reweight::blind_bet::{DRAWS, ROUNDS, Round, game, round};
use reweight_style::{count, fixed};

/// Rounds in a game.
const LENGTH: usize = ROUNDS as usize;
/// Earlier games whose score is kept.
const KEPT: usize = 20;
/// The game that comes first, and stands in print: of a thousand in order, the first whose score is
/// their median. Game 1 is a lucky one.
const PRINTED: u32 = 8;
/// After this one comes the first again.
const LAST: u32 = 1000;
/// The axis, the same in every round of every game: were it made to fit a round or a game, it
/// would tell what is hidden. Every possible truth lies within; what lies beyond has an arrow.
const AXIS: [f64; 2] = [-2.0, 20.0];
const IN_ORDER: [usize; LENGTH] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const REASON: &str = "A bar is made of its draws alone. What the old policy hardly ever does was not drawn, so it is missing from the estimate and from the reported error alike: the bar is too low, and sure of itself.";

/// The games that were looked at.
#[derive(Debug, Default)]
pub struct BlindBet {
    games: Vec<(u32, Vec<Round>)>,
}

impl Widget for BlindBet {
    const SETTINGS: &'static [Setting] = &[
        Setting::whole("game", "The game", [1, LAST, PRINTED]),
        Setting::letters("answers", "The answers", "yn", LENGTH),
        Setting::letters("before", "The earlier answers", "yn", KEPT * LENGTH),
        Setting::flag("sorted", "The order"),
    ];
    const STILLS: &'static [Still] = &[Still { id: "bet", state: "" }];
    const TRIALS: &'static [&'static str] = &[
        "",
        "do=yes",
        "answers=ynyy\ndo=no",
        "answers=ynyy\ndo=back",
        "game=2\nanswers=ynynynyny\nbefore=yyyyyyyyyy\ndo=yes",
        "game=8\nanswers=yyyyyyyyyy\nsorted=1",
        "game=8\nanswers=yyyyyyyyyy\ndo=yes",
        "game=8\nanswers=nnnnnnnnnn\ndo=no",
        "game=2\nbefore=yynnyynnyy\ndo=back",
        "game=1000\nanswers=nnnnnnnnnn\nbefore=yy",
    ];

    fn form(form: &mut Form) {
        form.group("head", |f| {
            f.part("p", "progress").button("back", "Take back");
        });
        form.part("div", "picture").group("asked", |f| {
            f.part("p", "question").group("answer live-only", |f| {
                for name in ["yes", "no"] {
                    f.raw("<button type=\"button\" value=\"").raw(name).raw("\">");
                    f.part("span", name).raw("</button>");
                }
            });
        });
        form.part("div", "rows").part("p", "total").part("p", "misses");
        form.part("p", "reason").part("p", "worst").part("div", "curves");
        form.part("div", "table");
        form.memory("game").memory("answers").memory("before").memory("sorted");
    }

    fn press(&mut self, button: &str, state: &mut State) {
        let mut answers = state.letters("answers").to_owned();
        let mut before = earlier(state).to_owned();
        let number = state.number("game");
        let is_over = answers.len() == LENGTH;
        match (button, is_over) {
            // The buttons of the answers have another meaning, and another name, when all is said.
            ("yes", true) => {
                before.push_str(&answers);
                if before.len() > KEPT * LENGTH {
                    before.drain(..LENGTH);
                }
                answers.clear();
                if number >= f64::from(LAST) {
                    before.clear();
                    state.set("game", 1.0);
                } else {
                    state.set("game", number + 1.0);
                }
                state.set("sorted", 0.0);
            }
            ("no", true) => {
                state.set("sorted", f64::from(u8::from(!state.flag("sorted"))));
            }
            ("yes", false) => answers.push('y'),
            ("no", false) => answers.push('n'),
            ("back", false) if !answers.is_empty() => {
                answers.pop();
            }
            ("back", false) if !before.is_empty() => {
                answers = before.split_off(before.len() - LENGTH);
                state.set("game", number - 1.0);
            }
            _ => {}
        }
        state.set_letters("answers", &answers);
        state.set_letters("before", &before);
    }

    fn show(&mut self, state: &State, view: &mut View) {
        let number = state.whole("game");
        let (answers, before) = (state.letters("answers"), earlier(state));
        let rounds = self.rounds(number);
        let (shown, is_over) = (answers.len(), answers.len() == LENGTH);
        let rows = Rows { rounds: &rounds, answers, shown, is_over, pitch: 20.0 };
        if !is_over {
            let Some(round) = rounds.get(shown) else { return };
            let now = format!("Game {number}, round {} of {LENGTH}", shown + 1);
            view.tell(format!("{now}. {}.", reported(round)));
            let class = if shown + before.len() > 0 { "can-go-back" } else { "" };
            view.part("progress", format!("<span class=\"{class}\">{now}</span>"));
            view.part("picture", asked(round, view.width));
            view.part("question", "Does the bar hold the truth?");
            view.part("yes", "Yes");
            view.part("no", "No");
            view.part("rows", rows.picture(view.width, &IN_ORDER));
            for name in ["total", "misses", "reason", "worst", "curves", "table"] {
                view.part(name, "");
            }
            return;
        }
        let (right, held) = (rows.right(), rows.held());
        let verdict = format!("You were right {} in {LENGTH}.", times(right));
        let all = format!("{verdict} {}", beside(held, LENGTH));
        view.part("progress", format!("Game {number}, the score"));
        view.part("picture", score(right, held, &all, view.width));
        view.part("question", format!("<strong>{verdict}</strong>"));
        view.tell(all);
        let is_sorted = state.flag("sorted");
        view.part("yes", "Another game");
        view.part("no", if is_sorted { "Sort by round" } else { "Sort by gap" });
        let order = if is_sorted { rows.by_gap() } else { IN_ORDER };
        view.part("rows", rows.picture(view.width, &order));
        view.part("total", self.total(number, before, right, held));
        view.part("misses", rows.misses());
        view.part("reason", REASON);
        let (worst, why) = rows.worst();
        if let Ok((round, batch)) = round(number - 1, worst as u32) {
            view.part("worst", told(&round, &batch, worst, why));
            view.part("curves", curves(&round, &batch, view.width));
        }
        view.part("table", rows.table());
    }

    fn printed() -> Option<String> {
        let rounds = game(PRINTED - 1).ok()?;
        let (answers, shown, pitch) = ("", LENGTH, 26.0);
        let asked = Rows { rounds: &rounds, answers, shown, is_over: false, pitch };
        let told = Rows { is_over: true, ..asked };
        let figure = |rows: &Rows| {
            let [wide, narrow] =
                [700.0, 330.0].map(|width| rows.picture(width, &IN_ORDER));
            let table = rows.table();
            format!(
                "<span class=\"wide\">{wide}</span><span class=\"narrow\">{narrow}</span>{table}"
            )
        };
        Some(format!(
            "<p class=\"question\">For which of these ten does the bar hold the truth?</p>{}<details><summary>Ten answers, and your score</summary>{}<p>{}</p><p>{} {REASON}</p></details>",
            figure(&asked),
            figure(&told),
            beside(told.held(), LENGTH),
            told.misses(),
        ))
    }
}

impl BlindBet {
    /// The rounds of a game, by its number from 1.
    fn rounds(&mut self, number: u32) -> Vec<Round> {
        if let Some((_, rounds)) = self.games.iter().find(|(n, _)| *n == number) {
            return rounds.clone();
        }
        let rounds = game(number - 1).unwrap_or_default();
        self.games.push((number, rounds.clone()));
        rounds
    }

    /// The score over all games, where there are several.
    fn total(
        &mut self,
        number: u32,
        before: &str,
        mut right: usize,
        mut held: usize,
    ) -> String {
        let games = before.len() / LENGTH;
        if games == 0 {
            return "One game is mostly luck: play another, and the scores add up."
                .into();
        }
        for n in 0..games {
            let rounds = self.rounds(number - (games - n) as u32);
            let answers = &before[n * LENGTH..(n + 1) * LENGTH];
            let (shown, is_over, pitch) = (LENGTH, true, 0.0);
            let rows = Rows { rounds: &rounds, answers, shown, is_over, pitch };
            right += rows.right();
            held += rows.held();
        }
        let (games, all) = (games + 1, (games + 1) * LENGTH);
        format!(
            "<strong>In {games} games you were right {} in {all}.</strong> {}",
            times(right),
            beside(held, all)
        )
    }
}

/// The answers to the games before this one, as far as they can be: whole games, and no more than
/// there are.
fn earlier(state: &State) -> &str {
    let before = state.letters("before");
    let games = (before.len() / LENGTH).min(state.whole("game") as usize - 1);
    match before.len() % LENGTH {
        0 => &before[before.len() - games * LENGTH..],
        _ => "",
    }
}

fn times(n: usize) -> String {
    format!("{n} time{}", if n == 1 { "" } else { "s" })
}

/// How many of so many intervals should hold the truth.
fn promised(rounds: usize) -> String {
    fixed(0.95 * rounds as f64, usize::from(!rounds.is_multiple_of(20)))
}

/// What always saying yes would have brought, and what was promised.
fn beside(held: usize, rounds: usize) -> String {
    let (held, promised) = (times(held), promised(rounds));
    format!(
        "Always yes would have been right {held}; the intervals promise {promised}."
    )
}

/// Three digits, or all before the point.
fn short(x: f64) -> String {
    let decimals = match x.abs() {
        ..10.0 => 2,
        ..100.0 => 1,
        _ => 0,
    };
    fixed(x, decimals)
}

/// The estimate and the ends of its interval, as text.
fn numbers(round: &Round) -> [String; 3] {
    let (low, high) = round.estimate.interval();
    [round.estimate.value, low, high].map(short)
}

/// What a round reports, in words.
fn reported(round: &Round) -> String {
    let [value, low, high] = numbers(round);
    format!("Estimate {value}, interval from {low} to {high}")
}

fn word(round: &Round) -> &'static str {
    if round.holds() { "held" } else { "missed" }
}

fn is_too_low(round: &Round) -> bool {
    round.truth > round.estimate.interval().1
}

/// Lines across at the ticks, their numbers below, and what they measure.
fn axis(svg: &mut Svg, x: &Scale, [top, bottom]: [f64; 2]) {
    for tick in [0.0, 5.0, 10.0, 15.0, 20.0] {
        svg.stroke("faint thin", &[(x.at(tick), top), (x.at(tick), bottom)]);
        let place = (x.at(tick), bottom + 16.0);
        svg.text("note", Anchor::Middle, place, &fixed(tick, 0));
    }
    // On a telephone it is longer than its axis.
    let [left, right] = x.ends();
    let (anchor, at) = match right - left > 260.0 {
        true => (Anchor::Middle, (left + right) / 2.0),
        false => (Anchor::Start, left),
    };
    let text = "what the new policy earns on average";
    svg.text("note", anchor, (at, bottom + 33.0), text);
}

/// An interval as a bar and its estimate as a dot; an arrow where it goes on.
fn bar(svg: &mut Svg, x: &Scale, y: f64, round: &Round, thick: f64) {
    let (low, high) = round.estimate.interval();
    let (a, b) = (x.within(low), x.within(high));
    svg.rect("bar", [a, y - thick / 2.0, b - a, thick]);
    let [left, right] = x.ends();
    for (goes_on, at, by) in
        [(low < AXIS[0], left, -7.0), (high > AXIS[1], right, 7.0)]
    {
        if goes_on {
            let (up, down) = (y - thick * 0.75, y + thick * 0.75);
            svg.area("bar", &[(at, up), (at + by, y), (at, down)], y);
        }
    }
    let value = round.estimate.value;
    if value <= AXIS[1] {
        svg.dot("sampled", (x.at(value), y), thick * 0.38);
    } else {
        let text = format!("{} →", fixed(value, 0));
        svg.text("note halo", Anchor::End, (right - 2.0, y + 4.5), &text);
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

/// The round in question, drawn large.
fn asked(round: &Round, width: f64) -> String {
    let mut svg = Svg::new(width, 124.0, &format!("{}.", reported(round)));
    let x = Scale::linear(AXIS, [8.0, width - 8.0]);
    let [value, low, high] = numbers(round);
    let name = if width < NARROW { "" } else { " interval" };
    let left = format!("estimate <tspan class=\"big\">{value}</tspan>");
    let right =
        format!("95\u{a0}%{name} <tspan class=\"big\">{low} to {high}</tspan>");
    svg.text("note", Anchor::Start, (0.0, 20.0), &left);
    svg.text("note", Anchor::End, (width, 20.0), &right);
    axis(&mut svg, &x, [32.0, 84.0]);
    bar(&mut svg, &x, 58.0, round, 16.0);
    svg.finish()
}

/// The score beside its two measures.
fn score(right: usize, held: usize, words: &str, width: f64) -> String {
    let mut svg = Svg::new(width, 124.0, words);
    let x = Scale::linear([0.0, LENGTH as f64], [104.0, width - 36.0]);
    let [start, end] = x.ends();
    let mut y = 26.0;
    for (class, name, value, text) in [
        ("ink", "you", right as f64, fixed(right as f64, 0)),
        ("sampled", "always yes", held as f64, fixed(held as f64, 0)),
        ("faint", "promised", 0.95 * LENGTH as f64, promised(LENGTH)),
    ] {
        svg.text("", Anchor::End, (start - 12.0, y + 5.0), name);
        svg.rect("track", [start, y - 7.0, end - start, 14.0]);
        svg.rect(class, [start, y - 7.0, x.at(value) - start, 14.0]);
        svg.text("strong", Anchor::Start, (end + 10.0, y + 5.0), &text);
        y += 36.0;
    }
    svg.finish()
}

/// What the picture of a round's curves shows.
fn told(round: &Round, batch: &Batch, n: usize, why: &str) -> String {
    let gap = fixed(round.gap, 1);
    let beyond = match batch.xs.iter().filter(|&&x| x > round.gap).count() {
        0 => "none does".into(),
        1 => "one does".into(),
        n => format!("{n} do"),
    };
    format!(
        "<strong>Round {}, {why}.</strong> The hidden gap is {gap}. Half of what the new policy does lies beyond {gap}; of the {} draws, the ticks below, {beyond}.",
        n + 1,
        count(DRAWS)
    )
}

/// Both policies of a round, and every draw as a tick.
fn curves(round: &Round, batch: &Batch, width: f64) -> String {
    let words = "Two bell curves, the new policy's to the right of the old one's, and the draws as ticks below: they lie under the old curve.";
    let mut svg = Svg::new(width, 186.0, words);
    let (base, top) = (150.0, 24.0);
    let x = Scale::linear([-4.0, 8.0], [4.0, width - 4.0]);
    svg.stroke("faint thin", &[(0.0, base), (width, base)]);
    let (old, new) = (x.at(0.0), x.at(round.gap));
    for (class, mean) in [("old fill", 0.0), ("new fill", round.gap)] {
        let mut bell = Vec::new();
        for step in -60..=60 {
            let z = f64::from(step) / 15.0;
            let height = libm::exp(-0.5 * z * z) * (base - top);
            bell.push((x.at(mean + z), base - height));
        }
        svg.area(class, &bell, base);
    }
    svg.text("old name", Anchor::End, (old - 34.0, top + 4.0), PI_OLD);
    svg.text("new name", Anchor::Start, (new + 34.0, top + 4.0), PI_NEW);
    svg.stroke("ink dashed", &[(new, top), (new, base + 18.0)]);
    let draws = batch.xs.iter().map(|&at| [x.at(at), base + 4.0, 11.0]);
    svg.stems("old thin", draws);
    svg.text("note", Anchor::Middle, (old, base + 33.0), "0");
    svg.text("note", Anchor::Middle, (new, base + 33.0), &fixed(round.gap, 1));
    svg.finish()
}

/// The rounds of a game as far as they are shown; with the truth, when all are answered.
#[derive(Clone, Copy)]
struct Rows<'a> {
    rounds: &'a [Round],
    answers: &'a str,
    shown: usize,
    is_over: bool,
    pitch: f64,
}

impl Rows<'_> {
    fn said_yes(&self, round: usize) -> Option<bool> {
        self.answers.as_bytes().get(round).map(|&letter| letter == b'y')
    }

    fn held(&self) -> usize {
        self.rounds.iter().filter(|r| r.holds()).count()
    }

    fn right(&self) -> usize {
        let is_right =
            |n: &usize| self.said_yes(*n) == Some(self.rounds[*n].holds());
        (0..self.rounds.len()).filter(is_right).count()
    }

    /// By insertion: the sort of the standard library would be a tenth of the module.
    fn by_gap(&self) -> [usize; LENGTH] {
        let mut order = IN_ORDER;
        for end in 1..self.rounds.len() {
            for i in (0..end).rev() {
                let [a, b] = [order[i], order[i + 1]];
                if self.rounds[a].gap > self.rounds[b].gap {
                    order[i] = b;
                    order[i + 1] = a;
                }
            }
        }
        order
    }

    /// What the misses have in common.
    fn misses(&self) -> String {
        let missed = self.rounds.len() - self.held();
        let low = self.rounds.iter().filter(|r| is_too_low(r)).count();
        let which = match missed {
            0 => {
                return "Every bar holds the truth. Few games are so lucky.".into();
            }
            1 => "The one bar that misses is".into(),
            2 => "Both bars that miss are".into(),
            n => format!("All {n} bars that miss are"),
        };
        if low == missed {
            format!("{which} too low: the truth lies to the right.")
        } else if low == 0 {
            format!("{which} too high: the truth lies to the left.")
        } else {
            let are = if low == 1 { "is" } else { "are" };
            format!("Of {missed} bars that miss, {low} {are} too low.")
        }
    }

    /// The round whose bar is furthest below the truth, in its own standard errors; where none
    /// misses so, the one of the widest gap.
    fn worst(&self) -> (usize, &'static str) {
        let (mut miss, mut wide) = (0, 0);
        let by =
            |r: &Round| (r.truth - r.estimate.value) / r.estimate.standard_error;
        for (n, round) in self.rounds.iter().enumerate() {
            if by(round) > by(&self.rounds[miss]) {
                miss = n;
            }
            if round.gap > self.rounds[wide].gap {
                wide = n;
            }
        }
        match self.rounds.get(miss) {
            Some(round) if is_too_low(round) => (miss, "the worst miss"),
            _ => (wide, "the widest gap"),
        }
    }

    /// A row for each round, on the axis of the question.
    fn picture(&self, width: f64, order: &[usize]) -> String {
        let pitch = self.pitch;
        let bottom = 22.0 + pitch * LENGTH as f64;
        let is_narrow = width < NARROW;
        let (left, room) = if is_narrow { (30.0, 136.0) } else { (34.0, 200.0) };
        let (gap, held) = if is_narrow { (116.0, 72.0) } else { (156.0, 94.0) };
        let x = Scale::linear(AXIS, [left, width - room]);
        let (gap, held, you) = (width - gap, width - held, width - 18.0);
        let mut svg = Svg::new(width, bottom + 38.0, &self.words(order));
        axis(&mut svg, &x, [18.0, bottom]);
        if self.is_over {
            svg.stroke("ink truth", &[(left + 1.0, 2.0), (left + 1.0, 14.0)]);
            svg.text("small", Anchor::Start, (left + 8.0, 12.0), "the truth");
            svg.text("note", Anchor::Middle, (gap, 12.0), "gap");
            svg.text("note", Anchor::Middle, (held, 12.0), "bar");
        } else if self.shown > 0 {
            svg.text("note", Anchor::End, (held + 16.0, 12.0), "estimate");
        }
        if !self.answers.is_empty() {
            svg.text("note", Anchor::End, (you, 12.0), "you");
        }
        for (row, &n) in order.iter().enumerate() {
            let Some(round) = self.rounds.get(n) else { continue };
            let y = 20.0 + pitch * (row as f64 + 0.5);
            let line = y + 4.5;
            let class = if n == self.shown { "strong" } else { "note" };
            let name = fixed((n + 1) as f64, 0);
            svg.text(class, Anchor::End, (left - 12.0, line), &name);
            if n >= self.shown {
                continue;
            }
            if self.is_over {
                let truth = x.at(round.truth);
                let (low, high) = round.estimate.interval();
                let near = x.within(round.truth.max(low).min(high));
                svg.stroke("ink thin dashed", &[(near, y), (truth, y)]);
                bar(&mut svg, &x, y, round, pitch * 0.5);
                let half = pitch * 0.42;
                let ends = [(truth, y - half), (truth, y + half)];
                svg.stroke("ink truth", &ends);
                svg.text("note", Anchor::Middle, (gap, line), &fixed(round.gap, 1));
                let class = if round.holds() { "note" } else { "strong small" };
                svg.text(class, Anchor::Middle, (held, line), word(round));
            } else {
                bar(&mut svg, &x, y, round, pitch * 0.5);
                let value = short(round.estimate.value);
                svg.text("note", Anchor::End, (held + 16.0, line), &value);
            }
            if let Some(yes) = self.said_yes(n) {
                let said = if yes { "yes" } else { "no" };
                svg.text("small", Anchor::End, (you, line), said);
                if self.is_over {
                    mark(&mut svg, (width - 6.0, y), yes == round.holds());
                }
            }
        }
        svg.finish()
    }

    /// The picture for those who do not see it.
    fn words(&self, order: &[usize]) -> String {
        if self.shown == 0 {
            return "No round is answered yet.".into();
        }
        let mut words = String::new();
        for &n in order.iter().filter(|&&n| n < self.shown) {
            let Some(round) = self.rounds.get(n) else { continue };
            words += &format!("Round {}: {}", n + 1, reported(round));
            if self.is_over {
                let (gap, truth) = (fixed(round.gap, 1), fixed(round.truth, 2));
                words += &format!("; gap {gap}, truth {truth}, {}", word(round));
            }
            words += match self.said_yes(n) {
                Some(true) => "; you said yes. ",
                Some(false) => "; you said no. ",
                None => ". ",
            };
        }
        words
    }

    /// The same as numbers.
    fn table(&self) -> String {
        let mut rows = String::new();
        for (n, round) in self.rounds.iter().enumerate() {
            let (low, high) = round.estimate.interval();
            let [value, low, high] =
                [round.estimate.value, low, high].map(|x| fixed(x, 2));
            rows += &format!(
                "<tr><td class=\"number\">{}</td><td class=\"number\">{value}</td><td class=\"number\">{low} to {high}</td>",
                n + 1
            );
            if self.is_over {
                let (gap, truth) = (fixed(round.gap, 1), fixed(round.truth, 2));
                rows += &format!(
                    "<td class=\"number\">{gap}</td><td class=\"number\">{truth}</td><td>{}</td>",
                    word(round)
                );
            }
            rows += "</tr>";
        }
        let more = if self.is_over {
            "<th class=\"number\">gap</th><th class=\"number\">truth</th><th>bar</th>"
        } else {
            ""
        };
        format!(
            "<details class=\"data\"><summary>The data of this figure</summary><div class=\"table-wrapper\"><table><thead><tr><th class=\"number\">round</th><th class=\"number\">estimate</th><th class=\"number\">95\u{a0}% interval</th>{more}</tr></thead><tbody>{rows}</tbody></table></div></details>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is seen of a request, by a widget that knows these games.
    fn seen_by(mut widget: BlindBet, request: &str) -> (State, View) {
        let mut state = State::first(BlindBet::SETTINGS);
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

    fn seen(request: &str) -> (State, View) {
        seen_by(BlindBet::default(), request)
    }

    #[test]
    fn before_the_tenth_answer_nothing_depends_on_gap_or_truth() {
        for number in 1..=3 {
            let honest = game(number - 1).unwrap();
            let mut forged = honest.clone();
            for round in &mut forged {
                (round.gap, round.truth) = (9.5, 91.25);
            }
            for asked in 0..=LENGTH {
                let answers = &"ynnyyynyny"[..asked];
                let request = format!("game={number}\nanswers={answers}");
                let widget = |rounds: &[Round]| BlindBet {
                    games: vec![(number, rounds.to_vec())],
                };
                let [a, b] = [&honest, &forged]
                    .map(|rounds| seen_by(widget(rounds), &request).1);
                assert_eq!(
                    a == b,
                    asked < LENGTH,
                    "game {number}, {asked} answers"
                );
                for word in ["gap", "missed", "held", "truth 9"] {
                    let text = format!("{a:?}");
                    assert!(asked == LENGTH || !text.contains(word), "{text}");
                }
            }
        }
    }

    #[test]
    fn the_printed_game_is_the_one_that_the_preface_counts() {
        let numbers = include_str!("../../src/generated/blind_bet.json");
        let quoted = |key: &str, value: usize| {
            let line = format!("\"{key}\": \"{value}\"");
            assert!(numbers.contains(&line), "{line} in {numbers}");
        };
        let rounds = game(PRINTED - 1).unwrap();
        let held = rounds.iter().filter(|r| r.holds()).count();
        quoted("bet_shown", PRINTED as usize);
        quoted("bet_held", held);
        quoted("bet_missed_below", rounds.iter().filter(|r| is_too_low(r)).count());
        let printed = BlindBet::printed().unwrap();
        assert!(printed.contains(&beside(held, LENGTH)));
        let (asked, told) = printed.split_once("Ten answers").unwrap();
        assert!(!asked.contains("gap") && told.contains("gap"));
    }

    #[test]
    fn always_yes_is_right_as_often_as_bars_hold_and_always_no_as_often_as_not() {
        for number in 1..=20 {
            let rounds = game(number - 1).unwrap();
            let held = rounds.iter().filter(|r| r.holds()).count();
            for (letter, right) in [("y", held), ("n", LENGTH - held)] {
                let answers = letter.repeat(LENGTH);
                let request = format!("game={number}\nanswers={answers}");
                let view = seen(&request).1;
                let told = format!("You were right {} in 10.", times(right));
                assert!(view.content("question").contains(&told));
                let told = format!("{told} {}", beside(held, LENGTH));
                assert!(view.content("picture").contains(&told), "{told}");
            }
        }
    }

    #[test]
    fn the_total_is_the_sum_over_the_games() {
        let sum: usize =
            (0..3).flat_map(|n| game(n).unwrap()).filter(Round::holds).count();
        let yes = "y".repeat(LENGTH);
        let (_, view) = seen(&format!("game=3\nanswers={yes}\nbefore={yes}{yes}"));
        let told = format!("In 3 games you were right {} in 30.", times(sum));
        assert!(view.content("total").contains(&told), "{}", view.content("total"));
    }

    #[test]
    fn no_press_loses_an_answer() {
        let presses = "do=yes\n".repeat(LENGTH);
        let (state, _) = seen(&presses);
        assert_eq!(state.letters("answers"), "yyyyyyyyyy");
        let (state, _) = seen(&format!("{presses}do=yes\n"));
        assert_eq!(
            (state.whole("game"), state.letters("answers")),
            (PRINTED + 1, "")
        );
        let (state, _) = seen(&format!("{presses}do=yes\ndo=back\n"));
        assert_eq!(
            (state.whole("game"), state.letters("answers")),
            (PRINTED, "yyyyyyyyyy")
        );
        assert_eq!(state.letters("before"), "");
        let (state, _) = seen("answers=yn\ndo=back\ndo=yes");
        assert_eq!(state.letters("answers"), "yy");
        let (state, _) = seen("do=back");
        assert_eq!(state, State::first(BlindBet::SETTINGS));
        let (state, _) = seen("game=1000\nanswers=yyyyyyyyyy\ndo=yes");
        assert_eq!((state.whole("game"), state.letters("before")), (1, ""));
    }

    #[test]
    fn earlier_answers_that_cannot_be_are_none() {
        for before in ["yyy", "yyyyyyyyyy"] {
            let (_, view) =
                seen(&format!("game=1\nbefore={before}\nanswers=nnnnnnnnnn"));
            assert!(view.content("total").starts_with("One game"));
        }
    }

    #[test]
    fn a_picture_takes_the_same_room_in_every_state() {
        let height = |svg: &str| {
            let at = svg.find(" height=").unwrap();
            svg[at..].split('"').nth(1).unwrap().to_owned()
        };
        let first = seen("").1;
        for request in ["answers=yyyyy", "game=8\nanswers=yyyyyyyyyy"] {
            let view = seen(request).1;
            for part in ["picture", "rows"] {
                assert_eq!(height(view.content(part)), height(first.content(part)));
            }
        }
    }

    #[test]
    fn misses_are_counted_in_words_that_fit() {
        let round = |truth: f64| {
            let estimate =
                reweight::ordinary::Estimate { value: 5.0, standard_error: 1.0 };
            Round { gap: 1.0, truth, estimate }
        };
        let of = |truths: &[f64]| {
            let rounds: Vec<Round> = truths.iter().map(|&t| round(t)).collect();
            Rows {
                rounds: &rounds,
                answers: "",
                shown: 0,
                is_over: true,
                pitch: 20.0,
            }
            .misses()
        };
        assert!(of(&[5.0]).starts_with("Every bar holds"));
        assert!(of(&[9.0, 5.0]).starts_with("The one bar that misses is too low"));
        assert!(of(&[9.0, 9.0]).starts_with("Both bars that miss are too low"));
        assert!(
            of(&[9.0, 9.0, 9.0]).starts_with("All 3 bars that miss are too low")
        );
        assert!(of(&[1.0]).starts_with("The one bar that misses is too high"));
        assert_eq!(of(&[9.0, 9.0, 1.0]), "Of 3 bars that miss, 2 are too low.");
        assert_eq!(of(&[9.0, 1.0]), "Of 2 bars that miss, 1 is too low.");
    }
}

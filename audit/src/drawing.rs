//! The tail as a picture that needs nothing but a viewer.

use crate::audit::Audit;
use crate::largest::KEPT;
use libm::{ceil, exp, floor, log, log10, pow};
use reweight_style::{fixed, power_of_ten, significant};
use std::f64::consts::LN_10;
use std::fmt::Write;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 440.0;
const LEFT: f64 = 72.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 64.0;
const BOTTOM: f64 = 56.0;

/// Points to draw, at even distances along a logarithmic axis.
const POINTS: u32 = 160;

/// A place in the plot: the powers of ten of the weight and of the share of rows that weigh as much.
type Place = (f64, f64);

/// How many rows weigh at least so much, and the tail that was fitted to them.
pub fn svg(audit: &Audit, name: &str) -> String {
    let dots = dots(audit);
    let fit = fit(audit);
    let x = range(dots.iter().chain(&fit).map(|p| p.0));
    let y = range(dots.iter().chain(&fit).map(|p| p.1));
    let at = |(weight, share): Place| {
        let across = (weight - x.0) / (x.1 - x.0);
        let up = (share - y.0) / (y.1 - y.0);
        (
            LEFT + across * (WIDTH - LEFT - RIGHT),
            HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM),
        )
    };
    let k = match audit.tail.k_hat() {
        Some(k) => format!(
            "k\u{302} = {}, threshold at this length {}",
            fixed(k, 2),
            fixed(audit.k_threshold.max(0.0), 2)
        ),
        None => "no k\u{302}".into(),
    };
    let title = escaped(&format!("The tail of the weights in {name}"));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         width=\"{WIDTH}\" height=\"{HEIGHT}\" font-family=\"sans-serif\" font-size=\"14\" fill=\"#222\">\n\
         <title>{title}</title>\n\
         <desc>{k}. Each dot says what share of the rows weighs at least so much; the line is the fitted tail, \
         carried on to a log ten times as long.</desc>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
         <text x=\"16\" y=\"26\" font-weight=\"bold\">{title}</text>\n\
         <text x=\"16\" y=\"48\">share of rows that weigh at least so much ({k})</text>\n"
    );
    for power in powers(y) {
        let (_, height) = at((x.0, f64::from(power)));
        let _ = writeln!(
            svg,
            "<path d=\"M{LEFT} {height:.1}H{:.1}\" stroke=\"#ddd\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            WIDTH - RIGHT,
            LEFT - 8.0,
            height + 5.0,
            power_of_ten(power)
        );
    }
    let ground = HEIGHT - BOTTOM;
    let _ = writeln!(
        svg,
        "<path d=\"M{LEFT} {ground}H{:.1}\" stroke=\"#999\"/>",
        WIDTH - RIGHT
    );
    for (place, label) in ticks(x) {
        let (across, _) = at((place, y.0));
        let _ = writeln!(
            svg,
            "<path d=\"M{across:.1} {ground}v5\" stroke=\"#999\"/>\n\
             <text x=\"{across:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{label}</text>",
            ground + 20.0,
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">weight</text>",
        WIDTH - RIGHT,
        HEIGHT - 14.0
    );
    if !fit.is_empty() {
        let points: Vec<_> = fit
            .iter()
            .map(|&place| at(place))
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"#222\" stroke-width=\"1.6\"/>",
            points.join(" ")
        );
    }
    for (x, y) in dots.iter().map(|&place| at(place)) {
        let _ = writeln!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#777\"/>"
        );
    }
    svg + "</svg>\n"
}

/// The heaviest rows by rank, thinned to what an eye can tell apart.
fn dots(audit: &Audit) -> Vec<Place> {
    let heaviest = audit.heaviest.clone().ascending(KEPT);
    let descending: Vec<f64> =
        heaviest.into_iter().rev().filter(|log| log.is_finite()).collect();
    let (n, last) = (audit.rows as f64, descending.len() as f64);
    let mut ranks: Vec<usize> = (0..=POINTS)
        .map(|i| pow(last, f64::from(i) / f64::from(POINTS)))
        .map(|rank| (rank.round() as usize).clamp(1, descending.len()))
        .collect();
    ranks.dedup();
    ranks
        .into_iter()
        .map(|rank| (descending[rank - 1] / LN_10, log10(rank as f64 / n)))
        .collect()
}

/// The fitted tail, from where it begins to the share that one row of a log ten times as long has.
fn fit(audit: &Audit) -> Vec<Place> {
    let tail = &audit.tail;
    let Some(pareto) = tail.pareto else {
        return Vec::new();
    };
    let start = tail.length as f64 / audit.rows as f64;
    let steps = log10(10.0 * tail.length as f64);
    let floor = exp(tail.cutoff - tail.largest);
    (0..=POINTS)
        .map(|i| pow(10.0, -steps * f64::from(i) / f64::from(POINTS)))
        .map(|beyond| {
            let relative = floor + pareto.quantile(1.0 - beyond);
            ((tail.largest + log(relative)) / LN_10, log10(start * beyond))
        })
        .filter(|(weight, _)| weight.is_finite())
        .collect()
}

/// From the smallest to the largest, with some air, which is more than their last digit.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| (a.min(v), b.max(v)));
    let air = (0.04 * (high - low)).max(0.1).max(1e-9 * low.abs());
    (low - air, high + air)
}

/// The whole powers of ten in a range, at most nine of them; none that no label could name.
fn powers((low, high): (f64, f64)) -> impl Iterator<Item = i32> {
    let (first, last) = (ceil(low) as i32, floor(high) as i32);
    let step = 1 + last.saturating_sub(first).max(0) / 9;
    let start = first
        .saturating_add((-i64::from(first)).rem_euclid(i64::from(step)) as i32);
    let within = move |&p: &i32| (low..=high).contains(&f64::from(p));
    (start..=last).step_by(step as usize).filter(within)
}

/// Where an axis is marked and how: at powers of ten, and at twice and five times these where one
/// power would stand alone.
fn ticks(range: (f64, f64)) -> Vec<(f64, String)> {
    let mut ticks: Vec<_> =
        powers(range).map(|p| (f64::from(p), power_of_ten(p))).collect();
    let few = floor(range.0) as i32..=floor(range.1) as i32;
    if ticks.len() < 2 && (-9..9).contains(few.start()) {
        for (power, times) in few.flat_map(|p| [(p, 2.0), (p, 5.0)]) {
            let place = f64::from(power) + log10(times);
            if (range.0..range.1).contains(&place) {
                ticks.push((place, significant(pow(10.0, place), 1)));
            }
        }
    }
    ticks
}

/// A text that XML can hold.
fn escaped(text: &str) -> String {
    let seen = text
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    seen.collect::<String>()
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

//! How it looks: the one place that knows plotters, the colours and the sizes.

use crate::figure::{Anchor, Axis, Figure, Ink, Mark, Plot};
use plotters::chart::ChartContext;
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::error::Error;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;
type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Chart<'a, 'b> =
    ChartContext<'b, SVGBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Plotters rounds every coordinate to a whole unit, so a figure is drawn this much larger and its
/// `viewBox` scales it back: curves stay smooth. Lengths below are in CSS pixels.
const FINE: f64 = 10.0;
/// Plotters writes `font-size` as the asked size divided by this.
const FONT: f64 = 1.24;
const LETTERS: f64 = 14.0;

/// A colour that stands for a role; `finish` turns it into a CSS variable of the page's theme.
fn color(ink: Ink) -> RGBColor {
    match ink {
        Ink::Truth => RGBColor(1, 1, 1),
        Ink::Faint => RGBColor(2, 2, 2),
        Ink::New => RGBColor(3, 3, 3),
        Ink::Old => RGBColor(4, 4, 4),
        Ink::Sampled => RGBColor(5, 5, 5),
    }
}

const ROLES: [(&str, &str); 5] = [
    ("#010101", "var(--ink,#222)"),
    ("#020202", "var(--faint,#bbb)"),
    ("#030303", "var(--new,#1a56b8)"),
    ("#040404", "var(--old,#b4540a)"),
    ("#050505", "var(--sampled,#777)"),
];

fn px(length: f64) -> u32 {
    (length * FINE).round() as u32
}

fn shift(length: f64) -> i32 {
    (length * FINE).round() as i32
}

fn lettering(ink: Ink, anchor: Anchor, bold: bool) -> TextStyle<'static> {
    let across = match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let style = if bold { FontStyle::Bold } else { FontStyle::Normal };
    let font = FontDesc::new(FontFamily::SansSerif, LETTERS * FINE * FONT, style);
    font.color(&color(ink)).pos(Pos::new(across, VPos::Center))
}

/// Draws a figure.
pub(crate) fn svg(figure: &Figure) -> Outcome<String> {
    let size = (px(figure.size.0.into()), px(figure.size.1.into()));
    let mut svg = String::new();
    {
        let page = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        for (plot, area) in figure.plots.iter().zip(areas(figure, &page)) {
            draw_plot(plot, &area)?;
        }
        page.present()?;
    }
    Ok(finish(&svg, figure, size))
}

/// Where each plot goes: rows of the heights that were asked for, or a grid of equal parts.
fn areas<'a>(figure: &Figure, page: &Area<'a>) -> Vec<Area<'a>> {
    if figure.heights.is_empty() {
        let rows = figure.plots.len().div_ceil(figure.columns).max(1);
        return page.split_evenly((rows, figure.columns));
    }
    let mut below = 0;
    let breaks = figure.heights.iter().map(|&height| {
        below += shift(height.into());
        below
    });
    let breaks: Vec<i32> = breaks.take(figure.heights.len() - 1).collect();
    page.split_by_breakpoints::<i32, i32, _, _>([], breaks)
}

fn draw_plot(plot: &Plot, area: &Area) -> Outcome {
    let widest =
        plot.y.ticks.iter().map(|(_, t)| t.chars().count()).max().unwrap_or(0);
    let left =
        if plot.y.ticks.is_empty() { 14.0 } else { 18.0 + 8.0 * widest as f64 };
    // The name of the y axis stands above it, level and readable, with the heading over both.
    let lines = usize::from(!plot.heading.is_empty())
        + usize::from(!plot.y.label.is_empty());
    let top = 10.0 + 19.0 * lines as f64;
    let bottom = if plot.x.label.is_empty() { 28.0 } else { 48.0 };
    let mut chart = ChartBuilder::on(area)
        .margin_left(px(left))
        .margin_right(px(16.0))
        .margin_top(px(top))
        .margin_bottom(px(bottom))
        .build_cartesian_2d(plot.x.from..plot.x.to, plot.y.from..plot.y.to)?;
    axes(plot, area, &mut chart)?;
    for mark in &plot.marks {
        draw_mark(mark, &mut chart)?;
    }
    Ok(())
}

/// Axis lines, ticks, grid and names, drawn by hand: plotters' own mesh has no level name for the y axis.
fn axes(plot: &Plot, area: &Area, chart: &mut Chart) -> Outcome {
    let (x, y) = (&plot.x, &plot.y);
    let faint = color(Ink::Faint);
    let at = |point: &(f64, f64)| chart.plotting_area().map_coordinate(point);
    let (left, floor) = at(&(x.from, y.from));
    let (right, roof) = at(&(x.to, y.to));
    // Positions are absolute; the area begins elsewhere when a figure has several plots.
    let origin = area.get_pixel_range();
    let (dx, dy) = (origin.0.start, origin.1.start);
    let stroke = |from: (i32, i32), to: (i32, i32), strong: bool| {
        let points = [(from.0 - dx, from.1 - dy), (to.0 - dx, to.1 - dy)];
        let style = if strong { faint.to_rgba() } else { faint.mix(0.45) };
        PathElement::new(points.to_vec(), style.stroke_width(px(1.0)))
    };
    let write = |place: (i32, i32), anchor: Anchor, bold: bool, text: &str| {
        let place = (place.0 - dx, place.1 - dy);
        Text::new(text.to_owned(), place, lettering(Ink::Truth, anchor, bold))
    };
    let inside = |axis: &Axis, t: f64| {
        let slack = 1e-9 * (axis.to - axis.from).abs();
        t >= axis.from.min(axis.to) - slack && t <= axis.from.max(axis.to) + slack
    };
    for (t, text) in y.ticks.iter().filter(|(t, _)| inside(y, *t)) {
        let (_, height) = at(&(x.from, *t));
        if y.grid {
            area.draw(&stroke((left, height), (right, height), false))?;
        }
        area.draw(&write((left - shift(8.0), height), Anchor::End, false, text))?;
    }
    for (t, text) in x.ticks.iter().filter(|(t, _)| inside(x, *t)) {
        let (across, _) = at(&(*t, y.from));
        if x.grid {
            area.draw(&stroke((across, floor), (across, roof), false))?;
        }
        area.draw(&stroke((across, floor), (across, floor + shift(4.0)), true))?;
        area.draw(&write(
            (across, floor + shift(16.0)),
            Anchor::Middle,
            false,
            text,
        ))?;
    }
    area.draw(&stroke((left, floor), (right, floor), true))?;
    let named = (right, floor + shift(37.0));
    area.draw(&write(named, Anchor::End, false, &x.label))?;
    let edge = if y.ticks.is_empty() { left } else { dx + shift(6.0) };
    let mut line = roof - shift(16.0);
    if !y.label.is_empty() {
        area.draw(&write((edge, line), Anchor::Start, false, &y.label))?;
        line -= shift(19.0);
    }
    if !plot.heading.is_empty() {
        area.draw(&write((edge, line), Anchor::Start, true, &plot.heading))?;
    }
    Ok(())
}

fn draw_mark(mark: &Mark, chart: &mut Chart) -> Outcome {
    match mark {
        Mark::Line { ink, width, dashed, points } => {
            let style = color(*ink).stroke_width(px(*width));
            if *dashed {
                let (dash, gap) = (px(5.0), px(4.0));
                let points = points.clone();
                chart.draw_series([DashedPathElement::new(
                    points, dash, gap, style,
                )])?;
            } else {
                chart.draw_series([PathElement::new(points.clone(), style)])?;
            }
        }
        Mark::Area { ink, opacity, outline } => {
            let fill = color(*ink).mix(*opacity).filled();
            chart.draw_series([Polygon::new(outline.clone(), fill)])?;
        }
        Mark::Dots { ink, opacity, dots } => {
            let fill = color(*ink).mix(*opacity).filled();
            chart.draw_series(
                dots.iter().map(|&(x, y, r)| Circle::new((x, y), px(r), fill)),
            )?;
        }
        Mark::Text { ink, anchor, bold, at, nudge, text } => {
            let style = lettering(*ink, *anchor, *bold);
            let by = (shift(nudge.0), shift(nudge.1));
            let label = EmptyElement::at(*at) + Text::new(text.clone(), by, style);
            chart.draw_series([label])?;
        }
    }
    Ok(())
}

/// Makes the SVG scale with the column, follow the theme and speak its title and description.
fn finish(svg: &str, figure: &Figure, size: (u32, u32)) -> String {
    let fixed = format!("<svg width=\"{}\" height=\"{}\" ", size.0, size.1);
    // The letters are named once, for all.
    let mut svg = svg.replace("font-family=\"sans-serif\" ", "").replacen(
        &fixed,
        "<svg role=\"img\" font-family=\"sans-serif\" ",
        1,
    );
    for (from, to) in ROLES {
        svg = svg.replace(from, to);
    }
    svg = svg.replace(" opacity=\"1\"", "");
    // Subscripts of the two policies.
    for name in ["old", "θ"] {
        let low = format!(
            "π<tspan dy=\"0.25em\" font-size=\"78%\">{name}</tspan><tspan dy=\"-0.195em\">\u{200b}</tspan>"
        );
        svg = svg.replace(&format!("π_{name}"), &low);
    }
    if let Some(at) = svg.find('>') {
        let (title, desc) = (escape(&figure.title), escape(&figure.desc));
        svg.insert_str(
            at + 1,
            &format!("\n<title>{title}</title>\n<desc>{desc}</desc>"),
        );
    }
    svg
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

//! A picture in the making, as an SVG in one line.
//!
//! It is drawn for the very width that it gets, in CSS pixels, so letters keep their size on a
//! telephone; colours are classes, so the page's theme paints it. One decimal is what a screen can
//! show. Classes: `old`, `new`, `ink`, `sampled`, `faint` colour a line or a text; `fill` fills,
//! `thin` and `dashed` say how a line is drawn, `note`, `strong` how a text is.

/// Where a label's anchor lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its left.
    Start,
    /// In its middle.
    Middle,
    /// At its right.
    End,
}

/// π_old as the inside of a label.
pub const PI_OLD: &str =
    "<tspan class=\"math\">π</tspan><tspan class=\"sub\" dy=\"3\">old</tspan>";
/// π_θ as the inside of a label.
pub const PI_NEW: &str =
    "<tspan class=\"math\">π</tspan><tspan class=\"sub math\" dy=\"3\">θ</tspan>";

/// An SVG under construction.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Svg(Vec<u8>);

impl Svg {
    /// A picture this large. It says what a sighted reader sees; a picture of the same size always
    /// takes the same room, whatever is in it.
    #[must_use]
    pub fn new(width: f64, height: f64, description: &str) -> Self {
        let mut svg = Self(Vec::with_capacity(65_536));
        svg.push("<svg role=\"img\" aria-label=\"");
        svg.push(&crate::state::escaped(description));
        svg.push("\" width=\"100%\"").attribute("height", height);
        svg.push(" viewBox=\"0 0 ").xy(width, height).push("\">");
        svg
    }

    /// The finished picture.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.push("</svg>");
        // Every piece was text, and so is the whole.
        String::from_utf8(self.0).unwrap_or_default()
    }

    fn push(&mut self, text: &str) -> &mut Self {
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    /// One decimal, or none where that is zero; never `-0`.
    fn decimal(&mut self, x: f64) -> &mut Self {
        self.tenths(tenths(x), true)
    }

    /// So many tenths; those of less than one perhaps without their zero. A picture is made of
    /// numbers: this is what it takes its time for.
    fn tenths(&mut self, tenths: i32, zero: bool) -> &mut Self {
        let mut text = [b'.'; 12];
        let mut at = text.len();
        let mut rest = tenths.unsigned_abs();
        let tenth = rest % 10;
        if tenth > 0 {
            text[at - 1] = b'0' + tenth as u8;
            at -= 2;
        }
        rest /= 10;
        while rest > 0 || at == text.len() || zero && text[at] == b'.' {
            at -= 1;
            text[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        if tenths < 0 {
            at -= 1;
            text[at] = b'-';
        }
        self.0.extend_from_slice(&text[at..]);
        self
    }

    /// A step of a path, if it goes anywhere; a minus parts its numbers, too.
    fn step(&mut self, letter: &str, (dx, dy): (i32, i32)) {
        if (dx, dy) != (0, 0) {
            self.push(letter).tenths(dx, false);
            self.push(if dy < 0 { "" } else { " " }).tenths(dy, false);
        }
    }

    fn xy(&mut self, x: f64, y: f64) -> &mut Self {
        self.decimal(x).push(" ").decimal(y)
    }

    fn attribute(&mut self, name: &str, x: f64) -> &mut Self {
        self.push(" ").push(name).push("=\"").decimal(x).push("\"")
    }

    fn open(&mut self, tag: &str, class: &str) -> &mut Self {
        self.push("<").push(tag).push(" class=\"").push(class).push("\"")
    }

    /// A line through points; a point that is not finite leaves a gap.
    pub fn line(
        &mut self,
        class: &str,
        points: impl IntoIterator<Item = (f64, f64)>,
    ) -> &mut Self {
        self.line_of(class, &mut points.into_iter())
    }

    /// A line through a few points that are there already: compiled once for all of them.
    pub fn stroke(&mut self, class: &str, points: &[(f64, f64)]) -> &mut Self {
        self.line(class, points.iter().copied())
    }

    // Once in a module, whatever the points come from; so with dots.
    fn line_of(
        &mut self,
        class: &str,
        points: &mut dyn Iterator<Item = (f64, f64)>,
    ) -> &mut Self {
        self.open("path", class).push(" d=\"").through(points).push("\"/>")
    }

    /// Moves to the first point, and from each to the next: as steps they are half as long. What
    /// goes level is one step.
    fn through(
        &mut self,
        points: &mut dyn Iterator<Item = (f64, f64)>,
    ) -> &mut Self {
        let mut pen = None;
        let mut step = (0, 0);
        for (x, y) in points {
            let is_there = x.is_finite() && y.is_finite();
            let at = is_there.then(|| (tenths(x), tenths(y)));
            match (pen, at) {
                (Some((px, py)), Some((x, y))) => {
                    let (dx, dy): (i32, i32) = (x - px, y - py);
                    if step.1 != 0 || dy != 0 || (step.0 < 0) != (dx < 0) {
                        self.step("l", step);
                        step = (0, 0);
                    }
                    step = (step.0 + dx, step.1 + dy);
                }
                _ => {
                    self.step("l", step);
                    step = (0, 0);
                    if let Some((x, y)) = at {
                        self.push("M").tenths(x, true).push(" ").tenths(y, true);
                    }
                }
            }
            pen = at;
        }
        self.step("l", step);
        self
    }

    /// The area between a line and the level `base`.
    pub fn area(
        &mut self,
        class: &str,
        points: &[(f64, f64)],
        base: f64,
    ) -> &mut Self {
        let (Some(first), Some(last)) = (points.first(), points.last()) else {
            return self;
        };
        let ends = [(first.0, base), (last.0, base)];
        let (start, end) = ends.split_at(1);
        let mut around = start.iter().chain(points).chain(end).copied();
        self.open("path", class).push(" d=\"").through(&mut around).push("z\"/>")
    }

    /// Upright bars on a base: left, width and height of each.
    pub fn bars(
        &mut self,
        class: &str,
        base: f64,
        bars: impl IntoIterator<Item = [f64; 3]>,
    ) -> &mut Self {
        self.open("path", class).push(" d=\"");
        for [x, width, height] in bars {
            self.push("M").xy(x, base).push("v").decimal(-height);
            self.push("h").decimal(width).push("v").decimal(height).push("z");
        }
        self.push("\"/>")
    }

    /// Upright strokes: place, start and length of each.
    pub fn stems(
        &mut self,
        class: &str,
        stems: impl IntoIterator<Item = [f64; 3]>,
    ) -> &mut Self {
        self.open("path", class).push(" d=\"");
        for [x, y, length] in stems {
            self.push("M").xy(x, y).push("v").decimal(length);
        }
        self.push("\"/>")
    }

    /// Many dots `(x, y, radius)`. Radii and places go by halves of a pixel: thousands of dots are a
    /// few paths, for a stroke of no length with round ends is a dot, and where there is one already
    /// another is not seen.
    pub fn dots(
        &mut self,
        class: &str,
        dots: impl IntoIterator<Item = (f64, f64, f64)>,
    ) -> &mut Self {
        self.dots_of(class, &mut dots.into_iter())
    }

    fn dots_of(
        &mut self,
        class: &str,
        dots: &mut dyn Iterator<Item = (f64, f64, f64)>,
    ) -> &mut Self {
        let half = |x: f64| (2.0 * x).round().clamp(-4000.0, 4000.0) as i32;
        let size = |r: f64| (2.0 * r).round().clamp(1.0, 200.0) as usize;
        let mut by_size: [Vec<(i32, i32)>; 201] = [const { Vec::new() }; 201];
        for (x, y, r) in dots {
            by_size[size(r)].push((half(x), half(y)));
        }
        for (size, places) in by_size.iter().enumerate() {
            if !places.is_empty() {
                self.push("<path class=\"dot ").push(class).push("\"");
                self.attribute("stroke-width", size as f64).push(" d=\"");
                self.spots(places);
                self.push("\"/>");
            }
        }
        self
    }

    /// Dots of one size, row by row, each a step from the last.
    fn spots(&mut self, places: &[(i32, i32)]) {
        let ends = |of: fn(&(i32, i32)) -> i32| {
            let all = places.iter().map(of);
            (all.clone().min().unwrap_or(0), all.max().unwrap_or(0))
        };
        let ((left, right), (top, bottom)) = (ends(|p| p.0), ends(|p| p.1));
        let words = (right - left) as usize / 64 + 1;
        let mut taken = vec![0_u64; words * ((bottom - top) as usize + 1)];
        for (x, y) in places {
            let at = (x - left) as usize;
            taken[(y - top) as usize * words + at / 64] |= 1 << (at % 64);
        }
        let mut pen = None;
        for (i, mut word) in taken.into_iter().enumerate() {
            while word != 0 {
                let x =
                    left + (i % words * 64) as i32 + word.trailing_zeros() as i32;
                let y = top + (i / words) as i32;
                word &= word - 1;
                match pen {
                    Some((px, py)) => self.step("m", (5 * (x - px), 5 * (y - py))),
                    None => {
                        self.push("M").tenths(5 * x, true);
                        self.push(" ").tenths(5 * y, true);
                    }
                }
                self.push("h0");
                pen = Some((x, y));
            }
        }
    }

    /// One dot.
    pub fn dot(&mut self, class: &str, (x, y): (f64, f64), r: f64) -> &mut Self {
        self.open("circle", class).attribute("cx", x).attribute("cy", y);
        self.attribute("r", r).push("/>")
    }

    /// A rectangle: left, top, width, height.
    pub fn rect(&mut self, class: &str, [x, y, w, h]: [f64; 4]) -> &mut Self {
        self.open("rect", class).attribute("x", x).attribute("y", y);
        self.attribute("width", w).attribute("height", h).push("/>")
    }

    /// A rectangle that is a handle: dragging from the pixel `p` to the pixel `q`, across or up and
    /// down, takes the setting from `a` to `b`.
    pub fn handle(
        &mut self,
        [x, y, w, h]: [f64; 4],
        setting: &str,
        upright: bool,
        [p, q]: [f64; 2],
        [a, b]: [f64; 2],
    ) -> &mut Self {
        let axis = if upright { "y" } else { "x" };
        self.open("rect", "handle").attribute("x", x).attribute("y", y);
        self.attribute("width", w).attribute("height", h);
        self.push(" data-drag=\"").push(setting).push(" ").push(axis);
        for number in [p, q, a, b] {
            self.push(" ").decimal(number);
        }
        self.push("\"/>")
    }

    /// A text; `inner` may hold tspans.
    pub fn text(
        &mut self,
        class: &str,
        anchor: Anchor,
        (x, y): (f64, f64),
        inner: &str,
    ) -> &mut Self {
        self.open("text", class);
        self.push(match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        });
        self.attribute("x", x).attribute("y", y);
        self.push(">").push(inner).push("</text>")
    }
}

/// A place as a picture knows it: one decimal is what a screen can show.
fn tenths(x: f64) -> i32 {
    (x * 10.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_gaps_are_gaps() {
        let mut svg = Svg::default();
        let points = [(1.26, -0.04), (f64::NAN, 1.0), (-3.0, 1234.5), (0.0, 1.0)];
        svg.line("new", points);
        assert_eq!(
            svg.finish(),
            "<path class=\"new\" d=\"M1.3 0M-3 1234.5l3-1233.5\"/></svg>"
        );
    }

    #[test]
    fn a_line_is_steps_and_what_goes_level_is_one() {
        let mut svg = Svg::default();
        let level = [0.0, 1.0, 2.04, 2.0].map(|x| (x, 5.0));
        let rest = [(3.0, 4.5), (2.5, 4.5), (4.5, 4.5)];
        svg.line("new", level.into_iter().chain(rest));
        svg.area("old", &[(1.0, 2.0), (3.0, 2.0)], 9.5);
        assert_eq!(
            svg.finish(),
            "<path class=\"new\" d=\"M0 5l2 0l1-.5l-.5 0l2 0\"/>\
             <path class=\"old\" d=\"M1 9.5l0-7.5l2 0l0 7.5z\"/></svg>"
        );
    }

    #[test]
    fn dots_of_one_size_share_a_path() {
        let mut svg = Svg::default();
        let again = (5.1, 1.9, 1.0);
        svg.dots(
            "old",
            [
                (1.0, 2.0, 1.0),
                (3.0, 2.0, 9.0),
                (5.0, 2.0, 1.1),
                again,
                (0.0, 3.6, 1.0),
            ],
        );
        let html = svg.finish();
        assert_eq!(html.matches("<path").count(), 2);
        assert!(html.starts_with(
            "<path class=\"dot old\" stroke-width=\"2\" d=\"M1 2h0m4 0h0m-5 1.5h0\"/>"
        ));
    }
}

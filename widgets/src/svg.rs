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

    /// One decimal, or none where that is zero; never `-0`. A picture is made of numbers: this is
    /// what it takes its time for.
    fn decimal(&mut self, x: f64) -> &mut Self {
        let tenths = (x * 10.0).round() as i32;
        let mut text = [b'.'; 12];
        let mut at = text.len();
        let mut rest = tenths.unsigned_abs();
        let tenth = rest % 10;
        if tenth > 0 {
            text[at - 1] = b'0' + tenth as u8;
            at -= 2;
        }
        rest /= 10;
        loop {
            at -= 1;
            text[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if tenths < 0 {
            at -= 1;
            text[at] = b'-';
        }
        self.0.extend_from_slice(&text[at..]);
        self
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
        self.open("path", class).push(" d=\"");
        let mut pen = "M";
        for (x, y) in points {
            if x.is_finite() && y.is_finite() {
                self.push(pen).xy(x, y);
                pen = "L";
            } else {
                pen = "M";
            }
        }
        self.push("\"/>")
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
        self.open("path", class).push(" d=\"M").xy(first.0, base);
        for &(x, y) in points {
            self.push("L").xy(x, y);
        }
        self.push("L").xy(last.0, base).push("z\"/>")
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

    /// Many dots `(x, y, radius)`. Radii go by halves of a pixel, so that thousands of dots are a
    /// few paths: a stroke of no length with round ends is a dot.
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
        let size = |r: f64| (2.0 * r).round().clamp(1.0, 200.0) as usize;
        let mut by_size: [Vec<(f64, f64)>; 201] = [const { Vec::new() }; 201];
        for (x, y, r) in dots {
            by_size[size(r)].push((x, y));
        }
        for (size, places) in by_size.iter().enumerate() {
            if places.is_empty() {
                continue;
            }
            self.push("<path class=\"dot ").push(class).push("\"");
            self.attribute("stroke-width", size as f64).push(" d=\"");
            for &(x, y) in places {
                self.push("M").xy(x, y).push("h0");
            }
            self.push("\"/>");
        }
        self
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
            "<path class=\"new\" d=\"M1.3 0M-3 1234.5L0 1\"/></svg>"
        );
    }

    #[test]
    fn dots_of_one_size_share_a_path() {
        let mut svg = Svg::default();
        svg.dots("old", [(1.0, 2.0, 1.0), (3.0, 2.0, 9.0), (5.0, 2.0, 1.1)]);
        let html = svg.finish();
        assert_eq!(html.matches("<path").count(), 2);
        assert!(html.starts_with(
            "<path class=\"dot old\" stroke-width=\"2\" d=\"M1 2h0M5 2h0\"/>"
        ));
    }
}

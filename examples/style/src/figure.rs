//! What a figure consists of. An example says *what*; `draw.rs` knows how it looks.

use crate::write::{folder, write};
use crate::{Done, Table, draw};

/// Who is drawn. A colour stands for the same thing in every figure, widget, formula and sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The truth: closed forms, and all lettering.
    Truth,
    /// The behaviour policy π_old, the proposal q: orange, and nothing else is.
    Old,
    /// The target policy π_θ, the target p: blue, and nothing else is.
    New,
    /// Monte Carlo: what was drawn and measured.
    Sampled,
    /// Axes, guides and whatever stands back.
    Faint,
}

/// Which point of a text stands at the given place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// One axis: its name, its range, where its ticks are.
#[derive(Clone, Debug)]
pub struct Axis {
    pub(crate) label: String,
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) log: bool,
    pub(crate) ticks: Vec<(f64, String)>,
    pub(crate) grid: bool,
}

impl Axis {
    /// A linear axis; give it [`ticks`](Self::ticks).
    #[must_use]
    pub fn linear(label: &str, range: std::ops::Range<f64>) -> Self {
        Self::new(label, range, false)
    }

    /// A logarithmic axis (base 10) with a tick at each power of ten, or at every other one and so on
    /// where they are many.
    #[must_use]
    pub fn log(label: &str, range: std::ops::Range<f64>) -> Self {
        let (low, high) = (libm::log10(range.start), libm::log10(range.end));
        let powers = (low - 1e-9).ceil() as i32..=(high + 1e-9).floor() as i32;
        let step = 1 + (powers.end() - powers.start()) / 8;
        let mut axis = Self::new(label, range, true);
        axis.ticks = powers
            .filter(|p| p % step == 0)
            .map(|p| (f64::from(p), crate::power_of_ten(p)))
            .collect();
        axis
    }

    fn new(label: &str, range: std::ops::Range<f64>, log: bool) -> Self {
        let mut axis = Self {
            label: label.to_owned(),
            from: 0.0,
            to: 0.0,
            log,
            ticks: Vec::new(),
            grid: false,
        };
        (axis.from, axis.to) = (axis.place(range.start), axis.place(range.end));
        axis
    }

    /// Ticks at these values, printed with the fewest decimals that tell them apart.
    #[must_use]
    pub fn ticks(mut self, at: &[f64]) -> Self {
        let exact = |d: usize| {
            at.iter().all(|x| {
                (format!("{x:.d$}").parse::<f64>().unwrap_or(*x) - x).abs() < 1e-9
            })
        };
        let decimals = (0..6).find(|&d| exact(d)).unwrap_or(6);
        let label = |&x: &f64| (self.place(x), crate::fixed(x, decimals));
        self.ticks = at.iter().map(label).collect();
        self
    }

    /// Ticks with texts of their own.
    #[must_use]
    pub fn named_ticks(mut self, at: &[(f64, &str)]) -> Self {
        let label = |&(x, text): &(f64, &str)| (self.place(x), text.to_owned());
        self.ticks = at.iter().map(label).collect();
        self
    }

    /// Faint lines across the plot at the ticks.
    #[must_use]
    pub fn grid(mut self) -> Self {
        self.grid = true;
        self
    }

    /// From a value to the drawing's coordinate, held inside the axis (a log axis has no place for 0).
    pub(crate) fn place(&self, x: f64) -> f64 {
        if self.log { libm::log10(x.max(f64::MIN_POSITIVE)) } else { x }
    }
}

pub(crate) enum Mark {
    Line {
        ink: Ink,
        width: f64,
        dashed: bool,
        points: Vec<(f64, f64)>,
    },
    Area {
        ink: Ink,
        opacity: f64,
        outline: Vec<(f64, f64)>,
    },
    Dots {
        ink: Ink,
        opacity: f64,
        dots: Vec<(f64, f64, f64)>,
    },
    Text {
        ink: Ink,
        anchor: Anchor,
        bold: bool,
        at: (f64, f64),
        nudge: (f64, f64),
        text: String,
    },
}

/// A pair of axes and what is drawn between them, in data coordinates. What is drawn first lies below.
pub struct Plot {
    pub(crate) x: Axis,
    pub(crate) y: Axis,
    pub(crate) heading: String,
    pub(crate) marks: Vec<Mark>,
}

impl Plot {
    /// Empty axes.
    #[must_use]
    pub fn new(x: Axis, y: Axis) -> Self {
        Self { x, y, heading: String::new(), marks: Vec::new() }
    }

    /// A short heading above the plot, for figures of several.
    #[must_use]
    pub fn heading(mut self, text: &str) -> Self {
        text.clone_into(&mut self.heading);
        self
    }

    fn place(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        points.iter().map(|&(x, y)| (self.x.place(x), self.y.place(y))).collect()
    }

    /// A line through the points.
    pub fn line(&mut self, ink: Ink, points: &[(f64, f64)]) -> &mut Self {
        self.stroke(ink, 2.2, false, points)
    }

    /// A thin line, for what stands in crowds.
    pub fn thin(&mut self, ink: Ink, points: &[(f64, f64)]) -> &mut Self {
        self.stroke(ink, 1.0, false, points)
    }

    /// A dashed line.
    pub fn dashed(&mut self, ink: Ink, points: &[(f64, f64)]) -> &mut Self {
        self.stroke(ink, 1.6, true, points)
    }

    fn stroke(
        &mut self,
        ink: Ink,
        width: f64,
        dashed: bool,
        points: &[(f64, f64)],
    ) -> &mut Self {
        let points = self.place(points);
        self.marks.push(Mark::Line { ink, width, dashed, points });
        self
    }

    /// The graph of a function over the whole x axis.
    pub fn curve(&mut self, ink: Ink, f: impl Fn(f64) -> f64) -> &mut Self {
        let points = self.sweep(&f);
        self.line(ink, &points)
    }

    /// The graph of a function with the ground below it tinted.
    pub fn hill(&mut self, ink: Ink, f: impl Fn(f64) -> f64) -> &mut Self {
        let top = self.sweep(&f);
        let floor: Vec<_> = top.iter().map(|&(x, _)| (x, 0.0)).collect();
        self.band(ink, &top, &floor);
        self.line(ink, &top)
    }

    fn sweep(&self, f: &impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
        const STEPS: u32 = 300;
        let value = |t: f64| if self.x.log { ten_to(t) } else { t };
        (0..=STEPS)
            .map(|i| {
                self.x.from
                    + (self.x.to - self.x.from) * f64::from(i) / f64::from(STEPS)
            })
            .map(|t| (value(t), f(value(t))))
            .collect()
    }

    /// The ground between two lines, tinted.
    pub fn band(
        &mut self,
        ink: Ink,
        upper: &[(f64, f64)],
        lower: &[(f64, f64)],
    ) -> &mut Self {
        let mut outline = self.place(upper);
        outline.extend(self.place(lower).into_iter().rev());
        self.marks.push(Mark::Area { ink, opacity: 0.14, outline });
        self
    }

    /// A filled bar from one corner to the other.
    pub fn bar(&mut self, ink: Ink, from: (f64, f64), to: (f64, f64)) -> &mut Self {
        let corners = [from, (to.0, from.1), to, (from.0, to.1)];
        let outline = self.place(&corners);
        self.marks.push(Mark::Area { ink, opacity: 0.75, outline });
        self
    }

    /// Dots of one size.
    pub fn dots(&mut self, ink: Ink, points: &[(f64, f64)]) -> &mut Self {
        let sized: Vec<_> = points.iter().map(|&(x, y)| (x, y, 3.6)).collect();
        self.bubbles(ink, 1.0, &sized)
    }

    /// Dots of their own radius each, in CSS pixels: `(x, y, radius)`.
    pub fn bubbles(
        &mut self,
        ink: Ink,
        opacity: f64,
        dots: &[(f64, f64, f64)],
    ) -> &mut Self {
        let dots = dots
            .iter()
            .map(|&(x, y, r)| (self.x.place(x), self.y.place(y), r))
            .collect();
        self.marks.push(Mark::Dots { ink, opacity, dots });
        self
    }

    /// Upright error bars `(x, low, high)`.
    pub fn errors(&mut self, ink: Ink, bars: &[(f64, f64, f64)]) -> &mut Self {
        for &(x, low, high) in bars {
            self.stroke(ink, 1.4, false, &[(x, low), (x, high)]);
        }
        self
    }

    /// A label in the colour of what it names, `nudge` CSS pixels right of and below the place.
    pub fn label(
        &mut self,
        ink: Ink,
        at: (f64, f64),
        nudge: (f64, f64),
        anchor: Anchor,
        text: &str,
    ) -> &mut Self {
        let at = (self.x.place(at.0), self.y.place(at.1));
        let text = text.to_owned();
        self.marks.push(Mark::Text { ink, anchor, bold: false, at, nudge, text });
        self
    }
}

/// Ten to a real power, for the positions of a log axis.
fn ten_to(t: f64) -> f64 {
    libm::exp10(t)
}

/// A figure: one or more plots side by side or one above the other, with a title and a description for
/// those who do not see it, and its data as a table.
pub struct Figure {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) desc: String,
    pub(crate) size: (u32, u32),
    pub(crate) columns: usize,
    pub(crate) heights: Vec<u32>,
    pub(crate) plots: Vec<Plot>,
    data: Table,
}

impl Figure {
    /// A figure that will be `NAME.svg`. The title says what it shows, the description what a sighted
    /// reader sees in it.
    #[must_use]
    pub fn new(name: &str, title: &str, desc: &str) -> Self {
        Self {
            name: name.to_owned(),
            title: title.to_owned(),
            desc: desc.to_owned(),
            size: (620, 360),
            columns: 1,
            heights: Vec::new(),
            plots: Vec::new(),
            data: Table::new(&[]),
        }
    }

    /// Another size than 620 × 360 CSS pixels.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// Plots in this many columns.
    #[must_use]
    pub fn columns(mut self, columns: usize) -> Self {
        self.columns = columns.max(1);
        self
    }

    /// Plots one above the other with a height of their own each, in CSS pixels; together they make
    /// the height of the figure.
    #[must_use]
    pub fn heights(mut self, heights: &[u32]) -> Self {
        self.heights = heights.to_vec();
        self.size.1 = heights.iter().sum();
        self
    }

    /// Adds a plot.
    #[must_use]
    pub fn plot(mut self, plot: Plot) -> Self {
        self.plots.push(plot);
        self
    }

    /// The numbers behind the figure, which the page shows on demand.
    #[must_use]
    pub fn data(mut self, table: Table) -> Self {
        self.data = table;
        self
    }

    /// Writes `NAME.svg` and `NAME.csv`.
    ///
    /// # Errors
    /// If plotters cannot draw it or a file cannot be written.
    pub fn save(self) -> Done {
        let svg = draw::svg(&self)?;
        write(&folder().join(format!("{}.svg", self.name)), svg.as_bytes())?;
        self.data.save(&self.name)
    }
}

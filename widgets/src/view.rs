//! What is seen: the parts that a widget fills, and what it says.

/// A picture with less room than this, in CSS pixels, stands on a telephone.
pub const NARROW: f64 = 480.0;

/// What a widget shows in answer to a state.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The room for its pictures, in CSS pixels.
    pub width: f64,
    /// Whether it will stand in the page before, and without, scripts: there a drawer opens though
    /// nobody fills it then.
    pub is_still: bool,
    parts: Vec<(&'static str, String)>,
    words: Vec<(&'static str, String)>,
    told: String,
    stop: bool,
}

impl View {
    /// An empty one with so much room.
    #[must_use]
    pub fn new(width: f64) -> Self {
        let (parts, words) = (Vec::new(), Vec::new());
        Self {
            width,
            is_still: false,
            parts,
            words,
            told: String::new(),
            stop: false,
        }
    }

    /// The same for the page before, and without, scripts.
    #[must_use]
    pub fn of_a_still(width: f64) -> Self {
        let mut view = Self::new(width);
        view.is_still = true;
        view
    }

    /// A telephone: shorter labels, the same heights.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    /// Fills a part of the form with HTML.
    pub fn part(&mut self, name: &'static str, html: impl Into<String>) {
        let html: String = html.into();
        debug_assert!(!html.contains(['\n', '\t']), "a part is one line: {html}");
        self.parts.push((name, html));
    }

    /// A number, and below it the words that explain it.
    pub fn readout(&mut self, part: &'static str, number: &str, words: &[&str]) {
        let words = words.concat();
        self.part(part, [number, "<small>", &words, "</small>"].concat());
    }

    /// A control's value in words, beside it and for a screen reader.
    pub fn says(&mut self, setting: &'static str, text: impl Into<String>) {
        self.words.push((setting, text.into()));
    }

    /// One sentence for a screen reader, spoken when the hand rests.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.told = text.into();
    }

    /// Playing stops here: something happened that wants to be looked at.
    pub fn stop(&mut self) {
        self.stop = true;
    }

    pub(crate) fn stopped(&self) -> bool {
        self.stop
    }

    pub(crate) fn parts(&self) -> &[(&'static str, String)] {
        &self.parts
    }

    pub(crate) fn words(&self) -> &[(&'static str, String)] {
        &self.words
    }

    pub(crate) fn told(&self) -> &str {
        &self.told
    }

    /// The content of a part; empty if it was not filled.
    #[must_use]
    pub fn content(&self, name: &str) -> &str {
        find(&self.parts, name)
    }

    pub(crate) fn wording(&self, setting: &str) -> &str {
        find(&self.words, setting)
    }
}

fn find<'a>(all: &'a [(&'static str, String)], name: &str) -> &'a str {
    all.iter().rfind(|(n, _)| *n == name).map_or("", |(_, text)| text)
}

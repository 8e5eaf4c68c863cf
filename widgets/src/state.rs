//! What is set, by controls or by the page's address, and what is wrong with it.

use reweight_style::{fixed, plain};

/// One thing that can be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Its name in the form and in the address.
    pub name: &'static str,
    /// What a reader calls it.
    pub label: &'static str,
    /// What it may be.
    pub kind: Kind,
}

/// What a setting may be, and what it is at first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A number in a range, kept to so many decimals; a slider moves by `step`.
    Number {
        /// The least.
        from: f64,
        /// The most.
        to: f64,
        /// A slider's step.
        step: f64,
        /// Decimals that are kept.
        decimals: usize,
        /// At first.
        first: f64,
    },
    /// Some of these letters, so many at most; none at first.
    Letters {
        /// Which.
        of: &'static str,
        /// How many.
        most: usize,
    },
}

impl Setting {
    /// A number on a slider: from, to, step and first value.
    #[must_use]
    pub const fn number(
        name: &'static str,
        label: &'static str,
        [from, to, step, first]: [f64; 4],
        decimals: usize,
    ) -> Self {
        let kind = Kind::Number { from, to, step, decimals, first };
        Self { name, label, kind }
    }

    /// A whole number: from, to and first value.
    #[must_use]
    pub const fn whole(
        name: &'static str,
        label: &'static str,
        [from, to, first]: [u32; 3],
    ) -> Self {
        let range = [from as f64, to as f64, 1.0, first as f64];
        Self::number(name, label, range, 0)
    }

    /// Yes or no; no at first.
    #[must_use]
    pub const fn flag(name: &'static str, label: &'static str) -> Self {
        Self::whole(name, label, [0, 1, 0])
    }

    /// Some letters, none at first.
    #[must_use]
    pub const fn letters(
        name: &'static str,
        label: &'static str,
        of: &'static str,
        most: usize,
    ) -> Self {
        Self { name, label, kind: Kind::Letters { of, most } }
    }

    fn first(&self) -> Value {
        match self.kind {
            Kind::Number { first, .. } => Value::Number(first),
            Kind::Letters { .. } => Value::Text(String::new()),
        }
    }

    /// Reads a value; the error is a sentence for the reader.
    fn read(&self, text: &str) -> Result<Value, String> {
        let label = self.label;
        match self.kind {
            Kind::Number { from, to, decimals, .. } => {
                let number = decimal(text.trim(), decimals);
                let number = number.filter(|x| (from..=to).contains(x));
                number.map(Value::Number).ok_or_else(|| {
                    let whole = if decimals == 0 { "whole " } else { "" };
                    format!(
                        "“{}” cannot be set for “{label}”: a {whole}number from {} to {} can.",
                        shortened(text),
                        trimmed(&fixed(from, 3)),
                        trimmed(&fixed(to, 3)),
                    )
                })
            }
            Kind::Letters { of, most } => {
                // `contains` of any letter would be two kilobytes of search.
                let known = text.chars().all(|c| of.chars().any(|k| k == c));
                if known && text.len() <= most {
                    return Ok(Value::Text(text.to_owned()));
                }
                Err(format!(
                    "“{}” cannot be set for “{label}”: at most {most} of the letters {of} can.",
                    shortened(text)
                ))
            }
        }
    }
}

/// Reads `-12.50`, rounded to so many decimals, as it will be printed. The language's own reader
/// knows every notation, and would be a fifth of the module.
fn decimal(text: &str, decimals: usize) -> Option<f64> {
    let (minus, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all = whole.bytes().chain(part.bytes());
    let is_number =
        all.clone().all(|b| b.is_ascii_digit()) && all.clone().count() > 0;
    let is_whole = decimals > 0 || !digits.contains('.');
    // Beyond fifteen digits a float no longer tells neighbours apart.
    if !is_number || !is_whole || whole.len() > 15 - decimals {
        return None;
    }
    let (mut units, mut scale) = (0_u64, 1_u64);
    for byte in whole.bytes() {
        units = units * 10 + u64::from(byte - b'0');
    }
    for i in 0..decimals {
        let byte = part.as_bytes().get(i).copied().unwrap_or(b'0');
        units = units * 10 + u64::from(byte - b'0');
        scale *= 10;
    }
    if part.as_bytes().get(decimals).is_some_and(|&byte| byte >= b'5') {
        units += 1;
    }
    let size = units as f64 / scale as f64;
    Some(if minus && units > 0 { -size } else { size })
}

/// A number as it was printed, without decimals that are zero.
#[must_use]
pub fn trimmed(number: &str) -> &str {
    match number.contains('.') {
        true => number.trim_end_matches('0').trim_end_matches('.'),
        false => number,
    }
}

/// What somebody wrote, fit to stand in a sentence of the page.
fn shortened(text: &str) -> String {
    let mut out: String = text.chars().take(24).collect();
    if text.chars().count() > 24 {
        out.push('…');
    }
    escaped(&out)
}

/// Text as HTML.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Number(f64),
    Text(String),
}

/// Everything that is set: always within bounds.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    settings: &'static [Setting],
    values: Vec<Value>,
}

impl State {
    /// As it is at first.
    #[must_use]
    pub fn first(settings: &'static [Setting]) -> Self {
        Self { settings, values: settings.iter().map(Setting::first).collect() }
    }

    /// Takes lines `name=value`. What cannot be taken stays as it was, and is told.
    pub fn take(&mut self, lines: &str) -> Vec<String> {
        let mut complaints = Vec::new();
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let (name, text) = line.split_once('=').unwrap_or((line, ""));
            match self.settings.iter().position(|s| s.name == name) {
                Some(i) => match self.settings[i].read(text) {
                    Ok(value) => self.values[i] = value,
                    Err(told) => complaints.push(told),
                },
                None => complaints.push(format!(
                    "The address sets “{}”, which is unknown here.",
                    shortened(name)
                )),
            }
        }
        complaints
    }

    fn place(&self, name: &str) -> usize {
        let place = self.settings.iter().position(|s| s.name == name);
        place.unwrap_or_else(|| panic!("no setting is called `{name}`"))
    }

    /// A number.
    ///
    /// # Panics
    /// If there is no such setting: a slip of the widget's author.
    #[must_use]
    pub fn number(&self, name: &str) -> f64 {
        match self.values[self.place(name)] {
            Value::Number(x) => x,
            Value::Text(_) => panic!("`{name}` is no number"),
        }
    }

    /// A whole number.
    ///
    /// # Panics
    /// As [`State::number`].
    #[must_use]
    pub fn whole(&self, name: &str) -> u32 {
        self.number(name) as u32
    }

    /// Yes or no.
    ///
    /// # Panics
    /// As [`State::number`].
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        self.number(name) > 0.5
    }

    /// Letters.
    ///
    /// # Panics
    /// As [`State::number`].
    #[must_use]
    pub fn letters(&self, name: &str) -> &str {
        match &self.values[self.place(name)] {
            Value::Text(text) => text,
            Value::Number(_) => panic!("`{name}` is a number"),
        }
    }

    /// Sets a number, brought within its bounds.
    ///
    /// # Panics
    /// As [`State::number`].
    pub fn set(&mut self, name: &str, x: f64) {
        let i = self.place(name);
        if let Kind::Number { from, to, .. } = self.settings[i].kind {
            self.values[i] = Value::Number(x.clamp(from, to));
        }
    }

    /// Sets letters; what is not allowed is ignored.
    ///
    /// # Panics
    /// As [`State::number`].
    pub fn set_letters(&mut self, name: &str, text: &str) {
        let i = self.place(name);
        if let Ok(value) = self.settings[i].read(text) {
            self.values[i] = value;
        }
    }

    /// The text of a value, as the form and the address hold it.
    #[must_use]
    pub(crate) fn text(&self, name: &str) -> String {
        let i = self.place(name);
        match (&self.values[i], self.settings[i].kind) {
            (Value::Number(x), Kind::Number { decimals, .. }) => {
                trimmed(&plain(*x, decimals)).to_owned()
            }
            (Value::Text(text), _) => text.clone(),
            (Value::Number(_), Kind::Letters { .. }) => String::new(),
        }
    }

    /// The settings and their texts.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.settings.iter().map(|s| (s.name, self.text(s.name)))
    }

    /// What differs from `other`, as lines that [`State::take`] reads.
    pub(crate) fn beyond(&self, other: &Self) -> String {
        let mut lines = String::new();
        for ((name, text), (_, first)) in self.texts().zip(other.texts()) {
            if text != first {
                lines += &format!("{name}={text}\n");
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &[Setting] = &[
        Setting::number("gap", "The gap", [0.0, 6.0, 0.05, 1.0], 2),
        Setting::whole("seed", "The seed", [0, 4_294_967_295, 1]),
        Setting::letters("answers", "The game", "yn", 3),
    ];

    #[test]
    fn what_can_be_taken_is_taken_and_written_back() {
        let mut state = State::first(SETTINGS);
        assert_eq!(state.take("gap=2.50\nseed=7\nanswers=yn\n"), [""; 0]);
        let beyond = state.beyond(&State::first(SETTINGS));
        assert_eq!(beyond, "gap=2.5\nseed=7\nanswers=yn\n");
        assert_eq!(state.number("gap"), 2.5);
        for (text, number) in [
            ("1.234", 1.23),
            (".5", 0.5),
            ("4.", 4.0),
            ("1.995", 2.0),
            ("-0.00", 0.0),
        ] {
            assert_eq!(state.take(&format!("gap={text}")), [""; 0]);
            assert_eq!(state.number("gap"), number);
        }
        state.set("gap", 99.0);
        assert_eq!(state.number("gap"), 6.0);
    }

    #[test]
    fn bad_input_is_named_and_changes_nothing() {
        for (line, told) in [
            (
                "seed=abc",
                "“abc” cannot be set for “The seed”: a whole number from 0 to 4,294,967,295 can.",
            ),
            ("seed=-1", "“-1”"),
            ("gap=NaN", "“NaN”"),
            ("gap=7", "from 0 to 6 can."),
            ("gap=", "“”"),
            ("gap=.", "“.”"),
            ("gap=1e0", "“1e0”"),
            ("gap=-", "“-”"),
            ("seed=1.5", "“1.5”"),
            ("seed=18446744073709551615.9", "from 0 to 4,294,967,295"),
            ("gap=99999999999999999999999", "from 0 to 6"),
            ("answers=yx", "“yx”"),
            ("answers=ynyn", "at most 3"),
            ("step=3", "“step”, which is unknown here"),
            ("<b>=1", "“&lt;b>”"),
        ] {
            let mut state = State::first(SETTINGS);
            let complaints = state.take(line);
            assert!(complaints[0].contains(told), "{line}: {complaints:?}");
            assert_eq!(state, State::first(SETTINGS), "{line}");
        }
    }
}

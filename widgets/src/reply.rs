//! A request is lines `name=value`; a reply is lines of a sigil, a name, a tab and a text.

use crate::still::still;
use crate::{State, View, Widget};

/// A widget at work.
#[derive(Debug)]
pub(crate) struct Running<W> {
    widget: W,
    state: State,
}

impl<W: Widget> Default for Running<W> {
    fn default() -> Self {
        Self { widget: W::default(), state: State::first(W::SETTINGS) }
    }
}

impl<W: Widget> Running<W> {
    /// Takes what is set, presses what is pressed, and shows what comes of it.
    pub(crate) fn step(
        &mut self,
        request: &str,
        width: f64,
    ) -> (Vec<String>, View) {
        let width =
            if width.is_finite() { width.clamp(200.0, 1200.0) } else { 700.0 };
        self.fill(request, View::new(width))
    }

    /// The same in a view that is there.
    pub(crate) fn fill(
        &mut self,
        request: &str,
        mut view: View,
    ) -> (Vec<String>, View) {
        let (presses, lines): (Vec<_>, Vec<_>) =
            request.lines().partition(|line| line.starts_with("do="));
        let complaints = self.state.take(&lines.join("\n"));
        for press in presses {
            self.widget.press(&press[3..], &mut self.state);
        }
        self.widget.show(&self.state, &mut view);
        (complaints, view)
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }
}

/// What can be asked: a widget without its type.
pub trait Answer {
    /// Answers a request for this much room.
    fn answer(&mut self, request: &str, width: f64) -> String;
    /// A widget that was never asked anything.
    fn afresh(&self) -> Box<dyn Answer>;
    /// The stills of an element of this name: id, and the element's HTML.
    fn stills(&self, element: &str) -> Vec<(&'static str, String)>;
    /// What the committed module is tried with.
    fn trials(&self) -> &'static [&'static str];
}

impl<W: Widget + 'static> Answer for Running<W> {
    fn answer(&mut self, request: &str, width: f64) -> String {
        let (complaints, view) = self.step(request, width);
        let mut out = String::new();
        let mut line = |sigil: char, name: &str, text: &str| {
            out.push(sigil);
            out.push_str(name);
            out.push('\t');
            out.push_str(text);
            out.push('\n');
        };
        for (name, text) in self.state.texts() {
            line('=', name, &text);
        }
        for (name, text) in view.words() {
            line('~', name, text);
        }
        for (name, html) in view.parts() {
            line('#', name, html);
        }
        line('!', "", &complaints.join(" "));
        line('>', "", view.told());
        if view.stopped() {
            line('.', "", "");
        }
        out
    }

    fn afresh(&self) -> Box<dyn Answer> {
        Box::new(Self::default())
    }

    fn stills(&self, element: &str) -> Vec<(&'static str, String)> {
        W::STILLS.iter().map(|s| (s.id, still::<W>(element, s))).collect()
    }

    fn trials(&self) -> &'static [&'static str] {
        W::TRIALS
    }
}

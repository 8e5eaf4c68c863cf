//! The element as it stands in the page before, and without, scripts.

use crate::form::Form;
use crate::reply::Running;
use crate::state::State;
use crate::{View, Widget};

/// A place in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Still {
    /// The figure's id, in the page and in the address.
    pub id: &'static str,
    /// What is set there at first, as lines `name=value`.
    pub state: &'static str,
}

/// The widths at which a still is drawn: a page's, and a telephone's.
const WIDTHS: [f64; 2] = [700.0, 330.0];

/// The element's HTML in one line, with its first state in it.
///
/// # Panics
/// If the still's own state is no state of the widget's.
#[must_use]
pub fn still<W: Widget>(element: &str, still: &Still) -> String {
    let [wide, narrow] = WIDTHS.map(|width| {
        let mut running = Running::<W>::default();
        let view = View::of_a_still(width);
        let (complaints, view) = running.fill(still.state, view);
        assert!(complaints.is_empty(), "{}: {complaints:?}", still.id);
        (running.state().clone(), view)
    });
    let mut form = Form::new(W::SETTINGS, &wide.0, &wide.1, &narrow.1);
    W::form(&mut form);
    let first =
        wide.0.beyond(&State::first(W::SETTINGS)).trim_end().replace('\n', "&");
    let printed = W::printed();
    let (class, printed) = match &printed {
        Some(html) => (
            " class=\"has-printed\"",
            format!("<div class=\"printed\">{html}</div>"),
        ),
        None => ("", String::new()),
    };
    let html = format!(
        "<{element}{class} data-first=\"{}\"><form autocomplete=\"off\"><fieldset disabled>{}<p class=\"message\" role=\"status\"></p><p class=\"told\" aria-live=\"polite\"></p></fieldset></form>{printed}</{element}>",
        first.replace('&', "&amp;"),
        form.finish(),
    );
    assert!(!html.contains('\n'), "{}: a still is one line", still.id);
    html
}

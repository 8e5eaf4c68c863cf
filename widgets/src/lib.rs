//! What runs in the pages: an element for each file of `elements/`.
//!
//! A [`Widget`] is a function from a [`State`] to a [`View`]: from what is set to what is seen. Its
//! settings are at once the form's controls and the address's words. The same code draws the still
//! picture in the page and, compiled to WebAssembly, everything that moves; `element.js` carries
//! words to and fro and knows no widget by name.

pub mod draws;
pub mod form;
#[cfg(any(widget, target_family = "wasm"))]
mod module;
mod reply;
pub mod scale;
pub mod state;
mod still;
pub mod svg;
pub mod view;
pub mod words;

pub use draws::Draws;
pub use form::Form;
pub use reply::Answer;
pub use scale::Scale;
pub use state::{Setting, State};
pub use still::Still;
pub use svg::{Anchor, Svg};
pub use view::View;

use reply::Running;

/// An element of a page.
pub trait Widget: Default {
    /// What can be set: the form's controls, and the words that the address may hold.
    const SETTINGS: &'static [Setting];
    /// Where it stands in the book, and with what set.
    const STILLS: &'static [Still];
    /// Requests, one after another, that the committed module must answer as this code does.
    const TRIALS: &'static [&'static str];

    /// Its controls and the places of its parts, in order.
    fn form(form: &mut Form);

    /// A button was pressed.
    fn press(&mut self, _button: &str, _state: &mut State) {}

    /// Computes and draws.
    fn show(&mut self, state: &State, view: &mut View);

    /// What stands in its place without scripts, where that is not its first picture.
    fn printed() -> Option<String> {
        None
    }
}

/// A widget that was never asked anything, ready to answer.
#[must_use]
pub fn at_work<W: Widget + 'static>() -> Box<dyn Answer> {
    Box::new(Running::<W>::default())
}

/// A file for each element of the pages.
#[path = "../elements"]
pub mod elements {
    // By name, so that rustfmt finds them.
    pub mod batch_reuse;
    pub mod blind_bet;
    pub mod four_by_three;
    pub mod identity_bars;
    pub mod ratio_product;
    pub mod real_log;
    pub mod surrogate_lines;
    pub mod tail_finder;
    pub mod variance_bomb;
}

/// Lists the widgets: their file, their type.
macro_rules! widgets {
    ($($name:literal $file:ident $Widget:ident;)*) => {
        /// Every widget, as its element is called, ready to answer.
        #[must_use]
        pub fn all() -> Vec<(String, Box<dyn Answer>)> {
            vec![$((element($name), at_work::<elements::$file::$Widget>())),*]
        }

        $(
            #[cfg(widget = $name)]
            type Chosen = elements::$file::$Widget;
        )*
    };
}

widgets! {
    "batch_reuse" batch_reuse BatchReuse;
    "blind_bet" blind_bet BlindBet;
    "four_by_three" four_by_three FourByThree;
    "identity_bars" identity_bars IdentityBars;
    "ratio_product" ratio_product RatioProduct;
    "real_log" real_log RealLog;
    "surrogate_lines" surrogate_lines SurrogateLines;
    "tail_finder" tail_finder TailFinder;
    "variance_bomb" variance_bomb VarianceBomb;
}

/// `variance_bomb` as the element of a page, `variance-bomb`.
fn element(file: &str) -> String {
    file.replace('_', "-")
}

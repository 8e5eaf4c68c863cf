//! The widget that CONTRIBUTING.md shows is a widget.

use reweight_style::{fixed, percent};
use reweight_widgets::{Form, Setting, State, Still, View, Widget, at_work};

// ANCHOR: one_flip
/// The weight of one flip.
#[derive(Default)]
pub struct OneFlip;

impl Widget for OneFlip {
    const SETTINGS: &'static [Setting] = &[Setting::number(
        "heads",
        "New probability of heads",
        [0.0, 1.0, 0.05, 0.6],
        2,
    )];
    const STILLS: &'static [Still] =
        &[Still { id: "one-flip", state: "heads=0.7" }];
    const TRIALS: &'static [&'static str] = &["heads=0", "heads=0.35", "heads=1"];

    fn form(form: &mut Form) {
        form.slider("heads").readouts(&[("weight", "Weight of heads")]);
    }

    fn show(&mut self, state: &State, view: &mut View) {
        let heads = state.number("heads");
        view.says("heads", percent(heads, 2));
        view.part("weight", fixed(heads / 0.5, 2));
    }
}
// ANCHOR_END: one_flip

#[test]
fn it_answers_and_stands_in_the_page() {
    let mut widget = at_work::<OneFlip>();
    let reply = widget.answer("heads=0.9\n", 700.0);
    assert!(reply.contains("\n#weight\t1.80\n"), "{reply}");
    let (id, html) = widget.stills("one-flip").remove(0);
    assert_eq!(id, "one-flip");
    assert!(html.starts_with("<one-flip data-first=\"heads=0.7\">"), "{html}");
    assert!(html.contains("aria-valuetext=\"70\u{a0}%\""), "{html}");
}

#[test]
fn contributing_shows_these_lines() {
    let shown = include_str!("../../CONTRIBUTING.md");
    let source = include_str!("ten_lines.rs");
    let lines = source.split("// ANCHOR: one_flip\n").nth(1);
    let lines = lines.and_then(|rest| rest.split("// ANCHOR_END").next());
    assert!(shown.contains(lines.expect("the anchor is there")));
}

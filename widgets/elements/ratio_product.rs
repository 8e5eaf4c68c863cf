//! `<ratio-product>`: the weight of many flips of the coin.

use crate::svg::{Anchor, Svg};
use crate::{Form, Scale, Setting, State, Still, View, Widget};
use reweight::finite::coin;
use reweight::horizon::Horizon;
use reweight_style::{percent, significant};

/// The products of the coin's ratios.
#[derive(Debug, Default)]
pub struct RatioProduct;

impl Widget for RatioProduct {
    const SETTINGS: &'static [Setting] =
        &[Setting::whole("steps", "Flips", [1, 1000, 100])];
    const STILLS: &'static [Still] =
        &[Still { id: "ratio-product", state: "steps=100" }];
    const TRIALS: &'static [&'static str] = &["steps=1", "steps=37", "steps=1000"];

    fn form(form: &mut Form) {
        form.group("row", |f| {
            f.slider("steps");
        });
        form.part("div", "picture").readouts(&[("ess", "ESS/N")]);
    }

    fn show(&mut self, state: &State, view: &mut View) {
        let steps = state.whole("steps");
        let coin = coin().in_floats();
        let Ok(horizon) = Horizon::new(&coin.target, &coin.behaviour, steps) else {
            return;
        };
        view.says("steps", steps.to_string());
        view.part("ess", percent(horizon.ess_fraction(), 2));
        let mut svg = Svg::new(
            view.width,
            200.0,
            "The median product against the number of flips.",
        );
        let x = Scale::linear([0.0, 1000.0], [0.0, view.width]);
        svg.line("new", [(x.at(0.0), 0.0), (x.at(f64::from(steps)), 180.0)]);
        svg.text(
            "note",
            Anchor::Start,
            (0.0, 195.0),
            &significant(horizon.log_mean(), 3),
        );
        view.part("picture", svg.finish());
    }
}

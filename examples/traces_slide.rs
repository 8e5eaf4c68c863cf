//! What ρ̄ decides and what c̄ decides: V-trace's fixed point in the 4×3 world, and the way to it.

use reweight::four_by_three::{GAMMA, START};
use reweight::rehearsal_world::Rehearsal;
use reweight::trace_operators::Operator;
use reweight::traces::Levels;
use reweight::truncated_target::{least_kept, truncated_target};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, fixed, percent,
};

/// Applications from V = 0 until no state is off by more than a hundredth of what it was off by.
const NEAR: f64 = 0.01;

struct Game {
    rehearsal: Rehearsal,
}

fn main() -> Done {
    // The target goes astray in one step of ten, the behaviour has no aim at all.
    let game = Game { rehearsal: Rehearsal::new(1.0)? };
    figure(&game)?;
    numbers(&game)
}

impl Game {
    fn learned(&self, most: f64) -> Result<Vec<f64>, Box<dyn std::error::Error>> {
        let Rehearsal { world, target, behaviour, .. } = &self.rehearsal;
        let between = truncated_target(target, behaviour, most)?;
        Ok(world.values(&between)?)
    }

    fn operator(
        &self,
        levels: Levels,
    ) -> Result<Operator<'_>, Box<dyn std::error::Error>> {
        let Rehearsal { world, target, behaviour, .. } = &self.rehearsal;
        Ok(Operator::v_trace(world, (target, behaviour), levels)?)
    }

    /// How many applications it takes, none if a thousand are too few; and whether the largest error
    /// ever grew.
    fn way(
        &self,
        levels: Levels,
    ) -> Result<(Option<usize>, bool), Box<dyn std::error::Error>> {
        let (fixed, operator) =
            (self.learned(levels.ratio)?, self.operator(levels)?);
        let off = |v: &[f64]| {
            let gaps = v.iter().zip(&fixed).map(|(a, b)| (a - b).abs());
            gaps.fold(0.0, f64::max)
        };
        let mut v = vec![0.0; fixed.len()];
        let (begin, mut grew) = (off(&v), false);
        for applications in 0..1_000 {
            if off(&v) <= NEAR * begin {
                return Ok((Some(applications), grew));
            }
            let after = operator.on_values(&v)?;
            grew |= off(&after) > off(&v);
            v = after;
        }
        Ok((None, grew))
    }
}

fn grid(from: f64, to: f64, points: u32) -> impl Iterator<Item = f64> {
    let step = libm::log(to / from) / f64::from(points - 1);
    (0..points).map(move |i| from * libm::exp(step * f64::from(i)))
}

fn figure(game: &Game) -> Done {
    let mut data = Table::new(&["level", "what is learned", "applications"]);
    let Rehearsal { world, target, behaviour, .. } = &game.rehearsal;
    let of_target = world.values(target)?[START];
    let of_behaviour = world.values(behaviour)?[START];
    let (from, to) = (0.04, 9.0);
    let levels = [
        (0.05, "0.05"),
        (0.1, "0.1"),
        (0.25, "0.25"),
        (0.5, "0.5"),
        (1.0, "1"),
        (2.0, "2"),
        (4.0, "4"),
    ];
    let x = Axis::log("ρ̄", from..to).named_ticks(&levels);
    let y = Axis::linear("", -1.5..1.0).ticks(&[-1.0, -0.5, 0.0, 0.5]).grid();
    let mut what = Plot::new(x, y).heading("what is learned: V of the start");
    let mut curve = Vec::new();
    for most in grid(from, to, 120) {
        curve.push((most, game.learned(most)?[START]));
    }
    let at_one = game.learned(1.0)?[START];
    what.line(Ink::New, &[(from, of_target), (to, of_target)])
        .line(Ink::Old, &[(from, of_behaviour), (to, of_behaviour)])
        .line(Ink::Truth, &curve)
        .dots(Ink::Truth, &[(1.0, at_one)])
        .label(
            Ink::New,
            (from, of_target),
            (4.0, -9.0),
            Anchor::Start,
            "the target’s",
        )
        .label(
            Ink::Old,
            (to, of_behaviour),
            (-4.0, -9.0),
            Anchor::End,
            "the behaviour’s",
        )
        .label(Ink::Truth, (1.0, at_one), (8.0, 16.0), Anchor::Start, "ρ̄ = 1");
    let x = Axis::log("c̄", from..to).named_ticks(&levels);
    let y =
        Axis::linear("", 0.0..85.0).ticks(&[0.0, 20.0, 40.0, 60.0, 80.0]).grid();
    let mut fast = Plot::new(x, y).heading("how fast: applications to within 1 %");
    let mut line = Vec::new();
    for trace in grid(from, to, 60) {
        let (way, _) = game.way(Levels { ratio: 1.0, trace })?;
        if let Some(way) = way {
            line.push((trace, way as f64));
        }
        let value = fixed(game.learned(trace)?[START], 4);
        let way = way.map_or("–".to_owned(), |way| way.to_string());
        data.row([fixed(trace, 3), value, way]);
    }
    let last = line[line.len() - 1];
    fast.line(Ink::Truth, &line).label(
        Ink::Truth,
        last,
        (0.0, -8.0),
        Anchor::End,
        "with ρ̄ = 1",
    );
    Figure::new(
        "traces_slide",
        "What V-trace learns against ρ̄, and how fast against c̄",
        "Above, a curve that is flat at the behaviour’s value for small ρ̄, climbs, and is flat at the target’s \
         value for large ρ̄; at ρ̄ = 1 it is between. Below, the number of applications falls as c̄ rises.",
    )
    .size(620, 460)
    .columns(1)
    .plot(what)
    .plot(fast)
    .data(data)
    .save()
}

fn numbers(game: &Game) -> Done {
    let Rehearsal { world, target, behaviour, .. } = &game.rehearsal;
    let start = |most: f64| game.learned(most).map(|v| v[START]);
    let ratio = |a: usize| target.probability(START, a) / 0.25;
    let ratios = (0..world.actions()).map(ratio);
    let largest = ratios.clone().fold(0.0, f64::max);
    let least = ratios.fold(f64::INFINITY, f64::min);
    let between = truncated_target(target, behaviour, 1.0)?;
    let likes = |policy: &reweight::mdp::Policy| {
        policy.row(START).iter().copied().fold(0.0, f64::max)
    };
    let mut numbers = Numbers::new();
    let way =
        |ratio: f64, trace: f64| -> Result<String, Box<dyn std::error::Error>> {
            let (way, _) = game.way(Levels { ratio, trace })?;
            Ok(way.map_or("never".to_owned(), |way| way.to_string()))
        };
    let factor =
        |ratio: f64, trace: f64| -> Result<f64, Box<dyn std::error::Error>> {
            Ok(game.operator(Levels { ratio, trace })?.factor_on_values()?)
        };
    let share = (start(1.0)? - start(0.01)?) / (start(9.0)? - start(0.01)?);
    numbers
        .put("traces_slide_target", fixed(start(9.0)?, 2))
        .put("traces_slide_behaviour", fixed(start(0.01)?, 2))
        .put("traces_slide_one", fixed(start(1.0)?, 2))
        .put("traces_slide_two", fixed(start(2.0)?, 2))
        .put("traces_slide_share", percent(share, 2))
        .put("traces_slide_largest", fixed(largest, 1))
        .put("traces_slide_least", fixed(least, 1))
        .put("traces_slide_likes", fixed(likes(target), 3))
        .put("traces_slide_likes_one", fixed(likes(&between), 2))
        .put("traces_slide_beta", fixed(least_kept(target, behaviour, 1.0)?, 3))
        .put(
            "traces_slide_promise",
            fixed(1.0 - (1.0 - GAMMA) * least_kept(target, behaviour, 1.0)?, 3),
        )
        .put("traces_slide_way_none", way(1.0, 0.0)?)
        .put("traces_slide_way_half", way(1.0, 0.5)?)
        .put("traces_slide_way_one", way(1.0, 1.0)?)
        .put("traces_slide_way_over", way(1.0, 4.0)?)
        .put("traces_slide_factor_none", fixed(factor(1.0, 0.0)?, 3))
        .put("traces_slide_factor_one", fixed(factor(1.0, 1.0)?, 3))
        .put("traces_slide_factor_over", fixed(factor(1.0, 4.0)?, 2))
        .put("traces_slide_factor_quarter", fixed(factor(0.25, 4.0)?, 2))
        .put("traces_slide_factor_half", fixed(factor(0.5, 4.0)?, 2))
        .put("traces_slide_way_quarter", way(0.25, 4.0)?)
        .put("traces_slide_way_quarter_cut", way(0.25, 0.25)?);
    numbers.save("traces_slide")
}

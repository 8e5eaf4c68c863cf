//! Five traces in the 4×3 world: how far one target is off, how far it scatters, and by how much an
//! expected update brings all values nearer. Everything exact.

use reweight::four_by_three::START;
use reweight::rehearsal_world::Rehearsal;
use reweight::trace_operators::Operator;
use reweight::traces::{Levels, Trace};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, fixed, significant,
};

struct Exact {
    bias: f64,
    spread: f64,
    factor: f64,
}

impl Exact {
    /// The root of the mean square error of one target.
    fn error(&self) -> f64 {
        libm::sqrt(self.bias * self.bias + self.spread * self.spread)
    }
}

/// The values that are put in are the behaviour's own: what a critic knows that has seen nothing else.
struct Game {
    rehearsal: Rehearsal,
    q: Vec<Vec<f64>>,
    v: Vec<f64>,
}

impl Game {
    fn new(astray: f64) -> Result<Self, Box<dyn std::error::Error>> {
        let rehearsal = Rehearsal::new(astray)?;
        let v = rehearsal.world.values(&rehearsal.behaviour)?;
        let q = rehearsal.world.action_values(&v)?;
        Ok(Self { rehearsal, q, v })
    }

    fn of(&self, trace: Trace) -> Result<Exact, Box<dyn std::error::Error>> {
        let Rehearsal { world, target, behaviour, truth, .. } = &self.rehearsal;
        let operator = Operator::of(world, (target, behaviour), trace)?;
        let one = operator.target_of_action_values(START, &self.q)?;
        let factor = operator.factor_on_action_values()?;
        let (bias, spread) = (one.mean - truth, one.variance.sqrt());
        Ok(Exact { bias, spread, factor })
    }

    /// The largest error of an action value, before and after some expected updates.
    fn apply(
        &self,
        trace: Trace,
        times: usize,
    ) -> Result<(f64, f64), Box<dyn std::error::Error>> {
        let Rehearsal { world, target, behaviour, .. } = &self.rehearsal;
        let right = self.rehearsal.right()?.concat();
        let operator = Operator::of(world, (target, behaviour), trace)?;
        let off = |q: &[Vec<f64>]| {
            let q = q.concat();
            let gaps = q.iter().zip(&right).map(|(a, b)| (a - b).abs());
            gaps.fold(0.0, f64::max)
        };
        let mut q = self.q.clone();
        for _ in 0..times {
            q = operator.on_action_values(&q)?;
        }
        Ok((off(&self.q), off(&q)))
    }

    fn v_trace(&self, levels: Levels) -> Result<Exact, Box<dyn std::error::Error>> {
        let Rehearsal { world, target, behaviour, truth, .. } = &self.rehearsal;
        let operator = Operator::v_trace(world, (target, behaviour), levels)?;
        let one = operator.target_of_values(START, &self.v)?;
        let factor = operator.factor_on_values()?;
        let (bias, spread) = (one.mean - truth, one.variance.sqrt());
        Ok(Exact { bias, spread, factor })
    }
}

fn main() -> Done {
    // The target goes astray in one step of ten, the behaviour in four.
    let game = Game::new(0.4)?;
    let mut table = Table::new(&[
        "trace", "$c$", "bias", "spread", "error", "factor", "learns",
    ]);
    let mut numbers = Numbers::new();
    let level = |ratio, trace| Levels { ratio, trace };
    let never = f64::INFINITY;
    let rows = [
        (
            "is",
            "importance sampling",
            "$\\rho$",
            game.of(Trace::Importance)?,
            "target",
        ),
        ("tree", "tree backup", "$\\pi$", game.of(Trace::TreeBackup)?, "target"),
        (
            "lambda",
            "Q(λ), λ = 0.9",
            "$\\lambda$",
            game.of(Trace::QLambda(0.9))?,
            "target",
        ),
        (
            "retrace",
            "Retrace, λ = 1",
            "$\\min(1, \\rho)$",
            game.of(Trace::Retrace(1.0))?,
            "target",
        ),
        (
            "vtrace",
            "V-trace, ρ̄ = c̄ = 1",
            "$\\min(1, \\rho)$",
            game.v_trace(level(1.0, 1.0))?,
            "$\\pi_{\\bar\\rho}$",
        ),
        (
            "vwhole",
            "V-trace, ρ̄ = ∞, c̄ = 1",
            "$\\min(1, \\rho)$",
            game.v_trace(level(never, 1.0))?,
            "target",
        ),
        (
            "vis",
            "V-trace, ρ̄ = c̄ = ∞",
            "$\\rho$",
            game.v_trace(level(never, never))?,
            "target",
        ),
    ];
    for (key, name, c, exact, still) in rows {
        let spread = if exact.spread.is_finite() {
            significant(exact.spread, 3)
        } else {
            "∞".to_owned()
        };
        table.row([
            name.to_owned(),
            c.to_owned(),
            fixed(exact.bias, 3),
            spread.clone(),
            fixed(exact.error(), 3),
            fixed(exact.factor, 3),
            still.to_owned(),
        ]);
        numbers
            .put(&format!("traces_five_{key}_bias"), fixed(exact.bias, 2))
            .put(&format!("traces_five_{key}_spread"), spread)
            .put(&format!("traces_five_{key}_error"), fixed(exact.error(), 2))
            .put(&format!("traces_five_{key}_factor"), fixed(exact.factor, 2));
    }
    let aimless = Game::new(1.0)?;
    for (key, trace) in [
        ("lambda", Trace::QLambda(0.9)),
        ("retrace", Trace::Retrace(1.0)),
        ("tree", Trace::TreeBackup),
    ] {
        let (before, after) = aimless.apply(trace, 10)?;
        numbers.put(&format!("traces_five_{key}_after"), significant(after, 2));
        if key == "lambda" {
            numbers.put("traces_five_before", fixed(before, 1));
        }
    }
    let spread = aimless.of(Trace::Importance)?.spread;
    assert!(spread.is_infinite());
    numbers.put("traces_five_applications", "10");
    table.save("traces_five_table")?;
    numbers.save("traces_five")?;
    figure(&game)
}

fn figure(game: &Game) -> Done {
    let mut data = Table::new(&["trace", "c̄ or λ", "bias", "standard deviation"]);
    let x = Axis::linear("bias of one target", -0.29..0.15)
        .ticks(&[-0.2, -0.1, 0.0, 0.1]);
    let y = Axis::log("standard deviation", 0.01..1.0)
        .named_ticks(&[
            (0.01, "0.01"),
            (0.02, "0.02"),
            (0.05, "0.05"),
            (0.1, "0.1"),
            (0.2, "0.2"),
            (0.5, "0.5"),
            (1.0, "1"),
        ])
        .grid();
    let mut plot = Plot::new(x, y);
    let shares: Vec<f64> = (4..=20).map(|i| f64::from(i) / 20.0).collect();
    let levels: Vec<f64> = (0..=30).map(|i| f64::from(i) / 20.0).collect();
    let mut sweep =
        |name: &str,
         knobs: &[f64],
         of: &dyn Fn(f64) -> Result<Exact, Box<dyn std::error::Error>>|
         -> Result<Vec<(f64, f64)>, Box<dyn std::error::Error>> {
            let mut line = Vec::new();
            for &knob in knobs {
                let exact = of(knob)?;
                data.row([
                    name.to_owned(),
                    fixed(knob, 2),
                    fixed(exact.bias, 4),
                    significant(exact.spread, 4),
                ]);
                if exact.spread.is_finite() {
                    line.push((exact.bias, exact.spread));
                }
            }
            Ok(line)
        };
    let retrace =
        sweep("Retrace", &shares, &|lambda| game.of(Trace::Retrace(lambda)))?;
    let fixed_share =
        sweep("Q(λ)", &shares, &|lambda| game.of(Trace::QLambda(lambda)))?;
    let whole = sweep("V-trace, ρ̄ = ∞", &levels, &|trace| {
        game.v_trace(Levels { ratio: f64::INFINITY, trace })
    })?;
    let one = sweep("V-trace, ρ̄ = 1", &shares, &|trace| {
        game.v_trace(Levels { ratio: 1.0, trace })
    })?;
    let tree = game.of(Trace::TreeBackup)?;
    let importance = game.of(Trace::Importance)?;
    let at = (importance.bias, importance.spread);
    plot.dots(Ink::Truth, &[at]).label(
        Ink::Truth,
        at,
        (8.0, 6.0),
        Anchor::Start,
        "importance sampling",
    );
    for (name, line, nudge, anchor) in [
        ("Retrace", &retrace, (9.0, -8.0), Anchor::Start),
        ("Q(λ)", &fixed_share, (8.0, 4.0), Anchor::Start),
        ("V-trace, ρ̄ = ∞", &whole, (-8.0, -4.0), Anchor::End),
        ("V-trace, ρ̄ = 1", &one, (-8.0, -4.0), Anchor::End),
    ] {
        let end = line[line.len() - 1];
        plot.line(Ink::Truth, line).dots(Ink::Truth, &[end]).label(
            Ink::Truth,
            end,
            nudge,
            anchor,
            name,
        );
    }
    let at = (tree.bias, tree.spread);
    // Its name stands where no curve runs.
    let name = (-0.207, 0.037);
    plot.thin(Ink::Truth, &[(-0.204, 0.04), (-0.172, 0.085)])
        .dots(Ink::Truth, &[at])
        .label(Ink::Truth, name, (0.0, 4.0), Anchor::End, "tree backup");
    Figure::new(
        "traces_five",
        "Bias against spread of one target",
        "Curves from the upper left, one step and much bias, to the right, long traces and little: the spread \
         rises along each.",
    )
    .size(620, 360)
    .plot(plot)
    .data(data)
    .save()
}

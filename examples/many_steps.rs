//! Products of ratios with and without a model, ratios of visits, and the bound: exact, in the
//! four-by-three world.

use libm::sqrt;
use reweight::cramer_rao::cramer_rao;
use reweight::marginalised::undiscounted;
use reweight::mdp::MdpError;
use reweight::rehearsal_world::Rehearsal;
use reweight::trajectory_variance::TwoPolicies;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed, percent,
    significant,
};

/// The behaviour of the tables: half of its steps go astray.
const HALF: f64 = 0.5;
const EPISODES: f64 = 200.0;

type Any<T> = Result<T, Box<dyn std::error::Error>>;

/// The variances of what one episode says.
struct Exact {
    whole: f64,
    decisions: f64,
    right: f64,
    left_over: f64,
    best: f64,
    own: f64,
    visits: f64,
    bound: f64,
    length: f64,
    earns: f64,
}

impl Exact {
    fn of(astray: f64) -> Any<Self> {
        let r = Rehearsal::new(astray)?;
        let two = TwoPolicies::new(&r.world, &r.target, &r.behaviour, None)?;
        let own = r.world.action_values(&r.world.values(&r.behaviour)?)?;
        let visits = undiscounted(&r.world)?.visits(&r.behaviour)?;
        Ok(Self {
            whole: two.ois()?.variance,
            decisions: two.pdis()?.variance,
            right: r.doubly_robust(&r.right()?)?,
            left_over: r.doubly_robust(&r.left_over()?)?,
            best: r.doubly_robust(r.best())?,
            own: r.doubly_robust(&own)?,
            visits: r.marginalised()?,
            bound: cramer_rao(&r.world, &r.target, &r.behaviour)?,
            length: visits.iter().sum(),
            earns: r.world.value(&r.behaviour)?,
        })
    }
}

fn main() -> Done {
    let all: Vec<(f64, Exact)> = (20..=200)
        .map(|i| f64::from(i) / 200.0)
        .map(|astray| Ok((astray, Exact::of(astray)?)))
        .collect::<Any<_>>()?;
    figure(&all)?;
    let half = Exact::of(HALF)?;
    models(&half)?;
    numbers(&half)
}

fn figure(all: &[(f64, Exact)]) -> Done {
    let curve = |of: fn(&Exact) -> f64| -> Vec<(f64, f64)> {
        let finite = all.iter().map(|(x, exact)| (*x, sqrt(of(exact))));
        finite.filter(|(_, y)| y.is_finite() && *y < 30.0).collect()
    };
    let x = Axis::linear("share of the behaviour's steps that go astray", 0.1..1.0)
        .ticks(&[0.1, 0.2, 0.4, 0.6, 0.8, 1.0]);
    let y = Axis::log("standard deviation of one episode's say", 0.1..30.0);
    let mut plot = Plot::new(x, y);
    plot.dashed(Ink::Truth, &curve(|e| e.decisions))
        .line(Ink::Truth, &curve(|e| e.right))
        .line(Ink::Truth, &curve(|e| e.visits))
        .thin(Ink::Truth, &curve(|e| e.bound));
    for (ink, at, nudge, anchor, text) in [
        (Ink::Truth, (0.6, 7.0), (-6.0, -4.0), Anchor::End, "no model (PDIS)"),
        (Ink::Truth, (0.74, 7.0), (10.0, 4.0), Anchor::Start, "doubly robust,"),
        (Ink::Truth, (0.74, 7.0), (10.0, 18.0), Anchor::Start, "right model"),
        (Ink::Truth, (0.9, 0.92), (0.0, -6.0), Anchor::End, "visits known"),
        (Ink::Truth, (0.9, 0.25), (0.0, -6.0), Anchor::End, "the bound"),
    ] {
        plot.label(ink, at, nudge, anchor, text);
    }
    let mut data = Table::new(&[
        "astray",
        "OIS",
        "PDIS",
        "DR, left-over model",
        "DR, right model",
        "visits known",
        "bound",
    ]);
    for (astray, exact) in all.iter().step_by(20) {
        let e = exact;
        let cells = [e.whole, e.decisions, e.left_over, e.right, e.visits, e.bound];
        let cells = cells.map(|variance| significant(sqrt(variance), 3));
        data.row([percent(*astray, 2)].into_iter().chain(cells));
    }
    Figure::new(
        "many_steps",
        "The spread of what one episode says of the target, against how far the behaviour goes astray",
        "Four curves on a logarithmic axis. Without a model and doubly robust with the right one both rise, \
         the second lower, and both leave the plot before four fifths. With known visits the curve rises \
         gently to the right edge, and the bound stays level below it.",
    )
    .size(620, 340)
    .plot(plot)
    .data(data)
    .save()
}

/// What each model makes of doubly robust.
fn models(half: &Exact) -> Done {
    let mut table =
        Table::new(&["estimate", "model", "variance", "episodes for ± 0.05"]);
    // 1.96 standard errors are a twentieth.
    let needed = |variance: f64| {
        let n = variance * 1.96 * 1.96 / (0.05 * 0.05);
        count(n.ceil() as usize)
    };
    for (estimate, model, variance) in [
        ("OIS", "", half.whole),
        ("PDIS", "none: zero everywhere", half.decisions),
        ("DR", "left over: of the aimless policy", half.left_over),
        ("DR", "of the behaviour", half.own),
        ("DR", "of the best policy", half.best),
        ("DR", "right", half.right),
        ("marginalised", "visits known", half.visits),
        ("the bound", "", half.bound),
    ] {
        table.row([
            estimate.to_owned(),
            model.to_owned(),
            significant(variance, 3),
            needed(variance),
        ]);
    }
    table.save("many_steps_models")
}

/// From where on a variance is infinite, to three digits.
fn edge(of: impl Fn(&Exact) -> f64) -> Any<f64> {
    let (mut low, mut high) = (0.5, 1.0);
    while high - low > 1e-4 {
        let middle = 0.5 * (low + high);
        if of(&Exact::of(middle)?).is_finite() {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

fn numbers(half: &Exact) -> Done {
    let r = Rehearsal::new(HALF)?;
    let aimless: Result<f64, MdpError> = {
        let q = r.left_over()?;
        let start = reweight::four_by_three::START;
        Ok(q[start].iter().sum::<f64>() / 4.0)
    };
    let (right_edge, none_edge) = (edge(|e| e.right)?, edge(|e| e.decisions)?);
    let seven = Exact::of(0.7)?;
    Numbers::new()
        .put("steps_target_astray", percent(0.1, 2))
        .put("steps_half", percent(HALF, 2))
        .put("steps_truth", fixed(r.truth, 3))
        .put("steps_behaviour_earns", fixed(half.earns, 2))
        .put("steps_length", fixed(half.length, 0))
        .put("steps_aimless_value", fixed(aimless?, 2))
        .put("steps_episodes", count(EPISODES as usize))
        .put("steps_ois", significant(half.whole, 2))
        .put("steps_pdis", significant(half.decisions, 2))
        .put("steps_right", significant(half.right, 2))
        .put("steps_left_over", significant(half.left_over, 2))
        .put("steps_left_over_ratio", fixed(half.left_over / half.decisions, 1))
        .put("steps_pdis_ratio", fixed(half.decisions / half.whole, 1))
        .put("steps_right_gain", fixed(half.decisions / half.right, 0))
        .put("steps_visits", significant(half.visits, 2))
        .put("steps_bound", significant(half.bound, 2))
        .put("steps_right_over_bound", fixed(half.right / half.bound, 0))
        .put("steps_right_over_visits", fixed(half.right / half.visits, 1))
        .put("steps_visits_over_bound", fixed(half.visits / half.bound, 1))
        .put("steps_right_seven", significant(seven.right, 2))
        .put("steps_visits_seven", significant(seven.visits, 2))
        .put("steps_bound_seven", significant(seven.bound, 2))
        .put("steps_edge", percent(right_edge, 2))
        .put("steps_edge_none", percent(none_edge, 2))
        .save("many_steps")
}

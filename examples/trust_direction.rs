//! KL against ESS: contours around two policies, the two directions, and how many steps a trajectory
//! may have.

use libm::{cos, exp, log, sin};
use reweight::divergence::{
    kl, kl_of_masses, largest_weight, second_moment_on_support,
};
use reweight::finite::Finite;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed, percent,
    significant,
};

/// The KL of every contour.
const DELTA: f64 = 0.01;

fn main() -> Done {
    let mut numbers = Numbers::new();
    directions(&mut numbers)?;
    horizons(&mut numbers)?;
    numbers.save("trust_direction")?;
    contours()
}

fn of(masses: &[f64]) -> Result<Finite<f64>, Box<dyn std::error::Error>> {
    Ok(Finite::new(masses.to_vec())?)
}

/// A step that one direction hardly sees.
fn directions(numbers: &mut Numbers) -> Done {
    let (old, new) = (of(&[1.0 - 1e-6, 1e-6])?, of(&[0.99, 0.01])?);
    let ess = 1.0 / second_moment_on_support(&new, &old)?;
    numbers
        .put("trust_rare_kl", significant(kl(&old, &new)?, 4))
        .put("trust_rare_kl_back", significant(kl(&new, &old)?, 3))
        .put("trust_rare_ess", percent(ess, 1))
        .put("trust_rare_ratio", count(largest_weight(&new, &old)? as usize))
        // The same step backwards: from a rare action that is forgotten.
        .put("trust_forgot_kl", significant(kl(&new, &old)?, 3))
        .put(
            "trust_forgot_ess",
            percent(1.0 / second_moment_on_support(&old, &new)?, 2),
        );
    Ok(())
}

/// The coin that lies at this KL from the fair one, KL(fair‖coin), by bisection.
fn coin_at(target: f64) -> f64 {
    let (mut low, mut high) = (0.5, 0.999);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if kl_of_masses(&[0.5, 0.5], &[middle, 1.0 - middle]) < target {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// How many steps until ESS/N of a trajectory is 1/e.
fn horizons(numbers: &mut Numbers) -> Done {
    let mut table = Table::new(&[
        "old → new",
        "KL(old‖new)",
        "KL(new‖old)",
        "ESS/N of one step",
        "steps until 1/e",
    ]);
    let near = coin_at(DELTA);
    for (key, name, old, new) in [
        ("small", "0.5 → 0.522".to_owned(), vec![0.5, 0.5], coin_at(0.001)),
        ("delta", format!("0.5 → {}", fixed(near, 3)), vec![0.5, 0.5], near),
        ("coin", "0.5 → 0.6".to_owned(), vec![0.5, 0.5], 0.6),
        ("far", "0.5 → 0.9".to_owned(), vec![0.5, 0.5], 0.9),
        ("rare", "10⁻⁶ → 0.01".to_owned(), vec![1e-6, 1.0 - 1e-6], 0.01),
    ] {
        let name = match key {
            "small" => format!("0.5 → {}", fixed(new, 3)),
            _ => name,
        };
        let (old, new) = (of(&old)?, of(&[new, 1.0 - new])?);
        let moment = second_moment_on_support(&new, &old)?;
        // E[ρ²] of T steps is the one step's to the power T.
        let steps = 1.0 / log(moment);
        table.row([
            name,
            significant(kl(&old, &new)?, 3),
            significant(kl(&new, &old)?, 3),
            percent(1.0 / moment, 3),
            match steps {
                ..1.0 => "less than 1".to_owned(),
                ..10.0 => fixed(steps, 1),
                _ => fixed(steps, 0),
            },
        ]);
        numbers
            .put(&format!("trust_steps_{key}"), {
                if steps < 10.0 { fixed(steps, 1) } else { fixed(steps, 0) }
            })
            .put(&format!("trust_c_{key}"), significant(log(moment), 3));
    }
    table.save("trust_direction_horizon")
}

/// π with the log-odds of the second and the third action off by x and y.
fn moved(old: [f64; 3], x: f64, y: f64) -> [f64; 3] {
    let raw = [old[0], old[1] * exp(x), old[2] * exp(y)];
    let sum: f64 = raw.iter().sum();
    raw.map(|r| r / sum)
}

/// What is held still on a contour.
#[derive(Clone, Copy)]
enum Gauge {
    Kl,
    Back,
    Renyi,
}

impl Gauge {
    fn level(self, old: [f64; 3], new: [f64; 3]) -> f64 {
        match self {
            Self::Kl => kl_of_masses(&old, &new),
            Self::Back => kl_of_masses(&new, &old),
            // Half of log E ρ² is a KL, to second order.
            Self::Renyi => {
                let terms = new.iter().zip(&old).map(|(p, q)| p * p / q);
                0.5 * log(terms.sum::<f64>())
            }
        }
    }
}

/// The points of a contour inside ±wide × (low, high), in pieces.
fn contour(
    gauge: Gauge,
    old: [f64; 3],
    wide: f64,
    (low, high): (f64, f64),
) -> Vec<Vec<(f64, f64)>> {
    let mut pieces = vec![Vec::new()];
    for i in 0..=180 {
        let angle = std::f64::consts::TAU * f64::from(i) / 180.0;
        let tall = if sin(angle) > 0.0 { high } else { -low };
        let at = |r: f64| (r * wide * cos(angle), r * tall * sin(angle));
        let beyond = |r: f64| {
            let (x, y) = at(r);
            gauge.level(old, moved(old, x, y)) >= DELTA
        };
        let edge = 1.0 / cos(angle).abs().max(sin(angle).abs());
        let steps = 200;
        let first = (1..=steps)
            .map(|k| edge * f64::from(k) / f64::from(steps))
            .find(|r| beyond(*r));
        let Some(mut out) = first else {
            pieces.push(Vec::new());
            continue;
        };
        let mut inside = out - edge / f64::from(steps);
        for _ in 0..40 {
            let middle = 0.5 * (inside + out);
            if beyond(middle) { out = middle } else { inside = middle }
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(at(out));
        }
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

fn contours() -> Done {
    let mut data = Table::new(&["old policy", "held still", "x", "y"]);
    let mut panel =
        |old: [f64; 3],
         heading: &str,
         range: (f64, (f64, f64)),
         ticks: &[f64],
         labels: &[(&str, Ink, (f64, f64), Anchor)]| {
            let (wide, (low, high)) = range;
            let x = Axis::linear("log-odds of the second action", -wide..wide)
                .ticks(&[-0.5, 0.0, 0.5]);
            let y = Axis::linear("log-odds of the third", low..high).ticks(ticks);
            let mut plot = Plot::new(x, y).heading(heading);
            for (gauge, name) in [
                (Gauge::Kl, "KL(old‖new)"),
                (Gauge::Back, "KL(new‖old)"),
                (Gauge::Renyi, "ESS/N"),
            ] {
                let ink = match gauge {
                    Gauge::Renyi => Ink::Truth,
                    _ => Ink::Sampled,
                };
                for piece in contour(gauge, old, wide, (low, high)) {
                    match gauge {
                        Gauge::Kl => plot.dashed(ink, &piece),
                        Gauge::Back => plot.thin(ink, &piece),
                        Gauge::Renyi => plot.line(ink, &piece),
                    };
                    for (x, y) in piece.iter().step_by(6) {
                        data.row([
                            heading.to_owned(),
                            name.to_owned(),
                            fixed(*x, 3),
                            fixed(*y, 3),
                        ]);
                    }
                }
            }
            for (name, ink, place, anchor) in labels {
                plot.label(*ink, *place, (0.0, 0.0), *anchor, name);
            }
            plot.dots(Ink::Old, &[(0.0, 0.0)]).label(
                Ink::Old,
                (0.0, 0.0),
                (8.0, 4.0),
                Anchor::Start,
                "π_old",
            );
            plot
        };
    let common = panel(
        [0.5, 0.3, 0.2],
        "old: 0.5, 0.3, 0.2",
        (0.7, (-0.6, 0.6)),
        &[-0.5, 0.0, 0.5],
        &[("all three", Ink::Truth, (0.36, 0.28), Anchor::Start)],
    );
    let mut rare = panel(
        [0.6, 0.399, 0.001],
        "old: 0.6, 0.399, 0.001",
        (0.7, (-3.0, 4.0)),
        &[-2.0, 0.0, 2.0, 4.0],
        &[
            ("KL(old‖new)", Ink::Sampled, (0.03, 3.05), Anchor::Middle),
            ("KL(new‖old)", Ink::Sampled, (0.7, 1.9), Anchor::End),
            ("ESS/N", Ink::Truth, (0.03, 1.1), Anchor::Middle),
        ],
    );
    // The name in the middle reaches over the outer contour.
    rare.thin(Ink::Sampled, &[(0.27, 1.95), (0.13, 1.98)]);
    // What the contour of KL(old‖new) lets a rare action become, and what is left of the batch there.
    let old = [0.6, 0.399, 0.001];
    let (mut low, mut high) = (0.0, 8.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if Gauge::Kl.level(old, moved(old, 0.0, middle)) < DELTA {
            low = middle;
        } else {
            high = middle;
        }
    }
    let new = moved(old, 0.0, low);
    let ess = exp(-2.0 * Gauge::Renyi.level(old, new));
    let mut numbers = Numbers::new();
    numbers
        .put("trust_contour_rare", percent(new[2], 2))
        .put("trust_contour_ratio", fixed(new[2] / old[2], 0))
        .put("trust_contour_ess", percent(ess, 2))
        .put("trust_contour_level", percent(exp(-2.0 * DELTA), 2));
    numbers.save("trust_direction_contours")?;
    Figure::new(
        "trust_direction",
        "Contours of three distances of 0.01 around two policies",
        "Two plots. Left, around a policy without rare actions, three ellipses lie on one another. \
         Right, around a policy with one action in a thousand, the contour of KL(old‖new) reaches much \
         further up than that of ESS, and that of KL(new‖old) lies between.",
    )
    .size(660, 340)
    .columns(2)
    .plot(common)
    .plot(rare)
    .data(data)
    .save()
}

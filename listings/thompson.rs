use libm::{exp, log, log1p, sqrt};
use rand::Rng;
use rand_distr::Distribution;
use reweight::bandit_log::POSITIONS;

/// What Thompson sampling believes of one item's click rate: a Beta distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Belief {
    /// One more than the clicks behind it, for a flat start.
    pub alpha: f64,
    /// One more than the impressions without a click.
    pub beta: f64,
}

/// A belief that cannot be one, or that is still too vague for the quadrature.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the message says what the fields are")]
pub enum BeliefError {
    #[error("item {item}: Beta({alpha}, {beta}); both must be above 1 and finite")]
    Shape { item: usize, alpha: f64, beta: f64 },
    #[error("{items} items cannot fill {POSITIONS} places")]
    TooFew { items: usize },
    #[error("item {item}: a spread of {spread} is too narrow beside the others")]
    Narrow { item: usize, spread: f64 },
}

/// A probability for each item at each of the places.
pub type Places = Vec<[f64; POSITIONS]>;

impl Belief {
    /// The mean, α / (α + β).
    ///
    /// ```
    /// use reweight::thompson::Belief;
    /// assert_eq!(Belief { alpha: 2.0, beta: 6.0 }.mean(), 0.25);
    /// ```
    pub fn mean(&self) -> f64 {
        self.alpha / (self.alpha + self.beta)
    }

    fn standard_deviation(&self) -> f64 {
        sqrt(self.mean() * (1.0 - self.mean()) / (self.alpha + self.beta + 1.0))
    }
}

fn check(beliefs: &[Belief]) -> Result<(), BeliefError> {
    if beliefs.len() < POSITIONS {
        return Err(BeliefError::TooFew { items: beliefs.len() });
    }
    for (item, &Belief { alpha, beta }) in beliefs.iter().enumerate() {
        // Written so that a NaN is refused as well.
        let good = alpha > 1.0 && beta > 1.0 && (alpha + beta).is_finite();
        if !good {
            return Err(BeliefError::Shape { item, alpha, beta });
        }
    }
    Ok(())
}

/// Thompson sampling as the shop runs it: draw a click rate for each item from what is believed of
/// it, and show the three largest, from the left. The probabilities are the shares in `draws`
/// simulated pages.
///
/// # Errors
/// [`BeliefError`]
// ANCHOR: simulated
pub fn simulated(
    beliefs: &[Belief],
    draws: u32,
    rng: &mut impl Rng,
) -> Result<Places, BeliefError> {
    let samplers = samplers(beliefs)?;
    let mut shares = vec![[0.0; POSITIONS]; beliefs.len()];
    for _ in 0..draws {
        let mut drawn: Vec<(f64, usize)> =
            samplers.iter().map(|beta| beta.sample(rng)).zip(0..).collect();
        drawn.select_nth_unstable_by(POSITIONS - 1, |a, b| b.0.total_cmp(&a.0));
        drawn[..POSITIONS].sort_by(|a, b| b.0.total_cmp(&a.0));
        for (place, &(_, item)) in drawn[..POSITIONS].iter().enumerate() {
            shares[item][place] += 1.0 / f64::from(draws);
        }
    }
    Ok(shares)
}
// ANCHOR_END: simulated

fn samplers(beliefs: &[Belief]) -> Result<Vec<rand_distr::Beta<f64>>, BeliefError> {
    check(beliefs)?;
    let sampler = |(item, belief): (usize, &Belief)| {
        let Belief { alpha, beta } = *belief;
        rand_distr::Beta::new(alpha, beta).map_err(|_| BeliefError::Shape {
            item,
            alpha,
            beta,
        })
    };
    beliefs.iter().enumerate().map(sampler).collect()
}

/// The same probabilities without a draw. An item of click rate x takes the place behind k others
/// if exactly k of them lie above x, so P(place k) = ∫ f(x) P(k others above x) dx.
///
/// # Errors
/// [`BeliefError`]
pub fn exact(beliefs: &[Belief]) -> Result<Places, BeliefError> {
    check(beliefs)?;
    let reach = |b: &Belief| b.mean() + 12.0 * b.standard_deviation();
    let top = beliefs.iter().map(reach).fold(0.0, f64::max).min(1.0);
    let step = top / f64::from(Curve::STEPS);
    for (item, spread) in beliefs.iter().map(Belief::standard_deviation).enumerate()
    {
        if spread < 3.0 * step {
            return Err(BeliefError::Narrow { item, spread });
        }
    }
    let curves: Vec<Curve> = beliefs.iter().map(|b| Curve::of(b, top)).collect();
    let items = 0..beliefs.len();
    let mut places: Places = items.map(|item| places_of(item, &curves)).collect();
    // Every place is taken: the last digits of the quadrature go.
    for place in 0..POSITIONS {
        let total: f64 = places.iter().map(|item| item[place]).sum();
        places.iter_mut().for_each(|item| item[place] /= total);
    }
    Ok(places)
}

/// The chance of each place for one item: the integral, by the trapezoidal rule.
// ANCHOR: places_of
fn places_of(item: usize, curves: &[Curve]) -> [f64; POSITIONS] {
    let mut places = [0.0; POSITIONS];
    for (x, mass) in curves[item].mass.iter().enumerate() {
        let mut above = [1.0, 0.0, 0.0]; // P(0, 1, 2 of the others above x)
        for (other, curve) in curves.iter().enumerate() {
            if other != item {
                let (under, over) = (curve.below[x], 1.0 - curve.below[x]);
                above[2] = above[2] * under + above[1] * over;
                above[1] = above[1] * under + above[0] * over;
                above[0] *= under;
            }
        }
        for (place, chance) in places.iter_mut().zip(above) {
            *place += mass * chance;
        }
    }
    places
}
// ANCHOR_END: places_of

/// A Beta distribution on a grid from 0 to the largest click rate that matters.
struct Curve {
    /// The density times the step.
    mass: Vec<f64>,
    /// The distribution function.
    below: Vec<f64>,
}

impl Curve {
    const STEPS: u32 = 2000;

    fn of(belief: &Belief, top: f64) -> Self {
        let step = top / f64::from(Self::STEPS);
        let (a, b) = (belief.alpha - 1.0, belief.beta - 1.0);
        // As a share of the density at the mode; the scale is the total's, below.
        let mode = a / (a + b);
        let log_density =
            |x: f64| a * log(x / mode) + b * (log1p(-x) - log1p(-mode));
        let (mut mass, mut below) = (vec![0.0], vec![0.0]);
        let (mut last, mut slope, mut total) = (0.0, 0.0, 0.0);
        for point in 1..Self::STEPS {
            let x = f64::from(point) * step;
            let density = step * exp(log_density(x));
            let next = step * density * (a / x - b / (1.0 - x));
            // The trapezoid and what Euler and Maclaurin add to it.
            total += (last + density) / 2.0 + (slope - next) / 12.0;
            (last, slope) = (density, next);
            mass.push(density);
            below.push(total);
        }
        let share = |x: &f64| x / total;
        Self {
            mass: mass.iter().map(share).collect(),
            below: below.iter().map(share).map(|f| f.min(1.0)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    fn belief(alpha: f64, beta: f64) -> Belief {
        Belief { alpha, beta }
    }

    #[test]
    fn items_that_nobody_can_tell_apart_share_every_place() {
        for row in exact(&[belief(3.0, 40.0); 5]).unwrap() {
            for place in row {
                assert!((place - 0.2).abs() < 1e-6, "{place}");
            }
        }
    }

    #[test]
    fn a_page_is_full_and_no_item_is_on_it_twice() {
        let beliefs: Vec<Belief> =
            (0..9).map(|i| belief(4.0 + f64::from(i), 300.0)).collect();
        let places = exact(&beliefs).unwrap();
        for place in 0..POSITIONS {
            let total: f64 = places.iter().map(|row| row[place]).sum();
            assert!((total - 1.0).abs() < 1e-6, "{total}");
        }
        assert!(places.iter().all(|row| row.iter().sum::<f64>() < 1.0));
    }

    #[test]
    fn two_of_three_by_hand() {
        // One item lies below the two others all but always; those share the first places.
        let (like, low) = (belief(2.0, 2.0), belief(2.0, 300.0));
        let places = exact(&[like, like, low]).unwrap();
        assert!((places[0][0] - 0.5).abs() < 1e-3, "{places:?}");
        assert!(places[2][2] > 0.999, "{places:?}");
    }

    #[test]
    fn simulated_pages_agree_with_the_integral() {
        let beliefs: Vec<Belief> =
            (0..12).map(|i| belief(5.0 + f64::from(i), 1000.0)).collect();
        let draws = 20_000;
        let exact = exact(&beliefs).unwrap();
        let drawn = simulated(&beliefs, draws, &mut stream(1, 0)).unwrap();
        for (a, b) in drawn.iter().flatten().zip(exact.iter().flatten()) {
            let error = sqrt(b * (1.0 - b) / f64::from(draws));
            assert!((a - b).abs() < 4.0 * error, "{a} beside {b}");
        }
    }

    #[test]
    fn three_items_fill_three_places() {
        let drawn =
            simulated(&[belief(2.0, 2.0); 3], 9, &mut stream(1, 0)).unwrap();
        for row in drawn {
            assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_vague_belief_is_named() {
        let says = |b| exact(&[belief(2.0, 2.0), b, b]).unwrap_err().to_string();
        assert_eq!(
            says(belief(1.0, 3.0)),
            "item 1: Beta(1, 3); both must be above 1 and finite"
        );
        assert!(says(belief(f64::NAN, 3.0)).starts_with("item 1: Beta(NaN, 3)"));
        let sharp = exact(&[belief(2.0, 2.0), belief(2.0, 2.0), belief(9.0, 1e9)]);
        assert!(matches!(sharp, Err(BeliefError::Narrow { item: 2, .. })));
        let few = simulated(&[belief(2.0, 2.0); 2], 1, &mut stream(1, 0));
        assert_eq!(few, Err(BeliefError::TooFew { items: 2 }));
    }
}

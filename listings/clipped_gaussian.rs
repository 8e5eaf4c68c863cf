use libm::{erfc, exp, hypot, log, sqrt};
use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// A game of one move in closed form: the old policy draws a ~ N(0, 1), the new one a ~ N(θ, 1), and an
/// action pays r = −(a − best)². So J(θ) = −(θ − best)² − 1, the ratio of an action is
/// ρ = exp(θa − θ²/2), and its advantage A = r − J(0) = 2 best a − a² + 1.
///
/// ```
/// use reweight::clipped_gaussian::ClippedGaussian;
/// let game = ClippedGaussian::new(3.0).unwrap();
/// assert_eq!(game.gain(3.0), 9.0); // J(3) − J(0)
/// // The clipped objective is never above the surrogate, which here is the gain itself.
/// assert!(game.clipped(1.0, 0.2).unwrap() < game.gain(1.0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClippedGaussian {
    best: f64,
}

/// What cannot be asked.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum GameError {
    /// The best action is positive and finite.
    #[error("the best action is {0}")]
    Best(f64),
    /// The edges 1 ± ε are positive.
    #[error("ε is {0}, not between 0 and 1")]
    Epsilon(f64),
    /// The closed form is for a θ between the old policy's and twice the best one.
    #[error("θ is {theta}, not between 0 and {most}")]
    Theta { theta: f64, most: f64 },
}

impl ClippedGaussian {
    /// The game whose best action is `best`.
    ///
    /// # Errors
    /// [`GameError::Best`] unless it is positive and finite.
    pub fn new(best: f64) -> Result<Self, GameError> {
        if best > 0.0 && best.is_finite() {
            Ok(Self { best })
        } else {
            Err(GameError::Best(best))
        }
    }

    /// J(θ) − J(0). There is one state: it is the surrogate as well.
    pub fn gain(&self, theta: f64) -> f64 {
        theta * (2.0 * self.best - theta)
    }

    /// A of an action.
    pub fn advantage(&self, action: f64) -> f64 {
        action * (2.0 * self.best - action) + 1.0
    }

    /// ρ of an action.
    pub fn ratio(&self, theta: f64, action: f64) -> f64 {
        exp(theta * action - 0.5 * theta * theta)
    }

    /// Where the clipped objective is level: the good actions beyond the upper edge, and the bad ones
    /// before the lower. For θ > 0 the ratio grows with the action, so an edge is a single action,
    /// θ/2 + log(1 ± ε)/θ; and good are those between best ± √(best² + 1).
    // ANCHOR: level
    fn level(&self, theta: f64, epsilon: f64) -> [[f64; 2]; 2] {
        let edge = |ratio| 0.5 * theta + log(ratio) / theta;
        let best = self.best + hypot(self.best, 1.0);
        let worst = -1.0 / best; // the two roots' product is −1
        let upper = edge(1.0 + epsilon).min(best);
        let lower = edge(1.0 - epsilon).min(worst);
        [[upper, best], [f64::NEG_INFINITY, lower]]
    }
    // ANCHOR_END: level

    /// The clipped objective E_old[min(ρA, clip(ρ, 1−ε, 1+ε) A)], exactly: the surrogate, but on the
    /// level an action counts (1 ± ε) A, not ρA.
    ///
    /// # Errors
    /// [`GameError`] unless 0 < ε < 1 and 0 ≤ θ ≤ 2 best.
    pub fn clipped(&self, theta: f64, epsilon: f64) -> Result<f64, GameError> {
        self.check(theta, epsilon)?;
        if theta == 0.0 {
            return Ok(0.0);
        }
        let [good, bad] = self.level(theta, epsilon);
        let counts = |edge: f64, [a, b]: [f64; 2]| {
            edge * self.moments(0.0, a, b)[0] - self.moments(theta, a, b)[0]
        };
        let levels = counts(1.0 + epsilon, good) + counts(1.0 - epsilon, bad);
        Ok(self.gain(theta) + levels)
    }

    /// Its slope in θ: E_θ[(a − θ) A], without the actions that are on the level.
    ///
    /// # Errors
    /// As [`Self::clipped`].
    pub fn slope(&self, theta: f64, epsilon: f64) -> Result<f64, GameError> {
        self.check(theta, epsilon)?;
        let all = 2.0 * (self.best - theta);
        if theta == 0.0 {
            return Ok(all);
        }
        let pull = |[a, b]: [f64; 2]| self.moments(theta, a, b)[1];
        Ok(all - self.level(theta, epsilon).map(pull).iter().sum::<f64>())
    }

    /// The top of the clipped objective: where its slope, positive at θ = 0, comes to nought, by
    /// bisection between the old policy and the best one.
    ///
    /// # Errors
    /// As [`Self::clipped`].
    pub fn top(&self, epsilon: f64) -> Result<f64, GameError> {
        let (mut low, mut high) = (0.0, self.best);
        for _ in 0..100 {
            let middle = 0.5 * (low + high);
            if self.slope(middle, epsilon)? > 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        Ok(low)
    }

    /// E_θ[A; a < action < b] and E_θ[(action − θ) A; a < action < b].
    fn moments(&self, theta: f64, a: f64, b: f64) -> [f64; 2] {
        // With z = action − θ, A is c + d z − z².
        let (c, d) = (self.advantage(theta), 2.0 * (self.best - theta));
        let at = |action: f64| {
            let z = action - theta;
            let density = exp(-0.5 * z * z) / sqrt(2.0 * PI);
            let below = 0.5 * erfc(-z * FRAC_1_SQRT_2);
            // No density is left at infinity, whatever it is multiplied by.
            let z = if density > 0.0 { z } else { 0.0 };
            // ∫ zᵏ φ from there to the left end of the world, k = 0 … 3.
            let zeroth = below;
            [zeroth, -density, zeroth - z * density, -(z * z + 2.0) * density]
        };
        let (right, left) = (at(b), at(a));
        let m = |k: usize| right[k] - left[k];
        [c * m(0) + d * m(1) - m(2), c * m(1) + d * m(2) - m(3)]
    }

    fn check(&self, theta: f64, epsilon: f64) -> Result<(), GameError> {
        if !(epsilon > 0.0 && epsilon < 1.0) {
            return Err(GameError::Epsilon(epsilon));
        }
        let most = 2.0 * self.best;
        if !(0.0..=most).contains(&theta) {
            return Err(GameError::Theta { theta, most });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::clipped::clipped;

    const GAME: ClippedGaussian = ClippedGaussian { best: 3.0 };

    #[test]
    fn the_closed_form_is_its_integral() {
        for theta in [0.0, 0.1, 0.4, 1.0, 2.5, 6.0] {
            for epsilon in [0.05, 0.2, 0.6] {
                // By the midpoint rule on ten standard deviations each way.
                let step = 1e-3;
                let term = |i: i32| {
                    let a = (f64::from(i) + 0.5) * step;
                    let q = exp(-0.5 * a * a) / sqrt(2.0 * PI);
                    let (rho, worth) = (GAME.ratio(theta, a), GAME.advantage(a));
                    q * clipped(rho, worth, epsilon) * step
                };
                let sum: f64 = (-10_000..20_000).map(term).sum();
                let exact = GAME.clipped(theta, epsilon).unwrap();
                assert!((sum - exact).abs() < 1e-5, "{theta} {epsilon}: {exact}");
            }
        }
    }

    #[test]
    fn its_slope_is_that_of_finite_differences_and_at_nought_that_of_j() {
        for theta in [0.05, 0.4, 1.0, 2.5, 5.0] {
            for epsilon in [0.05, 0.2, 0.6] {
                let at = |h| GAME.clipped(theta + h, epsilon).unwrap();
                let numeric = (at(1e-5) - at(-1e-5)) / 2e-5;
                let exact = GAME.slope(theta, epsilon).unwrap();
                assert!((numeric - exact).abs() < 1e-7, "{theta} {epsilon}");
            }
        }
        assert_eq!(GAME.slope(0.0, 0.2).unwrap(), 6.0);
        let near = GAME.slope(1e-9, 0.2).unwrap();
        assert!((near - 6.0).abs() < 1e-7, "{near}");
    }

    #[test]
    fn it_is_never_above_the_surrogate_and_its_top_is_the_highest_point_before_the_best()
     {
        for epsilon in [0.05, 0.2, 0.6] {
            let top = GAME.top(epsilon).unwrap();
            let highest = GAME.clipped(top, epsilon).unwrap();
            for i in 0..=300 {
                let theta = 0.01 * f64::from(i);
                let value = GAME.clipped(theta, epsilon).unwrap();
                assert!(value <= GAME.gain(theta) + 1e-12);
                assert!(value <= highest + 1e-9, "{theta} {epsilon}");
            }
        }
    }

    #[test]
    fn a_wider_band_lets_it_go_further_and_never_to_the_best() {
        let tops = [0.05, 0.1, 0.2, 0.4, 0.8].map(|e| GAME.top(e).unwrap());
        assert!(tops.is_sorted() && tops[0] > 0.0 && tops[4] < 3.0, "{tops:?}");
    }

    #[test]
    fn far_from_the_best_action_the_worst_good_one_keeps_its_digits() {
        for best in [1e9, 1e200] {
            let level = ClippedGaussian { best }.level(1.0, 0.2);
            assert_eq!([level[0][1], level[1][1]], [2.0 * best, -0.5 / best]);
        }
    }

    #[test]
    fn what_cannot_be_asked_is_named() {
        let said = |e: GameError| e.to_string();
        let best = ClippedGaussian::new(-1.0).unwrap_err();
        assert_eq!(said(best), "the best action is -1");
        let epsilon = GAME.top(1.0).unwrap_err();
        assert_eq!(said(epsilon), "ε is 1, not between 0 and 1");
        assert!(GAME.clipped(1.0, f64::NAN).is_err());
        let theta = GAME.slope(7.0, 0.2).unwrap_err();
        assert_eq!(said(theta), "θ is 7, not between 0 and 6");
        assert!(GAME.clipped(f64::NAN, 0.2).is_err());
    }
}

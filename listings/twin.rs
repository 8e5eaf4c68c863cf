use rand::{Rng, RngExt};
use reweight::bandit_log::{Impression, POSITIONS};
use reweight::finite::{Finite, FiniteError};
use reweight::thompson::Places;

/// A shop whose policy and click rates are known: it writes logs like the real one's, and the truth
/// about them is a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Twin {
    behaviour: [Finite<f64>; POSITIONS],
    rates: Vec<f64>,
}

impl Twin {
    /// A shop that shows items by `behaviour`, each of which is clicked at its rate.
    ///
    /// # Errors
    /// [`FiniteError`] if there is not one rate from 0 to 1 for each item, or the probabilities of
    /// a place do not sum to one.
    pub fn new(behaviour: &Places, rates: Vec<f64>) -> Result<Self, FiniteError> {
        let (points, given) = (behaviour.len(), rates.len());
        if points != given {
            return Err(FiniteError::Length { points, given });
        }
        if let Some(point) = rates.iter().position(|r| !(0.0..=1.0).contains(r)) {
            let value = rates[point].to_string();
            return Err(FiniteError::BadValue { point, value });
        }
        let place =
            |k: usize| Finite::new(behaviour.iter().map(|p| p[k]).collect());
        Ok(Self { behaviour: [place(0)?, place(1)?, place(2)?], rates })
    }

    /// What a target's pages earn: the mean over the places of Σ π(item) rate(item).
    ///
    /// ```
    /// use reweight::{bandit_log::uniform, twin::Twin};
    /// let twin = Twin::new(&uniform(2), vec![0.25, 0.75]).unwrap();
    /// assert_eq!(twin.truth(&uniform(2)), 0.5);
    /// ```
    pub fn truth(&self, target: &Places) -> f64 {
        let earns = |(p, rate): (&[f64; POSITIONS], &f64)| {
            p.iter().sum::<f64>() / POSITIONS as f64 * rate
        };
        target.iter().zip(&self.rates).map(earns).sum()
    }

    /// The second moment of w·r in one row, `E_q[w² r]` for clicks.
    pub fn second_moment(&self, target: &Places) -> f64 {
        self.weighted_square(target, &self.rates)
    }

    /// The second moment of the weights, `E_q[w²]`.
    pub fn weight_moment(&self, target: &Places) -> f64 {
        self.weighted_square(target, &vec![1.0; self.rates.len()])
    }

    fn weighted_square(&self, target: &Places, f: &[f64]) -> f64 {
        let mut sum = 0.0;
        for (place, q) in self.behaviour.iter().enumerate() {
            for (item, (q, f)) in q.masses().iter().zip(f).enumerate() {
                let p = target[item][place];
                if p > 0.0 {
                    sum += p * (p / q) * f / POSITIONS as f64;
                }
            }
        }
        sum
    }

    /// A log of `n` rows.
    pub fn log(&self, n: usize, rng: &mut impl Rng) -> Vec<Impression> {
        let mut row = || {
            let place = rng.random_range(0..POSITIONS);
            let item_id = self.behaviour[place].draw(rng);
            Impression {
                item_id,
                position: place + 1,
                click: u8::from(rng.random::<f64>() < self.rates[item_id]),
                propensity: self.behaviour[place].masses()[item_id],
            }
        };
        (0..n).map(|_| row()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use libm::sqrt;
    use reweight::bandit_log::{clicks, to_uniform, uniform};
    use reweight::betting::off_policy;
    use reweight::ordinary::ordinary;
    use reweight::streams::stream;

    fn twin() -> Twin {
        let p = [0.7, 0.25, 0.049, 0.001];
        let places: Places = p.map(|p| [p; POSITIONS]).to_vec();
        Twin::new(&places, vec![0.1, 0.2, 0.3, 0.4]).unwrap()
    }

    #[test]
    fn its_logs_reweight_to_its_truth() {
        let (twin, target, n) = (twin(), uniform(4), 1_000_000);
        let log = twin.log(n, &mut stream(1, 0));
        let w = to_uniform(&log, 4).unwrap();
        let e = ordinary(&w, &clicks(&log)).unwrap();
        let truth = twin.truth(&target);
        assert!((truth - 0.25).abs() < 1e-12);
        let error = sqrt((twin.second_moment(&target) - truth * truth) / n as f64);
        assert!((e.value - truth).abs() < 4.0 * error, "{}", e.value);
        let square = w.logs().iter().map(|l| libm::exp(2.0 * l)).sum::<f64>();
        let moment = twin.weight_moment(&target);
        // E w⁴ = Σ p⁴ / q³, at every place the same.
        let p = 0.25 * 0.25 * 0.25 * 0.25;
        let part = |q: &f64| p / (q * q * q);
        let fourth: f64 = [0.7, 0.25, 0.049, 0.001].iter().map(part).sum();
        let error = sqrt((fourth - moment * moment) / n as f64);
        assert!((square / n as f64 - moment).abs() < 4.0 * error, "{square}");
    }

    #[test]
    fn the_betting_interval_misses_no_more_often_than_it_says_where_weights_are_heavy()
     {
        // One weight is 250; the textbook interval of 400 such rows misses every fourth time.
        let (twin, repeats) = (twin(), 400);
        let truth = twin.truth(&uniform(4));
        let (mut missed, mut textbook) = (0, 0);
        for id in 0..repeats {
            let log = twin.log(400, &mut stream(1, id));
            let w = to_uniform(&log, 4).unwrap();
            let weights: Vec<f64> =
                w.logs().iter().map(|l| libm::exp(*l)).collect();
            let (low, high) = off_policy(&weights, &clicks(&log), 0.05).unwrap();
            missed += u32::from(!(low..=high).contains(&truth));
            let normal = ordinary(&w, &clicks(&log)).unwrap();
            textbook += u32::from(!normal.holds(truth));
        }
        assert!(missed <= 20, "{missed}");
        assert!(textbook > 80, "{textbook}");
    }

    #[test]
    fn what_neither_policy_shows_adds_nothing() {
        let shown: Places =
            vec![[0.5; POSITIONS], [0.5; POSITIONS], [0.0; POSITIONS]];
        let twin = Twin::new(&shown, vec![0.2, 0.4, 0.9]).unwrap();
        assert!((twin.weight_moment(&shown) - 1.0).abs() < 1e-12);
        assert_eq!(twin.weight_moment(&uniform(3)), f64::INFINITY);
    }

    #[test]
    fn a_shop_that_cannot_be_is_named() {
        let says = |rates: Vec<f64>| {
            Twin::new(&uniform(2), rates).unwrap_err().to_string()
        };
        assert_eq!(says(vec![0.5]), "1 values for 2 points");
        assert_eq!(says(vec![0.5, 1.5]), "value 1 is 1.5");
        let half = vec![[0.25; POSITIONS]; 2];
        assert!(Twin::new(&half, vec![0.5, 0.5]).is_err());
    }
}

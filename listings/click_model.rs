use reweight::bandit_log::{Impression, POSITIONS};
use reweight::thompson::Places;

/// A click rate for each item at each place, drawn towards the mean of all by as many imaginary
/// impressions as `strength` says.
#[derive(Debug, Clone, PartialEq)]
pub struct ClickModel {
    shown: Vec<[f64; POSITIONS]>,
    clicks: Vec<[f64; POSITIONS]>,
    all_shown: f64,
    all_clicks: f64,
    strength: f64,
}

impl ClickModel {
    /// A model that has seen nothing, and says zero.
    pub fn new(items: usize, strength: f64) -> Self {
        let none = vec![[0.0; POSITIONS]; items];
        Self {
            shown: none.clone(),
            clicks: none,
            all_shown: 0.0,
            all_clicks: 0.0,
            strength,
        }
    }

    /// Counts one impression.
    ///
    /// # Panics
    /// If the model has no such item or position, as do [`Self::rate`] and [`Self::value`].
    pub fn learn(&mut self, row: &Impression) {
        let (item, place) = (row.item_id, row.position - 1);
        self.shown[item][place] += 1.0;
        self.clicks[item][place] += f64::from(row.click);
        self.all_shown += 1.0;
        self.all_clicks += f64::from(row.click);
    }

    /// q̂(place, item).
    ///
    /// ```
    /// use reweight::{bandit_log::Impression, click_model::ClickModel};
    /// let mut model = ClickModel::new(2, 1.0);
    /// model.learn(&Impression { item_id: 0, position: 1, click: 1, propensity: 0.5 });
    /// model.learn(&Impression { item_id: 1, position: 1, click: 0, propensity: 0.5 });
    /// assert_eq!([model.rate(0, 1), model.rate(1, 1), model.rate(1, 2)], [0.75, 0.25, 0.5]);
    /// ```
    pub fn rate(&self, item: usize, position: usize) -> f64 {
        let mean = ratio(self.all_clicks, self.all_shown);
        let (clicks, shown) =
            (self.clicks[item][position - 1], self.shown[item][position - 1]);
        ratio(clicks + self.strength * mean, shown + self.strength)
    }

    /// V̂(place): what the model says the target earns at this place.
    pub fn value(&self, target: &Places, position: usize) -> f64 {
        let rate = |(item, p): (usize, &[f64; POSITIONS])| {
            p[position - 1] * self.rate(item, position)
        };
        target.iter().enumerate().map(rate).sum()
    }

    /// How often each item was shown at each place, as a share of what was shown there: what stands
    /// in for a propensity that nobody logged.
    pub fn frequencies(&self) -> Places {
        let mut shares = self.shown.clone();
        for place in 0..POSITIONS {
            let total = self.shown.iter().map(|row| row[place]).sum();
            for row in &mut shares {
                row[place] = ratio(row[place], total);
            }
        }
        shares
    }
}

/// Nothing out of nothing is nothing.
fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// What no model can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum ModelError {
    /// A row of another shop than the target's.
    #[error(
        "row {row}: item {item} at position {position}, of {items} items at {POSITIONS} positions"
    )]
    Unknown { row: usize, item: usize, position: usize, items: usize },
    /// With one fold nothing is left to learn from.
    #[error("{folds} folds; two are the fewest")]
    Folds { folds: usize },
}

/// Checks that the target knows each row's item and position.
fn check(rows: &[Impression], target: &Places) -> Result<(), ModelError> {
    let items = target.len();
    for (row, &Impression { item_id: item, position, .. }) in
        rows.iter().enumerate()
    {
        if item >= items || !(1..=POSITIONS).contains(&position) {
            return Err(ModelError::Unknown { row, item, position, items });
        }
    }
    Ok(())
}

/// What a model says of each row: q̂ of the item that was shown, and V̂ of its place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Predictions {
    /// q̂(place, item).
    pub predicted: Vec<f64>,
    /// V̂(place).
    pub values: Vec<f64>,
}

/// Each row is judged by a model that learned from the other folds alone; row i is in fold
/// i mod `folds`.
///
/// # Errors
/// [`ModelError`]: a row that the target does not know, or fewer than two folds.
pub fn cross_fitted(
    rows: &[Impression],
    target: &Places,
    strength: f64,
    folds: usize,
) -> Result<Predictions, ModelError> {
    check(rows, target)?;
    if folds < 2 {
        return Err(ModelError::Folds { folds });
    }
    let others = |fold| {
        let mut model = ClickModel::new(target.len(), strength);
        let rest = rows.iter().enumerate().filter(|(i, _)| i % folds != fold);
        rest.for_each(|(_, row)| model.learn(row));
        model
    };
    let models: Vec<ClickModel> = (0..folds).map(others).collect();
    let judge = |(i, row)| judged(&models[i % folds], target, row);
    Ok(Predictions::from_pairs(rows.iter().enumerate().map(judge)))
}

/// Each row is judged by a model that learned from the rows before it alone, as an adaptive log
/// asks.
///
/// # Errors
/// [`ModelError::Unknown`] for a row that the target does not know.
pub fn from_the_past(
    rows: &[Impression],
    target: &Places,
    strength: f64,
) -> Result<Predictions, ModelError> {
    check(rows, target)?;
    let mut model = ClickModel::new(target.len(), strength);
    Ok(Predictions::from_pairs(rows.iter().map(|row| {
        let pair = judged(&model, target, row);
        model.learn(row);
        pair
    })))
}

fn judged(model: &ClickModel, target: &Places, row: &Impression) -> (f64, f64) {
    let (item, position) = (row.item_id, row.position);
    (model.rate(item, position), model.value(target, position))
}

impl Predictions {
    fn from_pairs(pairs: impl Iterator<Item = (f64, f64)>) -> Self {
        let (predicted, values) = pairs.unzip();
        Self { predicted, values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(item_id: usize, position: usize, click: u8) -> Impression {
        Impression { item_id, position, click, propensity: 0.5 }
    }

    fn rows() -> Vec<Impression> {
        (0..12).map(|i| row(i % 2, 1 + i % 3, u8::from(i % 4 == 1))).collect()
    }

    const HALF: [f64; POSITIONS] = [0.5; POSITIONS];

    #[test]
    fn no_row_is_judged_by_a_model_that_saw_it() {
        let target = vec![HALF; 2];
        let before = cross_fitted(&rows(), &target, 2.0, 3).unwrap();
        for i in 0..12 {
            let mut changed = rows();
            changed[i].click = 1 - changed[i].click;
            let after = cross_fitted(&changed, &target, 2.0, 3).unwrap();
            assert_eq!(before.predicted[i], after.predicted[i]);
            assert_ne!(before.predicted, after.predicted);
        }
    }

    #[test]
    fn the_past_does_not_know_the_future() {
        let target = vec![HALF; 2];
        let whole = from_the_past(&rows(), &target, 2.0).unwrap();
        let first = from_the_past(&rows()[..7], &target, 2.0).unwrap();
        assert_eq!(whole.predicted[..7], first.predicted);
        assert_eq!((whole.predicted[0], whole.values[0]), (0.0, 0.0));
    }

    #[test]
    fn a_row_of_another_shop_and_a_single_fold_are_named() {
        let target = vec![HALF; 2];
        for bad in [row(2, 1, 0), row(0, 0, 0), row(0, 4, 0)] {
            let (item, position) = (bad.item_id, bad.position);
            let rows = [row(1, 3, 0), bad];
            let error = ModelError::Unknown { row: 1, item, position, items: 2 };
            assert_eq!(cross_fitted(&rows, &target, 2.0, 2), Err(error));
            assert_eq!(from_the_past(&rows, &target, 2.0), Err(error));
        }
        for folds in [0, 1] {
            let error = cross_fitted(&rows(), &target, 2.0, folds).unwrap_err();
            assert_eq!(error, ModelError::Folds { folds });
        }
    }

    #[test]
    fn a_model_without_imaginary_rows_is_the_plain_rate() {
        let mut model = ClickModel::new(2, 0.0);
        rows().iter().for_each(|row| model.learn(row));
        assert_eq!(model.rate(0, 1), 0.0);
        assert_eq!(model.rate(1, 1), 0.5);
        let shares = model.frequencies();
        for (one, other) in shares[0].iter().zip(shares[1]) {
            assert_eq!(one + other, 1.0);
        }
        let half = model.value(&vec![HALF; 2], 1);
        assert_eq!(half, 0.25);
    }

    #[test]
    fn estimated_propensities_turn_ips_into_the_direct_method() {
        // Σ w r / N with w = π / ê, ê the frequencies of the same log, is the mean over the places
        // of Σ π r̄: weights that were counted carry nothing that counting did not.
        let target = vec![[0.25, 0.5, 0.75], [0.75, 0.5, 0.25]];
        let mut model = ClickModel::new(2, 0.0);
        rows().iter().for_each(|row| model.learn(row));
        let shares = model.frequencies();
        let (mut ips, mut direct) = (0.0, 0.0);
        for row in rows() {
            let place = row.position - 1;
            let w = target[row.item_id][place] / shares[row.item_id][place];
            ips += w * f64::from(row.click);
            direct += model.value(&target, row.position);
        }
        assert!((ips - direct).abs() < 1e-12, "{ips} {direct}");
    }
}

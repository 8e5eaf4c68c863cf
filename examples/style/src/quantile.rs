/// Of numbers, put in order, the one that has a `share` of them before it.
///
/// ```
/// use reweight_style::quantile;
/// let hits = [3.0, f64::INFINITY, 1.0, 2.0];
/// assert_eq!([0.0, 0.5, 1.0].map(|share| quantile(&hits, share)), [1.0, 3.0, f64::INFINITY]);
/// ```
///
/// # Panics
/// If there are no numbers.
pub fn quantile(numbers: &[f64], share: f64) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (share * sorted.len() as f64) as usize;
    sorted[place.min(sorted.len() - 1)]
}

/// Half-way between that number and the one before it, of numbers that are in order: the median of an even
/// number of them.
///
/// ```
/// use reweight_style::midpoint_quantile;
/// let sorted = [1.0, 2.0, 4.0, 8.0];
/// assert_eq!([0.25, 0.5].map(|share| midpoint_quantile(&sorted, share)), [1.5, 3.0]);
/// ```
///
/// # Panics
/// Unless an entry stands on either side.
pub fn midpoint_quantile(sorted: &[f64], share: f64) -> f64 {
    let place = (share * sorted.len() as f64) as usize;
    (sorted[place - 1] + sorted[place]) / 2.0
}

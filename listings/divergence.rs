use libm::log;
use reweight::finite::{Finite, FiniteError, Number, expectation, weights};

/// KL(p‖q) = `E_p[log p/q]`, in nats (Kullback and Leibler 1951). Infinite if `p` has mass that `q`
/// lacks; mass that only `q` has costs nothing here, which is why the direction matters.
///
/// ```
/// use reweight::{divergence::kl, finite::Finite};
/// let old = Finite::new(vec![0.5, 0.5]).unwrap();
/// let new = Finite::new(vec![0.6, 0.4]).unwrap();
/// assert!((kl(&new, &old).unwrap() - 0.020135513550688863).abs() < 1e-15);
/// ```
///
/// # Errors
/// [`FiniteError`] if the two live on different points.
pub fn kl(p: &Finite<f64>, q: &Finite<f64>) -> Result<f64, FiniteError> {
    same_points(p, q)?;
    Ok(kl_of_masses(p.masses(), q.masses()))
}

/// KL(p‖q) of masses given point by point, as many of `p` as of `q`.
pub fn kl_of_masses(p: &[f64], q: &[f64]) -> f64 {
    let pairs = p.iter().zip(q).filter(|(p, _)| **p > 0.0);
    // A difference of logarithms: p/q overflows where q is below 10⁻³⁰⁸.
    pairs.map(|(p, q)| p * (log(*p) - log(*q))).sum()
}

/// `E_q[log p/q]` and the standard deviation of log p/q under `q`: the drift of the log weight with
/// every step of a trajectory, and its scatter. The mean is −KL(q‖p); both are infinite if `q`
/// draws what `p` never does, for then a weight of zero is certain to come.
///
/// # Errors
/// [`FiniteError`] if the two live on different points.
pub fn log_ratio_under_q(
    p: &Finite<f64>,
    q: &Finite<f64>,
) -> Result<(f64, f64), FiniteError> {
    let mean = -kl(q, p)?;
    if mean.is_infinite() {
        return Ok((mean, f64::INFINITY));
    }
    let off = |(q, p)| log(p) - log(q) - mean;
    let square = pairs(q, p)?.map(|(q, p)| q * off((q, p)) * off((q, p)));
    Ok((mean, libm::sqrt(square.sum())))
}

/// `E_q[w²]` = Σ p²/q over the points that `q` draws: what one reweighted sample costs. One where
/// the two agree. A sum over the behaviour's support cannot see a hole, where [`chi_squared`] and
/// `Policy::second_moment`, over the target's, are infinite.
///
/// ```
/// use reweight::{divergence::second_moment_on_support, finite::{Finite, Fraction, coin}};
/// let coin = coin();
/// let moment = second_moment_on_support(&coin.target, &coin.behaviour);
/// assert_eq!(moment.unwrap(), Fraction::new(26, 25));
/// ```
///
/// # Errors
/// [`FiniteError`] if the two live on different points.
pub fn second_moment_on_support<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
) -> Result<T, FiniteError> {
    let squares: Vec<T> = weights(p, q)?.into_iter().map(|w| w * w).collect();
    expectation(q, &squares)
}

/// The Rényi divergence of order two, log Σ p²/q: infinite if `p` has mass that `q` lacks.
///
/// # Errors
/// [`FiniteError`] if the two live on different points.
pub fn renyi_two(p: &Finite<f64>, q: &Finite<f64>) -> Result<f64, FiniteError> {
    Ok(libm::log1p(chi_squared(p, q)?))
}

/// χ²(p‖q) = Σ (p − q)²/q, which is the variance of one weight: infinite if `p` has mass that `q`
/// lacks.
///
/// # Errors
/// [`FiniteError`] if the two live on different points.
pub fn chi_squared(p: &Finite<f64>, q: &Finite<f64>) -> Result<f64, FiniteError> {
    same_points(p, q)?;
    let differ = |(p, q): (&f64, &f64)| {
        let gap = p - q;
        // Written as a product of small numbers, and 0 where 0 meets 0.
        if gap == 0.0 { 0.0 } else { gap * (gap / q) }
    };
    Ok(p.masses().iter().zip(q.masses()).map(differ).sum())
}

/// The total variation ½ Σ |p − q|: the mass that would have to move.
///
/// # Errors
/// [`FiniteError`] if the two live on different points.
pub fn total_variation(
    p: &Finite<f64>,
    q: &Finite<f64>,
) -> Result<f64, FiniteError> {
    same_points(p, q)?;
    Ok(total_variation_of_masses(p.masses(), q.masses()))
}

/// The same of masses given point by point, as many of `p` as of `q`.
pub fn total_variation_of_masses(p: &[f64], q: &[f64]) -> f64 {
    0.5 * p.iter().zip(q).map(|(p, q)| (p - q).abs()).sum::<f64>()
}

/// The largest weight that a draw from `q` can bring.
///
/// # Errors
/// [`FiniteError`] if the two live on different points.
pub fn largest_weight(
    p: &Finite<f64>,
    q: &Finite<f64>,
) -> Result<f64, FiniteError> {
    Ok(weights(p, q)?.into_iter().fold(0.0, f64::max))
}

/// The masses at each point of `p` that has any.
fn pairs<'a>(
    p: &'a Finite<f64>,
    q: &'a Finite<f64>,
) -> Result<impl Iterator<Item = (f64, f64)> + 'a, FiniteError> {
    same_points(p, q)?;
    let both = p.masses().iter().copied().zip(q.masses().iter().copied());
    Ok(both.filter(|(p, _)| *p > 0.0))
}

/// Checks that two distributions live on the same number of points.
fn same_points(p: &Finite<f64>, q: &Finite<f64>) -> Result<(), FiniteError> {
    let (points, given) = (p.masses().len(), q.masses().len());
    if points == given {
        Ok(())
    } else {
        Err(FiniteError::Length { points, given })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(masses: &[f64]) -> Finite<f64> {
        Finite::new(masses.to_vec()).unwrap()
    }

    #[test]
    fn a_small_kl_can_hide_a_huge_second_moment() {
        let (old, new) = (of(&[0.999_999, 1e-6]), of(&[0.99, 0.01]));
        assert!(kl(&old, &new).unwrap() < 0.0101);
        assert!(second_moment_on_support(&new, &old).unwrap() > 100.0);
        assert!((largest_weight(&new, &old).unwrap() - 1e4).abs() < 1e-8);
    }

    #[test]
    fn every_divergence_is_zero_between_equals_and_nowhere_negative() {
        let (p, q) = (of(&[0.1, 0.2, 0.7]), of(&[0.3, 0.3, 0.4]));
        for distance in [kl, renyi_two, chi_squared, total_variation] {
            assert_eq!(distance(&p, &p), Ok(0.0));
            assert!(distance(&p, &q).unwrap() > 0.0);
        }
        let (renyi, moment) = (renyi_two(&p, &q), second_moment_on_support(&p, &q));
        assert!((libm::exp(renyi.unwrap()) - moment.unwrap()).abs() < 1e-15);
    }

    #[test]
    fn a_hole_is_infinitely_far_but_for_total_variation() {
        let (whole, hole) = (of(&[0.5, 0.5]), of(&[1.0, 0.0]));
        for distance in [kl, renyi_two, chi_squared] {
            assert_eq!(distance(&whole, &hole), Ok(f64::INFINITY));
        }
        assert_eq!(kl(&hole, &whole), Ok(std::f64::consts::LN_2));
        assert_eq!(total_variation(&whole, &hole), Ok(0.5));
        // A sample cannot see the hole: its weights are all a half.
        assert_eq!(second_moment_on_support(&whole, &hole), Ok(0.25));
        let never = log_ratio_under_q(&hole, &whole).unwrap();
        assert_eq!(never, (f64::NEG_INFINITY, f64::INFINITY));
    }

    #[test]
    fn the_log_weight_of_the_coin_drifts_down_by_the_reverse_kl() {
        let (p, q) = (of(&[0.6, 0.4]), of(&[0.5, 0.5]));
        let (mean, sd) = log_ratio_under_q(&p, &q).unwrap();
        assert!((mean + 0.5 * log(1.0 / 0.96)).abs() < 1e-15);
        assert!((sd - 0.5 * log(1.5)).abs() < 1e-15);
    }

    #[test]
    fn a_mass_below_the_smallest_normal_number_is_far_not_infinitely_far() {
        let (p, q) = (of(&[1.0, 0.0]), of(&[1e-310, 1.0]));
        let far = 310.0 * std::f64::consts::LN_10;
        assert!((kl(&p, &q).unwrap() / far - 1.0).abs() < 1e-9);
        let (p, q) = (of(&[1.0, 1e-300]), of(&[1e-310, 1.0]));
        assert!(log_ratio_under_q(&p, &q).unwrap().1.is_finite());
    }

    #[test]
    fn distributions_on_different_points_are_refused() {
        let error = kl(&of(&[1.0]), &of(&[0.5, 0.5])).unwrap_err();
        assert_eq!(error, FiniteError::Length { points: 1, given: 2 });
    }
}

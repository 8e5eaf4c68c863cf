use num_traits::pow;
use reweight::finite::{
    Finite, FiniteError, Fraction, Number, expectation, float, ordinary_variance,
    reaches, reweighted, weights,
};

/// What cannot be a log of several behaviours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum ProposalError {
    /// Somebody must have drawn.
    #[error("there is no proposal")]
    None,
    /// One number of draws, or one row of answers, for each proposal.
    #[error("{given} entries for {proposals} proposals")]
    Entries { given: usize, proposals: usize },
    /// Without a draw there is nothing to average.
    #[error("proposal {proposal} made no draw")]
    NoDraw { proposal: usize },
    /// A draw is one of the points.
    #[error("proposal {proposal} cannot have drawn point {point}")]
    NoPoint { proposal: usize, point: usize },
    /// What is wrong with a distribution, or with f.
    #[error(transparent)]
    Finite(#[from] FiniteError),
}

/// Σᵢ cᵢ qᵢ: first a die with shares c says who draws, then qᵢ says what.
///
/// # Errors
/// [`FiniteError`] if there are not as many shares as parts, or the parts live on different points.
pub fn mixture<T: Number>(
    parts: &[Finite<T>],
    shares: &Finite<T>,
) -> Result<Finite<T>, FiniteError> {
    let (points, given) = (shares.masses().len(), parts.len());
    if points != given {
        return Err(FiniteError::Length { points, given });
    }
    let mut mixed = Vec::new();
    for (q, &share) in parts.iter().zip(shares.masses()) {
        mixed.resize(mixed.len().max(q.masses().len()), T::zero());
        weights(q, &parts[0])?; // on the same points
        for (sum, &q) in mixed.iter_mut().zip(q.masses()) {
            *sum = *sum + share * q;
        }
    }
    Finite::new(mixed)
}

/// A log made by several behaviours: nᵢ draws from each qᵢ, N in all.
///
/// ```
/// use reweight::finite::{Fraction, coin};
/// use reweight::multiple_proposals::Proposals;
/// // Flips of a coin that always shows heads, and as many of one that shows it once in five.
/// let heads = |n, d| vec![Fraction::new(n, d), Fraction::new(d - n, d)];
/// let log = Proposals::new(vec![heads(1, 1), heads(1, 5)], vec![10, 10]).unwrap();
/// assert_eq!(log.mixture(), coin().target);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Proposals<T> {
    each: Vec<Finite<T>>,
    draws: Vec<T>,
    mixture: Finite<T>,
}

/// Who answers for a point: `answers[i][x]` is the share hᵢ(x) of f(x) that the draws from qᵢ
/// estimate. The shares of a point sum to one.
pub type Answers<T> = Vec<Vec<T>>;

impl Proposals<Fraction> {
    /// The same log in floats.
    ///
    /// # Errors
    /// None that exact fractions have not met.
    pub fn in_floats(&self) -> Result<Proposals<f64>, ProposalError> {
        let floats = |q: &Finite<Fraction>| q.masses().iter().map(float).collect();
        let draws = self.draws.iter().map(|n| n.to_integer() as u32);
        Proposals::new(self.each.iter().map(floats).collect(), draws.collect())
    }
}

impl<T: Number> Proposals<T> {
    /// The masses of each proposal, and how many draws it made.
    ///
    /// # Errors
    /// [`ProposalError`]: no proposal, one without a draw, lengths that differ, masses that are no
    /// distribution.
    pub fn new(
        masses: Vec<Vec<T>>,
        draws: Vec<u32>,
    ) -> Result<Self, ProposalError> {
        if masses.is_empty() {
            return Err(ProposalError::None);
        }
        one_each(draws.len(), masses.len())?;
        if let Some(proposal) = draws.iter().position(|&n| n == 0) {
            return Err(ProposalError::NoDraw { proposal });
        }
        let each: Result<Vec<_>, _> = masses.into_iter().map(Finite::new).collect();
        let (each, draws): (_, Vec<T>) =
            (each?, draws.into_iter().map(T::count).collect());
        let total = sum(draws.iter().copied());
        let shares = Finite::new(draws.iter().map(|&n| n / total).collect())?;
        let mixture = mixture(&each, &shares)?;
        Ok(Self { each, draws, mixture })
    }

    /// The proposals.
    pub fn each(&self) -> &[Finite<T>] {
        &self.each
    }

    /// How many draws each made.
    pub fn draws(&self) -> &[T] {
        &self.draws
    }

    /// q̄ = Σ (nᵢ/N) qᵢ, what the whole log looks like when nobody says who drew what.
    pub fn mixture(&self) -> Finite<T> {
        self.mixture.clone()
    }

    /// N, the number of all draws.
    pub fn total(&self) -> T {
        sum(self.draws.iter().copied())
    }

    // ANCHOR: answers
    /// Veach's power heuristic, hᵢ = (nᵢqᵢ)^β / Σₖ (nₖqₖ)^β: at β = 1 the
    /// balance heuristic.
    pub fn power(&self, beta: usize) -> Answers<T> {
        let asked = |(q, &n): (&Finite<T>, &T)| -> Vec<T> {
            q.masses().iter().map(|&q| n * q).collect()
        };
        let mut answers: Answers<T> =
            self.each.iter().zip(&self.draws).map(asked).collect();
        for x in 0..self.mixture.masses().len() {
            let nq = answers.iter().map(|row| row[x]);
            let top = nq.fold(T::zero(), |top, nq| if nq > top { nq } else { top });
            if top.is_zero() {
                continue; // nobody draws this point
            }
            for row in &mut answers {
                row[x] = pow(row[x] / top, beta); // at most one: none overflows
            }
            let total = sum(answers.iter().map(|row| row[x]));
            for row in &mut answers {
                row[x] = row[x] / total;
            }
        }
        answers
    }
    // ANCHOR_END: answers

    /// The balance heuristic hᵢ = nᵢqᵢ / Σₖ nₖqₖ, under which every draw is divided by the mixture,
    /// whoever made it.
    pub fn balance(&self) -> Answers<T> {
        self.power(1)
    }

    /// The same share for every point: each proposal makes its own estimate with its own ratio, and
    /// the estimates are averaged with these shares.
    ///
    /// # Errors
    /// [`ProposalError::Entries`] if there is not one share for each proposal.
    pub fn separate(
        &self,
        shares: &Finite<T>,
    ) -> Result<Answers<T>, ProposalError> {
        one_each(shares.masses().len(), self.each.len())?;
        let points = self.mixture.masses().len();
        Ok(shares.masses().iter().map(|&share| vec![share; points]).collect())
    }

    /// Shares 1/K, one for each of K proposals.
    pub fn equal_shares(&self) -> Result<Finite<T>, ProposalError> {
        let one = T::one() / sum(self.each.iter().map(|_| T::one()));
        Ok(Finite::new(vec![one; self.each.len()])?)
    }

    /// Shares nᵢ/N, one for each draw.
    pub fn shares_by_draws(&self) -> Result<Finite<T>, ProposalError> {
        let total = self.total();
        Ok(Finite::new(self.draws.iter().map(|&n| n / total).collect())?)
    }

    /// The part of f that each proposal answers for, hᵢ(x) f(x).
    fn parts(
        &self,
        f: &[T],
        answers: &Answers<T>,
    ) -> Result<Answers<T>, ProposalError> {
        one_each(answers.len(), self.each.len())?;
        let part = |row: &Vec<T>| {
            self.mixture.fits(row)?;
            Ok(row.iter().zip(f).map(|(&w, &f)| w * f).collect())
        };
        answers.iter().map(part).collect()
    }

    /// Whether each proposal reaches the points it answers for, so that the estimate is unbiased.
    ///
    /// # Errors
    /// [`ProposalError`] if target, f, answers and proposals do not fit one another.
    pub fn reach(
        &self,
        p: &Finite<T>,
        f: &[T],
        answers: &Answers<T>,
    ) -> Result<bool, ProposalError> {
        for (q, part) in self.each.iter().zip(self.parts(f, answers)?) {
            if !reaches(p, q, &part)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What the estimate tends to: Σᵢ of the means of p hᵢf / qᵢ under qᵢ.
    ///
    /// # Errors
    /// As [`Self::reach`].
    pub fn mean(
        &self,
        p: &Finite<T>,
        f: &[T],
        answers: &Answers<T>,
    ) -> Result<T, ProposalError> {
        let mut mean = T::zero();
        for (q, part) in self.each.iter().zip(self.parts(f, answers)?) {
            mean = mean + reweighted(p, q, &part)?;
        }
        Ok(mean)
    }

    /// The variance of the whole estimate, from all N draws.
    ///
    /// # Errors
    /// As [`Self::reach`].
    // ANCHOR: variance
    pub fn variance(
        &self,
        p: &Finite<T>,
        f: &[T],
        answers: &Answers<T>,
    ) -> Result<T, ProposalError> {
        let mut variance = T::zero();
        let parts = self.parts(f, answers)?; // hᵢ f, proposal by proposal
        for ((q, &n), part) in self.each.iter().zip(&self.draws).zip(parts) {
            variance = variance + ordinary_variance(p, q, &part)? / n;
        }
        Ok(variance)
    }
    // ANCHOR_END: variance

    /// The variance if, for each of the N draws, a die with shares nᵢ/N had said who draws, and the
    /// mixture were the denominator: the balance heuristic's plus Σ (nᵢ/N) (mᵢ − μ)² / N, where mᵢ is
    /// the mean of p f / q̄ under qᵢ.
    ///
    /// # Errors
    /// [`ProposalError`] if p, f and the proposals do not fit one another.
    pub fn random_mixture_variance(
        &self,
        p: &Finite<T>,
        f: &[T],
    ) -> Result<T, ProposalError> {
        Ok(ordinary_variance(p, &self.mixture, f)? / self.total())
    }

    /// Veach's bound (1997, theorem 9.2): if f ≥ 0 and every hᵢ ≥ 0, the balance heuristic's variance
    /// exceeds that of the choice h by at most (1/min nᵢ − 1/N) μ². Each proposal answers then for a
    /// part mᵢ of μ between 0 and μ, and Σ mᵢ²/nᵢ lies between μ²/N for the balance heuristic and
    /// μ²/min nᵢ for anyone. An f of both signs breaks that, and the bound.
    ///
    /// # Errors
    /// [`ProposalError`] if p and f do not fit.
    pub fn balance_gap(&self, p: &Finite<T>, f: &[T]) -> Result<T, ProposalError> {
        let mean = expectation(p, f)?;
        let least = |least: T, &n: &T| if n < least { n } else { least };
        let fewest = self.draws.iter().fold(self.total(), least);
        let one = T::one();
        Ok((one / fewest - one / self.total()) * mean * mean)
    }

    /// The estimate from a log: `log[i]` holds the points that qᵢ drew. It is Σᵢ of the means of
    /// p hᵢf / qᵢ over its draws.
    ///
    /// # Errors
    /// [`ProposalError`] if something does not fit, or a proposal has no draw.
    pub fn estimate(
        &self,
        p: &Finite<T>,
        f: &[T],
        answers: &Answers<T>,
        log: &[Vec<usize>],
    ) -> Result<T, ProposalError> {
        one_each(log.len(), self.each.len())?;
        let (parts, mut estimate) = (self.parts(f, answers)?, T::zero());
        for (proposal, points) in log.iter().enumerate() {
            let w = weights(p, &self.each[proposal])?;
            let (mut terms, mut n) = (T::zero(), T::zero());
            for &point in points {
                let both = w.get(point).zip(parts[proposal].get(point));
                let unknown = ProposalError::NoPoint { proposal, point };
                let (&w, &part) = both.ok_or(unknown)?;
                (terms, n) = (terms + w * part, n + T::one());
            }
            if n.is_zero() {
                return Err(ProposalError::NoDraw { proposal });
            }
            estimate = estimate + terms / n;
        }
        Ok(estimate)
    }
}

/// Six arms that pay 0, 1, 2, 3, 5, 8, three draws from an early policy that liked the poor ones, three
/// from a late one that likes the rich; the target, and the payoffs.
pub fn six_arms() -> (Proposals<Fraction>, Finite<Fraction>, Vec<Fraction>) {
    let twentieths = |counts: [i64; 6]| -> Vec<Fraction> {
        counts.iter().map(|&n| Fraction::new(n, 20)).collect()
    };
    let [early, late, new] =
        [[6, 6, 4, 2, 1, 1], [1, 1, 2, 4, 6, 6], [1, 2, 4, 6, 4, 3]]
            .map(twentieths);
    let pays = [0, 1, 2, 3, 5, 8].map(Fraction::from_integer);
    let log = Proposals::new(vec![early, late], vec![3, 3]);
    let known = "the masses are written above";
    (log.expect(known), Finite::new(new).expect(known), pays.to_vec())
}

/// An entry for each proposal.
fn one_each(given: usize, proposals: usize) -> Result<(), ProposalError> {
    if given == proposals {
        return Ok(());
    }
    Err(ProposalError::Entries { given, proposals })
}

fn sum<T: Number>(terms: impl Iterator<Item = T>) -> T {
    terms.fold(T::zero(), |sum, term| sum + term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::finite::{coin, die, die_with_a_hole};

    fn of(n: i64, d: i64) -> Fraction {
        Fraction::new(n, d)
    }

    fn heads(n: i64, d: i64) -> Vec<Fraction> {
        vec![of(n, d), of(d - n, d)]
    }

    /// The die, from the rolls of the one with a hole and of the one that favours three and four.
    fn dice(draws: [u32; 2]) -> Proposals<Fraction> {
        let each = [die_with_a_hole(), die()];
        let masses = each.map(|q| q.behaviour.masses().to_vec());
        Proposals::new(masses.to_vec(), draws.to_vec()).unwrap()
    }

    #[test]
    fn the_balance_heuristic_divides_every_draw_by_the_mixture() {
        let (log, p) = (dice([5, 2]), die().target);
        for (q, row) in log.each().iter().zip(log.balance()) {
            let own = weights(&p, q).unwrap();
            let mixed = weights(&p, &log.mixture()).unwrap();
            // hᵢ p/qᵢ over nᵢ is p/q̄ over N.
            for (x, &share) in row.iter().enumerate() {
                let n = if q == &log.each()[0] { of(5, 1) } else { of(2, 1) };
                if q.masses()[x] != Fraction::ZERO {
                    assert_eq!(share * own[x] / n, mixed[x] / of(7, 1));
                }
            }
        }
    }

    #[test]
    fn shares_of_a_point_sum_to_one_and_the_mean_is_right_also_with_a_hole() {
        let (log, die) = (dice([3, 4]), die());
        for beta in [1, 2, 3, 7] {
            let answers = log.power(beta);
            for (first, second) in answers[0].iter().zip(&answers[1]) {
                assert_eq!(first + second, Fraction::ONE);
            }
            let (p, f) = (&die.target, &die.payoff);
            assert_eq!(log.mean(p, f, &answers), Ok(of(5, 2)));
            assert_eq!(log.reach(p, f, &answers), Ok(true));
        }
    }

    #[test]
    fn a_proposal_with_a_hole_biases_only_its_own_estimate() {
        let (log, die) = (dice([5, 5]), die());
        let (p, f) = (&die.target, &die.payoff);
        let own = log.separate(&log.equal_shares().unwrap()).unwrap();
        assert_eq!(log.reach(p, f, &own), Ok(false));
        // 3/4 from the one, 5/2 from the other.
        assert_eq!(log.mean(p, f, &own), Ok(of(13, 8)));
        assert_eq!(log.variance(p, f, &log.balance()), Ok(of(209, 1500)));
    }

    #[test]
    fn drawing_the_proposals_at_random_adds_the_spread_of_their_means() {
        let (log, die) = (dice([4, 6]), die());
        let (p, f) = (&die.target, &die.payoff);
        let w = weights(p, &log.mixture()).unwrap();
        let wf: Vec<_> = w.iter().zip(f).map(|(&w, &f)| w * f).collect();
        let mut between = Fraction::ZERO;
        for (q, share) in log.each().iter().zip([of(2, 5), of(3, 5)]) {
            let off = expectation(q, &wf).unwrap() - of(5, 2);
            between += share * off * off;
        }
        let (fixed, random) = (
            log.variance(p, f, &log.balance()).unwrap(),
            log.random_mixture_variance(p, f).unwrap(),
        );
        assert_eq!(random, fixed + between / of(10, 1));
        assert!(between > Fraction::ZERO);
    }

    #[test]
    fn with_own_ratios_a_random_choice_of_proposal_costs_nothing() {
        let coin = coin();
        let (p, f) = (&coin.target, &coin.payoff);
        let log = Proposals::new(vec![heads(9, 10), heads(1, 5)], vec![3, 5]);
        let log = log.unwrap();
        let own = log.separate(&log.shares_by_draws().unwrap()).unwrap();
        // A draw is (i, x) with probability cᵢqᵢ(x), its term p f / qᵢ.
        let mut square = Fraction::ZERO;
        for (q, share) in log.each().iter().zip([of(3, 8), of(5, 8)]) {
            let q = q.masses();
            for x in 0..2 {
                let term = p.masses()[x] * f[x] / q[x];
                square += share * q[x] * term * term;
            }
        }
        let mean = expectation(p, f).unwrap();
        let random = (square - mean * mean) / of(8, 1);
        assert_eq!(log.variance(p, f, &own), Ok(random));
    }

    #[test]
    fn two_coins_whose_mixture_is_the_target_leave_every_weight_at_one() {
        let coin = coin();
        let (p, f) = (&coin.target, &coin.payoff);
        for pair in [[heads(9, 10), heads(3, 10)], [heads(1, 1), heads(1, 5)]] {
            let log = Proposals::new(pair.to_vec(), vec![10, 10]).unwrap();
            let one = vec![Fraction::ONE; 2];
            assert_eq!(weights(p, &log.mixture()), Ok(one));
            // Less than twenty flips of the new coin itself leave, 6/25 over 20.
            let variance = log.variance(p, f, &log.balance()).unwrap();
            assert!(variance < of(6, 500));
            let random = log.random_mixture_variance(p, f).unwrap();
            assert_eq!(random, of(6, 500));
        }
    }

    #[test]
    fn veachs_gap_holds_for_every_non_negative_choice_on_a_grid() {
        let (log, die) = (dice([2, 5]), die());
        let (p, f) = (&die.target, &die.payoff);
        let balance = log.variance(p, f, &log.balance()).unwrap();
        let gap = log.balance_gap(p, f).unwrap();
        assert_eq!(gap, (of(1, 2) - of(1, 7)) * of(25, 4));
        for (a, b) in (0..=10).flat_map(|a| (0..=10).map(move |b| (a, b))) {
            let (a, b, zero) = (of(a, 10), of(b, 10), Fraction::ZERO);
            let first = vec![a, b, zero, zero];
            let rest = first.iter().map(|&w| Fraction::ONE - w).collect();
            let other = log.variance(p, f, &vec![first, rest]).unwrap();
            assert!(balance <= other + gap);
        }
    }

    #[test]
    fn veachs_gap_fails_for_a_payoff_of_both_signs() {
        let (log, p, f) = six_arms();
        let cost = |shift: Fraction, beta| {
            let f: Vec<_> = f.iter().map(|f| f - shift).collect();
            let gap = log.balance_gap(&p, &f).unwrap();
            (log.variance(&p, &f, &log.power(beta)).unwrap(), gap)
        };
        let zero = Fraction::ZERO;
        let (balance, gap) = cost(zero, 1);
        assert_eq!((balance, gap), (of(532, 675), of(54, 25)));
        assert_eq!(cost(zero, 2).0, of(4_005_200, 5_550_000));
        // With μ taken from f the gap is zero, and power-2 is below balance.
        let (balance, gap) = cost(of(18, 5), 1);
        assert_eq!(gap, zero);
        assert!(cost(of(18, 5), 2).0 < balance);
    }

    #[test]
    fn one_proposal_alone_is_never_better_by_more_than_its_own_gap_whatever_the_sign()
     {
        let (log, p, f) = six_arms();
        for shift in -2..10 {
            let f: Vec<_> = f.iter().map(|f| f - of(shift, 1)).collect();
            let balance = log.variance(&p, &f, &log.balance()).unwrap();
            let mean = expectation(&p, &f).unwrap();
            for (q, n) in log.each().iter().zip(log.draws()) {
                let alone = ordinary_variance(&p, q, &f).unwrap() / n;
                let gap = (n.recip() - log.total().recip()) * mean * mean;
                assert!(balance <= alone + gap, "{shift}");
            }
        }
    }

    #[test]
    fn an_estimate_has_its_mean_and_variance_over_all_logs() {
        let (log, die) = (dice([1, 2]), die());
        let (p, f) = (&die.target, &die.payoff);
        for answers in [log.balance(), log.power(2)] {
            let [mut first, mut second] = [Fraction::ZERO; 2];
            for (x, y, z) in
                (0..64).map(|path: usize| (path / 16, path / 4 % 4, path % 4))
            {
                let [a, b] = [0, 1].map(|i| log.each()[i].masses());
                let chance = a[x] * b[y] * b[z];
                let drawn = [vec![x], vec![y, z]];
                let value = log.estimate(p, f, &answers, &drawn).unwrap();
                first += chance * value;
                second += chance * value * value;
            }
            assert_eq!(first, of(5, 2));
            let variance = log.variance(p, f, &answers).unwrap();
            assert_eq!(second - first * first, variance);
        }
    }

    #[test]
    fn no_power_overflows_or_vanishes() {
        for (mass, n) in [(0.5, 4_000_000_000), (1e-9, 1)] {
            let masses = vec![vec![mass, 1.0 - mass]; 2];
            let log = Proposals::new(masses, vec![n, n]).unwrap();
            for row in log.power(400) {
                assert_eq!(row, [0.5, 0.5], "{mass} {n}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let fails = |masses: &[Vec<Fraction>], draws: &[u32]| {
            let log = Proposals::new(masses.to_vec(), draws.to_vec());
            log.unwrap_err().to_string()
        };
        assert_eq!(fails(&[], &[]), "there is no proposal");
        let coin = heads(1, 2);
        assert_eq!(
            fails(std::slice::from_ref(&coin), &[]),
            "0 entries for 1 proposals"
        );
        assert_eq!(
            fails(std::slice::from_ref(&coin), &[0]),
            "proposal 0 made no draw"
        );
        let three = vec![of(1, 3); 3];
        assert_eq!(fails(&[coin, three], &[1, 1]), "3 values for 2 points");
        let (log, die) = (dice([1, 1]), die());
        let estimate = |drawn: &[Vec<usize>]| {
            log.estimate(&die.target, &die.payoff, &log.balance(), drawn)
        };
        let error = estimate(&[vec![0], vec![4]]).unwrap_err();
        assert_eq!(error.to_string(), "proposal 1 cannot have drawn point 4");
        assert_eq!(
            estimate(&[vec![0], vec![]]),
            Err(ProposalError::NoDraw { proposal: 1 })
        );
    }
}

use libm::exp;

/// What can be wrong with a group of answers.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum RuleError {
    /// Log-probabilities and weights come one for each token.
    #[error("answer {answer}: {given} {what} for {tokens} tokens")]
    Length { answer: usize, what: &'static str, given: usize, tokens: usize },
    /// All inputs are finite numbers.
    #[error("answer {answer}: {what} {index} is {value}")]
    NotFinite { answer: usize, what: &'static str, index: usize, value: f64 },
    /// A mean over no token is none.
    #[error("there is no token")]
    Empty,
    /// Products of ratios can outgrow every number.
    #[error("answer {answer}: the ratio is {value}")]
    Overflow { answer: usize, value: f64 },
    /// So can a ratio times an advantage.
    #[error("answer {answer}: its pull, or the loss with it, is {value}")]
    Pull { answer: usize, value: f64 },
    /// A band has ends.
    #[error("the band's {0} is NaN")]
    Band(&'static str),
}

/// Whose ratio a token counts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Its own: the surrogate, with the prefix as the state.
    Token,
    /// The product over its answer.
    Product,
    /// The product's root of order T, for T tokens: GSPO's.
    GeometricMean,
}

impl Level {
    /// The log ratio that each token of an answer counts by.
    // ANCHOR: level
    pub fn log_ratios(self, tokens: &[f64]) -> Vec<f64> {
        let sum: f64 = tokens.iter().sum();
        let length = tokens.len() as f64;
        match self {
            Self::Token => tokens.to_vec(),
            Self::Product => vec![sum; tokens.len()],
            Self::GeometricMean => vec![sum / length; tokens.len()],
        }
    }
    // ANCHOR_END: level
}

/// What is done about a ratio that is far from one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outside {
    /// Nothing.
    Count,
    /// PPO's clip, with a band that need not be symmetric: no pay for leaving it. `most` is the dual
    /// clip: a bad token whose ratio is larger no longer pulls.
    Clip {
        /// The band begins at 1 − `low`.
        low: f64,
        /// It ends at 1 + `high`.
        high: f64,
        /// Where a bad token stops to pull, if anywhere. `verl` has 3.
        most: Option<f64>,
    },
    /// CISPO (MiniMax 2025): the clipped ratio is a constant weight of ∇ log π, and every token pulls.
    Weight {
        /// The weight is at least 1 − `low`.
        low: f64,
        /// And at most 1 + `high`.
        high: f64,
    },
}

impl Outside {
    /// How hard a token pulls: the factor of ∇ log π(token) in the slope of what is climbed.
    ///
    /// ```
    /// use reweight::ratio_rules::Outside;
    /// let clip = Outside::Clip { low: 0.2, high: 0.28, most: Some(3.0) };
    /// assert_eq!([1.1, 1.3].map(|ratio| clip.pull(ratio, 1.0)), [1.1, 0.0]);
    /// assert_eq!([0.7, 1.3, 3.1].map(|ratio| clip.pull(ratio, -1.0)), [0.0, -1.3, 0.0]);
    /// let cispo = Outside::Weight { low: 1.0, high: 0.28 };
    /// assert_eq!([1.1, 1.3].map(|ratio| cispo.pull(ratio, 1.0)), [1.1, 1.28]);
    /// ```
    // ANCHOR: pull
    pub fn pull(self, ratio: f64, advantage: f64) -> f64 {
        let good = advantage > 0.0;
        match self {
            _ if ratio.is_nan() => ratio,
            Self::Clip { high, .. } if good && ratio > 1.0 + high => 0.0,
            Self::Clip { low, .. } if !good && ratio < 1.0 - low => 0.0,
            Self::Clip { most: Some(most), .. } if !good && ratio > most => 0.0,
            Self::Weight { low, high } => {
                ratio.max(1.0 - low).min(1.0 + high) * advantage
            }
            Self::Clip { .. } | Self::Count => ratio * advantage,
        }
    }
    // ANCHOR_END: pull

    /// What is climbed: for [`Self::Weight`] the weight, a constant, times A log π.
    fn objective(self, ratio: f64, advantage: f64, log_prob: f64) -> f64 {
        match self {
            Self::Count => ratio * advantage,
            Self::Weight { .. } => self.pull(ratio, advantage) * log_prob,
            Self::Clip { low, high, most } => {
                let kept = ratio.max(1.0 - low).min(1.0 + high);
                let clipped = (ratio * advantage).min(kept * advantage);
                match most {
                    Some(most) if advantage < 0.0 => clipped.max(most * advantage),
                    _ => clipped,
                }
            }
        }
    }

    fn check(self) -> Result<(), RuleError> {
        let edges = match self {
            Self::Count => [0.0; 3],
            Self::Weight { low, high } => [low, high, 0.0],
            Self::Clip { low, high, most } => [low, high, most.unwrap_or(0.0)],
        };
        match edges.iter().position(|edge| edge.is_nan()) {
            Some(edge) => Err(RuleError::Band(["low", "high", "most"][edge])),
            None => Ok(()),
        }
    }

    /// Whether the band changed anything, dual clip aside.
    fn clips(self, ratio: f64, advantage: f64) -> bool {
        match self {
            Self::Count => false,
            Self::Weight { low, high } => ratio < 1.0 - low || ratio > 1.0 + high,
            Self::Clip { low, high, .. } => {
                advantage > 0.0 && ratio > 1.0 + high
                    || advantage < 0.0 && ratio < 1.0 - low
            }
        }
    }
}

/// How tokens become one number, by the names that `verl` has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// Every token of the batch counts the same.
    TokenMean,
    /// Every answer counts the same, and in it every token.
    SeqMeanTokenMean,
    /// Every answer counts by its tokens' sum.
    SeqMeanTokenSum,
}

impl Aggregate {
    /// What a token of an answer of each of these lengths counts: nothing where there is none.
    // ANCHOR: shares
    pub fn shares(self, lengths: &[usize]) -> Vec<f64> {
        let tokens: usize = lengths.iter().sum();
        let answers = lengths.iter().filter(|length| **length > 0).count() as f64;
        let share = |length: &usize| match self {
            _ if *length == 0 => 0.0,
            Self::TokenMean => 1.0 / tokens as f64,
            Self::SeqMeanTokenMean => 1.0 / (answers * *length as f64),
            Self::SeqMeanTokenSum => 1.0 / answers,
        };
        lengths.iter().map(share).collect()
    }
    // ANCHOR_END: shares
}

/// One answer: log-probabilities of its tokens when it was sampled and now, how much better it was than
/// the others, and a constant weight for each token.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// log π_old.
    pub old: Vec<f64>,
    /// log π_θ.
    pub new: Vec<f64>,
    /// A, the same for all its tokens.
    pub advantage: f64,
    /// π_old/π_rollout, truncated or not; ones if the learner sampled by itself.
    pub weights: Vec<f64>,
}

/// What is climbed: which ratio, what when it is large, and how tokens are counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Objective {
    /// Whose ratio.
    pub level: Level,
    /// What when it is large.
    pub outside: Outside,
    /// How tokens are counted.
    pub aggregate: Aggregate,
}

/// A loss, as minus what is climbed.
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// Its value.
    pub value: f64,
    /// Its slope in log π_θ of each token of each answer.
    pub slopes: Vec<Vec<f64>>,
    /// The share of tokens that the band changed.
    pub clipped: f64,
}

impl Objective {
    /// The loss of a batch, and its slopes.
    ///
    /// The ratio of a whole answer, product or mean, moves with each of its tokens; a token gets the part
    /// of the slope that is its own. So the slopes at the level of answers are those of the objective per
    /// answer, min(sA, clip(s)A) averaged, if each level has its own [`Aggregate`]: the sum of tokens
    /// for products, the mean of tokens for geometric means. The *value* of a product is spread over the
    /// tokens of its answer.
    ///
    /// # Errors
    /// [`RuleError`] if lengths differ, there is no token, an end of the band is NaN, or a number, given or
    /// found, is not finite.
    pub fn loss(self, rows: &[Row]) -> Result<Loss, RuleError> {
        self.outside.check()?;
        for (answer, row) in rows.iter().enumerate() {
            check(answer, row)?;
        }
        let lengths: Vec<usize> = rows.iter().map(|row| row.old.len()).collect();
        let tokens: usize = lengths.iter().sum();
        if tokens == 0 {
            return Err(RuleError::Empty);
        }
        let (mut value, mut clipped) = (0.0, 0_usize);
        let shares = self.aggregate.shares(&lengths);
        let mut slopes = Vec::new();
        for (answer, (row, share)) in rows.iter().zip(shares).enumerate() {
            let logs: Vec<f64> =
                row.new.iter().zip(&row.old).map(|(new, old)| new - old).collect();
            let spread = match self.level {
                Level::Product => 1.0 / row.old.len() as f64,
                Level::Token | Level::GeometricMean => 1.0,
            };
            let mut slope = Vec::new();
            for (t, log_ratio) in self.level.log_ratios(&logs).iter().enumerate() {
                let (ratio, a) = (exp(*log_ratio), row.advantage);
                if !ratio.is_finite() {
                    return Err(RuleError::Overflow { answer, value: ratio });
                }
                let weight = share * row.weights[t];
                let climbed = self.outside.objective(ratio, a, row.new[t]);
                value -= spread * weight * climbed;
                let pull = -weight * self.outside.pull(ratio, a);
                if let Some(value) =
                    [pull, value].into_iter().find(|x| !x.is_finite())
                {
                    return Err(RuleError::Pull { answer, value });
                }
                slope.push(pull);
                clipped += usize::from(self.outside.clips(ratio, a));
            }
            slopes.push(slope);
        }
        Ok(Loss { value, slopes, clipped: clipped as f64 / tokens as f64 })
    }
}

fn check(answer: usize, row: &Row) -> Result<(), RuleError> {
    let tokens = row.old.len();
    let lists = [
        ("old log-probability", &row.old),
        ("new log-probability", &row.new),
        ("weight", &row.weights),
    ];
    for (what, list) in lists {
        if list.len() != tokens {
            let given = list.len();
            return Err(RuleError::Length { answer, what, given, tokens });
        }
        if let Some(index) = list.iter().position(|x| !x.is_finite()) {
            let value = list[index];
            return Err(RuleError::NotFinite { answer, what, index, value });
        }
    }
    if row.advantage.is_finite() {
        return Ok(());
    }
    let (what, value) = ("advantage", row.advantage);
    Err(RuleError::NotFinite { answer, what, index: 0, value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Aggregate::{SeqMeanTokenMean, SeqMeanTokenSum, TokenMean};

    fn rows() -> Vec<Row> {
        let row = |old: &[f64], shift: &[f64], advantage| Row {
            old: old.to_vec(),
            new: old.iter().zip(shift).map(|(old, s)| old + s).collect(),
            advantage,
            weights: (0..old.len()).map(|t| 1.0 - 0.1 * t as f64).collect(),
        };
        vec![
            row(&[-0.3, -1.2, -0.7], &[0.35, 0.02, -0.4], 0.8),
            row(&[-0.9, -0.1], &[1.4, -0.3], -1.1),
            row(&[-2.0], &[-0.05], 0.6),
        ]
    }

    #[test]
    fn slopes_are_slopes() {
        let clip = Outside::Clip { low: 0.2, high: 0.28, most: Some(3.0) };
        let cases = [
            (Level::Token, Outside::Count),
            (Level::Token, clip),
            (Level::Product, Outside::Count),
            (Level::Product, clip),
            (Level::GeometricMean, Outside::Count),
            (Level::GeometricMean, clip),
        ];
        for (level, outside) in cases {
            let aggregates = match level {
                Level::Token => vec![TokenMean, SeqMeanTokenMean, SeqMeanTokenSum],
                Level::Product => vec![SeqMeanTokenSum],
                Level::GeometricMean => vec![SeqMeanTokenMean],
            };
            for aggregate in aggregates {
                let mut rows = rows();
                if level != Level::Token {
                    rows.iter_mut().for_each(|row| row.weights.fill(0.7));
                }
                let objective = Objective { level, outside, aggregate };
                let loss = objective.loss(&rows).unwrap();
                for (i, slope) in loss.slopes.iter().enumerate() {
                    for (t, slope) in slope.iter().enumerate() {
                        let at = |h: f64| {
                            let mut moved = rows.clone();
                            moved[i].new[t] += h;
                            objective.loss(&moved).unwrap().value
                        };
                        let finite = (at(1e-6) - at(-1e-6)) / 2e-6;
                        assert!((slope - finite).abs() < 1e-8, "{objective:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn cispos_slope_is_that_of_a_weighted_log_likelihood() {
        let rows = rows();
        let outside = Outside::Weight { low: 1.0, high: 0.28 };
        let objective =
            Objective { level: Level::Token, outside, aggregate: TokenMean };
        let loss = objective.loss(&rows).unwrap();
        assert!((loss.slopes[0][0] + 1.28 * 0.8 / 6.0).abs() < 1e-15);
        assert!((loss.slopes[1][0] - 1.28 * 1.1 / 6.0).abs() < 1e-15);
        assert_eq!(loss.clipped, 2.0 / 6.0);
        let likelihood: f64 = rows
            .iter()
            .zip(&loss.slopes)
            .flat_map(|(row, slopes)| row.new.iter().zip(slopes))
            .map(|(log_prob, slope)| log_prob * slope)
            .sum();
        assert!((loss.value - likelihood).abs() < 1e-15);
    }

    #[test]
    fn at_the_old_policy_every_rule_pulls_alike() {
        let mut rows = rows();
        rows.iter_mut().for_each(|row| row.new = row.old.clone());
        let of = |level, outside| {
            let aggregate = SeqMeanTokenSum;
            Objective { level, outside, aggregate }.loss(&rows).unwrap().slopes
        };
        let plain = of(Level::Token, Outside::Count);
        for level in [Level::Token, Level::Product, Level::GeometricMean] {
            let clip = Outside::Clip { low: 3e-4, high: 4e-4, most: None };
            assert_eq!(of(level, clip), plain);
            assert_eq!(of(level, Outside::Weight { low: 1.0, high: 0.2 }), plain);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let objective = Objective {
            level: Level::Product,
            outside: Outside::Count,
            aggregate: TokenMean,
        };
        let said = |rows: &[Row]| objective.loss(rows).unwrap_err().to_string();
        assert_eq!(said(&[]), "there is no token");
        let mut short = rows();
        short[1].new.pop();
        assert_eq!(said(&short), "answer 1: 1 new log-probability for 2 tokens");
        let mut nan = rows();
        nan[0].weights[2] = f64::NAN;
        assert_eq!(said(&nan), "answer 0: weight 2 is NaN");
        let mut far = rows();
        far[2].new[0] = 800.0;
        assert_eq!(said(&far), "answer 2: the ratio is inf");
        let mut judged = rows();
        judged[0].advantage = f64::INFINITY;
        assert_eq!(said(&judged), "answer 0: advantage 0 is inf");
    }

    #[test]
    fn what_outgrows_every_number_leaves_no_loss() {
        let row = |advantage| Row {
            old: vec![-701.0],
            new: vec![-1.0],
            advantage,
            weights: vec![1.0],
        };
        let (level, aggregate) = (Level::Token, TokenMean);
        let of = |outside| {
            let objective = Objective { level, outside, aggregate };
            objective.loss(&[row(1e10), row(-1e10)])
        };
        let error = of(Outside::Count).unwrap_err().to_string();
        assert_eq!(error, "answer 0: its pull, or the loss with it, is -inf");
        let clip = Outside::Clip { low: 0.2, high: 0.2, most: None };
        let error = of(clip).unwrap_err().to_string();
        assert_eq!(error, "answer 1: its pull, or the loss with it, is inf");
        let most = Outside::Clip { low: 0.2, high: 0.2, most: Some(3.0) };
        assert!(of(most).is_ok());
    }

    #[test]
    fn a_band_without_ends_and_a_ratio_that_is_no_number_do_not_pass() {
        let nan = f64::NAN;
        for (outside, edge) in [
            (Outside::Weight { low: nan, high: 0.2 }, "low"),
            (Outside::Weight { low: 0.2, high: nan }, "high"),
            (Outside::Clip { low: nan, high: 0.2, most: None }, "low"),
            (Outside::Clip { low: 0.2, high: nan, most: None }, "high"),
            (Outside::Clip { low: 0.2, high: 0.2, most: Some(nan) }, "most"),
        ] {
            let (level, aggregate) = (Level::Token, TokenMean);
            let objective = Objective { level, outside, aggregate };
            assert_eq!(objective.loss(&rows()), Err(RuleError::Band(edge)));
        }
        let weight = Outside::Weight { low: 0.2, high: 0.2 };
        assert!(weight.pull(nan, 1.0).is_nan());
    }

    #[test]
    fn an_answer_without_tokens_has_no_share() {
        for aggregate in [TokenMean, SeqMeanTokenMean, SeqMeanTokenSum] {
            assert_eq!(aggregate.shares(&[0]), [0.0]);
            let shares = aggregate.shares(&[2, 0, 2]);
            assert_eq!(shares[1], 0.0);
            assert!(shares[0] > 0.0 && shares[0] == shares[2]);
        }
    }
}

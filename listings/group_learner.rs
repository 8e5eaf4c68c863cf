use libm::exp;
use rand::{Rng, RngExt};
use reweight::adam::{Adam, AdamError};
use reweight::brackets::{Answer, BracketError, CONTEXTS, Model, TOKENS, Table};
use reweight::group_advantage::{GroupError, Judge};
use reweight::inference_engine::{Engine, EngineError};
use reweight::ratio_rules::{Aggregate, Level, Objective, Outside, Row, RuleError};
use reweight::rollout_weights::{Correction, CorrectionError};
use reweight::streams::stream;

/// What can go wrong while a model learns.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say whose error it is")]
pub enum LearnError {
    #[error(transparent)]
    Model(#[from] BracketError),
    #[error(transparent)]
    Engine(#[from] EngineError),
    #[error(transparent)]
    Group(#[from] GroupError),
    #[error(transparent)]
    Rule(#[from] RuleError),
    #[error(transparent)]
    Adam(#[from] AdamError),
    #[error(transparent)]
    Correction(#[from] CorrectionError),
}

/// What the learner does about an engine that rounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rollouts {
    /// Nothing: it computes log-probabilities itself, and takes them for the sampler's.
    Ignored,
    /// Three policies: a weight π_old/π_rollout beside the ratio π_θ/π_old.
    Weighted(Level, Correction),
    /// Two policies: π_θ/π_rollout is the ratio.
    Direct,
}

/// A learner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// How answers are judged.
    pub judge: Judge,
    /// What is climbed.
    pub objective: Objective,
    /// How often each batch is gone through.
    pub uses: usize,
    /// Into how many slices it is cut each time, with a step on each.
    pub slices: usize,
    /// Adam's rate.
    pub rate: f64,
    /// Groups in a batch.
    pub groups: usize,
    /// Answers in a group.
    pub size: usize,
    /// Tokens of an answer, at most.
    pub limit: usize,
    /// How often the grader takes a right answer for a wrong one, and a wrong one for right.
    pub errs: f64,
    /// The engine that samples; `None` is the learner itself.
    pub engine: Option<Engine>,
    /// What is done about it.
    pub rollouts: Rollouts,
}

/// The settings that the others differ from: RLOO with token ratios, unbounded, each batch of two groups
/// used sixteen times, judged by a grader who errs one time in five.
pub const TRUNK: Settings = Settings {
    judge: Judge::LeaveOneOut,
    objective: Objective {
        level: Level::Token,
        outside: Outside::Count,
        aggregate: Aggregate::TokenMean,
    },
    uses: 16,
    slices: 1,
    rate: 0.1,
    groups: 2,
    size: 8,
    limit: 12,
    errs: 0.2,
    engine: None,
    rollouts: Rollouts::Ignored,
};

/// A batch: answers, and what is known of each when it was sampled.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    answers: Vec<Answer>,
    rows: Vec<Row>,
}

impl Batch {
    /// The rows, log π_θ as of the last look.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Computes log π_θ of every token.
    fn look(&mut self, model: &Model) {
        look(model, &self.answers, &mut self.rows);
    }

    /// Cuts it into so many slices, the last of which may be shorter.
    fn cut(
        &mut self,
        slices: usize,
    ) -> impl Iterator<Item = (&[Answer], &mut [Row])> {
        let size = self.rows.len().div_ceil(slices.max(1)).max(1);
        self.answers.chunks(size).zip(self.rows.chunks_mut(size))
    }
}

fn look(model: &Model, answers: &[Answer], rows: &mut [Row]) {
    for (row, answer) in rows.iter_mut().zip(answers) {
        row.new = model.token_log_probs(answer);
    }
}

impl Settings {
    /// Samples groups of answers from the engine, and judges each in its group.
    ///
    /// # Errors
    /// [`LearnError`] if the engine makes no model, a group has less than two answers, or a weight's
    /// bounds are none.
    // ANCHOR: batch
    pub fn batch(
        &self,
        model: &Model,
        rng: &mut impl Rng,
    ) -> Result<Batch, LearnError> {
        if let Rollouts::Weighted(_, correction) = self.rollouts {
            correction.check()?;
        }
        let sampler = match self.engine {
            Some(engine) => engine.serve(model)?,
            None => model.clone(),
        };
        let (mut answers, mut rows) = (Vec::new(), Vec::new());
        for _ in 0..self.groups {
            let group: Vec<Answer> =
                (0..self.size).map(|_| sampler.sample(self.limit, rng)).collect();
            let rewards: Vec<f64> =
                group.iter().map(|answer| self.grade(answer, rng)).collect();
            let advantages = self.judge.advantages(&rewards)?;
            for (answer, advantage) in group.into_iter().zip(advantages) {
                let learner = model.token_log_probs(&answer);
                let rollout = sampler.token_log_probs(&answer);
                rows.push(self.row(learner, &rollout, advantage));
                answers.push(answer);
            }
        }
        Ok(Batch { answers, rows })
    }
    // ANCHOR_END: batch

    /// The reward, or now and then its opposite.
    fn grade(&self, answer: &Answer, rng: &mut impl Rng) -> f64 {
        let wrong = rng.random::<f64>() < self.errs;
        if wrong { 1.0 - answer.reward() } else { answer.reward() }
    }

    /// Which of the two log-probabilities is the ratio's denominator, and what the other is used for.
    // ANCHOR: three
    fn row(&self, learner: Vec<f64>, rollout: &[f64], advantage: f64) -> Row {
        let (old, weights) = match self.rollouts {
            Rollouts::Ignored => (learner.clone(), vec![1.0; rollout.len()]),
            Rollouts::Direct => (rollout.to_vec(), vec![1.0; rollout.len()]),
            Rollouts::Weighted(level, correction) => {
                let pairs = learner.iter().zip(rollout);
                let logs: Vec<f64> = pairs.map(|(old, r)| old - r).collect();
                let ratios = level.log_ratios(&logs).into_iter().map(exp);
                let weights = ratios.map(|r| correction.weight(r)).collect();
                (learner.clone(), weights)
            }
        };
        Row { old, new: learner, advantage, weights }
    }
    // ANCHOR_END: three

    /// Uses a batch as often as it is to be used, slice by slice.
    ///
    /// # Errors
    /// [`LearnError`] if a ratio has no number, or the model has none.
    // ANCHOR: learn
    pub fn learn(
        &self,
        model: &mut Model,
        adam: &mut Adam,
        batch: &mut Batch,
    ) -> Result<f64, LearnError> {
        let mut clipped = 0.0;
        for _ in 0..self.uses {
            for (answers, rows) in batch.cut(self.slices) {
                look(model, answers, rows);
                let loss = self.objective.loss(rows)?;
                let slope = in_logits(model, answers, &loss.slopes);
                let mut logits = *model.logits();
                adam.step(logits.as_flattened_mut(), slope.as_flattened())?;
                *model = Model::new(logits)?;
                clipped = loss.clipped;
            }
        }
        Ok(clipped)
    }
    // ANCHOR_END: learn

    /// Learns from so many batches, from all tokens alike on, and says after each how it is.
    ///
    /// # Errors
    /// [`LearnError`], as its parts.
    pub fn curve(&self, updates: u64, seed: u64) -> Result<Vec<Point>, LearnError> {
        let mut model = Model::default();
        let mut adam = Adam::new(CONTEXTS * TOKENS.len(), self.rate)?;
        let mut points = vec![self.point(&model, 0.0, 1.0)];
        for update in 0..updates {
            let mut batch = self.batch(&model, &mut stream(seed, update))?;
            let clipped = self.learn(&mut model, &mut adam, &mut batch)?;
            batch.look(&model);
            let rows = batch.rows.iter();
            let largest = rows
                .flat_map(|row| row.new.iter().zip(&row.old))
                .map(|(new, old)| exp(new - old))
                .fold(0.0, f64::max);
            points.push(self.point(&model, clipped, largest));
        }
        Ok(points)
    }

    fn point(&self, model: &Model, clipped: f64, largest: f64) -> Point {
        let (j, length) = (model.value(self.limit), model.mean_length(self.limit));
        Point { j, length, clipped, largest }
    }
}

/// After an update.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The probability of a right answer, exactly.
    pub j: f64,
    /// The mean length of an answer, exactly.
    pub length: f64,
    /// The share of tokens clipped in the last step on the batch.
    pub clipped: f64,
    /// The largest ratio π_θ/π_old of a token of the batch, after its last use.
    pub largest: f64,
}

/// From slopes in the log-probabilities of tokens to the slope in the logits.
fn in_logits(model: &Model, answers: &[Answer], slopes: &[Vec<f64>]) -> Table {
    let p: Vec<[f64; 3]> =
        (0..CONTEXTS).map(|c| model.log_probs(c).map(exp)).collect();
    let mut table = Table::default();
    for (answer, slopes) in answers.iter().zip(slopes) {
        for ((state, token), slope) in answer.steps().zip(slopes) {
            let context = state.context();
            table[context][token as usize] += slope;
            for (entry, p) in table[context].iter_mut().zip(p[context]) {
                *entry -= slope * p;
            }
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slope_in_the_logits_is_a_slope() {
        let model = Model::new([[0.3, -0.2, 0.1]; CONTEXTS]).unwrap();
        let settings = Settings {
            judge: Judge::Grpo,
            objective: Objective {
                level: Level::GeometricMean,
                outside: Outside::Clip { low: 0.1, high: 0.1, most: None },
                aggregate: Aggregate::SeqMeanTokenMean,
            },
            ..TRUNK
        };
        let mut batch = settings.batch(&model, &mut stream(1, 0)).unwrap();
        let mut logits = Table::default();
        for (c, row) in logits.iter_mut().enumerate() {
            *row = [0.3 + 0.05 * c as f64, -0.2, 0.1 - 0.04 * c as f64];
        }
        let mut at = |logits: Table| {
            let model = Model::new(logits).unwrap();
            batch.look(&model);
            let loss = settings.objective.loss(&batch.rows).unwrap();
            (loss.value, in_logits(&model, &batch.answers, &loss.slopes))
        };
        let slope = at(logits).1;
        for context in 0..CONTEXTS {
            for token in 0..3 {
                let mut shifted = |h: f64| {
                    let mut logits = logits;
                    logits[context][token] += h;
                    at(logits).0
                };
                let finite = (shifted(1e-6) - shifted(-1e-6)) / 2e-6;
                assert!((slope[context][token] - finite).abs() < 1e-8);
            }
        }
    }

    #[test]
    fn a_pass_over_slices_is_a_step_on_each_in_turn() {
        let whole = Settings { uses: 1, slices: 4, groups: 8, ..TRUNK };
        let batch = whole.batch(&Model::default(), &mut stream(1, 0)).unwrap();
        let start = || (Model::default(), Adam::new(18, 0.1).unwrap());
        let (mut one, mut adam) = start();
        whole.learn(&mut one, &mut adam, &mut batch.clone()).unwrap();
        let (mut other, mut adam) = start();
        for at in 0..4 {
            let part = 16 * at..16 * (at + 1);
            let mut slice = Batch {
                answers: batch.answers[part.clone()].to_vec(),
                rows: batch.rows[part].to_vec(),
            };
            let step = Settings { uses: 1, ..TRUNK };
            step.learn(&mut other, &mut adam, &mut slice).unwrap();
        }
        assert_eq!(one, other);
    }

    #[test]
    fn an_engine_that_does_not_round_changes_nothing() {
        let exact = Some(Engine { bits: 53, level: 0.0 });
        let keep = Correction::Keep { least: 0.5, most: 2.0 };
        let of = |engine, rollouts| {
            let settings = Settings { engine, rollouts, ..TRUNK };
            settings.curve(3, 1).unwrap()
        };
        let plain = of(None, Rollouts::Ignored);
        let never = Correction::Truncate { most: f64::NAN };
        let rollouts = Rollouts::Weighted(Level::Token, never);
        assert!(Settings { rollouts, ..TRUNK }.curve(1, 1).is_err());
        for rollouts in [
            Rollouts::Ignored,
            Rollouts::Direct,
            Rollouts::Weighted(Level::Token, keep),
            Rollouts::Weighted(Level::Product, keep),
        ] {
            assert_eq!(of(exact, rollouts), plain);
        }
    }
}

use libm::{exp, log};
use rand::{Rng, RngExt};

/// What can be wrong with a model, or with a question about it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum BracketError {
    /// Logits lie within ±[`LARGEST`]: their differences are logarithms of probabilities.
    #[error(
        "the logit of token {token} in context {context} is {value}, not within ±{LARGEST}"
    )]
    Logit { context: usize, token: usize, value: f64 },
    /// Every answer can be listed only while there are few.
    #[error("answers of at most {limit} tokens cannot be listed; 20 is the most")]
    TooMany { limit: usize },
}

/// What the model can write: a bracket, or the end of its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// `(`
    Open,
    /// `)`
    Close,
    /// The end: nothing follows.
    End,
}

/// All of them, in the order of the logits.
pub const TOKENS: [Token; 3] = [Token::Open, Token::Close, Token::End];

/// How many contexts the model tells apart.
pub const CONTEXTS: usize = 6;

/// No logit is larger.
pub const LARGEST: f64 = 1e4;

/// One number for each token in each context.
pub type Table = [[f64; TOKENS.len()]; CONTEXTS];

/// What matters of a prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing is written yet.
    Start,
    /// A bracket was closed that was never opened.
    Broken,
    /// So many brackets are open.
    Depth(usize),
}

impl State {
    /// What a bracket makes of it.
    // ANCHOR: reward
    pub fn after(self, token: Token) -> Self {
        match (self, token) {
            (Self::Start, Token::Open) => Self::Depth(1),
            (Self::Depth(d), Token::Open) => Self::Depth(d + 1),
            (Self::Depth(d), Token::Close) if d > 0 => Self::Depth(d - 1),
            (_, Token::End) => self,
            _ => Self::Broken,
        }
    }

    /// What an answer earns that ends here.
    pub fn reward(self) -> f64 {
        if self == Self::Depth(0) { 1.0 } else { 0.0 }
    }
    // ANCHOR_END: reward

    /// The context that the model sees: the start, broken, or none, one, two, or more brackets open.
    pub fn context(self) -> usize {
        match self {
            Self::Start => 0,
            Self::Broken => 1,
            Self::Depth(d) => 2 + d.min(3),
        }
    }

    fn index(self) -> usize {
        match self {
            Self::Start => 0,
            Self::Broken => 1,
            Self::Depth(d) => 2 + d,
        }
    }

    /// Those that a prefix of `length` tokens can be in, and more.
    fn all(length: usize) -> impl Iterator<Item = Self> {
        [Self::Start, Self::Broken].into_iter().chain((0..=length).map(Self::Depth))
    }
}

/// An answer: brackets, and the end if it came before the limit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer(Vec<Token>);

impl Answer {
    /// The tokens, the end included.
    pub fn tokens(&self) -> &[Token] {
        &self.0
    }

    /// One if the brackets match, there are some, and the answer ends.
    ///
    /// ```
    /// use reweight::brackets::{Answer, Token::{Close, End, Open}};
    /// assert_eq!(Answer::from(vec![Open, Open, Close, Close, End]).reward(), 1.0);
    /// assert_eq!(Answer::from(vec![Open, Open, Close, End]).reward(), 0.0);
    /// assert_eq!(Answer::from(vec![Open, Close]).reward(), 0.0); // cut off
    /// ```
    pub fn reward(&self) -> f64 {
        match self.0.split_last() {
            Some((Token::End, brackets)) => {
                let read = |state: State, token: &Token| state.after(*token);
                brackets.iter().fold(State::Start, read).reward()
            }
            _ => 0.0,
        }
    }

    /// The state before each of its tokens, and the token.
    pub fn steps(&self) -> impl Iterator<Item = (State, Token)> {
        self.0.iter().scan(State::Start, |state, token| {
            let before = *state;
            *state = before.after(*token);
            Some((before, *token))
        })
    }
}

impl From<Vec<Token>> for Answer {
    fn from(tokens: Vec<Token>) -> Self {
        Self(tokens)
    }
}

/// Every answer of at most `limit` tokens: 2^(`limit` + 1) − 1 of them.
///
/// # Errors
/// [`BracketError::TooMany`] above 20 tokens.
pub fn answers(limit: usize) -> Result<Vec<Answer>, BracketError> {
    if limit > 20 {
        return Err(BracketError::TooMany { limit });
    }
    let (mut done, mut open) = (Vec::new(), vec![Answer::default()]);
    for _ in 0..limit {
        let with = |answer: &Answer, token| {
            Answer(answer.0.iter().copied().chain([token]).collect())
        };
        done.extend(open.iter().map(|answer| with(answer, Token::End)));
        open = open
            .iter()
            .flat_map(|a| [with(a, Token::Open), with(a, Token::Close)])
            .collect();
    }
    done.extend(open);
    Ok(done)
}

/// A language model of three tokens: a row of logits for each context.
///
/// ```
/// use reweight::brackets::Model;
/// // Every token as likely as every other: one answer in twenty is right.
/// let j = Model::default().value(12);
/// assert!((j - 0.0485).abs() < 1e-4, "{j}");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Model(Table);

impl Model {
    /// A model with these logits.
    ///
    /// # Errors
    /// [`BracketError::Logit`] if one is NaN or beyond ±[`LARGEST`].
    pub fn new(logits: Table) -> Result<Self, BracketError> {
        for (context, row) in logits.iter().enumerate() {
            let fits = |x: &f64| x.abs() <= LARGEST;
            if let Some(token) = row.iter().position(|x| !fits(x)) {
                let value = row[token];
                return Err(BracketError::Logit { context, token, value });
            }
        }
        Ok(Self(logits))
    }

    /// Its logits.
    pub fn logits(&self) -> &Table {
        &self.0
    }

    /// log π(· | context), the softmax of a row.
    pub fn log_probs(&self, context: usize) -> [f64; 3] {
        let row = self.0[context];
        let largest = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let total: f64 = row.iter().map(|x| exp(x - largest)).sum();
        row.map(|x| x - largest - log(total))
    }

    /// log π of each token of an answer, given what stands before it.
    pub fn token_log_probs(&self, answer: &Answer) -> Vec<f64> {
        let log_prob = |(state, token): (State, Token)| {
            self.log_probs(state.context())[token as usize]
        };
        answer.steps().map(log_prob).collect()
    }

    /// Writes an answer, token by token, and is cut off after `limit` of them.
    // ANCHOR: sample
    pub fn sample(&self, limit: usize, rng: &mut impl Rng) -> Answer {
        let (mut tokens, mut state) = (Vec::new(), State::Start);
        while tokens.len() < limit && tokens.last() != Some(&Token::End) {
            let [open, close, _] = self.log_probs(state.context()).map(exp);
            let u: f64 = rng.random();
            let token = match u {
                u if u < open => Token::Open,
                u if u < open + close => Token::Close,
                _ => Token::End,
            };
            state = state.after(token);
            tokens.push(token);
        }
        Answer(tokens)
    }
    // ANCHOR_END: sample

    /// J, the probability of a right answer, exactly.
    pub fn value(&self, limit: usize) -> f64 {
        let read = Read { limit, end: State::reward, cut: 0.0 };
        read.backward(|context, after| self.mean(context, after))[0][0]
    }

    /// The mean length of an answer, its end included.
    pub fn mean_length(&self, limit: usize) -> f64 {
        let read = Read { limit, end: |_| 0.0, cut: 0.0 };
        read.backward(|context, after| 1.0 + self.mean(context, after))[0][0]
    }

    /// KL(self ‖ other) of whole answers: that of the next token, summed over the prefixes that `self`
    /// writes.
    pub fn kl(&self, other: &Self, limit: usize) -> f64 {
        let read = Read { limit, end: |_| 0.0, cut: 0.0 };
        let token = |context: usize, after: [f64; 3]| {
            let (p, q) = (self.log_probs(context), other.log_probs(context));
            let here = [0, 1, 2].map(|a| p[a] - q[a] + after[a]);
            self.mean(context, here)
        };
        read.backward(token)[0][0]
    }

    /// `E_old[ρ²]` of the ratio ρ of whole answers, self over old.
    pub fn second_moment(&self, old: &Self, limit: usize) -> f64 {
        let read = Read { limit, end: |_| 1.0, cut: 1.0 };
        let token = |context: usize, after: [f64; 3]| {
            let (p, q) = (self.log_probs(context), old.log_probs(context));
            let here = [0, 1, 2].map(|a| exp(p[a] - q[a]) * after[a]);
            self.mean(context, here)
        };
        read.backward(token)[0][0]
    }

    /// ∇J in the logits, exactly: for each prefix the chance of writing it, times
    /// π(token) (Q − V).
    pub fn gradient(&self, limit: usize) -> Table {
        let read = Read { limit, end: State::reward, cut: 0.0 };
        let value = read.backward(|context, after| self.mean(context, after));
        let mut slope = Table::default();
        let mut chance = vec![0.0; limit + 3];
        chance[State::Start.index()] = 1.0;
        for t in 0..limit {
            let mut next = vec![0.0; limit + 3];
            for state in State::all(t) {
                let context = state.context();
                let p = self.log_probs(context).map(exp);
                let after = read.after(state, &value[t + 1]);
                let v = self.mean(context, after);
                let here = chance[state.index()];
                for (a, token) in TOKENS.into_iter().enumerate() {
                    slope[context][a] += here * p[a] * (after[a] - v);
                    if token != Token::End {
                        next[state.after(token).index()] += here * p[a];
                    }
                }
            }
            chance = next;
        }
        slope
    }

    /// The mean of what each token brings.
    fn mean(&self, context: usize, of: [f64; 3]) -> f64 {
        let p = self.log_probs(context).map(exp);
        (0..3).map(|a| p[a] * of[a]).sum()
    }
}

/// A question about all answers at once, asked from the last token to the first.
struct Read<F> {
    limit: usize,
    /// What an answer is worth that ends in a state.
    end: F,
    /// What it is worth when it is cut off.
    cut: f64,
}

impl<F: Fn(State) -> f64> Read<F> {
    /// What each token leads to, if `later` is what prefixes one token longer are worth.
    fn after(&self, state: State, later: &[f64]) -> [f64; 3] {
        TOKENS.map(|token| match token {
            Token::End => (self.end)(state),
            bracket => later[state.after(bracket).index()],
        })
    }

    /// What every prefix is worth, by length and state: `token` makes it of what its tokens lead to.
    // ANCHOR: backward
    fn backward(&self, token: impl Fn(usize, [f64; 3]) -> f64) -> Vec<Vec<f64>> {
        let mut worth = vec![vec![self.cut; self.limit + 3]; self.limit + 1];
        for t in (0..self.limit).rev() {
            for state in State::all(t) {
                let after = self.after(state, &worth[t + 1]);
                worth[t][state.index()] = token(state.context(), after);
            }
        }
        worth
    }
    // ANCHOR_END: backward
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    /// Two models that are not alike.
    pub(crate) fn two() -> [Model; 2] {
        let row = |c: usize, a: usize| libm::sin((7 * c + 3 * a) as f64);
        let old = [0, 1, 2, 3, 4, 5].map(|c| [0, 1, 2].map(|a| row(c, a)));
        let new = old.map(|[a, b, c]| [a + 0.3, b - 0.2, c + 0.1 * a]);
        [Model::new(old).unwrap(), Model::new(new).unwrap()]
    }

    fn log_prob(model: &Model, answer: &Answer) -> f64 {
        model.token_log_probs(answer).iter().sum()
    }

    fn mean(model: &Model, limit: usize, f: impl Fn(&Answer) -> f64) -> f64 {
        let all = answers(limit).unwrap();
        all.iter().map(|a| exp(log_prob(model, a)) * f(a)).sum()
    }

    #[test]
    fn there_are_so_many_answers_and_their_probabilities_add_up_to_one() {
        let [model, _] = two();
        for limit in [1, 2, 5, 12] {
            assert_eq!(answers(limit).unwrap().len(), (2 << limit) - 1);
            assert!((mean(&model, limit, |_| 1.0) - 1.0).abs() < 1e-13);
        }
        let error = answers(21).unwrap_err().to_string();
        assert!(error.starts_with("answers of at most 21 tokens"), "{error}");
    }

    #[test]
    fn four_questions_have_the_same_answers_summed_backwards_and_one_by_one() {
        let [old, new] = two();
        for limit in [1, 3, 12] {
            let close = |one: f64, other: f64| {
                assert!((one / other - 1.0).abs() < 1e-12, "{one} {other}");
            };
            close(old.value(limit) + 1.0, mean(&old, limit, Answer::reward) + 1.0);
            let length = |a: &Answer| a.tokens().len() as f64;
            close(old.mean_length(limit), mean(&old, limit, length));
            let log_ratio = |a: &Answer| log_prob(&new, a) - log_prob(&old, a);
            close(new.kl(&old, limit), mean(&new, limit, log_ratio));
            let square = |a: &Answer| exp(2.0 * log_ratio(a));
            close(new.second_moment(&old, limit), mean(&old, limit, square));
        }
    }

    #[test]
    fn the_gradient_is_the_slope_of_the_value() {
        let [model, _] = two();
        let slope = model.gradient(12);
        for context in 0..CONTEXTS {
            for token in 0..3 {
                let at = |step: f64| {
                    let mut logits = *model.logits();
                    logits[context][token] += step;
                    Model::new(logits).unwrap().value(12)
                };
                let finite = (at(1e-5) - at(-1e-5)) / 2e-5;
                assert!((slope[context][token] - finite).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_gradient_is_the_mean_of_reward_times_score() {
        let [model, _] = two();
        let slope = model.gradient(9);
        let mut sum = Table::default();
        for answer in answers(9).unwrap() {
            let weight = exp(log_prob(&model, &answer)) * answer.reward();
            for (state, token) in answer.steps() {
                let p = model.log_probs(state.context()).map(exp);
                let row = &mut sum[state.context()];
                row[token as usize] += weight;
                (0..3).for_each(|a| row[a] -= weight * p[a]);
            }
        }
        for (a, b) in slope.iter().flatten().zip(sum.iter().flatten()) {
            assert!((a - b).abs() < 1e-14);
        }
    }

    #[test]
    fn samples_come_as_often_as_their_probability_says() {
        let [model, _] = two();
        let mut rng = stream(1, 0);
        let n = 20_000;
        let right =
            (0..n).map(|_| model.sample(12, &mut rng).reward()).sum::<f64>();
        let j = model.value(12);
        let sd = libm::sqrt(j * (1.0 - j) / f64::from(n));
        assert!(((right / f64::from(n) - j) / sd).abs() < 4.0);
    }

    #[test]
    fn a_logit_that_is_no_number_or_too_large_a_one_is_named() {
        let mut logits = Table::default();
        logits[3][1] = f64::NAN;
        let error = Model::new(logits).unwrap_err().to_string();
        let at = "the logit of token 1 in context 3 is";
        assert_eq!(error, [at, " NaN, not within ±10000"].concat());
        for value in [1e308, -1e308, 10_001.0] {
            logits[3][1] = value;
            let error = Model::new(logits).unwrap_err();
            assert!(error.to_string().starts_with(at));
        }
        logits[3] = [LARGEST, -LARGEST, 0.0];
        let model = Model::new(logits).unwrap();
        assert!(model.log_probs(3).iter().all(|log| log.is_finite()));
    }
}

//! What the chapter on language models says without a learner: the coin as an answer, levels of ratios,
//! engines that round, judges, lengths, and the estimates of a divergence.

use libm::{exp, log, pow, sqrt};
use rand::RngExt;
use reweight::brackets::{
    Answer, CONTEXTS, Model, TOKENS, Table as Logits, answers,
};
use reweight::divergence::{chi_squared, kl};
use reweight::finite::{Finite, coin};
use reweight::group_advantage::Judge;
use reweight::horizon::Horizon;
use reweight::inference_engine::{Engine, rounded};
use reweight::kl_estimators::KlEstimator;
use reweight::ratio_rules::{Aggregate, Level, Outside};
use reweight::rollout_weights::Correction;
use reweight::softmax_bandit::Policy;
use reweight::streams::stream;
use reweight_style::{
    Done, Numbers, Row, Table, TruthTable, count, fixed, percent, scientific,
    significant,
};

const LIMIT: usize = 12;

fn main() -> Done {
    let mut numbers = Numbers::new();
    flips(&mut numbers)?;
    let toy = Toy::new(0.2)?;
    toy.say(&mut numbers)?;
    who(&[&Toy::new(0.02)?, &toy, &Toy::new(0.4)?], &mut numbers)?;
    toy.lengths(&mut numbers)?;
    engines(&toy, &mut numbers)?;
    judges(&mut numbers)?;
    graded(&mut numbers)?;
    divergences(&mut numbers)?;
    numbers.save("llm_exact")
}

/// A thousand flips, and GSPO's ratio where all answers are as long and where they are not.
fn flips(numbers: &mut Numbers) -> Done {
    let coin = coin().in_floats();
    let of = |steps| Horizon::new(&coin.target, &coin.behaviour, steps);
    let (hundred, thousand) = (of(100)?, of(1000)?);
    // One token with probability .5 → .6, else a hundred tokens with .5 → .4 for all of them together.
    let varies = 0.5 * (0.6 / 0.5) + 0.5 * pow(0.4 / 0.5, 0.01);
    // min(∏ρ, 2) of a hundred flips, over the number of heads.
    let (mut chance, mut product) = (pow(0.5, 100.0), pow(0.8, 100.0));
    let mut capped = 0.0;
    for heads in 0..=100 {
        capped += chance * product.min(2.0);
        chance *= f64::from(100 - heads) / f64::from(heads + 1);
        product *= 1.2 / 0.8;
    }
    numbers
        .put("llm_flips_price", scientific(thousand.second_moment(), 3))
        .put("llm_flips_least", scientific(pow(0.8, 100.0), 1))
        .put("llm_flips_most", scientific(pow(1.2, 100.0), 2))
        .put("llm_gspo_fixed", fixed(hundred.mean_geometric_mean(), 3))
        .put("llm_gspo_fixed_ess", fixed(hundred.geometric_ess_fraction(), 3))
        .put("llm_product_ess", fixed(hundred.ess_fraction(), 3))
        .put("llm_gspo_varies", fixed(varies, 3))
        .put("llm_capped_mean", fixed(capped, 2))
        .put("llm_fallen", scientific(exp(-20.0), 1))
        .put("llm_root_thousand", fixed(exp(-20.0 / 1000.0), 2));
    Ok(())
}

/// Two versions of the toy, every answer, and its probability under each.
struct Toy {
    old: Model,
    new: Model,
    all: Vec<Answer>,
}

impl Toy {
    /// Climbs J exactly from indifference until it is a third, and from there until the answers are so
    /// many nats apart.
    fn new(apart: f64) -> Result<Self, Box<dyn std::error::Error>> {
        let step = |model: &Model, size: f64| {
            let mut logits = *model.logits();
            let slope = model.gradient(LIMIT);
            for (logit, slope) in
                logits.iter_mut().flatten().zip(slope.iter().flatten())
            {
                *logit += size * slope;
            }
            Model::new(logits)
        };
        let mut old = Model::default();
        while old.value(LIMIT) < 1.0 / 3.0 {
            old = step(&old, 0.5)?;
        }
        let mut new = old.clone();
        while new.kl(&old, LIMIT) < apart {
            new = step(&new, 0.02)?;
        }
        Ok(Self { old, new, all: answers(LIMIT)? })
    }

    fn logs(&self, answer: &Answer) -> Vec<f64> {
        let new = self.new.token_log_probs(answer);
        let old = self.old.token_log_probs(answer);
        new.iter().zip(old).map(|(new, old)| new - old).collect()
    }

    fn mean(model: &Model, all: &[Answer], f: impl Fn(&Answer) -> f64) -> f64 {
        let chance =
            |answer| exp(model.token_log_probs(answer).iter().sum::<f64>());
        all.iter().map(|answer| chance(answer) * f(answer)).sum()
    }

    fn say(&self, numbers: &mut Numbers) -> Done {
        let root = |answer: &Answer| {
            exp(Level::GeometricMean.log_ratios(&self.logs(answer))[0])
        };
        let geometric = Self::mean(&self.old, &self.all, root);
        numbers
            .put("llm_answers", count(self.all.len()))
            .put("llm_start", fixed(Model::default().value(LIMIT), 3))
            .put("llm_old_j", fixed(self.old.value(LIMIT), 2))
            .put("llm_pair_geometric", fixed(geometric, 3));
        Ok(())
    }

    /// The exact expected slope under a rule: every old answer, its advantage over J, its ratios.
    fn slope(
        &self,
        level: Level,
        outside: Outside,
        aggregate: Aggregate,
    ) -> Logits {
        let (j, length) = (self.old.value(LIMIT), self.old.mean_length(LIMIT));
        let p: Vec<[f64; 3]> =
            (0..CONTEXTS).map(|c| self.new.log_probs(c).map(exp)).collect();
        let mut table = Logits::default();
        for answer in &self.all {
            let chance = exp(self.old.token_log_probs(answer).iter().sum::<f64>());
            let share = match aggregate {
                // In a large batch the number of tokens is what it is on average.
                Aggregate::TokenMean => 1.0 / length,
                one => one.shares(&[answer.tokens().len()])[0],
            };
            let ratios = level.log_ratios(&self.logs(answer));
            let advantage = answer.reward() - j;
            for ((state, token), ratio) in answer.steps().zip(ratios) {
                let context = state.context();
                let pull = chance * share * outside.pull(exp(ratio), advantage);
                table[context][token as usize] += pull;
                (0..3).for_each(|a| table[context][a] -= pull * p[context][a]);
            }
        }
        table
    }

    /// What each way to count tokens does to the length of answers, at the old model, ratios one.
    fn lengths(&self, numbers: &mut Numbers) -> Done {
        let at = Self {
            new: self.old.clone(),
            old: self.old.clone(),
            all: self.all.clone(),
        };
        let truth = self.old.gradient(LIMIT);
        let longer = longer(&self.old)?;
        let mut table = Table::new(&[
            "counted by",
            "in 3",
            "in 12",
            "cosine with $\\nabla J$",
            "tokens longer",
        ]);
        for (aggregate, name) in [
            (Aggregate::TokenMean, "token-mean"),
            (Aggregate::SeqMeanTokenMean, "seq-mean-token-mean"),
            (Aggregate::SeqMeanTokenSum, "seq-mean-token-sum"),
        ] {
            let slope = at.slope(Level::Token, Outside::Count, aggregate);
            let shares = aggregate.shares(&[3, 12]);
            let total: f64 = shares.iter().sum();
            let by_j = dot(&slope, &longer) / dot(&slope, &truth) / 100.0;
            table.row([
                // Hyphens at which a narrow cell does not break.
                name.replace('-', "\u{2011}"),
                fixed(shares[0] / total, 2),
                fixed(shares[1] / total, 2),
                fixed(cosine(&slope, &truth), 3),
                fixed(by_j, 3),
            ]);
            let key = format!("llm_longer_{}", name.replace('-', "_"));
            numbers.put(&key, fixed(by_j, 3));
        }
        table.save("llm_exact_lengths")
    }
}

/// Who counts what, and where the expected slope points, further and further from the old model.
fn who(toys: &[&Toy; 3], numbers: &mut Numbers) -> Done {
    use Aggregate::{SeqMeanTokenMean, SeqMeanTokenSum, TokenMean};
    use Level::{GeometricMean, Product, Token};
    let clip = |high| Outside::Clip { low: 0.2, high, most: Some(3.0) };
    let gspo = Outside::Clip { low: 3e-4, high: 4e-4, most: None };
    let cispo = Outside::Weight { low: 1.0, high: 0.28 };
    let count = Outside::Count;
    let (product, token) = ("$\\prod_t \\rho_t$", "$\\rho_t$");
    let root = "$(\\prod_t \\rho_t)^{1/T}$";
    let held = "$\\rho_t$, held constant";
    let stops = "lets go, on the side that pays";
    let later = "the same, later for good tokens";
    let rows = [
        ("RLOO, products", product, "it counts", Product, count, SeqMeanTokenSum),
        ("token ratios", token, "it counts", Token, count, TokenMean),
        ("GRPO's clip", token, stops, Token, clip(0.2), TokenMean),
        ("DAPO's clip-higher", token, later, Token, clip(0.28), TokenMean),
        ("CISPO", held, "counts 1.28", Token, cispo, TokenMean),
        ("GSPO", root, stops, GeometricMean, gspo, SeqMeanTokenMean),
    ];
    let apart = toys.map(|toy| toy.new.kl(&toy.old, LIMIT));
    let apart = [fixed(apart[0], 2), fixed(apart[1], 1), fixed(apart[2], 1)];
    let at = apart.each_ref().map(|kl| format!("KL {kl}"));
    let truths = toys.map(|toy| toy.new.gradient(LIMIT));
    let mut table = Table::new(&[
        "method",
        "the ratio",
        "when it is large",
        &format!("cosine, {}", at[0]),
        &at[1],
        &at[2],
    ]);
    for (name, ratio, large, level, outside, aggregate) in rows {
        let mut cells = [name, ratio, large].map(str::to_owned).to_vec();
        for (toy, truth) in toys.iter().zip(&truths) {
            let slope = toy.slope(level, outside, aggregate);
            cells.push(fixed(cosine(&slope, truth), 2));
        }
        table.row(cells);
    }
    table.save("llm_exact_who")?;
    // The largest ratio of a token of a right answer.
    let good = |toy: &Toy| {
        let right = toy.all.iter().filter(|answer| answer.reward() > 0.0);
        right.flat_map(|answer| toy.logs(answer)).map(exp).fold(0.0, f64::max)
    };
    let largest = toys.map(good);
    numbers
        .put("llm_far_kl", &apart[1])
        .put("llm_far_good_most", fixed(largest[1], 3))
        .put("llm_further_good_most", fixed(largest[2], 2));
    Ok(())
}

/// The slope of the mean length in the logits, by central differences.
fn longer(model: &Model) -> Result<Logits, Box<dyn std::error::Error>> {
    let mut slope = Logits::default();
    for context in 0..CONTEXTS {
        for token in 0..TOKENS.len() {
            let at = |h: f64| {
                let mut logits = *model.logits();
                logits[context][token] += h;
                Ok::<f64, Box<dyn std::error::Error>>(
                    Model::new(logits)?.mean_length(LIMIT),
                )
            };
            slope[context][token] = (at(1e-5)? - at(-1e-5)?) / 2e-5;
        }
    }
    Ok(slope)
}

fn dot(a: &Logits, b: &Logits) -> f64 {
    a.iter().flatten().zip(b.iter().flatten()).map(|(a, b)| a * b).sum()
}

fn cosine(a: &Logits, b: &Logits) -> f64 {
    dot(a, b) / sqrt(dot(a, a) * dot(b, b))
}

/// The same weights in two engines: token by token over a long answer, and in the toy.
fn engines(toy: &Toy, numbers: &mut Numbers) -> Done {
    let mut rng = stream(1, 0);
    let (mut divergence, mut moment, mut largest) = (0.0, 0.0, 0.0_f64);
    let mut table = Table::new(&[
        "tokens",
        "KL, learner to engine",
        "$\\E[\\rho^2]$ of the answer",
        "ESS/N",
    ]);
    for t in 1..=10_000_u32 {
        // Eight candidates for the next token, logits anywhere from 16 to 24.
        let logits: Vec<f64> =
            (0..8).map(|_| 16.0 + 8.0 * rng.random::<f64>()).collect();
        let engine = logits.iter().map(|x| rounded(*x, 8));
        let engine = engine.collect::<Result<Vec<f64>, _>>()?;
        let of = |logits: &[f64]| {
            let policy = Policy::softmax(logits)?;
            Ok::<_, Box<dyn std::error::Error>>(Finite::new(
                policy.probabilities().to_vec(),
            )?)
        };
        let (p, q) = (of(&logits)?, of(&engine)?);
        divergence += kl(&p, &q)?;
        moment += log(1.0 + chi_squared(&p, &q)?);
        let ratios = p.masses().iter().zip(q.masses()).map(|(p, q)| p / q);
        largest = ratios.fold(largest, f64::max);
        if [1, 100, 1_000, 10_000].contains(&t) {
            table.row([
                count(t as usize),
                significant(divergence, 2),
                significant(exp(moment), 3),
                significant(exp(-moment), 2),
            ]);
            if t >= 1_000 {
                let key = format!("llm_engine_ess_{t}");
                numbers.put(&key, significant(exp(-moment), 2));
            }
        }
    }
    table.save("llm_exact_engines")?;
    numbers.put("llm_engine_ratio", fixed(largest, 2));
    let coarse = Engine { bits: 8, level: 400.0 }.serve(&toy.old)?;
    let ratio = |answer: &Answer| {
        let learner: f64 = toy.old.token_log_probs(answer).iter().sum();
        exp(learner - coarse.token_log_probs(answer).iter().sum::<f64>())
    };
    let tis = Correction::Truncate { most: 2.0 };
    numbers
        .put("llm_toy_learner_j", fixed(toy.old.value(LIMIT), 3))
        .put("llm_toy_coarse_j", fixed(coarse.value(LIMIT), 3))
        .put(
            "llm_toy_coarse_product",
            fixed(Toy::mean(&coarse, &toy.all, |a| ratio(a) * a.reward()), 3),
        )
        .put(
            "llm_toy_coarse_tis",
            fixed(
                Toy::mean(&coarse, &toy.all, |a| tis.weight(ratio(a)) * a.reward()),
                3,
            ),
        );
    Ok(())
}

/// E\[g\]/∇J of three judges.
fn judges(numbers: &mut Numbers) -> Done {
    let mut table = Table::new(&[
        "advantage",
        "right 1 time in 100",
        "1 in 10",
        "1 in 2",
        "9 in 10",
    ]);
    for (judge, name) in [
        (Judge::LeaveOneOut, "RLOO: minus the mean of the others"),
        (Judge::Mean, "Dr. GRPO: minus the mean"),
        (Judge::Grpo, "GRPO: minus the mean, over the standard deviation"),
    ] {
        let gains = [0.01, 0.1, 0.5, 0.9].map(|p| judge.gain(p, 8));
        let mut cells = vec![name.to_owned()];
        for gain in gains {
            cells.push(fixed(gain?, 3));
        }
        table.row(cells);
    }
    numbers
        .put("llm_grpo_half", fixed(Judge::Grpo.gain(0.5, 8)?, 2))
        .put("llm_grpo_rare", fixed(Judge::Grpo.gain(0.01, 8)?, 2));
    table.save("llm_exact_judges")
}

/// GRPO with three answers that earn 0, 0.2 and 10: the cosine between its mean slope in their logits and
/// ∇J, over all groups of eight; and how often a group's answers all earn alike.
fn graded(numbers: &mut Numbers) -> Done {
    let (p, rewards) = ([0.5, 0.45, 0.05], [0.0, 0.2, 10.0]);
    let j: f64 = p.iter().zip(rewards).map(|(p, r)| p * r).sum();
    let truth = [0, 1, 2].map(|a| p[a] * (rewards[a] - j));
    let mut mean = [0.0; 3];
    for group in 0..3_usize.pow(8) {
        let answers: Vec<usize> =
            (0..8).map(|i| group / 3_usize.pow(i) % 3).collect();
        let chance: f64 = answers.iter().map(|a| p[*a]).product();
        let earned: Vec<f64> = answers.iter().map(|a| rewards[*a]).collect();
        // Advantages add up to nought, so what a score subtracts for all answers alike falls out.
        let judged = Judge::Grpo.advantages(&earned)?;
        for (answer, advantage) in answers.iter().zip(judged) {
            mean[*answer] += chance * advantage / 8.0;
        }
    }
    let dot = |a: [f64; 3], b: [f64; 3]| (0..3).map(|i| a[i] * b[i]).sum::<f64>();
    let cosine = dot(mean, truth) / sqrt(dot(mean, mean) * dot(truth, truth));
    let silent = |p: f64| pow(p, 8.0) + pow(1.0 - p, 8.0);
    numbers
        .put("llm_graded_cosine", fixed(cosine, 2))
        .put("llm_silent_rare", percent(silent(0.01), 2))
        .put("llm_silent_half", percent(silent(0.5), 1));
    Ok(())
}

/// k₁, k₂, k₃ at a coin of 0.9 against a fair one: drawn beside the truth, and their pulls.
fn divergences(numbers: &mut Numbers) -> Done {
    let n = 10_000;
    let p = [0.9, 0.1];
    let logs = p.map(|p| log(p / 0.5));
    let mean = |f: &dyn Fn(f64) -> f64| p[0] * f(logs[0]) + p[1] * f(logs[1]);
    // The score of heads in its log-odds is 0.1, that of tails −0.9.
    let pull =
        |f: &dyn Fn(f64) -> f64| p[0] * 0.1 * f(logs[0]) - p[1] * 0.9 * f(logs[1]);
    let mut rng = stream(1, 0);
    let flips: Vec<f64> = (0..n)
        .map(|_| if rng.random::<f64>() < p[0] { logs[0] } else { logs[1] })
        .collect();
    let mut truth = TruthTable::new();
    let mut pulls = Table::new(&[
        "estimate",
        "its mean",
        "standard deviation",
        "pull as a loss",
        "pull in the reward",
    ]);
    for (k, name) in KlEstimator::ALL.into_iter().zip(["$k_1$", "$k_2$", "$k_3$"]) {
        let exact = mean(&|x| k.estimate(x));
        let sd = sqrt(mean(&|x| k.estimate(x) * k.estimate(x)) - exact * exact);
        let sum: f64 = flips.iter().map(|x| k.estimate(*x)).sum();
        truth.row(&Row {
            what: name,
            estimate: sum / f64::from(n),
            standard_error: sd / sqrt(f64::from(n)),
            exact,
            decimals: 3,
        });
        pulls.row([
            name.to_owned(),
            fixed(exact, 3),
            fixed(sd, 3),
            fixed(pull(&|x| k.slope(x)), 3),
            fixed(pull(&|x| k.estimate(x)), 3),
        ]);
    }
    let exact = mean(&|x| x);
    // Slopes in the log-odds: p (1 − p) times the log-odds, and p − ½.
    let (forward, backward) = (0.09 * log(9.0), 0.4);
    pulls.row([
        "the divergence to the reference".to_owned(),
        fixed(exact, 3),
        "0.000".to_owned(),
        fixed(forward, 3),
        fixed(forward, 3),
    ]);
    pulls.row([
        "the divergence from it".to_owned(),
        fixed(-0.5 * (log(p[0] / 0.5) + log(p[1] / 0.5)), 3),
        "0.000".to_owned(),
        fixed(backward, 3),
        fixed(backward, 3),
    ]);
    // The first of two flips, the second only after heads: its own slope, and that of what it leads to.
    numbers
        .put("llm_kl_leads", fixed(forward + 0.09 * exact, 3))
        .put("llm_kl_alone", fixed(forward, 3))
        .put("llm_kl_flips", count(n as usize))
        .put("llm_kl", fixed(exact, 3))
        .put("llm_kl_forward", fixed(forward, 2))
        .put("llm_kl_backward", fixed(backward, 2));
    truth.save("llm_exact_truth")?;
    pulls.save("llm_exact_pulls")
}

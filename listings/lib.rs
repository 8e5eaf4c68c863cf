//! The library of Reweight: every listing that the course prints is a module of this crate.
//!
//! A chapter quotes a module by its `ANCHOR`s, so the code on the page is the code that the unit
//! tests, the figures, the exercises and the chapters' own blocks call. One idea is one file, to be
//! read from top to bottom.
//!
//! Three conventions hold everywhere. The *target* (p, π_θ) is what we ask about, the *behaviour*
//! (q, π_old) is what the data came from. Weights live in log space. Whatever is random takes its
//! generator as an argument, and [`streams`] says where generators come from.

// Lets a listing write `use reweight::…` both inside the library and as a stand-alone doctest.
extern crate self as reweight;

/// An actor and a critic with small networks: the vanilla policy gradient, and A2C with its parallel actors.
pub mod actor_critic;
/// Adam: gradient steps measured in the gradient's own recent size.
pub mod adam;
/// Generalised advantage estimates, and the λ-returns that a critic learns from.
pub mod advantages;
/// What happens to a one-step target when states look alike: the behaviour is back.
pub mod alike;
/// A3C: asynchronous actors by a queue of whole ticks, and by real threads; what to do with what is late.
pub mod asynchronous;
/// Exact variances of estimates that an episode makes from its end to its beginning.
pub mod backward_variance;
/// A production log: a file in, rows that can be true out, bad ones named by their line.
pub mod bandit_log;
/// A batch of points drawn from the behaviour, with their weights towards the target.
pub mod batch;
/// One learner for every rule: the same rollouts, advantages and critic, and a policy update to exchange.
pub mod batch_learner;
/// One batch of episodes, used once or many times, with no ratio, with ratios, or with products.
pub mod batch_reuse;
/// Who should answer for which point, if f were known: the least variance with no negative answer.
pub mod best_answers;
/// Bets against a claim, and the interval of the claims that survive them.
pub mod betting;
/// Blackjack with infinitely many cards: a finite world whose values are exact fractions.
pub mod blackjack;
/// The bet of the preface: an estimate and its interval; does it hold the truth?
pub mod blind_bet;
/// A language model of three tokens, every expectation of which can be summed: does it close its brackets?
pub mod brackets;
/// A pole to be balanced on a cart, as Gymnasium has it.
pub mod cartpole;
/// N against exp(KL): how many draws an estimate needs, and what the theorem does not say.
pub mod chatterjee_diaconis;
/// A click rate for each item at each place, and models that have not seen the row they judge.
pub mod click_model;
/// Sutton and Barto's cliff, of any size, and what a policy earns on it while it plays, exactly.
pub mod cliff;
/// PPO's clipped objective.
pub mod clipped;
/// PPO's clipped objective in closed form, for a Gaussian policy in a game of one move.
pub mod clipped_gaussian;
/// PPO's clipped objective in a finite world, exactly, and the climb up to it.
pub mod clipped_world;
/// The coin flipped many times: its runs, and the exact law of their weights.
pub mod coin_flips;
/// The coin flipped a few times, as a finite world.
pub mod coin_world;
/// Three cells that a policy cannot tell apart, with J in closed form.
pub mod corridor;
/// A world as a log has seen it.
pub mod counted_model;
/// Many batches: how often the reported interval holds the truth, and quantiles of what is reported.
pub mod coverage;
/// What no estimate from a log of episodes can fall below.
pub mod cramer_rao;
/// Where ratios alone do not help: a linear value function that expected updates blow up.
pub mod deadly_triad;
/// A behaviour made safe by a share of the target: no weight above one over that share.
pub mod defensive;
/// How far apart two distributions on finitely many points are, each direction and each order.
pub mod divergence;
/// The direct method and the doubly robust estimate of many steps.
pub mod doubly_robust_sequential;
/// DQN: Q-learning with a network, a replay buffer and a slow copy of itself.
pub mod dqn;
/// What a draw from the behaviour is truly worth to the estimate of one f.
pub mod efficiency;
/// A cure for the triad by weight: the updates counted as if the target had chosen the states.
pub mod emphatic_td;
/// One state, one loop: an ordinary estimate with mean one and infinite variance.
pub mod endless_loop;
/// What a policy plays with: one trait for every world, deterministic given a stream.
pub mod environment;
/// The best of all policies that explore.
pub mod epsilon_soft;
/// Kong's effective sample size, the largest share, and the effective sample size for one f.
pub mod ess;
/// Expected Sarsa: a target that needs no ratio, for any policy.
pub mod expected_sarsa;
/// Distributions on finitely many points, in exact fractions or in floats: the identity by hand.
pub mod finite;
/// A horizon as a state that counts: the same world with a clock.
pub mod finite_horizon;
/// One trunk and five things to do with a batch, in the world where J is exact, with the panel of every update.
pub mod five_learners;
/// The dashboard's game: recorded learners, and the rule that says what is the matter with each.
pub mod five_runs;
/// The coin, played until it shows heads: the smallest game in which an action has a future.
pub mod flip_again;
/// The four-by-three world, in which an agent learns and every truth is solved exactly.
pub mod four_by_three;
/// The panel of one update: how far the policy went, and what the ratios of its batch say of it.
pub mod gauges;
/// The Gaussian pair q = N(0, 1), p = N(d, s²): every closed form that the course leans on.
pub mod gaussian_shift;
/// The generalised Pareto distribution, fitted to what exceeds a cutoff.
pub mod generalised_pareto;
/// A cure for the triad by a second set of parameters: a true gradient, one ratio a step.
pub mod gradient_td;
/// Answers judged by their group: GRPO, Dr. GRPO, RLOO, and which of them keeps the gradient.
pub mod group_advantage;
/// Groups of answers, a rule for their ratios, some steps uphill: GRPO and its relatives, J exact after each.
pub mod group_learner;
/// What the weights of single steps become when a trajectory multiplies them.
pub mod horizon;
/// What theorems promise of a step away from the old policy, and how little: TV, KL and mixtures, exactly.
pub mod improvement_bounds;
/// The same weights in two engines that round differently.
pub mod inference_engine;
/// Two intervals beside the textbook's: the bootstrap and the empirical Bernstein bound.
pub mod intervals;
/// A log of whole episodes, each step beside what the target and a model say of it.
pub mod judged_log;
/// k₁, k₂ and k₃: three estimates of a divergence from samples, and what becomes of them as losses.
pub mod kl_estimators;
/// Nine parameters for two hundred steps: how ratios leave the band while the clip is on.
pub mod leaky_clip;
/// Linear equations, solved in one fixed order.
pub mod linear;
/// The weights of a batch, as logarithms, and what can be wrong with them.
pub mod log_weights;
/// MAGIC: how many steps to trust the log for, as a blend.
pub mod magic;
/// One ratio of visits and one of actions for each step, instead of a product of all.
pub mod marginalised;
/// Finite worlds, whose values, visits and gradients are solved exactly; and policies in them.
pub mod mdp;
/// A heap of draws and the densities that made it: the estimate as a sum of fitted coefficients.
pub mod mixture_regression;
/// A log made by several behaviours: who may answer for which point, and what each choice costs.
pub mod multiple_proposals;
/// Targets n steps long: what happens without ratios, and what ratios cost.
pub mod n_step;
/// The natural gradient of a tabular softmax, exactly: the Fisher matrix, its null directions, a step to a KL.
pub mod natural_gradient;
/// A small network by hand: outputs, gradients and directional derivatives of whole batches.
pub mod network;
/// Nine estimates of a policy's value from another policy's log, and the one line they share.
pub mod off_policy_evaluation;
/// What an episode of the old policy says of the slope at the new one: exact means and variances, three ways.
pub mod old_data_slope;
/// As many steps as you like on one batch in the four-by-three world, each held against the truth.
pub mod one_batch;
/// The ordinary importance-sampling estimate and the standard error that it reports.
pub mod ordinary;
/// Rewards that pay only for the ratios before them: the exact variance, which can be larger.
pub mod per_decision;
/// Four estimates from whole trajectories: ordinary or weighted, one product for all or one for each reward.
pub mod per_trajectory;
/// A project of random tasks, simulated with some of them stretched: a rare event made common.
pub mod pert;
/// The same project without simulation: exact probabilities, means and prices of a tilt.
pub mod pert_exact;
/// POIS: what one batch can promise about the new policy, from the second moment of its weights.
pub mod pois;
/// Policies on a line through an old one: J, the surrogate, its bounds, divergences and ESS at each.
pub mod policy_line;
/// Proximal policy optimisation as one file: a batch used many times under the clipped loss.
pub mod ppo;
/// Pareto-smoothed importance sampling: the tail of the weights, fitted and smoothed.
pub mod psis;
/// Q-learning: Expected Sarsa for the greedy policy.
pub mod q_learning;
/// What a token counts by: which ratio, at which level, and what when it is large.
pub mod ratio_rules;
/// A four-by-three world with a behaviour that keeps a log and a target whose value is known.
pub mod rehearsal_world;
/// REINFORCE on a bandit, its variance, and what lowers it.
pub mod reinforce;
/// A replay buffer that several old policies filled, and one new policy to judge from it.
pub mod replay;
/// The latest transitions, to be drawn again.
pub mod replay_buffer;
/// How far returns scatter, exactly.
pub mod return_spread;
/// Eight states in a ring, which no episode leaves: how fast the product of ratios degenerates.
pub mod ring;
/// The ring with a clock: a horizon to rehearse in.
pub mod ring_rehearsal;
/// The learner's probability over the engine's: truncated (TIS), or nothing outside of an interval (IcePop).
pub mod rollout_weights;
/// The ordinary estimate as the samples come in, and the one sample that breaks it.
pub mod running_mean;
/// Sarsa: the policy that plays is the one that is learnt.
pub mod sarsa;
/// The self-normalised estimate and its delta-method standard error.
pub mod self_normalised;
/// A policy over a few arms whose J and gradient are exact.
pub mod softmax_bandit;
/// What an old batch says about a new policy when nothing corrects it.
pub mod stale_gradient;
/// Baird's star as a world to walk in: nothing is paid, and one value function explodes.
pub mod star;
/// Reproducible random numbers: one seed for a run, one stream for each unit of work.
pub mod streams;
/// L, which stands in for J near the old policy: what it promises, and what other slopes are called the same.
pub mod surrogate;
/// What the tabular learners share: how they explore, and what they are set to.
pub mod tabular;
/// What Thompson sampling shows, from what it believes: simulated and exact.
pub mod thompson;
/// What a trace does in a finite world, exactly: where it stands still, how fast it gets there, how far one target scatters.
pub mod trace_operators;
/// One recursion from the end of an episode, and the five ways to cut what it carries.
pub mod traces;
/// What one episode leaves behind: decisions, rewards, returns and ratios.
pub mod trajectory;
/// The joint law of an episode's weight and return, and the exact error of weighted importance sampling.
pub mod trajectory_law;
/// Two policies in a finite world: the exact variance of every estimate from whole episodes.
pub mod trajectory_variance;
/// TRPO: the natural gradient by products alone, to a mean KL, and shorter until it holds.
pub mod trpo;
/// Truncated weights, and what cutting them costs and saves on the Gaussian pair, in closed form.
pub mod truncated;
/// The policy that is learnt when ratios are cut off: between the behaviour and the target.
pub mod truncated_target;
/// What truncation takes away, as an average under the target: it can be added again.
pub mod truncation_correction;
/// A shop that writes logs like the real one's, and whose truth is known.
pub mod twin;
/// REINFORCE and the vanilla policy gradient in a finite world, where J is exact after every step.
pub mod vanilla;
/// The same with weights that sum to one at each step, and what the finished episodes weigh.
pub mod weighted_doubly_robust;
/// REINFORCE from whole episodes of a finite world, its exact variance and its best baselines.
pub mod whole_episodes;

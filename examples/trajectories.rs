//! Exact variances of four estimates in small worlds, a case where each loses, and the estimates beside
//! the truth.

use libm::sqrt;
use reweight::blackjack::Table as Blackjack;
use reweight::coin_world::{coins, flips};
use reweight::four_by_three::{self, GAMMA};
use reweight::horizon::Horizon;
use reweight::mdp::{Mdp, Policy, Ties};
use reweight::per_trajectory::{ois, pdis, wis, wpdis};
use reweight::streams::stream;
use reweight::trajectory::Trajectory;
use reweight::trajectory_variance::{TwoPolicies, TwoPoliciesError};
use reweight_style::{
    Done, Numbers, Row, Table, TruthTable, count, fixed, scientific, significant,
};

/// Episodes for the truth table.
const EPISODES: u64 = 20_000;

/// What is asked of two policies in a world.
struct Case {
    name: &'static str,
    world: Mdp,
    target: Policy,
    behaviour: Policy,
}

type Failure = Box<dyn std::error::Error>;

impl Case {
    fn flips(name: &'static str, payoffs: &[[f64; 2]]) -> Result<Self, Failure> {
        let (target, behaviour) = coins(payoffs.len())?;
        Ok(Self { name, world: flips(payoffs)?, target, behaviour })
    }

    fn blackjack(
        name: &'static str,
        table: Blackjack,
        sticks_at: u32,
    ) -> Result<Self, Failure> {
        let (target, behaviour) =
            (table.stick_at(sticks_at)?, table.hit_with(0.5)?);
        Ok(Self { name, world: table.mdp(), target, behaviour })
    }

    /// The 4×3 world: the best policy, from data of one that does anything at all with probability ε.
    fn cells(name: &'static str, epsilon: f64) -> Result<Self, Failure> {
        let world = four_by_three::world(GAMMA)?;
        let q = world.action_values(&world.best_values()?)?;
        let target = Policy::greedy(&q)?;
        let behaviour = Policy::epsilon_greedy(&q, epsilon, Ties::First)?;
        Ok(Self { name, world, target, behaviour })
    }

    /// The 4×3 world: a policy that leans to the best, from data of a uniform one.
    fn leaning(name: &'static str, epsilon: f64) -> Result<Self, Failure> {
        let towards = Self::cells(name, epsilon)?;
        let (states, actions) = (towards.world.states(), towards.world.actions());
        let behaviour = Policy::uniform(states, actions)?;
        Ok(Self { target: towards.behaviour, behaviour, ..towards })
    }

    fn two(&self) -> Result<TwoPolicies<'_>, TwoPoliciesError> {
        TwoPolicies::new(&self.world, &self.target, &self.behaviour, None)
    }

    /// OIS, WIS, PDIS, WPDIS.
    fn variances(&self) -> Result<[f64; 4], TwoPoliciesError> {
        let two = self.two()?;
        let all = [two.ois()?, two.wis()?, two.pdis()?, two.wpdis()?];
        Ok(all.map(|moments| moments.variance))
    }

    /// The largest ratio that there is.
    fn largest_ratio(&self) -> f64 {
        let states = 0..self.target.states();
        let ratio = |s: usize| {
            let pairs = self.target.row(s).iter().zip(self.behaviour.row(s));
            pairs.map(|(pi, b)| pi / b).fold(0.0, f64::max)
        };
        states.map(ratio).fold(0.0, f64::max)
    }
}

fn main() -> Done {
    let cases = [
        Case::flips("three flips, heads pays one", &[[1.0, 0.0]; 3])?,
        Case::flips("three flips, tails pays one", &[[0.0, 1.0]; 3])?,
        Case::flips("two flips, +1 and then −1", &[[1.0; 2], [-1.0; 2]])?,
        Case::blackjack("blackjack, soft 13", Blackjack::new(13, true, 2)?, 20)?,
        Case::blackjack("blackjack, 16", Blackjack::new(16, false, 10)?, 17)?,
        Case::cells("the 4×3 world, greedy from ε = 0.5", 0.5)?,
        Case::leaning("the 4×3 world, ε = 0.7 from uniform", 0.7)?,
    ];
    let mut table = Table::new(&["world", "OIS", "WIS", "PDIS", "WPDIS"]);
    for case in &cases {
        let cells = case.variances()?.map(|x| significant(x, 3));
        table.row(std::iter::once(case.name.to_owned()).chain(cells));
    }
    table.save("trajectories_four")?;
    truth(&cases[5])?;
    numbers(&cases)
}

/// The four, from episodes played, beside the exact value.
fn truth(case: &Case) -> Done {
    let (mut ratios, mut rewards) = (Vec::new(), Vec::new());
    for id in 0..EPISODES {
        let mut walk = case.world.walk(None);
        let run = Trajectory::play(&mut walk, &case.behaviour, &mut stream(1, id))?;
        ratios.push(run.log_ratios(&case.target, &case.behaviour)?);
        rewards.push(run.steps.iter().map(|step| step.reward).collect());
    }
    let exact = case.two()?.value()?;
    let estimates = [
        ("OIS", ois(&ratios, &rewards, GAMMA)?),
        ("WIS", wis(&ratios, &rewards, GAMMA)?),
        ("PDIS", pdis(&ratios, &rewards, GAMMA)?),
        ("WPDIS", wpdis(&ratios, &rewards, GAMMA)?),
    ];
    let mut table = TruthTable::new();
    for ((what, estimate), variance) in estimates.into_iter().zip(case.variances()?)
    {
        table.row(&Row {
            what,
            estimate: estimate.value,
            standard_error: sqrt(variance / EPISODES as f64),
            exact,
            decimals: 4,
        });
    }
    table.save("trajectories_truth")
}

fn numbers(cases: &[Case]) -> Done {
    let [heads, tails, back, _, sixteen, cells, leaning] = cases else {
        return Err("seven cases".into());
    };
    let coin = reweight::finite::coin().in_floats();
    let thousand = Horizon::new(&coin.target, &coin.behaviour, 1_000)?;
    let per_decision = thousand.per_decision_second_moment();
    // What the reward of the first flip pays when the later ratios are its own, and when not.
    let first = Case::flips("", &[[1.0, 0.0], [0.0, 0.0], [0.0, 0.0]])?;
    let further = Case::leaning("", 0.5)?;
    // How often WPDIS has the least variance, alone or with others.
    let (mut alone, mut ties) = (0, 0);
    for case in cases {
        let [rest @ .., last] = case.variances()?;
        let least = rest.iter().copied().fold(f64::INFINITY, f64::min);
        alone += usize::from(last < least * (1.0 - 1e-9));
        ties += usize::from((last - least).abs() <= 1e-9 * least.max(1e-9));
    }
    let mut numbers = Numbers::new();
    numbers
        .put("traj_wpdis_least", count(alone))
        .put("traj_wpdis_ties", count(ties))
        .put("traj_first_whole", fixed(first.variances()?[0], 3))
        .put("traj_first_alone", fixed(first.variances()?[2], 3))
        .put("traj_whole_1000", scientific(thousand.second_moment(), 2))
        .put("traj_each_1000", scientific(per_decision, 2))
        .put(
            "traj_saved_1000",
            count((thousand.second_moment() / per_decision).round() as usize),
        )
        .put("traj_tails_ois", fixed(tails.variances()?[0], 2))
        .put("traj_tails_wis", fixed(tails.variances()?[1], 2))
        .put("traj_heads_ois", fixed(heads.variances()?[0], 2))
        .put("traj_heads_wpdis", fixed(heads.variances()?[3], 2))
        .put("traj_back_pdis", fixed(back.variances()?[2], 4))
        .put("traj_sixteen_ois", fixed(sixteen.variances()?[0], 2))
        .put("traj_sixteen_wis", fixed(sixteen.variances()?[1], 2))
        .put("traj_cells_ois", fixed(cells.variances()?[0], 0))
        .put("traj_cells_pdis", fixed(cells.variances()?[2], 0))
        .put("traj_cells_value", fixed(cells.two()?.value()?, 2))
        .put("traj_leaning_pdis", fixed(leaning.variances()?[2], 0))
        .put("traj_leaning_largest", fixed(leaning.largest_ratio(), 1))
        .put("traj_further_largest", fixed(further.largest_ratio(), 1))
        .put("traj_further_pdis", fixed(further.variances()?[2], 0))
        .put("traj_episodes", count(EPISODES as usize));
    numbers.save("trajectories")
}

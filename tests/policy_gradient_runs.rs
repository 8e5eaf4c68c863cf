//! The learning runs of policy gradients on CartPole and in the 4×3 world: a prefix of each committed one,
//! learnt again bit for bit, and the same bits on any number of threads and any machine.

mod committed_runs;

use committed_runs::{Row, rows};
use reweight::actor_critic::{self, A2C, Learner, Schedule, Settings, VANILLA};
use reweight::asynchronous::{self, Asynchronous, Lag, Stale};
use reweight::batch_learner::{self, Point, climb};
use reweight::cartpole::CartPole;
use reweight::four_by_three::{GAMMA, world};
use reweight::vanilla::{self, Baseline, Reuse};

/// The rows of one arm and the first seed, at least so many.
fn first_seed(name: &str, arm: usize, least: usize) -> Vec<Row> {
    rows(name, &[("arm", &arm.to_string()), ("seed", "1")], least)
}

#[test]
fn cartpole_curves_begin_as_committed() {
    let rate = |policy_rate| Settings { policy_rate, ..VANILLA };
    let arms = [
        VANILLA,
        rate(0.01),
        rate(0.03),
        A2C,
        Settings { lambda: 0.95, ..A2C },
        Settings { actors: 1, steps: 20, ..A2C },
    ];
    let schedule = Schedule { total: 4_000, every: 2_000, episodes: 20 };
    for (arm, settings) in arms.into_iter().enumerate() {
        let pole = CartPole::default();
        let curve = actor_critic::curve(&pole, settings, schedule, 1).unwrap();
        assert_eq!(curve.len(), 3);
        let rows = first_seed("pg_cartpole", arm, curve.len());
        for (row, (steps, mean)) in rows.iter().zip(curve) {
            assert_eq!(row["steps"], steps.to_string());
            assert_eq!(row["mean_return"], mean.to_string(), "arm {arm}");
        }
    }
}

#[test]
fn late_actors_begin_as_committed() {
    let arms = [
        (1, Stale::Gradient, Lag::AsItComes),
        (4, Stale::Gradient, Lag::AsItComes),
        (16, Stale::Gradient, Lag::AsItComes),
        (64, Stale::Gradient, Lag::AsItComes),
        (8, Stale::Gradient, Lag::Of(128)),
        (8, Stale::Data, Lag::Of(128)),
        (8, Stale::DataWithRatios, Lag::Of(128)),
    ];
    let schedule = Schedule { total: 4_000, every: 4_000, episodes: 20 };
    for (arm, (actors, stale, lag)) in arms.into_iter().enumerate() {
        let settings = Settings {
            actors,
            steps: 20,
            policy_rate: 0.001,
            critic_rate: 0.003,
            ..A2C
        };
        let pole = CartPole::default();
        let curve = asynchronous::curve(&pole, settings, (stale, lag), schedule, 1);
        let curve = curve.unwrap();
        assert_eq!(curve.len(), 2);
        let rows = first_seed("pg_lag", arm, curve.len());
        for (row, point) in rows.iter().zip(curve) {
            assert_eq!(row["steps"], point.steps.to_string());
            assert_eq!(row["mean_return"], point.mean_return.to_string());
            let most = point.late.iter().map(|late| late.largest_ratio);
            let most = most.fold(0.0, f64::max);
            let most = if point.late.is_empty() { 1.0 } else { most };
            assert_eq!(row["ratio_most"], most.to_string(), "arm {arm}");
        }
    }
}

#[test]
fn batches_used_many_times_begin_as_committed() {
    let schedule = Schedule { total: 2_000, every: 2_000, episodes: 20 };
    let of = |settings, uses, with_ratio: bool| {
        let pole = CartPole::default();
        let credit = |ratio, a| if with_ratio { ratio * a } else { a };
        batch_learner::curve(&pole, settings, schedule, 1, |pair, batch| {
            climb(pair, batch, uses, credit)
        })
    };
    let rate = |policy_rate| Settings { policy_rate, ..VANILLA };
    let with = [1, 4, 8, 16, 32].map(|uses| (uses, VANILLA));
    let without = [4, 8, 16, 32].map(|uses| (uses, VANILLA));
    let without = [&without[..], &[(1, rate(0.03)), (1, rate(0.1))]].concat();
    for (name, arms) in
        [("cartpole_reuse", &with[..]), ("cartpole_no_ratio", &without[..])]
    {
        for (arm, (uses, settings)) in arms.iter().enumerate() {
            let curve = of(*settings, *uses, name == "cartpole_reuse").unwrap();
            assert_eq!(curve.len(), 2);
            let rows = first_seed(name, arm, curve.len());
            for (row, point) in rows.iter().zip(curve) {
                assert_eq!(row["steps"], point.steps.to_string());
                assert_eq!(row["mean_return"], point.mean_return.to_string());
                for (column, x) in Point::COLUMNS.into_iter().zip(point.summary()) {
                    assert_eq!(row[column], x.to_string(), "{name} {arm} {column}");
                }
            }
        }
    }
}

#[test]
fn late_actors_with_cut_ratios_begin_as_committed() {
    let arms = [
        (0.001, Stale::DataWithCutRatios),
        (0.003, Stale::DataWithCutRatios),
        (0.003, Stale::DataWithRatios),
        (0.003, Stale::Gradient),
    ];
    let schedule = Schedule { total: 4_000, every: 4_000, episodes: 20 };
    for (arm, (policy_rate, stale)) in arms.into_iter().enumerate() {
        let settings = Settings {
            actors: 8,
            steps: 20,
            policy_rate,
            critic_rate: 3.0 * policy_rate,
            ..A2C
        };
        let (pole, how) = (CartPole::default(), (stale, Lag::Of(128)));
        let curve = asynchronous::curve(&pole, settings, how, schedule, 1);
        let curve = curve.unwrap();
        assert_eq!(curve.len(), 2);
        let rows = first_seed("traces_lag", arm, curve.len());
        for (row, point) in rows.iter().zip(curve) {
            assert_eq!(row["steps"], point.steps.to_string());
            assert_eq!(row["mean_return"], point.mean_return.to_string());
        }
    }
}

#[test]
fn curves_in_the_four_by_three_world_begin_as_committed() {
    let of = |baseline, rate, uses, reuse| vanilla::Settings {
        baseline,
        rate,
        uses,
        reuse,
        ..vanilla::VANILLA
    };
    let (plain, ratio) = (Reuse::Uncorrected, Reuse::Ratio);
    let arms = [
        of(Baseline::None, 0.03, 1, plain),
        of(Baseline::Exact, 0.03, 1, plain),
        of(Baseline::Critic, 0.03, 1, plain),
        of(Baseline::Critic, 0.1, 1, plain),
        of(Baseline::Critic, 0.3, 1, plain),
        of(Baseline::Critic, 0.03, 8, plain),
        of(Baseline::Critic, 0.03, 32, plain),
        of(Baseline::Critic, 0.03, 8, ratio),
        of(Baseline::Critic, 0.03, 32, ratio),
    ];
    let world = world(GAMMA).unwrap();
    for (arm, settings) in arms.into_iter().enumerate() {
        let (scale, bars) = ((2_000, 500), (0.6, 0.5));
        let curve = vanilla::curve(&world, settings, scale, bars, 1).unwrap();
        assert_eq!(curve.len(), 5);
        let rows = first_seed("pg_world", arm, curve.len());
        for (row, point) in rows.iter().zip(curve) {
            assert_eq!(row["steps"], point.steps.to_string());
            assert_eq!(row["j"], point.value.to_string(), "arm {arm}");
        }
    }
}

/// FNV-1a of the bits of some numbers.
fn hash(numbers: &[f64]) -> u64 {
    let bytes = numbers.iter().flat_map(|x| x.to_bits().to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn one_two_and_four_threads_and_every_machine_have_these_bits() {
    for (settings, updates, bits) in [
        (VANILLA, 6, 0xa260_cd71_e380_9c63_u64),
        (A2C, 100, 0x2ff8_1b11_52a2_0303_u64),
    ] {
        for threads in [1, 2, 4] {
            let settings = Settings { threads, ..settings };
            let pole = CartPole::default();
            let mut learner = Learner::new(pole, settings, 1).unwrap();
            (0..updates).for_each(|_| learner.update().unwrap());
            let found = hash(learner.policy().parameters());
            assert_eq!(found, bits, "{threads} threads: {found:#018x}");
        }
    }
}

#[test]
fn the_queue_of_ticks_and_the_finite_world_have_these_bits_on_every_machine() {
    let settings = Settings { actors: 8, steps: 20, ..A2C };
    let (stale, lag) = (Stale::DataWithRatios, Lag::AsItComes);
    let pole = CartPole::default();
    let mut run = Asynchronous::new(pole, settings, stale, lag, 1).unwrap();
    (0..100).for_each(|_| {
        run.update().unwrap();
    });
    let found = hash(run.policy().parameters());
    assert_eq!(found, 0x6dcf_6a8f_d5aa_7b33, "{found:#018x}");

    let world = world(GAMMA).unwrap();
    let mut learner = vanilla::Learner::new(&world, vanilla::VANILLA, 1).unwrap();
    (0..50).for_each(|_| learner.update().unwrap());
    let found = hash(learner.theta());
    assert_eq!(found, 0xb22c_ee43_991a_ffd0, "{found:#018x}");
}

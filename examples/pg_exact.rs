//! What the chapter on the policy gradient says without a draw: the coin that is flipped again, the
//! theorem in the four-by-three world, the noise that each baseline leaves, the short corridor.

use libm::sqrt;
use reweight::four_by_three::{GAMMA, world};
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::streams::stream;
use reweight::trajectory::Trajectory;
use reweight::whole_episodes::{
    one_step_variance, optimal_baseline, reinforce, trace_variance,
};
use reweight::{corridor, flip_again};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Row, Table, TruthTable, count,
    fixed, scientific, significant,
};

const GAMES: u64 = 10_000;
const BATCHES: u64 = 150;
const SIXTEEN: u64 = 16;

fn main() -> Done {
    let mut numbers = Numbers::new();
    coin(&mut numbers)?;
    theorem(&mut numbers)?;
    baselines(&mut numbers)?;
    cells(&mut numbers)?;
    numbers.save("pg_exact")?;
    clouds()
}

/// The coin that is flipped again.
fn coin(numbers: &mut Numbers) -> Done {
    let game = flip_again::flip_again()?;
    let fair = flip_again::coin(0.5)?;
    let visits = game.visits(&fair)?[0];
    let slope = game.gradient(&fair)?[0][0];
    numbers
        .put("pg_coin_value", fixed(flip_again::value(0.5)?, 0))
        .put("pg_coin_bent", fixed(flip_again::value(0.6)?, 2))
        .put("pg_coin_other", fixed(flip_again::value(0.4)?, 1))
        .put("pg_coin_visits", fixed(visits, 0))
        .put("pg_coin_slope", fixed(slope, 0))
        .put("pg_coin_per_visit", fixed(slope / visits, 1))
        .put("pg_coin_games", count(GAMES as usize));

    let mut truth = TruthTable::new();
    let value = flip_again::value(0.5)?;
    let best = optimal_baseline(&game, &fair)?[0];
    for (id, name, b) in
        [(0, "nothing", 0.0), (1, "$V$", value), (2, "the best $b$", best)]
    {
        let mut sum = 0.0;
        for game_id in 0..GAMES {
            let mut rng = stream(1, id * GAMES + game_id);
            let one = Trajectory::play(&mut game.walk(None), &fair, &mut rng)?;
            sum += reinforce(&one, &fair, 1.0, &[b])?[0][0];
        }
        // Two entries, one the other's opposite: each has half of the trace.
        let variance = trace_variance(&game, &fair, &[b])? / 2.0;
        truth.row(&Row {
            what: &format!("minus {name}"),
            estimate: sum / GAMES as f64,
            standard_error: sqrt(variance / GAMES as f64),
            exact: slope,
            decimals: 3,
        });
    }
    numbers.put("pg_coin_best", fixed(best, 0));
    truth.save("pg_exact_coin")
}

/// What sixteen games say of the slope, over and over, for each way to judge them.
fn clouds() -> Done {
    let (game, fair) = (flip_again::flip_again()?, flip_again::coin(0.5)?);
    let value = flip_again::value(0.5)?;
    let best = optimal_baseline(&game, &fair)?[0];
    let mut data = Table::new(&["judged by", "spread of one estimate, exact"]);
    let names = [
        (3.0, "the return"),
        (2.0, "minus V"),
        (1.0, "minus the best b"),
        (0.0, "one step and V"),
    ];
    let x = Axis::linear("slope, from 16 games", -4.5..1.5)
        .ticks(&[-4.0, -3.0, -2.0, -1.0, 0.0, 1.0]);
    let y = Axis::linear("", -0.6..3.7).named_ticks(&names);
    let mut plot = Plot::new(x, y);
    for (row, ((height, name), b)) in
        (0_u64..).zip(names.iter().zip([0.0, value, best, value]))
    {
        let critic = row == 3;
        let mut dots = Vec::new();
        for batch in 0..BATCHES {
            let mut sum = 0.0;
            for i in 0..SIXTEEN {
                let id = 10 * GAMES + batch * SIXTEEN + i;
                let mut walk = game.walk(None);
                let one = Trajectory::play(&mut walk, &fair, &mut stream(1, id))?;
                sum += if critic {
                    // Heads, the last: 2 − V. A tail: 1 + V − V, and the score is −½.
                    let tails = one.steps.len() as f64 - 1.0;
                    0.5 * (2.0 - value) - 0.5 * tails
                } else {
                    reinforce(&one, &fair, 1.0, &[b])?[0][0]
                };
            }
            // Side by side, so that dots of one value can be counted.
            let aside = 0.6 * ((batch % 10) as f64 / 9.0 - 0.5);
            dots.push((sum / SIXTEEN as f64, height + aside, 2.2));
        }
        plot.bubbles(Ink::Sampled, 0.55, &dots);
        let variance = if critic {
            one_step_variance(&game, &fair)?
        } else {
            trace_variance(&game, &fair, &[b])?
        };
        let spread = sqrt(variance / 2.0 / SIXTEEN as f64);
        data.row([(*name).to_owned(), fixed(spread, 2)]);
    }
    let slope = flip_again::slope(0.5)?;
    plot.line(Ink::Truth, &[(slope, -0.6), (slope, 3.6)]).label(
        Ink::Truth,
        (slope, 3.6),
        (6.0, 2.0),
        Anchor::Start,
        "the slope of J",
    );
    Figure::new(
        "pg_exact",
        "What sixteen games say of the slope of J, judged in four ways",
        "Four strips of grey dots around an upright line at minus one. The topmost, judged by the bare \
         return, is the widest, from minus four to one; each further down is narrower, and the last, judged \
         by one step and V, stays within half of the line.",
    )
    .size(620, 300)
    .plot(plot)
    .data(data)
    .save()
}

/// The theorem against finite differences, and against what it is if the visits are forgotten.
fn theorem(numbers: &mut Numbers) -> Done {
    let world = world(GAMMA)?;
    // Any policy will do; a lopsided one hides nothing.
    let theta: Vec<Vec<f64>> = (0..world.states())
        .map(|s| (0..world.actions()).map(move |a| 0.1 * ((s * 4 + a) % 7) as f64))
        .map(Iterator::collect)
        .collect();
    let exact = world.gradient(&Policy::softmax(&theta)?)?;
    let (h, mut off) = (1e-5, 0.0_f64);
    for s in 0..world.states() {
        for a in 0..world.actions() {
            let at = |step: f64| -> Result<f64, MdpError> {
                let mut theta = theta.clone();
                theta[s][a] += step;
                world.value(&Policy::softmax(&theta)?)
            };
            let numeric = (at(h)? - at(-h)?) / (2.0 * h);
            off = off.max((numeric - exact[s][a]).abs());
        }
    }
    let largest = exact.iter().flatten().fold(0.0, |m: f64, g| m.max(g.abs()));
    // Rounding leaves about 1e-16 / h of a difference: whatever is below that is agreement.
    assert!(off < 1e-9, "{off}");
    numbers
        .put("pg_theorem_entries", (world.states() * world.actions()).to_string())
        .put("pg_theorem_within", scientific(1e-9, 1))
        .put("pg_theorem_largest", significant(largest, 2));
    Ok(())
}

/// What each baseline leaves, exactly.
fn baselines(numbers: &mut Numbers) -> Done {
    let four = world(GAMMA)?;
    let aimless = Policy::uniform(four.states(), four.actions())?;
    let (game, fair) = (flip_again::flip_again()?, flip_again::coin(0.5)?);
    let (cells, half) = (corridor::corridor()?, corridor::aliased(0.5)?);
    let each = [(&game, &fair), (&cells, &half), (&four, &aimless)];
    let left = |(world, policy): (&Mdp, &Policy)| -> Result<_, MdpError> {
        let (n, j) = (world.states(), world.value(policy)?);
        let of = |b: &[f64]| trace_variance(world, policy, b);
        Ok([
            of(&vec![0.0; n])?,
            of(&vec![j; n])?,
            of(&world.values(policy)?)?,
            of(&optimal_baseline(world, policy)?)?,
            one_step_variance(world, policy)?,
        ])
    };
    let all: Vec<[f64; 5]> =
        each.into_iter().map(left).collect::<Result<_, _>>()?;
    let mut table = Table::new(&[
        "what is subtracted",
        "the coin",
        "the corridor",
        "the 4×3 world",
    ]);
    for (k, name) in [
        "nothing",
        "$J$, one number",
        "$V(s)$, exact",
        "the best $b(s)$",
        "$V(s)$, and the rest of the episode read off $V$",
    ]
    .into_iter()
    .enumerate()
    {
        let cells = all.iter().map(|all| significant(all[k], 3));
        table.row([name.to_owned()].into_iter().chain(cells));
    }
    table.save("pg_exact_baselines")?;
    let slope: f64 = four.gradient(&aimless)?.iter().flatten().map(|g| g * g).sum();
    numbers
        .put("pg_noise_coin_quieter", fixed(sqrt(all[0][0] / all[0][4]), 1))
        .put("pg_noise_coin_none", fixed(all[0][0], 0))
        .put("pg_noise_coin_value", fixed(all[0][2], 0))
        .put("pg_noise_coin_best", fixed(all[0][3], 0))
        .put("pg_noise_corridor_j", fixed(all[1][1], 0))
        .put("pg_noise_corridor_v", fixed(all[1][2], 0))
        .put("pg_noise_world_none", significant(all[2][0], 3))
        .put("pg_noise_world_v", significant(all[2][2], 4))
        .put("pg_noise_world_best", significant(all[2][3], 4))
        .put("pg_noise_world_critic", significant(all[2][4], 2))
        .put("pg_noise_world_gain", fixed(all[2][2] / all[2][4], 0))
        .put("pg_noise_world_signal", significant(slope, 2))
        .put("pg_noise_world_episodes", fixed(all[2][3] / slope, 0));
    Ok(())
}

/// The corridor whose cells look alike.
fn cells(numbers: &mut Numbers) -> Done {
    let best = corridor::best();
    numbers
        .put("pg_corridor_best", fixed(best, 2))
        .put("pg_corridor_j", fixed(corridor::value(best), 2))
        .put("pg_corridor_right", fixed(corridor::value(0.95), 1))
        .put("pg_corridor_left", fixed(corridor::value(0.05), 1))
        .put("pg_corridor_half", fixed(corridor::slope(0.5)?, 2));
    Ok(())
}

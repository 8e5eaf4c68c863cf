//! What the chapter on the surrogate says without a draw: the coin, the lemma, the corridor, a line in
//! the four-by-three world, and the slopes that old data give.

use libm::sqrt;
use reweight::batch_reuse::{Batch, Correction};
use reweight::four_by_three::{GAMMA, START, world};
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::old_data_slope::said;
use reweight::one_batch::{climb_exactly, half_trained};
use reweight::stale_gradient::cosine;
use reweight::streams::stream;
use reweight::surrogate::{Surrogate, difference, excursion_slope};
use reweight::trajectory::{Step, Trajectory};
use reweight::{corridor, flip_again};
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Row, Table, TruthTable, count,
    fixed, percent, plain, scientific, significant,
};

/// As many episodes as a batch of this chapter has.
const EPISODES: usize = 8;
/// Games of the coin for each row of the truth table.
const GAMES: u64 = 10_000;
const FROM: f64 = 0.3;
const TO: f64 = 0.9;

fn main() -> Done {
    let mut numbers = Numbers::new();
    coin(&mut numbers)?;
    lemma(&mut numbers)?;
    corridor_numbers(&mut numbers)?;
    slopes(&mut numbers)?;
    lines(&mut numbers)?;
    numbers.save("surrogate_exact")
}

/// The coin that is flipped again: one state, and yet not exact.
fn coin(numbers: &mut Numbers) -> Done {
    let (game, fair) = (flip_again::flip_again()?, flip_again::coin(0.5)?);
    let here = Surrogate::new(&game, &fair)?;
    for (key, heads) in [("bent", 0.6), ("other", 0.4)] {
        let new = flip_again::coin(heads)?;
        let gain = flip_again::value(heads)? - flip_again::value(0.5)?;
        numbers
            .put(
                &format!("surrogate_coin_{key}_promised"),
                fixed(here.value(&new)?, 1),
            )
            .put(&format!("surrogate_coin_{key}_gain"), fixed(gain, 2))
            .put(
                &format!("surrogate_coin_{key}_visits"),
                fixed(game.visits(&new)?[0], 2),
            );
    }
    numbers
        .put("surrogate_coin_visits", fixed(here.visits()[0], 0))
        .put("surrogate_coin_games", count(GAMES as usize));
    // A game is so many flips: all but the last show tails.
    let game_of = |flips: usize| {
        let flip = |i: usize| match i + 1 == flips {
            true => Step { state: 0, action: 0, reward: 2.0 },
            false => Step { state: 0, action: 1, reward: 1.0 },
        };
        Trajectory { steps: (0..flips).map(flip).collect(), left_in: None }
    };
    let bent = flip_again::coin(0.6)?;
    let mut truth = TruthTable::new();
    let gain = flip_again::value(0.6)? - flip_again::value(0.5)?;
    for (id, what, correction, exact) in [
        (0, "one ratio a flip: $L$", Correction::Ratio, here.value(&bent)?),
        (1, "products: $J - J_{\\text{old}}$", Correction::Products, gain),
    ] {
        let says = |one: Trajectory| {
            Batch::of(&game, &fair, &[one])?.promise(&bent, correction)
        };
        let (mut sum, mut chance, mut second) = (0.0, 1.0, 0.0);
        for i in 0..GAMES {
            let mut rng = stream(1, id * GAMES + i);
            sum += says(Trajectory::play(&mut game.walk(None), &fair, &mut rng)?)?;
        }
        for flips in 1..200 {
            chance /= 2.0;
            let said = says(game_of(flips))?;
            second += chance * said * said;
        }
        let n = GAMES as f64;
        truth.row(&Row {
            what,
            estimate: sum / n,
            standard_error: sqrt((second - exact * exact) / n),
            exact,
            decimals: 3,
        });
    }
    truth.save("surrogate_exact_coin")
}

/// A lopsided policy hides nothing.
fn lopsided(size: f64) -> Result<Policy, MdpError> {
    let entry = |s: usize, a: usize| size * ((s * 4 + a) % 7) as f64;
    let row = |s: usize| (0..4).map(|a| entry(s, a)).collect();
    Policy::softmax(&(0..9).map(row).collect::<Vec<Vec<f64>>>())
}

fn lemma(numbers: &mut Numbers) -> Done {
    let (four, cells, game) =
        (world(GAMMA)?, corridor::corridor()?, flip_again::flip_again()?);
    let pairs = [
        ("the 4×3 world", &four, lopsided(0.1)?, lopsided(-0.3)?),
        ("the corridor", &cells, corridor::aliased(FROM)?, corridor::aliased(TO)?),
        ("the coin", &game, flip_again::coin(0.5)?, flip_again::coin(0.6)?),
    ];
    let mut table = Table::new(&[
        "world",
        "old states: $L$",
        "new states: the lemma",
        "$J - J_{\\text{old}}$",
    ]);
    for (name, world, old, new) in pairs {
        let gain = world.value(&new)? - world.value(&old)?;
        let sum = difference(world, &old, &new)?;
        assert!((sum - gain).abs() < 1e-10 * (1.0 + gain.abs()));
        let l = Surrogate::new(world, &old)?.value(&new)?;
        table.row([name.to_owned(), fixed(l, 6), fixed(sum, 6), fixed(gain, 6)]);
    }
    numbers.put("surrogate_lemma_within", scientific(1e-10, 1));
    table.save("surrogate_exact_lemma")
}

/// L and J in the corridor, by the probability of going right.
fn corridor_numbers(numbers: &mut Numbers) -> Done {
    let world = corridor::corridor()?;
    let here = Surrogate::new(&world, &corridor::aliased(FROM)?)?;
    let promised = |p: f64| -> Result<f64, MdpError> {
        Ok(corridor::value(FROM) + here.value(&corridor::aliased(p)?)?)
    };
    let off = |p: f64| -> Result<f64, MdpError> {
        Ok((promised(p)? - corridor::value(p)).abs())
    };
    // J(p) = J(0.3) again, and between the two it is better.
    let back = 14.0 / 17.0;
    assert!((corridor::value(back) - corridor::value(FROM)).abs() < 1e-12);
    numbers
        .put("surrogate_corridor_from", plain(FROM, 1))
        .put("surrogate_corridor_to", plain(TO, 1))
        .put("surrogate_corridor_old", fixed(corridor::value(FROM), 1))
        .put("surrogate_corridor_new", fixed(corridor::value(TO), 1))
        .put("surrogate_corridor_promised", fixed(promised(TO)?, 1))
        .put("surrogate_corridor_back", fixed(back, 2))
        .put("surrogate_corridor_best", fixed(corridor::best(), 2))
        .put(
            "surrogate_corridor_best_j",
            fixed(corridor::value(corridor::best()), 1),
        )
        .put("surrogate_corridor_off_near", significant(off(0.31)?, 2))
        .put("surrogate_corridor_off_twice", significant(off(0.32)?, 2))
        .put(
            "surrogate_corridor_off_times",
            significant(off(0.32)? / off(0.31)?, 2),
        )
        .put("surrogate_corridor_ratio", significant(TO / FROM, 2));
    Ok(())
}

/// What is called the policy gradient with importance sampling, four times, away from the old policy.
fn slopes(numbers: &mut Numbers) -> Done {
    let world = world(GAMMA)?;
    let old = Policy::softmax(&half_trained(&world)?)?;
    let here = Surrogate::new(&world, &old)?;
    let mut table = Table::new(&[
        "steps",
        "KL",
        "no ratio",
        "one ratio",
        "new $A$",
        "sd: one ratio",
        "sd: products",
        "sd: fresh",
    ]);
    for steps in [0, 1, 2, 5, 10, 20] {
        let mut theta = half_trained(&world)?;
        climb_exactly(&world, &mut theta, steps)?;
        let new = Policy::softmax(&theta)?;
        let truth = world.gradient(&new)?;
        let mut offs = Vec::new();
        let mut spreads = Vec::new();
        for correction in
            [Correction::None, Correction::Ratio, Correction::Products]
        {
            let (off, spread) =
                said(&world, &old, &new, correction)?.beside(&truth, EPISODES)?;
            offs.push(off);
            spreads.push(spread);
        }
        let excursion = excursion_slope(&world, &old, &new)?;
        let off = distance(&excursion, &truth);
        let fresh = said(&world, &new, &new, Correction::None)?;
        let fresh = fresh.beside(&truth, EPISODES)?.1;
        let spread = |x: f64| {
            if x.is_finite() { significant(x, 2) } else { "∞".to_owned() }
        };
        let none = |x: f64| {
            if x < 1e-9 { "0".to_owned() } else { percent(x, 2) }
        };
        // Products are right on average, to rounding.
        assert!(offs[2] < 1e-9);
        table.row([
            steps.to_string(),
            significant(here.kl(&new)?, 2),
            none(offs[0]),
            none(offs[1]),
            none(off),
            spread(spreads[1]),
            spread(spreads[2]),
            spread(fresh),
        ]);
        let key = |what: &str| format!("surrogate_slope_{what}_{steps}");
        numbers
            .put(&key("kl"), significant(here.kl(&new)?, 2))
            .put(&key("none"), none(offs[0]))
            .put(&key("ratio"), none(offs[1]))
            .put(&key("excursion"), none(off))
            .put(&key("products_sd"), spread(spreads[2]))
            .put(&key("ratio_sd"), spread(spreads[1]))
            .put(&key("fresh_sd"), spread(fresh))
            .put(
                &key("cosine"),
                fixed(cosine(&here.slope(&new)?.concat(), &truth.concat())?, 2),
            )
            .put(
                &key("none_cosine"),
                fixed(
                    cosine(
                        &here.slope_without_ratio(&new)?.concat(),
                        &truth.concat(),
                    )?,
                    2,
                ),
            );
    }
    table.save("surrogate_exact_slopes")
}

fn distance(a: &[Vec<f64>], truth: &[Vec<f64>]) -> f64 {
    let square = |x: f64| x * x;
    let pairs = a.iter().flatten().zip(truth.iter().flatten());
    let off: f64 = pairs.map(|(a, b)| square(a - b)).sum();
    sqrt(off / truth.iter().flatten().map(|x| square(*x)).sum::<f64>())
}

/// The policy so far along the slope of J at the half-trained one.
fn along(world: &Mdp, far: f64) -> Result<Policy, MdpError> {
    let theta = half_trained(world)?;
    let slope = world.gradient(&Policy::softmax(&theta)?)?;
    let rows = theta.iter().zip(slope);
    let row = |(row, slope): (&Vec<f64>, Vec<f64>)| {
        row.iter().zip(slope).map(|(t, g)| t + far * g).collect()
    };
    Policy::softmax(&rows.map(row).collect::<Vec<Vec<f64>>>())
}

fn lines(numbers: &mut Numbers) -> Done {
    let (cells, four) = (corridor::corridor()?, world(GAMMA)?);
    let mut data = Table::new(&["world", "place", "J", "J_old + L"]);
    let here = Surrogate::new(&cells, &corridor::aliased(FROM)?)?;
    let x = Axis::linear("right in each cell, with probability", 0.1..1.0)
        .ticks(&[0.1, 0.3, 0.5, 0.7, 0.9]);
    let y = Axis::linear("J", -34.0..14.0)
        .ticks(&[-30.0, -20.0, -10.0, 0.0, 10.0])
        .grid();
    let mut left = Plot::new(x, y).heading("the corridor");
    let (mut j, mut l) = (Vec::new(), Vec::new());
    for i in 13..=93 {
        let p = f64::from(i) / 100.0;
        j.push((p, corridor::value(p)));
        l.push((p, corridor::value(FROM) + here.value(&corridor::aliased(p)?)?));
        if i % 10 == 0 {
            data.row([
                "the corridor".to_owned(),
                fixed(p, 2),
                fixed(j[j.len() - 1].1, 2),
                fixed(l[l.len() - 1].1, 2),
            ]);
        }
    }
    let inside = |line: &[(f64, f64)]| -> Vec<(f64, f64)> {
        line.iter().copied().filter(|p| (-34.0..=14.0).contains(&p.1)).collect()
    };
    left.line(Ink::Truth, &inside(&j)).dashed(Ink::Truth, &inside(&l));
    left.dots(Ink::Old, &[(FROM, corridor::value(FROM))]);
    left.label(
        Ink::Old,
        (FROM, corridor::value(FROM)),
        (8.0, 14.0),
        Anchor::Start,
        "π_old",
    )
    .label(Ink::Truth, (0.62, l[49].1), (-8.0, -8.0), Anchor::End, "promised")
    .label(
        Ink::Truth,
        (0.8, corridor::value(0.8)),
        (6.0, -6.0),
        Anchor::Start,
        "J",
    );

    let old = along(&four, 0.0)?;
    let here = Surrogate::new(&four, &old)?;
    let base = four.value(&old)?;
    let best = four.best_values()?[START];
    let x = Axis::linear("steps along the slope at π_old", 0.0..24.0)
        .ticks(&[0.0, 5.0, 10.0, 15.0, 20.0]);
    let y =
        Axis::linear("J", -0.6..2.2).ticks(&[-0.5, 0.0, 0.5, 1.0, 1.5, 2.0]).grid();
    let mut right = Plot::new(x, y).heading("the 4×3 world");
    let (mut j, mut l) = (Vec::new(), Vec::new());
    for i in 0..=96 {
        let far = f64::from(i) / 4.0;
        let new = along(&four, far)?;
        j.push((far, four.value(&new)?));
        l.push((far, base + here.value(&new)?));
        if i % 8 == 0 {
            data.row([
                "the 4×3 world".to_owned(),
                fixed(far, 2),
                fixed(j[j.len() - 1].1, 2),
                fixed(l[l.len() - 1].1, 2),
            ]);
        }
    }
    let most =
        |line: &[(f64, f64)]| line.iter().map(|p| p.1).fold(f64::MIN, f64::max);
    numbers
        .put("surrogate_line_old", fixed(base, 2))
        .put("surrogate_line_best", fixed(best, 2))
        .put("surrogate_line_promised", fixed(most(&l), 2))
        .put("surrogate_line_most", fixed(most(&j), 2))
        .put("surrogate_line_end", fixed(j[96].1, 2));
    right.line(Ink::Truth, &j).dashed(Ink::Truth, &l);
    right.dots(Ink::Old, &[(0.0, base)]);
    right
        .label(Ink::Old, (0.0, base), (10.0, 4.0), Anchor::Start, "π_old")
        .label(Ink::Truth, l[48], (-4.0, -8.0), Anchor::End, "promised")
        .label(Ink::Truth, j[72], (0.0, 16.0), Anchor::Middle, "J");
    Figure::new(
        "surrogate_exact",
        "What the surrogate promises and what J does, along a line in two worlds",
        "Two plots. Left, a dashed straight line touches a solid hill at an orange dot and runs on upwards, \
         above zero, while the hill bends over and falls below the dot. Right, a dashed curve rises from an \
         orange dot far above a solid one that levels off.",
    )
    .size(660, 330)
    .columns(2)
    .plot(left)
    .plot(right)
    .data(data)
    .save()
}

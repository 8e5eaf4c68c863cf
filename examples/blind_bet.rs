//! The bet of the preface: many games in order, and how often the intervals hold the truth.

use reweight::blind_bet::{DRAWS, GAPS, ROUNDS, Round, game};
use reweight_style::{Done, Numbers, count, fixed, percent, significant};

const GAMES: usize = 1_000;

fn main() -> Done {
    let games =
        (0..GAMES).map(|n| game(n as u32)).collect::<Result<Vec<_>, _>>()?;
    // A game of average luck: of many games in order, the first whose score is their median.
    let score = |game: &[Round]| game.iter().filter(|r| r.holds()).count();
    let mut scores: Vec<usize> = games.iter().map(|g| score(g)).collect();
    let average = scores.iter().sum::<usize>() as f64 / GAMES as f64;
    scores.sort_unstable();
    let held = scores[GAMES / 2];
    let shown = games.iter().position(|g| score(g) == held).unwrap_or_default();
    let above = |r: &&Round| r.truth > r.estimate.interval().1;
    let missed_below = games[shown].iter().filter(above).count();
    let all = games.concat();
    let misses = all.iter().filter(|r| !r.holds()).count() as f64;
    let too_low = all.iter().filter(above).count() as f64 / misses;

    let held_at = |gap: f64| {
        let there: Vec<_> = all.iter().filter(|r| r.gap == gap).collect();
        let held = there.iter().filter(|r| r.holds()).count();
        percent(held as f64 / there.len() as f64, 2)
    };

    let mut numbers = Numbers::new();
    numbers
        .put("bet_rounds", ROUNDS.to_string())
        .put("bet_draws", count(DRAWS))
        .put("bet_held", held.to_string())
        .put("bet_missed_below", missed_below.to_string())
        .put("bet_promised", significant(0.95 * f64::from(ROUNDS), 2))
        .put("bet_games", count(GAMES))
        .put("bet_shown", (shown + 1).to_string())
        .put("bet_misses_too_low", percent(too_low, 2))
        .put("bet_held_narrow", held_at(0.5))
        .put("bet_held_wide", held_at(f64::from(GAPS) / 2.0))
        .put("bet_average_held", significant(average, 2))
        .put("bet_widest_gap", fixed(f64::from(GAPS) / 2.0, 0));
    numbers.save("blind_bet")
}

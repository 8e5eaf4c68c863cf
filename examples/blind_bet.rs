//! The bet of the preface: ten batches over hidden gaps, then the same ten with the truth.

use reweight::blind_bet::{BetError, DRAWS, GAPS, Round};
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed, percent,
    significant,
};

const SEED: u64 = 1;
const ROUNDS: usize = 10;
const GAMES: usize = 1_000;
/// Where the picture ends; what lies beyond is written at the edge.
const EDGE: f64 = 22.0;

fn main() -> Done {
    // A game of average luck: of many games in order, the first whose score is their median.
    let games = (0..GAMES).map(game).collect::<Result<Vec<_>, _>>()?;
    let score = |game: &[Round]| game.iter().filter(|r| r.holds()).count();
    let mut scores: Vec<usize> = games.iter().map(|g| score(g)).collect();
    let average = scores.iter().sum::<usize>() as f64 / GAMES as f64;
    scores.sort_unstable();
    let held = scores[GAMES / 2];
    let shown = games.iter().position(|g| score(g) == held).unwrap_or_default();
    let rounds = &games[shown];
    let above = |r: &&Round| r.truth > r.estimate.interval().1;
    let missed_below = rounds.iter().filter(above).count();
    let all = games.concat();
    let misses = all.iter().filter(|r| !r.holds()).count() as f64;
    let too_low = all.iter().filter(above).count() as f64 / misses;

    let mut numbers = Numbers::new();
    numbers
        .put("bet_rounds", ROUNDS.to_string())
        .put("bet_draws", count(DRAWS))
        .put("bet_held", held.to_string())
        .put("bet_missed", (ROUNDS - held).to_string())
        .put("bet_missed_below", missed_below.to_string())
        .put("bet_promised", significant(0.95 * ROUNDS as f64, 2))
        .put("bet_games", count(GAMES))
        .put("bet_shown", (shown + 1).to_string())
        .put("bet_misses_too_low", percent(too_low, 2))
        .put("bet_average_held", significant(average, 2))
        .put("bet_widest_gap", fixed(f64::from(GAPS) / 2.0, 0));
    numbers.save("blind_bet")?;

    picture("blind_bet", rounds, false)?;
    picture("blind_bet_answers", rounds, true)
}

/// Each round has a stream of its own, so that any of them can be played again alone.
fn game(number: usize) -> Result<Vec<Round>, BetError> {
    let id = |round: usize| (number * ROUNDS + round) as u64;
    (0..ROUNDS).map(|round| Round::play(&mut stream(SEED, id(round)))).collect()
}

/// The ten intervals as horizontal bars, with or without what they should have held.
fn picture(name: &str, rounds: &[Round], answers: bool) -> Done {
    let names: Vec<String> = (1..=rounds.len()).map(|n| n.to_string()).collect();
    let ticks: Vec<(f64, &str)> =
        (1..).map(f64::from).zip(names.iter().map(String::as_str)).collect();
    let x = Axis::linear("estimate of the mean of x²", 0.0..EDGE)
        .ticks(&[0.0, 5.0, 10.0, 15.0, 20.0])
        .grid();
    let y =
        Axis::linear("batch", rounds.len() as f64 + 0.6..0.4).named_ticks(&ticks);
    let mut plot = Plot::new(x, y);
    let mut header = vec!["batch", "estimate", "95 % interval"];
    if answers {
        header.extend(["hidden gap", "truth", "held"]);
    }
    let mut table = Table::new(&header);
    for (n, round) in (1..).zip(rounds) {
        let row = f64::from(n);
        let (low, high) = round.estimate.interval();
        plot.line(Ink::Sampled, &[(low.max(0.0), row), (high.min(EDGE), row)]);
        if round.estimate.value < EDGE {
            plot.dots(Ink::Sampled, &[(round.estimate.value, row)]);
        } else {
            let text = format!("{} →", fixed(round.estimate.value, 0));
            plot.label(Ink::Sampled, (EDGE, row), (0.0, -11.0), Anchor::End, &text);
        }
        let mut cells = vec![
            n.to_string(),
            fixed(round.estimate.value, 2),
            format!("{} to {}", fixed(low, 2), fixed(high, 2)),
        ];
        if answers {
            plot.line(
                Ink::Truth,
                &[(round.truth, row - 0.36), (round.truth, row + 0.36)],
            );
            if !round.holds() {
                let place = (round.truth, row);
                plot.label(Ink::Truth, place, (7.0, 0.0), Anchor::Start, "missed");
            }
            let held = if round.holds() { "yes" } else { "no" };
            cells.extend([
                fixed(round.gap, 1),
                fixed(round.truth, 2),
                held.to_owned(),
            ]);
        }
        table.row(cells);
    }
    let (title, desc) = if answers {
        (
            "The ten batches and the truth",
            "Ten horizontal intervals, each with its estimate as a dot and the truth as an upright stroke. Where the interval misses, the truth lies to its right.",
        )
    } else {
        (
            "Ten batches, each with its estimate and its reported 95 % interval",
            "Ten horizontal intervals of different lengths, each with its estimate as a dot. The truth is not shown.",
        )
    };
    Figure::new(name, title, desc).size(620, 330).plot(plot).data(table).save()
}

//! Blackjack as gymnasium plays it: `tests/gymnasium/blackjack.json` was written by running it.

use num_rational::Ratio;
use reweight::blackjack::{Hand, Table};
use serde_json::Value;

type Exact = Ratio<i128>;

fn recorded() -> Value {
    let text = std::fs::read_to_string("tests/gymnasium/blackjack.json").unwrap();
    serde_json::from_str(&text).unwrap()
}

fn numbers(list: &Value) -> Vec<u32> {
    let number = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    list.as_array().unwrap().iter().map(number).collect()
}

/// A hand of these cards.
fn hand(cards: &[u32]) -> Hand {
    let none = Hand { total: 0, usable: false };
    cards.iter().fold(none, |hand, card| hand.and(*card))
}

#[test]
fn the_dealers_law_is_gymnasiums_to_the_last_fraction() {
    let recorded = recorded();
    assert_eq!(recorded["versions"]["gymnasium"], "1.4.0");
    for (showing, law) in recorded["dealer"].as_object().unwrap() {
        let table = Table::new(12, false, showing.parse().unwrap()).unwrap();
        let ours = table.dealer::<Exact>().map(|chance| chance.to_string());
        let theirs = law.as_array().unwrap().iter();
        assert!(theirs.map(|x| x.as_str().unwrap()).eq(ours.iter()), "{showing}");
    }
}

#[test]
fn every_recorded_hand_goes_as_the_finite_world_says() {
    let recorded = recorded();
    let hands = recorded["hands"].as_array().unwrap();
    assert!(hands.len() >= 400);
    let (mut hits, mut sticks, mut soft) = (0, 0, 0);
    for played in hands {
        let [player, dealer] =
            ["player", "dealer"].map(|who| numbers(&played[who]));
        let seen: Vec<Vec<u32>> = played["observations"]
            .as_array()
            .unwrap()
            .iter()
            .map(numbers)
            .collect();
        let first = hand(&player[..2]);
        let table = Table::new(first.total, first.usable, dealer[0]).unwrap();
        let (world, mut dealt, mut now) = (table.mdp(), 2, first);
        let actions = numbers(&played["actions"]);
        for (step, &action) in actions.iter().enumerate() {
            let usable = u32::from(now.usable);
            assert_eq!(seen[step], [now.total, dealer[0], usable]);
            soft += usable;
            let state = table.state(now).unwrap();
            let all = world.outcomes(state, action as usize);
            let outcome = if action == 1 {
                hits += 1;
                let card = player[dealt];
                dealt += 1;
                now = now.and(card);
                assert_eq!(all[card as usize - 1].next, table.state(now));
                all[card as usize - 1]
            } else {
                sticks += 1;
                all[end_of(&dealer)]
            };
            let last = step + 1 == actions.len();
            assert_eq!(outcome.next.is_none(), last);
            assert_eq!(played["rewards"][step].as_f64(), Some(outcome.reward));
        }
        assert_eq!(dealt, player.len());
    }
    assert!(hits > 300 && sticks > 100 && soft > 50, "{hits} {sticks} {soft}");
}

/// Where the dealer's cards leave him, 17 to 21 or bust; he takes no card that he need not.
fn end_of(cards: &[u32]) -> usize {
    let before = hand(&cards[..cards.len() - 1]).total;
    assert!(before < 17 || cards.len() == 2);
    let end = hand(cards).total;
    assert!(end >= 17);
    (end as usize - 17).min(5)
}

"""Plays gymnasium's Blackjack-v1 and writes down what it did, for `tests/gymnasium_blackjack.rs`.

    pip install gymnasium==1.4.0
    python tests/gymnasium/blackjack.py > tests/gymnasium/blackjack.json

Two things are recorded. The dealer's law, as exact fractions: every way that cards can fall, by
gymnasium's own count of a hand. And hands, each from its own seed: the cards in the order in which the
environment dealt them, what it showed, what it paid. `sab` is off, since the book's states begin after
the deal, where no hand is a natural any more.
"""

import json
from fractions import Fraction
from functools import lru_cache

import gymnasium
import numpy
from gymnasium.envs.toy_text import blackjack

HANDS = 400


@lru_cache(maxsize=None)
def finals(hand):
    """The law of the dealer's final total, 22 for bust, from the cards of `hand` in order of rank."""
    total = blackjack.sum_hand(list(hand))
    if total >= 17:
        return {min(total, 22): Fraction(1)}
    law = {}
    for card in blackjack.deck:
        after = finals(tuple(sorted(hand + (card,))))
        for end, chance in after.items():
            law[end] = law.get(end, 0) + chance / len(blackjack.deck)
    return law


def play(seed):
    """One hand, played by a coin that hits six times in ten."""
    env = gymnasium.make("Blackjack-v1", natural=False, sab=False)
    coin = numpy.random.default_rng(seed)
    shown, _ = env.reset(seed=seed)
    table = env.unwrapped
    observations, actions, rewards = [[int(x) for x in shown]], [], []
    ended = False
    while not ended:
        action = int(coin.random() < 0.6)
        shown, reward, ended, truncated, _ = env.step(action)
        assert not truncated
        observations.append([int(x) for x in shown])
        actions.append(action)
        rewards.append(float(reward))
    return {
        "seed": seed,
        "player": table.player,
        "dealer": table.dealer,
        "actions": actions,
        "observations": observations,
        "rewards": rewards,
    }


def law(showing):
    chances = finals((showing,))
    return [str(chances.get(end, Fraction(0))) for end in range(17, 23)]


def main():
    recorded = {
        "versions": {"gymnasium": gymnasium.__version__, "numpy": numpy.__version__},
        "environment": "Blackjack-v1, natural=False, sab=False",
        "made_by": "tests/gymnasium/blackjack.py",
        "dealer": {str(showing): law(showing) for showing in range(1, 11)},
    }
    head = json.dumps(recorded, indent=1)[:-2]
    hands = ",\n".join("  " + json.dumps(play(seed)) for seed in range(1, HANDS + 1))
    print(f'{head},\n "hands": [\n{hands}\n ]\n}}')


main()

"""Records episodes of Gymnasium's CartPole-v1 for tests/gymnasium_cartpole.rs.

    pip install gymnasium==1.4.0
    python tests/gymnasium/cartpole.py > tests/gymnasium/cartpole.json

States are the environment's own numbers of double precision; what it shows to a policy is rounded
to single precision.
"""

import json

import gymnasium
import numpy


def coin(state, rng):
    return int(rng.integers(2))


def one_side(state, rng):
    return 0


def lean(state, rng):
    """Pushes towards the side to which the pole is about to fall: this reaches the limit."""
    return int(state[2] + 0.5 * state[3] + 0.05 * state[1] > 0)


def episode(env, seed, policy):
    rng = numpy.random.default_rng(seed)
    env.reset(seed=seed)
    states = [[float(x) for x in env.unwrapped.state]]
    actions, rewards = [], []
    while True:
        action = policy(states[-1], rng)
        _, reward, terminated, truncated, _ = env.step(action)
        states.append([float(x) for x in env.unwrapped.state])
        actions.append(action)
        rewards.append(float(reward))
        if terminated or truncated:
            # Both may hold: a pole that falls at the last step has fallen.
            end = "terminal" if terminated else "truncated"
            return {"states": states, "actions": actions, "rewards": rewards, "end": end}


def main():
    env = gymnasium.make("CartPole-v1")
    policies = [coin] * 6 + [one_side] + [lean]
    episodes = [episode(env, seed, policy) for seed, policy in enumerate(policies, 1)]
    print(json.dumps({"gymnasium": gymnasium.__version__, "episodes": episodes}))


main()

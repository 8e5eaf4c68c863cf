"""The transition table of gymnasium's CliffWalking, as tests/gymnasium_cliff.rs compares it with ours.

README.md says how to run it.
"""

import json

import gymnasium

world = gymnasium.make("CliffWalking-v1").unwrapped
rows, columns = world.shape
table = []
for state in range(rows * columns):
    for action in range(world.action_space.n):
        (outcome,) = world.P[state][action]
        chance, after, reward, terminated = outcome
        assert chance == 1.0
        table.append([state, action, int(after), float(reward), bool(terminated)])
start, _ = world.reset(seed=1)
print(
    json.dumps(
        {
            "gymnasium": gymnasium.__version__,
            "rows": int(rows),
            "columns": int(columns),
            "start": int(start),
            "columns_of_table": ["state", "action", "next", "reward", "terminated"],
            "table": table,
        }
    )
)

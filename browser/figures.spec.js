// How fast and how large, measured and printed. Run after everything else and alone, so that nothing disturbs it.

import { WIDGETS, expect, test } from "./widgets.js";

/** What a widget is measured with, where that is not what it shows at first. */
const LOADED = { "real-log": "mix=0.3", "tail-finder": "n=2000", "variance-bomb": "n=2000" };

for (const { id, element } of WIDGETS) {
  test(`${id}: frames, start and memory`, async ({ widget }) => {
    const it = await widget(id, { from: "http", state: LOADED[element] });
    const told = [];
    const frames = async (how) => {
      const name = await it.sliders.first().getAttribute("name");
      // A frame is late when another program has its turn; of five sweeps the quickest tells what the widget costs.
      const sweeps = [];
      for (let i = 0; i < 5; i++) sweeps.push(await it.frames(name));
      const { median, p95 } = sweeps.reduce((best, sweep) => (sweep.p95 < best.p95 ? sweep : best));
      told.push(`frame${how} ${median.toFixed(1)} ms (p95 ${p95.toFixed(1)})`);
      expect.soft(median).toBeLessThanOrEqual(8);
      expect.soft(p95).toBeLessThanOrEqual(16);
    };
    if (await it.sliders.count()) {
      await frames("");
      if (await it.unfold()) await frames(" with its drawers open");
    }
    const after = await it.liveAfter();
    const memory = (await it.memory()) / 2 ** 20;
    told.push(`live after ${after.toFixed(0)} ms`, `memory ${memory.toFixed(2)} MB`);
    console.log([id, LOADED[element]].filter(Boolean).join("?") + `: ${told.join(", ")}`);
    expect.soft(after).toBeLessThanOrEqual(300);
    expect.soft(memory).toBeLessThanOrEqual(4);
  });
}

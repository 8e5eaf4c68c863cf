// What <four-by-three> alone does: a batch used once needs no correction; the first batch is everybody's; a break stops the playing.

import { expect, test } from "./widgets.js";

const CORRECTIONS = ["0", "1", "2"];

test("used once, a batch says the same whatever a step counts", async ({ widget }) => {
  const it = await widget("four-by-three", { state: "uses=0&at=30" });
  const shown = new Set();
  for (const correction of CORRECTIONS) {
    await it.control("correction").selectOption(correction);
    await it.agrees();
    shown.add(await it.part("picture").innerHTML());
  }
  expect(shown.size).toBe(1);
  await expect(it.part("now")).toContainText("at best 0.66");
});

test("the first batch is the same whatever is done with it, and is then used in different ways", async ({ widget }) => {
  const it = await widget("four-by-three", { state: "uses=3&at=1" });
  const [steps, promises] = [new Set(), new Set()];
  for (const correction of CORRECTIONS) {
    await it.control("correction").selectOption(correction);
    await it.rest();
    steps.add(await it.control("at").getAttribute("aria-valuetext"));
    promises.add(await it.part("now").textContent());
  }
  expect(steps.size).toBe(1);
  expect(promises.size).toBe(3);
});

test("going back shows what was, and going on again what came", async ({ widget }) => {
  const it = await widget("four-by-three");
  const end = await it.part("picture").innerHTML();
  await it.control("at").press("Home");
  await it.rest();
  await expect(it.part("promise")).toContainText("no batch yet");
  await it.control("at").press("End");
  await it.rest();
  expect(await it.part("picture").innerHTML()).toBe(end);
});

test("dragging in the picture goes through the batches", async ({ widget }) => {
  const it = await widget("four-by-three", { state: "at=0" });
  await it.drag(it.figure.locator("[data-drag]"), 0, 0);
  expect(Number(await it.setting("at"))).toBeGreaterThan(25);
  expect(Number(await it.setting("at"))).toBeLessThan(35);
  await it.agrees();
});

test("playing stops where a batch breaks the policy, and says which", async ({ widget }) => {
  const it = await widget("four-by-three", { state: "uses=4&correction=2&seed=4&at=0" });
  await it.players.first().click();
  await expect(it.players.first()).toHaveText("Play", { timeout: 20_000 });
  const at = Number(await it.setting("at"));
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(60);
  await expect(it.part("law")).toContainText(`Batch ${at} took J from`);
  await it.agrees();
});

test("the drawer follows the last batch use by use, to the promise in sight", async ({ widget }) => {
  const it = await widget("four-by-three", { state: "uses=2&correction=2&at=1&more=1" });
  const promise = (await it.part("promise").textContent()).match(/^[+−]?[0-9.]+/)[0];
  await expect(it.part("inside")).toContainText(`the batch promises ${promise}`);
  await it.control("eta").selectOption("0");
  await it.agrees();
  await expect(it.part("inside")).not.toContainText(`the batch promises ${promise}`);
});

test("a reader of the screen hears what came of it", async ({ widget }) => {
  const it = await widget("four-by-three");
  await it.control("at").press("ArrowLeft");
  await expect(it.figure.locator(".told")).toHaveText(/^After 59 batches, each used 16\stimes, the exact J is 0\.\d\d; with each used once it is 0\.\d\d\./);
});

test.describe("on a telephone", () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 640 } });
  test("the picture and its slider share one screen", async ({ widget }) => {
    const it = await widget("four-by-three");
    const picture = await it.part("picture").boundingBox();
    const slider = await it.control("at").boundingBox();
    expect(slider.y + slider.height - picture.y).toBeLessThan(560); // the page's bar is on the screen as well
    const uses = await it.control("uses").boundingBox();
    expect(slider.y + slider.height - uses.y).toBeLessThan(640);
  });
});

// What <real-log> alone does: a row is deleted, the weights are clipped in the picture, a policy is mixed in, and one sees what moves.

import { expect, test } from "./widgets.js";

test("deleting the heaviest row moves SNIPS and the ESS, and not IPS", async ({ widget }) => {
  const log = await widget("real-log");
  await expect(log.part("picture")).toContainText("line 8,411: 69 % of the weight");
  await expect(log.part("says")).toContainText("0.00237");
  await expect(log.part("ess")).toContainText("2.08");
  await log.control("without").press("Space");
  await expect(log.part("says")).toContainText("0.00775");
  await expect(log.part("ess")).toContainText("537");
  await log.agrees();
  await log.control("estimator").selectOption("0");
  await expect(log.part("says")).toContainText("0.00744");
  await log.control("without").press("Space");
  await expect(log.part("says")).toContainText("0.00744");
  await log.agrees();
});

for (const by of ["mouse", "touch"]) {
  test.describe(by, () => {
    test.use({ hasTouch: by === "touch", viewport: by === "touch" ? { width: 360, height: 640 } : { width: 1280, height: 800 } });
    test(`τ is dragged in the picture by ${by}, and the page stays where it is`, async ({ widget }) => {
      const log = await widget("real-log", { state: "clip=3" });
      const area = log.figure.locator("[data-drag]").first();
      await area.evaluate((handle) => handle.scrollIntoView({ block: "center" }));
      const before = await log.page.evaluate(() => scrollY);
      const box = await area.boundingBox();
      await log.drag(area, -0.1 * box.width, 0, { by });
      const clip = Number(await log.setting("clip"));
      expect(clip).toBeGreaterThan(0);
      expect(clip).toBeLessThan(1.5);
      await expect(log.part("law")).toContainText("SNIPS ends at the log’s own rate");
      expect(await log.page.evaluate(() => scrollY)).toBe(before);
      await log.agrees();
    });
  });
}

for (const width of [360, 700, 1280]) {
  test(`it stays as high whatever is set, at ${width} px`, async ({ widget, page }) => {
    await page.setViewportSize({ width, height: 800 });
    const log = await widget("real-log");
    const { height } = await log.figure.boundingBox();
    for (const state of [
      { without: "1" },
      { clip: "1", mix: "0.3" },
      { estimator: "0", clip: "2" },
      { mix: "1", clip: "4.5" },
      { mix: "0.3", clip: "1", estimator: "0" },
      { campaign: "1", mix: "0.05", estimator: "1", clip: "0" },
    ]) {
      await log.element.evaluate((element, state) => {
        for (const [name, text] of Object.entries(state)) element.set(name, text);
        element.schedule();
      }, state);
      await log.agrees();
      expect(Math.abs((await log.figure.boundingBox()).height - height)).toBeLessThan(1);
    }
  });
}

test("picture and slider share a telephone's screen", async ({ widget, page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const log = await widget("real-log");
  const [picture, slider] = [await log.part("picture").boundingBox(), await log.control("clip").boundingBox()];
  expect(slider.y + slider.height - picture.y).toBeLessThan(500);
});

// What <identity-bars> alone does: a bar is dragged, by mouse and by finger, or stepped in its field; a hole is told.

import { expect, test } from "./widgets.js";

const HOLE = "q never shows heads: 6/5 is missing on its side. However many the draws, they settle on 2/5 instead of 8/5. The mean weight is 2/5.";

for (const by of ["mouse", "touch"]) {
  test.describe(by, () => {
    test.use({ hasTouch: by === "touch", viewport: by === "touch" ? { width: 360, height: 640 } : { width: 1280, height: 800 } });
    test(`a bar of q is dragged to zero by ${by}, and the page stays where it is`, async ({ widget }) => {
      const it = await widget("identity-bars");
      const bar = it.figure.locator('[data-drag^="qh "]');
      await bar.evaluate((handle) => handle.scrollIntoView({ block: "center" })); // room for the finger below it
      const before = await it.page.evaluate(() => scrollY);
      await it.drag(bar, 0, 60, { by });
      await expect(it.part("verdict")).toHaveText(HOLE);
      expect(await it.setting("qh")).toBe("0");
      expect(await it.page.evaluate(() => scrollY)).toBe(before);
      await it.agrees();
      await it.drag(it.figure.locator('[data-drag^="qt "]'), 0, 60, { by });
      await expect(it.part("verdict")).toHaveText("All bars of q are at zero: it draws nothing. Raise one of them.");
      await it.drag(it.figure.locator('[data-drag^="qh "]'), 0, -40, { by });
      await expect(it.part("verdict")).toContainText("q never shows tails");
      await it.agrees();
    });
  });
}

test("every bar is reached and stepped by keyboard, of the coin and of the five", async ({ widget }) => {
  const it = await widget("identity-bars");
  await it.unfold();
  for (const [five, names] of [["0", "ph pt qh qt fh ft"], ["1", "p1 p2 p3 p4 p5 q1 q2 q3 q4 q5 f1 f2 f3 f4 f5"]]) {
    await it.control("five").selectOption(five);
    await it.rest();
    await it.figure.locator("summary").focus();
    for (const name of names.split(" ")) {
      await it.page.keyboard.press("Tab");
      await expect(it.control(name)).toBeFocused();
      const before = Number(await it.setting(name));
      await it.page.keyboard.press("ArrowUp");
      await it.rest();
      expect(Number(await it.setting(name))).toBe(before + 1);
      await it.page.keyboard.press("ArrowDown");
      await it.rest();
      expect(Number(await it.setting(name))).toBe(before);
    }
  }
});

test("a reader of the screen hears both sides", async ({ widget }) => {
  const it = await widget("identity-bars");
  await it.button("Make a hole in q").press("Enter");
  await expect(it.figure.locator(".told")).toHaveText(/^Under p the mean of f is 8\/5\. Under q the mean of w f is 2\/5\. The draws give 0\.400\. q never shows heads/);
});

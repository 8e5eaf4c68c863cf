// What holds of every widget, whatever it shows. What one of them does by itself stands in a spec of its own.

import { shift } from "./reader.js";
import { WIDGETS, expect, test } from "./widgets.js";

for (const { path, id, element } of WIDGETS) {
  /** What an element does, it does wherever it stands: tried where it stands first. */
  const once = (...what) => WIDGETS.find((one) => one.element === element).id === id && test(...what);

  test.describe(`${id} on ${path}`, () => {
    test("is live from a file, and shows what the native program says", async ({ widget }) => {
      await (await widget(id, { from: "file" })).agrees();
    });

    test("is live under the strictest policy, shows what the native program says, and is shared by its address", async ({ widget }) => {
      const it = await widget(id);
      await it.agrees();
      const first = (await it.lines()).split("\n");
      await it.unfold();
      await it.nudge();
      const lines = await it.lines();
      // All that has changed stands in the address, when the hand rests.
      const changed = lines.split("\n").filter((line) => !first.includes(line));
      const words = changed.map((line) => new URLSearchParams([line.split("=")]).toString());
      await it.page.waitForFunction((words) => words.every((word) => location.hash.includes(word)), words);
      await it.page.reload();
      await it.live();
      expect(await it.lines()).toBe(lines);
      await it.agrees();
    });

    /** Every slider goes from one end to the other. */
    const slides = async (it, by) => {
      for (const slider of await it.sliders.all()) {
        const name = await slider.getAttribute("name");
        const { min, max } = await slider.evaluate(({ min, max }) => ({ min: +min, max: +max }));
        await it.slide(name, min, { by });
        const came = await it.slide(name, max, { by });
        expect(came).toBeGreaterThan(min + 0.9 * (max - min));
        await it.agrees();
      }
      await expect(it.page).toHaveURL(new RegExp(path));
    };

    once("obeys mouse, keys, and its buttons by Enter; neither page nor sidebar does; without motion it plays in one step", async ({ widget, page }) => {
      const it = await widget(id);
      await it.unfold();
      await slides(it, "mouse");

      await it.anew();
      for (const slider of await it.sliders.all()) {
        const { min, max, step } = await slider.evaluate(({ min, max, step }) => ({ min, max, step }));
        for (const [key, value] of [["End", max], ["Home", min], ["ArrowRight", +min + +step], ["ArrowLeft", min]]) {
          await slider.press(key);
          expect(Number(await slider.inputValue())).toBeCloseTo(Number(value), 9);
          await it.agrees();
        }
      }
      await expect(it.page).toHaveURL(new RegExp(path)); // the keys turn no page

      await it.anew();
      const names = await it.buttons.evaluateAll((all) => all.map((button) => button.value));
      for (const name of names) {
        const button = it.figure.locator(`button[value="${name}"]`);
        if (!(await button.isVisible()) || !(await button.isEnabled())) continue; // a press may take another away
        await button.press("Enter");
        await it.agrees();
      }

      await it.anew();
      await page.emulateMedia({ reducedMotion: "reduce" });
      for (const button of await it.players.all()) {
        const name = await button.textContent();
        await button.click();
        await it.rest();
        await expect(button).toHaveText(name);
        await it.agrees();
      }
    });

    test.describe("on a telephone", () => {
      test.use({ hasTouch: true, viewport: { width: 360, height: 800 } });
      once("follows the finger, and neither sidebar nor page does", async ({ widget }) => {
        const it = await widget(id);
        await it.unfold();
        await slides(it, "touch");
        await expect(it.page.locator("html")).not.toHaveClass(/sidebar-visible/);
      });
    });

    once("survives an address of nonsense, letters for a number, and a panic inside, and says so", async ({ widget, page }) => {
      const it = await widget(id);
      const names = await it.element.evaluate((element) => Object.keys(element.first));
      const state = [...names.map((name) => `${name}=%F0%9F%92%A5`), "nothing=1", "=", "%00%FF"].join("&");
      await page.goto("about:blank");
      await widget(id, { state });
      await expect(it.message).not.toBeEmpty();
      await it.nudge();
      await expect(it.message).toBeEmpty();
      await it.agrees();

      await it.anew();
      await it.unfold();
      for (const field of await it.fields.all()) {
        const before = await field.inputValue();
        await field.fill("seven");
        await expect(it.message).not.toBeEmpty();
        await field.fill(before);
        await expect(it.message).toBeEmpty();
        await it.agrees();
      }

      await it.element.evaluate((element) => {
        element.rust = { ...element.rust, ask: () => { throw new WebAssembly.RuntimeError("unreachable"); } };
        element.schedule();
      });
      await expect(it.message).toContainText("began anew");
      await it.nudge();
      await it.agrees();
    });

    test("does not shift as it comes alive, on a telephone or beside the sidebar", async ({ open, page }) => {
      await page.addInitScript((id) => {
        addEventListener("DOMContentLoaded", () => { globalThis.still = document.getElementById(id)?.getBoundingClientRect().height; });
      }, id);
      await page.route(/generated\/widgets\/.*\.js$/, (route) => setTimeout(() => route.continue(), 300));
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto("about:blank"); // the same page again, with a word for one of its places, is not loaded anew
        await open(`${path}#${id}`, { from: "http" });
        const figure = page.locator(`figure[id="${id}"]`);
        await expect(figure).toBeInViewport();
        const { sum, moved } = await shift(page);
        expect(sum, [`at ${width} px`, ...moved].join("\n")).toBeLessThan(0.02);
        const still = await page.evaluate(() => globalThis.still);
        const { height } = await figure.boundingBox();
        expect(Math.abs(height - still), `${height} px instead of the still's ${still} px at ${width} px`).toBeLessThan(1);
      }
    });

    once("is a picture where WebAssembly is blocked", async ({ widget, page }) => {
      await page.addInitScript(() => { WebAssembly.compile = WebAssembly.instantiate = () => Promise.reject(new Error("blocked")); });
      const it = await widget(id, { live: false });
      await expect(it.element).toHaveAttribute("data-state", "static");
      for (const control of await it.figure.locator("button, input, select").all()) await expect(control).toBeHidden();
      expect((await it.element.boundingBox()).height).toBeGreaterThan(60);
    });
  });
}

test("all live together on the page for printing", async ({ open }) => {
  const page = await open("print.html");
  const stills = page.locator("figure.widget > :first-child");
  await expect(stills).toHaveCount(WIDGETS.length);
  for (const still of await stills.all()) await expect(still).toHaveAttribute("data-state", "live");
  const doubled = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  expect(doubled).toEqual([]);
});

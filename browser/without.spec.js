// A page is whole for whoever opens it as a file, prints it, wants no motion, or runs no scripts.

import { SERVED_ONLY } from "./book.js";
import { PAGES, barriers, expect, figuresShow, looks, test, tooWide, unfold, wear } from "./reader.js";

const chrome = ["#mdbook-menu-bar", "#mdbook-sidebar", ".nav-chapters"];

for (const path of PAGES) {
  test(`${path} is quiet as a file, whole on paper, and keeps still where no motion is wanted`, async ({ open, page }) => {
    test.setTimeout(120_000); // print.html is laid out three times
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width: 794, height: 1123 }); // A4
    await open(path, { from: SERVED_ONLY.includes(path) ? "strict" : "file" });
    await wear(page, "navy");
    await page.emulateMedia({ media: "print" });
    await figuresShow(page);
    for (const part of chrome) {
      for (const element of await page.locator(part).all()) await expect(element).toBeHidden();
    }
    const folded = await page.evaluate(() => {
      const height = (element) => element.getBoundingClientRect().height;
      const all = [...document.querySelectorAll("main details:not(.data)")].filter((details) => details.checkVisibility());
      return all.filter((details) => height(details) < height(details.querySelector("summary")) + 10).map((details) => details.innerText.slice(0, 60));
    });
    expect(folded, "an answer that paper hides").toEqual([]);
    expect(await tooWide(page)).toEqual([]);
    if (path !== "print.html") expect(await barriers(page, { rules: ["color-contrast"], of: await looks(page) })).toEqual([]);

    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1280, height: 800 });
    await unfold(page);
    await figuresShow(page);
    await page.getByRole("button", { name: "Toggle Table of Contents" }).click();
    const moving = await page.evaluate(() => document.getAnimations().filter((a) => a.effect.getComputedTiming().endTime > 1).length);
    expect(moving).toBe(0);
  });
}

test("the cheat-sheet is one side of paper, of A4 and of Letter", async ({ open, page }) => {
  await open("back/cheat-sheet.html");
  for (const format of ["A4", "Letter"]) {
    const pages = (await page.pdf({ format })).toString("latin1").match(/\/Type\s*\/Page\b/g);
    expect(pages, format).toHaveLength(1);
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  for (const path of PAGES) {
    test(`${path} is whole without scripts`, async ({ open, page }) => {
      await open(path);
      const details = page.locator("main details").first();
      if (await details.count()) {
        await details.locator("> summary").click();
        await expect(details).toHaveJSProperty("open", true);
      }
      await unfold(page);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await figuresShow(page);
        expect(await tooWide(page), `too wide at ${width} px`).toEqual([]);
      }
      if (path !== "print.html") {
        await page.setViewportSize({ width: 1280, height: 800 });
        await expect(page.frameLocator(".sidebar-iframe-outer").getByRole("link", { name: "Notation" })).toBeVisible();
      }
    });
  }
});

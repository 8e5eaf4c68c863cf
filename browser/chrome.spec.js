// What surrounds the pages, as far as we mended it, and as far as a strict policy could break it.

import { expect, test } from "./reader.js";

const PAGE = "one-fraction/variance.html";

test("the sidebar opens and closes by keyboard, and says so", async ({ open }) => {
  const page = await open(PAGE);
  const toggle = page.getByRole("button", { name: "Toggle Table of Contents" });
  const sidebar = page.getByRole("navigation", { name: "Table of contents" });
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  while (!(await toggle.evaluate((it) => it === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(toggle).toHaveAttribute("aria-expanded", "false");
  await expect(sidebar).toBeHidden();
  await page.keyboard.press("Space");
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  await expect(sidebar).toBeVisible();
});

test("code wider than the screen scrolls by arrow keys, and the page does not turn", async ({ open }) => {
  const page = await open(PAGE);
  await page.setViewportSize({ width: 360, height: 800 });
  const code = page.locator("main > pre > code[tabindex='0']").first();
  await code.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => code.evaluate((it) => it.scrollLeft)).toBeGreaterThan(0);
  await expect(page).toHaveURL(new RegExp(PAGE));
});

test("arrow keys turn pages, and the search finds a page", async ({ open }) => {
  const page = await open(PAGE);
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/effective-sample-size/);
  await page.getByRole("button", { name: "Toggle Searchbar" }).click();
  await page.keyboard.type("glossary");
  await expect(page.locator("#mdbook-searchresults a").first()).toBeVisible();
});

test("after a leap upwards the bar stands at the top", async ({ open }) => {
  const page = await open(PAGE);
  const top = () => page.evaluate(() => Math.round(document.getElementById("mdbook-menu-bar").getBoundingClientRect().top));
  for (const y of [3000, 2600, 2500, 2800, 2400]) {
    await page.evaluate((y) => scrollTo(0, y), y);
    await expect.poll(top).toBeLessThanOrEqual(0);
  }
});

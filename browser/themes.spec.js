// Every page in every theme: nothing wider than the screen, and no barrier: not in our content, not in mdBook's chrome.

import { PAGES, THEMES, WIDTHS, barriers, expect, faint, test, tooWide, unfold, wear } from "./reader.js";

for (const path of PAGES) {
  test(`${path} fits the screen in every theme`, async ({ open, page }) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await open(path); // anew: mdBook decides as it loads whether the sidebar has room
      await unfold(page);
      for (const theme of THEMES) {
        await wear(page, theme);
        expect(await tooWide(page), `too wide in ${theme} at ${width} px`).toEqual([]);
      }
    }
  });

  test(`${path} has no barrier in any theme`, async ({ open }) => {
    test.setTimeout(240_000); // axe is slow
    const page = await open(path);
    await unfold(page);
    // print.html holds every page once more, and is looked at in one theme.
    for (const theme of path === "print.html" ? ["light"] : THEMES) {
      await wear(page, theme);
      // The themes differ in their colours alone.
      expect(await barriers(page, theme === "light" ? undefined : ["color-contrast", "link-in-text-block"]), theme).toEqual([]);
      expect(await faint(page, "svg text"), `too faint in ${theme}`).toEqual([]);
    }
  });
}

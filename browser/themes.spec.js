// Every page in every theme: nothing wider than the screen, and no barrier: not in our content, not in mdBook's chrome.

import { COLOURS, PAGES, THEMES, WIDTHS, barriers, expect, faint, looks, test, tooWide, unfold, wear } from "./reader.js";

/** They hold other pages once more, which are looked at there, word by word and in every theme. */
const AGAIN = ["index.html", "print.html"];

for (const path of PAGES) {
  test(`${path} fits the screen and has no barrier in any theme`, async ({ open, page }) => {
    test.setTimeout(240_000); // axe is slow
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await open(path); // anew: mdBook decides as it loads whether the sidebar has room
      await unfold(page);
      for (const theme of THEMES) {
        await wear(page, theme);
        expect(await tooWide(page), `too wide in ${theme} at ${width} px`).toEqual([]);
        if (width !== 1280) continue;
        const again = AGAIN.includes(path);
        if (again && theme !== "light") continue;
        expect(await faint(page, "svg text"), `too faint in ${theme}`).toEqual([]);
        // Every word in one theme; the others differ in their colours alone.
        if (theme === "light") expect(await barriers(page, { without: again ? COLOURS : [] }), theme).toEqual([]);
        if (theme !== "light" || again) expect(await barriers(page, { rules: COLOURS, of: await looks(page) }), theme).toEqual([]);
      }
    }
  });
}

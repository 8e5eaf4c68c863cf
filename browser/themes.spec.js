// Every page under the strictest policy, in every theme: nothing wider than the screen, and no barrier: not in our content, not in
// mdBook's chrome. It is opened three times, and each time the fixture `faults` listens.

import { COLOURS, PAGES, THEMES, WIDTHS, bare, barriers, expect, faint, looks, test, tooWide, unfold, wear } from "./reader.js";

/** They hold other pages once more, which are looked at there, in every theme. */
const AGAIN = ["index.html", "print.html"];

for (const path of PAGES) {
  test(`${path} fits the screen and has no barrier in any theme`, async ({ open, page }) => {
    test.setTimeout(240_000); // axe is slow
    const themes = AGAIN.includes(path) ? ["light"] : THEMES;
    let worn;
    const put = async (theme) => {
      if (worn !== theme) await wear(page, theme);
      worn = theme;
    };
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      worn = undefined;
      await open(path); // anew: mdBook decides as it loads whether the sidebar has room
      await unfold(page);
      for (const theme of themes) {
        await put(theme);
        expect(await tooWide(page), `too wide in ${theme} at ${width} px`).toEqual([]);
        if (width === 1280) expect(await faint(page), `too faint in ${theme}`).toEqual([]);
        if (width === 1280) await looks(page);
      }
    }
    await put("light");
    expect(await barriers(page, { without: COLOURS })).toEqual([]);
    // The colours of each look: what has none to show is emptied first, for axe takes its time for every box there is.
    await bare(page);
    for (const theme of themes) {
      await put(theme);
      expect(await barriers(page, { rules: COLOURS, of: "[data-look]" }), theme).toEqual([]);
    }
  });
}

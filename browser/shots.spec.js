// Pictures to be looked at, in shots/. They prove nothing by themselves, and are taken when SHOTS=1 asks for them.

import { PAGES, test, wear } from "./reader.js";

for (const path of PAGES.filter((path) => path !== "print.html" && path !== "index.html")) {
  test(`${path} has its picture taken`, async ({ open, page }) => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await open(path);
      for (const theme of ["light", "navy", "rust"]) {
        await wear(page, theme);
        await page.screenshot({ path: `shots/${path.replace(/\.html$/, "")}-${theme}-${width}.png`, fullPage: true });
      }
    }
  });
}

// Nothing jumps while a page loads from afar, without a policy: each file is late, the font, asked for first, less than the scripts.

import { PAGES, expect, shift, test } from "./reader.js";

// On a machine that is busy elsewhere even the small files may come after the large ones. What jumps by itself jumps each time.
test.describe.configure({ retries: 2 });

for (const path of PAGES) {
  test(`${path} is quiet over HTTP and does not shift`, async ({ open, page }) => {
    await page.route(/\.woff2$/, (route) => setTimeout(() => route.continue(), 100));
    await page.route(/\.js$/, (route) => setTimeout(() => route.continue(), 200));
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await open(path, { from: "http" });
      await expect(page.locator("main")).not.toBeEmpty();
      const { sum, moved } = await shift(page);
      expect(sum, [`at ${width} px`, ...moved].join("\n")).toBeLessThan(0.02);
    }
  });
}

// No error, no warning, no failed request, no word to another host, nothing that a strict policy forbids.
// The fixture `faults` listens; here every page is opened in every way.

import { PAGES, expect, test, waysTo } from "./reader.js";

for (const path of PAGES) {
  test(`${path} is quiet ${waysTo(path).join(", ")}`, async ({ open }) => {
    for (const way of waysTo(path)) {
      const page = await open(path, { from: way });
      await expect(page.locator("main")).not.toBeEmpty();
    }
  });
}

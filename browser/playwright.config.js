import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
const chromium = process.env.CHROMIUM ?? onPath.find((path) => existsSync(path));

if (!chromium || !existsSync(chromium)) {
  if (process.env.REQUIRE_BROWSER === "1") throw new Error("REQUIRE_BROWSER=1, and there is no Chromium; CHROMIUM=… names one");
  console.log("There is no Chromium on this machine (CHROMIUM=… names one): the proof in a browser is skipped.");
  process.exit(0);
}

export default defineConfig({
  testDir: ".",
  projects: [
    { name: "proof", testMatch: "*.spec.js", testIgnore: ["figures.spec.js", ...(process.env.SHOTS === "1" ? [] : ["shots.spec.js"])] },
    { name: "figures", testMatch: "figures.spec.js", fullyParallel: false, dependencies: ["proof"] },
  ],
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.REQUIRE_BROWSER === "1",
  timeout: 60_000,
  reporter: process.env.REQUIRE_BROWSER === "1" ? "dot" : "list",
  use: {
    actionTimeout: 10_000,
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: chromium, args: ["--disable-gpu", "--disable-quic"] },
  },
});

// Draws all diagrams as SVG into src/docs/diagrams, and the panel at work as src/docs/panel.png, in headless Chromium; needs
// `npm run build` before.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { diagrams } from "./diagrams.js";
import { picture, stamp } from "./picture.js";
import { ROOT, TARGET } from "./places.js";

const PANEL = "sales-follow-up.bpmn";

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const page = await browser.newPage();
await page.goto(pathToFileURL(join(TARGET, "page", "index.html")).href);
for (const diagram of diagrams()) {
  const xml = readFileSync(join(ROOT, "bpmn", diagram), "utf8");
  const warnings = await page.evaluate((text) => window.open(text), xml);
  if (warnings.length) {
    throw new Error(`${diagram}: ${warnings.join("; ")}`);
  }
  const svg = await page.evaluate(async () => (await window.modeler.saveSVG()).svg);
  mkdirSync(dirname(picture(diagram)), { recursive: true });
  writeFileSync(picture(diagram), svg.replace(/<svg /, `<!-- ${stamp(xml)} -->\n<svg `));
  console.log(`${diagram}: drawn`);
}
await page.setViewport({ width: 1280, height: 800 });
await page.evaluate((text) => window.open(text), readFileSync(join(ROOT, "bpmn", PANEL), "utf8"));
await page.evaluate(() => {
  const [start] = window.modeler.get("elementRegistry").filter(({ type }) => type === "bpmn:StartEvent");
  window.select(start.id);
});
await page.waitForSelector(".declic-words");
await page.screenshot({ path: join(ROOT, "src", "docs", "panel.png") });
await browser.close();

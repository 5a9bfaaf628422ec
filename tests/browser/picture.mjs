// Makes docs/page.png, the picture in the READMEs: `npm run picture` while `zhaiyao serve` runs.

import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const example = (name) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
const settled = () => page.waitForSelector('#article[aria-busy="false"]');
await page.goto(process.env.ZHAIYAO_URL ?? "http://127.0.0.1:8642/");
await page.waitForSelector("#text:enabled");
await page.setInputFiles("#file", ["news.txt", "broadcast.txt", "abstract.txt"].map(example));
await page.waitForSelector("#articles li:nth-child(3)");
await settled();
await page.click('#presets [data-chars="200"]');
await settled();
// What an editor of this article would strike and tick.
for (const [term, isTicked] of [
  ["何秀兰", "true"],
  ["补偿协议", "true"],
  ["生态补偿", "false"],
]) {
  const chip = page.locator(`#chips [data-keyword="${term}"] button[aria-pressed="${isTicked}"]`);
  if ((await chip.count()) > 0) await chip.click();
}
await settled();
await page.evaluate(() => {
  document.activeElement.blur();
  document.getElementById("text").scrollTop = 0;
});
await page.mouse.move(0, 0);
// The message about the opened files is gone by then.
await page.waitForFunction(() => document.getElementById("status").textContent === "");
await page.screenshot({ path: fileURLToPath(new URL("../../docs/page.png", import.meta.url)) });
await browser.close();

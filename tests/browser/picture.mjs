// Makes docs/page.png, the picture in the READMEs: `npm run picture` while `zhaiyao serve` runs.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const news = await readFile(new URL("../../examples/news.txt", import.meta.url), "utf8");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
await page.goto(process.env.ZHAIYAO_URL ?? "http://127.0.0.1:8642/");
await page.fill("#text", news);
await page.waitForSelector(".sentence");
await page.locator(".sentence", { hasText: "青枫河全长86公里" }).click();
await page.waitForSelector('.sentence[data-state="pinned"] mark');
await page.click('#presets [data-chars="200"]');
await page.waitForSelector('#article[aria-busy="false"]');
await page.evaluate(() => {
  document.activeElement.blur();
  document.getElementById("text").scrollTop = 0;
});
await page.mouse.move(0, 0);
await page.screenshot({ path: fileURLToPath(new URL("../../docs/page.png", import.meta.url)) });
await browser.close();

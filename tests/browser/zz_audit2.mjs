import { test } from "node:test";
import { onPage, paste, settled, kept, shown, example, pasteClipboard } from "./harness.mjs";
const OUT = "/tmp/desk/out/";
const news = await example("news.txt");
for (const width of [360, 1280, 1600]) for (const colorScheme of ["light", "dark"])
  test(`${width} ${colorScheme}`, () => onPage(async (page) => {
    await page.setInputFiles("#file", ["/work/shared/raw/gne/sina_4.html", "/work/shared/raw/gne/cjddsb_1.html", "/work/shared/raw/twnews/ettoday.html", "/work/shared/raw/gne/ifeng_1.html"]);
    await page.waitForFunction(() => document.querySelectorAll("#articles li").length === 4);
    await shown(page);
    await page.waitForTimeout(600);
    await page.screenshot({ path: `${OUT}s${width}${colorScheme}.png` });
    if (width !== 1600) await page.screenshot({ path: `${OUT}s${width}${colorScheme}full.png`, fullPage: true });
    await page.click("#open-house");
    await page.screenshot({ path: `${OUT}h${width}${colorScheme}.png` });
  }, { viewport: { width, height: width === 360 ? 740 : 800 }, colorScheme }));

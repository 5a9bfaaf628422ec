import { test } from "node:test";
import { onPage } from "./harness.mjs";
import { readFileSync } from "node:fs";
test("r", () => onPage(async (page) => {
  await page.setContent(readFileSync("/tmp/desk/out/drop.text.html", "utf8"));
  await page.screenshot({ path: "/tmp/desk/out/r1280.png" });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => document.querySelector("#a3").scrollIntoView());
  await page.screenshot({ path: "/tmp/desk/out/r360.png" });
}, { viewport: { width: 1280, height: 1500 }, url: "about:blank" }));

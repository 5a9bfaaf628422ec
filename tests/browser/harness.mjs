// A browser, a page of the server's, and what the tests have in common.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

const URL = process.env.ZHAIYAO_URL;

/** Of the packaged browser: it runs as any user and talks to nobody but the server. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
});

after(() => browser.close());

export const example = (name) => readFile(new globalThis.URL(`../../examples/${name}`, import.meta.url), "utf8");

/** Runs `steps` on a new page, and fails if the page met an error or a forbidden resource. */
export const onPage = async (steps, { locale = "zh-CN", url = URL, ...options } = {}) => {
  const context = await browser.newContext({ locale, viewport: { width: 1600, height: 1000 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: URL });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => request.url().startsWith(url) || /^(data|blob):/.test(request.url()) || faults.push(request.url()));
  // The machine may be at work.
  page.setDefaultTimeout(20_000);
  try {
    await page.goto(url);
    await steps(page, context);
  } finally {
    await context.close();
  }
  if (faults.length > 0) throw new Error(faults.join("\n"));
};

/** Waits until what was changed has come back from the server. */
export const settled = (page) => page.waitForSelector('#article[aria-busy="false"]', { state: "attached" });

export const paste = async (page, text) => {
  await page.fill("#text", text);
  await page.waitForSelector("#article .block");
  await settled(page);
};

export const summary = (page) => page.inputValue("#summary");

export const keywords = (page) => page.$$eval("#chips .chip", (chips) => chips.map((chip) => chip.dataset.keyword));

/** What a button copies. */
export const copied = async (page, button) => {
  await page.evaluate(() => (document.getElementById("status").textContent = ""));
  await page.click(button);
  await page.waitForSelector("#status:not(:empty)");
  return page.evaluate(() => navigator.clipboard.readText());
};

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds that is serious or worse. */
export const seriousFaults = async (page) => {
  // The page's own policy lets no script of others in: the debugger does.
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => window.axe.run());
  if (passes.length < 5) throw new Error("axe found nothing to check");
  const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`);
};

/** Drops a file on the page. */
export const drop = async (page, name, bytes) => {
  const transfer = await page.evaluateHandle(
    ([name, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], name));
      return transfer;
    },
    [name, [...bytes]],
  );
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
};

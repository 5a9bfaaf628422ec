// A browser, a page of the server's, and what the tests have in common.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

const URL = process.env.ZHAIYAO_URL;

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

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
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
});

after(() => browser.close());

export const example = (name) => readFile(new globalThis.URL(`../../examples/${name}`, import.meta.url), "utf8");

export const fixture = (name) => fileURLToPath(new globalThis.URL(`../fixtures/${name}`, import.meta.url));

/** An error that a page may meet where the server is made to fail. */
export const NO_ANSWER = /^Failed to load resource/;

/** Runs `steps` on a new page, and fails if the page met an error that is not `expected`, or a forbidden resource. */
export const onPage = async (steps, { locale = "zh-CN", url = URL, expected = null, hasClock = false, ...options } = {}) => {
  const context = await browser.newContext({ locale, viewport: { width: 1600, height: 1000 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && !expected?.test(message.text()) && faults.push(message.text()));
  page.on("request", (request) => request.url().startsWith(url) || /^(data|blob):/.test(request.url()) || faults.push(request.url()));
  // The machine may be at work.
  page.setDefaultTimeout(20_000);
  try {
    if (hasClock) await page.clock.install();
    await page.goto(url);
    if (url === URL) await ready(page);
    await steps(page, context);
  } finally {
    await context.close();
  }
  if (faults.length > 0) throw new Error(faults.join("\n"));
};

/** What `pattern` finds in the messages of a process. */
const told = async (child, pattern) => {
  for await (const line of createInterface({ input: child.stderr })) {
    const found = pattern.exec(line);
    if (found) return found[0];
  }
  throw new Error("it ended before it said where it is");
};

/** A server of its own, to be killed. */
export const serve = async (...options) => {
  const child = spawn(process.env.ZHAIYAO, ["serve", ...(options.includes("--port") ? [] : ["--port", "0"]), ...options], { stdio: ["ignore", "ignore", "pipe"] });
  return { url: await told(child, /http:\S+/), kill: () => child.kill("SIGKILL") };
};

/** A browser of its own, to be killed, that has the page open. */
export const launch = async (profile) => {
  const options = [...ARGUMENTS, "--headless=new", "--lang=zh-CN", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  const child = spawn(CHROMIUM, [...options, "about:blank"], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  const other = await chromium.connectOverCDP(await told(child, /ws:\S+/));
  const page = await other.contexts()[0].newPage();
  await page.goto(URL);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    // With all its processes.
    process.kill(-child.pid, "SIGKILL");
    await ended;
  };
  return { page, kill };
};

/** Waits until the page takes a text. */
export const ready = (page) => page.waitForSelector("#text:enabled");

/** Waits until what was changed has come back from the server. */
export const settled = (page) => page.waitForSelector('#article[aria-busy="false"]', { state: "attached" });

export const paste = async (page, text) => {
  await page.fill("#text", text);
  await page.waitForSelector("#article .block");
  await settled(page);
};

/** Waits until what was changed is kept, and what was chosen is open. */
export const kept = (page) => page.waitForSelector('#articles[aria-busy="false"]', { state: "attached" });

/** Waits until what was opened or chosen is shown with its result. */
export const shown = async (page) => {
  await kept(page);
  await page.waitForSelector("#article .block");
  await settled(page);
};

/** Waits until an article with just this text is open and shown with its result. */
export const opened = async (page, text) => {
  await page.waitForFunction((text) => document.getElementById("text").value === text, text);
  await shown(page);
};

/** Stops time for a page that was made with `hasClock`, but for what `pass` lets go by. */
export const stopTime = async (page) => page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);

/** Lets time go by for a page that was made with `hasClock`. */
export const pass = (page, ms) => page.clock.fastForward(ms);

/** Loads the page again once what was changed is kept. */
export const reload = async (page) => {
  await kept(page);
  await page.reload();
};

export const summary = (page) => page.inputValue("#summary");

/** The keywords that are ticked. */
export const keywords = (page) => page.$$eval("#chips [aria-pressed=true] .term", (terms) => terms.map((term) => term.textContent));

/** All keywords to choose from. */
export const candidates = (page) => page.$$eval("#chips .term", (terms) => terms.map((term) => term.textContent));

export const chip = (page, text) => page.locator("#chips button", { hasText: text }).first();

/** Waits until there are so many articles on the desk. */
export const count = (page, n) => page.waitForFunction((n) => document.querySelectorAll("#articles li").length === n, n);

/** The titles on the desk. */
export const titles = (page) => page.$$eval("#articles .name", (names) => names.map((name) => name.textContent));

/** Characters as a reader counts them. */
export const length = (text) => [...new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text)].length;

/** What is in the clipboard once `act` has copied. */
export const copiedBy = async (page, act) => {
  await page.evaluate(() => (document.getElementById("status").textContent = ""));
  await act();
  await page.waitForSelector("#status:not(:empty)");
  return page.evaluate(() => navigator.clipboard.readText());
};

/** What a button copies. */
export const copied = (page, button) => copiedBy(page, () => page.click(button));

/** Puts something into the clipboard and presses Ctrl+V where the focus is. */
export const pasteClipboard = async (page, { html = null, plain }) => {
  await page.evaluate(
    ([html, plain]) => {
      const parts = { "text/plain": new Blob([plain], { type: "text/plain" }) };
      if (html !== null) parts["text/html"] = new Blob([html], { type: "text/html" });
      return navigator.clipboard.write([new ClipboardItem(parts)]);
    },
    [html, plain],
  );
  await page.keyboard.press("Control+v");
};

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds. */
export const faults = async (page) => {
  // The page's own policy lets no script of others in: the debugger does.
  await page.evaluate(axe);
  // Blocks out of sight have a height that is guessed, so that axe would take one for the background of another.
  const { violations, passes } = await page.evaluate(async () => {
    const whole = new CSSStyleSheet();
    whole.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets = [whole];
    const found = await window.axe.run();
    document.adoptedStyleSheets = [];
    return found;
  });
  if (passes.length < 5) throw new Error("axe found nothing to check");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`);
};

/** Drops files on the page as the system does, by their paths. */
export const dropFiles = async (page, context, files) => {
  const client = await context.newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await client.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
};

/** Drops files on the page: [name, bytes]. */
export const drop = async (page, ...files) => {
  const transfer = await page.evaluateHandle(
    (files) => {
      const transfer = new DataTransfer();
      for (const [name, bytes] of files) transfer.items.add(new File([new Uint8Array(bytes)], name));
      return transfer;
    },
    files.map(([name, bytes]) => [name, [...bytes]]),
  );
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
};

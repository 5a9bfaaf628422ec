// What an editor did is not lost: not with the server, not with the browser.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  NO_ANSWER,
  chip,
  copied,
  example,
  keywords,
  launch,
  onPage,
  opened,
  paste,
  ready,
  serve,
  settled,
  shown,
  summary,
  titles,
} from "./harness.mjs";

const news = await example("news.txt");
const meeting = await example("meeting.txt");

/** The texts that the browser has kept. */
const keptTexts = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open("zhaiyao", 1));
    const records = await done(database.transaction("articles").objectStore("articles").getAll());
    database.close();
    return records.map(({ state }) => state.text).join("\n");
  });

test("a server that is killed takes nothing along, and goes on where it was", async () => {
  const first = await serve();
  await onPage(
    async (page) => {
      await ready(page);
      await paste(page, news);
      const [struck] = await keywords(page);
      await chip(page, struck).click();
      await page.fill("#summary", "手工改过的摘要。");
      first.kill();
      await page.fill("#title", "断了以后改的标题");
      await page.waitForSelector("#failure:not([hidden])");
      assert.match(await page.textContent("#failure"), /连不上 zhaiyao/);
      assert.equal(await summary(page), "手工改过的摘要。");
      await page.click("#new-article");
      await page.fill("#text", meeting);
      await page.waitForSelector("#failure:not([hidden])");
      await page.keyboard.press("Alt+ArrowUp");
      await page.waitForFunction((text) => document.getElementById("text").value === text, news);
      const second = await serve("--port", new URL(first.url).port);
      try {
        // What is opened is asked for anew: the failure may go by itself.
        do {
          await page.click("#failure button", { timeout: 5000 }).catch(() => {});
          await shown(page);
        } while (await page.isVisible("#failure"));
        assert.deepEqual([await page.inputValue("#title"), await summary(page)], ["断了以后改的标题", "手工改过的摘要。"]);
        assert.ok(!(await keywords(page)).includes(struck));
        assert.equal(await copied(page, "#copy"), "手工改过的摘要。");
        await page.keyboard.press("Alt+ArrowDown");
        await opened(page, meeting);
        assert.ok((await summary(page)).length > 20);
      } finally {
        second.kill();
      }
    },
    { url: first.url, expected: NO_ANSWER },
  );
});

test("a browser that is killed has everything when it is back", async () => {
  const profile = await mkdtemp(join(tmpdir(), "zhaiyao-profile-"));
  let browser = await launch(profile);
  try {
    await ready(browser.page);
    await paste(browser.page, news);
    const [struck] = await keywords(browser.page);
    await chip(browser.page, struck).click();
    await browser.page.click("#open-house");
    await browser.page.fill("#house-forbid", "约定");
    await browser.page.click("#house .close");
    await settled(browser.page);
    await browser.page.click("#new-article");
    await paste(browser.page, meeting);
    await browser.page.focus("#text");
    await browser.page.keyboard.press("Control+End");
    // Without a pause in which it could be kept, until some of it is.
    for (let n = 0; !(await keptTexts(browser.page)).includes("第5句。"); n += 1) await browser.page.keyboard.insertText(`第${n}句。`);
    await browser.kill();

    browser = await launch(profile);
    const { page } = browser;
    await shown(page);
    assert.equal((await titles(page)).length, 2);
    const text = await page.inputValue("#text");
    assert.ok(text.startsWith(meeting) && text.includes("第5句。"), text.slice(meeting.length));
    await page.keyboard.press("Alt+ArrowUp");
    await opened(page, news);
    assert.ok(!(await keywords(page)).includes(struck));
    assert.match(await page.textContent("#notice"), /约定/, "the style, too");
  } finally {
    await browser.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

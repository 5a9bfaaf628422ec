// A stack of articles: files and pastes, each with its edits, kept in the browser.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { NO_ANSWER, chip, copied, count, drop, example, kept, keywords, onPage, opened, paste, ready, reload, settled, shown, summary, titles } from "./harness.mjs";

const news = await example("news.txt");
const meeting = await example("meeting.txt");
const paragraph = "云溪市与临泽市签订新一轮生态补偿协议，约定三年内共同出资治理青枫河，两市居民都将受益。".repeat(4);

/** A browser that does not say yet whether another window has an article; once it is told to, it does. */
const holdLocks = async (page) => {
  await page.evaluate(() => {
    const { request } = LockManager.prototype;
    const told = new Promise((resolve) => (window.answerLocks = resolve));
    window.locksAnswered = [];
    LockManager.prototype.request = async function (name, options, take) {
      await told;
      LockManager.prototype.request = request;
      return new Promise((resolve, reject) => {
        const granted = (lock) => {
          window.locksAnswered.push(name);
          return take(lock);
        };
        request.call(this, name, options, granted).then(resolve, reject);
      });
    };
  });
  return async () => {
    await page.evaluate(() => window.answerLocks());
    await page.waitForFunction(() => window.locksAnswered.length > 0);
  };
};

const states = (page) => page.$$eval("#articles .hint", (hints) => hints.map((hint) => hint.textContent.split(" ")[1]));

/** The list is drawn a moment after what it tells of. */
const inStates = (page, ...wanted) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll("#articles .hint")].map((hint) => hint.textContent.split(" ")[1]).join() === wanted,
    wanted.join(),
  );

test("each article keeps its edits, its state and its undo", () =>
  onPage(async (page) => {
    await paste(page, news);
    await inStates(page, "新");
    await page.fill("#summary", "手工改过的摘要。");
    const [first] = await keywords(page);
    await chip(page, first).click();
    await inStates(page, "改过");
    await page.click("#new-article");
    await paste(page, meeting);
    assert.notEqual(await summary(page), "手工改过的摘要。");
    assert.equal(await copied(page, "#copy"), await summary(page));
    await inStates(page, "改过", "已复制");
    await page.keyboard.press("Alt+ArrowUp");
    await shown(page);
    assert.equal(await summary(page), "手工改过的摘要。");
    assert.ok(!(await keywords(page)).includes(first));
    await page.click("#undo");
    assert.ok((await keywords(page)).includes(first));
    await page.locator("#articles [data-action=choose]").nth(1).click();
    await shown(page);
    await page.fill("#title", "新的题目");
    await settled(page);
    await inStates(page, "改过", "改过");
    assert.equal((await titles(page))[1], "新的题目");
  }));

test("everything is there again after a reload, and from a saved file under the article's title", () =>
  onPage(async (page) => {
    await paste(page, news);
    await page.click('#presets [data-chars="200"]');
    await page.locator("#article .sentence", { hasText: "去年，青枫河沿线接待游客56万人次" }).focus();
    await page.keyboard.press("Enter");
    await chip(page, (await keywords(page))[1]).click();
    await page.fill("#focus", "旅游");
    await settled(page);
    await page.fill("#summary", "手工改过的摘要。");
    const all = async () => [
      await page.inputValue("#text"),
      await summary(page),
      await page.inputValue("#number"),
      await page.inputValue("#focus"),
      await keywords(page),
      await page.$$eval('#article [data-state="pinned"]', (pinned) => pinned.map((sentence) => sentence.textContent)),
    ];
    const before = await all();
    assert.equal(before[5].length, 1);
    await reload(page);
    await shown(page);
    assert.deepEqual(await all(), before);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    assert.equal(download.suggestedFilename(), `${news.split("\n")[0]}.json`);
    const saved = await readFile(await download.path());
    await page.click("#clear");
    await page.setInputFiles("#file", { name: "zhaiyao.json", mimeType: "application/json", buffer: saved });
    await shown(page);
    assert.deepEqual(await all(), before);
  }));

test("a stack is saved as a file, and opens again with all that was done", () =>
  onPage(async (page) => {
    await drop(page, ["a.txt", Buffer.from(news)], ["b.txt", Buffer.from(meeting)]);
    await count(page, 2);
    await shown(page);
    await page.fill("#summary", "手工改过的摘要。");
    await copied(page, "#copy");
    await page.keyboard.press("Alt+ArrowDown");
    await opened(page, meeting);
    const [struck] = await keywords(page);
    await chip(page, struck).click();
    const before = [await titles(page), await states(page)];
    assert.deepEqual(before[1], ["已复制", "改过"]);
    await page.selectOption("#export-format", "json");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
    assert.match(download.suggestedFilename(), /^摘要 \d{4}-\d\d-\d\d\.json$/);
    const saved = await readFile(await download.path());
    await page.click("#remove-all");
    await count(page, 1);
    await drop(page, ["stack.json", saved], ["broken.json", Buffer.from('{"format":"zhaiyao-stack","articles":[7,{"state":{}}]}')]);
    await count(page, 2);
    await shown(page);
    assert.deepEqual([await titles(page), await states(page)], before);
    assert.equal(await summary(page), "手工改过的摘要。");
    await page.keyboard.press("Alt+ArrowDown");
    await opened(page, meeting);
    assert.ok(!(await keywords(page)).includes(struck));
  }));

test("what is typed right after clearing, or after a new article is asked for, goes into the blank one", () =>
  onPage(async (page) => {
    for (const button of ["clear", "new-article"]) {
      await kept(page);
      const answer = await holdLocks(page);
      await paste(page, news);
      await page.evaluate((button) => {
        document.getElementById("text").focus();
        document.getElementById(button).click();
        document.execCommand("insertText", false, "新写的一句。");
      }, button);
      assert.equal(await page.inputValue("#text"), "新写的一句。", button);
      await answer();
      await kept(page);
      assert.equal(await page.inputValue("#text"), "新写的一句。", button);
    }
    assert.equal(await page.$$eval("#articles li", (all) => all.length), 2);
    await page.click("#previous");
    await page.waitForFunction((text) => document.getElementById("text").value === text, news);
    await page.click("#clear");
    await page.keyboard.press("Control+z");
    await page.waitForFunction((text) => document.getElementById("text").value === text, news);
  }));

test("what was cleared away comes back before the browser has said that the blank article is this window's", () =>
  onPage(async (page) => {
    await paste(page, news);
    const answer = await holdLocks(page);
    await page.click("#clear");
    await page.keyboard.press("Control+z");
    await answer();
    await shown(page);
    assert.equal(await page.inputValue("#text"), news);
  }));

test("what was cleared away comes back, also after a reload", () =>
  onPage(async (page) => {
    await paste(page, news);
    await page.click("#new-article");
    await paste(page, meeting);
    await page.click("#clear");
    await page.waitForFunction(() => document.getElementById("text").value === "");
    await page.keyboard.press("Control+z");
    await shown(page);
    assert.equal(await page.inputValue("#text"), meeting);
    await count(page, 2);
    await page.click("#remove-all");
    await page.waitForFunction(() => document.getElementById("text").value === "");
    await count(page, 1);
    assert.match(await page.textContent("#status"), /找回/, "it is said how they come back");
    await reload(page);
    await ready(page);
    assert.equal(await page.inputValue("#text"), "");
    await page.click("#undo");
    await shown(page);
    await count(page, 2);
    assert.equal(await page.inputValue("#text"), news);
  }));

test("two windows do not overwrite each other", () =>
  onPage(async (page, context) => {
    await paste(page, news);
    await kept(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await ready(other);
    assert.equal(await other.inputValue("#text"), "", "what one window has open, another does not open");
    await paste(other, meeting);
    await other.locator("#articles [data-action=choose]").first().click();
    await other.waitForFunction(() => document.getElementById("status").textContent.includes("另一个窗口"));
    await page.fill("#summary", "第一个窗口里改的。");
    await other.fill("#summary", "第二个窗口里改的。");
    await kept(page);
    await kept(other);
    await page.close();
    await other.close();
    const again = await context.newPage();
    await again.goto(process.env.ZHAIYAO_URL);
    await shown(again);
    await count(again, 2);
    assert.equal(await summary(again), "第二个窗口里改的。", "what was worked on last");
    await again.locator("#articles [data-action=choose]").first().click();
    await opened(again, news);
    assert.equal(await summary(again), "第一个窗口里改的。");
  }));

test("what one window changes, another goes on with, lists and exports", () =>
  onPage(async (page, context) => {
    await paste(page, news);
    await kept(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await ready(other);
    await page.click("#new-article");
    await paste(page, meeting);
    await page.fill("#title", "会议的新题目");
    await other.waitForFunction(() => [...document.querySelectorAll("#articles .name")].some(({ textContent }) => textContent === "会议的新题目"));
    await page.click("#previous");
    await opened(page, news);
    await page.fill("#summary", "第一个窗口里改的。");
    await page.click("#next");
    await page.waitForFunction((text) => document.getElementById("text").value === text, meeting);
    await kept(page);
    await other.locator("#articles [data-action=choose]").first().click();
    await shown(other);
    assert.equal(await summary(other), "第一个窗口里改的。");
    await other.fill("#summary", "第二个窗口里接着改的。");
    await kept(other);
    await settled(page);
    await page.selectOption("#export-format", "md");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
    const exported = await readFile(await download.path(), "utf8");
    assert.ok(exported.includes("第二个窗口里接着改的。") && exported.includes("# 会议的新题目"), exported);

    await other.click("#remove-all");
    await count(page, 1);
    assert.equal(await page.inputValue("#title"), "会议的新题目", "what a window has open stays on the desk");
    await other.waitForFunction(() => [...document.querySelectorAll("#articles .name")].some(({ textContent }) => textContent === "会议的新题目"));
    await other.click("#undo");
    await shown(other);
    assert.equal(await summary(other), "第二个窗口里接着改的。");
    await count(page, 2);
  }));

test("steps by key that come faster than articles open are all taken", () =>
  onPage(async (page) => {
    await drop(page, ["feed.xml", feed(5)]);
    await count(page, 5);
    await shown(page);
    await page.evaluate(() => {
      const press = () => dispatchEvent(new KeyboardEvent("keydown", { code: "ArrowDown", altKey: true }));
      for (let n = 0; n < 3; n += 1) press();
    });
    await page.waitForFunction(() => document.getElementById("n-articles").textContent === "4 / 5");
    await settled(page);
    assert.equal(await page.inputValue("#title"), "第3篇");
  }));

test("what is kept in the browser may be anything, and too much is told", () =>
  onPage(async (page) => {
    await page.evaluate(async () => {
      const open = indexedDB.open("zhaiyao", 1);
      await new Promise((resolve) => (open.onsuccess = resolve));
      const table = open.result.transaction("articles", "readwrite").objectStore("articles");
      table.put({ id: "a" });
      table.put({ id: "b", made: 1, state: { format: "zhaiyao", text: 7, pinned: ["x"], roles: [null], chars: -1, ticks: [["a"]] } });
      table.put({ id: "c", made: "x", state: [] });
      await new Promise((resolve) => (table.transaction.oncomplete = resolve));
    });
    await reload(page);
    await ready(page);
    await settled(page);
    assert.equal(await page.inputValue("#number"), "120");
    await paste(page, news);
    await drop(page, ["feed.xml", feed(230)]);
    await count(page, 200);
    assert.match(await page.textContent("#unread"), /最多留 200 篇，后面的没有打开\n.*最早的已移出/);
  }));

test("an article that is too long to be kept is told, once, until that is dismissed", () =>
  onPage(
    async (page) => {
      await page.route("**/api/view", (route) => route.fulfill({ status: 413, json: { error: "" } }));
      const write = (length) =>
        page.$eval(
          "#text",
          (text, length) => {
            text.value = "a".repeat(length);
            text.dispatchEvent(new InputEvent("input", { bubbles: true }));
          },
          length,
        );
      await write(2_000_001);
      await page.waitForSelector("#unread:not([hidden])");
      assert.match(await page.textContent("#unread"), /超过 200 万字/);
      await page.click("#unread button");
      await write(2_000_002);
      await kept(page);
      assert.ok(!(await page.isVisible("#unread")));
    },
    { expected: NO_ANSWER },
  ));

/** A feed of so many articles. */
const feed = (length) => {
  const item = (n) => `<item><title>第${n}篇</title><description>${paragraph}</description></item>`;
  return Buffer.from(`<rss version="2.0"><channel>${Array.from({ length }, (_, n) => item(n)).join("")}</channel></rss>`);
};

test("too many articles take older ones off the desk, which come back with all that was done", () =>
  onPage(async (page) => {
    await paste(page, news);
    await page.fill("#summary", "手工改过的摘要。");
    await page.click("#new-article");
    await paste(page, meeting);
    await drop(page, ["feed.xml", feed(200)]);
    await count(page, 200);
    await shown(page);
    assert.equal(await page.inputValue("#title"), "第0篇");
    assert.equal(await page.textContent("#n-articles"), "1 / 200", "what is open is on the desk");
    assert.ok(!(await titles(page)).includes(news.split("\n")[0]));
    await kept(page);
    await reload(page);
    await shown(page);
    await page.click("#restore");
    await count(page, 202);
    await opened(page, news);
    assert.equal(await summary(page), "手工改过的摘要。");
  }));

test("what was cleared at once comes back at once, however many they are", () =>
  onPage(async (page) => {
    await drop(page, ["feed.xml", feed(30)]);
    await count(page, 30);
    await shown(page);
    await page.click("#remove-all");
    await count(page, 1);
    await page.click("#undo");
    await count(page, 30);
  }));

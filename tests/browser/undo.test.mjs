// What was done can be undone after a reload, too, as far back as there is room for it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chip, example, keywords, onPage, opened, paste, pasteClipboard, ready, reload, settled, shown, summary } from "./harness.mjs";

const news = await example("news.txt");
const meeting = await example("meeting.txt");

const nPinned = (page) => page.$$eval("#article :is([data-state=pinned], [data-state=unplacedSentence])", (all) => all.length);

const pasteOver = async (page, plain) => {
  await page.focus("#text");
  await page.keyboard.press("Control+a");
  await pasteClipboard(page, { plain });
  await opened(page, plain);
};

test("steps are undone after a reload, back to the article that was pasted over", () =>
  onPage(async (page) => {
    await paste(page, news);
    await page.locator("#article .sentence", { hasText: "去年，青枫河沿线接待游客56万人次" }).focus();
    await page.keyboard.press("Enter");
    await settled(page);
    await page.fill("#summary", "手工写的摘要。");
    await pasteOver(page, meeting);
    const [struck] = await keywords(page);
    await chip(page, struck).click();
    await settled(page);
    await reload(page);
    await shown(page);
    assert.ok(!(await keywords(page)).includes(struck));
    await page.click("#undo");
    assert.ok((await keywords(page)).includes(struck));
    await page.click("#undo");
    await opened(page, news);
    assert.equal(await summary(page), "手工写的摘要。");
    // And after another one, of what is left.
    await reload(page);
    await shown(page);
    await page.click("#undo");
    await settled(page);
    assert.notEqual(await summary(page), "手工写的摘要。");
    assert.equal(await nPinned(page), 1);
    await page.click("#undo");
    await settled(page);
    assert.equal(await nPinned(page), 0);
  }));

test("what was cleared comes back by Undo after a reload, others on the desk or not", () =>
  onPage(async (page) => {
    await paste(page, news);
    await page.click("#new-article");
    await paste(page, meeting);
    await page.fill("#summary", "手工写的摘要。");
    await page.click("#clear");
    await reload(page);
    await ready(page);
    assert.equal(await page.inputValue("#text"), "", "as it was before");
    await page.keyboard.press("Control+z");
    await opened(page, meeting);
    assert.equal(await summary(page), "手工写的摘要。");
    await page.click("#undo");
    await settled(page);
    assert.notEqual(await summary(page), "手工写的摘要。", "and its own steps");
  }));

test("what was emptied by hand before another was opened comes back", () =>
  onPage(async (page) => {
    await paste(page, news);
    await page.fill("#summary", "手工写的摘要。");
    await page.focus("#text");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.fill("#title", "");
    await page.click("#new-article");
    await paste(page, meeting);
    await reload(page);
    await shown(page);
    await page.click("#restore");
    await opened(page, news);
    assert.equal(await summary(page), "手工写的摘要。");
  }));

test("no more steps are kept than there is room for", () =>
  onPage(async (page) => {
    const long = (n) => `第${n}篇\n\n${`${n}：${news}`.repeat(Math.ceil(150_000 / news.length))}`;
    await paste(page, news);
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await page.$eval(
        "#text",
        (field, text) => {
          field.value = text;
          field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
        },
        long(n),
      );
    }
    await settled(page);
    await reload(page);
    await ready(page);
    let steps = 0;
    for (; await page.isEnabled("#undo"); steps += 1) await page.click("#undo");
    assert.ok(steps >= 1 && steps < 6, `${steps}`);
    assert.match(await page.inputValue("#text"), /^第\d篇/);
  }));

test("steps that are kept may be anything", () =>
  onPage(async (page) => {
    await paste(page, news);
    await page.fill("#focus", "旅游");
    for (const steps of [null, 7, [null], [{ text: {} }], [{ text: { before: 0, after: 0, middle: 3 } }], [{ text: { before: -5, after: 1e15, middle: "" }, fields: 7 }]]) {
      await reload(page);
      await shown(page);
      await page.evaluate(
        (steps) =>
          new Promise((resolve) => {
            indexedDB.open("zhaiyao").onsuccess = ({ target }) => {
              const articles = target.result.transaction("articles", "readwrite").objectStore("articles");
              articles.getAll().onsuccess = (all) => {
                const [record] = all.target.result;
                articles.put({ ...record, revision: record.revision + 1, steps }).onsuccess = resolve;
              };
            };
          }),
        steps,
      );
      await page.reload();
      await shown(page);
      assert.equal(await page.inputValue("#text"), news, JSON.stringify(steps));
      while (await page.isEnabled("#undo")) await page.click("#undo");
    }
  }));

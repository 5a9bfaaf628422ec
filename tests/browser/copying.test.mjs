// Copying in the form that a place wants, keys for it, and undo that knows pastes and compositions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_ANSWER, copied, copiedBy, example, keywords, length, onPage, pass, paste, pasteClipboard, reload, settled, stopTime, summary } from "./harness.mjs";

const news = await example("news.txt");
const title = news.split("\n")[0];

test("title, abstract and keywords in one go, in each form", () =>
  onPage(async (page) => {
    await paste(page, news);
    const [text, list] = [await summary(page), await keywords(page)];
    assert.equal(await copied(page, "#copy-all"), `${title}\n${text}\n关键词：${list.join("；")}`);
    await page.selectOption("#joiner", "\n");
    assert.equal(await copied(page, "#copy-all"), `${title}\n${text}\n关键词：${list.join("；")}`, "on the label's line");
    await page.selectOption("#joiner", "；");
    await page.selectOption("#form", "markdown");
    assert.equal(await copied(page, "#copy-all"), `# ${title}\n\n${text}\n\n**关键词：** ${list.join("；")}`);
    await page.selectOption("#form", "meta");
    await page.fill("#summary", '他说"<水质>"达标。');
    assert.equal(
      await copied(page, "#copy-all"),
      `<meta name="description" content="他说&quot;&lt;水质>&quot;达标。">\n<meta name="keywords" content="${list.join(",")}">`,
    );
    await page.selectOption("#form", "wechat");
    const sentence = `${"句".repeat(48)}。”`;
    await page.fill("#summary", `${sentence}${sentence}${sentence}`);
    assert.equal(await copied(page, "#copy-all"), sentence.repeat(2), "whole sentences");
    await page.fill("#summary", "长".repeat(130));
    assert.equal(length(await copied(page, "#copy-all")), 120);
    await page.selectOption("#form", "own");
    await page.fill("#own-template", "【{标题}】{关键词} {不知道}");
    await page.click("#own-form .close");
    assert.equal(await copied(page, "#copy-all"), `【${title}】${list.join("；")} {不知道}`);
    await reload(page);
    await page.waitForSelector("#article .block");
    await settled(page);
    assert.equal(await copied(page, "#copy-all"), `【${title}】${list.join("；")} {不知道}`, "the form is kept");
  }));

test("a long abstract's form for WeChat is an abstract of its own, as full as it may be", () =>
  onPage(async (page) => {
    await paste(page, news);
    const short = await summary(page);
    await page.click('#presets [data-chars="300"]');
    await settled(page);
    assert.ok(length(await summary(page)) > 150);
    await page.selectOption("#form", "wechat");
    assert.equal(await copied(page, "#copy-all"), short);
    assert.ok(length(await summary(page)) > 150, "the long one stays");
    await page.route("**/api/view", (route) => route.abort());
    const whole = await copied(page, "#copy-all");
    assert.ok((await summary(page)).startsWith(whole) && length(whole) <= 120, whole);
  }, { expected: NO_ANSWER }));

test("keywords are called as the article's script has it", () =>
  onPage(async (page) => {
    await paste(page, await example("traditional.txt"));
    assert.match(await copied(page, "#copy-all"), /\n關鍵詞：/);
  }));

test("the whole day by keys: paste, copy, paste the next", () =>
  onPage(async (page) => {
    await page.focus("#text");
    await pasteClipboard(page, { plain: news });
    await page.waitForSelector("#article .block");
    await settled(page);
    assert.equal(await copiedBy(page, () => page.keyboard.press("Alt+c")), await summary(page));
    assert.equal(await copiedBy(page, () => page.keyboard.press("Alt+k")), (await keywords(page)).join("；"));
    assert.ok((await copiedBy(page, () => page.keyboard.press("Alt+a"))).startsWith(title));
    const next = await example("meeting.txt");
    await page.evaluate((next) => navigator.clipboard.writeText(next), next);
    await page.keyboard.press("Alt+v");
    await page.waitForFunction((next) => document.getElementById("text").value === next, next);
    await settled(page);
    assert.equal(await page.textContent("#n-articles"), "2 / 2");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("?");
    await page.waitForSelector("#help[open]");
    assert.ok((await page.textContent("#help dl")).includes("Alt+V"));
    await page.keyboard.press("Escape");
    await page.fill("#title", "为什么");
    await page.press("#title", "?");
    assert.equal(await page.inputValue("#title"), "为什么?", "in a field it is a question mark");
  }));

test("undo: a paste is one step, what is typed after it another", () =>
  onPage(
    async (page) => {
      await stopTime(page);
      await page.focus("#text");
      await pasteClipboard(page, { plain: news });
      await page.keyboard.press("Control+End");
      await page.keyboard.type("再加一句。");
      await page.keyboard.press("Control+z");
      assert.equal(await page.inputValue("#text"), news);
      await pasteClipboard(page, { plain: "贴进来的一句。" });
      await page.keyboard.type("又写的。");
      await page.keyboard.press("Control+z");
      assert.equal(await page.inputValue("#text"), `${news}贴进来的一句。`);
      await page.keyboard.press("Control+z");
      assert.equal(await page.inputValue("#text"), news);
      assert.equal(await page.$eval("#text", (text) => text.selectionStart), news.length, "the cursor is where it changed");
      await page.keyboard.press("Control+z");
      assert.equal(await page.inputValue("#text"), "");
      for (let n = 0; n < 3; n += 1) await page.keyboard.press("Control+y");
      assert.equal(await page.inputValue("#text"), `${news}贴进来的一句。又写的。`);
    },
    { hasClock: true },
  ));

test("undo in the abstract: compositions and pastes are steps, too", () =>
  onPage(
    async (page, context) => {
      const client = await context.newCDPSession(page);
      const compose = (text) => client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await paste(page, news);
      const found = await summary(page);
      await stopTime(page);
      await page.focus("#summary");
      await page.keyboard.press("Control+End");
      await page.keyboard.type("补一句。");
      await pasteClipboard(page, { plain: "贴一句。" });
      await compose("xin");
      await pass(page, 1200);
      await compose("xin wen");
      await pass(page, 1200);
      await client.send("Input.insertText", { text: "新闻" });
      assert.equal(await summary(page), `${found}补一句。贴一句。新闻`);
      for (const left of ["补一句。贴一句。", "补一句。", ""]) {
        await page.keyboard.press("Control+z");
        assert.equal(await summary(page), `${found}${left}`);
      }
      await page.focus("#title");
      await page.keyboard.press("End");
      await compose("hao");
      await pass(page, 1200);
      await client.send("Input.insertText", { text: "好" });
      assert.equal(await page.inputValue("#title"), `${title}好`);
      await page.keyboard.press("Control+z");
      assert.equal(await page.inputValue("#title"), title);
    },
    { hasClock: true },
  ));

test("undo: a composition is one step, however long it takes", () =>
  onPage(
    async (page, context) => {
      const client = await context.newCDPSession(page);
      const compose = (text) => client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await stopTime(page);
      await page.focus("#text");
      await page.keyboard.insertText("处理器。");
      await pass(page, 1100);
      await compose("xin");
      await pass(page, 1200);
      await compose("xin wen");
      await pass(page, 1200);
      await client.send("Input.insertText", { text: "新闻" });
      assert.equal(await page.inputValue("#text"), "处理器。新闻");
      await page.keyboard.press("Control+z");
      assert.equal(await page.inputValue("#text"), "处理器。", "no pinyin is left");
      await page.keyboard.press("Control+y");
      assert.equal(await page.inputValue("#text"), "处理器。新闻");
    },
    { hasClock: true },
  ));

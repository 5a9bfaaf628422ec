// What is shown and copied is the result of the text that is shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_ANSWER, copied, copiedBy, drop, example, keywords, onPage, pass, paste, pasteClipboard, ready, serve, settled, summary } from "./harness.mjs";

const first = await example("news.txt");
const second = await example("meeting.txt");

/** Lets answers through only when it is told to. */
const holdAnswers = async (page) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route("**/api/view", async (route) => {
    await released;
    // What is no longer wanted was given up meanwhile.
    await route.continue().catch(() => {});
  });
  return release;
};

/** Fails unless no button and no key copies anything. */
const assertNothingIsCopied = async (page) => {
  await page.evaluate(() => navigator.clipboard.writeText("from before"));
  for (const button of ["#copy", "#copy-keywords", "#copy-all"]) {
    assert.equal(await page.getAttribute(button, "aria-disabled"), "true");
    assert.equal(await copiedBy(page, () => page.click(button, { force: true })), "from before", button);
  }
  for (const key of ["Alt+c", "Alt+k", "Alt+a"]) {
    await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "from before", key);
  }
  await page.focus("#summary");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.locator("#article").dispatchEvent("copy");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "from before", "Ctrl+C in the abstract");
};

test("while a text is at work, the last one's results are neither there nor copied", () =>
  onPage(async (page) => {
    await paste(page, first);
    const old = await summary(page);
    const release = await holdAnswers(page);
    await page.fill("#text", second);
    await assertNothingIsCopied(page);
    assert.equal(await summary(page), "", "another article's abstract is gone");
    assert.deepEqual(await keywords(page), []);
    assert.equal(await page.inputValue("#title"), "");
    assert.equal(await page.$$eval("#article .block", (blocks) => blocks.length), 0);
    release();
    await settled(page);
    assert.notEqual(await summary(page), old);
    assert.equal(await copied(page, "#copy"), await summary(page));
  }));

test("articles of one site, with its head and foot around each, are not taken for one that is edited", () =>
  onPage(async (page) => {
    const links = Array.from({ length: 40 }, (_, n) => `第${n}条相关新闻的标题写在这里`).join("\n");
    const onSite = (text) => `澜江网\n首页 | 新闻 | 评论 | 视频\n您的位置：首页 > 正文\n${text.slice(0, 400)}\n相关阅读\n${links}\n版权所有`;
    for (const put of [
      (text) => page.fill("#text", text),
      async (text) => {
        await page.focus("#text");
        await page.keyboard.press("Control+a");
        await pasteClipboard(page, { plain: text });
      },
    ]) {
      await page.click("#new-article");
      await paste(page, onSite(first));
      await page.fill("#summary", "手工改过的摘要。");
      await page.fill("#title", "第一篇的题目");
      const release = await holdAnswers(page);
      await put(onSite(second));
      await page.waitForFunction((text) => document.getElementById("text").value === text, onSite(second));
      assert.deepEqual([await summary(page), await page.inputValue("#title"), await keywords(page)], ["", "", []]);
      release();
      await settled(page);
      assert.notEqual(await summary(page), "手工改过的摘要。");
      await page.unroute("**/api/view");
    }
  }));

test("while a correction is at work, the results are grey and not copied", () =>
  onPage(async (page) => {
    await paste(page, first);
    const release = await holdAnswers(page);
    await page.fill("#text", `${first}\n\n又添了一段话，说的是两市协议。`);
    await assertNothingIsCopied(page);
    await page.waitForFunction(() => getComputedStyle(document.querySelector(".abstract")).filter === "grayscale(1)");
    release();
    await settled(page);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".abstract")).userSelect), "auto");
    assert.equal(await copied(page, "#copy"), await summary(page));
  }));

test("where there is nothing to copy the clipboard is left alone", () =>
  onPage(async (page) => {
    await page.evaluate(() => navigator.clipboard.writeText("from before"));
    for (const key of ["Alt+c", "Alt+k", "Alt+a"]) assert.equal(await copiedBy(page, () => page.keyboard.press(key)), "from before", key);
  }));

test("a server that is gone: the error stays until it answers again", () =>
  onPage(
    async (page) => {
      await paste(page, first);
      await page.route("**/api/view", (route) => route.abort());
      await page.fill("#text", second);
      await page.waitForSelector("#failure:not([hidden])");
      assert.match(await page.textContent("#failure"), /连不上 zhaiyao/);
      assert.equal(await summary(page), "");
      await assertNothingIsCopied(page);
      await pass(page, 60_000);
      assert.ok(await page.isVisible("#failure"), "it does not go away by itself");
      await page.click("#failure button");
      await page.waitForFunction(() => document.body.dataset.standing === "failed");
      assert.ok(await page.isVisible("#failure"));
      await page.unroute("**/api/view");
      await page.click("#failure button");
      await page.waitForSelector("#article .block");
      assert.ok(!(await page.isVisible("#failure")));
      assert.equal(await copied(page, "#copy"), await summary(page));
    },
    { expected: NO_ANSWER, hasClock: true },
  ));

test("a server that is full: it is asked again until it has a place", () =>
  onPage(
    async (page) => {
      await paste(page, first);
      let isFull = true;
      let asked = 0;
      await page.route("**/api/view", (route) => {
        asked += 1;
        return isFull ? route.fulfill({ status: 503, json: { error: "too many requests at work; try again" } }) : route.continue();
      });
      await page.fill("#text", second);
      await page.waitForSelector("#failure:not([hidden])");
      assert.match(await page.textContent("#failure"), /服务正忙/);
      await assertNothingIsCopied(page);
      while (asked < 2) await page.waitForResponse("**/api/view");
      assert.ok(await page.isVisible("#failure"));
      isFull = false;
      await page.waitForSelector("#article .block");
      assert.ok(!(await page.isVisible("#failure")));
    },
    { expected: NO_ANSWER },
  ));

test("a server that refuses: the error stays, clearing clears all", () =>
  onPage(
    async (page) => {
      await paste(page, first);
      await page.route("**/api/view", (route) => route.fulfill({ status: 413, json: { error: "larger than 9 bytes" } }));
      await page.fill("#text", second);
      await page.waitForSelector("#failure:not([hidden])");
      assert.match(await page.textContent("#failure"), /太大.*这一篇没有结果/);
      await assertNothingIsCopied(page);
      await page.click("#clear");
      await page.waitForFunction(() => document.body.dataset.standing === "current");
      assert.ok(!(await page.isVisible("#failure")));
      assert.deepEqual(
        [await page.inputValue("#text"), await page.inputValue("#title"), await summary(page), await keywords(page)],
        ["", "", "", []],
      );
      assert.equal(await page.$$eval("#article .block, #parts li, #graph svg", (all) => all.length), 0);
    },
    { expected: NO_ANSWER },
  ));

test("a real server that takes little refuses what is longer, and goes on", async () => {
  const server = await serve("--max-bytes", "3000");
  try {
    await onPage(
      async (page) => {
        await ready(page);
        await paste(page, second.slice(0, 300));
        const old = await summary(page);
        await page.fill("#text", first.repeat(3));
        await page.waitForSelector("#failure:not([hidden])");
        assert.match(await page.textContent("#failure"), /太大/);
        await assertNothingIsCopied(page);
        await drop(page, ["long.txt", Buffer.from(first.repeat(3))]);
        await page.waitForSelector("#unread:not([hidden])");
        assert.match(await page.textContent("#unread"), /long\.txt：太大/);
        await page.click("#unread button");
        await page.fill("#text", second.slice(0, 300));
        await page.waitForSelector("#article .block");
        await settled(page);
        assert.ok(!(await page.isVisible("#failure")));
        assert.equal(await copied(page, "#copy"), old);
      },
      { url: server.url, expected: NO_ANSWER },
    );
  } finally {
    server.kill();
  }
});

test("a server that is full reads files and copied pages once it has a place", () =>
  onPage(
    async (page) => {
      let n = 0;
      await page.route("**/api/read?*", (route) => {
        n += 1;
        return n % 2 === 1 ? route.fulfill({ status: 503, json: { error: "too many requests at work; try again" } }) : route.continue();
      });
      await drop(page, ["news.txt", Buffer.from(first)]);
      await page.waitForFunction(() => /服务正忙/.test(document.getElementById("status").textContent));
      await page.waitForSelector("#article .block");
      assert.equal(await page.inputValue("#text"), first);
      await page.locator("h1").click();
      const paragraphs = second.split("\n").map((line) => `<p>${line}</p>`).join("");
      await pasteClipboard(page, { html: `<h1>纪要</h1>${paragraphs}`, plain: second });
      await page.waitForFunction(() => document.getElementById("title").value === "纪要");
      assert.ok(!(await page.isVisible("#unread")));
    },
    { expected: NO_ANSWER },
  ));

test("a paragraph may have as many sentences as a text of two million characters", () =>
  onPage(async (page) => {
    const n_shown = await page.evaluate(async () => {
      const { build } = await import("/dom.js");
      return build(["p", {}, ...Array.from({ length: 250_000 }, () => "一句话说完了。")]).childNodes.length;
    });
    assert.equal(n_shown, 250_000);
  }));

test("an answer that is no JSON is an error, too", () =>
  onPage(
    async (page) => {
      await page.route("**/api/view", (route) => route.fulfill({ status: 502, body: "<h1>Bad gateway</h1>" }));
      await page.fill("#text", first);
      await page.waitForSelector("#failure:not([hidden])");
      assert.match(await page.textContent("#failure"), /502/);
    },
    { expected: NO_ANSWER },
  ));

test("where all that could be quoted is left out, the abstract is empty, and the page says so", () =>
  onPage(async (page) => {
    await paste(page, "两省签订合作协议，涉及旅游、农业、能源和教育，为期三年。");
    assert.notEqual(await summary(page), "");
    assert.doesNotMatch(await page.textContent("#notice"), /没有摘要/);
    await page.click('#parts button[data-action="drop"]');
    await settled(page);
    assert.equal(await summary(page), "");
    assert.match(await page.textContent("#notice"), /没有摘要：除了不用的句子，没有放得下的。/);
  }));

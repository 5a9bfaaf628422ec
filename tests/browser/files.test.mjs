// Files in: whatever they are, and however many, every article in them goes on the desk.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { count, drop, dropFiles, example, fixture, onPage, shown, summary, titles } from "./harness.mjs";

const news = await example("news.txt");
const meeting = await example("meeting.txt");
const paragraph = "云溪市与临泽市签订新一轮生态补偿协议，约定三年内共同出资治理青枫河，两市居民都将受益。".repeat(4);

test("several files at once, feeds in them, an old encoding, a picture", () =>
  onPage(async (page) => {
    // 旧粮仓改成了图书馆。镇上的孩子放学后来写作业。 in GBK.
    const gbk = "bec9c1b8b2d6b8c4b3c9c1cbcdbccae9b9dda1a3d5f2c9cfb5c4baa2d7d3b7c5d1a7bac3c0b4d0b4d7f7d2b5a1a3";
    const html = `<!doctype html><title>两市治河_澜江网</title><body><nav>首页 新闻</nav><article><h1>两市治河</h1><p>${paragraph}</p></article>`;
    const item = (title) => `<item><title>${title}</title><description>${paragraph}</description></item>`;
    const feed = `<rss version="2.0"><channel><title>t</title>${item("甲文")}${item("乙&amp;lt;b&amp;gt;文")}</channel></rss>`;
    await drop(
      page,
      ["old.txt", Buffer.from(gbk, "hex")],
      ["page.html", Buffer.from(html)],
      ["picture.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
      ["feed.xml", Buffer.from(feed)],
    );
    await count(page, 4);
    await shown(page);
    assert.ok((await page.inputValue("#text")).startsWith("旧粮仓改成了图书馆。镇上的孩子"));
    assert.deepEqual((await titles(page)).slice(1), ["两市治河", "甲文", "乙<b>文"]);
    assert.match(await page.textContent("#unread"), /^picture\.png: [^a-z]*知道了$/, "in the page's language, and nothing else is lost");
    await page.keyboard.press("Alt+ArrowDown");
    await shown(page);
    assert.equal(await page.inputValue("#title"), "两市治河");
    assert.ok(!(await page.inputValue("#text")).includes("<p>"));
    await page.click("#next");
    await page.click("#next");
    await shown(page);
    assert.equal(await page.inputValue("#title"), "乙<b>文");
    assert.ok(await page.isDisabled("#next"));
    await page.keyboard.press("Alt+ArrowUp");
    await shown(page);
    assert.equal(await page.inputValue("#title"), "甲文");
    await drop(page, ["new.txt", Buffer.from(news)]);
    await count(page, 5);
    assert.match(await page.textContent("#unread"), /^picture\.png/, "what was not read is said until it is dismissed");
    await drop(page, ["other.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")]);
    await page.waitForFunction(() => /^picture\.png.*\nother\.png/.test(document.getElementById("unread").textContent));
  }));

const ARTICLES = ["采访札记", "云溪县试点“流动书房”进山村", "石门村的一天"];
/** The titles in files of each kind; null: none, so that its beginning is shown. */
const KINDS = [
  ["pages.zip", ARTICLES],
  ["pages.tar.gz", [...ARTICLES, null]],
  ["feed.rss.xml", ["旧粮仓改成了图书馆 & 其他", "时间不规范", "中文日期", null]],
  ["document.docx", ["云溪县试点“流动书房”进山村"]],
  ["document.gbk.pdf", ["云溪县试点“流动书房”进山村"]],
  ["book.epub", ["第一章 流动书房", "第二章 石门村"]],
];

for (const [name, expected] of KINDS) {
  test(`dropped on the page, ${name} opens as a stack`, () =>
    onPage(async (page, context) => {
      await dropFiles(page, context, [fixture(name)]);
      await count(page, expected.length);
      await shown(page);
      const found = await titles(page);
      assert.deepEqual(found.map((title, index) => (expected[index] === null && title !== "" ? null : title)), expected);
      for (let n = 1; n < expected.length; n += 1) {
        await page.keyboard.press("Alt+ArrowDown");
        await shown(page);
        assert.ok((await summary(page)).length > 5, found[n]);
      }
      // What a browser does with a dropped file by itself is to show it instead of the page.
      assert.equal(page.url(), process.env.ZHAIYAO_URL);
    }));
}

test("a folder opens with all that is in it, in the order of the names", async () => {
  const folder = await mkdtemp(join(tmpdir(), "zhaiyao-"));
  const names = ["2.txt", "10.txt", "deeper/3.txt", ".hidden.txt"];
  await mkdir(join(folder, "稿件", "deeper"), { recursive: true });
  for (const name of names) await writeFile(join(folder, "稿件", name), `题目${name}\n\n${paragraph}`);
  try {
    await onPage(async (page, context) => {
      await dropFiles(page, context, [join(folder, "稿件")]);
      await count(page, 3);
      await shown(page);
      assert.deepEqual(await titles(page), ["题目2.txt", "题目10.txt", "题目deeper/3.txt"]);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("what is opened is shown from its top", () =>
  onPage(async (page) => {
    await drop(page, ["a.txt", Buffer.from(news)], ["b.txt", Buffer.from(meeting.repeat(3))]);
    await count(page, 2);
    await shown(page);
    const place = () => page.$eval("#text", ({ scrollTop, selectionStart }) => [scrollTop, selectionStart]);
    assert.deepEqual(await place(), [0, 0]);
    await page.keyboard.press("Alt+ArrowDown");
    await shown(page);
    assert.deepEqual(await place(), [0, 0]);
  }));

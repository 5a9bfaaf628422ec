// Pasting: pages with their structure, their source, plain text, and the other reading of each.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_ANSWER, example, onPage, opened, paste, pasteClipboard, reload, settled, summary, titles } from "./harness.mjs";

const paragraph = "云溪市与临泽市签订新一轮生态补偿协议，约定三年内共同出资治理青枫河，两市居民都将受益。";
const body = `<p>${paragraph}</p><p>协议规定，水质达标时下游补偿上游，水质不达标时上游赔付下游。${paragraph}</p>`;
/** What a browser copies of a whole page. */
const page1 = `<div><ul><li><a href="/">首页</a></li><li><a href="/news">新闻</a></li><li><a href="/vip">会员登录</a></li></ul></div>
  <div class="article"><h1>两市携手治理青枫河</h1><div>2024-05-17 来源：澜江日报</div>${body.repeat(3)}</div>
  <div><a href="/a">上一篇：茶山新路</a> <a href="/b">下一篇：夜市开张</a></div>`;
const plain1 = `首页\n新闻\n会员登录\n两市携手治理青枫河\n2024-05-17 来源：澜江日报\n${`${paragraph}\n`.repeat(6)}上一篇：茶山新路 下一篇：夜市开张`;

const taken = async (page) => {
  await page.waitForSelector("#article .block");
  await settled(page);
};

test("a copied page is read as a page, and the other way if the editor wants", () =>
  onPage(async (page) => {
    await page.focus("#text");
    await pasteClipboard(page, { html: page1, plain: plain1 });
    await taken(page);
    assert.equal(await page.inputValue("#title"), "两市携手治理青枫河");
    const text = await page.inputValue("#text");
    assert.ok(text.includes(paragraph) && !/<|会员登录/.test(text), text);
    assert.match(await page.textContent("#reading-is"), /按网页读/);
    await page.click("#reading");
    await settled(page);
    assert.equal(await page.inputValue("#text"), plain1);
    assert.match(await page.textContent("#reading-is"), /按纯文本/);
    await page.click("#reading");
    await page.waitForFunction((text) => document.getElementById("text").value === text, text);
    await reload(page);
    await taken(page);
    assert.ok(await page.isVisible("#reading"), "the other reading survives a reload");
  }));

test("the other reading says that what was done by hand can be had back, and it can", () =>
  onPage(async (page) => {
    await page.focus("#text");
    await pasteClipboard(page, { html: page1, plain: plain1 });
    await taken(page);
    await page.fill("#summary", "手工写的摘要。");
    await page.click("#reading");
    await settled(page);
    assert.match(await page.textContent("#status"), /撤销/);
    assert.notEqual(await summary(page), "手工写的摘要。");
    await page.keyboard.press("Control+z");
    await settled(page);
    assert.equal(await summary(page), "手工写的摘要。");
    assert.equal(await page.inputValue("#title"), "两市携手治理青枫河");
  }));

test("a headline of a lower level, and a short article on a page full of links", () =>
  onPage(async (page) => {
    const links = Array.from({ length: 300 }, (_, n) => `<li><a href="/${n}">两市新闻第${n}条的标题</a></li>`).join("");
    const html = `<h4>网站声明</h4><ul>${links}</ul><div class="article"><h3>茶山新路通车了</h3><p>2024-05-17</p>${body.repeat(3)}</div><h4>相关阅读</h4><ul>${links}</ul>`;
    await page.focus("#text");
    await pasteClipboard(page, { html, plain: `${"两市新闻的标题\n".repeat(600)}茶山新路通车了\n${paragraph}` });
    await taken(page);
    assert.equal(await page.inputValue("#title"), "茶山新路通车了");
    assert.ok(!(await page.inputValue("#text")).includes("新闻第"));
  }));

test("the source of a page is recognised", () =>
  onPage(async (page) => {
    const source = `<!doctype html>\n<html><head><title>两市携手治理青枫河_澜江网</title></head><body>${page1}</body></html>`;
    await page.focus("#text");
    await pasteClipboard(page, { plain: source });
    await taken(page);
    assert.equal(await page.inputValue("#title"), "两市携手治理青枫河");
    assert.ok(!(await page.inputValue("#text")).includes("<"));
    await page.click("#reading");
    await settled(page);
    assert.equal(await page.inputValue("#text"), source);
  }));

test("the source of a page is recognised by whatever it begins with, and nothing else is one", () =>
  onPage(async (page) => {
    const rest = `<h1>两市携手治理青枫河</h1>${body.repeat(2)}`;
    const starts = [
      '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html><html><body>',
      "<header>澜江网</header>",
      '<figure><img src="a.jpg"></figure>',
      '<a href="/">首页</a>',
      "<strong>导语</strong>",
      "<center><b>要闻</b></center>",
    ];
    for (const start of starts) {
      await page.click("#new-article");
      await page.focus("#text");
      await pasteClipboard(page, { plain: start + rest });
      await taken(page);
      const text = await page.inputValue("#text");
      assert.ok(text.includes(paragraph) && !/<\/?[a-z]/.test(text), `${start}: ${text}`);
    }
    for (const plain of [`<a> 标签的用法：${paragraph}`, `<?xml version="1.0"?><rss><title>${paragraph}</title></rss>`, `<本报讯> ${paragraph}`]) {
      await page.click("#new-article");
      await page.focus("#text");
      await pasteClipboard(page, { plain });
      await taken(page);
      assert.equal(await page.inputValue("#text"), plain);
    }
  }));

test("Markdown is read without its marks, and plain text with a few of them is none", () =>
  onPage(async (page) => {
    const given = `# 社区食堂“叫好不叫座”\n\n> 作者：温岚\n\n**澄湖街道**的社区食堂开业半年，${paragraph}\n\n## 价格不低\n\n负责人[吴桐](https://example.com/)说，房租虽免，人工很贵。`;
    await page.focus("#text");
    await pasteClipboard(page, { plain: given });
    await page.waitForFunction(() => document.getElementById("title").value === "社区食堂“叫好不叫座”");
    await taken(page);
    assert.ok(!/[#*\[\]]/.test(`${await page.inputValue("#text")}${await summary(page)}`));
    assert.match(await page.textContent("#reading-is"), /Markdown/);
    await page.click("#reading");
    await taken(page);
    assert.equal(await page.inputValue("#text"), given);
    await page.click("#reading");
    await page.waitForFunction(() => document.getElementById("title").value === "社区食堂“叫好不叫座”");
    for (const plain of [`#社区食堂#开张\n${paragraph}`, `1. 支付失败。\n2. 会员续费。\n- 待办\n${paragraph}`, `> 原邮件\n${paragraph}`, `a * b ** c #1 [注1]（见下）${paragraph}`]) {
      await page.keyboard.press("Alt+n");
      await pasteClipboard(page, { plain });
      await opened(page, plain);
      assert.ok(!(await page.isVisible("#reading")), plain);
    }
  }));

test("plain text stays as it is, and pieces go into the text", () =>
  onPage(async (page) => {
    await page.focus("#text");
    await pasteClipboard(page, { plain: `甲 < 乙，<p> 是段落标签。\r\n${paragraph}` });
    await taken(page);
    assert.equal(await page.inputValue("#text"), `甲 < 乙，<p> 是段落标签。\n${paragraph}`);
    assert.ok(!(await page.isVisible("#reading")));
    await page.keyboard.press("Control+End");
    await pasteClipboard(page, { html: "<p><b>补一句。</b></p>", plain: "补一句。" });
    await settled(page);
    assert.ok((await page.inputValue("#text")).endsWith(`${paragraph}补一句。`));
  }));

test("beside the fields a paste is the next article", () =>
  onPage(async (page) => {
    await paste(page, await example("news.txt"));
    await page.locator("h1").click();
    await pasteClipboard(page, { html: page1, plain: plain1 });
    await page.waitForFunction(() => document.querySelectorAll("#articles li").length === 2);
    await taken(page);
    assert.deepEqual((await titles(page)).at(-1), "两市携手治理青枫河");
    await page.keyboard.press("Alt+v");
    await page.waitForFunction(() => document.querySelectorAll("#articles li").length === 3);
  }));

test("what the reader of pages loses is taken as plain text", () =>
  onPage(
    async (page) => {
      await page.route("**/api/read?*", (route) => route.fulfill({ json: { articles: [{ title: null, text: "首页" }], faults: [] } }));
      await page.focus("#text");
      await pasteClipboard(page, { html: page1, plain: plain1 });
      await taken(page);
      assert.equal(await page.inputValue("#text"), plain1);
      await page.unroute("**/api/read?*");
      await page.route("**/api/read?*", (route) => route.abort());
      await page.keyboard.press("Control+a");
      await pasteClipboard(page, { html: page1.replaceAll("青枫河", "白鹭河"), plain: plain1.replaceAll("青枫河", "白鹭河") });
      await page.waitForSelector("#unread:not([hidden])");
      await settled(page);
      assert.ok((await summary(page)).includes("白鹭河"));
      await page.click("#unread button");
      assert.ok(!(await page.isVisible("#unread")));
    },
    { expected: NO_ANSWER },
  ));

/** Makes the server read nothing until it is told to. */
const holdReading = async (page) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route("**/api/read?*", async (route) => {
    await released;
    await route.continue();
  });
  return release;
};

test("a paste that is read slowly does not get lost when another article is opened", () =>
  onPage(async (page) => {
    const release = await holdReading(page);
    await page.focus("#text");
    await pasteClipboard(page, { html: page1, plain: plain1 });
    await page.waitForFunction((text) => document.getElementById("text").value === text, plain1);
    await page.keyboard.press("Alt+n");
    await page.keyboard.type("下一篇。");
    release();
    await taken(page);
    assert.equal(await page.inputValue("#text"), "下一篇。");
    await page.keyboard.press("Alt+ArrowUp");
    await opened(page, plain1);
    await page.click("#reading");
    await page.waitForFunction(() => document.getElementById("title").value === "两市携手治理青枫河");
  }));

test("a paste is one step, however slowly it is read, and each of two is one", () =>
  onPage(async (page) => {
    const release = await holdReading(page);
    await page.focus("#text");
    await pasteClipboard(page, { plain: "前一篇。" });
    await page.keyboard.press("Control+a");
    await pasteClipboard(page, { html: page1, plain: plain1 });
    await page.waitForFunction((text) => document.getElementById("text").value === text, plain1);
    assert.equal(await summary(page), "", "the plain reading is not what is waited for");
    release();
    await page.waitForFunction(() => document.getElementById("title").value === "两市携手治理青枫河");
    await taken(page);
    await page.keyboard.press("Control+z");
    assert.equal(await page.inputValue("#text"), "前一篇。");
    await page.keyboard.press("Control+z");
    assert.equal(await page.inputValue("#text"), "");
  }));

test("a long article that is pasted is shown from its top, with the cursor behind it", () =>
  onPage(async (page) => {
    await page.focus("#text");
    await pasteClipboard(page, { plain: `${paragraph}\n`.repeat(60) });
    await taken(page);
    assert.equal(await page.$eval("#text", ({ scrollTop }) => scrollTop), 0);
    await page.keyboard.type("完");
    assert.ok((await page.inputValue("#text")).endsWith("\n完"));
  }));

test("a paste that is read slowly does not overwrite what came after it", () =>
  onPage(async (page) => {
    const release = await holdReading(page);
    await page.focus("#text");
    await pasteClipboard(page, { html: page1, plain: plain1 });
    await page.waitForFunction(() => document.body.dataset.standing === "working");
    await page.fill("#text", "后来写的一句话，说的是茶山。");
    await page.evaluate(() => {
      const { json } = Response.prototype;
      Response.prototype.json = async function () {
        const answer = await json.call(this);
        // What waits for the answer comes first.
        if (this.url.includes("api/read")) setTimeout(() => (window.isRead = true));
        return answer;
      };
    });
    release();
    await page.waitForFunction(() => window.isRead);
    await taken(page);
    assert.equal(await page.inputValue("#text"), "后来写的一句话，说的是茶山。");
  }));

test("rows of a spreadsheet are a stack where they have texts, and a plain text otherwise", () =>
  onPage(async (page) => {
    const table = (rows, head) =>
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>${[head, ...rows].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table></body></html>`;
    const lines = (rows, head) => [head, ...rows].map((row) => row.join("\t")).join("\n");
    const rows = [
      ["菜价回落", "本周市区农贸市场蔬菜均价每公斤5.2元，较上周下降8.7%。"],
      ["桥面维修", "望江桥3月2日起夜间封闭维修，工期20天，白天正常通行。"],
    ];
    for (const hasHtml of [true, false]) {
      await page.focus("#text");
      await page.keyboard.press("Control+a");
      await pasteClipboard(page, { html: hasHtml ? table(rows, ["标题", "正文"]) : null, plain: lines(rows, ["标题", "正文"]) });
      await page.waitForFunction((text) => document.getElementById("text").value === text, rows[0][1]);
      await taken(page);
      assert.deepEqual((await titles(page)).slice(-2), ["菜价回落", "桥面维修"]);
      assert.match(await page.textContent("#status"), /2 篇/);
    }
    assert.equal((await titles(page)).length, 4, "the blank one is gone, nothing else");
    await page.click("#new-article");
    const plain = lines(rows, ["甲", "乙"]);
    await pasteClipboard(page, { html: table(rows, ["甲", "乙"]), plain });
    await page.waitForFunction((text) => document.getElementById("text").value === text, plain);
    await taken(page);
    assert.match(await page.textContent("#reading-is"), /按纯文本/);
  }));

test("a text is pasted that has a picture of itself beside it", () =>
  onPage(async (page) => {
    for (const place of ["text", "previous"]) {
      await page.evaluate(
        ([place, plain]) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", plain);
          clipboardData.items.add(new File([new Uint8Array([0x89, 0x50])], "image.png", { type: "image/png" }));
          document.getElementById(place).dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        },
        [place, `${place}${paragraph}`],
      );
      await taken(page);
      assert.equal(await page.inputValue("#text"), `${place}${paragraph}`);
    }
    assert.ok(!(await page.isVisible("#unread")));
  }));

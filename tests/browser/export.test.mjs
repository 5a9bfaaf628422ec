// Everything on the desk as one file, with the editor's corrections.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { NO_ANSWER, chip, copied, drop, example, faults, kept, keywords, onPage, opened, paste, pasteClipboard, reload, settled } from "./harness.mjs";

const news = await example("news.txt");
const paragraph = "云溪市与临泽市签订新一轮生态补偿协议，约定三年内共同出资治理青枫河，两市居民都将受益。".repeat(4);
const item = (title) => `<item><title>${title}</title><link>https://example.com/1</link><description>${paragraph}</description></item>`;
const feed = Buffer.from(`<rss version="2.0"><channel><title>t</title>${item("茶山新路")}${item("夜市开张")}</channel></rss>`);

/** A desk with three articles: one corrected by hand, two that were never opened. */
const fill = async (page) => {
  await drop(page, ["feed.xml", feed]);
  await page.waitForFunction(() => document.querySelectorAll("#articles li").length === 2);
  await page.click("#new-article");
  await paste(page, news);
  const [struck] = await keywords(page);
  await chip(page, struck).click();
  await page.fill("#new-keyword", "河长制");
  await page.press("#new-keyword", "Enter");
  await settled(page);
  await page.fill("#summary", '手工写的摘要，<带"尖角">。');
  await reload(page);
  await page.waitForSelector("#article .block");
  await settled(page);
  return struck;
};

const exported = async (page, format, withText = false) => {
  await page.selectOption("#export-format", format);
  await page.setChecked("#with-text", withText);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
  return { name: download.suggestedFilename(), path: await download.path(), text: await readFile(await download.path(), "utf8") };
};

/** How many pages are printed. */
const nPages = async (page) => (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;

test("all articles as Markdown, a table, a report and a Word document", () =>
  onPage(async (page, context) => {
    const struck = await fill(page);
    const list = await keywords(page);
    assert.ok(!list.includes(struck) && list.includes("河长制"));

    const markdown = await exported(page, "md");
    assert.match(markdown.name, /^摘要 \d{4}-\d\d-\d\d\.md$/);
    const parts = markdown.text.split("\n\n---\n\n");
    assert.equal(parts.length, 3);
    assert.ok(parts[0].startsWith("# [茶山新路](<https://example.com/1>)\n\n*t*\n\n云溪市与临泽市"), parts[0]);
    assert.ok(parts[2].includes('手工写的摘要，\\<带"尖角"\\>。') && parts[2].includes(list.join("；")), parts[2]);
    assert.ok((await exported(page, "md", true)).text.includes("茶农"), "the whole text if asked");

    const table = (await exported(page, "csv")).text;
    assert.ok(table.startsWith('\ufeff"标题","摘要","关键词","来源","作者","日期","链接"\r\n'), table);
    assert.equal(table.split("\r\n").length, 5);
    assert.ok(table.includes('"手工写的摘要，<带""尖角"">。"') && table.includes('"https://example.com/1"'), table);

    const word = await exported(page, "docx");
    execFileSync("python3", ["-c", "import sys, zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None", word.path]);
    const unzipped = execFileSync("python3", [
      "-c",
      "import sys, zipfile, xml.dom.minidom as dom\nfor name in (archive := zipfile.ZipFile(sys.argv[1])).namelist():\n  text = archive.read(name); dom.parseString(text); sys.stdout.buffer.write(text)",
      word.path,
    ]).toString();
    assert.ok(unzipped.includes("手工写的摘要，&lt;带") && unzipped.includes(list.join("；")), unzipped);
    assert.equal(unzipped.match(/pageBreakBefore/g).length, 2);
    // The command reads documents, too: what was written is one.
    const read = JSON.parse(execFileSync(process.env.ZHAIYAO, ["--to", "json", "--from", "docx", word.path]));
    assert.equal(read.length, 1);

    const report = await exported(page, "html");
    assert.ok(!report.text.includes("茶农"), "no texts unless asked");
    const other = await context.newPage();
    await other.setContent(report.text);
    assert.deepEqual(await other.$$eval("nav a", (links) => links.map((link) => [link.textContent, link.getAttribute("href")])), [
      ["茶山新路", "#a1"],
      ["夜市开张", "#a2"],
      [news.split("\n")[0], "#a3"],
    ]);
    assert.equal(await other.$eval("#a3 .abstract", (abstract) => abstract.textContent), '手工写的摘要，<带"尖角">。');
    assert.deepEqual(await faults(other), []);
    assert.equal(await nPages(other), 4, "the contents, and a page for each article");
    await other.setContent((await exported(page, "html", true)).text);
    assert.ok(!(await other.isVisible("details p >> nth=0")), "the texts are folded away");
    assert.match(await other.evaluate(() => document.body.textContent), /茶农/);
    assert.ok((await nPages(other)) > 4, "and printed");
    await other.close();

    await page.click("#language");
    await settled(page);
    assert.ok((await exported(page, "csv")).text.startsWith('\ufeff"Title","Abstract","Keywords","Source","Author","Date","Link"\r\n'));
  }));

test("an article that cannot be analysed is told, nothing half is exported", () =>
  onPage(
    async (page) => {
      await fill(page);
      await page.route("**/api/view", (route) => route.abort());
      await page.click("#export");
      await page.waitForSelector("#unread:not([hidden])");
      assert.match(await page.textContent("#unread"), /没有导出/);
      assert.equal(await page.textContent("#status"), "", "nothing is at work any more");
    },
    { expected: /^Failed to load resource/ },
  ));

test("one article that the server refuses is named, and the others are exported", () =>
  onPage(
    async (page) => {
      await drop(page, ["feed.xml", feed]);
      await page.waitForFunction(() => document.querySelectorAll("#articles li").length === 2);
      await settled(page);
      await page.route("**/api/view", (route) =>
        route.request().postData().includes("夜市开张") ? route.fulfill({ status: 413, json: { error: "" } }) : route.continue(),
      );
      for (const isOpen of [false, true]) {
        if (isOpen) {
          await page.keyboard.press("Alt+ArrowDown");
          await page.waitForSelector("#failure:not([hidden])");
        }
        const { text } = await exported(page, "md");
        assert.ok(text.startsWith("# [茶山新路]") && !text.includes("夜市开张"), text);
        assert.match(await page.textContent("#unread"), /没有导出：夜市开张：太大/);
        await page.click("#unread button");
      }
    },
    { expected: NO_ANSWER },
  ));

/** What is in a Word document, as XML. */
const inside = (path) =>
  execFileSync("python3", ["-c", "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))", path]).toString();

test("where an article comes from goes with it, and not with another one that is pasted over it", () =>
  onPage(async (page) => {
    const dated = item("茶山新路").replace("</item>", "<pubDate>Fri, 15 Mar 2024 09:30:00 +0800</pubDate><author>李四</author></item>");
    await drop(page, ["feed.xml", Buffer.from(`<rss version="2.0"><channel><title>云溪日报</title>${dated}</channel></rss>`)]);
    await page.waitForSelector("#article .block");
    await settled(page);
    await reload(page);
    await page.waitForSelector("#article .block");
    await settled(page);
    const about = "云溪日报 · 李四 · 2024-03-15 09:30";
    assert.equal(await page.textContent("#origin"), `${about} · 链接`);
    assert.equal(await page.getAttribute("#origin a", "href"), "https://example.com/1");
    assert.deepEqual(await faults(page), []);
    assert.ok((await exported(page, "csv")).text.includes(',"云溪日报","李四","2024-03-15 09:30","https://example.com/1"\r\n'));
    assert.ok((await exported(page, "md")).text.includes(`\n\n*${about}*\n\n`));
    assert.ok((await exported(page, "html")).text.includes(`<p class="about">${about}</p>`));
    assert.ok(inside((await exported(page, "docx")).path).includes(`>${about} · https://example.com/1<`));
    await page.selectOption("#form", "own");
    await page.fill("#own-template", "{来源}{作者}{日期}{链接}");
    await page.click("#own-form .close");
    assert.equal(await copied(page, "#copy-all"), "云溪日报李四2024-03-15https://example.com/1");

    await page.click("#text");
    await page.keyboard.press("Control+a");
    await pasteClipboard(page, { plain: news });
    await opened(page, news);
    assert.ok(!(await page.isVisible("#origin")));
    const table = (await exported(page, "csv")).text;
    assert.ok(table.endsWith(',"","","",""\r\n'), table);
    await page.click("#undo");
    await opened(page, paragraph);
    assert.ok((await exported(page, "csv")).text.includes('"2024-03-15 09:30"'), "it comes back with its text");
    const { path } = await exported(page, "json");
    await page.click("#clear");
    await drop(page, ["stack.json", await readFile(path)]);
    await opened(page, paragraph);
    assert.equal(await page.inputValue("#title"), "茶山新路");
    assert.ok((await exported(page, "csv")).text.includes('"2024-03-15 09:30"'), "and from a file");
  }));

test("a copied page brings where it comes from", () =>
  onPage(async (page) => {
    const html = `<html><head><meta name="author" content="李四"></head><body><article><h1>茶山新路</h1><p>发布时间：2024-03-15 09:30　来源：云溪日报</p><p>${paragraph}</p><p>${paragraph}</p></article></body></html>`;
    await page.click("#text");
    await pasteClipboard(page, { html, plain: `茶山新路\n${paragraph}` });
    await page.waitForSelector("#reading-row:not([hidden])");
    await page.waitForSelector("#article .block");
    await settled(page);
    const table = (await exported(page, "csv")).text;
    assert.ok(table.includes('"2024-03-15 09:30"') && table.includes('"云溪日报"'), table);
  }));

test("in Markdown whole texts stay text, a paragraph each", () =>
  onPage(async (page) => {
    await paste(page, `# 不是标题\n${paragraph}\n1. <b>不是列表</b>也不是标记，约定的三年从今年开始算起，两市居民都知道。\n- 不是列表`);
    const { text } = await exported(page, "md", true);
    assert.match(text, /\n\n## 全文\n\n\\# 不是标题\n\n云溪市/);
    assert.match(text, /\n\n1\\\. \\<b\\>不是列表/);
    assert.match(text, /\n\n\\- 不是列表\n$/);
  }));

test("after the house style has changed, nothing is exported by the old one", () =>
  onPage(async (page) => {
    await paste(page, news);
    const [never] = await keywords(page);
    await page.click("#new-article");
    await paste(page, await example("meeting.txt"));
    await kept(page);
    await page.click("#open-house");
    await page.fill("#house-never", never);
    await page.click("#house .close");
    await settled(page);
    await reload(page);
    await page.waitForSelector("#article .block");
    await settled(page);
    const [first] = (await exported(page, "md")).text.split("\n\n---\n\n");
    const line = first.split("\n").find((line) => line.startsWith("**关键词"));
    assert.ok(line && !line.split(/[；\s]/).includes(never), line);
  }));

test("in a table nothing is a formula", () =>
  onPage(async (page) => {
    await paste(page, news);
    await page.fill("#title", "=HYPERLINK(\"https://example.com/\")");
    await page.fill("#summary", "-3℃到5℃，气温低。");
    const { text } = await exported(page, "csv");
    assert.ok(text.includes(`"'=HYPERLINK(""https://example.com/"")","'-3℃到5℃，气温低。"`), text);
  }));

test("an article without a title is called by its first words in all that is exported", () =>
  onPage(async (page) => {
    await paste(page, paragraph);
    assert.equal(await page.inputValue("#title"), "");
    const words = `${paragraph.slice(0, 40)}…`;
    assert.ok((await exported(page, "csv")).text.includes(`\r\n"${words}",`));
    assert.ok((await exported(page, "html")).text.includes(`<h2>${words}</h2>`));
    assert.ok((await exported(page, "md")).text.startsWith(`# ${words}\n\n`));
    // One keyword a line is for the clipboard: beside their label they stay on it.
    await page.selectOption("#joiner", "\n");
    const list = (await keywords(page)).join("；");
    const { path } = await exported(page, "docx");
    const document = inside(path);
    assert.ok(document.includes(`>${words}<`) && document.includes(`>${list}<`), document);
  }));

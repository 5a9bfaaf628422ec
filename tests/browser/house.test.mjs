// House style: lists and rules for every article, on the page and in a file that the command reads.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { candidates, copied, drop, example, faults, keywords, onPage, paste, ready, reload, settled, shown, summary } from "./harness.mjs";

const news = await example("news.txt");

const open = (page) => page.click("#open-house");
const marks = (page) => page.$$eval("#marks .forbidden", (all) => all.map((mark) => mark.textContent));
const close = async (page) => {
  await page.click("#house .close");
  await settled(page);
};

test("words kept together, never keywords, preferred and forbidden ones", () =>
  onPage(async (page) => {
    await paste(page, news);
    const [first, second] = await keywords(page);
    await open(page);
    await page.fill("#house-never", first);
    await page.fill("#house-keep", "生态补偿协议");
    await page.fill("#house-prefer", `${second} → ${second}市`);
    await page.fill("#house-forbid", "约定\n没有的词");
    assert.deepEqual(await faults(page), []);
    await close(page);
    const all = await candidates(page);
    assert.ok(!all.includes(first) && !all.includes(second) && all.includes(`${second}市`), all.join());
    assert.ok((await summary(page)).includes("约定"));
    assert.match(await page.textContent("#notice"), /禁用词：约定。/);
    assert.equal(await page.textContent("#parts strong.forbidden"), "⚠约定");
    assert.deepEqual(await marks(page), ["约定"], "in the abstract as it is shown");
    await page.fill("#summary", "没有的词在这里，约定了没有的词。");
    assert.deepEqual(await marks(page), ["没有的词", "约定", "没有的词"], "while it is edited");
    assert.match(await page.textContent("#notice"), /禁用词：约定、没有的词。/, "also in what was written by hand");
    const layout = (id) => page.$eval(`#${id}`, ({ clientWidth, scrollHeight, scrollTop }) => ({ clientWidth, scrollHeight, scrollTop }));
    await page.fill("#summary", `${"一行又一行 with words，标点。".repeat(60)}\n约定\n\n`);
    await page.$eval("#summary", (field) => (field.scrollTop = 100));
    await page.waitForFunction(() => document.getElementById("marks").scrollTop === 100);
    assert.deepEqual(await layout("marks"), await layout("summary"), "the marks lie under their words");
    await page.click("#reset");
    await reload(page);
    await page.waitForSelector("#article .block");
    await settled(page);
    assert.deepEqual(await candidates(page), all, "the style is kept");
  }));

test("a line that is no preferred wording is told, and stays to be mended", () =>
  onPage(async (page) => {
    await paste(page, news);
    await open(page);
    await page.fill("#house-prefer", "青枫河 → 青枫江\n云溪市 云溪");
    await page.click("#house .close");
    assert.match(await page.textContent("#house-fault"), /没有生效：云溪市 云溪$/);
    assert.ok(await page.isVisible("#house"));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.getElementById("status").textContent.includes("云溪市 云溪"));
    await settled(page);
    assert.ok((await candidates(page)).some((text) => text.includes("青枫江")), "the other line holds");
    await open(page);
    assert.equal(await page.inputValue("#house-prefer"), "青枫河 → 青枫江\n云溪市 云溪");
    assert.match(await page.textContent("#house-fault"), /云溪市 云溪/);
    await page.fill("#house-prefer", "青枫河 → 青枫江");
    await close(page);
    assert.ok(!(await page.isVisible("#house")));
    await open(page);
    assert.equal(await page.textContent("#house-fault"), "");
  }));

test("other windows go by the same lists", () =>
  onPage(async (page, context) => {
    await paste(page, news);
    const other = await context.newPage();
    await other.goto(page.url());
    await ready(other);
    await open(other);
    await other.fill("#house-forbid", "约定");
    await other.click("#house .close");
    await page.waitForSelector("#marks .forbidden");
    assert.deepEqual(await marks(page), ["约定"]);
  }));

test("whole sentences only, quotation marks", () =>
  onPage(async (page) => {
    await paste(page, news);
    await page.fill("#number", "70");
    await settled(page);
    assert.ok((await page.$$("#article mark.cut")).length > 0);
    await open(page);
    await page.check("#house-whole");
    await page.selectOption("#house-quotes", "corner");
    await close(page);
    assert.equal((await page.$$("#article mark.cut")).length, 0);
    const text = await summary(page);
    assert.ok(text !== "" && !/[“”]/.test(text), text);
    await paste(page, "“这条路终于通了！”茶山村村民高兴地说，路修了三年。");
    assert.match(await summary(page), /「这条路终于通了！」/);
  }));

test("the exported file is imported, and read by the command", () =>
  onPage(async (page) => {
    await paste(page, news);
    const [first] = await keywords(page);
    await open(page);
    await page.fill("#house-never", first);
    await page.fill("#house-prefer", "青枫河=青枫江");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#house-export")]);
    const path = await download.path();
    await close(page);
    const ours = await candidates(page);
    const printed = JSON.parse(execFileSync(process.env.ZHAIYAO, ["--to", "json", "--style", path, "-c", "120"], { input: news }));
    assert.equal(printed[0].summary, await summary(page));
    assert.deepEqual(printed[0].keywords.map(({ text }) => text), await keywords(page));

    await open(page);
    await page.fill("#house-never", "");
    await page.fill("#house-prefer", "");
    await close(page);
    assert.ok((await candidates(page)).includes(first));
    await open(page);
    await page.setInputFiles("#house-file", { name: "wrong.json", mimeType: "application/json", buffer: Buffer.from('{"nevr": []}') });
    await page.waitForSelector("#house-fault:not(:empty)");
    await page.setInputFiles("#house-file", { name: "style.json", mimeType: "application/json", buffer: await readFile(path) });
    await page.waitForFunction((first) => document.getElementById("house-never").value === first, first);
    await close(page);
    assert.deepEqual(await candidates(page), ours);
  }));

test("a structured abstract has the paper's parts under their names", () =>
  onPage(async (page) => {
    await paste(page, await example("abstract.txt"));
    await page.click("#presets [data-structure]");
    await settled(page);
    const text = await summary(page);
    assert.match(text, /^【目的】.+【方法】.+【结果】.+【结论】/);
    assert.ok([...text].length <= 300, text);
    assert.equal(await page.getAttribute("#presets [data-structure]", "aria-pressed"), "true");
    await paste(page, news);
    assert.ok(!(await summary(page)).includes("【"), "other texts as ever");
  }));

test("under the names nothing says them again", () =>
  onPage(async (page) => {
    const text =
      "目的：了解青枫河沿岸茶农的用水情况。方法走访三个乡镇的186户茶农，用问卷记录用水量。结果显示83%的茶农只用河水，旱季每亩用水41立方米。结论认为河水水质决定茶园收成，应当先治理河段。";
    await paste(page, text.replace("结果显示", "结果"));
    await page.click("#presets [data-structure]");
    await settled(page);
    const want = "【目的】了解青枫河沿岸茶农的用水情况。【方法】走访三个乡镇的186户茶农，用问卷记录用水量。【结果】83%的茶农只用河水，旱季每亩用水41立方米。【结论】河水水质决定茶园收成，应当先治理河段。";
    assert.equal(await summary(page), want);
    await paste(page, text);
    assert.match(await summary(page), /【结果】83%的茶农只用河水.+【结论】河水水质决定茶园收成/);
  }));

test("a sentence made whole in a structured abstract has its part's name once", () =>
  onPage(async (page) => {
    await paste(page, await example("abstract.txt"));
    await page.click("#presets [data-structure]");
    await settled(page);
    for (let limit = 290; (await page.$$("#parts .complete")).length === 0; limit -= 10) {
      await page.fill("#number", String(limit));
      await settled(page);
    }
    const names = (text) => text.match(/【..】/g);
    const before = names(await summary(page));
    await page.click("#parts .complete");
    await settled(page);
    assert.deepEqual(names(await summary(page)), before);
    assert.equal(await page.$$eval('#article [data-state="pinned"]', (all) => all.length), 1);
  }));

test("titles follow the style wherever they are printed, until the editor writes them", () =>
  onPage(async (page) => {
    const text = "茶农学会了用 iPhone 15 Pro 卖茶，2024 年 3 月 1 日开课，茶山村每户都有人报名参加培训。".repeat(3);
    const title = '"数字 茶农"上线,4 月开课';
    const written = "「数字 茶农」上线，4月开课";
    await drop(page, ["a.json", Buffer.from(JSON.stringify([{ title, text }]))]);
    await shown(page);
    assert.equal(await page.inputValue("#title"), title);
    await open(page);
    await page.selectOption("#house-quotes", "corner");
    await page.selectOption("#house-marks", "full_width");
    await page.check("#house-spaces");
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("#house-export")]);
    await close(page);
    assert.equal(await page.inputValue("#title"), written);
    const list = await keywords(page);
    const result = await summary(page);
    assert.ok(result.includes("用iPhone 15 Pro卖茶，2024年3月1日开课"), result);
    assert.equal(await copied(page, "#copy-all"), `${written}\n${result}\n关键词：${list.join("；")}`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
    assert.equal(download.suggestedFilename(), `${written}.docx`);
    const printed = JSON.parse(execFileSync(process.env.ZHAIYAO, ["--to", "json", "--style", await file.path(), "-c", "120"], { input: JSON.stringify([{ title, text }]) }));
    assert.deepEqual([printed[0].title, printed[0].summary, printed[0].keywords.map(({ text }) => text)], [written, result, list]);
    const own = '"数字茶农" 上线';
    await page.fill("#title", own);
    await settled(page);
    await page.locator("#title").blur();
    assert.equal(await page.inputValue("#title"), own);
    assert.ok((await copied(page, "#copy-all")).startsWith(own));
    await page.fill("#title", "");
    await settled(page);
    await page.locator("#title").blur();
    await page.waitForFunction((written) => document.getElementById("title").value === written, written);
  }));

test("sources, asides and spaces are dropped each or not", () =>
  onPage(async (page) => {
    await paste(page, "据悉，茶山村 小学（记者 李四）昨天扩建， 新增了三间教室。");
    const names = ["sources", "asides", "spaces"];
    for (const [dropped, expected] of [
      [[], "据悉，茶山村 小学（记者 李四）昨天扩建，新增了三间教室。"],
      [["sources"], "茶山村 小学（记者 李四）昨天扩建，新增了三间教室。"],
      [["asides"], "据悉，茶山村 小学昨天扩建，新增了三间教室。"],
      [["spaces"], "据悉，茶山村小学（记者李四）昨天扩建，新增了三间教室。"],
      [names, "茶山村小学昨天扩建，新增了三间教室。"],
    ]) {
      await open(page);
      for (const name of names) await page.setChecked(`#house-${name}`, dropped.includes(name));
      await close(page);
      assert.equal(await summary(page), expected, dropped.join());
    }
  }));

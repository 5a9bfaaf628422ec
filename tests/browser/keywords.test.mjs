// Keywords to tick, strike, edit, add, move and join.

import assert from "node:assert/strict";
import { test } from "node:test";
import { candidates, chip, copied, example, keywords, onPage, paste, pasteClipboard, settled } from "./harness.mjs";

const news = await example("news.txt");

test("twelve candidates, those ticked that the program stands behind", async () => {
  const counts = new Set();
  await onPage(async (page) => {
    for (const name of ["news.txt", "meeting.txt", "abstract.txt", "judgment.txt", "broadcast.txt"]) {
      await paste(page, await example(name));
      const [all, ticked] = [await candidates(page), await keywords(page)];
      assert.equal(all.length, 12, name);
      assert.ok(ticked.length >= 3 && ticked.length <= 8, `${name}: ${ticked}`);
      assert.deepEqual(all.slice(0, ticked.length), ticked, "the ticked ones come first");
      counts.add(ticked.length);
    }
  });
  assert.ok(counts.size > 1, "not always the same number");
});

test("a click ticks and strikes, and nothing comes in its place", () =>
  onPage(async (page) => {
    await paste(page, news);
    const [all, ticked] = [await candidates(page), await keywords(page)];
    await chip(page, ticked[1]).click();
    await settled(page);
    assert.deepEqual(await candidates(page), all, "the list stays as it was");
    assert.deepEqual(await keywords(page), ticked.filter((text) => text !== ticked[1]));
    const spare = all.at(-1);
    await chip(page, spare).click();
    assert.ok((await keywords(page)).includes(spare));
    assert.equal(await page.textContent("#keyword-line"), (await keywords(page)).join("；"));
    await page.click("#undo");
    await page.click("#undo");
    assert.deepEqual(await keywords(page), ticked);
    await page.fill("#n-keywords", "3");
    await settled(page);
    assert.equal((await keywords(page)).length, 3);
  }));

test("several are added at once, typed or pasted in lines; those that are there are ticked", () =>
  onPage(async (page) => {
    await paste(page, news);
    const [before, spare] = [await keywords(page), (await candidates(page)).at(-1)];
    await page.fill("#new-keyword", `5G终端；能耗、续航，${spare}`);
    await page.press("#new-keyword", "Enter");
    await settled(page);
    assert.equal((await keywords(page)).length, before.length + 4);
    assert.deepEqual((await keywords(page)).slice(-4), [spare, "5G终端", "能耗", "续航"]);
    await page.focus("#new-keyword");
    await pasteClipboard(page, { plain: "碳汇交易\n河湖长制\r\n" });
    await settled(page);
    assert.deepEqual((await keywords(page)).slice(-2), ["碳汇交易", "河湖长制"]);
    assert.equal(await page.inputValue("#new-keyword"), "");
  }));

test("a keyword is edited in its place", () =>
  onPage(async (page) => {
    await paste(page, news);
    const [first, second, third] = await keywords(page);
    await chip(page, second).focus();
    await page.keyboard.press("F2");
    await page.keyboard.insertText("青枫河流域");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.deepEqual((await keywords(page)).slice(0, 3), [first, "青枫河流域", third]);
    await page.focus("#term-tools [data-action=edit]");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("不要了");
    await page.keyboard.press("Escape");
    assert.equal((await keywords(page))[1], "青枫河流域", "given up, it is as it was");
    await page.keyboard.press("F2");
    await page.keyboard.insertText(third);
    await page.keyboard.press("Enter");
    await settled(page);
    const list = await keywords(page);
    assert.equal(list.filter((text) => text === third).length, 1, "one wording, one keyword");
    await page.keyboard.press("Control+z");
    assert.equal((await keywords(page))[1], "青枫河流域");
  }));

test("keys and the mouse reorder, the focus goes along", () =>
  onPage(async (page) => {
    await paste(page, news);
    const [first, second, third] = await keywords(page);
    await chip(page, first).focus();
    await page.keyboard.press("Alt+ArrowRight");
    assert.deepEqual((await keywords(page)).slice(0, 3), [second, first, third]);
    assert.equal(await page.evaluate(() => document.activeElement.querySelector(".term").textContent), first);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press(" ");
    assert.ok(!(await keywords(page)).includes(third), "the blank strikes");
    await page.keyboard.press(" ");
    await page.keyboard.press("Delete");
    assert.ok(!(await keywords(page)).includes(third));
    await page.dragAndDrop(`.chip[data-keyword="${first}"]`, `.chip[data-keyword="${second}"]`);
    assert.equal((await keywords(page))[0], first);
  }));

test("a step by key goes past what is not chosen", () =>
  onPage(async (page) => {
    await paste(page, news);
    const [first, second, third] = await keywords(page);
    await chip(page, second).click();
    await chip(page, third).focus();
    await page.keyboard.press("Alt+ArrowLeft");
    assert.deepEqual((await keywords(page)).slice(0, 2), [third, first]);
  }));

test("joined as the editor wants", () =>
  onPage(async (page) => {
    await paste(page, news);
    for (const joiner of ["，", "、", ",", "|", " ", "\n", "；"]) {
      await page.selectOption("#joiner", joiner);
      assert.equal(await copied(page, "#copy-keywords"), (await keywords(page)).join(joiner));
    }
  }));

test("where a keyword stands is shown, and only ticked ones are underlined", () =>
  onPage(async (page) => {
    await paste(page, news);
    const [first] = await keywords(page);
    await chip(page, first).focus();
    assert.equal(await page.textContent("u.here"), first);
    await page.click("#term-tools [data-action=where]");
    const n = await page.$$eval("u.on", (all) => all.length);
    await chip(page, first).click();
    assert.ok((await page.$$eval("u.on", (all) => all.length)) < n);
  }));

test("what was ticked by hand stays when the text changes, unless the house never has it", () =>
  onPage(async (page) => {
    await paste(page, news);
    const ticked = (await candidates(page)).slice(-3);
    for (const text of ticked) await chip(page, text).click();
    const before = await candidates(page);
    // What is written no more is no candidate.
    await page.fill("#text", ticked.reduce((text, keyword) => text.replaceAll(keyword, "此处"), news));
    await settled(page);
    const [all, chosen] = [await candidates(page), await keywords(page)];
    assert.equal(await page.$$eval('#chips [title^="手工添加"]', (added) => added.length), 3);
    assert.deepEqual(ticked.filter((text) => !chosen.includes(text)), []);
    assert.equal(new Set(all).size, all.length);
    await page.fill("#text", news);
    await settled(page);
    assert.deepEqual(await candidates(page), before, "in their old places");
    await page.click("#open-house");
    await page.fill("#house-never", ticked[0]);
    await page.click("#house .close");
    await settled(page);
    await page.waitForFunction((text) => ![...document.querySelectorAll("#chips .term")].some((term) => term.textContent === text), ticked[0]);
  }));

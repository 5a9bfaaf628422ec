// The result is in sight while sentences are chosen, and tells what is pinned, chosen, cut and left out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drop, example, length, onPage, pass, paste, pasteClipboard, settled, stopTime, summary } from "./harness.mjs";

const news = await example("news.txt");
const marks = (page) => page.$$eval("#article mark", (all) => all.map((mark) => mark.textContent));
/** Longer than it takes for a click to be no double click. */
const notDouble = (page) => pass(page, 350);

for (const [width, height] of [
  [360, 740],
  [1280, 720],
  [1600, 1000],
]) {
  test(`the abstract stays in sight, ${width} px wide`, () =>
    onPage(
      async (page) => {
        await paste(page, news);
        const inSight = (selector) =>
          page.$eval(selector, (element) => {
            // The first line is enough of a sentence.
            const [{ top, bottom, left }] = element.getClientRects();
            // What lies on top at its middle is it.
            const there = document.elementFromPoint(left + 5, (top + bottom) / 2);
            return top >= 0 && bottom <= innerHeight && element.contains(there);
          });
        await page.evaluate(() => scrollTo(0, 0));
        assert.ok(await inSight("#summary"), "after pasting");
        const automatic = page.locator('#article .body .sentence[data-state="automatic"]');
        for (const n of [1, 8, 20]) {
          const sentence = automatic.nth(n);
          await sentence.scrollIntoViewIfNeeded();
          assert.ok(await inSight("#summary"), `at sentence ${n}`);
          const at = await sentence.getAttribute("data-at");
          await sentence.focus();
          await page.keyboard.press("Enter");
          await settled(page);
          assert.ok(await inSight("#summary"), `sentence ${n} pinned`);
          assert.ok(await inSight(`#article .sentence[data-at="${at}"]`), "the sentence is not under the abstract");
        }
        assert.ok(await inSight("#copy"));
        if (width < 1000) return;
        for (const last of ["#copy-all", "#chips button", "#new-keyword"]) {
          await page.focus(last);
          assert.ok((await inSight("#summary")) && (await inSight(last)), `at ${last}`);
        }
      },
      { viewport: { width, height } },
    ));
}

test("a phone shows the result first, an empty page where to paste", () =>
  onPage(
    async (page) => {
      const top = (selector) => page.$eval(selector, (element) => element.getBoundingClientRect().top + scrollY);
      assert.ok((await top("#text")) < (await top("#summary")));
      await paste(page, news);
      assert.ok((await top("#summary")) < (await top("#chips")));
      assert.ok((await top("#chips")) < (await top("#article")));
      assert.ok((await top("#article")) < (await top("#text")));
    },
    { viewport: { width: 360, height: 740 } },
  ));

test("a phone shows the top of what is pasted or opened, not the end of its text", () =>
  onPage(
    async (page) => {
      const isAtTop = async (way) => {
        await page.waitForSelector("#article .block");
        await settled(page);
        assert.equal(await page.evaluate(() => scrollY), 0, way);
        const { top, bottom } = await page.$eval("#summary", (field) => field.getBoundingClientRect().toJSON());
        assert.ok(top >= 0 && bottom <= 740, `${way}: ${top} to ${bottom}`);
      };
      await page.focus("#text");
      await pasteClipboard(page, { plain: news.repeat(3) });
      await isAtTop("pasted");
      await page.click("#new-article");
      await page.focus("#text");
      await drop(page, ["a.txt", Buffer.from(news.repeat(2))]);
      await isAtTop("opened");
    },
    { viewport: { width: 360, height: 740 } },
  ));

test("on a phone no button is too narrow for a finger", () =>
  onPage(
    async (page) => {
      const widths = await page.$$eval("button", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().width));
      assert.ok(Math.min(...widths) >= 24, widths.join());
    },
    { viewport: { width: 360, height: 740 } },
  ));

test("a click takes a sentence in, out, and gives it back", () =>
  onPage(
    async (page) => {
      await paste(page, news);
      const before = await summary(page);
      const sentence = page.locator("#article .sentence", { hasText: "去年，青枫河沿线接待游客56万人次" });
      const turn = async () => {
        await sentence.click();
        await notDouble(page);
        await settled(page);
      };
      await turn();
      assert.equal(await sentence.getAttribute("data-state"), "pinned");
      assert.ok((await summary(page)).includes("接待游客56万人次"));
      assert.ok(length(await summary(page)) <= 120);
      await turn();
      assert.equal(await sentence.getAttribute("data-state"), "automatic");
      assert.equal(await summary(page), before);
      const [first] = await marks(page);
      const chosen = page.locator('#article .sentence[data-state="chosen"]').first();
      const at = await chosen.getAttribute("data-at");
      await chosen.click();
      await notDouble(page);
      await settled(page);
      assert.ok(!(await summary(page)).includes(first.slice(0, 10)), "one click and it is out");
      const left = page.locator(`#article .sentence[data-at="${at}"]`);
      assert.equal(await left.getAttribute("data-state"), "excluded");
      await left.click();
      await notDouble(page);
      await settled(page);
      assert.equal(await summary(page), before);
    },
    { hasClock: true },
  ));

/** Presses the mouse at the first place, moves it to the others, and lets it go. */
const drag = async (page, [first, ...others]) => {
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...place, { steps: 5 });
  await page.mouse.up();
};

test("selecting text chooses nothing", () =>
  onPage(
    async (page) => {
      await paste(page, news);
      await stopTime(page);
      const before = await summary(page);
      const sentence = page.locator('#article .body .sentence[data-state="automatic"]').nth(2);
      const { x, y } = await sentence.boundingBox();
      const unchanged = async (how) => {
        await notDouble(page);
        await settled(page);
        assert.equal(await summary(page), before, how);
        assert.equal(await page.$$eval("#article :is([data-state=pinned], [data-state=excluded])", (all) => all.length), 0, how);
      };
      await page.mouse.dblclick(x + 30, y + 10);
      await unchanged("a double click");
      await page.mouse.click(x + 30, y + 10, { clickCount: 3 });
      await unchanged("a triple click");
      await page.evaluate(() => getSelection().removeAllRanges());
      await drag(page, [[x + 5, y + 10], [x + 80, y + 10]]);
      await unchanged("dragging");
      await page.evaluate(() => getSelection().removeAllRanges());
      await drag(page, [[x + 5, y + 10], [x + 80, y + 10], [x + 6, y + 10]]);
      await unchanged("dragging back to where it began");
      await page.keyboard.down("Shift");
      await page.mouse.click(x + 60, y + 10);
      await page.keyboard.up("Shift");
      await unchanged("selecting up to a click");
    },
    { hasClock: true },
  ));

test("a click chooses although something is selected, be it what is clicked on", () =>
  onPage(
    async (page) => {
      await paste(page, news);
      const nPinned = () => page.$$eval("#article [data-state=pinned]", (all) => all.length);
      const chosen = async (x, y) => {
        const before = await nPinned();
        await page.mouse.click(x, y);
        await notDouble(page);
        await settled(page);
        return (await nPinned()) - before;
      };
      const sentences = page.locator("#article .body .sentence");
      await sentences.nth(0).evaluate((sentence) => getSelection().selectAllChildren(sentence));
      const { x, y } = await page.locator('#article .body .sentence[data-state="automatic"]').nth(2).boundingBox();
      assert.equal(await chosen(x + 60, y + 10), 1, "beside what is selected");
      await drag(page, [[x + 5, y + 10], [x + 80, y + 10]]);
      await notDouble(page);
      assert.equal(await chosen(x + 40, y + 10), -1, "on what is selected");
    },
    { hasClock: true },
  ));

test("a cut is marked and made whole, a sentence is pinned and dropped beside the abstract", () =>
  onPage(async (page) => {
    await paste(page, news);
    await page.fill("#number", "50");
    await settled(page);
    assert.ok((await page.$$("#article mark.cut")).length > 0);
    assert.match(await page.textContent("#notice"), /✂/);
    const cut = await summary(page);
    await page.click("#parts .complete");
    await settled(page);
    const whole = await summary(page);
    assert.ok(length(whole) > length(cut) && whole.startsWith(cut.slice(0, -2)), whole);
    assert.match(await page.textContent("#notice"), /超出 \d+ 字/);
    await page.click("#undo");
    await settled(page);
    assert.equal(await summary(page), cut);
    await page.fill("#number", "150");
    await settled(page);
    const parts = await page.$$eval("#parts .part", (all) => all.map((part) => part.textContent));
    assert.equal(parts.join(""), await summary(page));
    await page.locator("#parts li").nth(1).locator("[data-action=pin]").click();
    await settled(page);
    assert.equal(await page.$$eval('#article [data-state="pinned"]', (all) => all.length), 1);
    await page.locator("#parts li").first().locator("[data-action=drop]").click();
    await settled(page);
    assert.ok(!(await summary(page)).includes(parts[0]));
    assert.ok((await summary(page)).includes(parts[1].slice(0, 12)));
  }));

test("after one sentence is made whole, others are dropped and made whole, too", () =>
  onPage(async (page) => {
    await paste(page, news);
    const parts = page.locator("#parts li");
    const cuts = () => page.$$eval("#parts .cut .part", (all) => all.map((part) => part.textContent));
    const complete = async () => {
      const [cut] = await cuts();
      await page.click("#parts .complete");
      await settled(page);
      assert.ok(!(await cuts()).includes(cut));
      return cut.slice(0, 12);
    };
    // A limit under which a sentence is cut beside another one.
    let limit = 60;
    do {
      limit += 10;
      await page.fill("#number", String(limit));
      await settled(page);
    } while ((await cuts()).length === 0 || (await parts.count()) < 2);
    const first = await complete();
    assert.ok((await summary(page)).includes(first));
    assert.equal(await page.$$eval('#article [data-state="pinned"]', (all) => all.length), 1, "it stays");
    await page.fill("#number", String(limit + 60));
    await settled(page);
    const other = await parts.filter({ hasNotText: first }).first().locator(".part").textContent();
    await parts.filter({ hasText: other }).locator("[data-action=drop]").click();
    await settled(page);
    const left = await summary(page);
    assert.ok(left.includes(first) && !left.includes(other), left);
    assert.ok(length(left) <= limit + 60, "what it takes more is taken from others");
    while ((await cuts()).length === 0) {
      limit -= 5;
      await page.fill("#number", String(limit));
      await settled(page);
    }
    const second = await complete();
    assert.ok((await summary(page)).includes(first) && (await summary(page)).includes(second));
    await parts.filter({ hasText: first }).locator("[data-action=drop]").click();
    await settled(page);
    assert.ok(!(await summary(page)).includes(first));
  }));

test("what a sentence is can be told without colours", () =>
  onPage(
    async (page) => {
      await paste(page, news);
      await page.fill("#number", "50");
      await settled(page);
      const drawn = (selector, pseudo) => page.$eval(selector, (element, pseudo) => getComputedStyle(element, pseudo).content, pseudo);
      assert.equal(await drawn('#article [data-state="chosen"] mark', "::before"), '"「"');
      assert.match(await drawn("#article mark.cut", "::after"), /✂/);
      const sentence = page.locator('#article .body .sentence[data-state="automatic"]').nth(1);
      const at = await sentence.getAttribute("data-at");
      await sentence.focus();
      await page.keyboard.press("Enter");
      await settled(page);
      assert.match(await drawn(`#article .sentence[data-at="${at}"]`, "::before"), /◆/);
      const line = await page.$eval("#article u.on", (word) => getComputedStyle(word).textDecorationStyle);
      assert.equal(line, "dotted");
    },
    { forcedColors: "active" },
  ));

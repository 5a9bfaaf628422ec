// What an editor does with the page, in a real browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_ANSWER, chip, drop, example, faults, keywords, length, onPage, paste, reload, settled, shown, summary, titles } from "./harness.mjs";

const news = await example("news.txt");

test("a pasted article has an abstract within the limit, a title, keywords and a picture", () =>
  onPage(async (page) => {
    await paste(page, news);
    const text = await summary(page);
    assert.ok(length(text) > 40 && length(text) <= 120, text);
    assert.equal(await page.inputValue("#title"), news.split("\n")[0]);
    assert.ok((await keywords(page)).length >= 3);
    assert.ok(!(await page.isVisible("#graph .node >> nth=0")), "the picture is folded away");
    await page.click("#graph-card summary");
    assert.ok(await page.isVisible("#graph .node >> nth=5"));
    const marked = await page.$$eval("#article mark", (marks) => marks.map((mark) => mark.textContent).join(""));
    assert.ok(text.startsWith(marked.slice(0, 20)), marked);
    const grey = await page.$$eval(".block.boilerplate", (blocks) => blocks.length);
    assert.ok(grey > 3);
    assert.equal(await page.textContent("#count"), `${length(text)} / 120 字`);
  }));

test("pins stay with their sentences while the text is edited", () =>
  onPage(async (page) => {
    await paste(page, news);
    const sentence = page.locator(".sentence", { hasText: "首批186户茶农已经报名" });
    await sentence.focus();
    await page.keyboard.press("Enter");
    await page.fill("#text", `新加的开头😀。\n\n${news}`);
    await settled(page);
    assert.equal(await sentence.getAttribute("data-state"), "pinned");
    assert.ok((await summary(page)).includes("186户茶农"));
  }));

test("an answer that comes late disturbs nobody who types", () =>
  onPage(async (page) => {
    await paste(page, news);
    let answer;
    const answered = new Promise((resolve) => (answer = resolve));
    await page.route("**/api/view", async (route) => {
      await answered;
      await route.continue();
    });
    await page.click('#presets [data-chars="300"]:not([data-structure])');
    await page.focus("#summary");
    await page.keyboard.press("Control+a");
    const before = await summary(page);
    answer();
    await settled(page);
    assert.notEqual(await summary(page), before);
    await page.keyboard.insertText("手工写的。");
    assert.equal(await summary(page), "手工写的。", "what was all selected is all replaced");

    for (const [field, number] of [
      ["#number", "40"],
      ["#n-keywords", "3"],
    ]) {
      await page.focus("#text");
      await page.keyboard.press("Control+End");
      await page.keyboard.type("又一句。");
      await page.focus(field);
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Delete");
      await settled(page);
      assert.equal(await page.inputValue(field), "", "an emptied field stays empty");
      await page.keyboard.type(number);
      await settled(page);
      assert.equal(await page.inputValue(field), number);
    }
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.focus("#title");
    assert.equal(await page.inputValue("#n-keywords"), "3", "left empty, it shows what holds");
  }));

test("a block's role can be corrected", () =>
  onPage(async (page) => {
    await paste(page, news);
    const label = page.locator(".block", { hasText: "图为两市河长" }).locator(".role");
    assert.equal(await label.textContent(), "图注");
    await label.click();
    await page.click('#role-menu [data-role="body"]');
    await settled(page);
    assert.equal(await label.textContent(), "正文");
    await label.click();
    await page.click('#role-menu [data-role="body"]');
    await settled(page);
    assert.equal(await label.textContent(), "图注", "chosen again, it is given back");
  }));

test("presets, slider, own numbers and sentences limit the abstract", () =>
  onPage(async (page) => {
    await paste(page, news);
    for (const limit of [100, 120, 200, 300]) {
      await page.click(`#presets [data-chars="${limit}"]:not([data-structure])`);
      await settled(page);
      assert.ok(length(await summary(page)) <= limit);
      assert.equal(await page.inputValue("#number"), String(limit));
      assert.equal(await page.getAttribute(`#presets [data-chars="${limit}"]:not([data-structure])`, "aria-pressed"), "true");
    }
    for (const limit of [1, 17, 63, 900]) {
      await page.fill("#number", String(limit));
      await settled(page);
      assert.ok(length(await summary(page)) <= limit, `${limit}: ${await summary(page)}`);
    }
    await page.selectOption("#unit", "sentences");
    await page.fill("#slider", "2");
    await settled(page);
    assert.equal(await page.$$eval("#article mark", (marks) => marks.length), 2);
  }));

test("an abstract edited by hand stays, is counted, and can be given back", () =>
  onPage(async (page) => {
    await paste(page, news);
    const automatic = await summary(page);
    await page.fill("#summary", "改".repeat(125));
    assert.match(await page.textContent("#notice"), /超出 5 字/);
    assert.equal(await page.getAttribute("#summary", "aria-invalid"), "true");
    assert.ok(!(await page.isVisible("#parts")), "its sentences are no longer the abstract's");
    await page.fill("#focus", "农业");
    await settled(page);
    assert.equal(await summary(page), "改".repeat(125));
    await page.fill("#focus", "");
    await settled(page);
    await page.click("#reset");
    assert.equal(await summary(page), automatic);
  }));

test("a focus steers the abstract", () =>
  onPage(async (page) => {
    await paste(page, news);
    assert.ok(!(await summary(page)).includes("农业面源污染"));
    await page.fill("#focus", "农业面源污染");
    await settled(page);
    assert.ok((await summary(page)).includes("农业面源污染"), await summary(page));
  }));

test("the interface follows the browser's language, and can be switched", async () => {
  await onPage(
    async (page) => {
      await paste(page, news);
      assert.equal(await page.textContent("#summary-heading"), "Abstract");
      assert.equal(await page.getAttribute("html", "lang"), "en");
      assert.ok((await page.$$eval(".role", (roles) => roles.map((role) => role.textContent))).includes("caption"));
      await page.click("#language");
      await settled(page);
      assert.equal(await page.textContent("#summary-heading"), "摘要");
      assert.ok((await page.$$eval(".role", (roles) => roles.map((role) => role.textContent))).includes("图注"));
      await reload(page);
      assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
    },
    { locale: "en-GB" },
  );
  await onPage(async (page) => assert.equal(await page.textContent("#summary-heading"), "摘要"), { locale: "zh-TW" });
});

test("what is said already follows the language, too", () =>
  onPage(
    async (page) => {
      await drop(page, ["picture.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")]);
      await page.waitForSelector("#unread:not([hidden])");
      await page.route("**/api/view", (route) => route.abort());
      await page.fill("#text", news);
      await page.waitForSelector("#failure:not([hidden])");
      const said = async () => [await page.title(), await page.textContent("#unread span"), await page.textContent("#failure span")];
      const chinese = await said();
      assert.deepEqual(
        chinese.filter((text) => !/[\u4e00-\u9fff]/.test(text)),
        [],
      );
      await page.click("#language");
      assert.deepEqual(
        (await said()).filter((text) => /[\u4e00-\u9fff]/.test(text)),
        [],
      );
      await page.waitForFunction(() => document.body.dataset.standing === "failed");
      assert.deepEqual(
        (await said()).filter((text) => /[\u4e00-\u9fff]/.test(text)),
        [],
      );
      await page.click("#language");
      assert.deepEqual(await said(), chinese);
    },
    { expected: NO_ANSWER },
  ));

test("every word of the interface is there in both languages", () =>
  onPage(async (page) => {
    const empty = () =>
      page.$$eval("[data-text]", (all) => all.filter((element) => element.textContent.trim() === "").map((element) => element.dataset.text));
    assert.deepEqual(await empty(), []);
    await page.click("#language");
    assert.deepEqual(await empty(), []);
  }));

const focusIs = (page, selector) => page.evaluate((selector) => document.activeElement.matches(selector), selector);

const tabTo = async (page, selector) => {
  for (let n = 0; n < 80; n += 1) {
    if (await focusIs(page, selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${selector}`);
};

const WIDTHS = [360, 1280, 1600];

for (const width of WIDTHS) {
  test(`the keyboard alone is enough, ${width} px wide`, () =>
    onPage(
      async (page) => {
        await tabTo(page, "#text");
        await page.keyboard.insertText(news);
        await page.waitForSelector("#article .block");
        await settled(page);
        await tabTo(page, '#presets [data-chars="100"]');
        await page.keyboard.press("Enter");
        await settled(page);
        assert.ok(length(await summary(page)) <= 100);

        await tabTo(page, "#chips button");
        const [first, second] = await keywords(page);
        await page.keyboard.press("Alt+ArrowRight");
        assert.deepEqual((await keywords(page)).slice(0, 2), [second, first]);
        await page.keyboard.press("Enter");
        assert.ok(!(await keywords(page)).includes(first));
        assert.ok(await focusIs(page, "#chips button"), "the focus stays among the keywords");

        await tabTo(page, "#article .role, #article .sentence");
        await page.keyboard.press("End");
        await page.keyboard.press("Home");
        while (!(await focusIs(page, '.block.body .sentence[data-state="automatic"]'))) await page.keyboard.press("ArrowDown");
        const text = await page.evaluate(() => document.activeElement.textContent);
        await page.keyboard.press("Enter");
        await settled(page);
        assert.ok(await focusIs(page, '.sentence[data-state="pinned"]'), "the focus stays on the sentence");
        assert.ok((await summary(page)).includes(text.slice(0, 8)));
        await page.keyboard.press("Control+z");
        await settled(page);
        assert.equal(await page.$$eval('#article [data-state="pinned"]', (all) => all.length), 0);
        await page.keyboard.press("Control+y");
        await settled(page);
        assert.equal(await page.$$eval('#article [data-state="pinned"]', (all) => all.length), 1);

        while (!(await focusIs(page, ".role"))) await page.keyboard.press("ArrowUp");
        await page.keyboard.press("Enter");
        await page.waitForSelector("#role-menu[open]");
        await page.keyboard.press("Escape");
        // The focus returns to the label.
        await page.waitForFunction(() => document.activeElement.matches(".role"));
      },
      { viewport: { width, height: 900 } },
    ));
}

test("by the keyboard alone: a cut made whole, a sentence dropped, the house style, an export", () =>
  onPage(async (page) => {
    await tabTo(page, "#text");
    await page.keyboard.insertText(news);
    await shown(page);
    await tabTo(page, "#parts button");
    while (!(await focusIs(page, ".complete"))) await page.keyboard.press("ArrowRight");
    const cut = await page.textContent("#parts .cut .part");
    await page.keyboard.press("Enter");
    await settled(page);
    const text = await summary(page);
    assert.ok(text.includes(cut.slice(0, -1)) && !text.includes(cut), text);
    assert.ok(await focusIs(page, "#parts button"), "the focus stays among the sentences");
    const first = await page.textContent("#parts .part");
    await page.keyboard.press("Home");
    while (!(await focusIs(page, "[data-action=drop]"))) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.ok(!(await summary(page)).includes(first));

    await tabTo(page, "#open-house");
    await page.keyboard.press("Enter");
    await tabTo(page, "#house-forbid");
    await page.keyboard.insertText("交界断面");
    await page.keyboard.press("Escape");
    // A dialog tells a moment later that it is closed.
    await page.waitForFunction(() => /禁用词：交界断面/.test(document.getElementById("notice").textContent));
    await settled(page);
    await page.waitForFunction(() => document.activeElement.matches("#open-house"));

    await tabTo(page, "#export-format");
    await page.keyboard.type("M");
    assert.equal(await page.inputValue("#export-format"), "md");
    await tabTo(page, "#export");
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.match(download.suggestedFilename(), /\.md$/);
  }));

test("hostile titles and texts are text", () =>
  onPage(async (page) => {
    const hostile = `<img src=x onerror="window.hit=1"><script>window.hit=2</script><svg onload=window.hit=3>&lt;b&gt;</p></div>`;
    await page.fill("#title", hostile);
    await paste(page, `${hostile}云溪市与临泽市签订协议${hostile}。\n\n▲${hostile}\n\n协议\u0000约定\u202e两市共同治理\ud800青枫河。`);
    const keyword = `<img src=x onerror="window.hit=4">`;
    await page.fill("#new-keyword", keyword);
    await page.press("#new-keyword", "Enter");
    await page.fill("#focus", hostile);
    await settled(page);
    await page.locator("#article .sentence").first().focus();
    await page.keyboard.press("Enter");
    await settled(page);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.equal(await page.$$eval("#article img, #article script, #chips img, #graph img, #graph script", (all) => all.length), 0);
    assert.ok((await page.textContent("#article")).includes("<script>window.hit=2</script>"));
    assert.ok((await keywords(page)).includes(keyword));
    const item = `<item><title><![CDATA[${hostile}]]></title><description>协议约定两市共同治理。</description></item>`;
    await drop(page, ["feed.xml", Buffer.from(`<rss version="2.0"><channel>${item}${item}</channel></rss>`)]);
    await page.waitForFunction(() => document.querySelectorAll("#articles li").length === 3);
    assert.ok((await titles(page))[0].includes("<img"));
    assert.equal(await page.$$eval("#articles img, #articles script", (all) => all.length), 0);
    assert.equal(await page.evaluate(() => window.hit), undefined);
  }));

test("a key in a text of 100,000 characters blocks the page for less than 200 ms, and builds what changed", () =>
  onPage(async (page, context) => {
    const meeting = await example("meeting.txt");
    const part = (n) => `第${n}篇\n\n${n % 2 === 0 ? news : meeting}\n\n`;
    const whole = Array.from({ length: 200 }, (_, n) => part(n))
      .join("")
      .slice(0, 100_000);
    assert.equal(whole.length, 100_000);
    await drop(page, ["long.txt", Buffer.from(whole)]);
    await shown(page);
    await page.evaluate(() => {
      window.built = 0;
      const isBlock = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(".block");
      const count = (records) => (window.built += records.flatMap(({ addedNodes }) => [...addedNodes]).filter(isBlock).length);
      new MutationObserver(count).observe(document.getElementById("article"), { childList: true });
    });
    const client = await context.newCDPSession(page);
    // Of the page's own thread, whatever else the machine does.
    await client.send("Performance.enable", { timeDomain: "threadTicks" });
    const worked = async () => (await client.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    const [times, built] = [[], []];
    await page.focus("#text");
    for (const at of [0, 10_000, 50_000, 90_000, 100_000]) {
      await page.$eval("#text", (text, at) => text.setSelectionRange(at, at), at);
      await page.evaluate(() => (window.built = 0));
      const before = await worked();
      await page.keyboard.press("a");
      await settled(page);
      times.push((await worked()) - before);
      built.push(await page.evaluate(() => window.built));
    }
    assert.ok(Math.max(...built) <= 20, `${built} of some two thousand blocks`);
    assert.ok(Math.min(...times) < 200, `${times.map(Math.round)} ms`);
  }));

for (const colorScheme of ["light", "dark"]) {
  for (const width of WIDTHS) {
    test(`axe finds nothing: ${colorScheme}, ${width} px wide`, () =>
      onPage(
        async (page) => {
          const check = async (state) => assert.deepEqual(await faults(page), [], state);
          const turn = async (n) => {
            await page.locator("#article .body .sentence").nth(n).focus();
            await page.keyboard.press("Enter");
            await settled(page);
          };
          await check("empty");
          await paste(page, news);
          await turn(0);
          await turn(5);
          await page.click("#new-article");
          await paste(page, await example("meeting.txt"));
          await page.click("#previous");
          await page.waitForFunction(() => document.getElementById("n-articles").textContent === "1 / 2");
          await settled(page);
          await chip(page, (await keywords(page))[0]).click();
          await page.click("#graph-card summary");
          await check("with articles");
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${overflow} px too wide`);
          await page.locator(".block .role").first().click();
          await check("with a menu");
          await page.keyboard.press("Escape");
          await page.click("#show-help");
          await check("with help");
          await page.keyboard.press("Escape");
          await page.click("#open-house");
          await page.fill("#house-forbid", "约定");
          await check("with the house style");
          await page.click("#house .close");
          await settled(page);
          await page.fill("#number", "50");
          await page.waitForSelector("#parts .complete");
          await settled(page);
          await check("with a cut");
          await page.fill("#summary", "约定了又约定。".repeat(30));
          await check("with marks and too long");
          await page.selectOption("#form", "own");
          await check("with a form of one's own");
          await page.click("#own-form .close");
          await drop(page, ["picture.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")]);
          await page.waitForSelector("#unread:not([hidden])");
          await check("with a file that cannot be read");
          await page.click("#language");
          await settled(page);
          await check("in English");
          await page.route("**/api/view", (route) => route.abort());
          await page.fill("#focus", "旅游");
          await page.waitForSelector("#failure:not([hidden])");
          await page.waitForFunction(() => document.getAnimations().length === 0);
          await check("with results that do not hold");
        },
        { colorScheme, viewport: { width, height: 900 }, expected: NO_ANSWER },
      ));
  }
}

// The report of --to html, opened from a file.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { example, onPage, faults } from "./harness.mjs";

let folder;

before(async () => (folder = await mkdtemp(join(tmpdir(), "zhaiyao-report-"))));
after(() => rm(folder, { recursive: true }));

const report = (name, input, ...options) => {
  const path = join(folder, name);
  execFileSync(process.env.ZHAIYAO, ["--to", "html", "-o", path, ...options], { input });
  return pathToFileURL(path).href;
};

test("an article's report shows it whole, with what was chosen", async () => {
  const url = report("one.html", await example("news.txt"), "-c", "120", "-k", "4", "--keep-content");
  await onPage(
    async (page) => {
      assert.ok(await page.isVisible(".article mark"));
      assert.equal(await page.$$eval(".keywords li", (keywords) => keywords.length), 4);
      assert.ok(await page.isVisible(".graph"));
      await page.hover(".node0");
      const opacity = (selector) => page.$eval(selector, (node) => getComputedStyle(node).opacity);
      const far = await page.$eval(".node:not(.near0)", (node) => `.${node.classList[1]}`);
      assert.deepEqual([await opacity(".node0"), await opacity(far)], ["1", "0.15"], "neighbours stand out");
      assert.deepEqual(await faults(page), []);
    },
    { url },
  );
});

test("a report of many has contents, a page for each, and no more than is asked for", async () => {
  const feed = await example("feed.ndjson");
  await onPage(
    async (page) => {
      const titles = await page.$$eval(".entry h2", (titles) => titles.map((title) => title.textContent));
      assert.ok(titles.length > 2);
      assert.deepEqual(await page.$$eval("nav a", (links) => links.map((link) => link.textContent)), titles);
      await page.click("nav li:nth-child(2) a");
      assert.equal(await page.$eval(":target h2", (title) => title.textContent), titles[1]);
      assert.equal(await page.$$eval(".article, .graph", (all) => all.length), 0);
      assert.deepEqual(await faults(page), []);
      const pdf = await page.pdf({ format: "A4" });
      assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, titles.length + 1, "the contents and a page for each");
    },
    { url: report("many.html", feed, "--from", "ndjson") },
  );
  await onPage(
    async (page) => {
      assert.ok(!(await page.isVisible(".article >> nth=0")));
      await page.click("summary >> nth=0");
      assert.ok(await page.isVisible(".article >> nth=0"));
      await page.emulateMedia({ media: "print" });
      assert.ok(await page.isVisible(".article >> nth=1"));
    },
    { url: report("whole.html", feed, "--from", "ndjson", "--keep-content") },
  );
});

test("nothing in a report tells where files were", async () => {
  const path = join(folder, "secret-place.txt");
  await writeFile(path, await example("news.txt"));
  const output = join(folder, "no-paths.html");
  execFileSync(process.env.ZHAIYAO, ["--to", "html", "-o", output, path]);
  assert.ok(!(await readFile(output, "utf8")).includes("secret-place"));
});

test("a hostile article is text in its report", async () => {
  // No element that makes a record's text a piece of a page.
  const hostile = `报告</style></title><svg onload="window.hit=1"></svg><script>window.hit=2</script>`;
  const record = { id: hostile, title: hostile, text: `${hostile}云溪市与临泽市签订协议${hostile}。\n\n▲${hostile}` };
  const path = join(folder, "hostile.ndjson");
  await writeFile(path, `${JSON.stringify(record)}\n{"id":${JSON.stringify(hostile)}}\n`);
  const output = join(folder, "hostile.html");
  // The second record has no text: that is reported, and the status says so.
  assert.throws(() => execFileSync(process.env.ZHAIYAO, ["--to", "html", "-o", output, path], { stdio: "pipe" }));
  await onPage(
    async (page) => {
      assert.equal(await page.evaluate(() => window.hit), undefined);
      assert.equal(await page.$$eval("svg[onload], script", (all) => all.length), 0);
      assert.ok((await page.textContent("h2")).includes("<script>window.hit=2</script>"));
      assert.ok((await page.textContent(".fault")).includes("<svg onload"));
    },
    { url: pathToFileURL(output).href },
  );
});

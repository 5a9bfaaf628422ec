// How the page's modules hang together.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";

const folder = new URL("../../src/serve/page/", import.meta.url);

test("no module imports itself, by way of whatever others", async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  const imports = new Map();
  for (const name of names) {
    const source = await readFile(new URL(name, folder), "utf8");
    imports.set(name, [...source.matchAll(/from "\.\/([^"]+)"/g)].map(([, other]) => other));
  }
  assert.ok(imports.get("app.js").length > 10, "imports are found");
  const done = new Set();
  const visit = (name, path) => {
    assert.ok(!path.includes(name), [...path, name].join(" → "));
    if (done.has(name)) return;
    for (const other of imports.get(name)) visit(other, [...path, name]);
    done.add(name);
  };
  for (const name of names) visit(name, []);
});

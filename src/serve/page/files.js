// Files in: every article in them goes on the desk.

import * as alerts from "./alerts.js";
import * as answers from "./answers.js";
import * as desk from "./desk.js";
import { find, say } from "./dom.js";
import { download, fileName } from "./download.js";
import { articlesOf } from "./saved.js";
import { patiently, read } from "./server.js";
import { aboutOf } from "./state.js";
import { language, word } from "./words.js";

export const start = () => {
  const input = find("file");
  find("open").addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    await openAll([...input.files]);
    input.value = "";
  });
  find("save").addEventListener("click", save);
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) document.body.classList.remove("dropping");
  });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    document.body.classList.remove("dropping");
    openDropped(event.dataTransfer);
  });
};

/** Puts what is dropped or pasted on the desk: files, and those in folders. */
export const openDropped = async (transfer) => {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  // Once something is waited for nothing can be had of them.
  const given = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  await openAll((await Promise.all(given.map(filesIn))).flat());
};

/** A file, or those in a folder in the order of their names; hidden ones are none of the editor's. */
const filesIn = async (given) => {
  if (given instanceof File) return [given];
  // One that is gone meanwhile is told by its name.
  if (given.isFile) return [await asked((take, fail) => given.file(take, fail)).catch(() => new File([], given.name))];
  const reader = given.createReader();
  const entries = [];
  for (let some; some?.length !== 0; entries.push(...some)) some = await asked((take, fail) => reader.readEntries(take, fail)).catch(() => []);
  const seen = entries.filter(({ name }) => !name.startsWith("."));
  seen.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  return (await Promise.all(seen.map(filesIn))).flat();
};

const asked = (ask) => new Promise(ask);

/** Puts the articles of files on the desk; what cannot be read is said. */
export const openAll = async (files) => {
  const articles = [];
  const faults = [];
  for (const file of files) {
    // The desk has no place for more, and says so.
    if (articles.length > desk.MAX_ARTICLES) break;
    say(word("reading", { name: file.name }));
    const found = await articlesIn(file).catch((error) => ({
      articles: [],
      faults: [() => word("unreadable", { name: file.name, fault: answers.reason(error) })],
    }));
    articles.push(...found.articles);
    faults.push(...found.faults);
  }
  say("");
  if (faults.length > 0) alerts.tell(faults);
  if (articles.length > 0) add(articles);
};

const add = (articles) => {
  if (articles.length > 1) say(word("opened", { n: articles.length }));
  desk.add(articles);
};

/** Puts articles on the desk that the server has read. */
export const addAll = (articles) => add(articles.map(forDesk));

const forDesk = (article) => ({ text: article.text, ...aboutOf(article) });

const articlesIn = async (file) => {
  if (!(await isThere(file))) return { articles: [], faults: [() => word("fileGone", { name: file.name })] };
  const saved = file.name.endsWith(".json") ? articlesOf(await file.text()) : null;
  if (saved !== null) return { articles: saved, faults: [] };
  const { articles, faults } = await patiently(() => read(file, file.name), () => say(word("waiting")));
  return {
    articles: articles.map(forDesk),
    faults: faults.map((fault) => () => fault[language()]),
  };
};

/** Whether the browser can read a file: one may have been moved, or be a folder. */
const isThere = (file) => file.slice(0, 1).arrayBuffer().then(() => true, () => false);

const save = () => {
  const item = desk.atWork();
  download(JSON.stringify(item.state, null, 2), fileName(desk.titleOf(item), "json"), "application/json");
};

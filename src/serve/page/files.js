// Files in: every article in them goes on the desk.

import * as alerts from "./alerts.js";
import * as answers from "./answers.js";
import * as desk from "./desk.js";
import { find, make, say } from "./dom.js";
import { read } from "./server.js";
import { toState } from "./state.js";
import { word } from "./words.js";

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
    openAll([...event.dataTransfer.files]);
  });
};

/** Puts the articles of files on the desk; what cannot be read is said. */
export const openAll = async (files) => {
  const articles = [];
  const faults = [];
  for (const file of files) {
    say(word("reading", { name: file.name }));
    const found = await articlesIn(file).catch((error) => ({
      articles: [],
      faults: [word("unreadable", { name: file.name, fault: answers.reason(error) })],
    }));
    articles.push(...found.articles);
    faults.push(...found.faults);
  }
  say(articles.length > 1 ? word("opened", { n: articles.length }) : "");
  if (faults.length > 0) alerts.show("unread", faults.join("\n"), () => alerts.clear("unread"));
  else alerts.clear("unread");
  if (articles.length > 0) await desk.add(articles);
};

const articlesIn = async (file) => {
  const state = file.name.endsWith(".json") ? await savedState(file) : null;
  if (state !== null) return { articles: [{ state }], faults: [] };
  const { articles, faults } = await read(file, file.name);
  return { articles: articles.map(({ title, text, date, link }) => ({ title, text, about: { date, link } })), faults };
};

const savedState = async (file) => {
  try {
    return toState(JSON.parse(await file.text()));
  } catch {
    return null;
  }
};

/** A name that every system takes. */
export const fileName = (title, ending) => {
  const name = (title ?? "").replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]+/g, " ").replace(/\s+/g, " ").trim();
  return `${[...name].slice(0, 60).join("").replace(/[. ]+$/, "") || "zhaiyao"}.${ending}`;
};

export const download = (content, name, type) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const save = () => {
  const item = desk.atWork();
  download(JSON.stringify(item.state, null, 2), fileName(desk.titleOf(item), "json"), "application/json");
};

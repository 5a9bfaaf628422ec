// Files in: every article in them goes on the desk.

import * as alerts from "./alerts.js";
import * as answers from "./answers.js";
import * as desk from "./desk.js";
import { find, say } from "./dom.js";
import { download, fileName } from "./download.js";
import { articlesOf } from "./saved.js";
import { patiently, read } from "./server.js";
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

const forDesk = ({ title, text, date, link }) => ({ title, text, about: { date, link } });

const articlesIn = async (file) => {
  const saved = file.name.endsWith(".json") ? articlesOf(await file.text()) : null;
  if (saved !== null) return { articles: saved, faults: [] };
  const { articles, faults } = await patiently(() => read(file, file.name), () => say(word("waiting")));
  return {
    articles: articles.map(forDesk),
    faults: faults.map((fault) => () => fault[language()]),
  };
};

const save = () => {
  const item = desk.atWork();
  download(JSON.stringify(item.state, null, 2), fileName(desk.titleOf(item), "json"), "application/json");
};

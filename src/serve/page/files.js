// Files in, the state out.

import { find, make, say } from "./dom.js";
import { Refused, read } from "./server.js";
import { anew, toState } from "./state.js";
import { word } from "./words.js";

const dialog = find("items");

let store;

export const start = (theStore) => {
  store = theStore;
  const input = find("file");
  find("open").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files;
    if (file) open(file);
    input.value = "";
  });
  find("others").addEventListener("click", () => dialog.showModal());
  find("save").addEventListener("click", save);
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
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
    const [file] = event.dataTransfer.files;
    if (file) open(file);
  });
};

const open = async (file) => {
  const state = file.name.endsWith(".json") ? await savedState(file) : null;
  if (state !== null) {
    store.change(state);
    return;
  }
  try {
    const { articles, faults } = await read(file);
    if (articles.length === 0) say(word("unreadable") + faults.join(" "));
    else if (faults.length > 0) say(faults.join(" "));
    if (articles.length === 1) take(articles[0]);
    if (articles.length > 1) choose(articles);
  } catch (error) {
    const isTooLarge = error instanceof Refused && error.status === 413;
    say(isTooLarge ? word("tooLarge") : error instanceof Refused ? error.message : word("unreachable"));
  }
};

const savedState = async (file) => {
  try {
    return toState(JSON.parse(await file.text()));
  } catch {
    return null;
  }
};

const take = ({ title, text }) => store.change(anew(store.state, { title: title || null, text }));

const choose = (articles) => {
  const items = articles.map((article) => {
    const date = article.date?.slice(0, 10) ?? "";
    const start = article.text.slice(0, 80);
    const item = make(
      "button",
      { type: "button" },
      make("strong", {}, article.title || word("untitled")),
      make("span", { class: "hint" }, `${date} ${start}`.trim()),
    );
    item.addEventListener("click", () => {
      dialog.close();
      take(article);
    });
    return make("li", {}, item);
  });
  dialog.querySelector("ul").replaceChildren(...items);
  find("others").hidden = false;
  dialog.showModal();
};

const save = () => {
  const blob = new Blob([JSON.stringify(store.state, null, 2)], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(blob), download: "zhaiyao.json" });
  link.click();
  URL.revokeObjectURL(link.href);
};

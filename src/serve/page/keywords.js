// Keywords: chips to remove, add, move; where each stands in the text.

import * as article from "./article.js";
import { build, find, make, setNumber } from "./dom.js";
import { copy, text as summaryText } from "./summary.js";
import { language, word } from "./words.js";

const chips = find("chips");

let store;
/** As the server gave them. */
let given = [];
/** The one whose places are shown, and which of them. */
let selected = null;
let turnNumber = 0;
/** The chip that gets the focus when they are built anew. */
let toFocus = null;
/** What the chips were built from. */
let shownChips;

/** In the editor's order: those that were moved first, then the others. */
const ordered = () => {
  const { order } = store.state;
  const place = (keyword) => (order.includes(keyword.text) ? order.indexOf(keyword.text) : order.length);
  return given.map((keyword, index) => ({ ...keyword, index })).sort((a, b) => place(a) - place(b) || a.index - b.index);
};

const joined = () => ordered().map(({ text }) => text).join(store.state.joiner);

export const start = (theStore) => {
  store = theStore;
  const number = find("n-keywords");
  number.addEventListener("input", () => {
    if (number.validity.valid && number.value !== "") store.change({ count: number.valueAsNumber }, "count");
  });
  number.addEventListener("blur", () => setNumber(number, store.state.count));
  find("kind").addEventListener("change", (event) => store.change({ words: event.target.value === "words" }));
  find("joiner").addEventListener("change", (event) => store.change({ joiner: event.target.value }));
  find("add-keyword").addEventListener("click", add);
  find("new-keyword").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) add();
  });
  find("copy-keywords").addEventListener("click", () => copy(joined()));
  find("copy-all").addEventListener("click", () => copy(`${summaryText()}\n关键词：${joined()}`));
  chips.addEventListener("click", (event) => act(event.target.closest("button")));
  chips.addEventListener("keydown", onKey);
  startDragging();
};

export const show = (view) => {
  given = view.keywords;
  render(store.state);
};

export const render = (state) => {
  setNumber(find("n-keywords"), state.count);
  find("kind").value = state.words ? "words" : "phrases";
  find("joiner").value = state.joiner;
  const list = ordered();
  if (!list.some(({ text }) => text === selected)) selected = null;
  showChips(list);
  point();
};

/** Builds the chips anew if they change: a click is lost if its chip is replaced meanwhile. */
const showChips = (list) => {
  const key = JSON.stringify([list, selected, language()]);
  if (key === shownChips) return;
  shownChips = key;
  const focused = toFocus ?? chips.querySelector(":focus")?.closest(".chip")?.dataset.keyword;
  const action = document.activeElement?.dataset?.action ?? "select";
  toFocus = null;
  chips.replaceChildren(...list.map(chip));
  if (focused !== undefined) {
    const element = [...chips.children].find(({ dataset }) => dataset.keyword === focused) ?? chips.lastElementChild;
    (element?.querySelector(`[data-action="${action}"]`) ?? element?.querySelector("button") ?? find("new-keyword")).focus();
  }
};

const chip = ({ text, score, count, bar }) => {
  const isSelected = text === selected;
  const about = score === null ? word("added") : `${word("score")} ${Math.round(score * 100)}`;
  const button = (action, sign) =>
    make("button", { type: "button", "data-action": action, "aria-label": `${word(action)} ${text}`, title: word(action) }, sign);
  const select = make(
    "button",
    { type: "button", "data-action": "select", "aria-pressed": isSelected, title: `${about} · ${count} ${word("times")}` },
    make("span", {}, text),
    ...(bar === null ? [] : [build(bar)]),
  );
  const moves = isSelected ? [button("earlier", "‹"), button("later", "›")] : [];
  return make("li", { class: "chip", draggable: "true", "data-keyword": text }, select, ...moves, button("remove", "×"));
};

const act = (button) => {
  const text = button?.closest(".chip").dataset.keyword;
  switch (button?.dataset.action) {
    case "select":
      turnNumber = selected === text ? turnNumber + 1 : 0;
      select(text);
      article.scrollToKeyword(turnNumber);
      break;
    case "remove":
      remove(text);
      break;
    case "earlier":
      move(text, -1);
      break;
    case "later":
      move(text, 1);
      break;
  }
};

const onKey = (event) => {
  const text = event.target.closest(".chip")?.dataset.keyword;
  if (text === undefined) return;
  if (event.key === "Delete") remove(text);
  else if (event.altKey && event.key === "ArrowLeft") move(text, -1);
  else if (event.altKey && event.key === "ArrowRight") move(text, 1);
  else if (event.key === "Escape" && selected !== null) select(null);
  else return;
  event.preventDefault();
};

/** Shows where a keyword stands, the next place if it is chosen again. */
const select = (text) => {
  selected = text;
  render(store.state);
};

const point = () => {
  const keyword = given.findIndex(({ text }) => text === selected);
  article.showKeyword(keyword < 0 ? null : keyword);
};

const add = () => {
  const input = find("new-keyword");
  const text = input.value.trim();
  input.value = "";
  const { added, removed } = store.state;
  if (text === "" || given.some((keyword) => keyword.text === text)) return;
  store.change({ added: [...added, text], removed: removed.filter((other) => other !== text) });
};

const remove = (text) => {
  const { added, removed, order } = store.state;
  const list = ordered();
  const at = list.findIndex((keyword) => keyword.text === text);
  toFocus = (list[at + 1] ?? list[at - 1])?.text ?? null;
  const isAdded = added.includes(text);
  store.change({
    added: added.filter((other) => other !== text),
    removed: isAdded ? removed : [...removed, text],
    order: order.filter((other) => other !== text),
  });
};

const move = (text, by) => {
  const list = ordered().map((keyword) => keyword.text);
  place(text, Math.max(0, Math.min(list.length - 1, list.indexOf(text) + by)));
};

const place = (text, index) => {
  const list = ordered().map((keyword) => keyword.text).filter((other) => other !== text);
  list.splice(index, 0, text);
  toFocus = text;
  store.change({ order: list });
  render(store.state);
};

const startDragging = () => {
  let dragged = null;
  chips.addEventListener("dragstart", (event) => {
    dragged = event.target.closest(".chip")?.dataset.keyword ?? null;
    event.dataTransfer.effectAllowed = "move";
  });
  chips.addEventListener("dragover", (event) => {
    if (dragged !== null) event.preventDefault();
  });
  chips.addEventListener("drop", (event) => {
    const target = event.target.closest(".chip")?.dataset.keyword;
    if (dragged === null || target === undefined) return;
    event.preventDefault();
    place(dragged, ordered().findIndex(({ text }) => text === target));
  });
  chips.addEventListener("dragend", () => (dragged = null));
};

// Keywords to tick: the list, its keys, and where each stands in the text.

import * as article from "./article.js";
import { copy } from "./clipboard.js";
import { build, find, make, rove, setNumber } from "./dom.js";
import { add, drop, move, rename, split, terms, tick, ticked } from "./terms.js";
import { language, word } from "./words.js";

const chips = find("chips");

let store;
/** As the server gave them. */
let given = [];
/** The id of the one that the tools are for. */
let current = null;
let turnNumber = 0;
/** What the list was built from. */
let shown;
/** Whether a keyword is being edited in its place. */
let isEditing = false;

const list = () => terms(store.state, given);
const item = (id) => list().find((one) => one.id === id);

export const keywords = () => ticked(store.state, given);
export const joined = () => keywords().join(store.state.joiner);

export const start = (theStore) => {
  store = theStore;
  const number = find("n-keywords");
  number.addEventListener("input", () => {
    if (number.validity.valid && number.value !== "") store.change({ count: number.valueAsNumber }, "count");
  });
  number.addEventListener("blur", () => setNumber(number, store.state.count));
  find("kind").addEventListener("change", (event) => store.change({ words: event.target.value === "words" }));
  find("joiner").addEventListener("change", (event) => store.change({ joiner: event.target.value }));
  find("copy-keywords").addEventListener("click", () => copy(joined));
  startAdding();
  rove(chips, "[data-action=tick]");
  chips.addEventListener("click", ({ target }) => {
    const id = target.closest("[data-action=tick]")?.closest(".chip").dataset.keyword;
    if (id === undefined) return;
    current = id;
    store.change(tick(store.state, id, !item(id).ticked));
  });
  chips.addEventListener("focusin", ({ target }) => {
    const id = target.closest(".chip")?.dataset.keyword;
    if (id !== undefined && id !== current) choose(id);
  });
  chips.addEventListener("keydown", onKey);
  find("term-tools").addEventListener("click", ({ target }) => act(target.closest("button")?.dataset.action));
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
  const all = list();
  if (!all.some(({ id }) => id === current)) current = null;
  if (!isEditing) showChips(all);
  const line = find("keyword-line");
  if (line.textContent !== joined()) line.textContent = joined();
  find("n-ticked").textContent = word("nTicked", { n: keywords().length, all: all.length });
  find("term-tools").hidden = current === null;
  article.underline(all.filter((one) => one.ticked).map(({ index }) => index));
  article.showKeyword(current === null ? null : item(current).index);
};

/** Builds the list anew if it changes: a click is lost if its keyword is replaced meanwhile. */
const showChips = (all) => {
  const key = JSON.stringify([all, language()]);
  if (key !== shown) {
    shown = key;
    const hadFocus = chips.contains(document.activeElement);
    chips.replaceChildren(...all.map(chip));
    const stop = button(current) ?? chips.querySelector("button");
    stop?.setAttribute("tabindex", "0");
    if (hadFocus) (stop ?? find("new-keyword")).focus({ preventScroll: true });
  }
  for (const one of chips.children) one.classList.toggle("current", one.dataset.keyword === current);
};

const button = (id) => [...chips.children].find(({ dataset }) => dataset.keyword === id)?.querySelector("button");

const chip = ({ id, text, score, bar, count, ticked: isTicked }) => {
  const about = score === null ? word("added") : `${word("probability")} ${Math.round(score * 100)} %`;
  const attributes = {
    ...{ type: "button", "data-action": "tick", tabindex: "-1", "aria-pressed": isTicked },
    title: `${about} · ${count} ${word("times")}`,
  };
  const sign = make("span", { class: "sign", "aria-hidden": "true" }, isTicked ? "✓" : "＋");
  const label = make("span", { class: "label" }, sign, make("span", { class: "term" }, text));
  const choice = make("button", attributes, label, ...(bar === null ? [] : [build(bar)]));
  return make("li", { class: "chip", draggable: "true", "data-keyword": id }, choice);
};

const choose = (id) => {
  current = id;
  turnNumber = 0;
  render(store.state);
};

const act = (action) => {
  if (action === undefined || current === null) return;
  if (action === "earlier") shift(-1);
  if (action === "later") shift(1);
  if (action === "edit") edit(current);
  if (action === "where") {
    article.scrollToKeyword(turnNumber);
    turnNumber += 1;
  }
};

const onKey = (event) => {
  if (isEditing) return;
  const id = event.target.closest(".chip")?.dataset.keyword;
  if (id === undefined) return;
  current = id;
  if (event.key === "Delete" || event.key === "Backspace") remove(id);
  else if (event.key === "F2") edit(id);
  else if (event.altKey && event.key === "ArrowLeft") shift(-1);
  else if (event.altKey && event.key === "ArrowRight") shift(1);
  else return;
  event.preventDefault();
};

/** Moves the keyword at hand; one that is printed, past those that are not: each step is to change what is copied. */
const shift = (by) => {
  const all = list();
  const at = all.findIndex(({ id }) => id === current);
  let to = at + by;
  if (all[at].ticked) while (all[to]?.ticked === false) to += by;
  store.change(move(all, current, to in all ? to : at + by));
};

const remove = (id) => {
  const all = list();
  const at = all.findIndex((one) => one.id === id);
  if (store.state.own.includes(id)) current = (all[at + 1] ?? all[at - 1])?.id ?? null;
  store.change(drop(store.state, id));
};

/** Lets the editor write another wording in a keyword's place. */
const edit = (id) => {
  const place = button(id);
  const input = make("input", { type: "text", class: "edit", "aria-label": word("editKeyword") });
  input.value = item(id).text;
  isEditing = true;
  place.replaceWith(input);
  input.closest(".chip").draggable = false;
  input.focus();
  input.select();
  const end = (isKept) => {
    if (!isEditing) return;
    isEditing = false;
    shown = null;
    const text = input.value.trim();
    if (isKept && text !== item(id)?.text) {
      if (store.state.own.includes(id)) current = text;
      store.change(rename(store.state, list(), id, text));
    } else {
      render(store.state);
    }
  };
  input.addEventListener("blur", () => end(true));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    end(event.key === "Enter");
    button(current)?.focus();
  });
};

const startAdding = () => {
  const input = find("new-keyword");
  const take = (text) => {
    const texts = split(text);
    input.value = "";
    if (texts.length > 0) store.change(add(store.state, list(), texts));
  };
  find("add-keyword").addEventListener("click", () => take(input.value));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) take(input.value);
  });
  // A field of one line would run pasted lines together.
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!text.trim().includes("\n")) return;
    event.preventDefault();
    take(`${input.value}\n${text}`);
  });
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
    const all = list();
    store.change(move(all, dragged, all.findIndex(({ id }) => id === target)));
  });
  chips.addEventListener("dragend", () => (dragged = null));
};

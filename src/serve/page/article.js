// The article as it was read: sentences to pin and leave out, blocks whose roles can be corrected.

import { Shown, find, make, rove } from "./dom.js";
import { word } from "./words.js";

const STOPS = ".sentence, .role";
/** Within it a second click makes a click a selection. */
const DOUBLE_CLICK_MS = 250;
/** A pointer that moves further selects. */
const STILL_PX = 4;

const article = find("article");
const menu = find("role-menu");

/** A block in which places are told from where it begins: it stays the same when others before it grow. */
const relative = (block) => {
  const start = Number(block[1]["data-at"]);
  return JSON.stringify(block).replace(/"data-at":"(\d+)"/g, (_, at) => `"data-behind":"${at - start}"`);
};

const shown = new Shown(article, relative);

let store;
let roles = [];
/** Which keywords are underlined. */
let underlined = null;

export const start = (theStore) => {
  store = theStore;
  rove(article, STOPS);
  startPointing();
  article.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    activate(event.target);
  });
  menu.addEventListener("click", (event) => {
    if (event.target === menu) menu.close();
  });
};

/** What is selected, and from where to where. */
const selected = () => {
  const { isCollapsed = true, anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {};
  return isCollapsed ? [] : [anchorNode, anchorOffset, focusNode, focusOffset];
};

const isSame = (one, other) => one.length === other.length && one.every((value, index) => value === other[index]);

/** A click chooses, unless it is part of selecting text. What was selected before may still be so, if it was clicked on. */
const startPointing = () => {
  let pressed = null;
  let timer;
  article.addEventListener("pointerdown", ({ clientX, clientY }) => {
    clearTimeout(timer);
    pressed = { clientX, clientY, selected: selected(), isMoved: false };
  });
  article.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (pressed && Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > STILL_PX) pressed.isMoved = true;
  });
  article.addEventListener("click", ({ target, detail, shiftKey }) => {
    clearTimeout(timer);
    const press = pressed;
    pressed = null;
    if (detail === 0) activate(target);
    if (detail !== 1 || press === null || press.isMoved || shiftKey) return;
    const now = selected();
    if (now.length > 0 && !isSame(now, press.selected)) return;
    timer = setTimeout(() => activate(target), DOUBLE_CLICK_MS);
  });
};

export const show = (view) => {
  roles = view.roles;
  const focused = place(document.activeElement);
  const made = shown.show(view.article);
  for (const [index, block] of [...article.children].entries()) move(block, view.article[index][1]["data-at"]);
  for (const block of made) {
    for (const stop of block.querySelectorAll(STOPS)) {
      stop.setAttribute("role", "button");
      stop.setAttribute("tabindex", "-1");
      stop.dataset.about = stop.title;
    }
  }
  if (focused !== null && !article.contains(document.activeElement)) article.querySelector(focused)?.focus();
  if (!article.querySelector('[tabindex="0"]')) article.querySelector(STOPS)?.setAttribute("tabindex", "0");
  underlined = null;
  mark();
  find("empty").hidden = view.article.length > 0;
};

/** Tells where a block and what is in it stand in the text. */
const move = (block, start) => {
  if (block.dataset.at === start) return;
  for (const element of [block, ...block.querySelectorAll("[data-behind]")]) element.dataset.at = Number(start) + Number(element.dataset.behind);
};

/** Where to find an element of the article again after its block was built anew. */
const place = (element) => {
  if (!article.contains(element)) return null;
  const at = element.closest("[data-at]")?.dataset.at;
  return element.matches(".role") ? `.block[data-at="${at}"] .role` : `.sentence[data-at="${at}"]`;
};

/** Shows which sentences are pinned, left out and chosen. */
const mark = () => {
  const { pinned, excluded } = store.state;
  const [isPinned, isExcluded] = [new Set(pinned), new Set(excluded)];
  for (const sentence of article.querySelectorAll(".sentence")) {
    const at = Number(sentence.dataset.at);
    const isChosen = sentence.querySelector("mark") !== null;
    const state = isPinned.has(at) ? (isChosen ? "pinned" : "unplacedSentence") : isExcluded.has(at) ? "excluded" : isChosen ? "chosen" : "automatic";
    if (sentence.dataset.state === state) continue;
    sentence.dataset.state = state;
    sentence.setAttribute("aria-pressed", isChosen);
    sentence.title = `${word(state)} · ${sentence.dataset.about} · ${word(`${state}Next`)}`;
  }
};

const activate = (target) => {
  const role = target.closest(".role");
  const sentence = target.closest(".sentence");
  if (role) chooseRole(role.closest(".block"), role);
  else if (sentence) turn(Number(sentence.dataset.at));
};

/** What is in the abstract goes out of it, what is not comes in; what the editor said is taken back. */
const turn = (at) => {
  const { state } = store;
  const sentence = article.querySelector(`.sentence[data-at="${at}"]`);
  if (state.pinned.includes(at) || state.excluded.includes(at)) store.change(givenBack(state, at));
  else store.change(sentence?.dataset.state === "chosen" ? dropped(state, at) : pinned(state, at));
};

const without = (list, at) => list.filter((other) => other !== at);

/** The editor says nothing of a sentence. */
const givenBack = ({ pinned, excluded, uncut }, at) => ({
  pinned: without(pinned, at),
  excluded: without(excluded, at),
  uncut: without(uncut, at),
});

const pinned = (state, at) => ({ ...givenBack(state, at), pinned: [...without(state.pinned, at), at] });

/** A sentence is kept out of the abstract. */
export const dropped = (state, at) => ({ ...givenBack(state, at), excluded: [...without(state.excluded, at), at] });

/** A sentence is kept in the abstract, or no longer. */
export const pinTurned = (state, at) => (state.pinned.includes(at) ? givenBack(state, at) : pinned(state, at));

/** A sentence is kept in the abstract, and whole. */
export const completed = (state, at) => ({ ...pinned(state, at), uncut: [...without(state.uncut, at), at] });

const chooseRole = (block, label) => {
  const at = Number(block.dataset.at);
  const choices = roles.map(([name, text]) => {
    const isCurrent = block.classList.contains(name);
    const choice = make("button", { type: "button", "aria-pressed": isCurrent, "data-role": name }, text);
    choice.autofocus = isCurrent;
    choice.addEventListener("click", () => {
      menu.close();
      const others = store.state.roles.filter((role) => role.at !== at);
      store.change({ roles: isCurrent ? others : [...others, { at, role: name }] });
    });
    return make("li", {}, choice);
  });
  menu.firstElementChild.replaceChildren(...choices);
  const { left, bottom } = label.getBoundingClientRect();
  menu.style.left = `${Math.min(left, innerWidth - 160)}px`;
  menu.style.top = `${Math.min(bottom, innerHeight - 340)}px`;
  menu.addEventListener("close", () => focusBlock(at), { once: true });
  menu.showModal();
};

/** Back to the label, even if its block was built anew. */
const focusBlock = (at) => article.querySelector(`.block[data-at="${at}"] .role`)?.focus();

/** Underlines the keywords with these numbers. */
export const underline = (indexes) => {
  const key = indexes.join();
  if (key === underlined) return;
  underlined = key;
  const isOn = new Set(indexes.map(String));
  for (const place of article.querySelectorAll("u")) place.classList.toggle("on", place.dataset.k.split(" ").some((index) => isOn.has(index)));
};

/** Shows where keyword number `index` stands; null: none. */
export const showKeyword = (index) => {
  for (const place of article.querySelectorAll("u.here")) place.classList.remove("here");
  if (index === null || index < 0) return;
  for (const place of article.querySelectorAll(`u[data-k~="${index}"]`)) place.classList.add("here");
};

/** Brings one of the places that are shown into view: the next one with each turn. */
export const scrollToKeyword = (turnNumber) => {
  const places = article.querySelectorAll("u.here");
  if (places.length > 0) places[turnNumber % places.length]?.scrollIntoView({ block: "center", behavior: "smooth" });
};

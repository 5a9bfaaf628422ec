// The article as it was read: sentences to pin and leave out, blocks whose roles can be corrected.

import { Shown, find, make, rove } from "./dom.js";
import { word } from "./words.js";

const STOPS = ".sentence, .role";
const article = find("article");
const menu = find("role-menu");
const shown = new Shown(article);

let store;
let roles = [];

export const start = (theStore) => {
  store = theStore;
  rove(article, STOPS);
  article.addEventListener("click", (event) => {
    // Who selects text means no click.
    if (getSelection()?.isCollapsed !== false) activate(event.target);
  });
  article.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    activate(event.target);
  });
  menu.addEventListener("click", (event) => {
    if (event.target === menu) menu.close();
  });
};

export const show = (view) => {
  roles = view.roles;
  const focused = place(document.activeElement);
  for (const block of shown.show(view.article)) {
    for (const stop of block.querySelectorAll(STOPS)) {
      stop.setAttribute("role", "button");
      stop.setAttribute("tabindex", "-1");
      stop.dataset.about = stop.title;
    }
  }
  if (focused !== null && !article.contains(document.activeElement)) article.querySelector(focused)?.focus();
  if (!article.querySelector('[tabindex="0"]')) article.querySelector(STOPS)?.setAttribute("tabindex", "0");
  mark();
  find("empty").hidden = view.article.length > 0;
};

/** Where to find an element of the article again after its block was built anew. */
const place = (element) => {
  if (!article.contains(element)) return null;
  const at = element.closest("[data-at]")?.dataset.at;
  return element.matches(".role") ? `.block[data-at="${at}"] .role` : `.sentence[data-at="${at}"]`;
};

/** Shows which sentences are pinned and left out. */
const mark = () => {
  const { pinned, excluded } = store.state;
  const [isPinned, isExcluded] = [new Set(pinned), new Set(excluded)];
  for (const sentence of article.querySelectorAll(".sentence")) {
    const at = Number(sentence.dataset.at);
    const state = isPinned.has(at) ? "pinned" : isExcluded.has(at) ? "excluded" : "automatic";
    if (sentence.dataset.state === state) continue;
    sentence.dataset.state = state;
    sentence.setAttribute("aria-pressed", state === "pinned");
    sentence.title = `${sentence.dataset.about} · ${word(state)}`;
  }
};

const activate = (target) => {
  const role = target.closest(".role");
  const sentence = target.closest(".sentence");
  if (role) chooseRole(role.closest(".block"), role);
  else if (sentence) turn(Number(sentence.dataset.at));
};

/** Pinned, left out, automatic again. */
const turn = (at) => {
  const { pinned, excluded } = store.state;
  const without = (list) => list.filter((other) => other !== at);
  if (pinned.includes(at)) store.change({ pinned: without(pinned), excluded: [...excluded, at] });
  else if (excluded.includes(at)) store.change({ excluded: without(excluded) });
  else store.change({ pinned: [...pinned, at] });
};

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

/** Shows where keyword number `index` stands; null: none. */
export const showKeyword = (index) => {
  for (const place of article.querySelectorAll("u.here")) place.classList.remove("here");
  if (index === null) return;
  for (const place of article.querySelectorAll(`u[data-k~="${index}"]`)) place.classList.add("here");
};

/** Brings one of the places that are shown into view: the next one with each turn. */
export const scrollToKeyword = (turnNumber) => {
  const places = article.querySelectorAll("u.here");
  places[turnNumber % places.length]?.scrollIntoView({ block: "center", behavior: "smooth" });
};

// The abstract: its limit, its text, its length, and the sentences that it consists of.

import { completed, dropped, pinTurned } from "./article.js";
import { copy } from "./clipboard.js";
import { find, make, rove, setNumber, setValue } from "./dom.js";
import { byForbidden, forbiddenIn } from "./style.js";
import { language, word } from "./words.js";

/** The slider's end, for either unit; a larger number moves it. */
const SLIDER = { chars: { min: 20, max: 500, step: 10 }, sentences: { min: 1, max: 12, step: 1 } };

const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** Characters as a reader counts them. */
export const nChars = (text) => [...segmenter.segment(text)].length;

let store;
let chosen = { summary: "", unplaced: 0, remarks: [], sentences: [] };
/** What the list of sentences was built from. */
let shownParts;

/** The abstract as it stands. */
export const text = () => store.state.edited ?? chosen.summary;

export const start = (theStore) => {
  store = theStore;
  find("presets").addEventListener("click", (event) => {
    const preset = event.target.closest("button");
    if (!preset) return;
    store.change({ unit: "chars", chars: Number(preset.dataset.chars), structure: "structure" in preset.dataset });
  });
  const setLength = (event) => {
    const value = event.target.valueAsNumber;
    if (Number.isSafeInteger(value) && value >= 1 && value <= 100_000) store.change({ [store.state.unit]: value }, "length");
  };
  find("slider").addEventListener("input", setLength);
  find("number").addEventListener("input", setLength);
  find("number").addEventListener("blur", () => render(store.state));
  find("unit").addEventListener("change", (event) => store.change({ unit: event.target.value }));
  find("summary").addEventListener("input", (event) => {
    const { value } = event.target;
    store.change({ edited: value === chosen.summary ? null : value }, "summary");
  });
  find("summary").addEventListener("scroll", scrollMarks);
  find("reset").addEventListener("click", () => {
    store.change({ edited: null });
    find("summary").focus();
  });
  find("copy").addEventListener("click", () => copy(text));
  rove(find("parts"), "button");
  find("parts").addEventListener("click", ({ target }) => {
    const action = target.closest("button")?.dataset.action;
    const part = chosen.sentences[target.closest("li")?.dataset.index];
    if (action === "drop") store.change(dropped(store.state, part.at));
    if (action === "pin") store.change(pinTurned(store.state, part.at));
    if (action === "complete") store.change(completed(store.state, part.at));
  });
};

export const show = (view) => {
  chosen = view;
  render(store.state);
};

export const render = (state) => {
  const limit = state[state.unit];
  for (const preset of find("presets").children) {
    const isSame = Number(preset.dataset.chars) === limit && "structure" in preset.dataset === state.structure;
    preset.setAttribute("aria-pressed", state.unit === "chars" && isSame);
  }
  const slider = find("slider");
  Object.assign(slider, SLIDER[state.unit], { max: Math.max(SLIDER[state.unit].max, limit) });
  slider.value = limit;
  slider.setAttribute("aria-valuetext", `${limit} ${word(state.unit)}`);
  setNumber(find("number"), limit);
  find("unit").value = state.unit;
  setValue(find("summary"), text());
  showMarks();
  find("reset").hidden = state.edited === null;
  showParts(state);
  count(state);
};

const showParts = (state) => {
  const key = JSON.stringify([chosen.sentences, state.pinned, forbiddenIn(chosen.summary), language()]);
  find("parts").hidden = state.edited !== null || chosen.sentences.length === 0;
  if (key === shownParts) return;
  shownParts = key;
  const parts = find("parts");
  const focused = parts.contains(document.activeElement) ? document.activeElement.closest("li").dataset.index : null;
  parts.replaceChildren(...chosen.sentences.map((part, index) => line(part, index, state.pinned.includes(part.at))));
  parts.querySelector("button")?.setAttribute("tabindex", "0");
  if (focused !== null) (parts.children[focused] ?? parts.lastElementChild)?.querySelector("button").focus();
};

/** A text with its forbidden words marked. */
const marked = (text, sign = "") =>
  byForbidden(text).map((part, index) => (index % 2 === 1 ? make("strong", { class: "forbidden" }, `${sign}${part}`) : part));

/** A field cannot mark words: the same text lies under it, and only its marks are seen. */
const showMarks = () => {
  // A line that has nothing in it yet takes its place, too.
  find("marks").replaceChildren(...marked(text()), "\n");
  scrollMarks();
};

const scrollMarks = () => (find("marks").scrollTop = find("summary").scrollTop);

const line = ({ text, cut }, index, isPinned) => {
  const button = (action, sign, label, attributes = {}) =>
    make("button", { type: "button", tabindex: "-1", "data-action": action, title: word(label), ...attributes }, sign);
  const named = (action, sign, label, attributes = {}) => button(action, sign, label, { "aria-label": word(label), ...attributes });
  return make(
    "li",
    { "data-index": index, class: cut ? "cut" : "" },
    make("span", { class: "part" }, ...marked(text, "⚠")),
    ...(cut ? [button("complete", `✂ ${word("complete")}`, "completeHint", { class: "complete" })] : []),
    named("pin", word("pinSign"), "pin", { "aria-pressed": isPinned }),
    named("drop", "×", "drop"),
  );
};

const count = (state) => {
  const length = nChars(text());
  const isOver = state.unit === "chars" && length > state.chars;
  const output = find("count");
  output.textContent = state.unit === "chars" ? `${length} / ${state.chars} ${word("chars")}` : `${length} ${word("chars")}`;
  output.classList.toggle("over", isOver);
  find("summary").setAttribute("aria-invalid", isOver);
  const forbidden = forbiddenIn(text());
  const notices = [
    forbidden.length > 0 && word("hasForbidden", { words: forbidden.join("、") }),
    isOver && word("over", { n: length - state.chars }),
    state.edited !== null && word("edited"),
    state.edited === null && chosen.sentences.some(({ cut }) => cut) && word("hasCut"),
    chosen.unplaced > 0 && word("unplaced", { n: chosen.unplaced }),
    ...chosen.remarks.map((remark) => `${remark[language()]}${language() === "zh" ? "。" : "."}`),
  ];
  find("notice").textContent = notices.filter(Boolean).join(" ");
};

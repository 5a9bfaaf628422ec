// The abstract: its limit, its text, its length.

import { find, make, say, setNumber, setValue } from "./dom.js";
import { word } from "./words.js";

/** The slider's end, for either unit; a larger number moves it. */
const SLIDER = { chars: { min: 20, max: 500, step: 10 }, sentences: { min: 1, max: 12, step: 1 } };

const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** Characters as a reader counts them. */
export const nChars = (text) => [...segmenter.segment(text)].length;

export const copy = async (text) => {
  const isCopied = await copyToClipboard(text).catch(() => copySelected(text));
  say(word(isCopied ? "copied" : "notCopied"));
};

const copyToClipboard = async (text) => {
  await navigator.clipboard.writeText(text);
  return true;
};

/** The way for pages that are not on this machine and not encrypted. */
const copySelected = (text) => {
  const focused = document.activeElement;
  const area = make("textarea", { readonly: "" });
  area.value = text;
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return isCopied;
};

let store;
let chosen = { summary: "", unplaced: 0 };

/** The abstract as it stands. */
export const text = () => store.state.edited ?? chosen.summary;

export const start = (theStore) => {
  store = theStore;
  find("presets").addEventListener("click", (event) => {
    const preset = event.target.closest("button");
    if (preset) store.change({ unit: "chars", chars: Number(preset.dataset.chars) });
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
  find("reset").addEventListener("click", () => {
    store.change({ edited: null });
    find("summary").focus();
  });
  find("copy").addEventListener("click", () => copy(text()));
};

export const show = (view) => {
  chosen = view;
  render(store.state);
};

export const render = (state) => {
  const limit = state[state.unit];
  for (const preset of find("presets").children) {
    preset.setAttribute("aria-pressed", state.unit === "chars" && Number(preset.dataset.chars) === limit);
  }
  const slider = find("slider");
  Object.assign(slider, SLIDER[state.unit], { max: Math.max(SLIDER[state.unit].max, limit) });
  slider.value = limit;
  slider.setAttribute("aria-valuetext", `${limit} ${word(state.unit)}`);
  setNumber(find("number"), limit);
  find("unit").value = state.unit;
  setValue(find("summary"), text());
  find("reset").hidden = state.edited === null;
  count(state);
};

const count = (state) => {
  const length = nChars(text());
  const isOver = state.unit === "chars" && length > state.chars;
  const output = find("count");
  output.textContent = state.unit === "chars" ? `${length} / ${state.chars} ${word("chars")}` : `${length} ${word("chars")}`;
  output.classList.toggle("over", isOver);
  find("summary").setAttribute("aria-invalid", isOver);
  const notices = [
    isOver && word("over", { n: length - state.chars }),
    state.edited !== null && word("edited"),
    chosen.unplaced > 0 && word("unplaced", { n: chosen.unplaced }),
  ];
  find("notice").textContent = notices.filter(Boolean).join(" ");
};

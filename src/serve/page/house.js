// House style: lists and rules that hold for every article, kept in the browser, and exchanged as a file that the command
// reads, too.

import * as desk from "./desk.js";
import { find, say } from "./dom.js";
import { download } from "./files.js";
import { split } from "./terms.js";
import { word } from "./words.js";

const KEY = "zhaiyao.style";

const EMPTY = Object.freeze({
  keep: [],
  never: [],
  prefer: {},
  forbid: [],
  whole_sentences: false,
  compress: true,
  quotes: "as_written",
  marks: "as_written",
});

const isWords = (value) => Array.isArray(value) && value.every((one) => typeof one === "string");
const isTruth = (value) => typeof value === "boolean";
const isWordings = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && isWords(Object.values(value));

const CHECKS = {
  keep: isWords,
  never: isWords,
  prefer: isWordings,
  forbid: isWords,
  whole_sentences: isTruth,
  compress: isTruth,
  quotes: (value) => ["as_written", "curly", "corner"].includes(value),
  marks: (value) => ["as_written", "full_width"].includes(value),
};

/** A style from anything; null if there is anything in it that is no part of one. */
const toStyle = (value) => {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  const fits = Object.entries(value).every(([name, field]) => CHECKS[name]?.(field));
  // Always in the same order: they are compared as text.
  return fits ? Object.fromEntries(Object.keys(EMPTY).map((name) => [name, value[name] ?? EMPTY[name]])) : null;
};

const load = () => {
  try {
    return toStyle(JSON.parse(localStorage.getItem(KEY))) ?? EMPTY;
  } catch {
    return EMPTY;
  }
};

let style = load();
let changed;

/** What the server is told; undefined if there are no rules. */
export const forServer = () => (JSON.stringify(style) === JSON.stringify(EMPTY) ? undefined : style);

/** The forbidden words that a text has. */
export const forbiddenIn = (text) => style.forbid.filter((one) => one !== "" && text.includes(one));

const ARROW = /\s*(?:→|=>|->|＝|=)\s*/;
const dialog = find("house");
const LISTS = ["keep", "never", "forbid"];

export const start = (onChange) => {
  changed = onChange;
  find("open-house").addEventListener("click", () => {
    fill();
    dialog.showModal();
  });
  dialog.querySelector(".close").addEventListener("click", () => {
    set(given());
    dialog.close();
  });
  // Closed by a key, it holds as well.
  dialog.addEventListener("close", () => set(given()));
  find("house-export").addEventListener("click", () => {
    set(given());
    download(`${JSON.stringify(style, null, 2)}\n`, word("houseFile"), "application/json");
  });
  const input = find("house-file");
  find("house-import").addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    const read = toStyle(parsed(await file.text()));
    if (read === null) {
      find("house-fault").textContent = word("noHouse", { name: file.name });
      return;
    }
    set(read);
    fill();
  });
  // Another window may have changed it.
  addEventListener("storage", ({ key }) => {
    if (key !== KEY) return;
    style = load();
    changed();
  });
};

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const fill = () => {
  find("house-fault").textContent = "";
  for (const name of LISTS) find(`house-${name}`).value = style[name].join("\n");
  find("house-prefer").value = Object.entries(style.prefer).map((pair) => pair.join(" → ")).join("\n");
  find("house-whole").checked = style.whole_sentences;
  find("house-compress").checked = style.compress;
  find("house-quotes").value = style.quotes;
  find("house-marks").value = style.marks;
};

const given = () => {
  const lists = LISTS.map((name) => [name, split(find(`house-${name}`).value)]);
  const pairs = find("house-prefer").value.split("\n").map((line) => line.trim().split(ARROW));
  return {
    ...Object.fromEntries(lists),
    prefer: Object.fromEntries(pairs.filter(([from, to]) => from && to !== undefined)),
    whole_sentences: find("house-whole").checked,
    compress: find("house-compress").checked,
    quotes: find("house-quotes").value,
    marks: find("house-marks").value,
  };
};

const set = (next) => {
  const ordered = toStyle(next);
  if (ordered === null || JSON.stringify(ordered) === JSON.stringify(style)) return;
  style = ordered;
  try {
    localStorage.setItem(KEY, JSON.stringify(style));
  } catch {
    say(word("notKept"));
  }
  desk.forgetResults();
  changed();
};

// House style: lists and rules that hold for every article, kept in the browser.

import * as settings from "./settings.js";

const NAME = "style";

const EMPTY = Object.freeze({
  keep: [],
  never: [],
  prefer: {},
  forbid: [],
  whole_sentences: false,
  drop_sources: true,
  drop_asides: true,
  drop_spaces: false,
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
  drop_sources: isTruth,
  drop_asides: isTruth,
  drop_spaces: isTruth,
  quotes: (value) => ["as_written", "curly", "corner"].includes(value),
  marks: (value) => ["as_written", "full_width"].includes(value),
};

/** A style from anything; null if there is anything in it that is no part of one. */
export const toStyle = (value) => {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  const fits = Object.entries(value).every(([name, field]) => CHECKS[name]?.(field));
  // Always in the same order: they are compared as text.
  return fits ? Object.fromEntries(Object.keys(EMPTY).map((name) => [name, value[name] ?? EMPTY[name]])) : null;
};

/** What finds the words of a list, longer ones first; null if there are none. */
const finder = (words) => {
  const sources = words.filter((one) => one !== "").sort((a, b) => b.length - a.length);
  return sources.length === 0 ? null : new RegExp(`(${sources.map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|")})`);
};

let given;
let style = EMPTY;
let forbidden = null;

export const current = () => {
  if (settings.get(NAME) !== given) {
    given = settings.get(NAME);
    style = toStyle(given) ?? EMPTY;
    forbidden = finder(style.forbid);
  }
  return style;
};

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Whether a style is one, and another than before. */
export const isChange = (next) => toStyle(next) !== null && !isSame(toStyle(next), current());

/** Takes another style. Whether the browser keeps it. */
export const change = (next) => settings.set(NAME, toStyle(next));

/** Calls `act` after another window has changed the style. */
export const watch = (act) => settings.watch(NAME, act);

/** What the server is told; undefined if there are no rules. */
export const forServer = () => (isSame(current(), EMPTY) ? undefined : style);

/** A text in pieces: every second one is a forbidden word. */
export const byForbidden = (text) => {
  current();
  return forbidden === null ? [text] : text.split(forbidden);
};

/** The forbidden words that a text has. */
export const forbiddenIn = (text) => current().forbid.filter((one) => one !== "" && text.includes(one));

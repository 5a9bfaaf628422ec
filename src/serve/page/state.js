// What the editor gave and chose for one article.

import { isOther, mover } from "./changes.js";

export const EMPTY = Object.freeze({
  format: "zhaiyao",
  version: 2,
  /** null: the one that the text gives. */
  title: null,
  text: "",
  focus: "",
  unit: "chars",
  chars: 120,
  sentences: 3,
  /** Whether the abstract has purpose, methods, results and conclusion under their names. */
  structure: false,
  /** The abstract as edited by hand; null: the one that was chosen. */
  edited: null,
  /** The most keywords that are ticked without asking. */
  count: 8,
  words: false,
  joiner: "；",
  /** Keywords ticked or struck by hand: [keyword, whether it is ticked]. */
  ticks: [],
  /** Keywords that the editor added. */
  own: [],
  /** Keywords edited in place: [as found, as edited]. */
  renamed: [],
  /** Keywords that were moved, in their order. */
  order: [],
  /** Where pinned and left out sentences begin, in bytes. */
  pinned: [],
  excluded: [],
  /** Where pinned sentences begin that are whole, even beyond the limit. */
  uncut: [],
  /** Corrected roles: {at, role}. */
  roles: [],
  /** What was pasted with its structure: {html, plain, reading}; `reading` is which of the two the text is. */
  source: null,
});

export const JOINERS = ["；", "，", "、", ",", "|", " ", "\n"];

const isList = (of) => (value) => Array.isArray(value) && value.every(of);
const isText = (value) => typeof value === "string";
const isTruth = (value) => typeof value === "boolean";
const isPlace = (value) => Number.isSafeInteger(value) && value >= 0;
const isCount = (value) => Number.isSafeInteger(value) && value >= 1 && value <= 100_000;
const isPair = (first, second) => (value) => Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);

const CHECKS = {
  title: (value) => value === null || isText(value),
  text: isText,
  focus: isText,
  unit: (value) => ["chars", "sentences"].includes(value),
  chars: isCount,
  sentences: isCount,
  structure: isTruth,
  edited: (value) => value === null || isText(value),
  count: isCount,
  words: isTruth,
  joiner: (value) => JOINERS.includes(value),
  ticks: isList(isPair(isText, isTruth)),
  own: isList(isText),
  renamed: isList(isPair(isText, isText)),
  order: isList(isText),
  pinned: isList(isPlace),
  excluded: isList(isPlace),
  uncut: isList(isPlace),
  source: (value) => value === null || (isText(value?.html) && isText(value.plain) && ["page", "plain"].includes(value.reading)),
  roles: isList((role) => role !== null && typeof role === "object" && isPlace(role.at) && isText(role.role)),
};

/** What version 1 called otherwise. */
const fromVersion1 = ({ added, removed, ...fields }) => ({
  own: added,
  ticks: isList(isText)(removed) ? removed.map((keyword) => [keyword, false]) : [],
  ...fields,
});

/** A state from anything: what does not fit is as in an empty one. Null if it is no state at all. */
export const toState = (value) => {
  if (value?.format !== EMPTY.format) return null;
  const fields = value.version === 1 ? fromVersion1(value) : value;
  const state = { ...EMPTY };
  for (const [name, fits] of Object.entries(CHECKS)) {
    if (fits(fields[name])) state[name] = fields[name];
  }
  return state;
};

export const isBlank = ({ title, text }) => text.trim() === "" && title === null;

/** Which article a state is of, whatever becomes of its text. It is not kept: the desk knows its articles. */
const ARTICLE = Symbol("article");

/** A state for another article: what was chosen in the last one goes, limits stay. */
export const anew = ({ unit, chars, sentences, structure, count, words, joiner }, { title = null, text = "", source = null } = {}) => ({
  ...EMPTY,
  ...{ unit, chars, sentences, structure, count, words, joiner, title, text, source, [ARTICLE]: Symbol() },
});

/** What a state was before it changed to `later`: in these fields, and perhaps of another article. */
export const stateBefore = (later, fields, isOther) => ({ ...toState({ ...later, ...fields }), [ARTICLE]: isOther ? Symbol() : later[ARTICLE] });

export const isSameArticle = (one, other) => one[ARTICLE] === other[ARTICLE];

/** The fields that change when the text is edited. */
export const edited = (state, text) => {
  if (isOther(state.text, text)) return anew(state, { text });
  const place = mover(state.text, text);
  const places = (list) => list.map(place).filter((at) => at !== null);
  const roles = state.roles.map((role) => ({ ...role, at: place(role.at) })).filter(({ at }) => at !== null);
  return { text, pinned: places(state.pinned), excluded: places(state.excluded), uncut: places(state.uncut), roles };
};

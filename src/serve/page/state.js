// What the editor gave and chose for one article.

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

/** A state for another article: what was chosen in the last one goes, limits stay. */
export const anew = ({ unit, chars, sentences, structure, count, words, joiner }, { title = null, text = "", source = null } = {}) => ({
  ...EMPTY,
  ...{ unit, chars, sentences, structure, count, words, joiner, title, text, source },
});

const encoder = new TextEncoder();
const nBytes = (text) => encoder.encode(text).length;

/** Whether the first half of a character that has two stands there. */
const isHighSurrogate = (text, index) => /[\ud800-\udbff]/.test(text[index] ?? "");

/** How many units two texts have in common at the beginning, and how many others at the end. */
export const common = (old, text) => {
  const most = Math.min(old.length, text.length);
  let before = 0;
  while (before < most && old[before] === text[before]) before += 1;
  if (isHighSurrogate(old, before - 1)) before -= 1;
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === text[text.length - 1 - after]) after += 1;
  if (isHighSurrogate(old, old.length - after - 1)) after -= 1;
  return { before, after };
};

/** Whether a text is another article than the one before, and not the same one edited. */
export const isOther = (old, text) => {
  if (old === "" || old === text) return false;
  const { before, after } = common(old, text);
  return text.trim() === "" || (before + after) * 2 < Math.min(old.length, text.length);
};

/** The fields that change when the text is edited: places after the edit move, places inside it go. */
export const edited = (state, text) => {
  const old = state.text;
  if (isOther(old, text)) return anew(state, { text });
  const { before, after } = common(old, text);
  const start = nBytes(old.slice(0, before));
  const end = nBytes(old.slice(0, old.length - after));
  const shift = nBytes(text.slice(0, text.length - after)) - end;
  const place = (at) => (at >= end ? at + shift : at < start ? at : null);
  const places = (list) => list.map(place).filter((at) => at !== null);
  const roles = state.roles.map((role) => ({ ...role, at: place(role.at) })).filter(({ at }) => at !== null);
  return { text, pinned: places(state.pinned), excluded: places(state.excluded), roles };
};

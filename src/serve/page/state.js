// What the editor gave and chose for one article.

import { isOther, mover } from "./changes.js";

export const EMPTY = Object.freeze({
  format: "zhaiyao",
  version: 2,
  /** What the editor wrote; null: the one that was given, or that the text gives, in the house's style. */
  title: null,
  /** The title that came with the text; null: none. */
  given: null,
  /** What else came with it. */
  about: Object.freeze({}),
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

/** What may come with a text. */
export const ABOUT = ["source", "author", "date", "link"];

const isList = (of) => (value) => Array.isArray(value) && value.every(of);
const isText = (value) => typeof value === "string";
const isTruth = (value) => typeof value === "boolean";
const isPlace = (value) => Number.isSafeInteger(value) && value >= 0;
const isCount = (value) => Number.isSafeInteger(value) && value >= 1 && value <= 100_000;
const isPair = (first, second) => (value) => Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);

const isTextOrNone = (value) => value === null || isText(value);
const isAbout = (value) => value !== null && typeof value === "object" && Object.entries(value).every(([name, one]) => ABOUT.includes(name) && isText(one));

const CHECKS = {
  title: isTextOrNone,
  given: isTextOrNone,
  about: isAbout,
  text: isText,
  focus: isText,
  unit: (value) => ["chars", "sentences"].includes(value),
  chars: isCount,
  sentences: isCount,
  structure: isTruth,
  edited: isTextOrNone,
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

export const isBlank = ({ title, given, text }) => text.trim() === "" && title === null && given === null;

/** Which article a state is of, whatever becomes of its text. It is not kept: the desk knows its articles. */
const ARTICLE = Symbol("article");

/** What a file that was read says of an article beside its text. */
export const aboutOf = (article) => ({
  given: article.title || null,
  about: Object.fromEntries(ABOUT.filter((name) => article[name]).map((name) => [name, article[name]])),
});

/** A state for another article: what was chosen in the last one goes, limits stay. */
export const anew = ({ unit, chars, sentences, structure, count, words, joiner }, { given = null, about = {}, text = "", source = null } = {}) => ({
  ...EMPTY,
  ...{ unit, chars, sentences, structure, count, words, joiner, given, about, text, source, [ARTICLE]: Symbol() },
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

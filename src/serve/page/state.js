// What the editor gave and chose; undo and redo; kept in the browser.

const KEY = "zhaiyao.state";
const MAX_UNDO = 200;
/** Changes of one field that follow each other faster are undone together. */
const TOGETHER_MS = 1000;

export const EMPTY = Object.freeze({
  format: "zhaiyao",
  version: 1,
  /** null: the one that the text gives. */
  title: null,
  text: "",
  focus: "",
  unit: "chars",
  chars: 120,
  sentences: 3,
  /** The abstract as edited by hand; null: the one that was chosen. */
  edited: null,
  count: 5,
  words: false,
  joiner: "；",
  added: [],
  removed: [],
  /** Keywords that were moved, in their order. */
  order: [],
  /** Where pinned and left out sentences begin, in bytes. */
  pinned: [],
  excluded: [],
  /** Corrected roles: {at, role}. */
  roles: [],
});

const isList = (of) => (value) => Array.isArray(value) && value.every(of);
const isText = (value) => typeof value === "string";
const isPlace = (value) => Number.isSafeInteger(value) && value >= 0;
const isCount = (value) => Number.isSafeInteger(value) && value >= 1 && value <= 100_000;

const CHECKS = {
  title: (value) => value === null || isText(value),
  text: isText,
  focus: isText,
  unit: (value) => ["chars", "sentences"].includes(value),
  chars: isCount,
  sentences: isCount,
  edited: (value) => value === null || isText(value),
  count: isCount,
  words: (value) => typeof value === "boolean",
  joiner: (value) => ["；", "，", " "].includes(value),
  added: isList(isText),
  removed: isList(isText),
  order: isList(isText),
  pinned: isList(isPlace),
  excluded: isList(isPlace),
  roles: isList((role) => role !== null && typeof role === "object" && isPlace(role.at) && isText(role.role)),
};

/** A state from anything: what does not fit is as in an empty one. Null if it is no state at all. */
export const toState = (value) => {
  if (value?.format !== EMPTY.format) return null;
  const state = { ...EMPTY };
  for (const [name, fits] of Object.entries(CHECKS)) {
    if (fits(value[name])) state[name] = value[name];
  }
  return state;
};

const load = () => {
  try {
    return toState(JSON.parse(localStorage.getItem(KEY)));
  } catch {
    return null;
  }
};

export class Store {
  state = load() ?? EMPTY;
  #past = [];
  #future = [];
  #last = { field: null, at: 0 };
  #changed;
  #notKept;

  /** `changed(state, before)` is called after every change, `notKept` when the browser cannot keep the state. */
  constructor(changed, notKept) {
    this.#changed = changed;
    this.#notKept = notKept;
    addEventListener("pagehide", () => this.#keep());
  }

  /** Changes some fields. Changes that name the same `field` and follow each other are undone together. */
  change(fields, field = null) {
    const isMore = field !== null && field === this.#last.field && performance.now() - this.#last.at < TOGETHER_MS;
    if (!isMore) this.#past = [...this.#past, this.state].slice(-MAX_UNDO);
    this.#last = { field, at: performance.now() };
    this.#future = [];
    this.#set({ ...this.state, ...fields });
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  undo() {
    this.#move(this.#past, this.#future);
  }

  redo() {
    this.#move(this.#future, this.#past);
  }

  #move(from, to) {
    if (from.length === 0) return;
    to.push(this.state);
    this.#last = { field: null, at: 0 };
    this.#set(from.pop());
  }

  #set(state) {
    const before = this.state;
    this.state = state;
    this.#changed(state, before);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#keep(), 300);
  }

  #keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(this.state));
    } catch {
      this.#notKept();
    }
  }
}

const encoder = new TextEncoder();
const nBytes = (text) => encoder.encode(text).length;

/** Whether the first half of a character that has two stands there. */
const isHighSurrogate = (text, index) => /[\ud800-\udbff]/.test(text[index] ?? "");

/** A state for another article: what was chosen in the last one goes, the limits and the focus stay. */
export const anew = ({ unit, chars, sentences, count, words, joiner, focus }, { title = null, text = "" }) => ({
  ...EMPTY,
  ...{ unit, chars, sentences, count, words, joiner, focus, title, text },
});

/** The fields that change when the text is edited: places after the edit move, places inside it go. */
export const edited = (state, text) => {
  const old = state.text;
  const most = Math.min(old.length, text.length);
  let before = 0;
  while (before < most && old[before] === text[before]) before += 1;
  if (isHighSurrogate(old, before - 1)) before -= 1;
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === text[text.length - 1 - after]) after += 1;
  if (isHighSurrogate(old, old.length - after - 1)) after -= 1;
  const isOther = old !== "" && (text.trim() === "" || (before + after) * 2 < most);
  if (isOther) return anew(state, { text });
  const start = nBytes(old.slice(0, before));
  const end = nBytes(old.slice(0, old.length - after));
  const shift = nBytes(text.slice(0, text.length - after)) - end;
  const place = (at) => (at >= end ? at + shift : at < start ? at : null);
  const places = (list) => list.map(place).filter((at) => at !== null);
  const roles = state.roles.map((role) => ({ ...role, at: place(role.at) })).filter(({ at }) => at !== null);
  return { text, pinned: places(state.pinned), excluded: places(state.excluded), roles };
};

// The stack of articles: each with its own state, kept in the browser from one visit to the next.

import * as alerts from "./alerts.js";
import { Table } from "./database.js";
import { find, say } from "./dom.js";
import { hold, leave } from "./locks.js";
import { EMPTY, anew, isBlank, toState } from "./state.js";
import { packed, unpacked } from "./steps.js";
import { word } from "./words.js";

/** More articles than these are not kept: the oldest go. */
export const MAX_ARTICLES = 200;
/** A longer article is not kept. */
export const MAX_CHARS = 2_000_000;
const MAX_NAME_CHARS = 40;
/** How often articles can have been removed, however many at once, and still be brought back. */
const MAX_REMOVALS = 20;
const KEEP_MS = 200;
const HANDOVER_MS = 3000;
/** What another window has just left, it may still be keeping. */
const LEAVING_MS = 1000;
const CURRENT = "zhaiyao.current";

const kept = new Table("zhaiyao", "articles", "id");
/** Tells the other windows which article is kept anew, or no longer. */
const channel = new BroadcastChannel("zhaiyao.articles");

let store;
let changed;
/** In their order. */
let items = [];
let current;
/** The article that is about to be opened; null: none. */
let next = null;
let timer = null;
/** How many changes of what is kept are on their way. */
let nWrites = 0;

const item = (fields = {}) => ({
  ...{ id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, made: Date.now(), touched: Date.now() },
  ...{ revision: null, removed: 0, status: "new", found: null, result: null, state: EMPTY, steps: [] },
  ...fields,
});

export const onDesk = () => items.filter(({ removed }) => removed === 0);
export const atWork = () => current;
export const canRestore = () => items.some(({ removed }) => removed > 0);
export const titleOf = ({ state, found }) => state.title ?? found ?? state.given;
/** Its title, or else how it begins. */
export const nameOf = (one) => titleOf(one) ?? beginning(one.state.text);

const beginning = (text) => {
  const start = text.trimStart().slice(0, MAX_NAME_CHARS + 1);
  const [line] = start.split("\n");
  return line.length > MAX_NAME_CHARS ? `${line.slice(0, MAX_NAME_CHARS)}…` : line.trimEnd();
};

/** Loads what is kept, and opens what this window was at: a blank article if that is no longer there; in a new window, what
 * was last worked on. */
export const start = async (theStore, onChange) => {
  store = theStore;
  changed = onChange;
  await refresh();
  channel.onmessage = ({ data }) => refresh(data);
  const last = remembered();
  const own = onDesk().find(({ id }) => id === last);
  const latest = onDesk().sort((a, b) => b.touched - a.touched)[0];
  if (own && (await take(own, HANDOVER_MS))) open(own);
  else if (last === null && latest && (await take(latest, 0))) open(latest);
  else add([]);
  addEventListener("pagehide", keepAtOnce);
  addEventListener("visibilitychange", keep);
};

/** Takes over what is kept anew by other windows: of one article, or of all. */
export const refresh = async (id = null) => {
  const records = await (id === null ? kept.all() : kept.some(id)).catch(() => null);
  if (records === null) return;
  const isGone = (one) => (id === null || one.id === id) && one !== current && !one.saving && one.revision !== null;
  const ids = new Set(records.map((record) => record.id));
  items = items.filter((one) => ids.has(one.id) || !isGone(one));
  for (const record of records.filter(isItem)) takeOver(record);
  items.sort((a, b) => a.made - b.made);
  changed();
};

const takeOver = (record) => {
  const one = items.find(({ id }) => id === record.id);
  const given = () => ({ ...record, result: null, state: toState(record.state) });
  if (!one) items.push(item(given()));
  else if (one.saving || (record.revision ?? 0) <= (one.revision ?? 0)) return;
  else if (one !== current) Object.assign(one, given(), { history: undefined });
  else if (record.removed > 0) {
    // What a window has open stays on the desk.
    one.revision = record.revision;
    save(one);
  }
};

const isItem = (record) => typeof record?.id === "string" && toState(record.state) !== null && Number.isFinite(record.made);

const remembered = () => {
  try {
    return sessionStorage.getItem(CURRENT);
  } catch {
    return null;
  }
};

/** Takes an article for this window alone, as it was kept last. Whether it did: another window may have it, or have removed it. */
const take = async (one, ms) => {
  if (!(await hold(one.id, ms))) return false;
  await refresh(one.id);
  return onDesk().includes(one);
};

/** Opens an article, unless another one is chosen meanwhile. Whether it could: another window may have it. */
const turnTo = async (chosen) => {
  next = chosen;
  showKept();
  const isOwn = await take(chosen, LEAVING_MS);
  const isWanted = next === chosen;
  if (isWanted) next = null;
  showKept();
  if (!isOwn || chosen === current) return isOwn;
  if (isWanted) open(chosen);
  else leave(chosen.id);
  return true;
};

/** Opens an article of the stack, unless another window has it open. */
export const choose = async (id) => {
  const chosen = items.find((one) => one.id === id);
  if (!chosen || chosen === (next ?? current)) return;
  if (!(await turnTo(chosen))) say(word("openElsewhere"));
};

/** Opens an article that no other window can have yet: nothing is waited for, so that what is typed meanwhile goes into it. */
const openOwn = (one) => {
  next = null;
  open(one);
  hold(one.id, 0);
};

const open = (chosen) => {
  const left = current;
  if (left && left !== chosen && isBlank(left.state)) putAway(left);
  const saved = keep();
  current = chosen;
  chosen.history ??= unpacked(chosen.state, chosen.steps);
  if (left && left !== chosen) {
    // Whoever opens it next has to find what was kept.
    saved.then(() => left !== current && leave(left.id));
  }
  try {
    sessionStorage.setItem(CURRENT, chosen.id);
  } catch {
    // A window that remembers nothing opens what was last worked on.
  }
  store.open(chosen.history);
  changed();
};

/** Takes a blank article off the desk: what was emptied by hand can be brought back as it was, what was ever blank goes. */
const putAway = (one) => {
  const { past } = one.history;
  const last = past.findLastIndex((state) => !isBlank(state));
  if (last < 0) {
    forget(one);
    return;
  }
  one.state = past[last];
  one.history = { state: one.state, past: past.slice(0, last), future: [] };
  takeOff([one]);
};

/** The article before or after the one at work. */
export const step = (by) => {
  const all = onDesk();
  const other = all[all.indexOf(next ?? current) + by];
  if (other) choose(other.id);
};

/** Puts articles on the desk and opens the first of them, at once; none is a blank one. */
export const add = (articles) => {
  const template = current?.state ?? EMPTY;
  const given = articles.length === 0 ? [{}] : articles.slice(0, MAX_ARTICLES);
  const added = given.map(({ state = null, status = "new", found = null, ...content }, index) =>
    item({ status, found, made: Date.now() + index / 1000, state: state ?? anew(template, content) }),
  );
  items.push(...added);
  for (const one of added.slice(1)) save(one);
  // What is dropped depends on which one is open.
  openOwn(added[0]);
  const isOver = dropOldest();
  const told = [articles.length > MAX_ARTICLES && "tooMany", isOver && "oldestGone"].filter(Boolean);
  if (told.length > 0) alerts.tell(told.map((name) => () => word(name, { n: MAX_ARTICLES })));
  mark();
};

/** Takes the oldest articles off a desk that has too many, so that they can be brought back. Whether there were any. */
const dropOldest = () => {
  const over = onDesk().filter((one) => one !== current).slice(0, Math.max(0, onDesk().length - MAX_ARTICLES));
  takeOff(over);
  return over.length > 0;
};

const takeOff = (gone) => {
  const time = Date.now();
  for (const one of gone) {
    one.removed = time;
    if (isBlank(one.state) && one !== current) forget(one);
    else save(one);
  }
  const times = [...new Set(items.map(({ removed }) => removed))].filter((removed) => removed > 0).sort((a, b) => b - a);
  const earliest = times[MAX_REMOVALS - 1] ?? 0;
  for (const one of items.filter(({ removed }) => removed > 0 && removed < earliest)) forget(one);
};

const forget = (one) => {
  items = items.filter((other) => other !== one);
  one.isDirty = false;
  if (one.revision === null && !one.saving) return;
  write(() => kept.remove(one.id)).then(() => channel.postMessage(one.id), () => {});
};

/** Takes articles off the desk, and opens another if the one at work is among them. They can be brought back. */
export const remove = async (ids) => {
  const all = onDesk();
  const at = all.indexOf(current);
  const gone = all.filter(({ id }) => ids.includes(id));
  takeOff(gone);
  if (gone.includes(current)) {
    const other = all.slice(at).concat(all.slice(0, at).reverse()).find(({ removed }) => removed === 0);
    if (!other || !(await turnTo(other))) add([]);
  }
  changed();
};

/** Brings back what was removed last. */
export const restore = async () => {
  const last = Math.max(...items.map(({ removed }) => removed));
  if (!(last > 0)) return;
  const back = items.filter(({ removed }) => removed === last);
  for (const one of back) {
    one.removed = 0;
    save(one);
  }
  await choose(back[0].id);
  changed();
};

/** Clears the article at work away, at once and so that it can be brought back. */
export const clear = () => {
  const { state } = current;
  if (isBlank(state)) return;
  takeOff([current]);
  const blank = item({ state: anew(state) });
  items.push(blank);
  openOwn(blank);
};

/** What the editor has done to the article at work, which may have become another one. */
export const update = (state, isOther) => {
  if (!current || current.state === state) return;
  Object.assign(current, { state, touched: Date.now(), status: isOther ? "new" : "edited" });
  if (isOther) current.found = null;
  mark();
};

/** What there is of the article at work for those who need it later; null: nothing yet. */
export const takeResult = (result) => {
  if (!current) return;
  current.result = result;
  if (result) current.found = result.found;
  mark();
};

/** What was found no longer holds. */
export const forgetResults = () => {
  for (const one of items) one.result = null;
};

export const markCopied = () => {
  current.status = "copied";
  mark();
};

/** Whoever types without a pause has the text kept, too. */
const mark = () => {
  timer ??= setTimeout(keep, KEEP_MS);
  showKept();
  changed();
};

const keep = async () => {
  clearTimeout(timer);
  timer = null;
  const saved = current && !isBlank(current.state) ? save(current) : null;
  showKept();
  await saved;
};

/** Whether everything is kept, and what was chosen is open. */
const showKept = () => find("articles").setAttribute("aria-busy", timer !== null || nWrites > 0 || next !== null);

/** Changes what is kept. */
const write = async (change) => {
  nWrites += 1;
  showKept();
  try {
    return await change();
  } finally {
    nWrites -= 1;
    showKept();
  }
};

const keepAtOnce = () => {
  if (!current || isBlank(current.state) || current.state.text.length > MAX_CHARS) return;
  current.revision = (current.revision ?? 0) + 1;
  kept.putAtOnce(recordOf(current));
};

/** Without its result: when it is back the rules may be others. */
const recordOf = ({ history, saving: _, isDirty: __, isWarned: ___, result: ____, ...record }) => ({
  ...record,
  steps: history ? packed(history) : record.steps,
});

/** Keeps an article, as it is once all is kept. */
const save = (one) => {
  one.isDirty = true;
  one.saving ??= saveAll(one).then(() => (one.saving = null));
  return one.saving;
};

const saveAll = async (one) => {
  while (one.isDirty) {
    one.isDirty = false;
    const isKept = one.state.text.length <= MAX_CHARS && (await isSaved(one));
    if (!isKept && !one.isWarned) alerts.tell([() => word("notKept", { name: nameOf(one) })]);
    one.isWarned = !isKept;
  }
};

/** Keeps an article; one that another window has changed meanwhile is kept as another one. Whether it is kept. */
const isSaved = async (one) => {
  try {
    one.revision = await write(() => kept.putRevised(recordOf(one)));
  } catch {
    return false;
  }
  if (one.revision === null) {
    one.id = item().id;
    one.isDirty = true;
  } else {
    channel.postMessage(one.id);
  }
  return true;
};

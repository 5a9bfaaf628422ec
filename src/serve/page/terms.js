// The list of keywords: what was found, and what the editor made of it.

/** What separates keywords that are pasted together. */
const SEPARATORS = /[；;，,、|\n\r\t]+/;

export const split = (text) => text.split(SEPARATORS).map((part) => part.trim()).filter((part) => part !== "");

/** The keywords in the editor's order, each with the `id` that it was found or added as, and whether it is ticked. */
export const terms = (state, given) => {
  const renamed = new Map(state.renamed);
  const ticks = new Map(state.ticks);
  const places = new Map(given.map((candidate, index) => [candidate.text, { index, count: candidate.count }]));
  const term = (id, text, score, bar, chosen) => ({
    ...{ id, text, score, bar, ticked: ticks.get(id) ?? chosen },
    ...(places.get(text) ?? { index: -1, count: 0 }),
  });
  const found = given
    .filter(({ text, score }) => score !== null && !state.own.includes(text))
    .map(({ text, score, bar, chosen }) => term(text, renamed.get(text) ?? text, score, bar, chosen || renamed.has(text)));
  const isThere = new Set([...found.map(({ id }) => id), ...state.own]);
  // What was ticked by hand stays when it is no candidate any more.
  const others = state.ticks
    .filter(([id, isTicked]) => isTicked && !isThere.has(id))
    .map(([id]) => term(id, renamed.get(id) ?? id, null, null, true))
    .filter(({ index }) => index >= 0);
  const list = [...found, ...others, ...state.own.map((text) => term(text, text, null, null, true))];
  const place = ({ id }) => (state.order.includes(id) ? state.order.indexOf(id) : state.order.length);
  return list.map((item, index) => ({ item, index })).sort((a, b) => place(a.item) - place(b.item) || a.index - b.index).map(({ item }) => item);
};

/** What the server has to look for even if it does not find it by itself, in a house that never has some words as keywords. */
export const wanted = ({ own, renamed, ticks }, never) => {
  const byHand = ticks.filter(([id, isTicked]) => isTicked && !never.includes(id)).map(([id]) => id);
  return [...new Set([...own, ...renamed.map(([, text]) => text), ...byHand])];
};

/** The keywords that are printed. */
export const ticked = (state, given) => terms(state, given).filter((item) => item.ticked).map(({ text }) => text);

const withTick = (ticks, id, isTicked) => [...ticks.filter(([other]) => other !== id), [id, isTicked]];

export const tick = (state, id, isTicked) => ({ ticks: withTick(state.ticks, id, isTicked) });

/** Adds keywords; those that are there are ticked. */
export const add = (state, list, texts) => {
  let { ticks, own } = state;
  for (const text of texts) {
    const there = list.find((item) => item.text === text);
    if (there) ticks = withTick(ticks, there.id, true);
    else if (!own.includes(text)) own = [...own, text];
  }
  return { ticks, own };
};

/** Gives a keyword another wording. None takes it away, one that is there already ticks that. */
export const rename = (state, list, id, text) => {
  const there = list.find((item) => item.text === text && item.id !== id);
  if (text === "" || there) {
    const ticks = withTick(there ? withTick(state.ticks, there.id, true) : state.ticks, id, false);
    return { ...drop(state, id), ticks };
  }
  if (state.own.includes(id)) {
    const swap = (other) => (other === id ? text : other);
    return { own: state.own.map(swap), order: state.order.map(swap), ticks: state.ticks.filter(([other]) => other !== id) };
  }
  const others = state.renamed.filter(([other]) => other !== id);
  return { renamed: text === id ? others : [...others, [id, text]], ticks: withTick(state.ticks, id, true) };
};

/** Takes away what the editor added, strikes what was found. */
export const drop = (state, id) => {
  if (!state.own.includes(id)) return tick(state, id, false);
  return { own: state.own.filter((other) => other !== id), order: state.order.filter((other) => other !== id) };
};

/** Moves a keyword to a place in the list. */
export const move = (list, id, index) => {
  const order = list.map((item) => item.id).filter((other) => other !== id);
  order.splice(Math.max(0, Math.min(order.length, index)), 0, id);
  return { order };
};

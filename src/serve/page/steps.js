// What came before an article's state, as it is kept: of each step no more than it changed.

import { common } from "./changes.js";
import { isSameArticle, stateBefore } from "./state.js";
import { history } from "./store.js";

/** Earlier steps are not kept, nor those that need more characters than these. */
const MAX_STEPS = 50;
const MAX_CHARS = 500_000;

/** The way back from a state, by the state that it leads to: from one there is only one. */
const known = new WeakMap();

const wayBack = (later, earlier) => {
  if (known.get(earlier)?.later !== later) known.set(earlier, { later, step: newStep(later, earlier) });
  return known.get(earlier).step;
};

const newStep = (later, earlier) => {
  const { before, after } = common(later.text, earlier.text);
  const changed = Object.entries(earlier).filter(([name, value]) => name !== "text" && value !== later[name]);
  const fields = Object.fromEntries(changed);
  const middle = earlier.text.slice(before, earlier.text.length - after);
  return { fields, text: { before, after, middle }, isOther: !isSameArticle(earlier, later), size: middle.length + JSON.stringify(fields).length };
};

/** The last steps of a history, the last one first. */
export const packed = ({ past, state }) => {
  const steps = [];
  let later = state;
  let room = MAX_CHARS;
  for (const earlier of past.slice(-MAX_STEPS).reverse()) {
    const { size, ...step } = wayBack(later, earlier);
    room -= size;
    if (room < 0) break;
    steps.push(step);
    later = earlier;
  }
  return steps;
};

/** A state with the steps that led to it, as far as they are any. */
export const unpacked = (state, steps) => {
  const past = [];
  let later = state;
  for (const step of Array.isArray(steps) ? steps : []) {
    const { before, after, middle } = step?.text ?? {};
    if (![before, after].every(Number.isSafeInteger) || typeof middle !== "string") break;
    const text = later.text.slice(0, before) + middle + later.text.slice(later.text.length - after);
    later = stateBefore(later, { ...step.fields, text }, step.isOther === true);
    past.unshift(later);
  }
  return { ...history(state), past };
};

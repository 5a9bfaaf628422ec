// Articles as files that the page opens again, with all that the editor chose.

import { toState } from "./state.js";

const STACK = "zhaiyao-stack";
const STATUSES = ["new", "edited", "copied"];

const textOrNull = (value) => (typeof value === "string" ? value : null);

/** A whole stack as a file. */
export const stackFile = (items) =>
  JSON.stringify({ format: STACK, version: 1, articles: items.map(({ state, found, status }) => ({ state, found, status })) }, null, 2);

/** One article of a stack; null if it is none. */
const article = (value) => {
  const state = toState(value?.state);
  if (state === null) return null;
  return {
    state,
    found: textOrNull(value.found),
    status: STATUSES.includes(value.status) ? value.status : "new",
  };
};

/** The articles in what was saved, one or a stack; null if it was not saved here. */
export const articlesOf = (text) => {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (value?.format === STACK && Array.isArray(value.articles)) return value.articles.map(article).filter((one) => one !== null);
  const state = toState(value);
  return state === null ? null : [{ state }];
};

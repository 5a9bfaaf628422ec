// What the server is asked.

import { current, forServer } from "./style.js";
import { wanted } from "./terms.js";
import { language } from "./words.js";

/** Half a surrogate pair cannot be sent. */
const whole = (text) => text.toWellFormed?.() ?? text;

export const RETRY_MS = 1000;

export class Refused extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
  }
}

export const isFull = (error) => error instanceof Refused && error.status === 503;

/** How often a server that is full is asked. */
const MAX_TRIES = 30;

/** Asks again while the server is full, after telling so by `wait`. */
export const patiently = async (ask, wait = () => {}) => {
  for (let n = 1; ; n += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isFull(error) || n === MAX_TRIES) throw error;
      wait();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
};

const post = async (path, type, body, signal) => {
  const response = await fetch(path, { method: "POST", headers: { "content-type": type }, body, signal });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, answer.error);
  return answer;
};

/** What there is to show for a state. */
export const view = (state, signal) => {
  const title = state.title ?? state.given;
  const request = {
    title: title === null ? null : whole(title),
    text: whole(state.text),
    options: {
      [state.unit]: state[state.unit],
      keywords: state.count,
      words: state.words,
      focus: whole(state.focus),
      pinned: state.pinned,
      excluded: state.excluded,
      uncut: state.uncut,
      roles: state.roles,
      structure: state.structure,
      style: forServer(),
    },
    page: { language: language(), added: wanted(state, current().never).map(whole) },
  };
  return post("api/view", "application/json", JSON.stringify(request), signal);
};

/** The articles in a file; `format`, if it is known, as the command's `--from` calls it. */
export const read = (file, name, format = null) => {
  const query = new URLSearchParams({ name, ...(format === null ? {} : { format }) });
  return post(`api/read?${query}`, "application/octet-stream", file);
};

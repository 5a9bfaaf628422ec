// What the server is asked.

import { language } from "./words.js";

/** Half a surrogate pair cannot be sent. */
const whole = (text) => text.toWellFormed?.() ?? text;

export class Refused extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
  }
}

const post = async (path, type, body, signal) => {
  const response = await fetch(path, { method: "POST", headers: { "content-type": type }, body, signal });
  const answer = await response.json();
  if (!response.ok) throw new Refused(response.status, answer.error);
  return answer;
};

/** What there is to show for a state. */
export const view = (state, signal) => {
  const request = {
    title: state.title === null ? null : whole(state.title),
    text: whole(state.text),
    options: {
      [state.unit]: state[state.unit],
      keywords: state.count,
      words: state.words,
      focus: whole(state.focus),
      pinned: state.pinned,
      excluded: state.excluded,
      roles: state.roles,
    },
    page: { language: language(), added: state.added.map(whole), removed: state.removed.map(whole) },
  };
  return post("api/view", "application/json", JSON.stringify(request), signal);
};

/** The articles in a file. */
export const read = (file) =>
  post(`api/read?name=${encodeURIComponent(file.name)}`, "application/octet-stream", file);

// What went wrong, said until it is dealt with.

import { find } from "./dom.js";

/** `failure`: there is no result; `unread`: a file or a paste could not be read. */
export const KINDS = ["failure", "unread"];

const handlers = {};

export const start = () => {
  for (const kind of KINDS) {
    find(kind).querySelector("[data-action]").addEventListener("click", () => handlers[kind]?.());
  }
};

/** Says `text` until `clear`, with a button that does `act`. */
export const show = (kind, text, act) => {
  handlers[kind] = act;
  const alert = find(kind);
  const said = alert.querySelector("span");
  if (said.textContent !== text) said.textContent = text;
  alert.hidden = false;
};

export const clear = (kind) => {
  find(kind).hidden = true;
  find(kind).querySelector("span").textContent = "";
};

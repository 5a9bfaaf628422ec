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

/** Says what could not be read or written, after what is still said, until it is dismissed. */
export const tell = (text) => {
  const said = find("unread").querySelector("span").textContent.split("\n");
  const told = [...new Set([...said, ...text.split("\n")])].filter((line) => line !== "");
  show("unread", told.join("\n"), () => clear("unread"));
};

export const clear = (kind) => {
  find(kind).hidden = true;
  find(kind).querySelector("span").textContent = "";
};

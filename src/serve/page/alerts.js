// What went wrong, said until it is dealt with, in the language that the page has then.

import { find } from "./dom.js";

/** `failure`: there is no result; `unread`: a file or a paste could not be read. */
export const KINDS = ["failure", "unread"];

const handlers = {};
/** What each kind says: functions that give its lines. */
const said = Object.fromEntries(KINDS.map((kind) => [kind, []]));

export const start = () => {
  for (const kind of KINDS) {
    find(kind).querySelector("[data-action]").addEventListener("click", () => handlers[kind]?.());
  }
};

/** Says what `told` gives until `clear`, with a button that does `act`. */
export const show = (kind, told, act) => {
  handlers[kind] = act;
  said[kind] = [told].flat();
  render(kind);
};

/** Says what could not be read or written, after what is still said, until it is dismissed. */
export const tell = (told) => show("unread", [...said.unread, ...told], () => clear("unread"));

export const clear = (kind) => {
  said[kind] = [];
  render(kind);
};

/** Says it again in another language. */
export const relabel = () => KINDS.forEach(render);

const render = (kind) => {
  const text = [...new Set(said[kind].map((told) => told()))].join("\n");
  const place = find(kind).querySelector("span");
  if (place.textContent !== text) place.textContent = text;
  find(kind).hidden = text === "";
};

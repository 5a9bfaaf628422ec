// Keys for what an editor does all day. They are told by where they are on the keyboard: with Alt, some systems make
// other characters of them.

import { copy } from "./clipboard.js";
import { copyAll } from "./copying.js";
import * as desk from "./desk.js";
import { find, make, say } from "./dom.js";
import * as keywords from "./keywords.js";
import { takeNext } from "./paste.js";
import { addBlank } from "./stack.js";
import { text } from "./summary.js";
import { word } from "./words.js";

/** Reads the clipboard and makes what is in it the next article. */
const pasteNext = async () => {
  try {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => (item?.types.includes(type) ? (await item.getType(type)).text() : "");
    await takeNext(await read("text/html"), await read("text/plain"));
  } catch {
    addBlank();
    say(word("pasteByHand"));
  }
};

/** Which keys, what they do, what it is called. */
const SHORTCUTS = [
  ["KeyV", "Alt+V", pasteNext, "pasteNext"],
  ["KeyN", "Alt+N", addBlank, "newArticle"],
  ["KeyC", "Alt+C", () => copy(text), "copy"],
  ["KeyK", "Alt+K", () => copy(keywords.joined), "copyKeywords"],
  ["KeyA", "Alt+A", copyAll, "copyForm"],
  ["ArrowUp", "Alt+↑", () => desk.step(-1), "previous"],
  ["ArrowDown", "Alt+↓", () => desk.step(1), "next"],
];
/** Keys that are told and handled elsewhere. */
const OTHERS = [
  ["Ctrl+Z", "undo"],
  ["Ctrl+Y", "redo"],
  ["Alt+← →", "moveKeyword"],
  ["F2", "editKeyword"],
  ["Delete", "strikeKeyword"],
  ["?", "shortcuts"],
];

export const start = () => {
  const help = find("help");
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      const shortcut = SHORTCUTS.find(([code]) => code === event.code);
      if (!shortcut || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      shortcut[2]();
    } else if (event.key === "?" && !event.target.matches("input, textarea")) {
      event.preventDefault();
      show();
    }
  });
  const show = () => {
    const rows = [...SHORTCUTS.map(([, keys, , name]) => [keys, name]), ...OTHERS];
    const row = ([keys, name]) => [make("dt", {}, make("kbd", {}, keys)), make("dd", {}, word(name))];
    help.querySelector("dl").replaceChildren(...rows.flatMap(row));
    if (!help.open) help.showModal();
  };
  find("show-help").addEventListener("click", show);
  help.querySelector(".close").addEventListener("click", () => help.close());
};

// The dialog for house style, which is exchanged as a file that the command reads, too.

import * as desk from "./desk.js";
import { find, say } from "./dom.js";
import { download } from "./download.js";
import * as style from "./style.js";
import { split } from "./terms.js";
import { word } from "./words.js";

let changed;

const ARROW = /\s*(?:→|=>|->|＝|=)\s*/;
const dialog = find("house");
const LISTS = ["keep", "never", "forbid"];
const DROPPED = ["sources", "asides", "spaces"];

export const start = (onChange) => {
  changed = onChange;
  find("open-house").addEventListener("click", () => {
    fill();
    dialog.showModal();
  });
  dialog.querySelector(".close").addEventListener("click", () => {
    set(given());
    if (!tellFaulty()) dialog.close();
  });
  // Closed by a key, it holds as well, and what is wrong is told outside.
  dialog.addEventListener("close", () => {
    set(given());
    if (faultyLines().length > 0) say(faultOfLines());
  });
  find("house-export").addEventListener("click", () => {
    set(given());
    tellFaulty();
    download(`${JSON.stringify(style.current(), null, 2)}\n`, word("houseFile"), "application/json");
  });
  const input = find("house-file");
  find("house-import").addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    const read = style.toStyle(parsed(await file.text()));
    if (read === null) {
      find("house-fault").textContent = word("noHouse", { name: file.name });
      return;
    }
    set(read);
    find("house-prefer").value = "";
    fill();
  });
  style.watch(applied);
};

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The preferred wordings as they are written, line by line. */
const pairs = () => find("house-prefer").value.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => line.split(ARROW));

const isPair = (parts) => parts.length === 2 && parts[0] !== "";

/** The lines that are no preferred wordings. */
const faultyLines = () => pairs().filter((parts) => !isPair(parts)).map((parts) => parts.join(" → "));

const faultOfLines = () => word("houseLines", { lines: faultyLines().join("；") });

/** Tells which lines have no effect. Whether there are any. */
const tellFaulty = () => {
  const isFaulty = faultyLines().length > 0;
  find("house-fault").textContent = isFaulty ? faultOfLines() : "";
  return isFaulty;
};

const fill = () => {
  const rules = style.current();
  const faulty = faultyLines();
  for (const name of LISTS) find(`house-${name}`).value = rules[name].join("\n");
  // What is wrong stays, to be mended.
  find("house-prefer").value = [...Object.entries(rules.prefer).map((pair) => pair.join(" → ")), ...faulty].join("\n");
  tellFaulty();
  find("house-whole").checked = rules.whole_sentences;
  for (const what of DROPPED) find(`house-${what}`).checked = rules[`drop_${what}`];
  find("house-quotes").value = rules.quotes;
  find("house-marks").value = rules.marks;
};

const given = () => {
  const lists = LISTS.map((name) => [name, split(find(`house-${name}`).value)]);
  return {
    ...Object.fromEntries(lists),
    prefer: Object.fromEntries(pairs().filter(isPair)),
    whole_sentences: find("house-whole").checked,
    ...Object.fromEntries(DROPPED.map((what) => [`drop_${what}`, find(`house-${what}`).checked])),
    quotes: find("house-quotes").value,
    marks: find("house-marks").value,
  };
};

const set = (next) => {
  if (!style.isChange(next)) return;
  style.change(next).then((isKept) => isKept || say(word("settingNotKept")));
  applied();
};

/** By other rules every result is another. */
const applied = () => {
  desk.forgetResults();
  changed();
};

// The list of articles on the desk.

import * as desk from "./desk.js";
import { find, make, rove, say } from "./dom.js";
import { language, word } from "./words.js";

const list = find("articles");
const SIGNS = { new: "○", edited: "✎", copied: "✓" };

let shown;

export const start = () => {
  rove(list, "[data-action=choose]");
  list.addEventListener("click", ({ target }) => {
    const id = target.closest("li")?.dataset.id;
    const action = target.closest("button")?.dataset.action;
    if (action === "choose") desk.choose(id);
    if (action === "remove") remove([id]);
  });
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Delete") return;
    event.preventDefault();
    remove([event.target.closest("li").dataset.id]);
  });
  find("new-article").addEventListener("click", addBlank);
  find("clear").addEventListener("click", clear);
  find("previous").addEventListener("click", () => desk.step(-1));
  find("next").addEventListener("click", () => desk.step(1));
  find("restore").addEventListener("click", () => desk.restore());
  find("remove-all").addEventListener("click", () => remove(desk.onDesk().map(({ id }) => id)));
};

/** Takes articles off the desk, and says how they come back: what Undo undoes is of the one at work. */
const remove = async (ids) => {
  await desk.remove(ids);
  if (desk.canRestore()) say(word("removed"));
};

/** Opens a blank article. */
export const addBlank = () => {
  desk.add([]);
  find("text").focus();
};

/** Clears the article at work away. */
const clear = () => {
  desk.clear();
  find("text").focus();
};

export const render = () => {
  const items = desk.onDesk();
  const at = items.indexOf(desk.atWork());
  find("previous").disabled = at <= 0;
  find("next").disabled = at < 0 || at >= items.length - 1;
  find("restore").hidden = !desk.canRestore();
  find("remove-all").hidden = items.length < 2;
  find("n-articles").textContent = `${at + 1} / ${items.length}`;
  const rows = items.map((item) => [item.id, desk.nameOf(item), item.status, item.state.text.length, item === desk.atWork()]);
  const key = JSON.stringify([rows, language()]);
  if (key === shown) return;
  shown = key;
  const hadFocus = list.contains(document.activeElement);
  list.replaceChildren(...rows.map(row));
  const open = list.querySelector("[aria-current] button") ?? list.querySelector("button");
  open?.setAttribute("tabindex", "0");
  if (hadFocus) open?.focus();
  showRow(list.querySelector("[aria-current]"));
};

/** Scrolls the list, and nothing around it. */
const showRow = (row) => {
  if (row === null) return;
  const { offsetTop: top, offsetHeight: height } = row;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight;
};

const row = ([id, title, status, length, isOpen]) => {
  const name = title || word("untitled");
  const state = make("span", { class: "hint" }, `${SIGNS[status]} ${word(`status-${status}`)} · ${length} ${word("chars")}`);
  const choose = make("button", { type: "button", "data-action": "choose", tabindex: "-1" }, make("span", { class: "name" }, name), state);
  const remove = make("button", { type: "button", "data-action": "remove", tabindex: "-1", title: word("remove"), "aria-label": `${word("remove")} ${name}` }, "×");
  return make("li", { "data-id": id, ...(isOpen ? { "aria-current": "true" } : {}) }, choose, remove);
};

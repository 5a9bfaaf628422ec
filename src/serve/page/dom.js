// Elements from what the server sends and from scratch. Text is only ever text: nothing here parses markup.

const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "g", "line", "circle", "rect", "text", "title"]);

/** The element with an id. */
export const find = (id) => document.getElementById(id);

/** A new element with attributes and children, which are elements or text. */
export const make = (tag, attributes = {}, ...children) => {
  const element = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** What the server describes: text, or [tag, attributes, ...children]. */
export const build = (node) => {
  if (typeof node === "string") return node;
  const [tag, attributes, ...children] = node;
  const element = make(tag, attributes);
  // One by one: a call does not take as many arguments as a paragraph may have sentences.
  for (const child of children) element.append(build(child));
  return element;
};

/** A list of described nodes that is shown in `parent`; only what changed is built anew. */
export class Shown {
  #parent;
  #write;
  #keys = [];

  /** What `write` makes of a node as JSON is shown, and told apart. */
  constructor(parent, write = JSON.stringify) {
    this.#parent = parent;
    this.#write = write;
  }

  /** Shows `nodes` and returns the elements that are new. */
  show(nodes) {
    const keys = nodes.map((node) => this.#write(node));
    const old = this.#keys;
    const most = Math.min(keys.length, old.length);
    let before = 0;
    while (before < most && keys[before] === old[before]) before += 1;
    let after = 0;
    while (after < most - before && keys[keys.length - 1 - after] === old[old.length - 1 - after]) after += 1;
    const [oldEnd, newEnd] = [old.length - after, keys.length - after];
    const { children } = this.#parent;
    const next = children[oldEnd] ?? null;
    const made = [];
    for (let index = before; index < newEnd; index += 1) {
      if (index < oldEnd && keys[index] === old[index]) continue;
      const element = build(JSON.parse(keys[index]));
      if (index < oldEnd) children[index].replaceWith(element);
      else this.#parent.insertBefore(element, next);
      made.push(element);
    }
    for (let index = newEnd; index < oldEnd; index += 1) children[newEnd].remove();
    this.#keys = keys;
    return made;
  }
}

/** Sets a control's value without moving the cursor of who types in it; who has selected all of it still has. */
export const setValue = (control, value) => {
  if (control.value === value) return;
  const { selectionStart: start, selectionEnd: end } = control;
  const isAll = start === 0 && end > 0 && end === control.value.length;
  const hasFocus = document.activeElement === control;
  control.value = value;
  if (!hasFocus || typeof start !== "number") return;
  control.setSelectionRange(start, isAll ? value.length : end);
};

const shownNumbers = new WeakMap();

/** Shows a number, unless somebody is typing one: an emptied field is on its way to another. */
export const setNumber = (control, value) => {
  const isNew = shownNumbers.get(control) !== value && control.valueAsNumber !== value;
  if (isNew || document.activeElement !== control) control.value = value;
  shownNumbers.set(control, value);
};

/** Lets the arrow keys move among the elements that match `selector`: together they are one stop of the tab key. */
export const rove = (parent, selector) => {
  let current = null;
  parent.addEventListener("keydown", (event) => {
    const from = event.target.closest(selector);
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...parent.querySelectorAll(selector)];
    const at = all.indexOf(from);
    const targets = {
      ArrowDown: all[at + 1],
      ArrowRight: all[at + 1],
      ArrowUp: all[at - 1],
      ArrowLeft: all[at - 1],
      Home: all[0],
      End: all.at(-1),
    };
    const to = targets[event.key];
    if (to) {
      event.preventDefault();
      to.focus();
    }
  });
  parent.addEventListener("focusin", (event) => {
    const to = event.target.closest(selector);
    if (!to) return;
    current ??= parent.querySelector('[tabindex="0"]');
    current?.setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    current = to;
  });
};

let timer;

/** Tells everybody, screen readers too. */
export const say = (text) => {
  const status = find("status");
  status.textContent = text;
  clearTimeout(timer);
  if (text !== "") timer = setTimeout(() => (status.textContent = ""), 5000);
};

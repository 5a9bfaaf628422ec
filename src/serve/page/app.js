// The page: what the editor does changes the state, the state is sent to the server, what comes back is shown.

import * as alerts from "./alerts.js";
import * as answers from "./answers.js";
import * as article from "./article.js";
import { common } from "./changes.js";
import * as copying from "./copying.js";
import * as desk from "./desk.js";
import { find, make, say, setValue } from "./dom.js";
import * as exporting from "./export.js";
import * as files from "./files.js";
import * as graph from "./graph.js";
import * as house from "./house.js";
import * as keywords from "./keywords.js";
import * as paste from "./paste.js";
import * as settings from "./settings.js";
import * as shortcuts from "./shortcuts.js";
import * as stack from "./stack.js";
import { EMPTY, edited, isBlank, isSameArticle } from "./state.js";
import { Store } from "./store.js";
import * as summary from "./summary.js";
import { isWeb, origin, whence } from "./templates.js";
import { label, switchLanguage, word } from "./words.js";

/** Typing has stopped when nothing comes for so long; longer texts take longer to read. */
const PAUSE_MS = 40;
const CHARS_PER_MS = 1000;

/** Changes of these need no new answer. */
const LOCAL = new Set(["edited", "joiner", "order", "ticks", "source"]);

/** The title that the text gives. */
let found = null;

const show = (answer) => {
  // One that the editor wrote comes back.
  if (store.state.title === null || answer.title === null) found = answer.title;
  article.show(answer);
  summary.show(answer);
  keywords.show(answer);
  graph.show(answer);
  showTitle();
  desk.takeResult(result());
};

/** What there is of the article at work, for others to use when it no longer is. */
const result = () => (answers.isCurrent() ? { found, summary: summary.text(), keywords: keywords.keywords() } : null);

const showTitle = () => {
  // Whoever has just emptied the field is about to write into it.
  const title = find("title");
  const isEmptied = document.activeElement === title && title.value === "" && store.state.title === null;
  if (!isEmptied) setValue(title, store.state.title ?? found ?? "");
};

/** Where the article comes from, as it will be exported. */
const showOrigin = (state) => {
  const about = whence(state);
  const link = isWeb(about.link) ? make("a", { href: about.link, target: "_blank", rel: "noreferrer" }, word("link")) : null;
  const parts = [origin(about), link].filter(Boolean);
  find("origin").hidden = parts.length === 0;
  find("origin").replaceChildren(...parts.flatMap((part, index) => (index === 0 ? [part] : [" · ", part])));
};

const render = (state, { isNew = false, isOpened = false } = {}) => {
  document.body.classList.toggle("blank", isBlank(state));
  setText(state.text, isNew, isOpened);
  setValue(find("focus"), state.focus);
  showTitle();
  showOrigin(state);
  summary.render(state);
  keywords.render(state);
  paste.render(state);
  showUndo();
  find("redo").disabled = !store.canRedo;
};

const showUndo = () => (find("undo").disabled = !store.canUndo && !(isBlank(store.state) && desk.canRestore()));

/** Where the result stands above the text. */
const narrow = matchMedia("(max-width: 60rem)");

/** Sets the text, with the cursor where it changed, or at the top of what was opened; of a new one the result is shown first,
 * where it stands above, and the top of it. */
const setText = (text, isNew, isOpened) => {
  const field = find("text");
  if (field.value === text) return;
  const { after } = common(field.value, text);
  const hasFocus = document.activeElement === field;
  field.value = text;
  if (isNew && narrow.matches && text !== "") {
    field.blur();
    scrollTo(0, 0);
    return;
  }
  if (isOpened) {
    field.setSelectionRange(0, 0);
    field.scrollTop = 0;
  } else if (hasFocus) {
    field.setSelectionRange(text.length - after, text.length - after);
    // Only a field that gets the focus brings its cursor into view.
    field.blur();
    field.focus();
    if (isNew) field.scrollTop = 0;
  }
};

const store = new Store(EMPTY, (state, before, isOpened) => {
  const isNew = isOpened || before.text === "" || !isSameArticle(before, state);
  const changed = Object.keys(state).filter((name) => state[name] !== before[name]);
  const isLocal = !isOpened && changed.every((name) => LOCAL.has(name));
  if (isNew && !isLocal) answers.forget();
  if (!isLocal) answers.ask(state, changed.includes("text") ? PAUSE_MS + state.text.length / CHARS_PER_MS : 0);
  render(state, { isNew, isOpened });
  if (!isOpened) desk.update(state, state.text !== before.text && isNew);
  desk.takeResult(result());
});

const startWriting = () => {
  const text = find("text");
  text.addEventListener("input", () => {
    // Lines that are put in together are told one by one.
    if (text.value !== store.state.text) store.change(edited(store.state, text.value), "text");
  });
  find("title").addEventListener("input", ({ target }) => store.change({ title: target.value || null }, "title"));
  find("title").addEventListener("blur", () => setTimeout(showTitle));
  find("focus").addEventListener("input", ({ target }) => store.change({ focus: target.value }, "focus"));
};

/** Undo by keys. What is pasted is a step of its own, in every field, and what an input method composes, however long it takes. */
const startUndo = () => {
  let isComposing = false;
  const step = ({ inputType = "" }) => /^(insertFrom|deleteBy)/.test(inputType) && store.end();
  // Before the field's own handler, and after it.
  addEventListener("input", step, { capture: true });
  addEventListener("input", step);
  addEventListener("compositionstart", () => {
    isComposing = true;
    store.end(true);
  });
  addEventListener("compositionend", ({ target }) => {
    isComposing = false;
    target.dispatchEvent(new Event("input", { bubbles: true }));
    store.end();
  });
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.matches("#new-keyword, .edit, dialog *")) return;
    const key = event.key.toLowerCase();
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (!isRedo && key !== "z") return;
    event.preventDefault();
    if (isComposing) return;
    if (isRedo) store.redo();
    else undo();
  });
};

/** On an empty desk what was cleared away comes back. */
const undo = () => {
  if (store.canUndo) store.undo();
  else if (isBlank(store.state)) desk.restore();
};

find("undo").addEventListener("click", undo);
find("redo").addEventListener("click", () => store.redo());
find("language").addEventListener("click", () => {
  switchLanguage();
  say("");
  alerts.relabel();
  stack.render();
  render(store.state);
  answers.ask(store.state, 0);
});

await settings.load();
label();
alerts.start();
answers.start(show);
article.start(store);
summary.start(store);
keywords.start(store);
graph.start();
files.start();
paste.start(store);
copying.start();
exporting.start();
house.start(() => answers.ask(store.state, 0));
shortcuts.start();
stack.start();
startWriting();
startUndo();
await desk.start(store, () => {
  stack.render();
  showUndo();
});
for (const name of ["text", "title", "focus"]) find(name).disabled = false;
if (isBlank(store.state)) find("text").focus();

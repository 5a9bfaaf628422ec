// The page: what the editor does changes the state, the state is sent to the server, what comes back is shown.

import * as article from "./article.js";
import { find, say, setValue } from "./dom.js";
import * as files from "./files.js";
import * as graph from "./graph.js";
import * as keywords from "./keywords.js";
import { Refused, view } from "./server.js";
import { Store, anew, edited } from "./state.js";
import * as summary from "./summary.js";
import { label, switchLanguage, word } from "./words.js";

/** Typing has stopped when nothing comes for so long; longer texts take longer to read. */
const PAUSE_MS = 40;
const CHARS_PER_MS = 1000;
const RETRY_MS = 1000;

/** Changes of these need no new answer. */
const LOCAL = new Set(["edited", "joiner", "order"]);

let timer;
let request = new AbortController();
let found = null;

const refresh = async () => {
  request = new AbortController();
  const { signal } = request;
  const answer = await view(store.state, signal).catch((error) => {
    if (!signal.aborted) failed(error);
  });
  if (answer && !signal.aborted) show(answer);
};

const show = (answer) => {
  found = answer.title;
  article.show(answer);
  summary.show(answer);
  keywords.show(answer);
  graph.show(answer);
  showTitle();
  isBusy(false);
};

/** Says whether what is shown is about to change. */
const isBusy = (is) => find("article").setAttribute("aria-busy", is);

const failed = (error) => {
  isBusy(false);
  if (error instanceof Refused && error.status === 503) {
    say(word("busy"));
    refreshSoon(RETRY_MS);
  } else if (error instanceof Refused) {
    say(error.status === 413 ? word("tooLarge") : error.message);
  } else {
    say(word("unreachable"));
  }
};

const refreshSoon = (pause) => {
  clearTimeout(timer);
  request.abort();
  isBusy(true);
  timer = setTimeout(refresh, pause);
};

const showTitle = () => {
  // Whoever has just emptied the field is about to write into it.
  const isEmptied = document.activeElement === find("title") && store.state.title === null;
  if (!isEmptied) setValue(find("title"), store.state.title ?? found ?? "");
};

const render = (state) => {
  setValue(find("text"), state.text);
  setValue(find("focus"), state.focus);
  showTitle();
  summary.render(state);
  keywords.render(state);
  find("undo").disabled = !store.canUndo;
  find("redo").disabled = !store.canRedo;
};

const store = new Store(
  (state, before) => {
    render(state);
    const changed = Object.keys(state).filter((name) => state[name] !== before[name]);
    if (changed.every((name) => LOCAL.has(name))) return;
    refreshSoon(changed.includes("text") ? PAUSE_MS + state.text.length / CHARS_PER_MS : 0);
  },
  () => say(word("notKept")),
);

find("text").addEventListener("input", ({ target }) => store.change(edited(store.state, target.value), "text"));
find("title").addEventListener("input", ({ target }) => store.change({ title: target.value || null }, "title"));
find("title").addEventListener("blur", () => setTimeout(showTitle));
find("focus").addEventListener("input", ({ target }) => store.change({ focus: target.value }, "focus"));
find("undo").addEventListener("click", () => store.undo());
find("redo").addEventListener("click", () => store.redo());
find("clear").addEventListener("click", () => {
  store.change({ ...anew(store.state, {}), focus: "" });
  find("text").focus();
});
find("language").addEventListener("click", () => {
  switchLanguage();
  render(store.state);
  refreshSoon(0);
});
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target === find("new-keyword")) return;
  const key = event.key.toLowerCase();
  const isRedo = key === "y" || (key === "z" && event.shiftKey);
  if (!isRedo && key !== "z") return;
  event.preventDefault();
  isRedo ? store.redo() : store.undo();
});

article.start(store);
summary.start(store);
keywords.start(store);
graph.start();
files.start(store);
label();
render(store.state);
refreshSoon(0);

// The server's answers. What is shown belongs to what was asked last, or else it is grey and cannot be copied.

import * as alerts from "./alerts.js";
import { find, say } from "./dom.js";
import { RETRY_MS, Refused, isFull, view } from "./server.js";
import { isBlank } from "./state.js";
import { word } from "./words.js";

/** A wait that is worth a word. */
const LONG_MS = 1500;
/** A wait that is worth to be seen: with a shorter one, all would flicker with every key, and be styled and painted twice. */
const SEEN_MS = 200;

/** What an article without text has. */
const NOTHING = Object.freeze({
  title: null,
  summary: "",
  sentences: [],
  unplaced: 0,
  remarks: [],
  keywords: [],
  article: [],
  graph: null,
  roles: [],
});

let show;
let timer;
let waiting;
let request = new AbortController();
/** Whether there is anything of an article to be seen, be it out of date. */
let isAnyShown = false;
/** current, working or failed. */
let standing = "current";
let greying = null;

export const start = (theShow) => {
  show = theShow;
  const refuse = (event) => {
    if (isCurrent() || !event.target.closest?.(".result")) return;
    event.preventDefault();
    sayWhyNot();
  };
  for (const kind of ["copy", "cut", "dragstart"]) addEventListener(kind, refuse, { capture: true });
};

/** Whether what is shown is the result of what was given. */
export const isCurrent = () => standing === "current";

/** Whether there will be one. */
export const isWorking = () => standing === "working";

/** Says why the result cannot be copied. */
export const sayWhyNot = () => say(word(standing === "working" ? "stillWorking" : "noResult"));

/** Asks for the result of `state` once `pause` has passed, unless something else is asked for before. */
export const ask = (state, pause) => {
  cancel();
  if (isBlank(state)) {
    take(NOTHING);
    return;
  }
  stand("working", pause);
  waiting = setTimeout(() => say(word("stillWorking")), pause + LONG_MS);
  timer = setTimeout(() => fetchFor(state), pause);
};

/** What is shown is no longer what was given, and nothing is asked for yet. */
export const invalidate = () => {
  cancel();
  stand("working");
};

/** Shows nothing: what was shown is of another article. */
export const forget = () => {
  isAnyShown = false;
  show(NOTHING);
};

const cancel = () => {
  clearTimeout(timer);
  clearTimeout(waiting);
  request.abort();
};

const fetchFor = async (state) => {
  request = new AbortController();
  const { signal } = request;
  try {
    const answer = await view(state, signal);
    if (!signal.aborted) take(answer);
  } catch (error) {
    if (!signal.aborted) fail(error, state);
  }
};

const take = (answer) => {
  clearTimeout(waiting);
  alerts.clear("failure");
  stand("current");
  isAnyShown = answer !== NOTHING;
  show(answer);
  find("article").setAttribute("aria-busy", "false");
};

const fail = (error, state) => {
  clearTimeout(waiting);
  stand("failed");
  const key = `${isAnyShown ? "failed" : "failedEmpty"}${isFull(error) ? "Retrying" : ""}`;
  const told = () => word(key, { fault: reason(error) });
  alerts.show("failure", told, () => ask(state, 0));
  if (isFull(error)) timer = setTimeout(() => fetchFor(state), RETRY_MS);
};

/** Why the server did not answer as it should, in the page's language. */
export const reason = (error) => {
  if (!(error instanceof Refused)) return word("unreachable");
  if (isFull(error)) return word("busy");
  if (error.status === 413) return word("tooLarge");
  if (error.status === 408) return word("tooSlow");
  return word("refused", { status: error.status });
};

const stand = (how, pause = 0) => {
  standing = how;
  document.body.dataset.standing = how;
  if (how === "working") greying ??= setTimeout(() => turnGrey(true), pause + SEEN_MS);
  else turnGrey(how === "failed");
  find("article").setAttribute("aria-busy", how === "working");
  find("summary").readOnly = how !== "current";
  for (const button of document.querySelectorAll(".copies")) button.setAttribute("aria-disabled", how !== "current");
};

/** Shows that what is seen does not hold. */
const turnGrey = (isGrey) => {
  clearTimeout(greying);
  greying = null;
  document.body.classList.toggle("outdated", isGrey);
};

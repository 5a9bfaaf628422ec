// Results to the clipboard.

import * as answers from "./answers.js";
import * as desk from "./desk.js";
import { make, say } from "./dom.js";
import { isBlank } from "./state.js";
import { word } from "./words.js";

/** Copies what `text` gives, unless it is not the result of what is shown. Whether it did. */
export const copy = async (text) => {
  const { state } = desk.atWork();
  const copied = answers.isCurrent() && !isBlank(state) ? await text() : "";
  // What is at work may have become another article meanwhile.
  if (copied === "" || !answers.isCurrent() || desk.atWork().state !== state) {
    answers.sayWhyNot();
    return false;
  }
  const isCopied = await write(copied).catch(() => copySelected(copied));
  if (isCopied) desk.markCopied();
  say(word(isCopied ? "copied" : "notCopied"));
  return isCopied;
};

const write = async (text) => {
  await navigator.clipboard.writeText(text);
  return true;
};

/** The way for pages that are not on this machine and not encrypted. */
const copySelected = (text) => {
  const focused = document.activeElement;
  const area = make("textarea", { readonly: "" });
  area.value = text;
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return isCopied;
};

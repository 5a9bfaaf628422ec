// The interface's language.

import { WORDS } from "./phrases.js";
import * as settings from "./settings.js";

const preferred = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";

export const language = () => (["zh", "en"].includes(settings.get("language")) ? settings.get("language") : preferred);

export const word = (key, values = {}) => {
  const text = WORDS[key][language() === "zh" ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
};

/** Puts the words of the current language into the page. */
export const label = () => {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  const set = (name, put) => {
    for (const element of document.querySelectorAll(`[data-${name}]`)) put(element, word(element.dataset[name]));
  };
  set("text", (element, text) => (element.textContent = text));
  set("title", (element, text) => (element.title = text));
  set("label", (element, text) => element.setAttribute("aria-label", text));
  set("placeholder", (element, text) => (element.placeholder = text));
};

export const switchLanguage = () => {
  settings.set("language", language() === "zh" ? "en" : "zh");
  label();
};

// The interface's language.

import { WORDS } from "./phrases.js";

const KEY = "zhaiyao.language";

const stored = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

const preferred = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
let current = ["zh", "en"].includes(stored()) ? stored() : preferred;

export const language = () => current;

export const word = (key, values = {}) => {
  const text = WORDS[key][current === "zh" ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
};

/** Puts the words of the current language into the page. */
export const label = () => {
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
  const set = (name, put) => {
    for (const element of document.querySelectorAll(`[data-${name}]`)) put(element, word(element.dataset[name]));
  };
  set("text", (element, text) => (element.textContent = text));
  set("title", (element, text) => (element.title = text));
  set("label", (element, text) => element.setAttribute("aria-label", text));
  set("placeholder", (element, text) => (element.placeholder = text));
};

export const switchLanguage = () => {
  current = current === "zh" ? "en" : "zh";
  try {
    localStorage.setItem(KEY, current);
  } catch {
    // A browser that keeps nothing still switches.
  }
  label();
};

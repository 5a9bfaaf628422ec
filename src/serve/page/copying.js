// Copying everything at once, in a form to choose.

import * as desk from "./desk.js";
import { copy } from "./clipboard.js";
import { find } from "./dom.js";
import { view } from "./server.js";
import * as settings from "./settings.js";
import { nChars } from "./summary.js";
import * as templates from "./templates.js";

export const start = () => {
  const form = find("form");
  const dialog = find("own-form");
  if (templates.NAMES.includes(settings.get("form"))) form.value = settings.get("form");
  const edit = () => {
    find("own-template").value = templates.own();
    dialog.showModal();
  };
  form.addEventListener("change", () => {
    settings.set("form", form.value);
    showEdit();
    if (form.value === "own") edit();
  });
  const showEdit = () => (find("edit-form").hidden = form.value !== "own");
  showEdit();
  find("edit-form").addEventListener("click", edit);
  const keep = () => templates.setOwn(find("own-template").value);
  // Closed by a key, it holds as well, but the browser tells that a moment later.
  dialog.addEventListener("close", keep);
  dialog.querySelector(".close").addEventListener("click", () => {
    keep();
    dialog.close();
  });
  find("copy-all").addEventListener("click", copyAll);
};

/** Copies the result in the chosen form. */
export const copyAll = () => copy(async () => templates.filled(find("form").value, await valuesFor(find("form").value, desk.atWork())));

/** For a form that has less room than the abstract needs there is an abstract of its own, unless it was written by hand. */
const valuesFor = async (form, item) => {
  const values = templates.valuesOf(item);
  const { state } = item;
  if (form !== "wechat" || state.edited !== null || nChars(values.summary) <= templates.WECHAT_CHARS) return values;
  const shorter = await view({ ...state, unit: "chars", chars: templates.WECHAT_CHARS, structure: false }).catch(() => values);
  return { ...values, summary: shorter.summary };
};

// Copying everything at once, in a form to choose.

import * as desk from "./desk.js";
import { copy } from "./clipboard.js";
import { find } from "./dom.js";
import * as settings from "./settings.js";
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
export const copyAll = () => copy(() => templates.filled(find("form").value, templates.valuesOf(desk.atWork())));

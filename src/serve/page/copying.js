// Copying everything at once, in a form to choose.

import * as desk from "./desk.js";
import { copy } from "./clipboard.js";
import { find } from "./dom.js";
import * as templates from "./templates.js";

const KEY = "zhaiyao.form";

export const start = () => {
  const form = find("form");
  const dialog = find("own-form");
  try {
    const kept = localStorage.getItem(KEY);
    if (templates.NAMES.includes(kept)) form.value = kept;
  } catch {
    // The first form it is.
  }
  const edit = () => {
    find("own-template").value = templates.own();
    dialog.showModal();
  };
  form.addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, form.value);
    } catch {
      // It holds until the window is closed.
    }
    showEdit();
    if (form.value === "own") edit();
  });
  const showEdit = () => (find("edit-form").hidden = form.value !== "own");
  showEdit();
  find("edit-form").addEventListener("click", edit);
  dialog.addEventListener("close", () => templates.setOwn(find("own-template").value));
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  find("copy-all").addEventListener("click", copyAll);
};

/** Copies the result in the chosen form. */
export const copyAll = () => copy(() => templates.filled(find("form").value, templates.valuesOf(desk.atWork())));

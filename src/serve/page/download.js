// Files out.

import { make } from "./dom.js";

/** A name that every system takes. */
export const fileName = (title, ending) => {
  const name = (title ?? "").replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]+/g, " ").replace(/\s+/g, " ").trim();
  return `${[...name].slice(0, 60).join("").replace(/[. ]+$/, "") || "zhaiyao"}.${ending}`;
};

export const download = (content, name, type) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

// Everything on the desk, with the editor's corrections, as one file.

import * as alerts from "./alerts.js";
import * as answers from "./answers.js";
import * as desk from "./desk.js";
import { find, say } from "./dom.js";
import { TYPE, docx } from "./docx.js";
import { download, fileName } from "./files.js";
import { report } from "./report.js";
import { Refused, view } from "./server.js";
import { filled, valuesOf } from "./templates.js";
import { ticked } from "./terms.js";
import { word } from "./words.js";

/** How often a server that is full is asked, a second apart. */
const MAX_TRIES = 30;

const quoted = (text) => `"${text.replace(/"/g, '""')}"`;

const csv = (articles, hasText) => {
  const row = ({ title, summary, joined, date, link, text }) => [title, summary, joined, date, link, ...(hasText ? [text] : [])].map(quoted).join(",");
  const head = ["title", "abstract", "keywords", "date", "link", ...(hasText ? ["text"] : [])].join(",");
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return `\ufeff${[head, ...articles.map(row)].join("\r\n")}\r\n`;
};

const markdown = (articles, hasText) =>
  `${articles.map((values) => filled("markdown", values) + (hasText ? `\n\n${values.text}` : "")).join("\n\n---\n\n")}\n`;

const FORMATS = {
  md: [markdown, "text/markdown"],
  csv: [csv, "text/csv"],
  html: [report, "text/html"],
  docx: [docx, TYPE],
};

export const start = () => find("export").addEventListener("click", exportAll);

const exportAll = async () => {
  const items = desk.onDesk().filter(({ state }) => state.text.trim() !== "");
  if (items.length === 0) return;
  if (!answers.isCurrent()) {
    answers.sayWhyNot();
    return;
  }
  const ending = find("export-format").value;
  const [make, type] = FORMATS[ending];
  try {
    for (const [index, item] of items.entries()) {
      say(word("exporting", { n: index + 1, all: items.length }));
      item.result ??= await resultOf(item);
    }
    const content = await make(items.map(valuesOf), find("with-text").checked);
    const date = new Date().toISOString().slice(0, 10);
    download(content, fileName(items.length === 1 ? desk.titleOf(items[0]) : `${word("summary")} ${date}`, ending), type);
    say(word("exported", { n: items.length }));
  } catch (error) {
    alerts.show("unread", word("notExported", { fault: answers.reason(error) }), () => alerts.clear("unread"));
  }
};

/** What is found in an article that was not opened yet. */
const resultOf = async (item) => {
  const { state } = item;
  const answer = await patiently(() => view(state));
  item.found = answer.title;
  return { found: answer.title, summary: state.edited ?? answer.summary, keywords: ticked(state, answer.keywords) };
};

const patiently = async (ask) => {
  for (let n = 1; ; n += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 503 || n === MAX_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
};

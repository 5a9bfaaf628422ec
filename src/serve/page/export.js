// Everything on the desk, with the editor's corrections, as one file.

import * as alerts from "./alerts.js";
import * as answers from "./answers.js";
import * as desk from "./desk.js";
import { find, say } from "./dom.js";
import { TYPE, docx } from "./docx.js";
import { download, fileName } from "./download.js";
import { report } from "./report.js";
import { stackFile } from "./saved.js";
import { patiently, view } from "./server.js";
import { filled, valuesOf } from "./templates.js";
import { ticked } from "./terms.js";
import { word } from "./words.js";

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
  const ending = find("export-format").value;
  if (items.length === 0) return;
  if (ending === "json") {
    downloadAll(items, stackFile(items), ending, "application/json");
  } else if (answers.isCurrent()) {
    await exportResults(items, ending);
  } else {
    answers.sayWhyNot();
  }
};

const exportResults = async (items, ending) => {
  const [make, type] = FORMATS[ending];
  try {
    const values = [];
    for (const [index, item] of items.entries()) {
      say(word("exporting", { n: index + 1, all: items.length }));
      values.push(valuesOf(item, item.result ?? (await resultOf(item))));
    }
    const content = await make(values, find("with-text").checked);
    downloadAll(items, content, ending, type);
  } catch (error) {
    alerts.show("unread", word("notExported", { fault: answers.reason(error) }), () => alerts.clear("unread"));
  }
};

const downloadAll = (items, content, ending, type) => {
  const date = new Date().toISOString().slice(0, 10);
  download(content, fileName(items.length === 1 ? desk.titleOf(items[0]) : `${word("summary")} ${date}`, ending), type);
  say(word("exported", { n: items.length }));
};

/** What is found in an article that was not opened yet. */
const resultOf = async (item) => {
  const { state } = item;
  const answer = await patiently(() => view(state));
  const result = { found: answer.title, summary: state.edited ?? answer.summary, keywords: ticked(state, answer.keywords) };
  // The editor may have gone on.
  if (item.state === state) Object.assign(item, { found: answer.title, result });
  return result;
};

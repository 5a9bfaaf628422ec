// Everything on the desk, with the editor's corrections, as one file.

import * as alerts from "./alerts.js";
import * as answers from "./answers.js";
import * as desk from "./desk.js";
import { find, say } from "./dom.js";
import { TYPE, docx } from "./docx.js";
import { download, fileName } from "./download.js";
import { report } from "./report.js";
import { stackFile } from "./saved.js";
import { Refused, isFull, patiently, view } from "./server.js";
import { inMarkdown, isWeb, markdown, origin, valuesOf } from "./templates.js";
import { ticked } from "./terms.js";
import { word } from "./words.js";

/** What spreadsheets would take for a formula is text to them with this before it. */
const asText = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text) => `"${asText(text).replace(/"/g, '""')}"`;

const COLUMNS = ["title", "summary", "keywords", "origin", "author", "date", "link"];

const csv = (articles, hasText) => {
  const row = ({ name, summary, joined, source, author, date, link, text }) => [name, summary, joined, source, author, date, link, ...(hasText ? [text] : [])];
  const head = [...COLUMNS, ...(hasText ? ["text"] : [])].map((name) => word(name));
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return `\ufeff${[head, ...articles.map(row)].map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
};

const withLink = ({ name, link }) => (isWeb(link) ? `[${inMarkdown(name)}](<${link.replace(/[<>\s]/g, encodeURI)}>)` : inMarkdown(name));

const asMarkdown = (values, hasText) => {
  const about = origin(values);
  const whole = hasText ? [`## ${word("fullText")}`, ...values.text.split(/\n+/).map((line) => inMarkdown(line.trim()))] : [];
  const parts = [markdown(values, withLink(values), about && `*${inMarkdown(about)}*`), ...whole];
  return parts.filter((part) => part !== "").join("\n\n");
};

const allAsMarkdown = (articles, hasText) => `${articles.map((values) => asMarkdown(values, hasText)).join("\n\n---\n\n")}\n`;

const FORMATS = {
  md: [allAsMarkdown, "text/markdown"],
  csv: [csv, "text/csv"],
  html: [report, "text/html"],
  docx: [docx, TYPE],
};

export const start = () => find("export").addEventListener("click", exportAll);

const exportAll = async () => {
  await desk.refresh();
  const items = desk.onDesk().filter(({ state }) => state.text.trim() !== "");
  const ending = find("export-format").value;
  if (items.length === 0) return;
  if (ending === "json") {
    downloadAll(items, stackFile(items), ending, "application/json");
  } else if (answers.isWorking()) {
    answers.sayWhyNot();
  } else {
    await exportResults(items, ending);
  }
};

const exportResults = async (items, ending) => {
  const [make, type] = FORMATS[ending];
  try {
    const { exported, values, faults } = await resultsOf(items);
    say("");
    if (faults.length > 0) alerts.tell([() => word("notExported", { fault: faults.map((told) => told()).join("\n") })]);
    if (exported.length === 0) return;
    downloadAll(exported, await make(values, find("with-text").checked), ending, type);
  } catch (error) {
    say("");
    alerts.tell([() => word("notExported", { fault: answers.reason(error) })]);
  }
};

/** What there is to export of each article, and why nothing of some: those that the server refuses. */
const resultsOf = async (items) => {
  const [exported, values, faults] = [[], [], []];
  for (const [index, item] of items.entries()) {
    say(word("exporting", { n: index + 1, all: items.length }));
    try {
      values.push(await valuesFor(item));
      exported.push(item);
    } catch (error) {
      if (!(error instanceof Refused) || isFull(error)) throw error;
      faults.push(() => word("unreadable", { name: desk.nameOf(item) || word("untitled"), fault: answers.reason(error) }));
    }
  }
  return { exported, values, faults };
};

const downloadAll = (items, content, ending, type) => {
  const date = new Date().toISOString().slice(0, 10);
  download(content, fileName(items.length === 1 ? desk.titleOf(items[0]) : `${word("summary")} ${date}`, ending), type);
  say(word("exported", { n: items.length }));
};

/** What there is of an article as it is now: the editor may go on meanwhile. */
const valuesFor = async (item) => {
  const { state } = item;
  const result = item.result ?? (await resultOf(item));
  return valuesOf({ state, found: result.found }, result);
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

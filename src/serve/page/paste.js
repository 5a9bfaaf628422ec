// Pasted articles: with their structure where they have one, as plain text otherwise.

import * as alerts from "./alerts.js";
import * as answers from "./answers.js";
import * as desk from "./desk.js";
import { find, say } from "./dom.js";
import { addAll, openDropped } from "./files.js";
import { patiently, read } from "./server.js";
import { aboutOf, anew } from "./state.js";
import { word } from "./words.js";

const BLOCK = /<(?:p|div|h[1-6]|article|section|table|li|br)[\s>/]/i;
const SOURCE = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|!--|\/?(?:html|head|meta|title|body|div|p|h[1-6]|article|section|main|header|nav|aside|figure|center|blockquote|table|ul|ol|span|td|tr)[\s>])/i;
/** What begins so is a page's source if blocks follow. */
const INLINE = /^\s*<(?:a|b|strong|em|i|u|font|img|br|hr|link|script|style|picture|small|mark)[\s>/]/i;
const isSource = (text) => SOURCE.test(text) || (INLINE.test(text) && BLOCK.test(text));
/** Signs of Markdown: a heading is enough, of the others it takes two. */
const HEADING = /^#{1,6} +\S/m;
const MARKS = [/\*\*[^*\n]+\*\*/, /\[[^\]\n]*\]\((?:https?:|\/|\.|#)/, /!\[[^\]\n]*\]\(/, /^> ?\S/m, /^```/m];
const isMarkdown = (text) => HEADING.test(text) || MARKS.filter((mark) => mark.test(text)).length >= 2;

/** As what a source is read, as the command's `--from` calls it: what is pasted as plain text says by itself what it is. */
const formatOf = ({ html, plain }) => (html === plain && !isSource(plain) ? "markdown" : "html");

/** A reading that is shorter than this, and that keeps less of the text, has lost the article. */
const LEAST_CHARS = 200;
const LEAST_SHARE = 0.15;

/** Who says so of what is copied. */
const SHEET = /urn:schemas-microsoft-com:office:excel|google-sheets-html-origin/;

/** Whether a text is rows of cells, as spreadsheets copy them. */
const isRows = (html, plain) => {
  const nCells = plain.trim().split("\n").map((line) => line.split("\t").length);
  const [n] = nCells;
  return nCells.length > 1 && n > 1 && (SHEET.test(html) || nCells.every((other) => other === n));
};

let store;
/** The number of the paste that is being read: an older one comes too late, as one does after any other change. */
let latest = 0;

/** Word and Excel put a picture of what is copied beside its text. */
const isFiles = (clipboard) => clipboard.files.length > 0 && clipboard.getData("text/plain") === "";

export const start = (theStore) => {
  store = theStore;
  const text = find("text");
  text.addEventListener("paste", (event) => {
    const isAll = text.value.trim() === "" || (text.selectionStart === 0 && text.selectionEnd === text.value.length);
    if (isFiles(event.clipboardData)) {
      event.preventDefault();
      openDropped(event.clipboardData);
    } else if (isAll) {
      event.preventDefault();
      take(event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain"));
    }
  });
  // Pasted beside every field, it is another article.
  addEventListener("paste", (event) => {
    if (event.defaultPrevented || event.target.closest?.("input, textarea, select, dialog")) return;
    event.preventDefault();
    if (isFiles(event.clipboardData)) openDropped(event.clipboardData);
    else takeNext(event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain"));
  });
  find("reading").addEventListener("click", async () => {
    const { source } = store.state;
    store.end();
    if (source.reading === "page") takePlain(source);
    else await readPage({ isPaste: false });
    if (store.state.source?.reading !== source.reading) say(word("readAnew"));
  });
};

/** Puts what is pasted on the desk as another article. */
export const takeNext = async (html, plain) => {
  if (plain.trim() === "" && html === "") return;
  if (store.state.text !== "") desk.add([]);
  await take(html, plain);
};

/** Makes what is pasted the article at work. */
const take = async (html, plain) => {
  const normal = plain.replace(/\r\n?/g, "\n");
  const page = BLOCK.test(html) ? html : isSource(normal) || isMarkdown(normal) ? normal : null;
  latest += 1;
  store.end();
  if (isRows(html, normal)) {
    await takeRows({ html, plain: normal, reading: "plain" });
  } else if (page === null) {
    store.change(anew(store.state, { text: normal }));
  } else {
    const source = { html: page, plain: normal || page, reading: "plain" };
    // It is there at once, whatever the editor does before it is read as a page; both are one step.
    store.end(true);
    takePlain(source);
    await readPage({ isPaste: true });
    store.end();
  }
};

/** Makes the plain reading of a source the text. */
const takePlain = (source) => store.change(anew(store.state, { text: source.plain, source: { ...source, reading: "plain" } }), "paste");

/** Puts the articles of a table on the desk; where it has none, its cells are a text. */
const takeRows = async (source) => {
  const [number, before] = [latest, store.state];
  answers.invalidate();
  const table = await patiently(() => read(source.plain, "table.tsv"), () => say(word("waiting"))).catch(() => ({ articles: [] }));
  if (table.articles.length > 0) {
    addAll(table.articles);
  } else {
    // Who is at something else by now has it as another article.
    if (number !== latest || store.state !== before) desk.add([]);
    store.change(anew(store.state, { text: source.plain, source: source.html === "" ? null : source }));
  }
};

/** Makes a page's title and body the text, in place of its plain reading; what the page's reader loses stays as it is. */
const readPage = async ({ isPaste }) => {
  latest += 1;
  const number = latest;
  const { source, text: before } = store.state;
  const isLate = () => number !== latest || store.state.source !== source || store.state.text !== before;
  const format = formatOf(source);
  const ask = () => read(format === "html" ? `<meta charset="utf-8">${source.html}` : source.html, "", format);
  answers.invalidate();
  try {
    const { articles } = await patiently(ask, () => say(word("waiting")));
    if (isLate()) return;
    const [article = { text: "" }] = articles;
    const { text } = article;
    const isShort = text.length < Math.min(LEAST_CHARS, source.plain.length * LEAST_SHARE);
    const isLost = text.trim() === "" || (isPaste && source.plain !== source.html && isShort);
    if (isLost) answers.ask(store.state, 0);
    else store.change(anew(store.state, { text, ...aboutOf(article), source: { ...source, reading: "page" } }), "paste");
  } catch (error) {
    if (isLate()) return;
    alerts.tell([() => word("unreadPaste", { fault: answers.reason(error) })]);
    answers.ask(store.state, 0);
  }
};

export const render = ({ source }) => {
  find("reading-row").hidden = source === null;
  if (source === null) return;
  const isMarked = formatOf(source) === "markdown";
  find("reading-is").textContent = word(source.reading === "plain" ? "readAsPlain" : isMarked ? "readAsMarkdown" : "readAsPage");
  find("reading").textContent = word(source.reading === "page" ? "readPlain" : isMarked ? "readMarkdown" : "readPage");
};

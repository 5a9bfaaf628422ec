// Articles as a report: one HTML file with contents, a page for each when it is printed.

import { make } from "./dom.js";
import { besideLabel, isWeb, label, origin } from "./templates.js";
import { language, word } from "./words.js";

const entry = (values, index, hasText) => {
  const { name, summary, joined, keywords, link, text } = values;
  const about = origin(values);
  const heading = isWeb(link) ? make("a", { href: link, rel: "noreferrer" }, name) : name;
  const section = make("section", { class: "entry", id: `a${index + 1}` }, make("h2", {}, heading));
  if (about !== "") section.append(make("p", { class: "about" }, about));
  section.append(make("p", { class: "abstract" }, summary));
  if (keywords.length > 0) section.append(make("p", {}, make("strong", {}, `${label(text)}：`), besideLabel({ keywords, joined })));
  if (hasText) {
    const lines = text.split(/\n+/).filter((line) => line.trim() !== "");
    section.append(make("details", {}, make("summary", {}, word("fullText")), ...lines.map((line) => make("p", {}, line))));
  }
  return section;
};

/** `articles` are what templates are filled with. */
export const report = async (articles, hasText) => {
  const style = await (await fetch("report.css")).text();
  const contents = articles.map(({ name }, index) => make("li", {}, make("a", { href: `#a${index + 1}` }, name)));
  const page = document.implementation.createHTMLDocument(word("summary"));
  page.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  const policy = make("meta", { "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'" });
  const width = make("meta", { name: "viewport", content: "width=device-width, initial-scale=1" });
  page.head.prepend(make("meta", { charset: "utf-8" }), width, policy);
  const nav = make("nav", { "aria-label": word("contents") }, make("ol", {}, ...contents));
  const sections = articles.map((values, index) => entry(values, index, hasText));
  page.body.append(make("main", {}, make("h1", {}, word("summary")), ...(articles.length > 1 ? [nav] : []), ...sections));
  // This page's own policy forbids to build an inline style.
  return `<!doctype html>\n${page.documentElement.outerHTML.replace("</head>", () => `<style>${style}</style></head>`)}`;
};

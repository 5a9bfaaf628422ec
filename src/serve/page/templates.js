// What is copied at once, in the form that its place wants.

import * as desk from "./desk.js";
import * as settings from "./settings.js";

export const NAMES = ["all", "wechat", "meta", "markdown", "own"];
export const WECHAT_CHARS = 120;
export const DEFAULT_OWN = "{标题}\n{摘要}\n关键词：{关键词}";

/** Characters that only one of the two scripts has, of those that nearly every article has. */
const TRADITIONAL = /[們這個國說會時來對為與過還學發經產業關進實]/g;
const SIMPLIFIED = /[们这个国说会时来对为与过还学发经产业关进实]/g;
const count = (text, characters) => text.match(characters)?.length ?? 0;

/** What the keywords are called in the article's own script. */
export const label = (text) => {
  const start = text.slice(0, 5000);
  return count(start, TRADITIONAL) > count(start, SIMPLIFIED) ? "關鍵詞" : "关键词";
};

export const own = () => {
  const kept = settings.get("template");
  return typeof kept === "string" ? kept : DEFAULT_OWN;
};

export const setOwn = (template) => settings.set("template", template);

/** Whether a link leads to a page, and does nothing else. */
export const isWeb = (link) => /^https?:\/\//i.test(link);

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
/** A text in which nothing is markup, be it at the beginning of a line: `- `, `1. `. */
export const inMarkdown = (text) => text.replace(/([\\`*_[\]<>#|~])/g, "\\$1").replace(/^(\s*)([-+=]|\d+(?=[.)]))/gm, (_, blank, start) => (/\d/.test(start) ? `${blank}${start}\\` : `${blank}\\${start}`));
const lines = (...parts) => parts.filter((part) => part !== "").join("\n");

const sentences = new Intl.Segmenter("zh", { granularity: "sentence" });

/** As many whole sentences as there is room for; the beginning of the first if there is none for it. */
const shortened = (text, most) => {
  const fits = (part) => [...part.trim()].length <= most;
  if (fits(text)) return text.trim();
  let whole = "";
  for (const { segment } of sentences.segment(text)) {
    if (!fits(whole + segment)) break;
    whole += segment;
  }
  return whole.trim() || `${[...text].slice(0, most - 1).join("")}…`;
};

/** Keywords for a place beside their label, where line breaks would part them from it. */
export const besideLabel = ({ keywords, joined }) => (joined.includes("\n") ? keywords.join("；") : joined);

/** Parts of Markdown with a result; `heading` is Markdown already. */
export const markdown = ({ summary, keywords, text }, heading, ...about) =>
  [heading && `# ${heading}`, ...about, inMarkdown(summary), keywords.length > 0 && `**${label(text)}：** ${inMarkdown(keywords.join("；"))}`]
    .filter(Boolean)
    .join("\n\n");

/** A result in one of the forms. */
export const filled = (name, values) => {
  const { title, summary, keywords, joined, text, source, author, date, link } = values;
  switch (name) {
    case "wechat":
      return shortened(summary.replace(/\s+/g, " "), WECHAT_CHARS);
    case "meta":
      return lines(
        `<meta name="description" content="${escaped(summary.replace(/\s+/g, " "))}">`,
        keywords.length > 0 ? `<meta name="keywords" content="${escaped(keywords.join(","))}">` : "",
      );
    case "markdown":
      return markdown(values, inMarkdown(title));
    case "own": {
      const day = date.slice(0, 10);
      const parts = {
        ...{ 标题: title, 摘要: summary, 关键词: joined, 来源: source, 作者: author, 日期: day, 链接: link },
        ...{ title, abstract: summary, keywords: joined, source, author, date: day, link },
      };
      return own().replace(/\{([^{}\s]+)\}/g, (whole, key) => parts[key] ?? whole);
    }
    default:
      return lines(title, summary, keywords.length > 0 ? `${label(text)}：${besideLabel({ keywords, joined })}` : "");
  }
};

/** What an article on the desk has to fill a form with. */
export const valuesOf = (item, { summary, keywords } = item.result) => ({
  title: desk.titleOf(item) ?? "",
  name: desk.nameOf(item),
  summary,
  keywords,
  joined: keywords.join(item.state.joiner),
  text: item.state.text,
  ...whence(item.state),
});

/** Where an article comes from, as it is printed. */
export const whence = ({ about: { source = "", author = "", date = "", link = "" } }) => ({
  source,
  // Who is both is named once.
  author: author === source ? "" : author,
  date: date.slice(0, 16).replace("T", " "),
  link,
});

/** The same in a line, without the link. */
export const origin = ({ source, author, date }) => [source, author, date].filter((one) => one !== "").join(" · ");

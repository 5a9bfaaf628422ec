// Articles as a Word document: a page for each.

import { besideLabel, label, origin } from "./templates.js";
import { word } from "./words.js";
import { zip } from "./zip.js";

export const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** What XML has no spelling for goes. */
const escaped = (text) =>
  (text.toWellFormed?.() ?? text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");

const run = (text, isBold = false) => `<w:r>${isBold ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (runs, properties = "") => `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;

const article = (values, index, hasText) => {
  const { name, summary, keywords, joined, link, text } = values;
  const isNext = index > 0 ? "<w:pageBreakBefore/>" : "";
  const about = [origin(values), link].filter(Boolean).join(" · ");
  return [
    paragraph(run(name), `<w:pStyle w:val="Heading1"/>${isNext}`),
    about && paragraph(run(about)),
    paragraph(run(summary)),
    keywords.length > 0 && paragraph(run(`${label(text)}：`, true) + run(besideLabel({ keywords, joined }))),
    ...(hasText ? [paragraph(run(word("fullText"), true)), ...text.split(/\n+/).map((line) => paragraph(run(line)))] : []),
  ].filter(Boolean).join("");
};

const STYLES = `${DECLARATION}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>`;

const FILES = [
  [
    "[Content_Types].xml",
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${KIND}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`,
  ],
  [
    "_rels/.rels",
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  ],
  [
    "word/_rels/document.xml.rels",
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  ["word/styles.xml", STYLES],
];

/** `articles` are what templates are filled with. */
export const docx = (articles, hasText) => {
  const body = articles.map((values, index) => article(values, index, hasText)).join("");
  return zip([...FILES, ["word/document.xml", `${DECLARATION}<w:document xmlns:w="${WORD}"><w:body>${body}<w:sectPr/></w:body></w:document>`]]);
};

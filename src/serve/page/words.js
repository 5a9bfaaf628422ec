// What the interface says, in Chinese and English.

const WORDS = {
  name: ["摘要", "zhaiyao"],
  otherLanguage: ["English", "中文"],
  tools: ["工具", "Tools"],
  undo: ["撤销", "Undo"],
  undoHint: ["撤销（Ctrl+Z）", "Undo (Ctrl+Z)"],
  redo: ["重做", "Redo"],
  redoHint: ["重做（Ctrl+Y）", "Redo (Ctrl+Y)"],
  save: ["保存", "Save"],
  saveHint: ["把文章和所有选择存为 JSON 文件", "Save the article and all choices as a JSON file"],
  clear: ["清空", "Clear"],
  source: ["原文", "Source"],
  title: ["标题", "Title"],
  titleHint: ["原文有标题时自动填写", "Filled in where the text gives one"],
  text: ["正文", "Text"],
  textHint: ["把文章粘贴到这里，或把文件拖进来", "Paste an article here, or drop a file"],
  open: ["打开文件", "Open a file"],
  openHint: ["txt、html、md、订阅源、表格、保存的 JSON，编码不限", "txt, html, md, a feed, a table, saved JSON; any encoding"],
  others: ["换一篇", "Another one"],
  focus: ["关注", "Focus"],
  focusHint: ["如：招商引资", "such as 招商引资"],
  summary: ["摘要", "Abstract"],
  presets: ["常用长度", "Usual lengths"],
  wechat: ["微信摘要", "WeChat"],
  lead: ["导语", "Lead"],
  website: ["网站摘要", "Website"],
  paper: ["论文摘要", "Paper"],
  length: ["长度上限", "Limit"],
  lengthNumber: ["长度上限的数值", "Limit, as a number"],
  unit: ["单位", "Unit"],
  chars: ["字", "characters"],
  sentences: ["句", "sentences"],
  copy: ["复制摘要", "Copy abstract"],
  copyAll: ["连同关键词复制", "Copy with keywords"],
  reset: ["恢复自动摘要", "Back to the automatic one"],
  keywords: ["关键词", "Keywords"],
  howMany: ["个数", "How many"],
  kind: ["种类", "Kind"],
  phrases: ["词和短语", "words and phrases"],
  wordsOnly: ["只要单词", "single words only"],
  newKeyword: ["添加关键词", "Add a keyword"],
  add: ["添加", "Add"],
  joiner: ["分隔", "Joined by"],
  blank: ["空格", "blank"],
  copyKeywords: ["复制关键词", "Copy keywords"],
  keywordsHint: [
    "点一个词看它在文中的位置；拖动，或选中后用 ‹ ›（Alt+方向键）排序；Delete 移除",
    "Choose one to see where it stands; drag, or choose and use ‹ › (Alt+arrows), to reorder; Delete removes",
  ],
  remove: ["移除", "Remove"],
  earlier: ["前移", "Move earlier"],
  later: ["后移", "Move later"],
  times: ["次", "times"],
  score: ["得分", "score"],
  added: ["手工添加", "added by hand"],
  graph: ["词图", "Word graph"],
  article: ["文章", "Article"],
  articleHint: [
    "点句子：钉住 → 不用 → 交还自动；点左边的标签改段落的角色。键盘：方向键移动，回车选择",
    "Click a sentence: pinned → left out → automatic again; click a label on the left to correct a block's role. Keys: arrows move, Enter chooses",
  ],
  empty: ["这里会显示读到的文章：选入摘要的句子加底色，关键词加下划线。", "The article as it was read will be here: sentences of the abstract in colour, keywords underlined."],
  items: ["文件里有多篇，选一篇", "Several articles: choose one"],
  cancel: ["取消", "Cancel"],
  roleMenu: ["段落的角色", "What the block is"],
  pinned: ["已钉住", "pinned"],
  excluded: ["不用", "left out"],
  automatic: ["自动", "automatic"],
  copied: ["已复制", "Copied"],
  notCopied: ["浏览器不让复制，请手工选取", "The browser refused to copy: select by hand"],
  over: ["超出 {n} 字", "{n} over"],
  unplaced: ["有 {n} 个钉住的句子放不下", "{n} pinned sentences do not fit"],
  edited: ["摘要已手工修改，不再随选择变化。", "Edited by hand: choices no longer change it."],
  unreachable: ["连不上 zhaiyao，请确认它还在运行", "zhaiyao does not answer: is it still running?"],
  busy: ["服务正忙，稍后重试", "Busy, trying again"],
  unreadable: ["读不了这个文件：", "Cannot read this file: "],
  tooLarge: ["太大，服务不接受", "Larger than the server takes"],
  notKept: ["内容太长，浏览器存不下，刷新后会丢失", "Too long for the browser to keep: a reload will lose it"],
  untitled: ["（无标题）", "(untitled)"],
};

const KEY = "zhaiyao.language";

const stored = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

const preferred = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
let current = ["zh", "en"].includes(stored()) ? stored() : preferred;

export const language = () => current;

export const word = (key, values = {}) => {
  const text = WORDS[key][current === "zh" ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
};

/** Puts the words of the current language into the page. */
export const label = () => {
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
  const set = (name, put) => {
    for (const element of document.querySelectorAll(`[data-${name}]`)) put(element, word(element.dataset[name]));
  };
  set("text", (element, text) => (element.textContent = text));
  set("title", (element, text) => (element.title = text));
  set("label", (element, text) => element.setAttribute("aria-label", text));
  set("placeholder", (element, text) => (element.placeholder = text));
};

export const switchLanguage = () => {
  current = current === "zh" ? "en" : "zh";
  try {
    localStorage.setItem(KEY, current);
  } catch {
    // A browser that keeps nothing still switches.
  }
  label();
};

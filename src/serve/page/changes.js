// How the text of an article changes: by editing, or into another article.

const encoder = new TextEncoder();
const nBytes = (text) => encoder.encode(text).length;

/** Whether the first half of a character that has two stands there. */
const isHighSurrogate = (text, index) => /[\ud800-\udbff]/.test(text[index] ?? "");

/** How many units two texts have in common at the beginning, and how many others at the end. */
export const common = (old, text) => {
  const most = Math.min(old.length, text.length);
  let before = 0;
  while (before < most && old[before] === text[before]) before += 1;
  if (isHighSurrogate(old, before - 1)) before -= 1;
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === text[text.length - 1 - after]) after += 1;
  if (isHighSurrogate(old, old.length - after - 1)) after -= 1;
  return { before, after };
};

/** No article is shorter than this. */
const MIN_CHARS = 30;
/** Of what is put in its place, what is edited has at least this share of pairs of characters. */
const MIN_SHARE = 0.3;
const PROSE = /[。！？!?…]/;

/** The lines that a change takes away from a text that is kept but for `before` to `after`. */
const lines = (text, before, after) => {
  const start = text.lastIndexOf("\n", before - 1) + 1;
  const end = text.indexOf("\n", text.length - after);
  return text.slice(before === 0 ? 0 : start, end < 0 ? text.length : end);
};

const nonBlank = (text) => text.split("\n").filter((line) => line.trim() !== "");

/** How much of a text is sentences: menus and names of sites are none. */
const prose = (text) => nonBlank(text).reduce((sum, line) => sum + (PROSE.test(line) ? line.length : 0), 0) || text.length;

/** Whether a text begins as an article does: with a headline. */
const hasHeadline = (text) => {
  const [first = "", ...others] = nonBlank(text);
  return !PROSE.test(first) && others.some((line) => PROSE.test(line));
};

const pairs = (text) => {
  const written = text.replace(/\s+/g, "");
  return new Set(Array.from({ length: Math.max(0, written.length - 1) }, (_, index) => written.slice(index, index + 2)));
};

/** The share of the shorter text's pairs of characters that the other one has, too. */
const shared = (one, other) => {
  const [fewer, more] = [pairs(one), pairs(other)].sort((a, b) => a.size - b.size);
  return [...fewer].filter((pair) => more.has(pair)).length / Math.max(1, fewer.size);
};

/** Whether a text is another article than the one before, and not the same one edited. Articles of one site have its head and
 * its foot in common. */
export const isOther = (old, text) => {
  if (old === "" || old === text) return false;
  if (text.trim() === "") return true;
  const { before, after } = common(old, text);
  const [most, least] = [Math.max(old.length, text.length), Math.min(old.length, text.length)];
  if (most - before - after < MIN_CHARS && (before + after) * 2 >= least) return false;
  const [gone, come] = [lines(old, before, after), lines(text, before, after)];
  if (gone.trim() === "" || come.trim() === "" || shared(gone, come) >= MIN_SHARE) return false;
  const lost = prose(gone) / prose(old);
  return lost > 1 / 2 || (lost > 1 / 6 && hasHeadline(gone) && hasHeadline(come));
};

/** What moves places in a text as it is edited: those behind the edit move, those inside it go. */
export const mover = (old, text) => {
  const { before, after } = common(old, text);
  const start = nBytes(old.slice(0, before));
  const end = nBytes(old.slice(0, old.length - after));
  const shift = nBytes(text.slice(0, text.length - after)) - end;
  return (at) => (at >= end ? at + shift : at < start ? at : null);
};

// Texts and numbers as Swedish readers write them. No module here knows a document or a page.

const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** @type {Record<string, string>} */
const NAMES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const BLANK = /\{([a-z0-9-]+)\}/g;

/** Only what XML 1.0 can hold, with one kind of line end. @param {string} text */
export const clean = (text) => text.replace(/\r\n?/g, "\n").replace(UNFIT, "");

/** Escaped for XML, in texts and attributes. @param {string} text */
export const safe = (text) => clean(text).replace(/[&<>"]/g, (sign) => NAMES[sign]);

/** One line of a text that may have several. @param {string} text */
export const oneLine = (text) => clean(text).replace(/\s+/g, " ").trim();

/** The first letter as a capital. @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence that ends with a stop. @param {string} text */
export const sentence = (text) => (/[.!?:]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** "a, b och c". @param {readonly string[]} all */
export const listed = (all) =>
  all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} och ${all[all.length - 1]}`;

/** The ids of a text's blanks. @param {string} text */
export const blanksIn = (text) => [...text.matchAll(BLANK)].map((found) => found[1]);

/**
 * A text with its {blanks} filled in; what has no value stays as it is.
 * @param {string} text
 * @param {(id: string) => string | undefined} value
 */
export const filled = (text, value) =>
  text
    .replace(BLANK, (whole, id) => value(id) ?? whole)
    // A text that says "tabellen {id}" gets the table's name, which begins so too.
    .replace(/tabellen tabellen /g, "tabellen ");

/** The number that a text says, or NaN: "1 500,5" as well as "1500.5". @param {string} text */
export const numberIn = (text) => {
  const plain = String(text ?? "")
    .replace(/[\s\u00a0]/g, "")
    .replace("−", "-")
    .replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
};

/**
 * A number with thin groups and a comma.
 * @param {number} value
 * @param {number} [decimals]
 */
export const shown = (value, decimals = 2) => {
  const [whole, rest = ""] = Math.abs(value).toFixed(decimals).split(".");
  const part = rest.replace(/0+$/, "");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return `${value < 0 ? "−" : ""}${grouped}${part ? `,${part}` : ""}`;
};

/** A cell that no spreadsheet runs as a formula. @param {string} text */
export const harmless = (text) =>
  /^[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/.test(text) ? `'${text}` : text;

/** Rows of cells as one text, and back: cells by tab, rows by line. @param {string} text */
export const rowsIn = (text) =>
  String(text ?? "")
    .split("\n")
    .filter((row) => row.trim())
    .map((row) => row.split("\t").map((cell) => cell.trim()));

/** The beginning of a text, whole words only, when the whole stands elsewhere. @param {string} text */
export const shortened = (text, words = 10) => {
  const all = text.split(/\s+/);
  return all.length > words + 3
    ? `${all
        .slice(0, words)
        .join(" ")
        .replace(/[,;:]$/, "")} …`
    : text;
};

// Files without a look: text to paste, tables, CSV in two forms, calendar.
import { answerWords, called, proofText, scaleLines } from "./blocks.mjs";
import { field } from "./compose.mjs";
import { occasionsOf } from "./sheets.mjs";
import { clean, harmless, oneLine } from "./text.mjs";
import { plusDays } from "./times.mjs";

/** @typedef {import("./blocks.mjs").Context} Context */

/**
 * @param {Context} context
 * @param {any} one
 */
const proofsOf = (context, one) =>
  context.set.bevis
    .filter((/** @type {any} */ proof) => proof.nr.includes(one.nr))
    .map((/** @type {any} */ proof) => proofText(context, proof, false));

/**
 * Point by point, as it is pasted into a tender system.
 * @param {Context} context
 */
export const text = (context) => {
  const { set } = context;
  const words = set.definitioner.map(
    (/** @type {any} */ one, /** @type {number} */ index) =>
      `${set.definitionskapitel.nr}.${index + 1} ${one.ord}: ${one.text}`,
  );
  const chapters = set.kapitel.flatMap((/** @type {any} */ chapter) => [
    `${chapter.nr} ${chapter.rubrik}`,
    "",
    ...chapter.punkter.flatMap((/** @type {any} */ one) => [
      `${one.nr} ${one.text}`,
      ...(one.skala ? scaleLines(context, one) : []),
      `Svar: ${answerWords(context, one)}`,
      ...proofsOf(context, one),
      "",
    ]),
  ]);
  const lines = [
    field(context.state, "titel"),
    "",
    ...(words.length
      ? [`${set.definitionskapitel.nr} ${set.definitionskapitel.rubrik}`, "", ...words, ""]
      : []),
    ...chapters,
  ];
  return `${lines.map(clean).join("\r\n").trim()}\r\n`;
};

const COLUMNS = ["Nr", "Kapitel", "Text", "Svar", "Bevis", "Typ", "Krav", "Version"];
/**
 * @param {Context} context
 */
const rows = (context) =>
  context.set.kapitel.flatMap((/** @type {any} */ chapter) =>
    chapter.punkter.map((/** @type {any} */ one) => {
      const module = context.data.moduler[one.modul];
      return [
        one.nr,
        chapter.rubrik,
        [one.text, ...(one.skala ? scaleLines(context, one) : [])].join(" "),
        answerWords(context, one),
        proofsOf(context, one).join(" "),
        context.data.typer[one.typ].namn,
        `${one.modul.toUpperCase()} ${one.id}`,
        String(module.version),
      ];
    }),
  );

/**
 * The same as a table: cells by tab, one point a line.
 * @param {Context} context
 */
export const asTable = (context) =>
  `${[COLUMNS, ...rows(context)].map((row) => row.map((/** @type {string} */ cell) => harmless(oneLine(cell))).join("\t")).join("\r\n")}\r\n`;

/**
 * CSV with a mark of its encoding.
 * @param {Context} context
 * @param {string} separator
 */
export const csv = (context, separator) => {
  // Swedish Excel makes 2.1 a date; with a word before it stays a text. Other programs get the
  // number as it is.
  const cell = (/** @type {string} */ value, /** @type {number} */ column) => {
    const plain = harmless(oneLine(value));
    if (separator === ";" && column === 0 && /^\d+\.\d+$/.test(plain)) return `"Punkt ${plain}"`;
    return `"${plain.replaceAll('"', '""')}"`;
  };
  return `\ufeff${[COLUMNS, ...rows(context)].map((row) => row.map(cell).join(separator)).join("\r\n")}\r\n`;
};

/**
 * @param {string} value
 */
const escaped = (value) =>
  clean(value)
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
/**
 * @param {string} line
 */
const folded = (line) => {
  const encoder = new TextEncoder();
  let size = 0;
  return [...line]
    .map((sign) => {
      const width = encoder.encode(sign).length;
      size += width;
      if (size <= 74) return sign;
      size = width + 1;
      return `\r\n ${sign}`;
    })
    .join("");
};
/**
 * @param {string} day
 */
const compact = (day) => day.replaceAll("-", "");

/**
 * What tells this purchase's events from another's: case number, else name. It never holds a date.
 */
const identity = (/** @type {Context} */ { state }) => {
  const name = field(state, "dnr") || field(state, "titel") || "utan-namn";
  let sum = 0x811c9dc5;
  for (const sign of name) sum = Math.imul(sum ^ Number(sign.codePointAt(0)), 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, "0");
};

/**
 * A calendar whose events keep their UID when a date moves (RFC 5545, whole days).
 * @param {Context} context
 */
export const calendar = (context) => {
  const own = identity(context);
  const changes = Number(context.state.falt["kop.andringar"]) || 0;
  const first = (/** @type {any} */ one) =>
    called(context, "kravbilaga") + (one.nr.length ? `, punkt ${one.nr.join(", ")}` : "");
  const events = occasionsOf(context)
    .filter((/** @type {any} */ one) => one.dag)
    .flatMap((/** @type {any} */ one) => [
      "BEGIN:VEVENT",
      `UID:${own}-${one.modul}-${one.nummer}-${one.gang}@cirkular-upphandling`,
      `DTSTAMP:${compact(context.data.dag)}T000000Z`,
      `SEQUENCE:${changes}`,
      `DTSTART;VALUE=DATE:${compact(one.dag)}`,
      `DTEND;VALUE=DATE:${compact(plusDays(one.dag, 1))}`,
      `SUMMARY:${escaped(`Följ upp ${field(context.state, "titel") || "avtalet"}: ${one.nar.toLowerCase()}`)}`,
      `DESCRIPTION:${escaped(`${one.hur}\nVid brist: ${one.brist}\n${first(one)} (${one.modul.toUpperCase()})`)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Cirkulär upphandling Jämtland Härjedalen//Underlag//SV",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Uppföljning av krav",
    ...events,
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
};

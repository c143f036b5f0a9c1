// From the state to files: the recipes say which parts stand in a document, the writers make its
// bytes.
import { called, offered, present, said } from "./blocks.mjs";
import { compose, field } from "./compose.mjs";
import { wordParts } from "./docx.mjs";
import { INWARD } from "./inward.mjs";
import { OUTWARD } from "./parts.mjs";
import { asTable, calendar, csv, text } from "./plain.mjs";
import { evaluation, followUp, prices } from "./sheets.mjs";
import { withField } from "./state.mjs";
import { oneLine } from "./text.mjs";
import { excelParts } from "./xlsx.mjs";
import { bytes, packed, packedTexts, unpackedTexts } from "./zip.mjs";

/** @typedef {import("./state.mjs").State} State */
/** @typedef {{namn: string, till: string, id: string, innehall: Uint8Array}} MadeFile */

const PARTS = { ...OUTWARD, ...INWARD };
const SHEETS = /** @type {Record<string, Function>} */ ({
  prisbilaga: prices,
  "utvardering-excel": evaluation,
  uppfoljning: followUp,
});
const PLAIN = /** @type {Record<string, (context: any) => string>} */ ({
  text,
  "text-tabell": asTable,
  csv: (context) => csv(context, ";"),
  "csv-komma": (context) => csv(context, ","),
  kalender: calendar,
});

/**
 * What every part may ask for.
 * @param {State} state
 * @param {any} data
 * @param {any} [set] what the state has been composed to already
 */
export const contextOf = (state, data, set = compose(state, data)) => ({
  state,
  data,
  set,
  dokument: /** @type {any} */ (null),
});

/**
 * A title that says what the file is and for which purchase.
 * @param {any} context
 */
const titleOf = (context) => {
  const { id, namn } = context.dokument;
  const title = field(context.state, "titel");
  const name = context.dokument.bilaga
    ? called(context, id)
    : id === "anbudskontroll" && context.set.slag.id === "direkt"
      ? "Jämförelse av anbud"
      : namn;
  return oneLine(title ? `${name}: ${title}` : name);
};

/** A name that every file system takes. @param {string} value */
const fileName = (value) =>
  value
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);

/**
 * @param {any} context
 * @param {string} ending
 */
const nameOf = (context, ending) => {
  const { id, bilaga } = context.dokument;
  const annexes = present(context).filter(
    (/** @type {string} */ one) => context.data.dokument[one].bilaga,
  );
  const number = bilaga ? `bilaga-${annexes.indexOf(id) + 1}-` : "";
  return `${number}${id}.${ending}`;
};

/** The line above each page: the buyer's own, for these are the buyer's papers. */
const header = (/** @type {any} */ { state }) =>
  oneLine(
    [field(state, "organisation"), field(state, "dnr") && `Dnr ${field(state, "dnr")}`]
      .filter(Boolean)
      .join(" · "),
  );

/** A document's description for the Word writer. @param {any} context */
export const described = (context) => ({
  filnamn: nameOf(context, "docx"),
  titel: titleOf(context),
  dag: context.data.dag,
  sidhuvud: header(context),
  liggande: context.dokument.liggande,
  skyddad: context.dokument.skyddad,
  block: context.dokument.delar.flatMap((/** @type {string} */ part) => PARTS[part](context)),
});

/**
 * The state with a kind of purchase: until one is chosen, the first that gives the document.
 * @param {State} state
 * @param {any} data
 * @param {string} id
 */
const forKind = (state, data, id) => {
  if (field(state, "slag")) return state;
  const first = data.slag[data.forsta_slag];
  const kinds = [first, ...Object.values(data.slag)];
  const kind = kinds.find((one) => one.dokument.includes(id)) ?? first;
  return withField(state, "kop.slag", kind.id);
};

/**
 * One file of the set.
 * @param {State} state
 * @param {any} data
 * @param {string} id
 * @returns {MadeFile}
 */
export const made = (state, data, id) =>
  fileOf({ ...contextOf(forKind(state, data, id), data), dokument: data.dokument[id] });

/**
 * The file of a document whose set is composed.
 * @param {any} context
 * @returns {MadeFile}
 */
const fileOf = (context) => {
  const { data, dokument } = context;
  const { id } = dokument;
  const kind = context.dokument.slag;
  const name = nameOf(context, kind);
  const whole = (/** @type {Uint8Array} */ innehall) => ({
    namn: name,
    till: context.dokument.till,
    id,
    innehall,
  });
  if (kind === "docx")
    return whole(packedTexts(wordParts(described(context), data.ram.word), data.dag));
  if (kind === "xlsx")
    return whole(
      packedTexts(
        excelParts(
          { filnamn: name, titel: titleOf(context), dag: data.dag, ...SHEETS[id](context) },
          data.ram.excel,
        ),
        data.dag,
      ),
    );
  return whole(bytes(PLAIN[id](context)));
};

/**
 * The documents that this set gives now, letters only when there is a winner.
 * @param {State} state
 * @param {any} data
 */
export const documentsOf = (state, data) => offered(contextOf(forKind(state, data, ""), data));

const FOLDERS = /** @type {Record<string, string>} */ ({
  anbudsgivare: "till-anbudsgivare",
  leverantor: "till-leverantoren",
  internt: "internt",
});

/**
 * All files in one archive, with a list of what goes to whom.
 * @param {State} given
 * @param {any} data
 * @param {string} saved
 */
export const everything = (given, data, saved) => {
  const state = forKind(given, data, "");
  const context = contextOf(state, data);
  const files = offered(context)
    .filter((id) => !["text-tabell", "csv-komma"].includes(id))
    .map((id) => fileOf({ ...context, dokument: data.dokument[id] }));
  const list = ["anbudsgivare", "leverantor", "internt"].flatMap((to) => {
    const own = files.filter((/** @type {MadeFile} */ file) => file.till === to);
    return own.length
      ? [
          `${said(context, to === "internt" ? "innehall-internt" : "innehall-anbud")} (mappen ${FOLDERS[to]})`,
          ...own.map(
            (/** @type {MadeFile} */ file) => `- ${file.namn}: ${data.dokument[file.id].namn}`,
          ),
          "",
        ]
      : [];
  });
  const intro = [
    field(state, "titel") || "Underlag",
    `${data.falt.slag.namn}: ${context.set.slag.namn}`,
    "",
    ...list,
    "- underlag.json: era val, som ni kan öppna igen på sidan Underlag",
    "",
  ];
  const parts = {
    "vad-gar-till-vem.txt": bytes(`${intro.map(oneLine).join("\r\n")}\r\n`),
    ...Object.fromEntries(
      files.map((/** @type {MadeFile} */ file) => [
        `${FOLDERS[file.till]}/${file.namn}`,
        file.innehall,
      ]),
    ),
    "internt/underlag.json": bytes(saved),
  };
  return {
    namn: `${fileName(field(state, "titel")) || "underlag"}.zip`,
    innehall: packed(parts, data.dag, 0),
  };
};

/**
 * The answers in a filled-in answer form, by the points' numbers: programs lose the controls' own names.
 * @param {Uint8Array} archive
 * @returns {Record<string, string>}
 */
export const answersIn = (archive) => {
  const xml =
    unpackedTexts(archive, (name) => name === "word/document.xml")["word/document.xml"] ?? "";
  /** @type {Record<string, string>} */
  const found = {};
  for (const row of xml.split(/<w:tr[ >]/).slice(1)) {
    const cells = row
      .split(/<w:tc[ >]/)
      .slice(1)
      .map((cell) =>
        [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
          .map((one) => one[1])
          .join("")
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&quot;", '"')
          .replaceAll("&amp;", "&")
          .trim(),
      );
    const answer = cells[2] ?? "";
    const untouched =
      /^(Välj|Välj ja eller nej|Skriv här|Bilagans namn och sida|Skriv ett tal.*)$/.test(answer);
    if (/^\d+\.\d+$/.test(cells[0] ?? "") && answer && !untouched) found[cells[0]] = answer;
  }
  return found;
};

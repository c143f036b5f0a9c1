// A workbook's description to the parts of an Excel file. hooks/guide/docset/excel.py writes the
// same bytes.
// Formulas carry their value, so that a viewer that does not calculate shows it too.
import { safe } from "./text.mjs";

/** @typedef {{v?: string | number, f?: string, s?: string}} Content */
/** @typedef {string | number | Content} Cell */
/**
 * @typedef {{namn: string, bredder: number[], rader: Cell[][], huvud: number, filter: boolean,
 * skyddad: boolean, val?: [string, string[]][], liggande: boolean}} Sheet
 */
/** @typedef {{filnamn: string, titel: string, dag: string, blad: Sheet[]}} Workbook */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MOST = 32767;
/** The looks of cells, by their place among the styles of the frame. */
export const LOOKS = {
  text: 0,
  huvud: 1,
  pengar: 2,
  pengarIn: 3,
  datum: 4,
  textIn: 5,
  tal: 6,
  talIn: 7,
  titel: 8,
  fet: 9,
  andel: 10,
  datumIn: 11,
  liten: 12,
};

/** A1, B1 … @param {number} column from 0 */
export const letter = (column) =>
  (column < 26 ? "" : String.fromCharCode(64 + Math.floor(column / 26))) +
  String.fromCharCode(65 + (column % 26));

/**
 * @param {Cell} given
 * @param {number} row
 * @param {number} column
 */
const cellXml = (given, row, column) => {
  const cell = typeof given === "object" ? given : { v: given };
  const look = LOOKS[/** @type {keyof typeof LOOKS} */ (cell.s ?? "text")];
  const start = `<c r="${letter(column)}${row}" s="${look}"`;
  if (cell.f !== undefined) {
    const kind = typeof cell.v === "string" ? ' t="str"' : "";
    return `${start}${kind}><f>${safe(cell.f)}</f>${cell.v === undefined ? "" : `<v>${safe(String(cell.v))}</v>`}</c>`;
  }
  if (cell.v === undefined || cell.v === "") return `${start}/>`;
  if (typeof cell.v === "number") return `${start}><v>${cell.v}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${safe(cell.v.slice(0, MOST))}</t></is></c>`;
};

/**
 * Points that the wrapped texts of a row need, about: not every program works it out by itself.
 * @param {Cell[]} row
 * @param {number[]} widths
 */
const height = (row, widths) => {
  const lines = row.map((cell, index) => {
    const value = typeof cell === "object" ? cell.v : cell;
    if (
      typeof value !== "string" ||
      (typeof cell === "object" && (cell.s === "titel" || cell.s === "liten"))
    )
      return 1;
    return value
      .split("\n")
      .reduce(
        (sum, line) => sum + Math.max(1, Math.ceil(line.length / Math.max(1, widths[index] - 1))),
        0,
      );
  });
  return Math.min(409, 15 * Math.max(1, ...lines) + 3);
};

/**
 * @param {Sheet} sheet
 * @param {boolean} first
 */
const sheetXml = (sheet, first) => {
  const rows = sheet.rader
    .map(
      (row, index) =>
        `<row r="${index + 1}" ht="${height(row, sheet.bredder)}" customHeight="1">${row.map((cell, column) => cellXml(cell, index + 1, column)).join("")}</row>`,
    )
    .join("");
  const last = letter(sheet.bredder.length - 1);
  const all = `A${sheet.huvud}:${last}${Math.max(sheet.rader.length, sheet.huvud)}`;
  const pane = sheet.huvud
    ? `<pane ySplit="${sheet.huvud}" topLeftCell="A${sheet.huvud + 1}" activePane="bottomLeft" state="frozen"/>`
    : "";
  const columns = sheet.bredder
    .map(
      (width, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    .join("");
  const protect = sheet.skyddad
    ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
    : "";
  const lists = sheet.val ?? [];
  const checks = lists.length
    ? `<dataValidations count="${lists.length}">${lists.map(([area, choices]) => `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Fel värde" error="Välj ett värde i listan." sqref="${area}"><formula1>${safe(`"${choices.join(",")}"`)}</formula1></dataValidation>`).join("")}</dataValidations>`
    : "";
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${Math.max(1, sheet.rader.length)}"/>` +
    `<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ""}>${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns}</cols><sheetData>${rows}</sheetData>` +
    `${protect}${sheet.filter ? `<autoFilter ref="${all}"/>` : ""}${checks}<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="${sheet.liggande ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;RSida &amp;P av &amp;N</oddFooter></headerFooter></worksheet>`
  );
};

/**
 * @param {Workbook} book
 */
const bookXml = (book) => {
  const names = book.blad
    .flatMap((sheet, index) => {
      const quoted = safe(`'${sheet.namn.replaceAll("'", "''")}'`);
      const last = letter(sheet.bredder.length - 1);
      return [
        ...(sheet.filter
          ? [
              `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted}!$A$${sheet.huvud}:$${last}$${sheet.rader.length}</definedName>`,
            ]
          : []),
        ...(sheet.huvud
          ? [
              `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}!$${sheet.huvud}:$${sheet.huvud}</definedName>`,
            ]
          : []),
      ];
    })
    .join("");
  const sheets = book.blad
    .map(
      (sheet, index) =>
        `<sheet name="${safe(sheet.namn)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
    )
    .join("");
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${sheets}</sheets>${names && `<definedNames>${names}</definedNames>`}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
};

/**
 * Every part of the file by its name.
 * @param {Workbook} book @param {Record<string, string>} frame @returns {Record<string, string>}
 */
export const excelParts = (book, frame) => {
  const kinds = [
    ["workbook", "sheet.main", "xl/workbook.xml"],
    ["styles", "styles", "xl/styles.xml"],
    ...book.blad.map((_, index) => ["sheet", "worksheet", `xl/worksheets/sheet${index + 1}.xml`]),
  ];
  const types =
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
    `${kinds.map(([, type, part]) => `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`).join("")}` +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>';
  const links = book.blad
    .map(
      (_, index) =>
        `<Relationship Id="rId${index + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    )
    .join("");
  const core = frame["docProps/core.xml"]
    .replace("<!--TITEL-->", () => safe(book.titel))
    .replace("<!--DAG-->", book.dag);
  return {
    "[Content_Types].xml": types,
    "_rels/.rels": frame["_rels/.rels"],
    "docProps/core.xml": core,
    "xl/workbook.xml": bookXml(book),
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}<Relationship Id="rId${book.blad.length + 1}" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": frame["xl/styles.xml"],
    ...Object.fromEntries(
      book.blad.map((sheet, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        sheetXml(sheet, index === 0),
      ]),
    ),
  };
};

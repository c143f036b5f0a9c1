// A document's description to the parts of a Word file. hooks/guide/docset/word.py writes the same
// bytes.
import { safe } from "./text.mjs";

/**
 * @typedef {{slag: "text" | "datum" | "val" | "ruta", id: string, namn: string, tips?: string,
 * val?: string[], varde?: string}} Field
 */
/** @typedef {string | {fet: string} | {falt: Field} | (string | {falt: Field})[]} Cell */
/** @typedef {{t: string, [key: string]: any}} Block */
/**
 * @typedef {{filnamn: string, titel: string, dag: string, sidhuvud: string, liggande: boolean,
 * skyddad: boolean, block: Block[]}} Document
 */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"';
const HINT = '<w:rStyle w:val="PlaceholderText"/>';
const BOX =
  '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>';
const STYLES = {
  titel: "Title",
  h1: "Heading1",
  kapitel: "Heading1",
  h2: "Heading2",
  punkt: "Punkt2",
  under: "Under",
  li: "ListBullet",
  liten: "Liten",
  p: "",
};
const KINDS = {
  text: "", // rich text: LibreOffice lets nobody type in a plain one (w:text) of a protected form
  datum:
    '<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="sv-SE"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>',
  ruta: '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
};
/** Twips between the margins of an A4 sheet, upright and lying. */
const PAGE = { upright: 9638, lying: 14570 };

const run = (/** @type {string} */ text, look = "") => {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => `<w:t xml:space="preserve">${safe(line)}</w:t>`)
    .join("<w:br/>");
  return `<w:r>${look && `<w:rPr>${look}</w:rPr>`}${lines}</w:r>`;
};
const paragraph = (/** @type {string} */ style, /** @type {string} */ runs, more = "") => {
  const look = (style && `<w:pStyle w:val="${style}"/>`) + more;
  return `<w:p>${look && `<w:pPr>${look}</w:pPr>`}${runs}</w:p>`;
};

/**
 * @param {Field} field
 */
const kindOf = (field) => {
  if (field.slag !== "val") return KINDS[field.slag];
  const items = (field.val ?? [])
    .map((text) => `<w:listItem w:displayText="${safe(text)}" w:value="${safe(text)}"/>`)
    .join("");
  return `<w:dropDownList>${items}</w:dropDownList>`;
};

/**
 * A content control inside a paragraph: it may be filled in, not taken away.
 * @param {Field} field
 * @param {{n: number}} count
 */
const control = (field, count) => {
  count.n += 1;
  const box = field.slag === "ruta";
  const shown = box ? run("☐", BOX) : field.varde ? run(field.varde) : run(field.tips ?? "", HINT);
  return (
    `<w:sdt><w:sdtPr><w:alias w:val="${safe(field.namn.slice(0, 60))}"/><w:tag w:val="${safe(field.id.slice(0, 60))}"/><w:id w:val="${1000 + count.n}"/>` +
    `<w:lock w:val="sdtLocked"/>${box || field.varde ? "" : "<w:showingPlcHdr/>"}${kindOf(field)}</w:sdtPr><w:sdtContent>${shown}</w:sdtContent></w:sdt>`
  );
};

const runsOf = (/** @type {Cell} */ cell, /** @type {{n: number}} */ count, look = "") => {
  /** @type {string} */
  const all = (Array.isArray(cell) ? cell : [cell])
    .map((part) => {
      if (typeof part === "string") return part && run(part, look);
      return "falt" in part ? control(part.falt, count) : run(part.fet, "<w:b/>");
    })
    .join("");
  return all;
};
/**
 * @param {Cell} cell
 */
const hasField = (cell) =>
  (Array.isArray(cell) ? cell : [cell]).some((part) => typeof part === "object" && "falt" in part);

/**
 * @param {Block} block
 * @param {{n: number}} count
 * @param {number} page
 */
const table = (block, count, page) => {
  const whole = block.bredder.reduce(
    (/** @type {number} */ sum, /** @type {number} */ width) => sum + width,
    0,
  );
  const widths = block.bredder.map((/** @type {number} */ width) =>
    Math.floor((page * width) / whole),
  );
  const row = (/** @type {Cell[]} */ cells, /** @type {boolean} */ head) => {
    const drawn = cells
      .map((cell, index) => {
        const shade = head
          ? '<w:shd w:val="clear" w:color="auto" w:fill="E6EDE8"/>'
          : hasField(cell)
            ? '<w:shd w:val="clear" w:color="auto" w:fill="FFF6D6"/>'
            : "";
        return `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/>${shade}</w:tcPr>${paragraph("Cell", runsOf(cell, count, head ? "<w:b/>" : ""))}</w:tc>`;
      })
      .join("");
    return `<w:tr><w:trPr><w:cantSplit/>${head ? "<w:tblHeader/>" : ""}</w:trPr>${drawn}</w:tr>`;
  };
  const grid = widths.map((/** @type {number} */ width) => `<w:gridCol w:w="${width}"/>`).join("");
  const rows =
    (block.huvud.length ? row(block.huvud, true) : "") +
    block.rader.map((/** @type {Cell[]} */ cells) => row(cells, false)).join("");
  const sum = widths.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0);
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${sum}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="${block.huvud.length ? 1 : 0}"/></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>${paragraph("Efter", "")}`
  );
};

/**
 * @param {Block} block
 * @param {{n: number}} count
 * @param {number} page
 */
const draw = (block, count, page) => {
  if (block.t === "tabell") return table(block, count, page);
  if (block.t === "falt")
    return paragraph("", run(`${block.falt.namn}: `, "<w:b/>") + control(block.falt, count));
  if (block.t === "ruta")
    return paragraph(
      "Ruta",
      `${control({ slag: "ruta", id: block.id, namn: block.text }, count)}${run(` ${block.text}`)}`,
    );
  const numbered =
    block.t === "kapitel" ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : "";
  return paragraph(
    STYLES[/** @type {keyof typeof STYLES} */ (block.t)],
    runsOf(block.text, count),
    numbered,
  );
};

/** The body of the file. @param {Document} description */
export const documentXml = (description) => {
  const count = { n: 0 };
  const page = description.liggande ? PAGE.lying : PAGE.upright;
  const body = [{ t: "titel", text: description.titel }, ...description.block]
    .map((block) => draw(block, count, page))
    .join("");
  const size = description.liggande
    ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    : '<w:pgSz w:w="11906" w:h="16838"/>';
  return (
    `${HEAD}<w:document ${NS}><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>` +
    `${size}<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`
  );
};

/**
 * Every part of the file by its name.
 * @param {Document} description @param {Record<string, string>} frame @returns {Record<string,
 * string>}
 */
export const wordParts = (description, frame) => {
  const protect = description.skyddad
    ? '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
    : "";
  const put = (
    /** @type {string} */ part,
    /** @type {string} */ mark,
    /** @type {string} */ text,
  ) => frame[part].replace(mark, () => text);
  return {
    ...frame,
    "word/settings.xml": put("word/settings.xml", "<!--SKYDD-->", protect),
    "word/header.xml": put("word/header.xml", "<!--SIDHUVUD-->", safe(description.sidhuvud)),
    "docProps/core.xml": put("docProps/core.xml", "<!--TITEL-->", safe(description.titel)).replace(
      "<!--DAG-->",
      description.dag,
    ),
    "word/document.xml": documentXml(description),
  };
};

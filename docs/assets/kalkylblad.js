// Writes a workbook of cells with formulas and stored values, as bytes; the same bytes for the same cells. No library:
// a few small parts of XML in an archive without compression.
(() => {
  "use strict";

  /**
   * @typedef {{f?: string, v?: number | string, s?: string}} Cell  formula, stored value, style
   * @typedef {{namn: string, bredder: number[], rader: Array<Array<Cell | null>>, liggande?: boolean}} Sheet
   */

  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";

  // What XML cannot hold, half surrogates too.
  const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const NAMES = /** @type {Object<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });
  const safe = (/** @type {string} */ text) => text.replace(FORBIDDEN, "").replace(/[&<>"]/g, (c) => NAMES[c]);

  // [number format, font, fill, wrapped]: 4 and 10 are built in; 164 and on are declared below.
  const STYLES = /** @type {Object<string, [number, number, number]>} */ ({
    text: [0, 0, 0], rubrik: [0, 1, 0], titel: [0, 2, 0], kr: [4, 0, 0], procent: [10, 0, 0], heltal: [3, 0, 0], tal: [0, 0, 0],
    krIn: [4, 0, 2], procentIn: [10, 0, 2], heltalIn: [3, 0, 2], talIn: [0, 0, 2], textIn: [0, 0, 2], krFet: [4, 1, 0], fyra: [164, 0, 0],
  });
  const ORDER = Object.keys(STYLES);
  const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0000"/></numFmts>`
    + '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts>'
    + '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF6D6"/></patternFill></fill></fills>'
    + '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + `<cellXfs count="${ORDER.length}">${ORDER.map((name) => {
      const [format, font, fill] = STYLES[name];
      return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
    }).join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

  /** A column's letters: 0 → A, 26 → AA. */
  const column = (/** @type {number} */ index) => (index < 26 ? "" : String.fromCharCode(64 + Math.floor(index / 26))) + String.fromCharCode(65 + (index % 26));

  const cell = (/** @type {Cell | null} */ one, /** @type {number} */ row, /** @type {number} */ index) => {
    if (!one) return "";
    const start = `<c r="${column(index)}${row}" s="${Math.max(0, ORDER.indexOf(one.s ?? "text"))}"`;
    if (typeof one.v === "string") {
      if (one.f !== undefined) return `${start} t="str"><f>${safe(one.f)}</f><v>${safe(one.v)}</v></c>`;
      return `${start} t="inlineStr"><is><t xml:space="preserve">${safe(one.v)}</t></is></c>`;
    }
    const value = one.v === undefined || !Number.isFinite(one.v) ? "" : `<v>${one.v}</v>`;
    return `${start}>${one.f === undefined ? "" : `<f>${safe(one.f)}</f>`}${value}</c>`;
  };
  const sheetXml = (/** @type {Sheet} */ sheet, /** @type {number} */ number) => `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
    + `<sheetViews><sheetView workbookViewId="0"${number ? "" : ' tabSelected="1"'}/></sheetViews><sheetFormatPr defaultRowHeight="15"/>`
    + `<cols>${sheet.bredder.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`
    + `<sheetData>${sheet.rader.map((row, r) => `<row r="${r + 1}">${row.map((one, i) => cell(one, r + 1, i)).join("")}</row>`).join("")}</sheetData>`
    + '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    + `<pageSetup paperSize="9" orientation="${sheet.liggande ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="1"/></worksheet>`;

  /** Names and texts of all parts of the workbook. */
  const partsOf = (/** @type {string} */ title, /** @type {Sheet[]} */ sheets) => {
    const relations = (/** @type {Array<[string, string]>} */ list) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">`
      + `${list.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${kind}" Target="${target}"/>`).join("")}</Relationships>`;
    const files = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`);
    const types = [["workbook.xml", "sheet.main"], ["styles.xml", "styles"], ...files.map((file) => [file, "worksheet"])];
    return /** @type {Array<[string, string]>} */ ([
      ["[Content_Types].xml", `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
        + types.map(([file, kind]) => `<Override PartName="/xl/${file}" ContentType="${KIND}.${kind}+xml"/>`).join("")
        + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'],
      ["_rels/.rels", relations([[`${LINKS}/officeDocument`, "xl/workbook.xml"], [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"]])],
      ["docProps/core.xml", `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${safe(title)}</dc:title><dc:language>sv-SE</dc:language></cp:coreProperties>`],
      ["xl/workbook.xml", `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets>${sheets.map((sheet, i) => `<sheet name="${safe(sheet.namn)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`],
      ["xl/_rels/workbook.xml.rels", relations([...files.map((file) => /** @type {[string, string]} */ ([`${LINKS}/worksheet`, file])), [`${LINKS}/styles`, "styles.xml"]])],
      ["xl/styles.xml", styles],
      ...files.map((file, i) => [`xl/${file}`, sheetXml(sheets[i], i)]),
    ]);
  };

  // --- Archive ------------------------------------------------------------------------------------------------------

  const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
  const checksum = (/** @type {Uint8Array} */ bytes) => {
    let c = 0xffffffff;
    for (const byte of bytes) c = CRC[(c ^ byte) & 255] ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  const little = (/** @type {Array<[number, number]>} */ fields) => fields.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256));
  const DAY = 0x21; // 1980-01-01: the first that the format knows, and the same each time
  /** A stored archive of texts by name. */
  const archive = (/** @type {Array<[string, string]>} */ files) => {
    const encoder = new TextEncoder();
    /** @type {Uint8Array[]} */
    const pieces = [];
    /** @type {number[]} */
    const directory = [];
    let offset = 0;
    for (const [name, text] of files) {
      const label = encoder.encode(name);
      const data = encoder.encode(text);
      /** @type {Array<[number, number]>} */
      const common = [[20, 2], [0x800, 2], [0, 2], [0, 2], [DAY, 2], [checksum(data), 4], [data.length, 4], [data.length, 4], [label.length, 2], [0, 2]];
      const local = Uint8Array.from([...little([[0x04034b50, 4], ...common]), ...label]);
      directory.push(...little([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), ...label);
      pieces.push(local, data);
      offset += local.length + data.length;
    }
    pieces.push(Uint8Array.from([...directory, ...little([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [directory.length, 4], [offset, 4], [0, 2]])]));
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) { whole.set(piece, at); at += piece.length; }
    return whole;
  };

  /** A workbook as bytes. */
  const workbook = (/** @type {string} */ title, /** @type {Sheet[]} */ sheets) => archive(partsOf(title, sheets));

  globalThis.kalkylblad = { workbook, column, TYPE: `${KIND}.sheet` };
})();

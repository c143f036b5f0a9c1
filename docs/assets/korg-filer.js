// The basket's files: Word, Excel, CSV, text and calendar, made in the browser. hooks/guide/takeaway/documents.py and
// spreadsheets.py make the same content for whole product groups; tests/takeaway/test_requirement_tools.py compares them.
(() => {
  "use strict";
  const { el, pieces, paragraphs, script } = window.kravverktyg;
  const SITE = "Cirkulär upphandling Jämtland Härjedalen";
  const INTRO = "Kraven är förslag som ni själva anpassar. Det som ni ska fylla i står inom [hakparentes] och är markerat. "
    + "Varje krav har id, version, datum och adress, så att andra kan hitta det.";
  const LIBRARIES = { docx: "vendor/docx-9.15.2.js", writeExcelFile: "vendor/write-excel-file-4.1.1.js" };

  const loading = new Map();
  /** A library, loaded when its first file is asked for. */
  const library = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const node = el("script", { src: new URL(LIBRARIES[name], script).href });
        node.onload = () => resolve(window[name]);
        node.onerror = () => { loading.delete(name); reject(new Error(name)); };
        document.head.append(node);
      }));
    }
    return loading.get(name);
  };

  // --- Content ------------------------------------------------------------------------------------------------------

  /** A requirement as blocks [style, text or table]; "liten" is small print in which nothing is marked. */
  const blocks = (r, note, choice) => [
    ["h1", r.titel], ["liten", r.citat],
    ["liten", `Kravtyp: ${r.typ}. Nivå: ${r.niva}, satt av ${r.niva_satt_av}. Produktgrupp: ${r.grupp}. Strategier: ${r.strategier}.`],
    ["h2", "Kravtext"], ...paragraphs(r.kravtext).map((text) => ["text", text]),
    ...(choice.bevis ? [["h2", "Bevis"], ["text", r.bevis], ...(r.alternativ.length ? [["text", "Detta godtas också:"]] : []),
      ...r.alternativ.map((text) => ["punkt", text])] : []),
    ...(choice.uppfoljning ? [["h2", "Uppföljning"], ["text", `Ert arbete: ${r.arbete.toLowerCase()}. ${r.arbete_text}`],
      ["tabell", [["När", "Hur", "Vid brist"], ...r.steg.map((s) => [s.nar, s.hur, s.brist])]]] : []),
    ...(r.se_upp.length ? [["h2", "Se upp med"], ...r.se_upp.map(([about, text]) => ["punkt", `${about}: ${text}`])] : []),
    ["h2", "Marknad"], ["text", `${r.marknad} marknad. ${r.marknad_text}`],
    ["h2", "Lag"], ["text", `Över tröskelvärdet: ${r.over}`], ["text", `Under tröskelvärdet: ${r.under}`],
    ...(r.lagrum ? [["text", `Särskilt för detta krav: ${r.lagrum}`]] : []),
    ["h2", "Källor"], ...r.kallor.map((text) => ["liten", text]), ["liten", `${r.juridik}. ${r.kallkontroll}.`],
    ...(note ? [["h2", "Anteckning"], ...paragraphs(note).map((text) => ["text", text])] : []),
  ];

  const numbered = (lines) => lines.map((line, index) => `${index + 1}. ${line}`).join("\n");
  /** [heading, column name in CSV, width, value] of a table with one requirement a row. */
  const COLUMNS = [
    ["Id", "id", 10, (r) => r.nr], ["Version", "version", 8, (r) => String(r.version)], ["Publicerad", "publicerad", 12, (r) => r.datum],
    ["Titel", "titel", 34, (r) => r.titel], ["Produktgrupp", "produktgrupp", 20, (r) => r.grupp], ["Kravtyp", "kravtyp", 20, (r) => r.typ],
    ["Nivå", "niva", 12, (r) => r.niva], ["Kravtext", "kravtext", 60, (r) => r.kravtext],
    ["Bevis", "bevis", 50, (r) => [r.bevis, ...r.alternativ.map((text) => `– ${text}`)].join("\n"), "bevis"],
    ["Uppföljning", "uppfoljning", 50, (r) => numbered(r.steg.map((s) => `${s.nar}: ${s.hur} Vid brist: ${s.brist}`)), "uppfoljning"],
    ["Ert arbete", "ert_arbete", 14, (r) => r.arbete, "uppfoljning"],
    ["Se upp med", "se_upp_med", 40, (r) => r.se_upp.map(([about, text]) => `${about}: ${text}`).join("\n")],
    ["Marknad", "marknad", 40, (r) => `${r.marknad} marknad. ${r.marknad_text}`],
    ["Lag över tröskelvärdet", "lag_over_troskelvardet", 40, (r) => r.over], ["Lag under tröskelvärdet", "lag_under_troskelvardet", 40, (r) => r.under],
    ["Fler lagrum", "fler_lagrum", 24, (r) => r.lagrum], ["Källor", "kallor", 40, (r) => r.kallor.join("\n")],
    ["Granskning", "granskning", 24, (r) => `${r.juridik}. ${r.kallkontroll}.`], ["Adress", "adress", 40, (r) => r.adress],
    ["Anteckning", "anteckning", 30, (r, note) => note],
  ];
  const columns = (items, choice) => COLUMNS.filter(([heading, , , , part]) => (!part || choice[part]) && (heading !== "Anteckning" || items.some((item) => item.note)));
  const rows = (items, choice) => items.map(({ r, note }) => columns(items, choice).map(([, , , value]) => value(r, note)));

  // --- Follow-up ----------------------------------------------------------------------------------------------------

  const iso = (day) => day.toISOString().slice(0, 10);
  /** A day some months on; the 31st becomes the last day of a shorter month. */
  const later = (from, months) => {
    const day = new Date(`${from}T00:00:00Z`);
    const date = day.getUTCDate();
    day.setUTCDate(1);
    day.setUTCMonth(day.getUTCMonth() + months);
    day.setUTCDate(Math.min(date, new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()));
    return iso(day);
  };
  /** Days of a step: [anchor, months on, months between]. Repeated ones end with the contract, or after a year when no end is known. */
  const days = (timing, start, end) => {
    if (!timing) return [];
    const [anchor, offset, every] = timing;
    const from = anchor === "slut" ? end : start;
    if (!from) return [];
    if (!every) return [later(from, offset)];
    const last = end || later(from, 12);
    const found = [];
    for (let months = offset; found.length < 240 && later(from, months) <= last; months += every) found.push(later(from, months));
    return found;
  };
  const CHECKLIST = ["Klart", "Datum", "Krav", "När", "Gör så här", "Vid brist", "Ansvarig", "Resultat"];
  /** One row per step, in the order of the basket; days that the reader's dates give. */
  const steps = (items, start, end) => items.flatMap(({ r }) => r.steg.map((s) => ({ r, s, days: days(s.tid, start, end) })));
  const checklistRows = (items, start, end) => steps(items, start, end).map(({ r, s, days: found }) =>
    ["", found.join("\n"), `${r.nr} v${r.version} ${r.titel}`, s.nar, s.hur, s.brist, "", ""]);

  // --- Files --------------------------------------------------------------------------------------------------------

  const FORMULA = /^[=+\-@\t\r]/;
  const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  const clean = (text) => String(text).replace(/\r\n?/g, "\n").replace(CONTROL, "");

  /** RFC 4180 with comma and CRLF. The mark first tells Excel that it is UTF-8; a cell that begins like a formula gets a '. */
  const csv = (items, choice) => {
    const cell = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
    const lines = [columns(items, choice).map(([, name]) => name), ...rows(items, choice)].map((line) => line.map((text) => cell(clean(text))).join(","));
    return new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
  };

  const plain = (items, choice) => {
    const line = ([style, text]) => {
      if (style === "h1") return `\n\n${text}\n${"=".repeat(Math.min(text.length, 72))}`;
      if (style === "h2") return `\n${text.toUpperCase()}`;
      if (style === "punkt") return `– ${text}`;
      if (style === "tabell") return numbered(text.slice(1).map(([when, how, failure]) => `${when}: ${how} Vid brist: ${failure}`));
      return text;
    };
    const text = [SITE, INTRO, ...items.flatMap(({ r, note }) => blocks(r, note, choice)).map(line)].join("\n");
    return new Blob([`\ufeff${clean(text).replace(/\n/g, "\r\n")}\r\n`], { type: "text/plain;charset=utf-8" });
  };

  /** Points that the wrapped texts need, about: not every program works it out by itself. 409 is the most there is. */
  const rowHeight = (line, widths_) => Math.min(409, 4 + 15 * Math.max(...line.map((text, column) =>
    text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / widths_[column])), 0))));
  const sheet = async (name, headings, widths_, lines) => {
    const { generateXlsxFileSync, content } = await library("writeExcelFile");
    // String cells only: a text that begins with = is shown, never run.
    const head = headings.map((value) => ({ value, type: String, fontWeight: "bold", wrap: true, alignVertical: "top" }));
    const body = lines.map((line) => {
      const height = rowHeight(line, widths_);
      return line.map((value) => (value ? { value: clean(value).slice(0, 32767), type: String, wrap: true, alignVertical: "top", height } : null));
    });
    return generateXlsxFileSync([{ data: [head, ...body], sheet: name, columns: widths_.map((width) => ({ width })), stickyRowsCount: 1, orientation: "landscape" }], { fontFamily: "Calibri", fontSize: 11 }, undefined, content);
  };
  const excel = (items, choice) => {
    const used = columns(items, choice);
    return sheet("Krav", used.map(([heading]) => heading), used.map(([, , width]) => width), rows(items, choice));
  };
  const checklistExcel = (items, start, end) => sheet("Uppföljning", CHECKLIST, [8, 14, 34, 22, 50, 50, 16, 30], checklistRows(items, start, end));

  const WIDTHS = { 3: [2, 4, 4], 8: [10, 18, 25, 18, 33, 33, 16, 15] };
  /** Widths of a table's columns, in twentieths of a point between the margins of an A4 sheet. */
  const widths = (head, landscape) => {
    const parts = WIDTHS[head.length];
    const whole = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => Math.floor(((landscape ? 14570 : 9638) * part) / whole));
  };

  const document_ = async (title, content, landscape) => {
    const docx = await library("docx");
    const { Document, Packer, Paragraph, TextRun, Table, TableRow, TableCell, HeadingLevel, Header, Footer, PageNumber, AlignmentType, WidthType } = docx;
    const runs = (text, mark, options = {}) => clean(text).split("\n").flatMap((line, row) => (mark ? pieces(line) : [[line, false]])
      .map(([piece, blank], index) => new TextRun({ ...options, text: piece, break: row && !index ? 1 : 0, highlight: blank ? "yellow" : undefined })));
    const cell = (text, head) => new TableCell({ children: [new Paragraph({ children: runs(text, !head, { bold: head }) })], margins: { top: 60, bottom: 60, left: 100, right: 100 } });
    const table = ([head, ...body]) => new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, layout: "fixed", columnWidths: widths(head, landscape), rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text) => cell(text, true)) }),
      ...body.map((line) => new TableRow({ cantSplit: true, children: line.map((text) => cell(text, false)) }))] });
    const drawn = {
      title: (text) => new Paragraph({ heading: HeadingLevel.TITLE, children: runs(text, false) }),
      h1: (text) => new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(text, false) }),
      h2: (text) => new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(text, false) }),
      text: (text) => new Paragraph({ children: runs(text, true) }),
      punkt: (text) => new Paragraph({ bullet: { level: 0 }, children: runs(text, true) }),
      liten: (text) => new Paragraph({ children: runs(text, false, { size: 18, color: "4A5950" }) }),
      tabell: table,
    };
    const language = { value: "sv-SE", eastAsia: "sv-SE", bidirectional: "sv-SE" };
    const heading = (size, before) => ({ run: { font: "Calibri", size, bold: true, color: "0A3527" }, paragraph: { spacing: { before, after: 80 }, keepNext: true } });
    const file = new Document({
      title, creator: SITE, description: INTRO, features: { updateFields: false },
      styles: { default: { document: { run: { font: "Calibri", size: 22, language }, paragraph: { spacing: { after: 120 } } },
        title: heading(40, 0), heading1: heading(30, 400), heading2: heading(24, 200) } },
      sections: [{
        properties: { page: { size: { width: 11906, height: 16838, orientation: landscape ? "landscape" : "portrait" }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
        headers: { default: new Header({ children: [new Paragraph({ children: [new TextRun({ text: SITE, size: 18, color: "4A5950" })] })] }) },
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children: ["Sida ", PageNumber.CURRENT, " av ", PageNumber.TOTAL_PAGES], size: 18 })] })] }) },
        children: [["title", title], ...content].map(([style, text]) => drawn[style](text)),
      }],
    });
    return Packer.toBlob(file);
  };
  const word = (items, choice) => document_("Valda krav", [["text", INTRO], ...items.flatMap(({ r, note }) => blocks(r, note, choice))], false);
  const checklistWord = (items, start, end) => document_("Checklista för uppföljning",
    [["liten", dateNote(start, end)], ["tabell", [CHECKLIST, ...checklistRows(items, start, end)]],
      ["liten", items.map(({ r }) => r.citat).join("\n")]], true);
  const dateNote = (start, end) => `Avtalet börjar: ${start || "inte angivet"}. Avtalet slutar: ${end || "inte angivet"}. Steg utan datum beror på något annat än avtalets tid.`;

  /** RFC 5545: whole days, one event per day, so that every calendar reads them alike. */
  const calendar = (items, start, end) => {
    const escape = (text) => clean(text).replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
    const fold = (line) => {
      const encoder = new TextEncoder();
      let size = 0;
      return [...line].map((char) => {
        const width = encoder.encode(char).length;
        size += width;
        if (size <= 74) return char;
        size = width + 1;
        return `\r\n ${char}`;
      }).join("");
    };
    const compact = (day) => day.replace(/-/g, "");
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const next = (day) => iso(new Date(Date.parse(`${day}T00:00:00Z`) + 86400000));
    const events = steps(items, start, end).flatMap(({ r, s, days: found }) => found.map((day) => [
      "BEGIN:VEVENT", `UID:${r.id}-v${r.version}-${r.steg.indexOf(s) + 1}-${day}@cirkular-upphandling`, `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(next(day))}`, `SUMMARY:${escape(`Följ upp ${r.nr}: ${r.titel}`)}`,
      `DESCRIPTION:${escape(`${s.nar}: ${s.hur}\nVid brist: ${s.brist}\n${r.citat}`)}`, `URL:${r.adress}`, "TRANSP:TRANSPARENT", "END:VEVENT"]));
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${SITE}//Uppföljning//SV`, "CALSCALE:GREGORIAN", "X-WR-CALNAME:Uppföljning av krav",
      ...events.flat(), "END:VCALENDAR"];
    return new Blob([`${lines.map(fold).join("\r\n")}\r\n`], { type: "text/calendar;charset=utf-8" });
  };

  window.kravfiler = { csv, plain, excel, word, checklistExcel, checklistWord, calendar, steps };
})();

// Dates of one's own procurement, by the time limits of LOU. Nothing is sent or stored.
(() => {
  "use strict";
  const place = document.getElementById("tidsplan");
  if (!place) return;
  const $ = (id) => document.getElementById(id);
  const DAY = 86400000;
  const day = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN);
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const words = (time) => new Date(time).toLocaleDateString("sv-SE", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  /** Easter Sunday of a year (Gauss, Meeus). */
  const easter = (year) => {
    const a = year % 19, b = Math.floor(year / 100), c = year % 100, d = Math.floor(b / 4), e = b % 4;
    const f = Math.floor((b + 8) / 25), g = Math.floor((b - f + 1) / 3), h = (19 * a + b - d - g + 15) % 30;
    const i = Math.floor(c / 4), k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = Math.floor((a + 11 * h + 22 * l) / 451);
    return Date.UTC(year, Math.floor((h + l - 7 * m + 114) / 31) - 1, ((h + l - 7 * m + 114) % 31) + 1);
  };
  /** Whether a limit that ends on this day ends on the next weekday instead (lag 1930:173, 2 §). */
  const isFree = (time) => {
    const date = new Date(time), year = date.getUTCFullYear(), weekday = date.getUTCDay(), monthDay = iso(time).slice(5);
    if (weekday === 0 || weekday === 6) return true;
    if (["01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31"].includes(monthDay)) return true;
    if ([-2, 1, 39].some((after) => easter(year) + after * DAY === time)) return true;
    return weekday === 5 && monthDay >= "06-19" && monthDay <= "06-25"; // Midsummer's Eve
  };
  const weekdayFrom = (time) => { while (isFree(time)) time += DAY; return time; };

  const plan = () => {
    const kind = $("tp-forfarande").value, electronic = $("tp-elektroniskt").checked, told = $("tp-besked").checked;
    const notice = day($("tp-annons").value), invited = day($("tp-inbjudan").value);
    const wished = day($("tp-anbud").value), decided = day($("tp-beslut").value), signing = day($("tp-avtal").value);
    if (Number.isNaN(notice)) return { rows: [], faults: [] };
    const rows = [["Annonsen skickas", notice, "Dag 0"]], faults = [];
    let earliest = NaN;
    if (kind === "oppet") earliest = notice + (electronic ? 30 : 35) * DAY;
    if (kind === "selektivt") {
      rows.push(["Sista dag för anbudsansökan, tidigast", notice + 30 * DAY, "11 kap. 3 §: minst 30 dagar"]);
      if (invited < notice + 30 * DAY) faults.push("Inbjudan kan inte skickas innan ansökningstiden har gått ut.");
      if (!Number.isNaN(invited)) {
        rows.push(["Inbjudan skickas", invited, "När de utvalda är klara"]);
        earliest = invited + (electronic ? 25 : 30) * DAY;
      }
    }
    const last = Number.isNaN(wished) ? earliest : wished;
    if (wished < earliest) faults.push(`Sista anbudsdag får vara tidigast ${words(earliest)}.`);
    if (wished < notice) faults.push("Sista anbudsdag ligger före annonsen.");
    if (!Number.isNaN(last)) {
      const why = kind === "under" ? "19 kap. 11 §: skälig tid" : `11 kap.: minst ${kind === "oppet" ? (electronic ? 30 : 35) : (electronic ? 25 : 30)} dagar`;
      rows.push(["Sista dag för frågor", last - 10 * DAY, "Vårt förslag: tio dagar före"]);
      rows.push(["Sista dag för svar", last - 6 * DAY, kind === "under" ? "19 kap. 13 §: sex dagar före" : "12 kap. 11 §: sex dagar före"]);
      rows.push(["Sista anbudsdag", last, why]);
    }
    if (decided < last) faults.push("Tilldelningsbeslutet ligger före sista anbudsdag.");
    if (!Number.isNaN(decided)) {
      const end = weekdayFrom(decided + (told ? 10 : 15) * DAY);
      const first = end + DAY, signed = Number.isNaN(signing) ? first : signing;
      rows.push(["Tilldelningsbeslutet skickas", decided, "12 kap. 12 § eller 19 kap. 19 §"]);
      rows.push(["Avtalsspärren går ut", end, `20 kap. 1 och 18 §§: ${told ? 10 : 15} dagar, flyttas från helg`]);
      rows.push([Number.isNaN(signing) ? "Avtalet får skrivas, tidigast" : "Avtalet skrivs", signed, "Dagen efter spärren"]);
      if (signing < first) faults.push(`Avtalet får skrivas tidigast ${words(first)}.`);
      rows.push(["Efterannons och dokumentation, senast", signed + 30 * DAY, kind === "under" ? "19 kap. 7 och 22 §§: 30 dagar" : "10 kap. 4 § och 12 kap. 14 §: 30 dagar"]);
    }
    return { rows, faults };
  };

  const el = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const draw = () => {
    const { rows, faults } = plan();
    $("tp-fel").textContent = faults.join(" ");
    $("tp-kalender").disabled = !rows.length || faults.length > 0;
    const caption = "Er tidsplan";
    $("tidsplan-tabell").replaceChildren(...(rows.length ? [el("div", { class: "table-wrap", role: "region", tabindex: "0", "aria-label": caption },
      el("table", {}, el("caption", {}, caption),
        el("thead", {}, el("tr", {}, ...["Steg", "Dag", "Varför"].map((text) => el("th", { scope: "col" }, text)))),
        el("tbody", {}, ...rows.map(([step, time, why]) => el("tr", {}, el("th", { scope: "row" }, step), el("td", {}, words(time)), el("td", {}, why))))))] : []));
  };

  /** RFC 5545: one whole day per step. */
  const calendar = () => {
    const escape = (text) => text.replace(/[\\;,]/g, "\\$&");
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const compact = (time) => iso(time).replace(/-/g, "");
    const encoder = new TextEncoder();
    const fold = (line) => { // at most 75 bytes a line
      let size = 0;
      return [...line].map((char) => {
        size += encoder.encode(char).length;
        if (size <= 74) return char;
        size = 1 + encoder.encode(char).length;
        return `\r\n ${char}`;
      }).join("");
    };
    const events = plan().rows.flatMap(([step, time, why], number) => ["BEGIN:VEVENT",
      `UID:tidsplan-${number + 1}-${compact(time)}@cirkular-upphandling`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${compact(time)}`,
      `DTEND;VALUE=DATE:${compact(time + DAY)}`, `SUMMARY:${escape(step)}`, `DESCRIPTION:${escape(why)}`, "TRANSP:TRANSPARENT", "END:VEVENT"]);
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cirkulär upphandling//Tidsplan//SV", "CALSCALE:GREGORIAN", ...events, "END:VCALENDAR"];
    return new Blob([`${lines.map(fold).join("\r\n")}\r\n`], { type: "text/calendar;charset=utf-8" });
  };
  $("tidsplan-val").addEventListener("submit", (event) => event.preventDefault());
  $("tidsplan-val").addEventListener("input", draw);
  $("tp-kalender").addEventListener("click", () => {
    const link = el("a", { href: URL.createObjectURL(calendar()), download: "tidsplan-upphandling.ics" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });
  $("utan-skript").remove();
  place.hidden = false;
  draw();
  place.dataset.klar = "";
})();

// The cases on /fall/, narrowed by filter.js: as cards, or as the table that the page has without scripts.
(() => {
  "use strict";
  const { el, page } = window.kravverktyg;
  const thousands = new Intl.NumberFormat("sv");

  /** What hooks/guide/filter/case_data.py adds to a row, by name. */
  const partsOf = ({ shown: [text, place, years, kilometres, outcome] }) => ({ text, place, years, kilometres, outcome });

  const byDistance = (a, b) => (partsOf(a).kilometres ?? Infinity) - (partsOf(b).kilometres ?? Infinity) || 0;
  const away = (kilometres, from) => (kilometres === null ? "" : kilometres === 0 ? `i ${from}` : `${thousands.format(kilometres)} km från ${from}`);

  let table;
  /** The table in the section that the list replaces, and its rows by the ids of their cases; read once. */
  const tableIn = (section) => {
    if (table) return table;
    const element = section.map((node) => node.querySelector("table")).find(Boolean);
    const idOf = (row) => new URL(row.querySelector("a").href).pathname.replace(/index\.html$/, "").split("/").at(-2);
    table = element && { element, rows: new Map([...element.tBodies[0].rows].map((row) => [idOf(row), row])) };
    return table;
  };

  /** Shows in the table the rows that fit, in their order; tells whether there is a table. */
  const showInTable = (rows, section) => {
    const found = tableIn(section);
    if (!found) return false;
    for (const row of found.rows.values()) row.hidden = true;
    const wanted = rows.map((row) => found.rows.get(row.id)).filter(Boolean);
    for (const row of wanted) row.hidden = false;
    found.element.tBodies[0].append(...wanted);
    found.element.caption.textContent = found.element.caption.textContent.replace(/\d+/, wanted.length);
    return true;
  };

  window.filterverktyg.start({
    name: "fall",
    heading: "tabell",
    ways: ["ordning", "visa"],
    draw: (row, labels, data) => {
      const { text, place, years, kilometres, outcome } = partsOf(row);
      const tags = [labels(row, "glesbygd") && "Passar glesbygd (vår bedömning)"].filter(Boolean);
      return [
        el("h3", {}, el("a", { href: page(`fall/${row.id}`) }, row.title)),
        el("p", { class: "facts" }, [labels(row, "slag"), labels(row, "organisation"), place, years, away(kilometres, data.fran)].filter(Boolean).join(" · ")),
        el("p", {}, text),
        el("p", { class: "outcome" }, el("strong", {}, "Utfall enligt källan: "), outcome),
        labels(row, "grupp") && el("p", { class: "facts" }, labels(row, "grupp")),
        tags.length > 0 && el("ul", { class: "tags" }, ...tags.map((tag) => el("li", {}, el("span", { class: "tag" }, tag)))),
      ];
    },
    arrange: (rows, form, section) => {
      if (form.elements.ordning.value === "avstand") rows.sort(byDistance);
      return form.elements.visa.value !== "tabell" || !rows.length || !showInTable(rows, section);
    },
  });
})();

// The cases on /fall/, narrowed by filter.js: as cards, or as the table that the page has without scripts.
(() => {
  "use strict";
  const { el, page } = window.kravverktyg;
  const km = new Intl.NumberFormat("sv");

  const byDistance = (a, b) => (a.shown[3] ?? Infinity) - (b.shown[3] ?? Infinity) || 0;
  const away = (kilometres, from) => (kilometres === null ? "" : kilometres === 0 ? `i ${from}` : `${km.format(kilometres)} km från ${from}`);

  /** Shows in the table the rows that fit, in their order. */
  const showInTable = (rows, section) => {
    const body = section.map((node) => node.querySelector("tbody")).find(Boolean);
    const ofAddress = new Map([...body.rows].map((row) => [new URL(row.querySelector("a").href).pathname.replace(/index\.html$/, ""), row]));
    const wanted = rows.map((row) => ofAddress.get(new URL(page(`fall/${row.id}`)).pathname.replace(/index\.html$/, ""))).filter(Boolean);
    for (const row of body.rows) row.hidden = true;
    for (const row of wanted) row.hidden = false;
    body.append(...wanted);
    body.parentElement.caption.textContent = `Fall (${wanted.length} st)`;
  };

  window.filterverktyg.start({
    name: "fall",
    heading: "tabell",
    ways: ["ordning", "visa"],
    draw: (row, labels, data) => {
      const [text, place, years, kilometres] = row.shown;
      const tags = [labels(row, "utfall"), labels(row, "glesbygd") && "Passar glesbygd (vår bedömning)"].filter(Boolean);
      return [
        el("h3", {}, el("a", { href: page(`fall/${row.id}`) }, row.title)),
        el("p", { class: "facts" }, [labels(row, "slag"), labels(row, "organisation"), place, years, away(kilometres, data.fran)].filter(Boolean).join(" · ")),
        el("p", {}, text),
        labels(row, "grupp") && el("p", { class: "facts" }, labels(row, "grupp")),
        tags.length > 0 && el("ul", { class: "tags" }, ...tags.map((tag) => el("li", {}, el("span", { class: "tag" }, tag)))),
      ];
    },
    arrange: (rows, form, section) => {
      if (form.elements.ordning.value === "avstand") rows.sort(byDistance);
      if (form.elements.visa.value !== "tabell") return true;
      showInTable(rows, section);
      return false;
    },
  });
})();

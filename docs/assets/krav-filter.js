// The list of requirements on /krav/, narrowed by filter.js: each can be taken along to the comparison and the basket.
(() => {
  "use strict";
  const { el, page, chooser, showChosen } = window.kravverktyg;
  window.filterverktyg.start({
    name: "krav",
    heading: "alla",
    givesWay: ["grupper"],
    draw: (row, labels) => [
      el("h3", {}, el("a", { href: page(`krav/${row.id}`) }, row.title)),
      el("p", { class: "facts" }, [row.id.toUpperCase(), labels(row, "grupp"), labels(row, "niva"), labels(row, "typ"), labels(row, "strategi"),
        `Ert arbete: ${labels(row, "arbete").toLowerCase()}`].join(" · ")),
      chooser(row.id, `${row.id.toUpperCase()} ${row.title}`),
    ],
    ready: showChosen,
  });
})();

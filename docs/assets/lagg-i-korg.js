// On a requirement's page: the button to the builder. On a group's page: boxes beside the requirements.
(() => {
  "use strict";
  const { el, ids, carried, builderAddress, chooser, showChosen, page } = window.kravverktyg;

  const button = document.querySelector(".basket-add[data-krav]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      location.href = builderAddress(ids([...carried(), button.dataset.krav].join(",")));
    });
  }

  // A row's first link tells which requirement it is: …/krav/mob-001/.
  const idOf = (link) => ids(link.pathname.replace(/index\.html$/, "").split("/").filter(Boolean).pop())[0];
  for (const cell of document.querySelectorAll(".kind-grupp #nivaer ~ .table-wrap th[scope=row]")) {
    const link = cell.querySelector("a");
    const id = link && idOf(link);
    if (id) cell.nextElementSibling.append(chooser(id, id.toUpperCase())); // not in the cell that names the row
  }
  const package_ = document.querySelector(".kind-grupp .start-package");
  if (package_) {
    const three = [...package_.querySelectorAll("a")].map(idOf).filter(Boolean);
    const add = el("button", { type: "button", class: "basket-add" }, `Gör ett underlag av de ${["", "ett", "två", "tre"][three.length] ?? three.length}`);
    add.addEventListener("click", () => { location.href = builderAddress(ids([...carried(), ...three].join(","))); });
    if (three.length > 1) package_.after(el("p", { class: "actions" }, add, el("a", { class: "button plain", href: page("jamfor", { krav: three.join(",") }) }, "Jämför dem")));
  }
  showChosen();
  window.addEventListener("pageshow", (event) => { if (event.persisted) showChosen(); });
})();

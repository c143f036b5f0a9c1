// Two to four requirements side by side: ?krav=mob-001,mob-002.
(async () => {
  "use strict";
  const { el, marked, paragraphs, ids, requirements, page, builderAddress, carried, compareAddress, replaceAddress, say } = window.kravverktyg;
  const place = document.getElementById("jamforelse");
  if (!place) return;
  const MOST = 4;
  const form = document.getElementById("jamfor-val");
  const input = document.getElementById("jamfor-id");
  const fault = document.getElementById("jamfor-fel");
  const note = document.getElementById("jamfor-besked");
  const target = document.getElementById("jamfor-tabell");

  const texts = (text) => paragraphs(text).map((part) => el("p", {}, ...marked(part)));
  const points = (items) => (items.length ? [el("ul", {}, ...items.map((item) => el("li", {}, ...[].concat(item))))] : []);
  const ROWS = [
    ["Kravtext", (r) => texts(r.kravtext)],
    ["Nivå", (r) => texts(`${r.niva}. Satt av ${r.niva_satt_av}.`)],
    ["Typ", (r) => texts(r.typ)],
    ["Bevis", (r) => [...texts(r.bevis), ...points(r.alternativ)]],
    ["Uppföljning", (r) => points(r.steg.map((s) => [el("strong", {}, `${s.nar}. `), s.hur, el("br"), "Vid brist: ", s.brist]))],
    ["Ert arbete", (r) => texts(`${r.arbete}. ${r.arbete_text}`)],
    ["Marknad", (r) => texts(`${r.marknad}. ${r.marknad_text}`)],
    ["Se upp med", (r) => (r.se_upp.length ? points(r.se_upp.map(([about, text]) => [el("strong", {}, `${about}: `), text])) : texts("Inget särskilt noterat."))],
    ["Lag över tröskelvärdet", (r) => texts(r.over)],
    ["Lag under tröskelvärdet", (r) => texts(r.under)],
    ["Fler lagrum", (r) => texts(r.lagrum || "Inga utöver dem som följer av kravtypen.")],
    ["Granskning", (r) => texts(`${r.juridik}. ${r.kallkontroll}.`)],
  ];

  // The roles are said outright, because the narrow layout takes the table's own away.
  const table = (chosen) => {
    const head = el("tr", { role: "row" }, el("td", { role: "cell" }), ...chosen.map((r) => el("th", { scope: "col", role: "columnheader" },
      el("a", { href: page(`krav/${r.id}`) }, r.titel), el("br"), el("span", { class: "quiet" }, `${r.nr} v${r.version} · ${r.grupp}`), el("br"), removal(r))));
    const rows = ROWS.map(([name, cells]) => {
      const drawn = chosen.map((r) => cells(r));
      const differs = new Set(drawn.map((nodes) => nodes.map((node) => node.textContent).join("\n"))).size > 1;
      return el("tr", { role: "row", class: differs ? "olika" : null }, el("th", { scope: "row", role: "rowheader" }, name),
        ...chosen.map((r, number) => el("td", { role: "cell" }, el("p", { class: "bara-smalt", "aria-hidden": "true" }, r.nr), ...drawn[number])));
    });
    const caption = `Jämförelse av ${chosen.length} krav`;
    return el("div", { class: "table-wrap", role: "region", tabindex: "0", "aria-label": caption },
      el("table", { class: "jamfor", role: "table" }, el("caption", {}, caption), el("thead", { role: "rowgroup" }, head), el("tbody", { role: "rowgroup" }, ...rows)));
  };
  const removal = (r) => {
    const button = el("button", { type: "button", class: "plain", "data-no-print": true, "aria-label": `Ta bort ${r.nr} ur jämförelsen` }, "Ta bort");
    button.addEventListener("click", async () => {
      await show(current().filter((id) => id !== r.id), true);
      say(`${r.nr} är borttaget ur jämförelsen.`);
      input.focus();
    });
    return button;
  };

  const current = () => ids(new URLSearchParams(location.search).get("krav"));
  const show = async (list, push) => {
    if (push) replaceAddress(compareAddress(list), true);
    const found = await requirements(list);
    const chosen = found.slice(0, MOST);
    const unknown = list.filter((id) => !found.some((r) => r.id === id)).map((id) => id.toUpperCase());
    const missing = unknown.length ? ` Okänt id: ${unknown.join(", ")}.` : "";
    const tooMany = found.length > MOST ? " Högst fyra krav visas." : "";
    note.textContent = chosen.length >= 2 ? `Du jämför ${chosen.length} krav.${missing}${tooMany}`
      : chosen.length ? `Välj minst ett krav till för att jämföra.${missing}` : `Välj två till fyra krav i listan över krav, eller skriv deras id här.${missing}`;
    form.hidden = chosen.length >= MOST;
    target.replaceChildren(...(chosen.length ? [table(chosen)] : []), el("p", { class: "actions" },
      chosen.length ? el("a", { class: "button", href: builderAddress([...new Set([...carried(), ...chosen.map((r) => r.id)])]) }, "Gör ett underlag") : null,
      el("a", { class: "button plain", href: page("krav", { korg: chosen.map((r) => r.id).join(",") }) }, "Välj bland alla krav")));
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [id] = ids(input.value);
    const [known] = id ? await requirements([id]) : [];
    fault.textContent = known ? "" : `Det finns inget krav med id ”${input.value.trim()}”. Ett id ser ut som MOB-001.`;
    if (!known) return;
    input.value = "";
    await show(ids([...current(), id].join(",")), true);
    say(`${known.nr} är tillagt. ${note.textContent}`);
  });
  window.addEventListener("popstate", () => show(current(), false));

  await show(current(), false);
  document.getElementById("utan-skript").remove();
  place.hidden = false;
  place.dataset.klar = "ja";
})();

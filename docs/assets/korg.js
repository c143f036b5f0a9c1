// The basket: /korg/?krav=mob-001,it-002#mob-001=note. Nothing is stored until the reader asks for it.
(async () => {
  "use strict";
  const { el, marked, paragraphs, ids, requirements, saved, save, forget, page, replaceAddress, say } = window.kravverktyg;
  const files = window.kravfiler;
  const place = document.getElementById("korg");
  if (!place) return;
  const $ = (id) => document.getElementById(id);
  const list = $("korg-lista");
  const options = $("korg-val");
  const LONGEST_NOTE = 2000;

  /** What is in the basket, in order: {id, note, r}. */
  let items = [];

  // --- Address ------------------------------------------------------------------------------------------------------

  const box = (name) => options.querySelector(`[name=${name}]`);
  const choice = () => ({ bevis: box("bevis").checked, uppfoljning: box("uppfoljning").checked });
  const address = () => {
    const query = { krav: items.map((item) => item.id).join(","), utan: Object.entries(choice()).filter(([, on]) => !on).map(([name]) => name).join(",") };
    const notes = new URLSearchParams(items.filter((item) => item.note).map((item) => [item.id, item.note]));
    return page("korg", query) + (String(notes) ? `#${notes}` : "");
  };
  const store = () => {
    replaceAddress(address());
    showState();
  };
  const fromAddress = async () => {
    const asked = new URLSearchParams(location.search);
    const notes = new URLSearchParams(location.hash.slice(1));
    const kept = saved();
    const wanted = asked.get("krav") === null && kept ? kept : ids(asked.get("krav")).map((id) => ({ id, note: (notes.get(id) ?? "").slice(0, LONGEST_NOTE) }));
    const without = (asked.get("utan") ?? "").split(",");
    for (const name of ["bevis", "uppfoljning"]) box(name).checked = !without.includes(name);
    await take(wanted);
  };
  const take = async (wanted) => {
    const found = new Map((await requirements(wanted.map((item) => item.id))).map((r) => [r.id, r]));
    items = wanted.filter((item) => found.has(item.id)).map(({ id, note }) => ({ id, note, r: found.get(id) }));
    const unknown = wanted.filter((item) => !found.has(item.id)).map((item) => item.id.toUpperCase());
    draw(unknown);
  };

  // --- Showing ------------------------------------------------------------------------------------------------------

  const same = (a, b) => JSON.stringify(a.map(({ id, note }) => [id, note])) === JSON.stringify(b.map(({ id, note }) => [id, note]));
  const showState = () => {
    const kept = saved();
    $("korg-sparad").hidden = !kept || !kept.length || same(kept, items);
    options.querySelector("[data-gor=glom]").hidden = !kept;
    const state = !kept ? "Inget är sparat på din dator." : same(kept, items) ? "Korgen är sparad i den här webbläsaren." : "Korgen är ändrad sedan du sparade.";
    $("korg-lage").textContent = `${state} Länken innehåller kraven och dina anteckningar.`;
  };

  const texts = (text) => paragraphs(text).map((part) => el("p", {}, ...marked(part)));
  const points = (all) => el("ul", {}, ...all.map((text) => el("li", {}, ...marked(text))));
  const table = (head, body, caption) => el("div", { class: "table-wrap", role: "region", tabindex: "0", "aria-label": caption },
    el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...head.map((text) => el("th", { scope: "col" }, text)))),
      el("tbody", {}, ...body.map((row) => el("tr", {}, ...row.map((text, index) => el(index ? "td" : "th", index ? {} : { scope: "row" }, ...marked(text))))))));

  const draw = (unknown = []) => {
    const number = items.length;
    $("korg-innehall").hidden = !number;
    const missing = unknown.length ? ` Okänt id: ${unknown.join(", ")}.` : "";
    $("korg-besked").replaceChildren(number ? `${number} krav i korgen.${missing} ` : `Korgen är tom.${missing} Öppna ett krav och välj ”Lägg i korgen”, eller `,
      el("a", { href: page("krav", number ? { korg: items.map((item) => item.id).join(",") } : {}) }, number ? "Hitta fler krav" : "välj bland alla krav"), ".");
    if (number >= 2 && number <= 4) $("korg-besked").append(" ", el("a", { href: page("jamfor", { krav: items.map((item) => item.id).join(",") }) }, "Jämför dem"), ".");
    list.replaceChildren(...items.map(drawItem));
    drawChecklist();
    showState();
  };

  const drawItem = (item, index) => {
    const { r } = item;
    const { bevis, uppfoljning } = choice();
    const note = el("textarea", { id: `anteckning-${r.id}`, maxlength: LONGEST_NOTE, rows: 3 });
    const printed = el("p", { class: "print-only print-note" }, item.note ? `Anteckning: ${item.note}` : "");
    note.value = item.note;
    note.addEventListener("input", () => {
      item.note = note.value.trim();
      printed.textContent = item.note ? `Anteckning: ${item.note}` : "";
      store();
    });
    const button = (action, text, name, disabled) => el("button", { type: "button", class: "plain", "data-flytta": action, "data-krav": r.id, "aria-label": `${name} ${r.nr}`, disabled }, text);
    return el("li", { id: `krav-${r.id}` },
      el("h3", {}, el("a", { href: page(`krav/${r.id}`, { korg: items.map((other) => other.id).join(",") }) }, r.titel)),
      el("p", { class: "citation" }, r.citat),
      el("p", { class: "facts" }, `Kravtyp: ${r.typ}. Nivå: ${r.niva}, satt av ${r.niva_satt_av}. Produktgrupp: ${r.grupp}. Strategier: ${r.strategier}.`),
      el("p", { class: "actions", "data-no-print": true }, button("upp", "↑ Upp", "Flytta upp", index === 0),
        button("ned", "↓ Ned", "Flytta ned", index === items.length - 1), button("bort", "Ta bort", "Ta bort", false)),
      el("div", { class: "requirement-text" }, ...texts(r.kravtext)),
      bevis && el("h4", {}, "Bevis"), ...(bevis ? texts(r.bevis) : []),
      bevis && r.alternativ.length > 0 && el("p", {}, "Detta godtas också:"), bevis && r.alternativ.length > 0 && points(r.alternativ),
      uppfoljning && el("h4", {}, "Uppföljning"), uppfoljning && el("p", {}, `Ert arbete: ${r.arbete.toLowerCase()}. ${r.arbete_text}`),
      uppfoljning && table(["När", "Hur", "Vid brist"], r.steg.map((s) => [s.nar, s.hur, s.brist]), `Uppföljning av ${r.nr}`),
      el("details", {}, el("summary", {}, "Se upp, marknad, lag och källor", el("span", { class: "unseen" }, ` för ${r.nr}`)),
        r.se_upp.length > 0 && el("h4", {}, "Se upp med"), r.se_upp.length > 0 && points(r.se_upp.map(([about, text]) => `${about}: ${text}`)),
        el("h4", {}, "Marknad"), ...texts(`${r.marknad} marknad. ${r.marknad_text}`),
        el("h4", {}, "Lag"), el("p", {}, `Över tröskelvärdet: ${r.over}`), el("p", {}, `Under tröskelvärdet: ${r.under}`),
        r.lagrum && el("p", {}, `Särskilt för detta krav: ${r.lagrum}`),
        el("h4", {}, "Källor"), ...r.kallor.map((text) => el("p", {}, text)), el("p", {}, `${r.juridik}. ${r.kallkontroll}.`)),
      el("p", { "data-no-print": true }, el("label", { for: note.id }, "Anteckning", el("span", { class: "unseen" }, ` till ${r.nr}`)), note), printed);
  };

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-flytta]");
    if (!button) return;
    const from = items.findIndex((item) => item.id === button.dataset.krav);
    const [item] = items.splice(from, 1);
    const name = item.r.nr;
    const action = button.dataset.flytta;
    if (action !== "bort") items.splice(action === "upp" ? from - 1 : from + 1, 0, item);
    replaceAddress(address());
    draw();
    // Focus follows the requirement, or goes to its neighbour when it is gone.
    const target = action === "bort" ? items[Math.min(from, items.length - 1)] : item;
    const buttons = target ? [...list.querySelectorAll(`[data-krav="${target.id}"]`)] : [];
    (buttons.find((other) => other.dataset.flytta === action && !other.disabled) ?? buttons.find((other) => !other.disabled) ?? $("korg-besked").querySelector("a")).focus();
    say(action === "bort" ? `${name} är borttaget. ${items.length} krav i korgen.` : `${name} är nu nummer ${items.indexOf(item) + 1} av ${items.length}.`);
  });

  // --- Follow-up ----------------------------------------------------------------------------------------------------

  const period = () => {
    const [start, end] = [$("avtal-start").value, $("avtal-slut").value];
    return end && start && end < start ? [start, ""] : [start, end];
  };
  const drawChecklist = () => {
    const [start, end] = period();
    const steps = files.steps(items, start, end);
    const dated = steps.filter((step) => step.days.length);
    const timed = steps.filter((step) => step.s.tid);
    const events = dated.reduce((sum, step) => sum + step.days.length, 0);
    const wrong = $("avtal-slut").value && !end ? " Slutdatumet ligger före startdatumet och räknas inte." : "";
    $("datum-besked").textContent = (start || end
      ? `${dated.length} av ${steps.length} steg får datum, tillsammans ${events} i kalendern.${end ? "" : " Utan slutdatum räknas återkommande steg i ett år."}`
      : `${timed.length} av ${steps.length} steg kan få datum.`) + wrong;
    $("korg-datum").querySelector("[data-gor=kalender]").disabled = !events;
    $("korg-checklista").replaceChildren(table(["Krav", "När", "Datum", "Gör så här", "Vid brist"],
      steps.map(({ r, s, days }) => [r.nr, s.nar, days.length ? days.join(", ") : "Inget datum", s.hur, s.brist]), `Uppföljning (${steps.length} steg)`));
  };
  $("korg-datum").addEventListener("input", drawChecklist);

  // --- Actions ------------------------------------------------------------------------------------------------------

  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const hand = (blob, name) => {
    const link = el("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say(`Filen ${name} är hämtad.`);
  };
  const FILES = {
    word: [() => files.word(items, choice()), "krav", "docx"], excel: [() => files.excel(items, choice()), "krav", "xlsx"],
    csv: [() => files.csv(items, choice()), "krav", "csv"], text: [() => files.plain(items, choice()), "krav", "txt"],
    "checklista-excel": [() => files.checklistExcel(items, ...period()), "uppfoljning", "xlsx"],
    "checklista-word": [() => files.checklistWord(items, ...period()), "uppfoljning", "docx"],
    kalender: [() => files.calendar(items, ...period()), "uppfoljning", "ics"],
  };
  const ACTIONS = {
    "skriv-ut": () => window.print(),
    lank: async () => {
      try {
        await navigator.clipboard.writeText(new URL(address()).href);
        say("Länken är kopierad.");
      } catch {
        say("Det gick inte att kopiera. Kopiera adressen i webbläsarens adressfält i stället.");
      }
    },
    spara: () => { save(items); showState(); say("Korgen är sparad i den här webbläsaren."); },
    glom: () => { forget(); showState(); options.querySelector("[data-gor=spara]").focus(); say("Det sparade är borttaget."); },
    tom: () => { items = []; replaceAddress(`${page("korg")}?krav=`); draw(); $("korg-besked").querySelector("a").focus(); say("Korgen är tömd."); },
    "oppna-sparad": async () => { await take(saved() ?? []); replaceAddress(address()); say(`${items.length} krav i korgen.`); },
  };
  place.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-gor]");
    if (!button) return;
    const action = button.dataset.gor;
    if (!FILES[action]) { await ACTIONS[action](); return; }
    const [make, name, ending] = FILES[action];
    try {
      hand(await make(), `${name}-${today()}.${ending}`);
    } catch {
      $("korg-lage").textContent = "Filen kunde inte göras. Ladda om sidan och försök igen.";
      say($("korg-lage").textContent);
    }
  });
  options.addEventListener("change", () => { replaceAddress(address()); draw(); });
  window.addEventListener("popstate", fromAddress);

  await fromAddress();
  $("utan-skript").remove();
  place.hidden = false;
  place.dataset.klar = "ja";
})();

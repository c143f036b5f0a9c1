// The page where a reader tries a text: the rules of data/provregler, each finding with why and how to mend it, and the
// requirement here that is nearest. Nothing is sent, nothing is stored, nothing stands in the address.
(() => {
  "use strict";
  const place = document.getElementById("kravprov");
  if (!place) return;
  const { el, page, part } = window.kravverktyg;
  const { textFaults, demands } = globalThis.textregler;
  const RULES = window.poster.provregler;
  const form = document.getElementById("prov");
  const input = document.getElementById("prov-text");
  const kind = document.getElementById("prov-typ");
  const answer = document.getElementById("prov-svar");
  const target = document.getElementById("prov-fynd");
  const EXAMPLE = "Stolarna ska vara av hög kvalitet och ska vara märkta med Möbelfakta. Leverantören ska laga fel snarast under avtalstiden.";

  const TEXT_WEIGHT = { fel: "Fel", paminnelse: "Påminnelse" };
  const marked = (text, faults) => {
    const spots = faults.filter((fault) => fault.slut > fault.start).sort((a, b) => a.start - b.start);
    const pieces = [];
    let end = 0;
    for (const spot of spots) {
      if (spot.start < end) continue;
      pieces.push(text.slice(end, spot.start), el("mark", {}, text.slice(spot.start, spot.slut)));
      end = spot.slut;
    }
    return [...pieces, text.slice(end)];
  };
  const finding = (rule, faults) => {
    const lines = [...new Set(faults.map((fault) => rule.vad.replaceAll("{fynd}", fault.ord)))];
    return el("section", { class: `fynd ${rule.tyngd}` },
      el("h3", {}, `${TEXT_WEIGHT[rule.tyngd]}: ${rule.namn}`),
      ...lines.map((line) => el("p", {}, el("strong", {}, line))),
      el("p", {}, rule.varfor), el("p", {}, "Så lagar du det: ", rule.laga),
      el("p", { class: "quiet" }, rule.lagrum && `Lagrum: ${rule.lagrum}. `,
        ...rule.regler.flatMap(([path, title]) => [el("a", { href: page(path) }, title), ". "]),
        rule.provad ? null : "Regeln är oprövad: den har haft för få träffar i verkliga texter."));
  };

  // --- The nearest requirement ----------------------------------------------------------------------------------------

  const COMMON = new Set("ska skall måste och att som för med den det ett enligt leverantören leverantorens anbudsgivaren kunden köparen vid till från inte eller vara har kan under minst högst samt".split(" ").map((word) => fold(word)));
  function fold(word) { return word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/æ/g, "a").replace(/ø/g, "o"); }
  const wordsOf = (text) => [...new Set((text.match(/[0-9A-Za-zÀ-ÖØ-öø-ÿ]+/g) ?? []).map(fold).filter((word) => word.length > 3 && !COMMON.has(word)))];
  const near = (a, b) => a.startsWith(b) || b.startsWith(a) || (a.length > 5 && b.startsWith(a.slice(0, -2)));
  let index;
  /** Each requirement's words, and how rare each word is. */
  const prepare = async () => {
    const data = await part("filter-krav");
    if (!data) return null;
    const rows = data.rader.map(([id, title, , words]) => ({ id, title, words: new Set([...words.split(" "), ...wordsOf(title)]), named: wordsOf(title) }));
    const counts = new Map();
    for (const row of rows) for (const word of row.words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { rows, rare: (word) => Math.log(rows.length / (counts.get(word) ?? rows.length)) };
  };
  const nearest = async (text) => {
    index ??= await prepare();
    if (!index) return [];
    const asked = wordsOf(text);
    return index.rows.map((row) => ({ row, score: asked.reduce((sum, word) => {
      const hit = row.words.has(word) ? word : [...row.words].find((own) => near(own, word));
      return sum + (hit ? index.rare(hit) * (row.named.some((own) => near(own, word)) ? 2 : 1) : 0);
    }, 0) / Math.sqrt(20 + row.words.size) })).filter(({ score }) => score > 0.5).sort((a, b) => b.score - a.score).slice(0, 3).map(({ row }) => row);
  };

  // --- Trying -----------------------------------------------------------------------------------------------------------

  const section = async (text, number, many) => {
    const faults = textFaults(text, kind.value || null, RULES);
    const broken = RULES.filter((rule) => faults.some((fault) => fault.regel === rule.id));
    const found = await nearest(text);
    const heading = many ? `Krav ${number}` : "Ditt krav";
    return { faults: broken.length, node: el("section", { "aria-label": heading }, el("h2", {}, heading), el("p", { class: "provad" }, ...marked(text, faults)),
      ...(broken.length ? broken.map((rule) => finding(rule, faults.filter((fault) => fault.regel === rule.id))) : [el("p", {}, "Inget att anmärka på. Det betyder inte att kravet är rätt, bara att reglerna inte fann något.")]),
      ...(found.length ? [el("p", {}, "Närmast av kraven här: ", ...found.flatMap((row, i) => [i ? ", " : "", el("a", { href: page(`krav/${row.id}`) }, `${row.id.toUpperCase()} ${row.title}`)]), ".")] : [])) };
  };
  const run = async () => {
    const parts = demands(input.value).slice(0, 100);
    if (!parts.length) {
      target.replaceChildren();
      answer.textContent = "Skriv eller klistra in en text först.";
      input.focus();
      return;
    }
    const sections = [];
    for (const [i, text] of parts.entries()) sections.push(await section(text, i + 1, parts.length > 1));
    target.replaceChildren(...sections.map(({ node }) => node));
    const total = sections.reduce((sum, { faults }) => sum + faults, 0);
    const number = parts.length === 1 ? "1 krav" : `${parts.length} krav`;
    answer.textContent = total ? `${total === 1 ? "1 sak" : `${total} saker`} att se över i ${number}.` : `Inget att anmärka på i ${number}.`;
    answer.focus();
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  form.addEventListener("reset", () => { target.replaceChildren(); answer.textContent = "Fältet är tömt."; });
  document.getElementById("prov-exempel").addEventListener("click", () => { input.value = EXAMPLE; kind.value = "teknisk-specifikation"; run(); });

  document.getElementById("utan-skript").remove();
  place.hidden = false;
  place.dataset.klar = "ja";
})();

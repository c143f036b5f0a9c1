// The life-cycle page: reads the form, counts at every change, draws the answer, makes the workbook. The reader's figures
// stand after # in the address and nowhere else. What is counted stands in livscykel-kalkyl.js.
(() => {
  "use strict";
  const place = document.getElementById("livscykel");
  if (!place) return;
  const { everything, ORDER } = globalThis.livscykel;
  const { file, NAMES, two } = globalThis.livscykelblad;
  const GOODS = window.poster.kalkylvaror;
  const FIRST = "vara-kontorsstol";
  const form = document.getElementById("kalkyl");
  const get = (id) => document.getElementById(id);
  const el = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  // --- Numbers ------------------------------------------------------------------------------------------------------

  /** A number as Swedes write it, or NaN; an empty text is null. */
  const parsed = (text) => {
    const tidy = text.replace(/[\s\u00a0\u202f]/g, "").replace("−", "-");
    if (!tidy) return null;
    return /^-?\d{1,12}([.,]\d{1,6})?$/.test(tidy) ? Number(tidy.replace(",", ".")) : NaN;
  };
  const shown = (value, decimals = 0) => value.toLocaleString("sv-SE", { maximumFractionDigits: decimals });
  const written = (value) => String(value).replace(".", ",");
  const kronor = (value) => `${shown(Math.round(value) || 0)}\u00a0kr`;
  /** Two significant figures: 0,34 – 4,0 – 12 – 340. */
  const figures = (value) => {
    const rounded = two(value);
    const decimals = rounded ? Math.max(0, 1 - Math.floor(Math.log10(Math.abs(rounded)))) : 0;
    return rounded.toLocaleString("sv-SE", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  };
  const unitOf = (value) => (Math.abs(two(value)) >= 1000 ? [1000, "ton"] : [1, "kg"]);
  const kilo = (value) => {
    const [by, unit] = unitOf(value);
    return `${figures(value / by)}\u00a0${unit}`;
  };
  /** A value with its range, in the unit of the largest of them. */
  const range = (r) => {
    const [by, unit] = unitOf(Math.max(Math.abs(r.varde), Math.abs(r.lag), Math.abs(r.hog)));
    return r.lag === r.hog ? `${figures(r.varde / by)}\u00a0${unit}` : `${figures(r.varde / by)}\u00a0${unit} (${figures(r.lag / by)} till ${figures(r.hog / by)})`;
  };
  const times = (r, by) => ({ varde: r.varde * by, lag: r.lag * by, hog: r.hog * by });

  // --- Fields -------------------------------------------------------------------------------------------------------

  const inputs = [...form.querySelectorAll("input")];
  const selects = [...form.querySelectorAll("select")];
  const value = (name) => form.elements[name]?.value ?? "";
  // [least, most, whole]; by the last part of the name.
  const LIMITS = {
    antal: [1, 1e6, true], ar: [1, 40, true], ranta: [0, 30], okning: [0, 30], elpris: [0, 1000], elfaktor: [0, 5], "elfaktor-hog": [0, 5],
    ers: [0, 1], liv: [0.5, 100], kwh: [0, 1e6], klimat: [0, 1e6], "klimat-lag": [0, 1e6], "klimat-hog": [0, 1e6],
  };
  const limits = (name) => (name === "behalla-liv" ? [1, 100, true]
    : LIMITS[name] ?? LIMITS[name.slice(name.indexOf("-") + 1)] ?? [0, 1e8]);
  /** What is wrong with a field's text, or "". */
  const wrong = (name, text) => {
    const number = parsed(text);
    const [least, most, whole] = limits(name);
    if (number === null) return ["antal", "ar", "ranta"].includes(name) ? "Fyll i ett tal." : "";
    if (Number.isNaN(number)) return "Skriv ett tal med siffror, till exempel 1 500 eller 2,5.";
    if (whole && !Number.isInteger(number)) return "Skriv ett helt tal, utan decimaler.";
    if (number < least || number > most) return `Talet ska ligga mellan ${shown(least, 1)} och ${shown(most)}.`;
    return "";
  };
  const tell = (input, message) => {
    get(`${input.id}-fel`).textContent = message;
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  const number = (name, otherwise = 0) => {
    const found = parsed(value(name));
    return found === null || Number.isNaN(found) ? otherwise : found;
  };

  // --- What the reader asks -----------------------------------------------------------------------------------------

  const common = () => ({
    antal: number("antal", 1), ar: number("ar", 1), ranta: number("ranta") / 100, okning: number("okning") / 100,
    forskott: value("forskott") === "borjan", momsater: value("momsater") === "ja", elpris: number("elpris"),
    elfaktor: { varde: number("elfaktor"), lag: number("elfaktor"), hog: Math.max(number("elfaktor"), number("elfaktor-hog")) },
    ersattning: number("ers", 1),
  });
  const climateOf = (name) => {
    const middle = parsed(value(`${name}-klimat`));
    if (middle === null || Number.isNaN(middle)) return null;
    return { varde: middle, lag: Math.min(middle, number(`${name}-klimat-lag`, middle)), hog: Math.max(middle, number(`${name}-klimat-hog`, middle)) };
  };
  const alternative = (name) => ({
    liv: number(`${name}-liv`, 1), pris: number(`${name}-pris`), moms: value(`${name}-moms`) || "utan", leverans: number(`${name}-leverans`),
    underhall: number(`${name}-underhall`), kwh: number(`${name}-kwh`), hyra: number(`${name}-hyra`), rest: number(`${name}-rest`),
    atertag: number(`${name}-atertag`), klimat: climateOf(name),
  });
  const filled = (name) => parsed(value(name)) !== null;
  // What each must have to be counted.
  const NEEDS = { nytt: ["pris", "liv"], begagnat: ["pris", "liv"], renoverat: ["pris", "liv"], hyra: ["hyra", "liv"], behalla: ["liv"] };
  const chosen = (n) => {
    const names = ORDER.filter((name) => NEEDS[name].every((key) => filled(`${name}-${key}`)));
    // What is kept is followed by something new, so it can only be counted when that has a price.
    return Object.fromEntries(names.filter((name) => name !== "behalla" || names.includes("nytt") || number("behalla-liv") >= n.ar)
      .map((name) => [name, alternative(name)]));
  };

  // --- State after # ------------------------------------------------------------------------------------------------

  const start = {};
  const remember = () => { for (const field of [...inputs, ...selects]) start[field.name] = field.value; };
  const state = () => {
    const query = new URLSearchParams();
    query.set("vara", value("vara"));
    for (const field of [...inputs, ...selects]) if (field.name !== "vara" && field.value !== start[field.name]) query.set(field.name, field.value);
    return query.toString();
  };
  let saving;
  const save = () => {
    clearTimeout(saving);
    saving = setTimeout(() => {
      try { history.replaceState(null, "", `#${state()}`); } catch { /* some browsers refuse this for pages on a disk */ }
    }, 200);
  };

  /** The figures of the goods into the fields. */
  const fill = (id) => {
    const goods = GOODS[id];
    const [fresh, used, renovated] = goods.liv;
    const set = (name, text) => { form.elements[name].value = text; start[name] = text; };
    for (const [name, life] of [["nytt", fresh], ["begagnat", used], ["renoverat", renovated], ["hyra", fresh]]) set(`${name}-liv`, written(life));
    const [newer, older, mended] = goods.klimat;
    for (const [name, kg] of [["nytt", newer], ["begagnat", older], ["renoverat", mended], ["hyra", newer], ["behalla", newer && [0, 0, 0]]]) {
      ["klimat", "klimat-lag", "klimat-hog"].forEach((key, i) => set(`${name}-${key}`, kg ? written(kg[i]) : ""));
    }
    get("vara-anm").textContent = [goods.utan_klimat && `Bara kostnaden räknas. ${goods.utan_klimat}`, goods.anmarkning,
      goods.klimat[0] && "Livslängder och klimattal är våra förval. Ändra dem när ni vet bättre."].filter(Boolean).join(" ");
    start.vara = id;
    suggest();
  };
  const suggest = () => {
    const share = GOODS[value("vara")].prisandel;
    const fresh = parsed(value("nytt-pris"));
    get("prisandel").hidden = !share || !fresh || filled("begagnat-pris");
    if (!share || !fresh) return;
    get("prisandel-knapp").textContent = `Räkna med ${shown(share[0] * 100)} procent av nypriset`;
    get("prisandel-text").textContent = share[1];
  };
  const open = () => {
    const query = new URLSearchParams(location.hash.slice(1));
    form.reset();
    for (const input of inputs) input.value = input.dataset.start;
    form.elements.vara.value = Object.hasOwn(GOODS, query.get("vara")) ? query.get("vara") : FIRST;
    remember();
    fill(value("vara"));
    for (const [name, text] of query) {
      const field = form.elements.namedItem(name); // elements[name] would also find what every object has
      if (!field || name === "vara" || text.length > 16) continue;
      if (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === text)) field.value = text;
      const fold = field.closest("details");
      if (fold) fold.open = true;
    }
    for (const input of inputs) tell(input, wrong(input.name, input.value));
    suggest();
  };

  // --- The answer ---------------------------------------------------------------------------------------------------

  const KEPT = { behalla: "att behålla", begagnat: "begagnat", renoverat: "renoverat", hyra: "att hyra", nytt: "nytt" };
  const least = (rows, of) => rows.filter((row) => of(row) !== null).sort((a, b) => of(a) - of(b))[0];
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const goodsName = () => GOODS[value("vara")].namn;
  /** "att hyra" becomes the whole: "Att hyra är billigast." */
  const headline = (rows, n) => {
    const cheap = least(rows, (row) => row.kostnad);
    const clean = least(rows, (row) => (row.klimat ? row.klimat.varde : null));
    const fresh = rows.find((row) => row.namn === "nytt");
    const cost = kronor(cheap.perAr * n.antal);
    const parts = [rows.length === 1 ? `${NAMES[cheap.namn]} kostar ${cost} per år för ${shown(n.antal)} st i ${n.ar} år.`
      : `${capital(KEPT[cheap.namn])} är billigast: ${cost} per år för ${shown(n.antal)} st i ${n.ar} år.`];
    if (fresh && cheap !== fresh && fresh.perAr > 0) parts.push(`Det är ${shown(100 * (1 - cheap.perAr / fresh.perAr))} procent mindre än nytt.`);
    if (clean && rows.length > 1) {
      parts.push(`${clean === cheap ? "Det är också renast" : `${capital(KEPT[clean.namn])} är renast`}: ${kilo(clean.klimat.varde * n.antal)} CO2e${
        fresh && fresh.klimat && clean !== fresh ? ` mot ${kilo(fresh.klimat.varde * n.antal)} för nytt` : ""}.`);
    }
    if (!clean) parts.push("Klimatet räknas inte: inget tal håller.");
    if (rows.length === 1) parts.push("Fyll i ett alternativ till, så kan de jämföras.");
    return parts.join(" ");
  };

  const SVG = "http://www.w3.org/2000/svg";
  const svg = (tag, attributes, text) => {
    const node = document.createElementNS(SVG, tag);
    for (const [name, v] of Object.entries(attributes)) node.setAttribute(name, v);
    if (text !== undefined) node.textContent = text;
    return node;
  };
  /** Two groups of bars: cost per year, and climate with its range. The table below has the same figures. */
  const picture = (rows, n) => {
    const counted = rows.filter((row) => row.klimat);
    const LINE = 30;
    const height = 28 + rows.length * LINE + (counted.length ? 40 + counted.length * LINE : 0) + 6;
    const root = svg("svg", { viewBox: `0 0 420 ${height}`, role: "img", "aria-labelledby": "bild-titel", class: "staplar" });
    root.append(svg("title", { id: "bild-titel" }, `Kostnad per år och klimat för ${rows.map((row) => KEPT[row.namn]).join(", ")}. ${headline(rows, n)}`));
    const group = (heading, top, list, of, label, ends) => {
      root.append(svg("text", { x: 0, y: top, class: "rubrik" }, heading));
      const most = Math.max(...list.map((row) => (ends ? ends(row)[1] : of(row))), 1e-9);
      list.forEach((row, i) => {
        const y = top + 10 + i * LINE;
        const length = (x) => 190 * Math.max(0, x) / most;
        root.append(svg("text", { x: 0, y: y + 15 }, NAMES[row.namn]));
        root.append(svg("rect", { x: 92, y, width: Math.max(1, length(of(row))), height: 20, class: row.namn === "nytt" ? "stapel nytt" : "stapel" }));
        if (ends) {
          const [low, high] = ends(row).map(length);
          root.append(svg("path", { d: `M${92 + low} ${y + 10}H${92 + high}M${92 + low} ${y + 4}v12M${92 + high} ${y + 4}v12`, class: "spann" }));
        }
        const end = 100 + (ends ? Math.max(length(of(row)), length(ends(row)[1])) : length(of(row)));
        root.append(svg("text", { x: end, y: y + 15, class: "tal" }, label(row)));
      });
    };
    group("Kostnad per år, kr", 16, rows, (row) => row.perAr * n.antal, (row) => kronor(row.perAr * n.antal));
    if (counted.length) {
      group(`Klimat under ${n.ar} år, CO2e. Strecket är spannet.`, 16 + rows.length * LINE + 38, counted, (row) => row.klimat.varde * n.antal,
        (row) => kilo(row.klimat.varde * n.antal), (row) => [row.klimat.lag * n.antal, row.klimat.hog * n.antal]);
    }
    return root;
  };

  const table = (rows, n) => {
    const counted = rows.some((row) => row.klimat);
    const caption = `${goodsName()}, ${shown(n.antal)} st i ${n.ar} år`;
    const heads = ["Alternativ", "Kostnad i dagens värde", "Per år", "Per styck och år",
      ...(counted ? ["Klimat, CO2e (spann)", "Sparat mot nytt", "Sparat vid ersättningsgrad 0,5"] : [])];
    const bought = (row) => row.namn === "begagnat" || row.namn === "renoverat";
    const half = (row) => (n.ersattning ? times(row.sparat, bought(row) ? 0.5 / n.ersattning : 1) : null);
    const body = rows.map((row) => el("tr", {}, el("th", { scope: "row" }, NAMES[row.namn]),
      ...[kronor(row.kostnad * n.antal), kronor(row.perAr * n.antal), kronor(row.perAr),
        ...(counted ? [row.klimat ? range(times(row.klimat, n.antal)) : "inget tal", row.sparat ? range(times(row.sparat, n.antal)) : "–",
          row.sparat && half(row) ? kilo(half(row).varde * n.antal) : "–"] : [])].map((text) => el("td", {}, text))));
    return el("div", { class: "table-wrap", role: "region", tabindex: "0", "aria-label": caption },
      el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, ...body)));
  };

  const VAT_WORDS = { utan: "utan moms", med: "med moms", marginal: "vinstmarginal" };
  const breaks = (rows, all, n) => rows.flatMap((row) => {
    const name = NAMES[row.namn];
    const found = [];
    if (row.namn === "begagnat" || row.namn === "renoverat") {
      if (!("nytt" in all)) return [];
      if (row.brytpris === null) found.push(`${name} kostar mer än nytt vid alla priser.`);
      else {
        const cost = globalThis.livscykel.costOfPrice({ ...all[row.namn], pris: row.brytpris }, n);
        const fresh = globalThis.livscykel.costOfPrice(all.nytt, n);
        found.push(`${name} lönar sig upp till ${kronor(row.brytpris)} per styck (${VAT_WORDS[all[row.namn].moms]})${
          fresh ? `, ${shown(100 * cost / fresh)} procent av nypriset räknat som kostnad` : ""}.`);
      }
      if (row.brytliv === null) found.push(`${name} lönar sig inte hur länge det än håller.`);
      else if (row.brytliv > 0) found.push(`${name} behöver hålla i minst ${shown(row.brytliv, 1)} år.`);
    }
    if (row.namn === "hyra" && "nytt" in all) {
      found.push(row.brythyra === null ? "Hyra kostar mer än nytt vid alla hyror." : `Hyra lönar sig upp till ${kronor(row.brythyra)} per styck och månad, utan moms.`);
    }
    if (row.klimatar) found.push(`Nytt drar mindre el än ${KEPT[row.namn].replace("att ", "det ni ")}. Tillverkningen är betald i utsläpp efter ${shown(row.klimatar, 0)} år.`);
    return found;
  });

  const WHAT = { liv: (who) => `Livslängden för ${who}, 30 procent kortare eller längre`, pris: (who) => `Priset för ${who}, 20 procent lägre eller högre`,
    hyra: () => "Hyran, 20 procent lägre eller högre", ranta: () => "Kalkylräntan, 0 eller 5 procent", el: () => "Elpriset, halverat eller dubblat" };
  const WHO = { behalla: "det behållna", begagnat: "begagnat", renoverat: "renoverat", hyra: "det hyrda", nytt: "nytt" };
  const swings = (list, n) => list.filter((one) => Math.abs(one.hog - one.lag) > 0.005).slice(0, 5).map((one) => {
    const turned = [...new Set(one.vinnare)].map((name) => KEPT[name]).join(" eller ");
    return `${WHAT[one.vad](WHO[one.vem])}: ändrar skillnaden med ${kronor(Math.abs(one.hog - one.lag) * n.antal)}. ${
      one.byter ? `Då kan svaret byta: ${turned} blir billigast.` : "Samma alternativ är billigast ändå."}`;
  });

  const WAYS = { behalla: "att behålla", begagnat: "att köpa begagnat", renoverat: "att renovera", hyra: "att hyra", nytt: "att köpa nytt" };
  const decision = (rows, answer, all, n) => {
    const names = rows.map((row) => WAYS[row.namn]);
    const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} och ${names.at(-1)}` : names[0];
    const cheap = least(rows, (row) => row.kostnad);
    const lines = [`Vi har jämfört ${list} för ${shown(n.antal)} st (${goodsName().toLowerCase()}) i ${n.ar} år. Kalkylräntan är ${shown(n.ranta * 100, 2)} procent.`,
      `Kostnad per år i dagens värde: ${rows.map((row) => `${NAMES[row.namn].toLowerCase()} ${kronor(row.perAr * n.antal)}`).join(", ")}.`];
    const counted = rows.filter((row) => row.klimat);
    if (counted.length) lines.push(`Klimat under tiden, CO2e med spann: ${counted.map((row) => `${NAMES[row.namn].toLowerCase()} ${range(times(row.klimat, n.antal))}`).join(", ")}.`);
    const [most] = answer.kanslighet;
    if (most && Math.abs(most.hog - most.lag) > 0.005) lines.push(`Svaret påverkas mest av detta: ${WHAT[most.vad](WHO[most.vem]).toLowerCase()}.`);
    lines.push(`Lägst kostnad har alternativet ${WAYS[cheap.namn]}. Kalkylen är ett underlag för behovet och avgör inga anbud.`);
    return lines;
  };

  const factorLines = () => {
    const goods = GOODS[value("vara")];
    return [goods.utan_klimat || "Klimattalen är förval från Cirkulär upphandling Jämtland Härjedalen, om ni inte har ändrat dem.",
      ...(goods.faktorer.length ? [`Faktorer bakom förvalen: ${goods.faktorer.map(([id, name]) => `${name} (${id})`).join(", ")}.`] : []), goods.anmarkning].filter(Boolean);
  };

  let latest = null;
  let waiting;
  /** The sentence at once; the picture, the table and the lists when the reader pauses, or at once when asked for. */
  const draw = (atOnce = false) => {
    clearTimeout(waiting);
    const n = common();
    const faulty = inputs.filter((input) => wrong(input.name, input.value));
    const all = chosen(n);
    const none = faulty.length || !Object.keys(all).length;
    get("utfall").hidden = Boolean(none);
    latest = null;
    if (none) {
      get("svar").textContent = faulty.length
        ? `Rätta ${faulty.length === 1 ? "ett fält" : `${faulty.length} fält`} först: ${faulty.map((input) => input.labels[0].firstChild.textContent).join(", ")}.`
        : "Fyll i minst ett pris, till exempel för nytt och för begagnat.";
      return;
    }
    const answer = everything(all, n);
    // The order of the form: what most compare first stands first.
    const rows = answer.alternativ;
    latest = { all, n, rows, answer };
    get("svar").textContent = headline(rows, n);
    if (atOnce) details();
    else waiting = setTimeout(details, 120);
  };
  const details = () => {
    const { all, n, rows, answer } = latest;
    get("bild").replaceChildren(picture(rows, n));
    get("tabell").replaceChildren(table(rows, n));
    const points = breaks(rows, all, n);
    get("brytlista").replaceChildren(...(points.length ? points : ["Fyll i nytt och ett alternativ till för att se brytpunkter."]).map((text) => el("li", {}, text)));
    const lines = swings(answer.kanslighet, n);
    get("kanslista").replaceChildren(...(lines.length ? lines : ["Det behövs minst två alternativ."]).map((text) => el("li", {}, text)));
    get("text-beslut").replaceChildren(...decision(rows, answer, all, n).map((text) => el("p", {}, text)));
    get("uppgifter").textContent = `Uppgifter: ${[...inputs, ...selects].filter((field) => {
      const of = field.closest("fieldset.alternativ")?.id.slice(4);
      return field.value && (!of || of in all) && (field.value !== start[field.name] || ["antal", "ar", "ranta", "vara"].includes(field.name) || /-(liv|moms)$/.test(field.name));
    })
      .map((field) => {
        const heading = field.closest("fieldset.alternativ")?.querySelector("legend").textContent;
        const text = field.tagName === "SELECT" ? field.selectedOptions[0].textContent : field.value;
        return `${heading ? `${heading}: ` : ""}${field.labels[0].textContent.trim()} ${text}`;
      }).join("; ")}.`;
  };

  const download = () => {
    if (!latest) return;
    const { all, n, rows, answer } = latest;
    const lines = ["Underlag till livscykelkalkylen", ...decision(rows, answer, all, n), ...breaks(rows, all, n), ...swings(answer.kanslighet, n), ...factorLines(),
      "Priser med vinstmarginal har ingen moms att få tillbaka. Det är vår slutsats: låt er ekonom bekräfta den.",
      "Ska livscykelkostnaden avgöra en upphandling över tröskelvärdet gäller 16 kap. 4 och 5 §§ LOU.", `Samma kalkyl på webben: ${location.href.slice(0, 2000)}`];
    const link = el("a", { href: URL.createObjectURL(new Blob([file(all, n, lines)], { type: globalThis.kalkylblad.TYPE })), download: "livscykelkalkyl.xlsx" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  form.addEventListener("input", (event) => {
    const field = event.target;
    if (field.name === "vara") fill(field.value);
    // A fault is told when the field is left; one that has been mended goes at once.
    else if (field.tagName === "INPUT" && field.hasAttribute("aria-invalid")) tell(field, wrong(field.name, field.value));
    if (field.name === "nytt-pris" || field.name === "begagnat-pris") suggest();
    draw();
    save();
  });
  form.addEventListener("change", (event) => { if (event.target.tagName === "INPUT") tell(event.target, wrong(event.target.name, event.target.value)); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    try { history.replaceState(null, "", "#"); } catch { /* a page on a disk */ }
    location.hash = "";
    open();
    draw(true);
  });
  get("prisandel-knapp").addEventListener("click", () => {
    const share = GOODS[value("vara")].prisandel;
    form.elements["begagnat-pris"].value = written(Math.round(share[0] * number("nytt-pris")));
    form.elements["begagnat-moms"].value = value("nytt-moms");
    suggest();
    draw();
    save();
    form.elements["begagnat-pris"].focus();
  });
  get("hamta").addEventListener("click", download);
  get("skriv-ut").addEventListener("click", () => { details(); window.print(); });
  window.addEventListener("hashchange", () => { if (decodeURIComponent(location.hash.slice(1)) !== decodeURIComponent(state())) { open(); draw(true); } });

  open();
  draw(true);
  get("utan-skript").remove();
  place.hidden = false;
  place.dataset.klar = "ja";
})();

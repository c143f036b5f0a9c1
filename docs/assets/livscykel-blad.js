// The life-cycle calculation as sheets: the reader's figures, a live formula for each step, and the values that it gives.
// Whoever changes a yellow cell gets a new answer; tests/calculation/ lets LibreOffice count it again.
(() => {
  "use strict";
  const { lives, yearly, costOfPrice, priceOfCost, everything } = globalThis.livscykel;
  const { workbook, column } = globalThis.kalkylblad;

  const NAMES = { behalla: "Behålla", begagnat: "Begagnat", renoverat: "Renoverat", hyra: "Hyra", nytt: "Nytt" };
  const FOLLOWS = "Nytt efter det behållna";
  const VATS = { utan: "utan", med: "med", marginal: "marginal" };

  const text = (v, s = "text") => ({ v, s });
  /** Two significant digits: climate figures are no surer than that. */
  const two = (x) => (x ? Number(x.toPrecision(2)) : 0);
  const TWO = (ref) => `IF(${ref}=0,0,ROUND(${ref},1-INT(LOG10(ABS(${ref})))))`;

  /**
   * The sheet with inputs and formulas. Each row knows its formula and its value, so that a viewer that does not
   * calculate shows the right figures too.
   */
  const calculation = (all, n, answers) => {
    const names = answers.map((answer) => answer.namn);
    const keep = names.includes("behalla");
    const follows = keep && "nytt" in all;
    const first = follows ? Math.min(Math.round(all.behalla.liv), n.ar) : n.ar;
    const cols = [...names, ...(follows ? [FOLLOWS] : [])];
    const letter = (name) => column(1 + cols.indexOf(name));
    const source = (name) => (name === FOLLOWS ? all.nytt : all[name]);
    const rows = [];
    const at = {};
    const blank = () => rows.push([]);
    const title = (words, s = "rubrik") => rows.push([text(words, s)]);
    /** A row of one value in column B; its address is kept under the key. */
    const common = (key, label, v, s) => { rows.push([text(label), { v, s }]); at[key] = `$B$${rows.length}`; };
    /** A row with a cell per alternative: `make` gives the cell, `r` the address of another row in the same column. */
    const perColumn = (key, label, make) => {
      const number = rows.length + 1;
      at[key] = number;
      rows.push([text(label), ...cols.map((name) => make(name, (other) => `${letter(name)}${at[other]}`))]);
    };
    const input = (key, label, s, get) => perColumn(key, label, (name) => {
      if (name === FOLLOWS) return { f: `${letter("nytt")}${at[key]}`, v: get(all.nytt), s: s.replace("In", "") };
      return { v: get(all[name]), s };
    });
    const v = {}; // values by row and column
    const formula = (key, label, s, make, only = () => true) => {
      v[key] = {};
      perColumn(key, label, (name, r) => {
        if (!only(name)) return null;
        const [f, value] = make(name, r);
        v[key][name] = value;
        return value === null ? { f: `IFERROR(${f},"–")`, v: "–", s } : { f, v: value, s };
      });
    };

    title("Livscykelkalkyl: behålla, begagnat, renoverat, hyra eller nytt", "titel");
    rows.push([text("Gula celler är dina uppgifter. Ändra dem, så räknas resten om. Kronor utan moms om inget annat sägs.")]);
    blank();
    title("Gemensamt");
    common("antal", "Antal, st", n.antal, "heltalIn");
    common("ar", "Tid, hela år", n.ar, "heltalIn");
    common("r", "Kalkylränta per år", n.ranta, "procentIn");
    common("g", "Elprisets ökning per år", n.okning, "procentIn");
    common("forskott", "Årliga betalningar i början av året (1 = ja, 0 = nej)", n.forskott ? 1 : 0, "heltalIn");
    common("ater", "Ni får tillbaka momsen (1 = ja, 0 = nej)", n.momsater ? 1 : 0, "heltalIn");
    common("el", "Elpris, kr per kWh utan moms", n.elpris, "krIn");
    common("ef", "Elens klimatpåverkan, kg CO2e per kWh", n.elfaktor.varde, "fyra");
    common("efLag", "Lägsta", n.elfaktor.lag, "fyra");
    common("efHog", "Högsta", n.elfaktor.hog, "fyra");
    common("ers", "Ersättningsgrad: del av det begagnade som ersätter nytt", n.ersattning, "procentIn");
    common("mf", "Momsfaktor på övriga belopp", 0, "tal");
    rows[rows.length - 1][1] = { f: `IF(${at.ater}=1,1,1.25)`, v: n.momsater ? 1 : 1.25, s: "tal" };
    common("annuitet", "Nusummefaktor för hela tiden", 0, "fyra");
    rows[rows.length - 1][1] = { f: `IF(${at.r}=0,${at.ar},(1-(1+${at.r})^-${at.ar})/${at.r})`, v: yearly(n.ranta, 0, n.ar, false), s: "fyra" };
    blank();
    rows.push([text("Per styck", "rubrik"), ...cols.map((name) => text(NAMES[name] ?? name, "rubrik"))]);
    input("pris", "Inköpspris eller renovering, kr", "krIn", (a) => a.pris);
    input("moms", "Priset anges (utan, med, marginal)", "textIn", (a) => VATS[a.moms]);
    input("leverans", "Frakt och montering, kr", "krIn", (a) => a.leverans);
    input("liv", "Livslängd, år", "talIn", (a) => a.liv);
    input("underhall", "Underhåll, kr per år", "krIn", (a) => a.underhall);
    input("kwh", "El, kWh per år", "talIn", (a) => a.kwh);
    input("hyra", "Hyra, kr per månad", "krIn", (a) => a.hyra);
    input("rest", "Restvärde när livslängden är slut, kr", "krIn", (a) => a.rest);
    input("atertag", "Återtag eller avveckling, kr", "krIn", (a) => a.atertag);
    for (const [key, label, end] of [["k", "Klimat, kg CO2e", "varde"], ["kLag", "Lägsta", "lag"], ["kHog", "Högsta", "hog"]]) {
      input(key, label, "talIn", (a) => (a.klimat ? a.klimat[end] : undefined));
    }
    blank();
    title("Steg i räkningen, per styck");
    const x = (name) => source(name);
    const years = (name) => (name === FOLLOWS ? n.ar - first : name === "behalla" && follows ? first : n.ar);
    const after = (name) => (name === FOLLOWS ? first : 0);
    formula("T", "År som räknas", "heltal", (name, r) => [
      name === FOLLOWS ? `${at.ar}-${letter("behalla")}${at.T}` : name === "behalla" && follows ? `MIN(ROUND(${r("liv")},0),${at.ar})` : at.ar, years(name)]);
    formula("start", "Startfaktor", "fyra", (name, r) => [
      name === FOLLOWS ? `IF(${r("T")}=0,0,(1+${at.r})^-${letter("behalla")}${at.T})` : "1", years(name) ? (1 + n.ranta) ** -after(name) : 0]);
    formula("P", "Pris som kostnad, kr", "kr", (name, r) => [
      `IF(${r("moms")}="marginal",${r("pris")},${r("pris")}/IF(${r("moms")}="med",1.25,1)*${at.mf})`, costOfPrice(x(name), n)]);
    formula("m", "Antal köp", "heltal", (name, r) => [`MAX(1,ROUNDUP(${r("T")}/${r("liv")}-0.000000001,0))`, lives(years(name), x(name).liv)]);
    formula("S", "Summa av köpens nuvärdefaktorer", "fyra", (name, r) => {
      const q = (1 + n.ranta) ** -x(name).liv;
      const m = v.m[name];
      return [`IF(${at.r}=0,${r("m")},(1-(1+${at.r})^(-${r("liv")}*${r("m")}))/(1-(1+${at.r})^-${r("liv")}))`, q === 1 ? m : (1 - q ** m) / (1 - q)];
    });
    formula("u", "Använd del av sista köpet", "fyra", (name, r) => [
      `(${r("T")}-(${r("m")}-1)*${r("liv")})/${r("liv")}`, (years(name) - (v.m[name] - 1) * x(name).liv) / x(name).liv]);
    formula("slut", "Nuvärdefaktor vid slutet", "fyra", (name, r) => [`(1+${at.r})^-${r("T")}`, (1 + n.ranta) ** -years(name)]);
    formula("F", "Nusummefaktor, årliga kostnader", "fyra", (name, r) => [
      `IF(${at.r}=0,${r("T")},(1-(1+${at.r})^-${r("T")})/${at.r}*IF(${at.forskott}=1,1+${at.r},1))`, yearly(n.ranta, 0, years(name), n.forskott)]);
    const X = `((1+${at.g})/(1+${at.r}))`;
    formula("G", "Nusummefaktor, el", "fyra", (name, r) => [
      `IF(${at.g}=${at.r},${r("T")},(1-${X}^${r("T")})/(1-${X})*IF(${at.forskott}=1,1,${X}))${name === FOLLOWS ? `*(1+${at.g})^${letter("behalla")}${at.T}` : ""}`,
      yearly(n.ranta, n.okning, years(name), n.forskott) * (1 + n.okning) ** after(name)]);
    const mf = n.momsater ? 1 : 1.25;
    const of = (name, key) => v[key][name];
    formula("d1", "Inköp", "kr", (name, r) => [`${r("start")}*${r("P")}*${r("S")}`, of(name, "start") * of(name, "P") * of(name, "S")]);
    formula("d2", "Frakt och montering", "kr", (name, r) => [`${r("start")}*${r("leverans")}*${at.mf}*${r("S")}`, of(name, "start") * x(name).leverans * mf * of(name, "S")]);
    formula("d3", "Underhåll", "kr", (name, r) => [`${r("start")}*${r("underhall")}*${at.mf}*${r("F")}`, of(name, "start") * x(name).underhall * mf * of(name, "F")]);
    formula("d4", "El", "kr", (name, r) => [`${r("start")}*${r("kwh")}*${at.el}*${at.mf}*${r("G")}`, of(name, "start") * x(name).kwh * n.elpris * mf * of(name, "G")]);
    formula("d5", "Hyra", "kr", (name, r) => [`${r("start")}*12*${r("hyra")}*${at.mf}*${r("F")}`, of(name, "start") * 12 * x(name).hyra * mf * of(name, "F")]);
    formula("d6", "Återtag", "kr", (name, r) => [
      `${r("start")}*${r("atertag")}*${at.mf}*(${r("S")}-1+${r("slut")}*${r("u")})`, of(name, "start") * x(name).atertag * mf * (of(name, "S") - 1 + of(name, "slut") * of(name, "u"))]);
    formula("d7", "Restvärde (avdrag)", "kr", (name, r) => [
      `-${r("start")}*(${r("rest")}*(${r("S")}-1)+${r("slut")}*(${r("rest")}+(${r("P")}-${r("rest")})*(1-${r("u")})))`,
      -of(name, "start") * (x(name).rest * (of(name, "S") - 1) + of(name, "slut") * (x(name).rest + (of(name, "P") - x(name).rest) * (1 - of(name, "u"))))]);
    const D = ["d1", "d2", "d3", "d4", "d5", "d6", "d7"];
    formula("egen", "Summa i kolumnen", "kr", (name, r) => [`SUM(${r("d1")}:${r("d7")})`, D.reduce((sum, key) => sum + of(name, key), 0)]);
    const ownClimate = (name, end) => (x(name).klimat ? years(name) * (x(name).klimat[end] / x(name).liv + x(name).kwh * n.elfaktor[end]) : null);
    for (const [key, label, row, factor, end] of [["c", "Klimat, kg CO2e", "k", "ef", "varde"], ["cLag", "Lägsta", "kLag", "efLag", "lag"], ["cHog", "Högsta", "kHog", "efHog", "hog"]]) {
      formula(key, label, "kr", (name, r) => [`${r("T")}*(${r(row)}/${r("liv")}+${r("kwh")}*${at[factor]})`, ownClimate(name, end)], (name) => Boolean(x(name).klimat));
    }
    blank();

    const answer = Object.fromEntries(answers.map((one) => [one.namn, one]));
    const real = (name) => name !== FOLLOWS;
    const plus = (name, key) => (name === "behalla" && follows ? `+${letter(FOLLOWS)}${at[key]}` : "");
    rows.push([text("Svar för alla", "rubrik"), ...names.map((name) => text(NAMES[name], "rubrik"))]);
    formula("styck", "Kostnad per styck, kr i dagens värde", "kr", (name, r) => [`${r("egen")}${plus(name, "egen")}`, answer[name].kostnad], real);
    formula("total", "Kostnad för alla, kr i dagens värde", "krFet", (name, r) => [`${r("styck")}*${at.antal}`, answer[name].kostnad * n.antal], real);
    formula("perAr", "Kostnad per år för alla, kr", "krFet", (name, r) => [`${r("total")}/${at.annuitet}`, answer[name].perAr * n.antal], real);
    const counted = (name) => real(name) && Boolean(answer[name].klimat);
    for (const [key, label, row, end] of [["kg", "Klimat under tiden, kg CO2e", "c", "varde"], ["kgLag", "Lägsta", "cLag", "lag"], ["kgHog", "Högsta", "cHog", "hog"]]) {
      formula(key, label, "heltal", (name, r) => [TWO(`((${r(row)}${plus(name, row)})*${at.antal})`), two(answer[name].klimat[end] * n.antal)], counted);
    }
    const against = (name) => counted(name) && Boolean(answer[name].sparat);
    const apart = (name) => name === "begagnat" || name === "renoverat";
    const gap = (name, fresh, own, r) => `(${letter("nytt")}${at[fresh]}-(${r(own)}${plus(name, own)}))`;
    for (const [key, label, fresh, own, end, choose] of [["s", "Klimat sparat mot nytt, kg CO2e", "c", "c", "varde", ""], ["sLag", "Lägsta", "cLag", "cHog", "lag", "MIN"], ["sHog", "Högsta", "cHog", "cLag", "hog", "MAX"]]) {
      formula(key, label, "heltal", (name, r) => {
        const one = apart(name) ? `${at.ers}*${gap(name, fresh, own, r)}`
          : choose ? `${choose}(${gap(name, "cLag", "cLag", r)},${gap(name, "cHog", "cHog", r)})` : gap(name, fresh, own, r);
        return [TWO(`(${one}*${at.antal})`), two(answer[name].sparat[end] * n.antal)];
      }, against);
    }
    const bought = (name) => "nytt" in all && (name === "begagnat" || name === "renoverat");
    const fresh = (key) => `${letter("nytt")}${at[key]}`;
    formula("bp", "Brytpris: högsta pris, angivet som ovan, kr", "kr", (name, r) => {
      const cost = `((${fresh("styck")}-(${r("styck")}-${r("P")}*(${r("S")}-${r("slut")}*(1-${r("u")}))))/(${r("S")}-${r("slut")}*(1-${r("u")})))`;
      return [`IF(${cost}>0,IF(${r("moms")}="marginal",${cost},${cost}/${at.mf}*IF(${r("moms")}="med",1.25,1)),NA())`, answer[name].brytpris];
    }, bought);
    formula("ba", "Brytpris som del av nytt, båda som kostnad", "procent", (name, r) => {
      const cost = `(${r("bp")}/IF(${r("moms")}="med",1.25,1)*IF(${r("moms")}="marginal",1,${at.mf}))`;
      const own = answer[name].brytpris;
      const price = costOfPrice(all.nytt, n);
      return [`${cost}/${fresh("P")}`, own === null || !price ? null : (own / priceOfCost(1, all[name].moms, n)) / price];
    }, bought);
    formula("bl", "Bryttid: minsta livslängd, år", "tal", (name, r) => {
      const year = `((${fresh("styck")}-${r("d3")}-${r("d4")}-${r("d5")})/${at.annuitet})`;
      const cost = `(${r("P")}+${r("leverans")}*${at.mf})`;
      const left = `(${r("rest")}-${r("atertag")}*${at.mf})`;
      return [`IF(${year}<=0,NA(),IF(${at.r}=0,MAX(0,(${cost}-${left})/${year}),IF(${year}/${at.r}<=${cost},NA(),IF(${cost}<=${left},0,-LN((${year}/${at.r}-${cost})/(${year}/${at.r}-${left}))/LN(1+${at.r})))))`, answer[name].brytliv];
    }, bought);
    formula("bh", "Brythyra: högsta hyra, kr per månad", "kr", (name, r) => {
      const rent = `((${fresh("styck")}-(${r("styck")}-${r("d5")}))/(12*${at.mf}*${r("F")}))`;
      return [`IF(${rent}>0,${rent},NA())`, answer[name].brythyra];
    }, (name) => name === "hyra" && "nytt" in all);
    return { namn: "Kalkyl", bredder: [46, ...cols.map(() => 15)], rader: rows, liggande: false };
  };

  const basis = (lines) => ({ namn: "Underlag", bredder: [110], rader: lines.map((line, i) => [text(line, i ? "text" : "titel")]) });

  /** The workbook's bytes: the calculation, and where its figures come from. */
  const file = (all, n, lines) =>
    workbook("Livscykelkalkyl", [calculation(all, n, everything(all, n).alternativ), basis(lines)]);
  /** The same as numbers, for tests in Node. */
  const bytes = (all, n, lines) => Array.from(file(all, n, lines));

  globalThis.livscykelblad = { file, bytes, NAMES, two };
})();

// The life-cycle calculation: plain values in, plain values out; nothing here knows the page. One piece at a time.
// hooks/guide/calculation/life_cycle.py counts the same, payment by payment; tests/calculation/ compares the two.
(() => {
  "use strict";

  /**
   * @typedef {{varde: number, lag: number, hog: number}} Spann  a value with the ends of its range
   * @typedef {{antal: number, ar: number, ranta: number, okning: number, forskott: boolean, momsater: boolean,
   *   elpris: number, elfaktor: Spann, ersattning: number}} Behov  what all alternatives have in common
   * @typedef {{liv: number, pris: number, moms: string, leverans: number, underhall: number, kwh: number, hyra: number,
   *   rest: number, atertag: number, klimat: Spann | null}} Alternativ  one way to meet the need
   * @typedef {Object<string, Alternativ>} Val  the alternatives by name
   */

  const VAT = 0.25; // 9 kap. 2 § mervärdesskattelagen
  const KINDS = ["inkop", "leverans", "underhall", "energi", "hyra", "atertag", "restvarde"];
  const ORDER = ["behalla", "begagnat", "renoverat", "hyra", "nytt"];

  /** The price as a cost to this buyer: without VAT when it comes back, with it otherwise. */
  const costOfPrice = (/** @type {Alternativ} */ a, /** @type {Behov} */ n) => {
    if (a.moms === "marginal") return a.pris;
    const without = a.moms === "med" ? a.pris / (1 + VAT) : a.pris;
    return n.momsater ? without : without * (1 + VAT);
  };
  /** The other way round: the price of an offer that gives this cost. */
  const priceOfCost = (/** @type {number} */ cost, /** @type {string} */ vat, /** @type {Behov} */ n) => {
    if (vat === "marginal") return cost;
    const without = n.momsater ? cost : cost / (1 + VAT);
    return vat === "med" ? without * (1 + VAT) : without;
  };
  const other = (/** @type {number} */ amount, /** @type {Behov} */ n) => (n.momsater ? amount : amount * (1 + VAT));

  /** How many times something is bought; the small number keeps 7 / 0.7 from becoming eleven. */
  const lives = (/** @type {number} */ years, /** @type {number} */ life) => Math.max(1, Math.ceil(years / life - 1e-9));
  /** 1 + q + q² … , m terms. */
  const series = (/** @type {number} */ q, /** @type {number} */ m) => (q === 1 ? m : (1 - q ** m) / (1 - q));
  /** Present value of one krona a year, which grows; at the end of each year, or at its beginning. */
  const yearly = (/** @type {number} */ rate, /** @type {number} */ growth, /** @type {number} */ years, /** @type {boolean} */ inAdvance) => {
    const x = (1 + growth) / (1 + rate);
    return series(x, years) * (inAdvance ? 1 : x);
  };
  /** A present value as equal yearly amounts (annuity). */
  const perYear = (/** @type {number} */ present, /** @type {number} */ rate, /** @type {number} */ years) => present / yearly(rate, 0, years, false);

  /** Present values by kind of cost over some years that begin later. */
  const parts = (/** @type {Alternativ} */ a, /** @type {Behov} */ n, /** @type {number} */ years, after = 0) => {
    const price = costOfPrice(a, n);
    const m = lives(years, a.liv);
    const s = series((1 + n.ranta) ** -a.liv, m);
    const used = (years - (m - 1) * a.liv) / a.liv;
    const end = (1 + n.ranta) ** -years;
    const start = (1 + n.ranta) ** -after;
    const flat = yearly(n.ranta, 0, years, n.forskott);
    const grown = yearly(n.ranta, n.okning, years, n.forskott) * (1 + n.okning) ** after;
    return {
      inkop: start * price * s,
      leverans: start * other(a.leverans, n) * s,
      underhall: start * other(a.underhall, n) * flat,
      energi: start * a.kwh * other(n.elpris, n) * grown,
      hyra: start * 12 * other(a.hyra, n) * flat,
      atertag: start * other(a.atertag, n) * (s - 1 + end * used),
      restvarde: -start * (a.rest * (s - 1) + end * (a.rest + (price - a.rest) * (1 - used))),
    };
  };

  const keptYears = (/** @type {Alternativ} */ kept, /** @type {Behov} */ n) => Math.min(Math.round(kept.liv), n.ar);
  /** The parts of an alternative for one piece; what is kept is followed by something new. */
  const allParts = (/** @type {string} */ name, /** @type {Val} */ all, /** @type {Behov} */ n) => {
    if (name !== "behalla") return parts(all[name], n, n.ar);
    const first = keptYears(all.behalla, n);
    const found = parts(all.behalla, n, first);
    if (first === n.ar) return found;
    const later = parts(all.nytt, n, n.ar - first, first);
    return Object.fromEntries(KINDS.map((kind) => [kind, found[kind] + later[kind]]));
  };
  const total = (/** @type {Object<string, number>} */ found) => KINDS.reduce((sum, kind) => sum + found[kind], 0);
  /** The cost of one piece over the period, in today's value. */
  const cost = (/** @type {string} */ name, /** @type {Val} */ all, /** @type {Behov} */ n) => total(allParts(name, all, n));

  const emitted = (/** @type {number} */ made, /** @type {number} */ perKwh, /** @type {Alternativ} */ a, /** @type {number} */ years) =>
    years * (made / a.liv + a.kwh * perKwh);
  /** Kilograms for one piece over the period; null where no figure holds. */
  const climate = (/** @type {string} */ name, /** @type {Val} */ all, /** @type {Behov} */ n) => {
    const chosen = all[name];
    const first = name === "behalla" ? keptYears(chosen, n) : n.ar;
    const follows = first < n.ar;
    if (!chosen.klimat || (follows && !all.nytt.klimat)) return null;
    const of = (/** @type {"varde" | "lag" | "hog"} */ end) => emitted(chosen.klimat[end], n.elfaktor[end], chosen, first)
      + (follows ? emitted(all.nytt.klimat[end], n.elfaktor[end], all.nytt, n.ar - first) : 0);
    return { varde: of("varde"), lag: of("lag"), hog: of("hog") };
  };
  /** Kilograms saved against something new: the middle, the cautious end, the bold end. */
  const saved = (/** @type {string} */ name, /** @type {Val} */ all, /** @type {Behov} */ n) => {
    const own = climate(name, all, n);
    const fresh = all.nytt && climate("nytt", all, n);
    if (!own || !fresh) return null;
    if (name === "begagnat" || name === "renoverat") {
      const share = n.ersattning;
      return { varde: share * (fresh.varde - own.varde), lag: share * (fresh.lag - own.hog), hog: share * (fresh.hog - own.lag) };
    }
    // What is leased or kept is the same kind of thing as the new one: the same uncertainty, at the same end.
    const ends = [fresh.lag - own.lag, fresh.hog - own.hog];
    return { varde: fresh.varde - own.varde, lag: Math.min(...ends), hog: Math.max(...ends) };
  };

  // --- Break-even ---------------------------------------------------------------------------------------------------

  /** The highest price, told as the offer tells it, at which the alternative costs no more than new. */
  const breakPrice = (/** @type {string} */ name, /** @type {Val} */ all, /** @type {Behov} */ n) => {
    const free = total(parts({ ...all[name], pris: 0 }, n, n.ar));
    const m = lives(n.ar, all[name].liv);
    const used = (n.ar - (m - 1) * all[name].liv) / all[name].liv;
    const perKrona = series((1 + n.ranta) ** -all[name].liv, m) - (1 + n.ranta) ** -n.ar * (1 - used);
    const price = (cost("nytt", all, n) - free) / perKrona;
    return price > 0 ? priceOfCost(price, all[name].moms, n) : null;
  };
  /** How many years the alternative must last to cost no more per year than new; null when no number is enough. */
  const breakLife = (/** @type {string} */ name, /** @type {Val} */ all, /** @type {Behov} */ n) => {
    const a = all[name];
    const p = parts(a, n, n.ar);
    const year = perYear(cost("nytt", all, n) - p.underhall - p.energi - p.hyra, n.ranta, n.ar);
    const bought = costOfPrice(a, n) + other(a.leverans, n);
    const left = a.rest - other(a.atertag, n);
    if (year <= 0) return null;
    if (!n.ranta) return Math.max(0, (bought - left) / year);
    if (year / n.ranta <= bought) return null;
    if (bought <= left) return 0;
    return -Math.log((year / n.ranta - bought) / (year / n.ranta - left)) / Math.log(1 + n.ranta);
  };
  /** The highest monthly rent, without VAT, at which leasing costs no more than buying new. */
  const breakRent = (/** @type {Val} */ all, /** @type {Behov} */ n) => {
    const free = total(parts({ ...all.hyra, hyra: 0 }, n, n.ar));
    const rent = (cost("nytt", all, n) - free) / (12 * other(1, n) * yearly(n.ranta, 0, n.ar, n.forskott));
    return rent > 0 ? rent : null;
  };
  /** After how many years something new that uses less electricity has paid back its making. */
  const climateYears = (/** @type {Alternativ} */ old, /** @type {Alternativ} */ fresh, /** @type {Behov} */ n) => {
    const spared = (old.kwh - fresh.kwh) * n.elfaktor.varde;
    return fresh.klimat && fresh.klimat.varde > 0 && spared > 0 ? fresh.klimat.varde / spared : null;
  };

  // --- Sensitivity --------------------------------------------------------------------------------------------------

  const cheapest = (/** @type {Val} */ all, /** @type {Behov} */ n) =>
    Object.keys(all).map((name) => ({ name, cost: cost(name, all, n) })).sort((x, y) => x.cost - y.cost);
  const changed = (/** @type {Val} */ all, /** @type {string} */ name, /** @type {Partial<Alternativ>} */ change) => ({ ...all, [name]: { ...all[name], ...change } });
  /** What happens to the lead of the cheapest when one thing at a time is changed, the largest swing first. */
  const sensitivity = (/** @type {Val} */ all, /** @type {Behov} */ n) => {
    const [first, second] = cheapest(all, n);
    if (!second) return [];
    const lives_ = (/** @type {string} */ name, /** @type {number} */ by) => {
      const years = all[name].liv * by;
      return name === "behalla" ? Math.max(1, Math.round(years)) : years;
    };
    const trials = Object.keys(all).flatMap((name) => [
      ...(name === "hyra" ? [] : [{ vad: "liv", vem: name, utfall: [0.7, 1.3].map((by) => ({ all: changed(all, name, { liv: lives_(name, by) }), n })) }]),
      ...(all[name].pris ? [{ vad: "pris", vem: name, utfall: [0.8, 1.2].map((by) => ({ all: changed(all, name, { pris: all[name].pris * by }), n })) }] : []),
      ...(all[name].hyra ? [{ vad: "hyra", vem: name, utfall: [0.8, 1.2].map((by) => ({ all: changed(all, name, { hyra: all[name].hyra * by }), n })) }] : []),
    ]);
    trials.push({ vad: "ranta", vem: "", utfall: [0, 0.05].map((ranta) => ({ all, n: { ...n, ranta } })) });
    if (n.elpris && Object.values(all).some((a) => a.kwh)) {
      trials.push({ vad: "el", vem: "", utfall: [0.5, 2].map((by) => ({ all, n: { ...n, elpris: n.elpris * by } })) });
    }
    return trials.map(({ vad, vem, utfall }) => {
      const leads = utfall.map((u) => cost(second.name, u.all, u.n) - cost(first.name, u.all, u.n));
      const winners = utfall.map((u) => cheapest(u.all, u.n)[0].name);
      return { vad, vem, lag: leads[0], hog: leads[1], vinnare: winners, byter: winners.some((name) => name !== first.name) };
    }).sort((x, y) => Math.abs(y.hog - y.lag) - Math.abs(x.hog - x.lag));
  };

  /** Everything that the page shows, for one piece. Alternatives that cannot be counted are not among those given. */
  const everything = (/** @type {Val} */ all, /** @type {Behov} */ n) => ({
    alternativ: ORDER.filter((name) => name in all).map((name) => {
      const found = allParts(name, all, n);
      const sum = total(found);
      const against = name !== "nytt" && "nytt" in all;
      const bought = name === "begagnat" || name === "renoverat";
      return {
        namn: name, delar: found, kostnad: sum, perAr: perYear(sum, n.ranta, n.ar), klimat: climate(name, all, n),
        sparat: against ? saved(name, all, n) : null,
        brytpris: against && bought ? breakPrice(name, all, n) : null,
        brytliv: against && bought ? breakLife(name, all, n) : null,
        brythyra: against && name === "hyra" ? breakRent(all, n) : null,
        klimatar: against ? climateYears(all[name], all.nytt, n) : null,
      };
    }),
    kanslighet: sensitivity(all, n),
  });

  globalThis.livscykel = { VAT, KINDS, ORDER, everything, cost, climate, saved, yearly, perYear, costOfPrice, priceOfCost, breakPrice, breakLife, breakRent, climateYears, sensitivity, lives };
})();

// When a step of the follow-up is done: real days out of the contract's dates. Days are texts:
// 2027-01-31.

/** @typedef {{forankring: string, forskjutning: number, var_manad: number}} Timing */

const DAY = 86400000;
/** How long before the end the last repetition comes, by months between repetitions. */
const LEAD = /** @type {const} */ ([
  [12, 30],
  [3, 14],
  [0, 7],
]);

/** @param {string} day */
const date = (day) => new Date(`${day}T00:00:00Z`);
/** @param {Date} value */
const iso = (value) => value.toISOString().slice(0, 10);

/** Whether a text is a day that exists. @param {string | undefined} day */
export const isDay = (day) =>
  Boolean(
    day &&
      /^\d{4}-\d\d-\d\d$/.test(day) &&
      !Number.isNaN(date(day).getTime()) &&
      iso(date(day)) === day,
  );

/** @param {string} day @param {number} number */
export const plusDays = (day, number) => iso(new Date(date(day).getTime() + number * DAY));

/**
 * A number of months on; the 31st becomes the month's last day.
 * @param {string} day
 * @param {number} months
 */
export const plusMonths = (day, months) => {
  const from = date(day);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  last.setUTCDate(Math.min(from.getUTCDate(), last.getUTCDate()));
  return iso(last);
};

/**
 * The days of a step that comes again: the last day of each period. The last one comes before the
 * contract's
 * end, while a failure can still be put right; a last period shorter than half is left to the one
 * before.
 * @param {number} every months
 * @param {string} start
 * @param {string} end the contract's last day
 */
const repeated = (every, start, end) => {
  const lead = (LEAD.find(([months]) => every >= months) ?? LEAD[2])[1];
  const days = [];
  for (let number = 1; number <= 240; number += 1) {
    const begun = plusMonths(start, every * (number - 1));
    if (begun > end) break;
    const closing = plusDays(plusMonths(start, every * number), -1);
    if (closing < end) {
      days.push(closing);
    } else {
      const day = plusDays(end, -lead);
      const half = plusDays(
        begun,
        Math.floor((date(closing).getTime() - date(begun).getTime()) / DAY / 2),
      );
      if (!days.length || end >= half) days.push(day < start ? start : day);
      break;
    }
  }
  return days;
};

/**
 * The days on which a step is done; none when the contract's dates do not say.
 * @param {Timing | null} timing
 * @param {{start: string, slut: string, anbud: string, leverans: string}} days
 */
export const occasions = (timing, days) => {
  if (!timing) return [];
  if (timing.forankring === "anbud" || timing.forankring === "leverans") {
    return isDay(days[timing.forankring])
      ? [plusMonths(days[timing.forankring], timing.forskjutning)]
      : [];
  }
  const start = isDay(days.start) ? days.start : "";
  const end = isDay(days.slut) && (!start || days.slut >= start) ? days.slut : "";
  if (timing.forankring === "slut") {
    if (!end) return [];
    const day = plusMonths(end, timing.forskjutning);
    return [start && day < start ? start : day];
  }
  if (!start) return [];
  if (!timing.var_manad) return [plusMonths(start, timing.forskjutning)];
  return repeated(
    timing.var_manad,
    start,
    end || plusDays(plusMonths(start, Math.max(12, timing.var_manad)), -1),
  );
};

/** Days between 1899-12-30 and a day: how Excel counts. @param {string} day */
export const serial = (day) => date(day).getTime() / DAY + 25569;

const PERIOD = /^([-+]?)P(?:([-+]?\d+)Y)?(?:([-+]?\d+)M)?(?:([-+]?\d+)W)?(?:([-+]?\d+)D)?(T.+)?$/i;
const TIME = /^T(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+)(?:[.,](\d{0,9}))?S)?$/i;
const SOME_DAY = Date.UTC(2000, 1, 29);
const LAST_DAY = Date.UTC(2100, 2, 1);
const MOST = 2 ** 31;

/** What a duration must be, in words. */
export const DURATION = "an ISO-8601 duration of at most 100 years, such as P30D, PT24H or P1M";

/**
 * The length of time that an ISO-8601 text says, as {text, words}, such as "24 hours"; more than nothing and at most 100 years.
 * Undefined if the text says none.
 */
export function duration(text) {
  const parts = PERIOD.exec(text);
  const time = parts && (parts[6] ? TIME.exec(parts[6]) : [""]);
  if (
    !time ||
    parts.slice(2).every((part) => part === undefined) ||
    (parts[6] && time.slice(1).every((part) => !part))
  ) {
    return undefined;
  }
  const sign = parts[1] === "-" ? -1 : 1;
  const number = (part) => sign * Number(part ?? 0);
  const [years, months, weeks, dayPart] = parts.slice(2, 6).map(number);
  const days = weeks * 7 + dayPart;
  const [hours, minutes, whole] = [time[1], time[2], time[3]].map(number);
  const fraction = number(`0.${time[4] || 0}`) * (/^-/.test(time[3] ?? "") ? -1 : 1);
  const seconds = hours * 3600 + minutes * 60 + whole;
  if ([years, months, days, seconds].some((one) => Math.abs(one) >= MOST)) {
    return undefined;
  }
  const end = after(SOME_DAY, years * 12 + months, days) + (seconds + fraction) * 1000;
  return end > SOME_DAY && end <= LAST_DAY ? { text, words: words(years, months, days, seconds) || text } : undefined;
}

/** Months as the calendar has them: a day that the month does not have is its last one. */
function after(start, months, days) {
  const day = new Date(start);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0)).getUTCDate();
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, Math.min(day.getUTCDate(), last) + days);
}

function words(years, months, days, seconds) {
  return [
    [years, "year"],
    [months, "month"],
    [days, "day"],
    [Math.trunc(seconds / 3600), "hour"],
    [Math.trunc(seconds / 60) % 60, "minute"],
    [seconds % 60, "second"],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, unit]) => `${number} ${unit}${number === 1 ? "" : "s"}`)
    .join(" and ");
}

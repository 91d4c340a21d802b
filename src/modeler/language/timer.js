const PERIOD =
  "P(?:\\d+W|(?=\\d|T\\d)(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?)";
const DATE =
  "\\d{4}(?:-\\d\\d(?:-\\d\\d)?)?(?:T\\d\\d(?::?\\d\\d(?::?\\d\\d(?:[.,]\\d+)?)?)?(?:Z|[+-]\\d\\d(?::?\\d\\d)?)?)?";
const CRON = /^(@\w+|([\d*?LW#,/A-Za-z-]+\s+){4,6}[\d*?LW#,/A-Za-z-]+)$/;
const SPAN = `${PERIOD}(?:/${DATE})?|${DATE}/(?:${PERIOD}|${DATE})`;

/** The kinds of timers: how each is told in words, and what fits it. */
export const TIMERS = {
  timeDate: {
    rule: "a date such as 2026-11-29T10:00:00Z",
    fits: (text) => new RegExp(`^(?:${DATE}|${PERIOD})$`).test(text),
  },
  timeCycle: {
    rule: "a repetition such as R3/PT10H, or a cron expression such as 0 0 9 * * ?",
    fits: (text) => (text.startsWith("R") ? new RegExp(`^R\\d*/(?:${SPAN})$`).test(text) : CRON.test(text)),
  },
  timeDuration: {
    rule: "a duration such as P1D (a day), PT2H (two hours) or P2W (two weeks)",
    fits: (text) => new RegExp(`^(?:R\\d*/)?(?:${SPAN})$`).test(text),
  },
};

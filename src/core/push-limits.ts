// The bounds of WebSub, with their units in their names.

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const pushLimits = {
  leaseMs: 10 * dayMs,
  leaseMsMax: 60 * dayMs,
  leaseMsMin: minuteMs,
  renewShare: 0.8,
  answerMs: dayMs,
  retryMs: hourMs,
  retryMsMax: 7 * dayMs,
  challengeCharsMax: 2_000,
  trustMs: 15 * minuteMs,
  lookGapMs: 10 * secondMs,
  pollTimes: 4,
  pollMsMax: 6 * hourMs,
  subscribeMs: minuteMs,
  rowsMax: 50,
} as const;

// Every bound of the house, with its unit in its name.

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const limits = {
  // What comes in from the web.
  feedBodyBytesMax: 10 * 1024 * 1024,
  pageBodyBytesMax: 5 * 1024 * 1024,
  connectTimeoutMs: 10 * secondMs,
  headersTimeoutMs: 15 * secondMs,
  fetchTimeoutMs: 30 * secondMs,
  redirectsMax: 5,
  responseHeaderBytesMax: 32 * 1024,
  urlCharsMax: 2_048,
  requestsPerHostMax: 2,

  // What a parser may spend and give back.
  parseTimeoutMs: 10 * secondMs,
  parserMemoryMb: 256,
  entriesPerFeedMax: 2_000,
  markupDepthMax: 256,
  attributeCharsMax: 64 * 1024,
  titleCharsMax: 1_000,
  entryTextCharsMax: 100_000,
  articleTextCharsMax: 200_000,
  authorCharsMax: 300,
  articleTextCharsMin: 140,

  // When to look again.
  feedIntervalMsMin: 1 * secondMs,
  feedIntervalMsDefault: 15 * minuteMs,
  feedIntervalMsMax: dayMs,
  feedJitterShare: 0.1,
  feedBackoffMsMax: dayMs,
  retryAfterMsMax: dayMs,
  itemWindowMsDefault: 3 * dayMs,
  clockSkewMsMax: hourMs,

  // How long a claimed row is left alone before someone else may take it.
  feedLeaseMs: 90 * secondMs,
  readLeaseMs: 90 * secondMs,
  judgeLeaseMs: minuteMs,
  sendLeaseMs: minuteMs,
  readTriesMax: 3,
  judgeTriesMax: 5,
  readRetryMs: [20 * secondMs, 2 * minuteMs],

  // Stories and alerts.
  storyWindowMs: 3 * dayMs,
  storyCandidatesMax: 200,
  evidenceSentencesMax: 6,
  evidenceSpansMax: 60,
  sentenceCharsMax: 500,

  // Rules.
  expressionCharsMax: 20_000,
  expressionDepthMax: 50,
  nearWordsMax: 255,

  // Sending.
  channelTimeoutMs: 20 * secondMs,
  channelAnswerBytesMax: 64 * 1024,
  deliveryScheduleMs: [
    0,
    5 * secondMs,
    5 * minuteMs,
    30 * minuteMs,
    2 * hourMs,
    5 * hourMs,
    10 * hourMs,
    14 * hourMs,
    20 * hourMs,
    24 * hourMs,
  ],

  // The beat.
  beatMs: secondMs,
  sweepMs: 5 * secondMs,
  sweepGraceMs: 3 * secondMs,
  sweepRowsMax: 1_000,
  configPollMs: 2 * secondMs,
  drainMs: 20 * secondMs,
} as const;

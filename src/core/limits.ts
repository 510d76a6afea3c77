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
  hostWaitMsMax: 30 * secondMs,
  connectionsPerHostMax: 8,
  keepAliveMsMax: 10 * secondMs,

  // What a parser may spend and give back.
  parseTimeoutMs: 10 * secondMs,
  parserMemoryMb: 256,
  entriesPerFeedMax: 2_000,
  markupDepthMax: 256,
  markupTagsMax: 100_000,
  attributeCharsMax: 64 * 1024,
  titleCharsMax: 1_000,
  entryTextCharsMax: 100_000,
  articleTextCharsMax: 200_000,
  authorCharsMax: 300,
  articleTextCharsMin: 140,
  thinCharsMax: 280,
  teaserCharsMax: 1_500,
  debrisLineCharsMax: 5_000,
  outletMentionsMax: 100,
  originsMax: 20,
  sourceNotesMax: 5,

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
  judgeTriesMax: 20,
  judgeLeasesMax: 10,
  readRetryMs: [20 * secondMs, 2 * minuteMs],

  // When a page is read again, counted from its publication, and how much of a change is kept.
  rereadAfterMs: [15 * minuteMs, hourMs, 4 * hourMs, dayMs, 3 * dayMs],
  rereadGapMs: 10 * minuteMs,
  differenceSentencesMax: 20,
  keepPagesMonthsDefault: 1,
  reprocessRowsMax: 200,

  // Stories and alerts.
  storyWindowMs: 3 * dayMs,
  storyCandidatesMax: 200,
  storyTitlesMax: 50,
  evidenceSentencesMax: 6,
  evidenceSpansMax: 60,
  sentenceCharsMax: 500,

  // Rules.
  expressionCharsMax: 20_000,
  expressionDepthMax: 50,
  nearWordsMax: 255,
  quotedRuleCharsMax: 200,
  quotedNearestCharsMax: 90,

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

  // Settings.
  configFileBytesMax: 16 * 1024 * 1024,
  configAliasesMax: 1_000,
  configDepthMax: 100,
  secretFileBytesMax: 64 * 1024,
  settingNameCharsMax: 80,
  hostCharsMax: 253,
  selectorCharsMax: 1_000,
  feedWindowMsMax: 366 * dayMs,
  hostGapMsDefault: 500,
  hostGapMsMax: minuteMs,
  concurrencyMax: 256,
  keepTextMonthsDefault: 24,
  keepTextMonthsMax: 1_200,
  portMax: 65_535,
  webhookSecretsMax: 2,
  webhookSecretBytesMin: 24,
  webhookSecretBytesMax: 64,

  // The beat.
  beatMs: secondMs,
  sweepMs: 5 * secondMs,
  sweepGraceMs: 3 * secondMs,
  sweepRowsMax: 1_000,
  tidyMs: hourMs,
  aliveMs: 5 * secondMs,
  feedReportMs: 20 * secondMs,
  configPollMs: 2 * secondMs,
  drainMs: 15 * secondMs,
  closeMs: 3 * secondMs,
  exitGraceMs: 2 * secondMs,
  openAbortMs: 8 * secondMs,
  resumeAfterMs: 5 * secondMs,
  waitMsMax: 27 * hourMs,

  // What a table takes: an index entry of PostgreSQL may not pass 2,704 bytes.
  keyBytesMax: 2_400,
  titleWordCharsMax: 200,
  storedDetailCharsMax: 2_000,
  trailRowsMax: 50,
  undeliveredRowsMax: 100,
  exactCountRowsMax: 100_000,
  statusWindowMs: dayMs,

  // The database, and the server that newswatch brings along.
  databasePoolMax: 10,
  databaseIdleInTransactionMs: 15 * secondMs,
  databaseLockMs: 25 * secondMs,
  databaseConnectMs: 10 * secondMs,
  databaseStartMsMax: 5 * minuteMs,
  databaseStopMsMax: 30 * secondMs,
  databasePollMs: 25,
  databaseHolderGraceMs: 5 * secondMs,
  databaseRestartsMax: 5,
  databaseRestartsWindowMs: minuteMs,
  databaseLogBytesMax: 10 * 1024 * 1024,
  databaseLogTailLines: 12,
  socketPathBytesMax: 107,

  // What a receiver is told and what is kept of its answer.
  webhookBodyBytesMax: 20_000,
  subjectCharsMax: 180,
  channelDetailCharsMax: 200,
  partlySentMax: 1_000,

  // The status server.
  statusHeadersTimeoutMs: 5 * secondMs,
  statusRequestTimeoutMs: 10 * secondMs,
  statusAnswerTimeoutMs: 5 * secondMs,
  statusAskTimeoutMs: 10 * secondMs,
  readyAnswerTimeoutMs: 2 * secondMs,
  statusBodyBytesMax: 1_024,
  statusHeaderBytesMax: 16 * 1024,
  alertRowsDefault: 50,
  alertRowsMax: 500,
  pageRefreshMs: 15 * secondMs,
  pageAlertsMax: 10,
  pageRowsMax: 200,

  // When the status calls something broken.
  feedQuietIntervals: 3,
  feedQuietMsMin: 5 * minuteMs,
  backlogStuckMs: 5 * minuteMs,
  findingNamesMax: 6,
} as const;

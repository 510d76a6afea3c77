// Bounds of running: settings, the beat, the database, the status server.

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const runningLimits = {
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
  expiryToldDays: 7,
  silenceMatchesMin: 10,
  silenceMatchesMax: 500,
  silenceMsMin: 2 * dayMs,
} as const;

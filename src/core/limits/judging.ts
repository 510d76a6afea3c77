// Bounds of judging and telling: stories, rules, tools for rules, alerts.

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const judgingLimits = {
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
  expressionPartsMax: 50_000,
  ruleMentionsDeepMax: 10,
  nearWordsMax: 255,
  firstWordsMax: 10_000,
  atLeastMax: 50,
  leadWordsMin: 30,
  leadWordsMax: 100,
  patternCharsMax: 200,
  patternSizeMax: 300,
  patternTextCharsMax: 100_000,
  patternFindsMax: 100,
  lintPairsMax: 200_000,
  lintArchiveArticlesMin: 500,
  lintArchiveShareMax: 0.05,
  passingWordsMax: 65_536,
  countedArticlesMax: 65_536,
  refiledPerArticleMax: 64,
  fixtureBytesMax: 1024 * 1024,

  // Tools for rules.
  backtestMsDefault: 30 * dayMs,
  backtestMsMax: 366 * dayMs,
  backtestArticlesDefault: 100_000,
  backtestArticlesMax: 1_000_000,
  backtestSamplesMax: 5,
  tryArticlesDefault: 1_000,
  importQueriesMax: 1_000,
  importCharsMax: 20_000,
  alertsPerHourDefault: 10,
  alertsPerHourMax: 100_000,
  reloadSampleArticlesMax: 2_000,
  reloadSampleMs: 7 * dayMs,
  reloadSampleTimeMs: 2 * secondMs,
  toolTimeMs: 5 * secondMs,
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
} as const;

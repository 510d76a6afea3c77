// Measures how fast texts of five scripts are cut into folded words: the scan alone, and with every word spelled out.
//   node dist/bench/watches-tokeniser.js
import { scanWords, wordOf } from "../src/core/text/tokens.ts";
import { bestOf } from "./cpu-time.ts";

const goal = 50;
const passes = 12;
const articleChars = 4_000;
const articleCount = 250;

/** Written for this program; repeated up to the length of an article. */
const samples: Readonly<Record<string, string>> = {
  en: "The foreign minister's visit to Moscow, expected since January, was confirmed on Tuesday by two officials. ",
  ru: "Министр иностранных дел подтвердил, что визит в Пекин, о котором говорили с января, начнётся во вторник. ",
  zh: "外交部发言人周二证实，自一月以来外界一直期待的访问将于下周开始，双方将讨论贸易与能源合作。",
  ja: "外務省の報道官は火曜日、一月から予想されていた訪問が来週始まり、貿易とエネルギーを協議すると確認した。",
  ar: "أكد وزير الخارجية يوم الثلاثاء أن الزيارة إلى موسكو، المتوقعة منذ يناير، ستبدأ الأسبوع المقبل. ",
};

function rowOf(sample: string): Record<string, number> {
  const long = sample.repeat(Math.ceil(articleChars / sample.length)).slice(0, articleChars);
  const texts = Array.from({ length: articleCount }, (_, at) => `${at} ${long}`);
  const chars = texts.reduce((sum, text) => sum + text.length, 0);
  let words = 0;
  const speed = (work: () => void) => Math.round(chars / 1_000 / bestOf(passes, work));
  const scanned = speed(() => {
    for (const text of texts) words = scanWords(text).froms.length;
  });
  const spelled = speed(() => {
    for (const text of texts) {
      const scan = scanWords(text);
      for (let at = 0; at < scan.froms.length; at += 1) wordOf(scan, at);
    }
  });
  return { "words an article": words, "scan, Mchar/s": scanned, "words spelled out, Mchar/s": spelled };
}

console.log(
  `CPU time, best of ${passes} passes over ${articleCount} texts of ${articleChars} characters; goal ${goal}`,
);
console.table(Object.fromEntries(Object.entries(samples).map(([language, sample]) => [language, rowOf(sample)])));

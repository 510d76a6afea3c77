// Which language a text is in, and when nobody can say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { guessLanguage, primaryTag } from "../../src/core/text/language.ts";

const texts: Readonly<Record<string, string>> = {
  en: "The minister said on Tuesday that the talks with the delegation would go on until the end of the month.",
  de: "Die Ministerin sagte am Dienstag, dass die Gespräche mit der Delegation bis zum Ende des Monats dauern werden.",
  fr: "La ministre a dit mardi que les discussions avec la délégation vont durer jusqu'à la fin du mois dans la ville.",
  es: "La ministra dijo el martes que las conversaciones con la delegación van a durar hasta el final del mes.",
  it: "Il ministro ha detto che la riunione con la delegazione non è finita e che i lavori sono nel programma di domani.",
  pt: "O ministro disse que a reunião com os delegados não foi um fim, mas que os trabalhos vão durar até ao fim do mês.",
  nl: "De minister zei dat het gesprek met de delegatie nog niet voorbij is en dat er ook in de stad aan wordt gewerkt.",
  pl: "Minister powiedział, że rozmowy z delegacją nie są jeszcze zakończone i że będą trwać do końca miesiąca w stolicy.",
  sv: "Ministern sade att samtalen med delegationen inte är slut och att de ska vara till månadens slut i staden.",
  tr: "Bakan, heyet ile görüşmelerin bu ayın sonuna kadar devam edeceğini ve çok önemli olduğunu söyledi, ancak bir tarih yok.",
  cs: "Ministr řekl, že jednání s delegací nejsou u konce a že se na nich bude pracovat do konce měsíce v hlavním městě.",
  vi: "Bộ trưởng cho biết các cuộc đàm phán với phái đoàn đã được tiến hành trong tháng này và không có thay đổi.",
  id: "Menteri mengatakan bahwa pembicaraan dengan delegasi itu akan berlangsung sampai akhir bulan ini dan tidak akan ditunda.",
  ro: "Ministrul a spus că discuțiile cu delegația nu sunt la final și că vor dura până la sfârșitul lunii în oraș.",
  ru: "Министр сообщил, что переговоры с делегацией продлятся до конца месяца и пройдут в столице.",
  uk: "Міністр повідомив, що переговори з делегацією триватимуть до кінця місяця і пройдуть у столиці їхньої країни.",
  bg: "Министърът каза, че преговорите с делегацията ще продължат до края на месеца и ще се проведат в столицата.",
  sr: "Министар је рекао да ће преговори са делегацијом трајати до краја месеца и да ће бити у главном граду.",
  be: "Міністр паведаміў, што перамовы з дэлегацыяй будуць ісці да канца месяца і пройдуць у сталіцы, сказаў ён учора ў Мінску.",
  zh: "外交部长星期二表示，与代表团的会谈将持续到本月底，双方将就合作交换意见。",
  ja: "外務大臣は火曜日、代表団との協議が今月末まで続くと述べ、協力について意見を交わす予定です。",
  ko: "외교부 장관은 화요일 대표단과의 회담이 이달 말까지 계속될 것이라고 밝혔다.",
  ar: "قال وزير الخارجية يوم الثلاثاء إن المحادثات مع الوفد ستستمر حتى نهاية الشهر في العاصمة.",
  fa: "وزیر امور خارجه روز سه‌شنبه گفت که گفتگو با هیئت تا پایان ماه در پایتخت ادامه خواهد داشت و چند توافق امضا می‌شود.",
  he: "שר החוץ אמר ביום שלישי כי השיחות עם המשלחת יימשכו עד סוף החודש בעיר הבירה.",
  el: "Ο υπουργός δήλωσε την Τρίτη ότι οι συνομιλίες με την αντιπροσωπεία θα συνεχιστούν μέχρι το τέλος του μήνα.",
  hi: "मंत्री ने मंगलवार को कहा कि प्रतिनिधिमंडल के साथ बातचीत महीने के अंत तक जारी रहेगी।",
  th: "รัฐมนตรีกล่าวเมื่อวันอังคารว่าการเจรจากับคณะผู้แทนจะดำเนินต่อไปจนถึงสิ้นเดือน",
  ka: "მინისტრმა სამშაბათს განაცხადა, რომ დელეგაციასთან მოლაპარაკებები თვის ბოლომდე გაგრძელდება.",
  hy: "Նախարարն ասել է, որ պատվիրակության հետ բանակցությունները կշարունակվեն մինչև ամսվա վերջ։",
};

for (const [language, text] of Object.entries(texts)) {
  test(`language: a sentence in ${language} -> is known`, () => {
    assert.equal(guessLanguage(text), language);
    assert.equal(guessLanguage(text.toUpperCase()), language);
    assert.equal(guessLanguage(text.repeat(100)), language);
  });
}

test("language: too little text -> undefined", () => {
  for (const text of [
    "",
    "   ",
    "12:30",
    "Yes.",
    "The end",
    "Да",
    "会谈",
    "!!! ??? ...",
    "1 2 3 4 5 6 7 8 9 10 11 12",
  ]) {
    assert.equal(guessLanguage(text), undefined, text);
  }
});

test("language: Latin letters without common words -> undefined", () => {
  assert.equal(guessLanguage("Lorem ipsum dolor sit amet consectetur adipiscing elit eiusmod tempor"), undefined);
  assert.equal(guessLanguage("Berlin Paris Madrid Roma Lisboa Warszawa Praha Stockholm Ankara Jakarta"), undefined);
});

test("language: names in another script inside -> do not change it", () => {
  assert.equal(guessLanguage(`${texts["en"]} (习近平, Путин, 外交部)`), "en");
  assert.equal(guessLanguage(`${texts["ru"]} Reuters, CNN, Financial Times`), "ru");
  assert.equal(guessLanguage(`${texts["zh"]} Reuters CNN WTO`), "zh");
});

test("language: a Japanese name in a Chinese text -> stays Chinese", () => {
  assert.equal(guessLanguage(`${texts["zh"]?.repeat(3)}（トヨタ）`), "zh");
});

test("language: two scripts -> the one with more letters", () => {
  assert.equal(guessLanguage(`${texts["ru"]?.repeat(3)} ${texts["en"]}`), "ru");
  assert.equal(guessLanguage(`${texts["en"]?.repeat(3)} ${texts["ru"]}`), "en");
});

test("language: two languages of one script in equal parts -> undefined", () => {
  const words = "der die und das ist den von mit the of and to was for that with Hafen harbour Minister Rat";

  assert.equal(guessLanguage(words), undefined);
});

test("language: digits and signs around it -> do not matter", () => {
  assert.equal(guessLanguage(`${"12.5% | ".repeat(50)}${texts["de"]}`), "de");
});

test("language: a very long text -> is not read to its end", () => {
  const startedAt = process.cpuUsage();
  assert.equal(guessLanguage((texts["en"] ?? "").repeat(20_000)), "en");

  assert.ok(process.cpuUsage(startedAt).user < 500_000);
});

test("language tag: in all ways of writing -> its primary part in lower case", () => {
  for (const [tag, primary] of [
    ["en", "en"],
    ["en-GB", "en"],
    ["ZH_cn", "zh"],
    ["zh-Hans-CN", "zh"],
    [" ru ", "ru"],
    ["fil", "fil"],
  ]) {
    assert.equal(primaryTag(tag), primary, tag);
  }
});

test("language tag: what is none -> undefined", () => {
  for (const tag of [undefined, "", "x", "english", "e n", "und", "mul", "zxx", "<script>", "1a"]) {
    assert.equal(primaryTag(tag), undefined, String(tag));
  }
});

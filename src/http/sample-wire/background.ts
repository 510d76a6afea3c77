// What the sample wire already held when it was first read: a baseline, which never alerts, whatever it says.
import type { SampleArticle } from "./sample-article.ts";

const minuteMs = 60_000;

export const backgroundArticles: readonly SampleArticle[] = [
  {
    slug: "xi-visits-moscow-museum",
    title: "Xi visits Moscow museum on second day of trip to Russia",
    language: "en",
    author: "Nora Feld",
    section: "Diplomacy",
    caption: "Cadets line the museum's steps before the guests arrive.",
    afterMs: -190 * minuteMs,
    paragraphs: [
      "MOSCOW (Sample Wire) - Chinese President Xi Jinping walked through a history museum in Moscow on the second day of his trip to Russia, pausing before a map of wartime supply roads while schoolchildren sang in the hall below.",
      "The visit to the museum was the one public stop of a day spent in closed meetings. Aides had cleared the upper floor in the morning, and the street outside was open again to traffic within the hour, to the relief of the drivers of the number fourteen trolleybus.",
      "A guide who showed the delegation around told this sample reporter that the visitors had asked mostly about the building, which was a grain exchange before it held paintings, and about the cost of heating it through a northern winter.",
      "The trip ends on Saturday with a concert. Nothing in this report happened: it was written so that a first look at the sample wire finds an article that would alert, had it not been there before newswatch was started.",
    ],
  },
  {
    slug: "amur-bridge-lorries",
    title: "Lorries queue at Amur bridge as autumn harvest moves south",
    language: "en",
    author: "Tomas Arkwright",
    section: "Business",
    caption: "Drivers share tea at the northern end of the bridge.",
    afterMs: -150 * minuteMs,
    paragraphs: [
      "BLAGOVESHCHENSK (Sample Wire) - The queue of grain lorries at the northern end of the Amur bridge grew to four kilometres on Tuesday, as farmers sent the first soybeans of the autumn to mills on the southern bank.",
      "Drivers said the wait was about nine hours, two more than last year. The crossing works around the clock, but the scale that weighs every axle is shared by both lanes and closes for cleaning at dawn.",
      "A canteen opened in a railway carriage beside the road sells dumplings, tea and dry socks. Its owner, who asked to be called Lida, said that she knew the season from the number of socks and needed no calendar.",
      "Millers on the far side expect a quiet winter. Their stores were three quarters full before the harvest began, and the price of oilcake has hardly moved since midsummer, according to a market sheet pinned to the canteen's door.",
    ],
  },
  {
    slug: "muzey-kazan-ikony",
    title: "Музей в Казани открыл выставку старинных ткацких станков",
    language: "ru",
    author: "Илья Стрелин",
    section: "Культура",
    caption: "Один из станков до сих пор работает.",
    afterMs: -95 * minuteMs,
    paragraphs: [
      "КАЗАНЬ (Sample Wire) - В городском музее открылась выставка старинных ткацких станков, собранных за полвека в деревнях Поволжья. Самому старшему из них больше двухсот лет, и он до сих пор даёт ровное полотно.",
      "Хранитель собрания рассказала, что половину экспонатов принесли сами жители: находили их на чердаках, в сараях, а один станок много лет служил подпоркой для яблони. Реставраторы чистили дерево зубными щётками и пропитывали его льняным маслом.",
      "На открытии гостям показали, как заправляют основу и бьют уток. Желающих попробовать оказалось столько, что мастерице пришлось работать до позднего вечера, а очередь вышла из зала на лестницу.",
      "Выставка продлится до весны. По субботам здесь будут учить ткать пояса, записаться можно у входа, нитки и терпение нужно принести с собой.",
      "Отдельный зал отдали детям. Там стоит станок в половину роста, на котором можно соткать закладку за десять минут, и висит карта, куда гости втыкают булавки с названиями деревень, где их бабушки ещё помнят, как гудел по вечерам челнок.",
    ],
  },
  {
    slug: "haerbin-bingdeng-beiliao",
    title: "哈尔滨开始采冰备料 冰灯匠人提前一个月开工",
    language: "zh",
    author: "沈禾",
    section: "社会",
    caption: "采冰工人在江面上划线。",
    afterMs: -40 * minuteMs,
    paragraphs: [
      "哈尔滨（样例通讯社）——今年入冬较早，松花江面的冰层比往年提前半个月达到可以承重的厚度。几十名采冰工人清晨下到江面，用电锯切出整齐的冰块，再用铁钩拖上岸边的卡车。",
      "带队的老师傅说，好冰要透、要匀，不能有气泡。他从十六岁起在江上采冰，手里的冰镩换过十几把，只有木柄一直留着。每年第一块冰，他都要敲下一角尝一尝，看看水甜不甜。",
      "冰灯匠人也提前一个月开了工。今年的主题是旧式火车站，站台、钟楼和候车的人都要用冰雕出来，夜里点灯之后，远远看去像一列停在江边的列车。",
      "组织者表示，材料备齐之后还要等气温稳定下来才能搭建，预计下月中旬可以点亮第一批灯。附近的小饭馆已经把厚门帘挂了起来，锅里炖着酸菜，等着晚归的工人。",
    ],
  },
];

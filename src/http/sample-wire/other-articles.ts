// What the sample wire brings that no watch should raise: near misses of the kind that every desk's feeds are full of.
import type { SampleArticle } from "./sample-article.ts";

const secondMs = 1_000;

export const otherArticles: readonly SampleArticle[] = [
  {
    slug: "kazan-footballers-visit-shanghai",
    title: "Kazan footballers visit Shanghai for friendly as coach plays down nerves",
    language: "en",
    author: "Pia Holm",
    section: "Sport",
    caption: "The visiting team trains under lights on Tuesday night.",
    afterMs: 10 * secondMs,
    paragraphs: [
      "SHANGHAI (Sample Wire) - The visiting team arrived in Shanghai with nineteen players, two cooks and a drum on Tuesday, for a friendly that neither club needs and both have sold out.",
      "The Russian side, third in its league before the winter break, has never played in China. Its coach said the nerves were his alone: the players had slept through most of the flight and asked only when they would be fed.",
      "The hosts are without their captain, who broke a toe on a door. In his place a seventeen-year-old from the academy is expected to start on the left, and his whole school has been given seats behind the goal.",
      "Before the match children from both cities will swap scarves on the pitch. Afterwards the visitors stay for three days of training on a field lent by a bicycle factory, then fly home by way of Novosibirsk. For tickets and directions visit our website.",
    ],
  },
  {
    slug: "rain-beijing-moscow",
    title: "Heavy rain drenches Beijing while Moscow basks in late summer sun",
    language: "en",
    author: "Jonas Reef",
    section: "Weather",
    caption: "Umbrellas at a crossing in the east of the city.",
    afterMs: 15 * secondMs,
    paragraphs: [
      "BEIJING (Sample Wire) - A slow band of rain drenched Beijing for the second day on Wednesday, filling underpasses and slowing the morning trains, while Moscow woke to its warmest dawn of the month.",
      "The two capitals lie under opposite sides of one large and lazy weather system, forecasters said. The same ridge of high pressure that keeps clouds away from the Volga steers wet air from the sea against the hills west of Beijing.",
      "Ninety millimetres had fallen by noon at the airport, where crews swept water from the aprons with brooms. Parks closed their lower paths. In the old lanes residents stacked bricks before their doors, as their parents had done before the drains were built.",
      "The rain should ease by Friday. Moscow has until the weekend to enjoy its sun: a cold front is on its way from the Barents Sea, and the first frosts of the season are likely in the northern suburbs by the middle of next week.",
    ],
  },
  {
    slug: "visit-kazan-tourists",
    title: "Visit Kazan: Chinese tourists discover the city on the Volga",
    language: "en",
    author: "Pia Holm",
    section: "Travel",
    caption: "A guide with a yellow flag leads a group down to the river.",
    afterMs: 20 * secondMs,
    paragraphs: [
      "KAZAN (Sample Wire) - The guides carry yellow flags this summer, because the red ones ran out. Some forty thousand Chinese tourists will visit Kazan before the autumn, twice as many as last year, the city's travel office expects.",
      "Most come for three days by train from Moscow. They walk the white walls above the river, eat honey cakes and photograph each other before a cafe that serves tea in glass boots. Few had heard of the city before a film was shot there.",
      "The rush began when travel without a visa was agreed between President Vladimir Putin and President Xi Jinping. Since then eleven hotels have hired someone who can read a menu aloud in Chinese, and a bakery has learned to steam its buns.",
      "Not everyone is pleased. Residents of two streets below the fortress have asked that groups keep to the far pavement until eight in the morning. The travel office has printed a map with the quiet streets in green and hopes that visitors will look at it.",
    ],
  },
  {
    slug: "warships-visit-qingdao",
    title: "Russian warships visit Qingdao before joint drill in Yellow Sea",
    language: "en",
    author: "Jonas Reef",
    section: "Defence",
    caption: "A band plays on the pier as the first lines are thrown.",
    afterMs: 35 * secondMs,
    paragraphs: [
      "QINGDAO (Sample Wire) - Two Russian frigates and a supply ship tied up in Qingdao on Wednesday for a port call of three days, the first leg of a yearly drill in the Yellow Sea.",
      "The warships will visit Qingdao and no other port before a week of search and rescue practice with Chinese crews, according to a notice from the office of Russian Defence Minister Andrei Belousov.",
      "On the pier a naval band played for half an hour in light rain. The ships are open to the public on Thursday afternoon; visitors are asked to leave bags and pets at home. Sailors from both sides will play tug of war, a contest that the hosts have won four times in a row.",
      "The drill involves nine ships, fewer than in other years. Officers said that the smaller number had to do with repairs, and that the exercise would end as always with both crews sharing a meal on whichever deck is larger.",
    ],
  },
];

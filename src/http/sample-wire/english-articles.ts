// What the sample wire brings in English once it is running, the telling ones first.
import type { SampleArticle } from "./sample-article.ts";

const secondMs = 1_000;

export const englishArticles: readonly SampleArticle[] = [
  {
    slug: "putin-to-visit-beijing-in-september",
    title: "Putin to visit Beijing in September for talks with Xi, Kremlin confirms",
    language: "en",
    author: "Nora Feld",
    section: "Diplomacy",
    caption: "Workers hang lanterns near the hall where the talks are to be held.",
    afterMs: 3 * secondMs,
    paragraphs: [
      "MOSCOW (Sample Wire) - Russian President Vladimir Putin will travel to Beijing in the first week of September for two days of talks with Chinese President Xi Jinping, the Kremlin's press service said on Wednesday.",
      "The dates of the visit were settled by letter, an official who follows the preparations told Sample Wire. Two aircraft with advance staff are to leave on Sunday, and hotels around the guest house have been asked to keep their upper floors free.",
      "The talks are expected to cover a gas pipeline that has been drawn on maps for more than ten years, the transit of containers by rail, and the reopening of two border posts closed since the floods in spring.",
      "A small concert is planned for the first evening. The conductor, reached by telephone in a rehearsal break, said that he had been told the length of the programme but not the names of the guests, and that twenty-two minutes was a difficult length.",
      "Officials in Beijing did not comment on the dates, which is usual until a few days before such a trip begins.",
    ],
  },
  {
    slug: "china-russia-joint-statement",
    title: "China and Russia pledge to deepen strategic partnership in joint statement",
    language: "en",
    author: "Tomas Arkwright",
    section: "Diplomacy",
    caption: "The two texts lie side by side before they are bound.",
    afterMs: 5 * secondMs,
    paragraphs: [
      "BEIJING (Sample Wire) - China and Russia pledged on Wednesday to deepen their comprehensive strategic partnership in a joint statement of eleven pages, which the two foreign ministries put on their websites within a minute of each other.",
      "The text speaks of mutual trust and of a long border that has become a border of friendship. It lists forty-one fields of work, from the study of ice in the Arctic to the keeping of tigers, and sets up a committee that will report once a year.",
      "Diplomats who read it for Sample Wire found three new sentences. One says that neither side will let others come between them; another, that the partnership is aimed at nobody; the third moves the yearly meeting of deputy ministers from winter to summer.",
      "Elsewhere the wording follows last year's statement closely. A researcher who compares such papers for a living said that what had been left out mattered as much: a paragraph on a shared satellite system, present in the two earlier texts, is gone.",
      "Neither ministry would say why.",
    ],
  },
  {
    slug: "putin-to-visit-beijing-second-report",
    title: "Putin to visit Beijing in September for talks with Xi, Kremlin confirms (updated)",
    language: "en",
    author: "Maya Lindqvist",
    section: "World",
    caption: "A flower bed is replanted on the road from the airport.",
    afterMs: 8 * secondMs,
    paragraphs: [
      "BEIJING (Sample Wire) - Gardeners were replanting the flower beds along the airport road on Wednesday, a sure sign of a guest, hours before the Kremlin confirmed that Russian President Vladimir Putin will visit Beijing in the first week of September.",
      "The trip will last two days and include talks with Chinese President Xi Jinping, the short notice from Moscow said. It named no ministers, but an official involved in the arrangements told Sample Wire that seats for nine of them had been booked.",
      "Shopkeepers near the guest house have been asked to take in their signs. One of them, who sells kites, said he did so gladly, for after the last such visit a member of the delegation had come back alone and bought eleven dragons.",
      "Schools in two districts will start an hour later on both days, so that buses and motorcades do not meet. Parents were told by message on Wednesday afternoon, some of them before the news itself was out.",
    ],
  },
  {
    slug: "putin-will-not-visit-shanghai",
    title: "Putin will not visit Shanghai forum in October, Kremlin says",
    language: "en",
    author: "Nora Feld",
    section: "Diplomacy",
    caption: "The forum's hall by the river, photographed last year.",
    afterMs: 29 * secondMs,
    paragraphs: [
      "MOSCOW (Sample Wire) - Russian President Vladimir Putin will not visit the Shanghai economic forum in October, the Kremlin's press service said on Wednesday, putting an end to a week of reports that he would open it.",
      "The invitation had been received with thanks and a deputy prime minister will go instead, the notice said. It gave no reason. Two people who help to organise the forum told Sample Wire that they had never printed the president's name, only left room for it.",
      "The reports began with a hotel's booking list, seen by a trade paper, that had a floor set aside for a guest with his own cooks. The floor, it turned out, was meant for the jury of a dumpling contest.",
      "The forum opens with a speech by the mayor and closes with fireworks over the river. Tickets for the public days go on sale next Monday, and the organisers said they expected the usual crowd, with or without a head of state.",
    ],
  },
];

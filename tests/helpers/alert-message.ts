// The message a webhook carries, as a receiver would parse it.
import { z } from "zod";

export const alertMessage = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.object({
    alertId: z.string(),
    revision: z.number(),
    watch: z.object({ name: z.string(), title: z.string(), version: z.number() }),
    level: z.string(),
    storyId: z.string(),
    article: z.object({ title: z.string(), outlet: z.string(), link: z.string().optional(), source: z.string() }),
    publishedAt: z.string().optional(),
    fetchedAt: z.string(),
    matchedAt: z.string(),
    sentences: z.array(
      z.object({
        field: z.string(),
        text: z.string(),
        marks: z.array(z.object({ from: z.number(), to: z.number() })),
      }),
    ),
  }),
});

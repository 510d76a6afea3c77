// The fields that are read of an entry, and of the feed itself.

/**
 * The fields of an entry, and of the feed itself. `full` is a whole text and `short` a summary; what begins with `other`
 * counts only where the field itself is missing. `creator` names people; `author` may be an address.
 */
export const fields = [
  "title",
  "other-title",
  "link",
  "guid",
  "full",
  "short",
  "other-text",
  "published",
  "dated",
  "updated",
  "created",
  "creator",
  "author",
  "category",
  "keywords",
  "source",
  "medium",
  "ttl",
  "update-period",
  "update-frequency",
  "skip-hour",
  "skip-day",
  "moved-to",
] as const;
export type Field = (typeof fields)[number];

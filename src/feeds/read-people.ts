// Who wrote an entry, in all the forms feeds write people.
import { limits } from "../core/limits.ts";
import { plainLine } from "./plain-text.ts";
import type { RawEntry } from "./raw-entry.ts";

export function authorOf({ creators, authors }: RawEntry): string | undefined {
  // Dublin Core's creator is often the publisher, but an author who is only a mailbox is nobody's name.
  const people = authors.map(personName).filter((name) => name !== "");
  const isNamed = people.some((name) => !name.includes("@"));
  const creating = creators.map(personName).filter((name) => name !== "");
  const names = isNamed || creating.length === 0 ? people : creating;
  const author = [...new Set(names)].join(", ");
  return author === "" ? undefined : author.slice(0, limits.authorCharsMax).trimEnd();
}

/** Atom's author is an element with a name inside; RSS's is an address with a name beside it. */
function personName(whole: string): string {
  const html = whole.slice(0, limits.personCharsMax);
  const inside = partOf(html, "name") ?? partOf(html, "email") ?? html;
  // An address in angle brackets would be taken for a tag.
  const line = plainLine(inside.replace(/<([^\s<>@]+@[^\s<>]+)>/g, "($1)"), limits.authorCharsMax);
  const named = /^\S+@\S+\s*\((.+)\)$/.exec(line)?.[1] ?? line;
  const bare = named.replace(/\s*\(?\b(?:mailto:)?[^\s()]+@[^\s()]+\)?/g, "").trim();
  return bare === "" ? named : bare;
}

const parts = {
  name: /<name\b[^>]*>([^<]*)/i,
  email: /<email\b[^>]*>([^<]*)/i,
} as const;

function partOf(html: string, part: keyof typeof parts): string | undefined {
  const text = html.includes("<") ? parts[part].exec(html)?.[1]?.trim() : undefined;
  return text === "" ? undefined : text;
}

// Adds entries to the text of feeds.yaml: every byte that was there stays as it was.
import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { NewFeed } from "../core/feed/new-feed.ts";

export type FeedsText =
  | { readonly kind: "text"; readonly text: string }
  /** The file is written in a way that no place for another entry can be found in. */
  | { readonly kind: "refused"; readonly why: string };

/** Text that replaces what stands from one offset to another. */
type Insertion = { readonly from: number; readonly to: number; readonly text: string };
type Style = { readonly indent: string; readonly isFlow: boolean; readonly newline: string };

/** The new entries come last, written as the last one is. The outcome is read again before it is handed back. */
export function withFeeds(text: string, feeds: readonly NewFeed[]): FeedsText {
  if (feeds.length === 0) return { kind: "text", text };

  const insertion = insertionFor(text, feeds);
  if (insertion === undefined) return refused;

  const added = text.slice(0, insertion.from) + insertion.text + text.slice(insertion.to);
  return saysTheSame(text, added, feeds) ? { kind: "text", text: added } : refused;
}

/** One entry as it would be written, for people. */
export function feedLine(feed: NewFeed): string {
  return flowItem(feed);
}

const refused = { kind: "refused", why: "no place for another entry was found in it" } as const;

function insertionFor(text: string, feeds: readonly NewFeed[]): Insertion | undefined {
  const { contents, errors } = parseDocument(text, { logLevel: "error" });
  if (errors.length > 0) return undefined;

  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const plain: Style = { indent: "  ", isFlow: true, newline };
  if (contents === null || (isScalar(contents) && contents.value === null)) return atEnd(text, feeds, plain);
  if (!isMap(contents) || contents.flow === true) return undefined;

  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === "feeds");
  if (pair === undefined) return atEnd(text, feeds, plain);
  if (isSeq(pair.value)) return intoList(text, feeds, { list: pair.value, plain });

  const keyEnd = isScalar(pair.key) ? pair.key.range?.[1] : undefined;
  return keyEnd === undefined ? undefined : afterLine(text, keyEnd, listLines(feeds, plain));
}

type List = { readonly list: YAMLSeq<unknown>; readonly plain: Style };

function intoList(text: string, feeds: readonly NewFeed[], { list, plain }: List): Insertion | undefined {
  const last = list.items.at(-1);
  if (last === undefined) return emptyList(text, feeds, { list, plain });
  if (!isMap(last) || !hasRange(last)) return undefined;

  const [start, end] = last.range;
  if (list.flow === true) {
    return { from: end, to: end, text: feeds.map((feed) => `, ${flowMap(feed)}`).join("") };
  }
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const indent = /^[ ]*/.exec(text.slice(lineStart, start))?.[0] ?? "";
  return afterLine(text, end, listLines(feeds, { ...plain, indent, isFlow: last.flow === true }));
}

function emptyList(text: string, feeds: readonly NewFeed[], { list, plain }: List): Insertion | undefined {
  if (!hasRange(list)) return undefined;

  const [start, end] = list.range;
  const from = start - (/[ ]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  return { from, to: end, text: `${plain.newline}${listLines(feeds, plain).join(plain.newline)}` };
}

type Ranged = { readonly range: readonly [number, number, number] };

function hasRange(node: YAMLMap<unknown, unknown> | YAMLSeq<unknown>): node is typeof node & Ranged {
  return node.range !== null && node.range !== undefined;
}

/** Behind the line on which something ends, with what a person has noted at the end of that line. */
function afterLine(text: string, end: number, lines: readonly string[]): Insertion {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lineEnd = text.charAt(end - 1) === "\n" ? end - 1 : text.indexOf("\n", end);
  const joined = lines.join(newline);
  if (lineEnd === -1) return { from: text.length, to: text.length, text: `${newline}${joined}${newline}` };

  return { from: lineEnd + 1, to: lineEnd + 1, text: `${joined}${newline}` };
}

function atEnd(text: string, feeds: readonly NewFeed[], style: Style): Insertion {
  const lines = ["feeds:", ...listLines(feeds, style)].join(style.newline);
  const gap = text === "" || text.endsWith("\n") ? "" : style.newline;
  return { from: text.length, to: text.length, text: `${gap}${lines}${style.newline}` };
}

function listLines(feeds: readonly NewFeed[], { indent, isFlow }: Style): readonly string[] {
  return feeds.flatMap((feed) => (isFlow ? [`${indent}${flowItem(feed)}`] : blockItem(feed, indent)));
}

function flowItem(feed: NewFeed): string {
  return `- ${flowMap(feed)}`;
}

function flowMap(feed: NewFeed): string {
  const document = documentOf(feed);
  if (isMap(document.contents)) document.contents.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

function blockItem(feed: NewFeed, indent: string): readonly string[] {
  const lines = documentOf(feed).toString({ lineWidth: 0 }).trimEnd().split("\n");
  return lines.map((line, index) => `${indent}${index === 0 ? "- " : "  "}${line}`);
}

/** Addresses are quoted, for some hold what has a meaning in YAML. */
function documentOf(feed: NewFeed): Document {
  const document = new Document(feed);
  const url = isMap(document.contents) ? document.contents.get("url", true) : undefined;
  if (isScalar(url)) url.type = Scalar.QUOTE_DOUBLE;
  return document;
}

/** The file must say what it said before, and the new entries besides. */
function saysTheSame(before: string, after: string, feeds: readonly NewFeed[]): boolean {
  const document = parseDocument(after, { logLevel: "error" });
  if (document.errors.length > 0) return false;

  const { feeds: listed, ...rest } = mapOf(parseDocument(before, { logLevel: "error" }).toJS());
  const { feeds: listedNow, ...restNow } = mapOf(document.toJS());
  const expected = [...(Array.isArray(listed) ? listed : []), ...feeds];
  return JSON.stringify([rest, expected]) === JSON.stringify([restNow, listedNow]);
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

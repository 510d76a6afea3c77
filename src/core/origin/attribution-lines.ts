// Reads the lines in which a page says where it has its text from: "Original Source: www.example.com".
import type { Span } from "../alert/alert.ts";
import type { CutLine, CutText } from "../text/cut-text.ts";
import type { Line } from "../text/lines.ts";
import type { FlaggedSpan, Origin, OriginKind } from "../text-findings.ts";
import { hostIn } from "./hosts.ts";
import { outletMentions } from "./mentions.ts";
import type { Outlets } from "./outlet.ts";
import { outletAt, outletsIn } from "./outlet-facts.ts";

const lineCharsMax = 260;
const trailingSentencesMax = 3;
const nameCharsMax = 80;
const wideNameCharsMax = 30;
const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;
const capitalOrUncased = /^["“«]?[\p{Lu}\p{Lo}]/u;
const nameWord =
  /^["“«(]?(?:[\p{Lu}\p{Lo}\p{N}]|(?:and|und|y|e|et|и|the|of|on|in|at|for|by|der|die|das|de|du|la|le|el|news|agency|agencies|magazine|via|под|от|по|[a-z0-9-]+(?:\.[a-z0-9-]+)+)["”»).,]?$)/u;
/** "Originally published in March 2022" says when and not where. */
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const japaneseLabel = /^(?:この|本)(?:記事|稿|原稿|コラム)は/u;

/** A label and a colon at the start; what follows names where it is from. */
const plainLabel =
  "sources?|source url|via|источник(?:и)?|джерело|(?:(?:文章|新闻|消息|信息|稿件|内容|資料|资料)?(?:来源|來源|出处|出處))|출처|出典|引用|المصدر|المصادر|quellen?|fuentes?|fontes?|kaynak|źródło|bron";
const strongLabel =
  "original(?:ly)? (?:source|article|story|post|published (?:at|on|by))|read the original(?: (?:article|story))?(?: (?:at|on))?|первоисточник|оригинал|(?:本文)?(?:转自|轉自|转载自|轉載自|原文|原文链接|来源|來源)|原出典|(?:引用|転載|情報)元|نقلا? عن|originalquelle|sources? originales?|fuente original";
const plain = labelled(plainLabel);
const strong = labelled(strongLabel);
const copied =
  /^[\s\p{P}\p{S}]{0,3}(?:(?:this|the) (?:article|story|post|piece|report|column|essay)(?: by .{1,60})? (?:was |has been |is )?(?:originally |first |initially )(?:published|appeared|posted|written|produced|ran)(?: here)?(?: in| on| by| at| for)|(?:this) (?:article|story|post|piece|column|essay) (?:(?:was |has been |is )?(?:republished|reproduced|syndicated|reprinted)(?: here)? (?:from|by|with permission (?:from|of))|(?:appeared|ran|was published) (?:originally |first )?(?:in|on|by))|(?:originally|first) (?:published|appeared|posted) (?:in|on|by|at)|(?:re)?published (?:here )?(?:with|by) permission (?:from|of)|\(?with (?:additional )?(?:agency )?inputs? from|reproduced from|republished from|reprinted from)\s+(\S.{1,160}?)[\s\p{Pe}.]*$/iu;
const copiedElsewhere =
  /^[\s\p{P}\p{S}]{0,3}(?:(?:эта |данная |настоящая )?(?:статья|материал|текст|публикация)(?: был[аои]?)? (?:впервые |изначально |первоначально )(?:опубликован[аыо]?|вышл?[аио]?|размещ[её]н[аыо]?) (?:в|на)|впервые опубликовано (?:в|на)|(?:перепечатка|перепечатано)(?: из)?:|(?:本文|本稿|此文|该文|該文)?(?:原载于|原載於|首发于|首發於|最早发表于|最初发表于|转载自|轉載自|转自|轉自)[:：]?|(?:この|本)(?:記事|稿|原稿|コラム)は|(?:dieser|der) (?:artikel|beitrag|text) (?:ist|erschien|wurde) (?:zuerst|ursprünglich) (?:erschienen )?(?:auf|in|bei|im)|(?:cet|l['’]) ?article (?:a été|est) (?:initialement |d['’]abord )?(?:publié|paru) (?:initialement |d['’]abord )?(?:sur|dans|par)|(?:este|el) artículo (?:fue |se )?(?:publicad[oa]|publicó|apareció) (?:originalmente|primero) (?:en|por)|(?:este|o) artigo foi (?:originalmente )?publicado (?:originalmente )(?:em|no|na|pelo|pela)|(?:نشر|نُشر|نشرت) (?:هذا|هذه) (?:المقال|المقالة|التقرير|القصة) (?:أول[اًا]* |لأول مرة |في الأصل )?(?:في|على))\s*(\S.{1,160}?)[\s\p{Pe}.。]*$/iu;
/** The Japanese sentence has its verb at the end, so that the label alone proves nothing. */
const japaneseCopy = /^(?:この|本)(?:記事|稿|原稿|コラム)は.{0,80}(?:掲載|配信|転載|公開|発表)/u;
const tail =
  /^[\s(（[【]{0,3}(?:\(?(?:reporting|writing|additional reporting|editing) by\b.{3,220}|.{2,60} contributed to this (?:report|story|article)\.?|(?:agencies|with agencies|inputs? from agencies)\)?)[\s)）\]】.]*$/iu;

export type Attributed = { readonly flagged: readonly FlaggedSpan[]; readonly origins: readonly Origin[] };

type Read = { readonly piece: Line; readonly origins: readonly Origin[] };

/** Lines, and the sentences of a paragraph where a page glues such a line to it. */
export function attributionLines({ text, lines }: CutText, outlets: Outlets): Attributed {
  const read = lines.flatMap((line) => readLine(line, text, outlets));
  return {
    flagged: read.map(({ piece: { from, to } }) => ({ from, to, reason: "attribution" })),
    origins: read.flatMap(({ origins }) => origins),
  };
}

/** Says whether a line might tell where an article is from; whom it names is not asked. */
export function namesSource(line: string): boolean {
  return line.length <= lineCharsMax && namedIn(line) !== undefined;
}

function readLine(line: CutLine, text: string, outlets: Outlets): readonly Read[] {
  const whole = line.text.length > lineCharsMax ? undefined : originsIn(line, outlets);
  if (whole !== undefined) return [{ piece: line, origins: whole }];

  const { sentences } = line;
  if (sentences.length < 2) return [];

  const pieces = sentences
    .slice(-trailingSentencesMax)
    .map(({ from, to }) => ({ text: text.slice(from, to), from, to }));
  return pieces.flatMap((piece) => {
    const origins = piece.text.length > lineCharsMax ? undefined : originsIn(piece, outlets);
    return origins === undefined ? [] : [{ piece, origins }];
  });
}

/** Undefined when the line says nothing of where the text is from. */
function originsIn(line: Line, outlets: Outlets): readonly Origin[] | undefined {
  const named = namedIn(line.text);
  const span = { from: line.from, to: line.to };
  if (named !== undefined) return originsOf(named, span, outlets);
  if (!tail.test(line.text)) return undefined;

  return outletsIn(line.text, outlets).map((one) => ({ ...one, kind: "quote", span, by: "line" }));
}

type Named = { readonly kind: OriginKind; readonly name: string; readonly isPlain: boolean };

function namedIn(line: string): Named | undefined {
  const strongly = strong.exec(line)?.[1];
  if (strongly !== undefined) return { kind: "rewrite", name: strongly, isPlain: false };

  const plainly = plain.exec(line)?.[1];
  if (plainly !== undefined) return { kind: "rewrite", name: plainly, isPlain: true };

  const isHalf = japaneseLabel.test(line) && !japaneseCopy.test(line);
  const copy = copied.exec(line)?.[1] ?? (isHalf ? undefined : copiedElsewhere.exec(line)?.[1]);
  return copy === undefined ? undefined : { kind: "syndication", name: copy, isPlain: false };
}

/** "Sources: Xi to visit Moscow" is a headline: behind a plain label only names count. */
function originsOf({ kind, name, isPlain }: Named, span: Span, outlets: Outlets): readonly Origin[] | undefined {
  const isName = mayBeName(name) || isOutlet(name, outlets);
  const host = hostIn(name);
  if (isPlain && !isName && host === undefined) return undefined;

  const known = outletsIn(name, outlets);
  if (known.length > 0) return known.map((one) => ({ ...one, kind, span, by: "line" }));
  if (host !== undefined) return [{ ...outletAt(host, outlets), kind, span, by: "line" }];

  return isName ? [{ kind, outlet: name, span, by: "line" }] : undefined;
}

/** An outlet whose name has no capital, and nothing beside it. */
function isOutlet(name: string, outlets: Outlets): boolean {
  return outletMentions(name, outlets).some(({ from, to }) => from === 0 && to === name.length);
}

/** Names and what joins them; in a script without capitals, few letters. */
function mayBeName(name: string): boolean {
  if (wide.test(name)) return name.length <= wideNameCharsMax;
  if (name.length > nameCharsMax || year.test(name)) return false;

  const words = name.split(/[\s,/|;]+/).filter((word) => word !== "");
  return capitalOrUncased.test(name) && words.every((word) => nameWord.test(word));
}

function labelled(labels: string): RegExp {
  return new RegExp(`^[\\s\\p{P}\\p{S}]{0,3}(?:${labels}) ?[:：]\\s*(\\S.{0,200}?)[\\s\\p{Pe}.。]*$`, "iu");
}

// Tells what is not a web page from its bytes, its media type and its beginning.

const signatures: readonly (readonly [string, string])[] = [
  ["PDF", "%PDF-"],
  ["a PNG image", "\u0089PNG"],
  ["a JPEG image", "\u00ff\u00d8\u00ff"],
  ["a GIF image", "GIF8"],
  ["a RIFF file", "RIFF"],
  ["a ZIP archive", "PK\u0003\u0004"],
  ["a gzip archive", "\u001f\u008b"],
  ["Ogg media", "OggS"],
  ["MP3 audio", "ID3"],
];
const signatureBytes = 16;
const mp4Pattern = /^.{4}ftyp/s;
const startChars = 2_048;
const looksLikeHtml = /<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title)[\s>/]/i;
const looksLikeXml = /^<(?:\?xml|rss|feed|rdf:rdf|urlset|sitemapindex)[\s>]/i;
const pageTypes = new Set(["text/html", "application/xhtml+xml"]);
/** Types that say nothing, since servers give them to everything. */
const vagueTypes = new Set(["", "text/plain", "application/octet-stream", "application/xml", "text/xml"]);

/** What the bytes are, in words, when their first ones say it; undefined otherwise. */
export function sniffBytes(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, signatureBytes));
  if (mp4Pattern.test(start)) return "MP4 media";
  return signatures.find(([, signature]) => start.startsWith(signature))?.[0];
}

/** What the decoded text is, in words, when it is not a page; undefined for a page. */
export function sniffText(text: string, contentType: string | undefined): string | undefined {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const start = text.slice(0, startChars).trimStart();
  if (looksLikeHtml.test(start)) return undefined;
  if (start.includes("\u0000")) return "binary data";
  if (/^[{[]/.test(start) && !pageTypes.has(type)) return "JSON";
  if (looksLikeXml.test(start)) return "XML";
  if (!pageTypes.has(type) && !vagueTypes.has(type)) return type;
  return /<[a-z!][^<>]*>/i.test(text.slice(0, startChars * 8)) ? undefined : "plain text";
}

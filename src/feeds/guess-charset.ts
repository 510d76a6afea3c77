// Guesses the encoding of text that nobody names, by what its letters would say in each.
import { Buffer } from "node:buffer";
import { analyse } from "chardet";

// The sets of Windows hold those of ISO and are what is meant, as browsers know.
const larger: Readonly<Record<string, string>> = {
  "iso-8859-1": "windows-1252",
  "iso-8859-6": "windows-1256",
  "iso-8859-7": "windows-1253",
  "iso-8859-8": "windows-1255",
  "iso-8859-9": "windows-1254",
  "euc-kr": "cp949",
};

const western = "windows-1252";
const sampleBytes = 64 * 1_024;
// Below this many bytes that are no ASCII, or this confidence of 100, every guess is as good as the most common one.
const tellingBytesMin = 12;
const confidenceMin = 11;

/** Only words with letters that are no ASCII tell anything; markup would make everything look English. */
export function guessCharset(bytes: Uint8Array): string {
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", 0, sampleBytes);
  const words = sample.replace(/<[^<>]*>/g, " ").match(/[^\s&;]*[\x80-\xff][^\s&;]*/g) ?? [];
  const telling = Buffer.from(words.join(" "), "latin1");
  if (telling.filter((byte) => byte > 0x7f).length < tellingBytesMin) return western;

  const [best] = analyse(telling);
  if (best === undefined || best.confidence < confidenceMin) return western;

  const name = best.name.toLowerCase();
  return larger[name] ?? name;
}

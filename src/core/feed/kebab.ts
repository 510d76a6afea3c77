// Names of small letters, digits and hyphens.
import { limits } from "../limits.ts";

/** Room for a number behind it. */
const charsMax = limits.settingNameCharsMax - 8;

/** Empty when the text has no letter or digit of ASCII. Accents are taken off. */
export function cutKebab(text: string): string {
  const letters = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]/g, "").toLowerCase();
  const words = letters.split(/[^a-z0-9]+/).filter((word) => word !== "");
  return words.join("-").slice(0, charsMax).replace(/-+$/, "");
}

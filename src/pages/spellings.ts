// Writes out every spelling that a short pattern allows: "side-?bar|ads?" stands for sidebar, side-bar, ad and ads.

/** A pattern of letters, dashes, `?` after a letter or a group, and groups of alternatives `(?:a|b)`, nested at will. */
export function spellings(pattern: string): readonly string[] {
  return readAlternatives({ pattern, at: 0 });
}

type Reading = { readonly pattern: string; at: number };

const groupStart = "(?:";

function readAlternatives(reading: Reading): readonly string[] {
  const all: string[] = [...readSequence(reading)];
  while (reading.pattern[reading.at] === "|") {
    reading.at++;
    all.push(...readSequence(reading));
  }
  return all;
}

function readSequence(reading: Reading): readonly string[] {
  let starts: readonly string[] = [""];
  for (let sign = reading.pattern[reading.at]; sign !== undefined && sign !== "|" && sign !== ")"; ) {
    const ends = readPiece(reading);
    starts = starts.flatMap((start) => ends.map((end) => start + end));
    sign = reading.pattern[reading.at];
  }
  return starts;
}

function readPiece(reading: Reading): readonly string[] {
  const pieces = reading.pattern.startsWith(groupStart, reading.at) ? readGroup(reading) : readLetter(reading);
  if (reading.pattern[reading.at] !== "?") return pieces;

  reading.at++;
  return ["", ...pieces];
}

function readGroup(reading: Reading): readonly string[] {
  reading.at += groupStart.length;
  const inside = readAlternatives(reading);
  reading.at++;
  return inside;
}

function readLetter(reading: Reading): readonly string[] {
  const letter = reading.pattern[reading.at] ?? "";
  reading.at++;
  return [letter];
}

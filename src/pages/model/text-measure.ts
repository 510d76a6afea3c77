// Counts what the text of a block is made of, in any script.

export type TextMeasure = {
  readonly chars: number;
  readonly words: number;
  readonly letters: number;
  readonly capitals: number;
  readonly digits: number;
  readonly commas: number;
  readonly stops: number;
  readonly quotes: number;
  readonly dividers: number;
  readonly brackets: number;
  readonly capitalWords: number;
};

const other = 0;
const letter = 1;
const capital = 2;
const digit = 3;
const comma = 4;
const stop = 5;
const quote = 6;
const divider = 7;
const bracket = 8;
const space = 9;
const kinds = 10;

const unitsInPlane = 65_536;
const signs: readonly (readonly [number, string])[] = [
  [comma, ",;，、；،؛"],
  [stop, ".!?…。！？؟۔।"],
  [quote, "\"'“”‘’«»„「」『』"],
  [divider, "|/›»→•·>:：–—"],
  [bracket, "()[]{}（）【】"],
  [space, " "],
];

/** What each UTF-16 unit is; filled as units are met, since telling them by pattern is slow. */
function unitKinds(): Uint8Array {
  const known = new Uint8Array(unitsInPlane).fill(kinds);
  for (const [kind, units] of signs) for (const unit of units) known[unit.charCodeAt(0)] = kind;
  return known;
}

const knownKinds = unitKinds();

function kindOf(unit: number): number {
  const known = knownKinds[unit] ?? other;
  if (known !== kinds) return known;

  const text = String.fromCharCode(unit);
  let kind = other;
  if (/\p{Lu}/u.test(text)) kind = capital;
  else if (/\p{L}|\p{M}/u.test(text)) kind = letter;
  else if (/\p{N}/u.test(text)) kind = digit;
  knownKinds[unit] = kind;
  return kind;
}

/** Emptied for every text: an array of its own for each block costs more than counting does. */
const counts = new Uint32Array(kinds);

export function measureText(text: string): TextMeasure {
  counts.fill(0);
  let capitalWords = 0;
  let before = space;
  for (let index = 0; index < text.length; index++) {
    const kind = kindOf(text.charCodeAt(index));
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (kind === capital && before === space) capitalWords++;
    before = kind;
  }
  const count = (kind: number) => counts[kind] ?? 0;
  return {
    chars: text.length,
    words: count(space) + 1,
    letters: count(letter) + count(capital),
    capitals: count(capital),
    digits: count(digit),
    commas: count(comma),
    stops: count(stop),
    quotes: count(quote),
    dividers: count(divider),
    brackets: count(bracket),
    capitalWords,
  };
}

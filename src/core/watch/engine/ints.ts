// Lists of whole numbers that grow by copying, and never shrink.

export type Ints = Int32Array<ArrayBuffer>;

const intsMin = 64;
const growth = 1.5;

/** The list itself when it has room for `length` numbers, else a longer copy; new places hold `filler`. */
export function roomFor(list: Ints, length: number, filler = 0): Ints {
  if (length <= list.length) return list;

  const longer = new Int32Array(Math.max(intsMin, length, Math.ceil(list.length * growth)));
  longer.set(list);
  if (filler !== 0) longer.fill(filler, list.length);
  return longer;
}

export function newInts(length: number): Ints {
  return new Int32Array(length);
}

export function noInts(): Ints {
  return new Int32Array(0);
}

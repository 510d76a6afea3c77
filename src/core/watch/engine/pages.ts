// Keeps runs of numbers in pages that never move, so that room for one more is never paid for by copying all others.
type List = Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** The place of a run is one number: that of its page, then where it begins there. A run is never parted. */
export type Pages<Page extends List> = {
  readonly make: (length: number) => Page;
  readonly pages: Page[];
  /** The place of what is left of the last page, and its length. */
  next: number;
  left: number;
  /** Places of runs that left, by length. */
  readonly free: Map<number, number[]>;
};

const pageBits = 14;
const pageLength = 1 << pageBits;
const offsetMask = pageLength - 1;

export function openPages<Page extends List>(make: (length: number) => Page): Pages<Page> {
  return { make, pages: [make(0)], next: 0, left: 0, free: new Map() };
}

export function pageOf<Page extends List>({ pages, make }: Pages<Page>, place: number): Page {
  return pages[place >>> pageBits] ?? make(0);
}

export function offsetOf(place: number): number {
  return place & offsetMask;
}

/** The place of a run of this length, which holds any numbers; every call is to be answered by one `giveBack`. */
export function takeRun(pages: Pages<List>, length: number): number {
  const known = pages.free.get(length)?.pop();
  if (known !== undefined) return known;

  if (length > pages.left) addPage(pages, length);
  const place = pages.next;
  pages.next += length;
  pages.left -= length;
  return place;
}

export function giveBack({ free }: Pick<Pages<List>, "free">, place: number, length: number): void {
  const places = free.get(length);
  if (places === undefined) free.set(length, [place]);
  else places.push(place);
}

/** A run longer than a page gets a page of its length. */
function addPage(pages: Pages<List>, length: number): void {
  if (pages.left > 0) giveBack(pages, pages.next, pages.left);
  pages.next = pages.pages.length << pageBits;
  pages.left = Math.max(pageLength, length);
  pages.pages.push(pages.make(pages.left));
}

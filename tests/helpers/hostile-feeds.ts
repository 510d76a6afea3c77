// Feeds that are well sent and badly meant: each is a text that a parser may choke on.

const head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><link>https://wire.example/</link>';
const tail = "</channel></rss>";
const item = (name: string | number, inside = "") =>
  `<item><title>Report ${name}</title><link>https://wire.example/${name}</link><guid>${name}</guid>${inside}</item>`;

export const goodFeed = (name: string): string => `${head}${item(`${name}-1`)}${item(`${name}-2`)}${tail}`;

export function manyItems(count: number): string {
  return head + Array.from({ length: count }, (_, index) => item(index)).join("") + tail;
}

export function longAttribute(chars: number): string {
  return `${head}<item><title>x</title><guid long="${"a".repeat(chars)}">x</guid></item>${tail}`;
}

export function longTitle(chars: number): string {
  return `${head}<item><title>${"a".repeat(chars)}</title><guid>x</guid></item>${tail}`;
}

export function deepNesting(depth: number): string {
  return `${head}<item><title>x</title><description>${"<a>".repeat(depth)}${"</a>".repeat(depth)}</description></item>${tail}`;
}

/** Ten entities, each of ten of the one before: a billion words if anybody resolves them. */
export function billionLaughs(): string {
  const levels = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
  const types = `<!DOCTYPE rss [<!ENTITY l0 "ha">${levels.join("")}]>`;
  return `<?xml version="1.0"?>${types}<rss version="2.0"><channel><title>&l9;</title>${item("laugh", "<description>&l9;</description>")}${tail}`;
}

export function externalEntity(): string {
  const types = '<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>';
  return `<?xml version="1.0"?>${types}<rss version="2.0"><channel><title>&secret;</title>${item("secret", "<description>&secret;</description>")}${tail}`;
}

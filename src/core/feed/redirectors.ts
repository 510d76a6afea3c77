// Addresses that only lead to another one which they carry with them: taken apart without asking anybody.

type Redirector = {
  readonly host: RegExp;
  readonly path: RegExp;
  /** Parameters that may hold the target, the likeliest first. */
  readonly names: readonly string[];
};

const redirectors: readonly Redirector[] = [
  { host: /^(?:www\.|news\.)?google\.[a-z.]{2,6}$/, path: /^\/url$/, names: ["url", "q"] },
  { host: /^(?:www\.)?bing\.com$/, path: /^\/news\/apiclick\.aspx$/i, names: ["url"] },
  { host: /^(?:www\.)?duckduckgo\.com$/, path: /^\/l\/?$/, names: ["uddg"] },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, names: ["u"] },
  { host: /^l\.(?:instagram|threads)\.(?:com|net)$/, path: /^\/?$/, names: ["u"] },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, names: ["z"] },
  { host: /^out\.reddit\.com$/, path: /^\//, names: ["url"] },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, names: ["q"] },
  { host: /^(?:away\.|m\.)?vk\.(?:com|ru)$/, path: /^\/away\.php$/, names: ["to"] },
  { host: /^(?:www\.)?linkedin\.com$/, path: /^\/(?:redir\/redirect|safety\/go)$/, names: ["url"] },
  { host: /^getpocket\.com$/, path: /^\/redirect$/, names: ["url"] },
  { host: /^steamcommunity\.com$/, path: /^\/linkfilter\/?$/, names: ["u", "url"] },
  { host: /^slack-redir\.net$/, path: /^\/link$/, names: ["url", "v"] },
  { host: /^[a-z0-9.]+\.safelinks\.protection\.outlook\.com$/, path: /^\//, names: ["url"] },
  { host: /^go\.redirectingat\.com$/, path: /^\//, names: ["url"] },
  { host: /^(?:www\.)?zhihu\.com$|^link\.zhihu\.com$/, path: /^\/$/, names: ["target"] },
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/, path: /^\/imgres$/, names: ["imgrefurl"] },
];

/** One redirector may carry another; more than a few are a trap. */
const depthMax = 4;

/** The address that is meant. One that carries no target in itself is given back as it is. */
export function unwrapLink(url: URL): URL {
  let current = url;
  for (let depth = 0; depth < depthMax; depth += 1) {
    const target = targetOf(current);
    if (target === undefined) return current;

    current = target;
  }
  return current;
}

function targetOf(url: URL): URL | undefined {
  return fromQuery(url) ?? fromAmpCache(url) ?? fromYahoo(url) ?? fromGoogleNews(url);
}

function fromQuery(url: URL): URL | undefined {
  const known = redirectors.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  if (known === undefined) return undefined;

  const targets = known.names.flatMap((name) => webAddress(url.searchParams.get(name) ?? "") ?? []);
  return targets[0];
}

/** `google.com/amp/s/site/page` and `site.cdn.ampproject.org/c/s/site/page`; without `s` the page is on plain http. */
function fromAmpCache({ hostname, pathname, search }: URL): URL | undefined {
  const isGoogle = /^(?:www\.)?google\.[a-z.]{2,6}$/.test(hostname) && pathname.startsWith("/amp/");
  const isCache = /(?:^|\.)cdn\.ampproject\.org$/.test(hostname);
  if (!isGoogle && !isCache) return undefined;

  const found = /^\/(?:amp|[acvi])\/(s\/)?([^/]+\.[^/]+\/.*)$/.exec(pathname);
  return found === null ? undefined : webAddress(`${found[1] === undefined ? "http" : "https"}://${found[2]}${search}`);
}

function fromYahoo({ hostname, pathname }: URL): URL | undefined {
  if (!/(?:^|\.)search\.yahoo\.com$/.test(hostname)) return undefined;

  const found = /\/RU=([^/]+)\//.exec(pathname);
  return found === null ? undefined : webAddress(percentDecoded(found[1] ?? ""));
}

/** Until 2024 these held the address in base64; what they have held since only Google can tell. */
function fromGoogleNews({ hostname, pathname }: URL): URL | undefined {
  if (hostname !== "news.google.com") return undefined;

  const found = /^\/(?:rss\/|__i\/rss\/rd\/)?(?:articles|read)\/([A-Za-z0-9_-]{20,})$/.exec(pathname);
  if (found === null) return undefined;

  const bytes = base64Bytes(found[1] ?? "");
  const address = /https?:\/\/[\x21-\x7e]+/.exec(bytes)?.[0];
  // The address of the accelerated page may follow; each text is preceded by its length, which is no letter of it.
  return address === undefined ? undefined : webAddress(address.slice(0, lengthBefore(bytes, address)));
}

/** Protocol buffers write a text's length before it, seven bits a byte. */
function lengthBefore(bytes: string, text: string): number {
  const at = bytes.indexOf(text);
  const last = bytes.charCodeAt(at - 1);
  const one = bytes.charCodeAt(at - 2);
  const isLong = at >= 2 && last < 0x80 && one >= 0x80 && last < 0x20;
  return isLong ? (one & 0x7f) + last * 0x80 : Math.min(last || text.length, text.length);
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** One character for each byte. */
function base64Bytes(text: string): string {
  let bits = 0;
  let count = 0;
  let bytes = "";
  for (const letter of text) {
    bits = ((bits << 6) | digits.indexOf(letter)) & 0xffffff;
    count += 6;
    if (count < 8) continue;

    count -= 8;
    bytes += String.fromCharCode((bits >> count) & 0xff);
  }
  return bytes;
}

function percentDecoded(text: string): string {
  return /%(?![0-9a-f]{2})/i.test(text)
    ? text
    : (new URLSearchParams(`t=${text.replaceAll("+", "%2B")}`).get("t") ?? text);
}

function webAddress(text: string): URL | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;

  return new URL(text);
}

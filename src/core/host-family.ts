// Which hosts share a fate when one of them is told to stay away.

// Second levels under which countries let others register: news.com.au and abc.net.au are strangers.
const sharedSecondLevels = new Set([
  "com",
  "net",
  "org",
  "gov",
  "edu",
  "co",
  "ac",
  "or",
  "ne",
  "go",
  "gob",
  "gouv",
  "info",
]);
const countryLength = 2;
const addressPattern = /^\[|^[\d.]+$/;

/**
 * The domain that somebody registered, as far as it can be told without a list of all registries: the last two labels, or
 * three where a country sells names under a second level (`bbc.co.uk`). Platforms that give each customer a name
 * (`one.tumblr.com`) count as one on purpose, because such a platform limits its visitors as one. A mistake is cheap
 * either way: three hosts must ask for a pause before a family is spared, and it ends with their pauses.
 * `host` may carry a port. An address written as numbers has no family but itself.
 */
export function hostFamily(host: string): string {
  const name = host.replace(/:\d+$/, "").replace(/\.$/, "");
  if (addressPattern.test(name)) return name;

  const labels = name.split(".");
  const isShared = labels.at(-1)?.length === countryLength && sharedSecondLevels.has(labels.at(-2) ?? "");
  return labels.slice(isShared ? -3 : -2).join(".");
}

// Knows the sample's feed, which this program answers itself, by its address.

/** The sample answers whatever the world does, so it says nothing about whether real news comes in. */
export function isSampleWire(url: string): boolean {
  return URL.canParse(url) && new URL(url).pathname.endsWith("/sample-wire/feed.xml");
}

// The parts of a query that say how a reader came and not what is read.

/** Families: every parameter of a measuring product begins so. */
const prefixes = [
  "utm_",
  "at_",
  "mc_",
  "pk_",
  "hsa_",
  "mtm_",
  "matomo_",
  "piwik_",
  "vero_",
  "oly_",
  "ns_",
  "soc_",
  "guce_",
  "gad_",
  "__hs",
  "_hs",
  "wt_",
  "wt.",
  "ga_",
  "sc_",
  "xt_",
];

const names = new Set(
  (
    "fbclid gclid gclsrc dclid msclkid yclid ysclid twclid ttclid igsh igshid gbraid wbraid srsltid li_fat_id mkt_tok " +
    "cmpid intcmp icid ncid ocid tpcc smid smtyp s_cid sref sr_share seid emc emci emdi ceid xtor xtref ito taid " +
    "ref_src ref_url referrer referer trk trkcampaign traffic_source tracking_source traffic_type feedtype feedname " +
    "rss rssfeed rssid feed_id guccounter nr_email_referer __twitter_impression _openstat outputtype amp amp_js_v " +
    "amp_gsa usqp fromrss isrss ncclick bxid spjobid spmailingid spreportid spuserid bicmp partnerid source_feed"
  ).split(" "),
);

/** These carry meaning on some sites; only with a value that names a way of coming are they about the way. */
const dependOnValue = new Set([
  "ref",
  "source",
  "from",
  "via",
  "src",
  "partner",
  "mod",
  "f",
  "origin",
  "medium",
  "cmp",
]);
const waysOfComing =
  /^(?:rss|atom|feed|newsfeed|xml)(?:[_\-.:/]|$)|[_\-.:/](?:rss|atom|feed)$|^(?:twitter|facebook|telegram|linkedin|whatsapp|googlenews|google_?news|yahoo|flipboard|newsletter|email|social|share|homepage)$/;

/** Names come in lower case or not; a value counts only where the name alone does not decide. */
export function isTracking(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (names.has(lower) || prefixes.some((prefix) => lower.startsWith(prefix))) return true;

  return dependOnValue.has(lower) && waysOfComing.test(value.toLowerCase());
}

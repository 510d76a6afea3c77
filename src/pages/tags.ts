// Which tags part blocks of text from one another, and which never hold an article's text.

const blockTags = new Set([
  ..."address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption".split(
    " ",
  ),
  ..."figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html li main menu nav ol p page pre section".split(
    " ",
  ),
  ..."summary table tbody td tfoot th thead tr ul".split(" "),
]);

const skippedTags = new Set([
  ..."applet audio base button canvas datalist embed head iframe img input link map meta meter noframes".split(" "),
  ..."noscript object option picture progress script select source style svg template textarea title track".split(" "),
  ..."video".split(" "),
]);

/** Elements with a dash in their name are made by the page and mostly stand for blocks. */
export function isBlockTag(tag: string): boolean {
  return blockTags.has(tag) || tag.includes("-");
}

export function isSkippedTag(tag: string): boolean {
  return skippedTags.has(tag);
}

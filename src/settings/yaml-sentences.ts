// The parser's error codes in an operator's words. Its own sentences quote the text, which may hold secrets.
import type { ErrorCode } from "yaml";

const sentences: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: "an alias (*name) cannot have an anchor or tag",
  BAD_ALIAS: "an alias (*name) needs a name",
  BAD_COLLECTION_TYPE: "the tag does not fit the value after it",
  BAD_DIRECTIVE: "unknown directive (a line beginning with %)",
  BAD_DQ_ESCAPE: "unknown escape inside double quotes; write \\\\ for \\, or use single quotes",
  BAD_INDENT: "the indentation does not fit the lines above, or a closing bracket or quote is missing",
  BAD_PROP_ORDER: "an anchor or tag is in the wrong place",
  BAD_SCALAR_START: "a value cannot begin with this character; put it in quotes",
  BLOCK_AS_IMPLICIT_KEY: "a second key on one line; a value that contains a colon needs quotes",
  BLOCK_IN_FLOW: "lines with dashes or keys cannot be used inside brackets",
  DUPLICATE_KEY: "a key is written twice in one map",
  IMPOSSIBLE: "this is not YAML",
  KEY_OVER_1024_CHARS: "a key is longer than 1024 characters; is a quote or bracket not closed?",
  MISSING_CHAR: "something is missing here: a closing bracket or quote, a comma, a colon or a space",
  MULTILINE_IMPLICIT_KEY: "a key must be on one line; is a colon missing on the line above?",
  MULTIPLE_ANCHORS: "a value can have only one anchor",
  MULTIPLE_DOCS: "a second document begins here (---); a file may hold only one",
  MULTIPLE_TAGS: "a value can have only one tag",
  NON_STRING_KEY: "a key must be plain text",
  RESOURCE_EXHAUSTION: "nested too deeply",
  TAB_AS_INDENT: "tabs cannot be used to indent; use spaces",
  TAG_RESOLVE_FAILED: "unknown tag (!name)",
  UNEXPECTED_TOKEN: "unexpected text; is a quote, colon or bracket missing, or one too many?",
};

export function yamlSentence(code: ErrorCode): string {
  return sentences[code];
}

// Who asks: a browser, or a program.

/** True when the Accept header names HTML with more weight than JSON or anything at all; programs get JSON. */
export function prefersHtml(accept: string | undefined): boolean {
  if (accept === undefined) return false;

  const weights = new Map(accept.split(",").map(weightOf));
  const htmlWeight = weights.get("text/html") ?? weights.get("application/xhtml+xml") ?? 0;
  const others = ["application/health+json", "application/json", "application/*", "*/*"];
  return others.every((type) => htmlWeight > (weights.get(type) ?? 0));
}

function weightOf(range: string): readonly [string, number] {
  const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  const number = weight === undefined ? 1 : Number(weight.slice(2));
  return [type, Number.isNaN(number) ? 0 : number];
}

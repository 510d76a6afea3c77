// HTML that cannot forget to escape: whatever is put into the template is text, unless it is HTML already.

/** Made only by `html`, and by `trusted` for what this program says itself. */
export type Html = { readonly kind: "html"; readonly markup: string };

type Filling = string | number | Html | readonly Html[] | undefined;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Fillings are escaped for text and for quoted attributes alike; undefined leaves nothing. */
export function html(parts: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  const markup = parts.map((part, index) => part + markupOf(fillings[index]));
  return { kind: "html", markup: markup.join("") };
}

/** For constant text of this program only, such as its own style. */
export function trusted(markup: string): Html {
  return { kind: "html", markup };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function markupOf(filling: Filling): string {
  if (filling === undefined) return "";
  if (typeof filling === "string" || typeof filling === "number") return escapeHtml(String(filling));
  if ("kind" in filling) return filling.markup;

  return filling.map((one) => one.markup).join("");
}

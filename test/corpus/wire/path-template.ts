/** Path templates, matched against what arrived. */

/** The raw text of each `{name}`; `undefined` where the path is not of the template. */
export function matchPath(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const names: string[] = [];
  const pattern = pathOf(template)
    .split(/(\{[^}]*\})/u)
    .map((part) => {
      if (!part.startsWith("{")) return expression(part);
      names.push(part.slice(1, -1));
      return "([^/]*)";
    });
  const texts = new RegExp(`^${pattern.join("")}$`, "u").exec(path)?.slice(1);
  return texts && new Map(names.map((name, index) => [name, texts[index] ?? ""]));
}

/** Documents tell operations of one path apart by a query or fragment. */
function pathOf(template: string): string {
  return template.replace(/[?#].*/su, "");
}

/** Fixed text as a `URL` writes it. */
function expression(text: string): string {
  const { pathname } = new URL(`http://host/${text}`);
  const isDot = /(^|\/)\.{1,2}(\/|$)/u.test(text);
  return (isDot ? text : pathname.slice(1)).replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

/** A query without the pairs that its template fixes, and those of them that are missing. */
export function withoutFixed(
  template: string,
  query: string,
): { readonly raw: string; readonly missing: readonly string[] } {
  const fixed =
    /\?([^#]*)/u
      .exec(template.replaceAll(/\{[^}]*\}/gu, ""))?.[1]
      ?.split("&")
      .filter(Boolean) ?? [];
  const pairs = query.split("&");
  const missing = fixed.filter((pair) => !pairs.includes(pair));
  return { raw: pairs.filter((pair) => !fixed.includes(pair)).join("&"), missing };
}

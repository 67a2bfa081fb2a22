/** Names of APIs. */

/** The text in kebab-case; `api` where nothing is left, and before a digit. */
export function kebabCase(text: string): string {
  const words = text
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  if (words === "") return "api";
  return /^\d/.test(words) ? `api-${words}` : words;
}

/** HTML as text. Values are always escaped; only `html` makes markup. */

/** Markup, as opposed to text. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | readonly Markup[];

/** A template whose values are escaped, unless they are markup themselves. */
export function html(texts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const parts = values.map((value, index) => `${partText(value)}${texts[index + 1] ?? ""}`);
  return { markup: `${texts[0] ?? ""}${parts.join("")}` };
}

/** Markup that another library has made safe. */
export function trusted(markup: string): Markup {
  return { markup };
}

function partText(value: Part): string {
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => entities[character] ?? character);
}

/** Nothing but this site: neither other hosts, nor scripts in the page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export interface Page {
  readonly title: string;
  readonly body: Markup;
  /** From the page to the root of the site: `""`, `../`. */
  readonly root: string;
  /** Scripts, from the root. */
  readonly scripts?: readonly string[];
}

/** A whole page. */
export function page({ title, body, root, scripts = [] }: Page): string {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${root}site.css" />
        ${scripts.map((script) => html`<script defer src="${root}${script}"></script> `)}
      </head>
      <body>
        <header>
          <nav aria-label="Site">
            <a href="${root}index.html">specloom</a> <a href="${root}coverage.html">Coverage</a>
          </nav>
        </header>
        ${body}
      </body>
    </html> `;
  return document.markup;
}

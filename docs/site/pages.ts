/** The index of the site, and the pages of its references. */
import { memberText } from "../../generator/input/json.js";
import { objectAt } from "./document.js";
import { guidePath, titleOf, type Guides } from "./guides.js";
import { html, page } from "./html.js";
import type { SiteApi } from "./read.js";

/** The page that leads to all others. */
export function indexPage(apis: readonly SiteApi[], guides: Guides): string {
  const entries = [...guides].map(
    ([path, text]) => html`<li><a href="${guidePath(path)}">${titleOf(path, text)}</a></li> `,
  );
  const isDecision = ([path]: readonly [string, string]) => path.startsWith("adr/");
  const decisions = [...guides].map(isDecision);
  const body = html`<main>
    <h1>specloom</h1>
    <h2>APIs</h2>
    <ul class="cards">
      ${apis.map(card)}
    </ul>
    <h2>Coverage</h2>
    <p><a href="coverage.html">Which integrations support which field</a></p>
    <h2>Guides</h2>
    <ul>
      ${entries.filter((_, index) => decisions[index] === false)}
    </ul>
    <h2>Decisions</h2>
    <ul>
      ${entries.filter((_, index) => decisions[index] === true)}
    </ul>
    <p>References are rendered by <a href="https://github.com/Redocly/redoc">Redoc</a>.</p>
  </main>`;
  return page({ title: "specloom", body, root: "" });
}

function titleOfApi({ name, document }: SiteApi): string {
  return memberText(objectAt(document, "info"), "title") || name;
}

function card(api: SiteApi) {
  const { name, model } = api;
  const operations = model.resources.flatMap((resource) => resource.operations);
  return html`<li>
    <a href="${name}.html">${titleOfApi(api)}</a>
    <p>${model.docs.description ?? ""}</p>
    <p>${model.resources.length} resources, ${operations.length} operations</p>
  </li> `;
}

/** A page on which a script renders the document of an API. */
export function referencePage(api: SiteApi): string {
  const title = titleOfApi(api);
  const body = html`<div data-document="${api.name}.json"></div>`;
  const scripts = ["redoc.js", "reference.js"];
  return page({ title, body, root: "", scripts });
}

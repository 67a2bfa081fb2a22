/** The coverage as a page of HTML. */
import { html, page, type Markup } from "../html.js";
import { uses, type CoverageCell, type CoverageField, type CoverageResource } from "./coverage.js";
import { requirement } from "./markdown.js";

/** The page, with tables that a script makes sortable. */
export function coveragePage(resources: readonly CoverageResource[]): string {
  const scale = Math.max(1, ...resources.flatMap(countsOf));
  const body = html`<main>
    <h1>Coverage</h1>
    <p>
      How many integrations support a field, as far as the documents say.
      <span class="unknown">?</span> is a field whose support is not documented; an empty cell is a
      use that the field does not have.
    </p>
    ${overview(resources, scale)} ${resources.map((resource) => resourceSection(resource, scale))}
  </main>`;
  return page({ title: "Coverage", body, root: "", scripts: ["coverage.js"] });
}

function countsOf({ methods, fields }: CoverageResource): readonly number[] {
  const cells = fields.flatMap(({ cells: byUse }) => Object.values(byUse));
  return [...methods, ...cells].map(({ support }) => support?.integrations ?? 0);
}

const overviewMethods = ["list", "get", "create", "update", "delete"];

function overview(resources: readonly CoverageResource[], scale: number): Markup {
  return html`<table class="coverage sortable">
    <caption>
      Resources and their methods
    </caption>
    <thead>
      <tr>
        ${["Resource", ...overviewMethods, "fields"].map(heading)}
      </tr>
    </thead>
    <tbody>
      ${resources.map(
        (resource) =>
          html`<tr>
            <th scope="row">
              <a href="#${identifier(resource)}">${resource.api}: ${resource.name}</a>
            </th>
            ${overviewMethods.map((name) =>
              cell(
                resource.methods.find((method) => method.name === name),
                scale,
              ),
            )}
            <td>${resource.fields.length}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function identifier({ api, name }: CoverageResource): string {
  return `${api}-${name}`;
}

function heading(text: string): Markup {
  return html`<th scope="col">${text}</th>`;
}

function resourceSection(resource: CoverageResource, scale: number): Markup {
  const { api, name, fields } = resource;
  if (fields.length === 0) return html``;
  return html`<section id="${identifier(resource)}">
    <table class="coverage sortable">
      <caption>
        ${api}: ${name}
      </caption>
      <thead>
        <tr>
          ${["Field", ...uses, "required by"].map(heading)}
        </tr>
      </thead>
      <tbody>
        ${fields.map((field) => fieldRow(field, scale))}
      </tbody>
    </table>
  </section> `;
}

function fieldRow({ name, cells }: CoverageField, scale: number): Markup {
  const required = uses.flatMap((use) => {
    const text = requirement(cells[use]?.support);
    return text === undefined ? [] : [html`<div>${use}: ${text}</div>`];
  });
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    ${uses.map((use) => cell(cells[use], scale))}
    <td>${required}</td>
  </tr> `;
}

function cell(value: CoverageCell | undefined, scale: number): Markup {
  if (value === undefined) return html`<td></td>`;
  const count = value.support?.integrations;
  const notes = [...(value.support?.names ?? []).slice(0, 60)].join(", ");
  const title = [notes, ...(value.support?.notes ?? [])].filter((text) => text !== "").join(" — ");
  if (count === undefined) {
    return html`<td class="unknown" title="${title === "" ? "not documented" : title}">?</td>`;
  }
  return html`<td title="${title}">
    <meter min="0" max="${scale}" value="${count}"></meter> ${count}
  </td>`;
}

/** The guides of `docs/`, as pages. */
import MarkdownIt from "markdown-it";
import { posix } from "node:path";
import { html, page, trusted } from "./html.js";

/** A text by its path below `docs/`: `check.md`, `adr/0001-….md`. */
export type Guides = ReadonlyMap<string, string>;

/** The title of a guide: its first heading. */
export function titleOf(path: string, text: string): string {
  return /^# (.+)$/mu.exec(text)?.[1]?.replaceAll("`", "") ?? path;
}

/** Where the page of a guide is. */
export function guidePath(path: string): string {
  return `guides/${path.replace(/\.md$/u, ".html")}`;
}

/** The pages, by path. */
export function guidePages(guides: Guides): ReadonlyMap<string, string> {
  return new Map(
    [...guides].map(([path, text]) => {
      const body = html`<main>${trusted(rendered(path, text, guides))}</main>`;
      const root = "../".repeat(path.split("/").length);
      return [guidePath(path), page({ title: titleOf(path, text), body, root })];
    }),
  );
}

/** Links lead to other guides and to other hosts; what is not on the site is no link. */
function rendered(path: string, text: string, guides: Guides): string {
  const markdown = new MarkdownIt({ html: false });
  const tokens = markdown.parse(text.replace(/^<!--.*?-->\s*/su, ""), {});
  for (const token of tokens) {
    for (const child of token.children ?? []) {
      const target = child.type === "link_open" ? child.attrGet("href") : null;
      if (target !== null) child.attrs = linkOf(path, target, guides);
    }
  }
  return markdown.renderer.render(tokens, markdown.options, {});
}

function linkOf(path: string, target: string, guides: Guides): [string, string][] {
  if (/^(?:https?:|#)/u.test(target)) return [["href", target]];
  const [file = "", hash] = target.split("#");
  const guide = posix.join(posix.dirname(path), file);
  if (!guides.has(guide)) return [];
  const end = hash === undefined ? "" : `#${hash}`;
  return [["href", `${file.replace(/\.md$/u, ".html")}${end}`]];
}

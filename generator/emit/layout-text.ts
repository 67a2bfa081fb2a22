/** The leaves of a layout: comments, keys and string literals. */
import { builders, type builders as Builders } from "prettier/doc";
import { literalText, propertyKey } from "../ir/names.js";

type Doc = Builders.Doc;
const { hardline, join } = builders;

/** Comments above what follows; each text is what `tsdoc.ts` made, without stars. */
export function commentDoc(docs: readonly string[]): Doc {
  return docs.map((text): Doc => {
    const lines = text.split("\n");
    if (lines.length === 1) {
      return [`/** ${text} */`, hardline];
    }
    const starred = lines.map((content) => (content === "" ? " *" : ` * ${content}`));
    return [join(hardline, ["/**", ...starred, " */"]), hardline];
  });
}

/** A property name, quoted where it is not an identifier. */
export function keyDoc(name: string): string {
  return propertyKey(name);
}

/** A literal of the document's value, with numbers written as Prettier writes them. */
export function literalSyntax(value: string | number | boolean | null): string {
  const text = literalText(value);
  return typeof value === "number" ? text.replace("e+", "e") : text;
}

/** What the descriptors of an API say about the wire, read from their syntax. */
import ts from "typescript";
import type { Declaration, Surface } from "./surface.js";
import { bareExpression, codeOf, forEachIdentifier, nameOf } from "./syntax.js";

/** The entries of an object literal, as they are and by name. */
export type Entries = ReadonlyMap<string, ts.Expression>;

/** One operation as its descriptor and its route have it. */
export interface WireOperation {
  /** `listUsersOperation` */
  readonly descriptor: string;
  /** The builder, `listUsers`: what other names of the operation are made of. */
  readonly builder: string;
  readonly method: string;
  readonly path: string;
  readonly entries: Entries;
  readonly route: Entries;
}

/** The run-time's types of constants that describe requests. */
const descriptorTypes = new Set([
  "OperationDescriptor",
  "Route",
  "ListDescriptor",
  "ApiDescriptor",
]);

/** Which kind of descriptor a constant is; `undefined` for all others. */
export function descriptorType({ node }: Declaration, { runtimeNames }: Surface) {
  if (!ts.isVariableDeclaration(node) || node.type === undefined) return undefined;
  const type = runtimeNames.get(codeOf(node.type)) ?? "";
  return descriptorTypes.has(type) ? type : undefined;
}

/** The operations of an API in the order of its files. */
export function wireOperations(surface: Surface): readonly WireOperation[] {
  const builders = buildersOf(surface);
  return [...surface.declarations.values()].flatMap((declaration): readonly WireOperation[] => {
    if (descriptorType(declaration, surface) !== "OperationDescriptor") return [];
    const entries = entriesOf(declaration);
    const routeName = entries.get("route");
    const route = routeName && surface.declarations.get(codeOf(routeName));
    const { path, entries: routeEntries } = routeOf(route);
    const { name } = declaration;
    return [
      {
        descriptor: name,
        builder: builders.get(name) ?? name.replace(/Operation$/u, ""),
        method: textOf(entries.get("method")),
        path,
        entries,
        route: routeEntries,
      },
    ];
  });
}

/** The path and what writes it; a query in the path template comes with what writes the rest. */
function routeOf(route: Declaration | undefined): { path: string; entries: Entries } {
  const entries: Entries = route === undefined ? new Map() : entriesOf(route);
  const path = textOf(entries.get("path"));
  const query = entries.get("query");
  if (query === undefined || !ts.isCallExpression(query)) return { path, entries };
  const [template, others] = query.arguments;
  if (template === undefined || !ts.isStringLiteralLike(template)) return { path, entries };
  return { path: `${path}?${template.text}`, entries: objectEntries(others) };
}

/** The functions that make requests of descriptors, by these. */
function buildersOf({ declarations }: Surface): ReadonlyMap<string, string> {
  const builders = new Map<string, string>();
  for (const { name, node, file } of declarations.values()) {
    if (file !== "operations.ts" || !ts.isFunctionDeclaration(node)) continue;
    for (const descriptor of descriptorsIn(node.body, declarations)) builders.set(descriptor, name);
  }
  return builders;
}

/** The names of operations' descriptors that code mentions. */
export function descriptorsIn(
  node: ts.Node | undefined,
  declarations: Surface["declarations"],
): readonly string[] {
  const found: string[] = [];
  if (node === undefined) return found;
  forEachIdentifier(node, ({ text }) => {
    const declared = declarations.get(text)?.node;
    if (declared === undefined || !ts.isVariableDeclaration(declared)) return;
    if (declared.type !== undefined && /OperationDescriptor$/u.test(codeOf(declared.type))) {
      found.push(text);
    }
  });
  return found;
}

/** The entries of the object that a constant is; none where it is another value. */
export function entriesOf({ node }: Declaration): Entries {
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return new Map();
  return objectEntries(node.initializer);
}

export function objectEntries(expression: ts.Expression | undefined): Entries {
  const entries = new Map<string, ts.Expression>();
  const object = expression && bareExpression(expression);
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return entries;
  for (const property of object.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    entries.set(nameOf(property.name) ?? codeOf(property.name), property.initializer);
  }
  return entries;
}

/** The text of a string literal. */
export function textOf(expression: ts.Expression | undefined): string {
  return expression !== undefined && ts.isStringLiteralLike(expression) ? expression.text : "";
}

/** What writes each parameter: of the path, of headers and cookies by name, of the query in all. */
export interface Encoders {
  readonly named: ReadonlyMap<string, string>;
  /** What writes parameters without an entry of their own. */
  readonly usual: string | undefined;
}

/** The encoders of `pathOf({ … })`, `queryOf(form)` or `queryOf(byName(form, { … }))`. */
export function encodersOf(expression: ts.Expression | undefined): Encoders {
  if (expression === undefined) return { named: new Map(), usual: undefined };
  if (!ts.isCallExpression(expression)) return { named: new Map(), usual: codeOf(expression) };
  const [first, second] = expression.arguments;
  if (first === undefined) return { named: new Map(), usual: undefined };
  if (ts.isCallExpression(first) && isByName(first)) return encodersOf(first);
  if (ts.isObjectLiteralExpression(first)) return { named: codes(first), usual: undefined };
  return { named: codes(second), usual: codeOf(first) };
}

function isByName({ expression }: ts.CallExpression): boolean {
  return /^(?:runtimeB|b)yName$/u.test(codeOf(expression));
}

function codes(object: ts.Expression | undefined): ReadonlyMap<string, string> {
  return new Map([...objectEntries(object)].map(([name, value]) => [name, codeOf(value)]));
}

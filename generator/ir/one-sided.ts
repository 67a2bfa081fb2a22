/** Declarations that one side of the wire does not use need no second name. */
import type { IncomingModel } from "./incoming-model.js";
import type { ApiModel, OperationModel } from "./model.js";
import { referencesIn, targetOf } from "./type-walk.js";
import type { TypeDeclaration, TypeModel, Variant } from "./type-model.js";

/**
 * Leaves out the side of a declaration that nothing uses: what only requests lead to has its write
 * side under its own name (`UserCreate`, and no `UserCreateInput`), what no request leads to has
 * none.
 */
export function withoutUnusedSides(
  declarations: readonly TypeDeclaration[],
  { resources, webhooks }: Pick<ApiModel, "resources" | "webhooks">,
): readonly TypeDeclaration[] {
  if (declarations.every(({ write }) => write === undefined)) return declarations;
  const used = reachable(
    declarations,
    resources
      .flatMap(({ operations }) => operations.flatMap(typesOf))
      .concat(incomingTypes(webhooks)),
  );
  return declarations.map((declaration) => {
    const { name, write } = declaration;
    if (write === undefined) return declaration;
    if (!used.has(keyOf(name, "write"))) return { ...declaration, write: undefined };
    const isRead = used.has(keyOf(name, "read"));
    return isRead ? declaration : { ...declaration, read: write.type, write: undefined };
  });
}

/** Every type an operation mentions. */
function typesOf(operation: OperationModel): readonly TypeModel[] {
  const parameters = [
    ...operation.pathParameters,
    ...operation.queryParameters,
    ...operation.headerParameters,
    ...operation.cookieParameters,
    ...(operation.querystring === undefined ? [] : [operation.querystring]),
  ];
  const responses = [...operation.responses, ...operation.errors];
  const cases = operation.variants?.select?.cases ?? [];
  return [
    ...parameters.map(({ type }) => type),
    ...(operation.stream === undefined ? [] : [operation.stream.type]),
    ...bodyTypes(operation),
    ...responses.flatMap(({ contents }) => contents.map(({ type }) => type)),
    ...responses.flatMap(({ headers }) => headers.map(({ type }) => type)),
    ...incomingTypes(operation.callbacks),
    ...cases.flatMap((selected) => (selected.body === "wrapped" ? [selected.envelope] : [])),
  ];
}

function incomingTypes(incoming: IncomingModel | undefined): readonly TypeModel[] {
  const events = incoming?.events ?? [];
  return events.flatMap(({ headers, query, body, answers }) => [
    ...[...headers, ...query].map(({ type }) => type),
    ...[{ type: body }, ...answers].flatMap(({ type }) => type ?? []),
  ]);
}

function bodyTypes({ body }: OperationModel): readonly TypeModel[] {
  return body === undefined ? [] : [body, ...body.alternatives].map(({ type }) => type);
}

function keyOf(name: string, variant: Variant): string {
  return `${variant} ${name}`;
}

function reachable(
  declarations: readonly TypeDeclaration[],
  roots: readonly TypeModel[],
): ReadonlySet<string> {
  const byName = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const found = new Set<string>();
  const pending = [...roots];
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    for (const reference of referencesIn(type)) {
      const key = keyOf(reference.declaration, reference.variant);
      if (found.has(key)) continue;
      found.add(key);
      const target = targetOf(reference, (name) => byName.get(name));
      if (target !== undefined) pending.push(target);
    }
  }
  return found;
}

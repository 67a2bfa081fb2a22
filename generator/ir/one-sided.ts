/** Declarations that only requests use need no second name. */
import type { OperationModel, ResourceModel } from "./model.js";
import { referencesIn, targetOf } from "./type-walk.js";
import type { TypeDeclaration, TypeModel, Variant } from "./type-model.js";

/**
 * Gives a declaration whose two sides differ, and which no response leads to, its write side under
 * its own name: `UserCreate` is then what creating a user takes, and there is no `UserCreateInput`.
 */
export function withoutUnreadSides(
  declarations: readonly TypeDeclaration[],
  resources: readonly ResourceModel[],
): readonly TypeDeclaration[] {
  if (declarations.every(({ write }) => write === undefined)) return declarations;
  const used = reachable(
    declarations,
    resources.flatMap(({ operations }) => operations.flatMap(typesOf)),
  );
  return declarations.map((declaration) => {
    const { name, write } = declaration;
    const isRequestOnly = used.has(keyOf(name, "write")) && !used.has(keyOf(name, "read"));
    return write !== undefined && isRequestOnly
      ? { ...declaration, read: write.type, write: undefined }
      : declaration;
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
    ...(operation.body === undefined ? [] : [operation.body.type]),
    ...responses.flatMap(({ type }) => type ?? []),
    ...responses.flatMap(({ headers }) => headers.map(({ type }) => type)),
    ...cases.flatMap((selected) => (selected.body === "wrapped" ? [selected.envelope] : [])),
  ];
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

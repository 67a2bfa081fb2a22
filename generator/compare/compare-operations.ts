/** Operations that came, went or are called otherwise, and what is sent for the others. */
import ts from "typescript";
import { pascalCase } from "../ir/casing.js";
import type { OperationModel, ParameterModel } from "../ir/model.js";
import type { FoundChange } from "./change.js";
import { membersOf } from "./compare-members.js";
import { descriptorEntries, interfaceMembers, type Surfaces } from "./compare-names.js";
import { descriptorsIn, descriptorType, type WireOperation } from "./descriptors.js";
import type { RenamedOperation } from "./pairing.js";
import type { Surface } from "./surface.js";
import { apiRules, compareEntries, compareWire, listRules } from "./wire.js";
import { locations, type Location, type ParameterNames } from "./wire-parameters.js";

/** Changes of operations. */
export interface OperationChanges {
  readonly changes: readonly FoundChange[];
  /** Whether another change is a part of one of these. */
  readonly covers: (change: FoundChange) => boolean;
}

/** Compares the operations of two surfaces; `operations` are those of the new one. */
export function compareOperations(
  surfaces: Surfaces,
  operations: readonly OperationModel[],
): OperationChanges {
  const { pairing } = surfaces;
  const models = new Map(operations.map((each) => [each.names.descriptor, each]));
  const changes = [
    ...pairing.removed.map(removed),
    ...pairing.added.map(added),
    ...pairing.renamed.map((pair) => renamed(pair, surfaces)),
    ...[...pairing.kept, ...pairing.renamed].flatMap(({ before, after }) => {
      const model = models.get(after.descriptor);
      if (model === undefined) return [];
      return compareWire({ before, after, parameters: parameterNames(model, surfaces) });
    }),
    ...compareDescriptors(surfaces, "ApiDescriptor", apiRules),
    ...compareDescriptors(surfaces, "ListDescriptor", listRules),
  ];
  return { changes, covers: covering(changes) };
}

/** A parameter that moved is gone from one type and new in another. */
function covering(changes: readonly FoundChange[]): OperationChanges["covers"] {
  const moved = changes.filter(({ code }) => code === "parameter-location-changed");
  const names = new Set(moved.map(({ path }) => path.at(-1)));
  const owners = new Set(moved.flatMap(({ covered = [] }) => covered));
  const parts = new Set(["member-added", "required-member-added", "member-removed"]);
  return ({ code, path }) =>
    path.length === 2 && parts.has(code) && owners.has(path[0] ?? "") && names.has(path[1] ?? "");
}

function removed({ builder, method, path }: WireOperation): FoundChange {
  return {
    severity: "major",
    code: "operation-removed",
    path: [builder],
    message: "is gone with everything that belongs to it",
    before: `${method} ${path}`,
    pointer: `/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}`,
  };
}

function added({ builder, method, path }: WireOperation): FoundChange {
  const after = `${method} ${path}`;
  return { severity: "minor", code: "operation-added", path: [builder], message: "is new", after };
}

/** The builder's name, and that of the method where it has changed as well. */
function renamed(
  { before, after }: RenamedOperation,
  { before: old, after: now, pairing }: Surfaces,
): FoundChange {
  const rest = pairing.aliases.has(before.builder) ? ", which stays as a deprecated alias" : "";
  const methods = [methodOf(before, old), methodOf(after, now)];
  const isSame = methods[0] === methods[1];
  const [formerNames, names] = [before, after].map(({ builder }, index) =>
    [builder, ...(isSame ? [] : [methods[index] ?? ""])].filter(Boolean).join(", "),
  );
  return {
    severity: "major",
    code: "operation-renamed",
    path: [after.builder],
    message: `was ${before.builder}${rest}`,
    before: formerNames,
    after: names,
  };
}

/** `UsersResource.list` */
function methodOf({ descriptor }: WireOperation, { declarations }: Surface): string | undefined {
  for (const { name, node } of declarations.values()) {
    if (!ts.isClassDeclaration(node)) continue;
    for (const member of membersOf(node.members).values()) {
      if (member.deprecated || !ts.isMethodDeclaration(member.node)) continue;
      if (descriptorsIn(member.node.body, declarations).includes(descriptor)) {
        return `${name}.${member.name}`;
      }
    }
  }
  return undefined;
}

/** Compares the constants of one kind that both sides have. */
function compareDescriptors(
  { before, after, pairing }: Surfaces,
  type: string,
  rules: Parameters<typeof compareEntries>[2]["rules"],
): readonly FoundChange[] {
  return [...before.declarations.values()].flatMap((old): readonly FoundChange[] => {
    const now = after.declarations.get(pairing.names.get(old.name) ?? old.name);
    if (now === undefined || descriptorType(old, before) !== type) return [];
    const entries = [descriptorEntries(old), descriptorEntries(now)] as const;
    return compareEntries(...entries, { rules, path: [now.name] });
  });
}

function parameterNames(model: OperationModel, surfaces: Surfaces): ParameterNames {
  const { before, pairing } = surfaces;
  const former = new Map([...pairing.names].map(([old, now]) => [now, old]));
  const parameters = parametersOf(model);
  const types = typesOf(model);
  return {
    types,
    isQueryWhole: model.querystring !== undefined,
    after: byLocation((location) => parameters[location].map(({ name }) => name)),
    before: byLocation((location) => {
      const name = types[location];
      return namesIn(before, former.get(name) ?? name);
    }),
    scalars: new Set(
      locations
        .flatMap((location) => parameters[location])
        .filter(({ isScalar }) => isScalar)
        .map(({ name }) => name),
    ),
  };
}

function parametersOf(
  model: OperationModel,
): Readonly<Record<Location, readonly ParameterModel[]>> {
  return {
    path: model.pathParameters,
    query: model.queryParameters,
    headers: model.headerParameters,
    cookies: model.cookieParameters,
  };
}

/** The types of parameters, and what those of places without any would be called. */
function typesOf({ names, functionName }: OperationModel): ParameterNames["types"] {
  const base = pascalCase(functionName);
  return {
    path: names.path ?? `${base}Path`,
    query: names.query ?? `${base}Query`,
    headers: names.headers ?? `${base}Headers`,
    cookies: names.cookies ?? `${base}Cookies`,
  };
}

function byLocation<Value>(read: (location: Location) => Value): Record<Location, Value> {
  return {
    path: read("path"),
    query: read("query"),
    headers: read("headers"),
    cookies: read("cookies"),
  };
}

function namesIn(surface: Surface, name: string): readonly string[] {
  return [...(interfaceMembers(surface.declarations.get(name))?.keys() ?? [])];
}

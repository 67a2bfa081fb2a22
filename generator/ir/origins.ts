/** Which place of the document every exported name and every member of it comes from. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import { isIdentifier } from "./casing.js";
import type { ApiModel } from "./model.js";
import { literalText } from "./names.js";
import { operationOrigins } from "./origins-operation.js";
import {
  enumOrigins,
  incomingOrigins,
  typeOrigins,
  type NamedPlace,
  type OriginKind,
} from "./origins-type.js";

/** A name of the output, or a member of one, and where it comes from. */
export interface Origin extends NamedPlace {
  /** The path as one writes it: `UserFilters.updated_at`, `PetsWebhooks["pet.removed"]`. */
  readonly symbol: string;
}

/** Finds origins both ways. */
export interface Origins {
  /** In the order of the document; names before their members. */
  readonly all: readonly Origin[];
  /** The origin of exactly this name or member. */
  readonly find: (path: readonly string[]) => Origin | undefined;
  /** The same, or else that of the nearest parent. */
  readonly nearest: (path: readonly string[]) => Origin | undefined;
  /** Everything that comes from exactly this place. */
  readonly at: (pointer: JsonPointer) => readonly Origin[];
}

/**
 * The origins of everything that the generated files of an API export: types, values, operations as
 * builders and as methods, members of object types at any depth (of items of lists, too), members of
 * enumerations. What only repeats something else (type parameters, parameters of functions) has the
 * origin of its parent.
 */
export function originsOf(api: ApiModel): Origins {
  const all = placesOf(api).map((place): Origin => ({ ...place, symbol: symbolOf(place.path) }));
  const bySymbol = new Map<string, Origin>();
  const byPointer = new Map<JsonPointer, Origin[]>();
  for (const origin of all) {
    if (!bySymbol.has(origin.symbol)) bySymbol.set(origin.symbol, origin);
    const present = byPointer.get(origin.pointer);
    if (present === undefined) byPointer.set(origin.pointer, [origin]);
    else present.push(origin);
  }
  const find = (path: readonly string[]) => bySymbol.get(symbolOf(path));
  return {
    all,
    find,
    nearest: (path) => {
      for (let length = path.length; length > 0; length -= 1) {
        const found = find(path.slice(0, length));
        if (found !== undefined) return found;
      }
      return undefined;
    },
    at: (pointer) => byPointer.get(pointer) ?? [],
  };
}

/** A path as one writes it in code. */
export function symbolOf([name = "", ...members]: readonly string[]): string {
  const accesses = members.map((member) =>
    isIdentifier(member) ? `.${member}` : `[${literalText(member)}]`,
  );
  return name + accesses.join("");
}

function placesOf(api: ApiModel): readonly NamedPlace[] {
  return [
    ...apiPlaces(api),
    ...api.declarations.flatMap((declaration) => [
      ...named(declaration.name, "type", declaration.origin),
      ...typeOrigins([declaration.name], declaration.read, undefined),
      ...(declaration.enum === undefined ? [] : enumOrigins(declaration.enum, undefined)),
      ...writePlaces(declaration),
    ]),
    ...api.conversions.flatMap(({ name, origin }) => named(name, "value", origin)),
    ...api.resources.flatMap((resource) => resourcePlaces(resource, api)),
    ...incomingOrigins(api.webhooks, undefined),
  ];
}

function writePlaces({ write, origin }: ApiModel["declarations"][number]): readonly NamedPlace[] {
  if (write === undefined) return [];
  return [
    ...named(write.name, "type", origin),
    ...typeOrigins([write.name], write.type, undefined),
  ];
}

function apiPlaces(api: ApiModel): readonly NamedPlace[] {
  const schemes = "/components/securitySchemes";
  return [
    ...named(api.clientName, "client", ""),
    ...named(api.clientOptionsName, "type", ""),
    ...named(api.descriptorName, "value", ""),
    ...named(api.baseURLName, "value", "/servers"),
    ...named(api.modelSupportName, "value", ""),
    ...(api.secrets === undefined ? [] : named(api.secrets.name, "value", "")),
    member([api.clientOptionsName, "server"], "/servers"),
    member([api.clientOptionsName, "auth"], schemes),
    ...api.securitySchemes.map(({ name }) =>
      member([api.clientOptionsName, "auth", name], `${schemes}/${escaped(name)}`),
    ),
    ...api.clientParameters.map(({ option, origin }) =>
      member([api.clientOptionsName, option], origin),
    ),
  ];
}

function resourcePlaces(
  resource: ApiModel["resources"][number],
  { clientName }: ApiModel,
): readonly NamedPlace[] {
  const [first] = resource.operations;
  // The path of its first operation: a tag need not be declared anywhere.
  const pointer = (first?.origin ?? "").replace(/\/[^/]*$/u, "");
  const place = { pointer, operation: undefined };
  return [
    { path: [resource.className], kind: "resource", ...place },
    { path: [clientName, resource.propertyName], kind: "resource", ...place },
    ...(resource.supportName === undefined
      ? []
      : [{ path: [resource.supportName], kind: "value", ...place } as const]),
    ...resource.fieldEnums.flatMap((fields) => [
      ...named(fields.name, "type", fields.origin),
      ...enumOrigins(fields, undefined),
    ]),
    ...resource.operations.flatMap((operation) => operationOrigins(operation, resource.className)),
  ];
}

function named(name: string, kind: OriginKind, pointer: JsonPointer): readonly NamedPlace[] {
  return [{ path: [name], kind, pointer, operation: undefined }];
}

function member(path: readonly string[], pointer: JsonPointer): NamedPlace {
  return { path, kind: "member", pointer, operation: undefined };
}

function escaped(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Where members of types, of enumerations and of incoming requests come from. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { IncomingModel } from "./incoming-model.js";
import type { EnumModel, PropertyModel, TypeModel } from "./type-model.js";
import { partsOf } from "./type-walk.js";

/** What a name of the output is. */
export type OriginKind = "client" | "resource" | "operation" | "type" | "value" | "member";

/** A name of the output or a member of one, and its place. */
export interface NamedPlace {
  /** The exported name, then names of members: `["UserFilters", "updated_at"]`. */
  readonly path: readonly string[];
  readonly kind: OriginKind;
  /** Into the bundled document; `DecodedApi.locate` finds the line. */
  readonly pointer: JsonPointer;
  /** The operation it belongs to, an `OperationModel.id`; `undefined` where to none or several. */
  readonly operation: string | undefined;
}

/** The members of a type at any depth; of items of lists and of branches, too. */
export function typeOrigins(
  path: readonly string[],
  type: TypeModel,
  operation: string | undefined,
): readonly NamedPlace[] {
  if (type.kind === "object") {
    const others = [...type.patterns.map((pattern) => pattern.type), type.rest];
    return [
      ...memberOrigins(path, type.properties, operation),
      ...others.flatMap((other) =>
        other === undefined ? [] : typeOrigins(path, other, operation),
      ),
    ];
  }
  return partsOf(type).flatMap((part) => typeOrigins(path, part, operation));
}

/** What has a name, a type and a place: properties, parameters, headers. */
type MemberModel = Pick<PropertyModel, "name" | "type" | "origin">;

/** Members, and theirs. */
export function memberOrigins(
  path: readonly string[],
  members: readonly MemberModel[],
  operation: string | undefined,
): readonly NamedPlace[] {
  return members.flatMap(({ name, type, origin }) => [
    { path: [...path, name], kind: "member", pointer: origin, operation },
    ...typeOrigins([...path, name], type, operation),
  ]);
}

/** The members of an enumeration. */
export function enumOrigins(
  { name, members }: EnumModel,
  operation: string | undefined,
): readonly NamedPlace[] {
  return members.map((member) => ({
    path: [name, member.name],
    kind: "member",
    pointer: member.origin,
    operation,
  }));
}

/** The types of webhooks or callbacks. */
export function incomingOrigins(
  model: IncomingModel | undefined,
  operation: string | undefined,
): readonly NamedPlace[] {
  if (model === undefined) return [];
  const pointer = model.events[0]?.origin ?? "";
  const { events, answers, handler } = model.names;
  return [
    ...[events, answers, handler].map((name): NamedPlace => ({
      path: [name],
      kind: "type",
      pointer,
      operation,
    })),
    ...model.events.flatMap((event): readonly NamedPlace[] => {
      const { eventName, answerName, origin } = event;
      const place = { pointer: origin, operation };
      return [
        { path: [eventName], kind: "type", ...place },
        { path: [answerName], kind: "type", ...place },
        { path: [events, event.name], kind: "member", ...place },
        { path: [answers, event.name], kind: "member", ...place },
        ...["name", "method", "expression", "headers", "query", "body"].map((name): NamedPlace => ({
          path: [eventName, name],
          kind: "member",
          ...place,
        })),
        ...memberOrigins([eventName, "headers"], event.headers, operation),
        ...memberOrigins([eventName, "query"], event.query, operation),
        ...(event.body === undefined
          ? []
          : typeOrigins([eventName, "body"], event.body, operation)),
      ];
    }),
  ];
}

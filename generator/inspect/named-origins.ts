/** Every name of some APIs with its place in the sources. */
import type { JsonPointer, Locate, SourceRange } from "../diagnostics/diagnostic.js";
import type { ApiModel } from "../ir/model.js";
import { originsOf, type Origin } from "../ir/origins.js";
import type { OriginKind } from "../ir/origins-type.js";

/** An API of which names are asked. */
export interface InspectedApi {
  readonly model: ApiModel;
  readonly locate: Locate;
}

/** A name of the output, or a member of one, as reports have it. */
export interface NamedOrigin {
  readonly api: string;
  /** `User.email`, `listUsers` */
  readonly symbol: string;
  readonly kind: OriginKind;
  /** The resource it belongs to; `undefined` where to none or several. */
  readonly resource: string | undefined;
  /** The request of an operation: `GET /users/{id}`. */
  readonly request: string | undefined;
  /** Into the bundled document of the API. */
  readonly pointer: JsonPointer;
  readonly range: SourceRange | undefined;
}

/** The names of one API, once each, in the order of the document. */
export function namesOf({ model }: InspectedApi): readonly Origin[] {
  const seen = new Set<string>();
  return originsOf(model).all.filter(({ symbol }) => {
    const isNew = !seen.has(symbol);
    seen.add(symbol);
    return isNew;
  });
}

/** Turns origins of an API into what reports have; finding a line costs time. */
export function describer({ model, locate }: InspectedApi): (origin: Origin) => NamedOrigin {
  const operations = new Map(
    model.resources.flatMap((resource) =>
      resource.operations.map((operation) => {
        const request = `${operation.method.toUpperCase()} ${operation.path}`;
        return [operation.id, { request, resource: resource.propertyName }] as const;
      }),
    ),
  );
  const owners = new Map(
    model.resources.flatMap(({ className, propertyName, fieldEnums }) =>
      [className, ...fieldEnums.map(({ name }) => name)].map(
        (name) => [name, propertyName] as const,
      ),
    ),
  );
  return ({ symbol, path: [name = ""], kind, pointer, operation }) => {
    const owner = operation === undefined ? undefined : operations.get(operation);
    return {
      api: model.name,
      symbol,
      kind,
      resource: owner?.resource ?? owners.get(name),
      request: kind === "operation" ? owner?.request : undefined,
      pointer,
      range: locate(pointer),
    };
  };
}

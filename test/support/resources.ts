/** The unified resources of this repository's spec, as the files say it: no list to keep. */
import { existsSync, readdirSync } from "node:fs";
import { asArray, asObject, asString, type JsonObject } from "../server/json.js";
import { methodOf } from "../server/routing.js";
import { loadSpec, resolve, type Spec, type SpecOperation } from "../server/spec-document.js";
import { childFolders } from "./files.js";

export interface UnifiedResource {
  /** `ticketing`: the folder, and a segment of the path. */
  readonly model: string;
  /** `ticket_types`: the file without its ending, and the last segment of the path. */
  readonly name: string;
  /** `ticketing/ticket_types` */
  readonly key: string;
  /** `ticketTypes`: the property of the client. */
  readonly property: string;
  /** `TicketType`: the name of the schema of a record. */
  readonly one: string;
  /** `TicketTypes` */
  readonly many: string;
  /** `list`, `get`, and so on. */
  readonly methods: readonly string[];
  readonly spec: Spec;
  readonly list: SpecOperation;
}

/** The folder of the spec. */
export const specFolder = new URL("../../spec/", import.meta.url);

/** All resources, by model and name. */
export const unifiedResources: readonly UnifiedResource[] = childFolders(specFolder.pathname)
  .flatMap((model) => readdirSync(new URL(`${model}/`, specFolder)).map((file) => [model, file]))
  .flatMap(([model = "", file = ""]) => {
    const resource = readResource(model, file.replace(/\.yaml$/u, ""));
    return resource === undefined ? [] : [resource];
  });

/** `undefined` where the file describes no list below `/unified/model/`. */
function readResource(model: string, name: string): UnifiedResource | undefined {
  const spec = loadSpec(new URL(`${model}/${name}.yaml`, specFolder));
  const root = `/unified/${model}/${name}`;
  const list = spec.operations.find(({ path, method }) => path === root && method === "GET");
  if (list === undefined) return undefined;
  return {
    model,
    name,
    key: `${model}/${name}`,
    property: name.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase()),
    one: (schemaName(list) ?? "").replace(/List$/u, ""),
    many: list.id.replace(/^list/u, ""),
    methods: spec.operations.map(methodOf),
    spec,
    list,
  };
}

function schemaName(operation: SpecOperation): string | undefined {
  return asString(operation.responses["200"]?.body?.["$ref"])?.split("/").at(-1);
}

/** The first example of the body that a method takes. */
export function bodyExample({ spec }: UnifiedResource, method: string): JsonObject {
  const operation = spec.operations.find((candidate) => methodOf(candidate) === method);
  const schema = resolve(spec.files, operation?.body?.schema ?? {});
  return asObject(asArray(schema["examples"])[0]);
}

/** A generated client, for tests that treat all resources alike. */
export type AnyClient = Readonly<Record<string, AnyMethods>>;

export interface AnyMethods {
  readonly list: (query: object) => AsyncIterable<JsonObject> & PromiseLike<unknown>;
  readonly get: (id: string) => PromiseLike<JsonObject>;
  readonly create: (body: object) => PromiseLike<JsonObject>;
  readonly update: (id: string, body: object) => PromiseLike<JsonObject>;
  readonly delete: (id: string) => PromiseLike<JsonObject>;
}

type ClientClass = new (options: object) => AnyClient;

/** Makes a client of a model's generated SDK. */
export async function createClient(model: string, options: object): Promise<AnyClient> {
  const folder = new URL(`../../generated/${model}/`, import.meta.url);
  if (!existsSync(folder)) throw new Error(`${folder.pathname} has not been generated.`);
  const exports = (await import(`${folder.href}index.js`)) as Record<string, ClientClass>;
  const name = model.replace(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase());
  const Client = exports[`${name}Client`];
  if (Client === undefined) throw new Error(`${folder.pathname} exports no ${name}Client.`);
  return new Client(options);
}

/** The models, each once. */
export const unifiedModels = [...new Set(unifiedResources.map(({ model }) => model))];

/** `specloom add resource`: the documents of a model → the document of one more resource. */
import { posix } from "node:path";
import { isMap, isNode, parseDocument } from "yaml";
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import { isJsonObject } from "../input/json.js";
import type { SourceDocument } from "../input/parse.js";
import { conventionsOf, particularParameters, type ResourceConventions } from "./conventions.js";
import { isResourceName, nounsOf, proseOf, type Nouns } from "./nouns.js";
import {
  objectAt,
  propertiesOf,
  readResource,
  type ResourceSource,
  type StandardMethod,
} from "./resource-source.js";
import { rewriteDocument } from "./rewrite.js";

export interface ResourceRequest {
  readonly model: string;
  readonly name: string;
  readonly methods: readonly StandardMethod[];
}

export interface NewResource {
  /** Below the folder of the spec. */
  readonly path: string;
  readonly text: string;
  /** What it was written after. */
  readonly template: string;
}

/** Writes the document, not yet formatted; `undefined` after a diagnostic. */
export function newResource(
  request: ResourceRequest,
  sources: readonly SourceDocument[],
  bag: DiagnosticBag,
): NewResource | undefined {
  const { model, name, methods } = request;
  if (!isResourceName(name)) {
    bag.report("add-name-invalid", nowhere, { name });
    return undefined;
  }
  const own = sources.filter(({ file }) => posix.dirname(file) === model);
  if (own.length === 0) {
    const known = modelsOf(sources).join(", ") || "none";
    bag.report("add-model-unknown", nowhere, { model, known });
    return undefined;
  }
  const nouns = nounsOf(name);
  const taken = takenBy(nouns, own);
  if (taken !== undefined) {
    const { what, source, pointer } = taken;
    const place = { pointer, range: source.locate(pointer, "key") };
    bag.report("add-resource-exists", place, { what, file: source.file });
    return undefined;
  }
  const resources = own.flatMap((source) => readResource(source) ?? []);
  const conventions = conventionsOf(resources, sources);
  const template = bestTemplate(resources, { methods, conventions, sources });
  if (template === undefined) {
    bag.report("add-template-missing", nowhere, { model, methods: methods.join(", ") });
    return undefined;
  }
  const text = written(template, { conventions, methods, to: nouns });
  return {
    path: posix.join(model, fileName(name, template)),
    text,
    template: template.source.file,
  };
}

const nowhere = { pointer: undefined, range: undefined };

function modelsOf(sources: readonly SourceDocument[]): readonly string[] {
  const folders = sources.map(({ file }) => posix.dirname(file));
  return [...new Set(folders)].filter((folder) => !/^[_.]/u.test(folder)).sort();
}

interface Taken {
  readonly what: string;
  readonly source: SourceDocument;
  readonly pointer: string;
}

/** What has one of the names already: a document of the model, or a schema in one. */
function takenBy({ segment, one }: Nouns, own: readonly SourceDocument[]): Taken | undefined {
  for (const source of own) {
    const { file, value } = source;
    if (posix.basename(file, posix.extname(file)) === segment) {
      return { what: `resource ${segment}`, source, pointer: "" };
    }
    const schemas = isJsonObject(value) ? objectAt(value, "/components/schemas") : {};
    const names = ["", "List", "Create", "Update", "Deleted"].map((suffix) => one + suffix);
    const name = names.find((candidate) => candidate in schemas);
    const pointer = `/components/schemas/${name ?? ""}`;
    if (name !== undefined) return { what: `schema ${name}`, source, pointer };
  }
  return undefined;
}

interface Choice {
  readonly methods: readonly StandardMethod[];
  readonly conventions: ResourceConventions;
  readonly sources: readonly SourceDocument[];
}

/** The resource with the methods that has the least that others lack. */
function bestTemplate(
  resources: readonly ResourceSource[],
  { methods, conventions, sources }: Choice,
): ResourceSource | undefined {
  const cost = (resource: ResourceSource) => {
    const fields = Object.keys(propertiesOf(resource, resource.record));
    const missing = [...conventions.fields].filter((field) => !fields.includes(field)).length;
    const own = fields.filter((field) => !conventions.fields.has(field)).length;
    return missing * 10 + own + particularParameters(resource, sources).length;
  };
  const able = resources.filter(({ operations }) =>
    methods.every((method) => operations.some((operation) => operation.method === method)),
  );
  return [...able].sort((left, right) => cost(left) - cost(right))[0];
}

interface Writing {
  readonly conventions: ResourceConventions;
  readonly methods: readonly StandardMethod[];
  readonly to: Nouns;
}

function written(template: ResourceSource, { conventions, methods, to }: Writing): string {
  const document = parseDocument(template.source.text);
  const from: Nouns = {
    segment: template.path.split("/").at(-1) ?? "",
    tag: template.tag,
    one: template.record,
    many: template.listId.replace(/^[a-z]+/u, ""),
  };
  rewriteDocument(document, { template, conventions, from, to, methods });
  // In the place of what the template says about its own sources.
  const [first] = isMap(document.contents) ? document.contents.items : [];
  for (const node of [document, document.contents]) if (node !== null) delete node.commentBefore;
  if (isNode(first?.key)) {
    first.key.commentBefore = ` ${headline(template)}, resource ${proseOf(to.many)}.`;
  }
  return document.toString({ lineWidth: 0 });
}

function headline({ root }: ResourceSource): string {
  const title = objectAt(root, "/info")["title"];
  return typeof title === "string" ? title : "API";
}

function fileName(name: string, { source }: ResourceSource): string {
  return `${name}${posix.extname(source.file)}`;
}

import { findItem, type Handler, type Handlers } from "../handlers.js";
import { asObject, asString } from "../json.js";
import type { Resource } from "../resource.js";
import type { ItemFields, Store } from "../store.js";

interface CustomOptions {
  readonly resource: Resource<ItemFields>;
  readonly storeOf: (account: string) => Store<ItemFields>;
}

/** What a resource does besides the five operations. */
export function customMethods(options: CustomOptions): Handlers {
  switch (options.resource.name) {
    case "attachments":
      return { download: download(options) };
    case "tickets":
      return { import: importRecord(options) };
    default:
      return {};
  }
}

/** The file of an attachment holds its identifier. The provider calls that `key`. */
function download({ storeOf }: CustomOptions): Handler {
  return ({ account, body }) => {
    const key = asString(asObject(body["remote_data"])["key"]) ?? "";
    const { fields } = findItem(storeOf(account), key);
    const contentType = asString(fields["content_type"]) ?? "application/octet-stream";
    return {
      kind: "stream",
      status: 200,
      headers: { "content-type": contentType },
      chunks: () => [Buffer.from(fields.id)],
    };
  };
}

function importRecord({ resource, storeOf }: CustomOptions): Handler {
  return ({ account, body, now }) => {
    const store = storeOf(account);
    const name = asString(asObject(body["remote_data"])["subject"]) ?? "Imported";
    const { fields } = store.insert(
      resource.create({ body: { ...body, name }, store, now, links: {} }),
      {},
    );
    return { kind: "json", status: 200, headers: {}, body: { result: fields } };
  };
}

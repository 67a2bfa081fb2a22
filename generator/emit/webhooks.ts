/** Emits the types of webhooks: what arrives, and what may be answered. */
import type { ApiEmitter } from "./emitter.js";
import { incomingNames, incomingTypes } from "./incoming.js";
import { note } from "./tsdoc.js";

/** Emits one event and one answer per webhook, and the maps of them by name. */
export const webhooksEmitter: ApiEmitter = {
  scope: "api",
  file: "webhooks.ts",
  names: ({ webhooks }) => (webhooks === undefined ? [] : incomingNames(webhooks)),
  emit: ({ webhooks }, scope) =>
    webhooks === undefined
      ? []
      : incomingTypes(webhooks, note`The webhooks of the API, by name.`, scope),
};

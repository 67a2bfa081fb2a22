/** Emits the types of callbacks: the requests that the API sends after one of its operations. */
import type { ResourceEmitter } from "./emitter.js";
import { incomingNames, incomingTypes } from "./incoming.js";
import { note } from "./tsdoc.js";

/** Emits, per operation that declares callbacks, their events, answers and maps. */
export const callbacksEmitter: ResourceEmitter = {
  scope: "resource",
  file: "callbacks.ts",
  names: ({ operations }) =>
    operations.flatMap(({ callbacks }) =>
      callbacks === undefined ? [] : incomingNames(callbacks),
    ),
  emit: ({ operations }, scope) =>
    operations.flatMap(({ callbacks, functionName }) =>
      callbacks === undefined
        ? []
        : incomingTypes(callbacks, note`The callbacks of {@link ${functionName}}, by name.`, scope),
    ),
};

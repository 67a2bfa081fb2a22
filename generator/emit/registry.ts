/** Every emitter, in the order in which files are planned and listed. */
import type { CompanionName } from "../ir/companions.js";
import { apiEmitter } from "./api.js";
import { apiHandlersEmitter } from "./api-handlers.js";
import { callbacksEmitter } from "./callbacks.js";
import { clientEmitter } from "./client.js";
import { conversionsEmitter } from "./conversions.js";
import type { Emitter } from "./emitter.js";
import { filtersEmitter } from "./filters.js";
import { handlersEmitter } from "./handlers.js";
import { linksEmitter } from "./links.js";
import { modelsEmitter } from "./models.js";
import { operationsEmitter } from "./operations.js";
import { paginationEmitter } from "./pagination.js";
import { queriesEmitter } from "./queries.js";
import { resourceEmitter } from "./resource.js";
import { samplesEmitter } from "./samples.js";
import { secretsEmitter } from "./secrets.js";
import { modelSupportEmitter, resourceSupportEmitter } from "./support.js";
import { webhooksEmitter } from "./webhooks.js";
import { zodEmitter } from "./zod.js";

export const emitters: readonly Emitter[] = [
  apiEmitter,
  modelsEmitter,
  conversionsEmitter,
  secretsEmitter,
  modelSupportEmitter,
  clientEmitter,
  filtersEmitter,
  operationsEmitter,
  paginationEmitter,
  resourceEmitter,
  resourceSupportEmitter,
  linksEmitter,
  callbacksEmitter,
  webhooksEmitter,
];

/** The emitters of the files that each companion is. */
export const companionEmitters: Readonly<Record<CompanionName, readonly Emitter[]>> = {
  "tanstack-query": [queriesEmitter],
  zod: [zodEmitter],
  msw: [samplesEmitter, apiHandlersEmitter, handlersEmitter],
};

/** Modules of the run-time that only files of a companion import. */
export const companionModules: Readonly<Record<CompanionName, readonly string[]>> = {
  "tanstack-query": ["query-options.ts"],
  zod: ["schema-guards.ts"],
  msw: [
    "mock.ts",
    "mock-body.ts",
    "mock-events.ts",
    "mock-list.ts",
    "mock-made.ts",
    "mock-match.ts",
    "mock-types.ts",
    "mock-variants.ts",
    "sample.ts",
    "sample-check.ts",
    "sample-draw.ts",
    "sample-formats.ts",
    "sample-list.ts",
    "sample-make.ts",
    "sample-making.ts",
    "sample-number.ts",
    "sample-object.ts",
    "sample-pattern.ts",
    "sample-text.ts",
    "sample-types.ts",
  ],
};

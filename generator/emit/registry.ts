/** Every emitter, in the order in which files are planned and listed. */
import type { CompanionName } from "../ir/companions.js";
import { apiEmitter } from "./api.js";
import { callbacksEmitter } from "./callbacks.js";
import { clientEmitter } from "./client.js";
import { conversionsEmitter } from "./conversions.js";
import type { Emitter } from "./emitter.js";
import { filtersEmitter } from "./filters.js";
import { linksEmitter } from "./links.js";
import { modelsEmitter } from "./models.js";
import { operationsEmitter } from "./operations.js";
import { paginationEmitter } from "./pagination.js";
import { queriesEmitter } from "./queries.js";
import { resourceEmitter } from "./resource.js";
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
};

/** Requests that the API sends: webhooks and callbacks. Part of the intermediate representation. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { DocsModel, PropertyModel, TypeModel } from "./type-model.js";

/** Requests of one kind, by name. */
export interface IncomingModel {
  readonly names: IncomingNames;
  readonly events: readonly IncomingEventModel[];
}

/** Names of the declarations that a set of incoming requests has; unique in the API. */
export interface IncomingNames {
  /** `PetsWebhooks`, `SubscribeCallbacks`: name to event. */
  readonly events: string;
  /** `PetsWebhookAnswers`: name to answer. */
  readonly answers: string;
  /** `PetsWebhookHandler` */
  readonly handler: string;
}

/** One request as its receiver sees it. */
export interface IncomingEventModel {
  /** Of the webhook or callback; several requests may share it. */
  readonly name: string;
  /** `NewPetWebhook` */
  readonly eventName: string;
  /** `NewPetWebhookAnswer` */
  readonly answerName: string;
  /** Where a callback goes, as written: `{$request.body#/url}`. */
  readonly expression: string | undefined;
  readonly method: string;
  readonly docs: DocsModel;
  readonly headers: readonly PropertyModel[];
  readonly query: readonly PropertyModel[];
  /** As the API sends it; `undefined` where it sends none. */
  readonly body: TypeModel | undefined;
  /** As the receiver sends them. */
  readonly answers: readonly { readonly status: string; readonly type: TypeModel | undefined }[];
  readonly origin: JsonPointer;
}

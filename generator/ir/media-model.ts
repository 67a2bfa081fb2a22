/** Bodies by media type. Part of the intermediate representation; the rules of `model.ts` hold here. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { DocsModel, TypeModel } from "./type-model.js";

/** What one media type of a request body takes, and what writes it. */
export interface BodyContentModel {
  readonly mediaType: string;
  /** The body; of `records`, one of them. */
  readonly type: TypeModel;
  /** `bytes` and `records` may be given as they come, too: the run-time has types for these. */
  readonly given: "value" | "bytes" | "records";
  /** Export of the run-time that serializes it: `jsonBody`, … */
  readonly encoder: string;
  /** Whether `mediaType` is what the encoder declares by itself. */
  readonly isDefaultMediaType: boolean;
  /** Properties of a form that are written in a way of their own. */
  readonly fields: readonly BodyFieldModel[];
  /** Sent by the method itself, and no part of the argument. */
  readonly fixed: FixedPropertyModel | undefined;
}

/** A property of a body that has one value only. */
export interface FixedPropertyModel {
  readonly name: string;
  readonly value: boolean;
}

/** A request body; its own content is what is sent unless the caller chooses another. */
export interface BodyModel extends BodyContentModel {
  readonly required: boolean;
  /** The other media types, in the order of the document. */
  readonly alternatives: readonly BodyContentModel[];
  /** Set where there are alternatives. */
  readonly choice: MediaTypeChoice | undefined;
  readonly docs: DocsModel;
  readonly origin: JsonPointer;
}

/** One property of a form, as its Encoding Object says. */
export interface BodyFieldModel {
  readonly name: string;
  /** Exports of the run-time that serialize it, outermost first; for URL-encoded forms. */
  readonly encoder: readonly string[] | undefined;
  /** Media type of its part; for multipart forms. */
  readonly contentType: string | undefined;
}

/** What the caller chooses a media type with. */
export interface MediaTypeChoice {
  /** The interface from media type to body: `CreatePetBodies`, `GetReportResults`. */
  readonly name: string;
  /** The type parameter of builder and method: `ContentType`, `Accept`. */
  readonly typeParameter: string;
}

/** What one media type of a response holds, and what reads it. */
export interface ResponseContentModel {
  readonly mediaType: string;
  readonly type: TypeModel;
  /** Export of the run-time; `undefined`: JSON, which needs no mention. */
  readonly decoder: string | undefined;
}

/** Successes of several media types, of which the caller can ask for one. */
export interface ResultsModel extends MediaTypeChoice {
  /** One entry per media type, in the order of the document. */
  readonly contents: readonly ResponseContentModel[];
}

/**
 * The intermediate representation: one API as TypeScript sees it, before any text exists.
 *
 * Records are total (absent is `undefined`, never a missing key), readonly, in document order and
 * JSON-serializable. Every leaf says where in the document it comes from. Names are final: `names.ts`
 * has made them valid, unique in the API and stable.
 */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { ConversionDeclaration, OperationConversions } from "./conversion-model.js";
import type { BodyModel, ResponseContentModel, ResultsModel } from "./media-model.js";
import type {
  DocsModel,
  EnumModel,
  PropertyModel,
  TypeDeclaration,
  TypeModel,
} from "./type-model.js";
import type { LinksModel } from "./link-model.js";
import type { FiltersModel } from "./filters-model.js";
import type { IncomingModel } from "./incoming-model.js";
import type { SamplesModel } from "./sample-model.js";
import type { ServerModel } from "./server-model.js";
import type { VariantsModel } from "./variants-model.js";

/** One API: a folder of documents, or a single one. */
export interface ApiModel {
  /** Kebab-case; the folder of the output. */
  readonly name: string;
  /** Name of the client class: `TicketingClient`. */
  readonly clientName: string;
  /** `TicketingClientOptions` */
  readonly clientOptionsName: string;
  /** Name of the constant that describes the API at run time: `ticketingApi`. */
  readonly descriptorName: string;
  /** `ticketingBaseURL` */
  readonly baseURLName: string;
  /** Name of the constant with the support of types: `ticketingModelSupport`. */
  readonly modelSupportName: string;
  readonly docs: DocsModel;
  readonly version: string;
  /** Absolute URL of the first server with its variables at their defaults. */
  readonly baseURL: string;
  /** What a client chooses from; empty where there is nothing to choose. */
  readonly servers: readonly ServerModel[];
  readonly securitySchemes: readonly SecuritySchemeModel[];
  readonly clientParameters: readonly ClientParameterModel[];
  readonly declarations: readonly TypeDeclaration[];
  /** What is converted in values of declarations, where responses lead to them. */
  readonly conversions: readonly ConversionDeclaration[];
  readonly secrets: SecretsModel | undefined;
  readonly resources: readonly ResourceModel[];
  readonly webhooks: IncomingModel | undefined;
  /** `undefined` where no companion makes values. */
  readonly samples: SamplesModel | undefined;
  /** Former names of declarations. */
  readonly aliases: readonly AliasModel[];
}

/** A former name, which still works for one cycle. */
export interface AliasModel {
  readonly name: string;
  /** What it is called now. */
  readonly target: string;
}

/** What logs leave out. */
export interface SecretsModel {
  /** Name of the constant that lists them: `ticketingSecretProperties`. */
  readonly name: string;
  /** Names of properties, wherever in bodies they are. */
  readonly properties: readonly string[];
}

export type SecuritySchemeModel = { readonly name: string; readonly docs: DocsModel } & (
  | { readonly type: "bearer" }
  | { readonly type: "basic" }
  | {
      readonly type: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly parameter: string;
    }
);

/** A parameter given once to the client (`x-loom-client-parameter`). */
export interface ClientParameterModel {
  /** Wire name. */
  readonly parameter: string;
  readonly in: Exclude<ParameterLocation, "querystring">;
  /** Option of the client: `integratedAccountId`. */
  readonly option: string;
  readonly type: TypeModel;
  readonly docs: DocsModel;
  /** Its first declaration. */
  readonly origin: JsonPointer;
}

/** The operations of one tag (or first path segment). */
export interface ResourceModel {
  /** Kebab-case; the folder below the API's. */
  readonly name: string;
  /** Property of the client: `users`. */
  readonly propertyName: string;
  /** Class that holds the methods: `UsersResource`. */
  readonly className: string;
  readonly docs: DocsModel;
  readonly operations: readonly OperationModel[];
  /** `UserField`: property names of the items that parameters of this resource name. */
  readonly fieldEnums: readonly EnumModel[];
  /** Name of the constant with the support data: `usersSupport`; `undefined` where there is none. */
  readonly supportName: string | undefined;
  /** Former names of methods. */
  readonly methodAliases: readonly AliasModel[];
}

export interface OperationModel {
  /** `operationId`, or the name derived from method and path. */
  readonly id: string;
  /** Pure builder: `listUsers`. Derived names are built from it in Pascal case (`ListUsersQuery`). */
  readonly functionName: string;
  /** Method of the resource class: `list`. */
  readonly methodName: string;
  readonly method: string;
  readonly path: string;
  readonly docs: DocsModel;
  readonly names: OperationNames;
  readonly pathParameters: readonly ParameterModel[];
  readonly queryParameters: readonly ParameterModel[];
  readonly headerParameters: readonly ParameterModel[];
  readonly cookieParameters: readonly ParameterModel[];
  /** The whole query as one value (OpenAPI 3.2, `in: querystring`). */
  readonly querystring: ParameterModel | undefined;
  readonly body: BodyModel | undefined;
  /** Success responses in the order of the document. */
  readonly responses: readonly ResponseModel[];
  /** What a success resolves to, before variants; `undefined` where no success has a body. */
  readonly result: TypeModel | undefined;
  /** A success may also have no body, which is `undefined` then; never of a list or stream. */
  readonly isResultOptional: boolean;
  /** Set where the caller can ask for one of several media types. */
  readonly results: ResultsModel | undefined;
  /** Set where a success is a stream of items. */
  readonly stream: StreamModel | undefined;
  /** Export of the run-time that reads a success; `undefined`: JSON. */
  readonly decoder: string | undefined;
  /** Error responses; `status` may be a range or `default`. */
  readonly errors: readonly ResponseModel[];
  /** Headers of the successes; required where every one of them has it. */
  readonly responseHeaders: readonly PropertyModel[];
  /** Headers of the errors; those without a declaration have none for certain. */
  readonly errorHeaders: readonly PropertyModel[];
  readonly pagination: PaginationModel | undefined;
  readonly filters: FiltersModel | undefined;
  readonly variants: VariantsModel | undefined;
  /** `undefined` where nothing in any response is converted. */
  readonly conversions: OperationConversions | undefined;
  /** Alternatives of scheme names; `undefined`: none needed. */
  readonly security: readonly (readonly string[])[] | undefined;
  /** Servers of its own; empty where it is sent to the API's. */
  readonly servers: readonly ServerModel[];
  readonly idempotencyHeader: string | undefined;
  /** Requests that the API sends after this one. */
  readonly callbacks: IncomingModel | undefined;
  /** Requests that follow its responses. */
  readonly links: LinksModel | undefined;
  readonly origin: JsonPointer;
}

/** A stream of items that a call iterates over. */
export interface StreamModel {
  /** Export of the run-time that reads it. */
  readonly format: "eventStream" | "jsonLines" | "jsonSequence";
  /** Items are whole server-sent events, not their data. */
  readonly holdsEvents: boolean;
  /** What the data of whole events is; `undefined`: text. */
  readonly eventData: EventDataModel | undefined;
  /** One item. */
  readonly type: TypeModel;
  readonly mediaType: string;
}

/** What the data of events is, by their type. */
export interface EventDataModel {
  readonly names: readonly string[];
  /** Of events of these names. */
  readonly named: "json" | "text";
  /** Of all other events. */
  readonly others: "json" | "text";
}

/** Names of the declarations that belong to an operation; unique in the API. */
export interface OperationNames {
  /** `listUsersOperation` */
  readonly descriptor: string;
  /** `listUsersRoute` */
  readonly route: string;
  /** `listUsersURL` */
  readonly url: string;
  /** `GetUserPath`; `undefined` without path parameters. */
  readonly path: string | undefined;
  /** `ListUsersQuery`; `undefined` without query parameters. */
  readonly query: string | undefined;
  /** `ListUsersHeaders`; `undefined` without header parameters. */
  readonly headers: string | undefined;
  /** `ListUsersCookies`; `undefined` without cookie parameters. */
  readonly cookies: string | undefined;
  /** `ListUsersError` */
  readonly error: string;
  /** `ListUsersResponseHeaders`; `undefined` where no success declares headers. */
  readonly responseHeaders: string | undefined;
  /** `ListUsersErrorHeaders`; `undefined` where no error declares headers. */
  readonly errorHeaders: string | undefined;
}

/** Names of the declarations of a list. */
export interface PaginationNames {
  /** `ListUsersPage` */
  readonly page: string;
  /** `ListUsersCall` */
  readonly call: string;
  /** `listUsersList` */
  readonly descriptor: string;
  /** `listUsersPages` */
  readonly pages: string;
  /** `listUsersItems` */
  readonly items: string;
}

export type ParameterLocation = "path" | "query" | "header" | "cookie" | "querystring";

export interface ParameterModel {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly type: TypeModel;
  readonly required: boolean;
  readonly docs: DocsModel;
  /**
   * Exports of the run-time that serialize it, outermost first: `["form"]`,
   * `["allowReserved", "form"]` (`allowReserved(form)`).
   */
  readonly encoder: readonly string[];
  /** Its values are neither arrays nor objects, for certain. */
  readonly isScalar: boolean;
  /** `format: password`: not for logs. */
  readonly isSecret: boolean;
  /** Set where the client may supply it. */
  readonly client: ClientParameterModel | undefined;
  readonly origin: JsonPointer;
}

export interface ResponseModel {
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  readonly docs: DocsModel;
  readonly contents: readonly ResponseContentModel[];
  /** `undefined` where the response has no body. */
  readonly type: TypeModel | undefined;
  readonly headers: readonly PropertyModel[];
  readonly origin: JsonPointer;
}

/** How a list operation advances. Declared in the document, verified against it, never guessed. */
export type PaginationModel = {
  /** Pointer to the array of items in the response body. */
  readonly items: JsonPointer;
  readonly itemType: TypeModel;
  /** Wire name of the page size parameter. */
  readonly limit: string | undefined;
  /** Pointer to a flag of the response body that is `false` on the last page. */
  readonly hasMore: JsonPointer | undefined;
  readonly names: PaginationNames;
  readonly origin: JsonPointer;
} & (
  | { readonly style: "cursor"; readonly parameter: string; readonly next: JsonPointer }
  | { readonly style: "offset"; readonly parameter: string }
  | { readonly style: "page"; readonly parameter: string; readonly start: number }
  | { readonly style: "next-url"; readonly next: JsonPointer }
  | { readonly style: "link" }
);

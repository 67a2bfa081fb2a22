// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** What generated code and its users may import of the run-time. */
export type { ApiErrors } from "./api-errors.js";
export {
  anyBinaryBody,
  binaryBody,
  formBody,
  formBodyOf,
  jsonBody,
  mediaType,
  multipartBody,
  multipartBodyOf,
  textBody,
  type BinaryContent,
} from "./body.js";
export { bodyByType } from "./body-by-type.js";
export { ApiCall, type CallError, type CallResult } from "./call.js";
export { ApiClient, apiCall, pathInput, type InheritedOptions, type RawRequest } from "./client.js";
export {
  converted,
  convertedErrors,
  converterOf,
  dateTime,
  int64,
  parserOf,
  type Conversion,
} from "./conversion.js";
export {
  cookieRaw,
  cookiesOf,
  formQuerystring,
  jsonQuerystring,
  textQuerystring,
} from "./cookie.js";
export { dateOnly } from "./date-only.js";
export { binary, empty, formData, jsonResponse, negotiated, stream, text } from "./decode.js";
export {
  AbortError,
  ApiError,
  AuthError,
  BadGatewayError,
  BadRequestError,
  ClientError,
  ConflictError,
  ConnectionError,
  ForbiddenError,
  GatewayTimeoutError,
  InternalServerError,
  isApiError,
  NotFoundError,
  PaginationError,
  ParseError,
  RateLimitError,
  ServerError,
  ServiceUnavailableError,
  StreamError,
  TimeoutError,
  UnauthorizedError,
  UnprocessableEntityError,
} from "./errors.js";
export { parseEventStream, type ServerSentEvent } from "./event-parser.js";
export {
  eventStream,
  eventStreamOf,
  type EventData,
  type EventFormat,
  type EventStream,
} from "./event-stream.js";
export { eventDataBody, eventStreamBody } from "./event-stream-body.js";
export { formContent, formContentHeader, formContentPath } from "./form-content.js";
export { headersOf, headerSimple, headerSimpleExploded, jsonContentHeader } from "./header.js";
export type { WebhookAnswers, WebhookHandler } from "./incoming.js";
export type { ItemStream } from "./item-stream.js";
export {
  jsonLines,
  jsonLinesOf,
  jsonSequence,
  jsonSequenceOf,
  parseJsonLines,
  parseJsonSequence,
  type JsonParseOptions,
} from "./json-lines.js";
export { jsonLinesBody, jsonSequenceBody } from "./json-lines-body.js";
export { linkHeader } from "./link.js";
export { listCall, type CollectOptions, type KeyedListCall, type ListCall } from "./list-call.js";
export { brackets, comma, deepObject, indices, json, repeat } from "./nested-query.js";
export type {
  AuthOption,
  BasicCredential,
  ClientOptions,
  Credential,
  Middleware,
  OutgoingRequest,
  Platform,
  RetryBudget,
  Send,
  TokenCredential,
  UserPassword,
} from "./options.js";
export type { KeyedPage, Page } from "./page.js";
export { cursor, nextURL, offset, page, type PaginationOptions } from "./pagination.js";
export {
  jsonContentPath,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  pathOf,
  simple,
  simpleExploded,
} from "./path.js";
export {
  allowReserved,
  form,
  formJoined,
  jsonContent,
  pipeDelimited,
  spaceDelimited,
} from "./query.js";
export { allowReservedCookie, allowReservedPath } from "./reserved.js";
export { createRequest, type ApiRequest } from "./request.js";
export { byName, joinURL, queryAfter, queryOf, queryParts, routeURL } from "./route.js";
export {
  link,
  type Link,
  type LinkArguments,
  type LinkValues,
  type Supplied,
} from "./response-link.js";
export { ConfigError, SdkError } from "./sdk-error.js";
export {
  operationServer,
  serverOf,
  type ServerChoice,
  type ServerDescriptor,
  type ServerSelector,
  type ServerVariable,
} from "./server.js";
export type { ClientErrorStatus, ErrorStatus, ServerErrorStatus } from "./statuses.js";
export type { RecordsBody } from "./records-body.js";
export type { Records } from "./stream-of.js";
export { streamCall, type EventStreamCall, type StreamCall } from "./stream-call.js";
export type { Received } from "./transport.js";
export type { TypedHeaders } from "./typed-headers.js";
export type {
  AcceptOption,
  ApiDescriptor,
  BodyEncoder,
  ClientParameter,
  ContentTypeOption,
  Decoder,
  EventParseOptions,
  EventStreamOptions,
  EncodedBody,
  FetchBody,
  HeaderEncoder,
  HeaderFields,
  HeaderWriter,
  ListDescriptor,
  ListOptions,
  OperationDescriptor,
  PaginationStrategy,
  PathEncoder,
  PathWriter,
  QueryEncoder,
  QueryWriter,
  ReconnectOptions,
  RequestBody,
  RequestInput,
  RequestOptions,
  Route,
  SecurityScheme,
  StreamFormat,
  StreamOptions,
  TypedURL,
} from "./types.js";
export type { Replace, Without, WithoutProperty, WithoutWhen } from "./variants.js";
export { withProperty } from "./body-property.js";
export { walkItems, walkPages, type PageSource } from "./walk.js";

/** What the parts of the base document share. */
import type { JsonValue } from "../../generator/input/openapi.js";

/** The text of a position: its own harmless one, or what somebody puts there. */
export type Fill = (position: string, harmless: string) => string;

/** An object of a document. */
export interface Members {
  readonly [name: string]: JsonValue;
}

export type SharedNames = ReturnType<typeof sharedNames>;

/** Names that more than one place of the document mentions. */
export function sharedNames(fill: Fill) {
  return {
    tag: fill("tag.name", "tickets"),
    bearer: fill("scheme.bearer", "bearer"),
    key: fill("scheme.key", "key"),
    account: fill("component.parameter", "Account"),
    example: fill("component.example", "Sample"),
    ticket: fill("schema.ticket", "Ticket"),
    page: fill("schema.page", "TicketPage"),
    status: fill("schema.status", "Status"),
    event: fill("schema.event", "Event"),
    opened: fill("schema.opened", "Opened"),
    closed: fill("schema.closed", "Closed"),
    range: fill("schema.range", "Range"),
    envelope: fill("schema.envelope", "Traced"),
    id: fill("property.id", "id"),
    kind: fill("discriminator.property", "kind"),
    items: fill("property.items", "items"),
    next: fill("property.next", "next"),
    cursor: fill("parameter.cursor", "cursor"),
    limit: fill("parameter.limit", "limit"),
    operator: fill("filter.operator", "gt"),
    field: fill("sort.field", "created"),
    form: fill("response.value", "full"),
    bytes: fill("response.stream", "bytes"),
    wrapped: fill("response.wrapped", "traced"),
  };
}

/** A reference to a component. */
export function componentReference(section: string, name: string): { readonly $ref: string } {
  return { $ref: `#${pointerOf(["components", section, name]).replaceAll("%", "%25")}` };
}

/** A JSON Pointer. */
export function pointerOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** What `x-loom-support` says about something. */
export function supportOf(fill: Fill, owner: string): Members {
  return {
    integrations: 3,
    required: 1,
    names: [fill(`${owner}.support.name`, "Jira")],
    requiredBy: [fill(`${owner}.support.requiredBy`, "Zendesk")],
    notes: [fill(`${owner}.support.note`, "Only for admins.")],
  };
}

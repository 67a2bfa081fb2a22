/** Compares what is sent: types may stay the same while requests do not. */
import ts from "typescript";
import type { ChangeCode, ChangeSeverity, FoundChange } from "./change.js";
import { objectEntries, textOf, type Entries, type WireOperation } from "./descriptors.js";
import { codeOf } from "./syntax.js";
import { compareParameterWire, type ParameterNames } from "./wire-parameters.js";

/** One operation on both sides. */
export interface OperationPair {
  readonly before: WireOperation;
  readonly after: WireOperation;
  readonly parameters: ParameterNames;
}

/** What changed in the requests of an operation and in how its responses are read. */
export function compareWire(pair: OperationPair): readonly FoundChange[] {
  const { before, after, parameters } = pair;
  const path = [after.builder];
  return [
    ...compareAddress(before, after),
    ...compareParameterWire(before, after, parameters),
    ...compareEntries(before.entries, after.entries, { rules: operationRules, path }),
  ];
}

function compareAddress(before: WireOperation, after: WireOperation): readonly FoundChange[] {
  const changes: FoundChange[] = [];
  const path = [after.builder];
  if (before.method !== after.method) {
    const values = { before: before.method, after: after.method };
    changes.push({
      severity: "major",
      code: "method-changed",
      path,
      message: "is sent with another method",
      ...values,
    });
  }
  if (anonymous(before.path) !== anonymous(after.path)) {
    const values = { before: before.path, after: after.path };
    changes.push({
      severity: "major",
      code: "path-changed",
      path,
      message: "is sent to another path",
      ...values,
    });
  }
  return changes;
}

/** What parameters of a path are called is not sent. */
function anonymous(path: string): string {
  return path.replaceAll(/\{[^}]*\}/gu, "{}");
}

interface EntryChange {
  readonly severity: ChangeSeverity;
  readonly code: ChangeCode;
  readonly message: string;
}

/** What it means that an entry of a descriptor has changed; `undefined` where nothing. */
type EntryRule = (
  before: ts.Expression | undefined,
  after: ts.Expression | undefined,
) => EntryChange | undefined;

interface EntrySetting {
  readonly rules: Readonly<Record<string, EntryRule | undefined>>;
  readonly path: readonly string[];
}

/** Compares entries; one without a rule breaks programs, as far as can be known. */
export function compareEntries(
  before: Entries,
  after: Entries,
  { rules, path }: EntrySetting,
): readonly FoundChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name): readonly FoundChange[] => {
    const [old, now] = [before.get(name), after.get(name)];
    const values = { before: old && codeOf(old), after: now && codeOf(now) };
    if (values.before === values.after) return [];
    const rule = Object.hasOwn(rules, name) ? rules[name] : otherRule(name);
    const change = rule?.(old, now);
    return change === undefined ? [] : [{ ...change, path, ...values }];
  });
}

function otherRule(name: string): EntryRule {
  return always("major", "descriptor-changed", `has another ${name}`);
}

function always(severity: ChangeSeverity, code: ChangeCode, message: string): EntryRule {
  return () => ({ severity, code, message });
}

function never(): undefined {
  return undefined;
}

/** By entry; those that other comparisons or the types speak for have nothing to say. */
const operationRules: EntrySetting["rules"] = {
  api: never,
  id: never,
  method: never,
  route: never,
  headers: never,
  cookies: never,
  clientParameters: clientParametersRule,
  body: bodyRule,
  accept: acceptRule,
  decode: always("patch", "decoding-changed", "is read in another way; its type says what changed"),
  decodeBy: always(
    "patch",
    "decoding-changed",
    "is read in another way; its type says what changed",
  ),
  parseError: always(
    "patch",
    "decoding-changed",
    "reads errors in another way; their type says what changed",
  ),
  stream: always("patch", "decoding-changed", "is read in another way; its type says what changed"),
  security: securityRule,
  server: always("major", "server-changed", "is sent to other servers"),
  idempotencyHeader: idempotencyRule,
  idempotent: idempotencyRule,
  secretParameters: always("patch", "value-changed", "leaves other parameters out of logs"),
};

/** The rules for the descriptor of an API. */
export const apiRules: EntrySetting["rules"] = {
  name: never,
  baseURL: never,
  server: always("major", "server-changed", "has other servers to choose from"),
  security: schemesRule,
};

/** The rules for the descriptor of a list. */
export const listRules: EntrySetting["rules"] = {
  pagination: always("major", "pagination-changed", "advances in another way"),
};

function clientParametersRule(before?: ts.Expression, after?: ts.Expression): EntryChange {
  const code = "client-parameter-changed";
  return isKeptIn(before, after)
    ? { severity: "minor", code, message: "takes more parameters from the client" }
    : { severity: "major", code, message: "takes other parameters from the client" };
}

/** Whether all entries of an object are in another one. */
function isKeptIn(before?: ts.Expression, after?: ts.Expression): boolean {
  const now = objectEntries(after);
  return [...objectEntries(before)].every(([name, value]) => {
    const found = now.get(name);
    return found !== undefined && codeOf(found) === codeOf(value);
  });
}

/** A body that is new or gone is an argument that is. */
function bodyRule(before?: ts.Expression, after?: ts.Expression): EntryChange | undefined {
  if (before === undefined || after === undefined) return undefined;
  const [old, now] = [bodiesOf(before), bodiesOf(after)];
  const isKept = old.every(({ type, code }) => now.some((body) => matches(body, type, code)));
  const code = "request-media-type-changed";
  const [usual] = old;
  const isUsualKept =
    usual !== undefined && now[0] !== undefined && matches(now[0], usual.type, usual.code);
  if (isKept && isUsualKept) {
    return { severity: "minor", code, message: "can be sent as more media types" };
  }
  return { severity: "major", code, message: "is sent as another media type" };
}

interface EncodedBody {
  readonly type: string | undefined;
  readonly code: string;
}

/** The only body has no media type in the code where its encoder declares the usual one. */
function matches(body: EncodedBody, type: string | undefined, code: string): boolean {
  return (
    body.code === code && (type === undefined || body.type === undefined || body.type === type)
  );
}

function bodiesOf(expression: ts.Expression): readonly EncodedBody[] {
  const isChoice =
    ts.isCallExpression(expression) && /bodyByType$/iu.test(codeOf(expression.expression));
  if (!isChoice) return [{ type: undefined, code: codeOf(expression) }];
  return [...objectEntries(expression.arguments[0])].map(([type, encoder]) => {
    return { type, code: codeOf(encoder) };
  });
}

function acceptRule(before?: ts.Expression, after?: ts.Expression): EntryChange | undefined {
  const [old, now] = [before, after].map((each) => textOf(each).split(", ").filter(Boolean));
  const code = "response-media-type-changed";
  const isKept = old?.every((type) => now?.includes(type)) === true;
  if (!isKept) return { severity: "major", code, message: "asks for other media types" };
  const isSame = now?.length === old.length;
  return isSame
    ? { severity: "patch", code, message: "prefers another media type" }
    : { severity: "minor", code, message: "asks for more media types" };
}

function securityRule(before?: ts.Expression, after?: ts.Expression): EntryChange {
  const [old, now] = [alternatives(before), alternatives(after)];
  const code = "security-changed";
  const isKept = now.length === 0 || (old.length > 0 && old.every((each) => now.includes(each)));
  return isKept
    ? { severity: "minor", code, message: "can be sent with other credentials, too" }
    : { severity: "major", code, message: "needs other credentials" };
}

function alternatives(expression: ts.Expression | undefined): readonly string[] {
  if (expression === undefined || !ts.isArrayLiteralExpression(expression)) return [];
  return expression.elements.map(codeOf);
}

function idempotencyRule(before?: ts.Expression): EntryChange {
  const code = "idempotency-changed";
  return before === undefined
    ? { severity: "minor", code, message: "is safe to repeat" }
    : { severity: "major", code, message: "is made safe to repeat in another way" };
}

function schemesRule(before?: ts.Expression, after?: ts.Expression): EntryChange {
  const code = "security-changed";
  return isKeptIn(before, after)
    ? { severity: "minor", code, message: "knows more security schemes" }
    : { severity: "major", code, message: "sends credentials in another way" };
}

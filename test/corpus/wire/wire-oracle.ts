/** Oracle 4: what a call says is what a server reads. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { builtOperations, type BuiltOperation } from "../support/operations.js";
import type { Exception, OracleResult } from "../support/results.js";
import type { Sdk } from "../support/sdk.js";
import { createValidator, type Validator } from "../support/validator.js";
import { compareBody } from "./compare-body.js";
import { compareParameters } from "./compare-parameters.js";
import type { Difference } from "./difference.js";
import { startEchoServer, type EchoServer } from "./echo-server.js";
import { NoSample, UndefinedForm, type Sampler } from "../sampling/valid-sample.js";
import { sampleCalls, type SampledCall } from "./sample-call.js";

export async function judgeWire(sdk: Sdk): Promise<OracleResult> {
  const operations = builtOperations(sdk);
  const sampler = {
    document: sdk.bundled,
    validator: validatorOf(sdk, false),
    lenient: validatorOf(sdk, true),
  };
  const server = await startEchoServer();
  const exceptions: Exception[] = [];
  let [sampled, intact] = [0, 0];
  try {
    for (const operation of operations) {
      const found = await judgeOperation(operation, { sdk, sampler, server });
      if (!found.some(({ reason }) => reason === unsampled || reason === undefinedForm))
        sampled += 1;
      if (found.length === 0) intact += 1;
      exceptions.push(...found.map((one) => ({ ...one, place: operation.pointer })));
    }
  } finally {
    server.close();
  }
  return {
    counts: { operations: sdk.document.operations, built: operations.length, sampled, intact },
    exceptions,
  };
}

function validatorOf({ bundled }: Sdk, typesOnly: boolean): Validator {
  return createValidator(bundled, {
    direction: "write",
    typesOnly,
    inferTypes: false,
    formats: "checked",
  });
}

interface Judging {
  readonly sdk: Sdk;
  readonly sampler: Sampler;
  readonly server: EchoServer;
}

const unsampled = "no valid sample was found";
const undefinedForm = "OpenAPI defines no form for nested values in this style";

async function judgeOperation(
  operation: BuiltOperation,
  { sdk, sampler, server }: Judging,
): Promise<readonly Difference[]> {
  try {
    const found: Difference[] = [];
    for (const call of sampleCalls(operation, sampler)) {
      const request = await buildRequest(operation, call, { folder: sdk.folder, url: server.url });
      const received = await server.exchange(request);
      if (received.method !== operation.method)
        found.push({ reason: "another method", detail: received.method });
      found.push(...compareParameters(operation, call.parameters, received));
      found.push(...(await compareBody(call.body, received, sampler)));
    }
    return found;
  } catch (error) {
    return [failure(error)];
  }
}

function failure(error: unknown): Difference {
  if (error instanceof NoSample) return { reason: unsampled, detail: error.message };
  if (error instanceof UndefinedForm) return { reason: undefinedForm, detail: error.message };
  const detail = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error ? error.constructor.name : "error";
  const kind = detail
    .replaceAll(/"[^"]*"/gu, "…")
    .replace(/^[^:]{1,60}: /u, "")
    .slice(0, 80);
  return { reason: `${name}: ${kind}`, detail };
}

/** Calls the generated builder, as compiled by tsx. */
async function buildRequest(
  operation: BuiltOperation,
  call: SampledCall,
  { folder, url }: { readonly folder: string; readonly url: string },
): Promise<Request> {
  const module = await import(pathToFileURL(join(folder, operation.module)).href);
  const values = operation.arguments.map((name) =>
    name === "options" ? optionsOf(call, operation) : argument(name, call),
  );
  return module[operation.functionName](...values).toRequest(url);
}

function optionsOf({ body }: SampledCall, { otherMediaTypes }: BuiltOperation): unknown {
  return otherMediaTypes.length === 0 ? undefined : { contentType: body?.mediaType };
}

function argument(name: string, call: SampledCall): unknown {
  const located = (location: string) => {
    const entries = call.parameters
      .filter((parameter) => parameter.in === location)
      .map((parameter) => [parameter.name, parameter.sample] as const);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  switch (name) {
    case "body":
      return call.body?.sample;
    case "query":
      return (
        located("query") ??
        call.parameters.find((parameter) => parameter.in === "querystring")?.sample
      );
    case "headers":
      return located("header");
    case "cookies":
      return located("cookie");
    default:
      return located("path");
  }
}

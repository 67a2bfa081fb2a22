/** Oracle 1: the output compiles under the strictest flags, in every promised version. */
import { compileStrict } from "../../support/compile.js";
import type { Exception, OracleResult } from "../support/results.js";
import type { Refusal, Sdk } from "../support/sdk.js";
import { anyTypes } from "./any-types.js";

type TypescriptVersion = Parameters<typeof compileStrict>[0]["typescript"];

/** Compiles a generated folder. */
export async function judgeCompilation(
  folder: string,
  typescript: TypescriptVersion,
): Promise<OracleResult> {
  const reports = await compileStrict({ files: folder, typescript, moduleResolution: "nodenext" });
  return { counts: { documents: 1, errors: reports.length }, exceptions: reports.map(exceptionOf) };
}

function exceptionOf(report: string): Exception {
  const parts =
    /^(?<place>[^(]*)\((?<line>\d+),\d+\): error (?<code>TS\d+): (?<detail>[^\n]*)/u.exec(report);
  const { place = "", line = "", code = "", detail = report } = parts?.groups ?? {};
  return { reason: code || "compiler", place: `${place}:${line}`, detail };
}

/** Whether a document generates, and whether the output is free of `any`. */
export function judgeGeneration(generated: Sdk | Refusal): OracleResult {
  if ("reasons" in generated) return refusal(generated);
  const found = generated.files.flatMap(({ path, text }) =>
    anyTypes(path, text).map((line) => ({
      reason: path.endsWith("schema.ts") ? "any in schema.ts" : "any",
      place: `${path}:${line}`,
      detail: text.split("\n")[line - 1]?.trim() ?? "",
    })),
  );
  const counts = { documents: 1, generated: 1, refused: 0, crashed: 0, any: found.length };
  return { counts, exceptions: found };
}

function refusal({ reasons, crashed }: Refusal): OracleResult {
  const counts = {
    documents: 1,
    generated: 0,
    refused: crashed ? 0 : 1,
    crashed: crashed ? 1 : 0,
    any: 0,
  };
  const reason = crashed ? "crashed" : "refused";
  return { counts, exceptions: [{ reason, place: "", detail: reasons.join(", ") }] };
}

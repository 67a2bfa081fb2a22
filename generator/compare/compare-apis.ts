/** Compares what two outputs export for one API: the verdict on a regeneration. */
import type { GeneratedFile } from "../emit/emitter.js";
import type { Locate } from "../diagnostics/diagnostic.js";
import type { ApiModel, OperationModel } from "../ir/model.js";
import { originsOf, symbolOf, type Origins } from "../ir/origins.js";
import { severities, type FoundChange, type SurfaceChange } from "./change.js";
import { answered } from "./compare-types.js";
import { compareNames } from "./compare-names.js";
import { compareOperations } from "./compare-operations.js";
import type { Finding, TypeQuestion } from "./finding.js";
import { pairSurfaces } from "./pairing.js";
import { answer, newRoot } from "./program.js";
import { readSurface } from "./surface.js";

/** An API of the new output, and its files on both sides. */
export interface ApiComparison {
  /** Below the output folder: `""`, or ending in `/`. */
  readonly folder: string;
  readonly model: ApiModel;
  readonly locate: Locate;
  /** All files of the old output. */
  readonly before: readonly GeneratedFile[];
  /** All files of the new output. */
  readonly after: readonly GeneratedFile[];
}

/** Every change of an API, the worst first, then in the order of the document. */
export function compareApi(comparison: ApiComparison): readonly SurfaceChange[] {
  const { folder, model, after } = comparison;
  const origins = originsOf(model);
  const old = readSurface(filesOf(comparison.before, folder), "/old/");
  const now = readSurface(filesOf(after, folder), newRoot);
  const pairing = pairSurfaces(old, now);
  const surfaces = { before: old, after: now, pairing, origins };
  const operations = compareOperations(surfaces, operationsOf(model));
  const findings = compareNames(surfaces);
  const context = { before: old, after: now, files: after, folder };
  const changes = [...operations.changes, ...resolved(findings, context)];
  const own = changes.filter((change) => !operations.covers(change));
  return sorted(joined(own, origins).map((group) => report(group, comparison, origins)));
}

/** A builder and the method of its operation change together, which is one change. */
function joined(
  changes: readonly FoundChange[],
  origins: Origins,
): readonly (readonly [FoundChange, ...FoundChange[]])[] {
  const groups = new Map<string, [FoundChange, ...FoundChange[]]>();
  for (const change of changes) {
    const { severity, code, message, before, after, path } = change;
    const owner = origins.nearest(path);
    const isOwned = owner?.operation !== undefined && owner.kind !== "type";
    const place = isOwned ? [owner.operation, ...path.slice(owner.path.length)] : path;
    const key = JSON.stringify([severity, code, message, before, after, isOwned, place]);
    const present = groups.get(key);
    if (present === undefined) groups.set(key, [change]);
    else present.push(change);
  }
  return [...groups.values()];
}

function filesOf(files: readonly GeneratedFile[], folder: string): readonly GeneratedFile[] {
  return files.filter(({ path }) => path.startsWith(folder) && !path.startsWith("runtime/"));
}

function operationsOf({ resources }: ApiModel): readonly OperationModel[] {
  return resources.flatMap(({ operations }) => operations);
}

/** Changes in the order in which they were found, with the answers in place of the questions. */
function resolved(
  findings: readonly Finding[],
  context: Parameters<typeof answer>[1],
): readonly FoundChange[] {
  const questions = findings.flatMap((finding) =>
    finding.kind === "question" ? [finding.question] : [],
  );
  const answers = answer(questions, context);
  const byQuestion = new Map<TypeQuestion, (typeof answers)[number]>(
    questions.map((question, index) => [question, answers[index]]),
  );
  return findings.flatMap((finding): readonly FoundChange[] => {
    if (finding.kind === "change") return [finding.change];
    const change = answered(finding.question, byQuestion.get(finding.question));
    return change === undefined ? [] : [change];
  });
}

/** Characters of a type or value that a report shows. */
const longestValue = 120;

function cropped(value: string | undefined): string | undefined {
  return value !== undefined && value.length > longestValue
    ? `${value.slice(0, longestValue)}…`
    : value;
}

function report(
  [first, ...others]: readonly [FoundChange, ...FoundChange[]],
  { locate }: ApiComparison,
  origins: Origins,
): SurfaceChange {
  const { severity, code, path, message, before, after, pointer: given } = first;
  const pointer = given ?? origins.nearest(path)?.pointer ?? "";
  return {
    severity,
    code,
    symbol: symbolOf(path),
    also: others.map((other) => symbolOf(other.path)),
    message,
    before: cropped(before),
    after: cropped(after),
    pointer,
    range: locate(pointer),
  };
}

function sorted(changes: readonly SurfaceChange[]): readonly SurfaceChange[] {
  const place = ({ severity }: SurfaceChange) => severities.indexOf(severity);
  return [...changes].sort((left, right) => place(left) - place(right) || byRange(left, right));
}

function byRange({ range: left }: SurfaceChange, { range: right }: SurfaceChange): number {
  if (left === undefined || right === undefined) {
    return Number(left === undefined) - Number(right === undefined);
  }
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line || left.column - right.column;
}

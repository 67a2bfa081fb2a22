/** The list of statements as text for a terminal. */
import type { Statement } from "./statements.js";
import type { PlatformRun, Verdict } from "./verdict.js";

const marks: Readonly<Record<Verdict["state"], string>> = {
  pass: "✓",
  fail: "✗",
  gap: "–",
  exception: "!",
  elsewhere: "·",
};

const width = 10;

/** Prints one row per statement and one column per platform, then what is wrong and the sums. */
export function printTable(
  statements: readonly Statement[],
  runs: readonly PlatformRun[],
  verdicts: readonly Verdict[],
): string {
  const of = (id: string) => verdicts.filter(({ statement }) => statement === id);
  const rows = statements.map(({ id, text }) =>
    row(
      id,
      of(id).map(({ state }) => marks[state]),
      plain(text),
    ),
  );
  const sums = runs.map(({ platform }) => {
    const own = verdicts.filter((verdict) => verdict.platform === platform);
    const sum = own.filter(({ state }) => state !== "fail" && state !== "gap").length;
    return `${sum}/${own.length}`;
  });
  return [
    row(
      "",
      runs.map(({ platform }) => platform),
      "",
    ),
    row(
      "",
      runs.map(({ version }) => version.slice(0, width - 1)),
      "",
    ),
    ...rows,
    row("", sums, ""),
    "",
    "✓ proven  ✗ a test fails  – no test, or of a part only  ! documented exception  · proven once",
    "",
    ...detailsOf(runs, verdicts),
  ].join("\n");
}

function row(id: string, cells: readonly string[], text: string): string {
  return `${id.padEnd(4)} ${cells.map((cell) => cell.padEnd(width)).join("")} ${text}`.trimEnd();
}

/** Links and code marks are for the document. */
function plain(markdown: string): string {
  const text = markdown.replaceAll(/\[([^\]]*)\]\(runtime\.md[^)]*\)/gu, "$1").replaceAll("`", "");
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

/**
 * What fails first. An exception is told once for all its statements, and so is a platform that did
 * not run at all.
 */
function detailsOf(runs: readonly PlatformRun[], verdicts: readonly Verdict[]): string[] {
  const broken = new Map(runs.map(({ platform, failure }) => [platform, failure]));
  const absent = [...broken]
    .filter(([, failure]) => failure !== undefined)
    .map(([platform, failure]) => `${marks.fail} ${platform}: ${failure}`);
  const wrong = verdicts
    .filter(({ state, platform }) => {
      return broken.get(platform) === undefined && (state === "fail" || state === "gap");
    })
    .flatMap(({ statement, platform, state, details }) =>
      (details.length === 0 ? ["no test"] : details).map(
        (detail) => `${marks[state]} ${statement} ${platform}: ${detail}`,
      ),
    );
  const excused = new Map<string, Set<string>>();
  for (const { state, statement, platform, details } of verdicts) {
    if (state !== "exception") continue;
    for (const detail of details) {
      const key = `! ${platform}: ${detail}`;
      excused.set(key, (excused.get(key) ?? new Set()).add(statement));
    }
  }
  return [
    ...[...excused].map(([key, ids]) => `${key} (${[...ids].join(", ")})`),
    ...absent,
    ...wrong,
  ];
}

/** `specloom init`: answers → a configuration file. */
import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { findConfig } from "../config.js";
import { DiagnosticBag, type Diagnostic } from "../diagnostics/diagnostic.js";
import { escapeControls } from "../diagnostics/render.js";
import { isUrl } from "../remote-host.js";
import { asker, type Ask } from "./ask.js";
import { ExitCode } from "./exit-codes.js";
import { showDiagnostics } from "./show-diagnostics.js";
import type { Terminal } from "./terminal.js";
import { writeNew } from "./write-new.js";

/** The options of `specloom init`, as the command line gives them. */
export interface InitFlags {
  readonly input?: string;
  readonly output?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** What the configuration says. */
interface Answers {
  readonly input: string;
  readonly output: string;
}

interface Outcome {
  readonly code: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** The file that was written; absent where none was. */
  readonly config?: string;
  readonly answers?: Answers;
}

const fileName = "specloom.config.ts";

/** Runs the command and reports; the exit code is the result. */
export async function runInit(flags: InitFlags, terminal: Terminal): Promise<ExitCode> {
  const bag = new DiagnosticBag();
  const { code, diagnostics, config, answers } = await outcomeOf(flags, terminal, bag);
  if (flags.json === true) {
    const report = { command: "init", code, config, ...answers, diagnostics };
    terminal.out(`${JSON.stringify(report, undefined, 2)}\n`);
    return code;
  }
  showDiagnostics(diagnostics, "text", terminal);
  terminal.out(answers === undefined ? "Nothing was written.\n" : nextSteps(answers));
  return code;
}

async function outcomeOf(
  flags: InitFlags,
  terminal: Terminal,
  bag: DiagnosticBag,
): Promise<Outcome> {
  const { directory } = terminal;
  const present = findConfig(directory);
  if (present !== undefined) {
    bag.report("init-config-exists", nowhere, { file: relative(directory, present) });
    return { code: ExitCode.Usage, diagnostics: bag.diagnostics };
  }
  const answers = await answersOf(flags, terminal, bag);
  if (answers === undefined) return { code: ExitCode.Usage, diagnostics: bag.diagnostics };
  if (!(await writeNew(join(directory, fileName), configText(answers), bag))) {
    return { code: ExitCode.Failure, diagnostics: bag.diagnostics };
  }
  return { code: ExitCode.Success, diagnostics: [], config: fileName, answers };
}

const nowhere = { pointer: undefined, range: undefined };

/** From flags, then from who is asked, then by default. */
async function answersOf(
  flags: InitFlags,
  terminal: Terminal,
  bag: DiagnosticBag,
): Promise<Answers | undefined> {
  const { directory } = terminal;
  const problemOf = (input: string) => inputProblem(input, directory);
  const problem = flags.input === undefined ? undefined : problemOf(flags.input);
  if (problem !== undefined) {
    bag.report("init-answer-invalid", nowhere, { problem });
    return undefined;
  }
  const { ask, close } = questions(flags, terminal);
  const suggestion = likelyInputs.find((path) => existsSync(join(directory, path)));
  const input = flags.input ?? (await ask({ text: inputQuestion, suggestion, problemOf }));
  const output = flags.output ?? (input && (await ask(outputQuestion)));
  close();
  if (input !== undefined && output !== undefined) {
    return { input: written(input, directory), output: written(output, directory) };
  }
  const missing = input === undefined ? "--input" : "--output";
  bag.report("init-answer-missing", nowhere, { missing });
  return undefined;
}

/** Machines are not asked, and with `--yes` nobody is: what is suggested is the answer. */
function questions({ yes, json }: InitFlags, { answers, error }: Terminal) {
  if (yes !== true && json !== true && answers !== undefined) return asker(answers, error);
  const ask: Ask = ({ suggestion }) => Promise.resolve(yes === true ? suggestion : undefined);
  return { ask, close: () => undefined };
}

const inputQuestion = "Document, its URL, or folder of documents?";

/** Where documents are, in most projects. */
const likelyInputs = ["yaml", "yml", "json"]
  .flatMap((ending) => [`openapi.${ending}`, `swagger.${ending}`])
  .concat("spec", "openapi");

const outputQuestion = {
  text: "Folder of the generated code?",
  suggestion: "generated",
  problemOf: () => undefined,
};

function inputProblem(input: string, directory: string): string | undefined {
  if (isUrl(input) || existsSync(resolve(directory, input))) return undefined;
  return `${input} does not exist`;
}

/** As a configuration has it: relative, with slashes. */
function written(path: string, directory: string): string {
  if (isUrl(path)) return path;
  return relative(directory, resolve(directory, path)).split(sep).join("/") || ".";
}

/** Only types are imported, so that the file loads where specloom is not installed: by npx. */
function configText({ input, output }: Answers): string {
  return `import type { Config } from "specloom";

export default {
  input: ${JSON.stringify(input)},
  output: ${JSON.stringify(output)},
} satisfies Config;
`;
}

function nextSteps({ input, output }: Answers): string {
  return `Wrote ${fileName}: ${escapeControls(input)} → ${escapeControls(output)}.

Next:
  npx specloom generate   write the SDK and specloom.lock; commit both
  npx specloom list       see its operations and types
  npx specloom check      after a change: what it means for programs
`;
}

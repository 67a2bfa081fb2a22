/**
 * Asks the type checker which of two types may stand for the other.
 *
 * The questions are code in a file of their own, beside the new output in memory: names in old code
 * are what they are in the new output, so that a change is found in one place and not wherever its
 * name is used. Names that are gone are what they were. Nothing is read from disk but the
 * compiler's own declarations of the platform.
 */
import { dirname } from "node:path";
import ts from "typescript";
import type { GeneratedFile } from "../emit/emitter.js";
import type { Assignability } from "./compare-types.js";
import type { TypeQuestion } from "./finding.js";
import type { Surface } from "./surface.js";
import { codeOf, forEachIdentifier, parseFile } from "./syntax.js";

/** What the questions are about. */
export interface QuestionContext {
  readonly before: Surface;
  readonly after: Surface;
  /** Files of the new output, the run-time among them. */
  readonly files: readonly GeneratedFile[];
  /** The folder of the API below the output folder: `""`, or ending in `/`. */
  readonly folder: string;
}

/** Where the new output is in memory. */
export const newRoot = "/new/";

/** Answers each question; `undefined` where its code does not compile. */
export function answer(
  questions: readonly TypeQuestion[],
  context: QuestionContext,
): readonly (Assignability | undefined)[] {
  if (questions.length === 0) return [];
  const path = `${newRoot}${context.folder}questions.ts`;
  const body = questions.map(questionCode).join("");
  const text = `${imports(body, context)}\n${body}`;
  const program = createProgram(path, text, context);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  if (source === undefined) return questions.map(() => undefined);
  const broken = program.getSemanticDiagnostics(source).flatMap(({ start }) => start ?? []);
  const asked = source.statements.filter(ts.isTypeAliasDeclaration).filter(isQuestion);
  return asked.map((statement) => {
    const isBroken = broken.some(
      (start) => start >= statement.getFullStart() && start < statement.getEnd(),
    );
    return isBroken ? undefined : assignability(statement, checker);
  });
}

const marker = "Question$";

function questionCode({ before, after, scope, prelude = "" }: TypeQuestion, index: number): string {
  const parameters = scope.length === 0 ? "" : `<${scope.map(({ code }) => code).join(", ")}>`;
  return `${prelude}\ntype ${marker}${index}${parameters} = [${parenthesized(before)}, ${parenthesized(after)}];\n`;
}

function parenthesized(code: string): string {
  return `(${code})`;
}

function isQuestion({ name }: ts.TypeAliasDeclaration): boolean {
  return name.text.startsWith(marker);
}

function assignability(
  { type }: ts.TypeAliasDeclaration,
  checker: ts.TypeChecker,
): Assignability | undefined {
  if (!ts.isTupleTypeNode(type)) return undefined;
  const [before, after] = type.elements.map((element) => checker.getTypeFromTypeNode(element));
  if (before === undefined || after === undefined) return undefined;
  return {
    toBefore: checker.isTypeAssignableTo(after, before),
    toAfter: checker.isTypeAssignableTo(before, after),
  };
}

/** Imports of everything that code mentions, and declarations of what the new output lacks. */
function imports(body: string, { before, after }: QuestionContext): string {
  const lines: string[] = [];
  const seen = new Set<string>();
  const runtime = new Map([...before.runtimeNames, ...after.runtimeNames]);
  const pending = [body];
  for (let code = pending.pop(); code !== undefined; code = pending.pop()) {
    for (const name of identifiersIn(code)) {
      if (seen.has(name)) continue;
      seen.add(name);
      const declared = after.declarations.get(name);
      const former = before.declarations.get(name);
      const runtimeName = runtime.get(name);
      if (declared !== undefined) {
        const specifier = declared.source.fileName.replace(/\.ts$/u, "");
        lines.push(`import type { ${name} } from ${JSON.stringify(specifier)};`);
      } else if (former !== undefined) {
        const statements = [former.node, former.type].flatMap((node) => node ?? []);
        const own = statements.map((node) => declarationCode(node));
        lines.push(...own);
        pending.push(...own);
      } else if (runtimeName !== undefined) {
        const specifier = JSON.stringify(`${newRoot}runtime/index`);
        lines.push(`import type { ${runtimeName} as ${name} } from ${specifier};`);
      }
    }
  }
  return lines.join("\n");
}

function identifiersIn(code: string): readonly string[] {
  const names: string[] = [];
  forEachIdentifier(parseFile("/code.ts", code), ({ text }) => {
    names.push(text);
  });
  return names;
}

/** The declaration without its modifiers; a constant needs its keyword. */
function declarationCode(node: ts.Node): string {
  const code = codeOf(node).replace(/^export /u, "");
  return ts.isVariableDeclaration(node) ? `const ${code};` : code;
}

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
  noEmit: true,
  skipLibCheck: true,
};

function createProgram(path: string, text: string, { files, after }: QuestionContext): ts.Program {
  const texts = new Map(files.map((file) => [newRoot + file.path, file.text]));
  texts.set(path, text);
  const parsed = new Map(
    [...after.declarations.values()].map(({ source }) => [source.fileName, source]),
  );
  const read = (name: string) =>
    texts.get(name) ?? (isLibrary(name) ? ts.sys.readFile(name) : undefined);
  const host: ts.CompilerHost = {
    fileExists: (name) => texts.has(name) || (isLibrary(name) && ts.sys.fileExists(name)),
    readFile: read,
    getSourceFile: (name) => {
      if (isLibrary(name)) return libraryFile(name);
      const code = read(name);
      return parsed.get(name) ?? (code === undefined ? undefined : parseFile(name, code));
    },
    getDefaultLibFileName: () => ts.getDefaultLibFilePath(options),
    getDefaultLibLocation: () => libraryFolder,
    getCurrentDirectory: () => newRoot,
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => undefined,
  };
  return ts.createProgram({ rootNames: [path], options, host });
}

const libraryFolder = dirname(ts.getDefaultLibFilePath({}));

/** The platform is the same for every program. */
const libraryFiles = new Map<string, ts.SourceFile | undefined>();

function libraryFile(name: string): ts.SourceFile | undefined {
  if (!libraryFiles.has(name)) {
    const code = ts.sys.readFile(name);
    libraryFiles.set(name, code === undefined ? undefined : parseFile(name, code));
  }
  return libraryFiles.get(name);
}

function isLibrary(name: string): boolean {
  return name.startsWith(libraryFolder);
}

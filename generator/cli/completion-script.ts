/** Completion scripts for bash and zsh: the same cases, with what each shell calls things. */
import type { CompletionCommand } from "./completion-tree.js";

/** How a shell says what the cases need. */
interface Dialect {
  /** The words before the one that is completed. */
  readonly words: string;
  readonly current: string;
  readonly previous: string;
  readonly offer: (words: readonly string[]) => string;
  /** Files are offered. */
  readonly files: string;
}

const bash: Dialect = {
  words: '"${COMP_WORDS[@]:1:COMP_CWORD-1}"',
  current: '"${COMP_WORDS[COMP_CWORD]}"',
  previous: '"${COMP_WORDS[COMP_CWORD-1]}"',
  offer: (words) => `COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$current"))`,
  // What is left empty is completed with files, by `complete -o default`.
  files: "COMPREPLY=()",
};

const zsh: Dialect = {
  words: '"${(@)words[2,CURRENT-1]}"',
  current: '"${words[CURRENT]}"',
  previous: '"${words[CURRENT-1]}"',
  offer: (words) => `compadd -- ${words.join(" ")}`,
  files: "_files",
};

export function bashScript(commands: readonly CompletionCommand[]): string {
  return `${body(commands, bash)}complete -o default -F _specloom specloom\n`;
}

export function zshScript(commands: readonly CompletionCommand[]): string {
  return `#compdef specloom\n${body(commands, zsh)}compdef _specloom specloom\n`;
}

function body(commands: readonly CompletionCommand[], dialect: Dialect): string {
  const { words, current, previous, files } = dialect;
  return `_specloom() {
  local command="" word current=${current} previous=${previous}
  for word in ${words}; do
    case "$command $word" in
${commands.flatMap(pathCase).map(indented).join("")}    esac
  done
  case "$command $previous" in
${commands
  .flatMap((each) => valueCases(each, dialect))
  .map(indented)
  .join("")}  esac
  case "$current" in
    -*)
      case "$command" in
${commands
  .map((each) => `    ${optionCase(each, dialect)}`)
  .map(indented)
  .join("")}      esac
      return
      ;;
  esac
  case "$command" in
${commands
  .flatMap((each) => wordCase(each, dialect))
  .map(indented)
  .join("")}    *) ${files} ;;
  esac
}
`;
}

function indented(line: string): string {
  return `    ${line}\n`;
}

function nameOf({ path }: CompletionCommand): string {
  return path.join(" ");
}

/** A word that leads from one command to the next. */
function pathCase(command: CompletionCommand): readonly string[] {
  const last = command.path.at(-1);
  if (last === undefined) return [];
  const parent = command.path.slice(0, -1).join(" ");
  return [`  "${parent} ${last}") command="${nameOf(command)}" ;;`];
}

/** An option whose value comes next. */
function valueCases(command: CompletionCommand, { offer, files }: Dialect): readonly string[] {
  return command.options
    .filter(({ takesValue }) => takesValue)
    .map(({ flags, choices }) => {
      const patterns = flags.map((flag) => `"${nameOf(command)} ${flag}"`).join(" | ");
      return `${patterns}) ${choices.length === 0 ? files : offer(choices)}; return ;;`;
    });
}

function optionCase(command: CompletionCommand, { offer }: Dialect): string {
  return `"${nameOf(command)}") ${offer(command.options.flatMap(({ flags }) => flags))} ;;`;
}

function wordCase(command: CompletionCommand, { offer }: Dialect): readonly string[] {
  const words = [...command.children, ...command.choices];
  return words.length === 0 ? [] : [`"${nameOf(command)}") ${offer(words)} ;;`];
}

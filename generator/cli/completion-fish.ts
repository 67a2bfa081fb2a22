/** The completion script for fish, which has words for what to complete. */
import type { CompletionCommand, CompletionOption } from "./completion-tree.js";

export function fishScript(commands: readonly CompletionCommand[]): string {
  return commands
    .flatMap(linesOf)
    .map((line) => `${line}\n`)
    .join("");
}

function linesOf(command: CompletionCommand): readonly string[] {
  const { path, children, choices, options } = command;
  const condition =
    path.length === 0
      ? "__fish_use_subcommand"
      : path.map((word) => `__fish_seen_subcommand_from ${word}`).join("; and ");
  const start = `complete -c specloom -n ${quoted(condition)}`;
  const words = [...children, ...choices];
  return [
    ...(words.length === 0 ? [] : [`${start} -f -a ${quoted(words.join(" "))}`]),
    ...options.map((option) => `${start} ${optionText(option)}`),
  ];
}

function optionText({ flags, description, takesValue, choices }: CompletionOption): string {
  const names = flags.map((flag) =>
    flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
  );
  const values = choices.length === 0 ? ["-r"] : ["-x", "-a", quoted(choices.join(" "))];
  const value = takesValue ? values : [];
  return [...names, ...value, "-d", quoted(description)].join(" ");
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/gu, String.raw`\$&`)}'`;
}

/** Text of a document as Markdown that shows it: nothing in it is markup. */
export function markdownText(text: string): string {
  return text
    .trim()
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/[\\`*_{}[\]<>|~&!]/gu, (character) => `\\${character}`)
    .replace(/^(?:[#+=-]|\d+(?=[.)]))/u, (start) =>
      /\d/u.test(start) ? `${start}\\` : `\\${start}`,
    );
}

/** Text between backticks; a pipe would end the cell of a table. */
export function markdownCode(text: string): string {
  const plain = text.replaceAll(/[`\s]+/gu, " ").replaceAll("|", "\\|");
  return `\`${plain}\``;
}

/** The operationId of an operation that has none. */

/** Method and path in camel case: `GET /users/{id}` is `getUsersById`. */
export function deriveOperationId(method: string, path: string): string {
  const segments = path.split("/").flatMap((segment) => {
    return segment.includes("{") ? ["by", ...words(segment)] : words(segment);
  });
  const [first = "", ...rest] = [...words(method.toLowerCase()), ...segments];
  return first.toLowerCase() + rest.map(capitalize).join("");
}

function words(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

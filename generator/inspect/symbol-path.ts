/** The text of a symbol → its path. */

const identifier = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*`;
const start = new RegExp(`^${identifier}`, "u");
const access = new RegExp(String.raw`\.(${identifier})|\[("(?:[^"\\]|\\.)*")\]`, "uy");

/** `User.email`, `PetsWebhooks["pet.removed"]` → the name and its members; `undefined`: neither. */
export function symbolPath(symbol: string): readonly string[] | undefined {
  const [name] = start.exec(symbol) ?? [];
  if (name === undefined) return undefined;
  const path = [name];
  access.lastIndex = name.length;
  while (access.lastIndex < symbol.length) {
    const [, member, quoted] = access.exec(symbol) ?? [];
    const next = member ?? (quoted === undefined ? undefined : parsed(quoted));
    if (next === undefined) return undefined;
    path.push(next);
  }
  return path;
}

function parsed(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

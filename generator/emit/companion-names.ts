/** Names of companion files: nothing else exports them, so they are kept apart in one file only. */

/** A claim gives the name, or the first one with a number behind it that is free. */
export function claims(others: readonly string[] = []): (name: string) => string {
  const taken = new Set<string>(others);
  return (name) => {
    let free = name;
    for (let count = 2; taken.has(free); count += 1) free = `${name}${count}`;
    taken.add(free);
    return free;
  };
}

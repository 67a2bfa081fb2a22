/** What was meant by a name that does not exist. */

/** The candidate that is at most a third of the name away, a prefix that all share not counted. */
export function closest(
  name: string,
  candidates: Iterable<string>,
  prefix = 0,
): string | undefined {
  return closestOf(name, candidates, prefix)[0];
}

/** Such candidates, the closest first; of equal ones the first. */
export function closestOf(
  name: string,
  candidates: Iterable<string>,
  prefix = 0,
): readonly string[] {
  const tolerance = Math.max(1, Math.floor((name.length - prefix) / 3));
  return [...candidates]
    .filter((candidate) => Math.abs(candidate.length - name.length) <= tolerance)
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((left, right) => left.distance - right.distance)
    .map(({ candidate }) => candidate);
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let index = 0; index < left.length; index += 1) {
    const next = [index + 1];
    for (let column = 1; column <= right.length; column += 1) {
      const substitution = (row[column - 1] ?? 0) + (right[column - 1] === left[index] ? 0 : 1);
      next.push(Math.min(substitution, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

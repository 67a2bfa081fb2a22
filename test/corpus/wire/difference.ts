/** One thing that is not as it was sent. */
export interface Difference {
  /** What differences are grouped by. */
  readonly reason: string;
  readonly detail: string;
}

export function difference(reason: string, detail: string): Difference {
  return { reason, detail };
}

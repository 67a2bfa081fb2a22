/** A response that replaces the real one; the request is not processed. */
export interface StatusFault {
  readonly status: number;
  /** How many requests in a row. Default 1. */
  readonly times?: number;
  /** `Retry-After`: seconds, or an HTTP date. */
  readonly retryAfter?: number | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when a string, as JSON otherwise. Default: an error envelope. */
  readonly body?: unknown;
}

/** A connection that breaks. */
export interface ConnectionFault {
  /** Reset it, never answer, or stop in the middle of the body. */
  readonly connection: "reset" | "hang" | "truncate";
  readonly times?: number;
  /** Whether the request takes effect all the same. Default `before` it is processed. */
  readonly phase?: "before" | "after";
}

export type Fault = StatusFault | ConnectionFault;

export interface FaultQueue {
  readonly fail: (fault: Fault) => void;
  readonly delay: (milliseconds: number, times?: number) => void;
  /** What happens to the next request. */
  readonly take: () => { readonly fault: Fault | undefined; readonly delay: number };
  readonly clear: () => void;
}

/** Faults in the order they were asked for; each request uses up one fault and one delay. */
export function createFaultQueue(): FaultQueue {
  const faults: Fault[] = [];
  const delays: number[] = [];
  return {
    fail: (fault) => {
      for (let count = fault.times ?? 1; count > 0; count -= 1) faults.push(fault);
    },
    delay: (milliseconds, times = 1) => {
      for (let count = times; count > 0; count -= 1) delays.push(milliseconds);
    },
    take: () => ({ fault: faults.shift(), delay: delays.shift() ?? 0 }),
    clear: () => {
      faults.length = 0;
      delays.length = 0;
    },
  };
}

import type { CursorState } from "./cursor.js";
import type { Order } from "./sort.js";
import type { ItemFields, StoredItem } from "./store.js";

/** Whether a walk meets an empty page on its way. */
export type EmptyPages = "middle" | "none";

export interface Page<Fields extends ItemFields> {
  readonly items: readonly StoredItem<Fields>[];
  readonly next: CursorState | undefined;
  readonly previous: CursorState | undefined;
}

export interface PageRequest<Fields extends ItemFields> {
  /** All matching items, sorted by `order`. */
  readonly items: readonly StoredItem<Fields>[];
  readonly order: Order<Fields>;
  /** Identifies the list; goes into the cursors. */
  readonly list: string;
  readonly cursor: CursorState | undefined;
  readonly size: number;
  readonly emptyPages: EmptyPages;
}

/**
 * Cuts one page out of a list.
 *
 * Cursors hold the position of an item, not a count: records that are created or deleted during
 * a walk neither shift the others nor repeat them. With `emptyPages: "middle"`, the third page of
 * a walk is empty and has a cursor, if more than two pages are left after the second.
 */
export function cutPage<Fields extends ItemFields>(request: PageRequest<Fields>): Page<Fields> {
  const { items, cursor, size } = request;
  const boundary = cursor === undefined ? 0 : indexOf(request, cursor);
  if (cursor?.gap === true) return emptyPage(request, cursor, boundary);
  const goesBack = cursor?.direction === "previous";
  const start = goesBack ? Math.max(0, boundary - size) : boundary;
  const end = goesBack ? boundary : Math.min(items.length, boundary + size);
  return {
    items: items.slice(start, end),
    next: nextCursor(request, end),
    previous: previousCursor(request, start),
  };
}

/** Number of items before the boundary of a cursor, by binary search. */
function indexOf<Fields extends ItemFields>(
  { items, order }: PageRequest<Fields>,
  { position, side }: CursorState,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    const difference = item === undefined ? 1 : order.compare(order.position(item), position);
    if (difference < 0 || (difference === 0 && side === "after")) low = middle + 1;
    else high = middle;
  }
  return low;
}

function emptyPage<Fields extends ItemFields>(
  request: PageRequest<Fields>,
  cursor: CursorState,
  boundary: number,
): Page<Fields> {
  const next = { ...cursor, gap: false, pageIndex: cursor.pageIndex + 1 };
  const previous = boundary === 0 ? undefined : ({ ...next, direction: "previous" } as const);
  return { items: [], next: boundary < request.items.length ? next : undefined, previous };
}

function nextCursor<Fields extends ItemFields>(
  { items, order, list, cursor, size, emptyPages }: PageRequest<Fields>,
  end: number,
): CursorState | undefined {
  const last = items[end - 1];
  if (last === undefined || end >= items.length) return undefined;
  const pageIndex = (cursor?.pageIndex ?? 0) + 1;
  const isMiddle = pageIndex === 2 && cursor?.direction === "next" && items.length - end > 2 * size;
  return {
    list,
    position: order.position(last),
    side: "after",
    direction: "next",
    pageIndex,
    gap: emptyPages === "middle" && isMiddle,
  };
}

function previousCursor<Fields extends ItemFields>(
  { items, order, list, cursor }: PageRequest<Fields>,
  start: number,
): CursorState | undefined {
  const first = items[start];
  if (first === undefined || start === 0) return undefined;
  return {
    list,
    position: order.position(first),
    side: "before",
    direction: "previous",
    pageIndex: (cursor?.pageIndex ?? 0) + 1,
    gap: false,
  };
}

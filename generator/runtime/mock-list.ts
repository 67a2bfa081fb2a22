// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Pages of lists, which a walk follows to their end. */
import type { MockedContent, MockedList, MockOptions } from "./mock-types.js";
import { put, sampleAt } from "./mock-body.js";
import { at } from "./pagination.js";
import { sampleFrom } from "./sample.js";
import { admits, canonical } from "./sample-check.js";
import type { Sample } from "./sample-types.js";

/** What a page is made of. */
export interface PageSource {
  readonly list: MockedList;
  readonly content: MockedContent;
  readonly options: MockOptions;
  /** Decides about everything that is made. */
  readonly seed: string;
  /** The items of the whole list, where the caller has some. */
  readonly items: readonly unknown[] | undefined;
  /** Changes the items of a page. */
  readonly arrange: (items: readonly unknown[]) => unknown;
}

/** A page, and the headers that continue the list. */
export interface MockedPage {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Items of one page, where the request names no number. */
const usualSize = 10;

/** The page that a URL asks for. */
export function mockedPage(source: PageSource, url: URL): MockedPage {
  const { list, content, seed } = source;
  const { sample = {}, examples = [] } = content;
  const array = resolved(sampleAt(sample, list.items));
  const items = source.items ?? madeItems(array, source);
  const size = sizeOf(list, array, url.searchParams);
  const start = startOf(list, url.searchParams, size);
  const end = start + size;
  const isLast = end >= items.length;
  const place = { sample, seed, pointer: list.items };
  const made = sampleFrom(sample, examples, { seed: `${seed} page` });
  const page = put(made, place, source.arrange(items.slice(start, end)));
  const flagged =
    list.hasMore === undefined ? page : put(page, { ...place, pointer: list.hasMore }, !isLast);
  return {
    body: continued(flagged, source, { start: isLast ? undefined : end, url }),
    headers: list.style === "link" && !isLast ? { link: `<${nextURL(url, end)}>; rel="next"` } : {},
  };
}

function resolved(sample: Sample): Sample {
  return sample.ref === undefined ? sample : resolved(sample.ref());
}

/** All items, each different from the others. */
function madeItems(array: Sample, source: PageSource): readonly unknown[] {
  const { listLength = 25 } = source.options;
  const { items: item = {}, minItems = 0 } = array;
  if (item === false) return [];
  const shown = shownItems(source, array);
  const found = new Map<string, unknown>();
  for (let index = 0; found.size < listLength && index < 2 * listLength; index += 1) {
    const value = madeItem(item, shown, { index, seed: source.seed });
    found.set(canonical(value), value);
  }
  const items = [...found.values()];
  const rest = items.length % Math.max(usualSize, minItems);
  // A last page with too few items would not be valid.
  return rest < minItems ? items.slice(0, items.length - rest) : items;
}

/** An item is like the example that has its place, or differs from another one. */
function madeItem(
  sample: Sample,
  shown: readonly unknown[],
  { index, seed }: { readonly index: number; readonly seed: string },
): unknown {
  const examples = shown.length === 0 ? [] : [shown[index % shown.length]];
  const own = index < shown.length ? 0 : index;
  return sampleFrom(sample, examples, { seed: `${seed} item ${index}`, index: own });
}

/** The items that examples show. */
function shownItems({ list, content: { examples = [] } }: PageSource, array: Sample) {
  const lists = [...examples.map((body) => at(body, list.items)), ...(array.examples ?? [])];
  return (lists.find((list) => Array.isArray(list)) as readonly unknown[] | undefined) ?? [];
}

function sizeOf({ limit }: MockedList, array: Sample, query: URLSearchParams): number {
  const { minItems = 1, maxItems = Infinity } = array;
  const asked = limit === undefined ? 0 : Number(query.get(limit) ?? 0);
  const size = Number.isInteger(asked) && asked > 0 ? asked : usualSize;
  return Math.max(1, Math.min(Math.max(size, minItems), maxItems));
}

/** The parameter of continuations that no parameter of the list stands for. */
const position = "mock_position";

function startOf(list: MockedList, query: URLSearchParams, size: number): number {
  const { style, parameter = position, start = 1 } = list;
  const given = query.get(parameter);
  if (given === null) return 0;
  // Continuations that have to look like something else have their digits at the end.
  const number = Number(style === "cursor" ? /\d*$/.exec(given)?.[0] : given);
  if (!Number.isInteger(number)) return 0;
  return style === "page" ? Math.max(0, number - start) * size : number;
}

function nextURL(url: URL, start: number): string {
  const next = new URL(url);
  next.searchParams.set(position, String(start));
  return next.href;
}

interface Position {
  /** Where the next page begins; `undefined` on the last. */
  readonly start: number | undefined;
  readonly url: URL;
}

/** The body with its continuation, or with none. */
function continued(body: unknown, source: PageSource, { start, url }: Position): unknown {
  const { list, content, seed } = source;
  const { next: pointer } = list;
  const { sample = {} } = content;
  if (pointer === undefined) return body;
  if (start !== undefined) {
    const isCursor = list.style === "cursor";
    const value = isCursor ? cursorOf(sampleAt(sample, pointer), start) : nextURL(url, start);
    return put(body, { sample, pointer, seed }, value);
  }
  const ends = [null, undefined, ""].map((end) => put(body, { sample, pointer, seed }, end));
  const valid = ends.find((end) => admits(sample, end));
  // A flag ends the list, too, whatever stands here.
  return valid ?? (list.hasMore === undefined ? ends[0] : body);
}

/** A continuation of the type that the schema wants, which ends in digits. */
function cursorOf(sample: Sample, start: number): unknown {
  const text = String(start);
  const forms = [text, start, text.padStart(32, "0"), `${"a".repeat(24)}${text.padStart(8, "0")}`];
  const uuid = `00000000-0000-4000-8000-${text.padStart(12, "0")}`;
  const url = `https://example.com/?after=${text}`;
  return [...forms, uuid, url].find((form) => admits(sample, form)) ?? text;
}

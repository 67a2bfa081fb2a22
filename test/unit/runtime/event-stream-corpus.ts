/** Event streams and their events: the examples of the HTML Standard, then one text per rule. */
import type { ServerSentEvent } from "../../../generator/runtime/index.js";

export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly events: readonly ServerSentEvent[];
  /** `undefined` where no id has been sent. */
  readonly lastEventId?: string;
  readonly retry?: number;
}

const examples: readonly Sample[] = [
  {
    name: "messages, one of two lines",
    text: "data: This is the first message.\n\ndata: This is the second message, it\ndata: has two lines.\n\ndata: This is the third message.\n\n",
    events: [
      { data: "This is the first message." },
      { data: "This is the second message, it\nhas two lines." },
      { data: "This is the third message." },
    ],
  },
  {
    name: "types of events",
    text: "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: add\ndata: 113411\n\n",
    events: [
      { event: "add", data: "73857293" },
      { event: "remove", data: "2153" },
      { event: "add", data: "113411" },
    ],
  },
  {
    name: "three lines of data",
    text: "data: YHOO\ndata: +2\ndata: 10\n\n",
    events: [{ data: "YHOO\n+2\n10" }],
  },
  {
    name: "a comment, an id, an id without value, two spaces",
    text: ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
    events: [
      { data: "first event", id: "1" },
      { data: "second event", id: "" },
      { data: " third event" },
    ],
    lastEventId: "",
  },
  {
    name: "the same without a final blank line",
    text: ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
    events: [
      { data: "first event", id: "1" },
      { data: "second event", id: "" },
    ],
    lastEventId: "",
  },
  {
    name: "empty data, two empty lines of data, an event that is cut short",
    text: "data\n\ndata\ndata\n\ndata:",
    events: [{ data: "" }, { data: "\n" }],
  },
  {
    name: "one space after the colon or none",
    text: "data:test\n\ndata: test\n\n",
    events: [{ data: "test" }, { data: "test" }],
  },
];

const rules: readonly Sample[] = [
  { name: "nothing", text: "", events: [] },
  { name: "blank lines", text: "\n\r\n\r\n\n\r", events: [] },
  {
    name: "CR",
    text: "data: a\rdata: b\r\rdata: c\r\r",
    events: [{ data: "a\nb" }, { data: "c" }],
  },
  {
    name: "CRLF",
    text: "event: x\r\ndata: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n",
    events: [{ event: "x", data: "a\nb" }, { data: "c" }],
  },
  {
    name: "all line ends at once",
    text: "data: a\r\r\ndata: b\n\rdata: c\r\n\ndata: d\n\r\ndata: e\r\r",
    events: [{ data: "a" }, { data: "b" }, { data: "c" }, { data: "d" }, { data: "e" }],
  },
  {
    name: "a byte order mark at the beginning",
    text: "\uFEFFdata: a\n\n\uFEFFdata: b\n\n",
    events: [{ data: "a" }],
  },
  {
    name: "two byte order marks",
    text: "\uFEFF\uFEFFdata: a\n\ndata: \uFEFFb\n\n",
    events: [{ data: "\uFEFFb" }],
  },
  {
    name: "comments between lines of data",
    text: ":\n:ping\ndata: a\n: in between\ndata: b\n\n:data: c\n\n",
    events: [{ data: "a\nb" }],
  },
  {
    name: "an id with NUL",
    text: "id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n",
    events: [{ data: "a", id: "1" }, { data: "b" }],
    lastEventId: "1",
  },
  {
    name: "an id without data, which counts, and one that is cut short, which does not",
    text: "id: 7\n\nevent: dropped\n\ndata: a\n\nid: 8\ndata: b\n",
    events: [{ data: "a" }],
    lastEventId: "7",
  },
  {
    name: "retry, of digits only",
    text: "retry: 1500\ndata: a\n\nretry: 12a\nretry: -1\nretry: 1.5\nretry:  9\nretry: ٣\nretry\ndata: b\n\n",
    events: [{ data: "a", retry: 1500 }, { data: "b" }],
    retry: 1500,
  },
  {
    name: "retry by itself",
    text: "retry: 10\n\nretry: 20\n",
    events: [],
    retry: 20,
  },
  {
    name: "multi-byte characters",
    text: "event: ключ\nid: 漢\ndata: é 漢 🙂\u2028\u0085\n\n",
    events: [{ event: "ключ", id: "漢", data: "é 漢 🙂\u2028\u0085" }],
    lastEventId: "漢",
  },
  {
    name: "unknown fields, other case, spaces before the colon",
    text: "Data: a\nfoo: b\n data: c\ndata : d\nfoo\ndata: e\n\n",
    events: [{ data: "e" }],
  },
  {
    name: "colons in values",
    text: "data: a: b:c\ndata:: d\ndata:\t e\n\n",
    events: [{ data: "a: b:c\n: d\n\t e" }],
  },
  {
    name: "fields that repeat, the last of which counts",
    text: "event: x\nevent: y\nid: 1\nid: 2\nretry: 1\nretry: 2\ndata: a\n\nevent: x\nevent:\ndata: b\n\n",
    events: [{ event: "y", id: "2", retry: 2, data: "a" }, { data: "b" }],
    lastEventId: "2",
    retry: 2,
  },
];

export const corpus: readonly Sample[] = [...examples, ...rules];

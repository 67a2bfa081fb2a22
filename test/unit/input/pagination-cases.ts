/** Values that `x-loom-pagination` accepts and refuses. */
import { decodePagination } from "../../../generator/input/decode-pagination.js";
import type { Case } from "./extension-cases.js";

const mapping = "the value must be a mapping";
const pagination = { parameter: "cursor", items: "/result" };
const paginationOrigin = "/x-loom-pagination";

export const paginationCase: Case = {
  decode: decodePagination,
  accepted: [
    [
      { style: "cursor", ...pagination, next: "/a~1b/~0", limit: "limit" },
      {
        style: "cursor",
        ...pagination,
        next: "/a~1b/~0",
        limit: "limit",
        hasMore: undefined,
        origin: paginationOrigin,
      },
    ],
    [
      { style: "offset", parameter: "offset", items: "" },
      {
        style: "offset",
        parameter: "offset",
        items: "",
        limit: undefined,
        hasMore: undefined,
        origin: paginationOrigin,
      },
    ],
    [
      { style: "page", ...pagination },
      {
        style: "page",
        ...pagination,
        limit: undefined,
        hasMore: undefined,
        start: 1,
        origin: paginationOrigin,
      },
    ],
    [
      { style: "page", ...pagination, start: 0 },
      {
        style: "page",
        ...pagination,
        limit: undefined,
        hasMore: undefined,
        start: 0,
        origin: paginationOrigin,
      },
    ],
    [
      { style: "next-url", next: "/links/next", items: "/data" },
      {
        style: "next-url",
        next: "/links/next",
        items: "/data",
        limit: undefined,
        hasMore: undefined,
        origin: paginationOrigin,
      },
    ],
    [
      { style: "cursor", ...pagination, next: "/next", hasMore: "/more" },
      {
        style: "cursor",
        ...pagination,
        next: "/next",
        limit: undefined,
        hasMore: "/more",
        origin: paginationOrigin,
      },
    ],
    [
      { style: "link", items: "" },
      {
        style: "link",
        items: "",
        limit: undefined,
        hasMore: undefined,
        origin: paginationOrigin,
      },
    ],
  ],
  refused: [
    ["cursor", mapping],
    [{ ...pagination, next: "/a" }, "style must be one of cursor, offset, page, next-url, link"],
    [{ style: "cursor", ...pagination }, "next must be a JSON Pointer"],
    [{ style: "cursor", ...pagination, next: "next" }, "next must be a JSON Pointer"],
    [{ style: "cursor", ...pagination, next: "/~2" }, "next must be a JSON Pointer"],
    [
      { style: "cursor", ...pagination, next: "/a", start: 1 },
      "start is not a member of the extension",
    ],
    [{ style: "offset", ...pagination, next: "/a" }, "next is not a member of the extension"],
    [
      { style: "next-url", ...pagination, next: "/a" },
      "parameter is not a member of the extension",
    ],
    [{ style: "next-url", items: "/result" }, "next must be a JSON Pointer"],
    [{ style: "link", items: "", hasMore: "/a" }, "hasMore is not a member of the extension"],
    [{ style: "page", ...pagination, start: 1.5 }, "start must be an integer"],
    [{ style: "offset", items: "/a" }, "parameter must be a text"],
    [{ style: "offset", parameter: "", items: "/a" }, "parameter must be a text"],
    [{ style: "offset", parameter: "a" }, "items must be a JSON Pointer"],
    [{ style: "offset", ...pagination, limit: 1 }, "limit must be a text"],
    [{ style: "offset", ...pagination, size: "a" }, "size is not a member of the extension"],
  ],
};

/** What a user of parameters with a media type writes. */
import { findArea } from "./index.js";

const area = { west: 1, tags: ["a"] };

export const urls: string[] = [
  findArea({ area, label: "a/b" }).url(),
  findArea({ area, label: "b" }, { box: area, note: "n" }, { "X-Area": area }).url(),
];

// @ts-expect-error text is given as text
findArea({ area, label: 1 });
// @ts-expect-error a form is an object
findArea({ area: "west=1", label: "a" });

// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Texts of the formats of OpenAPI and JSON Schema. */
import { draw, inside, pick, type Place } from "./sample-draw.js";

/** How texts of a format are made, and told from others. */
interface Format {
  readonly make: (place: Place) => string;
  readonly test: (text: string) => boolean;
}

/** Words that no text is offended by. */
const words = [
  "amber",
  "birch",
  "cedar",
  "delta",
  "ember",
  "fjord",
  "grove",
  "harbor",
  "iris",
  "juniper",
  "kestrel",
  "linden",
  "maple",
  "nectar",
  "opal",
  "poplar",
  "quartz",
  "river",
  "slate",
  "tulip",
] as const;

/** One word. */
export function word(place: Place): string {
  return pick(place, "word", words);
}

/** A text of a format; `undefined` for one that is not known. */
export function formatted(format: string, place: Place): string | undefined {
  return Object.hasOwn(formats, format) ? formats[format]?.make(place) : undefined;
}

/** Whether a text is of a format, as far as that is known. */
export function isFormatted(format: string, text: string): boolean {
  const known = Object.hasOwn(formats, format) ? formats[format] : undefined;
  return known === undefined || known.test(text);
}

const day = 86_400_000;
/** 2024-01-01; times are within the following year. */
const start = 1_704_067_200_000;

function instant(place: Place): string {
  const time = start + draw(place, "day", 366) * day + draw(place, "second", 86_400) * 1000;
  return new Date(time).toISOString().replace(".000Z", "Z");
}

function digits(place: Place, length: number, alphabet: string): string {
  return Array.from(
    { length },
    (_, index) => alphabet[draw(inside(place, index), "", alphabet.length)],
  ).join("");
}

function uuid(place: Place): string {
  const hex = (length: number, part: string) =>
    digits(inside(place, part), length, "0123456789abcdef");
  const variant = pick(place, "variant", ["8", "9", "a", "b"]);
  return `${hex(8, "a")}-${hex(4, "b")}-4${hex(3, "c")}-${variant}${hex(3, "d")}-${hex(12, "e")}`;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const clock =
  /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

function isDateTime(text: string): boolean {
  const [date = "", time = "", ...others] = text.split(/[Tt ]/);
  return others.length === 0 && isDate(date) && clock.test(time);
}

function isURL(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text) && URL.canParse(text);
}

const name =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/;

function matching(make: Format["make"], pattern: RegExp): Format {
  return { make, test: (text) => pattern.test(text) };
}

const email = matching(
  (place) => `${word(place)}.${word(inside(place, "last"))}@example.com`,
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
);
const uri: Format = {
  make: (place) => `https://example.com/${word(place)}/${draw(place, "number", 1000)}`,
  test: isURL,
};
const reference: Format = {
  make: (place) => `/${word(place)}`,
  test: (text) => /^[^\s<>"{}|\\^`]*$/.test(text),
};
const hostname = matching((place) => `${word(place)}.example.com`, name);

const formats: Readonly<Record<string, Format>> = {
  date: { make: (place) => instant(place).slice(0, 10), test: isDate },
  "date-time": { make: instant, test: isDateTime },
  time: matching((place) => instant(place).slice(11), clock),
  duration: matching(
    (place) => `P${1 + draw(place, "days", 30)}D`,
    /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/,
  ),
  uuid: matching(uuid, /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i),
  email,
  "idn-email": email,
  uri,
  iri: uri,
  url: uri,
  "uri-reference": reference,
  "iri-reference": reference,
  "uri-template": reference,
  hostname,
  "idn-hostname": hostname,
  ipv4: matching((place) => `192.0.2.${1 + draw(place, "host", 254)}`, ipv4),
  ipv6: matching(
    (place) => `2001:db8::${(1 + draw(place, "host", 65_535)).toString(16)}`,
    /^(?=.*:.*:)[0-9a-f:]+(?:\d+\.\d+\.\d+\.\d+)?$/i,
  ),
  byte: matching(
    (place) => btoa(word(place)),
    /^(?:[a-z0-9+/]{4})*(?:[a-z0-9+/]{2}==|[a-z0-9+/]{3}=)?$/i,
  ),
  "json-pointer": matching((place) => `/${word(place)}`, /^(?:\/(?:[^~/]|~[01])*)*$/),
  "relative-json-pointer": matching(
    (place) => `0/${word(place)}`,
    /^\d+(?:#|(?:\/(?:[^~/]|~[01])*)*)$/,
  ),
  regex: { make: (place) => `^${word(place)}$`, test: () => true },
};

// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** What mocks answer where nobody says it. */
import type { MockedContent, MockedResponse } from "./mock-types.js";
import { propertySample, sampleFrom } from "./sample.js";
import { admits, isObject } from "./sample-check.js";
import { draw, placeOf } from "./sample-draw.js";

/** The body of a response; three items of a stream. */
export function madeBody(
  { sample, examples = [], isStream }: MockedContent,
  params: Readonly<Record<string, string>>,
  seed: string,
): unknown {
  if (sample === undefined) return bytesOf(seed);
  if (isStream === true) {
    return [0, 1, 2].map((index) =>
      sampleFrom(sample, examples, { seed: `${seed} ${index}`, index }),
    );
  }
  const body = sampleFrom(sample, examples, { seed });
  if (!isObject(body)) return body;
  // What is asked for by a name has this name.
  const named = Object.entries(params).flatMap(([name, text]) => {
    const own = propertySample(sample, name) ?? {};
    const value = [text, Number(text)].find((each) => admits(own, each));
    return Object.hasOwn(body, name) && value !== undefined ? [[name, value] as const] : [];
  });
  return { ...body, ...Object.fromEntries(named) };
}

function bytesOf(seed: string): Uint8Array {
  const place = placeOf(seed);
  return Uint8Array.from({ length: 64 }, (_, index) => draw(place, `byte ${index}`, 256));
}

/** The headers that the document declares. */
export function madeHeaders(
  { headers = {} }: Pick<MockedResponse, "headers">,
  seed: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, sample]) => {
      const value = sampleFrom(sample, [], { seed: `${seed} ${name}` });
      return [name.toLowerCase(), typeof value === "string" ? value : JSON.stringify(value)];
    }),
  );
}

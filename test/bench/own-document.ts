/** Our own spec, as the other generators can read it. */
import { DiagnosticBag } from "../../generator/diagnostics/diagnostic.js";
import { readApis } from "../../generator/input/read.js";

const spec = new URL("../../spec/ticketing", import.meta.url).pathname;

/** The API that users belong to, in one document, as JSON. */
export async function ownDocument(): Promise<string> {
  const [api] = await readApis(spec, new DiagnosticBag());
  return JSON.stringify(api?.bundled);
}

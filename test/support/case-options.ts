/** The options of a golden case: its `config.json`, read as a user's is. */
import { existsSync } from "node:fs";
import { loadConfig } from "../../generator/config.js";
import { DiagnosticBag } from "../../generator/diagnostics/diagnostic.js";

/** No options where the folder has no configuration. */
export async function caseOptions(directory: string) {
  const file = `${directory}/config.json`;
  if (!existsSync(file)) return {};
  const bag = new DiagnosticBag();
  const options = await loadConfig(file, bag);
  if (options === undefined) throw new Error(JSON.stringify(bag.diagnostics));
  return options;
}

/** The options of a golden case: its `config.json`, read as a user's is, and its `specloom.lock`. */
import { existsSync, readFileSync } from "node:fs";
import { loadConfig } from "../../generator/config.js";
import { DiagnosticBag } from "../../generator/diagnostics/diagnostic.js";

/** No options where the folder has neither. */
export async function caseOptions(directory: string) {
  const lock = `${directory}/specloom.lock`;
  return {
    ...(await configOf(directory)),
    ...(existsSync(lock) && { lock: { file: lock, text: readFileSync(lock, "utf8") } }),
  };
}

async function configOf(directory: string) {
  const file = `${directory}/config.json`;
  if (!existsSync(file)) return {};
  const bag = new DiagnosticBag();
  const options = await loadConfig(file, bag);
  if (options === undefined) throw new Error(JSON.stringify(bag.diagnostics));
  return options;
}

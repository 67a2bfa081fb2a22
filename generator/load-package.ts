/** Loads packages in CommonJS: an import would have Node read them whole for names of exports. */
import { createRequire } from "node:module";

const load = createRequire(import.meta.url);
const loaded = new Map<string, ReturnType<typeof load>>();

/** A package, or a file of one; its type is that of its declarations. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as `import` would say
export function loadPackage<Package>(name: string): Package {
  // Node would look for the file each time.
  if (!loaded.has(name)) loaded.set(name, load(name));
  // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- what `require` gives has no type
  return loaded.get(name);
}

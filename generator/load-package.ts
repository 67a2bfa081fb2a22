/** Loads packages in CommonJS: an import would have Node read them whole for names of exports. */
import module, { createRequire } from "node:module";

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

/** A module that a package gets instead of the one that it asks for. */
export interface Replacement {
  readonly name: string;
  readonly module: object;
}

/**
 * Copies of files of a package for ourselves, with a replacement. Whoever else uses the package in
 * this process has what they would have without us.
 */
export function loadWith(
  packageName: string,
  files: readonly string[],
  replacement: Replacement,
): readonly unknown[] {
  const paths = files.map((file) => load.resolve(`${packageName}/${file}`));
  const folders = paths.map((path, index) => path.slice(0, -(files[index] ?? "").length));
  const replaced = createRequire(paths[0] ?? "").resolve(replacement.name);
  const isOurs = (path: string) =>
    path === replaced || folders.some((folder) => path.startsWith(folder));
  const others = takeOut(isOurs);
  try {
    const standIn = new module.Module(replaced);
    load.cache[replaced] = Object.assign(standIn, { exports: replacement.module, loaded: true });
    return paths.map((path): unknown => load(path));
  } finally {
    takeOut(isOurs);
    Object.assign(load.cache, others);
  }
}

/** What Node keeps of some modules, which it no longer does. */
function takeOut(isTaken: (path: string) => boolean): NodeJS.Dict<NodeJS.Module> {
  const taken = Object.entries(load.cache).filter(([path]) => isTaken(path));
  for (const [path] of taken) Reflect.deleteProperty(load.cache, path);
  return Object.fromEntries(taken);
}

/** Imports a module that is not known before; scripts of `node:vm` cannot, so a bundle is given this. */
export async function importModule(specifier: string): Promise<unknown> {
  return await import(specifier);
}

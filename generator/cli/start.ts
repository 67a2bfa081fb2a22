#!/usr/bin/env node
/** The process: the command as it is bundled, with the code that earlier runs have compiled. */
import process from "node:process";
import { fileURLToPath } from "node:url";
import { openBundle } from "./bundle.js";
import { cacheFolder } from "./cache-folder.js";

const folder = fileURLToPath(new URL("../bundle/", import.meta.url));
const bundle = openBundle(folder, cacheFolder(folder));
process.once("exit", (code) => {
  if (code === 0) bundle.keepCode();
});
bundle.load("main.cjs");

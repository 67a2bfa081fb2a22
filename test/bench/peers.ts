/** The generators that ours is measured beside, and how each of them is run. */

/** How one generator is run, in a folder that holds `openapi.json`, to write below `sdk/`. */
export interface Peer {
  readonly name: string;
  /** The package of the generator, then those that its output imports. */
  readonly packages: readonly [generator: string, ...others: string[]];
  /** A binary of the generator, and its arguments. */
  readonly command: readonly [binary: string, ...parameters: string[]];
  /** Files that the command reads, by their names. */
  readonly configuration?: Readonly<Record<string, string>>;
}

/**
 * Settings are the defaults, save for two things that all of them do then: calls are sent by the
 * platform's `fetch`, and to the server that the document names.
 */
export const peers = [
  {
    name: "orval",
    packages: ["orval"],
    command: ["orval", "--config", "orval.config.mjs"],
    configuration: {
      "orval.config.mjs": `export default {
        api: {
          input: "openapi.json",
          output: {
            target: "sdk/index.ts",
            client: "fetch",
            baseUrl: { getBaseUrlFromSpecification: true },
          },
        },
      };`,
    },
  },
  {
    name: "kubb",
    packages: ["@kubb/core", "@kubb/plugin-client"],
    command: ["kubb", "generate", "--config", "kubb.config.mjs"],
    configuration: {
      "kubb.config.mjs": `import { pluginClient } from "@kubb/plugin-client";
      import { pluginOas } from "@kubb/plugin-oas";
      import { pluginTs } from "@kubb/plugin-ts";
      export default {
        root: ".",
        input: { path: "openapi.json" },
        output: { path: "sdk", format: false, lint: false },
        plugins: [pluginOas({ serverIndex: 0 }), pluginTs(), pluginClient({ client: "fetch" })],
      };`,
    },
  },
  {
    name: "swagger-typescript-api",
    packages: ["swagger-typescript-api"],
    command: [
      "swagger-typescript-api",
      "generate",
      "--path",
      "openapi.json",
      "--output",
      "sdk",
      "--name",
      "index.ts",
    ],
  },
  {
    name: "oazapfts",
    packages: ["oazapfts", "@oazapfts/runtime"],
    command: ["oazapfts", "openapi.json", "sdk/index.ts"],
  },
  {
    name: "openapi-fetch",
    packages: ["openapi-typescript", "openapi-fetch"],
    command: ["openapi-typescript", "openapi.json", "--output", "sdk/index.ts"],
  },
  {
    name: "hey-api",
    packages: ["@hey-api/openapi-ts"],
    command: ["openapi-ts", "--input", "openapi.json", "--output", "sdk"],
  },
] as const satisfies readonly Peer[];

export type PeerName = (typeof peers)[number]["name"];

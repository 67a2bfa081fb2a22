/** Files beside the generated code that work with a library of the user (ADR 0029). */

/** Every companion by its name in configurations. */
export const companionNames = ["tanstack-query", "zod", "msw"] as const;

export type CompanionName = (typeof companionNames)[number];

/** What users of Zod write, against `sdk/ticketing`. */
import { z } from "zod";
import type { User } from "./sdk/ticketing/index.js";
import * as ticketing from "./sdk/ticketing/zod.js";

/** Schemas that are not recursive can be extended, and know their members. */
export const NamedUserSchema = ticketing.UserSchema.extend({ name: z.string().min(1) });

export function nameOf(value: unknown): string {
  const user: User & { name: string } = NamedUserSchema.parse(value);
  return user.name;
}

/** Whether a value is one of a named type. */
export function accepts(schema: string, value: unknown): boolean {
  const schemas: Readonly<Record<string, z.ZodType>> = ticketing;
  return schemas[schema]?.safeParse(value).success ?? false;
}

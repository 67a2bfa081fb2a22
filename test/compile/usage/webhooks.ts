/** What a receiver of webhooks writes. */
import type { PetsWebhookHandler, PetsWebhooks } from "./index.js";

export const onNewPet: PetsWebhookHandler<"newPet"> = ({ body, headers, query }) => {
  const attempt: `${number}` = headers.get("x-attempt");
  const isDry: "true" | "false" | undefined = query.dry_run;
  if (body.id === "" || isDry === "true") return { status: 422, body: { why: attempt } };
  return { status: 200 };
};

/** Events are told apart by their names. */
export function idOf(event: PetsWebhooks[keyof PetsWebhooks]): string | undefined {
  switch (event.name) {
    case "newPet":
      return event.body.id;
    case "pet.removed":
      return event.method === "POST" ? event.body.id : undefined;
  }
}

// @ts-expect-error a refusal says why
export const silent: PetsWebhookHandler<"newPet"> = async () => ({ status: 400 });
// @ts-expect-error not an answer that the API expects
export const wrong: PetsWebhookHandler<"newPet"> = () => ({ status: 500 });
// @ts-expect-error not a webhook
export type Unknown = PetsWebhookHandler<"newCat">;

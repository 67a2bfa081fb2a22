/** What a receiver of callbacks writes. */
import type { SubscribeCallbackHandler, SubscribeCallbacks } from "./index.js";

export const onData: SubscribeCallbackHandler<"onData"> = async ({ body }) =>
  body.value === undefined ? { status: 410 } : { status: 204 };

export const target: SubscribeCallbacks["onEnd"]["expression"] = "{$request.body#/url}";

// @ts-expect-error not an answer that the API expects
export const wrong: SubscribeCallbackHandler<"onEnd"> = () => ({ status: 404 });

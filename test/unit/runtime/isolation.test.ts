import { expect, test } from "vitest";
import { clientCredentials } from "../../../generator/runtime/oauth.js";
import { sendJson } from "../../support/server.js";
import { serve, zooOf } from "./fixtures.js";

/** Tokens are `t1`, `t2`, …; the API refuses `t1` when it is told to. */
async function world() {
  const tokens = await serve((response, _request, index) =>
    sendJson(response, { access_token: `t${index + 1}`, expires_in: 3600 }),
  );
  let refuses = false;
  const server = await serve((response, { headers }) => {
    const status = refuses && headers.authorization === "Bearer t1" ? 401 : 200;
    sendJson(response, {}, { status });
  });
  const credential = () =>
    clientCredentials({ tokenURL: `${tokens.url}/token`, clientId: "id", clientSecret: "hush" });
  const used = () => server.requests.map(({ headers }) => headers.authorization);
  return { tokens, server, credential, used, refuse: () => (refuses = true) };
}

test("V78 tokens belong to the credential, not to whoever has equal settings", async () => {
  const { tokens, server, credential, used, refuse } = await world();
  const first = zooOf(server, { auth: credential() });
  const second = zooOf(server, { auth: credential() });
  await first.get("1");
  await second.get("1");
  expect(used()).toEqual(["Bearer t1", "Bearer t2"]);
  refuse();
  await Promise.all([first.get("2"), second.get("2")]);
  expect(tokens.requests).toHaveLength(3);
  expect(used().slice(2).sort()).toEqual(["Bearer t1", "Bearer t2", "Bearer t3"]);
});

test("V78 clients that are given the same credential share its tokens", async () => {
  const { tokens, server, credential, used } = await world();
  const auth = credential();
  await Promise.all([zooOf(server, { auth }).get("1"), zooOf(server, { auth }).get("2")]);
  expect(tokens.requests).toHaveLength(1);
  expect(used()).toEqual(["Bearer t1", "Bearer t1"]);
});

/** What a user of an API with several servers writes. */
import { ServersClient } from "./index.js";

new ServersClient();

new ServersClient({
  server: { url: "https://{region}.example.com/{version}", variables: { region: "us" } },
});

new ServersClient({ server: { url: "https://sandbox.example.com", variables: { port: "8443" } } });

new ServersClient({
  server: {
    url: "https://{region}.example.com/{version}",
    // @ts-expect-error not one of the regions
    variables: { region: "ap" },
  },
});

// @ts-expect-error not a server of the document
new ServersClient({ server: { url: "https://example.com" } });

new ServersClient({
  // @ts-expect-error the sandbox has no versions
  server: { url: "https://sandbox.example.com", variables: { version: "v2" } },
});

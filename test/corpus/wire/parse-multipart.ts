/** Reads `multipart/*` bodies (RFC 2046, section 5.1; RFC 7578). */

export interface Part {
  readonly name: string | undefined;
  readonly fileName: string | undefined;
  readonly mediaType: string | undefined;
  readonly content: Buffer;
}

export function parseMultipart(body: Buffer, contentType: string): readonly Part[] {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/iu.exec(contentType) ?? [];
  const delimiter = Buffer.from(`\r\n--${quoted ?? plain ?? ""}`);
  const parts: Part[] = [];
  // The first delimiter has no line break before it.
  let rest = Buffer.concat([Buffer.from("\r\n"), body]);
  for (let at = rest.indexOf(delimiter); at !== -1; at = rest.indexOf(delimiter)) {
    rest = rest.subarray(at + delimiter.length);
    if (rest.subarray(0, 2).toString() === "--") break;
    const end = rest.indexOf(delimiter);
    const start = rest.indexOf("\r\n");
    const head = rest.indexOf("\r\n\r\n");
    if (end === -1 || head === -1) throw new Error("multipart body ends early");
    parts.push(partOf(rest.subarray(start + 2, head).toString(), rest.subarray(head + 4, end)));
  }
  return parts;
}

function partOf(head: string, content: Buffer): Part {
  const headers = new Map(
    head.split("\r\n").map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
    }),
  );
  const disposition = headers.get("content-disposition") ?? "";
  const parameter = (name: string) => {
    const text = new RegExp(`[; ]${name}="([^"]*)"`, "iu").exec(disposition)?.[1];
    return text?.replaceAll("%22", `"`).replaceAll("%0D%0A", "\r\n").replaceAll("%0A", "\n");
  };
  return {
    name: parameter("name"),
    fileName: parameter("filename"),
    mediaType: headers.get("content-type"),
    content,
  };
}

/** A process of its own, which can be ended when a document takes too long or breaks it. */
import { checkText } from "./fuzz-check.js";

const [file = ""] = process.argv.slice(2);

process.on("message", (text: string) => {
  void checkText(text, file).then((outcome) => process.send?.(outcome));
});

import { defineConfig } from "specloom";

export default defineConfig({
  input: "spec",
  output: "generated",
});

import type { SampleCall } from "../sample-call.js";
import { curlSample } from "./curl.js";
import { fetchSample } from "./fetch.js";
import { pythonSample } from "./python.js";
import { sdkSample } from "./sdk.js";
import { vendorPythonSample } from "./vendor-python.js";

/** A sample as `x-codeSamples` takes it. */
export interface Sample {
  /** What the source is highlighted as. */
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

/** The same call in five ways. */
export function samplesOf(call: SampleCall): readonly Sample[] {
  return [
    { lang: "shell", label: "curl", source: curlSample(call) },
    { lang: "javascript", label: "fetch", source: fetchSample(call) },
    { lang: "python", label: "Python requests", source: pythonSample(call) },
    { lang: "typescript", label: "TypeScript SDK", source: sdkSample(call) },
    { lang: "python", label: "Vendor's Python SDK", source: vendorPythonSample(call) },
  ];
}

import { readdirSync } from "node:fs";
import { generate } from "/work/main/generator/generate.js";
import { formatFile } from "/work/main/generator/output/format.js";
for (const name of ["../../../spec", ...readdirSync("/work/main/test/golden/cases")]) {
  try {
    const r = await generate({ input: name.startsWith("..") ? "/work/main/spec" : `/work/main/test/golden/cases/${name}/spec` });
    let bad = 0;
    for (const f of r.files) { if (f.path.startsWith("runtime/")) continue;
      const g = await formatFile(f.path, f.text);
      if (g !== f.text) { bad++; const a=f.text.split("\n"), b=g.split("\n"); const i=a.findIndex((x,i)=>x!==b[i]); console.log("DIFF", name, f.path, i, "\n  ours:", a.slice(i,i+3).join("\n        "), "\n  them:", b.slice(i,i+3).join("\n        ")); } }
    console.log(name, r.files.length, r.diagnostics.filter(d=>d.severity==="error").length, bad);
  } catch (e) { console.log("THROW", name, String(e).slice(0,300)); }
}

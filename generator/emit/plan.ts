/** Plans the files of an API: where each is and what it declares, before any text exists. */
import type { ApiModel, ResourceModel } from "../ir/model.js";
import { aliasPlans } from "./aliases.js";
import type { Emitter, FilePlan } from "./emitter.js";

/** A planned file with what fills it. */
export type Plan = { readonly file: FilePlan } & (
  | { readonly emitter: Extract<Emitter, { readonly scope: "api" }> }
  | {
      readonly emitter: Extract<Emitter, { readonly scope: "resource" }>;
      readonly resource: ResourceModel;
    }
);

/** Plans every file that has something to declare; `folder` is `""` or ends in `/`. */
export function plan(api: ApiModel, emitters: readonly Emitter[], folder: string): readonly Plan[] {
  const plans = declaring(api, emitters, folder);
  return [
    ...plans,
    ...aliasPlans(
      api,
      plans.map(({ file }) => file).filter(({ companion }) => companion === undefined),
    ),
  ];
}

function declaring(api: ApiModel, emitters: readonly Emitter[], folder: string): readonly Plan[] {
  return emitters.flatMap((emitter) =>
    emitter.scope === "api"
      ? planned({ file: fileOf(`${folder}${emitter.file}`, emitter, emitter.names(api)), emitter })
      : api.resources.flatMap((resource) => {
          const path = `${folder}${resource.name}/${emitter.file}`;
          const file = fileOf(path, emitter, emitter.names(resource, api));
          return planned({ file, emitter, resource });
        }),
  );
}

function fileOf(path: string, { file, companion }: Emitter, names: FilePlan["names"]): FilePlan {
  return { path, emitter: file, names, ...(companion && { companion }) };
}

function planned(candidate: Plan): readonly Plan[] {
  return candidate.file.names.length === 0 ? [] : [candidate];
}

// judge_cyclonedx.mjs FILE: says on standard output in what it is not valid against the published schema of CycloneDX 1.6, as the CycloneDX project's own library judges it.
import { readFileSync } from "node:fs";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";

const mistakes = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(readFileSync(process.argv[2], "utf8"));
console.log(mistakes === null ? "valid" : JSON.stringify(mistakes, null, 1));
process.exit(mistakes === null ? 0 : 1);

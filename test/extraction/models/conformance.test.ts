import { offline } from "../../../src/extraction/models/offline.ts";
import { keepsTheModelsPromises } from "./conformance.ts";

// The two models that are asked over a wire keep the same promises in their own files, with their stand-ins.
keepsTheModelsPromises("offline", () => offline);

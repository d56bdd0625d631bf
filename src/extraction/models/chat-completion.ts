import * as z from "zod";
import type { Usage } from "../model.ts";
import type { Prompt } from "../prompt.ts";
import { estimateTokens } from "../tokens.ts";
import type { Asked } from "./prompted.ts";

/** Token counts as OpenAI and those after it report them. */
export const ReportedUsage = z.object({ prompt_tokens: z.number(), completion_tokens: z.number() });

const Completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.unknown(), refusal: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: ReportedUsage.nullish().catch(null),
});
/** Some servers send the text in parts. */
const Parts = z
  .array(z.object({ text: z.string() }))
  .transform((parts) => parts.map(({ text }) => text).join(""));

/** Reads the body of a chat completion; null where it is not one. */
export function readChatCompletion(body: unknown, prompt: Prompt): Asked | null {
  const parsed = Completion.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || !choice) return null;
  const { content, refusal } = choice.message;
  if (refusal || choice.finish_reason === "content_filter") {
    return { kind: "failed", failure: "refused", detail: "The model declined to read this transcript." };
  }
  if (choice.finish_reason === "length") {
    return { kind: "failed", failure: "unreadable_answer", detail: "The model's answer was cut off." };
  }
  const answer = Parts.safeParse(content).data ?? content;
  return { kind: "answered", answer, usage: usageOf(parsed.data.usage, prompt, answer) };
}

/** What the server counted; where it counted nothing, an estimate, since zero would be further from the truth. */
export function usageOf(
  reported: z.infer<typeof ReportedUsage> | null | undefined,
  prompt: Prompt,
  answer: unknown,
): Usage {
  if (reported) return { input_tokens: reported.prompt_tokens, output_tokens: reported.completion_tokens };
  const asked = prompt.messages.map(({ content }) => content).join("\n");
  const said = typeof answer === "string" ? answer : (JSON.stringify(answer) ?? "");
  return { input_tokens: estimateTokens(asked), output_tokens: estimateTokens(said) };
}

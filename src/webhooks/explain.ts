import { sayReason } from "../reasons/say.ts";
import type { SentOutcome } from "./attempt.ts";

interface Facts {
  status: number | null;
  /** Where a redirect points; null when it does not say. */
  location: string | null;
  timeoutMs: number;
}

/** One sentence on a request that was sent: what happened and, where it failed, what to look at. */
export function explain(outcome: SentOutcome, { status, location, timeoutMs }: Facts): string {
  const answered = { status: String(status) };
  switch (outcome) {
    case "delivered":
      return sayReason("delivery.accepted", answered);
    case "response_too_large":
      return sayReason("delivery.long_answer", answered);
    case "redirect":
      return location
        ? sayReason("delivery.redirect_to", { location })
        : sayReason("delivery.redirect", answered);
    case "gone":
      return sayReason("delivery.gone");
    case "throttled":
      return sayReason("delivery.throttled");
    case "http_4xx":
      return sayReason("delivery.refused", answered);
    case "http_5xx":
      return sayReason("delivery.failed_there", answered);
    case "timeout":
      return sayReason("delivery.timeout", { seconds: timeoutMs / 1000 });
    case "connection_refused":
      return sayReason("delivery.no_listener");
    case "dns":
      return sayReason("delivery.no_host");
    case "tls":
      return sayReason("delivery.no_certificate");
    case "network":
      return sayReason("delivery.network");
  }
}

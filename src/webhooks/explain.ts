import type { SentOutcome } from "./attempt.ts";

interface Facts {
  status: number | null;
  /** Where a redirect points; null when it does not say. */
  location: string | null;
  timeoutMs: number;
}

/** One sentence on a request that was sent: what happened and, where it failed, what to look at. */
export function explain(outcome: SentOutcome, { status, location, timeoutMs }: Facts): string {
  const seconds = timeoutMs / 1000;
  switch (outcome) {
    case "delivered":
      return `The endpoint accepted it with ${status}.`;
    case "response_too_large":
      return `The endpoint accepted it with ${status}; its answer was cut, a short one is enough.`;
    case "redirect":
      return location
        ? `The endpoint redirects to ${location}; redirects are not followed, so set the url to the final address.`
        : `The endpoint answered ${status} instead of 2xx; set the url to one that accepts the request itself.`;
    case "gone":
      return "The endpoint answered 410 Gone: it wants no more of these.";
    case "throttled":
      return "The endpoint answered 429 Too Many Requests.";
    case "http_4xx":
      return `The endpoint answered ${status}: it does not accept this request; see its response.`;
    case "http_5xx":
      return `The endpoint answered ${status}: it failed on its side; see its response.`;
    case "timeout":
      return `The endpoint did not answer within ${seconds} s; answer first and work afterwards.`;
    case "connection_refused":
      return "The endpoint refused the connection: check that it is running and listens on this port.";
    case "dns":
      return "The endpoint's host name could not be found: check the url and its DNS record.";
    case "tls":
      return "No secure connection could be made: check the endpoint's certificate.";
    case "network":
      return "The connection could not be made or broke off before an answer came: check that the endpoint can be reached.";
  }
}

/** How a webhook's request went, and, where it failed, what to look at. */
export const DELIVERY_REASONS = {
  "delivery.accepted": "The endpoint accepted it with {status}.",
  "delivery.long_answer":
    "The endpoint accepted it with {status}; its answer was cut, a short one is enough.",
  "delivery.redirect_to":
    "The endpoint redirects to {location}; redirects are not followed, so set the url to the final address.",
  "delivery.redirect":
    "The endpoint answered {status} instead of 2xx; set the url to one that accepts the request itself.",
  "delivery.gone": "The endpoint answered 410 Gone: it wants no more of these.",
  "delivery.throttled": "The endpoint answered 429 Too Many Requests.",
  "delivery.refused": "The endpoint answered {status}: it does not accept this request; see its response.",
  "delivery.failed_there": "The endpoint answered {status}: it failed on its side; see its response.",
  "delivery.timeout": "The endpoint did not answer within {seconds} s; answer first and work afterwards.",
  "delivery.no_listener":
    "The endpoint refused the connection: check that it is running and listens on this port.",
  "delivery.no_host": "The endpoint's host name could not be found: check the url and its DNS record.",
  "delivery.no_certificate": "No secure connection could be made: check the endpoint's certificate.",
  "delivery.network":
    "The connection could not be made or broke off before an answer came: check that the endpoint can be reached.",
  "delivery.gave_up_at_once": "Gave up after 1 attempt.",
  "delivery.gave_up": "Gave up after {n} attempts.",
  "delivery.test_once": "A test is sent once.",
  "delivery.may_have_arrived": "If the last one was interrupted, it may have arrived.",
} as const;

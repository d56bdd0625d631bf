import type { DELIVERY_REASONS } from "../../../reasons/delivery.ts";
import type { Phrase } from "../words.ts";

/** How a webhook's request went. Holes are the facts of the reason; lengths of time come with their unit. */
export const deliveryWords: Record<keyof typeof DELIVERY_REASONS, Phrase> = {
  "delivery.accepted": ["The endpoint accepted it with {status}.", "Uç nokta {status} ile kabul etti."],
  "delivery.long_answer": [
    "The endpoint accepted it with {status}; its answer was cut, a short one is enough.",
    "Uç nokta {status} ile kabul etti; yanıtı kesildi, kısa bir yanıt yeter.",
  ],
  "delivery.redirect_to": [
    "The endpoint redirects to {location}. Redirects are not followed: set the URL to the final address.",
    "Uç nokta {location} adresine yönlendiriyor. Yönlendirmeler izlenmez: URL'yi son adrese ayarlayın.",
  ],
  "delivery.redirect": [
    "The endpoint answered {status} instead of 2xx: set the URL to one that accepts the request itself.",
    "Uç nokta 2xx yerine {status} yanıtını verdi: URL'yi isteği kendisi kabul eden bir adrese ayarlayın.",
  ],
  "delivery.gone": [
    "The endpoint answered 410 Gone: it wants no more of these.",
    "Uç nokta 410 Gone yanıtını verdi: artık bunlardan istemiyor.",
  ],
  "delivery.throttled": [
    "The endpoint answered 429 Too Many Requests.",
    "Uç nokta 429 Too Many Requests yanıtını verdi: çok istek aldı.",
  ],
  "delivery.refused": [
    "The endpoint answered {status}: it does not accept this request; see its response.",
    "Uç nokta {status} yanıtını verdi: bu isteği kabul etmiyor; yanıtına bakın.",
  ],
  "delivery.failed_there": [
    "The endpoint answered {status}: it failed on its side; see its response.",
    "Uç nokta {status} yanıtını verdi: kendi tarafında hata oluştu; yanıtına bakın.",
  ],
  "delivery.timeout": [
    "The endpoint did not answer within {seconds} s: it should answer first and work afterwards.",
    "Uç nokta {seconds} sn içinde yanıt vermedi: önce yanıt vermeli, işi sonra yapmalı.",
  ],
  "delivery.no_listener": [
    "The endpoint refused the connection: check that it is running and listens on this port.",
    "Uç nokta bağlantıyı reddetti: çalıştığını ve bu bağlantı noktasını dinlediğini denetleyin.",
  ],
  "delivery.no_host": [
    "The endpoint’s host name could not be found: check the URL and its DNS record.",
    "Uç noktanın adı bulunamadı: URL'yi ve DNS kaydını denetleyin.",
  ],
  "delivery.no_certificate": [
    "No secure connection could be made: check the endpoint’s certificate.",
    "Güvenli bağlantı kurulamadı: uç noktanın sertifikasını denetleyin.",
  ],
  "delivery.network": [
    "The connection could not be made or broke off before an answer came: check that the endpoint can be reached.",
    "Bağlantı kurulamadı ya da yanıt gelmeden koptu: uç noktaya ulaşılabildiğini denetleyin.",
  ],
  "delivery.gave_up_at_once": ["Gave up after 1 attempt.", "1 denemeden sonra bırakıldı."],
  "delivery.gave_up": ["Gave up after {n} attempts.", "{n} denemeden sonra bırakıldı."],
  "delivery.test_once": ["A test is sent once.", "Deneme bir kez gönderilir."],
  "delivery.may_have_arrived": [
    "If the last one was interrupted, it may have arrived.",
    "Sonuncusu yarıda kaldıysa yine de ulaşmış olabilir.",
  ],
};

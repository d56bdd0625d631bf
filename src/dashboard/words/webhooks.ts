import type { AttemptOutcome } from "../../webhooks/attempt.ts";
import type { State } from "./statuses.ts";
import type { Words } from "./words.ts";

export const webhooksWords = {
  title: ["Webhooks", "Webhook'lar"],
  about: [
    "Where your systems are told of what happens, and how well that goes.",
    "Sistemlerinize olup bitenin bildirildiği adresler ve bunun ne kadar iyi işlediği.",
  ],
  parts: ["Webhooks", "Webhook'lar"],
  endpoints: ["Endpoints", "Uç noktalar"],
  deliveries: ["Deliveries", "Teslimatlar"],
  add: ["Add an endpoint", "Uç nokta ekle"],
  none: ["No endpoint yet", "Henüz uç nokta yok"],
  noneText: [
    "An endpoint is an address of yours to which events are sent, signed and repeated until they arrive.",
    "Uç nokta, olayların imzalı olarak ve ulaşana dek yinelenerek gönderildiği bir adresinizdir.",
  ],
  address: ["Address", "Adres"],
  events: ["Events", "Olaylar"],
  agents: ["Agents", "Temsilciler"],
  agent: ["Agent", "Temsilci"],
  state: ["State", "Durum"],
  lastSuccess: ["Last arrived", "Son ulaşan"],
  recent: ["Latest events", "Son olaylar"],
  all: ["all", "hepsi"],
  never: ["none lately", "son zamanlarda yok"],
  failedOf: ["{failed} of {n} did not arrive", "{n} olaydan {failed} tanesi ulaşmadı"],
  allArrived: ["all {n} arrived", "{n} olayın hepsi ulaştı"],
  nothingSent: ["nothing sent lately", "son zamanlarda bir şey gönderilmedi"],
  nothingSettled: ["none arrived or given up yet", "henüz ulaşan ya da bırakılan yok"],
  rate: ["{n}% failed", "%{n} başarısız"],
  failingSince: ["Failing since", "Şu zamandan beri başarısız"],
  disabledAt: ["Disabled", "Devre dışı kaldı"],
  ownTitle: ["Agents' own webhooks", "Temsilcilerin kendi webhook'ları"],
  ownAbout: [
    "Set at the agent, under Settings. They are sent the same events, signed with the agent's secret.",
    "Temsilcinin Ayarlar bölümünde belirlenir. Aynı olaylar, temsilcinin gizli anahtarıyla imzalanarak gönderilir.",
  ],
  toAgent: ["Open the agent {name}", "{name} temsilcisini aç"],

  failingText: [
    "Recent events did not arrive. They are tried again by themselves; after five days without a success it is disabled.",
    "Son olaylar ulaşmadı. Kendiliğinden yeniden denenir; beş gün boyunca hiçbiri ulaşmazsa devre dışı kalır.",
  ],
  disabledText: [
    "Nothing is sent there now; events are held back. Repair the receiver, send a test, then enable it.",
    "Şu anda oraya bir şey gönderilmiyor; olaylar bekletiliyor. Alıcıyı onarın, deneme gönderin, sonra etkinleştirin.",
  ],
  disabledOwnText: [
    "Nothing is sent there now; events are held back. Repair the receiver, then enable it.",
    "Şu anda oraya bir şey gönderilmiyor; olaylar bekletiliyor. Alıcıyı onarın, sonra etkinleştirin.",
  ],
  seeFailed: ["See what failed", "Başarısız olanları gör"],
  sendFailed: ["Send again all that failed", "Başarısız olanların hepsini yeniden gönder"],
  sureSendFailed: [
    "Send again every event that failed here? Each carries the id that it had, so your receiver can drop what it knows.",
    "Burada başarısız olan her olay yeniden gönderilsin mi? Her biri aynı kimliği taşır; alıcınız tanıdıklarını atabilir.",
  ],
  seeHeld: ["See what is held back", "Bekletilenleri gör"],
  enable: ["Enable", "Etkinleştir"],
  enableNamed: ["Enable the webhook of {name}", "{name} webhook'unu etkinleştir"],
  enableAndSend: ["Enable, and send what was held back", "Etkinleştir ve bekletilenleri gönder"],
  enabled: ["It is enabled.", "Etkinleştirildi."],
  enabledHeld: {
    one: ["It is enabled. {n} event is still held back.", "Etkinleştirildi. {n} olay hâlâ bekletiliyor."],
    other: ["It is enabled. {n} events are still held back.", "Etkinleştirildi. {n} olay hâlâ bekletiliyor."],
  },
  enabledSending: {
    one: [
      "It is enabled, and {n} held event is being sent.",
      "Etkinleştirildi; bekletilen {n} olay gönderiliyor.",
    ],
    other: [
      "It is enabled, and {n} held events are being sent.",
      "Etkinleştirildi; bekletilen {n} olay gönderiliyor.",
    ],
  },

  formNew: ["A new endpoint", "Yeni uç nokta"],
  formEdit: ["Change the endpoint", "Uç noktayı değiştir"],
  urlHint: [
    "https, on the public internet. It should answer 2xx at once and work afterwards.",
    "https ile, herkese açık internette. Hemen 2xx yanıtlamalı, işini sonra yapmalı.",
  ],
  description: ["Name", "Ad"],
  descriptionHint: ["For yourselves, such as “CRM”", "Kendiniz için, örneğin “CRM”"],
  eventsHint: [
    "Check none to be told of everything, also of kinds that come later.",
    "Sonradan eklenecek türler de dahil hepsi için hiçbirini seçmeyin.",
  ],
  agentsHint: [
    "Check none for the calls of all agents.",
    "Tüm temsilcilerin aramaları için hiçbirini seçmeyin.",
  ],
  rateLimit: ["Requests a second, at most", "Saniyede en çok istek"],
  rateLimitHint: ["1 to 1000; empty for no limit", "1 ile 1000 arası; sınır yoksa boş bırakın"],
  retrySchedule: ["Waits before each attempt", "Her denemeden önceki bekleme"],
  retryHint: [
    "s, m, h, d for seconds to days, up to 20 attempts. Empty: {schedule}",
    "Saniyeden güne s, m, h, d; en çok 20 deneme. Boşsa: {schedule}",
  ],
  signatures: ["Signed with", "İmza"],
  v1: ["v1: HMAC-SHA256, one shared secret", "v1: HMAC-SHA256, ortak gizli anahtar"],
  v1a: ["v1a: ed25519, a public key for receivers", "v1a: ed25519, alıcılar için açık anahtar"],
  secret: ["Secret", "Gizli anahtar"],
  ownSecret: ["Secret of your own", "Kendi gizli anahtarınız"],
  ownSecretHint: ["Empty: a strong one is made for you.", "Boşsa sizin için güçlü bir anahtar oluşturulur."],
  more: ["Limits, retries and signature", "Sınırlar, yeniden denemeler ve imza"],
  create: ["Add the endpoint", "Uç noktayı ekle"],
  save: ["Save", "Kaydet"],
  saved: ["The endpoint is saved.", "Uç nokta kaydedildi."],
  change: ["Change", "Değiştir"],
  facts: ["How it is set", "Ayarları"],
  health: ["How it is doing", "Nasıl işliyor"],
  noLimit: ["none", "yok"],
  publicKey: ["Public key (v1a)", "Açık anahtar (v1a)"],
  oldSecretUntil: ["The previous secret signs until", "Önceki anahtar şu zamana dek imzalar"],
  madeOn: ["Added", "Eklendi"],
  endpointId: ["Id", "Kimlik"],

  secretTitle: ["The secret of {name}", "{name} gizli anahtarı"],
  secretText: [
    "It is shown this once: copy it now, and put it where your receiver reads its settings.",
    "Yalnızca bu kez gösterilir: şimdi kopyalayın ve alıcınızın ayarlarını okuduğu yere koyun.",
  ],
  created: ["The endpoint is in use from now on.", "Uç nokta artık kullanımda."],
  rotatedText: [
    "The secret before it signs as well for 24 hours, so that your receiver has time to follow.",
    "Alıcınıza zaman tanımak için önceki anahtar da 24 saat boyunca imzalar.",
  ],
  copySecret: ["Copy the secret", "Gizli anahtarı kopyala"],
  copyCode: ["Copy the example", "Örneği kopyala"],
  verify: ["How your receiver checks a request", "Alıcınız bir isteği nasıl denetler"],
  verifyText: [
    "Requests are signed as Standard Webhooks 1.0 says. Use the official library of your language, on the raw body:",
    "İstekler Standard Webhooks 1.0'a göre imzalanır. Dilinizin resmî kitaplığını ham gövdeyle kullanın:",
  ],
  verifyPlain: [
    "Receivers of the plain scheme check x-call2me-signature: sha256= and the hex HMAC-SHA256 of the raw body, keyed with the whole secret.",
    "Yalın düzendeki alıcılar x-call2me-signature başlığını denetler: sha256= ve ham gövdenin, tüm gizli anahtarla alınmış onaltılık HMAC-SHA256 değeri.",
  ],
  verifyOnce: [
    "The same event may come twice: drop those whose webhook-id you have seen.",
    "Aynı olay iki kez gelebilir: webhook-id değerini daha önce gördüklerinizi atın.",
  ],
  goOn: ["Go on to the endpoint", "Uç noktaya geç"],
  rotate: ["Make a new secret", "Yeni gizli anahtar oluştur"],
  rotateText: [
    "The present one signs as well for 24 hours. If it leaked, rotate twice: then it is out of use at once.",
    "Şimdiki anahtar 24 saat daha imzalar. Sızdıysa iki kez yenileyin: hemen kullanımdan kalkar.",
  ],
  sureRotate: [
    "Make a new secret for this endpoint?",
    "Bu uç nokta için yeni gizli anahtar oluşturulsun mu?",
  ],
  remove: ["Delete the endpoint", "Uç noktayı sil"],
  sureRemove: [
    "Delete {name}? What is on its way there, or held back for it, is not sent any more.",
    "{name} silinsin mi? Oraya yolda olanlar ya da bekletilenler artık gönderilmez.",
  ],
  removed: ["The endpoint is deleted.", "Uç nokta silindi."],

  test: ["Send a test event", "Deneme olayı gönder"],
  testText: [
    "An example, signed as every other, marked test: true, and tried once.",
    "Diğerleri gibi imzalı, test: true ile işaretli bir örnek; bir kez denenir.",
  ],
  eventType: ["Event", "Olay"],
  send: ["Send", "Gönder"],
  testResult: ["What came of the test", "Denemenin sonucu"],
  testWaits: ["It is on its way. This renews itself.", "Yolda. Burası kendiliğinden yenilenir."],
  latest: ["Latest deliveries", "Son teslimatlar"],
  allDeliveries: ["All deliveries", "Tüm teslimatlar"],
} satisfies Words;

export const receiverStates: Record<"active" | "failing" | "disabled", State> = {
  active: [["Active", "Etkin"], "good"],
  failing: [["Failing", "Başarısız"], "warning"],
  disabled: [["Disabled", "Devre dışı"], "bad"],
};

/** How one attempt ended. */
export const attemptOutcomes: Record<AttemptOutcome, State> = {
  delivered: [["Accepted", "Kabul edildi"], "good"],
  response_too_large: [["Accepted, long answer", "Kabul edildi, uzun yanıt"], "good"],
  redirect: [["Redirects elsewhere", "Başka yere yönlendiriyor"], "bad"],
  gone: [["Gone", "Artık yok"], "bad"],
  throttled: [["Too many requests", "Çok fazla istek"], "warning"],
  http_4xx: [["Refused (4xx)", "Reddedildi (4xx)"], "bad"],
  http_5xx: [["Failed there (5xx)", "Orada hata (5xx)"], "bad"],
  timeout: [["No answer in time", "Zamanında yanıt yok"], "bad"],
  connection_refused: [["Connection refused", "Bağlantı reddedildi"], "bad"],
  dns: [["Host not found", "Sunucu bulunamadı"], "bad"],
  tls: [["Certificate not accepted", "Sertifika kabul edilmedi"], "bad"],
  network: [["Not reached", "Ulaşılamadı"], "bad"],
  private_address: [["Not sent: private address", "Gönderilmedi: özel adres"], "bad"],
  invalid_secret: [["Not sent: cannot be signed", "Gönderilmedi: imzalanamıyor"], "bad"],
  invalid_headers: [["Not sent: a header is wrong", "Gönderilmedi: bir başlık hatalı"], "bad"],
};

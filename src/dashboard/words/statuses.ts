import type { CallStatus, TransferOutcome } from "../../calls/status.ts";
import type { FIELD_STATUSES } from "../../extraction/result.ts";
import type { DeliveryStatus } from "../../webhooks/delivery-status.ts";
import type { Tone } from "../parts/status.tsx";
import type { Phrase, Words } from "./words.ts";

/** A state of a closed list: its word, and how it is coloured. */
export type State = readonly [phrase: Phrase, tone: Tone];

export const callStatuses: Record<CallStatus, State> = {
  queued: [["Queued", "Sırada"], "waiting"],
  ringing: [["Ringing", "Çalıyor"], "waiting"],
  in_progress: [["In progress", "Sürüyor"], "waiting"],
  completed: [["Completed", "Tamamlandı"], "good"],
  no_answer: [["No answer", "Yanıt yok"], "warning"],
  busy: [["Busy", "Meşgul"], "warning"],
  failed: [["Failed", "Başarısız"], "bad"],
  canceled: [["Canceled", "İptal edildi"], "none"],
  voicemail: [["Voicemail", "Telesekreter"], "warning"],
};

export const analysisStatuses: Record<string, State> = {
  pending: [["Waiting", "Bekliyor"], "waiting"],
  /** As a filter: pending or being read, of calls that are over. */
  waiting: [["Waiting, call over", "Bekliyor, arama bitti"], "waiting"],
  running: [["Reading", "Okunuyor"], "waiting"],
  completed: [["Analysed", "Çözümlendi"], "good"],
  skipped: [["Skipped", "Atlandı"], "none"],
  failed: [["Failed", "Başarısız"], "bad"],
};

/** Why an analysis was skipped or failed. */
export const analysisReasons: Record<string, Phrase> = {
  not_connected: [
    "Nobody answered, so there is nothing to read.",
    "Kimse yanıt vermedi; okunacak bir şey yok.",
  ],
  no_customer_speech: [
    "The customer said nothing, so there is nothing to read.",
    "Müşteri bir şey söylemedi; okunacak bir şey yok.",
  ],
  no_fields: [
    "The agent has no fields to extract: add some to its configuration.",
    "Temsilcide çıkarılacak alan yok: yapılandırmasına ekleyin.",
  ],
  model_unavailable: [
    "The model did not answer. Re-analyse the call when it is back.",
    "Model yanıt vermedi. Geri geldiğinde aramayı yeniden çözümleyin.",
  ],
  interrupted: [
    "The reading was interrupted several times. Re-analyse the call.",
    "Okuma birkaç kez kesildi. Aramayı yeniden çözümleyin.",
  ],
};

export const fieldStatuses: Record<(typeof FIELD_STATUSES)[number], State> = {
  grounded: [["Said in the call", "Aramada söylendi"], "good"],
  inferred: [["Follows from the call", "Aramadan anlaşılıyor"], "good"],
  not_mentioned: [["Not said", "Söylenmedi"], "none"],
  ambiguous: [["Can be read in several ways", "Birden çok anlama geliyor"], "warning"],
  invalid: [["Said, but no valid value", "Söylendi ama geçerli bir değer değil"], "warning"],
  ungrounded: [["Not found in the transcript", "Dökümde bulunamadı"], "warning"],
  refused: [["The model declined to read", "Model okumayı reddetti"], "warning"],
  corrected: [["Set by a person", "Bir kişi belirledi"], "good"],
};

export const transferOutcomes: Record<TransferOutcome, State> = {
  connected: [["Connected", "Bağlandı"], "good"],
  declined: [["Declined", "Reddedildi"], "warning"],
  busy: [["Busy", "Meşgul"], "warning"],
  no_answer: [["No answer", "Yanıt yok"], "warning"],
  voicemail: [["Voicemail", "Telesekreter"], "warning"],
  failed: [["Failed", "Başarısız"], "bad"],
  canceled: [["Canceled", "İptal edildi"], "none"],
  unsupported: [["The provider cannot", "Sağlayıcı yapamıyor"], "bad"],
};

export const runStatuses: Record<string, State> = {
  pending: [["Waiting", "Bekliyor"], "waiting"],
  done: [["Done", "Yapıldı"], "good"],
  skipped: [["Did not run", "Çalışmadı"], "none"],
  failed: [["Failed", "Başarısız"], "bad"],
};

export const deliveryStatuses: Record<DeliveryStatus, State> = {
  pending: [["On its way", "Yolda"], "waiting"],
  delivered: [["Delivered", "Teslim edildi"], "good"],
  failed: [["Failed", "Başarısız"], "bad"],
  held: [["Held back", "Bekletiliyor"], "warning"],
};

export const directions = {
  inbound: ["Inbound", "Gelen"],
  outbound: ["Outbound", "Giden"],
} satisfies Words;

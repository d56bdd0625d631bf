import type { TimelineKind } from "../../calls/timeline/entry.ts";
import type { Phrase, Words } from "./words.ts";

export const timelineWords = {
  title: ["Everything that happened", "Olan her şey"],
  about: [
    "From the first ring to the last try of a webhook. What the provider tells is by its clock, all else by ours.",
    "İlk çalıştan son webhook denemesine kadar. Sağlayıcının bildirdikleri onun saatiyle, gerisi bizim saatimizle.",
  ],
  cut: [
    "{n} entries between {from} and {until} are left out.",
    "{from} ile {until} arasındaki {n} kayıt gösterilmiyor.",
  ],
  see: ["See it", "Göster"],
  analysisUnread: ["Analysis ended: {status}", "Çözümleme bitti: {status}"],
  analysisWithoutTokens: [
    "Analysis ended: {status}, read by {model} in {latency_ms} ms",
    "Çözümleme bitti: {status}, {model} {latency_ms} ms içinde okudu",
  ],
  attemptUnanswered: [
    "Attempt {number} to {url}: {outcome}, after {latency_ms} ms",
    "{url} için {number}. deneme: {outcome}, {latency_ms} ms sonra",
  ],
} satisfies Words;

/** What each kind of entry says; holes are its facts. */
export const entryWords: Record<TimelineKind, Phrase> = {
  "schedule.booked": [
    "A call to {to_number} was booked for {scheduled_at}",
    "{to_number} için {scheduled_at} zamanına arama planlandı",
  ],
  "schedule.changed": [
    "The schedule changed to {status}; next call {next_run_at}",
    "Plan değişti: {status}; sonraki arama {next_run_at}",
  ],
  "schedule.ended": ["The schedule ended: {status}", "Plan bitti: {status}"],
  "dial.queued": [
    "Attempt {attempt}: {to_number} is to be dialled",
    "{attempt}. deneme: {to_number} aranacak",
  ],
  "dial.asked": [
    "Attempt {attempt}: {provider} was asked to dial {to_number}",
    "{attempt}. deneme: {to_number} araması istendi ({provider})",
  ],
  "dial.ended": ["Attempt {attempt} ended: {status}", "{attempt}. deneme bitti: {status}"],
  "call.started": [
    "The call began, from {from_number} to {to_number}",
    "Arama başladı: {from_number} → {to_number}",
  ],
  "provider.told": ["The provider told: {event}", "Sağlayıcı bildirdi: {event}"],
  "call.utterances": ["{count} utterances, until {until}", "{count} konuşma, son: {until}"],
  "transfer.requested": ["Transfer {number} was asked for by {by}", "{number}. aktarmayı {by} istedi"],
  "transfer.asked": ["Transfer {number}: {to} is being rung", "{number}. aktarma: {to} aranıyor"],
  "transfer.attempt_ended": ["Transfer {number}: {to}: {outcome}", "{number}. aktarma: {to}: {outcome}"],
  "transfer.ended": ["Transfer {number} ended: {outcome}", "{number}. aktarma bitti: {outcome}"],
  "transfer.fallback": ["Nobody took the call; fallback: {type}", "Aramayı kimse almadı; yedek yol: {type}"],
  "call.ended": ["The call ended: {status}", "Arama bitti: {status}"],
  "call.received": ["The call came in from {provider}", "Arama geldi: {provider}"],
  "transcript.received": ["The transcript came, {turns} turns", "Döküm geldi: {turns} konuşma"],
  "transcript.late": ["The transcript came late, {turns} turns", "Döküm geç geldi: {turns} konuşma"],
  "transcript.missing": ["There is no transcript: {problem}", "Döküm yok: {problem}"],
  "reanalysis.requested": [
    "Another analysis was asked for, by version {agent_version}",
    "{agent_version}. sürümle yeni çözümleme istendi",
  ],
  "analysis.begun": [
    "Analysis began, by version {agent_version}",
    "{agent_version}. sürümle çözümleme başladı",
  ],
  "analysis.ended": [
    "Analysis ended: {status}, read by {model} in {latency_ms} ms ({input_tokens} tokens read, {output_tokens} written)",
    "Çözümleme bitti: {status}, {model} {latency_ms} ms içinde okudu ({input_tokens} belirteç okundu, {output_tokens} yazıldı)",
  ],
  "opt_out.heard": [
    "The customer asked not to be called again: “{quote}”",
    "Müşteri bir daha aranmak istemedi: “{quote}”",
  ],
  "human.asked_for": [
    "The customer asked for a person: “{quote}”",
    "Müşteri bir insanla görüşmek istedi: “{quote}”",
  ],
  "number.suppressed": [
    "{phone_number} was put on the do-not-call list",
    "{phone_number} aranmayacaklar listesine alındı",
  ],
  "field.corrected": [
    "{by} set {field} from {from} to {to}",
    "{by}, {field} alanını {from} yerine {to} yaptı",
  ],
  "action.run_by_person": ["{by} had “{action}” run", "“{action}” eylemini {by} çalıştırdı"],
  "action.decided": ["“{action}” was decided: {status}", "“{action}” için karar: {status}"],
  "action.ended": ["“{action}” ended: {status}", "“{action}” bitti: {status}"],
  "delivery.created": [
    "A {event_type} webhook was made for {url}",
    "{url} için {event_type} webhook'u hazırlandı",
  ],
  "delivery.replayed": [
    "The webhook is sent again, after {attempts} attempts",
    "Webhook {attempts} denemeden sonra yeniden gönderiliyor",
  ],
  "delivery.attempted": [
    "Attempt {number} to {url}: {outcome}, status {response_status}, {latency_ms} ms",
    "{url} için {number}. deneme: {outcome}, durum {response_status}, {latency_ms} ms",
  ],
  "delivery.failed": [
    "The webhook was given up after {attempts} attempts",
    "Webhook {attempts} denemeden sonra bırakıldı",
  ],
};

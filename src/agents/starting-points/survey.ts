import { conversation, exampleCall, type StartingPoint } from "./starting-point.ts";

const low = { field: "score", operator: "<=", value: 6 } as const;
const mayCall = { field: "may_call_again", operator: "==", value: true } as const;

/** After a purchase or a visit: how it was, and who should be asked once more. */
export const survey: StartingPoint = {
  id: "survey",
  en: {
    title: "Customer survey",
    about:
      "For short surveys. Notes the score from 0 to 10, how satisfied they are and how long they waited; sends every answer to your sheet, and calls unhappy customers again if they agree.",
    configuration: {
      agent_name: "Customer survey",
      language: "en-US",
      post_call_data_extraction: [
        {
          name: "score",
          type: "number",
          description: "Score from 0 to 10 the customer gives for recommending us",
          required: true,
        },
        {
          name: "satisfaction",
          type: "enum",
          description: "How satisfied the customer is",
          options: ["satisfied", "neutral", "dissatisfied"],
        },
        { name: "waiting_minutes", type: "number", description: "How many minutes the customer waited" },
        {
          name: "may_call_again",
          type: "boolean",
          description: "Whether the customer agrees to be called again",
        },
      ],
      post_call_actions: [
        {
          type: "webhook",
          name: "Answer to the sheet",
          condition: { field: "score", operator: "exists" },
          config: { url: "https://sheets.example/survey" },
        },
        {
          type: "schedule_call",
          name: "Ask what went wrong",
          condition: {
            all: [mayCall, { any: [low, { field: "satisfaction", operator: "==", value: "dissatisfied" }] }],
          },
          config: { fallback_delay_minutes: 1440 },
        },
      ],
    },
    call: exampleCall("en", "outbound"),
    example: conversation(
      "Hello, a short survey: on a scale from 0 to 10, what score do you give for recommending us?",
      "I give it a 4.",
      "Are you satisfied, neutral or dissatisfied?",
      "Dissatisfied, to be honest.",
      "How many minutes did you wait on the phone?",
      "About 15 minutes.",
      "May we call you again about this? Do you agree?",
      "Yes, you may.",
    ),
  },
  tr: {
    title: "Müşteri anketi",
    about:
      "Kısa anketler için. 0 ile 10 arasındaki puanı, memnuniyeti ve bekleme süresini not eder; her yanıtı tablonuza gönderir, memnun olmayan müşteriyi izin verirse yeniden arar.",
    configuration: {
      agent_name: "Müşteri anketi",
      language: "tr-TR",
      timezone: "Europe/Istanbul",
      post_call_data_extraction: [
        {
          name: "score",
          type: "number",
          description: "Müşterinin 0 ile 10 arasında verdiği puan",
          required: true,
        },
        {
          name: "satisfaction",
          type: "enum",
          description: "Müşterinin memnuniyeti",
          options: ["memnun", "kararsız", "memnun değil"],
        },
        { name: "waiting_minutes", type: "number", description: "Müşterinin beklediği dakika sayısı" },
        { name: "may_call_again", type: "boolean", description: "Müşteri tekrar aranmayı kabul ediyor mu" },
      ],
      post_call_actions: [
        {
          type: "webhook",
          name: "Yanıtı tabloya gönder",
          condition: { field: "score", operator: "exists" },
          config: { url: "https://sheets.example/survey" },
        },
        {
          type: "schedule_call",
          name: "Nedenini sor",
          condition: {
            all: [mayCall, { any: [low, { field: "satisfaction", operator: "==", value: "memnun değil" }] }],
          },
          config: { fallback_delay_minutes: 1440 },
        },
      ],
    },
    call: exampleCall("tr", "outbound"),
    example: conversation(
      "Merhaba, kısa bir anket: 0 ile 10 arasında bize kaç puan verirsiniz?",
      "4 puan veriyorum.",
      "Memnun musunuz, kararsız mısınız, memnun değil misiniz?",
      "Açıkçası memnun değilim.",
      "Telefonda kaç dakika beklediniz?",
      "15 dakika bekledim.",
      "Bu konuda sizi tekrar arayabilir miyiz, kabul ediyor musunuz?",
      "Evet, arayabilirsiniz.",
    ),
  },
};

import { conversation, exampleCall, type StartingPoint } from "./starting-point.ts";

const whenHigh = (value: string) => ({ field: "interest_level", operator: "==", value }) as const;
const whenAskedFor = { field: "follow_up_required", operator: "==", value: true } as const;

/** Sales: who is interested, in what, and when to call again. */
export const leadQualification: StartingPoint = {
  id: "lead-qualification",
  en: {
    title: "Lead qualification",
    about:
      "For sales calls. Notes who called, how interested they are and how big their team is; hands hot leads to your CRM and calls back when the customer asked for it.",
    configuration: {
      agent_name: "Lead qualification",
      language: "en-US",
      post_call_data_extraction: [
        {
          name: "customer_name",
          type: "string",
          description: "Customer full name",
          required: true,
          pii: true,
        },
        { name: "company", type: "string", description: "Name of the company the customer works for" },
        { name: "email", type: "string", description: "Customer email address", pii: true },
        {
          name: "interest_level",
          type: "enum",
          description: "How interested the customer is in buying",
          options: ["high", "medium", "low", "none"],
        },
        { name: "team_size", type: "number", description: "Number of people in the customer's team" },
        {
          name: "follow_up_required",
          type: "boolean",
          description: "Whether the customer wants a follow-up call",
        },
        {
          name: "follow_up_date",
          type: "string",
          description: "Date and time of the follow-up call, in ISO 8601 format",
        },
      ],
      post_call_actions: [
        {
          type: "schedule_call",
          name: "Call back",
          condition: whenAskedFor,
          config: { use_field: "follow_up_date", fallback_delay_minutes: 1440 },
        },
        {
          type: "webhook",
          name: "Hot lead to CRM",
          condition: { any: [whenHigh("high"), { all: [whenHigh("medium"), whenAskedFor] }] },
          config: { url: "https://crm.example/leads" },
        },
      ],
    },
    call: exampleCall("en", "outbound"),
    example: conversation(
      "Hello, this is Nova Software. May I have your name, please?",
      "Hi, my name is Jane Miller.",
      "Thank you, Jane. Which company do you work for?",
      "I work for Blue Harbor Logistics.",
      "How many people are in your team?",
      "We are 12 people.",
      "And how interested are you in a subscription: high, medium or low?",
      "High. We really want to buy this quarter.",
      "Wonderful. What is your email address?",
      "jane.miller@blueharbor.example",
      "Would you like a follow-up call?",
      "Yes, please call me back tomorrow at 3 pm.",
    ),
  },
  tr: {
    title: "Müşteri adayı değerlendirme",
    about:
      "Satış aramaları için. Kimin aradığını, ne kadar ilgili olduğunu ve ekibinin büyüklüğünü not eder; sıcak adayları CRM'inize iletir, müşteri isterse geri arar.",
    configuration: {
      agent_name: "Müşteri adayı değerlendirme",
      language: "tr-TR",
      timezone: "Europe/Istanbul",
      post_call_data_extraction: [
        {
          name: "customer_name",
          type: "string",
          description: "Müşterinin adı soyadı",
          required: true,
          pii: true,
        },
        { name: "company", type: "string", description: "Müşterinin çalıştığı şirketin adı" },
        { name: "email", type: "string", description: "Müşterinin e-posta adresi", pii: true },
        {
          name: "interest_level",
          type: "enum",
          description: "Müşterinin satın almaya ilgi düzeyi",
          options: ["yüksek", "orta", "düşük", "yok"],
        },
        { name: "team_size", type: "number", description: "Müşterinin ekibindeki kişi sayısı" },
        { name: "follow_up_required", type: "boolean", description: "Müşteri tekrar aranmak istiyor mu" },
        {
          name: "follow_up_date",
          type: "string",
          description: "Tekrar arama tarihi ve saati, ISO 8601 biçiminde",
        },
      ],
      post_call_actions: [
        {
          type: "schedule_call",
          name: "Geri ara",
          condition: whenAskedFor,
          config: { use_field: "follow_up_date", fallback_delay_minutes: 1440 },
        },
        {
          type: "webhook",
          name: "Sıcak adayı CRM'e ilet",
          condition: { any: [whenHigh("yüksek"), { all: [whenHigh("orta"), whenAskedFor] }] },
          config: { url: "https://crm.example/leads" },
        },
      ],
    },
    call: exampleCall("tr", "outbound"),
    example: conversation(
      "Merhaba, Nova Yazılım'dan arıyorum. Adınızı öğrenebilir miyim?",
      "Merhaba, benim adım Elif Yılmaz.",
      "Teşekkürler Elif Hanım. Hangi şirkette çalışıyorsunuz?",
      "Mavi Liman Lojistik'te çalışıyorum.",
      "Ekibinizde kaç kişi var?",
      "12 kişiyiz.",
      "Ürüne ilginiz ne düzeyde: yüksek, orta, düşük?",
      "Yüksek, bu çeyrekte almak istiyoruz.",
      "Harika. E-posta adresiniz nedir?",
      "elif.yilmaz@maviliman.example",
      "Sizi tekrar aramamızı ister misiniz?",
      "Evet, yarın saat 15:00'te beni tekrar arayın.",
    ),
  },
};

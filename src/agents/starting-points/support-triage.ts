import { conversation, exampleCall, type StartingPoint } from "./starting-point.ts";

const wanted = { field: "ticket_wanted", operator: "==", value: true } as const;
const urgent = (value: string) => ({ field: "urgency", operator: "==", value }) as const;

/** A help desk: what is broken, how bad it is, and who has to know. */
export const supportTriage: StartingPoint = {
  id: "support-triage",
  en: {
    title: "Support triage",
    about:
      "For a help desk. Notes what the call is about, how urgent it is and whether the customer wants a ticket; opens it, and pages your team for what is critical.",
    configuration: {
      agent_name: "Support triage",
      language: "en-US",
      post_call_data_extraction: [
        { name: "customer_name", type: "string", description: "Customer full name", pii: true },
        { name: "order_number", type: "string", description: "Order number the customer gives" },
        {
          name: "category",
          type: "enum",
          description: "What the problem is about",
          options: ["billing", "delivery", "technical", "other"],
          required: true,
        },
        {
          name: "urgency",
          type: "enum",
          description: "How urgent the problem is for the customer",
          options: ["critical", "high", "normal"],
        },
        { name: "ticket_wanted", type: "boolean", description: "Whether the customer wants a ticket" },
        { name: "callback_number", type: "string", description: "Phone number to call back", pii: true },
      ],
      post_call_actions: [
        {
          type: "webhook",
          name: "Open a ticket",
          condition: { any: [wanted, { not: { field: "ticket_wanted", operator: "exists" } }] },
          config: { url: "https://helpdesk.example/tickets" },
        },
        {
          type: "webhook",
          name: "Page the team",
          condition: { any: [urgent("critical"), { all: [urgent("high"), wanted] }] },
          config: { url: "https://pager.example/alerts" },
        },
      ],
    },
    call: exampleCall("en", "inbound"),
    example: conversation(
      "Northwind support, what is your name?",
      "This is Maria Lopez.",
      "What is your order number?",
      "It is 48213.",
      "Is it about billing, delivery or something technical?",
      "It's technical, the device does not switch on.",
      "How urgent is it: critical, high or normal?",
      "Critical. Our whole shop has stopped.",
      "What phone number can we call you back on?",
      "415 555 0134.",
      "Do you want me to open a ticket?",
      "Yes, please open a ticket.",
    ),
  },
  tr: {
    title: "Destek sınıflandırma",
    about:
      "Destek hattı için. Aramanın konusunu, aciliyetini ve kayıt istenip istenmediğini not eder; kaydı açar, kritik olanı ekibinize bildirir.",
    configuration: {
      agent_name: "Destek sınıflandırma",
      language: "tr-TR",
      timezone: "Europe/Istanbul",
      post_call_data_extraction: [
        { name: "customer_name", type: "string", description: "Müşterinin adı soyadı", pii: true },
        { name: "order_number", type: "string", description: "Müşterinin verdiği sipariş numarası" },
        {
          name: "category",
          type: "enum",
          description: "Sorunun konusu",
          options: ["fatura", "teslimat", "teknik", "diğer"],
          required: true,
        },
        {
          name: "urgency",
          type: "enum",
          description: "Sorunun aciliyeti",
          options: ["kritik", "yüksek", "normal"],
        },
        { name: "ticket_wanted", type: "boolean", description: "Müşteri kayıt açılmasını istiyor mu" },
        {
          name: "callback_number",
          type: "string",
          description: "Geri aranacak telefon numarası, sadece rakam",
          pii: true,
        },
      ],
      post_call_actions: [
        {
          type: "webhook",
          name: "Kayıt aç",
          condition: { any: [wanted, { not: { field: "ticket_wanted", operator: "exists" } }] },
          config: { url: "https://helpdesk.example/tickets" },
        },
        {
          type: "webhook",
          name: "Ekibe bildir",
          condition: { any: [urgent("kritik"), { all: [urgent("yüksek"), wanted] }] },
          config: { url: "https://pager.example/alerts" },
        },
      ],
    },
    call: exampleCall("tr", "inbound"),
    example: conversation(
      "Kuzey Rüzgarı destek hattı, adınız nedir?",
      "Ben Ayşe Demir.",
      "Sipariş numaranız nedir?",
      "48213.",
      "Sorun fatura, teslimat yoksa teknik mi?",
      "Teknik bir sorun, cihaz açılmıyor.",
      "Aciliyeti nedir: kritik, yüksek, normal?",
      "Kritik, bütün dükkan durdu.",
      "Geri arama numaranız nedir?",
      "05325550134",
      "Kayıt açmamı ister misiniz?",
      "Evet, kayıt açın.",
    ),
  },
};

import { conversation, exampleCall, type StartingPoint } from "./starting-point.ts";

const is = (value: string) => ({ field: "outcome", operator: "==", value }) as const;
const wantsPerson = { field: "wants_person", operator: "==", value: true } as const;

/** Reminders of open invoices: what was promised, and what is disputed. */
export const collections: StartingPoint = {
  id: "collections",
  en: {
    title: "Collections",
    about:
      "For calls about open invoices. Notes what the customer promises to pay and when, or why they will not; calls again on the promised day, and hands disputes to a person.",
    configuration: {
      agent_name: "Collections",
      language: "en-US",
      calling_window: {
        days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
        start: "09:00",
        end: "18:00",
      },
      post_call_data_extraction: [
        { name: "invoice_number", type: "string", description: "Invoice number" },
        {
          name: "outcome",
          type: "enum",
          description: "What the customer says about the payment",
          options: ["promised", "paid", "disputed", "refused"],
          required: true,
        },
        { name: "promised_amount", type: "number", description: "Amount the customer promises to pay" },
        { name: "promised_date", type: "string", description: "Date of the promised payment, YYYY-MM-DD" },
        {
          name: "wants_person",
          type: "boolean",
          description: "Whether the customer wants to talk to a person",
        },
      ],
      post_call_actions: [
        {
          type: "schedule_call",
          name: "Remind on the promised day",
          condition: {
            all: [is("promised"), { field: "promised_amount", operator: ">", value: 0 }],
          },
          config: { use_field: "promised_date", fallback_delay_minutes: 4320 },
        },
        {
          type: "webhook",
          name: "Hand over to a person",
          condition: { any: [is("disputed"), is("refused"), wantsPerson] },
          config: { url: "https://billing.example/disputes" },
        },
      ],
    },
    call: exampleCall("en", "outbound"),
    example: conversation(
      "Hello, this is Meridian Billing about an open invoice. What is the invoice number?",
      "The invoice number is 7719.",
      "Thank you. Have you paid it, is it disputed, or can you promise a payment?",
      "It is promised, I will pay it.",
      "What amount do you promise to pay?",
      "250 dollars.",
      "On what date will you make the payment?",
      "On Friday.",
      "Would you like to talk to a person about it?",
      "Yes, I want to talk to a person.",
    ),
  },
  tr: {
    title: "Alacak takibi",
    about:
      "Açık faturalar için yapılan aramalar. Müşterinin ne zaman, ne kadar ödeyeceğini ya da neden ödemeyeceğini not eder; söz verilen günde yeniden arar, itirazları bir kişiye iletir.",
    configuration: {
      agent_name: "Alacak takibi",
      language: "tr-TR",
      timezone: "Europe/Istanbul",
      calling_window: {
        days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
        start: "09:00",
        end: "18:00",
      },
      post_call_data_extraction: [
        { name: "invoice_number", type: "string", description: "Fatura numarası" },
        {
          name: "outcome",
          type: "enum",
          description: "Müşterinin ödeme hakkında söylediği",
          options: ["ödeme sözü", "ödendi", "itiraz", "ret"],
          required: true,
        },
        { name: "promised_amount", type: "number", description: "Müşterinin ödeyeceği tutar" },
        { name: "promised_date", type: "string", description: "Ödeme tarihi, YYYY-AA-GG" },
        { name: "wants_person", type: "boolean", description: "Müşteri bir temsilciyle görüşmek istiyor mu" },
      ],
      post_call_actions: [
        {
          type: "schedule_call",
          name: "Söz verilen günde hatırlat",
          condition: {
            all: [is("ödeme sözü"), { field: "promised_amount", operator: ">", value: 0 }],
          },
          config: { use_field: "promised_date", fallback_delay_minutes: 4320 },
        },
        {
          type: "webhook",
          name: "Bir kişiye ilet",
          condition: { any: [is("itiraz"), is("ret"), wantsPerson] },
          config: { url: "https://billing.example/disputes" },
        },
      ],
    },
    call: exampleCall("tr", "outbound"),
    example: conversation(
      "Merhaba, açık bir fatura için Meridyen'den arıyorum. Fatura numarası nedir?",
      "Fatura numarası 7719.",
      "Teşekkürler. Fatura ödendi mi, itiraz mı var, yoksa ödeme sözü mü veriyorsunuz?",
      "Ödeme sözü veriyorum.",
      "Ne kadar ödeyeceksiniz?",
      "250 lira.",
      "Ödeme tarihi ne olacak?",
      "Cuma günü.",
      "Bir temsilciyle görüşmek ister misiniz?",
      "Evet, bir temsilciyle görüşmek istiyorum.",
    ),
  },
};

import { conversation, exampleCall, type StartingPoint } from "./starting-point.ts";

const is = (value: string) => ({ field: "attendance", operator: "==", value }) as const;

/** Clinics, salons, workshops: who comes, who does not, and when they would. */
export const appointmentReminder: StartingPoint = {
  id: "appointment-reminder",
  en: {
    title: "Appointment reminder",
    about:
      "For calls that remind people of an appointment. Notes whether they come, cancel or want another day; tells your calendar, and calls again when they had no time to talk.",
    configuration: {
      agent_name: "Appointment reminder",
      language: "en-US",
      post_call_data_extraction: [
        { name: "patient_name", type: "string", description: "Full name of the person called", pii: true },
        {
          name: "attendance",
          type: "enum",
          description: "Whether the person keeps the appointment",
          options: ["confirmed", "reschedule", "cancelled"],
          required: true,
        },
        {
          name: "new_appointment",
          type: "string",
          description: "Date and time of the new appointment, in ISO 8601 format",
        },
        {
          name: "call_again",
          type: "boolean",
          description: "Whether the person asks to be called again later",
        },
        { name: "note", type: "string", description: "What the person wants the staff to know" },
      ],
      post_call_actions: [
        {
          type: "webhook",
          name: "Change the calendar",
          condition: { any: [is("reschedule"), is("cancelled")] },
          config: { url: "https://calendar.example/appointments" },
        },
        {
          type: "schedule_call",
          name: "Call again later",
          condition: {
            all: [{ field: "call_again", operator: "==", value: true }, { not: is("confirmed") }],
          },
          config: { fallback_delay_minutes: 120 },
        },
      ],
    },
    call: exampleCall("en", "outbound"),
    example: conversation(
      "Good morning, this is Riverside Dental. Am I speaking with the patient? What is your name?",
      "My name is Thomas Reed.",
      "Mr. Reed, you have an appointment tomorrow at 10 am. Do you keep it, or would you like to reschedule?",
      "I would like to reschedule, please.",
      "What date and time suits you for the new appointment?",
      "On Thursday at 2:30 pm.",
      "I will ask the doctor. Shall we call you again later to confirm it?",
      "Yes, please call me again later.",
    ),
  },
  tr: {
    title: "Randevu hatırlatma",
    about:
      "Randevu hatırlatan aramalar için. Kişinin gelip gelmeyeceğini ya da başka bir gün isteyip istemediğini not eder; takviminize bildirir, konuşacak zamanı olmayanı yeniden arar.",
    configuration: {
      agent_name: "Randevu hatırlatma",
      language: "tr-TR",
      timezone: "Europe/Istanbul",
      post_call_data_extraction: [
        { name: "patient_name", type: "string", description: "Aranan kişinin adı soyadı", pii: true },
        {
          name: "attendance",
          type: "enum",
          description: "Kişinin randevu kararı",
          options: ["onaylandı", "erteleme", "iptal"],
          required: true,
        },
        {
          name: "new_appointment",
          type: "string",
          description: "Yeni randevunun tarihi ve saati, ISO 8601 biçiminde",
        },
        { name: "call_again", type: "boolean", description: "Kişi daha sonra tekrar aranmak istiyor mu" },
        { name: "note", type: "string", description: "Kişinin çalışanlara iletmek istediği not" },
      ],
      post_call_actions: [
        {
          type: "webhook",
          name: "Takvimi değiştir",
          condition: { any: [is("erteleme"), is("iptal")] },
          config: { url: "https://calendar.example/appointments" },
        },
        {
          type: "schedule_call",
          name: "Sonra tekrar ara",
          condition: {
            all: [{ field: "call_again", operator: "==", value: true }, { not: is("onaylandı") }],
          },
          config: { fallback_delay_minutes: 120 },
        },
      ],
    },
    call: exampleCall("tr", "outbound"),
    example: conversation(
      "Günaydın, Deniz Diş Kliniği'nden arıyorum. Adınızı alabilir miyim?",
      "Adım Murat Kaya.",
      "Murat Bey, yarın saat 10:00'da randevunuz var. Gelecek misiniz, erteleme mi istersiniz?",
      "Erteleme istiyorum.",
      "Yeni randevu için hangi tarih ve saat uygun?",
      "Perşembe saat 14:30.",
      "Doktora soracağım. Onaylamak için sizi daha sonra tekrar arayalım mı?",
      "Evet, daha sonra tekrar arayın.",
    ),
  },
};

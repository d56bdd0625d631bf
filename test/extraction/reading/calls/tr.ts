import { type SampleCall, talk } from "./call.ts";

export const TR: readonly SampleCall[] = [
  {
    title: "a sales call about solar panels",
    call: {
      startedAt: "2026-11-23T10:00:00+03:00",
      timezone: "Europe/Istanbul",
      language: "tr-TR",
      customerNumber: "+905321112233",
    },
    fields: [
      { description: "Full name of the customer", name: "customer_name", type: "string" },
      {
        description: "How interested the customer is: high, medium, low, none",
        name: "interest_level",
        type: "enum",
        options: ["high", "medium", "low", "none"],
      },
      {
        description: "Whether the customer wants a follow-up call",
        name: "follow_up_required",
        type: "boolean",
      },
      {
        description: "Date and time of the follow-up call, ISO 8601",
        name: "follow_up_date",
        type: "string",
      },
      { description: "Number to call back, digits only", name: "callback_number", type: "string" },
    ],
    turns: talk(`
A: İyi günler, ben Elif, Güneş Enerji'den arıyorum. Adınızı alabilir miyim?
C: Merhaba, adım Mehmet Yılmaz.
A: Mehmet Bey, güneş paneli teklifimizle ilgilenir misiniz?
C: Evet, çok ilgileniyorum, faturalar çok yüksek.
A: Sizi tekrar arayalım mı?
C: Evet, yarın saat üçte arayın lütfen.
A: Hangi numaradan arayalım?
C: Beş yüz otuz iki, yüz on bir, yirmi iki, otuz üç.
A: Teşekkürler, iyi günler.
`),
    expected: {
      customer_name: "Mehmet Yılmaz",
      interest_level: "high",
      follow_up_required: true,
      follow_up_date: "2026-11-24T15:00:00+03:00",
      callback_number: "5321112233",
    },
  },
  {
    title: "a customer who is not interested",
    call: {
      startedAt: "2026-11-23T10:00:00+03:00",
      timezone: "Europe/Istanbul",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Müşterinin adı ve soyadı", name: "customer_name", type: "string" },
      {
        description: "Müşterinin ilgi düzeyi: yüksek, orta, düşük veya yok",
        name: "interest_level",
        type: "enum",
        options: ["yüksek", "orta", "düşük", "yok"],
      },
      { description: "Müşteri tekrar aranmak istiyor mu", name: "follow_up_required", type: "boolean" },
      {
        description: "Tekrar arama tarihi ve saati",
        name: "follow_up_date",
        type: "string",
        format: "date-time",
      },
      {
        description: "Geri arama numarası, digits only",
        name: "callback_number",
        type: "string",
        format: "phone",
      },
    ],
    turns: talk(`
A: Merhaba, ben Selin. Kiminle görüşüyorum?
C: Ben Ayşe Demir.
A: Ayşe Hanım, yeni paketimiz hakkında bilgi vermek istiyorum.
C: Şu an ilgilenmiyorum, teşekkür ederim.
A: Sizi daha sonra aramamızı ister misiniz?
C: Hayır, gerek yok.
A: Peki, iyi günler dilerim.
`),
    expected: {
      customer_name: "Ayşe Demir",
      interest_level: "yok",
      follow_up_required: false,
      follow_up_date: null,
      callback_number: null,
    },
  },
  {
    title: "an appointment at a clinic",
    call: {
      startedAt: "2026-11-23T10:00:00+03:00",
      timezone: "Europe/Istanbul",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Name of the patient", name: "patient_name", type: "string" },
      {
        description: "Day of the appointment. Give it as YYYY-MM-DD.",
        name: "appointment_date",
        type: "string",
      },
      {
        description: "Time of the appointment. Give it as HH:MM on the 24-hour clock.",
        name: "appointment_time",
        type: "string",
      },
      { description: "Doctor the patient wants to see.", name: "doctor_name", type: "string" },
      {
        description: "True if the agent confirmed the appointment; false if it failed or none was made.",
        name: "appointment_booked",
        type: "boolean",
      },
      { description: "The patient's complaint in a few words", name: "complaint", type: "string" },
    ],
    turns: talk(`
A: Özel Deniz Kliniği, buyurun.
C: Merhaba, randevu almak istiyorum.
A: Tabii, adınız soyadınız nedir?
C: Zeynep Kaya.
A: Hangi doktordan randevu istersiniz?
C: Doktor Ahmet Çelik'ten.
A: Hangi gün uygun olur?
C: Perşembe günü öğleden sonra iki buçukta olabilir mi?
A: Perşembe saat on dört otuz uygun. Onaylıyor musunuz?
C: Evet, onaylıyorum.
A: Randevunuz oluşturuldu. İyi günler.
`),
    expected: {
      patient_name: "Zeynep Kaya",
      appointment_date: "2026-11-26",
      appointment_time: "14:30",
      doctor_name: "Doktor Ahmet Çelik",
      appointment_booked: true,
      complaint: null,
    },
  },
  {
    title: "a late delivery",
    call: {
      startedAt: "2026-11-23T10:00:00+03:00",
      timezone: "Europe/Istanbul",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Sipariş numarası", name: "order_number", type: "string" },
      { description: "Siparişin teslim edilip edilmediği", name: "delivered", type: "boolean" },
      { description: "Teslimat adresi", name: "address", type: "string" },
      { description: "Sipariş tutarı", name: "amount", type: "number" },
      {
        description: "Şikayet türü",
        name: "complaint_type",
        type: "enum",
        options: ["gecikme", "hasar", "eksik ürün"],
      },
    ],
    turns: talk(`
A: Hoş geldiniz, nasıl yardımcı olabilirim?
C: Siparişimde gecikme var, üç gün oldu.
A: Sipariş numaranızı alabilir miyim?
C: Dört beş dokuz iki sıfır bir.
A: Siparişiniz teslim edildi mi?
C: Hayır, hâlâ gelmedi.
A: Sipariş tutarı ne kadardı?
C: Bin iki yüz elli lira.
A: Adresiniz nedir?
C: Atatürk Caddesi No 12, Kadıköy.
`),
    expected: {
      order_number: "459201",
      delivered: false,
      address: "Atatürk Caddesi No 12",
      amount: 1250,
      complaint_type: "gecikme",
    },
  },
  {
    title: "a lower-case transcript of a lost card",
    call: {
      startedAt: "2026-11-23T10:00:00+03:00",
      timezone: "Europe/Istanbul",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Name of the caller", name: "caller_name", type: "string" },
      {
        description: "Hangi kartın kaybolduğu",
        name: "card_type",
        type: "enum",
        options: ["kredi kartı", "banka kartı"],
      },
      {
        description: "True if the agent confirmed that the card was blocked; false if not.",
        name: "card_blocked",
        type: "boolean",
      },
      { description: "Date of birth of the caller.", name: "birth_date", type: "string", format: "date" },
      { description: "Address the new card is sent to", name: "new_address", type: "string" },
    ],
    turns: talk(`
A: iyi günler nasıl yardımcı olabilirim
C: merhaba kredi kartımı kaybettim
A: isminizi alabilir miyim
C: fatma şahin
A: doğum tarihiniz nedir
C: on iki mayıs bin dokuz yüz seksen beş
A: kartınız kapatıldı yeni kartınızı adresinize gönderiyoruz
C: teşekkür ederim
`),
    expected: {
      caller_name: "Fatma Şahin",
      card_type: "kredi kartı",
      card_blocked: true,
      birth_date: "1985-05-12",
      new_address: null,
    },
  },
];

import { type SampleCall, talk } from "./call.ts";

export const DE: readonly SampleCall[] = [
  {
    title: "a broken router",
    call: {
      startedAt: "2026-11-23T10:00:00+01:00",
      timezone: "Europe/Berlin",
      language: "de-DE",
      customerNumber: "+4930123456",
    },
    fields: [
      { description: "Name des Kunden", name: "kunde", type: "string" },
      { description: "Name des Mitarbeiters", name: "agent_name", type: "string" },
      { description: "Ob der Kunde einen Rückruf möchte", name: "rueckruf", type: "boolean" },
      { description: "Zeitpunkt des Rückrufs", name: "rueckruf_zeit", type: "string", format: "date-time" },
      { description: "Rückrufnummer", name: "telefon", type: "string", format: "phone" },
      {
        description: "Produkt: Router, Fernseher, Telefon",
        name: "produkt",
        type: "enum",
        options: ["Router", "Fernseher", "Telefon"],
      },
    ],
    turns: talk(`
A: Guten Tag, mein Name ist Petra Schulz, wie kann ich helfen?
C: Guten Tag, hier ist Thomas Müller. Mein Router ist kaputt.
A: Das tut mir leid. Möchten Sie, dass wir Sie zurückrufen?
C: Ja, bitte morgen um halb drei.
A: Unter welcher Nummer erreichen wir Sie?
C: Null eins sieben eins, zwei drei vier fünf sechs sieben acht.
A: Vielen Dank, Herr Müller.
`),
    expected: {
      kunde: "Thomas Müller",
      agent_name: "Petra Schulz",
      rueckruf: true,
      rueckruf_zeit: "2026-11-24T14:30:00+01:00",
      telefon: "+491712345678",
      produkt: "Router",
    },
  },
  {
    title: "a table for four",
    call: {
      startedAt: "2026-11-23T10:00:00+01:00",
      timezone: "Europe/Vienna",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Name, auf den reserviert wird", name: "name", type: "string" },
      { description: "Anzahl der Personen", name: "personen", type: "number" },
      { description: "Tag der Reservierung", name: "datum", type: "string", format: "date" },
      { description: "Uhrzeit der Reservierung", name: "uhrzeit", type: "string", format: "time" },
      {
        description: "True if the agent confirmed the booking; false if not.",
        name: "bestaetigt",
        type: "boolean",
      },
    ],
    turns: talk(`
A: Gasthaus Sonne, guten Abend.
C: Guten Abend, ich möchte einen Tisch reservieren.
A: Gerne, für wie viele Personen?
C: Für vier Personen.
A: Und wann möchten Sie kommen?
C: Am Samstag um sieben Uhr abends.
A: Auf welchen Namen?
C: Auf den Namen Huber.
A: Der Tisch ist reserviert. Bis Samstag!
`),
    expected: { name: "Huber", personen: 4, datum: "2026-11-28", uhrzeit: "19:00", bestaetigt: true },
  },
  {
    title: "a taxi",
    call: {
      startedAt: "2026-11-23T10:00:00+01:00",
      timezone: "Europe/Berlin",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Place the taxi picks the caller up.", name: "taxi_departure", type: "string" },
      { description: "Place the taxi goes to.", name: "taxi_destination", type: "string" },
      {
        description: "Time of departure. Give it as HH:MM on the 24-hour clock.",
        name: "leave_at",
        type: "string",
      },
      { description: "Type of car that is booked.", name: "car_type", type: "string" },
      { description: "Contact number the agent gives, digits only.", name: "phone", type: "string" },
    ],
    turns: talk(`
C: Ich brauche ein Taxi vom Hotel Adler zum Hauptbahnhof.
A: Wann möchten Sie losfahren?
C: Um Viertel nach fünf nachmittags.
A: Ein roter Skoda holt Sie ab. Die Kontaktnummer ist 0151 23456789.
C: Danke!
`),
    expected: {
      taxi_departure: "Hotel Adler",
      taxi_destination: "Hauptbahnhof",
      leave_at: "17:15",
      car_type: null,
      phone: "015123456789",
    },
  },
];

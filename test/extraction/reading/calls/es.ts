import { type SampleCall, talk } from "./call.ts";

export const ES: readonly SampleCall[] = [
  {
    title: "a delivery that did not come",
    call: {
      startedAt: "2026-11-23T10:00:00+01:00",
      timezone: "Europe/Madrid",
      language: "es",
      customerNumber: null,
    },
    fields: [
      { description: "Nombre completo del cliente", name: "customer_name", type: "string" },
      { description: "Número de pedido", name: "order_number", type: "string" },
      { description: "Fecha de entrega acordada", name: "delivery_date", type: "string", format: "date" },
      { description: "Dirección de entrega", name: "address", type: "string" },
      { description: "Número de cajas", name: "quantity", type: "number" },
      { description: "Si el cliente pide un reembolso", name: "refund_requested", type: "boolean" },
    ],
    turns: talk(`
A: Buenos días, le atiende Carmen. ¿En qué puedo ayudarle?
C: Hola, me llamo Luis García Pérez, tengo un problema con mi pedido.
A: ¿Cuál es el número de pedido?
C: Es el A45920.
A: ¿Cuántas cajas pidió?
C: Doce cajas.
A: ¿Quiere un reembolso?
C: No, quiero que lo entreguen.
A: ¿A qué dirección?
C: Calle Mayor 15, en Madrid.
A: Lo entregamos el jueves. ¿Le parece bien?
C: Sí, perfecto.
`),
    expected: {
      customer_name: "Luis García Pérez",
      order_number: "A45920",
      delivery_date: "2026-11-26",
      address: "Calle Mayor 15",
      quantity: 12,
      refund_requested: false,
    },
  },
  {
    title: "a hotel booking",
    call: {
      startedAt: "2026-11-23T10:00:00-06:00",
      timezone: "America/Mexico_City",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Name of the guest", name: "guest_name", type: "string" },
      { description: "Arrival date", name: "check_in", type: "string", format: "date" },
      { description: "Departure date", name: "check_out", type: "string", format: "date" },
      { description: "Number of rooms", name: "rooms", type: "number" },
      { description: "Whether breakfast is included", name: "breakfast", type: "boolean" },
      { description: "Price per night", name: "price", type: "number" },
    ],
    turns: talk(`
A: Hotel Central, buenas tardes.
C: Buenas tardes, quisiera reservar dos habitaciones del 5 al 8 de diciembre.
A: ¿A nombre de quién?
C: A nombre de Rosa Jiménez.
A: El precio es de 1,250 pesos por noche.
C: ¿El desayuno está incluido?
A: Sí, está incluido.
C: Perfecto, gracias.
`),
    expected: {
      guest_name: "Rosa Jiménez",
      check_in: "2026-12-05",
      check_out: "2026-12-08",
      rooms: 2,
      breakfast: true,
      price: 1250,
    },
  },
  {
    title: "a tenant with a leak",
    call: {
      startedAt: "2026-11-23T10:00:00-06:00",
      timezone: "America/Mexico_City",
      language: "es-MX",
      customerNumber: "+525512345678",
    },
    fields: [
      { description: "Name of the tenant", name: "tenant_name", type: "string" },
      { description: "Apartment number", name: "unit_number", type: "string" },
      {
        description: "Type of problem",
        name: "issue_type",
        type: "enum",
        options: ["plomería", "electricidad", "calefacción"],
      },
      { description: "Whether the problem is urgent", name: "urgent", type: "boolean" },
      { description: "When the technician comes", name: "visit_date", type: "string", format: "date-time" },
      { description: "Monthly rent in pesos", name: "monthly_rent", type: "number" },
    ],
    turns: talk(`
A: Administración Las Palmas, buenas tardes, habla Diego.
C: Buenas tardes, soy Marisol Ortega, del departamento 304.
A: ¿En qué le puedo ayudar?
C: Tengo un problema de plomería, hay una fuga en el baño.
A: ¿Es urgente?
C: Sí, muy urgente.
A: El técnico puede ir mañana a las diez y media. ¿Le parece bien?
C: Sí, está bien.
A: Perfecto, queda agendado.
`),
    expected: {
      tenant_name: "Marisol Ortega",
      unit_number: "304",
      issue_type: "plomería",
      urgent: true,
      visit_date: "2026-11-24T10:30:00-06:00",
      monthly_rent: null,
    },
  },
];

import { type SampleCall, talk } from "./call.ts";

export const EN: readonly SampleCall[] = [
  {
    title: "a sales call about solar panels",
    call: {
      startedAt: "2026-11-23T10:00:00-05:00",
      timezone: "America/New_York",
      language: null,
      customerNumber: "+12125550100",
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
A: Hello, this is Anna from Bright Solar. Am I speaking with the homeowner?
C: Yes, this is Michael Turner.
A: Great. Are you interested in a quote for solar panels?
C: Yes, I'm very interested, our bills are terrible.
A: Wonderful. Shall I call you back with the numbers?
C: Yes please, next Thursday at half past two.
A: And which number should I call?
C: Two one two, five five five, oh one seven three.
A: Thank you, talk to you Thursday.
`),
    expected: {
      customer_name: "Michael Turner",
      interest_level: "high",
      follow_up_required: true,
      follow_up_date: "2026-12-03T14:30:00-05:00",
      callback_number: "2125550173",
    },
  },
  {
    title: "a claim after a car accident",
    call: {
      startedAt: "2026-11-23T10:00:00+00:00",
      timezone: "Europe/London",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Policy number the caller quotes.", name: "policy_number", type: "string" },
      {
        description: "Day on which the accident happened.",
        name: "accident_date",
        type: "string",
        format: "date",
      },
      {
        description: "Registration plate of the caller's car.",
        name: "vehicle_registration",
        type: "string",
      },
      { description: "Whether anybody was injured.", name: "anyone_injured", type: "boolean" },
      { description: "Estimated damage in pounds.", name: "claim_amount", type: "number" },
      { description: "Name of the caller.", name: "caller_name", type: "string" },
      {
        description: "Whether the other driver's insurer has been contacted.",
        name: "insurer_contacted",
        type: "boolean",
      },
    ],
    turns: talk(`
A: Thank you for calling Northway Insurance, you're speaking to Priya. Can I take your name please?
C: Yeah it's Daniel Osei.
A: Thanks Daniel. And your policy number?
C: It's NW 4471 88 2.
A: When did the accident happen?
C: Last Friday, in the evening.
A: Was anybody injured?
C: No, thankfully everybody's fine.
A: What's the registration of your car?
C: L D 1 9 K X B.
A: Do you have an estimate of the damage?
C: The garage said about twelve hundred pounds.
A: All right, I've logged the claim for you.
`),
    expected: {
      policy_number: "NW4471882",
      accident_date: "2026-11-20",
      vehicle_registration: "LD19KXB",
      anyone_injured: false,
      claim_amount: 1200,
      caller_name: "Daniel Osei",
      insurer_contacted: null,
    },
  },
  {
    title: "a prospect who wants a demo",
    call: {
      startedAt: "2026-11-23T10:00:00-06:00",
      timezone: "America/Chicago",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Company the prospect works for", name: "company", type: "string" },
      { description: "Number of employees", name: "employees", type: "number" },
      { description: "Budget in dollars", name: "budget", type: "number" },
      { description: "Whether the prospect is the decision maker", name: "decision_maker", type: "boolean" },
      { description: "E-mail address of the prospect", name: "email", type: "string" },
      { description: "When the demo takes place", name: "demo_date", type: "string", format: "date-time" },
      { description: "Provider the prospect uses today", name: "current_provider", type: "string" },
    ],
    turns: talk(`
A: Hi, this is Jordan from Acme Cloud. Is this a good time?
C: Sure, go ahead.
A: Which company are you with?
C: I'm with Redwood Logistics.
A: And how many employees do you have?
C: About two hundred and fifty employees.
A: Are you the decision maker for this?
C: Yes, I am.
A: What budget do you have in mind?
C: Around fifteen thousand dollars a year.
A: Who is your current provider?
C: We use Initech.
A: Could we do a demo on Wednesday at 3 pm?
C: Wednesday at 3 works.
A: And what's your email?
C: It's sam dot rivera at redwood dot com.
`),
    expected: {
      company: "Redwood Logistics",
      employees: 250,
      budget: 15000,
      decision_maker: true,
      email: "sam.rivera@redwood.com",
      demo_date: "2026-11-25T15:00:00-06:00",
      current_provider: "Initech",
    },
  },
  {
    title: "a train and then a hotel",
    call: {
      startedAt: "2026-11-23T10:00:00+00:00",
      timezone: "Europe/London",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Station the train leaves from.", name: "train_departure", type: "string" },
      { description: "Station the train goes to.", name: "train_destination", type: "string" },
      {
        description: "Day of travel.",
        name: "train_day",
        type: "enum",
        options: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
      },
      {
        description: "Latest time of arrival. Give it as HH:MM on the 24-hour clock.",
        name: "train_arrive_by",
        type: "string",
      },
      { description: "How many people travel.", name: "train_people", type: "number" },
      { description: "Identifier of the train booked.", name: "train_id", type: "string" },
      { description: "Name of the hotel.", name: "hotel_name", type: "string" },
      { description: "Whether the hotel has free parking.", name: "hotel_parking", type: "boolean" },
      { description: "How many nights the guest stays.", name: "hotel_nights", type: "number" },
      { description: "Booking reference the agent gives for the train.", name: "reference", type: "string" },
    ],
    turns: talk(`
A: Cambridge travel desk, how can I help?
C: I need a train from Ely to Norwich on Thursday.
A: What time would you like to arrive?
C: I need to arrive by 16:45.
A: TR7786 arrives at 16:20. Would you like me to book it?
C: Yes please, for 3 people.
A: Done. Your reference number is 4X9KQ2AB. Anything else?
C: Yes, I'm looking for a hotel with free parking.
A: The Lensfield Hotel has free parking. How many nights?
C: 2 nights please.
A: I have booked it for you.
`),
    expected: {
      train_departure: "Ely",
      train_destination: "Norwich",
      train_day: "Thursday",
      train_arrive_by: "16:45",
      train_people: 3,
      train_id: null,
      hotel_name: "Lensfield Hotel",
      hotel_parking: true,
      hotel_nights: 2,
      reference: "4X9KQ2AB",
    },
  },
  {
    title: "cinema tickets",
    call: {
      startedAt: "2026-11-23T10:00:00-05:00",
      timezone: "America/New_York",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Film the caller wants to see.", name: "movie_name", type: "string" },
      { description: "Cinema where the film is shown.", name: "theater_name", type: "string" },
      {
        description: "Start of the show. Give it as HH:MM on the 24-hour clock.",
        name: "show_time",
        type: "string",
      },
      { description: "Number of tickets.", name: "number_of_tickets", type: "number" },
      { description: "Genre of the film.", name: "genre", type: "string" },
      { description: "Price of one ticket, without currency sign.", name: "price", type: "number" },
      { description: "Whether the film has subtitles.", name: "subtitles", type: "boolean" },
    ],
    turns: talk(`
C: I'd like to watch a movie tonight in Oakland.
A: What genre do you like?
C: Comedy please.
A: There's Little Miss Harbor playing at Grand Lake Theater at 7:15 pm.
C: Great. How much is a ticket?
A: Tickets are $12.50 each. How many do you want?
C: Four.
A: Please confirm: 4 tickets for Little Miss Harbor at Grand Lake Theater at 7:15 pm.
C: Yes, correct.
A: Your tickets are booked. Enjoy!
`),
    expected: {
      movie_name: "Little Miss Harbor",
      theater_name: "Grand Lake Theater",
      show_time: "19:15",
      number_of_tickets: 4,
      genre: "Comedy",
      price: 12.5,
      subtitles: null,
    },
  },
  {
    title: "a lower-case transcript of a support call",
    call: {
      startedAt: "2026-11-23T10:00:00-07:00",
      timezone: "America/Denver",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Problem the caller reports, in a few words.", name: "issue", type: "string" },
      { description: "Product the caller has a problem with.", name: "product", type: "string" },
      { description: "Serial number of the device.", name: "serial_number", type: "string" },
      { description: "Whether the device is under warranty.", name: "under_warranty", type: "boolean" },
      { description: "Ticket number the agent gives, digits only.", name: "ticket_number", type: "string" },
      {
        description: "Date on which the device was bought.",
        name: "purchase_date",
        type: "string",
        format: "date",
      },
      {
        description: "True if the problem was solved during the call; false otherwise.",
        name: "resolved",
        type: "boolean",
      },
    ],
    turns: talk(`
A: thank you for calling support this is kevin how may i help you
C: hi my dishwasher is leaking
A: i'm sorry to hear that can i have the serial number please
C: sure it's b as in bravo four four seven nine two
A: and when did you buy it
C: on the third of march this year
A: okay is it still under warranty
C: yes it is
A: alright i've created ticket number eight eight one two zero five and a technician will call you
C: thanks
`),
    expected: {
      issue: null,
      product: null,
      serial_number: "B44792",
      under_warranty: true,
      ticket_number: "881205",
      purchase_date: "2026-03-03",
      resolved: false,
    },
  },
  {
    title: "a call with a job candidate",
    call: {
      startedAt: "2026-11-23T10:00:00+00:00",
      timezone: "Europe/London",
      language: null,
      customerNumber: null,
    },
    fields: [
      { description: "Candidate's full name", name: "candidate_name", type: "string" },
      { description: "Years of experience", name: "years_experience", type: "number" },
      {
        description: "Salary the candidate expects, in pounds a year",
        name: "expected_salary",
        type: "number",
      },
      { description: "Length of the notice period in weeks", name: "notice_weeks", type: "number" },
      { description: "Whether the candidate would relocate", name: "willing_to_relocate", type: "boolean" },
      { description: "The candidate's present job title", name: "current_job", type: "string" },
      {
        description: "Date and time of the interview",
        name: "interview_time",
        type: "string",
        format: "date-time",
      },
    ],
    turns: talk(`
A: Hi, is that Grace?
C: Yes, Grace Adeyemi speaking.
A: Lovely. What do you do at the moment?
C: I'm a data analyst at a bank.
A: And how many years of experience do you have?
C: Six years.
A: What salary are you expecting?
C: Something like forty five thousand pounds.
A: What's your notice period?
C: One month, so four weeks.
A: Would you be willing to relocate?
C: No, I'd rather stay in Leeds.
A: OK. Shall we say an interview on Friday at 11?
C: Friday at 11 is perfect.
`),
    expected: {
      candidate_name: "Grace Adeyemi",
      years_experience: 6,
      expected_salary: 45000,
      notice_weeks: 4,
      willing_to_relocate: false,
      current_job: "data analyst",
      interview_time: "2026-11-27T11:00:00+00:00",
    },
  },
];

/** An invented call of the seeded workspace: who is called, what is said. The offline reader can read all of them. */
export interface Conversation {
  /** What it is there to show. */
  name: string;
  /** The customer's number. */
  customer: string;
  direction: "inbound" | "outbound";
  /** Of the people in it. */
  timezone: string;
  status?: string;
  transcript: string;
}

const outbound = { direction: "outbound", timezone: "Europe/London" } as const;

/** Agrees to all of it, gives every value, and wants to be called again. */
const booked: Conversation = {
  ...outbound,
  name: "booked",
  customer: "+442079460143",
  transcript: `
Agent: Good morning, this is Robin of Lindenhof Broadband. May I have your name, please?
Customer: Sure, this is Grace Holloway.
Agent: How interested are you in our fibre line for the office, Ms Holloway?
Customer: Very interested, high interest. We are twelve people and the line is too slow.
Agent: What is your budget for a month?
Customer: Our budget is 240 pounds a month.
Agent: And your e-mail address, for the offer?
Customer: It is grace.holloway@example.com.
Agent: Should I follow up with you?
Customer: Yes, please call me back tomorrow at three in the afternoon.
Agent: On this number?
Customer: No, on oh two oh, seven nine four six, oh one two three.
Agent: Noted. Thank you, and goodbye.
Customer: Goodbye.`,
};

/** Leaves open what the agent has to know, so that a person is to look. */
const review: Conversation = {
  ...outbound,
  name: "review",
  customer: "+442079460165",
  transcript: `
Agent: Hello, this is Robin of Lindenhof Broadband. Who am I speaking with?
Customer: That is of no importance. What is it about?
Agent: About our fibre line for small offices. Would that be of interest?
Customer: Maybe, I am moderately interested. Send me something to read first.
Agent: Where may I send it?
Customer: I will look at your site. Bye.`,
};

const declined: Conversation = {
  ...outbound,
  name: "declined",
  customer: "+442079460187",
  transcript: `
Agent: Hello, Robin of Lindenhof Broadband here. With whom do I have the pleasure?
Customer: Tom Becker speaking.
Agent: Are you interested in changing your provider, Mr Becker?
Customer: Not really. Low interest, my contract runs for another year.
Agent: Do you need a follow-up call?
Customer: No, thank you.`,
};

const optedOut: Conversation = {
  ...outbound,
  name: "optedOut",
  customer: "+442079460198",
  transcript: `
Agent: Good afternoon, this is Robin of Lindenhof Broadband.
Customer: I told you last week that I am not interested. Please take me off your list.
Agent: I apologise. I will remove your number.
Customer: Do not call me again.`,
};

const turkish: Conversation = {
  name: "turkish",
  customer: "+905335550121",
  direction: "outbound",
  timezone: "Europe/Istanbul",
  transcript: `
Agent: Merhaba, Ihlamur İnternet'ten Deniz ben. Kiminle görüşüyorum?
Customer: Merhaba, ben Ayşe Yılmaz.
Agent: Ayşe Hanım, ofisiniz için fiber internet kampanyamızla ilgilenir misiniz?
Customer: Evet, çok ilgileniyorum. Şu anki internetimiz çok yavaş.
Agent: Sizi tekrar arayıp ayrıntıları konuşalım mı?
Customer: Evet, lütfen yarın öğleden sonra üçte arayın.
Agent: Tamam, yarın saat üçte arıyorum. İyi günler.
Customer: İyi günler.`,
};

const arabic: Conversation = {
  name: "arabic",
  customer: "+971501234567",
  direction: "inbound",
  timezone: "Asia/Dubai",
  transcript: `
Agent: مرحباً، معك روبن من شركة ليندنهوف للإنترنت. من معي على الخط؟
Customer: أهلاً، اسمي ليلى حداد، من شركة Lindenhof Trading.
Agent: هل أنتم مهتمون بخط الألياف للمكتب؟
Customer: نعم، مهتمون جداً. الفاتورة رقم 4417 كانت 240 درهماً.
Agent: هل تودّون أن نتصل بكم مرة أخرى؟
Customer: نعم، يوم الأحد الساعة 10:30 صباحاً من فضلك.
Agent: شكراً لك، مع السلامة.`,
};

const hebrew: Conversation = {
  name: "hebrew",
  customer: "+972541234567",
  direction: "inbound",
  timezone: "Asia/Jerusalem",
  transcript: `
Agent: שלום, מדבר רובין מחברת לינדנהוף. עם מי אני מדבר?
Customer: שלום, שמי נועה לוי.
Agent: האם יש לכם עניין בקו סיבים למשרד?
Customer: כן, מאוד. החשבונית האחרונה, מספר 812, הייתה 310 שקל.
Agent: לחזור אליכם בטלפון?
Customer: כן, מחר בשעה 15:00, בבקשה.
Agent: תודה ולהתראות.`,
};

/** Nobody on the other side says a word. */
const silent: Conversation = {
  ...outbound,
  name: "silent",
  customer: "+442079460176",
  status: "voicemail",
  transcript: `
System: The person you are calling is not available. Please leave a message after the tone.
Agent: Hello, this is Robin of Lindenhof Broadband. I will try again later. Goodbye.`,
};

const QUESTIONS = [
  ["Which room is the router in?", "In the one beside the kitchen, on the shelf."],
  ["Which of its lights are on?", "The first one is green, and the second one blinks."],
  ["Could you switch it off and on again, please?", "One moment. I have done so."],
  ["And what do the lights do now?", "The same as before, the second one blinks."],
  ["Is the grey cable in the socket on the wall?", "Yes, it is. It sits a little loosely."],
  ["Please press it in until it clicks.", "It has clicked now, but nothing has changed."],
] as const;
const LONG_ROUNDS = 20;

/** Two hundred and some turns, as a support call has them. */
const long: Conversation = {
  name: "long",
  customer: "+442079460154",
  direction: "inbound",
  timezone: "Europe/London",
  transcript: [
    "Agent: Lindenhof Broadband, this is Robin. May I have your name, please?",
    "Customer: My name is Daniel Whitfield. The line has been down since the morning.",
    ...Array.from({ length: LONG_ROUNDS }, (_, round) =>
      QUESTIONS.flatMap(([question, answer]) => [
        `Agent: Step ${round + 1}. ${question}`,
        `Customer: ${answer}`,
      ]),
    ).flat(),
    "Agent: I will send a technician. Should we call you again afterwards?",
    "Customer: Yes, please call me again next Monday at ten in the morning.",
  ].join("\n"),
};

export const CONVERSATIONS = {
  ...{ booked, review, declined, optedOut, turkish, arabic, hebrew, silent, long },
} as const;
export type ConversationName = keyof typeof CONVERSATIONS;

/** What is said on a call that is not over. */
export const SAID_LIVE = [
  ["agent", "Hello, this is Robin of Lindenhof Broadband. May I have your name, please?"],
  ["customer", "My name is Mary Hill. My last invoice was booked twice."],
  ["agent", "I am sorry about that, Ms Hill. Which invoice is it?"],
  ["customer", "The one of March. My budget is 60 pounds a month, not 120."],
] as const;

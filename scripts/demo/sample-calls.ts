/** A call that the demo sends. All are outbound sales calls that have just ended; numbers and people are invented. */
export interface SampleCall {
  /** What happens in it, for the person who watches. */
  title: string;
  customer: string;
  transcript: string;
  /** No customer speech: nothing to extract, so it must be skipped. */
  silent?: boolean;
  /** Asks for a call within the demo's time, so that it must ring. */
  ringsSoon?: boolean;
  /** The customer asks not to be called again, so that their number must be on the suppression list. */
  optsOut?: boolean;
  /** Sent a second time, as providers do: nothing may happen twice. */
  sentTwice?: boolean;
}

export const SAMPLE_CALLS: readonly SampleCall[] = [
  {
    title: "Call me back in twenty seconds (Turkish)",
    customer: "+905325550110",
    ringsSoon: true,
    transcript: `
Agent: Merhaba, Boğaziçi Telekom'dan Deniz ben. Kiminle görüşüyorum?
Customer: Merhaba, adım Emre Aydın.
Agent: Emre Bey, küçük ofisler için fiber kampanyamızla ilgilenir misiniz?
Customer: Evet, ilgileniyorum ama şu an arabayı park ediyorum, konuşamıyorum.
Agent: Sizi tekrar arayayım mı?
Customer: Evet, lütfen yirmi saniye sonra arayın.
Agent: Tamam, birazdan arıyorum.`,
  },
  {
    title: "Demo agreed for tomorrow (Turkish)",
    customer: "+905335550121",
    sentTwice: true,
    transcript: `
Agent: Merhaba, Boğaziçi Telekom'dan arıyorum, ben Deniz. Kiminle görüşüyorum?
Customer: Merhaba, ben Ayşe Yılmaz.
Agent: Ayşe Hanım, ofisiniz için fiber internet kampanyamız var. İlgilenir misiniz?
Customer: Evet, çok ilgileniyorum. Şu anki internetimiz çok yavaş.
Agent: Harika. Sizi tekrar arayıp detayları konuşalım mı?
Customer: Evet, lütfen yarın öğleden sonra üçte arayın.
Agent: Tamam, yarın saat üçte arıyorum. İyi günler.
Customer: İyi günler.`,
  },
  {
    title: "Not interested (Turkish)",
    customer: "+905345550132",
    transcript: `
Agent: İyi günler, Boğaziçi Telekom'dan arıyorum. Kiminle görüşüyorum?
Customer: Ben Mehmet Demir.
Agent: Mehmet Bey, fiber internet kampanyamızla ilgilenir misiniz?
Customer: Hayır, ilgilenmiyorum, teşekkür ederim.
Agent: Sizi daha sonra tekrar arayalım mı?
Customer: Hayır, gerek yok.
Agent: Anlıyorum. İyi günler dilerim.`,
  },
  {
    title: "Ready to buy, wants the contract",
    customer: "+442079460143",
    transcript: `
Agent: Good morning, this is Deniz from Bosphorus Telecom. May I have your name, please?
Customer: Sure, this is Grace Holloway.
Agent: You asked for a quote for the business line. How interested are you in going ahead?
Customer: Very interested. The price is right, send me the contract.
Agent: Wonderful, I will e-mail it today. Do you need another call from us?
Customer: No, that won't be necessary.`,
  },
  {
    title: "Another number for the call back",
    customer: "+442079460154",
    transcript: `
Agent: Hello, Bosphorus Telecom, Deniz speaking. Who is this, please?
Customer: My name is Daniel Whitfield.
Agent: Are you interested in the new router, Mr Whitfield?
Customer: Somewhat. I would have to ask my partner first.
Agent: Should I follow up with you?
Customer: Yes, please do. Next Monday at ten in the morning is good.
Agent: On this number?
Customer: No, call me on my office number, oh two oh, seven nine four six, oh one two three.
Agent: Noted. Thank you.`,
  },
  {
    title: "Wrong number",
    customer: "+442079460165",
    transcript: `
Agent: Hello, this is Deniz from Bosphorus Telecom. Am I speaking with Mr Harris?
Customer: No, you have the wrong number. There is no Harris here.
Agent: I am sorry for the disturbance. I will correct it. Goodbye.
Customer: No problem, bye.`,
  },
  {
    title: "Voicemail, nobody speaks",
    customer: "+442079460176",
    silent: true,
    transcript: `
System: The person you are calling is not available. Please leave a message after the tone.
Agent: Hello, this is Deniz from Bosphorus Telecom. I will try again later. Goodbye.`,
  },
  {
    title: "Follow up, but no time agreed",
    customer: "+905355550187",
    transcript: `
Agent: Hello, Deniz from Bosphorus Telecom. Who am I speaking with?
Customer: This is Selin Kaya.
Agent: Would our backup line be of interest to you?
Customer: Maybe. I am moderately interested, I would like to read about it first.
Agent: I will send you the brochure. Do you want us to follow up afterwards?
Customer: Yes, call me again some time.
Agent: Thank you, I will.`,
  },
  {
    title: "Happy customer, date in words",
    customer: "+442079460198",
    transcript: `
Agent: Hello, Bosphorus Telecom here. Could you tell me your name?
Customer: I'm Priya Raman.
Agent: How would you rate your interest in our cloud telephone system?
Customer: High, very high. We are growing and need it.
Agent: When can we call you to set it up?
Customer: Please call me back in three days at half past two in the afternoon.
Agent: I will put it in the calendar.`,
  },
  {
    title: "Do not call again",
    customer: "+442079460209",
    optsOut: true,
    transcript: `
Agent: Good afternoon, this is Deniz from Bosphorus Telecom.
Customer: I told you last week that I am not interested. Please take me off your list.
Agent: I apologise. I will remove your number. Should anyone follow up with you?
Customer: No. Do not call me again.`,
  },
  {
    title: "Call back on Friday (Turkish)",
    customer: "+905365550210",
    transcript: `
Agent: Merhaba, Boğaziçi Telekom'dan Deniz ben. Kiminle görüşüyorum?
Customer: Ben Zeynep Arslan.
Agent: Zeynep Hanım, iş yeri tarifemizle ilgilenir misiniz?
Customer: Belki, biraz ilgileniyorum ama şu an toplantıdayım.
Agent: Sizi ne zaman arayabilirim?
Customer: Cuma günü saat on birde arayabilirsiniz.
Agent: Peki, Cuma günü on birde arıyorum.`,
  },
  {
    title: "Cheaper elsewhere",
    customer: "+442079460221",
    transcript: `
Agent: Hello, this is Deniz from Bosphorus Telecom. With whom do I have the pleasure?
Customer: Tom Becker speaking.
Agent: Are you interested in changing your provider, Mr Becker?
Customer: Not really. Low interest, to be honest: I have a cheaper contract that runs for another year.
Agent: I understand. Do you need a follow-up call?
Customer: No, thank you.`,
  },
];

/** The body of `POST /v1/calls`. `now` is when the call began: "in twenty seconds" counts from there. */
export function callBody(call: SampleCall, agentId: string, number: number, now: Date) {
  return {
    agent_id: agentId,
    provider_call_id: `demo-${number}`,
    direction: "outbound",
    from_number: "+908501234567",
    to_number: call.customer,
    started_at: now.toISOString(),
    ...(call.silent ? { status: "voicemail" } : {}),
    metadata: { title: call.title },
    transcript: call.transcript.trim(),
  };
}

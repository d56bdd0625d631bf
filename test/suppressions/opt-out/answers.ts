/** Calls in which the agent asks: A is the agent, C the customer, T a tool. */
export const CONFIRMED = [
  ["A Would you like me to take you off our list?", "C Yes please."],
  ["A would you like me to take you off our list", "C uh yeah yes please do"],
  ["A Would you rather not be called again?", "C Yes."],
  ["A I'll take you off our list then, okay?", "C ok"],
  ["A Shall I put you on our do not call list?", "C Oh God, yes."],
  ["A Sizi listemizden çıkarmamı ister misiniz?", "C Evet lütfen"],
  ["A Sizi bir daha aramamamızı ister misiniz?", "C evet"],
  ["A ¿Quiere que le quitemos de la lista?", "C sí"],
  ["A ¿Prefiere que no le llamemos más?", "C Sí, por favor."],
  ["A Soll ich Sie von unserer Liste streichen?", "C Ja, bitte."],
  ["A Möchten Sie lieber nicht mehr angerufen werden?", "C ja"],
  // Asked the other way round.
  ["A May we contact you again in the future?", "C No."],
  ["A May we call you again?", "C no, please don't"],
  ["A Would you like us to contact you with offers from time to time?", "C No."],
  ["A Sizi ileride kampanyalarımız için arayabilir miyiz?", "C Hayır."],
  ["A Would it be okay if we called you again some other time?", "C I'd rather you didn't."],
  ["A Sizi tekrar arayabilir miyiz?", "C hayır aramayın"],
  ["A ¿Podemos llamarle de nuevo en el futuro?", "C No."],
  ["A Dürfen wir Sie in Zukunft noch einmal anrufen?", "C Nein."],
  ["A Should we call you back tomorrow?", "C No, don't call me again."],
  ["A Can I call you back?", "C No, stop calling me."],
  // A negative question is confirmed by either answer.
  ["A So you don't want us to call you anymore?", "C No."],
  ["A So you don't want us to call you anymore?", "C That's right."],
  // Systems and tools interrupt nobody; an answer may come in another language.
  ["A Would you like me to take you off our list?", "T lookup done", "C Yes, please."],
  ["A Would you like me to take you off our list?", "C Sí, por favor."],
];

export const NOT_CONFIRMED = [
  ["A Would you like me to take you off our list?", "C No."],
  ["A Would you like me to take you off our list?", "C Who is this?"],
  ["A Would you rather not be called again?", "C No, it's fine."],
  ["A I can't take you off the list.", "C ok"],
  ["A Would you like me to take you off our list? And what is your name?", "C Yes, it's Ann."],
  ["A Should I call you tomorrow or take you off our list?", "C Yes."],
  ["A You can get the drops from the pharmacy.", "C Okay."],
  ["A ¿Quiere que le quitemos de la lista?", "C No, gracias"],
  ["A Soll ich Sie von unserer Liste streichen?", "C Nein danke."],
  ["A Sizi listemizden çıkarmamı ister misiniz?", "C Hayır, kalsın."],
  // One callback declined, or declined for now.
  ["A Should we call you back tomorrow?", "C No, that won't be necessary"],
  ["A Should we call you back tomorrow?", "C No."],
  ["A Should we call you back tomorrow?", "C No, please don't call."],
  ["A Sizi yarın arayalım mı?", "C hayır aramayın"],
  ["A ¿Le llamamos mañana?", "C No, no me llame."],
  ["A Sollen wir Sie morgen zurückrufen?", "C Nein, nicht nötig."],
  ["A May we call you again tomorrow?", "C No."],
  // An offer declined is no wish never to be called.
  ["A Would you like us to call you again?", "C No, thank you."],
  ["A Would you like us to call you again?", "C No thanks, that won't be necessary."],
  ["A Do you want me to call you again?", "C No."],
  ["A Can we call you again?", "C No, I'm all set."],
  ["A ¿Quiere que le llamemos de nuevo?", "C No, gracias, no hace falta."],
  ["A ¿Quiere que le llamemos de nuevo?", "C No, gracias."],
  ["A ¿Podemos llamarle otra vez?", "C No, gracias, no es necesario."],
  ["A Sizi tekrar arayalım mı?", "C Hayır, teşekkürler."],
  ["A Sizi tekrar aramamızı ister misiniz?", "C Hayır."],
  ["A Möchten Sie, dass wir Sie wieder anrufen?", "C Nein, danke."],
  ["A Sollen wir Sie noch einmal anrufen?", "C Nein danke, nicht nötig."],
  ["A May we call you again?", "C Not right now."],
  ["A May we contact you again in the future?", "C Yes, sure."],
  ["A May we contact you again in the future?", "C No problem."],
  ["A Do you mind if we call you again in the future?", "C No, not at all."],
  // Only the customer's words count.
  ["A Take me off your list, that's what they all say.", "C What?"],
  ["T don't call me again", "C Hello?"],
];

/** A wish that was taken back on the same call. */
export const WITHDRAWN = [
  ["C Don't call me again.", "A I see.", "C Actually, you can call me again next week."],
  ["C Take me off your list.", "A Are you sure?", "C okay fine call me tomorrow"],
  ["C Don't call me again. Okay fine, call me on Monday."],
  ["C Don't call me again.", "A Can I call you next week instead?", "C yes ok"],
  ["C Take me off your list.", "A We'll miss you.", "C Ignore what I said, keep me on the list."],
  ["C Don't call this number.", "C call my mobile instead"],
  ["C Beni bir daha aramayın.", "A Ama çok iyi bir teklif.", "C Tamam, yarın arayın."],
  ["C No me llamen más.", "A Tengo una oferta.", "C Bueno, llámeme mañana."],
  ["C Rufen Sie mich nicht mehr an.", "A Schade.", "C Na gut, rufen Sie mich morgen an."],
];

/** A wish that still stands, whatever followed. */
export const STANDING = [
  ["C Take me off your list.", "A Alright. Goodbye.", "C Thank you, bye."],
  ["C Don't call me again.", "A Can I call you next week instead?", "C no"],
  ["C Don't call me again.", "A Why?", "C If you call me again I will sue you."],
  ["C Don't call me again.", "A Why?", "C You call me again and I'll report you."],
  ["C Don't call me again.", "A Fine.", "C Call my lawyer if you must."],
  ["C You can call me tomorrow.", "A Great.", "C No, wait. Don't call me again, ever."],
  ["C Beni bir daha aramayın.", "A Peki.", "C İyi günler."],
  ["C No me llamen más.", "A De acuerdo.", "C Gracias, adiós."],
  ["C Rufen Sie mich nicht mehr an.", "A Gut.", "C Danke, tschüss."],
];

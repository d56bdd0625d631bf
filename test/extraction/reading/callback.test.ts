import { expect, test } from "vitest";
import type { FieldDefinition } from "../../../src/extraction/field.ts";
import { extractOne } from "./extract-one.ts";

const FOLLOW_UP: FieldDefinition = {
  name: "follow_up_required",
  type: "boolean",
  description: "Whether follow-up is needed",
};

const followUp = (lines: string, language: string) => extractOne(FOLLOW_UP, lines, language);

test.for([
  ["en", "Please call me on Thursday at half past eight."],
  ["en", "Could someone give us a ring about the gutter?"],
  ["en", "I'm waiting for a callback."],
  ["en", "Why don't you phone me tonight?"],
  ["en", "Don't ring me before noon, ring me after lunch."],
  ["tr", "Cuma günü beni arayın lütfen."],
  ["tr", "Bana dönüş yapabilir misiniz?"],
  ["tr", "Aramanızı rica ediyorum."],
  ["de", "Rufen Sie mich bitte am Freitag zurück."],
  ["de", "Könnten Sie mich heute Abend anrufen?"],
  ["de", "Ich hätte gern einen Rückruf."],
  ["es", "Llámenme el viernes, por favor."],
  ["es", "¿Podría devolverme la llamada?"],
  ["es", "Quiero que me llame un técnico."],
  ["fr", "Pouvez-vous me rappeler jeudi ?"],
  ["it", "Richiamatemi giovedì, per favore."],
  ["pt", "Pode me ligar na quinta-feira?"],
  ["nl", "Kunt u mij donderdag terugbellen?"],
  ["pl", "Proszę do mnie oddzwonić."],
  ["ru", "Позвоните мне в четверг, пожалуйста."],
  ["ar", "هل يمكن أن تتصل بي يوم الخميس؟"],
  ["he", "תחזרו אליי ביום חמישי בבקשה."],
] as const)("a wish to be called is a yes, and its words the evidence: %s, %s", async ([language, wish]) => {
  const result = await followUp(`A: 14:00.\nC: ${wish}\nA: 15:00.`, language);
  expect(result).toMatchObject({
    value: true,
    evidence: [{ turn: 1, quote: wish.replace(/^¿|[.?!؟ ]+$/g, "") }],
  });
});

test.for([
  ["en", "Please don't ring me about it."],
  ["en", "No need to call back."],
  ["en", "I don't want anyone to contact me."],
  ["en", "You don't have to phone us."],
  ["tr", "Beni aramayın lütfen."],
  ["tr", "Dönüş yapmanıza gerek yok."],
  ["de", "Bitte rufen Sie mich nicht an."],
  ["de", "Ich brauche keinen Rückruf."],
  ["es", "No me llame, por favor."],
  ["es", "No es necesario que me llamen."],
  ["fr", "Ne m'appelez pas."],
  ["it", "Non mi richiami."],
  ["pt", "Não precisa me ligar."],
  ["nl", "Bel mij niet meer."],
  ["ru", "Не звоните мне больше."],
  ["ar", "لا تتصلوا بي."],
  ["he", "אל תתקשרו אליי."],
] as const)("a refusal is a no: %s, %s", async ([language, refusal]) => {
  expect(await followUp(`A: 14:00.\nC: ${refusal}`, language)).toMatchObject({ value: false });
});

test.for([
  ["en", "I will call you when I know."],
  ["en", "I'll ring you back on Friday."],
  ["en", "Everybody calls me Sam, so call me Sam."],
  ["en", "You called me yesterday."],
  ["en", "Don't call me before nine."],
  ["tr", "Ben sizi sonra ararım."],
  ["de", "Ich rufe Sie nächste Woche an."],
  ["es", "Ya les llamo yo."],
  ["fr", "Je vous rappelle demain."],
  ["it", "Mi chiamo Marco."],
] as const)("what asks for no call and refuses none says nothing: %s, %s", async ([language, said]) => {
  expect(await followUp(`A: 14:00.\nC: ${said}`, language)).toEqual({ value: null, status: "not_mentioned" });
});

test.for([
  ["en", "A: Shall we ring you tomorrow?\nC: Yes, please.", true],
  ["en", "A: A colleague can call you about it.\nC: No, thanks.", false],
  ["en", "C: Call me back, please.\nA: Do you still want us to call you?\nC: No.", false],
  ["tr", "A: Sizi geri arayalım mı?\nC: Evet.", true],
  ["de", "A: Sollen wir Sie anrufen?\nC: Nein, danke.", false],
  ["es", "A: ¿Quiere que le llamemos?\nC: Sí.", true],
] as const)("an offer to call is what the answer makes of it: %s, %s", async ([language, lines, value]) => {
  expect(await followUp(lines, language)).toMatchObject({ value });
});

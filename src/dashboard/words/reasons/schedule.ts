import type { SCHEDULE_REASONS } from "../../../reasons/schedule.ts";
import type { Phrase } from "../words.ts";

/**
 * What became of a schedule: its attempts, its other runs, and what people did with it. Holes are the facts of the
 * reason; lengths of time come with their unit.
 */
export const scheduleWords: Record<keyof typeof SCHEDULE_REASONS, Phrase> = {
  "attempt.ended": ["Attempt {n} {how}.", "{n}. deneme: {how}."],
  "attempt.not_retried": [
    "Attempt {n} {how}; after that it is not tried again.",
    "{n}. deneme: {how}; bundan sonra yeniden denenmez.",
  ],
  "attempt.only": [
    "Attempt {n} {how}; no further one was asked for.",
    "{n}. deneme: {how}; başka deneme istenmemişti.",
  ],
  "attempt.last": [
    "Attempt {n} {how}; it was the last of {most}.",
    "{n}. deneme: {how}; {most} denemenin sonuncusuydu.",
  ],
  "attempt.follows": [
    "Attempt {n} {how}; attempt {next} of {most} follows on {at}.",
    "{n}. deneme: {how}; {most} denemeden {next}. olanı {at}.",
  ],
  "attempt.unknown": [
    "The provider never said how the attempt ended. It may have rung, so it is not tried again.",
    "Sağlayıcı denemenin nasıl bittiğini bildirmedi. Çalmış olabilir; bu yüzden yeniden denenmez.",
  ],
  "attempt.next_run_first": [
    "The next planned call comes before this one may be tried again.",
    "Bu arama yeniden denenebilmeden sıradaki planlı arama geliyor.",
  ],
  "attempt.too_late": [
    "Another attempt would come more than seven days after its time.",
    "Yeni bir deneme, zamanından yedi günden çok sonraya kalırdı.",
  ],
  "run.next": ["The next call is on {at}.", "Sıradaki arama: {at}."],
  "run.last": ["It was the last one.", "Sonuncusuydu."],
  "run.none": ["No call is left to make.", "Yapılacak arama kalmadı."],
  "run.all_passed": ["Every time has passed.", "Zamanların hepsi geçti."],
  "run.gap": [
    "The clocks in {zone} skip {time}; {local} is taken.",
    "{zone} saatleri {time} anını atlıyor; {local} alındı.",
  ],
  "run.after_until": [
    "{at} is after the last day of the schedule ({until}).",
    "{at}, planın son gününden ({until}) sonra.",
  ],
  "run.skip_date": ["{date} is a day to be left out.", "{date} atlanacak günlerden."],
  "run.overtaken": [
    "The call planned for {at} is made instead.",
    "Bunun yerine {at} için planlanan arama yapılır.",
  ],
  "person.moved": ["Moved on request.", "İstek üzerine taşındı."],
  "person.paused": ["Paused on request.", "İstek üzerine duraklatıldı."],
  "person.canceled": ["Canceled on request.", "İstek üzerine iptal edildi."],
  "agent.deleted": ["Its agent was deleted.", "Temsilcisi silindi."],
};

import type { Brief } from "./brief.ts";
import type { Talk } from "./talk.ts";
import { wordsOf } from "./word.ts";

/** How far a talk is about each matter, sentence by sentence: 0 to 1, the most talked-about matter is 1. */
export type Topics = ReadonlyMap<string, Float32Array>;

/** What is left, after one sentence, of a matter that is no longer named. */
const MEMORY = 0.75;
const MEMORY_WHEN_ANOTHER_IS_NAMED = 0.4;
/** However long a matter was talked about, the next one takes over within a few sentences. */
const MOST = 4;
const GROUP_WORD_WORTH = 2;

/** Follows the matters of a call by the words of the fields that belong to each. */
export function topicsOf(talk: Talk, briefs: readonly Brief[]): Topics {
  const groups = vocabularies(briefs);
  const topics = new Map<string, Float32Array>();
  if (groups.size < 2) return topics;
  for (const group of groups.keys()) topics.set(group, new Float32Array(talk.sentences.length));
  const active = new Map<string, number>([...groups.keys()].map((group) => [group, 0]));
  for (const sentence of talk.sentences) {
    const hits = new Map<string, number>();
    for (const [group, vocabulary] of groups) {
      let sum = 0;
      for (const sense of sentence.senses) sum += vocabulary.get(sense) ?? 0;
      hits.set(group, sum);
    }
    const named = [...hits].filter(([, sum]) => sum >= GROUP_WORD_WORTH);
    let most = 0;
    for (const [group, sum] of hits) {
      const kept = named.length === 1 && named[0]?.[0] !== group ? MEMORY_WHEN_ANOTHER_IS_NAMED : MEMORY;
      const value = Math.min(MOST, (active.get(group) ?? 0) * kept + sum);
      active.set(group, value);
      most = Math.max(most, value);
    }
    for (const [group, row] of topics) row[sentence.index] = most === 0 ? 1 : (active.get(group) ?? 0) / most;
  }
  return topics;
}

/** 1 where the field belongs to no matter in particular. */
export function topicFit(topics: Topics, brief: Brief, sentence: number): number {
  return brief.group === null ? 1 : (topics.get(brief.group)?.[sentence] ?? 1);
}

/** The words of each group; a word that several groups use tells less, by how many do. */
function vocabularies(briefs: readonly Brief[]): Map<string, Map<string, number>> {
  const groups = new Map<string, Map<string, number>>();
  for (const brief of briefs) {
    if (!brief.group) continue;
    const vocabulary = groups.get(brief.group) ?? new Map<string, number>();
    groups.set(brief.group, vocabulary);
    for (const [cue] of brief.cues) vocabulary.set(cue, Math.max(vocabulary.get(cue) ?? 0, 0.5));
    for (const word of wordsOf(brief.group, "en")) vocabulary.set(word.sense, GROUP_WORD_WORTH);
  }
  for (const [group, vocabulary] of groups) {
    for (const [sense, worth] of vocabulary) {
      const users = [...groups.values()].filter((other) => other.has(sense)).length;
      if (users > 1) groups.get(group)?.set(sense, worth / users ** 2);
    }
  }
  return groups;
}

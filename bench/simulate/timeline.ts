type Work = () => Promise<void>;

interface Due {
  at: number;
  order: number;
  work: Work;
}

/** What is to happen, in virtual time (epoch ms); of two things at one moment the one planned first comes first. */
export interface Timeline {
  now(): number;
  /** Plans work at a whole millisecond; for a moment that has passed, now. */
  at(at: number, work: Work): void;
  /** Lets the time run until `end`, `end` included. */
  runUntil(end: number): Promise<void>;
  waiting(): number;
}

export function timelineFrom(start: number): Timeline {
  const heap: Due[] = [];
  let now = start;
  let planned = 0;
  return {
    now: () => now,
    at: (at, work) => push(heap, { at: Math.max(Math.floor(at), now), order: planned++, work }),
    waiting: () => heap.length,
    async runUntil(end) {
      for (let next = heap[0]; next && next.at <= end; next = heap[0]) {
        pop(heap);
        now = next.at;
        await next.work();
      }
      now = Math.max(now, end);
    },
  };
}

const isBefore = (one: Due, other: Due) =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

function push(heap: Due[], due: Due): void {
  let index = heap.length;
  for (let parent = (index - 1) >> 1; index > 0; parent = (index - 1) >> 1) {
    const above = heap[parent];
    if (!above || !isBefore(due, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = due;
}

/** Takes the first away. */
function pop(heap: Due[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    const least = other && one && isBefore(other, one) ? left + 1 : left;
    const below = heap[least];
    if (!below || !isBefore(below, last)) break;
    heap[index] = below;
    index = least;
  }
  heap[index] = last;
}

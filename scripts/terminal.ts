import { stdout } from "node:process";
import { styleText } from "node:util";

const CLEAR_LINE = "\r\u001b[2K";

export const dim = (text: string) => styleText("dim", text);
export const bold = (text: string) => styleText("bold", text);
export const green = (text: string) => styleText("green", text);
export const red = (text: string) => styleText("red", text);

/** What a command says while it works: lines that stay, and on a terminal one line below them that is rewritten. */
export interface Progress {
  line(text: string): void;
  /** Shown on a terminal only; a log file gets the lines alone. */
  live(text: string): void;
  end(): void;
}

export function progress(): Progress {
  if (!stdout.isTTY) return { line: (text) => console.log(text), live: () => {}, end: () => {} };
  let standing = "";
  const draw = () => stdout.write(CLEAR_LINE + standing.slice(0, (stdout.columns || 80) - 1));
  return {
    line(text) {
      stdout.write(`${CLEAR_LINE}${text}\n`);
      draw();
    },
    live(text) {
      standing = text;
      draw();
    },
    end() {
      standing = "";
      draw();
    },
  };
}

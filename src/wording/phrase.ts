/** Words that say a thing, unless what stands right before or behind them takes it away. */
export interface Phrase {
  said: RegExp;
  /** On what stands before, within the sentence: "I'm not asking you to …", "if you don't pay I'll ask you to …". */
  unlessAfter?: RegExp;
  /** On what stands behind: "… before nine", "… at work". */
  unlessBefore?: RegExp;
  /** Too little to say the thing after every question: "no, don't call", "a representative". */
  elliptic?: boolean;
}

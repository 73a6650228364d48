/** What a command answers, to the panel and to scripts; plain JSON. */
export interface Outcome {
  /** The menu title. */
  readonly command: string;
  readonly ok: boolean;
  /** What was done, or why not, in Russian. */
  readonly messages: readonly string[];
  /** Sheet name -> rows written. */
  readonly changed: Readonly<Record<string, number>>;
}

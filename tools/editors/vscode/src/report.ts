/** What the server answers to a command behind a code lens: a headline, and the text that the program prints. */
export interface Report {
  title: string;
  text: string;
}

/** The report in an answer; undefined where the answer is something else, such as nothing. */
export function reportOf(answer: unknown): Report | undefined {
  if (typeof answer !== "object" || answer === null) return undefined;
  const { title, text } = answer as Partial<Record<keyof Report, unknown>>;
  return typeof title === "string" && typeof text === "string" ? { title, text } : undefined;
}

/** The report as it is added to the output channel: headline, rule, text, blank line. */
export function asOutput(report: Report): string {
  return `${report.title}\n${"-".repeat(report.title.length)}\n${report.text.replace(/\n*$/, "")}\n`;
}

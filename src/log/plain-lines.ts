// Turns the log's JSON lines into lines for a person: time, level if it matters, sentence, facts.

type Line = Readonly<Record<string, unknown>>;

const named: Readonly<Record<number, string>> = { 20: "debug ", 30: "", 40: "WARN  ", 50: "ERROR " };

/** A stream for pino. Each line comes whole. */
export function plainLines(write: (line: string) => void): { write(line: string): void } {
  return {
    write(json) {
      const line: Line = JSON.parse(json);
      const { level, time, message, ...facts } = line;
      const told = Object.entries(facts).map(([name, fact]) => `${name}=${plain(fact)}`);
      const clock = String(time).slice(11, 19);
      write(
        `${clock} ${named[Number(level)] ?? ""}${String(message)}${told.length > 0 ? `  ${told.join(" ")}` : ""}\n`,
      );
    },
  };
}

function plain(fact: unknown): string {
  if (typeof fact === "string") return /[\s"=]/.test(fact) ? JSON.stringify(fact) : fact;
  return JSON.stringify(fact);
}

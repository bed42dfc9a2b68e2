/** Turns JSON log lines into short ones, for a person who watches a terminal. */
export function forTerminal(target: { readonly write: (text: string) => unknown }): {
  readonly write: (line: string) => void;
} {
  return {
    write: (line) => {
      const { level, time, msg, ...rest }: Record<string, unknown> = JSON.parse(line);
      const clock = String(time).slice(11, 19);
      target.write(
        `${clock} ${msg === "request" ? toRequest(rest) : `${level} ${msg} ${toText(rest)}`}\n`,
      );
    },
  };
}

function toRequest({ method, route, status, ms }: Record<string, unknown>): string {
  return `${status} ${method} ${route} ${ms} ms`;
}

function toText(fields: Record<string, unknown>): string {
  return JSON.stringify(fields, null, 2).replaceAll("\\n", "\n");
}

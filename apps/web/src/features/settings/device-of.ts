import { parse } from "bowser";
import { t } from "../../texts/t-settings.ts";

export interface Device {
  readonly kind: "computer" | "phone" | "tablet" | "program";
  /** As people call it: "Firefox on Windows". */
  readonly words: string;
}

const KIND: Readonly<Record<string, Device["kind"]>> = {
  desktop: "computer",
  mobile: "phone",
  tablet: "tablet",
};

/** What a user agent says of itself; a program that is no browser goes by its own name. */
export function deviceOf(userAgent: string): Device {
  if (!userAgent.startsWith("Mozilla/")) {
    return { kind: "program", words: programName(userAgent) ?? t("sessions.unknown") };
  }
  const { browser, os, platform } = parse(userAgent);
  const kind = KIND[platform.type ?? ""] ?? "program";
  const name = browser.name ?? "";
  if (name === "") return { kind, words: t("sessions.unknown") };
  const system = os.name ?? "";
  return { kind, words: system === "" ? name : t("sessions.device", { browser: name, system }) };
}

/** The first product of the header, without its version. */
function programName(userAgent: string): string | undefined {
  return /^[\w.-]{1,40}/u.exec(userAgent)?.[0];
}

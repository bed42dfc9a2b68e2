import { expect, test } from "vitest";

const [tokens = ""] = Object.values(
  import.meta.glob<string>("./tokens.css", { query: "?raw", import: "default", eager: true }),
);

type Channels = readonly [number, number, number];

/** What a colour is in the light and in the dark theme: lightness, chroma, hue and, where it is laid over another, alpha. */
const COLORS = new Map(
  [...tokens.matchAll(/--color-([\w-]+): light-dark\(oklch\((.+?)\), oklch\((.+?)\)\)/gu)].map(
    ([, name = "", ...themes]) => [name, themes.map((theme) => theme.split(/[ /]+/u).map(Number))],
  ),
);

/** @see {@link https://www.w3.org/TR/css-color-4/#color-conversion-code CSS Color 4, conversion} */
function linear([light = 0, chroma = 0, hue = 0]: readonly number[]): Channels {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const toDisplay = (value: number) =>
  value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
const fromDisplay = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** Lays one colour over others, as a browser does: in the display's own numbers. */
function shown(names: readonly string[], theme: number): Channels {
  return names.reduce<Channels>(
    (below, name) => {
      const color = COLORS.get(name)?.[theme];
      if (!color) throw new Error(`There is no colour ${name}.`);
      const [, , , alpha = 1] = color;
      const [red, green, blue] = linear(color).map((value) =>
        toDisplay(Math.min(1, Math.max(0, value))),
      );
      const mix = (above = 0, under: number) => alpha * above + (1 - alpha) * under;
      return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2])];
    },
    [0, 0, 0],
  );
}

/** @see {@link https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio WCAG 2.2, contrast ratio} */
function contrast(one: Channels, other: Channels): number {
  const luminance = (color: Channels) => {
    const [red, green, blue] = color.map(fromDisplay);
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  };
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** What text of every weight stands on, with what lies over it under the pointer or where one has gone by keys. */
const GROUNDS = [
  ["canvas"],
  ["sunken"],
  ["raised"],
  ["selected"],
  ["canvas", "hover"],
  ["sunken", "hover"],
  ["raised", "hover"],
  ["canvas", "pressed"],
  ["raised", "pressed"],
];

test.each(["ink", "ink-soft", "ink-faint"])(
  "%s can be read on every ground, in both themes",
  (text) => {
    const hardToRead = [0, 1].flatMap((theme) =>
      GROUNDS.filter((ground) => contrast(shown([text], theme), shown(ground, theme)) < 4.5).map(
        (ground) => `${ground.join(" under ")}, ${theme === 0 ? "light" : "dark"}`,
      ),
    );
    expect(hardToRead).toEqual([]);
  },
);

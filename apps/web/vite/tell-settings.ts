import type { Plugin } from "vite";

/** A server that was not built has no page to say it on: so says one without settings, as in development. */
const UNSET = ['data-mail="none"'];
const TOLD = /\bdata-(?:registration|mail)="\w+"/gu;

/**
 * Lets the page of the development server say what the API's server does not do, as that says it on its own
 * page: nothing is offered in development that is not in the built product.
 */
export function tellSettings(target: string): Plugin {
  return {
    name: "tell-settings",
    apply: "serve",
    transformIndexHtml: async (html) =>
      html.replace(/<html(?=[\s>])/u, ["<html", ...(await toldBy(target))].join(" ")),
  };
}

async function toldBy(target: string): Promise<readonly string[]> {
  const page = await fetch(target, { headers: { accept: "text/html" } }).catch(() => undefined);
  if (page?.ok !== true) return UNSET;
  const [root = ""] = /<html[^>]*>/u.exec(await page.text()) ?? [];
  return root.match(TOLD) ?? [];
}

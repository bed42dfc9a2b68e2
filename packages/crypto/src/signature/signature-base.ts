/** An identifier without its quotes, such as `@method` or `content-type`, and the value that it stands for. */
export type SignatureComponent = readonly [name: string, value: string];

/**
 * Puts together what is signed: a line for each component, and one for `params`, the serialised list of
 * identifiers with its parameters.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9421#section-2.5 RFC 9421 §2.5}
 */
export function signatureBase(components: readonly SignatureComponent[], params: string): string {
  const lines = components.map(([name, value]) => `"${name}": ${value}\n`);
  return `${lines.join("")}"@signature-params": ${params}`;
}

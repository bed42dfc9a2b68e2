import {
  parseDictionary,
  serializeDictionary,
  serializeInnerList,
  type Dictionary,
  type InnerList,
  type Item,
} from "structured-headers";
import { isContentDigest } from "./content-digest.ts";
import { signatureBase } from "./signature-base.ts";
import { SignatureFormatError } from "./signature-format-error.ts";
import {
  coveredComponents,
  SIGNATURE_ALGORITHM,
  SIGNATURE_INPUT_LENGTH_MAX,
  SIGNATURE_LENGTH_MAX,
  SIGNATURE_LIFETIME_MAX,
  SIGNATURE_TAG,
  type SignableRequest,
} from "./signature-profile.ts";

/** The two fields of a signed request; undefined if it does not have one. */
export interface SignatureFields {
  readonly signatureInput: string | undefined;
  readonly signature: string | undefined;
}

/** What a signature says. Nothing of it is true before the MAC was compared. */
export interface RequestSignature {
  readonly keyId: string;
  readonly nonce: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly expires: number;
  /** What was signed. */
  readonly base: Buffer;
  /** 32 bytes. */
  readonly mac: Buffer;
}

const MAC_BYTES = 32;
const NAMES = ["created", "expires", "nonce", "keyid", "alg", "tag"] as const;
/** 128 bit take 22 characters. */
const NONCE = /^[\w-]{22,128}$/u;
const KEY_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
/** What may stand in a line of the base: above all no line break, which would begin another. */
const ONE_LINE = /^[\u0020-\u007e]*$/u;

/**
 * Reads the signature of this product's profile from a request; null if there is none, or only
 * signatures with the tags of others.
 *
 * Every signature has one spelling, that of RFC 9651's serialisation: so nothing is said twice, and no
 * two readers can take one text for two things.
 *
 * @throws {SignatureFormatError} if the signature cannot be right, whatever key it was made with.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9421#section-3.2 RFC 9421 §3.2}
 */
export function readRequestSignature(
  request: SignableRequest,
  fields: SignatureFields,
): RequestSignature | null {
  if (fields.signatureInput === undefined && fields.signature === undefined) return null;
  const [inputs, signatures] = parseFields(fields);
  const found = findOurs(inputs);
  if (!found) return null;

  const [label, input] = found;
  const [items, parameters] = input;
  const mac = readMac(signatures.get(label));
  const said = readParameters(parameters);
  assertCovers(items, request);
  if (!isContentDigest(request.contentDigest ?? "")) {
    throw malformed("Content-Digest must be sha-256=:…: and nothing else.");
  }
  const components = coveredComponents(request);
  if (!components.every(([, value]) => ONE_LINE.test(value))) {
    throw malformed("What is signed must be printable ASCII.");
  }
  return { ...said, mac, base: Buffer.from(signatureBase(components, serializeInnerList(input))) };
}

const malformed = (message: string) => new SignatureFormatError("malformed", message);

/** Both are measured before either is parsed, which takes longer than all the rest. */
function parseFields({ signatureInput, signature }: SignatureFields): [Dictionary, Dictionary] {
  const input = within("Signature-Input", signatureInput, SIGNATURE_INPUT_LENGTH_MAX);
  const mac = within("Signature", signature, SIGNATURE_LENGTH_MAX);
  return [parseField("Signature-Input", input), parseField("Signature", mac)];
}

function within(name: string, text: string | undefined, max: number): string {
  if (text === undefined) throw malformed(`There is no ${name}.`);
  if (text.length > max) throw malformed(`${name} may have ${max} characters.`);
  return text;
}

function parseField(name: string, text: string): Dictionary {
  const dictionary = parseCanonical(text);
  if (dictionary) return dictionary;
  throw malformed(`${name} is no dictionary as RFC 9651 serialises them.`);
}

function parseCanonical(text: string): Dictionary | null {
  try {
    const dictionary = parseDictionary(text);
    return serializeDictionary(dictionary) === text ? dictionary : null;
  } catch {
    return null;
  }
}

/** One with no tag at all is taken for ours: whoever forgot it should be told. */
function findOurs(inputs: Dictionary): [label: string, input: InnerList] | undefined {
  const lists = [...inputs].map(([label, member]): [string, InnerList] => {
    if (!isInnerList(member)) throw malformed("Signature-Input must hold lists of components.");
    return [label, member];
  });
  const tagged = lists.filter(([, [, parameters]]) => parameters.get("tag") === SIGNATURE_TAG);
  if (tagged.length > 1) throw malformed(`Only one signature may have the tag ${SIGNATURE_TAG}.`);
  return tagged[0] ?? lists.find(([, [, parameters]]) => !parameters.has("tag"));
}

function isInnerList(member: Item | InnerList): member is InnerList {
  return Array.isArray(member[0]);
}

function readMac(member: Item | InnerList | undefined): Buffer {
  const [value, parameters] = member ?? [];
  const isPlain = value instanceof ArrayBuffer && parameters?.size === 0;
  if (isPlain && value.byteLength === MAC_BYTES) return Buffer.from(value);
  throw malformed("Signature must hold 32 bytes under the label of Signature-Input.");
}

/** The library's own type of values names one that only browsers have. */
type Parameters = ReadonlyMap<string, unknown>;
type SaidBySignature = Pick<RequestSignature, "keyId" | "nonce" | "created" | "expires">;

function readParameters(parameters: Parameters): SaidBySignature {
  if (parameters.size !== NAMES.length || !NAMES.every((name) => parameters.has(name))) {
    throw malformed(`The parameters must be ${NAMES.join(", ")}.`);
  }
  const [created, expires, nonce, keyId, algorithm] = NAMES.map((name) => parameters.get(name));
  if (algorithm !== SIGNATURE_ALGORITHM) throw malformed(`alg must be "${SIGNATURE_ALGORITHM}".`);
  if (!isSeconds(created) || !isSeconds(expires)) {
    throw malformed("created and expires must be whole seconds since 1970.");
  }
  if (expires < created || expires > created + SIGNATURE_LIFETIME_MAX) {
    throw malformed(`expires must be up to ${SIGNATURE_LIFETIME_MAX} seconds after created.`);
  }
  if (typeof nonce !== "string" || !NONCE.test(nonce)) {
    throw malformed("nonce must be 22 to 128 characters of base64url.");
  }
  if (typeof keyId !== "string" || !KEY_ID.test(keyId)) {
    throw malformed("keyid must be the id of a token.");
  }
  return { keyId, nonce, created, expires };
}

function isSeconds(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function assertCovers(items: readonly [unknown, Parameters][], request: SignableRequest): void {
  const wanted = coveredComponents(request).map(([name]) => name);
  const names = items.map(([name, { size }]) => (size === 0 ? name : null));
  const missing = wanted.filter((name) => !names.includes(name));
  const list = wanted.map((name) => `"${name}"`).join(" ");
  if (missing.length > 0 || request.contentDigest === undefined) {
    throw new SignatureFormatError("component_missing", `This request is signed over ${list}.`);
  }
  const isOrdered = wanted.every((name, index) => name === names[index]);
  if (isOrdered && names.length === wanted.length) return;
  throw malformed(`This request is signed over ${list}, in this order and over nothing else.`);
}

/** Something that whoever runs the server must put right; the message says what and how. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}

import { type ExampleScene, tasksUrl } from "./example-scene.ts";

const CURL = "curl -sS --fail-with-body -w '\\n'";

/** For any POSIX shell; to sign it takes openssl. */
export function curlExample(scene: ExampleScene): string {
  return scene.kind === "signed" ? signed(scene) : bearer(scene);
}

function bearer(scene: ExampleScene): string {
  const authorization = '-H "authorization: Bearer $TASKFLOW_TOKEN"';
  if (scene.act === "ask") return `${CURL} '${scene.origin}/api/token' \\\n  ${authorization}\n`;
  const create = `
${CURL} "$tasks" \\
  ${authorization} \\
  -H 'content-type: application/json' \\
  -d '{"title":"Water the plants"}'
`;
  return `tasks='${tasksUrl(scene)}'
${scene.act === "write" ? create : ""}
${CURL} "$tasks?status=todo" \\
  ${authorization}
`;
}

function signed(scene: ExampleScene): string {
  return `${signer(scene.keyId)}\n${calls(scene)}`;
}

const signer = (keyId: string) => `taskflow() {
  method=$1 url=$2 body=\${3-} names='"@method" "@target-uri"' type=
  if [ -n "$body" ]; then
    names="$names \\"content-type\\""
    type=$(printf '\\n"content-type": application/json')
  fi
  digest="sha-256=:$(printf %s "$body" | openssl dgst -sha256 -binary | base64):"
  created=$(date +%s)
  params="($names \\"content-digest\\");created=$created;expires=$((created + 60))"
  params="$params;nonce=\\"$(openssl rand -hex 16)\\""
  params="$params;keyid=\\"${keyId}\\""
  params="$params;alg=\\"hmac-sha256\\";tag=\\"taskflow-1\\""
  signature=$(
    printf '"@method": %s\\n"@target-uri": %s%s\\n"content-digest": %s\\n"@signature-params": %s' \\
      "$method" "$url" "$type" "$digest" "$params" |
      openssl dgst -sha256 -hmac "$TASKFLOW_TOKEN_SECRET" -binary | base64
  )
  set -- -H "content-digest: $digest" -H "signature-input: sig=$params" \\
    -H "signature: sig=:$signature:"
  if [ -n "$body" ]; then set -- "$@" -H 'content-type: application/json' -d "$body"; fi
  ${CURL} -X "$method" "$url" "$@"
}
`;

function calls(scene: ExampleScene): string {
  if (scene.act === "ask") return `taskflow GET '${scene.origin}/api/token'\n`;
  const create = `taskflow POST "$tasks" '{"title":"Water the plants"}'\n`;
  return `tasks='${tasksUrl(scene)}'
${scene.act === "write" ? create : ""}taskflow GET "$tasks?status=todo"
`;
}

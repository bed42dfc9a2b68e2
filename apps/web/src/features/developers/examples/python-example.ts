import { type ExampleScene, SECRET_VARIABLE, tasksUrl } from "./example-scene.ts";

/** With what Python 3.9 and newer bring along. */
export function pythonExample(scene: ExampleScene): string {
  const body = scene.kind === "signed" ? signed(scene) : BEARER;
  return `${body}\n\n${calls(scene)}`;
}

const BEARER = `import json
import os
from urllib.request import Request, urlopen

TOKEN = os.environ["${SECRET_VARIABLE.bearer}"]


def call(method, url, value=None):
    headers = {"authorization": f"Bearer {TOKEN}"}
    body = None
    if value is not None:
        headers["content-type"] = "application/json"
        body = json.dumps(value).encode()
    with urlopen(Request(url, body, headers, method=method)) as answer:
        return json.load(answer)
`;

const signed = ({ keyId }: ExampleScene) => `import base64
import hashlib
import hmac
import json
import os
import secrets
import time
from urllib.request import Request, urlopen

KEY_ID = "${keyId}"
SECRET = os.environ["${SECRET_VARIABLE.signed}"].encode()


def in_base64(data):
    return base64.b64encode(data).decode()


def call(method, url, value=None):
    body = b"" if value is None else json.dumps(value).encode()
    headers = {} if value is None else {"content-type": "application/json"}
    headers["content-digest"] = f"sha-256=:{in_base64(hashlib.sha256(body).digest())}:"

    covered = {"@method": method, "@target-uri": url, **headers}
    created = int(time.time())
    names = " ".join(f'"{name}"' for name in covered)
    params = (
        f"({names});created={created};expires={created + 60}"
        f';nonce="{secrets.token_urlsafe(16)}";keyid="{KEY_ID}"'
        ';alg="hmac-sha256";tag="taskflow-1"'
    )
    lines = [f'"{name}": {text}' for name, text in covered.items()]
    signed = "\\n".join([*lines, f'"@signature-params": {params}'])
    signature = hmac.new(SECRET, signed.encode(), hashlib.sha256).digest()
    headers["signature-input"] = f"sig={params}"
    headers["signature"] = f"sig=:{in_base64(signature)}:"

    with urlopen(Request(url, body or None, headers, method=method)) as answer:
        return json.load(answer)
`;

function calls(scene: ExampleScene): string {
  if (scene.act === "ask") return `print(call("GET", "${scene.origin}/api/token"))\n`;
  const create = `call("POST", tasks, {"title": "Water the plants"})\n`;
  return `tasks = "${tasksUrl(scene)}"
${scene.act === "write" ? create : ""}for task in call("GET", f"{tasks}?status=todo")["items"]:
    print(task["title"])
`;
}

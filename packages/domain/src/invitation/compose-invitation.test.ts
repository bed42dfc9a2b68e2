import { expect, test } from "vitest";
import { composeInvitation } from "./compose-invitation.ts";

test("names of a workspace and of people are words in the mail, never markup", () => {
  const { html, text } = composeInvitation({
    to: "bob@example.org",
    link: "https://tasks.example.org/invite#secret",
    workspaceName: '<img src="https://evil.example/x">',
    invitedBy: "Ada <script>alert('x')</script> & Co",
    role: "viewer",
  });
  expect(html).toContain("&lt;img src=&quot;https://evil.example/x&quot;&gt;");
  expect(html).toContain("Ada &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; Co");
  expect(html.match(/<(?:img|script)/gu)).toBeNull();
  expect(html.match(/https?:\/\/[^"<&]+/gu)).toContain("https://tasks.example.org/invite#secret");
  expect(text).toContain("\nhttps://tasks.example.org/invite#secret\n");
});

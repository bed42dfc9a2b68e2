/**
 * What draws the sentences of our document in the browser, in which hardly anything is Markdown but code and
 * paragraphs. For each of them, some forty an operation, Swagger UI parses Markdown, and then the HTML that came
 * of it. A text with anything else in it is left to that.
 */
export const PROSE_SCRIPT = String.raw`const code = /\x60([^\x60\n]+)\x60/u;
const markdown = /[*_[\]<>&#|~\\\x60]|^(?:[-+=\s]|\d+[.)])| $/mu;
const paragraphsOf = (source) => source.trim().split("\n\n");
const isProse = (source) =>
  typeof source === "string" &&
  source.trim() !== "" &&
  paragraphsOf(source).every((text) => !markdown.test(text.split(code).map((part, at) => (at % 2 ? "code" : part)).join("")));

const drawsProse = () => ({
  wrapComponents: {
    Markdown: (Markdown, { React: { createElement } }) => (props) => {
      if (!isProse(props.source)) return createElement(Markdown, props);
      const paragraphs = paragraphsOf(props.source).map((text, key) =>
        createElement("p", { key }, ...text.split(code).map((part, at) => (at % 2 ? createElement("code", null, part) : part))),
      );
      return createElement("div", { className: [props.className, "renderedMarkdown"].join(" ").trim() }, paragraphs);
    },
  },
});
`;

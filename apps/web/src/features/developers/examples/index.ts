export { askForSecret, type ExampleAct, type ExampleScene } from "./example-scene.ts";
export { EXAMPLE_LANGUAGES, type ExampleLanguage, writeExample } from "./write-example.ts";

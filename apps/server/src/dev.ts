// What npm run dev starts: the same server, behind Vite, which tells the address to open.
import { runServer } from "./run-server.ts";
import { giveUp } from "./start/give-up.ts";
import { sayTo } from "./start/say.ts";

const say = sayTo(process.stdout);
const started = await runServer(say).catch(giveUp);
if (started)
  say("ready", started.isNew ? "nobody has an account yet: make the first" : "to answer");

export { type AppOptions, createApp } from "./app.ts";
export { type Config, readConfig, SETTING_NAMES } from "./config.ts";
export { createLog, type Log } from "./log.ts";
export { type RunningServer, type ServeOptions, startServer } from "./serve.ts";

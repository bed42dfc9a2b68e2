import { CreateTaskInput, ListTasksInput } from "@taskflow/contract";
import { expect } from "vitest";
import { createTask } from "./task/create-task.ts";
import { listTasks } from "./task/list-tasks.ts";
import { asAdmin, domainTest as test, refusalOf, signUp } from "./testing/index.ts";

const FILL = `
  create function public.fill() returns trigger language plpgsql as $$
  begin
    raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
  end $$;
  create trigger fill before insert on public.task for each row execute function public.fill()`;

test("on a full disk a write is refused as one that may be sent again, reads go on, and so do writes once there is space", async ({
  services,
  testDatabase,
}) => {
  const ada = await signUp(services);
  const { workspaceId } = ada;
  const create = () =>
    createTask(ada.ctx(), CreateTaskInput.parse({ workspaceId, title: "Water the plants" }));
  const list = () => listTasks(ada.ctx(), ListTasksInput.parse({ workspaceId }));
  await asAdmin(testDatabase, (client) => client.query(FILL));
  expect(await refusalOf(create())).toMatchObject({
    code: "busy",
    message: "The server has no space left, so nothing was saved. Try again later.",
    details: { retryAfterSeconds: 30 },
  });
  expect((await list()).items).toEqual([]);
  await asAdmin(testDatabase, (client) => client.query("drop trigger fill on public.task"));
  expect(await create()).toMatchObject({ title: "Water the plants" });
  expect((await list()).items).toHaveLength(1);
});

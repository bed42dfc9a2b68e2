import { Agent, get, type IncomingMessage } from "node:http";

/** Whose streams of which workspace. */
export interface Follower {
  readonly workspaceId: string;
  readonly accessToken: string;
}

/** Many open streams. */
export interface Followers {
  /** Does something, and answers after how many milliseconds each stream has told of it by this word. */
  readonly timeUntilTold: (word: string, act: () => Promise<unknown>) => Promise<number[]>;
  readonly close: () => void;
}

/** Opens a stream for each follower, and resolves once all of them have begun. */
export async function follow(url: string, followers: readonly Follower[]): Promise<Followers> {
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  const streams: IncomingMessage[] = [];
  for (const follower of followers) streams.push(await open(url, follower, agent));
  return {
    timeUntilTold: async (word, act) => {
      const start = performance.now();
      const told = Promise.all(streams.map((stream) => hear(stream, word)));
      await act();
      return (await told).map((at) => at - start);
    },
    close: () => {
      for (const stream of streams) stream.destroy();
      agent.destroy();
    },
  };
}

function open(
  url: string,
  { workspaceId, accessToken }: Follower,
  agent: Agent,
): Promise<IncomingMessage> {
  const input = encodeURIComponent(JSON.stringify({ workspaceId }));
  const headers = { authorization: `Bearer ${accessToken}`, accept: "text/event-stream" };
  return new Promise((resolve, reject) => {
    const request = get(
      `${url}/trpc/change.stream?input=${input}`,
      { agent, headers },
      (stream) => {
        stream.setEncoding("utf8");
        hear(stream, '"kind":"sync"').then(() => resolve(stream), reject);
      },
    );
    request.once("error", reject);
  });
}

/** Answers when a stream has said a word, which comes whole in a piece of its own. */
function hear(stream: IncomingMessage, word: string): Promise<number> {
  return new Promise((resolve) => {
    const listen = (text: string) => {
      if (!text.includes(word)) return;
      stream.off("data", listen);
      resolve(performance.now());
    };
    stream.on("data", listen);
  });
}

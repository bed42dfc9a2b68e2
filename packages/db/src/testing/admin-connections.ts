import { Client } from "pg";

/** The superuser's connections to one database: to open one costs more than most of what is done over it. */
export class AdminConnections {
  readonly #connectionString: string;
  readonly #idle = new Set<Client>();

  constructor(connectionString: string) {
    this.#connectionString = connectionString;
  }

  /** Runs statements over a connection that nobody else uses meanwhile, and on which nothing is set. */
  async use<T>(run: (client: Client) => Promise<T>): Promise<T> {
    const client = await this.#take();
    let isClean = false;
    try {
      const result = await run(client);
      // Refused within a transaction that is still open.
      isClean = await client.query("discard all").then(
        () => true,
        () => false,
      );
      return result;
    } finally {
      if (isClean) this.#idle.add(client);
      else await client.end();
    }
  }

  async end(): Promise<void> {
    await Promise.all([...this.#idle].map((client) => client.end()));
  }

  async #take(): Promise<Client> {
    const [idle] = this.#idle;
    if (idle) {
      this.#idle.delete(idle);
      return idle;
    }
    const client = new Client({ connectionString: this.#connectionString });
    // Some tests end the connections of everybody.
    client.on("error", () => {});
    client.on("end", () => this.#idle.delete(client));
    await client.connect();
    return client;
  }
}

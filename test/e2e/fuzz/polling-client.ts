const SEPARATOR = '\u001e';
const POLLED_MS = 2_000;

/** A Socket.IO client over long polling that sends whatever it is given. */
export class PollingClient {
  private constructor(private readonly address: string) {}

  /** It is in the root namespace unless `joinsRoot` is false. */
  static async connect(url: string, joins = true): Promise<PollingClient> {
    const address = `${url}/socket.io/?EIO=4&transport=polling`;
    const text = await (await fetch(address)).text();
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    const client = new PollingClient(`${address}&sid=${sid}`);
    if (!joins) return client;
    await client.send(['40']);
    await client.poll();
    return client;
  }

  /** All packets in one request; resolves to its status. */
  async send(packets: readonly string[]): Promise<number> {
    const answer = await fetch(this.address, { method: 'POST', body: packets.join(SEPARATOR) });
    await answer.arrayBuffer();
    return answer.status;
  }

  /** The packets that wait; undefined: the connection is over. */
  async poll(): Promise<string[] | undefined> {
    const answer = await fetch(this.address, { signal: AbortSignal.timeout(POLLED_MS) }).catch(() => undefined);
    if (answer === undefined) return [];
    const text = await answer.text();
    return answer.status === 200 ? text.split(SEPARATOR) : undefined;
  }

  /** All that comes until the connection is over, or nothing has come for a while. */
  async rest(): Promise<{ readonly packets: readonly string[]; readonly isOver: boolean }> {
    const packets: string[] = [];
    for (;;) {
      const polled = await this.poll();
      if (polled === undefined) return { packets, isOver: true };
      if (polled.length === 0) return { packets, isOver: false };
      packets.push(...polled);
      if (polled.includes('1')) return { packets, isOver: true };
    }
  }
}

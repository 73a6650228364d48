/**
 * Runs executions in worker threads: each stands still at a service call while the host works, waits for a lock or asks
 * a person, and others go on. A killed execution ends with its thread. One idle worker is kept warm.
 */
import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { AddOn } from './add-on';
import type { Execution } from './execution';
import { OUT_OF_TIME } from './faults';
import type { RuntimeScripts } from './guest-script';
import type { Boot, Crossing, Outcome } from './port';

/** A worker and what its messages mean to the execution it carries now. */
interface Hand {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly signal: Int32Array;
  crossed: (text: string) => void;
  ended: (outcome: Outcome) => void;
  failed: (error: unknown) => void;
}

const KILLED: Outcome = { ok: false, error: { name: 'Exception', message: OUT_OF_TIME } };
const nobody = () => undefined;

export class WorkerCarrier {
  private idle: Hand[] = [];
  private readonly busy = new Set<Hand>();
  private closed = false;

  constructor(
    private readonly scripts: RuntimeScripts,
    private readonly addOn: AddOn,
  ) {}

  /** Has a worker ready, so that the next execution starts at once. */
  warm(): void {
    if (!this.closed && this.idle.length === 0) this.idle.push(this.hire());
  }

  async run(execution: Execution, boot: Boot): Promise<Outcome> {
    const hand = this.idle.pop() ?? this.hire();
    hand.worker.ref();
    this.busy.add(hand);
    try {
      return await this.work(hand, execution, boot);
    } catch (error) {
      execution.kill(`The execution's thread failed: ${String(error)}`, 'none');
      return KILLED;
    } finally {
      this.busy.delete(hand);
      hand.crossed = hand.ended = hand.failed = nobody;
      hand.worker.unref();
      if (execution.killed === undefined && !this.closed && this.idle.length === 0) this.idle.push(hand);
      else await hand.worker.terminate();
      this.warm();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.idle, ...this.busy].map((hand) => hand.worker.terminate()));
    this.idle = [];
  }

  private hire(): Hand {
    const { port1, port2 } = new MessageChannel();
    const signal = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(this.scripts.worker, {
      eval: true,
      workerData: { guest: this.scripts.guest, scripts: this.addOn.scripts, port: port2, signal },
      transferList: [port2],
    });
    const hand: Hand = { worker, port: port1, signal, crossed: nobody, ended: nobody, failed: nobody };
    port1.on('message', (text: string) => hand.crossed(text));
    worker.on('message', (outcome: Outcome) => hand.ended(outcome));
    worker.on('error', (error) => hand.failed(error));
    worker.on('exit', () => hand.ended(KILLED));
    worker.unref();
    port1.unref();
    return hand;
  }

  private work(hand: Hand, execution: Execution, boot: Boot): Promise<Outcome> {
    let guard: NodeJS.Timeout | undefined;
    const work = new Promise<Outcome>((resolve, reject) => {
      let waiting = false;
      // Code that never calls a service is ended by the real clock; time in which a person thinks does not count.
      const watch = () => {
        guard = setTimeout(() => {
          if (waiting) {
            watch();
            return;
          }
          execution.kill(OUT_OF_TIME);
          resolve(KILLED);
        }, execution.limit);
      };
      watch();
      const answer = async (text: string) => {
        waiting = true;
        const reply = await execution.handle(JSON.parse(text) as Crossing);
        waiting = false;
        if ('killed' in reply) {
          resolve(KILLED);
          return;
        }
        hand.port.postMessage(JSON.stringify(reply));
        Atomics.store(hand.signal, 0, 1);
        Atomics.notify(hand.signal, 0);
      };
      hand.crossed = (text) => void answer(text).catch(reject);
      hand.ended = resolve;
      hand.failed = reject;
      hand.worker.postMessage({ boot, entry: execution.entry });
    });
    return work.finally(() => clearTimeout(guard));
  }
}

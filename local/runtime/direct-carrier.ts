/**
 * Runs executions on the host's own thread: nothing can be waited for, and everything is quick and repeatable. A killed
 * execution hears an error at every further call, so that nothing it does has an effect.
 */
import type { AddOn } from './add-on';
import type { Execution } from './execution';
import type { RuntimeScripts } from './guest-script';
import type { Boot, Crossing, Outcome } from './port';
import { compileRoom, runInRoom } from './room';
import type { RoomScripts } from './room';

export class DirectCarrier {
  private readonly room: RoomScripts;

  constructor(scripts: Pick<RuntimeScripts, 'guest'>, addOn: AddOn) {
    this.room = compileRoom(scripts.guest, addOn);
  }

  run(execution: Execution, boot: Boot): Outcome {
    return runInRoom(this.room, boot, execution.entry, (text) => {
      const reply = execution.handle(JSON.parse(text) as Crossing);
      if (reply instanceof Promise) throw new Error('The direct carrier cannot wait: this call needs a worker.');
      return JSON.stringify(reply);
    });
  }
}

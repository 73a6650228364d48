/** The worker's side of the worker carrier: runs rooms, and stands still at each crossing until the host has answered. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { AddOn } from './add-on';
import type { Boot, Entry } from './port';
import { compileRoom, runInRoom } from './room';

const { guest, scripts, port, signal } = workerData as {
  guest: string;
  scripts: AddOn['scripts'];
  port: MessagePort;
  signal: Int32Array;
};
const room = compileRoom(guest, { scripts });

function call(crossing: string): string {
  Atomics.store(signal, 0, 0);
  port.postMessage(crossing);
  Atomics.wait(signal, 0, 0);
  return (receiveMessageOnPort(port) as { message: string }).message;
}

parentPort?.on('message', ({ boot, entry }: { boot: Boot; entry: Entry }) => {
  parentPort?.postMessage(runInRoom(room, boot, entry, call));
});

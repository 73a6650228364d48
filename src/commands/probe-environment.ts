/** «Проверка среды»: tries what differs between accounts on a sheet of its own, and names what is not as expected. */
import type { Command } from '../command';
import { runProbes } from '../platform/probes';

export const probe: Command = {
  title: 'Проверка среды',
  run: ({ spreadsheet }) => runProbes(spreadsheet),
};

/** «Проверка среды»: tries what differs between accounts on a sheet of its own, and names what is not as expected. */
import type { Command } from '../command';
import { load, partNames } from '../parts';
import { runProbes } from '../platform/probes';

export const probe: Command = {
  title: 'Проверка среды',
  run: ({ spreadsheet }) => [...runProbes(spreadsheet), loadingOfParts()],
};

function loadingOfParts(): string {
  const failures = partNames.flatMap((name) => {
    try {
      load(name);
      return [];
    } catch (error) {
      return [`«${name}» (${error instanceof Error ? error.message : String(error)})`];
    }
  });
  return failures.length === 0
    ? `Части программы: загружаются все, ${partNames.length}.`
    : `Части программы: не загружаются ${failures.join(', ')} — сообщите об этом разработчику: установите надстройку заново.`;
}

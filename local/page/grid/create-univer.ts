/**
 * Puts Univer together from its free packages: Russian, without its own tool bars, with the page's colours.
 * The collection package `@univerjs/presets` would do the same and pull in packages under another licence.
 */
import { LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import type { ILanguagePack, PluginCtor } from '@univerjs/core';
import { FUniver } from '@univerjs/core/lib/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionalRu from '@univerjs/preset-sheets-conditional-formatting/locales/ru-RU';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreRu from '@univerjs/preset-sheets-core/locales/ru-RU';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationRu from '@univerjs/preset-sheets-data-validation/locales/ru-RU';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteRu from '@univerjs/preset-sheets-note/locales/ru-RU';
import { defaultTheme } from '@univerjs/themes';
import { hiddenMenus } from './hidden-menus';

/** Words that Univer's Russian lacks: how far it is with the formulas of a sheet. Its locales are merged by package alone. */
const russian: ILanguagePack = mergeLocales(coreRu, validationRu, conditionalRu, noteRu, {
  'sheets-formula': {
    ...(coreRu['sheets-formula'] as object),
    progress: {
      analyzing: 'Разбираем формулы',
      calculating: 'Считаем формулы',
      'array-analysis': 'Разбираем формулы массивов',
      'array-calculation': 'Считаем формулы массивов',
      done: 'Готово',
    },
  },
});

/** The page's green, light to dark, in the steps that the grid's theme wants. */
const primary = {
  50: '#eef7f4',
  100: '#d5ebe4',
  200: '#abd7ca',
  300: '#7dbfae',
  400: '#4fa290',
  500: '#2c8576',
  600: '#1f6f64',
  700: '#1a5a52',
  800: '#164842',
  900: '#113934',
};

export function createUniver(
  container: HTMLElement,
  menus: Parameters<typeof hiddenMenus>[0],
): { univer: Univer; api: FUniver } {
  const univer = new Univer({
    locale: LocaleType.RU_RU,
    locales: { [LocaleType.RU_RU]: russian },
    logLevel: LogLevel.ERROR,
    theme: { ...defaultTheme, primary },
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: true,
      toolbar: false,
      contextMenu: true,
      menu: hiddenMenus(menus),
      disableAutoFocus: true,
      formulaBar: true,
      footer: {
        sheetBar: true,
        statisticBar: false,
        menus: false,
        zoomSlider: true,
        addSheetButtonConfig: { show: false },
      },
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    }),
    // The field of a drop-down takes the focus when it is drawn: the rest of a word being typed in the cell would land there.
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false, showSearchOnDropdown: false }),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsNotePreset(),
  ];
  // A later preset's options for a plugin stand over an earlier one's.
  const plugins = new Map<string, readonly unknown[]>();
  for (const preset of presets) {
    for (const entry of preset.plugins) {
      const [plugin, options]: readonly [PluginCtor, unknown?] = Array.isArray(entry) ? entry : [entry];
      plugins.set(plugin.pluginName, [plugin, options]);
    }
  }
  for (const [plugin, options] of plugins.values()) univer.registerPlugin(plugin as never, options as never);
  return { univer, api: FUniver.newAPI(univer) };
}

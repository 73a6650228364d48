/** One text kept with the document outside its sheets. A value may hold 9 KB; no personal data goes here. */

/** Well under the 9 KB a value may have; the texts kept here are mostly ASCII. */
const longest = 4000;

/** Keeps the text; false where it is too long or there is no such store, and nothing was kept. */
export function keepProperty(name: string, value: string): boolean {
  const store = properties();
  if (!store || value.length > longest) return false;
  store.setProperty(name, value);
  return true;
}

export function keptProperty(name: string): string | null {
  return properties()?.getProperty(name) ?? null;
}

/** Changes the kept texts that `change` gives back otherwise: one call to read them all, one for each that changes. */
export function changeProperties(change: (text: string) => string): void {
  const store = properties();
  for (const [name, value] of Object.entries(store?.getProperties() ?? {})) {
    const changed = change(value);
    if (changed !== value) store?.setProperty(name, changed);
  }
}

/** Outside a document there are no document properties. */
function properties(): GoogleAppsScript.Properties.Properties | null {
  return PropertiesService.getDocumentProperties();
}

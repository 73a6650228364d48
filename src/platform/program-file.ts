/** Files of the project that hold a part of the program. */

/** The script in the file. It stands in an element `script`, so that Google's editor shows it as what it is. */
export function programFile(name: string): string {
  const text = HtmlService.createTemplateFromFile(`parts/${name}`).getRawContent();
  return text.slice(text.indexOf('>') + 1, text.lastIndexOf('</script>'));
}

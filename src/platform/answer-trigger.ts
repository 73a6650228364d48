/** The run that comes when somebody sends a form: a hint that there is something to collect, nothing more. */

/** Makes the trigger of this account the only one of the function. */
export function listenForAnswers(functionName: string): void {
  const old = own(functionName);
  ScriptApp.newTrigger(functionName).forSpreadsheet(SpreadsheetApp.getActive()).onFormSubmit().create();
  for (const trigger of old) ScriptApp.deleteTrigger(trigger);
}

/** Takes away this account's triggers of the function. */
export function stopListening(functionName: string): void {
  for (const trigger of own(functionName)) ScriptApp.deleteTrigger(trigger);
}

function own(functionName: string): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === functionName);
}

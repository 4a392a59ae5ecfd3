// What a spreadsheet would run as a formula; whoever writes a table or reads one of ours keeps to it.

/** Signs of full width are taken for the others by some; white space is passed over, a line end too. */
const START = /^[=+\-@\t\r\n＝＋－＠]/;

/** True for a text that begins as a formula does: isFormula('=1+1') and isFormula('\t=1'), not isFormula('a=1'). */
export function isFormula(text: string): boolean {
  return START.test(text);
}

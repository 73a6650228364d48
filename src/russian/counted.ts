/** Russian needs three forms of a counted word: «1 место», «3 места», «5 мест». */
export function counted(count: number, one: string, few: string, many: string): string {
  const tens = Math.floor(count / 10) % 10;
  const ones = count % 10;
  if (tens !== 1 && ones === 1) return `${count} ${one}`;
  return tens !== 1 && ones >= 2 && ones <= 4 ? `${count} ${few}` : `${count} ${many}`;
}

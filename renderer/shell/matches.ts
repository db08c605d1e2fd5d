/** Does every word that was typed occur? Full-width letters and case do not matter. */
export function matches(typed: string, text: string): boolean {
  const plain = (of: string) => of.normalize('NFKC').toLowerCase()
  const within = plain(text)
  return plain(typed)
    .split(/\s+/)
    .every((word) => within.includes(word))
}

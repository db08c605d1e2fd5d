/** Too long for one line of a tile's large type: more than six Chinese characters, or twelve Latin ones. */
export const isLong = (text: string): boolean =>
  [...text].reduce((width, char) => width + (char > '\u2e7f' ? 2 : 1), 0) > 12

/** The shape of a dictionary with its texts left open: the other language has to have every key of it, and no other. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }

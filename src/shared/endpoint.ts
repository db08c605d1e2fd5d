import * as z from 'zod'

/** Where one can connect to, with what identifies the device behind it. Two endpoints with one `path` are the same place. */
export const EndpointId = z.object({
  kind: z.enum(['serial', 'tcp', 'simulated']),
  /** A tty or COM path, `tcp://host:port`, or `sim:<scenario>`. */
  path: z.string().min(1).max(1024),
  usb: z
    .object({
      vendorId: z.string(),
      productId: z.string(),
      serial: z.string().optional(),
      interface: z.number().int().optional(),
      port: z.string().optional(),
    })
    .optional(),
  /** Bits a second, for serial endpoints. */
  baudRate: z.number().int().min(300).max(4_000_000).optional(),
})
export type EndpointId = z.infer<typeof EndpointId>

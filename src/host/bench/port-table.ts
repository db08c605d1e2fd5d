/**
 * USB products whose AT port is known, by the interface it stands on. A port is opened unasked only when it is in here.
 *
 * Source of all rows: ModemManager's udev rules `src/plugins/{quectel,simtech,fibocom,gosuncn}/77-mm-*-port-types.rules`, where the
 * interface is marked AT_PRIMARY. An id shared by several makers (Unisoc 1782) counts by vendor and product together.
 */
export const MODEM_PORTS: readonly {
  readonly vendorId: string
  readonly productId: string
  readonly interface: number
  readonly name: string
}[] = [
  { vendorId: '2c7c', productId: '0121', interface: 2, name: 'Quectel EC21' },
  { vendorId: '2c7c', productId: '0125', interface: 2, name: 'Quectel EC25, EG25' },
  { vendorId: '2c7c', productId: '0191', interface: 2, name: 'Quectel EG91' },
  { vendorId: '2c7c', productId: '0195', interface: 2, name: 'Quectel EG95' },
  { vendorId: '2c7c', productId: '0296', interface: 2, name: 'Quectel BG96' },
  { vendorId: '2c7c', productId: '0306', interface: 2, name: 'Quectel EG06' },
  { vendorId: '2c7c', productId: '0512', interface: 2, name: 'Quectel EG12' },
  { vendorId: '2c7c', productId: '0800', interface: 2, name: 'Quectel RM500' },
  { vendorId: '1e0e', productId: '9001', interface: 2, name: 'SIMCom SIM7000, SIM7100, SIM7600' },
  { vendorId: '1e0e', productId: '9011', interface: 4, name: 'SIMCom A7600' },
  { vendorId: '1e0e', productId: '9205', interface: 2, name: 'SIMCom SIM7070, SIM7080, SIM7090' },
  { vendorId: '1e0e', productId: '9206', interface: 2, name: 'SIMCom SIM7070, SIM7080, SIM7090' },
  { vendorId: '2cb7', productId: '0104', interface: 1, name: 'Fibocom FM150, NL678' },
  { vendorId: '2cb7', productId: '01a0', interface: 2, name: 'Fibocom NL668' },
  { vendorId: '2cb7', productId: '0106', interface: 1, name: 'Fibocom MA510' },
  { vendorId: '2cb7', productId: '010a', interface: 0, name: 'Fibocom MA510' },
  { vendorId: '1782', productId: '4d10', interface: 0, name: 'Fibocom L610' },
  { vendorId: '1782', productId: '4d11', interface: 2, name: 'Fibocom L610' },
  { vendorId: '305a', productId: '1405', interface: 1, name: 'Gosuncn GM800' },
]

/**
 * USB ids of payment terminals themselves. Their ports speak loader and till protocols, never AT: they are neither opened nor
 * offered; only a person who types the path opens one. Source: the ids that public till integrations for these makers use.
 */
export const PAYMENT_TERMINALS: readonly {
  readonly vendorId: string
  readonly productId?: string
  readonly name: string
}[] = [
  { vendorId: '1234', productId: '0101', name: 'PAX' },
  { vendorId: '2fb8', name: 'PAX' },
  { vendorId: '9908', productId: '9030', name: 'PAX' },
  { vendorId: '079b', productId: '0028', name: 'Ingenico' },
  { vendorId: '079b', productId: '0029', name: 'Ingenico' },
  { vendorId: '0b00', name: 'Ingenico' },
  { vendorId: '11ca', name: 'Verifone' },
  { vendorId: '193a', productId: '1000', name: 'Verifone' },
  { vendorId: '0ca6', name: 'Castles' },
]

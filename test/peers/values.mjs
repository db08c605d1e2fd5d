/**
 * Two terminals that differ in everything a peer can report. Made up: they have the right form and belong to nobody. The operator is the
 * network the card goes to.
 */
export const SETS = {
  A: {
    imei: '861107030000013',
    iccid: '89860426000000000015',
    imsi: '460041234500001',
    apn: 'cmiot',
    operator: 'CHINA MOBILE',
    plmn: '46000',
    sms: { to: '+8613800138000', text: 'first set calling' },
  },
  B: {
    imei: '861107030000021',
    iccid: '89860126000000000026',
    imsi: '460069876543210',
    apn: '3gnet',
    operator: 'CHN-UNICOM',
    plmn: '46001',
    sms: { to: '+8613900139000', text: 'and now the second one' },
  },
}

/** What each rule of diagnosis says: in short, what was seen, what to do. Parts between bars are left out where a figure is missing. */
export const findings = {
  confidence: { high: '把握大', medium: '把握中', low: '把握小' },
  seen: '看到',
  todo: '怎么办',
  named: '{{state}}：{{title}}',
  nth: '诊断结论 {{n}}/{{total}}',
  rule: {
    simAbsent: {
      title: '未检测到 SIM 卡',
      seen: '通信模块没有识别到卡',
      todo: '关机后重新装卡：看缺角方向，推到底；确认不在 PSAM 卡槽',
    },
    simPin: {
      title: '需输入 SIM 卡 PIN 码',
      seen: '卡启用了 SIM 卡 PIN 码|，还可试 {{triesLeft}} 次',
      todo: '向供卡方索取 SIM 卡 PIN 码；不要猜',
    },
    simPuk: {
      title: '需 PUK 码解锁',
      seen: 'SIM 卡 PIN 码已连续输错|，PUK 码还可试 {{triesLeft}} 次',
      todo: '向运营商索取 PUK 码，或换卡',
    },
    simDead: {
      title: 'SIM 卡已锁死',
      seen: 'PUK 码次数已用完，这张卡无法再解锁',
      todo: '换卡',
    },
    simBlocked: {
      title: '终端锁卡或已锁网',
      seen: '终端不接受这张卡',
      todo: '联系收单机构核对终端允许的运营商；本工位不解锁终端',
    },
    simError: {
      title: 'SIM 卡读取失败',
      seen: '卡在，但读不出内容',
      todo: '关机后清洁触点并重新装卡；仍然失败则换卡',
    },
    registrationDenied: {
      title: '注册被拒',
      seen: '网络拒绝注册：{{denial}}| · 拒绝原因 {{cause}}',
      todo: '{{denialTodo}}',
    },
    emergencyOnly: {
      title: '仅限紧急呼叫',
      seen: '网络不接受此卡|：{{denial}}| · 拒绝原因 {{cause}}',
      todo: '{{denialTodo}}',
    },
    searching: { title: '正在搜网', seen: 'SIM 卡正常，还没有注册到网络', todo: '等待 30 秒；仍不行则看信号和天线' },
    notRegistered: {
      title: '未注册',
      seen: 'SIM 卡正常，通信模块没有在搜网',
      todo: '检查终端的飞行模式和移动网络开关，再重启终端',
    },
    weakSignal: {
      title: '信号偏弱',
      seen: '{{figure}} {{dbm}} dBm，低于下限 {{thresholdDbm}} dBm',
      todo: '换个位置再看；仍然偏弱则检查天线',
    },
    noApn: {
      title: '没有设置 APN',
      seen: '已注册，终端里没有 APN',
      todo: '向供卡方索取这张卡的 APN，在终端上填写',
    },
    noAddress: {
      title: '未获取 IP 地址',
      seen: '已注册，数据连接没有建立|；APN {{apn}}',
      todo: '核对 APN 是否是这张卡要求的，再看流量和停机状态',
    },
  },
  denial: {
    cardInvalid: { title: '网络不认识这张卡，或鉴权失败', todo: '向发卡运营商核对卡状态：是否已激活、已销户' },
    imeiBinding: { title: '机卡绑定，或本机不被允许', todo: '向供卡方申请机卡重绑；本工位不更改 IMEI' },
    suspended: { title: '停机、欠费或没有数据业务', todo: '向供卡方核对停机原因，复机或换卡' },
    region: { title: '此处或此网络不允许使用', todo: '向供卡方核对使用区域；换一个位置再试' },
    apn: { title: 'APN 错误、缺失或未订购', todo: '向供卡方索取正确的 APN' },
    network: { title: '网络故障或拥塞', todo: '等待几分钟再读取' },
    unknown: { title: '网络没有给出原因', todo: '等待 1 分钟再读取；仍不行则转售后' },
  },
} as const

/**
 * 示例。Written by us so that there is something to look at and to practise; not a rule of any mine. Each post's own people
 * put their own words in their place.
 */
export const exampleTexts = [
  {
    post: '采煤机司机',
    description:
      '我是采煤机司机，负责本班割煤和采煤机的日常检查。\n开机前我检查截齿、滚筒、喷雾、电缆和急停，确认前后五米没有人。\n我这里最怕的是片帮、机器突然动和瓦斯超限。\n出事了我先按急停、闭锁，再报告，从进风巷撤人。',
    statements: [
      {
        object: '顶板和煤壁',
        sentence: '【顶板】完好，煤壁没有片帮，支架接顶严实，确认完毕',
        avoid: '头顶有活矸还往前走',
      },
      { object: '瓦斯便携仪', sentence: '瓦斯浓度不到【1.0%】，仪器正常，确认完毕', avoid: '没看仪器就送电' },
      { object: '急停按钮', sentence: '【急停】灵敏，闭锁可靠，确认完毕', avoid: '带着故障的急停开机' },
      { object: '滚筒和截齿', sentence: '【截齿】齐全不松，滚筒转动灵活，确认完毕', avoid: '没有闭锁就伸手换截齿' },
      { object: '喷雾', sentence: '【喷雾】打开，水压够，雾成形，确认完毕', avoid: '不开喷雾就割煤' },
      { object: '前后人员', sentence: '前后【五米】没有人，已经发出信号，确认完毕', avoid: '不发信号就启动' },
    ],
  },
  {
    post: '皮带机司机',
    description:
      '我是皮带机司机，负责这部皮带的开停、看护和保护试验。\n开机前我试跑偏、堆煤、急停几样保护，听清信号再开。\n我这里最怕的是卷人、着火和断带。\n冒烟了我先停机断电，用沙子或灭火器，往进风一边站。',
    statements: [
      { object: '沿线急停', sentence: '沿线【急停】拉线灵活，试验可靠，确认完毕', avoid: '甩掉急停开皮带' },
      { object: '跑偏保护', sentence: '【跑偏】保护动作正常，皮带在中间，确认完毕', avoid: '用脚蹬跑偏的皮带' },
      { object: '堆煤保护', sentence: '【堆煤】保护灵敏，机头没有积煤，确认完毕', avoid: '把探头绑起来不让动作' },
      { object: '机头灭火器', sentence: '【灭火器】压力正常，沙箱是满的，确认完毕', avoid: '灭火器前面堆东西' },
      { object: '护栏和护罩', sentence: '【护罩】齐全牢固，转动的地方没有露出来，确认完毕', avoid: '皮带转着就清煤' },
      { object: '开机信号', sentence: '【信号】听清，对方已经回应，可以开机，确认完毕', avoid: '没听清信号就点启动' },
    ],
  },
  {
    post: '井下电钳工',
    description:
      '我是井下电钳工，负责所管设备的检修和停送电。\n干活前我先停电、验电、放电、挂牌，谁停电谁送电。\n我这里最怕的是触电、带电作业引起的火花和误送电。\n有人触电我先断电，再救人，马上报告。',
    statements: [
      { object: '瓦斯便携仪', sentence: '检修地点【瓦斯】不超限，可以作业，确认完毕', avoid: '不测瓦斯就打开盖子' },
      { object: '上级开关', sentence: '上级开关已经【停电】，闭锁好，牌子挂上，确认完毕', avoid: '打个电话就算停了电' },
      { object: '验电笔', sentence: '三相都【验电】，没有电，确认完毕', avoid: '用手背去试有没有电' },
      { object: '放电线', sentence: '对地【放电】完毕，余电放净，确认完毕', avoid: '停了电马上就摸' },
      { object: '隔爆面', sentence: '【隔爆面】干净没有锈，螺丝齐全压平，确认完毕', avoid: '少上一个螺丝就送电' },
      { object: '现场人员', sentence: '工具清点齐，人员【撤到】安全地方，可以送电，确认完毕', avoid: '不打招呼就送电' },
    ],
  },
] as const

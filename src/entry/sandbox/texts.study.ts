/** What the sample branch has to read; our own words, each marked as an example. */
export const sampleMaterials = [
  {
    name: 'roof',
    kind: 'standard',
    title: '示例：敲帮问顶，三句话记牢',
    purpose: '开工前自己会看顶、会问顶',
    subject: '顶板',
    body: '一人敲，一人看，敲的人站在护好的地方，退路先留好。\n从外往里、先顶后帮，声音发闷发空的地方先处理再干活。\n处理不了的，先撤人、设警标，马上报告，不将就。',
    stem: '敲帮问顶时声音发空，又处理不了，下一步怎么做？',
    options: ['先干完手上的活', '撤人、设警标并报告', '换个地方接着敲', '等下一班来处理'],
    answer: 'B',
    explanation: '处理不了就不能有人在下面。先让人离开，再把危险告诉大家。',
  },
  {
    name: 'rescuer',
    kind: 'standard',
    title: '示例：自救器，会戴才算带了',
    purpose: '三十秒内戴好自救器',
    subject: '煤矿安全基础',
    body: '下井前看一眼：封条在、压力够、不过期，挂在伸手够得着的地方。\n戴的时候先咬口具、再夹鼻夹，用嘴呼吸；发热是它在工作，别摘。\n走得要稳不要跑，跑起来喘不上气。',
    stem: '戴着自救器撤离，觉得吸进的气发热，应当怎么做？',
    options: ['摘下来凉一凉', '继续戴着稳步走', '松开鼻夹换口气', '跑快一点早点出去'],
    answer: 'B',
    explanation: '生氧的药剂会放热，发热说明它在供氧。摘下来吸进去的就是有害的气。',
  },
] as const

/** 支委会 of tomorrow: what a newcomer finds planned. */
export const sampleMeeting = {
  time: '15:40',
  subject: '示例：听听群众的困难，商量下月的安全活动',
  place: '队部会议室',
  agenda: ['上次定的事办得怎么样', '本月学习和考试，谁需要帮一把', '下月的安全活动，谁牵头'],
}

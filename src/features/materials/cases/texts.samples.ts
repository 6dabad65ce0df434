import type { CaseContent } from './write.ts'

type Sample = Omit<CaseContent, 'pictures'> & { name: string }

const source = '自编示例，不是真实事故，人和矿都是虚构的'

/** 示例案例。Made up, to show how one is written; none of it happened. */
export const samples: readonly Sample[] = [
  {
    name: 'roof',
    kind: 'roof',
    posts: ['采煤机司机', '支架工'],
    title: '没敲帮问顶就进了架间，掉下一块矸石',
    happened: '某年冬天，夜班',
    place: '某矿综采工作面',
    story:
      '割完一刀，两名工人急着清理架间浮煤，没有先敲帮问顶。支架没有及时移到位，顶板露出一截空档，一块矸石掉下来，砸伤了一名工人的肩膀。',
    causes: '移架不及时，空顶的地方没有临时护住；进架间以前没有敲帮问顶；旁边的人看见了没有叫停。',
    lessons: '不管多急，先看顶、再敲、再进人。看见别人没敲就进，叫住他是帮他。',
    environment: '刚割过煤、支架没跟上的地方，顶板最容易掉',
    equipment: '移架跟着煤机走，护帮板、前梁接上顶，再让人进去',
    response: '听见响、看见掉渣，先退到支架下面，喊人，再报告；人受伤先看四周顶板，再去救',
    basis: '《煤矿安全规程》采掘一章（以现行版本为准）',
    source,
  },
  {
    name: 'transport',
    kind: 'transport',
    posts: [],
    title: '跨皮带图近路，被带倒在机尾',
    happened: '某年夏天，早班',
    place: '某矿运输顺槽',
    story:
      '一名工人要到皮带另一侧取工具，过桥离得远，就从运转的皮带上跨过去，脚下一滑被带倒。同班的人拉了急停，人只擦伤。',
    causes: '图近不走过桥；拉线急停的地方堆了杂物，第一下没拉着。',
    lessons: '皮带不停不跨，过桥再远也走过桥。急停拉线跟前一样东西也不能放。',
    environment: '顺槽窄、湿、滑，皮带一带就是一串人站不住',
    equipment: '班前试一次急停，拉线、过桥、护栏缺一样不开机',
    response: '有人被带倒，先拉急停，再喊停机，停稳了再救人',
    basis: '《煤矿安全规程》运输一章（以现行版本为准）',
    source,
  },
  {
    name: 'gas',
    kind: 'gas',
    posts: [],
    title: '风筒脱了口，差点没人知道',
    happened: '某年春天，中班',
    place: '某矿掘进工作面',
    story:
      '搬运材料时把风筒接口碰脱，工作面风量一下子变小。传感器报警后，班组长立即断电撤人，通风队接好风筒、测过瓦斯才复工，没有人受伤。',
    causes: '材料堆得离风筒太近；碰脱以后没有马上报告，以为风还够。',
    lessons: '碰了风筒就是大事，先停、先撤、先报，别自己接上就算。',
    environment: '掘进头全靠风筒，风一小，瓦斯就往上涨',
    equipment: '便携仪别关、别捂，风筒接口每班看一遍',
    response: '一报警就断电、撤到进风侧、报调度；没测过瓦斯谁也不进',
    basis: '《煤矿安全规程》通风一章（以现行版本为准）',
    source,
  },
  {
    name: 'electrical',
    kind: 'electrical',
    posts: ['电工', '机电维修工'],
    title: '没验电就动手，开关里还有电',
    happened: '某年秋天，检修班',
    place: '某矿采区变电所',
    story:
      '检修一台开关，停了上一级，没有验电、放电，也没有挂牌，直接打开接线腔。电容里还有余电，工人的手被打了一下，没有大伤。',
    causes: '停电、验电、放电、挂牌四步少了三步；一个人干活，没有人监护。',
    lessons: '停了不等于没电。验过、放过、挂上牌，才算能动手。',
    environment: '井下潮，余电也能要命，还可能打出火花',
    equipment: '验电器先在有电的地方试过再用；开盖前看一眼瓦斯',
    response: '有人触电先断电，不能用手拉人；断不了电用干木棒挑开',
    basis: '《煤矿安全规程》电气一章（以现行版本为准）',
    source,
  },
]

/** @jsxImportSource hono/jsx */
import { page } from '../../src/domain/access/page.ts'
import { defineFeature } from '../../src/platform/feature.ts'
import { goTo, notFound, show, showAgain } from '../../src/platform/pages/reply.ts'
import { Badge } from '../../src/web/badge.tsx'
import { Act, LinkButton, Row } from '../../src/web/button.tsx'
import { Checks, Field, FileField, Filters, Form, Select, TextArea } from '../../src/web/form.tsx'
import { Empty, Facts, Section } from '../../src/web/section.tsx'
import { Pager, Table } from '../../src/web/table.tsx'
import { When } from '../../src/web/when.tsx'

const long = '综采一队党支部采煤一班的每一位职工都要在班前会上把今天的风险点说一遍'

/** Every part of the kit on one page, with a form that says what it got. */
const drawn = (now: Date, once: string, wrong?: string) => (
  <>
    <Section title="几项事实" note="一行轻声的说明" aside={<LinkButton to="/specimen" text="去别处" />}>
      <Facts
        of={[
          ['姓名', '王建国'],
          ['时间', <When at={now} now={now} />],
          ['状态', <Badge text="待审批" tone="warn" />],
        ]}
      />
    </Section>
    <Section title="一张表">
      <Filters to="/specimen">
        <Field label="找谁" name="who" scope="filter" />
        <Select
          label="状态"
          name="state"
          scope="filter"
          options={[
            ['a', '全部'],
            ['b', '待办'],
          ]}
          value="a"
        />
      </Filters>
      <Table
        label="一张表"
        head={['时间', '内容', '状态', '']}
        rows={[
          [<When at={now} now={now} />, long, <Badge text="好" tone="good" />, <LinkButton to="/specimen" text="看" />],
          [<When at={now} now={now} />, '', <Badge text="不好" tone="bad" />, <Badge text="在办" tone="info" />],
          ['', 'x'.repeat(120), <Badge text="静" />, ''],
        ]}
        empty="没有"
      />
      <Pager newer="/specimen?page=1" older="/specimen?page=3" />
    </Section>
    <Section title="空的">
      <Empty text="这里还没有东西，去建一个吧">
        <LinkButton to="/specimen" text="建一个" look="main" />
      </Empty>
    </Section>
    <Section title="一张表单">
      <Form to="/specimen/send" once={once} files>
        <Field label="地点" name="place" required hint="写到巷道" error={wrong} />
        <TextArea label="情况" name="what" />
        <Select
          label="班次"
          name="shift"
          options={[
            ['early', '早班'],
            ['late', '晚班'],
          ]}
        />
        <Checks
          legend="谁知道"
          name="knows"
          options={[
            ['a', '班长'],
            ['b', '安全员'],
          ]}
          chosen={['b']}
        />
        <Checks
          legend="急不急"
          name="soon"
          options={[
            ['y', '急'],
            ['n', '不急'],
          ]}
          one
        />
        <FileField label="照片" name="photo" accept="image/*" />
      </Form>
    </Section>
    <Section title="按钮">
      <Row>
        <Act to="/specimen/act" text="做了" look="main" />
        <Act to="/specimen/act" text="换个做法" />
        <Act to="/specimen/act" text="作废" look="danger" sure="作废以后找不回来。" fields={{ why: '试试' }} />
      </Row>
    </Section>
  </>
)

export const specimen = (got: Record<string, unknown>[] = []) =>
  defineFeature({
    name: 'specimen',
    pages: [
      page({
        ...{ method: 'GET', path: '/specimen', act: 'home.view', menu: { label: '样张', about: '每一种部件' } },
        run: async (world) => show('样张', drawn(world.clock.now(), world.ids.next())),
      }),
      page({
        ...{ method: 'POST', path: '/specimen/send', act: 'home.view' },
        run: async (world, { form, once }) => {
          if (form.text('place') === '')
            return showAgain('样张', drawn(world.clock.now(), once, '请写地点'), '地点没有写')
          if (form.text('place') === 'boom') throw new Error('the specimen fails')
          const photo = form.file('photo')
          got.push({ place: form.text('place'), knows: form.texts('knows'), photo: photo?.bytes.length ?? 0, once })
          return goTo('/specimen', `记下了：${form.text('place')}`)
        },
      }),
      page({
        ...{ method: 'POST', path: '/specimen/act', act: 'home.view' },
        run: async (_, { form }) => goTo('/home', form.text('why') || '做了', 'info'),
      }),
      page({
        ...{ method: 'GET', path: '/specimen/grave', act: 'home.view', stepUp: true },
        run: async () => show('要紧的事', <Act to="/specimen/grave/do" text="做" />),
      }),
      page({
        ...{ method: 'POST', path: '/specimen/grave/do', act: 'home.view', stepUp: true },
        run: async () => goTo('/specimen/grave', '要紧的事做了'),
      }),
      page({ ...{ method: 'GET', path: '/specimen/:id', act: 'home.view' }, run: async () => notFound }),
      page({
        ...{ method: 'GET', path: '/letters-of-others', act: 'letters.view', menu: { label: '信', about: '管理员的' } },
        run: async () => show('信', <p>信</p>),
      }),
    ],
  })

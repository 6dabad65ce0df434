import { describe, expect, test } from 'vitest'
import { readBankText } from './read-text.ts'

const refused = (text: string) => {
  const read = readBankText(text)
  return read.ok ? 'read' : read.reason
}

describe('读不了的，说得出为什么', () => {
  test.each<[string, string, RegExp]>([
    ['空的', '  \n ', /空的/],
    ['坏的 JSON', '[{"题目": "甲",}]', /JSON/],
    ['没有题的 JSON', '{"a":[1,2]}', /没有找到题目的列表/],
    ['一万层的 JSON', '['.repeat(10_000) + ']'.repeat(10_000), /太多层/],
    ['带声明的 XML', '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>', /DTD/],
    ['一万层的 XML', `<quiz>${'<a>'.repeat(10_000)}`, /太多层/],
    ['不是题库的 XML', '<?xml version="1.0"?><urls><url/></urls>', /Moodle/],
    ['太长的', '题'.repeat(6 * 1024 * 1024), /拆成几个/],
  ])('%s', (_, text, why) => expect(refused(text)).toMatch(why))
})

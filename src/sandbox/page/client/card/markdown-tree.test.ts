import { describe, expect, test } from 'vitest'
import { plain } from '../../../../../cards/kit/card.ts'
import { type MarkdownNode, parseMarkdown } from './markdown-tree.ts'

/** The tree in one line: tags as `(tag:value …)`. */
const spell = (nodes: readonly MarkdownNode[]): string =>
  nodes
    .map((n) =>
      typeof n === 'string'
        ? n
        : `(${n.tag}${n.value && `:${n.value}`}${n.children.length ? ' ' : ''}${spell(n.children)})`,
    )
    .join('')
const tree = (content: string) => spell(parseMarkdown(content))

describe('卡片里的 markdown', () => {
  test('飞书自己的标签', () => {
    expect(tree("<font color='green'>已答 **3**/36</font>")).toBe('(p (font:green 已答 (strong 3)/36))')
    expect(tree("<text_tag color='blue'>单选</text_tag><at id=ou_1></at>")).toBe('(p (text_tag:blue 单选)(at:ou_1))')
    expect(tree('一<br>二\n三')).toBe('(p 一(br)二(br)三)')
  })
  test('人、时间、链接、数字、原样', () => {
    expect(tree("<person id='ou_1' show_name=true></person>")).toBe('(p (person:ou_1))')
    expect(tree("<local_datetime millisecond='1795485600000'></local_datetime>")).toBe(
      '(p (local_datetime:1795485600000))',
    )
    expect(tree('<link url="https://a.example/x?y=1">看</link><a href=\'https://b.example\'>乙</a>')).toBe(
      '(p (link:https://a.example/x?y=1 看)(a:https://b.example 乙))',
    )
    expect(tree("<number_tag background_color='blue'>1</number_tag><raw>**不加粗**</raw><hr>")).toBe(
      '(p (number_tag:blue 1)**不加粗**(hr))',
    )
    expect(tree('![巷道](img_v3_1)')).toBe('(p (img:img_v3_1 巷道))')
  })
  test('别的标签都只是字', () => {
    expect(tree('<img src=x onerror=alert(1)>')).toBe('(p <img src=x onerror=alert(1)>)')
    expect(tree('<script>alert(1)</script>')).toBe('(p <script>alert(1)</script>)')
    expect(tree('<b>粗</b> <at id=all>')).toBe('(p <b>粗</b> <at id=all>)')
  })
  test('没有配对的标签不会弄乱后面', () => {
    expect(tree('</font>一 **二 <font color=red>三** 四</font> 五')).toBe('(p 一 (strong 二 (font:red 三)) 四 五)')
  })
  test('转义过的字原样出现', () => {
    const nasty = '1. *粗* <at id=all></at> [链接](http://x) `码` & | # ~~删~~'
    expect(tree(plain(nasty))).toBe(`(p ${nasty})`)
  })
  test('链接只认 http，脚本地址只是字', () => {
    expect(tree('[看](https://a.example/x)')).toBe('(p (a:https://a.example/x 看))')
    expect(tree('[看](javascript:alert(1))')).toBe('(p [看](javascript:alert(1)))')
  })
})

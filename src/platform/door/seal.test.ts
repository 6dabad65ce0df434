import { describe, expect, test } from 'vitest'
import { nodeCipher } from '../../entry/node-cipher.ts'
import { webCipher } from './cipher.ts'
import { sameText, signatureOf, unseal } from './seal.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe.each([
  ['Web Crypto', webCipher],
  ['node:crypto', nodeCipher],
])('%s', (_, cipher) => {
  test('打开飞书文档里的密文', async () => {
    expect(await unseal(cipher, 'test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world')
  })

  test('打开 SDK 单测里的校验请求', async () => {
    const sealed =
      'tT1xP+ovuc0T3b/rnZX3ax76exqAn0ANQ6/U45GcciC0mgNBc8JtvqOJGNAPMKpgRs2dVU1NYk9VDeqS8T4SYtU0hzNU54aS84WnxvZ3VFfDcy/RyABlNqlUiGyLDzFI0yxdCMT4KR/YEQXlt6nZi50KwRlZ+A75r645KesZuLMljezYyY8VeeXEVjPw35+e'
    expect(JSON.parse(await unseal(cipher, 'mazhe.nerd', sealed))).toEqual({
      challenge: '5634b122-c042-4634-bc7f-b07a3c3e77ad',
      token: 'iRdCP2WwXNBXRM3mGLqhrgch3cn0gbT6',
      type: 'url_verification',
    })
  })

  test('签名按原始字节算，多一个空格就是另一个签名', async () => {
    const sign = (body: string) => signatureOf(cipher, 'test key', '1700000000', 'n0nce-abc', bytes(body))
    expect(await sign('{"encrypt":"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}')).toBe(
      '4d9d6338a0304c975c83490d8f142180eebb518e3cd474d877344acaa9492684',
    )
    expect(await sign('{"encrypt": "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}')).toBe(
      'a0ff2f299c25e6125bfbe7d07589dfb27020ea3aae9b4eeaf891709206307ab8',
    )
  })

  test.each(['AAAA', '', '====', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzgh', '!!!!'])(
    '打不开 «%s» 就抛错，不崩',
    async (sealed) => {
      await expect((async () => unseal(cipher, 'test key', sealed))()).rejects.toThrow()
    },
  )
})

test('比较不看哪里不同，只看是否相同', () => {
  expect([sameText('abc', 'abc'), sameText('abc', 'abd'), sameText('abc', 'ab')]).toEqual([true, false, false])
})

import { describe, expect, it } from 'vitest'
import { en } from './en/index.ts'
import { placeholders } from './fill.ts'
import { zhCN } from './zh-CN/index.ts'

/** Every text of a dictionary with its path. */
function texts(dictionary: object, path = ''): [string, string][] {
  return Object.entries(dictionary).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : texts(value as object, `${path}${key}.`),
  )
}

const chinese = new Map(texts(zhCN))
const english = new Map(texts(en))

describe('the two dictionaries', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('have a text for each of them', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  it('fill the same placeholders', () => {
    const differing = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it('leave no Chinese in English but the names of the languages', () => {
    const names = ['shell.foot.switchTo', 'settings.languages.zh-CN']
    const left = [...english].filter(([key, text]) => /\p{Script=Han}/u.test(text) && !names.includes(key))
    expect(left).toEqual([])
  })

  it('follow the style rules of Chinese texts: full-width punctuation, nothing shouted, nobody addressed as 您', () => {
    // An address is typed with its own colon.
    const plain = (text: string) => text.replace(/\{\{\w+\}\}|主机:端口/g, '')
    const wrong = [...chinese].filter(([, text]) => /[!！]|您|\p{Script=Han}[,;:?()]/u.test(plain(text)))
    expect(wrong).toEqual([])
  })
})

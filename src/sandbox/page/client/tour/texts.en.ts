import type { zh } from './texts.ts'

export const en = {
  label: 'Tour',
  of: (n: number, all: number) => `${n} / ${all}`,
  leave: 'Leave the tour',
  steps: {
    welcome: {
      title: 'The daily question in three minutes',
      body: 'The bot here is real, people and questions are samples. You play the people of a branch; nothing can go wrong.',
      go: 'Begin',
    },
    asked: {
      title: 'Wait for today’s question',
      body: 'It comes into the branch’s group at 7:23. Wait a moment, or move the clock.',
      go: 'To the next job',
    },
    click: {
      title: 'You are a worker: choose an answer',
      body: 'Press your answer on the group’s card. Only you see whether it is right; the group sees one number grow.',
      go: 'Be a worker',
    },
    write: {
      title: 'Be somebody else and answer in words',
      body: 'Mention the bot in the group, write an answer such as A, and send.',
      go: 'Be another, and write the @ for me',
    },
    count: {
      title: 'See the number, then the verdict',
      body: 'The card’s “已答” has grown: no names, no answers. Open the chat with the bot, the verdict is there.',
      go: 'Open that chat',
    },
    close: {
      title: 'Close the day',
      body: 'At 20:17 the card turns into answer, explanation and distribution; who has not answered gets a second chance in private.',
      go: 'To the closing',
    },
    done: {
      title: 'That is a day',
      body: 'Every answer went into the ledger, see the right column. The ? at the top left begins the tour again.',
      go: 'See the ledger',
    },
  },
} satisfies typeof zh

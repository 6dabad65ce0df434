/** `node --import` this: the process's clock is wrong by SKEW_MS, as on a machine that nobody looks after. */
const skew = Number(process.env.SKEW_MS ?? 0)
const Right = Date
globalThis.Date = class extends Right {
  constructor(...given) {
    if (given.length > 0) super(...given)
    else super(Right.now() + skew)
  }
  static now() {
    return Right.now() + skew
  }
}

import { config } from 'zod/v4/core'
import english from 'zod/v4/locales/en.js'

config(english())

export {
  array,
  boolean,
  coerce,
  enum,
  type infer,
  iso,
  literal,
  number,
  object,
  type output,
  preprocess,
  record,
  strictObject,
  string,
  union,
  unknown,
  url,
  ZodError,
  type ZodRawShape,
  type ZodType,
} from 'zod/v4'

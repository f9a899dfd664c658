/** The checks that rows, plans and files share, and the one way a failed check becomes a refusal a person can read. */
import * as z from 'zod';
import { type Answer, answer, type Refusal } from '../foundation/answer.ts';

/** Compiled validators use `new Function`, which the page's content policy forbids. */
z.config({ jitless: true });

/**
 * What a failed check says: the refusal's kind (`refusals.<kind>` in the words), what is allowed in English,
 * and the blanks of the page's own sentence.
 */
interface Rule {
  kind: string;
  allowed: string;
  [blank: string]: string | number;
}

/** A check of one field, for what the checks below do not cover. */
export const check = <T>(holds: (value: unknown) => boolean, rule: Rule): z.ZodType<T> =>
  z.custom<T>(holds, { params: { ...rule } });

/** A finite number from min to max, both allowed. */
export const finiteNumber = (range: { min: number; max: number }): z.ZodType<number> =>
  check<number>(
    (value) => typeof value === 'number' && Number.isFinite(value) && value >= range.min && value <= range.max,
    { kind: 'invalidNumber', allowed: `a number from ${range.min} to ${range.max}`, min: range.min, max: range.max },
  );

/** A finite number above min (which itself is not allowed) and at most max. */
export const numberAbove = (range: { above: number; max: number }): z.ZodType<number> =>
  check<number>(
    (value) => typeof value === 'number' && Number.isFinite(value) && value > range.above && value <= range.max,
    {
      kind: 'invalidNumberAbove',
      allowed: `a number above ${range.above} and at most ${range.max}`,
      above: range.above,
      max: range.max,
    },
  );

export const wholeNumber = (range: { min: number; max: number }): z.ZodType<number> =>
  check<number>(
    (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= range.min && value <= range.max,
    {
      kind: 'invalidWholeNumber',
      allowed: `a whole number from ${range.min} to ${range.max}`,
      min: range.min,
      max: range.max,
    },
  );

/** A share: 0 to 1, both allowed. */
export const share = (): z.ZodType<number> => finiteNumber({ min: 0, max: 1 });

export const yesNo = (): z.ZodType<boolean> =>
  check<boolean>((value) => typeof value === 'boolean', { kind: 'invalidYesNo', allowed: 'true or false' });

export const oneOf = <const T extends string>(...choices: T[]): z.ZodType<T> =>
  check<T>((value) => typeof value === 'string' && choices.includes(value as T), {
    kind: 'invalidChoice',
    allowed: `one of ${choices.join(', ')}`,
    choices: choices.join(', '),
  });

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a day that exists, written YYYY-MM-DD, from 1900 to 2199. */
export const isIsoDate = (text: unknown): text is string => {
  const parts = typeof text === 'string' ? /^(19\d\d|2[01]\d\d)-(\d\d)-(\d\d)$/.exec(text) : null;
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return day >= 1 && day <= (daysOfMonth[month - 1] ?? 0) + leap;
};

export const isoDate = (): z.ZodType<string> =>
  check<string>(isIsoDate, { kind: 'invalidDate', allowed: 'a day that exists, written YYYY-MM-DD' });

/** A day, or only a month where the source says no more. */
export const isoDateOrMonth = (): z.ZodType<string> =>
  check<string>((value) => isIsoDate(value) || (typeof value === 'string' && isIsoDate(`${value}-01`)), {
    kind: 'invalidDateOrMonth',
    allowed: 'a day or a month that exists, written YYYY-MM-DD or YYYY-MM',
  });

/**
 * Control characters can forge lines in a log or an export, bidirectional overrides can disguise a text, and half
 * a surrogate pair cannot be written as UTF-8.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unclean = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\p{Surrogate}]/u;

export const isCleanText = (value: unknown, maxLength: number): value is string =>
  typeof value === 'string' && value.length <= maxLength && !unclean.test(value);

/** Text up to `maxLength` UTF-16 units; tabs and line ends are allowed, other control characters are not. */
export const cleanText = (maxLength: number): z.ZodType<string> =>
  check<string>((value) => isCleanText(value, maxLength), {
    kind: 'invalidText',
    allowed: `text of at most ${maxLength} characters without control characters`,
    max: maxLength,
  });

/** As `cleanText`, and not blank. */
export const cleanName = (maxLength: number): z.ZodType<string> =>
  check<string>((value) => isCleanText(value, maxLength) && value.trim() !== '', {
    kind: 'invalidName',
    allowed: `1 to ${maxLength} characters, not blank, without control characters`,
    max: maxLength,
  });

/** Real ids hold slashes, dots and colons: `qwen/qwen-2.5-coder-32b-instruct`, `deepseek/deepseek-r1:free`. */
const idPattern = /^[A-Za-z0-9_.:~/@|+-]{1,128}$/;

/** Names every object has (`__proto__`, `constructor`) are no ids: as keys they would reach what is not ours. */
export const isCatalogId = <Id extends string>(value: unknown): value is Id =>
  typeof value === 'string' && idPattern.test(value) && !(value in Object.prototype);

export const catalogId = <Id extends string>(): z.ZodType<Id> =>
  check<Id>(isCatalogId, {
    kind: 'invalidId',
    allowed: '1 to 128 letters, digits or _ . : ~ / @ | + -',
  });

export const countryCode = (): z.ZodType<string> =>
  check<string>((value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value), {
    kind: 'invalidCountry',
    allowed: 'a two-letter country code such as US or CN',
  });

/**
 * A list of at most `max` entries. They are checked one after another and the first wrong one ends it: collecting every
 * complaint of a stranger's long list takes seconds and more memory than there is.
 */
export const listOf = <T>(entry: z.ZodType<T>, max: number) =>
  z
    .array(z.unknown())
    .max(max, { abort: true })
    .transform((entries, context): T[] => {
      const checked: T[] = [];
      for (const [at, each] of entries.entries()) {
        const result = entry.safeParse(each);
        if (!result.success) {
          for (const issue of result.error.issues.slice(0, 1))
            context.issues.push({ ...issue, input: each, path: [at, ...issue.path] } as z.core.$ZodRawIssue);
          return z.NEVER;
        }
        checked.push(result.data);
      }
      return checked;
    });

/** `prices.tiers[2].minPromptTokens`; the whole is ''. */
const fieldName = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step}]` : name === '' ? String(step) : `${name}.${String(step)}`,
    '',
  );

/** What stands in a field, short enough for a sentence. */
const shown = (value: unknown): string => {
  if (typeof value === 'string') {
    const start = Array.from(value.slice(0, 200)).slice(0, 60).join('');
    const text = start.replace(new RegExp(unclean, 'gu'), '\ufffd').replace(/\s+/g, ' ');
    return `"${start.length < value.length ? `${text}...` : text}"`;
  }
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : String(value);
};

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    input,
  );

const ruleOf = (issue: z.core.$ZodIssue): Rule => {
  switch (issue.code) {
    case 'custom':
      return issue.params && typeof issue.params.kind === 'string'
        ? (issue.params as Rule)
        : { kind: 'invalidRule', allowed: issue.message };
    case 'unrecognized_keys':
      return { kind: 'unknownField', allowed: 'only fields this program knows' };
    case 'too_big':
      return { kind: 'invalidCount', allowed: `at most ${issue.maximum} entries`, min: 0, max: Number(issue.maximum) };
    case 'too_small':
      return {
        kind: 'invalidCountLow',
        allowed: `at least ${issue.minimum} entries`,
        min: Number(issue.minimum),
      };
    case 'invalid_value': {
      const choices = issue.values.map(String).join(', ');
      return { kind: 'invalidChoice', allowed: `one of ${choices}`, choices };
    }
    case 'invalid_type':
      return issue.expected === 'array'
        ? { kind: 'invalidList', allowed: 'a list' }
        : { kind: 'invalidObject', allowed: `${issue.expected === 'object' ? 'an object' : issue.expected}` };
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return { kind: 'invalidRule', allowed: issue.message };
    default:
      return issue satisfies never;
  }
};

/** The deepest complaint of a union is the one that helps: "kind is ladder, but rungs is missing". */
const firstIssue = (issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined => {
  const issue = issues[0];
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const branches = issue.errors.map(firstIssue).filter((branch) => branch !== undefined);
  const deepest = branches.sort((a, b) => b.path.length - a.path.length)[0];
  return deepest ? { ...deepest, path: [...issue.path, ...deepest.path] } : issue;
};

/**
 * The first failed check as a refusal: `subject` names the row or the file (`Model openai/gpt-5`), `input` is what was
 * checked. `details` holds subject, field, value, allowed and the numbers of the rule. Kinds: invalidNumber (min, max),
 * invalidNumberAbove (above, max), invalidWholeNumber (min, max), invalidYesNo, invalidChoice (choices), invalidDate,
 * invalidDateOrMonth, invalidText (max), invalidName (max), invalidId, invalidCount (min, max), invalidCountLow (min),
 * invalidList, invalidObject, unknownField, missingField, missingPart (the whole of it), invalidRule, and those of a `rule` of the caller's own.
 */
const refusalOf = (error: z.ZodError, subject: string, input: unknown): Refusal => {
  const issue = firstIssue(error.issues);
  if (!issue) return { kind: 'invalidRule', message: `${subject} is not valid.`, details: { subject } };
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const found = valueAt(input, path);
  const { kind, allowed, ...blanks } = ruleOf(issue);
  const field = fieldName(path).slice(0, 200) || subject;
  const missing = found === undefined && issue.code !== 'unrecognized_keys';
  const value = missing ? 'missing' : shown(found);
  const isWhole = missing && field === subject;
  return {
    kind: isWhole ? 'missingPart' : missing ? 'missingField' : kind,
    message: `${isWhole ? subject : `${subject}: ${field}`} is ${value}; allowed: ${allowed}.`,
    details: { ...blanks, subject, field, value, allowed },
  };
};

/** Checks a value against a schema: the value as the schema has it, or a refusal naming field, value and what is allowed. */
export const checkWith = <T>(schema: z.ZodType<T>, input: unknown, subject: string): Answer<T> => {
  const result = schema.safeParse(input);
  return result.success ? answer(result.data) : { ok: false, error: refusalOf(result.error, subject, input) };
};

/** A check of several fields together, for `.refine(holds, rule(...))`: `path` is the field the complaint is about. */
export const rule = (
  kind: string,
  path: (string | number)[],
  allowed: string,
  blanks: Record<string, string | number> = {},
) => ({ path, params: { ...blanks, kind, allowed } satisfies Rule });

import { foldText, tokenize } from '../search/index.ts';
import type { Question } from './question.ts';

/** A longer text has a subject of its own. */
const longestFollowUp = 120;

// "and on Android?", "what about refunds", "那退款呢", "换成信用卡可以吗"
const opening =
  /^(?:and|but|or|also|what about|how about|what if|same for|then|so|ok(?:ay)?,? +(?:and|but)|那么?|那如果|还有|另外|如果是?|换成|要是|那要是|那麼|還有|換成)(?![a-z])/i;
const pointing = /\b(?:it|that|this|these|those|them|they|one)\b|(?:它|这个|那个|这样|上面|刚才|這個|那個|這樣|剛才)/i;
// "on Windows?", "instead of email?": what differs and nothing else; "in which countries ..." asks anew.
const circumstance =
  /^(?:on|in|at|for|with|without|via|by|from|about|except|instead of)(?: (?!which|what|whom)[\p{L}\p{N}’'-]+){1,3}$/iu;
// "how long", "why not", "the second one", "still not working": said of what was talked about.
const bare =
  /^(?:(?:but )?(?:why|how|when|where|which|who|what)(?: (?:not|come|long|much|many|often|exactly|then|else|next|one|ones|so))?|(?:in|with) what|(?:is|are) there (?:another|any other)(?: \w+)?|(?:any|some|the|an)?(?:thing|body|where)? ?(?:else|other|another)(?: \w+)?|next steps?|(?:can|could) you (?:explain|show me|be more specific)(?: more)?|(?:more|some more) (?:details?|information|info)(?: please)?|(?:for|an?) example(?: please)?|(?:the )?(?:first|second|third|last|other)(?: (?:one|option|way|choice))?|(?:none|neither|both|all|one) of (?:them|these|those)|(?:(?:it|that|this) )?(?:still |also )?(?:not working|no luck|(?:does|do|did)(?: not|n['’]?t) (?:work|help))(?: either)?|(?:i )?(?:already )?(?:did|tried|done) (?:that|this|it)(?: already)?)$/i;
// "多久", "怎么弄", "还是不行", "第二个"
const bareHan =
  /^(?:(?:大概|一般)?(?:要|需要)?(?:多久|多长时间|多少钱|几天|多少)|为什么|为啥|怎么[办弄做用样]?|怎么操作|如何操作|具体(?:怎么|如何)(?:做|弄|操作)|(?:是)?(?:在)?哪[里儿]|什么(?:时候|意思)|然后|接下来|下一步|举个?例子?|例如|比如|(?:请)?(?:详细|具体)(?:一?点|说说|说明)|(?:还)?(?:有没有|没有|有)(?:别|其他|其它|另外)的?(?:办法|方法|方式|途径)|(?:我)?(?:已经)?(?:都)?试过了?(?:.{0,4}(?:没用|不行))?|(?:还是|仍然|依然)?(?:不行|没用|不管用|不可以|没有用|没反应)|第.个|(?:都)?不是|都不对|哪一?个)(?:呢|吗|啊|呀|了|的)?$/;
// "用支付宝可以吗", "周末也可以吗": a circumstance, and whether it will do.
const circumstanceHan = /^(?!可以|能|我|你|是否)(?:用|在|换成?|通过)?.{1,6}(?:可以|行|能行)[吗么不]$/;
/**
 * The text to search for: a short follow-up is read together with the question before it, because it names only what
 * differs. A question that can stand alone is left alone.
 */
export function withContext(question: Question): string {
  const before = question.previous?.at(-1);
  if (!before || !isFollowUp(question.text)) return question.text;
  return `${question.text} ${before}`;
}

/**
 * Whether a text leans on what was said before: it opens like one, names a circumstance and nothing else, asks a bare
 * question, or is very short and points at something.
 */
export function isFollowUp(text: string): boolean {
  if (text.length > longestFollowUp) return false;
  const said = foldText(text).replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, '');
  const ideographs = /\p{Script=Han}/u.test(said);
  if (ideographs ? bareHan.test(said) || circumstanceHan.test(said) : bare.test(said) || circumstance.test(said))
    return true;
  const subject = tokenize(said).filter(({ kind, stop }) => kind !== 'bigram' && !stop).length;
  if (subject === 0) return true;
  const short = ideographs ? 8 : 4;
  if (opening.test(said)) return subject <= (ideographs ? 12 : 5);
  if (ideographs && said.endsWith('呢')) return subject <= short;
  return pointing.test(said) && subject <= short / 2;
}

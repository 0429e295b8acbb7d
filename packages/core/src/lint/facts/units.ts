export interface Unit {
  /** Quantities of one dimension can be compared: `time`, `working-day`, `GBP`, `percent`. */
  readonly dimension: string;
  /** How many of the dimension's base unit it is. */
  readonly factor: number;
}

const list: readonly (readonly [dimension: string, factor: number, words: string])[] = [
  ['working-day', 1, 'working day|working days|business day|business days|个工作日|個工作日|工作日|工作天|個工作天'],
  ['time', 1, 'second|seconds|sec|secs|秒|秒钟|秒鐘'],
  ['time', 60, 'minute|minutes|min|mins|分钟|分鐘'],
  ['time', 3_600, 'hour|hours|hr|hrs|小时|小時|个小时|個小時'],
  ['time', 86_400, 'day|days|calendar day|calendar days|天|自然日'],
  ['time', 604_800, 'week|weeks|周|週|星期|个星期|個星期'],
  ['month', 1, 'month|months|个月|個月'],
  ['month', 12, 'year|years|年'],
  ['length', 1, 'mm|millimetres|millimeters|毫米'],
  ['length', 10, 'cm|centimetres|centimeters|厘米|公分'],
  ['length', 1_000, 'm|metre|metres|meter|meters|米|公尺'],
  ['length', 1_000_000, 'km|kilometres|kilometers|公里'],
  ['mass', 1, 'g|gram|grams|克|公克'],
  ['mass', 1_000, 'kg|kilograms|千克|公斤'],
  ['volume', 1, 'ml|mL|millilitres|milliliters|毫升'],
  ['volume', 1_000, 'l|L|litre|litres|liter|liters|升|公升'],
  ['temperature', 1, '°C|℃|degrees Celsius|摄氏度|攝氏度'],
  ['temperature-f', 1, '°F|℉|degrees Fahrenheit'],
  ['percent', 1, '%|％|percent|per cent'],
  ['pressure', 1, 'bar|巴'],
  ['voltage', 1, 'V|volt|volts|伏'],
  ['power', 1, 'W|watt|watts|瓦'],
  ['power', 1_000, 'kW'],
  ['current', 1, 'mA'],
  ['current', 1_000, 'A'],
  ['frequency', 1, 'Hz'],
  ['frequency', 1_000, 'kHz'],
  ['frequency', 1_000_000, 'MHz'],
  ['frequency', 1_000_000_000, 'GHz'],
  ['data', 1, 'KB|KiB'],
  ['data', 1_024, 'MB|MiB'],
  ['data', 1_048_576, 'GB|GiB'],
  ['data', 1_073_741_824, 'TB|TiB'],
  ['GBP', 1, 'GBP|pounds|英镑|英鎊'],
  ['EUR', 1, 'EUR|euro|euros|欧元|歐元'],
  ['USD', 1, 'USD|dollars|美元'],
  ['CNY', 1, 'CNY|RMB|yuan|元|人民币|人民幣'],
  ['TWD', 1, 'TWD|新台幣|新臺幣'],
  ['count:time', 1, 'times|次'],
  ['count:character', 1, 'character|characters|个字符|個字元|字符|字元'],
  ['count:digit', 1, 'digit|digits|位数字|位數字'],
  ['count:file', 1, 'file|files|个文件|個檔案'],
  ['count:device', 1, 'device|devices|台设备|台裝置|个设备|個裝置'],
  ['count:point', 1, 'point|points|积分|積分'],
];

const units = new Map<string, Unit>();
for (const [dimension, factor, words] of list) {
  for (const word of words.split('|')) units.set(word, { dimension, factor });
}

/** The unit that a word or sign stands for. */
export function unitOf(word: string): Unit | undefined {
  // `5 A` is a current, `5 a` is none: the case of short units counts.
  return units.get(word) ?? (word.length > 2 ? units.get(word.toLowerCase().replace(/\s+/g, ' ')) : undefined);
}

/** All words and signs, longest first: the alternatives of a pattern. */
export const unitWords: readonly string[] = [...units.keys()].toSorted((a, b) => b.length - a.length);

const currencies: Readonly<Record<string, string>> = {
  '£': 'GBP',
  '€': 'EUR',
  $: 'USD',
  '¥': 'CNY',
  '￥': 'CNY',
  HK$: 'HKD',
  NT$: 'TWD',
};

/** The dimension of amounts behind a currency sign. */
export function currencyOf(sign: string): string | undefined {
  return currencies[sign];
}

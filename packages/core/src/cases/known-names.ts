/** Frequent family names in both scripts: what tells 王先生 from 这位先生. */
const familyNames =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭蔡潘田董袁于余' +
  '叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴';

const introductions = [
  /\b[Mm]y (?:full )?name is ([\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2})/gu,
  /\b(?:[Nn]ame|[Cc]ustomer)[:：]\s*(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2})/gu,
  /\b(?:Dear|Mr|Mrs|Ms|Miss)\.? (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)/gu,
  /\b(?:Hi|Hello|Hey|Thanks|Thank you),? (\p{Lu}[\p{L}'’-]+)(?=[,.!]|\s*$)/gmu,
  new RegExp(`(?:我叫|我的名字是|姓名[:：]?\\s*)([${familyNames}]\\p{Script=Han}{1,2})`, 'gu'),
  new RegExp(`(?:我是|本人)([${familyNames}]\\p{Script=Han}{1,2})(?!\\p{Script=Han})`, 'gu'),
  new RegExp(`([${familyNames}]\\p{Script=Han}{0,2}?)(?=先生|女士|小姐|太太)`, 'gu'),
];

/** What stands behind a greeting or a title without being a name. */
const noNames = new Set(
  'there all team everyone everybody sir madam support customer service folks again for you so very'.split(' '),
);

/**
 * Names of persons that a conversation itself gives away: where somebody introduces themselves or is greeted.
 *
 * @param texts what was said, in any order
 */
export function namesIn(texts: Iterable<string>): string[] {
  const names = new Set<string>();
  for (const text of texts) {
    for (const pattern of introductions) {
      for (const [, name] of text.matchAll(pattern)) {
        if (name !== undefined && !noNames.has(name.toLowerCase())) names.add(name.trim());
      }
    }
  }
  return [...names];
}

import { htmlToMarkdown } from '@askwell/core/articles';
import { describe, expect, it } from 'vitest';
import { cleanPastedHtml } from './pasted-html.ts';

const pasted = (html: string) => htmlToMarkdown(cleanPastedHtml(html));

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {margin:0} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml><![endif]-->
</head><body lang=EN-GB><!--StartFragment-->
<h2>Steps<o:p></o:p></h2>
<p class=MsoNormal>Open the <b>lid</b>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Fill in water<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level2 lfo2'><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp; </span></span><![endif]>cold<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Press start<o:p></o:p></p>
<!--EndFragment--></body></html>`;

describe('pasting from other programs', () => {
  it('reads headings, bold words and the lists that a word processor only draws', () => {
    const { markdown, losses } = pasted(word);
    expect(markdown).toBe('## Steps\n\nOpen the **lid**.\n\n1. Fill in water\n\n   - cold\n\n2. Press start');
    expect(losses).toEqual([]);
  });

  it('does not take the wrapper of a web document for bold', () => {
    const html =
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400;">Plain and </span><span style="font-weight:700;font-style:italic;">strong</span></p></b>';
    expect(pasted(html).markdown).toBe('Plain and <strong>*strong*</strong>');
  });

  it('keeps tables and links', () => {
    const html =
      '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><a href="https://x.example/">x</a></td></tr></table>';
    expect(pasted(html).markdown).toBe('| a | b |\n| --- | --- |\n| 1 | [x](https://x.example/) |');
  });

  it('names what it had to leave out', () => {
    const { markdown, losses } = pasted(
      '<p>Look <img src="file:///C:/a.png" alt="a lid"></p><iframe src="https://x.example"></iframe>',
    );
    expect(markdown).toContain('a lid');
    expect(losses.map(({ kind }) => kind)).toEqual(['image-refused', 'html-removed']);
  });
});

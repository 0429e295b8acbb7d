import { findAnchor } from '../../articles/index.ts';
import { internalTarget, type InternalTarget } from '../corpus/link-graph.ts';
import { nearestName } from '../nearest-name.ts';
import { informationOf, type Finding, type LintContext, type LintRule } from '../rule.ts';
import type { ScannedReference } from '../source/inline-scanner.ts';
import { rangeInLine } from '../source/markdown-source.ts';

export const deadLink: LintRule = {
  id: 'dead-link',
  description: 'A link inside the knowledge base leads to an article that is there.',
  severity: 'error',
  information: informationOf('dead-link'),
  fix: 'Link to the article with the nearest id',
  *check({ document, source, corpus }): Iterable<Finding> {
    for (const { reference, target } of internalLinks(document, source)) {
      if (target.path === '' || target.optional || corpus.links.resolve(target) !== undefined) continue;
      if (corpus.links.redirected(target.id) !== undefined) continue;
      const nearest = target.bare ? nearestName(target.id, corpus.links.ids()) : undefined;
      const { line, addressColumn, address } = reference;
      const edit = {
        range: rangeInLine(line, addressColumn, addressColumn + address.length),
        text: nearest + fragmentOf(target),
      };
      yield {
        message: `Link "${address}" leads to no article. ${nearest ? `Write "${nearest}"` : 'Correct the address'} or remove the link.`,
        range: rangeInLine(line, reference.startColumn, reference.endColumn),
        ...(nearest ? { fix: [edit] } : {}),
      };
    }
    for (const id of document.article.related) {
      if (corpus.links.has(id) || corpus.links.redirected(id) !== undefined) continue;
      const nearest = nearestName(id, corpus.links.ids());
      const place = source.frontMatter.findValue('related', id);
      const isNew = nearest !== undefined && !document.article.related.includes(nearest);
      yield {
        message: `Related article "${id}" is not there. ${nearest ? `Write "${nearest}"` : 'Correct the id'} or remove it.`,
        range: place ?? source.frontMatter.ofKey('related'),
        ...(isNew && place ? { fix: [{ range: place, text: nearest }] } : {}),
      };
    }
  },
};

export const deadAnchor: LintRule = {
  id: 'dead-anchor',
  description: 'The fragment of a link inside the knowledge base names a heading that is there.',
  severity: 'error',
  information: informationOf('dead-anchor'),
  fix: 'Link to the heading with the nearest name',
  *check({ document, source, corpus }): Iterable<Finding> {
    for (const { reference, target } of internalLinks(document, source)) {
      if (target.fragment === '') continue;
      const id = target.path === '' ? document.article.id : corpus.links.resolve(target);
      const other = id === document.article.id ? document : id && corpus.find(id, document.article.locale);
      if (!other || findAnchor(other.anchors, target.fragment) !== undefined) continue;
      const nearest = nearestName(
        target.fragment,
        [...other.anchors.keys()].filter((name) => name.length > 2),
      );
      const { line, addressColumn, address } = reference;
      const start = addressColumn + address.indexOf('#') + 1;
      const where = other === document ? 'this article' : `"${other.article.id}"`;
      yield {
        message: `No heading of ${where} is called "#${target.fragment}". ${nearest ? `Write "#${nearest}"` : 'Correct the fragment'} or leave it out.`,
        range: rangeInLine(line, reference.startColumn, reference.endColumn),
        ...(nearest
          ? { fix: [{ range: rangeInLine(line, start, addressColumn + address.length), text: encodeURI(nearest) }] }
          : {}),
      };
    }
  },
};

export const redirectedLink: LintRule = {
  id: 'redirected-link',
  description: 'A link names the article that it leads to, not one that has moved.',
  severity: 'hint',
  information: informationOf('redirected-link'),
  fix: 'Link to the article to which readers are led',
  *check({ document, source, corpus }): Iterable<Finding> {
    const { links } = corpus;
    for (const { reference, target } of internalLinks(document, source)) {
      const id = links.resolve(target) === undefined ? links.redirected(target.id) : undefined;
      if (id === undefined || target.path === '') continue;
      const { line, addressColumn, address } = reference;
      const range = rangeInLine(line, addressColumn, addressColumn + address.length);
      yield {
        message: `Link "${address}" leads to an article that is now "${id}". Write "${id}".`,
        range: rangeInLine(line, reference.startColumn, reference.endColumn),
        fix: [{ range, text: id + fragmentOf(target) }],
      };
    }
    for (const old of document.article.related) {
      const id = links.redirected(old);
      if (id === undefined) continue;
      const place = source.frontMatter.findValue('related', old);
      const isNew = !document.article.related.includes(id);
      yield {
        message: `Related article "${old}" is now "${id}". ${isNew ? `Write "${id}"` : 'It is in the list already: remove this one'}.`,
        range: place ?? source.frontMatter.ofKey('related'),
        ...(isNew && place ? { fix: [{ range: place, text: id }] } : {}),
      };
    }
  },
};

function* internalLinks(
  document: LintContext['document'],
  source: LintContext['source'],
): Iterable<{ reference: ScannedReference; target: InternalTarget }> {
  for (const reference of source.references) {
    if (reference.kind !== 'link') continue;
    const target = internalTarget(reference.address, document.path);
    if (target) yield { reference, target };
  }
}

function fragmentOf(target: InternalTarget): string {
  return target.fragment === '' ? '' : `#${target.fragment}`;
}

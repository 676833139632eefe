import { describe, expect, it } from '@jest/globals';
import { markup, prose } from './markup.js';

describe('markup', () => {
  it('escapes texts, and keeps pieces of markup as they are', () => {
    const link = markup`<a href="${'"><script>'}">${"'&'"}</a>`;
    expect(link.html).toBe('<a href="&quot;&gt;&lt;script&gt;">&#39;&amp;&#39;</a>');
    expect(markup`<p>${[link, markup`!`]}</p>`.html).toBe(`<p>${link.html}!</p>`);
  });

  it('shows what stands in backticks as code, escaped too', () => {
    expect(prose('in `auth<token>`, or not').html).toBe('in <code>auth&lt;token&gt;</code>, or not');
  });
});

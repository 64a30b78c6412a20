import { html, toPlainName } from './html';

describe('html', () => {
  it('escapes what is put in, wherever it stands', () => {
    const hostile = `<img src=x onerror="alert('1')">&`;
    expect(html`<p title="${hostile}">${hostile}</p>`.source).toBe(
      '<p title="&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62;&#38;">' +
        '&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62;&#38;</p>',
    );
  });

  it('leaves what is HTML already, one piece or several', () => {
    const pieces = ['a', 'b'].map((text) => html`<b>${text}</b>`);
    expect(html`<p>${pieces}${html`<i>${3}</i>`}</p>`.source).toBe(
      '<p><b>a</b><b>b</b><i>3</i></p>',
    );
  });
});

describe('toPlainName', () => {
  it.each([
    ['Ann Sample', 'Ann Sample'],
    ['José Ñandú 李雷', 'José Ñandú 李雷'],
    ['  Ann \r\n Bcc: x  ', 'Ann Bcc: x'],
    ['Ann\u202Eelpmas', 'Ann elpmas'],
    ['Ann\u0000\u200BSample', 'Ann Sample'],
    ['visit www.evil.test now', 'visit www. evil. test now'],
    ['https://evil.test/a', 'https: evil. test a'],
    ['ann@evil.test', 'ann@ evil. test'],
    ['J.R. Sample', 'J. R. Sample'],
  ])('makes %j %j', (name, plain) => {
    expect(toPlainName(name)).toBe(plain);
  });

  it('cuts what is longer than a name', () => {
    expect(toPlainName('a'.repeat(100))).toBe(`${'a'.repeat(59)}…`);
  });
});

import { toFrameHtml } from './to-frame-html';

it('puts styles aside and leaves everything else', () => {
  const mail =
    '<head><style>\n.page { color: red }\n</style></head><p class="text" style="margin:0">Say &#34; style=&#34;</p>';
  expect(toFrameHtml(mail)).toBe(
    '<head></head><p class="text" data-mail-style="margin:0">Say &#34; style=&#34;</p>',
  );
});

it('lets no link lead anywhere', () => {
  expect(toFrameHtml('<a class="accent" href="https://example.test" style="color:red">x</a>')).toBe(
    '<a class="accent" data-href="https://example.test" data-mail-style="color:red">x</a>',
  );
});

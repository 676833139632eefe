/** What may be in a package. */
const EXPECTED: Readonly<Record<string, readonly RegExp[]>> = {
  protocol: [/^dist\/[a-z-]+\.(js|d\.ts)$/],
  'spectator-client': [/^dist\/[a-z-]+\.(js|d\.ts)$/],
  orchestrator: [
    /^dist\/(apps|libs)\/[a-z-]+\/src\/[a-z/.-]+\.(m?js|d\.m?ts)$/,
    // What the services read when they run: the page, and the prompts of the agents.
    /^dist\/apps\/spectator\/public\//,
    /^dist\/apps\/ai-agent\/src\/prompt\/templates\/(other-games\/)?[a-z-]+\.md$/,
  ],
};
const ALWAYS = /^(package\.json|README\.md|LICENSE)$/;

/** What `./contracts` and `./testing` export. */
const EXPORTED_FOR_TESTS =
  /^dist\/apps\/orchestrator\/src\/(testing|games\/ports|games\/ports\/testing|(agent-client|engine-client|store)\/testing)\/[a-z-]+(\.contract)?\.(js|d\.ts)$/;
const FOR_TESTS = /\.(spec|contract)\.|\/testing\//;

/** Which files have no business in the package. */
export function strangersIn(name: string, paths: readonly string[]): string[] {
  const expected = [ALWAYS, ...(EXPECTED[name] ?? [])];
  return paths.filter(
    (path) =>
      path.endsWith('.map') ||
      !expected.some((pattern) => pattern.test(path)) ||
      (FOR_TESTS.test(path) && (!EXPORTED_FOR_TESTS.test(path) || /\.spec\./.test(path))),
  );
}

/** A file of another package is found by `resolve`, as Node finds a module; a font is one of a `package`. */
const IMPORTED = /(?:from|import|import\(|package:|(?<![.\w])resolve\() ?['"]([@#\w.][\w@#./:-]*)['"]/g;

/** The packages that code or declarations import, by their names. */
export function packagesImportedBy(text: string): string[] {
  return [...text.matchAll(IMPORTED)]
    .map(([, specifier = '']) => specifier)
    .filter((specifier) => !/^(\.|#|node:)/.test(specifier))
    .map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '');
}

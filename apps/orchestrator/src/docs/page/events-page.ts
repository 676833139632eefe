import { ERROR_CODES } from '../../games/index.js';
import type { AsyncApi } from '../asyncapi.js';
import type { AsyncMessage } from '../messages/messages.js';
import { markup, type Markup, prose } from './markup.js';
import { schemaTable } from './schema-table.js';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h2 { margin-top: 3rem; }
h3 { margin: 2rem 0 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid #8884; }
pre { overflow-x: auto; padding: 0.75rem; background: #8882; }
code { font-size: 0.9em; }
nav ul { columns: 16rem; padding-left: 1.25rem; }
`;

type Operation = AsyncApi['operations'][string];

/** A page to read an AsyncAPI document: HTML alone, where the renderers of AsyncAPI run as megabytes of script. */
export function eventsPage(document: AsyncApi): string {
  const { title, description } = document.info;
  const operations = Object.values(document.operations);
  const sections = operations.filter(({ action }) => action === 'send').map((operation) => sent(document, operation));
  const messages = operations
    .filter(({ action }) => action === 'receive')
    .map((operation) => taken(document, operation));
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
${description.split('\n\n').map((paragraph) => markup`<p>${prose(paragraph)}</p>`)}
<p>For programs: <code>/asyncapi.json</code>. The REST side: <code>/docs</code>.</p>
${contents(operations, document)}
<h2>What a client may send</h2>
${messages}
${sections}
<h2>Schemas</h2>
${Object.entries(document.components.schemas).map(
  ([name, schema]) => markup`<h3 id="schema-${name}">${name}</h3>
<p>${prose(schema.description ?? '')}</p>
${schemaTable(schema)}`,
)}
</body>
</html>
`.html;
}

function contents(operations: readonly Operation[], document: AsyncApi): Markup {
  const components = operations.flatMap((operation) => namesIn(operation.messages));
  const links = components.map((component) => {
    const { name, title } = messageOf(document, component);
    const isShared = components.some((other) => other !== component && messageOf(document, other).name === name);
    return markup`<li><a href="#${component}"><code>${name}</code></a>${isShared ? ` (${title})` : ''}</li>`;
  });
  return markup`<nav><ul>${links}</ul></nav>`;
}

function sent(document: AsyncApi, { summary, messages }: Operation): Markup {
  return markup`<h2>${summary}</h2>
${namesIn(messages).map((component) => described(component, messageOf(document, component)))}`;
}

function taken(document: AsyncApi, operation: Operation): Markup {
  const codes = (operation[ERROR_CODES] ?? []).map((code) => `\`${code}\``).join(', ');
  const answers = namesIn(operation.reply?.messages ?? []).map((component) => {
    const { summary, payload, examples } = messageOf(document, component);
    return markup`<p>${prose(summary)}</p>${schemaTable(payload)}${shown(examples)}`;
  });
  return markup`${namesIn(operation.messages).map((component) => described(component, messageOf(document, component)))}
${answers}
<p>${prose(operation.description ?? '')}</p>
<p>${prose(`Codes: ${codes}.`)}</p>`;
}

function described(component: string, { name, summary, payload, examples }: AsyncMessage): Markup {
  return markup`<h3 id="${component}"><code>${name}</code></h3>
<p>${prose(summary)}</p>
${schemaTable(payload)}
${shown(examples)}`;
}

function shown(examples: AsyncMessage['examples']): Markup {
  return markup`${examples.map(({ payload }) => markup`<pre>${JSON.stringify(payload, null, 2)}</pre>`)}`;
}

function namesIn(refs: Operation['messages']): readonly string[] {
  return refs.map(({ $ref }) => $ref.slice($ref.lastIndexOf('/') + 1));
}

function messageOf({ components }: AsyncApi, component: string): AsyncMessage {
  const message = components.messages[component];
  if (message === undefined) throw new Error(`There is no message ${component}.`);
  return message;
}
